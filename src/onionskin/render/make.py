"""From a prompt to a clip: plan, canvas, fill, size."""

from __future__ import annotations

import os
import secrets
import warnings as python_warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypedDict

import numpy as np

from onionskin.canvas import Canvas
from onionskin.clip import Clip
from onionskin.engines.base import Engine
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.engines.registry import load_engine
from onionskin.errors import Cancelled, InvalidInput, OnionskinWarning, WeightsError
from onionskin.executors.executor import Executor, InTurn
from onionskin.fitting import Fit
from onionskin.frames import Frames
from onionskin.origin import Origin
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.render.cache import FillCache, Identity
from onionskin.render.estimate import Estimate, FillTimes
from onionskin.render.framing import (
    DEFAULT_SECONDS,
    Framing,
    check_seconds,
    frame,
    refuse_too_large,
)
from onionskin.render.keyframes import by_moment, reel_with, size_like
from onionskin.render.paint import Painter
from onionskin.render.planning import (
    AS_PLANNED,
    Chapter,
    Moves,
    Planned,
    chapters_of,
    check_prompt,
    plan_job,
)
from onionskin.render.reel import Reel
from onionskin.render.retake import Retake
from onionskin.render.schedule import Schedule, lay_out, reach_of
from onionskin.request import MAX_SEED, Request, check_text
from onionskin.sound import Sound

if TYPE_CHECKING:
    from onionskin.plan.plan import Plan

PathLike = str | os.PathLike[str]
MAX_MOTION = 10.0
PREVIEW_STEPS = 2


class _Moved(TypedDict, total=False):
    motion: float | None
    camera: str | None


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
    chapters: tuple[Chapter, ...] = ()
    """Those after the first, whose prompt is the request's."""
    moves: Moves = AS_PLANNED
    repair: bool = True
    """Whether what is painted is measured, and painted again where it does not hold still."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """The fills of a job, and the time they will take; None where none was ever timed here."""

    schedule: Schedule
    estimate: Estimate | None


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
    image: PathLike | None = None,
    last_image: PathLike | None = None,
    prompt_at: Mapping[float, str] | None = None,
    motion: float | None = None,
    camera: str | None = None,
    preview: bool = False,
    fit: Fit = "crop",
    repair: bool = True,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """Makes a clip of what `prompt` says.

    `size` is (width, height) in pixels; `cast` gives pictures of one's own by the names the
    prompt uses; `plan` takes the place of the one planned from the prompt, and sets the
    length unless `seconds` does; `keyframes` are pictures by the second at which they stand,
    `image` and `last_image` the first and the last frame, brought to size by `fit`;
    `prompt_at` are prompts by the second from which they hold; `motion` is 0 (nearly still)
    .. 10, 5 as planned; `camera` is a move of `plan.plan.CAMERAS`, or several: "pan-left+zoom-in";
    a `preview` takes few steps at a quarter of the size, unmended; without a `seed` one is
    drawn, and told in `clip.origin`; without `repair` the clip is neither measured nor mended.
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
        image=image,
        last_image=last_image,
        prompt_at=prompt_at,
        motion=motion,
        camera=camera,
        preview=preview,
        fit=fit,
    )
    job = replace(job, repair=job.repair and repair)
    take = shoot(job, progress=progress, cancelled=cancelled)
    for warning in take.warnings:
        python_warnings.warn(warning, OnionskinWarning, stacklevel=2)
    return take.clip


