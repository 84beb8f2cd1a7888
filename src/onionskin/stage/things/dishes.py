"""What is made to be eaten and how it is sold: eggs, meat, cheese, flour, cereal, cakes."""

from __future__ import annotations

from onionskin.stage.brush import Brush, curve, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import LEAF, PAPER, at, blob, bow, leaf, line, plate, writing
from onionskin.stage.things.thing import Moment, thing


@thing(
    "egg",
    "鸡蛋",
    "eggs",
    "chicken egg",
    "box of eggs",
    "egg carton",
    "蛋",
    size=(0.44, 0.22),
    grip=(0, 0.06),
)
def egg(brush: Brush, m: Moment) -> None:
    for k in range(4):
        x = -0.15 + 0.1 * k
        blob(
            brush,
            f"{x - 0.045} .1, {x - 0.03} .18, {x} .215, {x + 0.03} .18, {x + 0.045} .1, {x} .05",
            m.tone(("#f0d2ac", "#f7e6cf")[k % 2]),
            form=1.3,
        )
    outline = "-.21 .1, .21 .1, .19 0, -.19 0"
    plate(brush, outline, "#a9a08f")
    for k in range(5):
        x = -0.2 + 0.1 * k
        brush.fill(polygon([(x - 0.03, 0.09), (x, 0.13), (x + 0.03, 0.09)]), "#a9a08f", form=0.3)


