"""Bring pictures to another size: cut, put on a larger ground, or stretched."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from onionskin.checks import items, short, whole
from onionskin.errors import InvalidInput

Fit = Literal["crop", "pad", "stretch"]
"""crop: scaled to cover, evenly cut; pad: scaled to fit in, black around; stretch: as it comes."""

Pixels = NDArray[Any]


class Size(NamedTuple):
    """Width and height in pixels; written 256x144."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


MAX_SIDE = 65_535
"""More pixels than any side has."""


def whole_size(size: object) -> Size:
    """Width and height as whole numbers from 1 on. Raises InvalidInput."""
    sides = items("size", size, object, most=9)
    if len(sides) != 2:
        raise InvalidInput(f"size is {short(size)}: give width and height, such as (640, 360)")
    return Size(whole("width", sides[0], 1, MAX_SIDE), whole("height", sides[1], 1, MAX_SIDE))


ANCHORS = {
    "center": (0.5, 0.5),
    "left": (0.0, 0.5),
    "right": (1.0, 0.5),
    "top": (0.5, 0.0),
    "bottom": (0.5, 1.0),
    "top-left": (0.0, 0.0),
    "top-right": (1.0, 0.0),
    "bottom-left": (0.0, 1.0),
    "bottom-right": (1.0, 1.0),
}
"""Where a picture stands on a larger ground: its share of the room, across and down."""


def fitted(picture: Pixels, size: tuple[int, int], fit: Fit = "crop") -> Pixels:
    """`picture`, uint8 (H, W) or (H, W, 3), at `size` (width, height)."""
    if fit not in get_args(Fit):
        raise InvalidInput(f"fit {fit!r} is not known; give one of: {', '.join(get_args(Fit))}")
    height, width = picture.shape[:2]
    if (width, height) == tuple(size):
        return picture
    if fit == "stretch":
        return resized(picture, size)
    if fit == "crop":
        return _cut(covering(picture, size), size)
    factor = min(size[0] / width, size[1] / height)
    across, down = (max(round(side * factor), 1) for side in (width, height))
    return _laid(resized(picture, (min(size[0], across), min(size[1], down))), size)


def covering(picture: Pixels, size: tuple[int, int]) -> Pixels:
    """`picture` in its own shape, just large enough to cover `size` (width, height)."""
    height, width = picture.shape[:2]
    factor = max(size[0] / width, size[1] / height)
    across, down = (max(round(side * factor), 1) for side in (width, height))
    return resized(picture, (max(size[0], across), max(size[1], down)))


def corner(inner: tuple[int, int], outer: tuple[int, int], anchor: str) -> tuple[int, int]:
    """Left and top of `inner` (width, height) standing in `outer`. Raises InvalidInput."""
    if not isinstance(anchor, str) or anchor not in ANCHORS:
        raise InvalidInput(
            f"anchor {short(anchor)} is not known; give one of: {', '.join(ANCHORS)}"
        )
    across, down = ANCHORS[anchor]
    return round((outer[0] - inner[0]) * across), round((outer[1] - inner[1]) * down)


def resized(picture: Pixels, size: tuple[int, int]) -> Pixels:
    """`picture` stretched to `size` (width, height): areas averaged, or cubic to enlarge."""
    import cv2

    smaller = size[0] * size[1] < picture.shape[0] * picture.shape[1]
    return np.asarray(
        cv2.resize(picture, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC)
    )


def _cut(picture: Pixels, size: tuple[int, int]) -> Pixels:
    left, top = (picture.shape[1] - size[0]) // 2, (picture.shape[0] - size[1]) // 2
    return np.ascontiguousarray(picture[top : top + size[1], left : left + size[0]])


def _laid(picture: Pixels, size: tuple[int, int]) -> Pixels:
    """`picture` in the middle of a black ground."""
    height, width = picture.shape[:2]
    left, top = corner((width, height), size, "center")
    ground = np.zeros((size[1], size[0], *picture.shape[2:]), picture.dtype)
    ground[top : top + height, left : left + width] = picture
    return ground
