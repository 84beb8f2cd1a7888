"""What a report draws of each measure: its line over time, its name and its unit."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.measure import Measurement, per_frame

MAX_POINTS = 600
"""Longer clips are drawn with the worst of each stretch."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Lane:
    """One measure over time, before and (where there is one) after mending."""

    name: str
    unit: str
    before: NDArray[np.float64]
    after: NDArray[np.float64] | None
    top: float
    """What the lane's upper edge stands for."""


_LANES = {
    "flicker": ("% of brightness", 2.0),
    "jitter": ("% of the width", 0.4),
    "crawl": ("levels", 2.0),
    "surprise": ("levels from the in-between", 12.0),
    "drift": ("% of colour", 10.0),
}


def lanes_of(before: Measurement, after: Measurement | None) -> list[Lane]:
    """The lanes of a report, top to bottom."""
    first = per_frame(before.measures)
    second = per_frame(after.measures) if after is not None else {}
    lanes = []
    for name, (unit, least) in _LANES.items():
        path, mended = _thinned(first[name]), second.get(name)
        top = max(least, float(path.max(initial=0.0)))
        lanes.append(
            Lane(
                name=name,
                unit=unit,
                before=path,
                after=None if mended is None else _thinned(mended),
                top=top,
            )
        )
    return lanes


def worst_frames(found: Measurement, count: int = 6) -> list[int]:
    """The frames a person should look at first, apart from each other, in order."""
    paths = per_frame(found.measures)
    rank = np.zeros(found.num_frames)
    for name, (_, least) in _LANES.items():
        if name != "drift":
            rank += np.abs(paths[name]) / least
    for defect in found.measures.defects:
        rank[defect.first : defect.last + 1] += 10.0
    chosen: list[int] = []
    for index in np.argsort(-rank, kind="stable"):
        if all(abs(int(index) - other) > 2 for other in chosen):
            chosen.append(int(index))
        if len(chosen) == count:
            break
    return sorted(chosen)


def _thinned(path: NDArray[np.float64]) -> NDArray[np.float64]:
    if len(path) <= MAX_POINTS:
        return np.abs(path)
    edges = np.linspace(0, len(path), MAX_POINTS + 1).astype(int)
    return np.array([np.abs(path[a:b]).max() for a, b in itertools.pairwise(edges)])
