"""A picture of what stands still, and how it comes to lie where a camera sees it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.stage.brush import Canvas
from onionskin.stage.camera import Camera
from onionskin.stage.skia import NATIVE, skia

Pixels = NDArray[np.uint8]
"""uint8 (H, W, 4), BGRA multiplied by alpha."""
Matrix = NDArray[np.float64]
"""(3, 3): from pixels of one picture to those of another."""
Size = tuple[int, int]
"""Width and height in pixels."""
_SOFT_BELOW = 2.4
"""Metres: where a frame shows less than this, what lies far behind is out of focus."""
_LEVEL = np.array([[1, 0], [0, 1], [0, 0]], np.float64)


ItemKind = Literal["floor", "scenery", "furniture", "thing", "mount", "person"]


class Named(NamedTuple):
    """What an item is part of: two items with the same are one body, its back and its front."""

    kind: ItemKind
    id: str
    """The actor's or the prop's in the script; of a place, what it is and its number."""
    name: str
    """What it is called on the stage."""


_NOBODY = Named("scenery", "", "")


@dataclass(frozen=True, slots=True)
class Item:
    """Something to draw at a depth; `live` ones change from frame to frame."""

    z: float
    live: bool
    draw: Callable[[Canvas, Camera, float], None]
    soft: bool = False
    """Whether it may be out of focus: it is scenery far behind who and what the shot is about."""
    of: Named = _NOBODY
    lies: bool = False
    """Whether it is the ground, which is at all depths up to `z`."""


@dataclass(frozen=True, slots=True)
class Still:
    """Pixels, of which the first is at (`left`, `top`) of a frame; below `solid` all are opaque."""

    pixels: Pixels
    left: int
    top: int
    solid: int
    wide: bool
    """Whether it reaches over all of what any camera shows, to both sides."""
    image: object = field(compare=False)
    """The same pixels as Skia has them."""

    def solid_row(self, matrix: Matrix, size: Size) -> int:
        """The row of a frame from which on there is nothing but it."""
        width, height = size
        rows = self.pixels.shape[0]
        if not self.wide or self.solid >= rows:
            return height
        ends = matrix @ np.array([[0, width], [self.top + self.solid] * 2, [1, 1]], np.float64)
        low = matrix @ np.array([[0, width], [self.top + rows] * 2, [1, 1]], np.float64)
        if (low[1] / low[2]).min() < height:
            return height
        row = math.ceil(float((ends[1] / ends[2]).max())) + 1
        return min(height, max(0, row))

    def lay(self, pixels: Pixels, canvas: Canvas, matrix: Matrix, until: int, room: Pixels) -> None:
        """Draws it over the rows of a frame down to `until`, moved by a matrix.

        `room` is memory of a frame's size that may be written over: new memory costs more to get
        than to fill.
        """
        size = pixels.shape[1], pixels.shape[0]
        solid = min(self.solid_row(matrix, size), until)
        if np.array_equal(matrix[:2, :2], _LEVEL[:2]) and _is_whole(matrix):
            self._shift(pixels, canvas, (round(matrix[0, 2]), round(matrix[1, 2])), solid, until)
            return
        left, top, right, bottom = self._bounds(matrix, size)
        moved = matrix @ np.array([[1, 0, self.left], [0, 1, self.top], [0, 0, 1]], np.float64)
        if solid < until:
            self._warp(pixels[solid:until], moved, 0, solid)
        rows, columns = min(bottom, solid) - top, right - left
        if rows <= 0 or columns <= 0:
            return
        part = room.reshape(-1)[: rows * columns * 4].reshape(rows, columns, 4)
        self._warp(part, moved, left, top)
        canvas.drawImage(_image(part), left, top)

    def _shift(
        self, pixels: Pixels, canvas: Canvas, by: tuple[int, int], solid: int, until: int
    ) -> None:
        """Draws it moved by whole pixels, as it is: nothing is resampled."""
        left, top = self.left + by[0], self.top + by[1]
        width = pixels.shape[1]
        if solid < until:
            rows = slice(solid - top, until - top)
            np.copyto(pixels[solid:until], self.pixels[rows, -left : width - left])
        if solid > top:
            canvas.save()
            canvas.clipRect(skia.Rect.MakeWH(width, solid))
            canvas.drawImage(self.image, left, top)
            canvas.restore()

    def _bounds(self, matrix: Matrix, size: Size) -> tuple[int, int, int, int]:
        rows, columns = self.pixels.shape[:2]
        xs = [self.left, self.left + columns]
        ys = [self.top, self.top + rows]
        corners = matrix @ np.array([[*xs, *xs], [ys[0], ys[0], ys[1], ys[1]], [1] * 4], np.float64)
        (left, top), (right, bottom) = (
            edge(corners[:2] / corners[2], axis=1) for edge in (np.min, np.max)
        )
        return (
            max(0, math.floor(left)),
            max(0, math.floor(top)),
            min(size[0], math.ceil(right)),
            min(size[1], math.ceil(bottom)),
        )

    def _warp(self, into: Pixels, matrix: Matrix, left: int, top: int) -> None:
        """Resamples it onto pixels whose first is at (`left`, `top`) of a frame."""
        half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
        back = np.array([[1, 0, -0.5 - left], [0, 1, -0.5 - top], [0, 0, 1]])
        whole = back @ matrix @ half
        height, width = into.shape[:2]
        offset = whole[0, 2], whole[1, 2]
        if np.array_equal(whole[:, :2], _LEVEL) and self._shifted(into, *offset):
            return
        if np.array_equal(whole[2], (0, 0, 1)):
            cv2.warpAffine(
                self.pixels,
                whole[:2],
                (width, height),
                dst=into,
                flags=cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REPLICATE,
            )
            return
        cv2.warpPerspective(
            self.pixels,
            whole,
            (width, height),
            dst=into,
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )

    def _shifted(self, into: Pixels, right: float, down: float) -> bool:
        """Moves it to the right by any part of a pixel and down by whole ones, if that is it."""
        if down != round(down):
            return False
        height, width = into.shape[:2]
        x, y = math.floor(-right), -round(down)
        share = round(256 * (-right - x)) / 256
        here, next_ = (
            self.pixels[max(0, y) : y + height, max(0, left) : left + width] for left in (x, x + 1)
        )
        if here.shape != into.shape or (share and next_.shape != into.shape):
            return False
        if share:
            cv2.addWeighted(here, 1 - share, next_, share, 0, dst=into)
        else:
            np.copyto(into, here)
        return True


def _is_whole(matrix: Matrix) -> bool:
    """Whether a matrix moves by whole pixels, if it does no more than move."""
    return bool(np.array_equal(matrix, np.round(matrix)))


def _image(pixels: Pixels) -> object:
    return skia.Image.fromarray(
        pixels,
        colorType=NATIVE,
        alphaType=skia.kPremul_AlphaType,
        copy=False,
    )


def still_of(
    items: Sequence[Item],
    camera: Camera,
    box: tuple[int, int, int, int],
    frame: int,
    ground: tuple[int, int, int, int],
) -> Still:
    """What a camera sees of things, in a box of a frame that is `frame` pixels high."""
    left, top, right, bottom = box
    pixels = np.full((bottom - top, right - left, 4), ground, np.uint8)
    blur = _blur(camera, frame)
    soft = [item for item in items if item.soft] if blur else []
    if soft:
        _paint_soft(pixels, soft, camera, (left, top), blur)
    _draw(pixels, [item for item in items if item not in soft], camera, (left, top), 1)
    return _cropped(pixels, left, top)


def _cropped(pixels: Pixels, left: int, top: int) -> Still:
    """A picture without what is empty around it, but for a seam that is."""
    alpha = pixels[..., 3]
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    if not len(rows):
        return _still(np.zeros((1, 1, 4), np.uint8), left, top, 1, wide=False)
    high, wide = alpha.shape
    first, last = max(0, int(rows[0]) - 1), min(high, int(rows[-1]) + 2)
    begin, end = max(0, int(columns[0]) - 1), min(wide, int(columns[-1]) + 2)
    kept = np.ascontiguousarray(pixels[first:last, begin:end])
    open_rows = np.flatnonzero((kept[..., 3] < 255).any(1))
    solid = int(open_rows[-1]) + 1 if len(open_rows) else 0
    return _still(kept, left + begin, top + first, solid, wide=end - begin == wide)


def _still(pixels: Pixels, left: int, top: int, solid: int, *, wide: bool) -> Still:
    return Still(pixels, left, top, solid, wide, _image(pixels))


def _paint_soft(
    pixels: Pixels, items: Sequence[Item], camera: Camera, corner: tuple[int, int], blur: float
) -> None:
    """Draws things out of focus: small, blurred and made large."""
    height, width = pixels.shape[:2]
    less = max(1, int(blur / 1.4))
    small = np.full((-(-height // less), -(-width // less), 4), pixels[0, 0], np.uint8)
    _draw(small, items, camera, (corner[0] / less, corner[1] / less), 1 / less)
    small = cv2.GaussianBlur(small, (0, 0), blur / less, borderType=cv2.BORDER_REPLICATE)
    cv2.resize(small, (width, height), dst=pixels, interpolation=cv2.INTER_LINEAR)


def _blur(camera: Camera, height: int) -> float:
    """How far out of focus what lies behind is, in pixels."""
    if camera.height >= _SOFT_BELOW:
        return 0.0
    return height * 0.0042 * min(2.0, _SOFT_BELOW / camera.height)


def _draw(
    pixels: Pixels,
    items: Sequence[Item],
    camera: Camera,
    corner: tuple[float, float],
    scale: float,
) -> None:
    surface = surface_of(pixels)
    canvas = surface.getCanvas()
    canvas.translate(-corner[0], -corner[1])
    canvas.scale(scale, scale)
    for item in items:
        item.draw(canvas, camera, 0.0)
    surface.flushAndSubmit()


def surface_of(pixels: Pixels) -> Canvas:
    """A Skia surface on pixels. Multiplied by alpha: Skia draws what is clear twice as fast so."""
    return skia.Surface(pixels, colorType=NATIVE, alphaType=skia.kPremul_AlphaType)
