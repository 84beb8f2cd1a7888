"""Cadence: what a change of the frame rate left in a film, which is the film's own."""

from __future__ import annotations

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


def repeats_share(signals: Signals) -> float:
    """The share of pairs that do not differ at all, of those from the first motion on.

    Animation on twos, or a rate that was raised by repeating, has a half or more: that is
    the film's own, and its repeated frames are no defect.
    """
    moving = np.flatnonzero(signals.raw > _MOVING_LEVELS)
    if len(moving) < 2:
        return 0.0
    part = signals.raw[moving[0] : moving[-1] + 1]
    return float((part < 0.1 * np.median(part[part > _MOVING_LEVELS])).mean())


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
