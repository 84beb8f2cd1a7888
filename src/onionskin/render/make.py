"""Clips from words and pictures: `make`, `animate` and `between`, set up."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import replace
from typing import TypedDict

from onionskin import checks
from onionskin.engines.base import Engine
from onionskin.engines.capabilities import Capabilities
from onionskin.errors import InvalidInput, UnsupportedRequest
from onionskin.fitting import Fit, Size
from onionskin.framerate import exact_fps
from onionskin.frames import Frames
from onionskin.plan.plan import TIMES, Plan
from onionskin.plan.staging import STYLES, StagedPlan
from onionskin.render.framing import (
    DEFAULT_FPS,
    DEFAULT_SECONDS,
    Framing,
    check_seconds,
    frame,
    nearest_size,
)
from onionskin.render.options import Animate, Between, Make, PathLike
from onionskin.render.planning import chapters_of
from onionskin.render.reel import Reel, of_pictures
from onionskin.render.setup import AS_PLANNED, Moves, Setup, check_prompt, set_up
from onionskin.request import Request

MAX_MOTION = 10.0
PREVIEW_STEPS = 2
GAP_SECONDS = 2.0
"""Between two pictures where no times are given."""


class _Moved(TypedDict, total=False):
    motion: float | None
    camera: str | None
    style: str | None


def set_up_make(options: Make, engine: Engine) -> Setup:
    """What `make` is asked for, checked. Raises InvalidInput; nothing has been done then."""
    able = engine.capabilities
    seconds = check_seconds(_seconds(options))
    pictures = by_moment(options.keyframes, options.image, options.last_image, seconds)
    if options.plan is not None:
        _refuse_other_plan(engine, options.plan, options.guide)
    elif not pictures:
        check_prompt(options.prompt)
    _refuse_not_drawn(engine, options, pictures)
    size = options.size
    if size is None and pictures:
        size = size_like(next(iter(pictures.values())), able)
    framing = frame(engine, seconds=seconds, fps=options.fps, size=size, preview=options.preview)
    guides = () if options.guide is None else (options.guide,)
    staged = able.goes_by_staged(guides)
    moves, moved = _moves(able, staged, options.motion, options.camera)
    if options.style is not None:
        moves, moved = _styled(able, options.style, moves, moved)
    if options.time is not None:
        moves = replace(moves, time=_time(staged, options.time))
    if options.reader is not None:
        _check_reader(staged, options.reader)
    request = Request(
        prompt=options.prompt,
        plan=options.plan if isinstance(options.plan, Plan) else None,
        staged=options.plan if isinstance(options.plan, StagedPlan) else None,
        guides=guides,
        negative_prompt=options.negative_prompt,
        seed=options.seed or 0,
        num_inference_steps=_steps(able, options.num_inference_steps, options.preview),
        guidance_scale=options.guidance_scale,
        **moved,
    )
    reel, notes = reel_with(pictures, framing, options.fit)
    if options.upscale:
        notes += _check_upscale(engine, framing)
        reel = replace(reel, upscaled=True)
    framing = replace(framing, warnings=framing.warnings + notes)
    if options.plan is not None and options.prompt_at:
        raise InvalidInput("a plan covers the whole clip; give either a plan or prompts at times")
    setup = set_up(
        engine,
        framing,
        request,
        reel,
        # A preview is to be seen at once, not to be kept.
        repair=options.repair and not options.preview,
        pictures=options.cast,
        chapters=chapters_of(options.prompt_at or {}, framing),
    )
    return replace(setup, moves=moves, reader=options.reader or "")


def _time(staged: bool, time: str) -> str:
    """A time of day that the stage has light for."""
    if not staged:
        raise InvalidInput("time works only on the stage; leave it out, or say it in the prompt")
    known: str = checks.choice("time", time, TIMES)
    return known


def _check_reader(staged: bool, name: str) -> None:
    from onionskin.planner.readers import open_reader

    if not staged:
        raise InvalidInput("reader works only for the stage; leave it out, or use --engine stage")
    open_reader(name)


def set_up_animate(options: Animate, engine: Engine) -> Setup:
    """A clip that starts with a picture."""
    asked = Make(
        options.prompt,
        negative_prompt=options.negative_prompt,
        engine=options.engine,
        seconds=options.seconds,
        fps=options.fps,
        size=options.size,
        seed=options.seed,
        num_inference_steps=options.num_inference_steps,
        guidance_scale=options.guidance_scale,
        image=options.image,
        fit=options.fit,
        repair=options.repair,
    )
    return set_up_make(asked, engine)


def set_up_between(options: Between, engine: Engine) -> Setup:
    """A clip in which pictures stand at growing seconds, the first at 0, or 2 s apart."""
    images = options.images
    if len(images) < 2:
        raise InvalidInput("give two pictures or more; for one use `onionskin animate`")
    count = len(images)
    times = [GAP_SECONDS * index for index in range(count)] if options.at is None else options.at
    if len(times) != count or times[0] != 0 or sorted(set(times)) != list(times):
        raise InvalidInput(
            f"times {', '.join(f'{time:g}' for time in times)} do not fit {count} pictures; "
            "give increasing times, one for each, the first 0"
        )
    prompts = [options.prompt] if isinstance(options.prompt, str) else list(options.prompt)
    if len(prompts) not in (1, count - 1):
        raise InvalidInput(
            f"{len(prompts)} prompts for {count - 1} gaps; give one for all, or one for each"
        )
    rate = DEFAULT_FPS if options.fps is None else exact_fps(options.fps)
    length = check_seconds(times[-1])
    asked = Make(
        prompts[0],
        engine=options.engine,
        seconds=float(round(length * rate) + 1) / float(rate),
        fps=rate,
        size=options.size,
        seed=options.seed,
        num_inference_steps=options.num_inference_steps,
        guidance_scale=options.guidance_scale,
        keyframes=dict(zip(times, images, strict=True)),
        prompt_at=dict(zip(times[1:], prompts[1:], strict=False)) or None,
        fit=options.fit,
        repair=options.repair,
    )
    setup = set_up_make(asked, engine)
    able = engine.capabilities
    return replace(setup, interpolates=not able.generative and "plan" not in able.honours)


def _seconds(options: Make) -> float:
    if options.seconds is not None:
        return options.seconds
    return DEFAULT_SECONDS if options.plan is None else options.plan.seconds


def _steps(able: Capabilities, given: int | None, preview: bool) -> int | None:
    few = preview and given is None and "num_inference_steps" in able.honours
    return PREVIEW_STEPS if few else given


def _check_upscale(engine: Engine, framing: Framing) -> tuple[str, ...]:
    """Raises OnionskinError where the upscaler is not here; says where it has nothing to do."""
    from onionskin.upscaling.upscaler import factor_for, upscaler_of

    painted, wanted = framing.canvas_size, framing.size
    if painted.width >= wanted.width and painted.height >= wanted.height:
        return (f"--upscale: engine {engine.name} paints {wanted} itself; nothing is enlarged",)
    upscaler_of(factor_for(*painted, wanted))
    return ()


def _moves(
    able: Capabilities, staged: bool, motion: float | None, camera: str | None
) -> tuple[Moves, _Moved]:
    """Motion and camera for the plan of engines that go by one, or else for the request."""
    if motion is not None and not 0 <= motion <= MAX_MOTION:
        raise InvalidInput(
            f"motion {motion:g} is out of range; give 0 (nearly still) .. {MAX_MOTION:g}, 5 is as "
            "planned"
        )
    if camera is not None:
        camera = _camera(staged, camera)
    if staged or "plan" in able.honours:
        return Moves(motion=motion, camera=camera), {}
    share = None if motion is None else motion / MAX_MOTION
    return AS_PLANNED, {"motion": share, "camera": camera}


def _styled(able: Capabilities, style: str, moves: Moves, moved: _Moved) -> tuple[Moves, _Moved]:
    """With a style for the plan of the stage, or else for the request."""
    if able.is_drawn:
        return replace(moves, style=checks.choice("style", style, STYLES)), moved
    return moves, {**moved, "style": style}


def _camera(staged: bool, camera: str) -> str:
    """The camera's words, checked. Raises InvalidInput for others."""
    if staged:
        from onionskin.plan.moving import shooting_words

        return "+".join(word.replace(" ", "-") for word in shooting_words(camera).values())
    from onionskin.plan.plan import camera_moves

    return "+".join(camera_moves(camera))


