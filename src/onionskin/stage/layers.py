"""What stands still, drawn once for a whole shot and then only moved.

Under a camera that stands still it is one picture. Under one that zooms, tilts or is held in
hands nothing slides behind anything: one picture, somewhat larger, is resampled. Under one that
goes sideways or nearer it is a picture for each depth, and one for the floor; each is moved as
what stands there moves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.stage.brush import Canvas
from onionskin.stage.camera import Camera
from onionskin.stage.pose import Vector
from onionskin.stage.still import Item, Matrix, Pixels, Size, Still, still_of

_SAME_DEPTH = 0.12
"""Metres: what stands within this of each other is moved as one."""
_SAME_SIZE = 1e-6
"""By no more than this a layer's size changes under a camera that only goes along."""
_LARGEST = 4.5
"""A picture may be as large as so many frames; what needs more is drawn every frame."""
_SPARE = 4
"""Pixels at each side of a picture that no camera shows, against those between its moments."""
_BANDS = 12
"""Rows of a frame whose corners are darkened, so many at a time."""


class Stack:
    """All that a shot shows, from far to near: what lives, and what stands still in layers."""

    def __init__(
        self,
        items: Sequence[Item],
        cameras: Sequence[Camera],
        size: Size,
        vignette: float = 1,
        *,
        whole: bool = False,
        like: Stack | None = None,
    ) -> None:
        """`cameras` are those of some moments of the shot, which show all that it shows.

        `vignette` is how much darker the corners are behind who acts, 1 as usual. `whole`: what
        only moves, moves by whole pixels, which keeps it sharp and costs little; for cameras
        that are too fast for anybody to see the steps. What `like`, a stack of the same size, has
        drawn already of the very same items under the same cameras is taken from it.
        """
        # A camera that stands still is one of them.
        self._cameras = tuple(dict.fromkeys(cameras))
        self._shown: list[Item | Layer] = []
        for live, group in groupby(sorted(items, key=lambda one: -one.z), lambda one: one.live):
            run = list(group)
            self._shown += run if live else _layers(run, self._cameras, size, whole)
        if self._shown and isinstance(self._shown[0], Layer):
            self._shown[0].is_last = True
        self._num_behind = next(
            (k for k, each in enumerate(self._shown) if isinstance(each, Item)), len(self._shown)
        )
        self._vignette = _Vignette(*size, vignette)
        self._room = np.empty((size[1], size[0], 4), np.uint8)
        self._is_ready = False
        if like is not None and like._cameras == self._cameras:
            self._take_from(like)

    def draw(self, pixels: Pixels, canvas: Canvas, camera: Camera, t: float) -> None:
        """Draws it at `t` seconds as `camera` sees it onto pixels, which are the canvas's."""
        if not self._is_ready:
            self._make_ready()
        if not self._is_whole:
            pixels.fill(0)
        for index, each in enumerate(self._shown):
            if index == self._num_behind and len(self._cameras) > 1:
                self._vignette.shade(pixels)
            if isinstance(each, Item):
                each.draw(canvas, camera, t)
            else:
                each.lay(pixels, canvas, camera, self._room)
        if self._num_behind == len(self._shown) and len(self._cameras) > 1:
            self._vignette.shade(pixels)

    def _take_from(self, other: Stack) -> None:
        """Takes over the pictures that another stack has of the same things."""
        theirs = {each.key: each for each in other._shown if isinstance(each, Layer)}
        behind = (self._num_behind, other._num_behind)
        for index, each in enumerate(self._shown):
            if isinstance(each, Item) or (drawn := theirs.get(each.key)) is None:
                continue
            if (index < behind[0]) == (other._shown.index(drawn) < behind[1]):
                each.take_from(drawn)

    def _make_ready(self) -> None:
        """Draws what stands still, and finds what of it is hidden by what stands before it."""
        row = None
        for each in reversed(self._shown):
            if isinstance(each, Item):
                continue
            if row is not None:
                each.hidden_from = row
            solid = each.solid_from(self._cameras)
            row = solid if row is None else min(row, solid)
        self._is_whole = row == 0
        if len(self._cameras) == 1:
            for each in self._shown[: self._num_behind]:
                assert isinstance(each, Layer)
                each.shade(self._vignette)
        self._is_ready = True


