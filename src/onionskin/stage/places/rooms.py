"""Rooms where people work: hospital, classroom, office, laboratory, shop, studio."""

from __future__ import annotations

from onionskin.stage.brush import Brush, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.place import PLACES, Anchor, Floor, Furnished, Place, Plane, planks, tiles
from onionskin.stage.places.parts import light_patch, wall, window
from onionskin.stage.registry import Names

WALL_Z = 3.2


def _hospital(brush: Brush, t: float) -> None:
    wall(brush, "#e4f0f2", "#bcd9dd", trim="#9cc3c9")
    window(brush, -3.6, 1.25, -1.2, 2.95)
    light_patch(brush, -3.6, -1.2)
    brush.box(0.0, 1.55, 1.1, 2.75, WHITE, corner=0.03)
    brush.box(0.46, 1.95, 0.64, 2.55, "#e86a62", corner=0.02)
    brush.box(0.25, 2.16, 0.85, 2.34, "#e86a62", corner=0.02)
    brush.line([(0.25, 1.75), (0.85, 1.75)], 0.05, "#c9d6da")
    # The rail and the curtain of a bay
    brush.line([(2.3, 3.2), (6, 3.2)], 0.05, "#a9b9c4")
    for k in range(7):
        brush.box(
            4.7 + 0.3 * k, 0.35, 5.0 + 0.3 * k, 3.18, ("#a9d3d0", "#b9dedb")[k % 2], corner=0.06
        )


PLACES.add(
    Place(
        names=Names(
            en="hospital room",
            zh="病房",
            also=("hospital", "ward", "clinic", "医院", "诊所", "hospital corridor"),
        ),
        floor=Floor(far_colour="#d8cdbd", near_colour="#c2b4a0", lines=tiles(0.9), line_alpha=0.07),
        planes=(Plane(z=WALL_Z, draw=_hospital),),
        anchors={
            "bed": Anchor(x=1.35, z=0.5, turn=-1.35, seat=0.52),
            "beside": Anchor(x=-0.75, z=0.1, turn=1.0),
            "left": Anchor(x=-0.75, z=0.1, turn=1.0),
            "right": Anchor(x=0.6, z=0, turn=-1.0),
            "door": Anchor(x=-4.2, z=0),
        },
        furniture=(
            Furnished(thing="monitor", x=3.1, z=1.4),
            Furnished(thing="plant", x=-3.4, z=2.2),
        ),
    )
)


def _classroom(brush: Brush, t: float) -> None:
    wall(brush, "#f3e6c9", "#d9b98c", rail=0.95, trim="#c29a68")
    window(brush, -6.6, 1.15, -4.2, 2.95, view="hills")
    window(brush, 4.3, 1.15, 6.7, 2.95, view="hills")
    for k, tone in enumerate(("#e4897c", "#8fb7d8", "#8fc49a")):
        x = 2.5 + 0.5 * k
        brush.box(x, 2.0 + 0.1 * (k % 2), x + 0.42, 2.55 + 0.1 * (k % 2), tone, corner=0.02)


PLACES.add(
    Place(
        names=Names(en="classroom", zh="教室", also=("school", "学校", "lecture hall")),
        floor=Floor(
            far_colour="#d5b48a", near_colour="#bd986c", lines=planks(0.36), line_alpha=0.12
        ),
        planes=(Plane(z=WALL_Z, draw=_classroom),),
        anchors={
            "board": Anchor(x=0, z=3.05, y=1.5),
            "front": Anchor(x=-1.5, z=1.6, turn=0.7),
            "left": Anchor(x=-1.5, z=1.2, turn=0.8),
            "right": Anchor(x=1.2, z=0.2, turn=-1.0),
            "writing": Anchor(x=-1.1, z=2.55, turn=2.5),
            "pupils": Anchor(x=1.0, z=-0.2, turn=-1.1, seat=0.42),
        },
        furniture=(
            Furnished(thing="board", x=0, z=3.1, y=1.05, scale=1.05),
            Furnished(thing="bookshelf", x=-3.6, z=2.7, scale=0.8),
            Furnished(thing="plant", x=3.9, z=2.5, scale=0.9),
        ),
    )
)


def _office(brush: Brush, t: float) -> None:
    wall(brush, "#e3e7ee", trim="#c3cad6")
    window(brush, -4.6, 0.95, -0.9, 3.1, bars=2)
    window(brush, 0.9, 0.95, 4.6, 3.1, bars=2)
    light_patch(brush, -4.6, -0.9)
    brush.box(-0.5, 1.75, 0.5, 2.6, "#f7f4ee", corner=0.02)
    for k, h in enumerate((0.2, 0.34, 0.28, 0.5)):
        brush.box(-0.36 + 0.19 * k, 1.9, -0.24 + 0.19 * k, 1.9 + h, ("#7fa8d0", "#e8a25f")[k % 2])


