"""`Canvas`: a clip of which only a part is known. Filling in the rest is every video task."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Self

import numpy as np
from numpy.typing import NDArray

from onionskin.clip import Frames, check_frames
from onionskin.errors import InvalidInput
from onionskin.framerate import exact_fps

Mask = NDArray[np.bool_]


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
    """Frames, what of them is known, and their rate.

    `frames` is uint8 (T, H, W, 3) RGB; what it holds at unknown pixels means nothing.
    `known` is bool, (T,) for whole frames or (T, H, W) for pixels, True where the pixels
    must come back unchanged. `fps` is frames per second. Raises InvalidInput otherwise.
    """

    frames: Frames
    known: Mask
    fps: Fraction

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

    @classmethod
    def blank(cls, num_frames: int, height: int, width: int, fps: Fraction | int) -> Self:
        """A canvas of which nothing is known: text to video."""
        if min(num_frames, height, width) < 1:
            raise InvalidInput(f"{num_frames = }, {height = }, {width = }; each must be at least 1")
        frames = np.zeros((num_frames, height, width, 3), np.uint8)
        return cls(frames, np.zeros(num_frames, np.bool_), exact_fps(fps))

    @classmethod
    def from_image(cls, image: Frames, num_frames: int, fps: Fraction | int) -> Self:
        """A canvas that starts with `image`, uint8 (H, W, 3): image to video."""
        if image.ndim != 3:
            raise InvalidInput(f"{image.shape = }; give one picture, uint8 (H, W, 3)")
        check_frames(image[None])
        if num_frames < 1:
            raise InvalidInput(f"{num_frames = }; give at least 1")
        frames = np.zeros((num_frames, *image.shape), np.uint8)
        frames[0] = image
        return cls(frames, np.arange(num_frames) == 0, exact_fps(fps))

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
        """What is known. A single known frame counts as FIRST, also where it is all there is."""
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
        """A copy of `frames`, uint8 (T, H, W, 3), with the known pixels over it, bit for bit."""
        if frames.shape != self.frames.shape or frames.dtype != np.uint8:
            raise InvalidInput(
                f"{frames.shape = }, {frames.dtype = }; this canvas is uint8 {self.frames.shape}"
            )
        result = frames.copy()
        result[self.known] = self.frames[self.known]
        return result
