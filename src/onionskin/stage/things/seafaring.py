"""What sails, and what stands and lies in harbours: boats, lights, buoys, nets, charts, bells."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    GLASS,
    GOLD,
    INK,
    PAPER,
    RED,
    STEEL,
    WOOD,
    around,
    at,
    blob,
    boards,
    bow,
    glint,
    line,
    plate,
    star,
    vessel,
)
from onionskin.stage.things.thing import Moment, thing

VESSELS = frozenset(
    {
        "ship",
        "sailboat",
        "fishing boat",
        "lifeboat",
        "rowing boat",
        "raft",
        "submarine",
        "buoy",
        "motorboat",
        "ferry",
    }
)
"""What floats, and lies in the water of a place that has a bank or a quay."""


def ripples(brush: Brush, half: float, y: float = 0.04) -> None:
    """Light on the water at a boat's side."""
    count = max(4, round(half * 2))
    for k in range(count):
        x = -half + 2 * half * k / count
        low = y + 0.03 * (k % 2)
        brush.line([(x, low), (x + 0.7 * half / count, low)], 0.035, "#d9f1fa", alpha=0.8)


@thing("lighthouse", "灯塔", "beacon", size=(2.6, 6.2), live=True)
def lighthouse(brush: Brush, m: Moment) -> None:
    blob(brush, "-1.3 0, -1.1 .42, -.5 .62, .5 .6, 1.0 .5, 1.3 0", "#8d93a0", tension=0.6)
    tower = polygon(at("-.62 .4, .62 .4, .42 4.7, -.42 4.7"))
    brush.fill(tower, "#f6f3ee", form=1.3)
    with brush.inside(tower):
        for y in (0.9, 2.3, 3.7):
            brush.fill(polygon([(-1, y), (1, y), (1, y + 0.7), (-1, y + 0.7)]), m.tone(RED), form=1)
    brush.box(-0.16, 0.4, 0.16, 1.05, "#5a4436", corner=0.1)
    for y in (1.85, 3.3):
        brush.box(-0.09, y, 0.09, y + 0.3, "#55708a", corner=0.06, form=0.4)
    brush.box(-0.62, 4.66, 0.62, 4.82, INK, corner=0.04)
    brush.box(-0.36, 4.82, 0.36, 5.5, "#ffe9a8", corner=0.03, form=0.3)
    brush.shine((0, 5.15), 1.0 + 0.15 * math.sin(m.t * 3), "#ffe27a", 0.85)
    for x in (-0.34, 0.0, 0.34):
        brush.line([(x, 4.82), (x, 5.5)], 0.05, INK)
    line(brush, "-.58 4.82, -.58 5.1, .58 5.1, .58 4.82", 0.04, INK)
    plate(brush, "-.48 5.48, .48 5.48, .14 5.95, -.14 5.95", m.tone(RED), form=1)
    brush.line([(0, 5.95), (0, 6.2)], 0.06, INK)


@thing("sailboat", "帆船", "sailing boat", "yacht", "dinghy", size=(3.6, 4.6), live=True)
def sailing_boat(brush: Brush, m: Moment) -> None:
    with brush.moved(turn=0.02 * math.sin(m.t * 1.6)):
        line(brush, "-.1 .5, -.1 4.5", 0.09, "#7a5a3f")
        blob(brush, "0 4.3, .9 2.6, 1.6 1.15, 0 1.05", "#fbf6ec", tension=0.3, form=1.2)
        blob(brush, "-.2 4.1, -.9 2.5, -1.5 1.2, -.2 1.05", "#efe3cf", tension=0.3, form=1.2)
        line(brush, "0 2.0, 1.16 2.02", 0.03, "#d8c8a8")
        plate(brush, "-.1 4.6, .5 4.45, -.1 4.3", m.tone(RED))
        hull = "-1.8 .8, -1.35 .08, 1.2 .02, 1.8 .86, 0 .76"
        blob(brush, hull, m.tone("#3d7fb8"), tension=0.45, form=1.3)
        line(brush, "-1.75 .78, 0 .76, 1.76 .85", 0.09, "#f6f3ee", smooth=True)
    ripples(brush, 1.7)


