"""One number, 0 to 100, for how still a clip holds."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Penalty:
    """Nothing is taken off up to `floor`; at `floor + half` a half is left of the score."""

    floor: float
    half: float

    def share(self, value: float) -> float:
        """What is left of the score, in (0, 1]: 2^(-(value - floor) / half)."""
        return math.pow(2.0, -max(value - self.floor, 0.0) / self.half)


PENALTIES = {
    "flicker": Penalty(floor=1.25, half=3.0),
    "crawl": Penalty(floor=0.6, half=1.5),
    "jitter": Penalty(floor=0.09, half=0.5),
    "pops": Penalty(floor=0.0, half=5.0),
    "drift": Penalty(floor=5.0, half=15.0),
}
"""Floors lie between the most that clean clips show and the least that defects of the middle
strength do, on the clips of benchmarks/stability that limits are set on."""


def stability_score(values: dict[str, float]) -> float:
    """100 Π 2^(-max(v_k - floor_k, 0) / half_k) over the kinds in `values`.

    Falls with every defect and never rises with one; the units are those of `Measures`.
    """
    left = math.prod(PENALTIES[kind].share(value) for kind, value in values.items())
    return 100.0 * left