PLACES.add(
    Place(
        names=Names(
            en="office",
            zh="办公室",
            also=(
                "meeting room",
                "workplace",
                "会议室",
                "company",
                "internet cafe",
                "polling station",
            ),
        ),
        floor=Floor(far_colour="#b9c0cc", near_colour="#9fa8b8", lines=tiles(1.2), line_alpha=0.06),
        planes=(Plane(z=WALL_Z, draw=_office),),
        anchors={
            "left": Anchor(x=-0.75, z=0, turn=1.0),
            "right": Anchor(x=0.75, z=0, turn=-1.0),
            "desk": Anchor(x=1.2, z=0.3),
        },
        furniture=(
            Furnished(thing="plant", x=-3.7, z=2.2, scale=1.15),
            Furnished(thing="bookshelf", x=3.9, z=2.7, scale=0.95),
        ),
    )
)


def _laboratory(brush: Brush, t: float) -> None:
    wall(brush, "#e2edf0", "#c6dde3", rail=0.9, trim="#a5c4cc")
    for x in (-3.4, 1.0):
        brush.box(x, 1.95, x + 2.6, 2.02, "#b9ccd4")
        for k in range(8):
            tone = ("#7fd0b0", "#f0b35f", "#8fb0e8", "#e88fa8")[k % 4]
            left = x + 0.12 + 0.31 * k
            brush.flat(
                rounded(left, 2.02, left + 0.17, 2.02 + 0.3 + 0.08 * (k % 3), 0.03),
                "#eef7fa",
                alpha=0.9,
            )
            brush.flat(
                rounded(left, 2.02, left + 0.17, 2.14 + 0.06 * (k % 2), 0.03), tone, alpha=0.85
            )
    brush.box(-0.55, 1.6, 0.55, 2.7, "#f4f8fa", corner=0.03)
    for k in range(5):
        brush.line(
            [(-0.4, 2.5 - 0.17 * k), (0.4 - 0.12 * (k % 3), 2.5 - 0.17 * k)], 0.035, "#b9ccd4"
        )
    brush.box(-4.6, 0.0, 4.6, 0.92, "#d3e2e8", corner=0.02)
    brush.box(-4.7, 0.92, 4.7, 1.0, "#f6fafb", corner=0.02)


PLACES.add(
    Place(
        names=Names(en="laboratory", zh="实验室", also=("lab", "research lab")),
        floor=Floor(far_colour="#cdd8dd", near_colour="#b3c2ca", lines=tiles(0.8), line_alpha=0.08),
        planes=(Plane(z=WALL_Z, draw=_laboratory),),
        anchors={"left": Anchor(x=-0.7, z=0, turn=1.0), "right": Anchor(x=0.7, z=0, turn=-1.0)},
        furniture=(Furnished(thing="plant", x=4.0, z=2.3, scale=0.85),),
    )
)


