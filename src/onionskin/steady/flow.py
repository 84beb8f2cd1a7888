"""Motion between two pictures: dense flow, what is hidden, warping, and the camera's part.

Pictures are uint8 or float32 (H, W, 3) RGB, or (H, W) grey. A flow is float32 (H, W, 2):
for each pixel of one picture, how far away (x, y in pixels) it is found in the other.
"""

from __future__ import annotations

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
    """

    def __init__(self) -> None:
        preset = cv2.DISOPTICAL_FLOW_PRESET_MEDIUM
        self._search = cv2.DISOpticalFlow_create(preset)  # type: ignore[attr-defined]

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


def warped(picture: Picture, flow: Field) -> Field:
    """What lies at the ends of `flow`: `picture` brought to the other picture's places.

    float32, bilinear; outside its frame the border is repeated.
    """
    height, width = flow.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return np.asarray(
        cv2.remap(
            np.asarray(picture, np.float32),
            x + flow[..., 0],
            y + flow[..., 1],
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.float32,
    )


def resized_flow(flow: Field, width: int, height: int) -> Field:
    """The same motion on pictures of another size."""
    scale = np.array([width / flow.shape[1], height / flow.shape[0]], np.float32)
    return np.asarray(cv2.resize(flow, (width, height)) * scale, np.float32)


def _consistent(flow: Field, back: Field) -> Mask:
    """Forward-backward check (Sundaram, Brox, Keutzer, ECCV 2010, eq. 5).

    Seen where |f + b(x+f)|² < 0.01 (|f|² + |b(x+f)|²) + 0.5, and x+f is inside the frame.
    """
    returned = warped(back, flow)
    gap = np.square(flow + returned).sum(axis=2)
    length = np.square(flow).sum(axis=2) + np.square(returned).sum(axis=2)
    height, width = flow.shape[:2]
    x = np.arange(width, dtype=np.float32)[None] + flow[..., 0]
    y = np.arange(height, dtype=np.float32)[:, None] + flow[..., 1]
    inside = (x > -0.5) & (x < width - 0.5) & (y > -0.5) & (y < height - 0.5)
    return np.asarray((gap < 0.01 * length + 0.5) & inside)
