"""More rooms: operating room, courtroom, bank, gym, bathroom, library, museum, train and lift."""

from __future__ import annotations

from onionskin.stage.brush import Brush, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.place import PLACES, Anchor, Floor, Furnished, Place, Plane, planks, tiles
from onionskin.stage.places.parts import land, light_patch, wall, window
from onionskin.stage.registry import Names

WALL_Z = 3.2
_MARKS = {"left": Anchor(x=-0.75, z=0, turn=0.9), "right": Anchor(x=0.75, z=0, turn=-0.9)}


def _operating(brush: Brush, t: float) -> None:
    wall(brush, "#dceeee", "#b8dcd8", trim="#9cc8c4")
    for x in (-4.6, 2.4):
        brush.box(x, 1.2, x + 1.9, 2.9, "#c3dfe2", corner=0.04)
        for k in range(3):
            brush.box(
                x + 0.1, 1.3 + 0.52 * k, x + 1.8, 1.72 + 0.52 * k, "#eef7f7", corner=0.03, form=0.4
            )
            for j in range(4):
                brush.box(
                    x + 0.2 + 0.4 * j,
                    1.32 + 0.52 * k,
                    x + 0.42 + 0.4 * j,
                    1.55 + 0.52 * k,
                    ("#8fc0d8", "#e8b8b8", "#a8d0a8")[j % 3],
                    corner=0.03,
                )
    brush.line([(0.3, 4.1), (0.3, 3.5), (-0.2, 3.25)], 0.07, "#aebcc6")
    brush.oval((-0.35, 3.05), 0.75, 0.24, "#eef4f6")
    for k in range(5):
        brush.disc((-0.75 + 0.2 * k, 2.98), 0.07, "#fff6d0", form=0)
    brush.shine((-0.35, 2.3), 1.5, "#fff6d0", 0.28)


PLACES.add(
    Place(
        names=Names(
            en="operating room",
            zh="手术室",
            also=("operating theatre", "surgery", "intensive care"),
        ),
        floor=Floor(far_colour="#cfe0e0", near_colour="#aec6c8", lines=tiles(0.8), line_alpha=0.07),
        planes=(Plane(z=WALL_Z, draw=_operating),),
        anchors={**_MARKS, "bed": Anchor(x=0.5, z=0.4, turn=-1.35)},
        furniture=(Furnished(thing="monitor", x=2.2, z=2.2, y=1.1),),
    )
)


def _court(brush: Brush, t: float) -> None:
    wall(brush, "#e6d6ba", "#8a5a3a", rail=1.5, trim="#6f4630")
    for x in (-4.4, -2.6, 2.2, 4.0):
        brush.box(x - 0.22, 0, x + 0.22, 3.6, "#d8c49c", corner=0.02)
        brush.box(x - 0.32, 3.5, x + 0.32, 3.75, "#c9b084", corner=0.02)
    brush.box(-1.9, 0, 1.7, 1.5, "#7a4d32", corner=0.03)
    brush.box(-2.0, 1.5, 1.8, 1.66, "#946040", corner=0.02)
    for k in range(4):
        brush.box(
            -1.75 + 0.87 * k,
            0.15,
            -1.05 + 0.87 * k,
            1.3,
            lighter("#7a4d32", 0.1),
            corner=0.03,
            form=0.5,
        )
    brush.disc((-0.1, 2.75), 0.5, "#c9a24a")
    brush.disc((-0.1, 2.75), 0.4, "#8a5a3a")
    brush.line([(-0.1, 2.5), (-0.1, 3.0)], 0.05, "#f0d890")
    brush.line([(-0.36, 2.92), (0.16, 2.92)], 0.05, "#f0d890")
    for x in (-0.34, 0.14):
        brush.shape([(x - 0.11, 2.72), (x, 2.64), (x + 0.11, 2.72)], "#f0d890")


