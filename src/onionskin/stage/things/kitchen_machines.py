"""What cooks and mixes in kitchens by fire or current: ovens, toasters, blenders, steamers."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    INK,
    LIGHT_WOOD,
    STEEL,
    at,
    blob,
    bow,
    glint,
    leaf,
    line,
    plate,
    vessel,
)
from onionskin.stage.things.thing import Moment, thing


def _puffs(brush: Brush, x: float, y: float, size: float, t: float) -> None:
    """Steam over something hot."""
    for side in (-1, 0, 1):
        drift = size * 0.12 * math.sin(t * 2.2 + side * 2)
        foot = (x + size * 0.22 * side, y)
        rise = [foot, (foot[0] + drift, y + size * 0.3), (foot[0] - drift, y + size * 0.6)]
        brush.line(rise, size * 0.08, WHITE, alpha=0.6, smooth=True)


@thing(
    "kettle",
    "水壶",
    "tea kettle",
    "electric kettle",
    "烧水壶",
    "电水壶",
    size=(0.3, 0.34),
    grip=(-0.02, 0.3),
    live=True,
)
def kettle(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b8c2ce")
    brush.line(bow((0, 0.16), 0.1, 0.15, 8, 172), 0.026, INK)
    plate(brush, ".07 .06, .12 .15, .16 .19, .13 .2, .08 .17", darker(tone, 0.1))
    vessel(brush, ".12 .02, .115 .12, .07 .21", tone, tension=0.8, form=1.6)
    brush.box(-0.12, 0, 0.12, 0.03, INK, corner=0.01)
    brush.oval((0, 0.212), 0.07, 0.018, darker(tone, 0.2))
    brush.disc((0, 0.238), 0.018, INK)
    _puffs(brush, 0.17, 0.21, 0.14, m.t)
    line(brush, "-.08 .16, -.09 .06", 0.014, WHITE)


@thing(
    "wok with tea leaves",
    "炒茶锅",
    "炒茶",
    "tea leaves in a wok",
    size=(0.9, 0.4),
    grip=(0, 0.1),
    live=True,
)
def wok_with_tea(brush: Brush, m: Moment) -> None:
    """A wide wok in which tea leaves are dried by hand."""
    blob(brush, "-.42 .2, -.26 .05, 0 0, .26 .05, .42 .2", "#474b5c", tension=0.9, form=1.3)
    brush.oval((0, 0.2), 0.43, 0.07, "#6a6f84", form=0.6)
    brush.oval((0, 0.195), 0.38, 0.052, "#34374a", form=0.5)
    for k in range(26):
        x = -0.3 + 0.024 * k
        y = 0.2 + 0.11 * (1 - (x / 0.32) ** 2) * ((k * 7 % 5) / 5)
        tip = (x + 0.045 * math.cos(k * 2.4), y + 0.03 + 0.02 * math.sin(k * 1.7))
        leaf(brush, (x, y), tip, 0.03, m.tone(("#5f9a4a", "#86b85a", "#3f7a3c")[k % 3]))
    _puffs(brush, 0, 0.33, 0.14, m.t)


@thing(
    "soup pot",
    "汤锅里的汤",
    "pot of soup",
    "soup kettle",
    "cauldron",
    "大汤锅",
    size=(0.5, 0.46),
    grip=(0, 0.14),
    live=True,
)
def soup_pot(brush: Brush, m: Moment) -> None:
    """A large pot without its lid: soup with what swims in it, and a ladle."""
    tone = m.tone("#8a97a8")
    for side in (-1, 1):
        brush.stroke(oval((side * 0.22, 0.2), 0.03, 0.022), 0.016, darker(tone, 0.3))
    line(brush, ".08 .28, .18 .44", 0.018, DARK_STEEL)
    brush.box(-0.2, 0, 0.2, 0.28, tone, corner=0.035, form=1.6)
    brush.oval((0, 0.275), 0.2, 0.035, lighter(tone, 0.4), form=0.4)
    brush.oval((0, 0.272), 0.18, 0.027, "#e89a3f", form=0.5)
    for x, tone_ in (
        (-0.1, "#f2662b"),
        (-0.04, "#5ba84f"),
        (0.03, "#f6e2a0"),
        (0.1, "#5ba84f"),
        (-0.14, "#f6e2a0"),
    ):
        brush.oval((x, 0.276), 0.02, 0.008, tone_, form=0.3)
    _puffs(brush, -0.02, 0.31, 0.2, m.t)
    glint(brush, -0.14, 0.06, 0.2, 0.02)


@thing(
    "bowl of soup",
    "一碗汤",
    "soup",
    "汤",
    "broth",
    "bowl of broth",
    size=(0.3, 0.26),
    grip=(0.1, 0.06),
    live=True,
)
def bowl_of_soup(brush: Brush, m: Moment) -> None:
    tone = m.tone("#5a8fc0")
    vessel(brush, ".06 0, .08 .03, .14 .13", tone, tension=0.7)
    brush.oval((0, 0.13), 0.145, 0.032, WHITE, form=0.4)
    brush.oval((0, 0.128), 0.125, 0.025, "#ea9a3c", form=0.4)
    for x, colour in ((-0.07, "#5ba84f"), (-0.02, "#f2662b"), (0.05, "#5ba84f"), (0.08, "#f6e2a0")):
        brush.oval((x, 0.129), 0.016, 0.007, colour, form=0.3)
    _puffs(brush, 0, 0.15, 0.15, m.t)


@thing("microwave", "微波炉", "microwave oven", size=(0.56, 0.34), grip=(0, 0.05), surface=0.33)
def microwave(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e6e9ee")
    for x in (-0.22, 0.22):
        brush.box(x - 0.03, 0, x + 0.03, 0.03, INK)
    brush.box(-0.28, 0.02, 0.28, 0.34, tone, corner=0.02)
    brush.box(-0.25, 0.05, 0.12, 0.31, INK, corner=0.015, form=0.4)
    brush.box(-0.22, 0.08, 0.09, 0.28, "#ffd98a", corner=0.01, form=0.6)
    brush.oval((-0.065, 0.1), 0.1, 0.014, "#c9a86a", form=0.3)
    vessel_at = [(-0.125, 0.17), (-0.1, 0.11), (-0.03, 0.11), (-0.005, 0.17)]
    brush.fill(curve(vessel_at, closed=True, tension=0.6), "#c8484c")
    brush.line([(0.135, 0.08), (0.135, 0.28)], 0.016, DARK_STEEL)
    brush.box(0.165, 0.25, 0.255, 0.3, "#3fb58a", corner=0.006, form=0)
    for row in range(3):
        for k in range(3):
            brush.disc((0.18 + 0.03 * k, 0.2 - 0.045 * row), 0.011, "#8d98a8", form=0.3)


@thing("toaster", "烤面包机", "多士炉", size=(0.36, 0.34), grip=(0, 0.1))
def toaster(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d9534a")
    for x in (-0.085, 0.06):
        blob(
            brush,
            f"{x - 0.06} .2, {x - 0.065} .3, {x} .34, {x + 0.075} .3, {x + 0.07} .2",
            "#c98a48",
            tension=0.6,
        )
        blob(
            brush,
            f"{x - 0.045} .2, {x - 0.048} .285, {x} .318, {x + 0.058} .285, {x + 0.055} .2",
            "#f2d8a4",
            tension=0.6,
        )
    blob(
        brush, "-.18 .02, -.17 .18, -.1 .24, .1 .24, .17 .18, .18 .02", tone, tension=0.6, form=1.5
    )
    brush.box(-0.18, 0, 0.18, 0.035, INK, corner=0.01)
    brush.box(0.155, 0.12, 0.2, 0.15, INK, corner=0.01)
    line(brush, "-.12 .19, -.14 .08", 0.016, WHITE)


@thing(
    "blender",
    "搅拌机",
    "mixer",
    "juicer",
    "榨汁机",
    "food processor",
    size=(0.24, 0.44),
    grip=(0, 0.1),
)
def blender(brush: Brush, m: Moment) -> None:
    brush.stroke(oval((0.09, 0.27), 0.03, 0.07), 0.016, "#a9c4d4")
    plate(brush, "-.085 .4, .085 .4, .06 .14, -.06 .14", GLASS, form=0.4)
    plate(brush, "-.076 .33, .076 .33, .056 .15, -.056 .15", m.tone("#ef7d8a"), form=1)
    brush.box(-0.09, 0.395, 0.09, 0.43, INK, corner=0.012)
    plate(brush, "-.065 .14, .065 .14, .1 0, -.1 0", "#d5dae2", form=1.2)
    brush.disc((0, 0.065), 0.026, INK)
    glint(brush, -0.055, 0.18, 0.36, 0.012)


@thing(
    "coffee machine",
    "咖啡机",
    "coffee maker",
    "espresso machine",
    size=(0.44, 0.46),
    grip=(0, 0.1),
    live=True,
)
def coffee_machine(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4a5166")
    brush.box(-0.22, 0.26, 0.22, 0.46, tone, corner=0.03)
    brush.box(-0.22, 0, -0.08, 0.3, darker(tone, 0.15), corner=0.02)
    brush.box(-0.22, 0, 0.22, 0.055, tone, corner=0.015)
    brush.box(0.02, 0.2, 0.14, 0.27, STEEL, corner=0.01, form=1)
    line(brush, "-.08 .225, .04 .225", 0.022, INK)
    brush.line([(0.08, 0.2), (0.08, 0.12)], 0.012, "#6a4028")
    plate(brush, ".03 .15, .13 .15, .12 .06, .04 .06", WHITE, form=1)
    brush.stroke(oval((0.135, 0.105), 0.018, 0.022), 0.01, WHITE)
    for k, lamp in enumerate(("#4fa870", "#f4b93f", "#e4574c")):
        brush.disc((-0.14 + 0.06 * k, 0.38), 0.016, lamp, form=0.4)
    brush.disc((0.14, 0.38), 0.035, STEEL)
    _puffs(brush, 0.08, 0.15, 0.08, m.t)


@thing(
    "rice cooker",
    "电饭锅",
    "electric cooker",
    "电饭煲",
    "pressure cooker",
    "高压锅",
    size=(0.36, 0.32),
    grip=(0, 0.1),
    live=True,
)
def rice_cooker(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f1eee8")
    vessel(brush, ".15 0, .175 .1, .17 .19", tone, tension=0.6, form=1.3)
    blob(brush, "-.175 .19, -.13 .27, 0 .29, .13 .27, .175 .19", darker(tone, 0.05), tension=0.7)
    line(brush, "-.176 .19, .176 .19", 0.012, DARK_STEEL)
    line(brush, "-.06 .275, -.05 .32, .05 .32, .06 .275", 0.018, INK, smooth=True)
    brush.box(-0.07, 0.04, 0.07, 0.15, "#5a6478", corner=0.02, form=0.4)
    brush.box(-0.05, 0.09, 0.05, 0.135, "#bfe0cf", corner=0.006, form=0)
    for x, lamp in ((-0.03, "#e4574c"), (0.03, "#f4b93f")):
        brush.disc((x, 0.065), 0.013, lamp, form=0.3)


@thing(
    "steamer",
    "蒸笼",
    "bamboo steamer",
    "basket of dumplings",
    "笼屉",
    "小笼包",
    size=(0.5, 0.34),
    grip=(0, 0.08),
    live=True,
)
def steamer(brush: Brush, m: Moment) -> None:
    tone = m.tone(LIGHT_WOOD)
    for k in range(4):
        x = -0.15 + 0.1 * k
        blob(
            brush,
            f"{x - 0.06} .2, {x - 0.05} .26, {x} .29, {x + 0.05} .26, {x + 0.06} .2",
            "#fbf3e4",
            tension=0.8,
        )
        for j in (-0.02, 0, 0.02):
            brush.line([(x + j, 0.25), (x, 0.285)], 0.005, "#d9cbb0")
    for y in (0.0, 0.11):
        brush.box(-0.22, y, 0.22, y + 0.105, tone, corner=0.02, form=1.2)
        for dy in (0.025, 0.08):
            brush.line([(-0.215, y + dy), (0.215, y + dy)], 0.012, darker(tone, 0.22))
    _puffs(brush, 0, 0.28, 0.12, m.t)


@thing("dishwasher", "洗碗机", size=(0.8, 0.9), surface=0.9)
def dishwasher(brush: Brush, m: Moment) -> None:
    """Its door open downwards, plates in the basket."""
    brush.box(-0.4, 0.04, 0.4, 0.9, "#e6e9ee", corner=0.02)
    brush.box(-0.34, 0.1, 0.34, 0.74, "#5a6478", corner=0.02, form=0.4)
    for row in (0.16, 0.46):
        for k in range(6):
            brush.oval(
                (-0.25 + 0.1 * k, row + 0.12), 0.03, 0.1, (WHITE, "#a9d3ee")[k % 2], form=0.8
            )
        brush.line([(-0.32, row), (0.32, row)], 0.02, STEEL)
    brush.box(-0.38, 0.78, 0.38, 0.88, "#c9d0da", corner=0.01, form=0.5)
    for k in range(4):
        brush.disc((0.1 + 0.07 * k, 0.83), 0.016, INK, form=0)
    plate(brush, "-.38 .1, .38 .1, .4 0, -.4 0", "#d5dae2", form=1)


@thing("electric oven", "电烤箱", "pizza oven", size=(0.8, 0.9), surface=0.9, live=True)
def oven(brush: Brush, m: Moment) -> None:
    brush.box(-0.4, 0, 0.4, 0.9, m.tone("#e6e9ee"), corner=0.02)
    for k in range(4):
        brush.disc((-0.24 + 0.16 * k, 0.82), 0.035, INK)
    brush.box(-0.34, 0.12, 0.34, 0.7, INK, corner=0.03, form=0.4)
    brush.gradient(
        polygon(at("-.28 .18, .28 .18, .28 .58, -.28 .58")),
        (0, 0.58),
        (0, 0.18),
        ("#c8642f", "#ffcf6a"),
        glow=True,
    )
    brush.line([(-0.28, 0.3), (0.28, 0.3)], 0.016, "#8a4a2a")
    for x in (-0.14, 0.12):
        blob(
            brush,
            f"{x - 0.11} .31, {x - 0.08} .4, {x} .44, {x + 0.08} .4, {x + 0.11} .31",
            "#d9953f",
            tension=0.7,
        )
    brush.line([(-0.3, 0.66), (0.3, 0.66)], 0.03, STEEL)


@thing(
    "bread oven",
    "面包窑",
    "baker's oven",
    "stone oven",
    "烤面包的炉子",
    "bakery oven",
    "面包炉",
    size=(1.8, 1.7),
    live=True,
)
def bread_oven(brush: Brush, m: Moment) -> None:
    """A vault of stone with fire behind the loaves."""
    tone = m.tone("#c88a68")
    brush.box(0.3, 1.2, 0.6, 1.7, darker(tone, 0.15))
    brush.fill(
        curve(
            [(-0.9, 0.55), *bow((0, 0.75), 0.88, 0.72, 180, 0), (0.9, 0.55)],
            closed=True,
            tension=0.5,
        ),
        tone,
        form=1.3,
    )
    brush.box(-0.9, 0, 0.9, 0.66, darker(tone, 0.12), corner=0.02)
    for row in range(3):
        for k in range(5):
            x = -0.8 + 0.34 * k + 0.16 * (row % 2)
            brush.box(
                x,
                0.06 + 0.2 * row,
                min(x + 0.28, 0.88),
                0.2 + 0.2 * row,
                lighter(tone, 0.1),
                corner=0.02,
                form=0.3,
            )
    mouth = curve(
        [(-0.48, 0.7), *bow((0, 0.72), 0.48, 0.42, 180, 0, 8), (0.48, 0.7)],
        closed=True,
        tension=0.5,
    )
    brush.fill(mouth, "#3a2320", form=0.4)
    with brush.inside(mouth):
        brush.shine((0, 0.84), 0.5 + 0.03 * math.sin(m.t * 6), "#ffa03f", 0.95)
    brush.box(-0.56, 0.62, 0.56, 0.72, "#8d93a0", corner=0.02)
    for x in (-0.28, 0.02, 0.3):
        blob(
            brush,
            f"{x - 0.15} .72, {x - 0.1} .84, {x} .88, {x + 0.1} .84, {x + 0.15} .72",
            "#d9953f",
            tension=0.7,
        )
        brush.line([(x - 0.04, 0.79), (x + 0.04, 0.84)], 0.02, "#f4d8a0")
