"""Clips that are there, changed: `extend`, `modify`, `expand`, `restyle`, `smooth`, set up.

Each lays out a sheet of what stays, and a request that fills the rest; `staged` is the plan that
it was made by before, where it is made again. Raises InvalidInput for what cannot be done,
MediaError for what cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from onionskin.clip import Clip
from onionskin.engines.base import Engine
from onionskin.engines.capabilities import Capabilities
from onionskin.errors import InvalidInput, UnsupportedCanvas
from onionskin.exposure import Exposure, Mask
from onionskin.fitting import Size
from onionskin.framerate import exact_fps, format_fps
from onionskin.media.read import read_origin, read_tags
from onionskin.plan.placing import Part, placed_inside, placed_outside
from onionskin.plan.plan import CameraKey, Plan
from onionskin.render.framing import Framing, check_seconds, check_size, nearest_size
from onionskin.render.material import Material, box_of, masks_of, material_of
from onionskin.render.options import Expand, Extend, Modify, Region, Restyle, Smooth, Source
from onionskin.render.planning import cast_with
from onionskin.render.recall import (
    continued,
    leading_up,
    recalled,
    recast,
    replaced,
    without,
)
from onionskin.render.reel import Reel, inner_size
from onionskin.render.setup import OwnSound, Setup, check_prompt, set_up
from onionskin.request import Request

if TYPE_CHECKING:
    from onionskin.stability.measuring.rhythm import Rhythm

_Edit = Extend | Modify | Expand | Restyle | Smooth
Arrange = Callable[[Plan], tuple[Plan, tuple[str, ...]]]
"""Moves a plan's subjects to where they can be seen, and says what it left out."""
MAX_FEATHER = 512


def set_up_extend(options: Extend, engine: Engine, staged: Plan | None) -> Setup:
    """The clip goes on after its end (or, backward, is led up to) for some seconds."""
    material = _moving(material_of(options.clip, options.size, options.fit))
    added = round(Fraction(check_seconds(options.seconds)) * material.fps)
    if added < 1:
        raise InvalidInput(
            f"{options.seconds:g} s is less than a frame at {format_fps(material.fps)} fps"
        )
    sheet = Exposure.extend(material, added, backward=options.backward)
    request, notes = _going_on(options, material, added, engine, staged)
    return _set_up(options, material, sheet, request, engine, notes=notes)


