"""What homes are furnished and kept clean with: blankets, wardrobes, curtains, fans, mops."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    GOLD,
    INK,
    LEAF,
    LIGHT_WOOD,
    PAPER,
    STEEL,
    WOOD,
    blob,
    bow,
    bricks,
    leaf,
    line,
    plate,
    vessel,
)
from onionskin.stage.things.thing import Moment, thing


@thing(
    "blanket",
    "毯子",
    "blankets",
    "folded blanket",
    "quilt",
    "被子",
    "duvet",
    "毛毯",
    size=(0.7, 0.4),
    grip=(0, 0.1),
)
def blanket(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8656a")
    for k in range(3):
        y = 0.12 * k
        brush.box(
            -0.33 + 0.01 * k,
            y,
            0.33 - 0.01 * k,
            y + 0.13,
            (tone, lighter(tone, 0.12))[k % 2],
            corner=0.06,
            form=1.2,
        )
        brush.line([(-0.2, y + 0.065), (0.31 - 0.01 * k, y + 0.065)], 0.012, darker(tone, 0.2))
    for x in (-0.12, 0.08):
        brush.line([(x, 0.02), (x, 0.36)], 0.03, "#f4dfb8")
    for k in range(9):
        brush.line([(-0.3 + 0.075 * k, 0.02), (-0.3 + 0.075 * k, -0.03)], 0.016, "#f4dfb8")


@thing("pillow", "枕头", "cushion", "pillows", "靠垫", "抱枕", size=(0.7, 0.42), grip=(0, 0.1))
def pillow(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f1ede4")
    blob(
        brush,
        "-.34 .02, -.3 .2, -.35 .4, 0 .37, .35 .4, .3 .2, .34 .02, 0 .04",
        tone,
        tension=0.6,
        form=1.4,
    )
    for ends in ("-.3 .35, -.2 .28", ".3 .35, .2 .28", "-.28 .07, -.2 .12", ".28 .07, .2 .12"):
        line(brush, ends, 0.014, darker(tone, 0.14))


@thing("mattress", "床垫", size=(2.0, 0.34), surface=0.3, seat=0.3)
def mattress(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f1ede4")
    brush.box(-1.0, 0, 1.0, 0.32, tone, corner=0.08, form=1.2)
    for y in (0.07, 0.25):
        brush.line([(-0.97, y), (0.97, y)], 0.02, "#8fa8c0")
    for k in range(12):
        x = -0.9 + 0.16 * k
        brush.line([(x, 0.11), (x + 0.06, 0.21)], 0.012, darker(tone, 0.12))


@thing(
    "gym mat",
    "垫子",
    "exercise mat",
    "gym mats",
    "yoga mat",
    "瑜伽垫",
    "体操垫",
    "mat",
    size=(1.9, 0.3),
    surface=0.1,
)
def gym_mat(brush: Brush, m: Moment) -> None:
    """A mat with one end rolled up."""
    tone = m.tone("#3f8fc0")
    plate(brush, "-.95 .02, .7 .02, .7 .1, -.95 .1", tone)
    brush.line([(-0.95, 0.03), (0.7, 0.03)], 0.02, darker(tone, 0.25))
    brush.disc((0.74, 0.15), 0.15, tone, form=1.2)
    for r in (0.11, 0.07, 0.03):
        brush.stroke(oval((0.74, 0.15), r, r), 0.016, darker(tone, 0.25))


@thing("crash mat", "体操厚垫", "gymnastics mat", "soft mat", "厚垫", size=(2.4, 0.5), surface=0.42)
def crash_mat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f6fb0")
    brush.box(-1.2, 0, 1.2, 0.24, tone, corner=0.04)
    brush.box(-1.2, 0.23, 1.2, 0.46, lighter(tone, 0.14), corner=0.05)
    for x in (-0.7, 0.6):
        brush.line([(x, 0.36), (x + 0.2, 0.36)], 0.04, "#f1ede4")
        brush.line([(x, 0.12), (x + 0.2, 0.12)], 0.04, "#f1ede4")


@thing("wardrobe", "衣柜", "closet", "cupboard", "柜子", "橱柜", size=(1.3, 2.0))
def wardrobe(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b07f52")
    for x in (-0.56, 0.48):
        brush.box(x, 0, x + 0.08, 0.1, darker(tone, 0.3))
    brush.box(-0.62, 0.06, 0.62, 1.94, tone, corner=0.02)
    brush.box(-0.66, 1.9, 0.66, 2.0, darker(tone, 0.15), corner=0.02)
    for left in (-0.57, 0.02):
        brush.box(left, 0.46, left + 0.55, 1.84, lighter(tone, 0.12), corner=0.02, form=0.8)
    brush.box(-0.57, 0.12, 0.57, 0.4, lighter(tone, 0.12), corner=0.02, form=0.5)
    for x, y in ((-0.06, 1.1), (0.06, 1.1), (0, 0.26)):
        brush.disc((x, y), 0.03, GOLD, form=1.2)


@thing(
    "chest of drawers",
    "抽屉柜",
    "drawers",
    "drawer",
    "dresser",
    "抽屉",
    "filing cabinet",
    "文件柜",
    size=(1.0, 1.0),
    surface=1.0,
)
def chest_of_drawers(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c29660")
    for x in (-0.44, 0.36):
        brush.box(x, 0, x + 0.08, 0.08, darker(tone, 0.3))
    brush.box(-0.5, 0.06, 0.5, 0.96, tone, corner=0.02)
    brush.box(-0.53, 0.93, 0.53, 1.0, darker(tone, 0.12), corner=0.02)
    for k in range(3):
        y = 0.11 + 0.275 * k
        brush.box(-0.44, y, 0.44, y + 0.24, lighter(tone, 0.14), corner=0.02, form=0.6)
        for x in (-0.2, 0.2):
            brush.line([(x - 0.05, y + 0.12), (x + 0.05, y + 0.12)], 0.026, DARK_STEEL)


@thing("curtain", "窗帘", "curtains", "drapes", "帘子", size=(1.8, 2.1))
def curtain(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8806a")
    brush.box(-0.62, 0.5, 0.62, 1.9, "#bfe3f5", form=0.5)
    brush.line([(0, 0.5), (0, 1.9)], 0.05, WHITE)
    brush.line([(-0.62, 1.2), (0.62, 1.2)], 0.05, WHITE)
    line(brush, "-.9 2.02, .9 2.02", 0.05, WOOD)
    for side in (-1, 1):
        outline = [(side * 0.86, 2.0), (side * 0.3, 2.0), (side * 0.36, 1.3), (side * 0.66, 0.85)]
        outline += [(side * 0.56, 0.05), (side * 0.9, 0.05)]
        brush.fill(curve(outline, closed=True, tension=0.3), tone, form=1.2)
        for k in range(3):
            x = side * (0.5 + 0.12 * k)
            brush.line(
                [(x, 1.94), (x + side * 0.02, 1.2), (side * (0.72 + 0.05 * k), 0.12)],
                0.022,
                darker(tone, 0.16),
                smooth=True,
            )
        left, right = sorted((side * 0.6, side * 0.86))
        brush.box(left, 0.8, right, 0.9, GOLD, corner=0.03)


@thing("carpet", "地毯", "rug", "carpets", "毯", size=(2.2, 0.7))
def carpet(brush: Brush, m: Moment) -> None:
    """A rug on the floor, seen from a little above."""
    tone = m.tone("#b5404a")
    plate(brush, "-1.0 .02, 1.0 .02, .74 .66, -.74 .66", tone)
    plate(brush, "-.84 .08, .84 .08, .65 .59, -.65 .59", lighter(tone, 0.5), form=0.3)
    plate(brush, "-.78 .11, .78 .11, .61 .56, -.61 .56", tone, form=0.3)
    for x, r in ((0, 0.2), (-0.42, 0.12), (0.42, 0.12)):
        plate(
            brush,
            f"{x - r} .33, {x} {0.33 - r * 0.8}, {x + r} .33, {x} {0.33 + r * 0.8}",
            GOLD,
            form=0.4,
        )
    for k in range(9):
        y = 0.04 + 0.075 * k
        out = 1.0 - 0.26 * (y / 0.66)
        for side in (-1, 1):
            brush.line([(side * out, y), (side * (out + 0.08), y)], 0.016, "#f4dfb8")


@thing("vase", "花瓶", "vase of flowers", "flower vase", size=(0.36, 0.7), grip=(0, 0.12))
def vase(brush: Brush, m: Moment) -> None:
    for tip, tone in (
        ((-0.12, 0.56), "#e4574c"),
        ((0.0, 0.63), "#f4b93f"),
        ((0.12, 0.55), "#d8628f"),
    ):
        brush.line([(0, 0.26), tip], 0.014, LEAF)
        for k in range(6):
            a = math.tau * k / 6
            brush.disc(
                (tip[0] + 0.036 * math.cos(a), tip[1] + 0.036 * math.sin(a)), 0.028, tone, form=0.6
            )
        brush.disc(tip, 0.024, "#fff0a8", form=0.4)
    leaf(brush, (0, 0.28), (-0.16, 0.4), 0.06, LEAF)
    leaf(brush, (0, 0.28), (0.16, 0.4), 0.06, LEAF)
    vessel(
        brush, ".07 0, .12 .1, .09 .22, .06 .28, .08 .32", m.tone("#4f7fb5"), tension=0.8, form=1.5
    )
    line(brush, "-.075 .16, -.08 .08", 0.018, WHITE, smooth=True)


@thing("fan", "电风扇", "electric fan", "风扇", "ventilator", size=(0.6, 1.2), live=True)
def fan(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.04), (0, 0.7)], 0.05, STEEL)
    brush.box(-0.24, 0, 0.24, 0.06, INK, corner=0.03)
    with brush.moved((0, 0.9), turn=m.t * 6):
        for k in range(3):
            with brush.moved(turn=math.tau * k / 3):
                blob(brush, "0 0, .1 .08, .1 .22, -.04 .24, -.08 .1", m.tone("#6fb0d8"), form=0.6)
    for r in (0.29, 0.2, 0.1):
        brush.stroke(oval((0, 0.9), r, r), 0.014, DARK_STEEL)
    for k in range(8):
        a = math.tau * k / 8
        brush.line([(0, 0.9), (0.29 * math.cos(a), 0.9 + 0.29 * math.sin(a))], 0.007, DARK_STEEL)
    brush.disc((0, 0.9), 0.06, INK)


@thing("air conditioner", "空调", "aircon", "冷气机", size=(1.1, 0.6), stands=False, live=True)
def air_conditioner(brush: Brush, m: Moment) -> None:
    brush.box(-0.55, 0.24, 0.55, 0.6, m.tone("#f4f5f7"), corner=0.06)
    brush.box(-0.48, 0.28, 0.48, 0.35, "#c2c9d4", corner=0.03, form=0.3)
    brush.box(0.24, 0.44, 0.44, 0.52, "#3fb58a", corner=0.02, form=0)
    for k in range(5):
        x = -0.36 + 0.18 * k
        drift = 0.02 * math.sin(m.t * 3 + k)
        brush.line(
            [(x, 0.22), (x + 0.04 + drift, 0.12), (x + drift, 0.02)], 0.03, "#8fcbe8", smooth=True
        )


@thing("fireplace", "壁炉", "hearth", size=(1.6, 1.4), live=True)
def fireplace(brush: Brush, m: Moment) -> None:
    bricks(brush, (-0.74, 0, 0.74, 1.2), 8, m.tone("#b5705a"))
    brush.box(-0.42, 0.04, 0.42, 0.8, "#2f2328", corner=0.04, form=0.3)
    brush.shine((0, 0.3), 0.5, "#ff9a3f", 0.8)
    for x, high, tone in (
        (-0.16, 0.4, "#f2662b"),
        (0.16, 0.36, "#f2662b"),
        (0.0, 0.52, "#ff9a3f"),
        (0.0, 0.3, "#ffe08a"),
    ):
        lick = 0.03 * math.sin(m.t * 8 + x * 9)
        blob(
            brush,
            f"{x - 0.12} .12, {x + lick} {0.12 + high}, {x + 0.12} .12",
            tone,
            tension=0.7,
            form=0.2,
        )
    for ends in ("-.26 .1, .2 .16", "-.2 .16, .26 .1"):
        line(brush, ends, 0.08, "#6e4526")
    brush.box(-0.8, 1.18, 0.8, 1.3, WOOD, corner=0.02)
    for x, tone in ((-0.5, "#f4efe2"), (0.5, "#f4efe2")):
        brush.box(x - 0.03, 1.3, x + 0.03, 1.4, tone, corner=0.01)


@thing(
    "stool",
    "凳子",
    "bar stool",
    "stools",
    "小板凳",
    "板凳",
    size=(0.42, 0.5),
    seat=0.48,
    surface=0.48,
)
def stool(brush: Brush, m: Moment) -> None:
    tone = m.tone(LIGHT_WOOD)
    for side in (-1, 1):
        brush.line([(side * 0.12, 0.44), (side * 0.19, 0.02)], 0.045, darker(tone, 0.1))
        brush.line([(side * 0.05, 0.44), (side * 0.08, 0.06)], 0.04, darker(tone, 0.22))
    line(brush, "-.16 .18, .16 .18", 0.03, darker(tone, 0.15))
    brush.box(-0.2, 0.43, 0.2, 0.5, tone, corner=0.03, form=1.2)


@thing("rocking chair", "摇椅", size=(0.9, 1.1), seat=0.45, live=True)
def rocking_chair(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a86f3c")
    with brush.moved((0, 0.02), turn=0.04 * math.sin(m.t * 1.6)):
        brush.line(bow((0, 1.1), 0.62, 1.08, 222, 318), 0.05, darker(tone, 0.15))
        line(brush, "-.26 .45, -.42 1.08", 0.055, tone)
        for k in range(4):
            y = 0.56 + 0.14 * k
            brush.line(
                [(-0.29 - 0.035 * k, y), (-0.22 - 0.035 * k, y + 0.02)], 0.06, lighter(tone, 0.2)
            )
        line(brush, "-.26 .45, .3 .45", 0.07, lighter(tone, 0.15))
        line(brush, ".26 .45, .3 .08", 0.05, tone)
        line(brush, "-.24 .45, -.28 .1", 0.05, tone)
        line(brush, "-.34 .72, .26 .72, .28 .45", 0.045, tone)


@thing("mailbox", "信箱", "letterbox", "postbox", "邮筒", "邮箱", size=(0.5, 1.3))
def mailbox(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8383b")
    brush.box(-0.05, 0, 0.05, 0.8, WOOD)
    blob(
        brush,
        "-.24 .78, -.24 1.08, -.12 1.24, .12 1.24, .24 1.08, .24 .78",
        tone,
        tension=0.4,
        form=1.3,
    )
    brush.box(-0.15, 1.02, 0.15, 1.07, INK, corner=0.02, form=0)
    plate(brush, "-.1 1.04, .08 1.04, .08 1.14, -.1 1.14", PAPER, form=0.3)
    line(brush, ".24 .9, .24 1.28", 0.022, DARK_STEEL)
    plate(brush, ".24 1.3, .24 1.18, .1 1.24", GOLD)


@thing("doormat", "门垫", "door mat", "地垫", size=(0.9, 0.3))
def doormat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a8763f")
    plate(brush, "-.45 .02, .45 .02, .36 .27, -.36 .27", tone)
    plate(brush, "-.38 .05, .38 .05, .31 .24, -.31 .24", darker(tone, 0.18), form=0.3)
    line(brush, "-.2 .145, .2 .145", 0.05, "#f0dfc0")


@thing("push button", "按钮", "start button", "按键", size=(0.24, 0.2))
def push_button(brush: Brush, m: Moment) -> None:
    brush.box(-0.12, 0, 0.12, 0.08, STEEL, corner=0.02, form=1)
    brush.box(-0.1, 0.08, 0.1, 0.11, DARK_STEEL, corner=0.01, form=0.6)
    plate(brush, "-.08 .11, .08 .11, .07 .16, .04 .19, -.04 .19, -.07 .16", m.tone("#d8362f"))


@thing(
    "doorbell",
    "门铃",
    "door bell",
    "intercom",
    "对讲机",
    size=(0.2, 0.34),
    grip=(0, 0.1),
    live=True,
)
def doorbell(brush: Brush, m: Moment) -> None:
    brush.box(-0.1, 0, 0.1, 0.34, m.tone("#4a5166"), corner=0.03, form=1.2)
    brush.disc((0, 0.26), 0.035, INK)
    brush.disc((0, 0.26), 0.018, "#6fb0d8", form=1)
    brush.disc((0, 0.1), 0.055, STEEL)
    brush.disc((0, 0.1), 0.04, WHITE if math.sin(m.t * 5) > 0 else GLASS, form=0.6)
