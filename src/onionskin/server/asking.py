"""Fields of a request for a clip become options of a tool; files go into the folder of its job."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

from onionskin.engines.registry import usual_settings
from onionskin.media.read import clip_info
from onionskin.render.again import Changes, prepare_again
from onionskin.render.options import AnyOptions, Expand, Extend, Make, Modify, Restyle
from onionskin.render.setup import Setup
from onionskin.render.shot import prepare
from onionskin.server.errors import ApiError
from onionskin.server.fields import Fields, Reference
from onionskin.server.limits import Limits
from onionskin.server.references import Giver

_COMMON: Final = frozenset(
    {"prompt", "model", "engine", "seed", "user", "num_inference_steps", "guidance_scale"}
)
CREATE: Final = _COMMON | {
    *("seconds", "size", "width", "height", "fps", "num_frames", "negative_prompt", "camera"),
    *("motion", "style", "time", "preview", "plan", "prompt_at", "fit", "cast"),
    *("input_reference", "image_reference", "image", "last_image", "keyframes"),
}
EDIT: Final = _COMMON | {
    *("video", "strength", "mask", "regions", "region", "feather", "start_seconds"),
    *("end_seconds", "size", "fit"),
}
EXTEND: Final = _COMMON | {"video", "seconds", "num_frames", "fps", "backward"}
EXPAND: Final = _COMMON | {"video", "size", "width", "height", "anchor"}
_SCENERY: Final = ("place", "time", "weather")
REMIX: Final = _COMMON | {
    *("seconds", "size", "fps", "camera", "motion", "style", "negative_prompt", "strength"),
    *_SCENERY,
}
_MASK_WORDS: Final = ("mask", "regions", "region")
_MOST_REGIONS: Final = 50


def make_of(fields: Fields, giver: Giver, limits: Limits) -> Setup:
    """A clip of a sentence; from a picture, to another, through others at their times."""
    start = next(
        (name for name in ("input_reference", "image_reference", "image") if _has(fields, name)),
        "image",
    )
    given = {
        "size": _size(fields),
        "seconds": _seconds(fields, limits),
        "fps": fields.text("fps"),
        "fit": fields.text("fit"),
        "negative_prompt": fields.text("negative_prompt"),
        "camera": fields.text("camera"),
        "style": fields.text("style"),
        "time": fields.text("time"),
        "motion": fields.number("motion"),
        "preview": fields.flag("preview"),
        "plan": _mapping(fields, "plan"),
        "prompt_at": _mapping(fields, "prompt_at"),
        "image": _picture(fields, giver, start, "input"),
        "last_image": _picture(fields, giver, "last_image", "last"),
        "keyframes": _keyframes(fields, giver),
        "cast": _cast(fields, giver),
        **_painted(fields),
    }
    return _prepared(Make, (prompt_of(fields),), given)


def edit_of(fields: Fields, giver: Giver, limits: Limits) -> Setup:
    """A clip painted over anew, or only where a mask or regions say so."""
    clip = _clip(fields, giver)
    painted = _painted(fields)
    size = {"size": fields.text("size"), "fit": fields.text("fit")}
    if not any(_has(fields, name) for name in _MASK_WORDS):
        given = {"strength": fields.number("strength"), **size, **painted}
        return _prepared(Restyle, (clip, prompt_of(fields)), given)
    if fields.number("strength") is not None:
        raise _wrong("strength", "strength works on the whole clip: leave out strength or the mask")
    given = {
        **_region(fields, giver, clip),
        "feather": fields.whole("feather"),
        "start_seconds": fields.number("start_seconds"),
        "end_seconds": fields.number("end_seconds"),
        **size,
        **painted,
    }
    return _prepared(Modify, (clip, prompt_of(fields)), given)


def extension_of(fields: Fields, giver: Giver, limits: Limits) -> Setup:
    """A clip that goes on where another ends, or leads up to its start."""
    given = {
        "seconds": _seconds(fields, limits),
        "backward": fields.flag("backward"),
        **_painted(fields),
    }
    return _prepared(Extend, (_clip(fields, giver), prompt_of(fields)), given)


def expansion_of(fields: Fields, giver: Giver, limits: Limits) -> Setup:
    """A clip with more painted around it."""
    size = _size(fields)
    if size is None:
        raise _wrong("size", "size is missing: give WIDTHxHEIGHT, larger than the clip's")
    given = {"size": size, "anchor": fields.text("anchor"), **_painted(fields)}
    return _prepared(Expand, (_clip(fields, giver), prompt_of(fields)), given)


def remix_of(fields: Fields, source: Path, limits: Limits) -> Setup:
    """The clip at `source` made again with what is to be otherwise."""
    options = _known(
        {
            "prompt": fields.text("prompt"),
            "size": fields.text("size"),
            "seconds": _seconds(fields, limits),
            "fps": fields.text("fps"),
            "camera": fields.text("camera"),
            "style": fields.text("style"),
            "motion": fields.number("motion"),
            "strength": fields.number("strength"),
            "negative_prompt": fields.text("negative_prompt"),
            **_painted(fields),
        }
    )
    scenery = _known({name: fields.text(name) for name in _SCENERY})
    if not options and not scenery:
        raise ApiError(
            400,
            "prompt is missing: describe the video, or give another field to change",
            code="missing",
            param="prompt",
        )
    return prepare_again(source, Changes(options=options, scenery=scenery))


def prompt_of(fields: Fields) -> str:
    """What is to be seen. Raises ApiError where nothing is said."""
    prompt = fields.text("prompt")
    if not prompt:
        raise ApiError(400, "prompt is missing: describe the video", code="missing", param="prompt")
    return prompt


def _prepared(
    tool: Callable[..., AnyOptions], first: tuple[object, ...], given: Mapping[str, Any]
) -> Setup:
    asked = tool(*first, **_known(given))
    return prepare(asked, usual_settings(asked.engine))


def _painted(fields: Fields) -> dict[str, Any]:
    """What all tools that paint are given."""
    return {
        "engine": fields.text("engine") or fields.text("model"),
        "seed": fields.whole("seed"),
        "num_inference_steps": fields.whole("num_inference_steps"),
        "guidance_scale": fields.number("guidance_scale"),
    }


def _known(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _has(fields: Fields, name: str) -> bool:
    return name in fields.files or fields.values.get(name) not in (None, "", [], {})


def _size(fields: Fields) -> str | None:
    width, height = fields.whole("width"), fields.whole("height")
    if (width is None) != (height is None):
        raise _wrong("width", "give width and height together")
    return fields.text("size") if width is None else f"{width}x{height}"


def _seconds(fields: Fields, limits: Limits) -> float | None:
    """The length asked for, by seconds or by frames. Raises ApiError beyond what is allowed."""
    seconds, num_frames = fields.number("seconds"), fields.whole("num_frames")
    if seconds is None and num_frames is not None:
        fps = fields.number("fps")
        if not fps or fps <= 0:
            raise _wrong("fps", "num_frames needs fps, above 0")
        seconds = num_frames / fps
    if seconds is not None and seconds > limits.seconds:
        raise _wrong("seconds", f"seconds is {seconds:g}: give at most {limits.seconds:g}")
    return seconds


def _mapping(fields: Fields, name: str) -> Mapping[Any, Any] | None:
    """Plain data with keys; paths of files are no plain data."""
    given = fields.data(name)
    if given is not None and not isinstance(given, Mapping):
        raise _wrong(name, f"{name} is not a JSON object: give one")
    return given


def _picture(fields: Fields, giver: Giver, field: str, name: str) -> str | None:
    given = fields.reference(field)
    return None if given is None else str(giver.picture(field, given, name))


def _keyframes(fields: Fields, giver: Giver) -> dict[float, str] | None:
    """Pictures at their seconds."""
    found: dict[float, str] = {}
    for index, (key, given) in enumerate(fields.references("keyframes").items()):
        try:
            moment = float(key)
        except ValueError:
            raise _wrong(
                "keyframes", f"{key[:40]!r} of keyframes is not a time in seconds"
            ) from None
        found[moment] = str(giver.picture(f"keyframes[{key}]", given, f"keyframe-{index}"))
    return found or None


def _cast(fields: Fields, giver: Giver) -> dict[str, str] | None:
    """Own pictures of somebody, as they were sent: they may be transparent."""
    given = fields.references("cast")
    return {
        name: str(giver.file(f"cast[{name}]", each, f"cast-{index}", ("picture",)))
        for index, (name, each) in enumerate(given.items())
    } or None


def _clip(fields: Fields, giver: Giver) -> str:
    given = fields.reference("video")
    if given is None:
        raise ApiError(
            400,
            "video is missing: send a file, or the id of an upload or of a video",
            code="missing",
            param="video",
        )
    return str(giver.clip("video", given, "input"))


def _region(fields: Fields, giver: Giver, clip: str) -> dict[str, Any]:
    """Where a clip changes: a mask that was sent, one rectangle, or a mask of several."""
    rectangles = _rectangles(fields)
    mask = fields.reference("mask")
    if (mask is None) == (not rectangles):
        raise _wrong("mask", "give either a mask or regions: which part is to change?")
    if mask is not None:
        return {"mask": _mask(giver, mask)}
    if len(rectangles) == 1:
        return {"region": rectangles[0]}
    return {"mask": str(_drawn(rectangles, clip, giver.folder / "mask.png"))}


def _mask(giver: Giver, given: Reference) -> str:
    """A picture of where it changes, or a clip of it."""
    path = giver.file("mask", given, "mask", ("picture", "clip"))
    return str(path)


def _rectangles(fields: Fields) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height in pixels, each."""
    given = fields.data("regions")
    one = fields.data("region")
    if one is not None:
        given = [*(given or []), one]
    if given is None:
        return []
    if not isinstance(given, list) or len(given) > _MOST_REGIONS:
        raise _wrong("regions", f"regions must be a list of up to {_MOST_REGIONS} rectangles")
    return [_rectangle(each) for each in given]