PLACES.add(
    Place(
        names=Names(
            en="courtroom",
            zh="法庭",
            also=("court", "court of law", "parliament", "法院", "议会", "国会"),
        ),
        floor=Floor(
            far_colour="#b0845c", near_colour="#8f6644", lines=planks(0.5), line_alpha=0.12
        ),
        planes=(Plane(z=WALL_Z, draw=_court),),
        anchors=_MARKS,
    )
)


def _bank(brush: Brush, t: float) -> None:
    wall(brush, "#e6e0d2", "#c8bda4", trim="#a89a7c")
    brush.box(-3.9, 0.9, 1.1, 2.9, "#bcd4dc", corner=0.03, form=0.5)
    for k in range(4):
        x = -3.8 + 1.22 * k
        brush.box(x, 1.0, x + 1.1, 2.8, "#dfeef2", corner=0.02, form=0.4)
        brush.oval((x + 0.55, 1.5), 0.2, 0.05, "#9ab4bc")
    brush.box(-4.0, 0, 1.2, 1.0, "#7a5a44", corner=0.02)
    brush.box(-4.1, 1.0, 1.3, 1.12, "#e9dcc0", corner=0.02)
    brush.box(2.0, 0, 4.2, 3.1, "#8d98a8", corner=0.05)
    brush.disc((3.1, 1.6), 0.95, "#aab4c2")
    brush.disc((3.1, 1.6), 0.78, "#8d98a8")
    for k in range(4):
        with brush.moved((3.1, 1.6), turn=k * 0.785):
            brush.line([(-0.5, 0), (0.5, 0)], 0.08, "#dfe5ec")
    brush.disc((3.1, 1.6), 0.16, "#5a6478")
    brush.disc((-1.4, 3.4), 0.24, "#e8b83f")


PLACES.add(
    Place(
        names=Names(
            en="bank", zh="银行", also=("vault", "bank branch", "金库", "post office", "邮局")
        ),
        floor=Floor(far_colour="#d8cfbc", near_colour="#bcb098", lines=tiles(0.9), line_alpha=0.09),
        planes=(Plane(z=WALL_Z, draw=_bank),),
        anchors=_MARKS,
    )
)


def _gym(brush: Brush, t: float) -> None:
    wall(brush, "#dfe4ec", "#5a78a8", rail=0.9, trim="#46608a")
    for x in (-4.6, -2.3):
        window(brush, x, 1.9, x + 1.9, 3.3, view="city", bars=2)
    brush.box(0.4, 1.0, 4.4, 3.2, "#c8d8e4", corner=0.03, form=0.6)
    brush.line([(0.8, 1.5), (2.2, 3.0)], 0.06, WHITE, alpha=0.6)
    for k in range(3):
        brush.line([(0.6, 0.25 + 0.3 * k), (3.6, 0.25 + 0.3 * k)], 0.05, "#3a3f52")
        for j in range(7):
            x = 0.8 + 0.42 * j
            brush.box(
                x - 0.1,
                0.2 + 0.3 * k,
                x + 0.1,
                0.42 + 0.3 * k,
                ("#3a3f52", "#d9483b", "#f4b93f")[(j + k) % 3],
                corner=0.04,
            )


PLACES.add(
    Place(
        names=Names(
            en="gym",
            zh="健身房",
            also=("fitness studio", "dance studio", "舞蹈室"),
        ),
        floor=Floor(far_colour="#c9b08c", near_colour="#a98f68", lines=planks(0.5), line_alpha=0.1),
        planes=(Plane(z=WALL_Z, draw=_gym),),
        anchors=_MARKS,
    )
)


