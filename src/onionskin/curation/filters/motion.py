"""Motion: how much, and by which camera."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import cv2
import numpy as np

from onionskin.curation.clip import Frame, Look, Measured
from onionskin.curation.config import CurationConfig
from onionskin.curation.filters.filter import beyond, first_of
from onionskin.stability.measuring.signals import Signals

_SEEN = 0.5
"""The camera must be told in this share of the steps."""
_MOVES = 0.02
"""Frame widths a second from which a camera moves on purpose."""
_SHAKES = 0.25
"""Of the way it goes, less than this is its way from start to end: a hand, and no move."""
_SMALL = (40, 24)
_GRAIN = 4.0
"""Levels that grain changes at most where it changes most, at the small size."""
_RADIUS = 0.3
"""A turn or a zoom moves the picture by this many widths for each unit."""


class MotionFilter:
    """Drops what hardly moves, what moves too fast to be followed, and unwanted cameras."""

    name = "motion"
    missing = ""

    def measure(self, look: Look) -> Mapping[str, float]:
        """`degree`: of the fastest 5%; `speed`: of all with texture; widths a second; `change`:
        levels, see `change_of`."""
        signals = look.measures.signals
        speeds = signals.speed[1:]
        return {
            "degree": look.measures.dynamic_degree,
            "speed": float(speeds.mean() * look.fps) if len(speeds) else 0.0,
            "change": change_of(look.moments),
        }

    def reason(self, clip: Measured, config: CurationConfig) -> str:
        degree, limits = clip.values.get("motion.degree"), config.motion
        unwanted = clip.camera in limits.without_cameras
        return first_of(
            beyond("too little motion", degree, least=limits.min_degree, unit=" widths/s"),
            beyond(
                "too little changes",
                clip.values.get("motion.change"),
                least=limits.min_change,
                unit=" levels",
            ),
            beyond("too much motion", degree, most=limits.max_degree, unit=" widths/s"),
            f"its camera is {clip.camera}" if unwanted else "",
        )


def change_of(moments: Sequence[Frame]) -> float:
    """How much the picture changes between its moments, in levels: the median over pairs of
    neighbours of the 99th percentile of differences, less what grain comes to.

    Grain is everywhere alike, at so small a size three times its median at most: what moves in a
    place stands out from it, and what moves as a whole changes by more than grain can.
    """
    small = [
        cv2.resize(frame.astype(np.float32), _SMALL, interpolation=cv2.INTER_AREA)
        for frame in moments
    ]
    apart = [np.abs(a - b).mean(axis=2) for a, b in pairwise(small)]
    changes = [np.percentile(each, 99) - min(3 * np.median(each), _GRAIN) for each in apart]
    return max(float(np.median(changes)), 0.0) if changes else 0.0


def camera_kind(signals: Signals, fps: float) -> str:
    """What the camera does: one of `CAMERA_KINDS`."""
    if signals.num_frames < 3 or signals.camera_seen[1:].mean() < _SEEN:
        return "unknown"
    steps = signals.camera[1:] * np.array([1.0, 1.0, _RADIUS, _RADIUS])
    seconds = len(steps) / fps
    way, whole = np.abs(steps).sum(axis=0) / seconds, np.abs(steps.sum(axis=0)) / seconds
    axis = int(np.argmax(way))
    if way[axis] < _MOVES:
        return "still"
    if whole[axis] < _SHAKES * way[axis]:
        return "handheld"
    return ("pan", "tilt", "roll", "zoom")[axis]