@thing("fishing boat", "渔船", "trawler", "拖网渔船", size=(4.6, 3.2), live=True)
def fishing_boat(brush: Brush, m: Moment) -> None:
    with brush.moved(turn=0.015 * math.sin(m.t * 1.5)):
        line(brush, "-1.0 .9, -1.0 3.1", 0.1, "#7a5a3f")
        line(brush, "-1.0 3.0, -2.1 1.1", 0.04, INK)
        line(brush, "-1.0 3.0, 1.9 1.5", 0.03, INK)
        line(brush, "-1.0 1.6, -2.0 2.5", 0.09, "#7a5a3f")
        blob(brush, "-2.0 2.5, -2.28 1.3, -1.75 1.15", "#8fb0a0", tension=0.4)
        brush.box(0.1, 0.9, 1.1, 2.1, "#f6f3ee", corner=0.06)
        brush.box(0.0, 2.06, 1.25, 2.2, m.tone(RED), corner=0.05)
        for x in (0.22, 0.64):
            brush.box(x, 1.45, x + 0.32, 1.9, "#7fb4d6", corner=0.04, form=0.5)
        hull = "-2.3 1.0, -2.0 .1, 1.5 .02, 2.3 1.5, 1.3 .98, -.5 .9"
        blob(brush, hull, "#2f7f8c", tension=0.4, form=1.3)
        line(brush, "-2.24 .96, -.5 .88, 1.3 .98, 2.24 1.44", 0.1, "#f6f3ee", smooth=True)
        for x in (-1.4, -0.6, 0.2):
            brush.disc((x, 0.55), 0.13, INK, form=0.4)
    ripples(brush, 2.2)


