"""What clinics use: crutches, stretchers, drips, scales, inhalers, blood bags."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    INK,
    PAPER,
    RED,
    STEEL,
    blob,
    bow,
    glint,
    line,
    plate,
)
from onionskin.stage.things.thing import Moment, thing


@thing(
    "crutch", "拐杖", "crutches", "walking stick", "cane", "手杖", size=(0.5, 1.3), grip=(0, 0.7)
)
def crutch(brush: Brush, m: Moment) -> None:
    for x, lean in ((-0.12, -0.06), (0.12, 0.06)):
        brush.line([(x + lean, 0.04), (x, 0.5), (x - 0.05, 1.22)], 0.03, m.tone("#a9b4c2"))
        brush.line([(x, 0.5), (x + 0.05, 1.22)], 0.03, m.tone("#a9b4c2"))
        brush.line([(x - 0.03, 0.8), (x + 0.03, 0.8)], 0.045, INK)
        brush.line([(x - 0.08, 1.25), (x + 0.08, 1.25)], 0.07, INK)
        brush.box(x + lean - 0.025, 0, x + lean + 0.025, 0.07, INK, corner=0.01)


@thing("stretcher", "担架", "gurney", "急救担架", size=(2.0, 0.9), surface=0.75)
def stretcher(brush: Brush, m: Moment) -> None:
    line(brush, "-.6 .1, .5 .64", 0.05, DARK_STEEL)
    line(brush, ".6 .1, -.5 .64", 0.05, DARK_STEEL)
    for x in (-0.66, 0.66):
        brush.disc((x, 0.08), 0.08, INK)
        brush.disc((x, 0.08), 0.035, STEEL)
    line(brush, "-.98 .68, .98 .68", 0.05, STEEL)
    brush.box(-0.85, 0.68, 0.85, 0.79, m.tone("#e0702f"), corner=0.05)
    brush.box(-0.84, 0.78, -0.5, 0.88, WHITE, corner=0.05)
    for x in (-0.2, 0.35):
        brush.box(x - 0.04, 0.67, x + 0.04, 0.8, INK)


@thing(
    "drip", "输液瓶", "infusion", "iv drip", "drip stand", "输液", "点滴", "吊瓶", size=(0.6, 1.9)
)
def drip(brush: Brush, m: Moment) -> None:
    line(brush, "-.22 .04, .22 .04", 0.05, DARK_STEEL)
    brush.line([(0, 0.04), (0, 1.8)], 0.035, STEEL)
    line(brush, "-.14 1.74, 0 1.84, .14 1.74", 0.03, STEEL)
    plate(brush, ".06 1.7, .26 1.7, .24 1.34, .16 1.28, .08 1.34", "#dff2fb", form=0.6)
    plate(brush, ".075 1.58, .245 1.58, .235 1.36, .16 1.3, .085 1.36", m.tone("#8fcbe8"), form=0.6)
    line(brush, ".16 1.28, .16 1.0, .26 .7, .2 .4", 0.018, "#8fb0c8", smooth=True)
    for x in (-0.22, 0.22):
        brush.disc((x, 0.03), 0.035, INK)


@thing(
    "x-ray", "X光片", "x-ray picture", "X光", "radiograph", "片子", size=(0.6, 0.7), grip=(0, 0.1)
)
def x_ray(brush: Brush, m: Moment) -> None:
    brush.box(-0.3, 0, 0.3, 0.7, "#1f2f4a", corner=0.02, form=0.4)
    bone = m.tone("#cfe3f2")
    brush.line([(0, 0.1), (0, 0.62)], 0.05, bone)
    for k in range(5):
        y = 0.55 - 0.085 * k
        for side in (-1, 1):
            brush.line(
                [
                    (0, y),
                    (side * (0.17 + 0.015 * k), y + 0.02),
                    (side * (0.2 + 0.01 * k), y - 0.07),
                ],
                0.025,
                bone,
                smooth=True,
            )
    for side in (-1, 1):
        brush.line([(side * 0.02, 0.62), (side * 0.2, 0.64)], 0.03, bone)


@thing(
    "scales",
    "体重秤",
    "bathroom scale",
    "weighing scales",
    "scale",
    "秤",
    "电子秤",
    "kitchen scale",
    "厨房秤",
    size=(0.6, 0.34),
    surface=0.2,
)
def scales(brush: Brush, m: Moment) -> None:
    plate(brush, "-.3 .06, .3 .06, .22 .3, -.22 .3", m.tone("#e2e6ec"))
    brush.box(-0.3, 0, 0.3, 0.07, DARK_STEEL, corner=0.02)
    brush.oval((0, 0.235), 0.11, 0.045, PAPER, form=0.3)
    for k in range(7):
        a = math.radians(30 + 20 * k)
        brush.disc((0.085 * math.cos(a), 0.225 + 0.034 * math.sin(a)), 0.006, INK, form=0)
    line(brush, "0 .22, .04 .255", 0.01, RED)
    for x in (-0.16, 0.16):
        brush.oval((x, 0.14), 0.07, 0.05, "#c2c9d4", form=0.3)


@thing("inhaler", "吸入器", "asthma inhaler", "哮喘喷雾", size=(0.22, 0.26), grip=(0, 0.1))
def inhaler(brush: Brush, m: Moment) -> None:
    brush.box(-0.045, 0.15, 0.045, 0.26, STEEL, corner=0.01, form=1.4)
    blob(
        brush,
        "-.06 .0, -.06 .2, .06 .2, .06 .08, .12 .06, .12 .0",
        m.tone("#3d86c9"),
        tension=0.15,
        form=1.2,
    )
    brush.box(0.09, -0.005, 0.13, 0.065, lighter("#3d86c9", 0.4), corner=0.01)


@thing("hearing aid", "助听器", size=(0.24, 0.26), grip=(0, 0.1))
def hearing_aid(brush: Brush, m: Moment) -> None:
    line(brush, "-.02 .2, .06 .25, .1 .16, .08 .06", 0.016, "#c9d3de", smooth=True)
    brush.line([(-0.06, 0.05), (-0.07, 0.14), (-0.02, 0.21)], 0.07, m.tone("#d9b48c"), smooth=True)
    brush.oval((0.08, 0.05), 0.035, 0.045, "#e8c9a4", form=1)
    brush.disc((-0.06, 0.13), 0.014, INK, form=0)


@thing("defibrillator", "除颤器", "aed", "自动体外除颤器", size=(0.6, 0.5), grip=(0, 0.44))
def defibrillator(brush: Brush, m: Moment) -> None:
    line(brush, "-.12 .4, -.1 .48, .1 .48, .12 .4", 0.035, darker(RED, 0.3), smooth=True)
    brush.box(-0.3, 0, 0.3, 0.42, m.tone(RED), corner=0.05)
    blob(
        brush,
        "0 .09, -.14 .22, -.12 .33, -.03 .34, 0 .29, .03 .34, .12 .33, .14 .22",
        WHITE,
        form=0.3,
    )
    blob(brush, ".02 .31, -.05 .2, 0 .2, -.03 .1, .06 .22, .015 .22", RED, tension=0.05, form=0)


@thing(
    "blood bag", "血袋", "blood donation", "献血", "bag of blood", size=(0.3, 0.46), grip=(0, 0.3)
)
def blood_bag(brush: Brush, m: Moment) -> None:
    line(brush, "0 .1, .02 .04, -.06 .0", 0.018, "#b52f36", smooth=True)
    blob(brush, "-.13 .12, -.14 .4, .14 .4, .13 .12, 0 .08", "#f3dfe0", tension=0.3)
    blob(
        brush,
        "-.12 .13, -.125 .32, .125 .32, .12 .13, 0 .095",
        m.tone("#c42f38"),
        tension=0.3,
        form=1.2,
    )
    brush.box(-0.08, 0.18, 0.08, 0.29, PAPER, corner=0.008, form=0.3)
    line(brush, "0 .21, 0 .265", 0.02, RED)
    line(brush, "-.027 .237, .027 .237", 0.02, RED)
    brush.box(-0.05, 0.39, 0.05, 0.44, "#d9c4c6", corner=0.01)


@thing(
    "adhesive bandage",
    "创口贴",
    "sticking plaster",
    "band-aid",
    "adhesive plaster",
    size=(0.4, 0.2),
    grip=(0, 0.06),
)
def adhesive_bandage(brush: Brush, m: Moment) -> None:
    with brush.moved((0, 0.1), turn=0.3):
        brush.box(-0.19, -0.06, 0.19, 0.06, m.tone("#e8b48c"), corner=0.06, form=0.8)
        brush.box(-0.065, -0.055, 0.065, 0.055, "#f7dcc4", corner=0.012, form=0.4)
        for x in (-0.14, -0.11, 0.11, 0.14):
            for y in (-0.025, 0.025):
                brush.disc((x, y), 0.007, darker("#e8b48c", 0.25), form=0)


@thing("incubator", "保温箱", "baby incubator", "育婴箱", size=(1.2, 1.4))
def incubator(brush: Brush, m: Moment) -> None:
    brush.box(-0.45, 0.06, 0.45, 0.7, "#e2e6ec", corner=0.03)
    for x in (-0.38, 0.38):
        brush.disc((x, 0.06), 0.06, INK)
    brush.box(-0.56, 0.68, 0.56, 0.8, m.tone("#7fb8d8"), corner=0.03)
    brush.box(-0.3, 0.8, 0.3, 0.9, "#fbf6ec", corner=0.04)
    brush.oval((0.04, 0.92), 0.2, 0.08, "#8fc4e0")
    brush.disc((-0.2, 0.95), 0.08, "#f6cba6")
    brush.fill(
        curve(
            [(-0.5, 0.8), *bow((0, 0.9), 0.5, 0.46, 180, 0), (0.5, 0.8)], closed=True, tension=0.3
        ),
        GLASS,
        form=0.4,
        alpha=0.55,
    )
    for x in (-0.2, 0.2):
        brush.stroke(oval((x, 1.0), 0.09, 0.09), 0.02, "#a9c4d4")
    glint(brush, -0.36, 0.9, 1.14, 0.03)
