"""Rhythm: where a clip cuts, and which of its frames are only held over, as on twos.

Whoever fills between frames must know both: nothing lies between two shots, and a frame that is
shown twice stands for one moment. It is seen at a small size, in one pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import FlowFinder, Picture, grey, shrunk, work_size
from onionskin.motion.inbetween import STRANGE_LEVELS
from onionskin.motion.light import apart_along, blocks_of, worst_tenth
from onionskin.stability.measuring.cadence import MANY_REPEATS, is_repeat
from onionskin.stability.measuring.comparing import look_distance
from onionskin.stability.measuring.shots import breaks_off

_SIDE = 128
_LONGEST_HOLD = 3
"""A frame that is shown again more often than this stands still, and is meant to."""
_AROUND, _TIMES_USUAL = 8, 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Rhythm:
    """First frames of shots but the first, and frames that repeat the one before them."""

    cuts: tuple[int, ...] = ()
    holds: tuple[int, ...] = ()


def rhythm_of(frames: Iterable[Picture]) -> Rhythm:
    """The rhythm of uint8 RGB frames of one size."""
    pairs, before = [_Pair()], None
    finder = FlowFinder()
    for frame in frames:
        small = shrunk(frame, work_size(frame.shape[1], frame.shape[0], _SIDE))
        if before is not None:
            pairs.append(_compared(before, small, finder))
        before = small
    raw = np.array([pair.raw for pair in pairs])
    return Rhythm(cuts=_cuts(pairs, is_repeat(raw)), holds=_holds(raw))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pair:
    """How a frame differs from the one before: levels as it is, and along the motion in the
    worst tenth of the picture and in the middle block; and its colours (0..1)."""

    raw: float = 0.0
    change: float = 0.0
    middle: float = 0.0
    look: float = 0.0


def _compared(before: Picture, after: Picture, finder: FlowFinder) -> _Pair:
    raw = float(cv2.absdiff(before, after).mean())
    if raw == 0:
        return _Pair()
    _, backward = finder.both_ways(grey(before), grey(after))
    along, _ = apart_along(before, after, backward)
    return _Pair(
        raw=raw,
        change=worst_tenth(along),
        middle=float(np.median(blocks_of(along))),
        look=look_distance(before, after),
    )


def _cuts(pairs: list[_Pair], repeats: NDArray[np.bool_]) -> tuple[int, ...]:
    """First frames of shots, by steps in which something changes: between two of them, frames
    that are held say nothing of what is usual."""
    steps = [index for index in range(len(pairs)) if index == 0 or not repeats[index]]
    change, middle, look = (
        np.array([getattr(pairs[index], name) for index in steps])
        for name in ("change", "middle", "look")
    )

    def is_strange(step: int) -> bool:
        around = np.r_[middle[max(step - _AROUND, 1) : step], middle[step + 1 : step + 1 + _AROUND]]
        usual = float(np.median(around)) if len(around) else 0.0
        return bool(middle[step] > max(STRANGE_LEVELS, _TIMES_USUAL * usual))

    return tuple(
        index
        for step, index in enumerate(steps)
        if step and (breaks_off(change, look, step) or is_strange(step))
    )


def _holds(raw: NDArray[np.float64]) -> tuple[int, ...]:
    """Frames that are held, where so many are that it is the film's way; no long rests."""
    if is_repeat(raw).mean() <= MANY_REPEATS:
        return ()
    return _short_runs(is_repeat(raw, to_the_ends=True))


def shown_longer(repeated: Sequence[int], num_frames: int) -> tuple[int, ...]:
    """Of frames that only repeat the one before, as a file shows that one longer, those that stand
    for its moment as held ones do; long rests are meant."""
    mask = np.zeros(num_frames, np.bool_)
    mask[list(repeated)] = True
    return _short_runs(mask)


def _short_runs(repeats: NDArray[np.bool_]) -> tuple[int, ...]:
    """The frames of runs that are short and do not end the clip."""
    edges = np.flatnonzero(np.diff(np.r_[False, repeats, False]))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    last = len(repeats) - 1
    return tuple(
        index
        for first, stop in runs
        if stop - first <= _LONGEST_HOLD and stop <= last
        for index in range(first, stop)
    )
