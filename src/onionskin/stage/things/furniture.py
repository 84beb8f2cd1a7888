"""Things that furnish rooms."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing

WOOD = "#b98555"
STEEL = "#b4c0cc"


@thing("chair", "椅子", "seat", "座椅", size=(0.5, 0.92), seat=0.45)
def chair(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e08a4f")
    legs = darker(WOOD, 0.3)
    for x, lean in ((-0.19, -0.02), (0.19, 0.02)):
        brush.line([(x, 0.42), (x + lean, 0.02)], 0.038, legs)
    brush.fill(
        curve(
            [(-0.24, 0.92), (-0.19, 0.93), (-0.165, 0.5), (-0.22, 0.46)], closed=True, tension=0.5
        ),
        darker(tone, 0.14),
    )
    brush.box(-0.23, 0.395, 0.23, 0.455, tone, corner=0.025)


@thing("armchair", "扶手椅", size=(0.8, 0.95), seat=0.46)
def armchair(brush: Brush, m: Moment) -> None:
    _sofa(brush, m.tone("#4f9a94"), 0.4, 1)


@thing("sofa", "沙发", "couch", "settee", size=(2.0, 0.9), seat=0.45)
def sofa(brush: Brush, m: Moment) -> None:
    _sofa(brush, m.tone("#5f8fbf"), 1.0, 2)


def _sofa(brush: Brush, tone: str, half: float, cushions: int) -> None:
    for x in (-half + 0.14, half - 0.14):
        brush.line([(x, 0.1), (x, 0.02)], 0.05, darker(WOOD, 0.3))
    brush.box(-half + 0.08, 0.3, half - 0.08, 0.92, darker(tone, 0.1), corner=0.12)
    width = (2 * half - 0.36) / cushions
    for k in range(cushions):
        left = -half + 0.18 + width * k
        brush.box(left + 0.01, 0.42, left + width - 0.01, 0.84, lighter(tone, 0.06), corner=0.09)
        brush.box(left + 0.005, 0.26, left + width - 0.005, 0.47, lighter(tone, 0.16), corner=0.07)
    brush.box(-half + 0.1, 0.1, half - 0.1, 0.3, darker(tone, 0.06), corner=0.05)
    for left in (-half, half - 0.2):
        brush.box(left, 0.1, left + 0.2, 0.62, tone, corner=0.1)


def _table_front(brush: Brush, m: Moment) -> None:
    tone = m.tone(WOOD)
    for x in (-0.72, 0.72):
        brush.line([(x, 0.68), (x * 1.03, 0.02)], 0.065, darker(tone, 0.2))
    brush.box(-0.86, 0.68, 0.86, 0.745, tone, corner=0.025)
    brush.box(-0.86, 0.725, 0.86, 0.75, lighter(tone, 0.3), corner=0.012, form=0.3)


@thing("table", "桌子", "餐桌", "dining table", size=(1.72, 0.75), surface=0.75)
def table(brush: Brush, m: Moment) -> None:
    _table_front(brush, m)


@thing("desk", "办公桌", "书桌", "写字台", "school desk", size=(1.5, 1.24), surface=0.74)
def desk(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c99862")
    brush.line([(0.35, 0.75), (0.35, 0.86)], 0.05, "#8d98a8")
    brush.box(0.22, 0.74, 0.5, 0.765, "#8d98a8", corner=0.01)
    brush.fill(polygon([(0.31, 0.84), (0.36, 0.84), (0.42, 1.24), (0.37, 1.24)]), "#4a4e66")
    brush.gradient(
        polygon([(0.302, 0.85), (0.315, 0.85), (0.372, 1.23), (0.36, 1.23)]),
        (0, 1.2),
        (0, 0.85),
        ("#bfeaff", "#6fb4ee"),
        glow=True,
    )
    brush.box(-0.22, 0.74, 0.14, 0.762, "#dfe5ec", corner=0.008)
    brush.box(-0.75, 0.69, 0.75, 0.745, tone, corner=0.018)
    brush.box(0.3, 0.06, 0.68, 0.69, darker(tone, 0.08), corner=0.012)
    for y in (0.12, 0.32, 0.52):
        brush.box(0.33, y, 0.65, y + 0.16, lighter(tone, 0.12), corner=0.01, form=0.4)
        brush.line([(0.45, y + 0.1), (0.53, y + 0.1)], 0.014, "#8d98a8")
    brush.box(-0.7, 0.0, -0.62, 0.69, darker(tone, 0.16), corner=0.012)


@thing("pupil's desk", "课桌", "school bench", size=(0.9, 0.8), surface=0.68)
def pupils_desk(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8a868")
    for x in (-0.36, 0.36):
        brush.line([(x, 0.64), (x * 1.08, 0.02)], 0.04, "#7f8b99")
    brush.box(-0.4, 0.5, 0.4, 0.63, darker(tone, 0.16), corner=0.012)
    brush.box(-0.45, 0.63, 0.45, 0.68, tone, corner=0.015)
    brush.fill(polygon([(-0.26, 0.682), (0.06, 0.682), (0.03, 0.73), (-0.23, 0.73)]), WHITE)
    brush.box(0.16, 0.68, 0.36, 0.71, "#4f86c6", corner=0.006)


def _blanket(brush: Brush, m: Moment) -> None:
    tone = m.tone("#69aede")
    breath = 0.012 * math.sin(math.tau * m.t / 3.6)
    points = [
        (-0.28, 0.5),
        (-0.26, 0.72 + breath),
        (0.05, 0.74 + breath),
        (0.5, 0.71),
        (0.86, 0.735),
        (1.0, 0.7),
        (1.03, 0.5),
        (1.0, 0.42),
        (-0.26, 0.42),
    ]
    brush.fill(curve(points, closed=True, tension=0.55), tone)
    brush.box(-0.32, 0.42, -0.1, 0.735 + breath, lighter(tone, 0.65), corner=0.04, form=0.5)
    brush.box(-1.0, 0.4, 1.05, 0.47, "#e8eef3", corner=0.03)


@thing(
    "hospital bed",
    "病床",
    size=(2.3, 1.16),
    seat=0.52,
    front=_blanket,
    front_z=0.32,
    front_live=True,
)
def bed(brush: Brush, m: Moment) -> None:
    for x in (-0.95, 0.98):
        brush.line([(x, 0.42), (x, 0.12)], 0.05, "#93a2b2")
        brush.disc((x, 0.07), 0.07, "#4d5b70")
    brush.box(-1.15, 0.3, -1.07, 1.16, "#a9b6c4", corner=0.04)
    brush.box(1.03, 0.3, 1.1, 0.82, "#a9b6c4", corner=0.035)
    brush.box(-1.1, 0.34, 1.06, 0.44, "#93a2b2", corner=0.03)
    brush.box(-1.05, 0.42, 1.03, 0.55, WHITE, corner=0.05, form=0.6)
    raised = curve(
        [(-0.98, 0.52), (-1.03, 1.02), (-0.92, 1.05), (-0.36, 0.55)], closed=True, tension=0.5
    )
    brush.fill(raised, "#e6edf3", form=0.6)
    with brush.moved((-0.84, 0.95), turn=-0.85):
        brush.oval((0, 0), 0.28, 0.1, WHITE, form=0.7)


@thing(
    "operating table",
    "手术台",
    "clinic couch",
    "诊床",
    "dental chair",
    "牙科椅",
    size=(1.9, 0.75),
    seat=0.7,
    surface=0.72,
)
def couch(brush: Brush, m: Moment) -> None:
    brush.box(-0.15, 0.05, 0.15, 0.6, STEEL, corner=0.02)
    brush.box(-0.5, 0, 0.5, 0.07, darker(STEEL, 0.2), corner=0.03)
    brush.box(-0.95, 0.58, 0.95, 0.72, m.tone("#5fb0a8"), corner=0.06)
    brush.box(-0.95, 0.66, -0.55, 0.76, WHITE, corner=0.05, form=0.5)


@thing(
    "board", "黑板", "blackboard", "chalkboard", "whiteboard", "白板", size=(3.0, 1.5), stands=False
)
def board(brush: Brush, m: Moment) -> None:
    brush.box(-1.5, 0, 1.5, 1.5, WOOD, corner=0.03)
    brush.box(-1.42, 0.08, 1.42, 1.42, m.tone("#2f6352"), form=0.6)
    chalk = "#dfeee6"
    for k, length in enumerate((0.9, 1.15, 0.7)):
        points = [
            (-1.2 + 0.06 * i, 1.18 - 0.2 * k + 0.022 * math.sin(i * 1.9 + k))
            for i in range(int(length / 0.06))
        ]
        brush.line(points, 0.022, chalk, alpha=0.75, smooth=True)
    brush.stroke(oval((0.92, 0.95), 0.26, 0.26), 0.022, chalk, 0.75)
    brush.line([(0.92, 0.95), (1.16, 1.05)], 0.022, chalk, alpha=0.75)
    brush.stroke(polygon([(0.2, 0.36), (0.62, 0.36), (0.2, 0.72)]), 0.022, chalk, 0.75)
    brush.box(-1.5, -0.04, 1.5, 0.03, lighter(WOOD, 0.2), corner=0.02)
    brush.box(-0.2, 0.03, -0.08, 0.06, WHITE, corner=0.01)


_SCREEN = (-0.265, 1.285, 0.265, 1.645, 0.02)


def _pulse(brush: Brush, m: Moment) -> None:
    points = []
    for k in range(54):
        x = -0.25 + 0.5 * k / 53
        u = (k / 53 * 1.7 - m.t * 0.75) % 1
        y = 0.11 * math.exp(-(((u - 0.5) / 0.028) ** 2)) - 0.05 * math.exp(
            -(((u - 0.565) / 0.03) ** 2)
        )
        points.append((x, 1.45 + y + 0.018 * math.exp(-(((u - 0.75) / 0.05) ** 2))))
    with brush.inside(rounded(*_SCREEN)):
        brush.line(points, 0.012, "#57f0b4", glow=True)
        brush.line([(-0.24, 1.34), (-0.05, 1.34)], 0.018, "#59b7f0", glow=True, alpha=0.8)


@thing(
    "monitor",
    "监护仪",
    "heart monitor",
    size=(0.6, 1.7),
    front=_pulse,
    front_z=0.002,
    front_live=True,
)
def monitor(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.06), (0, 1.3)], 0.045, "#93a2b2")
    brush.box(-0.2, 0, 0.2, 0.06, "#6c7a8c", corner=0.03)
    brush.box(-0.3, 1.25, 0.3, 1.68, "#46536a", corner=0.04)
    tones = ("#12343c", "#0d242b")
    brush.gradient(rounded(*_SCREEN), (0, 1.64), (0, 1.28), tones, glow=True)


def _flames(brush: Brush, m: Moment) -> None:
    for k in range(5):
        flick = 0.012 * math.sin(m.t * 17 + k * 2)
        brush.blob(
            [(0.12 + 0.05 * k, 0.895), (0.145 + 0.05 * k, 0.93 + flick), (0.17 + 0.05 * k, 0.895)],
            "#59b7f0",
            form=0,
        )


@thing(
    "stove",
    "炉灶",
    "oven",
    "cooker",
    "灶台",
    "烤箱",
    size=(1.2, 0.9),
    surface=0.9,
    front=_flames,
    front_z=0.002,
    front_live=True,
)
def stove(brush: Brush, m: Moment) -> None:
    brush.box(-0.6, 0.0, 0.6, 0.86, m.tone("#dfe4ea"), corner=0.02)
    brush.box(-0.6, 0.84, 0.6, 0.9, "#4a5266", corner=0.02)
    brush.box(-0.42, 0.1, 0.42, 0.56, "#3a4152", corner=0.03)
    brush.gradient(
        rounded(-0.36, 0.16, 0.36, 0.46, 0.02),
        (0, 0.46),
        (0, 0.16),
        ("#6b5a58", "#e08a4f"),
        glow=True,
    )
    brush.line([(-0.36, 0.53), (0.36, 0.53)], 0.025, STEEL)
    for k in range(4):
        brush.disc((-0.36 + 0.24 * k, 0.7), 0.042, "#4a5266")


@thing("counter", "柜台", "bar", "吧台", "收银台", size=(2.0, 1.02), surface=1.02)
def counter(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8a6a52")
    brush.box(-0.95, 0.0, 0.95, 0.95, tone, corner=0.02)
    for k in range(4):
        brush.box(
            -0.88 + 0.45 * k,
            0.12,
            -0.5 + 0.45 * k,
            0.84,
            lighter(tone, 0.12),
            corner=0.02,
            form=0.5,
        )
    brush.box(-1.0, 0.94, 1.0, 1.02, lighter(tone, 0.45), corner=0.02)


@thing("shelf", "货架", "shelves", "rack", "架子", size=(1.6, 1.9), surface=0.98)
def goods_shelf(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c99862")
    for x in (-0.76, 0.76):
        brush.box(x - 0.04, 0, x + 0.04, 1.9, darker(tone, 0.14), corner=0.015)
    for y in (0.14, 0.92, 1.44):
        brush.box(-0.76, y, 0.76, y + 0.06, tone, corner=0.012)
    goods = (
        (-0.6, 0.2, 0.34, 0.36, "#6f9fc8"),
        (-0.2, 0.2, 0.42, 0.28, "#d8a45c"),
        (0.28, 0.2, 0.34, 0.42, "#79ab7d"),
        (-0.58, 1.5, 0.3, 0.26, "#d98f62"),
        (-0.2, 1.5, 0.24, 0.34, "#9a7fb8"),
        (0.2, 1.5, 0.4, 0.24, "#c8656a"),
    )
    for x, y, wide, high, colour in goods:
        brush.box(x, y, x + wide, y + high, colour, corner=0.02, form=0.8)
        brush.box(x + 0.05, y + 0.1, x + wide - 0.05, y + 0.2, lighter(colour, 0.5), form=0.3)


@thing("bookshelf", "书架", "bookcase", "bookshelves", "书柜", size=(1.6, 2.0))
def bookshelf(brush: Brush, m: Moment) -> None:
    brush.box(-0.8, 0, 0.8, 2.0, darker(WOOD, 0.16), corner=0.02)
    tones = ("#c8656a", "#6f9fc8", "#e0b45c", "#79ab7d", "#9a7fb8", "#d98f62")
    for row in range(4):
        y = 0.1 + 0.47 * row
        brush.box(-0.74, y, 0.74, y + 0.41, darker(WOOD, 0.36), form=0.3)
        x, k = -0.7, row
        while x < 0.6:
            w, h = 0.06 + 0.022 * ((k * 7) % 4), 0.24 + 0.035 * ((k * 5) % 4)
            brush.box(x, y, x + w, y + h, tones[(k * 5 + row) % 6], corner=0.008, form=0.8)
            x, k = x + w + 0.008, k + 1
    return


@thing("microscope", "显微镜", size=(0.34, 0.42))
def microscope(brush: Brush, m: Moment) -> None:
    grey, dark = "#e9edf2", "#4a5266"
    brush.box(-0.15, 0, 0.15, 0.04, dark, corner=0.018)
    brush.stroke(curve([(0.06, 0.03), (0.15, 0.14), (0.1, 0.3), (0.0, 0.34)]), 0.05, grey)
    brush.box(-0.11, 0.12, 0.07, 0.14, dark, corner=0.008)
    with brush.moved((-0.03, 0.27), turn=0.42):
        brush.box(-0.032, -0.11, 0.032, 0.1, grey, corner=0.012, form=1.2)
        brush.box(-0.018, -0.15, 0.018, -0.1, dark, corner=0.006)
        brush.box(-0.024, 0.1, 0.024, 0.165, dark, corner=0.01)
    brush.disc((0.11, 0.17), 0.03, dark)


@thing("microscope table", "实验台", "lab bench", size=(1.4, 1.42), surface=0.92)
def lab_bench(brush: Brush, m: Moment) -> None:
    with brush.moved((0.0, 0.92), scale=(-1.15, 1.15)):
        microscope(brush, m)
    with brush.moved((0.46, 0.92)):
        _flask(brush, "#6fd3a8")
    brush.box(-0.7, 0.86, 0.7, 0.92, "#eef3f7", corner=0.015)
    brush.box(-0.62, 0.0, 0.62, 0.86, m.tone("#b9ccd8"), corner=0.02)
    for x in (-0.56, 0.04):
        brush.box(x, 0.1, x + 0.52, 0.78, lighter("#b9ccd8", 0.4), corner=0.02, form=0.5)


def _flask(brush: Brush, tone: str) -> None:
    glass = curve(
        [(-0.03, 0.26), (-0.03, 0.15), (-0.1, 0.01), (0.1, 0.01), (0.03, 0.15), (0.03, 0.26)],
        closed=True,
        tension=0.35,
    )
    brush.flat(glass, "#e6f4f9", alpha=0.8)
    with brush.inside(glass):
        brush.flat(rounded(-0.12, 0, 0.12, 0.11), tone, alpha=0.9)
    brush.line([(-0.035, 0.262), (0.035, 0.262)], 0.014, "#d3e2ea")


@thing(
    "flask", "烧瓶", "liquid", "reagent", "液体", "试剂", "溶液", size=(0.22, 0.28), grip=(0, 0.16)
)
def flask(brush: Brush, m: Moment) -> None:
    _flask(brush, m.tone("#6fd3a8"))


@thing("easel", "画架", "canvas", size=(0.9, 1.75))
def easel(brush: Brush, m: Moment) -> None:
    for x in (-0.36, 0.36):
        brush.line([(x * 0.2, 1.72), (x, 0.02)], 0.04, WOOD)
    brush.box(-0.38, 0.72, 0.38, 1.58, "#fffaf0", corner=0.01, form=0.5)
    brush.blob(
        [(-0.28, 0.86), (-0.1, 1.08), (0.08, 0.96), (0.28, 1.12), (0.28, 0.82), (-0.28, 0.8)],
        "#79ab7d",
    )
    brush.disc((0.12, 1.36), 0.09, "#f4b93f")
    brush.line([(-0.4, 0.71), (0.4, 0.71)], 0.05, darker(WOOD, 0.1))


@thing("plant", "盆栽", "pot plant", "绿植", size=(1.1, 1.1), live=True)
def plant(brush: Brush, m: Moment) -> None:
    for k in range(7):
        a = -1.1 + 2.2 * k / 6 + 0.02 * math.sin(m.t * 0.9 + k)
        length = 0.62 + 0.16 * ((k * 3) % 3)
        with brush.moved((0, 0.36), turn=-a):
            leaf = curve(
                [(0, 0), (0.085, length * 0.55), (0, length), (-0.085, length * 0.55)], closed=True
            )
            brush.fill(leaf, ("#4f9a5f", "#63ae6b", "#3f8a58")[k % 3])
    pot = polygon([(-0.19, 0.4), (0.19, 0.4), (0.14, 0.0), (-0.14, 0.0)])
    brush.fill(pot, m.tone("#d98f62"))
    brush.box(-0.21, 0.35, 0.21, 0.42, lighter("#d98f62", 0.15), corner=0.02)


@thing("lamp", "灯", "floor lamp", "落地灯", size=(0.5, 1.7))
def lamp(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.04), (0, 1.4)], 0.03, "#6c6478")
    brush.box(-0.16, 0, 0.16, 0.045, "#6c6478", corner=0.02)
    shade = polygon([(-0.15, 1.7), (0.15, 1.7), (0.25, 1.32), (-0.25, 1.32)])
    if brush.light.lamps:
        brush.shine((0, 1.45), 1.3, "#ffd98a", 0.4)
        brush.gradient(shade, (0, 1.7), (0, 1.32), ("#ffe9b8", "#ffd27a"), glow=True)
    else:
        brush.fill(shade, m.tone("#f3dfb5"))


@thing("podium", "讲台", "lectern", "演讲台", size=(0.8, 1.12), surface=1.1)
def podium(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a8763f")
    brush.line([(0.05, 1.1), (0.0, 1.24), (-0.1, 1.3)], 0.02, "#33364a", smooth=True)
    brush.disc((-0.11, 1.31), 0.03, "#33364a")
    brush.shape([(-0.32, 1.04), (0.32, 1.04), (0.26, 0.0), (-0.26, 0.0)], tone)
    brush.box(-0.4, 1.02, 0.4, 1.1, lighter(tone, 0.2), corner=0.02)
    brush.disc((0, 0.66), 0.13, "#f0c65a")


@thing("news desk", "主播台", "anchor desk", "reception", size=(2.7, 0.95), surface=0.95)
def news_desk(brush: Brush, m: Moment) -> None:
    tone = m.tone("#2f4a8a")
    brush.shape([(-1.25, 0.9), (1.25, 0.9), (1.05, 0.0), (-1.05, 0.0)], tone)
    brush.shape([(-1.12, 0.52), (1.12, 0.52), (1.09, 0.36), (-1.09, 0.36)], "#5fc0f0", form=0.2)
    brush.box(-1.35, 0.86, 1.35, 0.95, "#eef3f8", corner=0.03)


@thing("door", "门", size=(1.0, 2.1), stands=False)
def door(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8694a")
    brush.box(-0.56, 0, 0.56, 2.16, WHITE, corner=0.02, form=0.5)
    brush.box(-0.47, 0, 0.47, 2.08, tone, corner=0.015)
    for y in (0.18, 1.12):
        brush.box(-0.34, y, 0.34, y + 0.76, darker(tone, 0.1), corner=0.03, form=0.5)
    brush.disc((0.37, 1.02), 0.042, "#f0c65a")


@thing("fridge", "冰箱", "refrigerator", size=(0.8, 1.9))
def fridge(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e7ecf1")
    brush.box(-0.4, 0, 0.4, 1.9, tone, corner=0.05)
    brush.line([(-0.4, 1.28), (0.4, 1.28)], 0.014, darker(tone, 0.2))
    for low, high in ((0.7, 1.15), (1.4, 1.7)):
        brush.line([(-0.3, low), (-0.3, high)], 0.035, "#9aa8b6")


@thing("television", "电视", "screen", "tv", "屏幕", size=(1.5, 0.9), stands=False)
def television(brush: Brush, m: Moment) -> None:
    brush.box(-0.75, 0, 0.75, 0.9, "#2f3142", corner=0.03)
    brush.gradient(
        rounded(-0.71, 0.05, 0.71, 0.86, 0.01),
        (-0.7, 0.86),
        (0.7, 0.05),
        ("#7cc7ee", "#4f5bb8"),
        glow=True,
    )
