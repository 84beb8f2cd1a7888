"""From a prompt to a clip: plan, canvas, fill, size."""

from __future__ import annotations

import math
import os
import secrets
import warnings as python_warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onionskin.canvas import Canvas
from onionskin.clip import Clip, Frames
from onionskin.engines.base import (
    Engine,
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.engines.capabilities import Capabilities, Size, refuse_unsupported
from onionskin.engines.registry import load_engine
from onionskin.errors import Cancelled, InvalidInput, OnionskinWarning
from onionskin.fitting import Fit
from onionskin.origin import Origin
from onionskin.render.cache import FillCache
from onionskin.render.framing import (
    DEFAULT_SECONDS,
    Framing,
    check_seconds,
    frame,
    nearest_size,
    refuse_too_large,
)
from onionskin.render.paint import Painter
from onionskin.render.reel import Reel, of_pictures
from onionskin.render.retake import Retake
from onionskin.render.schedule import Schedule, lay_out, reach_of
from onionskin.request import MAX_SEED, Request, check_text

if TYPE_CHECKING:
    from onionskin.plan.cast import Cast
    from onionskin.plan.plan import Plan

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Take:
    """A clip that was made, the plan it was made by, and what was done otherwise than asked."""

    clip: Clip
    origin: Origin
    plan: Plan | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Job:
    """Everything that is asked for, checked: what can be refused has been, before any work."""

    engine: Engine
    framing: Framing
    request: Request
    pictures: Mapping[str, PathLike]
    reel: Reel
    schedule: Schedule
    repair: bool = True
    """Whether what is painted is measured, and painted again where it does not hold still."""


def make(
    prompt: str,
    *,
    engine: str = "toybox",
    seconds: float | None = None,
    fps: Fraction | float | str | None = None,
    size: tuple[int, int] | None = None,
    seed: int | None = None,
    num_inference_steps: int | None = None,
    guidance_scale: float | None = None,
    negative_prompt: str = "",
    cast: Mapping[str, PathLike] | None = None,
    plan: Plan | None = None,
    keyframes: Mapping[float, PathLike] | None = None,
    fit: Fit = "crop",
    repair: bool = True,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """Makes a clip of what `prompt` says.

    `size` is (width, height) in pixels; `cast` gives pictures of one's own by the names the
    prompt uses; `plan` takes the place of the one planned from the prompt, and sets the
    length unless `seconds` does; `keyframes` are pictures by the second at which they stand,
    brought to size by `fit`; without a `seed` one is drawn, and told in `clip.origin`;
    without `repair` the clip is neither measured nor mended.
    What is done otherwise than asked is told as OnionskinWarning. Raises InvalidInput for
    what cannot be done, WeightsError, Cancelled.
    """
    job = prepare(
        prompt,
        engine=engine,
        seconds=seconds,
        fps=fps,
        size=size,
        seed=seed,
        num_inference_steps=num_inference_steps,
        guidance_scale=guidance_scale,
        negative_prompt=negative_prompt,
        cast=cast,
        plan=plan,
        keyframes=keyframes,
        fit=fit,
    )
    job = replace(job, repair=repair)
    take = shoot(job, progress=progress, cancelled=cancelled)
    for warning in take.warnings:
        python_warnings.warn(warning, OnionskinWarning, stacklevel=2)
    return take.clip


def prepare(
    prompt: str,
    *,
    engine: str = "toybox",
    seconds: float | None = None,
    fps: Fraction | float | str | None = None,
    size: tuple[int, int] | None = None,
    seed: int | None = None,
    num_inference_steps: int | None = None,
    guidance_scale: float | None = None,
    negative_prompt: str = "",
    cast: Mapping[str, PathLike] | None = None,
    plan: Plan | None = None,
    keyframes: Mapping[float, PathLike] | None = None,
    fit: Fit = "crop",
) -> Job:
    """Checks everything `make` is given. Raises InvalidInput; nothing has been done then."""
    if keyframes:
        check_text("prompt", prompt)
    else:
        check_prompt(prompt)
    filler = load_engine(engine)
    if seconds is None:
        seconds = plan.seconds if plan else DEFAULT_SECONDS
    for moment in keyframes or {}:
        _refuse_outside(moment, check_seconds(seconds))
    if size is None and keyframes:
        size = _size_like(keyframes[min(keyframes)], filler.capabilities)
    framing = frame(filler, seconds=seconds, fps=fps, size=size)
    request = Request(
        prompt=prompt,
        plan=plan,
        negative_prompt=negative_prompt,
        seed=secrets.randbelow(MAX_SEED + 1) if seed is None else seed,
        num_inference_steps=num_inference_steps,
        guidance_scale=guidance_scale,
    )
    reel, notes = _reel(framing, keyframes or {}, fit)
    framing = replace(framing, warnings=framing.warnings + notes)
    if cast and "cast" not in filler.capabilities.honours:
        raise InvalidInput(
            f"engine {engine} does not take pictures of your own; leave out the cast, or use toybox"
        )
    return job_of(filler, framing, request, reel, pictures=cast or {})


def job_of(
    engine: Engine,
    framing: Framing,
    request: Request,
    reel: Reel,
    *,
    pictures: Mapping[str, PathLike] | None = None,
) -> Job:
    """The job of filling `reel`. Raises UnsupportedCanvas or UnsupportedRequest."""
    able = engine.capabilities
    reach = reach_of(able, regions=reel.part is not None)
    schedule = lay_out(reel.whole, reach)
    if schedule.windows:
        frames = schedule.windows[0].frames
        known = np.isin(frames, schedule.windows[0].seen)
        shape = (len(frames), framing.canvas_size.height, framing.canvas_size.width)
        if reel.part is not None:
            known = np.broadcast_to(known[:, None, None], shape).copy()
            known[:, 0, 0] = True
        times = tuple(float(frame / framing.fps) for frame in frames)
        first = Canvas(np.zeros((*shape, 3), np.uint8), known, framing.fps, times)
        refuse_unsupported(engine.name, able, first, request)
    return Job(
        engine=engine,
        framing=framing,
        request=request,
        pictures=pictures or {},
        reel=reel,
        schedule=schedule,
    )


def shoot(
    job: Job,
    *,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Take:
    """Does the job in memory. Raises WeightsError, Cancelled, InvalidInput for bad pictures."""
    refuse_too_large(job.framing)
    shot = Shot(job, progress=progress, cancelled=cancelled)
    frames = np.stack(list(shot.frames()))
    return Take(
        clip=Clip(frames, job.framing.fps, origin=shot.origin),
        origin=shot.origin,
        plan=shot.plan,
        warnings=shot.warnings,
    )


class Shot:
    """A job being done: its frames come one by one, and only few are held.

    `warnings` and `num_cached` are complete when the frames are.
    """

    def __init__(
        self,
        job: Job,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> None:
        """Plans the shot. Raises WeightsError, Cancelled, InvalidInput for bad pictures."""
        progress(Progress(num_done=0, num_steps=1, label="planning"))
        request, notes = _planned(job)
        if cancelled():
            raise Cancelled("stopped before the first step")
        self.plan = request.plan
        self.origin = Origin(
            prompt=request.prompt,
            negative_prompt=request.negative_prompt,
            seed=request.seed,
            engine=job.engine.name,
            weights=job.engine.weights,
            generative=job.engine.capabilities.generative,
        )
        self._notes = job.framing.warnings + notes
        self._painter = Painter(
            reel=job.reel,
            schedule=job.schedule,
            engine=job.engine,
            canvas_size=job.framing.canvas_size,
            request_of=lambda window: request,
            cache=FillCache(),
            progress=progress,
            cancelled=cancelled,
        )
        self._retake = Retake(self._painter) if job.repair else None

    def frames(self) -> Iterator[Frames]:
        """The frames in order, each uint8 (H, W, 3) at the size that was asked for."""
        return (self._retake or self._painter).frames()

    @property
    def repair(self) -> dict[str, object] | None:
        """What was measured and painted again, as plain data; None without repair."""
        return None if self._retake is None else self._retake.report()

    @property
    def warnings(self) -> tuple[str, ...]:
        mended = () if self._retake is None else tuple(self._retake.warnings)
        return self._notes + tuple(self._painter.warnings) + mended

    @property
    def num_cached(self) -> int:
        """How many fills were found finished."""
        return self._painter.num_cached


def check_prompt(prompt: str) -> None:
    """Raises InvalidInput for a prompt without words, or of more than 2,000 characters."""
    check_text("prompt", prompt)
    if not prompt.strip():
        raise InvalidInput("the prompt is empty; say what is to be seen, e.g. 'a red fox in snow'")


def cast_with(pictures: Mapping[str, PathLike]) -> Cast:
    """The library's cast and pictures of one's own, by name. Raises InvalidInput."""
    from onionskin.plan.cast import load_cast

    cast = load_cast()
    for name, path in pictures.items():
        cast = cast.with_picture(name, Path(path))
    return cast


def _planned(job: Job) -> tuple[Request, tuple[str, ...]]:
    """The request with its cast and plan, for engines that go by one, and the planner's notes."""
    request, honours = job.request, job.engine.capabilities.honours
    if "plan" not in honours:
        return request, ()
    cast = cast_with(job.pictures)
    if "cast" in honours:
        request = replace(request, cast=cast)
    seconds = float(job.framing.num_frames / job.framing.fps)
    if request.plan is not None:
        for subject in request.plan.subjects:
            cast[subject.cast]  # raises InvalidInput where nobody is called so
        return request, _length_note(request.plan, seconds)
    from onionskin.plan.planner import plan_prompt

    size = job.framing.canvas_size
    planned = plan_prompt(
        request.prompt,
        cast=cast,
        seconds=seconds,
        seed=request.seed,
        aspect=size.width / size.height,
    )
    return replace(request, plan=planned.plan), planned.warnings


def _length_note(plan: Plan, seconds: float) -> tuple[str, ...]:
    if abs(plan.seconds - seconds) < 1e-3:
        return ()
    what = "is cut" if plan.seconds > seconds else "stands still after its end"
    return (f"the plan is {plan.seconds:g} s long and the clip {seconds:g} s: the plan {what}",)


def _size_like(path: PathLike, able: Capabilities) -> Size:
    """The size nearest to a picture's that the engine fills."""
    from onionskin.media.picture import read_picture

    picture = read_picture(path)
    return nearest_size(able, Size(picture.shape[1], picture.shape[0]))


def _reel(
    framing: Framing, keyframes: Mapping[float, PathLike], fit: Fit
) -> tuple[Reel, tuple[str, ...]]:
    """The reel of a clip with pictures at given seconds, and what was done to them."""
    from onionskin.media.picture import read_picture

    pictures, notes = {}, []
    for seconds, path in sorted(keyframes.items()):
        index = _index_of(seconds, framing)
        if index in pictures:
            raise InvalidInput(f"two pictures stand at frame {index}; give each its own time")
        picture = read_picture(path)
        given = Size(picture.shape[1], picture.shape[0])
        if given != framing.size:
            notes.append(f"{os.fspath(path)} is {given}: brought to {framing.size} by {fit}")
        pictures[index] = picture
    reel = of_pictures(pictures, framing.size, framing.num_frames, framing.fps, fit)
    return reel, tuple(notes)


def _refuse_outside(moment: float, seconds: float) -> None:
    if not (math.isfinite(moment) and 0 <= moment <= seconds + 1e-6):
        raise InvalidInput(f"a picture at {moment:g} s is outside the clip; give 0..{seconds:g}")


def _index_of(moment: float, framing: Framing) -> int:
    """The frame shown at `moment` (seconds); the clip's very end is its last frame."""
    return min(round(moment * framing.fps), framing.num_frames - 1)