def _bathroom(brush: Brush, t: float) -> None:
    wall(brush, "#e3f0f2")
    for row in range(9):
        for k in range(40):
            if (k * 5 + row * 3) % 11 == 0:
                brush.flat(
                    rounded(
                        -7.9 + 0.4 * k, 0.2 + 0.4 * row, -7.54 + 0.4 * k, 0.56 + 0.4 * row, 0.02
                    ),
                    "#c3e0e4",
                )
    brush.box(-3.9, 0.0, -1.2, 0.75, WHITE, corner=0.16)
    brush.box(-4.0, 0.66, -1.1, 0.8, "#eef4f6", corner=0.06)
    brush.line([(-1.6, 0.8), (-1.6, 1.3), (-1.85, 1.3)], 0.06, "#aebcc6")
    brush.box(-3.6, 1.5, -1.4, 1.56, "#aebcc6")
    for k, tone in enumerate(("#f3b6c3", "#a9d8c8")):
        brush.box(-3.3 + 0.9 * k, 0.95, -2.7 + 0.9 * k, 1.54, tone, corner=0.04)
    brush.fill(oval((1.4, 2.2), 0.7, 0.8), "#c08a4a")
    brush.gradient(oval((1.4, 2.2), 0.62, 0.72), (1, 3), (1.8, 1.4), ("#eef7fb", "#b8d4e4"))
    brush.box(0.5, 0.0, 2.3, 0.86, "#8fb8b4", corner=0.03)
    brush.box(0.4, 0.86, 2.4, 0.98, WHITE, corner=0.04)
    window(brush, 3.2, 1.6, 4.4, 3.1, view="hills")


PLACES.add(
    Place(
        names=Names(
            en="bathroom", zh="浴室", also=("shower", "washroom", "toilet", "卫生间", "洗手间")
        ),
        floor=Floor(far_colour="#cfe2e6", near_colour="#aecad0", lines=tiles(0.6), line_alpha=0.1),
        planes=(Plane(z=WALL_Z, draw=_bathroom),),
        anchors=_MARKS,
    )
)


def _library(brush: Brush, t: float) -> None:
    wall(brush, "#ecdfc4", trim="#a8845a")
    tones = ("#b5483f", "#3d6f9a", "#5f8a4f", "#d0973f", "#6a4f8a", "#8a5a3a", "#c9b48a")
    for bay in range(5):
        left = -6.3 + 2.6 * bay
        brush.box(left, 0, left + 2.4, 3.5, "#8a5f3c", corner=0.02)
        for row in range(5):
            low = 0.15 + 0.66 * row
            brush.box(left + 0.1, low, left + 2.3, low + 0.58, darker("#8a5f3c", 0.4), form=0.2)
            x, k = left + 0.12, bay * 7 + row * 3
            while x < left + 2.16:
                k += 1
                wide, high = 0.08 + 0.05 * (k % 3), 0.36 + 0.05 * (k % 4)
                brush.box(x, low, x + wide, low + high, tones[k % 7], corner=0.01, form=0.4)
                x += wide + (0.012 if k % 6 else 0.16)


PLACES.add(
    Place(
        names=Names(en="library", zh="图书馆", also=("bookshop", "bookstore", "archive", "书店")),
        floor=Floor(
            far_colour="#c0966a", near_colour="#9c7450", lines=planks(0.45), line_alpha=0.12
        ),
        planes=(Plane(z=WALL_Z, draw=_library),),
        anchors=_MARKS,
    )
)


def _museum(brush: Brush, t: float) -> None:
    wall(brush, "#efeae2", trim="#d0c6b4")
    for k, (x, w, h, tones) in enumerate(
        (
            (-4.6, 1.9, 1.4, ("#8fb7d8", "#e4a25f")),
            (-1.9, 1.3, 1.7, ("#d98f8f", "#8a5cb0")),
            (0.2, 2.2, 1.4, ("#8fc49a", "#3d86c9")),
            (3.2, 1.2, 1.6, ("#f4d47a", "#c8656a")),
        )
    ):
        brush.box(x, 1.35, x + w, 1.35 + h, "#c9a24a", corner=0.02)
        pane = rounded(x + 0.1, 1.45, x + w - 0.1, 1.25 + h, 0.01)
        brush.gradient(pane, (x, 1.35 + h), (x + w, 1.4), tones)
        with brush.inside(pane):
            brush.flat(
                oval((x + w * 0.6, 1.45), w * 0.5, h * 0.38), darker(tones[1], 0.2), alpha=0.8
            )
            brush.flat(oval((x + w * 0.3, 1.35 + h * 0.75), 0.14, 0.14), "#fff4cf", alpha=0.9)
        brush.shine((x + w / 2, 3.2), 0.9, "#fff6d0", 0.3)
        del k