def _refuse_other_plan(engine: Engine, plan: Plan | StagedPlan, guide: str | None) -> None:
    """Raises UnsupportedRequest for a plan of the kind that the engine does not go by."""
    able, honours = engine.capabilities, engine.capabilities.honours
    if isinstance(plan, StagedPlan) and able.guides and guide is None:
        raise UnsupportedRequest(
            f"engine {engine.name} uses a staged plan only as its guide; add --guide: "
            f"{', '.join(sorted(able.guides))}"
        )
    if isinstance(plan, StagedPlan) and "staged" not in honours:
        raise UnsupportedRequest(
            f"this plan is staged (who does what with whom), and engine {engine.name} does not go "
            "by one; use --engine stage, or a plan of `onionskin plan PROMPT --engine toybox`"
        )
    if isinstance(plan, Plan) and "plan" not in honours and "staged" in honours:
        raise UnsupportedRequest(
            f"this plan says what is where in the picture, which engine {engine.name} does not go "
            "by; use --engine toybox or animatic, or a plan of `onionskin plan PROMPT`"
        )


def _refuse_not_drawn(engine: Engine, options: Make, pictures: Mapping[float, PathLike]) -> None:
    """Raises UnsupportedRequest that names the flags of what the engine cannot go by."""
    able = engine.capabilities
    if options.cast and "cast" not in able.honours:
        raise UnsupportedRequest(
            f"--cast: engine {engine.name} does not take pictures of your own; leave it out, or "
            "use --engine toybox"
        )
    if not able.is_drawn:
        return
    given = {
        "--image, --last-image and --keyframe": bool(pictures),
        "--negative": bool(options.negative_prompt),
        "--steps": options.num_inference_steps is not None,
        "--guidance": options.guidance_scale is not None,
    }
    for flags, is_given in given.items():
        if is_given:
            raise UnsupportedRequest(
                f"{flags}: engine {engine.name} draws by rule and takes none; "
                "leave that out, or use --engine toybox"
            )


