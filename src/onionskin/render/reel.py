"""`Reel`: a canvas of any length, read frame by frame and never whole in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from onionskin.canvas import Canvas
from onionskin.exposure import Exposure, Mask, MaskOf, Pictures
from onionskin.fitting import Fit, Size, fitted
from onionskin.frames import Frames
from onionskin.render.seam import blended

Reader = Pictures
"""Gives the picture at an index of the reel, uint8 (H, W, 3)."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Reel:
    """What a `Canvas` is, for clips too long to be held: the same sheet, and a reader."""

    sheet: Exposure
    open_reader: Callable[[], Reader]
    """Opens the pictures by the reel's own indices; two readers do not disturb each other."""
    feather: int = 0
    """Over how many pixels what is painted fades into what is known, on the painted side."""
    upscaled: bool = False
    """Whether what is painted smaller is enlarged by the learned upscaler."""

    @classmethod
    def of(cls, sheet: Exposure, open_pictures: Callable[[], Pictures], feather: int = 0) -> Reel:
        """The reel that `sheet` lays out of pictures."""

        def opened() -> Reader:
            pictures = open_pictures()
            return lambda index: sheet.picture(index, pictures)

        return cls(sheet=sheet, open_reader=opened, feather=feather)

    @property
    def size(self) -> Size:
        return Size(*self.sheet.size)

    @property
    def fps(self) -> Fraction:
        return self.sheet.fps

    @property
    def whole(self) -> Mask:
        """bool (T,): frames known from edge to edge."""
        return self.sheet.whole

    @property
    def part(self) -> MaskOf | None:
        """What is known of the other frames, bool (H, W) by index; None for nothing."""
        return self.sheet.part

    @property
    def num_frames(self) -> int:
        return self.sheet.num_frames

    @property
    def num_shown(self) -> int:
        """Frames of the result."""
        shown = self.sheet.shown
        return self.num_frames if shown is None else int(shown.sum())

    def shows(self, index: int) -> bool:
        """Whether a frame is part of the result."""
        return self.sheet.shown is None or bool(self.sheet.shown[index])

    def canvas(self, indices: tuple[int, ...], reader: Reader, size: Size) -> Canvas:
        """The frames at `indices` as a canvas of `size`, what is known of them in it."""
        frames = np.zeros((len(indices), size.height, size.width, 3), np.uint8)
        known = np.stack([shrunk_mask(self.sheet.known(index), size) for index in indices])
        for place, index in enumerate(indices):
            if known[place].any():
                frames[place] = framed(reader(index), size)
        times = tuple(self.sheet.moment(index) for index in indices)
        whole: Mask = np.asarray(known.all(axis=(1, 2)))
        plain = bool((known.any(axis=(1, 2)) == whole).all())
        return Canvas(frames, whole if plain else known, self.fps, times)

    def draft(self, indices: tuple[int, ...], reader: Reader, size: Size) -> Frames | None:
        """The pictures to be painted over, uint8 (T, H, W, 3) of `size`; None: there are none."""
        if not self.sheet.painted_over:
            return None
        return np.stack([framed(reader(index), size) for index in indices])

    def finished(self, index: int, painted: Frames, reader: Reader) -> Frames:
        """A painted canvas at the clip's size, what is known of it laid back bit for bit."""
        frame = revealed(self._enlarged(painted), self.size)
        if self.part is None:
            return frame
        return blended(reader(index), frame, self.part(index), self.feather)

    def _enlarged(self, painted: Frames) -> Frames:
        height, width = painted.shape[:2]
        if not self.upscaled or (width >= self.size.width and height >= self.size.height):
            return painted
        from onionskin.upscaling.upscaler import factor_for, upscaler_of

        return upscaler_of(factor_for(width, height, self.size)).enlarged(painted)


def blank(size: Size, num_frames: int, fps: Fraction) -> Reel:
    """A reel of which nothing is known."""
    return of_pictures({}, size, num_frames, fps)


def of_pictures(
    pictures: Mapping[int, Frames], size: Size, num_frames: int, fps: Fraction, fit: Fit = "crop"
) -> Reel:
    """A reel with pictures, uint8 (H, W, 3), as the frames at their indices."""
    at = sorted(pictures)
    known = [fitted(pictures[index], size, fit) for index in at]
    return Reel.of(Exposure.between(at, num_frames, fps, size), lambda: known.__getitem__)


def framed(picture: Frames, size: Size) -> Frames:
    """`picture` on a canvas of another size, the way `revealed` takes it off again.

    It is scaled to fit in, and its border is repeated around it.
    """
    import cv2

    if picture.shape[1::-1] == tuple(size):
        return picture
    inner = inner_size(Size(picture.shape[1], picture.shape[0]), size)
    small = fitted(picture, inner, "stretch")
    top, left = (size.height - inner.height) // 2, (size.width - inner.width) // 2
    bottom, right = size.height - inner.height - top, size.width - inner.width - left
    edged = cv2.copyMakeBorder(small, top, bottom, left, right, cv2.BORDER_REPLICATE)
    return np.asarray(edged, np.uint8)


def inner_size(picture: Size, canvas: Size) -> Size:
    """The size at which `framed` lays a picture in the middle of a canvas."""
    factor = min(canvas.width / picture.width, canvas.height / picture.height)
    width, height = round(picture.width * factor), round(picture.height * factor)
    return Size(max(min(width, canvas.width), 1), max(min(height, canvas.height), 1))


def shrunk_mask(mask: Mask, size: Size) -> Mask:
    """`mask` as `framed` would; True only where every pixel under it is."""
    if mask.shape[::-1] == tuple(size):
        return mask
    grey = np.repeat(mask[..., None].astype(np.uint8) * 255, 3, axis=2)
    return np.asarray(framed(grey, size)[..., 0] >= 254)


def revealed(frame: Frames, size: Size) -> Frames:
    """A painted canvas, uint8 (h, w, 3), at the size of the clip, cut to its shape."""
    return np.asarray(scale_to_cover(frame[None], size)[0])


def scale_to_cover(frames: Frames, size: Size) -> Frames:
    """Frames, uint8 (T, H, W, 3), at `size`; what sticks out of its shape is cut evenly."""
    import cv2

    height, width = frames.shape[1:3]
    if (width, height) == tuple(size):
        return frames
    factor = max(size.width / width, size.height / height)
    scaled = (
        max(size.width, round(width * factor)),
        max(size.height, round(height * factor)),
    )
    # Area averaging does not alias when shrinking; cubic is sharp when enlarging.
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    left, top = (scaled[0] - size.width) // 2, (scaled[1] - size.height) // 2
    result = np.empty((len(frames), size.height, size.width, 3), np.uint8)
    for index, frame in enumerate(frames):
        large = cv2.resize(frame, scaled, interpolation=method)
        result[index] = large[top : top + size.height, left : left + size.width]
    return result