PLACES.add(
    Place(
        names=Names(
            en="museum",
            zh="博物馆",
            also=("gallery", "exhibition", "art gallery", "美术馆", "展览馆"),
        ),
        floor=Floor(
            far_colour="#d8c3a0", near_colour="#b89f78", lines=planks(0.6), line_alpha=0.09
        ),
        planes=(Plane(z=WALL_Z, draw=_museum),),
        anchors=_MARKS,
    )
)


def _carriage(brush: Brush, t: float) -> None:
    """The inside of a train or a bus: windows with the land going by, seats, rails."""
    wall(brush, "#e6ecf0", "#5a86a8", rail=0.95, trim="#46708f")
    for k in range(5):
        left = -6.2 + 2.6 * k
        pane = rounded(left, 1.25, left + 2.1, 2.75, 0.16)
        brush.box(left - 0.1, 1.15, left + 2.2, 2.85, "#c3ced8", corner=0.2, form=0.5)
        brush.gradient(pane, (0, 2.75), (0, 1.25), brush.light.sky, glow=True)
        with brush.inside(pane):
            shift = (t * 3.2) % 3.2
            for j in range(-1, 4):
                x = left - shift + 1.6 * j
                brush.flat(oval((x, 1.25), 1.0, 0.42), land(brush, "#8fc08a"), alpha=0.95)
                brush.flat(oval((x + 0.7, 1.62), 0.2, 0.24), land(brush, "#5f9a5a"), alpha=0.95)
    brush.line([(-8, 3.3), (8, 3.3)], 0.05, "#8d98a8")
    for k in range(11):
        x = -6 + 1.2 * k
        brush.line([(x, 3.3), (x, 3.1)], 0.03, "#8d98a8")
        brush.stroke(oval((x, 3.0), 0.09, 0.1), 0.035, "#f4b93f")
    for k in range(4):
        x = -5.0 + 2.6 * k
        brush.box(x, 0.1, x + 1.1, 0.55, "#3a6a8f", corner=0.08)
        brush.box(x, 0.5, x + 1.1, 1.35, "#4a7fa8", corner=0.14)


PLACES.add(
    Place(
        names=Names(
            en="train inside",
            zh="车厢",
            also=(
                "carriage",
                "subway",
                "metro",
                "bus inside",
                "train carriage",
                "地铁",
                "公交车上",
                "火车上",
            ),
        ),
        floor=Floor(far_colour="#b8c0c8", near_colour="#8f99a4", lines=tiles(0.7), line_alpha=0.08),
        planes=(Plane(z=2.6, draw=_carriage, live=True),),
        anchors=_MARKS,
    )
)


