"""Cadence: which steps of a film's time are its own, and which leave frames out.

A change of the frame rate repeats frames, or takes a longer step, from end to end: that is the
film's own. A gap is a single step over which a film goes on further than before and after, as
if frames were missing there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.signals import Signals

MANY_REPEATS = 0.3
"""So many repeated frames are the film's own."""
_MOVING_LEVELS = 0.5
_PERIODS = (2, 3, 4, 5)
_MIN_TURNS = 10
_LARGER_SHARE = 0.8
_LARGER = 1.15
_REPEAT_PERIODS = range(4, 16)
_MIN_REPEATS = 5
_LESS, _LESS_THAN_OTHERS = 0.6, 0.8
_LESS_IN_TURN = 0.85
"""Where the period is known, a frame in turn that changes by less than this share is a repeat."""
_HELD_TURNS = 4
"""So many frames in a row that are held for two, or for three, are the film's own."""


def repeats_share(signals: Signals) -> float:
    """The share of pairs that do not differ at all, of those from the first motion on.

    Animation on twos, or a rate that was raised by repeating, has a half or more: that is
    the film's own, and its repeated frames are no defect.
    """
    repeats = is_repeat(signals.raw)
    moving = np.flatnonzero(signals.raw > _MOVING_LEVELS)
    if len(moving) < 2:
        return 0.0
    return float(repeats[moving[0] : moving[-1] + 1].mean())


def is_repeat(raw: NDArray[np.float64], *, to_the_ends: bool = False) -> NDArray[np.bool_]:
    """bool (T,): frames that repeat the one before them, from the first motion to the last.

    `raw` is how far each differs from the one before, in levels. `to_the_ends`: before the first
    motion and after the last as well.
    """
    repeats = np.zeros(len(raw), np.bool_)
    moving = np.flatnonzero(raw > _MOVING_LEVELS)
    if len(moving) >= 2:
        part = slice(1, None) if to_the_ends else slice(moving[0], moving[-1] + 1)
        repeats[part] = raw[part] < 0.1 * np.median(raw[moving])
    return repeats


def patterned_repeats(signals: Signals) -> NDArray[np.int64]:
    """Frames that repeat the one before again and again: every fourth to fifteenth.

    A rate that was raised by repeats (24 to 30) has them, and a camera that cannot keep up; a codec
    leaves some change in them, so that each by itself is hard to tell. At one place of the
    period the picture changes less than in both steps beside it, by four tenths in the median
    of five turns at least, and by less than it does nearly anywhere else in four of five. Once that
    is known, all of its turns count in which something moves on both sides.
    """
    raw = signals.raw
    every = np.arange(2, signals.num_frames - 1)
    beside = np.minimum(raw[every - 1], raw[every + 1])
    moving = beside > _MOVING_LEVELS
    inner, less = every[moving], raw[every[moving]] / beside[moving]
    seen = every[(beside > _MOVING_LEVELS / 2) & (raw[every] < _LESS_IN_TURN * beside)]
    best, turns = 0, np.array([], np.int64)
    for period in _REPEAT_PERIODS:
        for phase in range(period):
            here = inner % period == phase
            if here.sum() < max(_MIN_REPEATS, best + 1) or here.all():
                continue
            limit = _LESS_THAN_OTHERS * float(np.percentile(less[~here], 10))
            often = (less[here] < limit).mean() >= _LARGER_SHARE
            if often and np.median(less[here]) < min(_LESS, limit):
                best, turns = int((less[here] < limit).sum()), seen[seen % period == phase]
    return turns


def without_held(repeats: Sequence[int]) -> list[int]:
    """Repeats (growing frame indices) without those of animation on twos or threes.

    Where a film changes its cadence only a part of it is on twos; single repeats in a row of
    evenly held frames are the film's own there.
    """
    firsts = [frame for frame in repeats if frame - 1 not in {*repeats}]
    held: set[int] = set()
    for apart in (2, 3):
        run: list[int] = []
        for frame in [*firsts, -1]:
            if run and frame - run[-1] != apart:
                if len(run) >= _HELD_TURNS:
                    held.update(other for one in run for other in range(one, one + apart - 1))
                run = []
            run.append(frame)
    return [frame for frame in repeats if frame not in held]


def longer_steps(signals: Signals) -> NDArray[np.int64]:
    """Frames that time takes a longer step to, again and again: every second, third ...

    A rate that was lowered by leaving frames out (60 to 24 a second: steps of 2 and 3; 30 to
    24: 1, 1, 1, 2) does that from end to end. At one place of the period the picture changes
    more than in both steps beside it: in four of five turns, of ten at least, and by a
    sixth in the median. Empty where there is no such place, and in animation on twos.
    """
    if repeats_share(signals) > MANY_REPEATS:
        return np.array([], np.int64)
    raw = signals.raw
    inner = np.arange(2, signals.num_frames - 1)
    before, here, after = raw[inner - 1], raw[inner], raw[inner + 1]
    told = (before > 0) & (after > 0) & (here > _MOVING_LEVELS / 2)
    inner, here = inner[told], here[told]
    larger = here / np.maximum(before[told], after[told])
    for period in _PERIODS:
        for phase in range(period):
            turns = larger[inner % period == phase]
            often = len(turns) >= _MIN_TURNS and (turns > 1).mean() >= _LARGER_SHARE
            if often and np.median(turns) > _LARGER:
                return np.arange(phase, signals.num_frames, period)
    return np.array([], np.int64)


