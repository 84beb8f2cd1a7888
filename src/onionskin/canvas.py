"""`Canvas`: a clip of which only a part is known. Filling in the rest is every video task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Self

import numpy as np

from onionskin.checks import items, number, short, whole
from onionskin.clip import Clip
from onionskin.errors import InvalidInput
from onionskin.exposure import Exposure, Mask, Pictures
from onionskin.fitting import MAX_SIDE, Fit, fitted, whole_size
from onionskin.framerate import exact_fps
from onionskin.frames import MAX_FRAMES, Frames, check_frames
from onionskin.media.budget import Budget
from onionskin.serial import from_bytes, to_bytes


class CanvasKind(StrEnum):
    """What is known of a canvas. Engines say which kinds they can fill."""

    BLANK = "blank"
    """Nothing."""
    FIRST = "first"
    """The first frame, and only that."""
    LAST = "last"
    """The last frame, and only that."""
    ENDS = "ends"
    """The first and the last frame, and no other."""
    FRAMES = "frames"
    """Any other choice of whole frames."""
    REGIONS = "regions"
    """A part of at least one frame."""


@dataclass(frozen=True, eq=False, slots=True)
class Canvas:
    """Frames, which of their pixels are known, and the frame rate.

    `frames` is uint8 (T, H, W, 3) RGB; values at unknown pixels mean nothing.
    `known` is bool, (T,) for whole frames or (T, H, W) for pixels, True where the pixels
    must come back unchanged. `fps` is frames per second. `times` are the times of the frames,
    increasing, in seconds from the start of the shot; by default, frame i is at i / fps. A canvas
    cut from a long shot starts later, and one of keyframes has seconds between its frames.
    Raises InvalidInput otherwise.
    """

    frames: Frames
    known: Mask
    fps: Fraction
    times: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        check_frames(self.frames)
        object.__setattr__(self, "fps", exact_fps(self.fps))
        allowed = (self.frames.shape[:1], self.frames.shape[:3])
        if not isinstance(self.known, np.ndarray) or self.known.dtype != np.bool_:
            raise InvalidInput("known is not a bool array; give bool (T,) or (T, H, W)")
        if self.known.shape not in allowed:
            raise InvalidInput(
                f"{self.known.shape = }; for these frames give {allowed[0]} or {allowed[1]}"
            )
        if len(items("times", self.times, object, most=MAX_FRAMES)) == 0:
            even = tuple(float(index / self.fps) for index in range(self.num_frames))
            object.__setattr__(self, "times", even)
        object.__setattr__(self, "times", _checked_times(self.times, self.num_frames))

    @classmethod
    def blank(cls, num_frames: int, height: int, width: int, fps: Fraction | int) -> Self:
        """A canvas with nothing known: text to video."""
        shape = _checked_sides(num_frames, height, width)
        frames = np.zeros((*shape, 3), np.uint8)
        return cls(frames, np.zeros(shape[0], np.bool_), exact_fps(fps))

    @classmethod
    def from_image(
        cls,
        image: Frames,
        num_frames: int,
        fps: Fraction | int,
        *,
        size: tuple[int, int] | None = None,
        fit: Fit = "crop",
    ) -> Self:
        """A canvas that starts with `image`, uint8 (H, W, 3): image to video.

        `size` is (width, height), by default that of the image; `fit` says how to resize it.
        """
        _check_image(image)
        return cls.between([image], [0], num_frames, fps, size=size, fit=fit)

    @classmethod
    def between(
        cls,
        images: Sequence[Frames],
        at: Sequence[int],
        num_frames: int,
        fps: Fraction | int,
        *,
        size: tuple[int, int] | None = None,
        fit: Fit = "crop",
    ) -> Self:
        """A canvas with `images`, each uint8 (H, W, 3), as its frames `at` (increasing indices)."""
        images = items("images", images, np.ndarray, most=MAX_FRAMES)
        places = items("at", at, object, most=MAX_FRAMES)
        at = [whole("at", place, -MAX_FRAMES, MAX_FRAMES) for place in places]
        for image in images:
            _check_image(image)
        if len(at) != len(images) or not images:
            raise InvalidInput(f"{len(images)} pictures for {len(at)} frames; give one for each")
        width, height = images[0].shape[1::-1] if size is None else whole_size(size)
        num_frames, height, width = _checked_sides(num_frames, height, width)
        sheet = Exposure.between(at, num_frames, exact_fps(fps), (width, height))
        pictures = [fitted(image, (width, height), fit) for image in images]
        return cls.exposed(sheet, pictures.__getitem__)

    @classmethod
    def extend(cls, clip: Clip, num_frames: int, *, backward: bool = False) -> Self:
        """A canvas of the clip with `num_frames` unknown frames after it, or before it."""
        _check_clip(clip)
        num_frames, *_ = _checked_sides(num_frames, clip.height, clip.width)
        sheet = Exposure.extend(clip, num_frames, backward=backward)
        return cls.exposed(sheet, clip.frames.__getitem__)

    @classmethod
    def inside(cls, clip: Clip, mask: Mask) -> Self:
        """A canvas of the clip, unknown where `mask`, bool (H, W) or (T, H, W), is True."""
        _check_clip(clip)
        if not isinstance(mask, np.ndarray) or mask.dtype != np.bool_:
            given = f"{mask.dtype} array" if isinstance(mask, np.ndarray) else short(mask)
            raise InvalidInput(f"mask is {given}; give a bool array, True where the clip changes")
        if mask.shape not in (clip.frames.shape[:3], clip.frames.shape[1:3]):
            raise InvalidInput(
                f"{mask.shape = }; for this clip give {clip.frames.shape[1:3]} or "
                f"{clip.frames.shape[:3]}"
            )
        if not mask.any():
            raise InvalidInput("the mask is empty: nothing would change; mark a part of the clip")
        masks = np.broadcast_to(mask, clip.frames.shape[:3])
        return cls.exposed(Exposure.inside(clip, masks.__getitem__), clip.frames.__getitem__)

    @classmethod
    def outside(cls, clip: Clip, size: tuple[int, int], anchor: str = "center") -> Self:
        """A canvas of `size` (width, height) with the clip in it, unknown around the clip.

        `anchor` is where to place the clip: center, left, top-left and so on.
        """
        _check_clip(clip)
        return cls.exposed(
            Exposure.outside(clip, whole_size(size), anchor), clip.frames.__getitem__
        )

    @classmethod
    def restyle(cls, clip: Clip, strength: float = 1.0) -> Self:
        """A canvas like the clip with nothing known (everything at `strength` 0).

        Fill it with a request that has the clip's frames as its draft and the same strength.
        """
        _check_clip(clip)
        strength = number("strength", strength, low=0, high=1)
        return cls.exposed(Exposure.restyle(clip, strength), clip.frames.__getitem__)

    @classmethod
    def every_other(cls, clip: Clip, between: int = 1) -> Self:
        """A canvas with `between` unknown frames after every frame of the clip but the last."""
        _check_clip(clip)
        between = whole("between", between, 1, MAX_FRAMES)
        sheet = Exposure.at_rate(clip, clip.fps * (between + 1))
        return cls.exposed(sheet, clip.frames.__getitem__)

    @classmethod
    def exposed(cls, sheet: Exposure, pictures: Pictures) -> Self:
        """The canvas that the exposure `sheet` makes from `pictures`."""
        indices = range(sheet.num_frames)
        frames = np.stack([sheet.picture(index, pictures) for index in indices])
        known = sheet.whole
        if sheet.part is not None:
            known = np.stack([sheet.known(index) for index in indices])
        return cls(frames, known, sheet.fps, tuple(sheet.moment(index) for index in indices))

    @property
    def num_frames(self) -> int:
        return int(self.frames.shape[0])

    @property
    def height(self) -> int:
        return int(self.frames.shape[1])

    @property
    def width(self) -> int:
        return int(self.frames.shape[2])

    @property
    def is_even(self) -> bool:
        """Whether the frames are 1/fps apart, as in a film."""
        step = float(1 / self.fps)
        gaps = np.diff(self.times)
        return bool((np.abs(gaps - step) < 1e-4).all())

    @property
    def known_pixels(self) -> Mask:
        """Which pixels are known: bool (T, H, W), a read-only view where `known` is (T,)."""
        if self.known.ndim == 3:
            return self.known
        return np.broadcast_to(self.known[:, None, None], self.frames.shape[:3])

    @property
    def known_frames(self) -> Mask:
        """Which frames are known from edge to edge: bool (T,)."""
        if self.known.ndim == 1:
            return self.known
        return np.asarray(self.known.all(axis=(1, 2)))

    @property
    def kind(self) -> CanvasKind:
        """What is known. If the canvas has one frame and it is known, this is FIRST."""
        if self.known.ndim == 3 and (self.known.any(axis=(1, 2)) != self.known_frames).any():
            return CanvasKind.REGIONS
        last = self.num_frames - 1
        known = tuple(np.flatnonzero(self.known_frames).tolist())
        return {
            (): CanvasKind.BLANK,
            (last,): CanvasKind.LAST,
            (0, last): CanvasKind.ENDS,
            (0,): CanvasKind.FIRST,
        }.get(known, CanvasKind.FRAMES)

    def laid_back(self, frames: Frames) -> Frames:
        """A copy of `frames`, uint8 (T, H, W, 3), with the known pixels restored, bit for bit."""
        check_frames(frames)
        if frames.shape != self.frames.shape:
            raise InvalidInput(f"{frames.shape = }; this canvas is {self.frames.shape}")
        result = frames.copy()
        result[self.known] = self.frames[self.known]
        return result


def canvas_to_bytes(canvas: Canvas) -> bytes:
    """The canvas as bytes for another process, its pixels packed by zlib (see `serial`)."""
    return to_bytes(canvas)


def canvas_from_bytes(data: bytes) -> Canvas:
    """The canvas of what `canvas_to_bytes` gave. Raises InvalidInput for damaged bytes."""
    return from_bytes(Canvas, data)


def _checked_times(times: object, num_frames: int) -> tuple[float, ...]:
    """Growing seconds from 0 on, one for each frame."""
    given = items("times", times, object, most=MAX_FRAMES)
    if len(given) != num_frames:
        raise InvalidInput(f"{len(given)} times for {num_frames} frames; give one for each")
    seconds = tuple(number(f"times[{index}]", each, low=0) for index, each in enumerate(given))
    if any(later <= earlier for earlier, later in pairwise(seconds)):
        raise InvalidInput("times must increase; give each frame a later time than the one before")
    return seconds


def _check_clip(clip: object) -> None:
    if not isinstance(clip, Clip):
        raise InvalidInput(f"clip is {short(clip)}; give a Clip, such as Clip.open(path)")


def _check_image(image: Frames) -> None:
    if not isinstance(image, np.ndarray):
        raise InvalidInput(
            f"image is {short(image)}; give one picture, a uint8 array (H, W, 3), such as "
            "clip.frames[0]"
        )
    if image.ndim != 3:
        raise InvalidInput(f"{image.shape = }; give one picture, uint8 (H, W, 3)")
    check_frames(image[None])


def _checked_sides(num_frames: int, height: int, width: int) -> tuple[int, int, int]:
    """Number of frames, height and width as whole numbers from 1 on."""
    frames = whole("num_frames", num_frames, 1, MAX_FRAMES)
    sides = whole("height", height, 1, MAX_SIDE), whole("width", width, 1, MAX_SIDE)
    Budget.from_environment().check_memory("the canvas", frames, *sides)
    return frames, *sides