def make_variations(
    prompt: str, num_variations: int, *, seed: int | None = None, **options: Any
) -> list[Clip]:
    """Makes clips of what `prompt` says with `num_variations` seeds, from `seed` on.

    `options` are those of `make`, which says what is raised and told; each clip's seed is in
    its `origin`.
    """
    first = secrets.randbelow(MAX_SEED + 1) if seed is None else seed
    seeds = [(first + number) % (MAX_SEED + 1) for number in range(num_variations)]
    return [make(prompt, seed=each, **options) for each in seeds]


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
    image: PathLike | None = None,
    last_image: PathLike | None = None,
    prompt_at: Mapping[float, str] | None = None,
    motion: float | None = None,
    camera: str | None = None,
    preview: bool = False,
    fit: Fit = "crop",
) -> Job:
    """Checks everything `make` is given. Raises InvalidInput; nothing has been done then."""
    filler = load_engine(engine)
    able = filler.capabilities
    seconds = check_seconds(
        (plan.seconds if plan else DEFAULT_SECONDS) if seconds is None else seconds
    )
    pictures = by_moment(keyframes, image, last_image, seconds)
    if pictures:
        check_text("prompt", prompt)
    else:
        check_prompt(prompt)
    if size is None and pictures:
        size = size_like(next(iter(pictures.values())), able)
    framing = frame(filler, seconds=seconds, fps=fps, size=size, preview=preview)
    moves, moved = _moves(able, motion, camera)
    request = Request(
        prompt=prompt,
        plan=plan,
        negative_prompt=negative_prompt,
        seed=secrets.randbelow(MAX_SEED + 1) if seed is None else seed,
        num_inference_steps=_steps(able, num_inference_steps, preview),
        guidance_scale=guidance_scale,
        **moved,
    )
    reel, notes = reel_with(pictures, framing, fit)
    framing = replace(framing, warnings=framing.warnings + notes)
    if cast and "cast" not in able.honours:
        raise InvalidInput(
            f"engine {engine} does not take pictures of your own; leave out the cast, or use toybox"
        )
    if plan is not None and prompt_at:
        raise InvalidInput("a plan is one chapter; give either a plan, or prompts at times")
    chapters = chapters_of(prompt_at or {}, framing)
    job = job_of(filler, framing, request, reel, pictures=cast or {}, chapters=chapters)
    # A preview is to be seen at once, not to be kept.
    return replace(job, moves=moves, repair=not preview)


def _steps(able: Capabilities, given: int | None, preview: bool) -> int | None:
    few = preview and given is None and "num_inference_steps" in able.honours
    return PREVIEW_STEPS if few else given


def _moves(able: Capabilities, motion: float | None, camera: str | None) -> tuple[Moves, _Moved]:
    """Motion and camera for the plan of engines that go by one, or else for the request."""
    if motion is not None and not 0 <= motion <= MAX_MOTION:
        raise InvalidInput(
            f"motion {motion:g} is out of range; give 0 (nearly still) .. {MAX_MOTION:g}, 5 is as "
            "planned"
        )
    if camera is not None:
        from onionskin.plan.plan import camera_moves

        camera = "+".join(camera_moves(camera))
    if "plan" in able.honours:
        return Moves(motion=motion, camera=camera), {}
    share = None if motion is None else motion / MAX_MOTION
    return AS_PLANNED, {"motion": share, "camera": camera}


def job_of(
    engine: Engine,
    framing: Framing,
    request: Request,
    reel: Reel,
    *,
    pictures: Mapping[str, PathLike] | None = None,
    chapters: tuple[Chapter, ...] = (),
) -> Job:
    """The job of filling `reel`. Raises UnsupportedCanvas or UnsupportedRequest."""
    reach = reach_of(engine.capabilities, reel.fps, regions=reel.part is not None)
    schedule = lay_out(reel.whole, reach, [chapter.first for chapter in chapters])
    job = Job(
        engine=engine,
        framing=framing,
        request=request,
        pictures=pictures or {},
        reel=reel,
        schedule=schedule,
        chapters=chapters,
    )
    _refuse_unsupported_start(job)
    return job


def _refuse_unsupported_start(job: Job) -> None:
    """Refuses what the engine cannot fill, by the first window of the job: before any work."""
    if not job.schedule.windows:
        return
    window, framing = job.schedule.windows[0], job.framing
    frames = window.frames
    known = np.isin(frames, window.seen)
    shape = (len(frames), framing.canvas_size.height, framing.canvas_size.width)
    if job.reel.part is not None:
        known = np.broadcast_to(known[:, None, None], shape).copy()
        known[:, 0, 0] = True
    times = tuple(float(frame / framing.fps) for frame in frames)
    first = Canvas(np.zeros((*shape, 3), np.uint8), known, framing.fps, times)
    refuse_unsupported(job.engine.name, job.engine.capabilities, first, job.request)