def _layers(
    items: Sequence[Item], cameras: Sequence[Camera], size: Size, whole: bool
) -> list[Layer]:
    """What stands still as layers from far to near, which serve all of a shot's cameras."""
    slides = any(camera.slides(cameras[0]) for camera in cameras)
    groups: list[list[Item]] = []
    for item in items:
        if groups and (not slides or _goes_with(item, groups[-1][0])):
            groups[-1].append(item)
            continue
        if item.lies and groups:
            # Where a wall meets the floor there is more of the floor behind both soft edges.
            groups[-1].append(item)
        groups.append([item])
    return [Layer(group, cameras, size, whole=whole) for group in groups]


def _goes_with(item: Item, other: Item) -> bool:
    level = item.soft == other.soft and not (item.lies or other.lies)
    return level and abs(item.z - other.z) <= _SAME_DEPTH


class Layer:
    """Things at one depth as one picture, drawn when it is first shown."""

    def __init__(
        self, items: Sequence[Item], cameras: Sequence[Camera], size: Size, *, whole: bool = False
    ) -> None:
        self._items, self._size, self._whole = items, size, whole
        self._z, self._lies = items[0].z, items[0].lies and len(items) == 1
        self._seen = max(cameras, key=lambda each: each.scale(0 if self._lies else self._z, 1))
        self._box = self._extent(cameras)
        left, top, right, bottom = self._box
        frames = (right - left) * (bottom - top) / (size[0] * size[1])
        self.is_kept = frames <= _LARGEST
        self.hidden_from = size[1]
        """The row of a frame from which on it is hidden by what stands before it."""
        self.is_last = False
        """Whether nothing is behind it, so that where it is empty it is black."""
        self._picture: Still | None = None
        self._is_shaded = False

    @property
    def key(self) -> tuple[int, ...]:
        """What is in it, and whether something is behind it."""
        return (*map(id, self._items), self.is_last)

    def take_from(self, other: Layer) -> None:
        """Has the picture of another layer of the same things, if that is drawn."""
        self._picture, self._is_shaded = other._picture, other._is_shaded

    def lay(self, pixels: Pixels, canvas: Canvas, camera: Camera, room: Pixels) -> None:
        """Draws it as `camera` sees it over `pixels`, which are those of the canvas.

        `room` is as large as they are, and written over.
        """
        if not self.is_kept:
            for item in self._items:
                item.draw(canvas, camera, 0.0)
            return
        self.picture.lay(pixels, canvas, self._towards(camera), self.hidden_from, room)

    def solid_from(self, cameras: Sequence[Camera]) -> int:
        """The row of a frame from which on it hides all behind it, under all cameras."""
        if not self.is_kept:
            return self._size[1]
        picture = self.picture
        return max(picture.solid_row(self._towards(camera), self._size) for camera in cameras)

    def shade(self, vignette: _Vignette) -> None:
        """Darkens its corners once and for all: it is only ever seen by one camera."""
        if self.is_kept and not self._is_shaded:
            vignette.shade(self.picture.pixels, self.picture.left, self.picture.top)
            self._is_shaded = True

    @property
    def picture(self) -> Still:
        """The picture, drawn now if it has not been."""
        if self._picture is None:
            ground = (0, 0, 0, 255 if self.is_last else 0)
            self._picture = still_of(self._items, self._seen, self._box, self._size[1], ground)
        return self._picture

    def _towards(self, camera: Camera) -> Matrix:
        """From pixels of a frame of the camera that it was drawn for to those of `camera`."""
        if camera == self._seen:
            return np.eye(3)
        if self._lies:
            return _over_ground(self._seen, camera, self._z, self._size)
        one, other = (each.place((0, 0, self._z), *self._size) for each in (self._seen, camera))
        k = camera.scale(self._z, 1) / self._seen.scale(self._z, 1)
        x, y = other[0] - k * one[0], other[1] - k * one[1]
        if self._whole and abs(k - 1) < _SAME_SIZE:
            k, x, y = 1.0, round(x), round(y)
        return np.array([[k, 0, x], [0, k, y], [0, 0, 1]])

    def _extent(self, cameras: Sequence[Camera]) -> tuple[int, int, int, int]:
        """All that the cameras show of it, in pixels of the frame of the one it is drawn for."""
        width, height = self._size
        frame = np.array([[0, width, 0, width], [0, 0, height, height], [1, 1, 1, 1]], np.float64)
        low, high = np.array([0.0, 0.0]), np.array([float(width), float(height)])
        for camera in cameras:
            if camera == self._seen:
                continue
            corners = np.linalg.inv(self._towards(camera)) @ frame
            points = corners[:2] / corners[2]
            low, high = np.minimum(low, points.min(1)), np.maximum(high, points.max(1))
        spare = _SPARE if any(camera != self._seen for camera in cameras) else 0
        (left, top), (right, bottom) = np.floor(low) - spare, np.ceil(high) + spare
        return int(left), int(top), int(right), int(bottom)


