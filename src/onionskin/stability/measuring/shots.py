"""Shots: where a film cuts. Nothing is measured or smoothed across a cut."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.signals import FLASH_GAIN, Return, Signals

_MIN_LOOK = 0.30
_MIN_CHANGE_LEVELS = 14.0
_TIMES_USUAL = 3.0
_SURE_CHANGE_LEVELS = 30.0
_SURE_TIMES_USUAL = 6.0
"""So much more than usual is a cut between shots of the same colours, too."""
_RECOLOURED_LEVELS = 45.0
_SURE_LEVELS, _SURE_ALIKE = 90.0, 0.8
"""What goes on just as before may change more, as where neon signs switch."""
_AS_FAST, _ALIKE = 1.4, 0.4
"""Motion goes on over a seam: no faster than usual by so much, and the same way (a cosine)."""
_POP_LEVELS = 9.0
_POP_LOOK = 0.05
_FLASH_LEVELS = 25.0
_GOES_ON = 0.5
_STRAY_FRAMES = 2
_MIN_SHOT = 6
_SPAN = 8
"""Pairs on either side that a change is compared with."""


def find_cuts(signals: Signals) -> tuple[int, ...]:
    """First frames of all shots but the first.

    A pair is a cut where the picture changes by more than any motion explains, more than
    three times as much as around it, in its colours too, and does not change back. One or two
    frames between cuts are no shot of their own: they belong to the one before them, or to the
    first, and are broken (`strays`).
    """
    edges = _edges(signals)
    return tuple(
        edge
        for before, edge, after in zip(edges, edges[1:], edges[2:], strict=False)
        if not (_is_stray(edges, edge, after) or (before == 0 and _is_stray(edges, before, edge)))
    )


def find_shots(signals: Signals) -> tuple[range, ...]:
    """The frames of each shot."""
    edges = [0, *find_cuts(signals), signals.num_frames]
    return tuple(range(a, b) for a, b in itertools.pairwise(edges))


def strays(signals: Signals) -> tuple[range, ...]:
    """One or two frames that belong to no shot: black, or of another picture."""
    edges = _edges(signals)
    return tuple(range(a, b) for a, b in itertools.pairwise(edges) if _is_stray(edges, a, b))


def _edges(signals: Signals) -> list[int]:
    """0, all places at which the picture breaks off, and the number of frames."""
    inside = returning_frames(signals)
    breaks = [
        index
        for index in range(1, signals.num_frames)
        if breaks_off(signals.change, signals.look, index)
        and not ({index, index - 1} & inside or _only_recoloured(signals, index))
    ]
    return [0, *breaks, signals.num_frames]


def _is_stray(edges: list[int], first: int, stop: int) -> bool:
    """Whether the frames between two edges are few, and those on either side are many."""
    place = edges.index(first)
    beside = [
        edges[other + 1] - edges[other]
        for other in (place - 1, place + 1)
        if 0 <= other < len(edges) - 1
    ]
    return stop - first <= _STRAY_FRAMES and bool(beside) and min(beside) >= _MIN_SHOT


def returning_frames(signals: Signals) -> set[int]:
    """Frames of runs after which the picture is as it was before them."""
    return {
        frame
        for run in signals.returns
        if is_pop(run, signals) or is_flash(run, signals)
        for frame in range(run.first, run.last + 1)
    }


def is_pop(run: Return, signals: Signals) -> bool:
    """Whether a run's neighbours are like each other, and it is not like them.

    Where motion is hard to follow its neighbours are not quite like each other either; then
    it must have other colours than both, and they must agree as much as frames do there,
    and more than with it.
    """
    if run.change <= _POP_LEVELS:
        return False
    if run.disagreement < 0.5 * run.change:
        return True
    into, out = run.first, run.last + 1
    look = min(signals.look[into], signals.look[out])
    recoloured = look > max(_POP_LOOK, 3 * _usual(signals.look, run))
    outstanding = run.change > 1.8 * _usual(signals.change, run)
    alike = run.disagreement < 0.75 * run.change and _agrees(run, signals)
    return bool(recoloured and outstanding and alike)


def is_unsettled(run: Return, signals: Signals) -> bool:
    """Whether every step of a run changes the picture more than is usual around it."""
    low, high = max(run.first - _SPAN, 1), run.last + 2
    around = np.r_[signals.change[low : run.first], signals.change[high : high + _SPAN]]
    if not len(around):
        return False
    inside = signals.change[run.first : high]
    return bool(inside.min() > max(1.5 * float(np.median(around)), 0.5 * _POP_LEVELS))


def dissolving(signals: Signals) -> NDArray[np.bool_]:
    """bool (T,): steps in which one picture gives way to another, little by little.

    Over two such steps the picture changes by what the steps change it together, in its
    colours too, while the frame between lies halfway. It goes on as long as its colours do.
    """
    steps = np.zeros(signals.num_frames, np.bool_)
    both = signals.change[1:-1] + signals.change[2:]
    apart, halfway = signals.disagreement[1:-1], signals.surprise[1:-1]
    look = np.minimum(signals.look[1:-1], signals.look[2:])
    onward = (apart > 0.7 * both) & (apart > 4.0) & (halfway < 0.5 * apart) & (look > 0.05)
    for index in range(2, len(onward) - 1):
        if onward[index - 2 : index + 1].all():
            steps[index - 1 : index + 3] = True
    return _gone_on(steps, np.diff(signals.tone, axis=0, prepend=signals.tone[:1]))


def _gone_on(steps: NDArray[np.bool_], tone: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Runs of steps, and those next to them whose tone goes on by half as much at least.

    By half a run's length on either side: what goes on for longer is no part of a dissolve.
    """
    longer, edges = steps.copy(), np.flatnonzero(np.diff(np.r_[False, steps, False]))
    for first, stop in zip(edges[::2], edges[1::2], strict=True):
        usual = tone[first:stop].mean(axis=0)
        on = tone @ usual > _GOES_ON * float(usual @ usual)
        reach = (stop - first) // 2
        before, after = on[max(first - reach, 1) : first], on[stop : stop + reach]
        longer[first - _leading(before[::-1]) : stop + _leading(after)] = True
    return longer