def by_moment(
    keyframes: Mapping[float, PathLike] | None,
    image: PathLike | None,
    last_image: PathLike | None,
    seconds: float,
) -> dict[float, PathLike]:
    """Pictures by the second at which they stand: a first and a last one, and any between.

    Raises InvalidInput for two at one time, or one outside the clip's `seconds`.
    """
    given = [*(keyframes or {}).items()]
    given += [] if image is None else [(0.0, image)]
    given += [] if last_image is None else [(seconds, last_image)]
    pictures: dict[float, PathLike] = {}
    for moment, picture in given:
        if not (math.isfinite(moment) and 0 <= moment <= seconds + 1e-6):
            raise InvalidInput(
                f"a picture at {moment:g} s is outside the clip; give 0..{seconds:g}"
            )
        if moment in pictures:
            raise InvalidInput(f"two pictures are at {moment:g} s; give each its own time")
        pictures[moment] = picture
    return dict(sorted(pictures.items()))


def size_like(path: PathLike, able: Capabilities) -> Size:
    """The size nearest to a picture's that the engine fills."""
    from onionskin.media.picture import read_picture

    picture = read_picture(path)
    return nearest_size(able, Size(picture.shape[1], picture.shape[0]))


def reel_with(
    pictures: Mapping[float, PathLike], framing: Framing, fit: Fit
) -> tuple[Reel, tuple[str, ...]]:
    """The reel of a clip with pictures at given seconds, and what was done to them."""
    from onionskin.media.picture import open_picture

    placed: dict[int, Frames] = {}
    notes: list[str] = []
    for seconds, path in pictures.items():
        index = frame_at(seconds, framing)
        if index in placed:
            raise InvalidInput(f"two pictures are at frame {index}; give each its own time")
        opened = open_picture(path)
        picture = opened.pixels
        given = Size(picture.shape[1], picture.shape[0])
        notes.extend(opened.notes)
        if given != framing.size:
            notes.append(f"{os.fspath(path)} is {given}: resized to {framing.size} by {fit}")
        placed[index] = picture
    reel = of_pictures(placed, framing.size, framing.num_frames, framing.fps, fit)
    return reel, tuple(notes)


def frame_at(seconds: float, framing: Framing) -> int:
    """The frame shown at a moment; the clip's very end is its last frame."""
    return min(round(seconds * framing.fps), framing.num_frames - 1)
