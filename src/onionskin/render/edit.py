"""Change a clip that is there: each edit is a sheet of what stays, and a job that fills it.

All take a clip in memory or the path of one; `size` (width, height) and `fit` bring it to
another size first. Raises InvalidInput for what cannot be done, MediaError for what cannot
be read.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np

from onionskin.engines.capabilities import Capabilities
from onionskin.engines.registry import load_engine
from onionskin.errors import InvalidInput, UnsupportedCanvas
from onionskin.exposure import Exposure, Mask
from onionskin.fitting import Fit, Size
from onionskin.framerate import exact_fps, format_fps
from onionskin.plan.placing import Part, placed_inside, placed_outside
from onionskin.plan.plan import CameraKey, Plan
from onionskin.render.clearing import without
from onionskin.render.framing import Framing, check_seconds, check_size, nearest_size
from onionskin.render.make import Job, job_of
from onionskin.render.marks import Region, box_of, masks_of
from onionskin.render.material import Material, Source, material_of
from onionskin.render.planning import cast_with
from onionskin.render.recall import continued, leading_up, recalled, recast, replaced
from onionskin.render.reel import Reel, inner_size
from onionskin.request import MAX_SEED, Request

Arrange = Callable[[Plan], tuple[Plan, tuple[str, ...]]]
"""Moves a plan's subjects to where they can be seen, and says what it left out."""
MAX_FEATHER = 512


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
) -> Job:
    """Goes on after the end of `clip` (or, `backward`, leads up to its start) for `seconds`."""
    material = _moving(material_of(clip, size, fit))
    added = round(Fraction(check_seconds(seconds)) * material.fps)
    if added < 1:
        raise InvalidInput(f"{seconds:g} s is less than a frame at {format_fps(material.fps)} fps")
    sheet = Exposure.extend(material, added, backward=backward)
    request = Request(prompt=prompt, seed=_seed(seed))
    request, notes = _going_on(clip, material, added, request, engine, backward)
    return _job(material, sheet, request, engine, notes=notes)


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
) -> Job:
    """Fills a part of `clip` anew: a rectangle (left, top, width, height), or where `mask` is
    bright, a picture or a clip of as many frames.

    Over `feather` pixels inside the part the new fades into the old.
    """
    material = material_of(clip, size, fit)
    changes = _moments(material, start_seconds, end_seconds)
    if not 0 <= feather <= MAX_FEATHER:
        raise InvalidInput(f"feather {feather} is out of range; give 0..{MAX_FEATHER} pixels")
    masks = masks_of(material, region, mask, changes)
    sheet = Exposure.inside(material, masks, changes)
    first = int(np.argmax(changes))
    box, start = box_of(masks(first)), first / float(material.fps)
    part = _part(box, sheet.size, load_engine(engine).capabilities)

    def arrange(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
        return placed_inside(plan, part, start), ()

    request = Request(prompt=prompt, seed=_seed(seed))
    seconds = float(changes.sum() / material.fps)
    planned, notes = _arranged(request, engine, seconds, part.aspect, arrange)
    return _job(material, sheet, planned, engine, notes=notes, feather=feather)


def expand(
    clip: Source,
    prompt: str,
    *,
    size: tuple[int, int],
    anchor: str = "center",
    engine: str = "toybox",
    seed: int | None = None,
) -> Job:
    """Paints around `clip`, which stands in `size` (width, height) at `anchor`."""
    material = material_of(clip)
    sheet = Exposure.outside(material, check_size(size), anchor)
    box = (*sheet.corner, material.width, material.height)
    part = _part(box, sheet.size, load_engine(engine).capabilities)

    def arrange(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
        clear, left_out = placed_outside(plan, part)
        return clear, tuple(f"{name!r} would be cut by the clip: left out" for name in left_out)

    request = Request(prompt=prompt, seed=_seed(seed))
    seconds, aspect = float(material.num_frames / material.fps), part.width / part.height
    planned, notes = _arranged(request, engine, seconds, aspect, arrange)
    return _job(material, sheet, planned, engine, notes=notes)


def restyle(
    clip: Source,
    prompt: str,
    *,
    strength: float = 0.5,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "toybox",
    seed: int | None = None,
) -> Job:
    """Paints `clip` over: `strength` 0 gives it back as it is, 1 is a new one."""
    material = material_of(clip, size, fit)
    sheet = Exposure.restyle(material, strength)
    request = Request(prompt=prompt, seed=_seed(seed), strength=strength)
    if not (0 < strength < 1 and _plans(request, engine)):
        return _job(material, sheet, request, engine)
    seconds, aspect = material.duration_seconds, material.width / material.height
    cast = cast_with({})
    before = recalled(clip, material, cast)
    arrange = _as_in(None if before is None else before.plan)
    planned, notes = _arranged(request, engine, seconds, aspect, arrange)
    if before is not None and planned.plan is not None:
        gone = replaced(before.plan, planned.plan)
        material = without(material, gone, cast) if gone.subjects else material
    return _job(material, sheet, planned, engine, notes=notes)


def smooth(
    clip: Source,
    *,
    fps: Fraction | float | str = 24,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "flow",
    seed: int | None = None,
) -> Job:
    """Raises the frame rate of `clip` to `fps`: new frames at their exact moments between the old.

    An old frame is kept where one stands at the moment of a new one.
    """
    material = _moving(material_of(clip, size, fit))
    sheet = Exposure.at_rate(material, exact_fps(fps))
    if sheet.times and not load_engine(engine).capabilities.any_times:
        raise UnsupportedCanvas(
            f"engine {engine} fills only evenly spaced frames, and {format_fps(sheet.fps)} fps is "
            f"no multiple of {format_fps(material.fps)}; give a multiple, or take engine flow"
        )
    return _job(material, sheet, Request(prompt="", seed=_seed(seed)), engine)


def _going_on(
    clip: Source, material: Material, added: int, request: Request, engine: str, backward: bool
) -> tuple[Request, tuple[str, ...]]:
    """The request with a plan that goes on from the clip's own (or leads up to it), where that
    is known."""
    if not _plans(request, engine):
        return request, ()
    cast = cast_with({})
    before = recalled(clip, material, cast)
    if before is None:
        return request, ()
    from onionskin.planner.planner import plan_prompt

    planned = plan_prompt(
        request.prompt,
        cast=cast,
        seconds=float(added / material.fps),
        seed=request.seed,
        aspect=material.width / material.height,
        before=before,
    )
    if backward:
        plan = leading_up(planned.plan, before.plan)
    else:
        plan = continued(planned.plan, before.plan, material.duration_seconds)
    return replace(request, plan=plan), planned.warnings


def _plans(request: Request, engine: str) -> bool:
    """Whether the engine goes by a plan, and there are words to make one of."""
    return "plan" in load_engine(engine).capabilities.honours and bool(request.prompt.strip())


def _as_in(before: Plan | None) -> Arrange:
    """Keeps whoever is in the clip where they are.

    They are drafted anew where the clip's own plan, `before`, is known; where not, the clip
    alone shows them, and a draft of the prompt's subjects would double them.
    """

    def arrange(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
        if before is not None:
            return recast(before, plan), ()
        still = (CameraKey(seconds=0.0),)
        return replace(plan, subjects=(), camera=still, camera_move="still"), ()

    return arrange


def _moving(material: Material) -> Material:
    """The material, if it has more than a frame: a lone one has no rate to go on at."""
    if material.num_frames < 2:
        raise InvalidInput("the clip is one picture; make it move with `onionskin animate`")
    return material


def _seed(seed: int | None) -> int:
    return secrets.randbelow(MAX_SEED + 1) if seed is None else seed


def _moments(material: Material, start: float, end: float | None) -> Mask:
    """Which frames are shown from `start` to `end` seconds: bool (T,)."""
    last = material.duration_seconds if end is None else end
    if not 0 <= start < last <= material.duration_seconds + 1e-6:
        raise InvalidInput(
            f"from {start:g} to {last:g} s is outside the clip; "
            f"give 0..{material.duration_seconds:g}"
        )
    moments = np.arange(material.num_frames) / float(material.fps)
    chosen = (moments >= start - 1e-6) & (moments < last - 1e-6)
    if not chosen.any():
        raise InvalidInput(
            f"from {start:g} to {last:g} s holds no frame at {format_fps(material.fps)} fps"
        )
    return np.asarray(chosen)


def _part(box: Region, size: tuple[int, int], able: Capabilities) -> Part:
    """A box of a reel of `size`, as a part of the canvas that it is painted on."""
    outer = Size(*size)
    canvas = nearest_size(able, outer)
    inner = inner_size(outer, canvas)
    across, down = inner.width / outer.width, inner.height / outer.height
    return Part(
        width=canvas.width,
        height=canvas.height,
        left=(canvas.width - inner.width) // 2 + box[0] * across,
        top=(canvas.height - inner.height) // 2 + box[1] * down,
        across=box[2] * across,
        down=box[3] * down,
    )


def _arranged(
    request: Request, engine: str, seconds: float, aspect: float, arrange: Arrange
) -> tuple[Request, tuple[str, ...]]:
    """The request with a plan whose subjects stand where they can be seen, and what was said.

    Engines that go by no plan, and requests without words, need none.
    """
    if not _plans(request, engine):
        return request, ()
    from onionskin.planner.planner import plan_prompt

    planned = plan_prompt(
        request.prompt, cast=cast_with({}), seconds=seconds, seed=request.seed, aspect=aspect
    )
    plan, notes = arrange(planned.plan)
    return replace(request, plan=plan), (*planned.warnings, *notes)


def _job(
    material: Material,
    sheet: Exposure,
    request: Request,
    engine: str,
    *,
    notes: tuple[str, ...] = (),
    feather: int = 0,
) -> Job:
    filler = load_engine(engine)
    reel = Reel.of(sheet, material.open_pictures, feather)
    canvas_size = nearest_size(filler.capabilities, reel.size)
    said = list(material.notes)
    if canvas_size != reel.size:
        said.append(f"engine {engine} does not paint at {reel.size}: painted at {canvas_size}")
    framing = Framing(
        canvas_size=canvas_size,
        size=reel.size,
        num_frames=reel.num_shown,
        fps=reel.fps,
        warnings=(*said, *notes),
    )
    return job_of(filler, framing, request, reel)
