"""Places of the wider world: sea, harbour, river, village, square, space, and inside a body."""

from __future__ import annotations

import math
from dataclasses import replace

from onionskin.stage.brush import Brush, oval, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.place import PLACES, Anchor, Floor, Furnished, Plane, planks
from onionskin.stage.place import Place as _Place
from onionskin.stage.places.far import MARKS
from onionskin.stage.places.outdoors import FAR, SKY
from onionskin.stage.places.parts import HALF, hills, skyline, wall, waves, window
from onionskin.stage.registry import Names


def _far_hills(brush: Brush, t: float) -> None:
    hills(brush, "#9cc7a4", (3, 6, 4, 7.5, 5, 8, 4, 6, 3.4), span=260)


def _peaks(brush: Brush, t: float) -> None:
    for k in range(9):
        x, high = -72 + 18 * k, 13 + 5 * ((k * 7) % 4)
        tone = ("#8fa4c4", "#a3b5d0")[k % 2]
        brush.shape([(x - 15, -1), (x, high), (x + 15, -1)], tone)
        brush.shape(
            [(x - 4.2, high * 0.73), (x, high), (x + 4.2, high * 0.73), (x, high * 0.64)], WHITE
        )


def _water(brush: Brush, t: float) -> None:
    for row in range(3):
        with brush.moved((0, -2.4 * row)):
            waves(brush, t + row, top=2.4, width=120, tone="#d9f1fa")


def _stream(brush: Brush, t: float) -> None:
    waves(brush, t, top=1.7, width=120, tone="#d9f1fa")


SEA_FLOOR = Floor(far_colour="#8fcbe4", near_colour="#2f86bc", far=FAR, line_alpha=0)
PLACES.add(
    _Place(
        names=Names(en="sea", zh="大海", also=("ocean", "open sea", "海洋", "海上", "海面")),
        indoors=False,
        floor=SEA_FLOOR,
        planes=(*SKY, Plane(z=30, draw=_water, live=True)),
        anchors={**MARKS, "water": Anchor(x=0, z=0)},
    )
)


def _quay(brush: Brush, t: float) -> None:
    for k in range(14):
        x, high = -34 + 5 * k, 4 + 1.3 * ((k * 5) % 4)
        tone = ("#d8a08f", "#c9d3c0", "#e6d2a8", "#a9b9cc")[k % 4]
        brush.box(x, 0, x + 4.4, high, tone, form=0.4)
        brush.shape([(x - 0.2, high), (x + 2.2, high + 1.4), (x + 4.6, high)], "#a8604f", form=0.5)
        for j in range(3):
            left = x + 0.6 + 1.25 * j
            brush.box(left, high - 1.6, left + 0.7, high - 0.6, "#f4f0d8", form=0.3)
    brush.box(-36, -0.3, 38, 0.7, "#8f8a94", form=0.6)
    brush.box(14, 0, 16, 8, WHITE, form=0.8)
    brush.box(14, 3, 16, 4.6, "#d9483b", form=0.8)
    brush.box(14.2, 8, 15.8, 9.2, "#ffe08a", form=0.5)
    brush.shape([(13.8, 9.2), (15, 10.4), (16.2, 9.2)], "#d9483b")
    for x in (-20, 4):
        brush.line([(x, 0), (x, 10)], 0.5, "#c8803a")
        brush.line([(x - 2, 10), (x + 6, 10)], 0.4, "#c8803a")
        brush.line([(x + 5, 10), (x + 5, 6)], 0.1, "#5a6478")


PLACES.add(
    _Place(
        names=Names(en="harbour", zh="港口", also=("harbor", "port", "dock", "码头", "海港")),
        indoors=False,
        # People stand on the near quay; the basin lies between it and the houses.
        floor=Floor(
            far_colour="#b9b3ab",
            near_colour="#a09a93",
            far=FAR,
            line_alpha=0,
            patches=(
                (((-90, 22), (90, 22), (60, 1.5), (-60, 1.5)), "#4f9fcb"),
                (((-60, 1.5), (60, 1.5), (60, 1.2), (-60, 1.2)), "#7d7770"),
            ),
        ),
        planes=(*SKY, Plane(z=22, draw=_quay), Plane(z=12, draw=_stream, live=True)),
        anchors={**MARKS, "water": Anchor(x=0, z=4)},
        furniture=(
            Furnished(thing="barrel", x=-3.2, z=1.0),
            Furnished(thing="crate", x=3.2, z=0.9),
        ),
    )
)