_EVIDENCE = 3.0
"""What speaks for a gap, multiplied: how many times more the picture changes than is usual around
it and than in the larger of the steps beside it (their geometric mean), than in any step near it
(`_OTHERS` at most), and how much better several steps of the motion around it explain the change
than one does (to the power `_LEAP_POWER`, e^`_LEAP` at most). Set, like all limits here, on gaps
planted into clips, and on clips that shake and flicker: see benchmarks/stability."""
_OTHERS = 1.8
_LEAP = 0.4
_LEAP_POWER = 2.5
_BESIDE = 1.2
"""It changes the picture by this many times the larger of the steps beside it."""
_MIN_CHANGE = 0.5
"""Below this change (levels a frame) nobody sees a gap."""
_STILL = 0.12
"""What stands still near it, by this share of the usual, is a repeat that is caught up, ..."""
_RESTS = 0.3
"""... and what hardly moves beside it was not on its way: a drawing changes its pose."""
_LIGHT = 0.3
"""At most this share of its change may be light: a gain of 1% is about a level."""
_NEARBY = 3
"""Steps on either side that it is compared with, ..."""
_SHAKE_SPAN = 8
"""... and that tell whether the camera shakes: ..."""
_SHAKES = 0.0006
"""... if its steps stray by so much (frame widths) from the mean of those beside them. Then a gap's
strays by `_SHAKE_TIMES` as much: else it is the shake's."""
_SHAKE_TIMES = 2.5
_JUMPS = 0.0015
"""Where it strays by so much, it does so where the steps beside it go, with a cosine of `_ALONG`:
else the camera was pushed."""
_ALONG = 0.5


def find_gaps(signals: Signals, shot: range, taken: set[int]) -> list[tuple[int, float]]:
    """The frames after gaps, and how many steps of motion are missing (0.5 to 6).

    Steps into and out of frames that are `taken` by other defects say nothing.
    """
    found = []
    for index in range(shot.start + 2, shot.stop - 1):
        if {index - 1, index, index + 1} & taken:
            continue
        span = range(max(index - _NEARBY, shot.start + 1), min(index + _NEARBY + 1, shot.stop))
        nearby = [other for other in span if other != index and not {other, other - 1} & taken]
        usual = float(np.median(signals.raw[nearby])) if len(nearby) >= _NEARBY else 0.0
        gap = usual >= _MIN_CHANGE and _leaps(signals, index, nearby)
        if gap and not _is_shaken(signals, index, shot):
            found.append((index, float(np.clip(signals.raw[index] / usual - 1, 0.5, 6))))
    return found


def _leaps(signals: Signals, index: int, nearby: list[int]) -> bool:
    """Whether so much speaks for a gap before frame `index`, and light does not explain it."""
    raw, around = float(signals.raw[index]), signals.raw[nearby]
    usual, most = float(np.median(around)), float(around.max())
    sides = [float(signals.raw[side]) for side in (index - 1, index + 1) if side in nearby]
    if not sides:
        return False
    beside = max(sides)
    rests = min(sides) < _RESTS * usual or around.min() < _STILL * usual
    light = 100 * float(np.abs(signals.gains[index, 0]).max())
    if raw < _BESIDE * beside or light > _LIGHT * raw or rests:
        return False
    more = np.sqrt(raw / usual * raw / beside) * min(raw / most, _OTHERS)
    further = np.exp(_LEAP_POWER * min(signals.leap[index], _LEAP))
    return bool(more * further > _EVIDENCE)


def _is_shaken(signals: Signals, index: int, shot: range) -> bool:
    """Whether the camera jumps in the step to frame `index`: aside, or as it does around it."""
    span = range(
        max(index - _SHAKE_SPAN, shot.start + 2), min(index + _SHAKE_SPAN + 1, shot.stop - 1)
    )
    strays = {other: _stray(signals, other) for other in span}
    here = strays.pop(index, None)
    sizes = [float(np.hypot(*stray)) for stray in strays.values() if stray is not None]
    usual = float(np.median(sizes)) if len(sizes) >= 4 else 0.0
    if here is None:
        return usual > _SHAKES
    size = float(np.hypot(*here))
    if usual > _SHAKES and size < _SHAKE_TIMES * usual:
        return True
    on = signals.camera[index, :2] - here
    along = float(here @ on) > _ALONG * size * float(np.hypot(*on))
    return size > _JUMPS and not along


def _stray(signals: Signals, index: int) -> NDArray[np.float64] | None:
    """How the camera's step differs from the mean of those beside it; None if not known."""
    if signals.camera_seen[index - 1 : index + 2].min() < 0.5:
        return None
    before, here, after = signals.camera[index - 1 : index + 2, :2]
    return np.asarray(here - (before + after) / 2)
