"""Clothes by themselves, not worn: shirts, jackets, trousers, dresses, boots, shoes."""

from __future__ import annotations

from onionskin.stage.brush import Brush, curve
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    GOLD,
    blob,
    line,
    plate,
)
from onionskin.stage.things.thing import Moment, thing

_TOP = (
    "-.12 .6, -.28 .52, -.4 .1, -.3 .06, -.2 .4, -.2 0, .2 0, .2 .4, .3 .06, .4 .1, .28 .52, .12 .6"
)


def _top(brush: Brush, tone: str) -> None:
    """The form of a shirt, a jacket or a sweater with its sleeves."""
    blob(brush, _TOP, tone, tension=0.25, form=1.2)


@thing("t-shirt", "T恤", "tee shirt", "tee", "T恤衫", size=(0.64, 0.6), grip=(0, 0.5))
def t_shirt(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d9ac0")
    blob(
        brush,
        "-.1 .58, -.26 .52, -.32 .34, -.21 .29, -.18 .38, -.18 0, .18 0, .18 .38,"
        " .21 .29, .32 .34, .26 .52, .1 .58, 0 .52",
        tone,
        tension=0.25,
        form=1.2,
    )
    line(brush, "-.1 .575, 0 .51, .1 .575", 0.02, darker(tone, 0.2), smooth=True)


@thing("shirt", "衬衫", "shirts", "blouse", "衬衣", size=(0.8, 0.62), grip=(0, 0.5))
def shirt(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a9c6ea")
    _top(brush, tone)
    plate(brush, "-.1 .62, 0 .5, .1 .62, .14 .52, 0 .42, -.14 .52", lighter(tone, 0.4), form=0.3)
    line(brush, "0 .42, 0 .02", 0.01, darker(tone, 0.25))
    for k in range(4):
        brush.disc((0, 0.36 - 0.095 * k), 0.013, "#7b8db0", form=0)
    brush.box(0.06, 0.28, 0.14, 0.36, darker(tone, 0.06), corner=0.01, form=0.2)


@thing(
    "sweater",
    "毛衣",
    "jumper",
    "pullover",
    "hoodie",
    "卫衣",
    "sweaters",
    size=(0.8, 0.62),
    grip=(0, 0.5),
)
def sweater(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8503f")
    _top(brush, tone)
    brush.oval((0, 0.585), 0.11, 0.035, darker(tone, 0.25), form=0.4)
    for y, pale in ((0.34, "#f4e6cf"), (0.28, "#3f6f8f"), (0.22, "#f4e6cf")):
        for k in range(9):
            x = -0.16 + 0.04 * k
            line(brush, f"{x - 0.015} {y}, {x} {y + 0.025}, {x + 0.015} {y}", 0.012, pale)
    for k in range(12):
        x = -0.185 + 0.034 * k
        brush.line([(x, 0.01), (x, 0.05)], 0.01, darker(tone, 0.22))


@thing(
    "jacket",
    "夹克",
    "coat",
    "大衣",
    "外套",
    "jackets",
    "overcoat",
    "winter coat",
    "羽绒服",
    size=(0.8, 0.68),
    grip=(0, 0.5),
)
def jacket(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f6f5f")
    with brush.moved(scale=(1, 1.1)):
        _top(brush, tone)
        plate(
            brush,
            "-.12 .6, 0 .44, .12 .6, .16 .5, .04 .36, 0 .4, -.04 .36, -.16 .5",
            darker(tone, 0.18),
            form=0.3,
        )
        line(brush, "0 .4, 0 .01", 0.018, GOLD)
        for side in (-1, 1):
            brush.line([(side * 0.08, 0.18), (side * 0.15, 0.12)], 0.016, darker(tone, 0.3))
        brush.line([(-0.2, 0.03), (0.2, 0.03)], 0.04, darker(tone, 0.15))


@thing("raincoat", "雨衣", "rain jacket", "rain coat", size=(0.74, 0.9), grip=(0, 0.7))
def raincoat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f4c93a")
    blob(brush, "-.12 .66, -.14 .84, 0 .92, .14 .84, .12 .66", darker(tone, 0.12), tension=0.8)
    blob(
        brush,
        "-.14 .68, -.3 .58, -.36 .32, -.25 .28, -.21 .42, -.27 0, .27 0, .21 .42,"
        " .25 .28, .36 .32, .3 .58, .14 .68",
        tone,
        tension=0.25,
        form=1.2,
    )
    brush.oval((0, 0.76), 0.075, 0.085, darker(tone, 0.4), form=0.4)
    line(brush, "0 .66, 0 .02", 0.012, darker(tone, 0.3))
    for k in range(4):
        brush.disc((0.03, 0.56 - 0.13 * k), 0.018, "#a8762f", form=0.4)


@thing(
    "trousers",
    "裤子",
    "pants",
    "jeans",
    "牛仔裤",
    "长裤",
    "pair of trousers",
    size=(0.44, 0.8),
    grip=(0, 0.7),
)
def trousers(brush: Brush, m: Moment) -> None:
    tone = m.tone("#41619a")
    plate(brush, "-.17 .78, .17 .78, .21 .02, .06 .02, 0 .52, -.06 .02, -.21 .02", tone, form=1.2)
    brush.box(-0.175, 0.73, 0.175, 0.8, darker(tone, 0.2), corner=0.01)
    brush.disc((0, 0.765), 0.018, GOLD, form=0.6)
    line(brush, "0 .73, 0 .54", 0.012, darker(tone, 0.25))
    for side in (-1, 1):
        brush.line([(side * 0.16, 0.66), (side * 0.08, 0.71)], 0.012, darker(tone, 0.25))
        brush.line([(side * 0.2, 0.08), (side * 0.07, 0.08)], 0.012, lighter(tone, 0.3))


@thing("shorts", "短裤", size=(0.44, 0.42), grip=(0, 0.34))
def shorts(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e0702f")
    plate(brush, "-.17 .4, .17 .4, .22 .03, .03 .02, 0 .18, -.03 .02, -.22 .03", tone, form=1.2)
    brush.box(-0.175, 0.35, 0.175, 0.42, darker(tone, 0.18), corner=0.012)
    for side in (-1, 1):
        brush.line([(side * 0.175, 0.34), (side * 0.2, 0.05)], 0.022, WHITE)


@thing(
    "dress", "连衣裙", "skirt", "裙子", "gown", "礼服", "dresses", size=(0.6, 0.9), grip=(0, 0.76)
)
def dress(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8507f")
    blob(
        brush,
        "-.1 .88, -.06 .78, 0 .74, .06 .78, .1 .88, .15 .86, .12 .56, .29 .03,"
        " -.29 .03, -.12 .56, -.15 .86",
        tone,
        tension=0.3,
        form=1.3,
    )
    brush.box(-0.125, 0.52, 0.125, 0.58, darker(tone, 0.25), corner=0.012)
    for x in (-0.16, -0.05, 0.06, 0.17):
        brush.line([(x * 0.5, 0.5), (x, 0.06)], 0.016, darker(tone, 0.14))


@thing(
    "suit",
    "西装",
    "business suit",
    "tuxedo",
    "uniform",
    "制服",
    "西服",
    size=(0.8, 0.64),
    grip=(0, 0.5),
)
def suit(brush: Brush, m: Moment) -> None:
    tone = m.tone("#34405f")
    plate(brush, "-.1 .62, .1 .62, .04 .3, -.04 .3", WHITE, form=0.3)
    plate(brush, "-.025 .58, .025 .58, .035 .36, 0 .32, -.035 .36", "#c8383b", form=0.5)
    for side in (-1, 1):
        half = [
            (0.005, 0.0),
            (0.2, 0.0),
            (0.2, 0.4),
            (0.3, 0.06),
            (0.4, 0.1),
            (0.28, 0.53),
            (0.12, 0.63),
            (0.03, 0.32),
        ]
        brush.fill(curve([(side * x, y) for x, y in half], closed=True, tension=0.2), tone, form=1)
        lapel = [(0.12, 0.63), (0.15, 0.45), (0.1, 0.44), (0.03, 0.32)]
        brush.fill(
            curve([(side * x, y) for x, y in lapel], closed=True, tension=0.1),
            lighter(tone, 0.15),
            form=0.4,
        )
    for y in (0.24, 0.15):
        brush.disc((0.02, y), 0.014, "#1f2740", form=0)
    plate(brush, ".09 .36, .15 .38, .14 .42, .1 .41", WHITE, form=0)


@thing("tie", "领带", "necktie", "ties", size=(0.16, 0.5), grip=(0, 0.44))
def tie(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8383b")
    plate(brush, "-.05 .5, .05 .5, .03 .42, -.03 .42", darker(tone, 0.12))
    plate(brush, "-.03 .42, .03 .42, .075 .08, 0 0, -.075 .08", tone, form=1.2)
    for k in range(3):
        y = 0.32 - 0.1 * k
        line(
            brush,
            f"{-0.035 - 0.008 * k} {y - 0.035}, {0.035 + 0.008 * k} {y + 0.02}",
            0.018,
            lighter(tone, 0.5),
        )


@thing("sock", "袜子", "socks", "pair of socks", "stocking", size=(0.4, 0.42), grip=(0, 0.3))
def sock(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4fa08a")
    for shift, shade in ((0.08, darker(tone, 0.18)), (-0.04, tone)):
        with brush.moved((shift, 0)):
            blob(
                brush,
                "-.1 .42, .03 .42, .03 .16, .13 .1, .15 .03, .1 0, -.04 .02, -.1 .1",
                shade,
                tension=0.5,
                form=1.2,
            )
            brush.box(-0.1, 0.36, 0.03, 0.42, "#f4e6cf", corner=0.01)
            brush.oval((0.11, 0.045), 0.045, 0.045, "#f4e6cf", form=0.6)


def _boot(brush: Brush, tone: str, sole: str) -> None:
    blob(
        brush,
        "-.14 .42, .04 .42, .04 .18, .2 .12, .22 .04, -.14 .04, -.15 .2",
        tone,
        tension=0.35,
        form=1.3,
    )
    brush.box(-0.16, 0.0, 0.23, 0.05, sole, corner=0.015)


@thing(
    "boot",
    "靴子",
    "boots",
    "hiking boot",
    "hiking boots",
    "登山靴",
    size=(0.42, 0.44),
    grip=(0, 0.3),
)
def boot(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8a5a34")
    _boot(brush, tone, "#3a2f38")
    brush.box(-0.15, 0.37, 0.05, 0.43, darker(tone, 0.25), corner=0.02)
    for k in range(4):
        y = 0.34 - 0.055 * k
        line(brush, f"-.02 {y}, .05 {y - 0.015}", 0.014, "#f0dfc0")


@thing(
    "rubber boot",
    "雨靴",
    "rubber boots",
    "wellington boots",
    "wellies",
    "雨鞋",
    "胶鞋",
    size=(0.46, 0.46),
    grip=(0, 0.3),
)
def rubber_boot(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f9a6a")
    for shift, shade in ((0.06, darker(tone, 0.2)), (-0.05, tone)):
        with brush.moved((shift, 0)):
            _boot(brush, shade, darker(tone, 0.4))
            brush.box(-0.145, 0.37, 0.045, 0.43, lighter(tone, 0.3), corner=0.012)
    line(brush, "-.15 .3, -.155 .16", 0.018, lighter(tone, 0.6), smooth=True)


@thing(
    "sandal",
    "凉鞋",
    "sandals",
    "slipper",
    "slippers",
    "拖鞋",
    "flip-flops",
    size=(0.44, 0.18),
    grip=(0, 0.06),
)
def sandal(brush: Brush, m: Moment) -> None:
    blob(brush, "-.2 .0, -.2 .05, .0 .05, .2 .045, .22 .0", "#c99a66", tension=0.4)
    blob(brush, "-.02 .05, .02 .14, .1 .13, .17 .045", m.tone("#3d86c9"), tension=0.7, form=1.2)
    line(brush, "-.15 .05, -.16 .12, -.1 .16", 0.02, darker("#3d86c9", 0.1), smooth=True)


@thing("high heel", "高跟鞋", "high heels", "high-heeled shoe", size=(0.4, 0.28), grip=(0, 0.1))
def high_heel(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d02f4a")
    plate(brush, "-.18 .2, -.1 .18, -.14 0, -.17 0", darker(tone, 0.2))
    blob(
        brush,
        "-.2 .25, -.12 .27, 0 .15, .12 .09, .2 .04, .18 .0, .06 .02, -.06 .1, -.17 .17",
        tone,
        tension=0.6,
        form=1.4,
    )