def _over_ground(seen: Camera, camera: Camera, far: float, size: Size) -> Matrix:
    """How the picture of a level ground that reaches to `far` becomes that of another camera."""
    corners: list[Vector] = [(x, 0.0, z) for z in (far, -2.5) for x in (-3.0, 3.0)]
    one, other = (
        np.array([each.place(corner, *size) for corner in corners], np.float32)
        for each in (seen, camera)
    )
    return np.asarray(cv2.getPerspectiveTransform(one, other), np.float64)


class _Vignette:
    """The corners of a frame in less light."""

    def __init__(self, width: int, height: int, strength: float) -> None:
        self._gain = _gain(width, height, strength)
        self._boxes = list(_boxes(np.asarray((self._gain < 255).any(2))))

    def shade(self, pixels: Pixels, left: int = 0, top: int = 0) -> None:
        """Darkens pixels whose first is at (`left`, `top`) of the frame."""
        height, width = pixels.shape[:2]
        for top_row, bottom_row, begin, end in self._boxes:
            rows = slice(max(top_row, top), min(bottom_row, top + height))
            columns = slice(max(begin, left), min(end, left + width))
            if rows.start < rows.stop and columns.start < columns.stop:
                part = pixels[
                    rows.start - top : rows.stop - top, columns.start - left : columns.stop - left
                ]
                cv2.multiply(part, self._gain[rows, columns], dst=part, scale=1 / 255)


def _boxes(dark: NDArray[np.bool_]) -> Iterator[tuple[int, int, int, int]]:
    """Boxes (top, bottom, left, right) of some rows each, to both sides of all that is light."""
    height, width = dark.shape
    edges = [round(k * height / _BANDS) for k in range(_BANDS + 1)]
    for top, bottom in pairwise(edges):
        band = dark[top:bottom].any(0)
        light = np.flatnonzero(~band)
        if not len(light):
            yield top, bottom, 0, width
        elif light[0] > 0 or light[-1] < width - 1:
            yield top, bottom, 0, int(light[0])
            yield top, bottom, int(light[-1]) + 1, width


def _gain(width: int, height: int, strength: float) -> Pixels:
    """What the light is multiplied by, 255 for all of it."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    reach = 0.62 * math.hypot(width, height)
    away = np.hypot(x + 0.5 - width / 2, y + 0.5 - height * 0.46) / reach
    shade = np.clip((away - 0.55) / 0.45, 0, 1) * (58 / 255) * strength
    tone = np.array([0.83, 0.95, 0.94, 0.0], np.float32)
    return np.asarray(np.round(255 * (1 - shade[..., None] * tone)), np.uint8)
