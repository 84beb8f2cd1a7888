"""What is worn with clothes: hats, scarves, glasses, watches, jewels, bags, and how it is sewn."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    GLASS,
    GOLD,
    INK,
    STEEL,
    at,
    blob,
    bow,
    line,
    plate,
    toothed,
)
from onionskin.stage.things.thing import Moment, thing

_TOP = (
    "-.12 .6, -.28 .52, -.4 .1, -.3 .06, -.2 .4, -.2 0, .2 0, .2 .4, .3 .06, .4 .1, .28 .52, .12 .6"
)


@thing("cap", "鸭舌帽", "baseball cap", "caps", "棒球帽", size=(0.4, 0.24), grip=(0, 0.06))
def cap(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d6fc0")
    brush.fill(
        curve(
            [*bow((-0.05, 0.04), 0.14, 0.19, 180, 0), (0.08, 0.03), (-0.18, 0.03)],
            closed=True,
            tension=0.6,
        ),
        tone,
        form=1.3,
    )
    blob(brush, ".02 .06, .1 .08, .2 .03, .19 .01, .04 .03", darker(tone, 0.2), tension=0.7)
    line(brush, "-.05 .22, -.02 .05", 0.01, darker(tone, 0.2), smooth=True)
    brush.disc((-0.05, 0.232), 0.014, darker(tone, 0.2))


@thing(
    "woolly hat",
    "毛线帽",
    "beanie",
    "knitted hat",
    "winter hat",
    "针织帽",
    size=(0.34, 0.34),
    grip=(0, 0.06),
)
def woolly_hat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8503f")
    brush.disc((0, 0.28), 0.055, WHITE, form=0.8)
    brush.fill(curve([*bow((0, 0.07), 0.15, 0.2, 180, 0)], closed=True), tone, form=1.3)
    brush.box(-0.165, 0.0, 0.165, 0.09, lighter(tone, 0.25), corner=0.03)
    for k in range(8):
        x = -0.13 + 0.037 * k
        brush.line([(x, 0.02), (x, 0.07)], 0.01, darker(tone, 0.1))
    for k in range(7):
        line(
            brush,
            f"{-0.1 + 0.035 * k} .14, {-0.085 + 0.035 * k} .17, {-0.07 + 0.035 * k} .14",
            0.014,
            WHITE,
        )


@thing(
    "straw hat",
    "草帽",
    "sun hat",
    "遮阳帽",
    "bamboo hat",
    "斗笠",
    size=(0.56, 0.24),
    grip=(0, 0.06),
)
def straw_hat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e3bf74")
    brush.oval((0, 0.06), 0.28, 0.055, darker(tone, 0.1))
    blob(brush, "-.14 .07, -.1 .22, .1 .22, .14 .07", tone, tension=0.7, form=1.2)
    plate(brush, "-.142 .07, .142 .07, .13 .12, -.13 .12", "#c8484c", form=0.6)
    for y in (0.15, 0.18, 0.205):
        brush.line([(-0.1, y), (0.1, y)], 0.006, darker(tone, 0.25))
    brush.oval((0, 0.045), 0.28, 0.03, tone, form=0.4)
    plate(brush, "-.142 .07, .142 .07, .13 .1, -.13 .1", "#c8484c", form=0.6)


@thing("scarf", "围巾", "scarves", "shawl", "披肩", size=(0.4, 0.56), grip=(0, 0.46))
def scarf(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f8fa8")
    brush.stroke(oval((0, 0.46), 0.13, 0.065), 0.085, tone)
    for x, lean, low in ((-0.04, -0.05, 0.02), (0.05, 0.06, 0.1)):
        outline = [
            (x - 0.05, 0.42),
            (x + 0.05, 0.42),
            (x + lean + 0.065, low + 0.04),
            (x + lean - 0.065, low + 0.04),
        ]
        brush.fill(curve(outline, closed=True, tension=0.15), darker(tone, 0.08))
        for k in range(2):
            y = low + 0.09 + 0.06 * k
            brush.line([(x + lean - 0.055, y), (x + lean + 0.055, y)], 0.022, "#f4e6cf")
        for k in range(5):
            px = x + lean - 0.05 + 0.025 * k
            brush.line([(px, low + 0.04), (px, low)], 0.01, tone)


@thing("belt", "腰带", "leather belt", "皮带", size=(0.5, 0.2), grip=(0, 0.06))
def belt(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8a5230")
    brush.stroke(oval((-0.04, 0.1), 0.17, 0.075), 0.05, tone)
    line(brush, "0 .03, .22 .05", 0.05, darker(tone, 0.1))
    brush.box(0.0, -0.0, 0.085, 0.075, GOLD, corner=0.012, form=1)
    brush.box(0.02, 0.018, 0.065, 0.057, darker(tone, 0.1), form=0)
    for x in (0.13, 0.17):
        brush.disc((x, 0.045), 0.007, INK, form=0)


@thing(
    "pair of glasses",
    "眼镜",
    "glasses",
    "spectacles",
    "reading glasses",
    "sunglasses",
    "太阳镜",
    "墨镜",
    size=(0.34, 0.14),
    grip=(0, 0.05),
)
def glasses(brush: Brush, m: Moment) -> None:
    for side in (-1, 1):
        brush.oval((side * 0.08, 0.06), 0.066, 0.056, "#5f7f9c", form=1.2, alpha=0.85)
        brush.stroke(oval((side * 0.08, 0.06), 0.066, 0.056), 0.014, m.tone(INK))
        brush.line([(side * 0.142, 0.08), (side * 0.165, 0.12)], 0.014, m.tone(INK))
        brush.line(
            [(side * 0.08 - 0.03, 0.065), (side * 0.08 - 0.005, 0.09)], 0.01, WHITE, alpha=0.8
        )
    brush.line(bow((0, 0.06), 0.018, 0.02, 20, 160, 6), 0.014, m.tone(INK))


@thing(
    "watch",
    "手表",
    "smart watch",
    "wristwatch",
    "smartwatch",
    "智能手表",
    "腕表",
    size=(0.2, 0.46),
    grip=(0, 0.1),
)
def watch(brush: Brush, m: Moment) -> None:
    strap = m.tone("#7a4a2f")
    plate(brush, "-.045 .3, .045 .3, .035 .46, -.035 .46", strap, form=1)
    plate(brush, "-.045 .16, .045 .16, .03 0, -.03 0", strap, form=1)
    for y in (0.04, 0.08):
        brush.disc((0, y), 0.007, INK, form=0)
    brush.disc((0, 0.23), 0.095, GOLD, form=1.4)
    brush.disc((0, 0.23), 0.076, "#fdfcf6", form=0.3)
    line(brush, "0 .23, 0 .285", 0.01, INK)
    line(brush, "0 .23, .035 .22", 0.012, INK)
    brush.box(0.09, 0.218, 0.108, 0.242, GOLD, corner=0.004)


@thing(
    "ring",
    "戒指",
    "wedding ring",
    "diamond ring",
    "钻戒",
    "diamond",
    "钻石",
    size=(0.22, 0.28),
    grip=(0, 0.06),
)
def ring(brush: Brush, m: Moment) -> None:
    brush.stroke(oval((0, 0.09), 0.08, 0.08), 0.026, m.tone(GOLD))
    plate(brush, "-.05 .24, .05 .24, .075 .21, 0 .14, -.075 .21", "#bfe6f6", form=1.2)
    plate(brush, "-.05 .24, .05 .24, .025 .21, -.025 .21", WHITE, form=0)
    plate(brush, "-.025 .21, .025 .21, 0 .14", "#8fcbe8", form=0)


@thing(
    "necklace",
    "项链",
    "pearl necklace",
    "pearls",
    "pearl",
    "珍珠",
    "jewellery",
    "jewelry",
    "首饰",
    "珠宝",
    size=(0.4, 0.4),
    grip=(0, 0.3),
)
def necklace(brush: Brush, m: Moment) -> None:
    for x, y in bow((0, 0.34), 0.17, 0.28, 175, 365, 18):
        brush.disc((x, y), 0.02, m.tone("#f4efe6"), form=1.4)
    plate(brush, "0 .06, .03 .03, 0 -.01, -.03 .03", "#d8463f", form=1.2)


@thing("crown", "皇冠", "royal crown", "王冠", size=(0.4, 0.3), grip=(0, 0.06))
def crown(brush: Brush, m: Moment) -> None:
    tone = m.tone(GOLD)
    plate(brush, "-.16 .03, -.2 .24, -.09 .15, 0 .28, .09 .15, .2 .24, .16 .03", tone, form=1.4)
    brush.box(-0.165, 0, 0.165, 0.06, darker(tone, 0.12), corner=0.012)
    for x, y, gem in ((-0.2, 0.25, "#e4574c"), (0, 0.285, "#3d86c9"), (0.2, 0.25, "#e4574c")):
        brush.disc((x, y), 0.022, gem, form=1)
    for x, gem in ((-0.09, "#4fa870"), (0, "#e4574c"), (0.09, "#4fa870")):
        brush.disc((x, 0.03), 0.018, gem, form=1)


@thing("button", "纽扣", "buttons", "shirt button", "扣子", size=(0.24, 0.24), grip=(0, 0.06))
def button(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8653f")
    brush.disc((0, 0.12), 0.12, tone, form=1.3)
    brush.disc((0, 0.12), 0.088, darker(tone, 0.12), form=0.6)
    for x, y in ((-0.025, 0.095), (0.025, 0.095), (-0.025, 0.145), (0.025, 0.145)):
        brush.disc((x, y), 0.013, "#3a2320", form=0)
    line(brush, "-.025 .095, .025 .145", 0.009, "#f4e6cf")
    line(brush, ".025 .095, -.025 .145", 0.009, "#f4e6cf")


@thing("zip", "拉链", "zipper", "zip fastener", size=(0.2, 0.5), grip=(0, 0.1))
def zip_(brush: Brush, m: Moment) -> None:
    for side in (-1, 1):
        tape = [
            (side * 0.005, 0.0),
            (side * 0.08, 0.0),
            (side * 0.1, 0.5),
            (side * 0.05, 0.5),
            (side * 0.008, 0.26),
        ]
        brush.fill(curve(tape, closed=True, tension=0.1), m.tone("#41619a"), form=0.6)
    for k in range(10):
        brush.box(-0.014, 0.01 + 0.024 * k, 0.014, 0.025 + 0.024 * k, STEEL, corner=0.003)
    for k in range(8):
        for side in (-1, 1):
            brush.disc((side * (0.012 + 0.0055 * k), 0.28 + 0.027 * k), 0.01, STEEL, form=0.6)
    brush.box(-0.022, 0.235, 0.022, 0.285, GOLD, corner=0.008)
    brush.box(-0.012, 0.15, 0.012, 0.24, GOLD, corner=0.008)


@thing("wallet", "钱包", "purse", "billfold", "皮夹", size=(0.3, 0.2), grip=(0, 0.05))
def wallet(brush: Brush, m: Moment) -> None:
    tone = m.tone("#7a4a2f")
    for k, note in enumerate(("#8fc49c", "#6fae84")):
        brush.box(
            -0.12 + 0.02 * k, 0.1, 0.11 + 0.02 * k, 0.2 - 0.015 * k, note, corner=0.004, form=0.4
        )
    brush.box(-0.15, 0, 0.15, 0.17, tone, corner=0.02, form=1.2)
    line(brush, "-.14 .15, .14 .15", 0.006, lighter(tone, 0.35))
    brush.box(0.05, 0.06, 0.15, 0.11, darker(tone, 0.2), corner=0.01)
    brush.disc((0.08, 0.085), 0.014, GOLD)


@thing(
    "backpack",
    "背包",
    "rucksack",
    "school bag",
    "schoolbag",
    "书包",
    "双肩包",
    size=(0.44, 0.56),
    grip=(0, 0.5),
)
def backpack(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d86c9")
    brush.line(bow((0, 0.48), 0.06, 0.07, 0, 180, 8), 0.026, darker(tone, 0.3), smooth=True)
    for side in (-1, 1):
        brush.oval((side * 0.2, 0.16), 0.045, 0.12, darker(tone, 0.2))
    blob(brush, "-.19 .02, -.2 .3, -.13 .5, .13 .5, .2 .3, .19 .02", tone, tension=0.5, form=1.3)
    brush.box(-0.13, 0.05, 0.13, 0.23, lighter(tone, 0.14), corner=0.04)
    line(brush, "-.1 .19, .1 .19", 0.014, GOLD)
    line(brush, "-.15 .33, 0 .37, .15 .33", 0.014, darker(tone, 0.3), smooth=True)


@thing(
    "bamboo basket",
    "竹篓",
    "basket on the back",
    "pannier",
    "back basket",
    "背篓",
    "竹筐",
    size=(0.5, 0.64),
    grip=(0, 0.5),
)
def bamboo_basket(brush: Brush, m: Moment) -> None:
    """A tall basket with straps, as pickers carry it on their backs."""
    tone = m.tone("#cda25a")
    for k in range(9):
        x = -0.16 + 0.04 * k
        brush.oval((x, 0.56 + 0.03 * (k % 3)), 0.035, 0.05, ("#5ba84f", "#7cc060")[k % 2], form=0.5)
    body = curve(at("-.23 .56, .23 .56, .17 .02, -.17 .02"), closed=True, tension=0.2)
    brush.fill(body, tone, form=1.3)
    with brush.inside(body):
        for row in range(8):
            for k in range(9):
                x, y = -0.24 + 0.06 * k + 0.03 * (row % 2), 0.06 + 0.068 * row
                brush.line([(x, y), (x + 0.035, y)], 0.02, darker(tone, 0.2))
    brush.line([(-0.23, 0.55), (0.23, 0.55)], 0.04, darker(tone, 0.12))
    for side in (-1, 1):
        brush.line(
            [(side * 0.13, 0.54), (side * 0.28, 0.34), (side * 0.15, 0.12)],
            0.03,
            "#8a4a2f",
            smooth=True,
        )


@thing(
    "ribbon",
    "丝带",
    "ribbon bow",
    "ribbons",
    "缎带",
    "bow of ribbon",
    "蝴蝶结",
    "bow tie",
    "领结",
    size=(0.4, 0.3),
    grip=(0, 0.1),
)
def ribbon(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d02f4a")
    for side in (-1, 1):
        brush.fill(
            curve(
                [(0, 0.17), (side * 0.05, 0.12), (side * 0.14, 0.0), (side * 0.06, 0.02)],
                closed=True,
                tension=0.2,
            ),
            darker(tone, 0.15),
        )
        brush.fill(
            curve(
                [
                    (0, 0.19),
                    (side * 0.12, 0.29),
                    (side * 0.2, 0.24),
                    (side * 0.19, 0.14),
                    (side * 0.11, 0.12),
                ],
                closed=True,
                tension=0.8,
            ),
            tone,
            form=1.3,
        )
    brush.disc((0, 0.19), 0.04, darker(tone, 0.1))


@thing(
    "thread",
    "线",
    "spool of thread",
    "sewing thread",
    "reel of thread",
    "线轴",
    size=(0.2, 0.26),
    grip=(0, 0.08),
)
def thread(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8466a")
    for y in (0.0, 0.22):
        brush.box(-0.09, y, 0.09, y + 0.04, "#c99a66", corner=0.012)
    brush.box(-0.065, 0.04, 0.065, 0.22, tone, form=1.4)
    for k in range(8):
        y = 0.055 + 0.021 * k
        line(brush, f"-.065 {y}, .065 {y + 0.008}", 0.005, darker(tone, 0.2))
    line(brush, ".06 .1, .1 .06, .08 .0", 0.006, tone, smooth=True)


@thing("sewing machine", "缝纫机", size=(0.6, 0.44), grip=(0, 0.1), live=True)
def sewing_machine(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f8f9c")
    bob = 0.015 * math.sin(m.t * 14)
    brush.box(-0.3, 0, 0.3, 0.08, darker(tone, 0.2), corner=0.02)
    blob(
        brush,
        ".08 .06, .08 .24, -.2 .24, -.26 .2, -.26 .36, -.2 .4, .2 .4, .24 .34, .24 .06",
        tone,
        tension=0.15,
        form=1.2,
    )
    brush.box(-0.25, 0.14 + bob, -0.2, 0.22, STEEL)
    brush.line([(-0.225, 0.14 + bob), (-0.225, 0.085 + bob)], 0.01, STEEL)
    plate(brush, "-.3 .08, -.1 .08, -.06 .1, -.3 .1", "#f3b8c4", form=0.3)
    brush.fill(toothed((0.26, 0.28), 0.075, 14, deep=0.12), STEEL)
    brush.box(0.04, 0.4, 0.1, 0.44, "#d8466a", corner=0.006)
    brush.disc((0.15, 0.18), 0.03, GLASS)
