"""The skull: where a point of a turned head lies in the picture.

Units are half the head's height; the origin is its middle. `phi` goes around the head in
radians from the nose towards the side that is on the right when it faces us; `h` is a
height in -1 (chin) .. 1 (crown).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from onionskin.stage.brush import Path, Point, curve

WIDTH = 0.9


@dataclass(frozen=True, slots=True)
class Skull:
    """A head turned by `turn` (0 faces us, positive to the right) and pitched up by `pitch`."""

    turn: float
    pitch: float

    def at(self, phi: float, h: float, reach: float = 1) -> tuple[float, float, float]:
        """The x, y and nearness (-1..1) of a point on the head."""
        ring = math.sqrt(max(0.0, 1 - (h * 0.85) ** 2)) * reach
        x, y, z = math.sin(phi) * ring, h, math.cos(phi) * ring
        sin, cos = math.sin(self.pitch), math.cos(self.pitch)
        y, z = y * cos + z * sin, z * cos - y * sin
        sin, cos = math.sin(self.turn), math.cos(self.turn)
        return (x * cos + z * sin) * WIDTH, y, z * cos - x * sin

    @property
    def aside(self) -> float:
        """How far to the right it looks, -1..1."""
        return math.sin(self.turn)

    @property
    def front(self) -> float:
        """How far towards us it looks, -1..1."""
        return math.cos(self.turn)

    def outline(self) -> Path:
        """The outline of head and jaw; turned aside, the chin goes ahead of the crown."""
        s = self.aside * 0.1
        points: list[Point] = [
            (0.0 - s * 0.4, 1.0),
            (0.66 - s * 0.6, 0.76),
            (0.91, 0.2),
            (0.87, -0.3),
            (0.62 + s * 0.8, -0.76),
            (0.0 + s, -1.0),
            (-0.62 + s * 0.8, -0.76),
            (-0.87, -0.3),
            (-0.91, 0.2),
            (-0.66 - s * 0.6, 0.76),
        ]
        return curve(points, closed=True)