@thing("sausage", "香肠", "sausages", "hot dog", "腊肠", size=(0.4, 0.18), grip=(-0.1, 0.06))
def sausage(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b5523a")
    for lift in (0.0, 0.07):
        arc = bow((0, 0.2 + lift), 0.17, 0.14, 205, 335, 10)
        brush.line(arc, 0.062, tone, smooth=True)
        brush.line([(x, y + 0.015) for x, y in arc[2:-2]], 0.012, lighter(tone, 0.4), smooth=True)
        for x, y in (arc[0], arc[-1]):
            brush.disc((x * 1.12, y + 0.02), 0.014, darker(tone, 0.3))


@thing(
    "meat",
    "肉",
    "steak",
    "牛排",
    "piece of meat",
    "pork",
    "猪肉",
    "牛肉",
    "raw meat",
    size=(0.4, 0.28),
    grip=(0, 0.08),
)
def meat(brush: Brush, m: Moment) -> None:
    blob(brush, "-.19 .12, -.12 .26, .06 .27, .19 .18, .17 .06, .02 .03, -.1 .0", "#f4d8c6", form=1)
    blob(
        brush,
        "-.16 .12, -.1 .23, .05 .24, .16 .17, .14 .08, .0 .06, -.09 .03",
        m.tone("#c8453f"),
        form=1.2,
    )
    for through in ("-.08 .18, .0 .15, .08 .2", "-.1 .1, -.02 .1", ".04 .11, .1 .14"):
        line(brush, through, 0.012, "#f0bfb0", smooth=True)
    brush.disc((0.05, 0.19), 0.026, "#f7ead8", form=0.6)


@thing(
    "chicken leg",
    "鸡腿",
    "chicken drumstick",
    "drumstick of chicken",
    "roast chicken",
    "烤鸡",
    "fried chicken",
    size=(0.36, 0.28),
    grip=(0.14, 0.05),
)
def chicken_leg(brush: Brush, m: Moment) -> None:
    line(brush, ".03 .1, .14 .04", 0.035, "#f4ecdc")
    for x, y in ((0.15, 0.055), (0.16, 0.025)):
        brush.disc((x, y), 0.024, "#f4ecdc")
    blob(
        brush,
        "-.17 .18, -.12 .27, -.02 .26, .06 .17, .07 .08, .0 .06, -.12 .08",
        m.tone("#c9783a"),
        form=1.5,
    )
    line(brush, "-.12 .22, -.06 .23", 0.014, "#f0c08a")


@thing("butter", "黄油", "stick of butter", "margarine", size=(0.34, 0.18), grip=(0, 0.05))
def butter(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f8e07a")
    plate(brush, "-.17 .03, .17 .03, .14 0, -.14 0", "#c9d3de")
    plate(brush, "-.12 .03, .12 .03, .12 .12, -.12 .12", tone, form=1)
    plate(brush, "-.12 .12, .12 .12, .15 .165, -.08 .165", lighter(tone, 0.3), form=0.3)
    plate(brush, ".12 .03, .15 .07, .15 .165, .12 .12", darker(tone, 0.14), form=0.3)
    line(brush, ".05 .03, .05 .12, .085 .165", 0.006, darker(tone, 0.2))


@thing(
    "cheese",
    "奶酪",
    "piece of cheese",
    "wedge of cheese",
    "芝士",
    size=(0.36, 0.24),
    grip=(0, 0.06),
)
def cheese(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f6c445")
    plate(brush, "-.18 .12, .1 .23, .18 .12", lighter(tone, 0.3), form=0.4)
    plate(brush, "-.18 .12, .18 .12, .18 0, -.18 0", tone, form=0.8)
    for x, y, r in ((-0.1, 0.06, 0.03), (0.02, 0.04, 0.022), (0.1, 0.075, 0.03), (0.0, 0.1, 0.014)):
        brush.oval((x, y), r, r * 0.9, darker(tone, 0.22), form=0.4)


def _bag(brush: Brush, tone: str, mark: str) -> None:
    """A paper bag with its top folded and a round mark."""
    blob(brush, "-.12 0, -.13 .2, -.11 .27, .11 .27, .13 .2, .12 0", tone, tension=0.3, form=1.3)
    brush.box(-0.115, 0.255, 0.115, 0.3, darker(tone, 0.1), corner=0.008)
    brush.disc((0, 0.13), 0.065, mark, form=0.5)


@thing("flour", "面粉", "bag of flour", "sack of flour", size=(0.28, 0.3), grip=(0, 0.1))
def flour(brush: Brush, m: Moment) -> None:
    _bag(brush, m.tone("#f4ecdc"), "#e0b04a")
    line(brush, "0 .09, 0 .17", 0.008, "#8a5a2a")
    for k in range(3):
        for side in (-1, 1):
            leaf(brush, (0, 0.11 + 0.02 * k), (side * 0.028, 0.135 + 0.02 * k), 0.014, "#fff3cf")


@thing(
    "sugar",
    "糖",
    "bag of sugar",
    "sugar cube",
    "sugar cubes",
    "方糖",
    "白糖",
    size=(0.4, 0.3),
    grip=(0, 0.1),
)
def sugar(brush: Brush, m: Moment) -> None:
    with brush.moved((-0.06, 0)):
        _bag(brush, m.tone("#8fc4e0"), WHITE)
        writing(brush, -0.035, 0.035, 0.15, 2, 0.035, "#3d86c9")
    for x, y in ((0.1, 0), (0.16, 0), (0.13, 0.06)):
        brush.box(x - 0.028, y, x + 0.028, y + 0.055, "#fbfbfd", corner=0.006, form=1)


@thing(
    "cereal",
    "麦片",
    "bowl of cereal",
    "cornflakes",
    "porridge",
    "oatmeal",
    "粥",
    "燕麦",
    size=(0.3, 0.2),
    grip=(0.1, 0.05),
)
def cereal(brush: Brush, m: Moment) -> None:
    blob(
        brush,
        "-.14 .12, -.1 .03, -.05 0, .05 0, .1 .03, .14 .12",
        m.tone("#6fb0c8"),
        tension=0.6,
        form=1.2,
    )
    brush.oval((0, 0.12), 0.14, 0.032, WHITE, form=0.4)
    for k in range(14):
        x = -0.1 + 0.0155 * k
        brush.oval(
            (x, 0.125 + 0.022 * ((k * 5 % 4) / 4)),
            0.015,
            0.009,
            ("#e0a53f", "#c98a3a")[k % 2],
            form=0.6,
        )
    line(brush, ".06 .13, .13 .2", 0.014, "#aab4c2")


@thing(
    "yoghurt",
    "酸奶",
    "yogurt",
    "pot of yoghurt",
    "ice cream tub",
    size=(0.18, 0.24),
    grip=(0, 0.06),
)
def yoghurt(brush: Brush, m: Moment) -> None:
    plate(brush, "-.085 .17, .085 .17, .065 0, -.065 0", WHITE, form=1.2)
    plate(brush, "-.08 .12, .08 .12, .07 .04, -.07 .04", m.tone("#e87fa0"), form=0.8)
    brush.disc((0, 0.08), 0.024, "#e03a45", form=0.6)
    blob(brush, "-.09 .17, -.02 .19, .09 .17, .12 .235, .02 .2", "#c9d3de", tension=0.4)


@thing(
    "crisps",
    "薯片",
    "crisp",
    "potato chips",
    "bag of crisps",
    "snack",
    "零食",
    size=(0.3, 0.36),
    grip=(0, 0.1),
)
def crisps(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    for x, y in ((-0.06, 0.31), (0.03, 0.33), (0.09, 0.3)):
        brush.oval((x, y), 0.045, 0.03, "#f6d37a", form=0.8)
    blob(
        brush,
        "-.13 .02, -.12 .15, -.14 .29, .14 .29, .12 .15, .13 .02",
        tone,
        tension=0.4,
        form=1.3,
    )
    brush.box(-0.135, 0, 0.135, 0.03, darker(tone, 0.15))
    brush.disc((0, 0.15), 0.07, "#ffe08a", form=0.5)
    brush.oval((0, 0.15), 0.045, 0.03, "#e8b23f", form=0.6)


@thing("tofu", "豆腐", "block of tofu", "bean curd", size=(0.34, 0.2), grip=(0, 0.05))
def tofu(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f7f1e2")
    plate(brush, "-.17 .03, .17 .03, .13 0, -.13 0", "#7fa8c4")
    plate(brush, "-.12 .03, .1 .03, .1 .13, -.12 .13", tone, form=0.8)
    plate(brush, "-.12 .13, .1 .13, .14 .18, -.07 .18", lighter(tone, 0.6), form=0)
    plate(brush, ".1 .03, .14 .07, .14 .18, .1 .13", darker(tone, 0.14), form=0)
    leaf(brush, (-0.02, 0.16), (0.05, 0.19), 0.03, LEAF)


@thing(
    "pancake",
    "煎饼",
    "pancakes",
    "stack of pancakes",
    "crepe",
    "饼",
    size=(0.36, 0.22),
    grip=(0, 0.03),
)
def pancake(brush: Brush, m: Moment) -> None:
    brush.oval((0, 0.02), 0.18, 0.025, WHITE, form=0.6)
    for k in range(4):
        brush.box(
            -0.13,
            0.02 + 0.036 * k,
            0.13,
            0.06 + 0.036 * k,
            m.tone(("#c98a48", "#e0a860")[k % 2]),
            corner=0.02,
        )
    blob(
        brush,
        "-.12 .165, -.1 .1, -.08 .16, .02 .12, .06 .16, .1 .08, .12 .165, 0 .185",
        "#a8562f",
        tension=0.7,
        form=0.4,
    )
    brush.box(-0.03, 0.175, 0.03, 0.205, "#f8e07a", corner=0.008)


@thing(
    "sack",
    "麻袋",
    "sack of grain",
    "sack of potatoes",
    "bag of rice",
    "米袋",
    "grain sack",
    size=(0.6, 0.7),
    grip=(0, 0.5),
)
def sack(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c9a56e")
    blob(
        brush,
        "-.26 .02, -.3 .26, -.18 .52, .18 .52, .3 .26, .26 .02, 0 0",
        tone,
        tension=0.7,
        form=1.4,
    )
    blob(
        brush,
        "-.12 .52, -.18 .68, -.04 .62, .06 .69, .18 .66, .12 .52",
        lighter(tone, 0.1),
        tension=0.5,
    )
    line(brush, "-.15 .53, .15 .53", 0.03, "#8a5a30")
    brush.box(-0.12, 0.16, 0.12, 0.34, PAPER, corner=0.01, form=0.3, alpha=0.8)
    for k in range(3):
        brush.fill(
            curve(
                at(
                    f"{-0.05 + 0.05 * k} .2, {-0.03 + 0.05 * k} .25,"
                    f" {-0.05 + 0.05 * k} .3, {-0.07 + 0.05 * k} .25"
                ),
                closed=True,
            ),
            "#b98a3f",
            form=0.3,
        )
