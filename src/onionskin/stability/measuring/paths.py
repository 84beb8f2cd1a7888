"""Paths over time, and what of them is fast: the part that is seen as flicker or jitter.

A path is (T, ...) of floats: one value, or one array of values, for every frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Path = NDArray[np.floating]
_HERTZ = 120
"""Moments a second at which paths are compared that must not depend on the frame rate."""
_AT_ONCE = 256
"""Frames whose windows are laid out at a time, so that hours need no more memory."""


def running_median(path: Path, radius: int) -> Path:
    """The median of each frame and `radius` frames on either side.

    Every path that only rises or only falls over a window is its own median, so that
    fades, steps of light, and pans that start or stop are all followed exactly. Beyond
    its ends the path goes on as it was, turned about its end point.
    """
    extended, medians = _extended(path, radius), np.empty_like(path)
    for start in range(0, len(path), _AT_ONCE):
        part = extended[start : start + _AT_ONCE + 2 * radius]
        windows = np.lib.stride_tricks.sliding_window_view(part, 2 * radius + 1, 0)
        medians[start : start + _AT_ONCE] = np.median(windows, axis=-1)
    return medians


def fast_part(path: Path, radius: int) -> Path:
    """What a path has beyond its running median."""
    return path - running_median(path, radius)


def fast_part_of_seconds(path: Path, seconds: float, fps: float) -> Path:
    """What a path at `fps` has beyond its running median over `seconds` on either side.

    The median is of what the path does between its frames too (Catmull-Rom), so that the
    window is as long, and as much of a movement is seen, at any frame rate.
    """
    parts = max(round(_HERTZ / fps), 1)
    reach = min(round(seconds * fps * parts), (len(path) - 1) * parts // 2)
    margin = -(-reach // parts) + 1
    extended, fast = _extended(path, margin), np.empty_like(path)
    for start in range(0, len(path), _AT_ONCE):
        stop = min(start + _AT_ONCE, len(path))
        dense = between_frames(extended[start : stop + 2 * margin], parts)
        windows = np.lib.stride_tricks.sliding_window_view(dense, 2 * reach + 1, 0)
        first = margin * parts - reach
        medians = np.median(windows[first::parts][: stop - start], axis=-1)
        fast[start:stop] = path[start:stop] - medians
    return fast


def between_frames(path: Path, parts: int) -> Path:
    """The path (T, ...) at `parts` moments a frame, ((T - 1) parts + 1, ...): Catmull-Rom."""
    if len(path) < 2 or parts == 1:
        return path
    ends = [2 * path[:1] - path[1:2], path, 2 * path[-1:] - path[-2:-1]]
    knots = np.concatenate(ends)[:, None]
    a, b, c, d = knots[:-3], knots[1:-2], knots[2:-1], knots[3:]
    x = (np.arange(parts, dtype=path.dtype) / parts).reshape(-1, *(1,) * (path.ndim - 1))
    curve = b + 0.5 * x * (c - a + x * (2 * a - 5 * b + 4 * c - d + x * (3 * (b - c) + d - a)))
    return np.concatenate([curve.reshape(-1, *path.shape[1:]), path[-1:]])


def smoothed(path: Path, sigma: float, steps: Sequence[int] = ()) -> Path:
    """The path without its fast part: Gaussian-weighted local lines (Cleveland, JASA 1979).

    `sigma` is in frames. Nothing is smoothed across `steps`, the first frames after a jump.
    """
    edges = [0, *steps, len(path)]
    return np.concatenate([_local_lines(path[a:b], sigma)[0] for a, b in pairwise(edges)])


def trend(path: Path, sigmas: Sequence[float], steps: Sequence[int] = ()) -> Path:
    """The path (T, K) smoothed by that of `sigmas` (in frames) that foretells it best.

    Each frame is foretold from those around it without itself (cross-validation of linear
    smoothers, Craven & Wahba, Numer. Math. 1979): noise about a slow path is smoothed far,
    a path that bends is followed. Nothing is smoothed across `steps`.
    """
    edges = [0, *steps, len(path)]
    return np.concatenate([_best_lines(path[a:b], sigmas) for a, b in pairwise(edges)])


def find_steps(path: Path, radius: int) -> tuple[int, ...]:
    """Where a path (T,) jumps once and stays: a lamp that is switched, not a flicker.

    There its running median jumps by more than four times the fast part's size.
    """
    guide = running_median(path, radius)
    jumps = np.abs(np.diff(guide, prepend=guide[:1]))
    size = float(np.median(np.abs(path - guide))) + 0.25 * float(np.median(jumps)) + 1e-3
    return tuple(
        int(index)
        for index in np.flatnonzero(jumps > 6 * size)
        if jumps[index] == jumps[max(index - radius, 0) : index + radius + 1].max()
    )


def _best_lines(path: Path, sigmas: Sequence[float]) -> Path:
    fits = [_local_lines(path, sigma) for sigma in sigmas]
    errors = [
        np.square((path - fit) / np.maximum(1 - leverage, 1e-6)).sum() for fit, leverage in fits
    ]
    return fits[int(np.argmin(errors))][0]


def _local_lines(path: Path, sigma: float) -> tuple[Path, Path]:
    """The smoothed path, and how much each frame has to say in its own value (0..1)."""
    reach = min(max(int(2.5 * sigma), 1), len(path) - 1)
    shape = (len(path),) + (1,) * (path.ndim - 1)
    s0, s1, s2 = (np.zeros(shape) for _ in range(3))
    t0, t1 = np.zeros_like(path), np.zeros_like(path)
    for offset in range(-reach, reach + 1):
        here = slice(max(-offset, 0), len(path) - max(offset, 0))
        there = slice(max(offset, 0), len(path) - max(-offset, 0))
        weight = float(np.exp(-0.5 * (offset / sigma) ** 2))
        s0[here] += weight
        s1[here] += weight * offset
        s2[here] += weight * offset**2
        t0[here] += weight * path[there]
        t1[here] += weight * offset * path[there]
    spread = s0 * s2 - s1**2
    line = (s2 * t0 - s1 * t1) / np.where(spread > 1e-9, spread, 1.0)
    bends = spread > 1e-9
    leverage = np.where(bends, s2 / np.where(bends, spread, 1.0), 1 / s0)
    return np.asarray(np.where(bends, line, t0 / s0), np.float64), leverage


def _extended(path: Path, reach: int) -> Path:
    """The path with `reach` more frames at both ends, turned about its end points."""
    count = len(path)
    index = np.arange(-reach, count + reach)
    period = max(2 * (count - 1), 1)
    folded = np.abs((index + period // 2) % period - period // 2) if count > 1 else index * 0
    mirrored = path[folded]
    before, after = index < 0, index >= count
    mirrored[before] = 2 * path[0] - mirrored[before]
    mirrored[after] = 2 * path[-1] - mirrored[after]
    return mirrored
