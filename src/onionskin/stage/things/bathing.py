"""What bathrooms have: tubs, soap, tubes, combs, razors, paper."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GOLD,
    INK,
    RED,
    STEEL,
    WOOD,
    blob,
    glint,
    handled,
    line,
    plate,
    vessel,
)
from onionskin.stage.things.thing import Moment, thing


@thing(
    "towel", "毛巾", "bath towel", "towels", "浴巾", "beach towel", size=(0.5, 0.7), grip=(0, 0.62)
)
def towel(brush: Brush, m: Moment) -> None:
    tone = m.tone("#5fb0c9")
    line(brush, "-.24 .66, .24 .66", 0.03, WOOD)
    plate(brush, "-.17 .68, .17 .68, .18 .04, -.18 .04", tone, form=1.2)
    for y in (0.18, 0.23, 0.5):
        brush.line([(-0.175, y), (0.175, y)], 0.022, lighter(tone, 0.6))
    for k in range(12):
        x = -0.165 + 0.03 * k
        brush.line([(x, 0.045), (x, 0.0)], 0.012, lighter(tone, 0.3))


@thing("bathtub", "浴缸", "bath", "tub", "浴盆", size=(1.8, 0.9), seat=0.3)
def bathtub(brush: Brush, m: Moment) -> None:
    for x in (-0.6, 0.6):
        brush.disc((x, 0.07), 0.08, GOLD)
    for k, (x, r) in enumerate(
        ((-0.5, 0.14), (-0.3, 0.17), (-0.08, 0.13), (0.14, 0.17), (0.36, 0.12))
    ):
        brush.disc((x, 0.66 + 0.02 * (k % 2)), r, "#eef8fc", form=0.6)
    blob(
        brush,
        "-.84 .66, -.76 .24, -.56 .1, .56 .1, .76 .24, .84 .66",
        m.tone("#f6f5f1"),
        tension=0.5,
        form=1.3,
    )
    brush.box(-0.9, 0.62, 0.9, 0.7, WHITE, corner=0.04)
    line(brush, ".74 .7, .74 .86, .6 .88, .58 .8", 0.04, STEEL, smooth=True)


@thing("shower", "淋浴", "shower head", "花洒", "淋浴头", size=(0.8, 2.1), live=True)
def shower(brush: Brush, m: Moment) -> None:
    line(brush, "-.3 0, -.3 1.9, -.2 2.04, .04 2.02, .06 1.9", 0.045, STEEL, smooth=True)
    plate(brush, "-.12 1.82, .26 1.82, .14 1.92, 0 1.92", STEEL, form=1.2)
    brush.box(-0.38, 1.0, -0.22, 1.1, DARK_STEEL, corner=0.03)
    for k in range(7):
        x = -0.1 + 0.055 * k
        for j in range(5):
            y = 1.76 - ((m.t * 1.6 + 0.2 * j + 0.07 * k) % 1) * 1.6
            brush.line(
                [(x * (1 + (1.8 - y) * 0.25), y), (x * (1 + (1.86 - y) * 0.25), y - 0.1)],
                0.02,
                "#6fb9e4",
            )
    brush.oval((0.06, 0.03), 0.4, 0.04, "#a9d8ee", form=0.4)


@thing("toilet", "马桶", "lavatory", "toilet bowl", "坐便器", size=(0.7, 0.9), seat=0.42)
def toilet(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f6f7f9")
    brush.box(-0.35, 0.4, -0.12, 0.9, tone, corner=0.04)
    brush.box(-0.37, 0.84, -0.1, 0.9, darker(tone, 0.06), corner=0.02)
    brush.line([(-0.2, 0.76), (-0.15, 0.76)], 0.03, STEEL)
    blob(
        brush,
        "-.24 .4, .34 .4, .28 .22, .1 .14, .12 0, -.2 0, -.18 .2",
        tone,
        tension=0.4,
        form=1.4,
    )
    brush.box(-0.24, 0.38, 0.36, 0.44, darker(tone, 0.08), corner=0.03)
    blob(brush, "-.14 .44, -.18 .84, -.1 .86, -.04 .44", lighter(tone, 0.5), tension=0.4)


@thing(
    "toilet paper",
    "卫生纸",
    "toilet roll",
    "paper towel",
    "tissue",
    "纸巾",
    "厕纸",
    size=(0.3, 0.26),
    grip=(0, 0.08),
)
def toilet_paper(brush: Brush, m: Moment) -> None:
    tone = m.tone("#fbf9f4")
    plate(brush, ".02 .13, .13 .13, .13 .0, .02 .0", darker(tone, 0.06), form=0.5)
    brush.box(-0.13, 0.05, 0.1, 0.25, tone, corner=0.05, form=1.4)
    brush.oval((-0.09, 0.15), 0.06, 0.1, darker(tone, 0.05), form=0.5)
    brush.oval((-0.09, 0.15), 0.024, 0.04, "#b99468", form=0.5)
    line(brush, ".03 .03, .12 .03", 0.006, "#d5d0c4")


@thing("soap", "肥皂", "bar of soap", "soap bar", "香皂", size=(0.28, 0.2), grip=(0, 0.06))
def soap(brush: Brush, m: Moment) -> None:
    plate(brush, "-.14 .05, .14 .05, .1 0, -.1 0", "#6fb0c8")
    brush.box(-0.11, 0.04, 0.11, 0.12, m.tone("#f3b8c4"), corner=0.035, form=1.4)
    brush.line([(-0.05, 0.085), (0.05, 0.085)], 0.012, "#d98a9c")
    for x, y, r in (
        (-0.07, 0.14, 0.03),
        (0.0, 0.155, 0.024),
        (0.06, 0.135, 0.028),
        (0.1, 0.16, 0.016),
    ):
        brush.oval((x, y), r, r, "#e9f6fb", form=0.6, alpha=0.9)


@thing(
    "soap dispenser",
    "洗手液",
    "liquid soap",
    "hand sanitizer",
    "洗手液瓶",
    "disinfectant",
    "消毒液",
    size=(0.16, 0.3),
    grip=(0, 0.1),
)
def soap_dispenser(brush: Brush, m: Moment) -> None:
    line(brush, "0 .2, 0 .26, .07 .26, .075 .24", 0.018, STEEL)
    brush.box(-0.03, 0.2, 0.03, 0.22, STEEL, corner=0.005)
    brush.box(-0.06, 0, 0.06, 0.2, m.tone("#5fb89a"), corner=0.025, form=1.5)
    blob(brush, "0 .15, .03 .1, .03 .07, 0 .05, -.03 .07, -.03 .1", WHITE, form=0.3)
    line(brush, "-.03 .27, .03 .27", 0.02, STEEL)


def _tube(brush: Brush, tone: str, cap: str) -> None:
    """A tube that stands on its cap."""
    brush.box(-0.035, 0, 0.035, 0.05, cap, corner=0.008, form=1)
    blob(brush, "-.045 .05, -.075 .3, .075 .3, .045 .05", tone, tension=0.15, form=1.4)
    brush.box(-0.078, 0.28, 0.078, 0.31, darker(tone, 0.1), corner=0.004)


@thing("toothpaste", "牙膏", "tube of toothpaste", size=(0.17, 0.32), grip=(0, 0.1))
def toothpaste(brush: Brush, m: Moment) -> None:
    _tube(brush, m.tone("#f4f6f9"), "#3d86c9")
    brush.box(-0.06, 0.13, 0.06, 0.21, "#3d86c9", form=0.5)
    for x in (-0.03, 0.0, 0.03):
        blob(
            brush,
            f"{x - 0.012} .19, {x + 0.012} .19, {x + 0.008} .155, {x - 0.008} .155",
            WHITE,
            form=0.2,
        )
    line(brush, "-.05 .25, .05 .25", 0.012, RED)


@thing(
    "ointment",
    "药膏",
    "cream",
    "hand cream",
    "face cream",
    "护手霜",
    "面霜",
    "乳霜",
    "salve",
    size=(0.17, 0.32),
    grip=(0, 0.1),
)
def ointment(brush: Brush, m: Moment) -> None:
    _tube(brush, m.tone("#f7e2d6"), "#e08a6a")
    brush.oval((0, 0.18), 0.036, 0.036, "#e08a6a", form=0.4)
    line(brush, "0 .16, 0 .2", 0.012, WHITE)
    line(brush, "-.02 .18, .02 .18", 0.012, WHITE)


@thing(
    "sunscreen",
    "防晒霜",
    "sun cream",
    "suncream",
    "sun lotion",
    "防晒乳",
    size=(0.17, 0.34),
    grip=(0, 0.1),
)
def sunscreen(brush: Brush, m: Moment) -> None:
    brush.box(-0.05, 0.27, 0.05, 0.335, "#f08a3c", corner=0.012)
    brush.box(-0.075, 0, 0.075, 0.275, m.tone("#f9c93a"), corner=0.03, form=1.4)
    brush.disc((0, 0.16), 0.036, "#f2662b", form=0.5)
    for k in range(10):
        a = math.tau * k / 10
        brush.line(
            [
                (0.043 * math.cos(a), 0.16 + 0.043 * math.sin(a)),
                (0.06 * math.cos(a), 0.16 + 0.06 * math.sin(a)),
            ],
            0.009,
            "#f2662b",
        )
    line(brush, "-.045 .06, .045 .06", 0.018, WHITE)


@thing(
    "shampoo",
    "洗发水",
    "bottle of shampoo",
    "shampoo bottle",
    "shower gel",
    "沐浴露",
    size=(0.15, 0.32),
    grip=(0, 0.1),
)
def shampoo(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8a6fc0")
    brush.box(-0.03, 0.26, 0.03, 0.315, darker(tone, 0.25), corner=0.008)
    vessel(brush, ".06 0, .07 .1, .065 .2, .03 .265", tone, tension=0.6, form=1.5)
    brush.box(-0.05, 0.07, 0.05, 0.17, WHITE, corner=0.01, form=0.3)
    blob(brush, "-.02 .15, .0 .16, .02 .12, .01 .085, -.02 .09", "#c9a4e0")
    glint(brush, -0.045, 0.18, 0.23, 0.008)


@thing("comb", "梳子", "combs", size=(0.3, 0.1), grip=(-0.1, 0.05))
def comb(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a8562f")
    brush.box(-0.15, 0.055, 0.15, 0.1, tone, corner=0.02)
    for k in range(17):
        x = -0.14 + 0.0175 * k
        brush.line([(x, 0.06), (x, 0.008)], 0.008, tone)


@thing("hairbrush", "发刷", "hair brush", size=(0.12, 0.34), grip=(0, 0.08))
def hairbrush(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8628f")
    handled(brush, (0, 0.015), (0, 0.16), 0.034, tone)
    brush.oval((0, 0.24), 0.06, 0.1, tone, form=1.2)
    brush.oval((0, 0.24), 0.044, 0.08, "#f4e2e8", form=0.4)
    for row in range(5):
        for k in range(3):
            brush.disc((-0.022 + 0.022 * k, 0.185 + 0.028 * row), 0.007, INK, form=0)


@thing("razor", "剃须刀", "shaver", "electric razor", "刮胡刀", size=(0.14, 0.3), grip=(0, 0.1))
def razor(brush: Brush, m: Moment) -> None:
    handled(brush, (0, 0.012), (0, 0.22), 0.03, m.tone("#3d86c9"))
    brush.box(-0.065, 0.22, 0.065, 0.29, INK, corner=0.012)
    for y in (0.24, 0.262):
        brush.line([(-0.055, y), (0.055, y)], 0.009, STEEL)


@thing(
    "hairdryer", "吹风机", "hair dryer", "电吹风", size=(0.4, 0.3), grip=(-0.02, 0.06), live=True
)
def hairdryer(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8628f")
    plate(brush, "-.06 .14, .02 .14, .0 0, -.07 0", darker(tone, 0.12))
    plate(brush, ".06 .14, .13 .165, .13 .255, .06 .28", INK)
    brush.disc((-0.06, 0.21), 0.09, tone, form=1.3)
    plate(brush, "-.06 .3, .08 .275, .08 .145, -.06 .12", tone, form=1)
    brush.disc((-0.08, 0.21), 0.05, darker(tone, 0.25), form=0.4)
    for k in range(3):
        y = 0.17 + 0.04 * k
        drift = 0.008 * math.sin(m.t * 9 + k)
        brush.line([(0.145, y), (0.17, y + drift), (0.2, y)], 0.012, "#8fcbe8", smooth=True)


@thing(
    "lipstick",
    "口红",
    "lipsticks",
    "makeup",
    "cosmetics",
    "化妆品",
    size=(0.09, 0.28),
    grip=(0, 0.06),
)
def lipstick(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d02f4a")
    blob(brush, "-.026 .15, -.026 .25, .0 .275, .026 .235, .026 .15", tone, tension=0.3, form=1.3)
    brush.box(-0.032, 0.11, 0.032, 0.17, GOLD, corner=0.006, form=1.4)
    brush.box(-0.042, 0, 0.042, 0.12, INK, corner=0.008, form=1.3)