@thing("submarine", "潜水艇", "潜艇", size=(4.8, 2.2), stands=False)
def submarine(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e8b23f")
    line(brush, "-.1 1.6, -.1 2.15, .25 2.15", 0.1, darker(tone, 0.3))
    plate(
        brush, "-2.35 1.35, -1.9 .75, -2.35 .15, -2.1 .15, -1.5 .75, -2.1 1.35", darker(tone, 0.2)
    )
    plate(brush, "-.6 1.3, .55 1.3, .4 1.8, -.45 1.8", darker(tone, 0.1))
    blob(brush, "-2.2 .75, -1.2 1.28, .8 1.36, 2.1 1.1, 2.4 .72, 2.0 .3, .8 .08, -1.2 .2", tone)
    for x in (-0.7, 0.3, 1.3):
        brush.disc((x, 0.78), 0.26, darker(tone, 0.35), form=0.4)
        brush.disc((x, 0.78), 0.19, "#8fd0ec", form=1.2)
    line(brush, "-1.9 .42, .8 .26, 2.0 .46", 0.05, darker(tone, 0.2), smooth=True)


@thing("raft", "木筏", "竹筏", size=(2.6, 0.5), surface=0.34)
def raft(brush: Brush, m: Moment) -> None:
    for k in range(8):
        x = -1.14 + 0.325 * k
        brush.disc((x, 0.18), 0.17, WOOD if k % 2 else "#a06c3b")
        brush.disc((x, 0.18), 0.09, "#e0bd88", form=0.3)
    brush.box(-1.3, 0.3, 1.3, 0.4, "#c08a50", corner=0.05)
    for x in (-0.8, 0.8):
        line(
            brush,
            f"{x - 0.12} .05, {x - 0.05} .45, {x + 0.05} .45, {x + 0.12} .05",
            0.04,
            "#e8dcc0",
        )
    ripples(brush, 1.25, 0.0)


@thing("lifeboat", "救生艇", "rescue boat", "救生船", "rubber dinghy", size=(3.4, 1.5), live=True)
def lifeboat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f2762b")
    with brush.moved(turn=0.02 * math.sin(m.t * 1.7)):
        brush.box(-0.5, 0.6, 0.35, 1.4, "#f6f3ee", corner=0.1)
        brush.box(-0.34, 0.95, 0.22, 1.27, "#7fb4d6", corner=0.05, form=0.5)
        blob(
            brush, "-1.7 .8, -1.5 .1, 1.1 .05, 1.7 .95, .8 .74, -.9 .7", tone, tension=0.5, form=1.3
        )
        line(brush, "-1.62 .76, -.8 .68, .8 .72, 1.62 .9", 0.15, lighter(tone, 0.35), smooth=True)
        for k in range(5):
            ends = bow((-1.1 + 0.5 * k, 0.6), 0.22, 0.16, 190, 350, 6)
            brush.line(ends, 0.035, WHITE, smooth=True)
    ripples(brush, 1.6)


@thing("oar", "船桨", "paddle", "oars", "桨", size=(2.2, 0.2), grip=(-0.9, 0.1))
def oar(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c98f52")
    line(brush, "-1.06 .1, .6 .1", 0.055, tone)
    line(brush, "-1.06 .1, -.85 .1", 0.075, darker(tone, 0.3))
    blob(brush, ".5 .1, .66 .18, 1.05 .2, 1.1 .1, 1.05 0, .66 .02", tone, tension=0.5)
    line(brush, ".55 .1, 1.02 .1", 0.015, darker(tone, 0.2))


@thing("anchor", "锚", "船锚", size=(1.1, 1.4), grip=(0, 1.2))
def anchor(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4a5d7d")
    brush.stroke(oval((0, 1.24), 0.12, 0.12), 0.08, tone)
    line(brush, "0 .1, 0 1.12", 0.13, tone)
    line(brush, "-.3 .96, .3 .96", 0.11, tone)
    brush.line(bow((0, 0.52), 0.44, 0.46, 190, 350), 0.13, tone)
    for side in (-1, 1):
        tip = [(side * 0.55, 0.66), (side * 0.5, 0.32), (side * 0.24, 0.5)]
        brush.shape(tip, tone)
    glint(brush, -0.03, 0.2, 0.85, 0.03, 0.4)


@thing("buoy", "浮标", "航标", size=(0.9, 1.7), live=True)
def buoy(brush: Brush, m: Moment) -> None:
    with brush.moved(turn=0.06 * math.sin(m.t * 1.8)):
        line(brush, "-.18 .5, -.08 1.35, .08 1.35, .18 .5", 0.05, INK)
        line(brush, "-.14 .9, .14 .9", 0.04, INK)
        brush.disc((0, 1.52), 0.13, "#ffdf7a", form=0.4)
        brush.shine((0, 1.52), 0.26, "#ffe27a", 0.6)
        vessel(brush, ".4 .06, .44 .32, .26 .56", m.tone(RED))
        brush.box(-0.43, 0.24, 0.43, 0.36, WHITE, corner=0.02, form=0.5)
    ripples(brush, 0.45, 0.0)


@thing("harbour crane", "港口起重机", "gantry crane", "龙门吊", size=(6.4, 6.4))
def harbour_crane(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e0702f")
    for x in (-1.5, 0.9):
        brush.box(x - 0.14, 0, x + 0.14, 4.4, tone)
    line(brush, "-1.5 .4, .9 2.2", 0.12, darker(tone, 0.15))
    line(brush, "-1.5 2.2, .9 4.2", 0.12, darker(tone, 0.15))
    brush.box(-1.7, 2.1, 1.1, 2.34, darker(tone, 0.1))
    line(brush, "-.1 4.5, -.1 6.3", 0.16, tone)
    line(brush, "-3.0 4.6, -.1 6.3, 3.0 4.6", 0.06, INK)
    brush.box(-3.2, 4.3, 3.2, 4.62, tone, corner=0.05)
    brush.box(-1.2, 3.7, -0.4, 4.3, "#f6f3ee", corner=0.05)
    brush.box(-1.1, 3.9, -0.5, 4.18, "#7fb4d6", corner=0.03, form=0.4)
    for x in (1.9, 2.5):
        brush.line([(x, 4.3), (x, 2.9)], 0.04, INK)
    brush.box(1.5, 2.0, 2.9, 2.9, "#3d7fb8", corner=0.03)
    for k in range(6):
        brush.line([(1.65 + 0.22 * k, 2.1), (1.65 + 0.22 * k, 2.8)], 0.05, "#33699a")


@thing("container", "集装箱", "shipping container", "货柜", size=(6.0, 2.5), surface=2.5)
def container(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8573f")
    brush.box(-3.0, 0.05, 3.0, 2.5, tone, corner=0.04)
    for k in range(22):
        x = -2.7 + 0.257 * k
        brush.line([(x, 0.3), (x, 2.28)], 0.09, darker(tone, 0.14))
    for y in (0.05, 2.36):
        brush.box(-3.0, y, 3.0, y + 0.14, darker(tone, 0.25), form=0.4)
    for x in (-3.0, 2.86):
        brush.box(x, 0.0, x + 0.14, 2.5, darker(tone, 0.25), form=0.4)
    brush.box(-0.9, 1.3, 0.9, 1.9, PAPER, corner=0.03, form=0.3, alpha=0.9)
    brush.line([(-0.7, 1.6), (0.7, 1.6)], 0.14, darker(tone, 0.25))


@thing("fishing net", "渔网", "网", "fish net", size=(1.8, 1.5), grip=(0, 1.45))
def fishing_net(brush: Brush, m: Moment) -> None:
    bag = curve(at("-.86 1.42, -.8 .7, -.5 .15, 0 .03, .5 .15, .8 .7, .86 1.42"), closed=True)
    brush.flat(bag, "#bcd6c8", alpha=0.35)
    with brush.inside(bag):
        for x, y, turn in ((-0.3, 0.42, 0.3), (0.28, 0.36, -0.4), (0.02, 0.7, 0.1)):
            with brush.moved((x, y), turn=turn):
                plate(brush, "-.2 0, -.34 .1, -.34 -.1", "#8fb0c8")
                brush.oval((0, 0), 0.24, 0.11, "#a9c8dc")
                brush.disc((0.14, 0.03), 0.022, INK, form=0)
        for k in range(-9, 16):
            x = -1.6 + 0.2 * k
            brush.line([(x, 0), (x + 1.5, 1.5)], 0.02, "#5f7f6f")
            brush.line([(x + 1.5, 0), (x, 1.5)], 0.02, "#5f7f6f")
    brush.stroke(bag, 0.03, "#5f7f6f")
    line(brush, "-.88 1.42, 0 1.36, .88 1.42", 0.06, "#c9a86a", smooth=True)
    for k in range(6):
        brush.disc((-0.8 + 0.32 * k, 1.4), 0.07, RED if k % 2 else "#f6f3ee")


@thing("ship's bell", "船钟", "ship bell", "brass bell", "铜钟", size=(0.5, 0.66), grip=(0, 0.6))
def ships_bell(brush: Brush, m: Moment) -> None:
    tone = m.tone(GOLD)
    brush.box(-0.2, 0.6, 0.2, 0.66, WOOD, corner=0.02)
    line(brush, "0 .54, 0 .62", 0.06, darker(tone, 0.35))
    line(brush, "0 .1, 0 .02, .02 0", 0.02, "#e8dcc0")
    brush.disc((0, 0.07), 0.055, darker(tone, 0.4))
    vessel(brush, ".24 .08, .22 .13, .16 .24, .14 .44, .08 .54", tone, tension=0.7, form=1.6)
    brush.box(-0.25, 0.07, 0.25, 0.12, darker(tone, 0.12), corner=0.025)
    line(brush, "-.15 .3, .15 .3", 0.014, darker(tone, 0.25))
    line(brush, "-.08 .45, -.1 .22", 0.025, lighter(tone, 0.7), smooth=True)


@thing("ship's wheel", "舵轮", "船舵", "helm", size=(1.2, 1.2), grip=(0, 0.1))
def ships_wheel(brush: Brush, m: Moment) -> None:
    tone, hub = m.tone("#9c6232"), (0.0, 0.6)
    for x, y in around(hub, 0.57, 8, turn=0.2):
        brush.line([hub, (x, y)], 0.06, tone)
        out = [(x - (x - hub[0]) * 0.2, y - (y - hub[1]) * 0.2), (x, y)]
        brush.line(out, 0.09, lighter(tone, 0.15))
    brush.stroke(oval(hub, 0.36, 0.36), 0.1, tone)
    brush.stroke(oval(hub, 0.36, 0.36), 0.02, lighter(tone, 0.3))
    brush.disc(hub, 0.13, GOLD, form=1.4)


@thing("spyglass", "单筒望远镜", "hand telescope", size=(0.56, 0.13), lead=0.28, grip=(0.12, 0.05))
def spyglass(brush: Brush, m: Moment) -> None:
    for left, right, half, tone in (
        (0, 0.16, 0.035, GOLD),
        (0.15, 0.34, 0.046, "#8a5a30"),
        (0.33, 0.53, 0.058, "#6e4526"),
    ):
        brush.box(left, 0.062 - half, right, 0.062 + half, tone, corner=0.01, form=1.4)
        brush.box(
            right - 0.02, 0.057 - half, right + 0.01, 0.067 + half, GOLD, corner=0.008, form=1
        )
    brush.oval((0.545, 0.062), 0.018, 0.062, "#a9d8ee", form=0.6)


@thing("compass", "指南针", "罗盘", size=(0.24, 0.26), grip=(0, 0.06), live=True)
def compass(brush: Brush, m: Moment) -> None:
    brush.stroke(oval((0, 0.24), 0.022, 0.022), 0.014, darker(GOLD, 0.2))
    brush.disc((0, 0.11), 0.115, GOLD, form=1.4)
    brush.disc((0, 0.11), 0.092, PAPER, form=0.3)
    for x, y in around((0, 0.11), 0.08, 8):
        brush.disc((x, y), 0.006, INK, form=0)
    with brush.moved((0, 0.11), turn=-0.5 + 0.12 * math.sin(m.t * 2)):
        plate(brush, "-.02 0, 0 .078, .02 0", RED, form=0.4)
        plate(brush, "-.02 0, 0 -.078, .02 0", "#5a7fae", form=0.4)
    brush.disc((0, 0.11), 0.012, INK, form=0)


@thing("sea chart", "海图", "nautical chart", "航海图", size=(0.9, 0.62), grip=(0, 0.08))
def sea_chart(brush: Brush, m: Moment) -> None:
    brush.box(-0.45, 0, 0.45, 0.62, "#cfe6ee", corner=0.01, form=0.4)
    with brush.inside(polygon(at("-.45 0, .45 0, .45 .62, -.45 .62"))):
        for outline in (
            "-.46 .3, -.3 .36, -.2 .52, -.24 .64, -.46 .64",
            ".1 -.02, .2 .14, .34 .2, .47 .3, .47 -.02",
        ):
            blob(brush, outline, "#eddfae", form=0.4)
        for k in range(1, 5):
            brush.line([(-0.45 + 0.18 * k, 0), (-0.45 + 0.18 * k, 0.62)], 0.004, "#7fa8bc")
            brush.line([(-0.45, 0.124 * k), (0.45, 0.124 * k)], 0.004, "#7fa8bc")
    for k in range(7):
        x, y = -0.3 + 0.08 * k, 0.16 + 0.045 * k
        brush.line([(x, y), (x + 0.04, y + 0.022)], 0.012, RED)
    brush.fill(star((0.3, 0.46), 0.11, 0.03, 4), INK, form=0.3)
    for x in (-0.46, 0.46):
        brush.box(x - 0.03, -0.01, x + 0.03, 0.63, "#dfcfa0", corner=0.02, form=1.2)


@thing("treasure chest", "宝箱", size=(0.9, 0.72), surface=0.72)
def treasure_chest(brush: Brush, m: Moment) -> None:
    wood = m.tone("#96602f")
    blob(brush, "-.45 .42, -.42 .62, -.24 .72, .24 .72, .42 .62, .45 .42", wood, tension=0.7)
    boards(brush, (-0.45, 0, 0.45, 0.4), 5, wood)
    brush.box(-0.46, 0.36, 0.46, 0.44, GOLD, corner=0.01)
    for x in (-0.4, 0.3):
        brush.box(x, 0, x + 0.1, 0.62, darker(GOLD, 0.12), corner=0.01)
    brush.box(-0.08, 0.26, 0.08, 0.46, GOLD, corner=0.02, form=1.2)
    brush.disc((0, 0.37), 0.025, INK, form=0)


@thing("sandcastle", "沙堡", "sand castle", "沙子城堡", size=(1.2, 0.85))
def sandcastle(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4c07a")
    brush.oval((0, 0.04), 0.6, 0.06, darker(tone, 0.08))
    for x, wide, high in ((-0.36, 0.13, 0.5), (0.36, 0.13, 0.5), (0.0, 0.24, 0.4)):
        brush.box(x - wide, 0.02, x + wide, high, tone, form=1)
        for k in range(3):
            left = x - wide + wide * 0.8 * k
            brush.box(left, high - 0.01, left + wide * 0.4, high + 0.08, tone, form=0.6)
    brush.fill(curve([*bow((0, 0.02), 0.09, 0.2, 0, 180)], closed=True), darker(tone, 0.35))
    line(brush, "0 .44, 0 .83", 0.02, WOOD)
    plate(brush, "0 .83, .22 .75, 0 .67", RED)
    for x in (-0.36, 0.36):
        brush.box(x - 0.03, 0.28, x + 0.03, 0.38, darker(tone, 0.35), corner=0.02, form=0)


@thing("deck chair", "躺椅", "sun lounger", "沙滩椅", size=(1.4, 0.95), seat=0.36)
def deck_chair(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d86c9")
    line(brush, "-.66 .92, .5 .04", 0.06, WOOD)
    line(brush, "-.4 .04, .6 .46", 0.06, WOOD)
    seat = [(-0.62, 0.92), (-0.3, 0.5), (0.16, 0.34), (0.62, 0.48)]
    brush.line(seat, 0.1, tone, smooth=True)
    brush.line(seat, 0.035, WHITE, smooth=True)
    for x, y in ((-0.66, 0.92), (0.62, 0.48)):
        brush.disc((x, y), 0.045, darker(WOOD, 0.2))


@thing("swimming goggles", "泳镜", "diving mask", "潜水面镜", size=(0.26, 0.12), grip=(0, 0.05))
def swimming_goggles(brush: Brush, m: Moment) -> None:
    line(brush, "-.13 .07, -.05 .06, .05 .06, .13 .07", 0.022, INK)
    for x in (-0.058, 0.058):
        brush.oval((x, 0.055), 0.056, 0.05, INK, form=0.4)
        brush.oval((x, 0.055), 0.043, 0.037, m.tone("#6fc0e6"), form=1.2)
        brush.line([(x - 0.02, 0.06), (x - 0.006, 0.075)], 0.008, GLASS)


@thing("lifeguard tower", "救生塔", "watchtower", "瞭望塔", size=(2.0, 3.6))
def lifeguard_tower(brush: Brush, m: Moment) -> None:
    for x in (-0.7, 0.7):
        brush.line([(x * 1.2, 0), (x, 1.9)], 0.12, WOOD)
    line(brush, "-.82 .2, .74 1.7", 0.07, darker(WOOD, 0.15))
    line(brush, ".82 .2, -.74 1.7", 0.07, darker(WOOD, 0.15))
    brush.box(-0.9, 1.85, 0.9, 2.0, darker(WOOD, 0.1))
    boards(brush, (-0.7, 2.0, 0.7, 2.6), 6, "#f0e6d2")
    for x in (-0.66, 0.66):
        brush.line([(x, 2.0), (x, 3.1)], 0.09, WOOD)
    plate(brush, "-1.0 3.05, 1.0 3.05, .72 3.5, -.72 3.5", m.tone(RED), form=1)
    brush.line([(0, 3.48), (0, 3.6)], 0.05, STEEL)