def painted_with(
    job: Job, *, num_inference_steps: int | None = None, guidance_scale: float | None = None
) -> Job:
    """The job with steps and guidance other than the engine's own; None leaves them.

    Raises InvalidInput for what is out of range, UnsupportedRequest for an engine without them.
    """
    request = job.request
    if num_inference_steps is not None:
        request = replace(request, num_inference_steps=num_inference_steps)
    if guidance_scale is not None:
        request = replace(request, guidance_scale=guidance_scale)
    if request is job.request:
        return job
    job = replace(job, request=request)
    _refuse_unsupported_start(job)
    return job


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
        cache: FillCache | None = None,
        executor: Executor | None = None,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> None:
        """Plans the shot; `cache` is where the environment says, if left out.

        Raises WeightsError, Cancelled, InvalidInput for bad pictures.
        """
        cache = FillCache() if cache is None else cache
        progress(Progress(num_done=0, num_steps=1, label="planning"))
        planned = plan_job(job)
        if cancelled():
            raise Cancelled("stopped before the first step")
        request = planned.requests[0]
        self.plan = request.plan
        self.schedule = _schedule_of(job, planned)
        self.origin = Origin(
            prompt=_story(job),
            negative_prompt=request.negative_prompt,
            seed=request.seed,
            engine=job.engine.name,
            weights=job.engine.weights,
            generative=job.engine.capabilities.generative,
        )
        self._notes = job.framing.warnings + planned.warnings
        self._painter = Painter(
            reel=job.reel,
            schedule=self.schedule,
            engine=job.engine,
            canvas_size=job.framing.canvas_size,
            request_of=planned.request_of,
            cache=cache,
            times=FillTimes(cache.folder),
            executor=executor or InTurn(),
            progress=progress,
            cancelled=cancelled,
        )
        # Where frames stay unshown, those that come out are not the reel's, one by one.
        mends = job.repair and job.reel.sheet.shown is None
        self._retake = Retake(self._painter) if mends else None

    def frames(self) -> Iterator[Frames]:
        """The frames in order, each uint8 (H, W, 3) at the size that was asked for."""
        return (self._retake or self._painter).frames()

    @property
    def repair(self) -> dict[str, object] | None:
        """What was measured and painted again, as plain data; None without repair."""
        return None if self._retake is None else self._retake.report()

    @property
    def sound(self) -> Sound | None:
        """What the engine made to be heard, complete when the frames are; None for no sound."""
        return self._painter.sound

    @property
    def warnings(self) -> tuple[str, ...]:
        mended = () if self._retake is None else tuple(self._retake.warnings)
        said = self._notes + tuple(self._painter.warnings) + mended
        return tuple(dict.fromkeys(said))

    @property
    def num_cached(self) -> int:
        """How many fills were found finished."""
        return self._painter.num_cached


def varied(job: Job, count: int) -> Iterator[Job]:
    """The job `count` times, with its own seed and those that follow."""
    for number in range(count):
        seed = (job.request.seed + number) % (MAX_SEED + 1)
        yield replace(job, request=replace(job.request, seed=seed))


def rehearse(job: Job) -> Rehearsal:
    """Says what a job will do, without doing it. Raises WeightsError where it cannot be planned."""
    schedule = _schedule_of(job, plan_job(job)) if job.chapters else job.schedule
    regions = job.reel.part is not None
    found = None
    with suppress(WeightsError):
        found = FillTimes(FillCache().folder).estimate(
            Identity.of(job.engine),
            job.request,
            job.framing.canvas_size,
            schedule,
            regions=regions,
        )
    return Rehearsal(schedule=schedule, estimate=found)


def _schedule_of(job: Job, planned: Planned) -> Schedule:
    if not planned.cuts:
        return job.schedule
    able = job.engine.capabilities
    reach = reach_of(able, job.reel.fps, regions=job.reel.part is not None)
    return lay_out(job.reel.whole, reach, planned.starts[1:], planned.cuts)


def _story(job: Job) -> str:
    """The prompts of all chapters in one line."""
    later = [f"at {float(c.first / job.framing.fps):g} s: {c.prompt}" for c in job.chapters]
    return "; ".join([job.request.prompt, *later])
