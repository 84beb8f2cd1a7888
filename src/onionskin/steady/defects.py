"""Defects: which frames are broken, and which stretches of a clip do not hold still."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.steady.shots import find_shots, is_flash, is_pop
from onionskin.steady.signals import Signals

BROKEN_KINDS = ("flash", "pop", "duplicate", "dropped")


@dataclass(frozen=True, kw_only=True, slots=True)
class Defect:
    """Frames `first`..`last` and what is wrong with them.

    `size` says by how much: levels for pops and flashes, 1 for a duplicate, steps of
    motion missing for a drop (whose `first` is the frame after the gap).
    """

    kind: str
    first: int
    last: int
    size: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Where chance ends and a defect begins; set on planted defects, see benchmarks/stability."""

    pop_ratio: float = 2.0
    """A pop differs from its in-between by this many times its neighbours' own difference."""
    pop_levels: float = 9.0
    """And by at least this much in the worst tenth of the picture."""
    pop_usual: float = 2.2
    """And by this many times what is usual around it."""
    raw_usual: float = 1.15
    change_usual: float = 1.6
    """The changes into a pop and out of it, as they are and along the motion, in usual ones."""
    still_share: float = 0.12
    """A duplicate moves by less than this share of what is usual around it."""
    sudden_share: float = 0.6
    """And what moves before and after it does so by at least this share of the usual."""
    min_step: float = 0.0008
    """Below this motion (frame widths a frame) nobody sees a frame stand still."""
    drop_ratio: float = 1.4
    """A gap moves and changes by this many times what is the most around it."""


LIMITS = Limits()


def find_broken(signals: Signals, limits: Limits = LIMITS) -> list[Defect]:
    """Pops, flashes, duplicated and dropped frames, in order; no frame is in two."""
    found: list[Defect] = []
    shots = [shot for shot in find_shots(signals) if len(shot) >= 4]
    found += _runs(signals)
    for shot in shots:
        found += _duplicates(signals, shot, limits)
    for shot in shots:
        found += _pops(signals, shot, limits, _frames_of(found))
    for shot in shots:
        found += _drops(signals, shot, limits, _frames_of(found))
    return sorted(found, key=lambda defect: defect.first)


def broken_frames(defects: list[Defect], num_frames: int) -> NDArray[np.bool_]:
    """bool (T,): frames that are not to be trusted. A dropped frame is not there to be so."""
    mask = np.zeros(num_frames, np.bool_)
    for defect in defects:
        if defect.kind in ("flash", "pop"):
            mask[defect.first : defect.last + 1] = True
    return mask


def cadence_of(signals: Signals) -> float:
    """The share of pairs that do not differ at all, of those from the first motion on.

    Animation on twos, or a rate that was raised by repeating, has a half or more: that is
    the film's own, and its repeated frames are no defect.
    """
    moving = np.flatnonzero(signals.raw > 0.5)
    if len(moving) < 2:
        return 0.0
    part = signals.raw[moving[0] : moving[-1] + 1]
    return float((part < 0.1 * np.median(part[part > 0.5])).mean())


def _runs(signals: Signals) -> list[Defect]:
    """Runs that both neighbours disagree with while they agree with each other."""
    found: list[Defect] = []
    taken: set[int] = set()
    for run in sorted(signals.returns, key=lambda run: run.last - run.first):
        frames = set(range(run.first, run.last + 1))
        flash = is_flash(run, signals)
        if frames & taken or not (flash or is_pop(run)):
            continue
        size = 255 * run.light if flash else run.change
        kind = "flash" if flash else "pop"
        found.append(Defect(kind=kind, first=run.first, last=run.last, size=size))
        taken |= frames
    return found


def _pops(signals: Signals, shot: range, limits: Limits, taken: set[int]) -> list[Defect]:
    """Single frames whose in-between, made without them, shows something else."""
    found = []
    for index in range(shot.start + 1, shot.stop - 1):
        surprise, apart = signals.surprise[index], signals.disagreement[index]
        usual = _usual(signals.surprise, index, shot, 8)
        enough = surprise > limits.pop_levels and surprise > limits.pop_usual * usual
        alone = surprise > limits.pop_ratio * apart and _stands_out(signals, index, shot, limits)
        if enough and alone and index not in taken:
            found.append(Defect(kind="pop", first=index, last=index, size=float(surprise)))
    return found


def _stands_out(signals: Signals, index: int, shot: range, limits: Limits) -> bool:
    """Whether both changes, into a frame and out of it, are more than usual.

    A good frame beside a broken one has only one such change.
    """
    return any(
        values[index : index + 2].min() > times * _usual(values, index, shot, 8)
        for values, times in (
            (signals.raw, limits.raw_usual),
            (signals.change, limits.change_usual),
        )
    )


def _duplicates(signals: Signals, shot: range, limits: Limits) -> list[Defect]:
    """Frames that repeat the one before, while all moves just before and just after.

    What slows down to a rest, as a ball at its highest, is none.
    """
    if cadence_of(signals) > 0.3:
        return []
    still = [index for index in shot[1:] if _is_still(signals, index, shot, limits)]
    found = []
    for index in still:
        before = next(other for other in range(index, -1, -1) if other not in still)
        after = next(other for other in range(index, shot.stop + 1) if other not in still)
        usual = limits.sudden_share * _usual(signals.raw, index, shot, 4)
        sides = [signals.raw[other] for other in (before, after) if shot.start < other < shot.stop]
        if sides and min(sides) > usual:
            found.append(Defect(kind="duplicate", first=index, last=index, size=1.0))
    return found


def _is_still(signals: Signals, index: int, shot: range, limits: Limits) -> bool:
    usual = _usual(signals.raw, index, shot, 4)
    speed = _usual(signals.speed, index, shot, 4)
    if speed < limits.min_step or usual < 0.3 or signals.raw[index] >= limits.still_share * usual:
        return False
    return bool(signals.speed[index] < 2 * limits.still_share * speed)


def _drops(signals: Signals, shot: range, limits: Limits, taken: set[int]) -> list[Defect]:
    """Single steps about twice as long as those before and after, which are alike."""
    found = []
    for index in range(shot.start + 3, shot.stop - 2):
        near = {index - 1, index, index + 1}
        nearby = [index - 2, index - 1, index + 1, index + 2]
        speed, raw = signals.speed[nearby], signals.raw[nearby]
        uneven = np.ptp(speed) > 0.5 * speed.max()
        if near & taken or uneven or speed.min() < limits.min_step:
            continue
        ratio = float(min(signals.speed[index] / speed.max(), signals.raw[index] / raw.max()))
        if ratio > limits.drop_ratio:
            found.append(Defect(kind="dropped", first=index, last=index, size=ratio - 1))
    return found


def _usual(values: NDArray[np.float64], index: int, shot: range, span: int) -> float:
    """The median around a frame of a shot, itself left out."""
    low, high = max(index - span, shot.start + 1), min(index + span + 1, shot.stop)
    around = np.r_[values[low:index], values[index + 1 : high]]
    return float(np.median(around)) if len(around) else 0.0


def _frames_of(defects: list[Defect]) -> set[int]:
    return {frame for defect in defects for frame in range(defect.first, defect.last + 1)}
