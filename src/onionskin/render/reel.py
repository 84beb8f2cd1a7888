"""`Reel`: a canvas of any length, read frame by frame and never whole in memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from onionskin.canvas import Canvas, Mask
from onionskin.clip import Frames
from onionskin.engines.capabilities import Size
from onionskin.errors import MediaError
from onionskin.fitting import Fit, fitted

Reader = Callable[[int], Frames]
"""Gives the picture at an index of the reel, uint8 (H, W, 3)."""
_KEPT_FRAMES = 16


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Reel:
    """What a `Canvas` is, for clips too long to be held.

    `whole` is bool (T,): frames known from edge to edge. `part` is bool (H, W): what is
    known of the others; None for nothing. `open_reader` opens the known pictures; two
    readers of one reel do not disturb each other.
    """

    size: Size
    fps: Fraction
    whole: NDArray[np.bool_]
    open_reader: Callable[[], Reader]
    part: Mask | None = None

    @property
    def num_frames(self) -> int:
        return len(self.whole)

    def canvas(self, indices: tuple[int, ...], reader: Reader, size: Size) -> Canvas:
        """The frames at `indices` as a canvas of `size`, what is known of them in it."""
        frames = np.zeros((len(indices), size.height, size.width, 3), np.uint8)
        known = np.zeros(frames.shape[:3], np.bool_)
        part = None if self.part is None else shrunk_mask(self.part, size)
        for place, index in enumerate(indices):
            if self.whole[index]:
                known[place] = True
            elif part is not None:
                known[place] = part
            if known[place].any():
                frames[place] = framed(reader(index), size)
        times = tuple(float(index / self.fps) for index in indices)
        whole: Mask = np.asarray(known.all(axis=(1, 2)))
        plain = bool((known.any(axis=(1, 2)) == whole).all())
        return Canvas(frames, whole if plain else known, self.fps, times)


def blank(size: Size, num_frames: int, fps: Fraction) -> Reel:
    """A reel of which nothing is known."""
    return of_pictures({}, size, num_frames, fps)


def of_pictures(
    pictures: Mapping[int, Frames], size: Size, num_frames: int, fps: Fraction, fit: Fit = "crop"
) -> Reel:
    """A reel with pictures, uint8 (H, W, 3), as the frames at their indices."""
    known = {index: fitted(picture, size, fit) for index, picture in pictures.items()}
    whole = np.isin(np.arange(num_frames), list(known))
    return Reel(size=size, fps=fps, whole=whole, open_reader=lambda: known.__getitem__)


class FrameFile:
    """The frames of a video file by index, upright; going back opens the file again."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = path
        self._frames: Iterator[Frames] = iter(())
        self._next = 0
        self._kept: dict[int, Frames] = {}
        self._open()

    def __call__(self, index: int) -> Frames:
        """Frame `index`. Raises MediaError where the file ends before it."""
        if index in self._kept:
            return self._kept[index]
        if index < self._next:
            self._open()
        while self._next <= index:
            frame = next(self._frames, None)
            if frame is None:
                raise MediaError(
                    f"{os.fspath(self._path)} ends after {self._next} frames and says it has "
                    "more; it is truncated: write it anew from a good copy"
                )
            self._kept[self._next] = frame
            self._kept.pop(self._next - _KEPT_FRAMES, None)
            self._next += 1
        return self._kept[index]

    def _open(self) -> None:
        from onionskin.media.read import read_frames

        self._frames, self._next, self._kept = read_frames(self._path), 0, {}


def framed(picture: Frames, size: Size) -> Frames:
    """`picture` on a canvas of another size, the way `revealed` takes it off again.

    It is scaled to fit in, and its border is repeated around it.
    """
    import cv2

    if picture.shape[1::-1] == tuple(size):
        return picture
    inner = _inner(Size(picture.shape[1], picture.shape[0]), size)
    small = fitted(picture, inner, "stretch")
    top, left = (size.height - inner.height) // 2, (size.width - inner.width) // 2
    bottom, right = size.height - inner.height - top, size.width - inner.width - left
    edged = cv2.copyMakeBorder(small, top, bottom, left, right, cv2.BORDER_REPLICATE)
    return np.asarray(edged, np.uint8)


def shrunk_mask(mask: Mask, size: Size) -> Mask:
    """`mask` as `framed` would; True only where every pixel under it is."""
    if mask.shape[::-1] == tuple(size):
        return mask
    grey = np.repeat(mask[..., None].astype(np.uint8) * 255, 3, axis=2)
    return np.asarray(framed(grey, size)[..., 0] >= 254)


def revealed(frame: Frames, size: Size) -> Frames:
    """A painted canvas, uint8 (h, w, 3), at the size of the clip, cut to its shape."""
    from onionskin.render.scaling import scale_to_cover

    return np.asarray(scale_to_cover(frame[None], size)[0])


def _inner(picture: Size, canvas: Size) -> Size:
    factor = min(canvas.width / picture.width, canvas.height / picture.height)
    width, height = round(picture.width * factor), round(picture.height * factor)
    return Size(max(min(width, canvas.width), 1), max(min(height, canvas.height), 1))
