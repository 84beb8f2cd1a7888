"""Leaps: does a frame follow from the one before it by several steps of the motion around?"""

from __future__ import annotations

import cv2
import numpy as np

from onionskin.motion.flow import Field, Picture, places, warped

_STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
_SMOOTH = 1.0
_MOST_EDGE = 8.0
"""Where motion changes a pixel by more than so many levels, it counts as if by so many."""
_MOST_APART = 40.0
_NOISE_LEVELS = 0.2


def leap(first: Picture, second: Picture, before: Field, after: Field) -> float:
    """How much better `second` follows `first` by several steps of their motion than by one.

    `before` is the flow from `first` to the frame before it, `after` that from `second` to the
    one after it: whatever lies between the two frames, their own motion is not asked, which
    is the harder to follow the more is missing. Each frame is compared with the other along
    k steps, its pixels weighted by what one step changes in them. The logarithm of the
    distance at k = 1 over the least at k > 1; 0 where one step fits best.
    """
    one, other = (
        cv2.GaussianBlur(np.asarray(end, np.float32), (0, 0), _SMOOTH) for end in (first, second)
    )
    apart = _apart(one, other, -before) + _apart(other, one, -after)
    nearest = float(apart[1:].min())
    return max(float(np.log((apart[0] + _NOISE_LEVELS) / (nearest + _NOISE_LEVELS))), 0.0)


def _apart(frame: Picture, other: Picture, step: Field) -> np.ndarray:
    """How far `frame` is from `other`, in levels, each number of steps on."""
    height, width = frame.shape
    across = cv2.Sobel(frame, cv2.CV_32F, 1, 0, scale=1 / 8)
    down = cv2.Sobel(frame, cv2.CV_32F, 0, 1, scale=1 / 8)
    weight = np.minimum(np.abs(across * step[..., 0] + down * step[..., 1]), _MOST_EDGE)
    end = places(height, width) + np.float32(_STEPS[-1]) * step
    weight *= cv2.inRange(end, (0, 0, 0, 0), (width - 1, height - 1, 0, 0)) > 0
    total = float(weight.sum()) + 1e-3
    distances = []
    for steps in _STEPS:
        there = warped(other, np.float32(steps) * step)
        distances.append(float((weight * np.minimum(cv2.absdiff(frame, there), _MOST_APART)).sum()))
    return np.array(distances) / total / 2
