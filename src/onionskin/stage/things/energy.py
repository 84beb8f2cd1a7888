"""Where current and fuel come from, and how: dams, towers, pylons, barrels, pipes, pumps."""

from __future__ import annotations

import math
from itertools import pairwise

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    INK,
    LEAF,
    RED,
    STEEL,
    WOOD,
    blob,
    bow,
    glint,
    line,
    plate,
    toothed,
    vessel,
)
from onionskin.stage.things.thing import Moment, thing


@thing(
    "oil barrel", "油桶", "oil drum", "barrel of oil", "crude oil", "原油", "石油", size=(0.7, 0.95)
)
def oil_barrel(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f6fa8")
    brush.box(-0.33, 0, 0.33, 0.93, tone, corner=0.03, form=1.6)
    for y in (0.02, 0.3, 0.6, 0.9):
        brush.box(-0.35, y, 0.35, y + 0.05, darker(tone, 0.18), corner=0.02, form=1.2)
    drop = "0 .82, .07 .7, .1 .62, .06 .54, -.06 .54, -.1 .62, -.07 .7"
    blob(brush, drop, "#23202e", tension=0.8)
    glint(brush, -0.22, 0.1, 0.8, 0.03, 0.35)


@thing(
    "gas cylinder",
    "煤气罐",
    "gas canister",
    "gas bottle",
    "propane tank",
    "煤气瓶",
    "燃气罐",
    "液化气罐",
    "氧气瓶",
    "oxygen cylinder",
    size=(0.44, 0.86),
    grip=(0, 0.8),
)
def gas_cylinder(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e0702f")
    brush.box(-0.14, 0, 0.14, 0.06, darker(tone, 0.35), corner=0.02)
    outline = ".17 .05, .22 .12, .22 .5, .14 .62, .06 .65"
    vessel(brush, outline, tone, tension=0.6, form=1.7)
    brush.line(bow((0, 0.74), 0.13, 0.09, -30, 210), 0.03, darker(tone, 0.3))
    brush.box(-0.035, 0.64, 0.035, 0.74, DARK_STEEL, corner=0.01)
    brush.line([(-0.07, 0.75), (0.07, 0.75)], 0.034, RED)
    flame = "0 .44, .05 .34, .06 .28, 0 .22, -.06 .28, -.04 .34"
    blob(brush, flame, "#fff0c8", tension=0.9, form=0.3)
    glint(brush, -0.15, 0.16, 0.46, 0.024)


@thing("dam", "水坝", "reservoir dam", "大坝", "堤坝", "hydropower dam", size=(7.0, 3.4), live=True)
def dam(brush: Brush, m: Moment) -> None:
    plate(brush, "-3.5 0, -3.5 3.3, -2.6 2.9, -2.0 0", "#7c8f6a", form=1.2)
    plate(brush, "3.5 0, 3.5 3.4, 2.6 2.9, 2.0 0", "#6f825e", form=1.2)
    brush.box(-2.7, 2.3, 2.7, 2.75, "#4fa3cf", form=0.6)
    wall = [(-2.66, 2.55), (2.66, 2.55), (2.1, 0), (-2.1, 0)]
    brush.fill(polygon(wall), m.tone("#b9bec6"), form=1.2)
    brush.box(-2.8, 2.5, 2.8, 2.75, "#98a0ac", corner=0.03)
    for k in range(6):
        x = -2.2 + 0.88 * k
        brush.box(x - 0.09, 2.7, x + 0.09, 2.98, "#8d93a0")
    for x in (-1.0, 0.0, 1.0):
        fall = [(x - 0.26, 2.0), (x + 0.26, 2.0), (x + 0.32, 0.2), (x - 0.32, 0.2)]
        brush.gradient(polygon(fall), (0, 2), (0, 0.2), ("#d9f1fa", "#8fcbe8"))
        for k in range(4):
            y = 2.0 - ((m.t * 1.3 + k * 0.27 + x) % 1) * 1.5
            dx = x - 0.18 + 0.12 * k
            brush.line([(dx, y), (dx, y - 0.3)], 0.05, WHITE, alpha=0.9)
        brush.box(x - 0.3, 1.95, x + 0.3, 2.1, "#77808e", corner=0.02)
    blob(brush, "-2.2 0, 2.2 0, 1.6 .34, 0 .26, -1.6 .34", "#e9f6fb", tension=0.7, form=0.4)


@thing("cooling tower", "冷却塔", "cooling towers", size=(3.0, 4.6), live=True)
def cooling_tower(brush: Brush, m: Moment) -> None:
    for k in range(6):
        u = (k / 6 + m.t * 0.12) % 1
        x = 0.5 * u + 0.2 * math.sin(k * 2.2)
        brush.disc((x, 3.4 + 0.9 * u), 0.3 + 0.35 * u, WHITE, form=0.5, alpha=0.9 - 0.5 * u)
    vessel(brush, "1.3 0, 1.0 1.2, .78 2.4, .9 3.3", m.tone("#d5d3cc"), tension=0.7, form=1.6)
    brush.oval((0, 3.3), 0.9, 0.13, "#8d93a0", form=0.4)
    for k in range(9):
        x = -1.1 + 0.275 * k
        brush.line([(x - 0.1, 0), (x + 0.1, 0.34)], 0.05, "#a9a79f")


@thing(
    "power station",
    "发电站",
    "power plant",
    "nuclear power plant",
    "发电厂",
    "核电站",
    "nuclear reactor",
    "核反应堆",
    size=(6.4, 4.4),
    live=True,
)
def power_station(brush: Brush, m: Moment) -> None:
    for x, scale in ((-1.9, 0.95), (0.3, 0.8)):
        with brush.moved((x, 0), scale=scale):
            cooling_tower(brush, m)
    brush.box(1.3, 0, 3.1, 1.5, "#c9ced8")
    for k in range(4):
        brush.box(1.5 + 0.4 * k, 0.5, 1.75 + 0.4 * k, 1.1, "#7fb4d6", form=0.4)
    brush.box(2.5, 1.5, 2.8, 3.4, "#e6e3dc", form=1.2)
    for y in (2.6, 3.1):
        brush.box(2.5, y, 2.8, y + 0.22, RED, form=1)
    brush.box(-3.2, 0, 3.2, 0.16, LEAF, corner=0.06)


@thing(
    "pylon",
    "电塔",
    "electricity pylon",
    "power line",
    "power lines",
    "transmission tower",
    "高压线",
    "输电塔",
    "电网",
    "power grid",
    size=(3.6, 5.4),
)
def pylon(brush: Brush, m: Moment) -> None:
    tone = m.tone("#6f7b90")
    line(brush, "-.7 0, -.2 3.2, -.14 5.3", 0.09, tone)
    line(brush, ".7 0, .2 3.2, .14 5.3", 0.09, tone)
    line(brush, "-.14 5.3, .14 5.3", 0.08, tone)
    steps = (0.0, 0.9, 1.7, 2.4, 3.2)
    for low, high in pairwise(steps):
        a, b = 0.7 - 0.156 * low, 0.7 - 0.156 * high
        brush.line([(-a, low), (b, high)], 0.05, tone)
        brush.line([(a, low), (-b, high)], 0.05, tone)
    for y, half in ((3.3, 1.3), (4.1, 1.6), (4.8, 1.1)):
        brush.line([(-half, y), (0, y + 0.26), (half, y)], 0.06, tone)
        brush.line([(-half, y), (half, y)], 0.07, tone)
        for x in (-half + 0.06, half - 0.06):
            brush.line([(x, y), (x, y - 0.26)], 0.08, "#c8864f")
            brush.line([(x - 0.2, y - 0.3), (x + 0.2, y - 0.3)], 0.03, INK)


@thing(
    "power pole",
    "电线杆",
    "utility pole",
    "telegraph pole",
    "telephone pole",
    size=(1.9, 4.6),
)
def power_pole(brush: Brush, m: Moment) -> None:
    brush.box(-0.09, 0, 0.09, 4.6, m.tone(WOOD), corner=0.03)
    for y, half in ((4.2, 0.9), (3.7, 0.7)):
        brush.box(-half, y, half, y + 0.12, darker(WOOD, 0.15), corner=0.03)
        for x in (-half + 0.1, -0.3, 0.3, half - 0.1):
            brush.box(x - 0.04, y + 0.12, x + 0.04, y + 0.26, "#6fae9c", corner=0.03)
    brush.box(0.1, 2.9, 0.42, 3.4, STEEL, corner=0.05, form=1.2)
    line(brush, ".26 3.4, .3 3.7", 0.03, INK)
    for k in range(4):
        brush.line([(-0.16, 0.6 + 0.4 * k), (0.16, 0.6 + 0.4 * k)], 0.035, DARK_STEEL)


@thing(
    "transformer",
    "变压器",
    "electric transformer",
    "substation",
    "变电站",
    size=(1.6, 1.6),
)
def transformer(brush: Brush, m: Moment) -> None:
    tone = m.tone("#7d8fa0")
    for x in (-0.36, 0.0, 0.36):
        for k in range(4):
            brush.oval((x, 1.06 + 0.11 * k), 0.11 - 0.012 * k, 0.05, "#b5643f", form=1)
        brush.disc((x, 1.52), 0.05, STEEL)
    brush.box(-0.52, 0.1, 0.52, 1.04, tone, corner=0.03)
    for side in (-1, 1):
        for k in range(3):
            x = side * (0.58 + 0.09 * k)
            brush.box(x - 0.035, 0.2, x + 0.035, 0.95, darker(tone, 0.12), corner=0.03)
    plate(brush, "-.16 .42, .16 .42, 0 .74", "#f4c93f", form=0.4)
    blob(brush, ".02 .68, -.05 .56, 0 .56, -.03 .46, .06 .59, .01 .59", INK, tension=0.05, form=0)
    brush.box(-0.6, 0, 0.6, 0.12, "#98a0ac")


@thing(
    "oil rig",
    "钻井平台",
    "drilling rig",
    "oil platform",
    "海上平台",
    "石油平台",
    size=(4.0, 4.6),
    live=True,
)
def oil_rig(brush: Brush, m: Moment) -> None:
    for x in (-1.3, -0.4, 0.4, 1.3):
        brush.box(x - 0.1, 0.1, x + 0.1, 1.6, "#e0a53f")
    for x in (-1.3, 0.4):
        brush.line([(x, 0.4), (x + 0.9, 1.4)], 0.06, DARK_STEEL)
        brush.line([(x, 1.4), (x + 0.9, 0.4)], 0.06, DARK_STEEL)
    brush.box(-1.8, 1.5, 1.8, 1.8, m.tone("#c8503f"), corner=0.03)
    brush.box(-1.6, 1.8, -0.5, 2.6, "#f1eee8", corner=0.03)
    for k in range(3):
        brush.box(-1.46 + 0.32 * k, 2.1, -1.26 + 0.32 * k, 2.36, "#7fb4d6", form=0.4)
    line(brush, "-.2 1.8, .12 4.4, .28 4.4, .6 1.8", 0.07, DARK_STEEL)
    for k in range(5):
        y = 1.9 + 0.48 * k
        half = 0.36 - 0.06 * k
        brush.line([(0.2 - half, y), (0.2 + half - 0.06, y + 0.46)], 0.045, DARK_STEEL)
    line(brush, "1.0 1.8, 1.7 3.0", 0.07, DARK_STEEL)
    flick = 0.06 * math.sin(m.t * 8)
    blob(brush, f"1.64 3.0, 1.6 3.24, {1.76 + flick} 3.6, 1.86 3.2, 1.76 2.98", "#f7902f", form=0.3)
    brush.oval((0, 0.1), 2.0, 0.12, "#4fa3cf", form=0.5)
    for k in range(6):
        brush.line([(-1.7 + 0.6 * k, 0.1), (-1.4 + 0.6 * k, 0.1)], 0.04, "#d9f1fa")


@thing("pump jack", "抽油机", "oil pump", "oil well", "油井", "磕头机", size=(3.0, 2.4), live=True)
def pump_jack(brush: Brush, m: Moment) -> None:
    nod = 0.16 * math.sin(m.t * 1.6)
    brush.box(-1.4, 0, 1.4, 0.14, "#98a0ac")
    line(brush, "-.4 .14, 0 1.6, .4 .14", 0.12, INK)
    brush.disc((-0.95, 0.6), 0.32, DARK_STEEL)
    brush.line([(-0.95, 0.6), (-0.9, 1.6 - nod * 1.6)], 0.08, INK)
    with brush.moved((0, 1.66), turn=nod):
        brush.box(-1.1, -0.09, 1.0, 0.1, m.tone("#e0a53f"), corner=0.03)
        head = [(0.95, -0.4), (1.2, -0.35), (1.28, 0.1), (1.1, 0.46), (0.95, 0.4)]
        brush.fill(curve(head, closed=True, tension=0.6), m.tone("#e0a53f"))
        brush.box(-1.2, -0.2, -0.8, 0.24, darker("#e0a53f", 0.2), corner=0.04)
    brush.line([(1.2, 1.34 + nod), (1.2, 0.14)], 0.03, INK)
    brush.box(1.08, 0.1, 1.32, 0.5, RED, corner=0.03)


@thing(
    "pipeline",
    "管道",
    "oil pipeline",
    "gas pipeline",
    "输油管",
    "天然气管道",
    "输气管道",
    size=(4.4, 1.2),
)
def pipeline(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a9b4c2")
    for x in (-1.5, 0.0, 1.5):
        brush.line([(x - 0.22, 0), (x, 0.5), (x + 0.22, 0)], 0.09, INK)
    brush.box(-2.2, 0.46, 2.2, 0.92, tone, corner=0.03, form=2)
    for x in (-1.5, 0.0, 1.5):
        brush.box(x - 0.09, 0.42, x + 0.09, 0.96, darker(tone, 0.25), corner=0.02)
    brush.line([(0.75, 0.92), (0.75, 1.06)], 0.07, DARK_STEEL)
    brush.stroke(oval((0.75, 1.1), 0.22, 0.07), 0.05, RED)


@thing("pipe", "管子", "water pipe", "drainpipe", "pipes", "自来水管", "水管道", size=(1.0, 0.9))
def pipe(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8fa3b5")
    line(brush, "-.42 .72, .1 .72", 0.2, tone)
    brush.line(bow((0.1, 0.46), 0.26, 0.26, 90, 0), 0.2, tone)
    line(brush, ".36 .46, .36 .1", 0.2, tone)
    line(brush, "-.4 .76, .1 .76", 0.04, lighter(tone, 0.5))
    for box in ((-0.5, 0.58, -0.4, 0.86), (0.04, 0.58, 0.13, 0.86)):
        brush.box(*box, darker(tone, 0.22), corner=0.02, form=1)
    brush.box(0.22, 0, 0.5, 0.1, darker(tone, 0.22), corner=0.02, form=1)
    brush.box(0.22, 0.4, 0.5, 0.49, darker(tone, 0.22), corner=0.02, form=1)


@thing("valve", "阀门", "gas valve", "water valve", "shut-off valve", "总阀", size=(0.7, 0.6))
def valve(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8fa3b5")
    line(brush, "-.3 .14, .3 .14", 0.18, tone)
    for x in (-0.32, 0.24):
        brush.box(x, 0.02, x + 0.08, 0.27, darker(tone, 0.2), corner=0.02)
    plate(brush, "-.12 .08, .12 .08, .07 .34, -.07 .34", darker(tone, 0.1), form=1.2)
    brush.line([(0, 0.32), (0, 0.46)], 0.05, DARK_STEEL)
    brush.stroke(oval((0, 0.5), 0.26, 0.075), 0.05, RED)
    brush.line([(-0.25, 0.5), (0.25, 0.5)], 0.04, RED)


@thing("generator", "发电机", "diesel generator", "power generator", size=(1.1, 0.8), live=True)
def generator(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e2a53a")
    shake = 0.004 * math.sin(m.t * 40)
    line(brush, "-.52 .06, -.52 .72, .52 .72, .52 .06, -.52 .06", 0.05, INK)
    brush.box(-0.46, 0.44 + shake, 0.46, 0.68 + shake, tone, corner=0.04)
    brush.box(-0.06, 0.66 + shake, 0.08, 0.74 + shake, INK, corner=0.02)
    brush.box(-0.46, 0.1, 0.06, 0.44, "#5a6478", corner=0.03)
    for k in range(5):
        brush.line([(-0.4 + 0.09 * k, 0.16), (-0.4 + 0.09 * k, 0.38)], 0.03, "#3a3f52")
    brush.box(0.1, 0.1, 0.46, 0.44, STEEL, corner=0.03)
    brush.fill(toothed((0.2, 0.3), 0.06, 8), INK)
    for x in (0.3, 0.39):
        brush.disc((x, 0.2), 0.035, INK)


@thing(
    "charging point",
    "充电桩",
    "charging station",
    "ev charger",
    "electric car charger",
    size=(0.8, 1.6),
)
def charging_point(brush: Brush, m: Moment) -> None:
    brush.box(-0.3, 0, 0.22, 0.1, "#98a0ac", corner=0.02)
    line(brush, ".2 1.0, .36 .9, .36 .4, .26 .34, .22 .6", 0.045, INK, smooth=True)
    brush.box(-0.26, 0.06, 0.18, 1.56, m.tone("#eef2f6"), corner=0.09, form=1.2)
    brush.box(-0.18, 1.02, 0.1, 1.42, INK, corner=0.04, form=0.4)
    blob(
        brush,
        "-.01 1.38, -.12 1.2, -.05 1.2, -.08 1.06, .05 1.26, -.02 1.26",
        "#5fe08a",
        tension=0.05,
    )
    brush.box(-0.26, 0.5, 0.18, 0.62, "#4fa870", form=0.6)
    brush.box(0.12, 0.94, 0.26, 1.06, "#4fa870", corner=0.03)


@thing("petrol pump", "加油机", "fuel pump", "gas pump", "加油枪", size=(0.8, 1.6))
def petrol_pump(brush: Brush, m: Moment) -> None:
    line(brush, ".26 1.2, .4 1.1, .38 .4, .3 .3, .26 .7", 0.05, INK, smooth=True)
    brush.box(-0.36, 0, 0.3, 0.1, "#98a0ac", corner=0.02)
    brush.box(-0.32, 0.08, 0.26, 1.58, m.tone("#d8463f"), corner=0.05)
    brush.box(-0.24, 0.98, 0.18, 1.42, "#f1eee8", corner=0.03, form=0.4)
    brush.box(-0.19, 1.22, 0.13, 1.36, "#9fc4ae", corner=0.02, form=0)
    for k in range(3):
        brush.line([(-0.15 + 0.1 * k, 1.06), (-0.1 + 0.1 * k, 1.06)], 0.05, INK)
    brush.box(0.24, 0.66, 0.36, 0.86, INK, corner=0.03)
    brush.box(-0.24, 0.3, 0.18, 0.8, darker("#d8463f", 0.15), corner=0.03, form=0.4)


@thing("water tank", "水箱", "water tower", "cistern", "水塔", size=(2.0, 3.6))
def water_tank(brush: Brush, m: Moment) -> None:
    tone = m.tone("#6f9fc0")
    for x in (-0.7, -0.24, 0.24, 0.7):
        brush.line([(x * 1.15, 0), (x, 1.9)], 0.1, DARK_STEEL)
    line(brush, "-.78 .5, .72 1.5", 0.05, DARK_STEEL)
    line(brush, ".78 .5, -.72 1.5", 0.05, DARK_STEEL)
    brush.box(-0.95, 1.8, 0.95, 3.1, tone, corner=0.06, form=1.7)
    plate(brush, "-1.0 3.06, 1.0 3.06, 0 3.6", darker(tone, 0.2), form=1.2)
    for y in (2.1, 2.8):
        brush.line([(-0.95, y), (0.95, y)], 0.05, darker(tone, 0.18))
    blob(brush, "0 2.7, .12 2.5, .16 2.36, 0 2.2, -.16 2.36, -.12 2.5", WHITE, form=0.3)
