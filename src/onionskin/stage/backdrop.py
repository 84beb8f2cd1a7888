"""What stands still behind those who act: drawn once where the camera lets it, then only moved.

Under a camera that stands still it is one picture. Under one that zooms, tilts or is held in
hands, nothing slides behind anything: a somewhat larger picture is drawn once and resampled.
Only under one that goes sideways or nearer is it drawn anew every frame.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.stage.brush import Canvas
from onionskin.stage.camera import Camera
from onionskin.stage.skia import skia

Pixels = NDArray[np.uint8]
"""uint8 (H, W, 4), RGBA."""
Paint = Callable[[Canvas, Camera], None]
_SOFT_BELOW = 2.4
"""Metres: where a frame shows less than this, what lies far behind is out of focus."""
_MOST_ROOM = 0.45
"""How much wider or higher than the frame, at each side, a picture for a whole shot may be."""


@dataclass(frozen=True, slots=True)
class View:
    """One picture of what stands still that serves a whole shot.

    It is what `camera` sees, in pixels, with `left` and `top` pixels more than the frame at two
    sides, `width` and `height` in all.
    """

    camera: Camera
    left: int
    top: int
    width: int
    height: int

    @classmethod
    def of(cls, cameras: Sequence[Camera], width: int, height: int) -> View | None:
        """All that a shot shows, as its closest camera sees it; None where things slide."""
        seen = min(cameras, key=lambda each: each.height)
        if any(camera.slides(seen) for camera in cameras):
            return None
        left = top = right = bottom = 0.0
        for camera in cameras:
            # Where the corners of its frame are in the closest camera's picture.
            factor, across, down = seen.shift_from(camera, height)
            left = max(left, (factor - 1) * width / 2 - across)
            right = max(right, (factor - 1) * width / 2 + across)
            top = max(top, (factor - 1) * height / 2 - down)
            bottom = max(bottom, (factor - 1) * height / 2 + down)
        sides = [math.ceil(each) + 2 if each > 0 else 0 for each in (left, top, right, bottom)]
        limits = [round(width * _MOST_ROOM), round(height * _MOST_ROOM)] * 2
        a, b, c, d = (min(side, limit) for side, limit in zip(sides, limits, strict=True))
        return cls(seen, a, b, width + a + c, height + b + d)

    def placed(self, camera: Camera, frame: tuple[int, int]) -> tuple[float, float, float]:
        """The factor, and the pixels to the right and down, that bring it to a frame."""
        width, height = frame
        factor, right, down = camera.shift_from(self.camera, height)
        return (
            factor,
            width / 2 - factor * (width / 2 + self.left) + right,
            height / 2 - factor * (height / 2 + self.top) + down,
        )


class Backdrop:
    """Everything behind the first thing that moves, as the pixels of a frame."""

    def __init__(
        self,
        far: Paint,
        near: Paint,
        view: View | None,
        width: int,
        height: int,
        vignette: float = 1,
    ) -> None:
        """`far` and `near` draw what may be out of focus and what may not.

        `view` is the picture that serves the shot, None where there is none such. `vignette` is
        how much darker the corners are, 1 as usual.
        """
        self._far, self._near, self._view = far, near, view
        self._size = width, height
        self._vignette = _vignette(width, height, vignette)
        self._kept: Pixels | None = None

    def lay(self, pixels: Pixels, camera: Camera) -> None:
        """Writes the backdrop as `camera` sees it over all of `pixels`."""
        view = self._view
        if view is None:
            _paint(pixels, self._far, self._near, camera, 0, 0, self._size[1])
            cv2.multiply(pixels, self._vignette, dst=pixels, scale=1 / 255)
            return
        stands = (view.width, view.height) == self._size
        if self._kept is None:
            kept = np.zeros((view.height, view.width, 4), np.uint8)
            _paint(kept, self._far, self._near, view.camera, view.left, view.top, self._size[1])
            if stands:
                cv2.multiply(kept, self._vignette, dst=kept, scale=1 / 255)
            self._kept = kept
        if stands:
            np.copyto(pixels, self._kept)
            return
        factor, right, down = view.placed(camera, self._size)
        cv2.warpAffine(
            self._kept,
            np.array([[factor, 0, right], [0, factor, down]]),
            self._size,
            dst=pixels,
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        cv2.multiply(pixels, self._vignette, dst=pixels, scale=1 / 255)


def _paint(
    pixels: Pixels,
    far: Paint,
    near: Paint,
    camera: Camera,
    left: float,
    top: float,
    frame: int,
) -> None:
    """Draws far and near onto pixels whose frame, `frame` high, begins `left` and `top` in."""
    height, width = pixels.shape[:2]
    blur = _blur(camera, frame)
    if blur:
        less = max(1, int(blur / 1.4))
        small = np.zeros((-(-height // less), -(-width // less), 4), np.uint8)
        _draw(small, far, camera, left / less, top / less, 1 / less)
        small = cv2.GaussianBlur(small, (0, 0), blur / less, borderType=cv2.BORDER_REPLICATE)
        cv2.resize(small, (width, height), dst=pixels, interpolation=cv2.INTER_LINEAR)
        _draw(pixels, near, camera, left, top, 1)
        return
    _draw(pixels, far, camera, left, top, 1)
    _draw(pixels, near, camera, left, top, 1)


def _blur(camera: Camera, height: int) -> float:
    """How far out of focus what lies behind is, in pixels."""
    if camera.height >= _SOFT_BELOW:
        return 0.0
    return height * 0.0042 * min(2.0, _SOFT_BELOW / camera.height)


def _draw(
    pixels: Pixels, paint: Paint, camera: Camera, left: float, top: float, scale: float
) -> None:
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    canvas.translate(left, top)
    canvas.scale(scale, scale)
    paint(canvas, camera)
    surface.flushAndSubmit()


def _vignette(width: int, height: int, strength: float) -> Pixels:
    """What the corners' light is multiplied by, 255 for all of it."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    reach = 0.62 * math.hypot(width, height)
    away = np.hypot(x + 0.5 - width / 2, y + 0.5 - height * 0.46) / reach
    shade = np.clip((away - 0.55) / 0.45, 0, 1) * (58 / 255) * strength
    tone = np.array([0.94, 0.95, 0.83, 0.0], np.float32)
    return np.asarray(np.round(255 * (1 - shade[..., None] * tone)), np.uint8)
