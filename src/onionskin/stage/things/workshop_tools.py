"""Tools and machines of workshops: screwdrivers, axes, nails, ropes, kilns, looms, engines."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GOLD,
    INK,
    RED,
    STEEL,
    WOOD,
    blob,
    bow,
    bricks,
    line,
    plate,
    toothed,
)
from onionskin.stage.things.thing import Moment, thing


@thing(
    "screwdriver", "螺丝刀", "screwdrivers", "起子", size=(0.36, 0.08), lead=0.18, grip=(0.06, 0.03)
)
def screwdriver(brush: Brush, m: Moment) -> None:
    brush.box(0, 0.006, 0.14, 0.07, m.tone("#e4574c"), corner=0.025, form=1.4)
    line(brush, ".03 .038, .11 .038", 0.01, darker("#e4574c", 0.2))
    line(brush, ".14 .038, .32 .038", 0.018, STEEL)
    plate(brush, ".3 .028, .35 .02, .36 .038, .35 .056, .3 .048", DARK_STEEL)


@thing(
    "pliers",
    "钳子",
    "plier",
    "pincers",
    "tongs",
    "老虎钳",
    size=(0.2, 0.4),
    grip=(0, 0.08),
)
def pliers(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d6fb0")
    for side in (-1, 1):
        brush.line(
            [(side * 0.08, 0.02), (side * 0.07, 0.14), (side * 0.015, 0.25)],
            0.035,
            tone,
            smooth=True,
        )
        jaw = [(side * 0.03, 0.24), (side * 0.045, 0.32), (side * 0.008, 0.4), (side * 0.004, 0.27)]
        brush.fill(curve(jaw, closed=True, tension=0.5), DARK_STEEL)
    brush.disc((0, 0.255), 0.03, STEEL)


@thing("tweezers", "镊子", "pair of tweezers", size=(0.1, 0.3), grip=(0, 0.2))
def tweezers(brush: Brush, m: Moment) -> None:
    """Two springy arms that meet at the top, their points down."""
    tone = m.tone(STEEL)
    for side in (-1, 1):
        arm = [(0, 0.29), (side * 0.04, 0.2), (side * 0.045, 0.12), (side * 0.012, 0.0)]
        brush.line(arm, 0.018, darker(tone, 0.12 if side > 0 else 0), smooth=True)
    brush.box(-0.014, 0.25, 0.014, 0.3, DARK_STEEL, corner=0.006, form=0.6)


@thing("axe", "斧头", "ax", "hatchet", "斧子", size=(0.36, 0.7), grip=(0, 0.12))
def axe(brush: Brush, m: Moment) -> None:
    line(brush, "-.02 .02, .02 .3, .0 .66", 0.045, WOOD, smooth=True)
    blob(
        brush,
        "-.05 .64, -.05 .54, .08 .54, .2 .46, .24 .58, .21 .7, .08 .63",
        m.tone("#c8503f"),
        tension=0.4,
    )
    blob(brush, ".17 .48, .21 .46, .245 .58, .215 .7, .18 .68, .2 .58", STEEL, tension=0.6)


@thing(
    "chisel",
    "凿子",
    "wood chisel",
    "carving knife",
    "刻刀",
    size=(0.4, 0.08),
    lead=0.2,
    grip=(0.06, 0.03),
)
def chisel(brush: Brush, m: Moment) -> None:
    brush.box(0, 0.008, 0.15, 0.066, m.tone("#c98f52"), corner=0.024, form=1.4)
    brush.box(0.14, 0.014, 0.17, 0.06, GOLD, corner=0.006)
    plate(brush, ".17 .02, .36 .012, .4 .012, .36 .062, .17 .054", STEEL, form=1)


@thing("nail", "钉子", "nails", "iron nail", size=(0.22, 0.24), grip=(0, 0.1))
def nail(brush: Brush, m: Moment) -> None:
    for x, turn in ((-0.06, 0.12), (0.06, -0.1), (0.0, 0.0)):
        with brush.moved((x, 0.01), turn=turn):
            plate(brush, "0 0, .012 .03, .012 .2, -.012 .2, -.012 .03", "#9aa5b4", form=1)
            brush.box(-0.032, 0.195, 0.032, 0.215, "#7b8698", corner=0.006)


@thing(
    "screw",
    "螺丝",
    "screws",
    "bolt",
    "螺丝钉",
    "nut and bolt",
    "螺母",
    "螺栓",
    size=(0.3, 0.26),
    grip=(0, 0.1),
)
def screw(brush: Brush, m: Moment) -> None:
    with brush.moved((-0.07, 0)):
        plate(brush, "0 0, .022 .05, .022 .19, -.022 .19, -.022 .05", "#9aa5b4", form=1)
        for k in range(6):
            y = 0.04 + 0.024 * k
            line(brush, f"-.028 {y}, .028 {y + 0.012}", 0.01, "#5f6b7c")
        blob(brush, "-.05 .19, -.04 .225, .04 .225, .05 .19", STEEL, tension=0.5, form=1.2)
        line(brush, "0 .215, 0 .235", 0.014, INK)
    hexagon = [
        (0.08 + 0.07 * math.cos(math.tau * k / 6), 0.08 + 0.07 * math.sin(math.tau * k / 6))
        for k in range(6)
    ]
    brush.fill(polygon(hexagon), GOLD, form=1.2)
    brush.disc((0.08, 0.08), 0.032, "#6a5a2a", form=0.4)


@thing(
    "tape measure",
    "卷尺",
    "measuring tape",
    "ruler",
    "尺子",
    "折尺",
    "皮尺",
    size=(0.46, 0.22),
    grip=(-0.1, 0.08),
)
def tape_measure(brush: Brush, m: Moment) -> None:
    plate(brush, "-.04 0, .22 0, .22 .05, -.04 .05", "#f6d34a", form=0.4)
    for k in range(11):
        x = -0.02 + 0.022 * k
        brush.line([(x, 0.0), (x, 0.03 if k % 5 == 0 else 0.018)], 0.006, INK)
    brush.box(0.212, -0.012, 0.23, 0.056, DARK_STEEL)
    blob(
        brush,
        "-.22 .02, -.22 .16, -.14 .21, -.02 .2, .0 .12, 0 0, -.18 0",
        m.tone("#e4574c"),
        tension=0.4,
        form=1.2,
    )
    brush.disc((-0.11, 0.11), 0.06, "#3a3f52", form=0.6)


@thing("spirit level", "水平仪", "水平尺", size=(0.8, 0.12), grip=(0, 0.04))
def spirit_level(brush: Brush, m: Moment) -> None:
    brush.box(-0.4, 0, 0.4, 0.12, m.tone("#f2b233"), corner=0.015, form=1)
    brush.box(-0.09, 0.025, 0.09, 0.095, "#bfe86a", corner=0.025, form=0.6)
    brush.oval((0.0, 0.064), 0.03, 0.02, "#eefad2", form=0)
    for x in (-0.04, 0.04):
        brush.line([(x, 0.028), (x, 0.092)], 0.006, INK)
    for x in (-0.28, 0.28):
        brush.disc((x, 0.06), 0.034, "#bfe86a", form=0.6)


@thing(
    "toolbox", "工具箱", "tool box", "tools", "tool kit", "工具", size=(0.6, 0.4), grip=(0, 0.36)
)
def toolbox(brush: Brush, m: Moment) -> None:
    line(brush, "-.12 .28, -.12 .37, .12 .37, .12 .28", 0.03, INK)
    line(brush, "-.2 .25, -.25 .39", 0.03, WOOD)
    brush.box(-0.29, 0.37, -0.2, 0.41, DARK_STEEL, corner=0.01)
    line(brush, ".2 .25, .23 .4", 0.03, STEEL)
    brush.box(-0.3, 0, 0.3, 0.28, m.tone("#d8463f"), corner=0.03)
    brush.box(-0.3, 0.17, 0.3, 0.28, darker("#d8463f", 0.12), corner=0.03)
    for x in (-0.16, 0.16):
        brush.box(x - 0.035, 0.13, x + 0.035, 0.2, STEEL, corner=0.01)


@thing(
    "rope",
    "绳子",
    "coil of rope",
    "ropes",
    "string",
    "细绳",
    "cord",
    "麻绳",
    size=(0.6, 0.44),
    grip=(0, 0.2),
)
def rope(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d3a765")
    for k in range(5):
        y = 0.06 + 0.065 * k
        brush.line(bow((0, y), 0.24 - 0.01 * (k % 2), 0.05, 180, 360), 0.06, tone, smooth=True)
        for j in range(9):
            x = -0.2 + 0.05 * j
            low = y - 0.05 * math.sqrt(max(0.0, 1 - (x / 0.24) ** 2))
            brush.line(
                [(x - 0.012, low - 0.022), (x + 0.012, low + 0.022)], 0.009, darker(tone, 0.28)
            )
    brush.stroke(oval((0, 0.33), 0.235, 0.06), 0.055, lighter(tone, 0.12))
    line(brush, ".22 .32, .3 .22, .27 .08", 0.05, tone, smooth=True)


@thing("chain", "链条", "iron chain", "chains", "链子", "锁链", size=(0.8, 0.2), grip=(-0.3, 0.1))
def chain(brush: Brush, m: Moment) -> None:
    for k in range(6):
        x = -0.32 + 0.128 * k
        if k % 2:
            brush.line([(x - 0.07, 0.1), (x + 0.07, 0.1)], 0.04, DARK_STEEL)
        else:
            brush.stroke(oval((x, 0.1), 0.08, 0.055), 0.034, m.tone("#a9b4c2"))


@thing("hook", "钩子", "hooks", "crane hook", "挂钩", "吊钩", size=(0.3, 0.5), grip=(0, 0.44))
def hook(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8592a6")
    brush.stroke(oval((0, 0.43), 0.05, 0.05), 0.03, tone)
    hook_ = [(0.0, 0.38), (0.0, 0.28), *bow((-0.01, 0.14), 0.11, 0.12, 60, -150, 10)]
    brush.line(hook_, 0.055, tone, smooth=True)


@thing(
    "wire",
    "电线",
    "cable",
    "wires",
    "cables",
    "coil of wire",
    "电缆",
    "导线",
    size=(0.5, 0.46),
    grip=(0, 0.1),
)
def wire(brush: Brush, m: Moment) -> None:
    for k in range(4):
        brush.stroke(
            oval((0, 0.22), 0.2 - 0.035 * k, 0.2 - 0.035 * k),
            0.03,
            m.tone(("#d8463f", "#3a3f52")[k % 2]),
        )
    line(brush, ".17 .3, .24 .38, .2 .45", 0.026, "#d8463f", smooth=True)
    line(brush, ".2 .44, .19 .47", 0.014, "#d9a04a")
    line(brush, "-.2 .2, -.24 .08, -.18 .02", 0.026, "#3a3f52", smooth=True)


@thing(
    "spring",
    "弹簧",
    "coil spring",
    "springs",
    "metal spring",
    size=(0.24, 0.44),
    grip=(0, 0.1),
    live=True,
)
def spring(brush: Brush, m: Moment) -> None:
    high = 0.38 + 0.03 * math.sin(m.t * 5)
    for k in range(8):
        y = 0.03 + (high - 0.05) * k / 8
        brush.line([(-0.1, y), (0.1, y + high / 16)], 0.03, m.tone("#a9b4c2"))
        brush.line([(0.1, y + high / 16), (-0.1, y + high / 8)], 0.022, DARK_STEEL)
    for y in (0.0, high):
        brush.box(-0.12, y, 0.12, y + 0.03, DARK_STEEL, corner=0.012)


@thing(
    "glue",
    "胶水",
    "bottle of glue",
    "glue stick",
    "胶棒",
    "adhesive",
    size=(0.13, 0.3),
    grip=(0, 0.1),
)
def glue(brush: Brush, m: Moment) -> None:
    plate(brush, "-.022 .2, .022 .2, .008 .29, -.008 .29", RED, form=1)
    brush.box(-0.055, 0, 0.055, 0.2, "#f8f8fa", corner=0.022, form=1.4)
    brush.box(-0.055, 0.05, 0.055, 0.14, m.tone("#3d86c9"), form=0.6)
    blob(brush, "0 .13, .018 .095, .018 .075, -.018 .075, -.018 .095", WHITE, form=0.2)


@thing(
    "adhesive tape",
    "胶带",
    "sticky tape",
    "tape",
    "roll of tape",
    "胶布",
    size=(0.32, 0.3),
    grip=(0, 0.08),
)
def adhesive_tape(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d9a866")
    plate(brush, "0 .0, .16 .0, .16 .05, 0 .05", lighter(tone, 0.3), form=0.5)
    brush.stroke(oval((-0.02, 0.14), 0.1, 0.1), 0.07, tone)
    brush.stroke(oval((-0.02, 0.14), 0.066, 0.066), 0.014, "#f4ecdc")
    brush.stroke(oval((-0.02, 0.14), 0.12, 0.12), 0.006, darker(tone, 0.2))


@thing(
    "scissors",
    "剪刀",
    "pair of scissors",
    "shears",
    "剪子",
    "园艺剪",
    size=(0.24, 0.42),
    grip=(0, 0.06),
)
def scissors(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8463f")
    for side in (-1, 1):
        blade = [(side * 0.02, 0.14), (side * -0.035, 0.42), (side * -0.012, 0.2)]
        brush.fill(polygon(blade), STEEL, form=1)
        brush.line([(side * 0.01, 0.2), (side * -0.045, 0.4)], 0.022, STEEL)
        brush.line([(side * 0.0, 0.17), (side * 0.05, 0.1)], 0.03, tone)
        brush.stroke(oval((side * 0.065, 0.062), 0.042, 0.05), 0.026, tone)
    brush.disc((0, 0.18), 0.014, INK)


@thing("anvil", "铁砧", size=(0.9, 0.62), surface=0.56)
def anvil(brush: Brush, m: Moment) -> None:
    tone = m.tone("#565c70")
    plate(
        brush,
        "-.3 0, .3 0, .24 .12, .12 .2, .12 .32, .26 .4, -.2 .4, -.1 .3, -.1 .2, -.24 .12",
        tone,
        form=1.2,
    )
    blob(
        brush,
        "-.45 .52, -.2 .38, .36 .38, .36 .56, -.2 .56",
        lighter(tone, 0.12),
        tension=0.3,
        form=1.2,
    )
    line(brush, "-.16 .54, .34 .54", 0.02, lighter(tone, 0.45))


@thing(
    "potter's wheel",
    "陶轮",
    "pottery wheel",
    "拉坯机",
    "转轮",
    "clay on a wheel",
    size=(1.0, 1.1),
    live=True,
)
def potters_wheel(brush: Brush, m: Moment) -> None:
    brush.box(-0.45, 0, 0.45, 0.5, WOOD, corner=0.02)
    brush.box(-0.5, 0.46, 0.5, 0.54, lighter(WOOD, 0.2), corner=0.02)
    brush.box(-0.05, 0.52, 0.05, 0.6, DARK_STEEL)
    brush.oval((0, 0.62), 0.36, 0.07, "#a9b4c2", form=1)
    sway = 0.008 * math.sin(m.t * 9)
    blob(
        brush,
        f"-.14 .62, {-0.22 + sway} .8, -.16 .96, {-0.2 - sway} 1.06, .2 1.06,"
        f" .16 .96, {0.22 + sway} .8, .14 .62",
        m.tone("#b8704c"),
        tension=0.7,
        form=1.5,
    )
    brush.oval((0, 1.06), 0.19, 0.04, darker("#b8704c", 0.3), form=0.4)
    for y in (0.72, 0.84, 0.96):
        line(brush, f"-.17 {y}, .17 {y + 0.02}", 0.012, darker("#b8704c", 0.14))


@thing("kiln", "窑", "pottery kiln", "窑炉", "陶窑", size=(1.6, 1.6), live=True)
def kiln(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b5705a")
    brush.box(0.3, 1.1, 0.6, 1.6, darker(tone, 0.15))
    dome = curve([(-0.8, 0), *bow((0, 0.5), 0.8, 0.78, 180, 0), (0.8, 0)], closed=True, tension=0.4)
    brush.fill(dome, tone, form=1.3)
    with brush.inside(dome):
        bricks(brush, (-0.8, 0, 0.8, 1.3), 8, tone)
    mouth = curve(
        [(-0.38, 0.06), *bow((0, 0.44), 0.38, 0.38, 180, 0, 8), (0.38, 0.06)],
        closed=True,
        tension=0.4,
    )
    brush.fill(mouth, "#3a2320", form=0.3)
    with brush.inside(mouth):
        brush.shine((0, 0.24), 0.5 + 0.03 * math.sin(m.t * 6), "#ff9a3f", 1)
        for x in (-0.18, 0.02, 0.2):
            blob(
                brush,
                f"{x - 0.08} .06, {x - 0.1} .2, {x - 0.04} .32, {x + 0.04} .32,"
                f" {x + 0.1} .2, {x + 0.08} .06",
                "#d98a5a",
                tension=0.6,
            )


@thing("loom", "织布机", "weaving loom", size=(1.4, 1.3))
def loom(brush: Brush, m: Moment) -> None:
    for x in (-0.6, 0.6):
        brush.box(x - 0.05, 0, x + 0.05, 1.3, WOOD, corner=0.01)
    for y in (0.24, 0.66, 1.14):
        brush.box(-0.62, y, 0.62, y + 0.08, lighter(WOOD, 0.15), corner=0.02)
    for k in range(25):
        x = -0.5 + 0.0416 * k
        brush.line([(x, 0.3), (x, 1.16)], 0.008, "#f4ecdc")
    for k in range(4):
        brush.box(
            -0.52,
            0.3 + 0.085 * k,
            0.52,
            0.385 + 0.085 * k,
            m.tone(("#c8503f", "#e9c46a", "#3f7f8f", "#c8503f")[k]),
            form=0.4,
        )
    brush.box(-0.2, 0.68, 0.06, 0.74, "#8a5230", corner=0.03)


@thing("engine", "发动机", "car engine", "motor", "引擎", "马达", size=(1.0, 0.8), live=True)
def engine(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8592a6")
    brush.box(-0.34, 0.1, 0.36, 0.5, tone, corner=0.03)
    brush.box(-0.28, 0.48, 0.3, 0.62, "#d8463f", corner=0.03)
    for k in range(4):
        brush.box(-0.25 + 0.145 * k, 0.6, -0.17 + 0.145 * k, 0.74, STEEL, corner=0.01)
        brush.line([(-0.28 + 0.16 * k, 0.18), (-0.28 + 0.16 * k, 0.42)], 0.03, darker(tone, 0.2))
    brush.box(-0.4, 0.0, 0.4, 0.12, darker(tone, 0.3), corner=0.03)
    brush.disc((-0.38, 0.34), 0.13, INK)
    brush.fill(toothed((-0.38, 0.34), 0.1, 9, turn=m.t * 2), STEEL)
    line(brush, ".36 .4, .46 .44, .48 .2", 0.06, DARK_STEEL, smooth=True)


@thing("pulled tape", "拉开的卷尺", "tape pulled out", size=(0.5, 0.05))
def pulled_tape(brush: Brush, m: Moment) -> None:
    """A measuring tape between two hands."""
    brush.box(-0.25, 0, 0.25, 0.05, "#f6d34a", corner=0.004, form=0.3)
    for k in range(21):
        x = -0.24 + 0.024 * k
        brush.line([(x, 0.0), (x, 0.034 if k % 5 == 0 else 0.018)], 0.006, INK)