PLACES.add(
    _Place(
        names=Names(en="river", zh="河", also=("river bank", "lake", "河流", "河边", "湖")),
        indoors=False,
        floor=Floor(
            far_colour="#9fcf94",
            near_colour="#7fbf74",
            far=FAR,
            line_alpha=0,
            # The near bank is where people stand; a strip of sand lies at the water.
            patches=(
                (((-90, 14), (90, 14), (60, 0.95), (-60, 0.95)), "#dcc9a0"),
                (((-90, 14), (90, 14), (60, 1.15), (-60, 1.15)), "#5aa9d4"),
            ),
        ),
        planes=(*SKY, Plane(z=48, draw=_far_hills), Plane(z=12, draw=_stream, live=True)),
        anchors={**MARKS, "water": Anchor(x=0, z=2.4)},
        furniture=tuple(
            Furnished(thing="pine", x=x, z=16 + 2 * (k % 3)) for k, x in enumerate((-16, -9, 8, 15))
        ),
    )
)

PLACES.add(
    _Place(
        names=Names(en="open lake", zh="湖面", also=("on the lake", "湖上", "江上", "水面")),
        indoors=False,
        floor=Floor(
            far_colour="#7fbede",
            near_colour="#3f8fc0",
            far=FAR,
            line_alpha=0,
            patches=((((-90, 48), (90, 48), (80, 22), (-80, 22)), "#9fcf94"),),
        ),
        planes=(*SKY, Plane(z=48, draw=_far_hills), Plane(z=20, draw=_stream, live=True)),
        anchors={**MARKS, "water": Anchor(x=0, z=0.4)},
        furniture=tuple(
            Furnished(thing="pine", x=x, z=23 + 2 * (k % 3)) for k, x in enumerate((-18, -9, 8, 17))
        ),
    )
)

_VILLAGE = _Place(
    names=Names(
        en="village",
        zh="村庄",
        also=("mountain village", "suburb", "村子", "山村", "小镇", "castle"),
    ),
    indoors=False,
    floor=Floor(far_colour="#a9d69a", near_colour="#7fbf74", far=FAR, line_alpha=0),
    planes=(*SKY, Plane(z=50, draw=_peaks)),
    anchors=MARKS,
    furniture=(
        Furnished(thing="house", x=-5.2, z=6.5, scale=0.95),
        Furnished(thing="house", x=0.4, z=9.0, flip=True),
        Furnished(thing="house", x=6.4, z=6.0, scale=0.95),
        Furnished(thing="pine", x=-2.2, z=7.0),
        Furnished(thing="pine", x=3.4, z=7.5, scale=0.9),
        Furnished(thing="pine", x=-9.0, z=9.0, scale=1.1),
    ),
)
PLACES.add(_VILLAGE)


def _white_wood(brush: Brush, t: float) -> None:
    for k in range(26):
        x, r = -32 + 2.6 * k + 0.7 * ((k * 7) % 3), 1.6 + 0.5 * ((k * 5) % 4) / 4
        brush.line([(x, 0), (x, r * 1.4)], 0.28, "#8f8090")
        brush.disc((x, r * 1.8), r, ("#c3d3e4", "#d3dfec")[k % 2], form=0.8)


_SNOW = Floor(far_colour="#eef4fa", near_colour="#d3e0ee", far=FAR, line_alpha=0)
PLACES.add(
    replace(
        _VILLAGE,
        names=Names(en="snowy village", zh="雪村"),
        floor=_SNOW,
        furniture=tuple(
            replace(each, colour="#e3ecf4" if each.thing == "pine" else "")
            for each in _VILLAGE.furniture
        ),
    )
)
PLACES.add(
    _Place(
        names=Names(en="snowy garden", zh="雪地", also=("snow field", "snow", "雪中花园")),
        indoors=False,
        floor=_SNOW,
        planes=(*SKY, Plane(z=45, draw=_peaks), Plane(z=20, draw=_white_wood)),
        anchors=MARKS,
        furniture=(
            Furnished(thing="house", x=-5.5, z=7.0),
            Furnished(thing="fence", x=2.6, z=3.4),
            Furnished(thing="fence", x=5.0, z=3.4),
            Furnished(thing="pine", x=5.4, z=6.0, colour="#e3ecf4"),
        ),
    )
)


