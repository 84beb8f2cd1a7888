"""Defects: which frames are broken, and which stretches of a clip do not hold still."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.cadence import (
    MANY_REPEATS,
    find_gaps,
    longer_steps,
    patterned_repeats,
    repeats_share,
    without_held,
)
from onionskin.stability.measuring.shots import (
    dissolving,
    find_shots,
    is_flash,
    is_pop,
    is_unsettled,
    strays,
)
from onionskin.stability.measuring.signals import FLASH_GAIN, Return, Signals, brightened
from onionskin.stability.measuring.sparse import blended, broken_ends, displaced, is_turn, rewound
from onionskin.stability.measuring.steps import find_steps

BROKEN_KINDS = ("flash", "pop", "duplicate", "gap", "displaced", "rewind", "blend")
_WHOLE = {
    "flash": 110.0,
    "pop": 40.0,
    "duplicate": 1.0,
    "gap": 1.0,
    "displaced": 1.0,
    "rewind": 2.0,
    "blend": 12.0,
}
"""The size that weighs 1."""
_BLACK_LEVELS = 10.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Defect:
    """Frames `first`..`last` and what is wrong with them.

    `size` says by how much: levels for pops, flashes and blends, 1 for a duplicate, steps of
    motion missing for a gap (whose `first` is the frame after the gap), frames gone back for a
    rewind, per cent of the width for a displaced frame, per cent for a step.
    """

    kind: str
    first: int
    last: int
    size: float
    of: str = ""
    """What a step is of: light, colour, contrast, saturation or hue."""

    def to_dict(self) -> dict[str, object]:
        """Plain data, as JSON documents hold it under "defects"."""
        facts = {**asdict(self), "size": round(self.size, 5)}
        return facts if self.of else {key: facts[key] for key in facts if key != "of"}


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
    exact_share: float = 0.1
    """A repeat changes by less than this share of the least change around it. Where it is alone
    (within `exact_reach` frames), it must be fast on one side only, as `sudden_share` says ..."""
    exact_reach: int = 4
    exact_sudden: float = 0.3
    """... and this fast on the other: what slows down to a rest is slow on both."""
    turn_alike: float = -0.5
    """Where motion turns back (the cosine of before and after), it rests for a moment."""
    repeat_levels: float = 0.15
    """So little change is a repeated frame even there."""
    min_change: float = 0.5
    """Below this change (levels a frame) nobody sees a frame stand still."""
    bent_change: float = 1.5
    """A bent frame is this many times further from its in-between than from its neighbours."""
    bent_levels: float = 8.0
    bent_usual: float = 1.8
    """And this many times what it is where things are quiet around it."""


LIMITS = Limits()


def find_broken(signals: Signals, limits: Limits = LIMITS) -> list[Defect]:
    """Pops, flashes, repeated frames and gaps, in order; no frame is in two."""
    found: list[Defect] = []
    shots = [shot for shot in find_shots(signals) if len(shot) >= 4]
    for stray in strays(signals):
        found.append(_stray(signals, stray))
    repeats, still = list[Defect](), set[int]()
    if repeats_share(signals) <= MANY_REPEATS:
        repeats = [one for shot in shots for one in _duplicates(signals, shot, limits)]
        still = _frames_of(repeats)
        own = without_held([one.first for one in repeats])
        repeats = [one for one in repeats if one.first in own]
        told = _frames_of(repeats)
        repeats += [
            Defect(kind="duplicate", first=frame, last=frame, size=1.0)
            for frame in patterned_repeats(signals).tolist()
            if frame not in told
        ]
    for shot in shots:
        found += _bent(signals, shot, limits, still | _frames_of(repeats))
    found += _runs(signals, _frames_of(found))
    taken = _frames_of(found)
    found += [one for one in repeats if one.first not in taken]
    for shot in shots:
        found += _sparse(signals, shot, _frames_of(found))
    for shot in shots:
        found += _pops(signals, shot, limits, _frames_of(found))
    again = {first for shot in shots for first, _ in rewound(signals, shot)}
    # What stands before a jump back has neighbours that are alike, and is none the worse for it.
    found = [one for one in found if not (one.kind == "pop" and one.last + 1 in again)]
    seams = _seams(signals, shots, found)
    near_seams = {frame for one in seams for frame in range(one.first - 1, one.last + 2)}
    longer = set(longer_steps(signals).tolist())
    for shot in shots:
        for frame, size in find_gaps(signals, shot, _frames_of(found)):
            if frame not in longer and frame not in near_seams:
                found.append(Defect(kind="gap", first=frame, last=frame, size=size))
    found += seams
    return sorted(found, key=lambda defect: defect.first)


def _seams(signals: Signals, shots: list[range], broken: list[Defect]) -> list[Defect]:
    """Light and colours that change for good within a shot."""
    black = np.exp(signals.tone).mean(axis=1) < _BLACK_LEVELS
    mask = np.zeros(signals.num_frames, np.bool_)
    mask[sorted(_frames_of(broken))] = True
    doubtful = mask | dissolving(signals) | black
    return [
        Defect(kind="step", first=step.first, last=step.last, size=step.size, of=step.of)
        for shot in shots
        for step in find_steps(signals, shot, doubtful)
    ]


def _stray(signals: Signals, frames: range) -> Defect:
    """Frames of no shot, as a pop: as far as they are from those around them."""
    edges = [edge for edge in (frames.start, frames.stop) if 0 < edge < signals.num_frames]
    size = max(float(signals.change[edge]) for edge in edges)
    return Defect(kind="pop", first=frames.start, last=frames.stop - 1, size=size)


def _sparse(signals: Signals, shot: range, taken: set[int]) -> list[Defect]:
    """Frames displaced, shown again, blended, or broken at the shot's ends."""
    dissolves = dissolving(signals)
    found = [
        Defect(kind="rewind", first=first, last=last, size=float(last - first + 1))
        for first, last in rewound(signals, shot)
    ]
    for index in blended(signals, shot):
        if not dissolves[index - 1 : index + 2].any():
            size = float(signals.misfit[index])
            found.append(Defect(kind="blend", first=index, last=index, size=size))
    for index, kind, size in broken_ends(signals, shot):
        found.append(Defect(kind=kind, first=index, last=index, size=size))
    for index, size in displaced(signals, shot):
        found.append(Defect(kind="displaced", first=index, last=index, size=size))
    kept: list[Defect] = []
    for one in found:
        if not set(range(one.first, one.last + 1)) & (taken | _frames_of(kept)):
            kept.append(one)
    return kept


