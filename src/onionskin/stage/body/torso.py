"""The torso as a soft tube from neck to hips, on which clothes are drawn.

A point on it is (`phi`, `v`): the angle around the body from its front, in radians towards
the side that is on the right when it faces us, and the way down: 0 the neck, 1 the hips.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onionskin.stage.brush import Path, Point, curve, polygon
from onionskin.stage.rig import Rig


@dataclass(frozen=True, kw_only=True, slots=True)
class Torso:
    """A projected torso: its ends in the picture, its turn and its widths in metres."""

    neck: Point
    pelvis: Point
    turn: float
    rig: Rig
    round: float

    @property
    def length(self) -> float:
        """From neck to pelvis in the picture."""
        dx, dy = self.pelvis[0] - self.neck[0], self.pelvis[1] - self.neck[1]
        return math.hypot(dx, dy) or 1e-9

    @property
    def facing(self) -> float:
        """How far the chest faces us, -1..1."""
        return math.cos(self.turn)

    def half(self, v: float) -> float:
        """Half the width in the picture at `v`."""
        across, deep = _girths(self.rig, self.round, v)
        return math.hypot(across * math.cos(self.turn), deep * math.sin(self.turn))

    def on(self, phi: float, v: float) -> Point:
        """A point of the surface; what is behind the edge is put on the edge."""
        angle = phi + self.turn
        if math.cos(angle) < 0:
            angle = math.copysign(math.pi / 2, math.sin(angle))
        return self.across(math.sin(angle), v)

    def across(self, u: float, v: float) -> Point:
        """A point at `u` (-1 left edge .. 1 right edge) and `v` in the picture."""
        k = self.half(v) * u
        length = self.length
        ax = (self.pelvis[0] - self.neck[0]) / length
        ay = (self.pelvis[1] - self.neck[1]) / length
        # Seen from the side, the chest is a little ahead of the hips.
        bow = math.sin(self.turn) * self.rig.depth * 0.16 * math.sin(math.pi * min(v, 1) * 0.9)
        k += bow
        down = v * length
        return self.neck[0] + ax * down - ay * k, self.neck[1] + ay * down + ax * k

    def seen(self, phi: float) -> bool:
        """Whether the surface at `phi` faces us."""
        return math.cos(phi + self.turn) > 0.08

    def outline(self, hem: float = 1.04) -> Path:
        """The outline from the shoulders down to `hem`."""
        steps = (0.0, 0.05, 0.12, 0.3, 0.5, 0.7, 0.88, hem)
        right = [self.across(1, v) for v in steps]
        left = [self.across(-1, v) for v in reversed(steps)]
        low = [self.across(0.5, hem + 0.025), self.across(-0.5, hem + 0.025)]
        return curve([*right, *low, *left], closed=True, tension=0.8)

    def patch(self, points: Sequence[tuple[float, float]], *, soft: float = 0) -> Path:
        """The polygon of points (degrees, v) on the surface, its corners softened."""
        placed = [self.on(math.radians(phi), v) for phi, v in points]
        return curve(placed, closed=True, tension=soft) if soft else polygon(placed)

    def stripe(self, phi: float, top: float, low: float) -> list[Point]:
        """A line down the surface at `phi` degrees."""
        steps = 6
        return [self.on(math.radians(phi), top + (low - top) * k / steps) for k in range(steps + 1)]

    def ring(self, v: float, sag: float = 0.02) -> list[Point]:
        """A line around the near side at `v`."""
        return [self.across(u, v + sag * (1 - u * u) * self.facing) for u in (-1, -0.5, 0, 0.5, 1)]


@lru_cache(maxsize=8192)
def _girths(rig: Rig, roundness: float, v: float) -> tuple[float, float]:
    """Half the width and half the depth of a body at `v`."""
    hips = rig.hip_half + rig.leg_radius * 1.02
    belly = rig.waist * (1 + roundness)
    across = _along(
        v,
        (
            (0.0, rig.chest * 0.42),
            (0.09, rig.chest * 0.86),
            (0.2, rig.chest * 1.0),
            (0.62, belly),
            (0.92, hips),
            (1.1, hips * 0.98),
            (1.6, hips * 1.12),
        ),
    )
    deep = _along(
        v,
        (
            (0.0, rig.depth * 0.62),
            (0.12, rig.depth * 0.95),
            (0.28, rig.depth * 1.14),
            (0.62, rig.depth * (1.02 + roundness * 1.5)),
            (0.92, rig.depth * 1.1),
            (1.6, rig.depth * 1.2),
        ),
    )
    return across, deep


def _along(v: float, stops: Sequence[tuple[float, float]]) -> float:
    if v <= stops[0][0]:
        return stops[0][1]
    for (a, low), (b, high) in itertools.pairwise(stops):
        if v <= b:
            k = (v - a) / (b - a)
            return low + (high - low) * (k * k * (3 - 2 * k))
    return stops[-1][1]