def _square(brush: Brush, t: float) -> None:
    with brush.moved((-80, 0)):
        skyline(brush, 160, seed=9, height=14)


def _hall(brush: Brush, t: float) -> None:
    stone = "#e6dcc8"
    brush.box(-7.5, 0, 7.5, 5.4, stone, form=0.4)
    brush.shape([(-8, 5.4), (0, 8.0), (8, 5.4)], darker(stone, 0.08), form=0.5)
    for k in range(8):
        x = -6.8 + 1.94 * k
        brush.box(x - 0.35, 0.5, x + 0.35, 5.2, lighter(stone, 0.4), form=1)
    brush.box(-8.2, 0, 8.2, 0.5, darker(stone, 0.12), form=0.3)
    brush.disc((0, 6.3), 0.7, WHITE, form=0.4)
    brush.line([(0, 6.7), (0, 6.3), (0.3, 6.2)], 0.07, "#4a4e66")
    for x in (-10.5, 10.5):
        brush.line([(x, 0), (x, 6.5)], 0.14, "#8d98a8")
        brush.box(x, 5.0, x + 1.8, 6.4, "#4f7fc4", form=0.6)


PLACES.add(
    _Place(
        names=Names(en="town square", zh="广场", also=("square", "plaza", "市政厅", "town hall")),
        indoors=False,
        floor=Floor(far_colour="#d8d2c8", near_colour="#bdb5aa", far=FAR, line_alpha=0),
        planes=(*SKY, Plane(z=40, draw=_square), Plane(z=13, draw=_hall)),
        anchors=MARKS,
    )
)


def _neon_street(brush: Brush, t: float) -> None:
    for k in range(13):
        x, high = -24 + 3.8 * k, 8 + 2.5 * ((k * 5) % 4)
        brush.box(x, 0, x + 3.7, high, ("#3a3a6e", "#2f3560", "#463a70")[k % 3], form=0.4)
        for row in range(int(high / 1.3) - 2):
            for j in range(3):
                if (row * 3 + j * 5 + k) % 3:
                    left, low = x + 0.4 + 1.05 * j, 3.0 + 1.3 * row
                    pane = rounded(left, low, left + 0.7, low + 0.7, 0.04)
                    brush.flat(pane, "#ffd98a", alpha=0.8, glow=True)
        brush.flat(rounded(x + 0.3, 0.2, x + 3.4, 1.9, 0.05), "#ffe0a0", glow=True)
        tone = ("#ff4fa0", "#3fe0ff", "#ffd23f", "#7dff8a")[(k + int(t * 1.3) * (k % 2)) % 4]
        brush.shine((x + 1.85, 2.35), 2.2, tone, 0.5)
        brush.flat(rounded(x + 0.3, 2.05, x + 3.4, 2.65, 0.1), tone, glow=True)
        for j in range(4):
            left = x + 0.55 + 0.7 * j
            brush.line([(left, 2.2), (left + 0.35, 2.2)], 0.06, WHITE, glow=True)
            brush.line([(left + 0.17, 2.52), (left + 0.17, 2.18)], 0.06, WHITE, glow=True)
        if k % 2:
            brush.flat(rounded(x + 0.05, 3.2, x + 0.75, 6.2, 0.1), tone, alpha=0.95, glow=True)
            for j in range(4):
                at = (x + 0.4, 3.65 + 0.7 * j)
                brush.stroke(oval(at, 0.2, 0.2), 0.07, WHITE, glow=True)


PLACES.add(
    _Place(
        names=Names(en="neon street", zh="霓虹街", also=("tokyo", "东京", "neon city", "夜市")),
        indoors=False,
        floor=Floor(
            far_colour="#6f6a90",
            near_colour="#57547c",
            far=FAR,
            line_alpha=0,
            patches=((((-60, 1.0), (60, 1.0), (60, -3.5), (-60, -3.5)), "#474668"),),
        ),
        planes=(*SKY, Plane(z=3.2, draw=_neon_street, live=True)),
        anchors=MARKS,
    )
)


