"""Motion: how much, and by which camera."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from onionskin.curation.clip import Look, Measured
from onionskin.curation.config import CurationConfig
from onionskin.curation.filters.filter import beyond, first_of
from onionskin.stability.measuring.signals import Signals

_SEEN = 0.5
"""The camera must be told in this share of the steps."""
_MOVES = 0.02
"""Frame widths a second from which a camera moves on purpose."""
_SHAKES = 0.25
"""Of the way it goes, less than this is its way from start to end: a hand, and no move."""
_RADIUS = 0.3
"""A turn or a zoom moves the picture by this many widths for each unit."""


class MotionFilter:
    """Drops what hardly moves, what moves too fast to be followed, and unwanted cameras."""

    name = "motion"
    missing = ""

    def measure(self, look: Look) -> Mapping[str, float]:
        """`degree`: of the fastest 5%; `speed`: of all with texture; widths a second."""
        signals = look.measures.signals
        speeds = signals.speed[1:]
        return {
            "degree": look.measures.dynamic_degree,
            "speed": float(speeds.mean() * look.fps) if len(speeds) else 0.0,
        }

    def reason(self, clip: Measured, config: CurationConfig) -> str:
        degree, limits = clip.values.get("motion.degree"), config.motion
        unwanted = clip.camera in limits.without_cameras
        return first_of(
            beyond("too little motion", degree, least=limits.min_degree, unit=" widths/s"),
            beyond("too much motion", degree, most=limits.max_degree, unit=" widths/s"),
            f"its camera is {clip.camera}" if unwanted else "",
        )


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
