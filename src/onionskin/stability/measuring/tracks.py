"""Tracks: what a shot does over time, as each measure looks at it.

Signals say what happens from frame to frame; tracks add them up along a shot, and keep of
the sum what is too fast to be meant.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.motion.light import NUM_REGIONS
from onionskin.stability.measuring.paths import Path, fast_part_of_seconds, smoothed
from onionskin.stability.measuring.shots import dissolving, find_shots
from onionskin.stability.measuring.signals import Signals

LIGHT_SECONDS = 0.25
"""Half a window: light that comes and goes within half a second is flicker."""
CAMERA_SECONDS = 0.12
"""Half a window: a camera that goes to and fro within a quarter of a second is jitter."""
DRIFT_SECONDS = 0.4
"""Drift is of what is left when colour is smoothed over about a second."""
_BLACK_LEVELS = 10.0
"""The light of a picture darker than this says nothing: a fade through black is no flicker."""
_DIM_LEVELS = 56.0
"""In pictures darker than this a share of their brightness is the less seen the darker they are:
there a level of noise would be per cents of flicker."""
_SEEN_AROUND = 0.25
"""Where the camera is sure in this share of a shot's steps, likely ones are its own too."""
_STRAYS, _STRAYS_MORE = 4.0, 0.002
"""What is only likely is a region's if it is so many spreads, and more, from the sure steps."""
_TURN_RADIUS = 0.3
"""A turn moves the picture by this many frame widths for each radian."""


@dataclass(frozen=True, eq=False, slots=True)
class Tracks:
    """Paths of T frames, from 0 at the start of each shot."""

    shots: tuple[range, ...]
    light: NDArray[np.float32]
    """(T, 17, 3): logarithm of the brightness along the motion; see Signals.gains."""
    camera: Path
    """(T, 4): x, y (frame widths), turn (radians), log zoom."""
    flicker: Path
    """(T,): how much brighter or darker than around it, whole picture, in per cent."""
    colour: Path
    """(T,): how far the balance of R, G and B is from that around it, in per cent."""
    regional: Path
    """(T,): how much the four worst regions flicker otherwise than the whole, per cent."""
    shake: Path
    """(T,): how far the picture is from the camera's own path, per cent of its width."""
    drift: Path
    """(T,): how far R/G and B/G are from the shot's start, in per cent.

    Along the motion or in the whole picture, whichever is less: small errors add up along
    the motion, and what comes into the picture changes it. Light that fades or goes out
    dims all three alike, and is no drift.
    """


def tracks_of(signals: Signals, fps: float, broken: NDArray[np.bool_] | None = None) -> Tracks:
    """The tracks of a clip; `broken` frames, bool (T,), are stepped over.

    What is seen in the steps into and out of them says little: there the camera is taken to go on
    as it does around them, and the light to change by what both the steps and the pictures on
    either side say of it.
    """
    shots, count = find_shots(signals), signals.num_frames
    light, camera = signals.gains.astype(np.float32), signals.camera.copy()
    flicker, colour, shake, drift = np.zeros((4, count))
    regions = np.zeros((count, NUM_REGIONS), np.float32)
    skipped = np.zeros(count, np.bool_) if broken is None else broken
    tone = np.diff(signals.tone, axis=0, prepend=signals.tone[:1])
    black = np.exp(signals.tone).mean(axis=1) < _BLACK_LEVELS
    unlit = dissolving(signals) | black | np.r_[False, black[:-1]]
    for shot in shots:
        part = slice(shot.start, shot.stop)
        doubtful = skipped[part] | np.r_[False, skipped[part][:-1]]
        light[part] = _stepped_over(light[part], tone[part], skipped[part])
        light[part][unlit[part]] = 0.0
        tone[part][doubtful | unlit[part]] = 0.0
        camera[part] = _followed(camera[part], signals.camera_seen[part], doubtful)
        light[shot.start] = camera[shot.start] = tone[shot.start] = 0.0
        np.cumsum(light[part], axis=0, out=light[part])
        np.cumsum(camera[part], axis=0, out=camera[part])
        fast = fast_part_of_seconds(light[part], LIGHT_SECONDS, fps)
        flicker[part] = fast[:, 0].mean(axis=1)
        colour[part] = np.sqrt(np.square(fast[:, 0] - flicker[part, None]).mean(axis=1))
        regions[part] = fast[:, 1:].mean(axis=2) - flicker[part, None]
        shake[part] = _away(fast_part_of_seconds(camera[part], CAMERA_SECONDS, fps))
        along = _drift(light[part, 0].astype(np.float64), fps)
        drift[part] = np.minimum(along, _drift(np.cumsum(tone[part], axis=0), fps))
    visible = np.minimum(np.exp(signals.tone).mean(axis=1) / _DIM_LEVELS, 1.0)
    flicker, colour, regions = flicker * visible, colour * visible, regions * visible[:, None]
    worst = np.argsort(np.square(regions).mean(axis=0))[-4:]
    regional = np.sqrt(np.square(regions[:, worst].astype(np.float64)).mean(axis=1))
    return Tracks(
        shots, light, camera, 100 * flicker, 100 * colour, 100 * regional, 100 * shake, drift
    )