def _void(brush: Brush, t: float) -> None:
    box = rounded(-60, -30, 60, 40)
    glow = {"day": "#2f2a6a", "dawn": "#4a3270", "dusk": "#5a2f66", "night": "#181c4c"}
    brush.gradient(box, (0, 12), (0, -6), ("#0b0f34", "#1d2260", glow[brush.light.hour]), glow=True)
    for k in range(170):
        x, y = (k * 37 % 211) / 211 * 60 - 30, (k * 53 % 197) / 197 * 36 - 12
        r = 0.03 + 0.022 * (k % 4)
        brush.flat(oval((x, y), r, r), WHITE, alpha=0.8, glow=True)


PLACES.add(
    _Place(
        names=Names(
            en="space",
            zh="太空",
            also=("outer space", "universe", "宇宙", "星空", "space station", "orbit"),
        ),
        indoors=True,
        floor=Floor(far_colour="#1d2260", near_colour="#1d2260", far=-7, line_alpha=0),
        planes=(Plane(z=6, draw=_void),),
        anchors=MARKS,
    )
)


def _tissue(brush: Brush, t: float) -> None:
    box = rounded(-30, -14, 30, 20)
    brush.gradient(box, (-3, 6), (3, -2), ("#fbe3df", "#f3c3c0", "#e6a3a6"))
    for k in range(26):
        x, y = (k * 37 % 101) / 101 * 24 - 12, (k * 53 % 97) / 97 * 12 - 4
        r = 0.35 + 0.2 * (k % 3) + 0.02 * math.sin(t + k)
        brush.oval((x, y), r * 1.3, r, "#f7d3cf", form=0.5, alpha=0.5)


PLACES.add(
    _Place(
        names=Names(en="body", zh="身体", also=("inside the body", "human body", "体内", "人体")),
        indoors=True,
        floor=Floor(far_colour="#e6a3a6", near_colour="#e6a3a6", far=-7, line_alpha=0),
        planes=(Plane(z=4, draw=_tissue),),
        anchors=MARKS,
    )
)


def _vein(brush: Brush, t: float) -> None:
    brush.gradient(rounded(-30, -14, 30, 20), (0, 5), (0, -3), ("#f3b9a9", "#e08f86"))
    tube = rounded(-30, -0.75, 30, 1.75)
    brush.gradient(tube, (0, 1.75), (0, -0.75), ("#a8283a", "#7a1a30", "#a8283a"))
    for k in range(15):
        speed = 0.55 + 0.12 * (k % 4)
        x = ((k * 2.3 + t * speed) % 22) - 11
        y, r = -0.4 + 1.8 * ((k * 37 % 17) / 17), 0.16 + 0.05 * (k % 3)
        brush.oval((x, y), r, r * 0.8, "#c23a40", form=1, alpha=0.75)
        brush.oval((x, y), r * 0.5, r * 0.36, "#8f2430", form=0, alpha=0.75)
    for y in (-0.75, 1.75):
        brush.line([(-30, y), (30, y)], 0.24, "#f2a79c")


PLACES.add(
    _Place(
        names=Names(en="blood vessel", zh="血管", also=("vein", "artery", "bloodstream", "静脉")),
        indoors=True,
        floor=Floor(far_colour="#e08f86", near_colour="#e08f86", far=-7, line_alpha=0),
        planes=(Plane(z=2, draw=_vein, live=True),),
        anchors=MARKS,
    )
)


def _dining(brush: Brush, t: float) -> None:
    wall(brush, "#f1dfc4", "#c98a6a", rail=0.95)
    window(brush, -1.7, 1.35, 1.7, 3.2, view="hills", bars=1)
    for side in (-1, 1):
        points = [(side * 1.75, 3.4), (side * 2.35, 3.4), (side * 2.3, 1.0), (side * 1.95, 1.0)]
        brush.shape(points, "#c8584a", form=1)
    brush.line([(-2.5, 3.42), (2.5, 3.42)], 0.06, "#8a5f44")
    for x in (-4.0, 3.4):
        brush.box(x, 1.7, x + 0.9, 2.5, "#8a5f44", corner=0.02)
        brush.box(x + 0.08, 1.78, x + 0.82, 2.42, ("#8fc0a8", "#e0b060")[x > 0], form=0.8)
    brush.flat(rounded(-HALF, -0.05, HALF, 0.0), "#a8704f")


