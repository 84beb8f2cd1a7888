"""From a prompt to a clip: plan, canvas, fill, size."""

from __future__ import annotations

import os
import secrets
import warnings as python_warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from onionskin.canvas import Canvas
from onionskin.clip import Clip
from onionskin.engines.base import (
    Engine,
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.engines.capabilities import refuse_unsupported
from onionskin.engines.registry import load_engine
from onionskin.errors import Cancelled, InvalidInput, OnionskinWarning
from onionskin.origin import Origin
from onionskin.render.framing import DEFAULT_SECONDS, Framing, frame
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
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """Makes a clip of what `prompt` says.

    `size` is (width, height) in pixels; `cast` gives pictures of one's own by the names the
    prompt uses; `plan` takes the place of the one planned from the prompt, and sets the
    length unless `seconds` does; without a `seed` one is drawn, and told in `clip.origin`.
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
    )
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
) -> Job:
    """Checks everything `make` is given. Raises InvalidInput; nothing has been done then."""
    check_prompt(prompt)
    filler = load_engine(engine)
    if seconds is None:
        seconds = plan.seconds if plan else DEFAULT_SECONDS
    framing = frame(filler, seconds=seconds, fps=fps, size=size)
    request = Request(
        prompt=prompt,
        plan=plan,
        negative_prompt=negative_prompt,
        seed=secrets.randbelow(MAX_SEED + 1) if seed is None else seed,
        num_inference_steps=num_inference_steps,
        guidance_scale=guidance_scale,
    )
    refuse_unsupported(filler.name, filler.capabilities, _blank(framing), request)
    if cast and "cast" not in filler.capabilities.honours:
        raise InvalidInput(
            f"engine {engine} does not take pictures of your own; leave out the cast, or use toybox"
        )
    return Job(engine=filler, framing=framing, request=request, pictures=cast or {})


def shoot(
    job: Job,
    *,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Take:
    """Does the job. Raises WeightsError, Cancelled, InvalidInput for bad pictures."""
    progress(Progress(num_done=0, num_steps=1, label="planning"))
    request, notes = _planned(job)
    if cancelled():
        raise Cancelled("stopped before the first step")
    fill = job.engine.fill(_blank(job.framing), request, progress=progress, cancelled=cancelled)
    origin = Origin(
        prompt=request.prompt,
        negative_prompt=request.negative_prompt,
        seed=request.seed,
        engine=job.engine.name,
        weights=job.engine.weights,
        generative=job.engine.capabilities.generative,
    )
    return Take(
        clip=_brought_to_size(fill.clip, job.framing, origin),
        origin=origin,
        plan=request.plan,
        warnings=job.framing.warnings + notes + fill.warnings,
    )


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

    planned = plan_prompt(request.prompt, cast=cast, seconds=seconds, seed=request.seed)
    return replace(request, plan=planned.plan), planned.warnings


def _length_note(plan: Plan, seconds: float) -> tuple[str, ...]:
    if abs(plan.seconds - seconds) < 1e-3:
        return ()
    what = "is cut" if plan.seconds > seconds else "stands still after its end"
    return (f"the plan is {plan.seconds:g} s long and the clip {seconds:g} s: the plan {what}",)


def _blank(framing: Framing) -> Canvas:
    width, height = framing.canvas_size
    return Canvas.blank(framing.num_frames, height, width, framing.fps)


def _brought_to_size(clip: Clip, framing: Framing, origin: Origin) -> Clip:
    from onionskin.render.scaling import scale_to_cover

    return Clip(scale_to_cover(clip.frames, framing.size), clip.fps, origin=origin)
