"""Which canvas an engine is given for the clip that was asked for."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from onionskin.checks import short
from onionskin.engines.capabilities import Capabilities
from onionskin.errors import InvalidInput
from onionskin.fitting import Size
from onionskin.framerate import exact_fps, format_fps

if TYPE_CHECKING:
    from onionskin.engines.base import Engine

MIN_SIDE, MAX_SIDE = 16, 4096
MAX_SECONDS = 3600.0
MAX_CLIP_BYTES = 2 * 2**30
"""Of a clip made in memory; longer ones are written to a file frame by frame."""
DEFAULT_SECONDS = 2.0
DEFAULT_FPS = Fraction(8)
DEFAULT_SIZE = Size(256, 256)
NAMED_SIZES = {
    "360p": Size(640, 360),
    "480p": Size(854, 480),
    "720p": Size(1280, 720),
    "1080p": Size(1920, 1080),
    "4k": Size(3840, 2160),
    "landscape": Size(1920, 1080),
    "vertical": Size(1080, 1920),
    "portrait": Size(1080, 1920),
    "square": Size(1080, 1080),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Framing:
    """The canvas to fill, and the size to bring it to."""

    canvas_size: Size
    size: Size
    num_frames: int
    fps: Fraction
    warnings: tuple[str, ...] = ()


def frame(
    engine: Engine,
    *,
    seconds: float,
    fps: Fraction | float | str | None = None,
    size: tuple[int, int] | None = None,
    preview: bool = False,
) -> Framing:
    """The framing of a clip of `seconds` at `fps`, `size` (width, height) pixels.

    None leaves the choice to the engine: the first of its native sizes and rates. A preview
    has half the width and half the height. Raises InvalidInput for values out of range.
    """
    able = engine.capabilities
    preferred_fps = able.preferred_fps or (able.native_fps or (DEFAULT_FPS,))[0]
    preferred_size = able.preferred_size or (able.native_sizes or (DEFAULT_SIZE,))[0]
    rate = exact_fps(fps) if fps is not None else preferred_fps
    wanted = check_size(size or preferred_size)
    if preview:
        wanted = Size(*(max(side // 4 * 2, MIN_SIDE) for side in wanted))
    num_frames = _num_frames(check_seconds(seconds), rate)
    warnings = []
    if abs(num_frames / rate - Fraction(seconds)) > Fraction(1, 1000):
        warnings.append(
            f"{seconds:g} s is not a whole number of frames: the clip has {num_frames}, "
            f"which is {float(num_frames / rate):.3f} s at {format_fps(rate)} fps"
        )
    canvas_size = nearest_size(able, wanted, preview=preview)
    if canvas_size != wanted:
        warnings.append(_scaled(engine.name, canvas_size, wanted))
    return Framing(
        canvas_size=canvas_size,
        size=wanted,
        num_frames=num_frames,
        fps=rate,
        warnings=tuple(warnings),
    )


def check_size(size: tuple[int, int]) -> Size:
    """Width and height, if both are 16..4096. Raises InvalidInput."""
    width, height = size
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in (width, height)):
        raise InvalidInput(
            f"size {width}x{height} is out of range; give {MIN_SIDE}..{MAX_SIDE} pixels a side, "
            f"e.g. 256x256"
        )
    return Size(width, height)


def parse_size(text: str) -> Size:
    """A size written like "640x360", "720p", "9:16" or "square". Raises InvalidInput.

    Of a shape ("9:16") the shorter side is 1080 pixels.
    """
    words = text.strip().casefold()
    if words in NAMED_SIZES:
        return NAMED_SIZES[words]
    if match := re.fullmatch(r"(\d{1,9})\s*[x×*]\s*(\d{1,9})", words):
        return check_size((int(match[1]), int(match[2])))
    shape = re.fullmatch(r"(\d{1,2}):(\d{1,2})", words)
    if shape and int(shape[1]) and int(shape[2]):
        return check_size(_of_shape(int(shape[1]), int(shape[2])))
    raise InvalidInput(
        f"size is {short(text)}: give WIDTHxHEIGHT in pixels such as 1280x720, a shape such as "
        f"16:9 or 9:16, or one of: {', '.join(NAMED_SIZES)}"
    )


def _of_shape(wide: int, high: int) -> tuple[int, int]:
    shorter = min(wide, high)
    return round(1080 * wide / shorter / 2) * 2, round(1080 * high / shorter / 2) * 2


def check_seconds(seconds: float) -> float:
    """`seconds`, if it is above 0, up to an hour. Raises InvalidInput."""
    if not (math.isfinite(seconds) and 0 < seconds <= MAX_SECONDS):
        raise InvalidInput(
            f"{seconds:g} seconds is out of range; give more than 0, up to {MAX_SECONDS:g}"
        )
    return seconds


def nearest_size(able: Capabilities, wanted: Size, *, preview: bool = False) -> Size:
    """The native size nearest in shape, and among those in area; for previews one of theirs."""
    sizes = able.preview_sizes if preview and able.preview_sizes else able.native_sizes
    if not sizes:
        return wanted

    def distance(native: Size) -> tuple[float, float]:
        shape = math.log(native.width / native.height) - math.log(wanted.width / wanted.height)
        area = math.log(native.width * native.height) - math.log(wanted.width * wanted.height)
        return round(abs(shape), 3), abs(area)

    return min(sizes, key=distance)


def _num_frames(seconds: float, fps: Fraction) -> int:
    num_frames = round(Fraction(seconds) * fps)
    if num_frames < 1:
        shortest = float(1 / fps)
        raise InvalidInput(
            f"{seconds:g} s at {format_fps(fps)} fps is less than a frame; give at least "
            f"{shortest:.3g} s, or more frames per second"
        )
    return num_frames


def refuse_too_large(framing: Framing) -> None:
    """Raises InvalidInput for a clip that is more than may be held in memory."""
    frame_bytes = 3 * framing.size.width * framing.size.height
    limit = MAX_CLIP_BYTES // frame_bytes
    if framing.num_frames > limit:
        raise InvalidInput(
            f"{framing.num_frames} frames at {framing.size} are more than fit in memory: {limit}, "
            f"which is {float(limit / framing.fps):.4g} s; give fewer seconds, or write to a file "
            "with `onionskin make` or `onionskin.render.delivery.deliver` (see the recipes)"
        )


def _scaled(name: str, native: Size, wanted: Size) -> str:
    factor = max(wanted.width / native.width, wanted.height / native.height)
    left = round(native.width * factor) - wanted.width
    top = round(native.height * factor) - wanted.height
    cropped = [f"{left} pixels of its width"] if left else []
    cropped += [f"{top} of its height"] if top else []
    ending = f", and cropped by {' and '.join(cropped)}" if cropped else ""
    return (
        f"engine {name} does not paint at {wanted}: painted at {native}, scaled by "
        f"{factor:.3g}{ending}"
    )