def _leading(values: NDArray[np.bool_]) -> int:
    """How many values are true before the first that is not."""
    return int(np.logical_and.accumulate(values).sum())


def is_flash(run: Return, signals: Signals) -> bool:
    """Whether a run's light goes as it came, far more than light does around it."""
    whole = np.abs(signals.gains[:, 0].mean(axis=1, dtype=np.float64))
    outstanding = run.light > max(FLASH_GAIN, 3.5 * _usual(whole, run))
    alike = run.disagreement < _FLASH_LEVELS or _agrees(run, signals, times=2.0)
    return bool(outstanding and run.light_apart < 0.5 * run.light and alike)


def _agrees(run: Return, signals: Signals, times: float = 1.45) -> bool:
    """Whether a run's neighbours differ no more than frames so far apart do around it."""
    usual = _usual(signals.disagreement, run)
    return run.disagreement < times * usual * max((run.last - run.first + 2) / 2, 1)


def _usual(values: NDArray[np.float64], run: Return) -> float:
    """The median around a run and within it."""
    around = values[max(run.first - _SPAN, 1) : run.last + 2 + _SPAN]
    return float(np.median(around)) if len(around) else 0.0


def _only_recoloured(signals: Signals, index: int) -> bool:
    """Whether what moves goes on as it did, while the colours change: a seam, and no cut.

    Between two shots nothing can be followed, and what is found instead of motion is fast and
    goes elsewhere.
    """
    speed = signals.speed[max(index - _SPAN, 1) : index + _SPAN]
    as_fast = signals.speed[index] < _AS_FAST * float(np.median(speed))
    # Nothing is known of how it goes on after the last frame.
    alike = signals.alike[min(index, signals.num_frames - 2)]
    sure = alike > _SURE_ALIKE and signals.look[index] < _MIN_LOOK
    most = _SURE_LEVELS if sure else _RECOLOURED_LEVELS
    return bool(as_fast and alike > _ALIKE and signals.change[index] < most)


def breaks_off(change: NDArray[np.float64], look: NDArray[np.float64], index: int) -> bool:
    """Whether the picture breaks off at frame `index`, by how pairs change along their motion
    (levels) and in their colours (0..1)."""
    here = change[index]
    around = np.r_[change[max(index - _SPAN, 1) : index], change[index + 1 : index + 1 + _SPAN]]
    usual = float(np.median(around)) if len(around) else 0.0
    if here > max(_SURE_CHANGE_LEVELS, _SURE_TIMES_USUAL * usual):
        return True
    recoloured = look[index] >= _MIN_LOOK and here >= _MIN_CHANGE_LEVELS
    return bool(recoloured and here > _TIMES_USUAL * usual)
