"""Steps: light, contrast, saturation or hue that change at once, or over a few frames, and stay.

Videos that are made in chunks have them at their seams. They are told along the motion, so that
what comes into the picture is none; what comes back is flicker, and a cut has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.signals import Signals

KINDS = ("light", "colour", "contrast", "saturation", "hue")
_LEAST = np.array([0.03, 0.035, 0.055, 0.06, 0.07])
"""The least steps that are told: logarithms of gains and of scales, and radians of hue. Where a
seam is clean they are seen from about there on; clean clips stay below it."""
_TIMES_USUAL = 7.0
"""And so many times what is usual around it."""
_TIMES_BESIDE = 2.0
"""And so many times what happens just before and after: what goes on is a fade."""
_AROUND = 10
_MIN_AROUND, _MIN_SHOT = 4, 16
"""Pairs on either side, and frames of a shot, without which there is no telling what is usual."""
_STAYS_FRAMES = 6
_STAYS = 0.6
"""This share of a step must not be undone within so many frames, nor have been before it."""
_SOON, _STAYS_AT_LEAST = 3, 0.2
"""And this share not within so few by what goes on all the time, as where chunks grow lighter."""
_WIDTHS = (1, 2, 3, 4)
"""Frames that a step may take."""
_LAMP = 0.3
"""Light alone that changes by more is a lamp that is switched, and is meant."""
_GREY = np.ones(3) / np.sqrt(3)
_CHROMA = np.array([[1, -1, 0], [1, 1, -2]]).T / np.sqrt([2, 6])
"""Two colours at right angles to grey and to each other, (3, 2)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """Frames `first`..`last` over which the picture changes its light or colours for good."""

    first: int
    last: int
    of: str
    """What changes most, of KINDS."""
    size: float
    """By how much, per cent; of hue in per cent of a radian."""


def find_steps(signals: Signals, shot: range, doubtful: NDArray[np.bool_]) -> list[Step]:
    """The steps of a shot, in order; none at frames that are `doubtful`, bool (T,)."""
    if len(shot) < _MIN_SHOT:
        return []
    values = changes(signals)[shot.start + 1 : shot.stop]
    known = ~(doubtful | np.r_[False, doubtful[:-1]])[shot.start + 1 : shot.stop]
    values = np.where(known[:, None], values, 0.0)
    found: list[Step] = []
    taken = np.zeros(len(values), np.bool_)
    for _, at, width, kind in sorted(_candidates(values), reverse=True):
        part = slice(max(at - 2, 0), at + width + 2)
        if taken[part].any() or not known[max(at - 1, 0) : at + width + 1].all():
            continue
        taken[at : at + width] = True
        first = shot.start + 1 + at
        size = 100 * abs(float(values[at : at + width, kind].sum()))
        found.append(Step(first=first, last=first + width - 1, of=KINDS[kind], size=size))
    return sorted(found, key=lambda step: step.first)


def changes(signals: Signals) -> NDArray[np.float64]:
    """(T, 5): how light, colour, contrast, saturation and hue change in each pair (see KINDS).

    Logarithms of gains and scales, and radians; contrast beyond light, saturation beyond contrast.
    """
    gains = signals.gains[:, 0].astype(np.float64)
    light = gains.mean(axis=1)
    balance = gains - light[:, None]
    colour = balance @ _CHROMA
    colour = np.linalg.norm(colour, axis=1) * np.sign(colour[:, 0] + 1e-12)
    linear = signals.recolour[:, :, :3].copy()
    linear[0] = np.eye(3)
    grey = np.maximum(_GREY @ linear @ _GREY, 1e-3)
    chroma = _CHROMA.T @ linear @ _CHROMA
    scale = np.sqrt(np.maximum(np.abs(np.linalg.det(chroma)), 1e-6))
    turn = np.arctan2(chroma[:, 1, 0] - chroma[:, 0, 1], chroma[:, 0, 0] + chroma[:, 1, 1])
    # `recolour` brings the later frame back: all of it with the other sign.
    contrast = -np.log(grey) - light
    return np.stack([light, colour, contrast, np.log(grey) - np.log(scale), -turn], axis=1)


def _candidates(values: NDArray[np.float64]) -> Iterator[tuple[float, int, int, int]]:
    """How far above its limit, where, how long and of what kind every possible step is."""
    for kind in range(len(KINDS)):
        one = values[:, kind]
        for at in range(_MIN_AROUND, len(one) - _MIN_AROUND):
            for width in _WIDTHS:
                if at + width > len(one) - _MIN_AROUND:
                    break
                strength = _strength(one, at, width, kind)
                total = abs(float(one[at : at + width].sum()))
                if strength > 1 and not (kind == 0 and total > _LAMP):
                    yield strength / width**0.25, at, width, kind


def _undone(before: NDArray[np.float64], after: NDArray[np.float64], total: float) -> float:
    """How far what comes before or after a step takes it back, 0 or less."""
    sums = (np.cumsum(after), np.cumsum(before[::-1]))
    return min(float((each * np.sign(total)).min(initial=0.0)) for each in sums)


def _strength(values: NDArray[np.float64], at: int, width: int, kind: int) -> float:
    """How many times its limit a step over `width` values is; 0 if it does not stay."""
    stop = at + width
    around = np.r_[values[max(at - _AROUND, 0) : at], values[stop : stop + _AROUND]]
    middle = float(np.median(around))
    usual = 1.48 * float(np.median(np.abs(around - middle))) * np.sqrt(width)
    whole = float(values[at:stop].sum())
    total = whole - width * middle
    before = values[max(at - _STAYS_FRAMES, 0) : at] - middle
    after = values[stop : stop + _STAYS_FRAMES] - middle
    undone = _undone(before, after, total)
    in_all = _undone(before[-_SOON:] + middle, after[:_SOON] + middle, whole)
    if abs(whole) + in_all < _STAYS_AT_LEAST * abs(whole):
        return 0.0  # it grows back at once, again and again: a flicker
    even = np.abs(values[at:stop] - middle).max() < 0.75 * abs(total) or width == 1
    beside = max(abs(values[at - 1] - middle), abs(values[stop] - middle))
    goes_on = abs(total) / width < _TIMES_BESIDE * beside
    if abs(total) + undone < _STAYS * abs(total) or goes_on or not even:
        return 0.0
    if abs(whole) < float(_LEAST[kind]):
        return 0.0  # what went on rests for a moment, and nothing jumps
    return abs(total) / float(max(float(_LEAST[kind]) * width**0.5, _TIMES_USUAL * usual))
