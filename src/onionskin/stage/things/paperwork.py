"""Cards, codes and labels, and what counts: tickets, stamps, medals, money, charts."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GOLD,
    INK,
    LEAF,
    RED,
    WOOD,
    blob,
    bow,
    line,
    plate,
    star,
    writing,
)
from onionskin.stage.things.thing import Moment, thing


def code_marks(brush: Brush, left: float, bottom: float, side: float, tone: str = INK) -> None:
    """A square code: three finders and dots between them."""
    dot = side / 11
    for row in range(11):
        for k in range(11):
            if (k * 5 + row * 7 + k * row) % 3 == 0:
                x, y = left + k * dot, bottom + row * dot
                brush.box(x, y, x + dot * 1.02, y + dot * 1.02, tone, form=0)
    for x, y in ((0, 0), (0, 7), (7, 7)):
        a, b = left + x * dot, bottom + y * dot
        brush.box(a - dot * 0.3, b - dot * 0.3, a + dot * 4.3, b + dot * 4.3, WHITE, form=0)
        brush.box(a, b, a + dot * 4, b + dot * 4, tone, form=0)
        brush.box(a + dot * 0.8, b + dot * 0.8, a + dot * 3.2, b + dot * 3.2, WHITE, form=0)
        brush.box(a + dot * 1.3, b + dot * 1.3, a + dot * 2.7, b + dot * 2.7, tone, form=0)


def bars(brush: Brush, box: tuple[float, float, float, float], tone: str = INK) -> None:
    """The bars of a code of lines in a box (left, bottom, right, top)."""
    left, bottom, right, top = box
    step = (right - left) / 30
    for k in range(30):
        if (k * 7 + k // 3) % 5 not in (1, 3):
            wide = step * (0.9 if k % 4 else 0.5)
            brush.box(left + step * k, bottom, left + step * k + wide, top, tone, form=0)


@thing("envelope", "信封", "envelopes", "sealed envelope", size=(0.32, 0.22), grip=(0, 0.04))
def envelope(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f3e3c0")
    brush.box(-0.16, 0, 0.16, 0.22, tone, corner=0.01)
    line(brush, "-.155 .01, -.03 .115", 0.007, darker(tone, 0.2))
    line(brush, ".155 .01, .03 .115", 0.007, darker(tone, 0.2))
    plate(brush, "-.16 .215, .16 .215, 0 .085", lighter(tone, 0.3), form=0.5)
    line(brush, "-.158 .212, 0 .085, .158 .212", 0.009, darker(tone, 0.22))
    brush.disc((0, 0.1), 0.026, RED, form=1)


@thing(
    "label", "标签", "sticker", "tag", "labels", "贴纸", "吊牌", size=(0.34, 0.2), grip=(-0.12, 0.1)
)
def label(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f7ecd2")
    line(brush, "-.13 .1, -.2 .14, -.19 .19", 0.008, "#a8562f", smooth=True)
    plate(brush, "-.17 .1, -.11 .19, .17 .19, .17 .01, -.11 .01", tone)
    brush.stroke(oval((-0.125, 0.1), 0.014, 0.014), 0.008, "#a8763f")
    writing(brush, -0.07, 0.14, 0.145, 3, 0.042, INK)


@thing(
    "parcel label",
    "快递单",
    "shipping label",
    "address label",
    "面单",
    "运单",
    "地址标签",
    size=(0.34, 0.24),
    grip=(0, 0.05),
)
def parcel_label(brush: Brush, m: Moment) -> None:
    brush.box(-0.17, 0, 0.17, 0.24, m.tone("#fdfdff"), corner=0.008, form=0.4)
    brush.box(-0.17, 0.2, 0.17, 0.24, "#e4574c", corner=0.006, form=0.3)
    writing(brush, -0.145, 0.04, 0.175, 3, 0.028, INK)
    code_marks(brush, 0.065, 0.095, 0.085)
    bars(brush, (-0.145, 0.02, 0.145, 0.075))


@thing("barcode", "条形码", "bar code", "条码", size=(0.36, 0.24), grip=(0, 0.05))
def barcode(brush: Brush, m: Moment) -> None:
    brush.box(-0.18, 0, 0.18, 0.24, "#fdfdff", corner=0.01, form=0.3)
    bars(brush, (-0.15, 0.06, 0.15, 0.21), m.tone("#23202e"))
    for k in range(9):
        brush.box(-0.14 + 0.032 * k, 0.02, -0.12 + 0.032 * k, 0.045, INK, form=0)


@thing("qr code", "二维码", "code to scan", "扫码", size=(0.3, 0.3), grip=(0, 0.05))
def qr_code(brush: Brush, m: Moment) -> None:
    brush.box(-0.15, 0, 0.15, 0.3, "#fdfdff", corner=0.015, form=0.3)
    code_marks(brush, -0.12, 0.03, 0.24, m.tone("#23202e"))


@thing("stamp", "邮票", "postage stamp", "stamps", size=(0.26, 0.32), grip=(0, 0.06))
def stamp(brush: Brush, m: Moment) -> None:
    edge = "#fdfcf6"
    brush.box(-0.12, 0.01, 0.12, 0.31, edge, form=0.4)
    for k in range(8):
        for y in (0.01, 0.31):
            brush.disc((-0.112 + 0.032 * k, y), 0.011, edge, form=0)
    for k in range(10):
        for x in (-0.12, 0.12):
            brush.disc((x, 0.016 + 0.032 * k), 0.011, edge, form=0)
    brush.box(-0.095, 0.035, 0.095, 0.285, m.tone("#7fc0e0"), form=0.5)
    blob(brush, "-.095 .035, -.095 .12, -.03 .17, .04 .1, .095 .15, .095 .035", LEAF, tension=0.4)
    brush.disc((0.04, 0.225), 0.032, "#f9d35a", form=0.4)


@thing(
    "seal",
    "印章",
    "rubber stamp",
    "official seal",
    "公章",
    "图章",
    size=(0.2, 0.24),
    grip=(0, 0.16),
)
def rubber_stamp(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8a4a2f")
    brush.disc((0, 0.19), 0.05, tone, form=1.4)
    plate(brush, "-.025 .08, .025 .08, .035 .17, -.035 .17", tone)
    brush.box(-0.075, 0.04, 0.075, 0.085, darker(tone, 0.15), corner=0.01)
    brush.box(-0.07, 0.02, 0.07, 0.042, RED, form=0.4)
    brush.oval((0, 0.01), 0.1, 0.012, "#e8857c", form=0.3)


@thing(
    "ticket",
    "车票",
    "tickets",
    "admission ticket",
    "train ticket",
    "门票",
    "票",
    size=(0.34, 0.18),
    grip=(0, 0.04),
)
def ticket(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f2a65a")
    outline = (
        "-.17 0, .17 0, .17 .06, .15 .09, .17 .12, .17 .18, -.17 .18, -.17 .12, -.15 .09, -.17 .06"
    )
    plate(brush, outline, tone)
    for k in range(5):
        brush.line([(0.07, 0.02 + 0.035 * k), (0.07, 0.035 + 0.035 * k)], 0.008, "#fff6e3")
    brush.fill(star((0.11, 0.09), 0.035, 0.015), "#fff6e3", form=0)
    writing(brush, -0.12, 0.03, 0.13, 3, 0.038, "#7a3f1f")


@thing("passport", "护照", "id card", "identity card", "身份证", size=(0.26, 0.34), grip=(0, 0.06))
def passport(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8a2f3f")
    brush.box(-0.125, 0.0, 0.13, 0.335, "#f4efe2", corner=0.012, form=0.3)
    brush.box(-0.13, 0.004, 0.122, 0.34, tone, corner=0.014)
    brush.stroke(oval((-0.004, 0.18), 0.062, 0.062), 0.009, GOLD)
    for rx in (0.03, 0.001):
        brush.stroke(oval((-0.004, 0.18), rx, 0.062), 0.006, GOLD)
    line(brush, "-.066 .18, .058 .18", 0.006, GOLD)
    line(brush, "-.07 .295, .062 .295", 0.018, GOLD)
    line(brush, "-.04 .07, .032 .07", 0.014, GOLD)


@thing(
    "name tag",
    "名牌",
    "badge",
    "id badge",
    "lanyard",
    "胸牌",
    "徽章",
    "工牌",
    size=(0.24, 0.46),
    grip=(0, 0.1),
)
def name_tag(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d86c9")
    line(brush, "-.1 .46, 0 .3, .1 .46", 0.02, tone)
    brush.box(-0.03, 0.27, 0.03, 0.3, DARK_STEEL, corner=0.01)
    brush.box(-0.12, 0, 0.12, 0.28, "#fdfdff", corner=0.015, form=0.4)
    brush.box(-0.12, 0.22, 0.12, 0.28, tone, corner=0.015, form=0.4)
    brush.disc((-0.05, 0.165), 0.028, "#f6cba6", form=0.6)
    blob(brush, "-.1 .09, -.08 .13, -.02 .13, 0 .09", tone, tension=0.6)
    writing(brush, 0.015, 0.09, 0.18, 3, 0.034, INK)
    brush.line([(-0.08, 0.045), (0.08, 0.045)], 0.02, "#c9ced8")


@thing("medal", "奖牌", "gold medal", "medals", "金牌", "勋章", size=(0.24, 0.42), grip=(0, 0.3))
def medal(brush: Brush, m: Moment) -> None:
    tone = m.tone(GOLD)
    plate(brush, "-.1 .42, -.02 .42, .04 .2, -.03 .2", "#d8463f")
    plate(brush, ".1 .42, .02 .42, -.04 .2, .03 .2", "#3d5fb0")
    brush.disc((0, 0.12), 0.12, darker(tone, 0.12), form=1)
    brush.disc((0, 0.12), 0.098, tone, form=1.4)
    brush.fill(star((0, 0.118), 0.068, 0.03), lighter(tone, 0.45), form=0.4)


@thing("calculator", "计算器", "pocket calculator", size=(0.22, 0.32), grip=(0, 0.06))
def calculator(brush: Brush, m: Moment) -> None:
    brush.box(-0.11, 0, 0.11, 0.32, m.tone("#3c4257"), corner=0.02)
    brush.box(-0.085, 0.23, 0.085, 0.295, "#c6dcb6", corner=0.008, form=0.3)
    for k in range(3):
        brush.line([(0.035 + 0.018 * k, 0.245), (0.035 + 0.018 * k, 0.28)], 0.007, INK)
    for row in range(4):
        for k in range(4):
            x, y = -0.08 + 0.044 * k, 0.025 + 0.05 * row
            tone = "#f08a3c" if k == 3 else "#dfe3ea"
            brush.box(x, y, x + 0.032, y + 0.034, tone, corner=0.008, form=0.5)


@thing("abacus", "算盘", size=(0.6, 0.4), grip=(0, 0.05))
def abacus(brush: Brush, m: Moment) -> None:
    brush.box(-0.3, 0, 0.3, 0.4, "#8a4f2c", corner=0.02)
    brush.box(-0.265, 0.035, 0.265, 0.365, "#f4e8d2", form=0.3)
    for k in range(7):
        x = -0.22 + 0.073 * k
        brush.line([(x, 0.035), (x, 0.365)], 0.008, WOOD)
        lift = 0.03 if k in (1, 4) else 0
        for y in (0.06, 0.098, 0.136, 0.174 + lift, 0.32 - lift):
            brush.oval((x, y), 0.03, 0.018, m.tone("#c8484c"), form=1)
    brush.box(-0.265, 0.245, 0.265, 0.265, "#8a4f2c", form=0.4)


@thing(
    "banknote",
    "钞票",
    "banknotes",
    "money",
    "钱",
    "cash",
    "paper money",
    "纸币",
    "现金",
    "dollar bill",
    size=(0.4, 0.24),
    grip=(0, 0.05),
)
def banknote(brush: Brush, m: Moment) -> None:
    tone = m.tone("#6fae84")
    for x, y, turn in ((0.02, 0.03, 0.12), (0.0, 0.015, 0.05)):
        with brush.moved((x, y), turn=turn):
            brush.box(-0.19, 0, 0.18, 0.19, darker(tone, 0.16), corner=0.008, form=0.4)
    brush.box(-0.2, 0, 0.18, 0.19, tone, corner=0.008, form=0.7)
    line(brush, "-.18 .02, .16 .02, .16 .17, -.18 .17, -.18 .02", 0.008, lighter(tone, 0.5))
    brush.oval((-0.01, 0.095), 0.058, 0.064, lighter(tone, 0.5), form=0.4)
    brush.disc((-0.01, 0.11), 0.024, darker(tone, 0.3), form=0.3)
    blob(brush, "-.05 .05, -.03 .08, .01 .08, .03 .05", darker(tone, 0.3), tension=0.6)
    for x in (-0.14, 0.12):
        brush.disc((x, 0.095), 0.02, lighter(tone, 0.5), form=0.3)


@thing("signpost", "路标", "direction sign", "fingerpost", "指示牌", "指路牌", size=(1.6, 2.4))
def signpost(brush: Brush, m: Moment) -> None:
    brush.box(-0.07, 0, 0.07, 2.4, WOOD, corner=0.03)
    plate(brush, "-.1 1.8, .6 1.8, .8 2.0, .6 2.2, -.1 2.2", m.tone("#3f8f62"))
    plate(brush, ".1 1.25, -.6 1.25, -.8 1.45, -.6 1.65, .1 1.65", m.tone("#3d6fb0"))
    brush.line([(0.05, 2.0), (0.5, 2.0)], 0.08, WHITE)
    brush.line([(-0.05, 1.45), (-0.5, 1.45)], 0.08, WHITE)


@thing(
    "gift box",
    "礼物",
    "gift",
    "present",
    "wrapped gift",
    "礼盒",
    "presents",
    size=(0.42, 0.46),
    grip=(0, 0.14),
)
def gift(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    brush.box(-0.19, 0, 0.19, 0.28, tone, corner=0.012)
    brush.box(-0.21, 0.26, 0.21, 0.34, lighter(tone, 0.12), corner=0.012)
    brush.box(-0.04, 0, 0.04, 0.34, GOLD, form=0.6)
    for side in (-1, 1):
        bow_ = [(0, 0.34), (side * 0.06, 0.44), (side * 0.15, 0.45), (side * 0.14, 0.36)]
        brush.fill(curve(bow_, closed=True), darker(GOLD, 0.06))
    brush.disc((0, 0.355), 0.03, darker(GOLD, 0.15))


@thing("pie chart", "饼图", "pie diagram", "扇形图", size=(1.2, 1.2), live=True)
def pie_chart(brush: Brush, m: Moment) -> None:
    start = 90.0
    for share, tone in ((0.42, "#3d86c9"), (0.27, "#f4b93f"), (0.19, "#4fa870"), (0.12, "#e4574c")):
        end = start - 360 * share
        brush.fill(polygon([(0, 0.6), *bow((0, 0.6), 0.6, 0.6, start, end)]), tone, form=0.5)
        edge = (0.6 * math.cos(math.radians(start)), 0.6 + 0.6 * math.sin(math.radians(start)))
        brush.line([(0, 0.6), edge], 0.025, WHITE)
        start = end
    brush.line([(0, 0.6), (0, 1.2)], 0.025, WHITE)


@thing("bar chart", "柱状图", "column chart", "bar graph", "条形图", size=(1.6, 1.2), live=True)
def bar_chart(brush: Brush, m: Moment) -> None:
    brush.box(-0.8, 0, 0.8, 1.2, "#fdfdff", corner=0.05, form=0.4)
    grown = min(1.0, 0.3 + m.t)
    for k, (high, tone) in enumerate(
        ((0.35, "#3d86c9"), (0.56, "#4fa870"), (0.46, "#f4b93f"), (0.86, "#e4574c"))
    ):
        x = -0.56 + 0.32 * k
        brush.box(x, 0.14, x + 0.2, 0.14 + high * grown, tone, corner=0.02)
    line(brush, "-.68 1.08, -.68 .13, .7 .13", 0.03, DARK_STEEL)
