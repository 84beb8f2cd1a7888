"""Grounds that people made: rows of tea, a park of solar panels, a market, a playground, a cave."""

from __future__ import annotations

import math
from functools import partial

from onionskin.stage.brush import Brush, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.place import PLACES, Anchor, Floor, Furnished, Place, Plane, planks, tiles
from onionskin.stage.places.far import MARKS
from onionskin.stage.places.outdoors import FAR, SKY
from onionskin.stage.places.parts import HALF, TOP, hills, land
from onionskin.stage.registry import Names


def _far_hills(brush: Brush, t: float) -> None:
    hills(brush, "#8fbf9a", (5, 8, 6, 9.5, 7, 10, 6, 8.5, 5), span=220)


def _terraces(brush: Brush, t: float) -> None:
    """A slope with rows of tea that follow it."""
    hills(brush, "#6fae62", (2.6, 4.4, 3.2, 5.0, 3.6, 4.6, 3.0), span=110)
    for row in range(5):
        points = []
        for k in range(31):
            x = -48 + 3.2 * k
            points.append((x, 0.5 + 0.62 * row + 0.5 * math.sin(k * 0.42 + row * 0.5)))
        brush.line(points, 0.34, ("#4f9450", "#5aa35a")[row % 2], smooth=True)


def _tea_row(shift: float, tone: str, brush: Brush, t: float) -> None:
    """One row of clipped bushes from side to side, light with young leaves on top."""
    brush.box(-15, 0, 15, 0.42, darker(tone, 0.24), form=0.4)
    for k in range(34):
        x = -15 + 0.9 * k + shift
        brush.oval((x, 0.42), 0.62, 0.3, tone, form=1)
        brush.oval((x, 0.6), 0.5, 0.12, lighter(tone, 0.22), form=0.3)
        for j in range(5):
            dx = x - 0.36 + 0.18 * j
            brush.line([(dx, 0.62), (dx + 0.05 * (j % 3 - 1), 0.76)], 0.04, "#b5dd72")


PLACES.add(
    Place(
        names=Names(
            en="tea field",
            zh="茶园",
            also=("tea plantation", "tea garden", "tea terrace", "茶山", "茶田", "茶场"),
        ),
        indoors=False,
        floor=Floor(far_colour="#8fbf72", near_colour="#a88a5a", far=FAR, line_alpha=0),
        planes=(
            *SKY,
            Plane(z=52, draw=_far_hills),
            Plane(z=30, draw=_terraces),
            Plane(z=8.5, draw=partial(_tea_row, 0.4, "#579f55")),
            Plane(z=5.0, draw=partial(_tea_row, 0.1, "#5aa556")),
            Plane(z=2.4, draw=partial(_tea_row, 0.5, "#60ad58")),
        ),
        anchors=MARKS,
    )
)


def _panels(brush: Brush, t: float) -> None:
    """One row of panels on their stands."""
    for k in range(9):
        x = -13.5 + 3.1 * k
        for leg in (0.5, 2.2):
            brush.line([(x + leg, 0), (x + leg, 0.6)], 0.1, "#8d98a8")
        face = [(x, 0.42), (x + 2.8, 0.42), (x + 2.95, 1.5), (x + 0.15, 1.5)]
        brush.fill(polygon(face), "#2f4f8f", form=1.2)
        for j in range(1, 6):
            u = j / 6
            brush.line([(x + 2.8 * u, 0.42), (x + 0.15 + 2.8 * u, 1.5)], 0.03, "#9fb8e0")
        for v in (0.33, 0.66):
            y = 0.42 + 1.08 * v
            brush.line([(x + 0.15 * v, y), (x + 2.8 + 0.15 * v, y)], 0.03, "#9fb8e0")
        brush.line([(x, 0.42), (x + 2.8, 0.42)], 0.05, "#d5dae2")
        brush.shape(
            [(x + 0.4, 0.5), (x + 0.9, 0.5), (x + 1.3, 1.45), (x + 0.8, 1.45)],
            WHITE,
            form=0,
            alpha=0.14,
        )


PLACES.add(
    Place(
        names=Names(
            en="solar park",
            zh="光伏电站",
            also=("solar farm", "solar field", "solar power station", "太阳能电站", "光伏园"),
        ),
        indoors=False,
        floor=Floor(far_colour="#b5d492", near_colour="#8fbf74", far=FAR, line_alpha=0),
        planes=(
            *SKY,
            Plane(z=50, draw=_far_hills),
            Plane(z=14, draw=_panels),
            Plane(z=8, draw=_panels),
            Plane(z=3.4, draw=_panels),
        ),
        anchors=MARKS,
        furniture=(
            Furnished(thing="wind turbine", x=-14, z=40, scale=1.2),
            Furnished(thing="wind turbine", x=12, z=44, scale=1.1),
        ),
    )
)


