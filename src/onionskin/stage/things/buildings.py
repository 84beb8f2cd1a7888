"""Buildings and what belongs to streets: castles, towers, huts, roofs, stalls, billboards."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    GOLD,
    INK,
    PAPER,
    RED,
    STEEL,
    WOOD,
    blob,
    bow,
    line,
    plate,
    writing,
)
from onionskin.stage.things.thing import Moment, thing


def _panes(
    brush: Brush, left: float, low: float, columns: int, rows: int, step: tuple[float, float]
) -> None:
    """Rows of windows, lit when lamps are."""
    for row in range(rows):
        for k in range(columns):
            x, y = left + step[0] * k, low + step[1] * row
            lit = brush.light.lamps and (k * 3 + row * 5) % 4 != 0
            brush.box(
                x,
                y,
                x + step[0] * 0.6,
                y + step[1] * 0.6,
                "#ffe08a" if lit else "#8fb9d4",
                form=0.4,
            )


@thing("castle", "城堡", "fortress", "fort", "古堡", "palace", "宫殿", size=(6.4, 5.2))
def castle(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b9b4bd")
    for x, wide, high, roof in (
        (-2.5, 0.6, 3.6, True),
        (2.5, 0.6, 3.6, True),
        (0.0, 0.85, 4.0, False),
        (-1.3, 0.42, 3.0, False),
        (1.3, 0.42, 3.0, False),
    ):
        brush.box(x - wide, 0, x + wide, high, darker(tone, 0.06 if roof else 0.14), form=1.3)
        if roof:
            plate(
                brush,
                f"{x - wide - 0.15} {high}, {x + wide + 0.15} {high}, {x} {high + 1.3}",
                "#7a5fa8",
                form=1,
            )
            line(brush, f"{x} {high + 1.25}, {x} {high + 1.6}", 0.05, INK)
            plate(brush, f"{x} {high + 1.6}, {x + 0.4} {high + 1.5}, {x} {high + 1.4}", RED)
        else:
            for k in range(3):
                left = x - wide + wide * 0.8 * k
                brush.box(left, high - 0.02, left + wide * 0.4, high + 0.26, darker(tone, 0.14))
        brush.box(x - 0.12, high - 1.0, x + 0.12, high - 0.5, "#4f4a5c", corner=0.1, form=0.3)
    brush.box(-3.0, 0, 3.0, 1.9, tone, form=1.1)
    for k in range(11):
        brush.box(-3.0 + 0.57 * k, 1.88, -2.7 + 0.57 * k, 2.15, tone, form=0.6)
    gate = curve(
        [(-0.6, 0), *bow((0, 0.7), 0.6, 0.6, 180, 0, 8), (0.6, 0)], closed=True, tension=0.3
    )
    brush.fill(gate, "#5a4030", form=0.5)
    for k in range(3):
        brush.line([(-0.3 + 0.3 * k, 0.05), (-0.3 + 0.3 * k, 1.1)], 0.04, "#3a2a22")
    for x in (-1.9, -1.2, 1.2, 1.9):
        brush.box(x - 0.1, 0.9, x + 0.1, 1.35, "#4f4a5c", corner=0.09, form=0.3)


@thing("tower", "塔", "stone tower", "塔楼", "clock tower", "钟楼", size=(1.8, 5.6))
def tower(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c9a98a")
    brush.box(-0.7, 0, 0.7, 4.2, tone, form=1.3)
    brush.box(-0.82, 3.0, 0.82, 3.16, darker(tone, 0.2))
    brush.disc((0, 3.7), 0.42, darker(tone, 0.25))
    brush.disc((0, 3.7), 0.35, PAPER, form=0.3)
    line(brush, "0 3.7, 0 3.96", 0.05, INK)
    line(brush, "0 3.7, .18 3.6", 0.05, INK)
    brush.box(-0.82, 4.16, 0.82, 4.34, darker(tone, 0.2))
    plate(brush, "-.86 4.34, .86 4.34, 0 5.5", "#5f8a7a", form=1)
    brush.box(-0.24, 0, 0.24, 0.9, "#5a4030", corner=0.2)
    for y in (1.4, 2.3):
        brush.box(-0.14, y, 0.14, y + 0.5, "#55708a", corner=0.1, form=0.4)


@thing(
    "skyscraper",
    "摩天大楼",
    "high-rise",
    "office tower",
    "高楼",
    "高楼大厦",
    "office building",
    "写字楼大厦",
    size=(2.6, 7.0),
)
def skyscraper(brush: Brush, m: Moment) -> None:
    tone = m.tone("#6f8fb5")
    brush.line([(0, 6.3), (0, 7.0)], 0.08, DARK_STEEL)
    brush.box(-0.6, 5.6, 0.6, 6.4, darker(tone, 0.1), corner=0.03)
    brush.box(-0.95, 4.4, 0.95, 5.7, tone, corner=0.03)
    brush.box(-1.3, 0, 1.3, 4.6, darker(tone, 0.06), corner=0.03)
    _panes(brush, -1.14, 0.7, 6, 8, (0.39, 0.48))
    _panes(brush, -0.82, 4.6, 4, 2, (0.43, 0.48))
    brush.box(-0.35, 0, 0.35, 0.5, "#35455c", form=0.3)


@thing(
    "apartment block",
    "公寓楼",
    "block of flats",
    "apartment building",
    "居民楼",
    "楼房",
    "residential building",
    size=(4.6, 5.0),
)
def apartment_block(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d9a98a")
    brush.box(-2.3, 0, 2.3, 4.8, tone, form=1)
    brush.box(-2.4, 4.75, 2.4, 5.0, darker(tone, 0.25))
    _panes(brush, -2.0, 1.1, 5, 4, (0.86, 0.92))
    for row in range(4):
        for x in (-0.36, 1.36):
            y = 1.04 + 0.92 * row
            brush.box(x - 0.1, y - 0.02, x + 0.72, y + 0.18, "#8d93a0", corner=0.02)
    brush.box(-0.4, 0, 0.4, 0.85, "#5a4030", corner=0.03)
    brush.box(-0.55, 0.85, 0.55, 0.97, darker(tone, 0.25))


@thing(
    "hut",
    "小屋",
    "cabin",
    "log cabin",
    "wooden hut",
    "茅屋",
    "木屋",
    "shed",
    "棚子",
    size=(3.2, 2.9),
)
def hut(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a8713f")
    for k in range(6):
        brush.box(
            -1.3,
            0.28 * k,
            1.3,
            0.28 * k + 0.27,
            (tone, darker(tone, 0.08))[k % 2],
            corner=0.12,
            form=1,
        )
    brush.box(0.7, 2.1, 1.0, 2.9, "#8d8890")
    plate(brush, "-1.6 1.55, 0 2.75, 1.6 1.55, 1.4 1.45, 0 2.4, -1.4 1.45", "#6e4526", form=0.8)
    plate(brush, "-1.42 1.62, 0 2.6, 1.42 1.62", darker(tone, 0.12))
    brush.box(-0.85, 0, -0.2, 1.15, "#5a3a22", corner=0.03)
    brush.disc((-0.3, 0.55), 0.05, GOLD)
    brush.box(0.3, 0.6, 0.95, 1.15, "#ffe08a" if brush.light.lamps else "#9fd0e8", form=0.4)
    line(brush, ".625 .6, .625 1.15", 0.05, "#5a3a22")


@thing("pagoda", "宝塔", "chinese tower", "佛塔", "temple tower", size=(3.2, 5.6))
def pagoda(brush: Brush, m: Moment) -> None:
    for k in range(4):
        y, half = 0.3 + 1.2 * k, 1.0 - 0.16 * k
        brush.box(-half, y, half, y + 0.85, "#e8dcc4", form=0.8)
        for j in range(3):
            x = (j - 1) * half * 0.6
            brush.box(x - 0.13, y + 0.1, x + 0.13, y + 0.65, "#a83a32", corner=0.04, form=0.4)
        roof = [
            (-half - 0.55, y + 0.98),
            (-half - 0.2, y + 0.86),
            (half + 0.2, y + 0.86),
            (half + 0.55, y + 0.98),
            (half - 0.1, y + 1.22),
            (-half + 0.1, y + 1.22),
        ]
        brush.fill(curve(roof, closed=True, tension=0.4), m.tone("#3f7f73"), form=1)
    brush.box(-1.3, 0, 1.3, 0.3, "#a9a4a0")
    line(brush, "0 5.0, 0 5.55", 0.09, GOLD)
    for y in (5.15, 5.32):
        brush.oval((0, y), 0.13, 0.05, GOLD)


@thing("windmill", "风车", "old windmill", "wind mill", "磨坊", size=(3.6, 5.0), live=True)
def windmill(brush: Brush, m: Moment) -> None:
    plate(brush, "-.95 0, .95 0, .6 3.1, -.6 3.1", m.tone("#efe3cf"), form=1.4)
    blob(brush, "-.66 3.05, -.5 3.6, 0 3.85, .5 3.6, .66 3.05", "#8a4f3a", tension=0.7)
    brush.box(-0.25, 0, 0.25, 0.95, "#6e4526", corner=0.2)
    for y in (1.5, 2.3):
        brush.box(-0.16, y, 0.16, y + 0.42, "#7fa8c4", corner=0.05, form=0.4)
    with brush.moved((0, 3.2), turn=m.t * 0.8 + 0.5):
        for k in range(4):
            with brush.moved(turn=math.tau * k / 4):
                line(brush, "0 0, 0 1.75", 0.08, WOOD)
                brush.box(0.02, 0.35, 0.42, 1.7, "#f6f0e2", form=0.4)
                for j in range(5):
                    brush.line([(0.02, 0.45 + 0.28 * j), (0.42, 0.45 + 0.28 * j)], 0.025, WOOD)
        brush.disc((0, 0), 0.14, "#6e4526")


@thing("statue", "雕像", "monument", "sculpture", "雕塑", "纪念碑", size=(1.4, 3.0))
def statue(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b9b6b0")
    brush.box(-0.7, 0, 0.7, 0.3, darker(tone, 0.15))
    brush.box(-0.52, 0.3, 0.52, 1.2, darker(tone, 0.06), form=1)
    writing(brush, -0.3, 0.3, 0.85, 2, 0.18, darker(tone, 0.3))
    blob(
        brush,
        "-.34 1.2, -.28 1.9, -.3 2.3, 0 2.42, .3 2.3, .28 1.9, .34 1.2",
        tone,
        tension=0.5,
        form=1.4,
    )
    brush.line([(-0.24, 2.22), (-0.42, 1.85), (-0.3, 1.6)], 0.17, tone, smooth=True)
    brush.line([(0.24, 2.22), (0.5, 2.4), (0.6, 2.78)], 0.16, tone, smooth=True)
    brush.oval((0, 2.66), 0.19, 0.23, tone, form=1.3)
    for x in (-0.1, 0.08):
        brush.line([(x, 1.3), (x * 0.6, 2.0)], 0.03, darker(tone, 0.18))


@thing("pyramid", "金字塔", "pyramids", size=(6.0, 3.6))
def pyramid(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e0b86a")
    for x, wide, high in ((1.6, 1.4, 1.9), (-0.4, 2.6, 3.6)):
        plate(brush, f"{x - wide} 0, {x} {high}, {x + wide} 0", tone, form=0.8)
        plate(brush, f"{x + wide * 0.3} 0, {x} {high}, {x + wide} 0", darker(tone, 0.2), form=0.3)
        for k in range(1, 6):
            u = k / 6
            brush.line(
                [(x - wide * (1 - u), high * u), (x + wide * (1 - u), high * u)],
                0.025,
                darker(tone, 0.14),
            )


@thing("igloo", "冰屋", "snow house", "雪屋", size=(2.6, 1.5))
def igloo(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e2eff7")
    dome = curve([(-1.1, 0), *bow((0, 0.05), 1.1, 1.4, 180, 0), (1.1, 0)], closed=True, tension=0.4)
    brush.fill(dome, tone, form=1.4)
    with brush.inside(dome):
        for row in range(5):
            y = 0.3 * row
            brush.line([(-1.2, y), (1.2, y)], 0.025, darker(tone, 0.18))
            for k in range(7):
                x = -1.1 + 0.38 * k + 0.19 * (row % 2)
                brush.line([(x, y), (x * 0.94, y + 0.3)], 0.025, darker(tone, 0.18))
    brush.fill(
        curve(
            [(0.3, 0), *bow((0.78, 0.1), 0.48, 0.6, 180, 0, 8), (1.28, 0)], closed=True, tension=0.4
        ),
        darker(tone, 0.06),
        form=1,
    )
    brush.fill(
        curve(
            [(0.5, 0), *bow((0.84, 0.1), 0.3, 0.38, 180, 0, 8), (1.14, 0)], closed=True, tension=0.4
        ),
        "#3f5670",
        form=0.4,
    )


@thing("billboard", "广告牌", "advertisement", "hoarding", "广告", size=(3.4, 3.0))
def billboard(brush: Brush, m: Moment) -> None:
    for x in (-1.1, 1.1):
        brush.box(x - 0.09, 0, x + 0.09, 1.2, DARK_STEEL)
    brush.box(-1.7, 1.1, 1.7, 3.0, DARK_STEEL, corner=0.04)
    brush.box(-1.58, 1.22, 1.58, 2.88, m.tone("#ffd98a"), form=0.5)
    brush.disc((-0.8, 2.05), 0.52, "#e4574c", form=0.8)
    writing(brush, 0.0, 1.3, 2.5, 3, 0.36, INK)


@thing("bus stop", "公交站", "bus shelter", "公交站牌", "bus stop sign", size=(2.4, 2.5))
def bus_stop(brush: Brush, m: Moment) -> None:
    brush.box(-0.95, 0.4, 0.75, 2.1, GLASS, form=0.3, alpha=0.75)
    for x in (-1.0, 0.75):
        brush.box(x - 0.04, 0, x + 0.04, 2.2, DARK_STEEL)
    brush.box(-1.15, 2.15, 0.9, 2.3, m.tone("#3d6fb0"), corner=0.03)
    brush.box(-0.8, 0.5, 0.5, 0.6, WOOD, corner=0.02)
    for x in (-0.7, 0.4):
        brush.box(x, 0, x + 0.06, 0.5, DARK_STEEL)
    brush.line([(1.1, 0), (1.1, 2.2)], 0.06, DARK_STEEL)
    brush.disc((1.1, 2.2), 0.24, "#3d6fb0", form=0.5)
    brush.box(0.98, 2.12, 1.22, 2.28, WHITE, corner=0.03, form=0)


@thing("market stall", "摊位", "stall", "booth", "kiosk", "亭子", "摊子", "小摊", size=(2.6, 2.5))
def market_stall(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8463f")
    for x in (-1.1, 1.1):
        brush.box(x - 0.05, 0, x + 0.05, 2.0, WOOD)
    brush.box(-1.2, 0, 1.2, 0.84, "#c08a50", corner=0.02)
    for k in range(9):
        fruit = ("#e4574c", "#f4b93f", "#8fb84a")[k // 3]
        for row in range(2):
            brush.disc((-0.96 + 0.24 * k, 0.9 + 0.13 * row), 0.12, fruit)
    for k in range(6):
        x = -1.3 + 0.433 * k
        stripe = tone if k % 2 == 0 else WHITE
        brush.fill(
            polygon([(x, 1.9), (x + 0.433, 1.9), (x + 0.38, 2.5), (x + 0.05, 2.5)]),
            stripe,
            form=0.4,
        )
        brush.disc((x + 0.216, 1.9), 0.216, stripe, form=0.2)


@thing(
    "roof",
    "屋顶",
    "tiled roof",
    "house roof",
    "tile",
    "roof tiles",
    "瓦片",
    "瓦",
    size=(2.8, 1.4),
    stands=False,
)
def roof(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b5503f")
    brush.box(0.6, 0.6, 0.95, 1.36, "#a8705f")
    plate(brush, "-1.4 0, 1.4 0, .9 1.1, -.9 1.1", tone, form=1)
    for row in range(5):
        y = 0.22 * row
        half = 1.4 - 0.1 * row
        for k in range(14):
            x = -half + 2 * half * (k + 0.5) / 14
            brush.line(
                bow((x, y + 0.12), half / 14, 0.1, 180, 360, 6),
                0.03,
                darker(tone, 0.2),
                smooth=True,
            )
    brush.box(-0.96, 1.06, 0.96, 1.16, darker(tone, 0.2), corner=0.04)


@thing("chimney", "烟囱", "smokestack", "factory chimney", size=(1.6, 4.2), live=True)
def chimney(brush: Brush, m: Moment) -> None:
    for k in range(5):
        u = (k / 5 + m.t * 0.15) % 1
        brush.disc(
            (0.1 + 0.4 * u, 3.3 + 0.7 * u), 0.16 + 0.16 * u, lighter("#7c8394", 0.4 * u), form=0.6
        )
    plate(brush, "-.5 0, .5 0, .3 3.3, -.3 3.3", m.tone("#b5654f"), form=1.6)
    for y in (0.6, 1.3, 2.0, 2.7):
        half = 0.5 - 0.06 * y
        brush.line([(-half, y), (half, y)], 0.035, darker("#b5654f", 0.25))
    brush.box(-0.36, 3.2, 0.36, 3.4, STEEL, corner=0.03)