def radius(seconds: float, fps: float, length: int) -> int:
    """Frames on either side of a window; at least 2, at most what a shot of `length` has."""
    return max(min(max(round(seconds * fps), 2), (length - 1) // 2), 0)


def _away(moves: Path) -> Path:
    """How far (T,) a camera that is moved by (T, 4) is from its path, in frame widths."""
    x, y, turn, zoom = moves.T
    away = x**2 + y**2 + (_TURN_RADIUS * turn) ** 2 + (_TURN_RADIUS * zoom) ** 2
    return np.asarray(np.sqrt(away), np.float64)


def _stepped_over(light: Path, tone: Path, broken: NDArray[np.bool_]) -> Path:
    """The light's steps (T, 17, 3) in a shot; broken frames, bool (T,), are as bright as the last.

    The frame after a run of them is as bright as its steps come to, or as the whole pictures
    (`tone`, (T, 3)) do, whichever is less: a light that flickers goes on meanwhile.
    """
    steps = light.copy()
    edges = np.flatnonzero(np.diff(np.r_[False, broken, False])).reshape(-1, 2)
    for first, stop in edges.tolist():
        steps[first:stop] = 0.0
        if stop < len(steps) and first:
            along, whole = light[first : stop + 1].sum(axis=0), tone[first : stop + 1].sum(axis=0)
            less = np.where(np.abs(along) < np.abs(whole), along, whole)
            steps[stop] = np.where(along * whole > 0, less, 0.0)
        elif stop < len(steps):
            steps[stop] = 0.0
    return steps


def _drift(light: Path, fps: float) -> Path:
    balance: Path = light[:, [0, 2]] - light[:, 1:2]
    if len(balance) > 2:
        balance = smoothed(balance, max(DRIFT_SECONDS * fps, 2.0))
    return np.asarray(100 * np.sqrt(np.square(balance - balance[0]).mean(axis=1)))


def _followed(steps: Path, seen: Path, doubtful: NDArray[np.bool_]) -> Path:
    """The camera's steps (T, 4) in a shot, those that are not known bridged.

    Two limits, as edges are followed (Canny, PAMI 1986): what is likely counts where enough
    around it is sure, else a step would be the camera's or none by a hair's breadth. Where
    little is sure it is taken to stand still in all other steps.
    """
    sure = seen >= 1
    if sure[1:].sum() < _SEEN_AROUND * (len(steps) - 1):
        return _bridged(np.where(sure[:, None], steps, 0.0), doubtful)
    first = np.arange(len(steps)) == 0
    likely = (seen > 0) & ~sure
    doubtful = doubtful | (likely & _strays(steps, sure & ~first & ~doubtful, likely & ~doubtful))
    return _bridged(steps, doubtful | (seen <= 0) | first)


def _strays(steps: Path, sure: NDArray[np.bool_], likely: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Steps (T, 4) further from the middle of the sure ones than both kinds are spread.

    They are a region's that passes through, while the rest, that is not seen, keeps its path.
    """
    if not sure.any() or not likely.any():
        return np.zeros(len(steps), np.bool_)
    middle = np.median(steps[sure], axis=0)
    spread = np.maximum(_spread(steps[sure]), _spread(steps[likely]))
    return np.asarray((np.abs(steps - middle) > _STRAYS * spread + _STRAYS_MORE).any(axis=1))


def _spread(steps: Path) -> Path:
    return np.asarray(np.median(np.abs(steps - np.median(steps, axis=0)), axis=0), np.float64)


def _bridged(steps: Path, doubtful: NDArray[np.bool_]) -> Path:
    """Steps (T, 4) with the doubtful ones on straight lines between those around them."""
    good = np.flatnonzero(~doubtful)
    if not doubtful.any() or len(good) < 2:
        return steps
    frames = np.arange(len(steps))
    return np.stack([np.interp(frames, good, column[good]) for column in steps.T], axis=1)