def _awnings(brush: Brush, t: float) -> None:
    """Stalls side by side with striped roofs, full of fruit, bread and cloth."""
    roofs = ("#d8463f", "#3f8f62", "#3d6fb0", "#e0952f", "#8a5cb0")
    for k in range(-4, 5):
        x, roof = 2.9 * k - 1.35, roofs[k % 5]
        for post in (x + 0.06, x + 2.64):
            brush.box(post - 0.05, 0, post + 0.05, 2.4, "#8a5f3c")
        brush.box(x + 0.1, 1.1, x + 2.6, 2.3, darker(roof, 0.35), form=0.3)
        brush.box(x, 0, x + 2.7, 0.86, "#b98a58", corner=0.02)
        for j in range(9):
            tone = (("#e4574c", "#f4b93f", "#8fb84a"), ("#c98a48", "#e0b04a", "#d9953f"))[k % 2][
                j % 3
            ]
            for row in range(2):
                brush.disc((x + 0.26 + 0.27 * j, 0.94 + 0.15 * row), 0.13, tone)
        for j in range(6):
            left = x - 0.1 + 0.483 * j
            tone = roof if j % 2 else WHITE
            stripe = [(left, 2.1), (left + 0.483, 2.1), (left + 0.43, 2.75), (left + 0.05, 2.75)]
            brush.fill(polygon(stripe), tone, form=0.4)
            brush.disc((left + 0.24, 2.1), 0.24, tone, form=0.2)
        brush.box(x - 0.1, 2.12, x + 2.8, 2.3, roof, form=0.2)


def _gables(brush: Brush, t: float) -> None:
    for k in range(12):
        x, high = -30 + 5 * k, 5.4 + 1.2 * ((k * 5) % 3)
        tone = ("#e3c3a4", "#cfd6c8", "#e6d4ae", "#d9aea4")[k % 4]
        brush.box(x, 0, x + 4.6, high, tone, form=0.3)
        brush.shape([(x - 0.2, high), (x + 2.3, high + 1.6), (x + 4.8, high)], "#b06a58", form=0.5)
        for j in range(3):
            left = x + 0.6 + 1.25 * j
            brush.box(left, high - 1.5, left + 0.7, high - 0.5, "#8fb6cf", form=0.4)


PLACES.add(
    Place(
        names=Names(
            en="market",
            zh="市场",
            also=("marketplace", "market stall", "street market", "集市", "菜市场", "市集"),
        ),
        indoors=False,
        floor=Floor(
            far_colour="#d3cabb",
            near_colour="#b5ab9b",
            far=FAR,
            lines=planks(1.2, 20.0),
            line_alpha=0.06,
        ),
        planes=(*SKY, Plane(z=16, draw=_gables), Plane(z=2.9, draw=_awnings)),
        anchors={**MARKS, "stall": Anchor(x=0, z=2.2)},
    )
)


def _climbing(brush: Brush, t: float) -> None:
    """A slide with its ladder and roof, and a frame with two swings."""
    for x in (-3.6, -2.6):
        brush.box(x - 0.06, 0, x + 0.06, 3.0, "#b07a45")
    brush.shape([(-3.95, 2.9), (-3.1, 3.7), (-2.25, 2.9)], "#e4574c", form=0.8)
    brush.box(-3.7, 1.5, -2.5, 1.66, "#d9a866")
    for k in range(5):
        brush.line(
            [(-4.3 + 0.12 * k, 0.25 + 0.28 * k), (-3.75 + 0.1 * k, 0.25 + 0.28 * k)],
            0.08,
            "#f4b93f",
        )
    slide = [(-2.55, 1.62), (-1.9, 1.15), (-1.0, 0.4), (-0.3, 0.24)]
    brush.line(slide, 0.34, "#3d86c9", smooth=True)
    brush.line(slide, 0.16, "#8fc0ea", smooth=True)
    for x in (1.6, 4.6):
        brush.line([(x - 0.45, 0), (x, 2.7), (x + 0.45, 0)], 0.12, "#4fa870")
    brush.line([(1.6, 2.7), (4.6, 2.7)], 0.13, "#4fa870")
    for k, x in enumerate((2.4, 3.7)):
        sway = 0.12 * math.sin(t * 1.7 + k * 2)
        for dx in (-0.2, 0.2):
            brush.line([(x + dx, 2.66), (x + dx + sway, 0.68)], 0.03, "#5a6478")
        brush.box(x - 0.28 + sway, 0.62, x + 0.28 + sway, 0.7, "#f08a3c", corner=0.02)


