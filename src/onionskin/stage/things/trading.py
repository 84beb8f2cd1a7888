"""What is sold, grilled and weighed at stalls, and what lies in vaults."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, polygon
from onionskin.stage.colours import darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GOLD,
    INK,
    LEAF,
    LIGHT_WOOD,
    STEEL,
    WOOD,
    around,
    blob,
    boards,
    leaf,
    line,
    plate,
    vessel,
)
from onionskin.stage.things.thing import Moment, thing


@thing(
    "vegetable", "蔬菜", "vegetables", "greens", "produce", "青菜", size=(0.62, 0.42), grip=(0, 0.1)
)
def vegetables(brush: Brush, m: Moment) -> None:
    """A low crate of cabbage, carrots, tomatoes and leek."""
    for foot, tip in (((0.12, 0.2), (0.26, 0.46)), ((0.16, 0.2), (0.34, 0.4))):
        leaf(brush, foot, tip, 0.09, "#4f9a4a")
    for x, tone in ((-0.02, "#f0822f"), (0.05, "#e8742a"), (0.12, "#f0822f")):
        brush.line([(x, 0.16), (x + 0.06, 0.34)], 0.05, tone)
        leaf(brush, (x + 0.06, 0.34), (x + 0.09, 0.44), 0.05, LEAF)
    brush.disc((-0.17, 0.24), 0.12, "#8fc46a", form=1.1)
    for a in around((-0.17, 0.24), 0.08, 5, turn=0.4):
        brush.line([(-0.17, 0.2), a], 0.012, "#c8e6a8", alpha=0.8)
    for x, y in ((-0.02, 0.19), (0.22, 0.19), (0.14, 0.21)):
        brush.disc((x, y), 0.055, "#d9483b", form=1.1)
    boards(brush, (-0.31, 0, 0.31, 0.17), 1, m.tone(LIGHT_WOOD))
    for y in (0.055, 0.115):
        brush.line([(-0.31, y), (0.31, y)], 0.012, darker(LIGHT_WOOD, 0.25))


@thing("charcoal grill", "烧烤架", "grill", "烤架", "烧烤炉", size=(1.0, 1.0),
       surface=0.86, live=True)  # fmt: skip
def barbecue(brush: Brush, m: Moment) -> None:
    for x in (-0.32, 0.32):
        line(brush, f"{x} .6, {x * 1.25} .02", 0.045, DARK_STEEL)
    blob(brush, "-.44 .82, -.3 .56, .3 .56, .44 .82", m.tone("#d8463f"), tension=0.4, form=1.2)
    for k in range(6):
        high = 0.06 + 0.03 * math.sin(m.t * 7 + k * 1.9)
        x = -0.28 + 0.11 * k
        plate(brush, f"{x - 0.04} .8, {x + 0.04} .8, {x} {0.84 + high}", "#f7a23b", form=0)
    line(brush, "-.46 .84, .46 .84", 0.025, INK)
    for x, tone in ((-0.24, "#8a4a2c"), (0.02, "#7a3f26"), (0.26, "#8a4a2c")):
        brush.box(x - 0.09, 0.855, x + 0.09, 0.92, tone, corner=0.03)


@thing("skewer", "烤串", "shashlik", "羊肉串", "糖葫芦", size=(0.08, 0.42), grip=(0, 0.05))
def skewer(brush: Brush, m: Moment) -> None:
    line(brush, "0 0, 0 .42", 0.012, LIGHT_WOOD)
    tones = ("#8a4a2c", "#d9483b", "#8a4a2c", "#5f9a4a", "#8a4a2c")
    for k, tone in enumerate(tones):
        brush.disc((0, 0.14 + 0.055 * k), 0.034, m.tone(tone), form=1)


@thing(
    "gold ingots",
    "金条",
    "gold",
    "gold ingot",
    "ingot",
    "黄金",
    "金块",
    size=(0.5, 0.26),
    grip=(0, 0.1),
)
def gold_bar(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f0bf3a")
    for x, y in ((-0.13, 0), (0.13, 0), (0, 0.13)):
        top = [(x - 0.09, y + 0.12), (x + 0.09, y + 0.12), (x + 0.12, y), (x - 0.12, y)]
        brush.fill(polygon(top), tone, form=1.1)
        brush.line([(x - 0.08, y + 0.115), (x + 0.08, y + 0.115)], 0.012, lighter(tone, 0.5))


@thing("milk can", "奶桶", "milk churn", "churn", "牛奶桶", size=(0.42, 0.7), grip=(0, 0.6))
def milk_can(brush: Brush, m: Moment) -> None:
    tone = m.tone(STEEL)
    vessel(brush, ".19 0, .2 .4, .11 .52, .12 .62", tone, tension=0.3)
    brush.box(-0.13, 0.6, 0.13, 0.68, darker(tone, 0.12), corner=0.03)
    for x in (-0.19, 0.19):
        line(brush, f"{x} .42, {x * 1.1} .5, {x * 0.7} .54", 0.025, DARK_STEEL, smooth=True)


@thing("honeycomb", "蜂巢蜜", "comb of honey", "honey frame", "蜂脾", "巢脾", size=(0.48, 0.32),
       grip=(0, 0.04))  # fmt: skip
def honeycomb(brush: Brush, m: Moment) -> None:
    """A frame out of a hive, its cells full of honey."""
    brush.box(-0.24, 0, 0.24, 0.3, WOOD, corner=0.02)
    brush.line([(-0.27, 0.29), (0.27, 0.29)], 0.04, darker(WOOD, 0.15))
    brush.box(-0.21, 0.03, 0.21, 0.26, m.tone("#f0b03a"), corner=0.02, form=0.8)
    for row in range(4):
        for k in range(6 if row % 2 else 7):
            x = -0.18 + 0.06 * k + (0.03 if row % 2 else 0)
            brush.disc((x, 0.06 + 0.055 * row), 0.022, "#d98a24", form=0.3)


@thing("mannequin", "人体模特", "dummy", "tailor's dummy", "人台", size=(0.6, 1.6))
def mannequin(brush: Brush, m: Moment) -> None:
    line(brush, "0 .1, 0 .8", 0.05, WOOD)
    for x in (-0.24, 0.24):
        line(brush, f"0 .2, {x} .02", 0.05, WOOD)
    blob(
        brush,
        "-.1 1.52, -.2 1.42, -.24 1.3, -.16 1.05, -.24 .78, "
        ".24 .78, .16 1.05, .24 1.3, .2 1.42, .1 1.52",
        m.tone("#e8d8c0"),
        tension=0.6,
        form=1.2,
    )
    brush.box(-0.06, 1.5, 0.06, 1.6, WOOD, corner=0.03)
    line(brush, "0 1.5, 0 .8", 0.01, darker("#e8d8c0", 0.2))


@thing("gavel", "法槌", "judge's gavel", "法庭锤", size=(0.2, 0.34), grip=(0, 0.05))
def gavel(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.01), (0, 0.25)], 0.032, WOOD)
    brush.box(-0.1, 0.22, 0.1, 0.34, m.tone("#8a5230"), corner=0.025, form=1.2)
    for x in (-0.06, 0.06):
        brush.line([(x, 0.225), (x, 0.335)], 0.016, GOLD)
