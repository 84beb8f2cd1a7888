"""What burns, heats and gives light by fire: boilers, stoves, matches, lanterns, furnaces."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker
from onionskin.stage.things.forms import (
    DARK_STEEL,
    INK,
    RED,
    STEEL,
    WOOD,
    at,
    blob,
    bow,
    bricks,
    glint,
    line,
    plate,
)
from onionskin.stage.things.thing import Moment, thing


@thing("camping stove", "便携炉", "gas stove", "gas burner", "燃气灶", size=(0.5, 0.4), live=True)
def camping_stove(brush: Brush, m: Moment) -> None:
    for k in range(7):
        x = -0.12 + 0.04 * k
        high = 0.1 + 0.02 * math.sin(m.t * 9 + k * 2)
        flame = [(x - 0.02, 0.26), (x, 0.26 + high), (x + 0.02, 0.26)]
        brush.flat(curve(flame, closed=True), "#4fa8f0", glow=True)
    line(brush, "-.2 .3, -.14 .24", 0.02, INK)
    line(brush, ".2 .3, .14 .24", 0.02, INK)
    brush.box(-0.16, 0.22, 0.16, 0.27, INK, corner=0.01)
    brush.box(-0.25, 0, 0.25, 0.22, m.tone("#8d98a8"), corner=0.03, form=1.2)
    brush.disc((0.13, 0.11), 0.05, INK)
    brush.line([(0.13, 0.11), (0.13, 0.155)], 0.014, WHITE)


@thing("heat pump", "热泵", "air conditioning unit", "空调外机", size=(1.1, 0.9), live=True)
def heat_pump(brush: Brush, m: Moment) -> None:
    for x in (-0.4, 0.3):
        brush.box(x, 0, x + 0.12, 0.08, INK)
    brush.box(-0.55, 0.06, 0.55, 0.9, m.tone("#eef0f3"), corner=0.04)
    brush.disc((-0.14, 0.48), 0.34, INK, form=0.4)
    with brush.moved((-0.14, 0.48), turn=m.t * 5):
        for k in range(3):
            with brush.moved(turn=math.tau * k / 3):
                blob(brush, "0 0, .1 .12, .08 .3, -.06 .28, -.08 .1", "#a9b4c2", form=0.6)
        brush.disc((0, 0), 0.06, STEEL)
    for r in (0.14, 0.24, 0.33):
        brush.stroke(oval((-0.14, 0.48), r, r), 0.012, WHITE, 0.7)
    for k in range(5):
        brush.line([(0.28, 0.24 + 0.1 * k), (0.46, 0.24 + 0.1 * k)], 0.03, "#c2c9d4")


@thing("boiler", "锅炉", "water heater", "热水器", "hot water tank", "gas boiler", size=(0.6, 1.1))
def boiler(brush: Brush, m: Moment) -> None:
    for x, tone in ((-0.14, "#d8463f"), (0.0, STEEL), (0.14, "#4f8fd0")):
        brush.line([(x, 0), (x, 0.3)], 0.05, tone)
    brush.box(-0.3, 0.22, 0.3, 1.1, m.tone("#f1f3f6"), corner=0.07, form=1.4)
    brush.box(-0.14, 0.34, 0.14, 0.5, INK, corner=0.02, form=0.3)
    blob(brush, "0 .48, .04 .42, .04 .37, -.04 .37, -.03 .43", "#f7902f", form=0.4)
    brush.disc((0, 0.84), 0.1, "#fdfcf6", form=0.4)
    brush.line(bow((0, 0.84), 0.07, 0.07, 200, -20, 8), 0.018, INK)
    line(brush, "0 .84, .04 .89", 0.018, RED)


@thing("match", "火柴", "matchstick", "matches", "lit match", size=(0.3, 0.26), live=True)
def match(brush: Brush, m: Moment) -> None:
    line(brush, "-.12 .0, .06 .16", 0.018, "#e8cf9c")
    lean = 0.008 * math.sin(m.t * 8)
    brush.shine((0.08, 0.2), 0.13, "#ffd98a", 0.7)
    blob(brush, f".04 .16, .05 .2, {0.09 + lean} .27, .12 .2, .1 .15", "#f7902f", form=0.3)
    blob(brush, f".06 .165, .07 .19, {0.09 + lean} .225, .1 .185, .09 .16", "#ffe27a", form=0.2)
    brush.disc((0.07, 0.166), 0.016, "#5a2a1f")


@thing("lighter", "打火机", "cigarette lighter", size=(0.14, 0.32), grip=(0, 0.08), live=True)
def lighter_(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8463f")
    lean = 0.006 * math.sin(m.t * 8)
    blob(brush, f"-.03 .22, -.04 .25, {-0.02 + lean} .32, .0 .25, -.005 .22", "#f7902f", form=0.3)
    brush.box(-0.05, 0, 0.05, 0.16, tone, corner=0.018, form=1.5)
    brush.box(-0.05, 0.155, 0.05, 0.2, STEEL, corner=0.008, form=1.2)
    brush.disc((0.02, 0.21), 0.022, DARK_STEEL)
    glint(brush, -0.03, 0.03, 0.13, 0.01)


@thing("lantern", "灯笼", "paper lantern", "red lantern", "红灯笼", size=(0.6, 0.9), grip=(0, 0.85))
def lantern(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e04a3f")
    brush.shine((0, 0.48), 0.55, "#ffb06a", 0.5)
    line(brush, "0 .74, 0 .9", 0.02, INK)
    for x in (-0.03, 0.0, 0.03):
        brush.line([(x, 0.2), (x * 1.4, 0.02)], 0.016, "#f0b84a")
    brush.oval((0, 0.48), 0.3, 0.25, tone, form=1.4)
    for rx in (0.2, 0.09):
        brush.stroke(oval((0, 0.48), rx, 0.25), 0.012, darker(tone, 0.18))
    for y in (0.22, 0.7):
        brush.box(-0.11, y, 0.11, y + 0.05, "#f0b84a", corner=0.01, form=1)


@thing(
    "torch",
    "火把",
    "burning torch",
    "olympic torch",
    "火炬",
    size=(0.3, 0.9),
    grip=(0, 0.2),
    live=True,
)
def torch(brush: Brush, m: Moment) -> None:
    lean = 0.02 * math.sin(m.t * 6)
    brush.shine((0, 0.7), 0.28, "#ffb04a", 0.6)
    plate(brush, "-.025 0, .025 0, .05 .5, -.05 .5", m.tone(WOOD))
    blob(brush, f"-.1 .56, -.12 .66, {lean} .9, .12 .66, .1 .56, 0 .5", "#f2662b", form=0.4)
    blob(brush, f"-.05 .57, -.06 .64, {lean} .77, .06 .64, .05 .57, 0 .53", "#ffd45a", form=0.3)
    brush.box(-0.075, 0.45, 0.075, 0.56, DARK_STEEL, corner=0.02, form=1.2)


@thing("furnace", "熔炉", "blast furnace", "smelter", "炼钢炉", "高炉", size=(1.8, 2.0), live=True)
def furnace(brush: Brush, m: Moment) -> None:
    bricks(brush, (-0.9, 0, 0.9, 1.4), 8, m.tone("#a8654c"))
    brush.box(-0.35, 1.4, 0.35, 2.0, "#5a6478", form=1.2)
    brush.box(-0.45, 1.34, 0.45, 1.46, DARK_STEEL, corner=0.02)
    mouth = curve(
        [(-0.42, 0.2), *bow((0, 0.6), 0.42, 0.42, 180, 0, 8), (0.42, 0.2)], closed=True, tension=0.5
    )
    brush.fill(mouth, "#3a2320", form=0.3)
    with brush.inside(mouth):
        brush.shine((0, 0.35), 0.66 + 0.04 * math.sin(m.t * 7), "#ff9a3f", 1)
        for k in range(4):
            x = -0.24 + 0.16 * k
            high = 0.3 + 0.08 * math.sin(m.t * 8 + k * 2)
            flame = polygon(at(f"{x - 0.1} .2, {x} {0.2 + high}, {x + 0.1} .2"))
            brush.flat(flame, "#ffd45a", glow=True)
    brush.box(-0.5, 0.12, 0.5, 0.22, DARK_STEEL, corner=0.02)