def broken_frames(defects: list[Defect], num_frames: int) -> NDArray[np.bool_]:
    """bool (T,): frames that are not to be trusted. What a gap leaves out is not there to be so."""
    mask = np.zeros(num_frames, np.bool_)
    for defect in defects:
        if defect.kind in ("flash", "pop", "displaced", "rewind"):
            mask[defect.first : defect.last + 1] = True
    return mask


def lost_share(defects: list[Defect], num_frames: int, fps: float) -> float:
    """How much of a clip's time is broken, in per cent, by how much it is broken.

    A broken frame is seen for a 24th of a second at least, whatever the frame rate: it
    counts so long, and each further one of a run as long as it is shown. Pops of 40 levels,
    flashes of half the light, a repeated frame and one missing frame weigh 1.
    """
    lost = 0.0
    for defect in defects:
        if defect.kind not in _WHOLE:
            continue  # a step breaks no frame
        seconds = 1 / 24 + (defect.last - defect.first) / fps
        lost += seconds * float(np.clip(defect.size / _WHOLE[defect.kind], 0.4, 3.0))
    return 100.0 * lost * fps / max(num_frames, 1)


def _runs(signals: Signals, taken: set[int]) -> list[Defect]:
    """Runs that both neighbours disagree with while they agree with each other.

    Morphing runs first, in which no frame agrees with the next, the longest before the
    others; then runs that agree within themselves, the shortest first.
    """
    found: list[Defect] = []
    taken = set(taken)
    runs = [run for run in signals.returns if is_flash(run, signals) or is_pop(run, signals)]
    morphing = [run for run in runs if run.last > run.first and is_unsettled(run, signals)]
    settled = [run for run in runs if run not in morphing]
    morphing.sort(key=_length, reverse=True)
    settled.sort(key=_length)
    for run in [*morphing, *settled]:
        frames = set(range(run.first, run.last + 1))
        if frames & taken or {run.first - 1, run.last + 1} & taken:
            continue  # what stands between two broken frames is good
        flash = is_flash(run, signals) and not _is_another(run, signals)
        size = 255 * run.light if flash else run.change
        kind = "flash" if flash else "pop"
        found.append(Defect(kind=kind, first=run.first, last=run.last, size=size))
        taken |= frames
    return found


def _is_another(run: Return, signals: Signals) -> bool:
    """Whether a run is another picture, of another light by chance, rather than a flash."""
    change, light = run.change / _WHOLE["pop"], 255 * run.light / _WHOLE["flash"]
    return is_pop(run, signals) and change > max(1.0, 2 * light)


