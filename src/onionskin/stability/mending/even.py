"""Light evened place by place: what flickers in a part of the picture by itself.

For each frame the large-scale light of the frames around it is compared with its own along
the motion, and it is brought to the straight line through them. Detail is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import Field, Picture, warped
from onionskin.motion.light import lit_by
from onionskin.stability.mending.neighbours import Around, Frame, around

RADIUS = 5
"""Frames on either side that are compared."""
_SIDE = 160
"""Longer side of the pictures that light is compared on."""
_CELLS = 20
"""Light is told for so many places along the longer side."""
_OUTLIER_LEVELS = 40.0
"""More than this apart is another thing, not other light."""
_LEVELS_MIN = 8.0
"""Added to both sides of a ratio: in the dark gains say little."""
_MIN_SHARE = 0.15
_QUIET = 2e-3


def evened(
    frames: Iterator[Frame],
    strength: float,
    active: NDArray[np.bool_] | None = None,
    cuts: Sequence[int] = (),
) -> Iterator[Frame]:
    """Frames whose light is evened by `strength` (0..1), place by place and colour by colour."""

    def wanted(index: int) -> bool:
        return active is None or (index < len(active) and bool(active[index]))

    for one in around(frames, RADIUS, _SIDE, cuts, wanted):
        change = strength * light_change(one)
        if np.abs(change).max() < _QUIET:
            yield one.frame
        else:
            height, width = one.frame.shape[:2]
            factors = cv2.resize(np.exp(change), (width, height), interpolation=cv2.INTER_LINEAR)
            yield lit_by(one.frame, np.asarray(factors, np.float32))


def light_change(one: Around) -> Field:
    """Log gains, float32 (h, w, 3), that bring a frame's light to the line through the others'."""
    height, width = one.small.shape[:2]
    scale = _CELLS / max(width, height)
    cells = (max(round(width * scale), 2), max(round(height * scale), 2))
    total = np.zeros((cells[1], cells[0], 3), np.float32)
    weights = line_weights([near.offset for near in one.near])
    for near, weight in zip(one.near, weights, strict=True):
        moved = warped(near.small, near.motion.flow)
        total += weight * _log_ratio(one.small, moved, near.motion.seen, cells)
    return total


def line_weights(offsets: Sequence[int]) -> NDArray[np.float64]:
    """How much frames at `offsets` count in the value at 0 of the straight line through all.

    The line goes through the frame itself too, by the same Gaussian weights.
    """
    x = np.array([0, *offsets], np.float64)
    w = np.exp(-0.5 * np.square(x / (0.7 * RADIUS)))
    s0, s1, s2 = w.sum(), (w * x).sum(), (w * x * x).sum()
    spread = s0 * s2 - s1**2
    line = w * (s2 - s1 * x) / spread if spread > 1e-9 else w / s0
    return np.asarray(line[1:], np.float64)


def _log_ratio(
    here: Picture, there: Field, seen: NDArray[np.bool_], cells: tuple[int, int]
) -> Field:
    """Logarithm of how much brighter `there` is than `here`, large-scale.

    Where too little of a place can be compared it is that of the whole picture.
    """
    own = np.asarray(here, np.float32)
    brightest = np.maximum(own.max(axis=2), there.max(axis=2))
    mask = seen & (brightest < 252)
    if mask.mean() < 0.02:
        return np.zeros((cells[1], cells[0], 3), np.float32)
    whole = np.array([np.median(np.log((t + 1) / (o + 1))) for o, t in zip(
        own[mask].T, there[mask].T, strict=True)], np.float32)  # fmt: skip
    gap = cv2.absdiff(own, np.asarray(there * np.exp(-whole), np.float32)).max(axis=2)
    weight = (mask & (gap < _OUTLIER_LEVELS)).astype(np.float32)
    share = _spread(weight, cells)
    ours, theirs = (_spread(side * weight[..., None], cells) for side in (own, there))
    floor = _LEVELS_MIN * share[..., None] + 1e-6
    ratio = np.log((theirs + floor) / (ours + floor))
    trust = np.clip(share / _MIN_SHARE - 1, 0, 1)[..., None]
    return np.asarray(whole + trust * (ratio - whole), np.float32)


def _spread(values: Field, cells: tuple[int, int]) -> Field:
    """Means over cells, and a little over their neighbours."""
    means = cv2.resize(values, cells, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(means, (0, 0), 1.0), np.float32)