def _hedge(brush: Brush, t: float) -> None:
    for k in range(46):
        x = -26 + 1.15 * k
        brush.disc((x, 0.9), 0.95, ("#7fb98a", "#8cc392", "#74ae80")[k % 3], form=0.8)


PLACES.add(
    Place(
        names=Names(
            en="playground",
            zh="游乐场",
            also=("play area", "children's playground", "儿童乐园", "游乐园"),
        ),
        indoors=False,
        floor=Floor(
            far_colour="#a9d69a",
            near_colour="#86c27a",
            far=FAR,
            line_alpha=0,
            patches=((((-7, 4.4), (7, 4.4), (8, 0.9), (-8, 0.9)), "#ead6a6"),),
        ),
        planes=(*SKY, Plane(z=18, draw=_hedge), Plane(z=3.6, draw=_climbing, live=True)),
        anchors={**MARKS, "seat": Anchor(x=3.2, z=3.4, seat=0.66)},
        furniture=(Furnished(thing="bench", x=6.4, z=4.0),),
    )
)


def _glasshouse(brush: Brush, t: float) -> None:
    """Panes in a white frame with the sky behind, and a roof that meets above."""
    brush.gradient(rounded(-HALF, 0, HALF, TOP), (0, 5), (0, 0.5), brush.light.sky, glow=True)
    hills(brush, land(brush, "#a9cfa0"), (1.2, 1.7, 1.3, 1.9, 1.4, 1.6, 1.2), span=34)
    brush.flat(rounded(-HALF, 0, HALF, TOP), "#e9f6f4", alpha=0.28)
    for k in range(-10, 11):
        brush.line([(1.35 * k, 0), (1.35 * k, 2.7), (1.1 * k, 4.6)], 0.07, WHITE)
    for y in (0.5, 2.7, 3.7):
        brush.line([(-HALF, y), (HALF, y)], 0.09 if y == 2.7 else 0.06, WHITE)


def _beds(brush: Brush, t: float) -> None:
    """Long tables with young plants and tomatoes on strings."""
    brush.box(-14, 0.5, 14, 0.72, "#a8713c", corner=0.02)
    for k in range(12):
        brush.box(-13.6 + 2.4 * k, 0, -13.45 + 2.4 * k, 0.5, "#8a5a30")
    for k in range(40):
        x = -13.8 + 0.7 * k
        brush.box(x - 0.16, 0.72, x + 0.16, 0.95, "#b8673f", corner=0.02)
        high = 1.3 + 0.16 * (k % 3)
        brush.line([(x, 0.95), (x + 0.04, high)], 0.05, "#4f9450")
        for j in range(4):
            side = 1 if j % 2 else -1
            at = (x + side * 0.16, 1.08 + 0.13 * j)
            brush.oval(at, 0.17, 0.1, ("#5fae56", "#7cc060")[(j + k) % 2], form=0.6)
        if k % 2:
            for dx, dy in ((-0.1, 1.12), (0.11, 1.28)):
                brush.disc((x + dx, dy), 0.07, "#e0433a")


PLACES.add(
    Place(
        names=Names(
            en="greenhouse",
            zh="温室",
            also=("glasshouse", "hothouse", "polytunnel", "大棚", "温室大棚", "花房"),
        ),
        floor=Floor(far_colour="#c2ab84", near_colour="#a48c66", line_alpha=0),
        planes=(Plane(z=3.2, draw=_glasshouse), Plane(z=2.4, draw=_beds)),
        anchors=MARKS,
    )
)


def _rock_walls(brush: Brush, t: float) -> None:
    """The inside of a cave: its mouth in the middle, stone teeth above and below."""
    brush.flat(rounded(-HALF * 2, -1, HALF * 2, TOP), "#5a5262")
    for k in range(9):
        x = -14 + 3.4 * k
        brush.blob(
            [
                (x - 2.2, -0.5),
                (x - 1.6, 2.6 + k % 3),
                (x + 0.4, 4.4),
                (x + 2.0, 2.2),
                (x + 2.2, -0.5),
            ],
            ("#665d70", "#5f5668", "#6f667a")[k % 3],
            form=0.8,
        )
    mouth = polygon(
        [(-1.9, 0), (-2.1, 1.4), (-1.2, 2.7), (0.3, 3.0), (1.6, 2.3), (2.1, 1.0), (1.9, 0)]
    )
    brush.gradient(mouth, (0, 3), (0, 0), brush.light.sky, glow=True)
    with brush.inside(mouth):
        hills(brush, land(brush, "#8fbf8a"), (0.6, 1.0, 0.7, 1.1, 0.6), span=8)
    for k in range(13):
        x = -6.4 + 1.05 * k
        long = 0.5 + 0.5 * ((k * 5) % 4) / 4
        brush.shape([(x - 0.28, 4.6), (x, 3.9 - long), (x + 0.28, 4.6)], "#4a4352", form=0.6)
    for x, high in ((-3.4, 0.9), (-4.2, 0.6), (3.3, 0.8), (4.3, 1.1)):
        brush.shape([(x - 0.35, -0.1), (x, high), (x + 0.35, -0.1)], "#776e82", form=0.8)


