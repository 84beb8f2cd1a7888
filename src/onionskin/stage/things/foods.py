"""Vegetables, fruit, mushrooms and nuts."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, oval
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import LEAF, blob, leaf, line, plate
from onionskin.stage.things.thing import Moment, thing


def _crown(brush: Brush, x: float, y: float, size: float, tone: str = LEAF) -> None:
    """Leaves on top of a root or a fruit."""
    for lean in (-0.6, 0.0, 0.6):
        leaf(brush, (x, y), (x + lean * size, y + size * (1 - abs(lean) * 0.3)), size * 0.3, tone)


@thing("potato", "土豆", "potatoes", "马铃薯", size=(0.3, 0.2), grip=(0, 0.06))
def potato(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c99a5c")
    blob(
        brush, "-.14 .08, -.1 .17, .02 .18, .06 .1, .02 .01, -.1 .01", darker(tone, 0.12), form=1.2
    )
    blob(brush, "-.06 .06, -.02 .13, .08 .14, .15 .08, .1 .0, -.01 .0", tone, form=1.4)
    for x, y in ((0.02, 0.09), (0.09, 0.05), (0.06, 0.11), (-0.07, 0.12)):
        line(brush, f"{x - 0.01} {y}, {x + 0.008} {y + 0.003}", 0.007, darker(tone, 0.35))


@thing(
    "watermelon",
    "西瓜",
    "slice of watermelon",
    "watermelons",
    "西瓜片",
    size=(0.44, 0.34),
    grip=(0, 0.08),
)
def watermelon(brush: Brush, m: Moment) -> None:
    ball = oval((-0.05, 0.17), 0.17, 0.165)
    brush.fill(ball, "#4f9a4a", form=1.4)
    with brush.inside(ball):
        for k in range(5):
            x = -0.19 + 0.07 * k
            through = [(x * 0.6 - 0.02, 0.34), (x * 1.5 + 0.02, 0.17), (x * 0.6 - 0.02, 0.0)]
            brush.line(through, 0.02, "#2f6f35", smooth=True)
    plate(brush, "-.02 .0, .22 .0, .1 .24", "#2f7f3a")
    plate(brush, "0 .022, .2 .022, .1 .22", "#f4f2dc", form=0)
    plate(brush, ".018 .036, .182 .036, .1 .21", m.tone("#ee4d55"), form=0.8)
    for x, y in ((0.07, 0.07), (0.13, 0.07), (0.1, 0.11), (0.085, 0.15), (0.115, 0.155)):
        brush.oval((x, y), 0.007, 0.011, "#2a2036", form=0)


@thing("pumpkin", "南瓜", "pumpkins", size=(0.44, 0.36), grip=(0, 0.1))
def pumpkin(brush: Brush, m: Moment) -> None:
    tone = m.tone("#ef8a2f")
    line(brush, "0 .27, .02 .35", 0.035, "#6f8f3f")
    for x, rx in ((-0.13, 0.085), (0.13, 0.085), (-0.07, 0.09), (0.07, 0.09), (0, 0.075)):
        brush.oval((x, 0.14), rx, 0.14, tone if abs(x) < 0.1 else darker(tone, 0.08), form=1.2)


@thing(
    "cabbage",
    "卷心菜",
    "cabbages",
    "白菜",
    "head of cabbage",
    "包菜",
    size=(0.36, 0.32),
    grip=(0, 0.08),
)
def cabbage(brush: Brush, m: Moment) -> None:
    tone = m.tone("#9ccb72")
    blob(brush, "-.18 .16, -.1 .3, 0 .26, .1 .3, .18 .16, .12 .02, -.12 .02", darker(tone, 0.2))
    brush.disc((0, 0.16), 0.14, tone, form=1.2)
    blob(brush, "-.15 .1, -.12 .24, -.02 .2, -.02 .02, -.1 .0", lighter(tone, 0.18))
    blob(brush, ".15 .1, .12 .24, .02 .18, .0 .02, .1 .0", lighter(tone, 0.1))
    for through in ("-.06 .03, -.1 .14", "-.06 .03, -.06 .16", ".05 .03, .09 .14", ".0 .2, .0 .28"):
        line(brush, through, 0.01, "#e6f2cf")


@thing("tomato", "番茄", "tomatoes", "西红柿", size=(0.2, 0.2), grip=(0, 0.06))
def tomato(brush: Brush, m: Moment) -> None:
    brush.oval((0, 0.09), 0.1, 0.09, m.tone("#e0433a"), form=1.4)
    for k in range(5):
        a = math.radians(20 + 35 * k)
        leaf(brush, (0, 0.165), (0.06 * math.cos(a), 0.165 + 0.035 * math.sin(a)), 0.02, LEAF)
    line(brush, "0 .165, .01 .2", 0.012, LEAF)
    brush.oval((-0.045, 0.12), 0.016, 0.024, WHITE, form=0, alpha=0.6)


@thing("carrot", "胡萝卜", "carrots", size=(0.22, 0.46), grip=(0, 0.2))
def carrot(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f0812f")
    _crown(brush, 0, 0.28, 0.17)
    blob(
        brush,
        "-.075 .26, -.06 .3, .06 .3, .075 .26, .03 .1, 0 .0, -.03 .1",
        tone,
        tension=0.5,
        form=1.4,
    )
    for x, y in ((-0.05, 0.22), (0.02, 0.17), (-0.03, 0.11)):
        line(brush, f"{x} {y}, {x + 0.03} {y}", 0.008, darker(tone, 0.25))


@thing("radish", "萝卜", "turnip", "beetroot", "白萝卜", "beet", size=(0.22, 0.44), grip=(0, 0.16))
def radish(brush: Brush, m: Moment) -> None:
    _crown(brush, 0, 0.25, 0.18)
    blob(
        brush,
        "-.1 .17, -.05 .26, .05 .26, .1 .17, .03 .06, 0 0, -.03 .06",
        m.tone("#d8486f"),
        form=1.4,
    )
    line(brush, "-.055 .2, -.06 .15", 0.014, WHITE)


@thing("onion", "洋葱", "onions", size=(0.22, 0.26), grip=(0, 0.06))
def onion(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c98a4a")
    blob(
        brush,
        "-.105 .1, -.05 .18, -.01 .25, .01 .25, .05 .18, .105 .1, .05 .01, -.05 .01",
        tone,
        form=1.4,
    )
    for x in (-0.05, 0.0, 0.05):
        line(brush, f"{x * 0.3} .2, {x} .1, {x * 0.4} .02", 0.007, darker(tone, 0.25), smooth=True)
    for x in (-0.015, 0.0, 0.015):
        line(brush, f"0 .01, {x} -.01", 0.005, "#e6d2a8")


@thing(
    "garlic",
    "大蒜",
    "bulb of garlic",
    "clove of garlic",
    "蒜头",
    "蒜",
    size=(0.2, 0.22),
    grip=(0, 0.06),
)
def garlic(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f4ecdf")
    blob(
        brush,
        "-.1 .08, -.05 .14, -.012 .21, .012 .21, .05 .14, .1 .08, .05 .0, -.05 .0",
        tone,
        form=1.4,
    )
    for x in (-0.045, 0.0, 0.045):
        line(brush, f"{x * 0.25} .17, {x} .08, {x * 0.4} .01", 0.008, "#c9a8b4", smooth=True)


@thing("cucumber", "黄瓜", "cucumbers", "courgette", "zucchini", size=(0.44, 0.14), grip=(0, 0.05))
def cucumber(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4f9a4a")
    blob(
        brush,
        "-.22 .05, -.16 .1, .06 .12, .2 .12, .22 .06, .06 .01, -.16 .0",
        tone,
        tension=0.8,
        form=1.4,
    )
    for through in ("-.18 .06, 0 .08, .18 .09", "-.16 .03, .02 .04, .18 .06"):
        line(brush, through, 0.01, lighter(tone, 0.3), smooth=True)


@thing(
    "chilli",
    "辣椒",
    "chilli pepper",
    "chili",
    "hot pepper",
    "red pepper",
    "chillies",
    size=(0.36, 0.16),
    grip=(-0.1, 0.08),
)
def chilli(brush: Brush, m: Moment) -> None:
    blob(
        brush, "-.13 .13, -.12 .05, .02 .02, .18 .0, .06 .1, -.06 .14", m.tone("#d8322c"), form=1.4
    )
    blob(brush, "-.14 .14, -.15 .06, -.1 .05, -.1 .13", LEAF)
    line(brush, "-.14 .1, -.18 .15", 0.016, LEAF)


@thing("ginger", "姜", "ginger root", "生姜", size=(0.34, 0.22), grip=(0, 0.06))
def ginger(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d9b07a")
    blob(
        brush,
        "-.16 .06, -.1 .11, -.08 .2, -.02 .2, 0 .12, .06 .12, .1 .19, .15 .16,"
        " .13 .06, .02 .0, -.1 .01",
        tone,
        tension=0.8,
        form=1.3,
    )
    for through in ("-.1 .04, -.06 .1", "0 .03, .02 .1", ".08 .05, .09 .11"):
        line(brush, through, 0.008, darker(tone, 0.25))


@thing(
    "bean",
    "豆子",
    "pea pod",
    "beans",
    "soybeans",
    "黄豆",
    "大豆",
    "豆",
    "pea",
    "peas",
    "豌豆",
    size=(0.4, 0.2),
    grip=(0, 0.06),
)
def bean(brush: Brush, m: Moment) -> None:
    tone = m.tone("#6fae4f")
    blob(
        brush,
        "-.2 .14, -.1 .05, .06 .03, .2 .12, .08 .16, -.08 .17",
        darker(tone, 0.15),
        tension=0.8,
    )
    for k in range(5):
        x = -0.11 + 0.055 * k
        brush.disc((x, 0.1 - 0.004 * (k - 2) ** 2 + 0.01), 0.03, lighter(tone, 0.25), form=1.2)
    line(brush, ".19 .12, .22 .15", 0.012, LEAF)


@thing(
    "corn",
    "玉米",
    "ear of corn",
    "corn cob",
    "maize",
    "sweetcorn",
    "玉米棒",
    size=(0.22, 0.44),
    grip=(0, 0.1),
)
def corn(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f6c93f")
    blob(brush, "-.065 .1, -.06 .3, 0 .43, .06 .3, .065 .1", tone, tension=0.7, form=1.2)
    for row in range(8):
        for k in range(4):
            brush.disc(
                (-0.04 + 0.027 * k, 0.14 + 0.033 * row),
                0.013,
                lighter(tone, 0.35) if k % 2 else darker(tone, 0.08),
                form=0,
            )
    blob(brush, "0 0, -.1 .1, -.1 .3, -.03 .14", LEAF, tension=0.7)
    blob(brush, "0 0, .1 .1, .1 .28, .03 .14", "#478f42", tension=0.7)


@thing("mushroom", "蘑菇", "mushrooms", "toadstool", "香菇", size=(0.34, 0.32), grip=(0, 0.06))
def mushroom(brush: Brush, m: Moment) -> None:
    blob(brush, "-.05 .16, -.07 .02, .07 .02, .05 .16", "#f4ecdc", tension=0.4)
    blob(
        brush,
        "-.17 .15, -.12 .27, 0 .32, .12 .27, .17 .15, 0 .12",
        m.tone("#c8653f"),
        tension=0.9,
        form=1.3,
    )
    for x, y, r in (
        (-0.07, 0.23, 0.026),
        (0.05, 0.26, 0.022),
        (0.09, 0.19, 0.02),
        (-0.01, 0.18, 0.018),
    ):
        brush.oval((x, y), r, r * 0.8, "#fbf3e4", form=0)


@thing("banana", "香蕉", "bananas", "bunch of bananas", size=(0.36, 0.26), grip=(0, 0.06))
def banana(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f6d03f")
    blob(
        brush,
        "-.15 .22, -.15 .1, -.04 .02, .12 .05, .17 .12, .06 .11, -.06 .13, -.11 .23",
        darker(tone, 0.12),
        tension=0.8,
    )
    blob(
        brush,
        "-.16 .23, -.11 .08, .02 .06, .16 .16, .04 .14, -.05 .15, -.12 .25",
        tone,
        tension=0.8,
        form=1.2,
    )
    brush.box(-0.16, 0.22, -0.115, 0.265, "#8a6a2f", corner=0.006)
    brush.disc((0.155, 0.145), 0.012, "#5a4a2a", form=0)


@thing("bunch of grapes", "葡萄", "grapes", "grape", size=(0.28, 0.36), grip=(0, 0.3))
def grapes(brush: Brush, m: Moment) -> None:
    line(brush, "0 .28, .02 .36", 0.02, "#7a5a3f")
    leaf(brush, (0.01, 0.3), (-0.13, 0.34), 0.09, LEAF)
    for row in range(4):
        for k in range(4 - row):
            x = 0.066 * (k - (3 - row) / 2)
            brush.disc((x, 0.26 - 0.064 * row), 0.04, m.tone("#7a4fa0"), form=1.4)
            brush.disc((x - 0.012, 0.273 - 0.064 * row), 0.009, WHITE, form=0, alpha=0.7)


@thing("pear", "梨", "pears", "雪梨", size=(0.18, 0.26), grip=(0, 0.06))
def pear(brush: Brush, m: Moment) -> None:
    line(brush, "0 .2, .015 .26", 0.012, "#7a5a3f")
    blob(
        brush,
        "-.085 .08, -.045 .16, -.03 .21, .03 .21, .045 .16, .085 .08, .04 0, -.04 0",
        m.tone("#c6c94a"),
        form=1.4,
    )
    leaf(brush, (0.01, 0.23), (0.08, 0.25), 0.03, LEAF)


@thing("lemon", "柠檬", "lemons", "slice of lemon", "lime", size=(0.26, 0.2), grip=(0, 0.06))
def lemon(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f7d93f")
    blob(
        brush,
        "-.13 .1, -.09 .16, 0 .18, .09 .15, .12 .09, .08 .03, -.02 .01, -.1 .04",
        tone,
        form=1.4,
    )
    leaf(brush, (-0.1, 0.15), (-0.02, 0.2), 0.04, LEAF)
    brush.oval((-0.03, 0.13), 0.025, 0.012, WHITE, form=0, alpha=0.6)


@thing("strawberry", "草莓", "strawberries", "berry", "浆果", size=(0.2, 0.24), grip=(0, 0.06))
def strawberry(brush: Brush, m: Moment) -> None:
    blob(
        brush,
        "-.09 .15, -.04 .19, .04 .19, .09 .15, .05 .05, 0 0, -.05 .05",
        m.tone("#e03a45"),
        form=1.4,
    )
    for x, y in ((-0.04, 0.14), (0.0, 0.11), (0.045, 0.13), (-0.02, 0.07), (0.02, 0.05)):
        brush.oval((x, y), 0.005, 0.008, "#ffe08a", form=0)
    for lean in (-0.07, -0.035, 0.035, 0.07):
        leaf(brush, (0, 0.19), (lean, 0.2 + 0.01), 0.025, LEAF)
    line(brush, "0 .19, .01 .235", 0.01, LEAF)


@thing(
    "nut",
    "坚果",
    "nuts",
    "walnut",
    "hazelnut",
    "peanut",
    "peanuts",
    "花生",
    "核桃",
    "almond",
    size=(0.34, 0.2),
    grip=(0, 0.05),
)
def nut(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b98550")
    brush.disc((-0.08, 0.09), 0.085, tone, form=1.4)
    for through in ("-.08 .17, -.09 .09, -.08 .01", "-.12 .15, -.14 .08", "-.04 .14, -.03 .06"):
        line(brush, through, 0.008, darker(tone, 0.3), smooth=True)
    blob(
        brush,
        ".03 .04, .05 .1, .09 .08, .14 .11, .16 .05, .12 .0, .08 .03, .05 .0",
        "#dcb27a",
        form=1.3,
    )
    for x, y in ((0.05, 0.05), (0.13, 0.06), (0.11, 0.04)):
        brush.disc((x, y), 0.007, darker("#dcb27a", 0.25), form=0)
