"""Motion-compensated in-betweening: a frame between two others, by moving both towards it.

Dense flow both ways (DIS, Kroeger et al., 1603.03590), what only one of the two frames
shows (forward-backward check, Sundaram et al., ECCV 2010), and both frames splatted forward
to the wanted moment, pixels that fit best winning (softmax splatting, Niklaus & Liu,
2003.05534, eq. 6). What no pixel reaches is taken from its surroundings. Pure functions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.clip import Frames

Field = NDArray[np.float32]

WORK_SIDE = 512
"""Motion is looked for in pictures of at most this side, in pixels."""
_MIN_SIDE = 32
_HIDDEN = -4.0
"""Importance of a pixel that the other frame does not show."""


@dataclass(frozen=True, eq=False, slots=True)
class Motion:
    """From one frame to the other: `flow` float32 (H, W, 2) in pixels, x then y, and how
    surely each pixel arrives, `importance` float32 (H, W) <= 0."""

    flow: Field
    importance: Field


def motions_between(first: Frames, last: Frames) -> tuple[Motion, Motion]:
    """The motion from `first` to `last`, both uint8 (H, W, 3), and back."""
    search: Any = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    height, width = first.shape[:2]
    a, b = _working(first), _working(last)
    forward = _scaled(np.asarray(search.calc(a, b, None), np.float32), width, height)
    backward = _scaled(np.asarray(search.calc(b, a, None), np.float32), width, height)
    return (
        Motion(forward, _importance(first, last, forward, backward)),
        Motion(backward, _importance(last, first, backward, forward)),
    )


def frame_between(
    first: Frames, last: Frames, share: float, motions: tuple[Motion, Motion]
) -> Frames:
    """The frame at `share` (0..1) of the way from `first` to `last`, uint8 (H, W, 3)."""
    forward, backward = motions
    colour_a, weight_a = _splatted(first, forward, share)
    colour_b, weight_b = _splatted(last, backward, 1 - share)
    weights = (1 - share) * weight_a + share * weight_b
    colours = (1 - share) * colour_a + share * colour_b
    picture = np.asarray(colours / np.maximum(weights, 1e-6)[..., None], np.float32)
    missing = weights < 1e-3
    if missing.any():
        picture = _mended(picture, missing)
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)


def cross_fade(first: Frames, last: Frames, share: float) -> Frames:
    """Both frames over each other, without motion: what in-betweening must beat."""
    return np.asarray(cv2.addWeighted(first, 1 - share, last, share, 0), np.uint8)


def _importance(here: Frames, there: Frames, flow: Field, back: Field) -> Field:
    """Minus the difference in colour where the pixel arrives; hidden pixels come last."""
    difference = np.abs(here.astype(np.float32) - _fetched(there, flow)).mean(axis=2)
    returned = _fetched(back, flow)
    gap = np.square(flow + returned).sum(axis=2)
    length = np.square(flow).sum(axis=2) + np.square(returned).sum(axis=2)
    hidden = gap > 0.01 * length + 0.5
    return np.where(hidden, _HIDDEN, np.maximum(-difference / 16, _HIDDEN)).astype(np.float32)


def _splatted(frame: Frames, motion: Motion, share: float) -> tuple[Field, Field]:
    """Weighted colours (H, W, 3) and their weights (H, W) after `share` of the motion.

    Each pixel falls on the four places around where it arrives, by its nearness to each.
    """
    height, width = frame.shape[:2]
    x = np.arange(width, dtype=np.float32)[None] + share * motion.flow[..., 0]
    y = np.arange(height, dtype=np.float32)[:, None] + share * motion.flow[..., 1]
    left, top = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    strength = np.exp(motion.importance)
    sums = np.zeros((4, height * width), np.float64)
    for right, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
        column, row = left + right, top + down
        near = (1 - np.abs(x - column)) * (1 - np.abs(y - row)) * strength
        inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        place, weight = (row * width + column)[inside], near[inside]
        for channel in range(3):
            values = weight * frame[..., channel][inside]
            sums[channel] += np.bincount(place, values, height * width)
        sums[3] += np.bincount(place, weight, height * width)
    planes = sums.reshape(4, height, width).astype(np.float32)
    return np.moveaxis(planes[:3], 0, 2), planes[3]


def _mended(picture: Field, missing: NDArray[np.bool_]) -> Field:
    """`picture` with its missing pixels painted in from around them (Telea, 2004)."""
    whole = np.clip(np.rint(picture), 0, 255).astype(np.uint8)
    painted = cv2.inpaint(whole, missing.astype(np.uint8), 3, cv2.INPAINT_TELEA)
    return np.where(missing[..., None], painted, picture).astype(np.float32)


def _fetched(picture: NDArray[np.generic], flow: Field) -> Field:
    """`picture` at the ends of `flow`, float32, the border repeated."""
    height, width = flow.shape[:2]
    x = np.arange(width, dtype=np.float32)[None] + flow[..., 0]
    y = np.arange(height, dtype=np.float32)[:, None] + flow[..., 1]
    source = np.asarray(picture, np.float32)
    found = cv2.remap(source, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found, np.float32)


def _working(frame: Frames) -> NDArray[np.uint8]:
    """Grey, uint8, at the size that motion is looked for at."""
    height, width = frame.shape[:2]
    factor = min(1.0, WORK_SIDE / max(width, height))
    size = (max(round(width * factor), _MIN_SIDE), max(round(height * factor), _MIN_SIDE))
    grey = cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _scaled(flow: Field, width: int, height: int) -> Field:
    scale = np.array([width / flow.shape[1], height / flow.shape[0]], np.float32)
    return np.asarray(cv2.resize(flow, (width, height)) * scale, np.float32)
