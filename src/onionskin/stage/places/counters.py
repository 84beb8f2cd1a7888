"""Shops that sell one kind of thing: bakery, pharmacy."""

from __future__ import annotations

from onionskin.stage.brush import Brush, curve
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.place import PLACES, Anchor, Floor, Furnished, Place, Plane, tiles
from onionskin.stage.places.parts import wall
from onionskin.stage.registry import Names

WALL_Z = 3.2
_CRUSTS = ("#d99a4e", "#c98238", "#e6b566", "#b8743a")


def _loaf(brush: Brush, x: float, y: float, kind: int) -> None:
    """A loaf on a shelf: round, long and standing, or with a split top; about 0.4 m wide."""
    tone = _CRUSTS[kind % 4]
    if kind % 3 == 1:
        for k in range(3):
            left = x - 0.16 + 0.16 * k
            brush.line([(left, y + 0.06), (left + 0.05, y + 0.5)], 0.11, tone, smooth=True)
        return
    wide, high = (0.19, 0.24) if kind % 3 == 0 else (0.21, 0.3)
    loaf = curve(
        [
            (x - wide, y + 0.02),
            (x - wide * 0.85, y + high * 0.75),
            (x, y + high),
            (x + wide * 0.85, y + high * 0.75),
            (x + wide, y + 0.02),
        ],
        closed=True,
        tension=0.8,
    )
    brush.fill(loaf, tone)
    for cut in (-0.07, 0.03):
        ends = [(x + cut - 0.02, y + high * 0.55), (x + cut + 0.05, y + high * 0.85)]
        brush.line(ends, 0.022, lighter(tone, 0.5))


def _bakery(brush: Brush, t: float) -> None:
    wall(brush, "#f7e8cf", "#c98f5e", rail=0.7)
    for row in range(3):
        y = 1.05 + 0.68 * row
        brush.box(-1.9, y - 0.07, 5.2, y, "#9c6a3e")
        for k in range(14):
            _loaf(brush, -1.6 + 0.5 * k, y, (k // 2) * 2 + row)
    # The oven, brick by brick
    brush.box(-5.2, 0, -2.3, 3.0, "#b56950", corner=0.04)
    for row in range(9):
        y = 0.3 + 0.3 * row
        brush.line([(-5.2, y), (-2.3, y)], 0.02, darker("#b56950", 0.18))
    brush.box(-4.7, 0.95, -2.8, 1.95, "#4a3530", corner=0.3)
    brush.box(-4.55, 1.0, -2.95, 1.82, "#f08c3a", corner=0.24, form=1.2)
    brush.box(-4.2, 1.0, -3.3, 1.42, "#ffc765", corner=0.18, form=0.6)
    brush.box(-5.3, 3.2, 5.4, 3.5, "#a8563f", corner=0.03)
    for k in range(14):
        brush.box(-5.3 + 0.82 * k, 2.98, -4.9 + 0.82 * k, 3.5, "#fbf3e4", corner=0.05)


PLACES.add(
    Place(
        names=Names(en="bakery", zh="面包店", also=("bakehouse", "cake shop", "蛋糕店", "面包房")),
        floor=Floor(far_colour="#e2cfb2", near_colour="#cbb392", lines=tiles(0.7), line_alpha=0.08),
        planes=(Plane(z=WALL_Z, draw=_bakery),),
        anchors={
            "left": Anchor(x=-1.1, z=0, turn=1.0),
            "right": Anchor(x=1.2, z=0.9, turn=-1.0),
            "counter": Anchor(x=1.25, z=0.4),
        },
        furniture=(Furnished(thing="counter", x=2.0, z=0.55, scale=0.95),),
    )
)


def _pharmacy(brush: Brush, t: float) -> None:
    wall(brush, "#eef6f1", "#bfe0cf", rail=0.6, trim="#8fc4aa")
    tones = (WHITE, "#cfe6f2", "#f6d9d2", "#dcefd6", "#fdf0cc")
    for row in range(4):
        y = 0.75 + 0.56 * row
        brush.box(-5.2, y - 0.05, 5.2, y, "#9fc9b5")
        for k in range(24):
            x = -5.0 + 0.42 * k
            if -0.95 < x < 0.85 and row > 1:
                continue
            high = 0.26 + 0.05 * ((k * 7 + row * 3) % 4)
            tone = tones[(k // 2 + row) % 5]
            brush.box(x, y, x + 0.3, y + high, tone, corner=0.02)
            stripe = ("#5fa889", "#5f93c0", "#d8746a")[(k + row) % 3]
            brush.box(x, y + high * 0.35, x + 0.3, y + high * 0.55, stripe, form=0)
    brush.box(-0.8, 1.8, 0.9, 3.3, "#f7fbf8", corner=0.08)
    brush.box(-0.1, 2.0, 0.2, 3.1, "#2fa36b", corner=0.03)
    brush.box(-0.5, 2.4, 0.6, 2.7, "#2fa36b", corner=0.03)


PLACES.add(
    Place(
        names=Names(en="pharmacy", zh="药店", also=("chemist's", "drugstore", "药房")),
        floor=Floor(far_colour="#dbe6e0", near_colour="#c2d0c9", lines=tiles(0.7), line_alpha=0.08),
        planes=(Plane(z=WALL_Z, draw=_pharmacy),),
        anchors={
            "left": Anchor(x=-1.1, z=0, turn=1.0),
            "right": Anchor(x=1.2, z=0.9, turn=-1.0),
            "counter": Anchor(x=1.25, z=0.4),
        },
        furniture=(Furnished(thing="counter", x=2.0, z=0.55, scale=0.95),),
    )
)
