"""Shots: where a film cuts. Nothing is measured or smoothed across a cut."""

from __future__ import annotations

import itertools

import numpy as np

from onionskin.steady.signals import FLASH_GAIN, Return, Signals

_MIN_LOOK = 0.30
_MIN_CHANGE_LEVELS = 14.0
_TIMES_USUAL = 3.0
_SURE_CHANGE_LEVELS = 30.0
_SURE_TIMES_USUAL = 6.0
"""So much more than usual is a cut between shots of the same colours, too."""
_POP_LEVELS = 9.0
_FLASH_LEVELS = 25.0
_SPAN = 8
"""Pairs on either side that a change is compared with."""


def find_cuts(signals: Signals) -> tuple[int, ...]:
    """First frames of all shots but the first.

    A pair is a cut where the picture changes by more than any motion explains, more than
    three times as much as around it, in its colours too, and does not change back.
    """
    inside = returning_frames(signals)
    cuts = [
        index
        for index in range(1, signals.num_frames)
        if _is_break(signals, index) and not ({index, index - 1} & inside)
    ]
    return tuple(cuts)


def find_shots(signals: Signals) -> tuple[range, ...]:
    """The frames of each shot."""
    edges = [0, *find_cuts(signals), signals.num_frames]
    return tuple(range(a, b) for a, b in itertools.pairwise(edges))


def returning_frames(signals: Signals) -> set[int]:
    """Frames of runs after which the picture is as it was before them."""
    return {
        frame
        for run in signals.returns
        if is_pop(run) or is_flash(run, signals)
        for frame in range(run.first, run.last + 1)
    }


def is_pop(run: Return) -> bool:
    """Whether a run's neighbours are like each other, and it is not like them."""
    return run.change > _POP_LEVELS and run.disagreement < 0.5 * run.change


def is_flash(run: Return, signals: Signals) -> bool:
    """Whether a run's light goes as it came, far more than light does around it."""
    low, high = max(run.first - _SPAN, 1), run.last + 2 + _SPAN
    around = np.abs(signals.gains[low:high, 0].mean(axis=1))
    usual = float(np.median(around)) if len(around) else 0.0
    outstanding = run.light > max(FLASH_GAIN, 3.5 * usual)
    return outstanding and run.light_apart < 0.5 * run.light and run.disagreement < _FLASH_LEVELS


def _is_break(signals: Signals, index: int) -> bool:
    change = signals.change[index]
    around = np.r_[
        signals.change[max(index - _SPAN, 1) : index], signals.change[index + 1 : index + 1 + _SPAN]
    ]
    usual = float(np.median(around)) if len(around) else 0.0
    if change > max(_SURE_CHANGE_LEVELS, _SURE_TIMES_USUAL * usual):
        return True
    recoloured = signals.look[index] >= _MIN_LOOK and change >= _MIN_CHANGE_LEVELS
    return bool(recoloured and change > _TIMES_USUAL * usual)
