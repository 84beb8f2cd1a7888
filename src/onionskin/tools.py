"""The tools of the command line as functions: the same names and options, and they give clips.

A clip may be one in memory or the path of one. All report to `progress`, and stop within a
step once `cancelled` says so (Cancelled); without a `seed` one is drawn, and told in
`clip.origin`; without `num_inference_steps` or `guidance_scale` the engine's own are taken.
What is done otherwise than asked is told as OnionskinWarning. They raise InvalidInput for what
cannot be done, MediaError for what cannot be read, WeightsError.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from onionskin.clip import Clip
from onionskin.errors import OnionskinWarning
from onionskin.fitting import Fit
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing
from onionskin.render import draw, edit
from onionskin.render.make import Job, painted_with, shoot
from onionskin.render.marks import Region
from onionskin.render.material import PathLike, Source

if TYPE_CHECKING:
    from onionskin.stability.measuring.footage import Footage
    from onionskin.stability.measuring.measure import Measurement


def animate(
    image: PathLike,
    prompt: str,
    *,
    seconds: float = 2.0,
    fps: Fraction | float | str | None = None,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "toybox",
    seed: int | None = None,
    num_inference_steps: int | None = None,
    guidance_scale: float | None = None,
    repair: bool = True,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """A clip of `seconds` that starts with the picture at `image`, brought to `size` by `fit`."""
    job = draw.animate(
        image, prompt, seconds=seconds, fps=fps, size=size, fit=fit, engine=engine, seed=seed
    )
    return _done(job, repair, progress, cancelled, num_inference_steps, guidance_scale)


def between(
    images: Sequence[PathLike],
    *,
    at: Sequence[float] | None = None,
    prompt: str | Sequence[str] = "",
    fps: Fraction | float | str | None = None,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "toybox",
    seed: int | None = None,
    num_inference_steps: int | None = None,
    guidance_scale: float | None = None,
    repair: bool = True,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """A clip in which the pictures at `images` stand `at` growing seconds, or 2 s apart.

    `prompt` is one for the clip, or one for each gap.
    """
    job = draw.between(
        images, at=at, prompt=prompt, fps=fps, size=size, fit=fit, engine=engine, seed=seed
    )
    return _done(job, repair, progress, cancelled, num_inference_steps, guidance_scale)


def extend(
    clip: Source,
    prompt: str,
    *,
    seconds: float = 4.0,
    backward: bool = False,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "toybox",
    seed: int | None = None,
    num_inference_steps: int | None = None,
    guidance_scale: float | None = None,
    repair: bool = True,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """The clip and `seconds` more after its end, or `backward` before its start."""
    job = edit.extend(
        clip,
        prompt,
        seconds=seconds,
        backward=backward,
        size=size,
        fit=fit,
        engine=engine,
        seed=seed,
    )
    return _done(job, repair, progress, cancelled, num_inference_steps, guidance_scale)


def modify(
    clip: Source,
    prompt: str,
    *,
    region: Region | None = None,
    mask: Source | None = None,
    feather: int = 0,
    start_seconds: float = 0.0,
    end_seconds: float | None = None,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "toybox",
    seed: int | None = None,
    num_inference_steps: int | None = None,
    guidance_scale: float | None = None,
    repair: bool = True,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """The clip with a part of it new: `region` (left, top, width, height), or where `mask`, a
    picture or a clip, is bright. Every other pixel stays; `feather` softens the inner edge.
    """
    job = edit.modify(
        clip,
        prompt,
        region=region,
        mask=mask,
        feather=feather,
        start_seconds=start_seconds,
        end_seconds=end_seconds,
        size=size,
        fit=fit,
        engine=engine,
        seed=seed,
    )
    return _done(job, repair, progress, cancelled, num_inference_steps, guidance_scale)


def expand(
    clip: Source,
    prompt: str,
    *,
    size: tuple[int, int],
    anchor: str = "center",
    engine: str = "toybox",
    seed: int | None = None,
    num_inference_steps: int | None = None,
    guidance_scale: float | None = None,
    repair: bool = True,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """The clip on a larger canvas of `size` (width, height), painted around it."""
    job = edit.expand(clip, prompt, size=size, anchor=anchor, engine=engine, seed=seed)
    return _done(job, repair, progress, cancelled, num_inference_steps, guidance_scale)


def restyle(
    clip: Source,
    prompt: str,
    *,
    strength: float = 0.5,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "toybox",
    seed: int | None = None,
    num_inference_steps: int | None = None,
    guidance_scale: float | None = None,
    repair: bool = True,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """The clip painted over: `strength` 0 gives it back bit for bit, 1 is a new one."""
    job = edit.restyle(
        clip, prompt, strength=strength, size=size, fit=fit, engine=engine, seed=seed
    )
    return _done(job, repair, progress, cancelled, num_inference_steps, guidance_scale)


def smooth(
    clip: Source,
    *,
    fps: Fraction | float | str = 24,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "flow",
    seed: int | None = None,
    repair: bool = True,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """The clip at a higher rate; its frames stay where one of the new stands at their moment."""
    job = edit.smooth(clip, fps=fps, size=size, fit=fit, engine=engine, seed=seed)
    return _done(job, repair, progress, cancelled)


def measure(
    clip: Source,
    *,
    reference: Source | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Measurement:
    """What does not hold still in a clip; PSNR, SSIM and tOF against a `reference` as well."""
    from onionskin.stability.measuring.measure import measure_footage

    footage = _footage(clip)
    found = measure_footage(footage, progress=progress, cancelled=cancelled)
    if reference is None:
        return found
    from onionskin.stability.measuring.figures import compare

    return replace(found, reference=compare(footage, _footage(reference)))


def steady(
    clip: Source,
    *,
    only: str = "pops,flicker,jitter,crawl",
    strength: float = 1.0,
    start_seconds: float = 0.0,
    end_seconds: float | None = None,
    region: str | None = None,
    fix_budget: int = 12,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Clip:
    """The clip mended so that it holds still; as it is where nothing helps.

    `region` is "left,top,width,height" in per cent. To keep sound and timestamps of a file,
    write it with `onionskin.stability.mending.mend_file.steady_file`.
    """
    from onionskin.stability.measuring.measure import measure_footage
    from onionskin.stability.mending.options import RepairOptions, parse_only, parse_region
    from onionskin.stability.mending.recipe import cooked
    from onionskin.stability.mending.repair import plan_repair

    options = RepairOptions(
        only=parse_only(only),
        strength=strength,
        from_seconds=start_seconds,
        to_seconds=end_seconds,
        region=parse_region(region),
        fix_budget=fix_budget,
    )
    footage = _footage(clip)
    before = measure_footage(footage, progress=progress, cancelled=cancelled)
    plan = plan_repair(footage, before, options, progress=progress, cancelled=cancelled)
    _warn(tuple(footage.warnings))
    source = clip if isinstance(clip, Clip) else Clip.open(clip)
    if plan.recipe.is_empty:
        return source
    return replace(source, frames=np.stack(list(cooked(footage.frames(), plan.recipe))))


def _done(
    job: Job,
    repair: bool,
    progress: ReportProgress,
    cancelled: IsCancelled,
    num_inference_steps: int | None = None,
    guidance_scale: float | None = None,
) -> Clip:
    job = painted_with(job, num_inference_steps=num_inference_steps, guidance_scale=guidance_scale)
    take = shoot(replace(job, repair=repair), progress=progress, cancelled=cancelled)
    _warn(take.warnings)
    return take.clip


def _warn(lines: Sequence[str]) -> None:
    for line in lines:
        warnings.warn(line, OnionskinWarning, stacklevel=4)


def _footage(source: Source) -> Footage:
    from onionskin.stability.measuring.footage import ClipFootage, open_footage

    if isinstance(source, Clip):
        return ClipFootage(source)
    return open_footage(source)
