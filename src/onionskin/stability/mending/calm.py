"""Crawling detail calmed: each frame averaged with its neighbours along the motion.

What moves as the flow says is averaged, and what does not is left alone, so that detail
that belongs to the picture stays and detail that is new in every frame goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import Field, warped
from onionskin.motion.inbetween import FLOW_SIDE
from onionskin.stability.mending.neighbours import Around, Frame, Neighbour, around, brought

RADIUS = 2
"""Frames on either side that are averaged."""
_TOLERANCE_LEVELS = 9.0


def calmed(
    frames: Iterator[Frame],
    strength: float,
    active: NDArray[np.bool_] | None = None,
    cuts: Sequence[int] = (),
) -> Iterator[Frame]:
    """Frames filtered by `strength` (0..1); nothing is mixed across a cut."""

    def wanted(index: int) -> bool:
        return active is None or (index < len(active) and bool(active[index]))

    for one in around(frames, RADIUS, FLOW_SIDE, cuts, wanted):
        yield _calm(one, strength) if one.near else one.frame


def _calm(one: Around, strength: float) -> Frame:
    height, width = one.frame.shape[:2]
    total = one.frame.astype(np.float32)
    weights = np.ones((height, width), np.float32)
    for near in one.near:
        trust = cv2.resize(_trust(one, near), (width, height))
        moved = brought(near, width, height)
        share = cv2.merge([np.asarray(trust)] * 3)
        cv2.accumulate(cv2.multiply(moved, share, dtype=cv2.CV_32F), total)
        weights += trust
    mean = cv2.divide(total, cv2.merge([weights] * 3))
    if strength < 1:
        mean = cv2.addWeighted(mean, strength, one.frame, 1 - strength, 0, dtype=cv2.CV_32F)
    return np.asarray(cv2.convertScaleAbs(mean), np.uint8)


def _trust(one: Around, near: Neighbour) -> Field:
    """How far a neighbour is the same thing, float32 (h, w) in 0..1, small.

    By blurred difference, which noise hardly moves and a wrong match does.
    """
    moved = warped(near.small, near.motion.flow)
    difference = cv2.subtract(np.asarray(one.small, np.float32), moved)
    apart = cv2.GaussianBlur(difference, (0, 0), 2.0)
    squared = cv2.transform(cv2.multiply(apart, apart), np.full((1, 3), -1 / _TOLERANCE_LEVELS**2))
    return np.asarray(np.exp(squared) * near.motion.seen, np.float32)