PLACES.add(
    _Place(
        names=Names(en="dining room", zh="饭厅", also=("饭桌", "family table", "家里餐厅")),
        floor=Floor(
            far_colour="#c99a6c", near_colour="#ad7f54", lines=planks(0.34), line_alpha=0.14
        ),
        planes=(Plane(z=3.2, draw=_dining),),
        anchors={**MARKS, "window": Anchor(x=0, z=3.1, y=1.45)},
        furniture=(
            Furnished(thing="plant", x=-3.2, z=2.6),
            Furnished(thing="lamp", x=3.0, z=2.6),
        ),
    )
)


def _autumn_grove(brush: Brush, t: float) -> None:
    for k in range(22):
        x = -27 + 2.6 * k + 0.8 * ((k * 7) % 3)
        r = 1.5 + 0.6 * ((k * 5) % 4) / 4
        tone = ("#e8a860", "#e3bd6a", "#d98d5a")[k % 3]
        brush.line([(x, 0), (x, r * 1.2)], 0.28, "#96795f")
        brush.disc((x, r * 1.75), r, tone, form=0.8)
        brush.disc((x + r * 0.5, r * 1.35), r * 0.75, darker(tone, 0.06), form=0.8)


def _leaves(brush: Brush, t: float) -> None:
    for k in range(34):
        since = (t * 0.16 + k * 0.137) % 1
        x = -8 + 0.5 * k + 0.4 * math.sin(t * 1.3 + k)
        tone = ("#d9703a", "#e8a03f", "#c8503a")[k % 3]
        with brush.moved((x, 4.6 * (1 - since)), turn=t + k):
            brush.oval((0, 0), 0.085, 0.05, tone, form=0.4)


_PARK = PLACES.get("park")
PLACES.add(
    replace(
        _PARK,
        names=Names(en="autumn park", zh="秋天的公园"),
        floor=replace(_PARK.floor, far_colour="#dcc890", near_colour="#c2b06c"),
        planes=(
            *SKY,
            Plane(z=45, draw=_far_hills),
            Plane(z=20, draw=_autumn_grove),
            Plane(z=1.2, draw=_leaves, live=True),
        ),
        furniture=tuple(
            replace(each, colour="#dd8a3f") if each.thing in ("tree", "bush") else each
            for each in _PARK.furniture
        ),
    )
)


def _roofs(brush: Brush, t: float) -> None:
    brush.flat(rounded(-60, -40, 60, -0.6), "#c3d3e2")
    for row, tone in enumerate(("#a9bfd4", "#8ca6c2")):
        for k in range(26):
            x, high = -34 + 2.7 * k + row, -1.4 - 2.2 * row + 0.8 * ((k * 7 + row) % 5)
            brush.box(x, -30, x + 2.3, high, lighter(tone, 0.12 * (k % 2)), form=0.3)
            for pane_number in range(24):
                left, top = (
                    x + 0.3 + 0.65 * (pane_number % 3),
                    high - 0.4 - 0.7 * (pane_number // 3),
                )
                lit = brush.light.lamps and (pane_number + k) % 3 > 0
                pane = rounded(left, top - 0.36, left + 0.36, top)
                brush.flat(pane, "#ffd98a" if lit else "#e3eef6", alpha=0.9, glow=lit)


PLACES.add(
    _Place(
        names=Names(
            en="city skyline",
            zh="城市上空",
            also=("skyline", "over the city", "天际线", "balcony", "rooftop", "sky", "阳台"),
        ),
        indoors=False,
        floor=Floor(far_colour="#94aac2", near_colour="#7f97b2", far=-7, line_alpha=0),
        planes=(*SKY, Plane(z=9, draw=_roofs)),
        anchors=MARKS,
    )
)
