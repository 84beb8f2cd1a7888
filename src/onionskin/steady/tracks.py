"""Tracks: what a shot does over time, as each measure looks at it.

Signals say what happens from frame to frame; tracks add them up along a shot, and keep of
the sum what is too fast to be meant.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.steady.paths import Path, fast_part, smoothed
from onionskin.steady.shots import find_shots
from onionskin.steady.signals import Signals

LIGHT_SECONDS = 0.25
"""Half a window: light that comes and goes within half a second is flicker."""
CAMERA_SECONDS = 0.12
"""Half a window: a camera that goes to and fro within a quarter of a second is jitter."""
DRIFT_SECONDS = 0.4
"""Drift is of what is left when colour is smoothed over about a second."""
_TURN_RADIUS = 0.3
"""A turn moves the picture by this many frame widths for each radian."""


@dataclass(frozen=True, eq=False, slots=True)
class Tracks:
    """Paths of T frames, from 0 at the start of each shot."""

    shots: tuple[range, ...]
    light: Path
    """(T, 17, 3): logarithm of the brightness along the motion; see Signals.gains."""
    camera: Path
    """(T, 4): x, y (frame widths), turn (radians), log zoom."""
    fast_light: Path
    """(T, 17, 3): what of `light` comes and goes within half a second."""
    fast_camera: Path
    """(T, 4): what of `camera` comes and goes within a quarter of a second."""
    drift: Path
    """(T,): how far R/G and B/G are from the shot's start along the motion, in per cent.

    Light that fades or goes out dims all three alike, and is no drift.
    """

    @property
    def flicker(self) -> Path:
        """(T,): how much brighter or darker than around it, whole picture, in per cent."""
        return np.asarray(100 * self.fast_light[:, 0].mean(axis=1), np.float64)

    @property
    def colour(self) -> Path:
        """(T,): how far the balance of R, G and B is from that around it, in per cent."""
        whole = self.fast_light[:, 0]
        return np.asarray(
            100 * np.sqrt(np.square(whole - whole.mean(axis=1, keepdims=True)).mean(axis=1))
        )

    @property
    def regional(self) -> Path:
        """(T,): how much the four worst regions flicker otherwise than the whole, per cent."""
        apart = (self.fast_light[:, 1:] - self.fast_light[:, :1]).mean(axis=2)
        worst = np.argsort(np.square(apart).mean(axis=0))[-4:]
        return np.asarray(100 * np.sqrt(np.square(apart[:, worst]).mean(axis=1)))

    @property
    def shake(self) -> Path:
        """(T,): how far the picture is from the camera's own path, per cent of its width."""
        x, y, turn, zoom = self.fast_camera.T
        away = x**2 + y**2 + (_TURN_RADIUS * turn) ** 2 + (_TURN_RADIUS * zoom) ** 2
        return np.asarray(100 * np.sqrt(away))


def tracks_of(signals: Signals, fps: float, broken: NDArray[np.bool_] | None = None) -> Tracks:
    """The tracks of a clip; `broken` frames, bool (T,), are stepped over.

    What is seen in the steps into and out of them says nothing: there the light is taken to
    stay, and the camera to go on as it does around them.
    """
    shots = find_shots(signals)
    gains, camera = signals.gains.copy(), signals.camera.copy()
    light, moves = np.zeros_like(gains), np.zeros_like(camera)
    fast_light, fast_moves = np.zeros_like(gains), np.zeros_like(camera)
    drift = np.zeros(signals.num_frames)
    skipped = np.zeros(signals.num_frames, np.bool_) if broken is None else broken
    for shot in shots:
        part = slice(shot.start, shot.stop)
        doubtful = skipped[part] | np.r_[False, skipped[part][:-1]]
        gains[part][doubtful] = 0.0
        camera[part] = _bridged(camera[part], doubtful)
        gains[shot.start] = camera[shot.start] = 0.0
        light[part] = np.cumsum(gains[part], axis=0)
        moves[part] = np.cumsum(camera[part], axis=0)
        fast_light[part] = fast_part(light[part], radius(LIGHT_SECONDS, fps, len(shot)))
        fast_moves[part] = fast_part(moves[part], radius(CAMERA_SECONDS, fps, len(shot)))
        drift[part] = _drift(light[part, 0], fps)
    return Tracks(shots, light, moves, fast_light, fast_moves, drift)


def radius(seconds: float, fps: float, length: int) -> int:
    """Frames on either side of a window; at least 2, at most what a shot of `length` has."""
    return max(min(max(round(seconds * fps), 2), (length - 1) // 2), 0)


def _drift(light: Path, fps: float) -> Path:
    balance = light[:, [0, 2]] - light[:, 1:2]
    if len(balance) > 2:
        balance = smoothed(balance, max(DRIFT_SECONDS * fps, 2.0))
    return np.asarray(100 * np.sqrt(np.square(balance - balance[0]).mean(axis=1)))


def _bridged(steps: Path, doubtful: NDArray[np.bool_]) -> Path:
    """Steps (T, 4) with the doubtful ones on straight lines between those around them."""
    good = np.flatnonzero(~doubtful)
    if not doubtful.any() or len(good) < 2:
        return steps
    frames = np.arange(len(steps))
    return np.stack([np.interp(frames, good, column[good]) for column in steps.T], axis=1)