PLACES.add(
    Place(
        names=Names(en="cave", zh="山洞", also=("cavern", "grotto", "洞穴", "溶洞", "岩洞")),
        floor=Floor(far_colour="#7b7284", near_colour="#6a6174", line_alpha=0),
        planes=(Plane(z=3.2, draw=_rock_walls),),
        anchors=MARKS,
    )
)


def _temple(brush: Brush, t: float) -> None:
    """A temple hall: red pillars on a terrace, two roofs with raised corners."""
    brush.box(-5.4, 0, 5.4, 0.55, "#cbc3b5", form=0.4)
    for k in range(4):
        brush.box(-1.5 - 0.14 * k, 0, 1.5 + 0.14 * k, 0.55 - 0.14 * k, lighter("#cbc3b5", 0.1))
    brush.box(-4.2, 0.55, 4.2, 3.0, "#e6d3ae", form=0.5)
    for x in (-2.6, 0.0, 2.6):
        wide = 0.75 if x else 0.95
        brush.box(x - wide, 0.55, x + wide, 2.6, "#8f3028", form=0.4)
        for j in (-1, 1):
            brush.box(
                x + j * wide / 2 - 0.3, 1.4, x + j * wide / 2 + 0.3, 2.45, "#d9a45a", form=0.2
            )
    for k in range(6):
        x = -4.2 + 1.68 * k
        brush.box(x - 0.17, 0.55, x + 0.17, 3.0, "#b23a30", corner=0.05, form=1)
    for y, half in ((2.95, 5.3), (4.25, 3.7)):
        roof = [
            (-half - 0.5, y + 0.5), (-half + 0.3, y + 0.1), (half - 0.3, y + 0.1),
            (half + 0.5, y + 0.5), (half - 1.2, y + 1.25), (-half + 1.2, y + 1.25),
        ]  # fmt: skip
        brush.blob(roof, "#4a6f66")
        brush.line([(-half + 1.1, y + 1.22), (half - 1.1, y + 1.22)], 0.16, "#d9a93f")
        brush.line([(-half + 0.1, y + 0.12), (half - 0.1, y + 0.12)], 0.1, "#8f3028")
    brush.box(-3.0, 4.05, 3.0, 4.45, "#e6d3ae", form=0.3)
    for x in (-3.4, 3.4):
        brush.line([(x, 3.05), (x, 2.8)], 0.03, "#6a4a2a")
        brush.oval((x, 2.58), 0.22, 0.26, "#d8463f", form=1)


def _burner(brush: Brush, t: float) -> None:
    """A bronze burner for incense at one side, its smoke rising."""
    brush.box(3.0, 0, 3.2, 0.5, "#6a5a3a")
    brush.box(3.8, 0, 4.0, 0.5, "#6a5a3a")
    brush.blob([(2.8, 0.9), (3.0, 0.45), (4.0, 0.45), (4.2, 0.9)], "#7a6840")
    brush.box(2.75, 0.86, 4.25, 0.98, "#8f7c4e", corner=0.04)
    for k in range(3):
        rise = (0.14 * t + k / 3) % 1
        alpha = 0.3 * (1 - rise)
        brush.oval((3.5 + 0.15 * math.sin(5 * rise + k), 1.1 + 1.5 * rise), 0.14 + 0.2 * rise,
                   0.16 + 0.2 * rise, "#d8d4cc", alpha=alpha)  # fmt: skip


PLACES.add(
    Place(
        names=Names(en="temple", zh="寺庙", also=("shrine", "temple court", "庙", "寺院", "大殿")),
        indoors=False,
        floor=Floor(
            far_colour="#cfc6b6", near_colour="#b3a995", far=FAR, lines=tiles(1.2), line_alpha=0.06
        ),
        planes=(
            *SKY,
            Plane(z=50, draw=_far_hills),
            Plane(z=9, draw=_temple),
            Plane(z=4.5, draw=_burner, live=True),
        ),
        anchors=MARKS,
        furniture=(
            Furnished(thing="pine", x=-8.6, z=11, scale=1.5),
            Furnished(thing="pine", x=9.2, z=12, scale=1.6),
        ),
    )
)