def _shop(brush: Brush, t: float) -> None:
    wall(brush, "#f6ead6", "#e3c49a", rail=0.5)
    tones = ("#e4897c", "#8fb7d8", "#f0c46a", "#8fc49a", "#b79ad0")
    for row in range(4):
        y = 0.62 + 0.62 * row
        brush.box(-5.2, y - 0.06, 5.2, y, "#c99862")
        for k in range(26):
            x = -5.05 + 0.39 * k
            h = 0.3 + 0.06 * ((k * 5 + row) % 4)
            brush.box(
                x,
                y,
                x + 0.28,
                y + h,
                tones[(k // 3 + row * 2) % 5],
                corner=0.03 if (k // 3) % 2 else 0.1,
            )
    brush.box(-5.3, 3.1, 5.3, 3.5, "#c8656a", corner=0.03)
    for k in range(13):
        brush.box(-5.3 + 0.82 * k, 2.82, -4.9 + 0.82 * k, 3.5, WHITE, corner=0.05)


PLACES.add(
    Place(
        names=Names(
            en="shop",
            zh="商店",
            also=("store", "supermarket", "超市", "grocery", "shopping mall"),
        ),
        floor=Floor(far_colour="#e0d6c6", near_colour="#c9bca8", lines=tiles(0.7), line_alpha=0.08),
        planes=(Plane(z=WALL_Z, draw=_shop),),
        anchors={
            "left": Anchor(x=-1.1, z=0, turn=1.0),
            "right": Anchor(x=1.2, z=0.9, turn=-1.0),
            "counter": Anchor(x=1.25, z=0.4),
        },
        furniture=(Furnished(thing="counter", x=2.0, z=0.55, scale=0.95),),
    )
)


def _news(brush: Brush, t: float) -> None:
    brush.gradient(rounded(-16, 0, 16, 15), (0, 5), (0, 0), ("#3f5ca0", "#5f86c8", "#86aee0"))
    for k in range(6):
        x = -5.4 + 2.1 * k
        brush.flat(
            polygon([(x, 0), (x + 0.5, 0), (x + 1.5, 5), (x + 1.0, 5)]), "#6f9fe0", alpha=0.12
        )
    brush.box(-2.3, 1.35, 2.3, 3.6, "#16244c", corner=0.06)
    screen = rounded(-2.2, 1.45, 2.2, 3.5, 0.03)
    brush.gradient(screen, (-2, 3.5), (2, 1.4), ("#5a9fe0", "#3a6cc0"), glow=True)
    with brush.inside(screen):
        for points in (
            [(-1.9, 2.9), (-1.3, 3.2), (-0.7, 2.9), (-0.9, 2.4), (-1.2, 1.9), (-1.5, 2.3)],
            [(-0.2, 3.1), (0.9, 3.25), (1.7, 2.9), (1.3, 2.5), (0.6, 2.6), (0.3, 1.9), (-0.1, 2.4)],
            [(1.3, 2.1), (1.75, 2.15), (1.7, 1.8), (1.35, 1.85)],
        ):
            brush.blob(points, "#bfe0fa", form=0, alpha=0.75)


PLACES.add(
    Place(
        names=Names(en="news studio", zh="演播室", also=("tv studio", "newsroom", "新闻演播室")),
        floor=Floor(far_colour="#6f8fc8", near_colour="#4a66a0", line_alpha=0),
        planes=(Plane(z=WALL_Z, draw=_news),),
        anchors={"left": Anchor(x=-0.7, z=0, turn=0.5), "right": Anchor(x=0.8, z=0, turn=-0.6)},
        furniture=(Furnished(thing="news desk", x=0, z=-0.55),),
    )
)


def _theatre(brush: Brush, t: float) -> None:
    brush.gradient(rounded(-16, 0, 16, 15), (0, 5), (0, 0), ("#3a2248", "#5e3358"))
    for x in (-2.4, 0.0, 2.4):
        beam = polygon([(x - 0.15, 5.5), (x + 0.15, 5.5), (x + 1.1, 0), (x - 1.1, 0)])
        brush.gradient(beam, (0, 5), (0, 0), ("#ffe9b8", "#ffd98a"), alpha=0.12, glow=True)


def _curtains(brush: Brush, t: float) -> None:
    for side in (-1, 1):
        for k in range(6):
            left = side * (3.1 + 0.42 * k)
            tone = ("#b23a48", "#c94a56")[k % 2]
            brush.box(
                min(left, left + side * 0.46),
                0,
                max(left, left + side * 0.46),
                6.5,
                tone,
                corner=0.12,
            )
    for k in range(18):
        x = -7.2 + 0.8 * k
        brush.fill(rounded(x, 3.55, x + 0.84, 7.0, 0.38), ("#b23a48", "#c94a56")[k % 2], form=0.8)


PLACES.add(
    Place(
        names=Names(
            en="stage",
            zh="舞台",
            also=("theatre", "theater", "concert", "剧院", "concert hall", "circus", "cinema"),
        ),
        floor=Floor(far_colour="#a8764a", near_colour="#7f5434", lines=planks(0.3), line_alpha=0.2),
        planes=(Plane(z=WALL_Z, draw=_theatre), Plane(z=1.6, draw=_curtains)),
        anchors={"left": Anchor(x=-0.8, z=0, turn=0.5), "right": Anchor(x=0.8, z=0, turn=-0.5)},
    )
)


def _plain(brush: Brush, t: float) -> None:
    tone = "#cfe0ea"
    brush.gradient(rounded(-16, -1, 16, 15), (0, 5), (0, 0), (lighter(tone, 0.5), tone))


PLACES.add(
    Place(
        names=Names(
            en="plain studio",
            zh="影棚",
            also=("plain", "studio", "blank", "product studio", "white studio"),
        ),
        floor=Floor(far_colour="#cfe0ea", near_colour=darker("#cfe0ea", 0.12), line_alpha=0),
        planes=(Plane(z=WALL_Z, draw=_plain),),
        anchors={"left": Anchor(x=-0.6, z=0, turn=1.0), "right": Anchor(x=0.6, z=0, turn=-1.0)},
    )
)