def _rectangle(given: object) -> tuple[int, int, int, int]:
    parts = given.split(",") if isinstance(given, str) else given
    try:
        if not isinstance(parts, list) or any(isinstance(each, bool) for each in parts):
            raise ValueError
        left, top, width, height = (int(each) for each in parts)
    except (ValueError, TypeError, OverflowError):
        shown = repr(given)[:40]
        raise _wrong("regions", f"{shown} of regions is not [left, top, width, height]") from None
    return left, top, width, height


def _drawn(rectangles: list[tuple[int, int, int, int]], clip: str, path: Path) -> Path:
    """A mask of the clip's size, white in the rectangles."""
    info = clip_info(clip)
    mask = np.zeros((info.height, info.width), np.uint8)
    for left, top, width, height in rectangles:
        inside = left >= 0 and top >= 0 and width > 0 and height > 0
        if not inside or left + width > info.width or top + height > info.height:
            raise _wrong(
                "regions",
                f"[{left}, {top}, {width}, {height}] is not inside the clip, which is "
                f"{info.width}x{info.height}",
            )
        mask[top : top + height, left : left + width] = 255
    Image.fromarray(mask).save(path)
    return path


def _wrong(param: str, message: str) -> ApiError:
    return ApiError(400, message, code="invalid_value", param=param)
