"""What laboratories use and study: test tubes, magnets, lenses, atoms, rockets, chips."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    GOLD,
    INK,
    RED,
    STEEL,
    WOOD,
    at,
    blob,
    bow,
    line,
    plate,
    vessel,
    writing,
)
from onionskin.stage.things.thing import Moment, thing


@thing("test tube", "试管", "test tubes", "vial", "小瓶", size=(0.4, 0.36), grip=(0, 0.1))
def test_tube(brush: Brush, m: Moment) -> None:
    for k, tone in enumerate(("#e4574c", "#4fa870", "#4f8fd0")):
        x = -0.11 + 0.11 * k
        brush.box(x - 0.03, 0.05, x + 0.03, 0.34, GLASS, corner=0.03)
        brush.box(x - 0.024, 0.056, x + 0.024, 0.2, m.tone(tone), corner=0.024, form=1)
        brush.box(x - 0.036, 0.33, x + 0.036, 0.35, "#c9e2ee", corner=0.008)
    brush.box(-0.19, 0.2, 0.19, 0.24, WOOD, corner=0.01)
    brush.box(-0.19, 0, 0.19, 0.06, WOOD, corner=0.01)
    for x in (-0.18, 0.16):
        brush.box(x, 0.03, x + 0.022, 0.22, darker(WOOD, 0.15))


@thing("petri dish", "培养皿", size=(0.44, 0.2), grip=(0, 0.06))
def petri_dish(brush: Brush, m: Moment) -> None:
    brush.box(-0.21, 0.06, 0.21, 0.1, "#bcd9e6", corner=0.02)
    brush.oval((0, 0.1), 0.22, 0.085, "#dff2fb", form=0.5)
    brush.oval((0, 0.095), 0.19, 0.068, m.tone("#f4dfae"), form=0.4)
    for x, y, r, tone in (
        (-0.08, 0.11, 0.035, "#6fb36a"),
        (0.05, 0.08, 0.045, "#e08a6a"),
        (0.1, 0.125, 0.022, "#6fb36a"),
        (-0.03, 0.065, 0.02, "#8a5cb0"),
    ):
        brush.oval((x, y), r, r * 0.45, tone, form=0.6)


@thing(
    "pipette", "移液管", "dropper", "滴管", "eye drops", "眼药水", size=(0.1, 0.4), grip=(0, 0.3)
)
def pipette(brush: Brush, m: Moment) -> None:
    vessel(brush, ".02 .26, .045 .32, .03 .39", m.tone("#e4574c"), tension=0.8, form=1.3)
    brush.box(-0.028, 0.24, 0.028, 0.27, DARK_STEEL, corner=0.006)
    plate(brush, "-.018 .24, .018 .24, .018 .14, .006 .06, -.006 .06, -.018 .14", GLASS, form=0.6)
    plate(brush, "-.014 .2, .014 .2, .014 .14, .004 .07, -.004 .07, -.014 .14", "#4f8fd0", form=0.6)
    blob(brush, "0 .055, .014 .025, 0 .005, -.014 .025", "#4f8fd0")


@thing("magnet", "磁铁", "horseshoe magnet", "magnets", "磁石", size=(0.4, 0.44), grip=(0, 0.36))
def magnet(brush: Brush, m: Moment) -> None:
    arc = [(-0.12, 0.16), *bow((0, 0.26), 0.12, 0.13, 180, 0), (0.12, 0.16)]
    brush.line(arc, 0.11, m.tone(RED))
    for x in (-0.12, 0.12):
        brush.box(x - 0.055, 0.05, x + 0.055, 0.16, STEEL, form=1)
    for x in (-0.12, 0.12):
        for k in range(3):
            brush.line([(x - 0.04 + 0.04 * k, 0.03), (x - 0.05 + 0.05 * k, 0.0)], 0.01, INK)


@thing("prism", "棱镜", "glass prism", "三棱镜", size=(1.2, 0.8))
def prism(brush: Brush, m: Moment) -> None:
    line(brush, "-.6 .26, -.16 .38", 0.04, "#f4f2dc")
    for k, tone in enumerate(("#e4574c", "#f08a3c", "#f7cf4a", "#5cb860", "#3d86c9", "#8a5cb0")):
        brush.line([(0.12, 0.4 - 0.012 * k), (0.6, 0.38 - 0.06 * k)], 0.045, tone)
    plate(brush, "-.34 .04, .34 .04, 0 .72", "#cfe6f4", form=1)
    plate(brush, "-.34 .04, 0 .72, -.06 .5, -.22 .12", WHITE, form=0)


@thing(
    "atom",
    "原子",
    "atoms",
    "nucleus",
    "原子核",
    "nuclear energy",
    "核能",
    size=(1.2, 1.2),
    stands=False,
    live=True,
)
def atom(brush: Brush, m: Moment) -> None:
    for k, tone in enumerate(("#3d86c9", "#4fa870", "#e08a2f")):
        with brush.moved((0, 0.6), turn=math.pi * k / 3):
            brush.stroke(oval((0, 0), 0.56, 0.2), 0.025, m.tone(tone))
            a = m.t * 2.4 + k * 2
            brush.disc((0.56 * math.cos(a), 0.2 * math.sin(a)), 0.055, tone, form=1)
    for x, y, tone in (
        (-0.06, 0.03, "#e4574c"),
        (0.06, 0.04, "#8d98a8"),
        (0.0, -0.06, "#e4574c"),
        (0.02, 0.08, "#8d98a8"),
    ):
        brush.disc((x, 0.6 + y), 0.085, tone, form=1.2)


@thing(
    "molecule",
    "分子",
    "molecules",
    "water molecule",
    "水分子",
    "化学物质",
    size=(1.2, 0.9),
    stands=False,
    live=True,
)
def molecule(brush: Brush, m: Moment) -> None:
    with brush.moved((0, 0.45), turn=0.06 * math.sin(m.t * 1.5)):
        for side in (-1, 1):
            brush.line([(0, 0.08), (side * 0.38, -0.22)], 0.1, "#a9b4c2")
            brush.disc((side * 0.4, -0.24), 0.19, "#eef1f6", form=1.4)
        brush.disc((0, 0.12), 0.3, m.tone(RED), form=1.4)
        brush.oval((-0.1, 0.24), 0.08, 0.05, WHITE, form=0, alpha=0.5)


@thing("telescope", "望远镜", "astronomical telescope", "天文望远镜", size=(1.5, 1.7))
def telescope(brush: Brush, m: Moment) -> None:
    for x in (-0.4, 0.0, 0.4):
        brush.line([(0, 0.9), (x, 0.02)], 0.06, WOOD)
    brush.disc((0, 0.92), 0.09, DARK_STEEL)
    with brush.moved((0, 1.02), turn=0.55):
        brush.box(-0.66, -0.07, -0.3, 0.07, INK, corner=0.02, form=1.4)
        brush.box(-0.36, -0.1, 0.3, 0.1, m.tone("#3d6fb0"), corner=0.02, form=1.5)
        brush.box(0.28, -0.14, 0.8, 0.14, lighter("#3d6fb0", 0.1), corner=0.02, form=1.5)
        brush.box(0.76, -0.16, 0.82, 0.16, GOLD, corner=0.01)
        brush.box(-0.38, -0.11, -0.33, 0.11, GOLD, corner=0.01)


@thing("binoculars", "双筒望远镜", "field glasses", size=(0.4, 0.34), grip=(0, 0.1))
def binoculars(brush: Brush, m: Moment) -> None:
    brush.line(bow((0, 0.22), 0.1, 0.11, 20, 160), 0.014, "#8a5a30", smooth=True)
    brush.box(-0.04, 0.1, 0.04, 0.2, DARK_STEEL, corner=0.01)
    for side in (-1, 1):
        x = side * 0.1
        plate(
            brush,
            f"{x - 0.055} .26, {x + 0.055} .26, {x + 0.085} .04, {x - 0.085} .04",
            m.tone("#3a4258"),
            form=1.3,
        )
        brush.box(x - 0.05, 0.25, x + 0.05, 0.29, INK, corner=0.01)
        brush.oval((x, 0.04), 0.084, 0.032, "#8fcbe8", form=1)


@thing("balance scale", "天平", "scales of justice", size=(1.2, 1.2))
def balance_scale(brush: Brush, m: Moment) -> None:
    tone = m.tone(GOLD)
    vessel(brush, ".3 0, .24 .08, .05 .12", tone, tension=0.4)
    brush.line([(0, 0.1), (0, 1.08)], 0.06, tone)
    line(brush, "-.45 1.02, .45 1.02", 0.045, tone)
    brush.disc((0, 1.12), 0.06, tone)
    for x in (-0.43, 0.43):
        for dx in (-0.14, 0.14):
            brush.line([(x, 1.02), (x + dx, 0.52)], 0.012, darker(tone, 0.3))
        blob(
            brush,
            f"{x - 0.17} .52, {x - 0.1} .43, {x + 0.1} .43, {x + 0.17} .52",
            tone,
            tension=0.6,
            form=1.3,
        )


@thing("globe model", "地球仪", "terrestrial globe", "desk globe", size=(0.5, 0.66), grip=(0, 0.1))
def desk_globe(brush: Brush, m: Moment) -> None:
    brush.oval((0, 0.03), 0.16, 0.03, WOOD)
    brush.line([(0, 0.03), (0, 0.14)], 0.04, WOOD)
    ball = oval((0, 0.38), 0.22, 0.22)
    brush.fill(ball, m.tone("#4f9fd0"), form=1.3)
    with brush.inside(ball):
        for outline in (
            "-.2 .5, -.06 .58, .0 .48, -.1 .38, -.16 .3, -.2 .4",
            ".02 .34, .12 .4, .2 .3, .1 .18, .04 .22",
            ".08 .56, .2 .5, .14 .46",
        ):
            blob(brush, outline, "#7cc060", form=0.5)
    brush.line(bow((0, 0.38), 0.25, 0.25, -80, 100), 0.03, GOLD, smooth=True)


@thing(
    "rocket",
    "火箭",
    "space rocket",
    "spaceship",
    "spacecraft",
    "飞船",
    "宇宙飞船",
    size=(1.8, 4.4),
    live=True,
)
def rocket(brush: Brush, m: Moment) -> None:
    flick = 0.1 * math.sin(m.t * 11)
    blob(
        brush,
        f"-.3 .6, -.24 .2, 0 {-0.0 + abs(flick)}, .24 .2, .3 .6",
        "#f7902f",
        tension=0.8,
        form=0.3,
    )
    blob(brush, f"-.15 .6, 0 {0.24 + abs(flick)}, .15 .6", "#ffe27a", tension=0.8, form=0.2)
    for side in (-1, 1):
        fin = [(side * 0.42, 1.5), (side * 0.9, 0.6), (side * 0.86, 0.4), (side * 0.36, 0.75)]
        brush.fill(polygon(fin), m.tone(RED), form=1)
    vessel(brush, ".36 .6, .52 1.4, .5 2.8, .3 3.7, 0 4.4", "#f1f3f6", tension=0.6, form=1.6)
    tip = curve(at("-.34 3.6, 0 4.4, .34 3.6"), closed=True, tension=0.6)
    brush.fill(tip, m.tone(RED), form=1.2)
    brush.disc((0, 2.6), 0.26, DARK_STEEL)
    brush.disc((0, 2.6), 0.19, "#8fd0ec", form=1.2)
    brush.box(-0.36, 0.52, 0.36, 0.7, DARK_STEEL, corner=0.03)


@thing(
    "satellite", "卫星", "satellites", "人造卫星", "space satellite", size=(2.8, 1.2), stands=False
)
def satellite(brush: Brush, m: Moment) -> None:
    for side in (-1, 1):
        brush.line([(side * 0.3, 0.6), (side * 0.5, 0.6)], 0.05, DARK_STEEL)
        left, right = sorted((side * 0.5, side * 1.4))
        brush.box(left, 0.36, right, 0.84, "#2f4f8f", form=1)
        for k in range(1, 4):
            x = left + 0.225 * k
            brush.line([(x, 0.36), (x, 0.84)], 0.02, "#9fb8e0")
        brush.line([(left, 0.6), (right, 0.6)], 0.02, "#9fb8e0")
    brush.box(-0.3, 0.3, 0.3, 0.9, m.tone("#e0b04a"), corner=0.03, form=1.2)
    blob(brush, "-.24 .24, 0 .1, .24 .24, .1 .3, -.1 .3", "#eef1f5", tension=0.8, form=1.2)
    brush.line([(0, 0.14), (0, 0.0)], 0.03, DARK_STEEL)
    brush.line([(0.16, 0.9), (0.24, 1.16)], 0.03, DARK_STEEL)
    brush.disc((0.24, 1.16), 0.045, RED)


@thing(
    "chip",
    "芯片",
    "microchip",
    "computer chip",
    "processor",
    "semiconductor",
    "半导体",
    "处理器",
    size=(0.5, 0.5),
    grip=(0, 0.1),
)
def chip(brush: Brush, m: Moment) -> None:
    for k in range(6):
        x = -0.15 + 0.06 * k
        for a, b in (((x, 0.02), (x, 0.48)), ((-0.23, 0.25 + x), (0.23, 0.25 + x))):
            brush.line([a, b], 0.022, GOLD)
    brush.box(-0.19, 0.06, 0.19, 0.44, m.tone("#2f3550"), corner=0.02, form=1)
    brush.box(-0.1, 0.15, 0.1, 0.35, "#4a5580", corner=0.015, form=0.6)
    writing(brush, -0.06, 0.06, 0.29, 2, 0.06, "#9fb8e0")
    brush.disc((-0.15, 0.4), 0.016, "#9fb8e0", form=0)


@thing("dice", "骰子", "die", "a pair of dice", "色子", size=(0.46, 0.24), grip=(0, 0.08))
def dice(brush: Brush, m: Moment) -> None:
    for x, y, turn, dots in (
        (-0.11, 0.12, 0.12, ((-1, -1), (0, 0), (1, 1))),
        (0.12, 0.12, -0.2, ((-1, -1), (1, 1), (-1, 1), (1, -1))),
    ):
        with brush.moved((x, y), turn=turn):
            brush.box(-0.1, -0.1, 0.1, 0.1, m.tone("#fbf6ec"), corner=0.03, form=1.3)
            for dx, dy in dots:
                brush.disc((0.05 * dx, 0.05 * dy), 0.02, "#c8383b", form=0)


@thing(
    "playing cards",
    "扑克牌",
    "cards",
    "playing card",
    "纸牌",
    "deck of cards",
    size=(0.44, 0.38),
    grip=(0, 0.08),
)
def playing_cards(brush: Brush, m: Moment) -> None:
    for k, (turn, tone) in enumerate(((0.3, "#c8383b"), (0.0, "#2f2a35"), (-0.3, "#c8383b"))):
        with brush.moved((0.0, 0.0), turn=turn):
            brush.box(-0.09, 0.05, 0.09, 0.33, "#fdfcf8", corner=0.015, form=0.5)
            if k == 1:
                blob(
                    brush,
                    "0 .26, .045 .18, .02 .15, 0 .17, -.02 .15, -.045 .18",
                    tone,
                    tension=0.7,
                    form=0.3,
                )
                line(brush, "0 .17, 0 .13", 0.016, tone)
            else:
                plate(brush, "0 .25, .04 .19, 0 .13, -.04 .19", tone, form=0.3)


@thing("flower pot", "花盆", "plant pot", "flowerpot", "盆", size=(0.4, 0.4), grip=(0, 0.1))
def flower_pot(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c0673f")
    brush.oval((0, 0.36), 0.16, 0.035, "#5a3a28", form=0.4)
    plate(brush, "-.16 .3, .16 .3, .11 0, -.11 0", tone, form=1.4)
    brush.box(-0.19, 0.27, 0.19, 0.37, lighter(tone, 0.1), corner=0.015, form=1.2)
