"""Hands: one shape per grip, drawn along the forearm."""

from __future__ import annotations

import math
from functools import lru_cache

from onionskin.stage.brush import Brush, Path, Point, hull, limb
from onionskin.stage.colours import darker
from onionskin.stage.pose import Grip


def draw_hand(
    brush: Brush, wrist: Point, angle: float, size: float, skin: str, grip: Grip, thumb: int
) -> None:
    """Draws a hand at `wrist` whose fingers go along `angle`.

    `size` is the width of the palm in metres; `thumb` is +1 where it lies to the left of
    the fingers' direction, -1 to the right.
    """
    with brush.moved(wrist, turn=angle, scale=(size, size * thumb)):
        _GRIPS[grip](brush, skin)


@lru_cache(maxsize=64)
def _finger(joints: tuple[Point, ...], radii: tuple[float, ...]) -> Path:
    return limb(joints, radii)


@lru_cache(maxsize=64)
def _palm(discs: tuple[tuple[float, float, float], ...]) -> Path:
    return hull(discs)


def _relaxed(brush: Brush, skin: str) -> None:
    brush.fill(
        _finger(((0.25, 0.3), (0.75, 0.52), (1.15, 0.4)), (0.2, 0.2, 0.15)), darker(skin, 0.07)
    )
    brush.fill(_palm(((0.1, 0, 0.36), (0.7, -0.02, 0.47), (1.3, -0.08, 0.33))), skin, form=0.8)


def _open(brush: Brush, skin: str) -> None:
    brush.fill(_finger(((0.2, 0.2), (0.5, 0.62), (0.72, 0.92)), (0.2, 0.18, 0.14)), skin, form=0.5)
    for base, spread, length in (
        (0.33, 0.3, 1.0),
        (0.11, 0.08, 1.12),
        (-0.12, -0.12, 1.05),
        (-0.34, -0.36, 0.86),
    ):
        tip = (0.72 + length * 0.72 * math.cos(spread), base + length * 0.72 * math.sin(spread))
        brush.fill(_finger(((0.6, base), tip), (0.15, 0.125)), skin, form=0.5)
    brush.fill(_palm(((0.08, 0, 0.34), (0.62, 0.08, 0.42), (0.6, -0.12, 0.4))), skin, form=0.5)


def _point(brush: Brush, skin: str) -> None:
    brush.fill(_finger(((0.6, 0.26), (1.62, 0.24)), (0.17, 0.135)), skin, form=0.4)
    brush.fill(_palm(((0.1, 0, 0.35), (0.68, -0.06, 0.45))), skin, form=0.8)
    brush.fill(_finger(((0.35, 0.34), (0.85, 0.3)), (0.17, 0.15)), darker(skin, 0.08), form=0.4)


def _hold(brush: Brush, skin: str) -> None:
    brush.fill(_palm(((0.08, 0, 0.34), (0.62, 0.0, 0.46))), skin, form=0.8)
    for y in (0.22, -0.02, -0.26):
        brush.line([(0.74, y), (1.0, y)], 0.05, darker(skin, 0.2), alpha=0.8)
    brush.fill(_finger(((0.3, 0.36), (0.78, 0.42)), (0.17, 0.15)), darker(skin, 0.06), form=0.4)


def _flat(brush: Brush, skin: str) -> None:
    brush.fill(_finger(((0.3, 0.3), (0.85, 0.46)), (0.18, 0.14)), darker(skin, 0.06), form=0.4)
    brush.fill(_palm(((0.1, 0, 0.34), (0.75, 0, 0.4), (1.5, -0.02, 0.25))), skin, form=0.7)


_GRIPS = {"relaxed": _relaxed, "open": _open, "point": _point, "hold": _hold, "flat": _flat}


def palm(wrist: Point, angle: float, size: float) -> Point:
    """The middle of the palm, where a held thing lies."""
    return wrist[0] + math.cos(angle) * size * 0.68, wrist[1] + math.sin(angle) * size * 0.68
