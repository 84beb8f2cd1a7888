"""Motion between two pictures: dense flow, what is hidden, warping, and the camera's part.

Pictures are uint8 or float32 (H, W, 3) RGB, or (H, W) grey. A flow is float32 (H, W, 2):
for each pixel of one picture, how far away (x, y in pixels) it is found in the other.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[Any]
Field = NDArray[np.float32]
Mask = NDArray[np.bool_]

WORK_SIDE = 256
"""Longer side, in pixels, of the pictures that clips are measured on."""
_MEAN_OF_THREE = np.full((1, 3), 1 / 3, np.float32)
_SUM_OF_TWO = np.ones((1, 2), np.float32)
_MIN_SIDE = 32
"""DIS needs some pixels to its coarsest scale; smaller pictures are enlarged."""


@dataclass(frozen=True, eq=False, slots=True)
class Motion:
    """Where the pixels of one picture are in another.

    `flow` is float32 (H, W, 2) in pixels; `seen` is bool (H, W), False where the other
    picture hides the pixel or has it outside its frame.
    """

    flow: Field
    seen: Mask


def work_size(width: int, height: int, side: int = WORK_SIDE) -> tuple[int, int]:
    """Width and height to measure a clip at: the longer side at most `side`, each at least 32."""
    scale = min(1.0, side / max(width, height))
    return max(round(width * scale), _MIN_SIDE), max(round(height * scale), _MIN_SIDE)


def shrunk(frame: Picture, size: tuple[int, int]) -> Picture:
    """`frame` at `size` (width, height), by averaging areas."""
    if (frame.shape[1], frame.shape[0]) == size:
        return frame
    smaller = size[0] <= frame.shape[1]
    return cv2.resize(frame, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)


def grey(frame: Picture) -> NDArray[np.uint8]:
    """Luminance (ITU-R BT.601), uint8 (H, W), of uint8 RGB."""
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY), np.uint8)


class FlowFinder:
    """Dense inverse search (Kroeger et al., ECCV 2016, arXiv 1603.03590), as in OpenCV.

    Its patches are normalised by their means, so that flicker is not taken for motion.
    Patches of 8 every 4 pixels, 12 steps of descent and 2 of refinement leave no more
    behind than the medium preset does, in 6/10 of its time. `coarse` stops at a quarter of
    the size, in a quarter of that: enough for a camera, not for detail.
    """

    def __init__(self, *, coarse: bool = False) -> None:
        preset = cv2.DISOPTICAL_FLOW_PRESET_MEDIUM
        self._search = cv2.DISOpticalFlow_create(preset)  # type: ignore[attr-defined]
        self._search.setFinestScale(2 if coarse else 1)
        self._search.setPatchStride(4)
        self._search.setGradientDescentIterations(12)
        self._search.setVariationalRefinementIterations(2)

    def both_ways(self, first: Picture, second: Picture) -> tuple[Motion, Motion]:
        """The motion from `first` to `second` and back, both uint8 grey (H, W)."""
        forward = np.asarray(self._search.calc(first, second, None), np.float32)
        backward = np.asarray(self._search.calc(second, first, None), np.float32)
        return (
            Motion(forward, _consistent(forward, backward)),
            Motion(backward, _consistent(backward, forward)),
        )

    def one_way(self, first: Picture, second: Picture) -> Motion:
        """The motion from `first` to `second`, everything taken as seen: half the work."""
        flow = np.asarray(self._search.calc(first, second, None), np.float32)
        return Motion(flow, np.ones(flow.shape[:2], np.bool_))


def warped(picture: Picture, flow: Field, interpolation: int = cv2.INTER_LINEAR) -> Field:
    """What lies at the ends of `flow`: `picture` brought to the other picture's places.

    float32, bilinear if not told otherwise; outside its frame the border is repeated.
    """
    height, width = flow.shape[:2]
    return np.asarray(
        cv2.remap(
            np.asarray(picture, np.float32),
            cv2.add(places(height, width), flow),
            None,  # type: ignore[call-overload]
            interpolation,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.float32,
    )


def apart(first: Picture, second: Picture) -> Field:
    """How far two pictures differ, float32 (H, W): |first - second|, the mean of R, G, B."""
    gap = cv2.absdiff(np.asarray(first, np.float32), np.asarray(second, np.float32))
    return over_channels(np.asarray(gap, np.float32))


def over_channels(values: Field) -> Field:
    """The mean of R, G and B, float32 (H, W)."""
    return np.asarray(cv2.transform(values, _MEAN_OF_THREE), np.float32)


@functools.lru_cache(maxsize=4)
def places(height: int, width: int) -> Field:
    """(H, W, 2): each pixel's own x and y."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    places = np.stack([x, y], axis=2).astype(np.float32)
    places.flags.writeable = False
    return places


def resized_flow(flow: Field, width: int, height: int) -> Field:
    """The same motion on pictures of another size."""
    scale = np.array([width / flow.shape[1], height / flow.shape[0]], np.float32)
    return np.asarray(cv2.resize(flow, (width, height)) * scale, np.float32)


def _consistent(flow: Field, back: Field) -> Mask:
    """Forward-backward check (Sundaram, Brox, Keutzer, ECCV 2010, eq. 5).

    Seen where |f + b(x+f)|² < 0.01 (|f|² + |b(x+f)|²) + 0.5, and x+f is inside the frame.
    """
    returned = warped(back, flow)
    gap = _squared(cv2.add(flow, returned))
    length = cv2.add(_squared(flow), _squared(returned))
    height, width = flow.shape[:2]
    low, high = (-0.5, -0.5, 0.0, 0.0), (width - 0.5, height - 0.5, 0.0, 0.0)
    inside = cv2.inRange(cv2.add(places(height, width), flow), low, high)
    near = cv2.compare(gap, cv2.addWeighted(length, 0.01, length, 0.0, 0.5), cv2.CMP_LT)
    return np.asarray(cv2.bitwise_and(near, inside) > 0)


def _squared(flow: Picture) -> Field:
    return np.asarray(cv2.transform(cv2.multiply(flow, flow), _SUM_OF_TWO), np.float32)