def set_up_modify(options: Modify, engine: Engine, staged: Plan | None) -> Setup:
    """A part of the clip is filled anew: a rectangle, or where the mask is bright.

    Over `feather` pixels inside the part the new fades into the old.
    """
    material = material_of(options.clip, options.size, options.fit)
    changes = _moments(material, options.start_seconds, options.end_seconds)
    if not 0 <= options.feather <= MAX_FEATHER:
        raise InvalidInput(
            f"feather {options.feather} is out of range; give 0..{MAX_FEATHER} pixels"
        )
    masks = masks_of(material, options.region, options.mask, changes)
    sheet = Exposure.inside(material, masks, changes)
    first = int(np.argmax(changes))
    box, start = box_of(masks(first)), first / float(material.fps)
    part = _part(box, sheet.size, engine.capabilities)

    def arrange(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
        return placed_inside(plan, part, start), ()

    seconds = float(changes.sum() / material.fps)
    request = _request(options)
    planned, notes = _arranged(request, engine, staged, seconds, part.aspect, arrange)
    return _set_up(options, material, sheet, planned, engine, notes=notes, feather=options.feather)


def set_up_expand(options: Expand, engine: Engine, staged: Plan | None) -> Setup:
    """The clip is painted around, standing in the larger size at its anchor."""
    material = material_of(options.clip)
    sheet = Exposure.outside(material, check_size(options.size), options.anchor)
    box = (*sheet.corner, material.width, material.height)
    part = _part(box, sheet.size, engine.capabilities)

    def arrange(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
        clear, left_out = placed_outside(plan, part)
        return clear, tuple(
            f"{name!r} would be cut off by the clip's border: left out" for name in left_out
        )

    seconds, aspect = float(material.num_frames / material.fps), part.width / part.height
    planned, notes = _arranged(_request(options), engine, staged, seconds, aspect, arrange)
    return _set_up(options, material, sheet, planned, engine, notes=notes)


def set_up_restyle(options: Restyle, engine: Engine, staged: Plan | None) -> Setup:
    """The clip is painted over: strength 0 gives it back as it is, 1 is a new one."""
    check_prompt(options.prompt)
    material = material_of(options.clip, options.size, options.fit)
    sheet = Exposure.restyle(material, options.strength)
    request = _request(options, strength=options.strength)
    if not (0 < options.strength < 1 and _plans(request, engine)):
        return _set_up(options, material, sheet, request, engine)
    seconds, aspect = material.duration_seconds, material.width / material.height
    cast = cast_with({})
    before = recalled(options.clip, material, cast)
    arrange = _as_in(None if before is None else before.plan)
    planned, notes = _arranged(request, engine, staged, seconds, aspect, arrange)
    if before is not None and planned.plan is not None:
        gone = replaced(before.plan, planned.plan)
        material = without(material, gone, cast) if gone.subjects else material
    return _set_up(options, material, sheet, planned, engine, notes=notes)


def set_up_smooth(options: Smooth, engine: Engine, staged: Plan | None) -> Setup:
    """The clip's rate is raised: new frames at their exact moments between the old.

    An old frame is kept where one stands at the moment of a new one. Nothing is filled across
    a cut, and frames that are only held (as in animation on twos) are filled anew.
    """
    material = _moving(material_of(options.clip, options.size, options.fit))
    rhythm = _rhythm(material)
    holds = () if options.keep_holds else rhythm.holds
    sheet = Exposure.at_rate(
        material, exact_fps(options.fps), cuts=rhythm.cuts, holds=holds, to_the_end=True
    )
    if sheet.times and not engine.capabilities.any_times:
        raise UnsupportedCanvas(
            f"engine {engine.name} fills only evenly spaced frames, and {format_fps(sheet.fps)} "
            f"fps is not a multiple of {format_fps(material.fps)}; give a multiple, or use engine "
            "flow"
        )
    notes = (_held(rhythm.holds, material, options),) if rhythm.holds else ()
    setup = _set_up(options, material, sheet, _request(options), engine, notes=notes)
    able = engine.capabilities
    of_motion = not able.generative and "plan" not in able.honours
    return replace(setup, interpolates=of_motion and not _is_painted(options.clip))


def _rhythm(material: Material) -> Rhythm:
    """Where the material cuts, and which frames are held."""
    from onionskin.stability.measuring.rhythm import rhythm_of, shown_longer

    pictures = material.open_pictures()
    found = rhythm_of(pictures(index) for index in range(material.num_frames))
    longer = shown_longer(material.repeated, material.num_frames)
    return replace(found, holds=tuple(sorted({*found.holds, *longer})))


def _held(holds: tuple[int, ...], material: Material, options: Smooth) -> str:
    """What is said of frames that repeat the one before them."""
    found = f"{len(holds)} of its {material.num_frames} frames repeat the one before (held)"
    if options.keep_holds:
        return f"{found}: kept, as you asked"
    return f"{found}: filled again; give --keep-holds to keep them"


def _is_painted(source: Source) -> bool:
    """Whether a clip says of itself that a machine made its pictures."""
    if isinstance(source, Clip):
        return source.origin is not None and not source.origin.interpolated
    tags, origin = read_tags(source), read_origin(source)
    if origin is not None:
        return not origin.interpolated
    return any(key.upper() == "AIGC" or "AlgorithmicMedia" in text for key, text in tags.items())


def _request(options: _Edit, *, strength: float | None = None) -> Request:
    """What is painted; smoothing goes by no words, and takes no steps."""
    seed = options.seed or 0
    if isinstance(options, Smooth):
        return Request(prompt="", seed=seed)
    return Request(
        prompt=options.prompt,
        seed=seed,
        num_inference_steps=options.num_inference_steps,
        guidance_scale=options.guidance_scale,
        strength=strength,
    )


def _going_on(
    options: Extend, material: Material, added: int, engine: Engine, staged: Plan | None
) -> tuple[Request, tuple[str, ...]]:
    """The request with a plan that goes on from the clip's own (or leads up to it), where that
    is known."""
    request = _request(options)
    if not _plans(request, engine):
        return request, ()
    if staged is not None:
        return replace(request, plan=staged), ()
    cast = cast_with({})
    before = recalled(options.clip, material, cast)
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
    if options.backward:
        plan = leading_up(planned.plan, before.plan)
    else:
        plan = continued(planned.plan, before.plan, material.duration_seconds)
    return replace(request, plan=plan), planned.warnings


def _plans(request: Request, engine: Engine) -> bool:
    """Whether the engine goes by a plan, and there are words to make one of."""
    return "plan" in engine.capabilities.honours and bool(request.prompt.strip())


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
            f"from {start:g} to {last:g} s has no frame at {format_fps(material.fps)} fps"
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
    request: Request,
    engine: Engine,
    staged: Plan | None,
    seconds: float,
    aspect: float,
    arrange: Arrange,
) -> tuple[Request, tuple[str, ...]]:
    """The request with a plan whose subjects stand where they can be seen, and what was said.

    Engines that go by no plan, and requests without words, need none; `staged` is a plan that
    is there already.
    """
    if not _plans(request, engine):
        return request, ()
    if staged is not None:
        return replace(request, plan=staged), ()
    from onionskin.planner.planner import plan_prompt

    planned = plan_prompt(
        request.prompt, cast=cast_with({}), seconds=seconds, seed=request.seed, aspect=aspect
    )
    plan, notes = arrange(planned.plan)
    return replace(request, plan=plan), (*planned.warnings, *notes)


def _set_up(
    options: _Edit,
    material: Material,
    sheet: Exposure,
    request: Request,
    engine: Engine,
    *,
    notes: tuple[str, ...] = (),
    feather: int = 0,
) -> Setup:
    reel = Reel.of(sheet, material.open_pictures, feather)
    canvas_size = nearest_size(engine.capabilities, reel.size)
    said = list(material.notes)
    if canvas_size != reel.size:
        said.append(f"engine {engine.name} does not paint at {reel.size}: painted at {canvas_size}")
    framing = Framing(
        canvas_size=canvas_size,
        size=reel.size,
        num_frames=reel.num_shown,
        fps=reel.fps,
        warnings=(*said, *notes),
    )
    setup = set_up(engine, framing, request, reel, repair=options.repair)
    first = float(np.flatnonzero(sheet.source == 0)[0] / sheet.fps) if sheet.times == () else 0.0
    own = OwnSound(read=material.read_sound, at_seconds=first, video=material.video)
    return replace(setup, own_sound=own)
