"""Places of sport, work and adventure: stadium, garage, factory, moon, space, underwater."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.place import PLACES, Anchor, Floor, Furnished, Place, Plane, tiles
from onionskin.stage.places.outdoors import FAR, SKY
from onionskin.stage.places.parts import wall, window
from onionskin.stage.registry import Names

MARKS = {
    "left": Anchor(x=-0.9, z=0, turn=1.0),
    "right": Anchor(x=0.9, z=0, turn=-1.0),
}


def _stands(brush: Brush, t: float) -> None:
    brush.gradient(rounded(-60, 0, 60, 9), (0, 9), (0, 0), ("#8fa3c4", "#7488ac"))
    tones = ("#e4897c", "#f0c46a", "#8fb7d8", "#e9e6ef", "#8fc49a")
    for row in range(9):
        for k in range(96):
            x = -48 + k + 0.4 * (row % 2)
            lift = 0.08 * math.sin(t * 3 + k * 1.7 + row)
            tone = tones[(k * 7 + row * 3) % 5]
            brush.flat(oval((x, 1.5 + 0.82 * row + lift), 0.3, 0.34), tone, alpha=0.85)
    brush.flat(rounded(-60, 0, 60, 1.1), "#3d5f9a")
    for k in range(8):
        brush.flat(rounded(-46 + 12 * k, 0.25, -39 + 12 * k, 0.85, 0.1), "#f4f4f8", alpha=0.75)
    for x in (-26, 26):
        brush.line([(x, 8), (x, 14)], 0.5, "#6c7a94")
        brush.flat(rounded(x - 2.2, 13.5, x + 2.2, 15.2, 0.2), "#fff6d8", glow=brush.light.lamps)


PLACES.add(
    Place(
        names=Names(en="stadium", zh="体育场", also=("football pitch", "pitch", "球场", "arena")),
        indoors=False,
        floor=Floor(
            far_colour="#7fc07a",
            near_colour="#62ad62",
            far=FAR,
            line_alpha=0,
            patches=tuple(
                (
                    ((-40, 2.5 * k), (40, 2.5 * k), (40, 2.5 * k + 1.25), (-40, 2.5 * k + 1.25)),
                    "#76ba72",
                )
                for k in range(-2, 10)
            ),
        ),
        planes=(*SKY, Plane(z=32, draw=_stands)),
        anchors=MARKS,
        furniture=(Furnished(thing="goal", x=3.4, z=4.5, scale=1.1),),
    )
)


def _garage(brush: Brush, t: float) -> None:
    wall(brush, "#d5d9de", "#8f9fb2", rail=0.9, trim="#6c7c92")
    window(brush, -4.6, 1.7, -2.6, 2.9)
    brush.box(0.2, 1.25, 3.0, 2.8, "#a87f54", corner=0.03)
    for k in range(9):
        x = 0.5 + 0.28 * k
        tone = ("#6c7686", "#c8484c", "#4a5266")[k % 3]
        brush.line([(x, 2.6), (x, 2.0 - 0.1 * (k % 3))], 0.06, tone)
        brush.disc((x, 1.98 - 0.1 * (k % 3)), 0.07, tone)
    for k in range(3):
        brush.disc((-1.9 + 0.05 * k, 0.3 + 0.3 * k), 0.32, "#3a3346")
        brush.disc((-1.9 + 0.05 * k, 0.3 + 0.3 * k), 0.16, "#8d98a8")


PLACES.add(
    Place(
        names=Names(en="garage", zh="车库", also=("车间", "repair shop", "修车厂")),
        floor=Floor(far_colour="#b4b8bf", near_colour="#969ba6", lines=tiles(1.4), line_alpha=0.07),
        planes=(Plane(z=3.2, draw=_garage),),
        anchors=MARKS,
    )
)


def _factory(brush: Brush, t: float) -> None:
    wall(brush, "#c9d2da", "#a9b6c2", rail=0.6)
    for x in (-6.0, -2.6, 0.8, 4.2):
        window(brush, x, 2.3, x + 2.2, 3.5, bars=3)


def _belt(brush: Brush, t: float) -> None:
    brush.box(-8, 0.55, 8, 0.75, "#4a5266", corner=0.05)
    for k in range(26):
        x = -8 + ((0.62 * k + 0.5 * t) % 16)
        brush.line([(x, 0.58), (x + 0.1, 0.72)], 0.03, "#6c7686")
    for k in range(6):
        x = -8 + ((2.7 * k + 0.5 * t) % 16)
        brush.box(x, 0.75, x + 0.6, 1.2, "#c8925a", corner=0.02)
        brush.box(x + 0.25, 0.75, x + 0.35, 1.2, "#e2bd8c", form=0)
    for x in (-6, -3, 0, 3, 6):
        brush.box(x, 0, x + 0.2, 0.55, "#5a6478")


PLACES.add(
    Place(
        names=Names(en="factory", zh="工厂", also=("plant hall", "production line")),
        floor=Floor(far_colour="#b9bcc0", near_colour="#9a9ea6", lines=tiles(1.6), line_alpha=0.06),
        planes=(Plane(z=3.2, draw=_factory), Plane(z=3.1, draw=_belt, live=True)),
        anchors=MARKS,
    )
)


def _void(brush: Brush, t: float) -> None:
    # Space keeps its own colours; the hour only warms its glow a little.
    top, low = {
        "day": ("#0f1440", "#2a2f6e"),
        "dawn": ("#141440", "#4a3270"),
        "dusk": ("#1a1038", "#5a2f66"),
        "night": ("#080b28", "#181c4c"),
    }[brush.light.hour]
    brush.gradient(rounded(-95, -60, 95, 90), (0, 30), (0, -6), (top, low), glow=True)
    for k in range(150):
        x, y = (k * 37 % 211) / 211 * 110 - 55, (k * 53 % 197) / 197 * 70 - 22
        r = 0.07 + 0.06 * (k % 4)
        brush.flat(oval((x, y), r, r), WHITE, alpha=0.8, glow=True)


def _earth(brush: Brush, t: float) -> None:
    brush.shine((12, 15), 9, "#7fc4f4", 0.5)
    globe = oval((12, 15), 5, 5)
    brush.gradient(globe, (8, 19), (16, 11), ("#8fd0f8", "#3a86d0", "#1f4a94"), glow=True)
    with brush.inside(globe):
        for points in (
            [(8.6, 17.5), (10.6, 18.6), (12.2, 17.2), (11.2, 15.4), (9.4, 15.2)],
            [(11.4, 14.0), (13.2, 14.4), (13.4, 12.0), (12.2, 11.0)],
            [(14.2, 18.0), (16.4, 17.4), (16.2, 15.6), (14.6, 16.2)],
        ):
            brush.flat(curve(points, closed=True), "#7fc48a", alpha=0.9, glow=True)


def _craters(brush: Brush, t: float) -> None:
    points = [(-60, -3), (-60, 2.5), (-40, 3.4), (-22, 1.9), (-6, 2.8), (12, 1.8), (30, 3.2)]
    brush.blob([*points, (60, 2), (60, -3)], "#9a9cae", form=0.7)


PLACES.add(
    Place(
        names=Names(en="moon", zh="月球", also=("on the moon", "月亮上", "moon surface")),
        indoors=False,
        floor=Floor(
            far_colour="#b9bbc9",
            near_colour="#8f91a4",
            far=FAR,
            line_alpha=0,
            patches=tuple(
                (
                    tuple(
                        (x + 0.9 * math.cos(a / 8 * math.pi), z + 0.5 * math.sin(a / 8 * math.pi))
                        for a in range(16)
                    ),
                    "#a2a4b5",
                )
                for x, z in ((-3, 1.2), (2.6, 2.6), (-1.4, 5), (4.4, 0.4), (0.6, 8))
            ),
        ),
        planes=(
            Plane(z=FAR, draw=_void),
            Plane(z=FAR - 2, draw=_earth),
            Plane(z=40, draw=_craters),
        ),
        anchors=MARKS,
    )
)


def _deep(brush: Brush, t: float) -> None:
    tones = {
        "day": ("#7fd0e8", "#3a9ac8", "#1f5f9a"),
        "dawn": ("#a9d0dc", "#5a96b8", "#2f5a8a"),
        "dusk": ("#b99ab8", "#5f6fa8", "#2f4480"),
        "night": ("#2f4f94", "#1f3570", "#12204c"),
    }[brush.light.hour]
    brush.gradient(rounded(-16, -2, 16, 15), (0, 6), (0, 0), tones, glow=True)


def _rays(brush: Brush, t: float) -> None:
    for k in range(5):
        x = -6 + 3 * k + 0.4 * math.sin(t * 0.5 + k)
        ray = polygon([(x, 7), (x + 0.8, 7), (x + 2.6, 0), (x + 0.6, 0)])
        brush.flat(ray, WHITE, alpha=0.07, glow=True)
    for k in range(18):
        y = (k * 0.71 + t * 0.35) % 6
        x = (k * 37 % 101) / 101 * 14 - 7 + 0.1 * math.sin(t + k)
        brush.flat(oval((x, y), 0.05, 0.05), WHITE, alpha=0.35, glow=True)


def _weeds(brush: Brush, t: float) -> None:
    for k in range(26):
        x = -8 + 0.63 * k
        high = 0.5 + 0.5 * ((k * 7) % 5) / 5
        sway = 0.12 * math.sin(t * 0.9 + k)
        tone = ("#3f9a7a", "#2f8a86", "#d9727f")[(k * 5) % 3]
        brush.line(
            [(x, 0), (x + sway * 0.4, high * 0.5), (x + sway, high)], 0.08, tone, smooth=True
        )
        brush.disc((x + sway, high), 0.06, lighter(tone, 0.1))


PLACES.add(
    Place(
        names=Names(
            en="underwater",
            zh="海底",
            also=("under the sea", "seabed", "水下", "reef", "aquarium", "coral reef"),
        ),
        indoors=False,
        floor=Floor(far_colour="#c9b98a", near_colour=darker("#d9c48e", 0.08), far=8, line_alpha=0),
        planes=(
            Plane(z=8, draw=_deep),
            Plane(z=7.5, draw=_rays, live=True),
            Plane(z=2.4, draw=_weeds, live=True),
        ),
        anchors=MARKS,
    )
)