def _length(run: Return) -> int:
    return run.last - run.first


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

    A good frame beside a broken one has only one such change. Where motion turns back, as a
    ball's does on the ground, the neighbours are alike as they are about a broken frame: there
    the motion must leave the changes unexplained. So it must where a lamp is switched.
    """
    turns = signals.alike[index : index + 2].min() < limits.turn_alike
    switched = max(brightened(signals.gains[step]) for step in (index, index + 1)) > FLASH_GAIN
    measures = [(signals.change, limits.change_usual)]
    if not (turns or switched):
        measures.append((signals.raw, limits.raw_usual))
    return any(
        values[index : index + 2].min() > times * _usual(values, index, shot, 8)
        for values, times in measures
    )


def _duplicates(signals: Signals, shot: range, limits: Limits) -> list[Defect]:
    """Frames that repeat the one before, while all moves just before and just after.

    What slows down to a rest, as a ball at its highest or a camera that shakes, is none, nor
    what turns back there.
    """
    still = [index for index in shot[1:] if _is_still(signals, index, shot, limits)]
    found = []
    for index in still:
        before = next(other for other in range(index, -1, -1) if other not in still)
        after = next(other for other in range(index, shot.stop + 1) if other not in still)
        sides = [signals.raw[other] for other in (before, after) if shot.start < other < shot.stop]
        if is_turn(signals, index, max(sides, default=0.0)):
            continue
        if sides and _is_sudden(signals, index, shot, sides, limits):
            found.append(Defect(kind="duplicate", first=index, last=index, size=1.0))
    return found


def _is_sudden(
    signals: Signals, index: int, shot: range, sides: list[float], limits: Limits
) -> bool:
    """Whether all moves on both `sides` of a frame that stands still, as `Limits` says."""
    usual = _usual(signals.raw, index, shot, 4)
    if len(sides) == 2 and _is_exact(signals, index, shot, limits):
        fast = max(sides) > limits.sudden_share * usual
        return fast and min(sides) > limits.exact_sudden * usual
    return min(sides) > limits.sudden_share * usual


def _is_exact(signals: Signals, index: int, shot: range, limits: Limits) -> bool:
    """Whether pair `index` alone of those around it hardly differs."""
    low, high = max(index - limits.exact_reach, shot.start + 1), index + limits.exact_reach + 1
    others = np.r_[signals.raw[low:index], signals.raw[index + 1 : min(high, shot.stop)]]
    return bool(signals.raw[index] < limits.exact_share * others.min())


def _is_still(signals: Signals, index: int, shot: range, limits: Limits) -> bool:
    usual = _usual(signals.raw, index, shot, 4)
    speed = _usual(signals.speed, index, shot, 4)
    if usual < limits.min_change or signals.raw[index] >= limits.still_share * usual:
        return False
    turns = signals.alike[index] < limits.turn_alike
    if turns and signals.raw[index] > limits.repeat_levels:
        return False
    return bool(signals.speed[index] < 2 * limits.still_share * speed)


def _bent(signals: Signals, shot: range, limits: Limits, repeats: set[int]) -> list[Defect]:
    """Runs of frames that are bent to and fro: each step can be followed, none goes on.

    The motion into such a frame and out of it explains the picture, and yet it is not
    halfway between its neighbours. So are the good frames next to a run, which are let go,
    and those about a repeated frame, which stands still while all else goes on.
    """
    change = signals.change[shot.start : shot.stop]
    surprise = signals.surprise[shot.start : shot.stop]
    explained = np.append(np.maximum(change[:-1], change[1:]), np.inf)
    usual = np.array([_quiet(signals.surprise, index, shot, 12) for index in shot])
    bent = (surprise > limits.bent_change * explained) & (surprise > limits.bent_levels)
    bent &= surprise > limits.bent_usual * usual
    bent[[frame - shot.start for frame in repeats if frame in shot]] = False
    found, start = [], None
    for index in range(len(shot) + 1):
        here = index < len(shot) and bool(bent[index])
        if here and start is None:
            start = index
        if start is not None and not here:
            first, last = start + 1, index - 2
            if last - first >= 1:
                size = float(np.median(surprise[first : last + 1]))
                run = (shot.start + first, shot.start + last)
                found.append(Defect(kind="pop", first=run[0], last=run[1], size=size))
            start = None
    return found


def _usual(values: NDArray[np.float64], index: int, shot: range, span: int) -> float:
    """The median around a frame of a shot, itself left out."""
    low, high = max(index - span, shot.start + 1), min(index + span + 1, shot.stop)
    around = np.r_[values[low:index], values[index + 1 : high]]
    return float(np.median(around)) if len(around) else 0.0


def _quiet(values: NDArray[np.float64], index: int, shot: range, span: int) -> float:
    """The lower quartile around a frame of a shot."""
    around = values[max(index - span, shot.start + 1) : min(index + span + 1, shot.stop - 1)]
    return float(np.percentile(around, 25)) if len(around) else 0.0


def _frames_of(defects: list[Defect]) -> set[int]:
    return {frame for defect in defects for frame in range(defect.first, defect.last + 1)}