def _cabin(brush: Brush, t: float) -> None:
    """The inside of an airliner: small round windows, lockers overhead, rows of seats."""
    wall(brush, "#eef1f4", "#dfe5ec", rail=0.95, trim="#c9d3de")
    for k in range(12):
        x = -6.3 + 1.12 * k
        brush.box(x - 0.32, 1.3, x + 0.32, 2.2, "#d3dbe4", corner=0.3, form=0.4)
        pane = rounded(x - 0.22, 1.38, x + 0.22, 2.12, 0.21)
        brush.gradient(pane, (0, 2.12), (0, 1.38), brush.light.sky, glow=True)
        with brush.inside(pane):
            drift = (0.12 * t + 0.37 * k) % 0.9 - 0.45
            brush.flat(oval((x + drift, 1.5), 0.3, 0.1), "#ffffff", alpha=0.85)
    brush.box(-8, 2.62, 8, 3.35, "#f7f9fb", corner=0.1, form=0.6)
    for k in range(9):
        brush.line([(-7.2 + 1.8 * k, 2.66), (-7.2 + 1.8 * k, 3.3)], 0.025, "#c5ced8")
        brush.box(-6.45 + 1.8 * k, 2.72, -6.15 + 1.8 * k, 2.77, "#aab6c4", corner=0.02)
    brush.line([(-8, 2.58), (8, 2.58)], 0.04, "#fff3d2")
    for k in range(7):
        x = -6.1 + 1.9 * k
        brush.box(x, 0.18, x + 0.95, 0.56, "#35507a", corner=0.1)
        brush.box(x + 0.62, 0.4, x + 0.98, 1.36, "#446396", corner=0.16)
        brush.box(x + 0.64, 1.12, x + 0.96, 1.4, "#f1f4f8", corner=0.1)
        brush.box(x + 0.02, 0.62, x + 0.66, 0.7, "#2c4266", corner=0.04)


PLACES.add(
    Place(
        names=Names(
            en="plane inside", zh="机舱", also=("cabin", "airplane cabin", "cockpit", "客舱")
        ),
        floor=Floor(far_colour="#8d99ad", near_colour="#6c788e", lines=tiles(0.7), line_alpha=0.05),
        planes=(Plane(z=2.2, draw=_cabin, live=True),),
        anchors=_MARKS,
    )
)


def _church(brush: Brush, t: float) -> None:
    wall(brush, "#e9e0d0", trim="#c3b494")
    for k, x in enumerate((-5.0, -3.0, 2.2, 4.2)):
        shape = polygon([(x, 1.0), (x, 2.7), (x + 0.5, 3.4), (x + 1.0, 2.7), (x + 1.0, 1.0)])
        brush.flat(shape, "#8a7a64")
        with brush.inside(shape):
            for j in range(12):
                brush.box(
                    x + 0.06 + 0.31 * (j % 3),
                    1.06 + 0.58 * (j // 3),
                    x + 0.34 + 0.31 * (j % 3),
                    1.6 + 0.58 * (j // 3),
                    ("#d9685f", "#5f9ad0", "#f0c45a", "#6fb07a", "#a87fc8")[(j * 3 + k) % 5],
                    form=0.2,
                )
    brush.shape([(-1.7, 0), (-1.7, 2.6), (-0.1, 4.0), (1.5, 2.6), (1.5, 0)], "#d6c8ac", form=0.5)
    brush.box(-1.0, 0, 0.8, 1.0, "#a8845a", corner=0.02)
    brush.box(-1.1, 1.0, 0.9, 1.1, "#fbf6ec", corner=0.02)
    for x in (-0.85, 0.65):
        brush.box(x - 0.05, 1.1, x + 0.05, 1.5, "#f4efe2")
        brush.shine((x, 1.62), 0.3, "#ffd98a", 0.7)
        brush.flat(oval((x, 1.58), 0.04, 0.08), "#ffb43f", glow=True)
    for k in range(7):
        for side in (-1, 1):
            brush.disc(
                (-0.1 + side * (1.45 - 0.02 * k), 0.3 + 0.36 * k),
                0.13,
                ("#f6c8d4", "#fffafc")[k % 2],
            )
    light_patch(brush, -3.4, -1.2)


PLACES.add(
    Place(
        names=Names(
            en="church",
            zh="教堂",
            also=("chapel", "cathedral", "wedding", "婚礼", "mosque"),
        ),
        floor=Floor(far_colour="#cdbb9c", near_colour="#ab9876", lines=tiles(0.9), line_alpha=0.1),
        planes=(Plane(z=WALL_Z, draw=_church),),
        anchors=_MARKS,
    )
)
