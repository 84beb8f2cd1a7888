"""Places where things grow in rows or graze: orchard, vineyard, rice paddy, grassland."""

from __future__ import annotations

import math
from functools import partial

from onionskin.stage.brush import Brush, polygon
from onionskin.stage.colours import darker, lighter
from onionskin.stage.place import PLACES, Floor, Furnished, Place, Plane
from onionskin.stage.places.far import MARKS
from onionskin.stage.places.outdoors import FAR, SKY
from onionskin.stage.places.parts import hills
from onionskin.stage.registry import Names


def _hills(brush: Brush, t: float) -> None:
    hills(brush, "#9cc7a0", (5, 7, 6, 8.5, 6.5, 9, 6, 7.5, 5), span=220)


def _slope(brush: Brush, t: float) -> None:
    hills(brush, "#86b873", (2.0, 3.4, 2.6, 3.8, 2.8, 3.5, 2.4), span=120)


def _fruit_trees(gap: float, shift: float, leaf: str, brush: Brush, t: float) -> None:
    """A row of fruit trees: short trunks, round crowns, fruit in them."""
    for k in range(round(26 / gap)):
        x = -13 + gap * k + shift
        brush.line([(x, 0), (x + 0.05, 1.1)], 0.17, "#8a6a4c")
        for dx, y, r in ((-0.55, 1.55, 0.62), (0.55, 1.55, 0.62), (0, 2.1, 0.76)):
            brush.disc((x + dx, y), r, leaf if y < 2 else lighter(leaf, 0.1), form=0.9)
        for j in range(9):
            a = 2.4 * j + k
            at = (x + 0.72 * math.cos(a) * (0.5 + 0.06 * j), 1.75 + 0.6 * math.sin(a))
            brush.disc(at, 0.085, ("#e88a3a", "#dd5a44")[k % 2], form=1.0)


PLACES.add(
    Place(
        names=Names(
            en="orchard",
            zh="果园",
            also=(
                "fruit orchard",
                "apple orchard",
                "fruit trees",
                "橘园",
                "苹果园",
                "橙园",
                "果林",
            ),
        ),
        indoors=False,
        floor=Floor(far_colour="#a9cf7f", near_colour="#8db865", far=FAR, line_alpha=0),
        planes=(
            *SKY,
            Plane(z=52, draw=_hills),
            Plane(z=30, draw=_slope),
            Plane(z=14, draw=partial(_fruit_trees, 2.7, 0.6, "#7fb873")),
            Plane(z=8.5, draw=partial(_fruit_trees, 2.9, 1.4, "#6fad66")),
            Plane(z=4.6, draw=partial(_fruit_trees, 3.1, 0.2, "#63a35c")),
        ),
        anchors=MARKS,
    )
)


def _vines(shift: float, tone: str, brush: Brush, t: float) -> None:
    """One row of vines on wires between posts, grapes under the leaves."""
    for y in (0.6, 0.95):
        brush.line([(-15, y), (15, y)], 0.025, "#9aa0a6")
    for k in range(22):
        x = -15 + 1.4 * k + shift
        brush.line([(x, 0), (x, 1.25)], 0.08, "#8a6a4c")
        brush.line([(x + 0.7, 0), (x + 0.66, 0.6), (x + 0.72, 0.9)], 0.07, "#7a5a3f", smooth=True)
        for j in range(6):
            dx = x + 0.14 + 0.22 * j
            brush.oval((dx, 0.98 + 0.1 * (j % 3)), 0.19, 0.15, (tone, lighter(tone, 0.14))[j % 2])
        for j in range(2):
            gx = x + 0.42 + 0.5 * j
            for n, (ox, oy) in enumerate(((0, 0), (0.07, 0), (0.035, -0.06), (0.035, 0.05))):
                brush.disc((gx + ox, 0.66 + oy), 0.045, "#6f4a98" if n % 2 else "#8259ab", form=1)


