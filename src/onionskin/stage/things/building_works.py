"""What is built with: bricks, planks, mixers, cranes, pulleys, paint."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval
from onionskin.stage.colours import darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    INK,
    LIGHT_WOOD,
    WOOD,
    blob,
    boards,
    bow,
    bricks,
    handled,
    line,
    plate,
    turned,
)
from onionskin.stage.things.thing import Moment, thing
from onionskin.stage.things.vehicles import wheel


@thing("pulley", "滑轮", "pulleys", size=(0.6, 1.0), stands=False, live=True)
def pulley(brush: Brush, m: Moment) -> None:
    lift = 0.05 * math.sin(m.t * 1.4)
    brush.box(-0.3, 0.94, 0.3, 1.0, WOOD)
    line(brush, "0 .94, 0 .78", 0.05, DARK_STEEL)
    brush.line([(-0.16, 0.72), (-0.16, 0.34 + lift)], 0.026, "#d3a765")
    brush.line([(0.16, 0.72), (0.16, 0.2 - lift)], 0.026, "#d3a765")
    brush.disc((0, 0.72), 0.17, m.tone("#d8863f"), form=1.2)
    brush.stroke(oval((0, 0.72), 0.15, 0.15), 0.03, "#d3a765")
    brush.disc((0, 0.72), 0.04, INK)
    brush.box(-0.28, 0.08 + lift, -0.04, 0.34 + lift, "#b5854a", corner=0.015)


@thing("brick", "砖头", "bricks", "pile of bricks", "砖", "砖块", size=(0.7, 0.4), grip=(0, 0.1))
def brick(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c0603f")
    for x, y in ((-0.24, 0), (0.0, 0), (0.24, 0), (-0.12, 0.125), (0.12, 0.125), (0.0, 0.25)):
        brush.box(
            x - 0.115,
            y,
            x + 0.115,
            y + 0.118,
            lighter(tone, 0.06 * ((x * 50) % 3)),
            corner=0.01,
            form=1,
        )
        for dx in (-0.05, 0.05):
            brush.disc((x + dx, y + 0.06), 0.02, darker(tone, 0.3), form=0)


@thing("brick wall", "砖墙", "wall", "墙", "stone wall", "城墙", size=(2.4, 1.4))
def brick_wall(brush: Brush, m: Moment) -> None:
    bricks(brush, (-1.2, 0, 1.2, 1.3), 9, m.tone("#b9674c"))
    brush.box(-1.24, 1.28, 1.24, 1.4, "#b9b4ac", corner=0.02)


@thing(
    "plank",
    "木板",
    "planks",
    "boards of wood",
    "wooden board",
    "木料",
    size=(1.4, 0.34),
    grip=(0, 0.1),
)
def plank(brush: Brush, m: Moment) -> None:
    for k, (left, right) in enumerate(((-0.7, 0.62), (-0.6, 0.7), (-0.66, 0.5))):
        tone = m.tone(LIGHT_WOOD)
        y = 0.105 * k
        brush.box(left, y, right, y + 0.1, darker(tone, 0.06 * (k % 2)), corner=0.01)
        line(brush, f"{left + 0.1} {y + 0.05}, {right - 0.3} {y + 0.055}", 0.01, darker(tone, 0.2))
        brush.oval((right - 0.18, y + 0.05), 0.045, 0.02, darker(tone, 0.22), form=0.3)


@thing("wheelbarrow", "独轮车", "barrow", "手推独轮车", "推车", size=(1.5, 0.8))
def wheelbarrow(brush: Brush, m: Moment) -> None:
    line(brush, "-.72 .62, -.1 .42, .56 .26", 0.05, WOOD)
    line(brush, "-.3 .44, -.36 .04", 0.05, DARK_STEEL)
    blob(brush, "-.3 .66, -.1 .8, .2 .78, .46 .66", "#8a5f3f", tension=0.7)
    plate(brush, "-.42 .7, .58 .66, .4 .32, -.22 .36", m.tone("#4fa870"), form=1.3)
    wheel(brush, (0.56, 0.2), 0.2, m.travel)


@thing("cement mixer", "水泥搅拌机", "concrete mixer", "混凝土搅拌机", size=(1.3, 1.4), live=True)
def cement_mixer(brush: Brush, m: Moment) -> None:
    line(brush, "-.4 .06, -.1 .7, .4 .06", 0.08, DARK_STEEL)
    wheel(brush, (-0.4, 0.2), 0.2, m.travel)
    with brush.moved((0, 0.86), turn=0.5):
        drum = curve(turned(".26 -.34, .42 -.1, .36 .2, .22 .44"), closed=True, tension=0.5)
        brush.fill(drum, m.tone("#f2a32f"), form=1.6)
        with brush.inside(drum):
            for k in range(4):
                x = -0.5 + ((m.t * 0.4 + k * 0.27) % 1.08)
                brush.line([(x, -0.3), (x + 0.14, 0.4)], 0.05, darker("#f2a32f", 0.2))
        brush.oval((0, 0.44), 0.22, 0.06, "#5a4436", form=0.4)


@thing(
    "paint can",
    "油漆桶",
    "tin of paint",
    "paint",
    "paint bucket",
    "油漆",
    "颜料",
    size=(0.4, 0.42),
    grip=(0, 0.38),
)
def paint_can(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d86c9")
    brush.line(bow((0, 0.3), 0.15, 0.11, 0, 180), 0.014, DARK_STEEL)
    brush.box(-0.16, 0, 0.16, 0.3, "#c9d0da", corner=0.015, form=1.5)
    brush.oval((0, 0.3), 0.16, 0.035, tone, form=0.4)
    blob(
        brush,
        "-.16 .3, -.15 .2, -.11 .2, -.1 .26, -.05 .25, -.03 .12, .01 .13, .03 .26,"
        " .1 .25, .12 .18, .155 .19, .16 .3",
        tone,
        tension=0.5,
        form=0.6,
    )


@thing("paint roller", "滚筒刷", "roller", "油漆滚筒", size=(0.36, 0.6), grip=(0, 0.1))
def paint_roller(brush: Brush, m: Moment) -> None:
    handled(brush, (0, 0.02), (0, 0.22), 0.045, "#d8463f")
    line(brush, "0 .22, 0 .34, .18 .34, .18 .5, .14 .5", 0.018, DARK_STEEL)
    brush.box(-0.16, 0.43, 0.14, 0.57, m.tone("#f4c93f"), corner=0.03, form=1.6)
    brush.box(-0.17, 0.44, -0.15, 0.56, "#f4efe2", corner=0.006)


@thing("pallet", "托盘架", "wooden pallet", "木托盘", "货板", size=(1.2, 0.16), surface=0.15)
def pallet(brush: Brush, m: Moment) -> None:
    tone = m.tone(LIGHT_WOOD)
    for x in (-0.6, -0.08, 0.44):
        brush.box(x, 0.02, x + 0.16, 0.13, darker(tone, 0.2))
    for y in (0.0, 0.12):
        brush.box(-0.6, y, 0.6, y + 0.035, tone, corner=0.006)


@thing("excavator", "挖掘机", "digger", "挖土机", "bulldozer", "推土机", size=(4.4, 2.9))
def excavator(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f0b02f")
    brush.box(-1.9, 0, 0.7, 0.62, INK, corner=0.3)
    for k in range(4):
        brush.disc((-1.55 + 0.64 * k, 0.31), 0.2, "#7b8698")
    brush.box(-1.5, 0.62, 0.3, 0.8, "#5a6478")
    brush.box(-2.0, 0.8, 0.0, 1.5, tone, corner=0.1)
    brush.box(-0.4, 0.8, 0.5, 2.1, tone, corner=0.08)
    plate(brush, "-.3 1.3, -.3 1.98, .38 1.98, .4 1.3", "#9fd0e8", form=0.6)
    line(brush, ".4 1.1, 1.2 2.7, 1.9 1.9", 0.26, tone)
    line(brush, ".5 1.2, 1.0 2.3", 0.08, "#d5dae2")
    line(brush, "1.9 1.9, 1.9 .9", 0.2, tone)
    plate(brush, "1.6 .95, 2.2 .95, 2.1 .3, 1.7 .2, 1.45 .5", "#6b7484", form=1)
    for k in range(3):
        plate(
            brush,
            f"{1.5 + 0.2 * k} .32, {1.56 + 0.2 * k} .16, {1.62 + 0.2 * k} .3",
            "#a9b4c2",
            form=0.4,
        )


@thing("crane", "起重机", "construction crane", "tower crane", "塔吊", "吊车", size=(5.0, 6.4))
def crane(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f2b22f")
    for x in (-0.95, -0.55):
        brush.line([(x, 0), (x, 5.3)], 0.1, tone)
    for k in range(11):
        y = 0.1 + 0.47 * k
        brush.line([(-0.95, y), (-0.55, y + 0.47)], 0.05, tone)
    brush.box(-1.4, 0, -0.1, 0.2, "#8d93a0")
    line(brush, "-2.2 5.3, 2.4 5.3", 0.12, tone)
    line(brush, "-2.1 5.3, -.75 6.3, 2.2 5.3", 0.05, INK)
    for k in range(8):
        x = -0.4 + 0.35 * k
        brush.line([(x, 5.3), (x + 0.17, 5.6 - 0.03 * k), (x + 0.35, 5.3)], 0.04, tone)
    brush.box(-2.3, 4.7, -1.7, 5.3, "#6b7484", corner=0.04)
    brush.box(-0.6, 4.8, -0.1, 5.25, "#f4f2ee", corner=0.05)
    brush.line([(1.6, 5.3), (1.6, 2.6)], 0.04, INK)
    brush.line(bow((1.6, 2.5), 0.1, 0.12, 90, -150, 8), 0.06, INK)
    boards(brush, (1.1, 1.7, 2.1, 2.3), 1, "#c8925a")
    line(brush, "1.15 2.3, 1.6 2.5, 2.05 2.3", 0.03, INK)
