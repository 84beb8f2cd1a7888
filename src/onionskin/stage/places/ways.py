"""Places on the way, and far ones: airport, station, road, desert, forest, arctic."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.place import PLACES, Anchor, Floor, Place, Plane, tiles
from onionskin.stage.places.far import MARKS
from onionskin.stage.places.outdoors import FAR, SKY
from onionskin.stage.places.parts import HALF, hills, skyline, wall
from onionskin.stage.registry import Names

_INSIDE = {"left": Anchor(x=-0.75, z=0, turn=0.9), "right": Anchor(x=0.75, z=0, turn=-0.9)}


def _terminal(brush: Brush, t: float) -> None:
    wall(brush, "#dfe6ec", trim="#a9b8c6")
    pane = polygon([(-6, 0.7), (6, 0.7), (6, 3.5), (-6, 3.5)])
    brush.gradient(pane, (0, 3.5), (0, 0.7), brush.light.sky, glow=True)
    with brush.inside(pane):
        brush.box(-8, 0.6, 8, 1.05, "#b9c0c6", form=0.3)
        body = [(-3.6, 1.5), (-3.2, 1.75), (0.6, 1.8), (1.5, 1.5), (0.6, 1.28), (-3.0, 1.28)]
        brush.blob(body, WHITE)
        brush.shape([(-3.5, 1.6), (-4.1, 2.5), (-3.7, 2.5), (-2.8, 1.72)], "#d9483b")
        brush.shape([(-1.3, 1.42), (-2.4, 1.0), (-1.9, 1.0), (-0.3, 1.42)], "#c3ced8")
        for k in range(9):
            brush.disc((-2.6 + 0.34 * k, 1.6), 0.055, "#7fa4c0", form=0)
    for x in (-4, -1.5, 1, 3.5):
        brush.line([(x, 0.6), (x, 3.6)], 0.06, "#8d98a8")
    brush.box(2.2, 2.3, 4.6, 3.3, "#26304a", corner=0.04)
    for row in range(5):
        brush.line([(2.35, 3.14 - 0.18 * row), (3.5, 3.14 - 0.18 * row)], 0.05, "#f4c63f")
        brush.line(
            [(3.8, 3.14 - 0.18 * row), (4.4, 3.14 - 0.18 * row)],
            0.05,
            ("#9fe3c0", "#e8a0a0")[row % 2],
        )
    for k in range(4):
        x = -4.6 + 0.7 * k
        brush.box(x, 0.42, x + 0.62, 0.5, "#3a4a63", corner=0.02)
        brush.box(x, 0.5, x + 0.62, 0.95, "#4a5f80", corner=0.06)


PLACES.add(
    Place(
        names=Names(en="airport", zh="机场", also=("terminal", "departure hall", "gate", "候机楼")),
        floor=Floor(far_colour="#cdd3d8", near_colour="#a9b2ba", lines=tiles(1.0), line_alpha=0.08),
        planes=(Plane(z=3.2, draw=_terminal),),
        anchors=_INSIDE,
    )
)


def _platform(brush: Brush, t: float) -> None:
    brush.box(-40, 0, 40, 4.6, "#c9b79c", form=0.3)
    for k in range(9):
        x = -14 + 3.5 * k
        brush.box(x - 0.12, 0, x + 0.12, 4.6, "#5a6a7a", corner=0.02)
        brush.box(x + 0.8, 1.4, x + 2.6, 3.2, "#e6dcc6", corner=0.1)
    brush.box(-40, 4.4, 40, 5.2, "#46566a", form=0.4)
    train = "#d9e2e8"
    brush.box(-20, 0.15, 20, 2.9, train, corner=0.2)
    brush.box(-20, 0.7, 20, 1.0, "#c8383b", form=0.3)
    for k in range(14):
        x = -19 + 2.9 * k
        brush.box(x, 1.35, x + 1.7, 2.3, "#6f97b4", corner=0.1, form=0.5)
        brush.box(x + 1.95, 0.35, x + 2.65, 2.4, lighter(train, 0.3), corner=0.05, form=0.4)
    brush.disc((3.3, 3.6), 0.42, "#3a3346")
    brush.disc((3.3, 3.6), 0.36, WHITE, form=0.3)
    brush.line([(3.3, 3.6), (3.3, 3.84)], 0.05, "#3a3346")
    brush.line([(3.3, 3.6), (3.48, 3.54)], 0.05, "#3a3346")


PLACES.add(
    Place(
        names=Names(
            en="station",
            zh="车站",
            also=(
                "train station",
                "platform",
                "railway station",
                "bus stop",
                "火车站",
                "站台",
                "公交站",
                "地铁站",
            ),
        ),
        indoors=False,
        floor=Floor(
            far_colour="#c3c0b8",
            near_colour="#9c9a94",
            lines=tiles(1.0, 5.0),
            line_alpha=0.1,
            far=5.0,
        ),
        planes=(*SKY, Plane(z=5.0, draw=_platform)),
        anchors=MARKS,
    )
)


def _road_far(brush: Brush, t: float) -> None:
    hills(brush, "#a9c9a0", (3, 5, 3.4, 6, 4, 5.5, 3), span=240)


def _verge(brush: Brush, t: float) -> None:
    brush.box(-60, -0.2, 60, 0.35, "#8fb878", form=0.3)
    for k in range(14):
        x = -39 + 6 * k
        brush.line([(x, 0), (x, 1.0)], 0.12, "#e9e6ef")
        brush.box(x - 0.07, 0.7, x + 0.07, 0.9, "#d9483b", form=0)
    brush.line([(-60, 0.7), (60, 0.7)], 0.1, "#b9c2cc")
    brush.line([(9, 0), (9, 4.4)], 0.16, "#8d98a8")
    brush.box(6.6, 3.2, 11.4, 5.2, "#3d6fb0", corner=0.15)
    brush.line([(7.4, 4.6), (10.4, 4.6)], 0.2, WHITE)
    brush.line([(7.4, 3.9), (9.4, 3.9)], 0.2, WHITE)


PLACES.add(
    Place(
        names=Names(
            en="road",
            zh="公路",
            also=(
                "highway",
                "motorway",
                "country road",
                "parking lot",
                "charging station",
                "gas station",
                "马路",
                "高速公路",
                "路",
                "停车场",
                "充电站",
                "加油站",
            ),
        ),
        indoors=False,
        floor=Floor(
            far_colour="#8d939c",
            near_colour="#70767f",
            far=14,
            lines=tuple(((x, 2.6), (x + 1.6, 2.6)) for x in range(-40, 40, 4)),
            line_colour="#ffffff",
            line_alpha=0.85,
            line_width=0.09,
            # The lanes are behind people, who stand on the pavement at their side.
            patches=(
                (((-40, 0.55), (40, 0.55), (40, 0.42), (-40, 0.42)), "#8a857d"),
                (((-40, 0.42), (40, 0.42), (40, -7), (-40, -7)), "#c9c2b6"),
            ),
        ),
        planes=(*SKY, Plane(z=60, draw=_road_far), Plane(z=14, draw=_verge)),
        anchors={**MARKS, "lane": Anchor(x=0, z=1.2)},
    )
)


def _dunes(brush: Brush, t: float) -> None:
    hills(brush, "#e8c48a", (4, 9, 5, 11, 4, 8, 3), span=260)


def _near_dunes(brush: Brush, t: float) -> None:
    hills(brush, "#dcb071", (1.2, 2.4, 0.8, 3.0, 1.0, 2.0, 1.2), span=120)
    for x, high in ((-13, 2.6), (15, 3.4)):
        brush.line([(x, 0), (x, high)], 0.55, "#5f9a5a")
        brush.line(
            [(x, high * 0.45), (x - 0.9, high * 0.5), (x - 0.9, high * 0.8)],
            0.36,
            "#5f9a5a",
            smooth=True,
        )
        brush.line(
            [(x, high * 0.35), (x + 0.9, high * 0.42), (x + 0.9, high * 0.66)],
            0.36,
            "#6aa864",
            smooth=True,
        )


PLACES.add(
    Place(
        names=Names(
            en="desert",
            zh="沙漠",
            also=("dunes", "savanna", "sand dunes", "mars", "戈壁", "沙丘", "火星", "热带草原"),
        ),
        indoors=False,
        floor=Floor(far_colour="#ecc98f", near_colour="#d3a566", far=FAR, line_alpha=0),
        planes=(*SKY, Plane(z=60, draw=_dunes), Plane(z=24, draw=_near_dunes)),
        anchors=MARKS,
    )
)


def _trunks(brush: Brush, t: float, *, seed: int, count: int, tone: str, leaf: str) -> None:
    for k in range(count):
        spot = (k * 37 + seed * 17) % 101
        x = -34 + 68 * (k + 0.3 * spot / 101) / count
        wide = 0.55 + 0.35 * (spot % 5) / 5
        brush.box(
            x - wide / 2, -0.2, x + wide / 2, 13, tone if k % 2 else darker(tone, 0.1), form=0.8
        )
        for j in range(4):
            a = spot + 2.4 * j
            brush.flat(
                oval((x + 1.7 * math.cos(a), 7.6 + 1.5 * j), 2.4, 1.5),
                leaf if (j + k) % 2 else lighter(leaf, 0.12),
            )


def _deep(brush: Brush, t: float) -> None:
    brush.box(-120, 0, 120, 60, "#b9d8b0", form=0.2)
    _trunks(brush, t, seed=5, count=26, tone="#9aa888", leaf="#8fbf86")


def _near_wood(brush: Brush, t: float) -> None:
    _trunks(brush, t, seed=2, count=12, tone="#8a6a4f", leaf="#6fa860")
    for k in range(30):
        x = -29 + 2 * k
        high = 0.35 + 0.25 * (k * 7 % 5) / 5
        for lean in (-0.25, 0.0, 0.25):
            brush.line(
                [(x, 0), (x + lean, high)], 0.12, ("#5f9a55", "#7ab06a")[k % 2], smooth=False
            )


PLACES.add(
    Place(
        names=Names(
            en="forest",
            zh="森林",
            also=("woods", "jungle", "rainforest", "bamboo forest", "camp", "树林", "丛林", "竹林"),
        ),
        indoors=False,
        floor=Floor(far_colour="#8fb57a", near_colour="#6f9560", far=26, line_alpha=0),
        planes=(*SKY, Plane(z=26, draw=_deep), Plane(z=9, draw=_near_wood)),
        anchors=MARKS,
    )
)


def _site(brush: Brush, t: float) -> None:
    for floor in range(4):
        y = 3.0 * floor
        brush.box(-13, y + 2.7, 3, y + 3.0, "#b9b4ac", form=0.4)
        for k in range(6):
            brush.box(-13 + 3.1 * k, y, -12.5 + 3.1 * k, y + 2.8, "#a39e96", form=0.4)
    for k in range(8):
        brush.line([(-13.6 + 2.4 * k, 0), (-13.6 + 2.4 * k, 12.6)], 0.1, "#d8923f")
    for row in range(5):
        brush.line([(-13.8, 1.4 + 2.7 * row), (3.6, 1.4 + 2.7 * row)], 0.1, "#d8923f")
    brush.line([(10, 0), (10, 17)], 0.7, "#f0b52f")
    brush.line([(2, 16), (20, 16)], 0.5, "#f0b52f")
    brush.line([(10, 19), (3, 16.2)], 0.1, "#5a6478")
    brush.line([(10, 19), (18, 16.2)], 0.1, "#5a6478")
    sway = 0.3 * math.sin(t * 0.8)
    brush.line([(4, 16), (4 + sway, 9)], 0.08, "#5a6478")
    brush.box(2.6 + sway, 8.2, 5.4 + sway, 9.0, "#c8703f", corner=0.06)
    for k in range(3):
        brush.shape([(12 + 2.2 * k, 0), (13.4 + 2.2 * k, 1.3), (14.8 + 2.2 * k, 0)], "#c9ad84")


def _site_far(brush: Brush, t: float) -> None:
    with brush.moved((-60, 0)):
        skyline(brush, 120, seed=7, height=12, tone="#b3c4d3")


PLACES.add(
    Place(
        names=Names(
            en="construction site",
            zh="工地",
            also=("building site", "site", "scaffolding", "建筑工地", "施工现场"),
        ),
        indoors=False,
        floor=Floor(far_colour="#cbb391", near_colour="#a8906c", far=20, line_alpha=0),
        planes=(*SKY, Plane(z=70, draw=_site_far), Plane(z=18, draw=_site, live=True)),
        anchors=MARKS,
    )
)


def _ice(brush: Brush, t: float) -> None:
    for k in range(7):
        x, high = -54 + 18 * k, 7 + 4 * ((k * 5) % 3)
        brush.shape(
            [(x - 11, -1), (x - 5, high * 0.8), (x + 1, high), (x + 9, high * 0.5), (x + 12, -1)],
            ("#d5e8f4", "#c3dcec")[k % 2],
        )
        brush.shape(
            [(x + 1, high), (x + 9, high * 0.5), (x + 12, -1), (x + 2, -1)],
            ("#aecfe4", "#a3c4dc")[k % 2],
            form=0.4,
        )


def _floes(brush: Brush, t: float) -> None:
    brush.box(-120, -0.4, 120, 0.6, "#7fb4d0", form=0.4)
    for k in range(14):
        x = -40 + 6.2 * k + 0.2 * math.sin(t * 0.6 + k)
        brush.flat(oval((x, 0.25), 2.4, 0.22), WHITE, alpha=0.9)


PLACES.add(
    Place(
        names=Names(
            en="arctic",
            zh="北极",
            also=(
                "antarctica",
                "ice",
                "ice rink",
                "ski slope",
                "glacier",
                "南极",
                "冰川",
                "滑雪场",
                "冰场",
            ),
        ),
        indoors=False,
        floor=Floor(far_colour="#e6f1f7", near_colour="#cfe0ec", far=16, line_alpha=0),
        planes=(*SKY, Plane(z=50, draw=_ice), Plane(z=16, draw=_floes, live=True)),
        anchors=MARKS,
    )
)


def _court_far(brush: Brush, t: float) -> None:
    brush.box(-60, 0, 60, 3.2, "#b9cbd8", form=0.3)
    for k in range(30):
        x = -45 + 3 * k
        brush.line([(x, 0), (x, 3.4)], 0.08, "#8fa4b4")
    for row in range(4):
        brush.line([(-60, 0.8 * row + 0.4), (60, 0.8 * row + 0.4)], 0.03, "#8fa4b4")
    for x in (-9, 9):
        brush.line([(x, 0), (x, 3.4)], 0.2, "#5a6478")
        brush.box(x - 1.1, 3.0, x + 1.1, 4.6, WHITE, corner=0.05)
        brush.line([(x - 0.5, 3.25), (x + 0.5, 3.25)], 0.12, "#e4574c")


PLACES.add(
    Place(
        names=Names(
            en="basketball court",
            zh="篮球场",
            also=(
                "court outdoors",
                "tennis court",
                "sports field",
                "schoolyard",
                "操场",
            ),
        ),
        indoors=False,
        floor=Floor(
            far_colour="#d28a5f",
            near_colour="#b87048",
            far=14,
            lines=(
                ((-7, 0.9), (7, 0.9)),
                ((-7, -3), (-7, 9)),
                ((7, -3), (7, 9)),
                ((0, -3), (0, 9)),
            ),
            line_colour="#ffffff",
            line_alpha=0.8,
            line_width=0.07,
        ),
        planes=(*SKY, Plane(z=60, draw=_site_far), Plane(z=14, draw=_court_far)),
        anchors=MARKS,
    )
)


def _pool(brush: Brush, t: float) -> None:
    wall(brush, "#e6f2f4", trim="#a8cdd4")
    for k in range(6):
        x = -7 + 2.6 * k
        brush.box(x, 1.3, x + 1.9, 3.3, "#cfe8f2", corner=0.04, form=0.5)
    brush.box(-HALF, 0, HALF, 0.75, "#5fb8d8", form=0.4)
    for row in range(3):
        points = [
            (-HALF + 0.8 * k, 0.16 + 0.22 * row + 0.04 * math.sin(t * 1.6 + k + row))
            for k in range(41)
        ]
        brush.line(points, 0.05, "#bfe8f4", alpha=0.8, smooth=True)
    for k in range(40):
        brush.disc((-15.6 + 0.8 * k, 0.5), 0.09, ("#d9483b", WHITE)[k % 2], form=0.5)
    brush.line([(4.0, 0.7), (4.0, 1.5), (2.6, 1.55)], 0.1, "#c3ced8")


PLACES.add(
    Place(
        names=Names(en="swimming pool", zh="游泳池", also=("pool", "indoor pool", "泳池")),
        floor=Floor(far_colour="#bcdde2", near_colour="#98c0c8", lines=tiles(0.5), line_alpha=0.12),
        planes=(Plane(z=3.2, draw=_pool, live=True),),
        anchors=_INSIDE,
    )
)