PLACES.add(
    Place(
        names=Names(
            en="vineyard",
            zh="葡萄园",
            also=("vineyards", "vine rows", "wine slope", "葡萄种植园"),
        ),
        indoors=False,
        floor=Floor(far_colour="#b9c777", near_colour="#b39a63", far=FAR, line_alpha=0),
        planes=(
            *SKY,
            Plane(z=52, draw=_hills),
            Plane(z=30, draw=_slope),
            Plane(z=13, draw=partial(_vines, 0.3, "#7aa552")),
            Plane(z=7.5, draw=partial(_vines, 0.9, "#6f9e4b")),
            Plane(z=3.2, draw=partial(_vines, 0.1, "#689846")),
        ),
        anchors=MARKS,
    )
)


def _water(brush: Brush, t: float) -> None:
    """Flooded plots between low dykes that mirror the sky."""
    brush.box(-40, 0, 40, 0.16, "#7fa865", form=0.3)


def _seedlings(shift: float, high: float, brush: Brush, t: float) -> None:
    """A row of rice seedlings that stand in water."""
    for k in range(46):
        x = -12 + 0.53 * k + shift
        brush.oval((x, 0.0), 0.16, 0.02, "#bfe0ea", form=0)
        for j in range(4):
            dx = 0.05 * (j - 1.5)
            tone = ("#6fae4f", "#83c05a")[(j + k) % 2]
            brush.line(
                [(x + dx * 0.3, 0), (x + dx * 1.6, high * (1 - 0.12 * (j % 2)))], 0.026, tone
            )


PLACES.add(
    Place(
        names=Names(
            en="rice paddy",
            zh="水田",
            also=("paddy", "paddy field", "rice field", "rice terrace", "稻田", "水稻田", "秧田"),
        ),
        indoors=False,
        floor=Floor(far_colour="#a5d0dd", near_colour="#86b6c4", far=FAR, line_alpha=0),
        planes=(
            *SKY,
            Plane(z=52, draw=_hills),
            Plane(z=30, draw=_slope),
            Plane(z=15, draw=_water),
            Plane(z=9, draw=partial(_seedlings, 0.2, 0.42)),
            Plane(z=5.4, draw=partial(_seedlings, 0.0, 0.4)),
            Plane(z=3.0, draw=partial(_seedlings, 0.3, 0.38)),
            Plane(z=1.4, draw=partial(_seedlings, 0.1, 0.36)),
        ),
        anchors=MARKS,
    )
)


def _far_grass(brush: Brush, t: float) -> None:
    hills(brush, "#a4cf86", (1.6, 2.3, 1.9, 2.8, 2.0, 2.5, 1.5), span=160)


def _peaks(brush: Brush, t: float) -> None:
    for x, h, w in ((-30, 9, 20), (-8, 11, 22), (15, 8.5, 20), (36, 10, 18)):
        brush.fill(polygon([(x - w, 0), (x, h), (x + w, 0)]), "#aebfd0", form=1.0)


def _grass(shift: float, tone: str, brush: Brush, t: float) -> None:
    """Tufts of grass, here and there a flower."""
    for k in range(34):
        x = -13 + 0.8 * k + shift + 0.3 * ((k * 7) % 3)
        for j in range(5):
            lean = 0.05 * (j - 2)
            brush.line([(x + lean * 0.5, 0), (x + lean * 1.8, 0.2 + 0.05 * (j % 3))], 0.03, tone)
        if k % 4 == 0:
            brush.disc((x + 0.1, 0.27), 0.05, ("#f4d35e", "#f2f0ea", "#d98bb0")[k % 3], form=0.6)


PLACES.add(
    Place(
        names=Names(
            en="grassland",
            zh="大草原",
            also=("steppe", "prairie", "pasture", "grazing land", "牧场", "草场", "牧草地", "草原"),
        ),
        indoors=False,
        floor=Floor(far_colour="#aed78b", near_colour="#8cbf67", far=FAR, line_alpha=0),
        planes=(
            *SKY,
            Plane(z=56, draw=_peaks),
            Plane(z=34, draw=_far_grass),
            Plane(z=9, draw=partial(_grass, 0.4, "#86ba60")),
            Plane(z=4.5, draw=partial(_grass, 0.0, darker("#8cbf67", 0.08))),
            Plane(z=2.2, draw=partial(_grass, 0.5, darker("#8cbf67", 0.14))),
        ),
        anchors=MARKS,
        furniture=(Furnished(thing="tree", x=-7.5, z=12, scale=1.2),),
    )
)
