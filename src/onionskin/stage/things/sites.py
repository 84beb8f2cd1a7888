"""Heavy things of building sites, fields and roads: beams, harvesters, carts, balloons."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, polygon
from onionskin.stage.colours import darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    GOLD,
    INK,
    PAPER,
    RED,
    STEEL,
    WOOD,
    blob,
    boards,
    line,
    plate,
    writing,
)
from onionskin.stage.things.thing import Moment, thing
from onionskin.stage.things.vehicles import wheel


@thing("beam", "钢梁", "steel beam", "girder", "iron beam", "i-beam", "钢筋", "横梁",
       size=(2.4, 0.3), grip=(0, 0.15))  # fmt: skip
def beam(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b5503f")
    brush.box(-1.2, 0.05, 1.2, 0.25, darker(tone, 0.18), form=0.5)
    for y in (0, 0.24):
        brush.box(-1.2, y, 1.2, y + 0.07, tone, corner=0.01, form=0.8)
    for k in range(9):
        brush.disc((-1.0 + 0.25 * k, 0.155), 0.02, darker(tone, 0.4), form=0)


@thing("glass pane", "玻璃", "pane", "pane of glass", "sheet of glass", "window pane",
       size=(1.5, 1.1), grip=(0, 0.4))  # fmt: skip
def glass_pane(brush: Brush, m: Moment) -> None:
    brush.box(-0.75, 0, 0.75, 1.1, m.tone(GLASS), corner=0.02, form=0.4, alpha=0.75)
    for x in (-0.45, -0.25):
        line(brush, f"{x} .15, {x + 0.5} .95", 0.05, "#ffffff")
    for a, b in (("-.75 0", ".75 0"), (".75 0", ".75 1.1"), (".75 1.1", "-.75 1.1")):
        line(brush, f"{a}, {b}", 0.025, "#8fc0d4")
    line(brush, "-.75 1.1, -.75 0", 0.025, "#8fc0d4")


@thing("jackhammer", "风镐", "pneumatic drill", "电镐", size=(0.4, 1.15), grip=(0, 1.1))
def jackhammer(brush: Brush, m: Moment) -> None:
    line(brush, "0 0, 0 .5", 0.05, DARK_STEEL)
    brush.box(-0.09, 0.42, 0.09, 0.98, m.tone(GOLD), corner=0.04, form=1)
    line(brush, "-.2 1.1, .2 1.1", 0.06, INK)
    line(brush, "0 .95, 0 1.1", 0.08, INK)


@thing("chainsaw", "电锯", "chain saw", "油锯", size=(0.85, 0.3), grip=(-0.22, 0.22))
def chainsaw(brush: Brush, m: Moment) -> None:
    brush.box(-0.05, 0.05, 0.43, 0.15, STEEL, corner=0.05)
    for k in range(9):
        brush.box(-0.02 + 0.05 * k, 0.14, 0.01 + 0.05 * k, 0.17, DARK_STEEL, form=0)
    brush.box(-0.38, 0.02, 0, 0.2, m.tone("#e8742a"), corner=0.05, form=1)
    line(brush, "-.36 .18, -.3 .28, -.06 .28, -.02 .2", 0.04, INK, smooth=True)


@thing("handcart", "板车", "hay cart", "wooden cart", "ox cart", "horse cart", "wagon", "马车",
       "牛车", size=(2.3, 1.2), surface=0.72)  # fmt: skip
def handcart(brush: Brush, m: Moment) -> None:
    line(brush, "-.7 .6, -1.15 .52", 0.06, WOOD)
    boards(brush, (-0.75, 0.5, 1.1, 0.95), 6, m.tone("#b98a58"))
    for x in (-0.75, 1.1):
        line(brush, f"{x} .45, {x} 1.15", 0.07, darker(WOOD, 0.15))
    line(brush, "-.75 .95, 1.1 .95", 0.06, darker(WOOD, 0.1))
    wheel(brush, (0.2, 0.42), 0.42, m.travel, spokes=8)


@thing("combine harvester", "联合收割机", "harvester", "combine", "收割机", size=(4.6, 3.0))
def combine_harvester(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4f9a4a")
    line(brush, "-1.2 2.2, -2.2 2.6", 0.24, darker(tone, 0.2))
    body = "-1.9 .8, -1.9 2.0, -1.5 2.4, .5 2.4, .6 1.0, .2 .7"
    blob(brush, body, tone, tension=0.15, form=1.1)
    brush.box(-1.5, 2.3, 0.1, 2.6, darker(tone, 0.12), corner=0.06)
    plate(brush, ".5 1.2, .5 2.75, 1.35 2.75, 1.55 1.2", tone, form=1)
    plate(brush, ".62 1.5, .62 2.6, 1.28 2.6, 1.42 1.5", "#a9dcf2", form=0.3)
    plate(brush, "1.0 .9, 1.5 1.1, 2.0 .35, 1.6 .2", darker(tone, 0.2))
    with brush.moved((2.0, 0.5), turn=-m.t * 2.4):
        for k in range(6):
            a = math.tau * k / 6
            brush.line([(0, 0), (0.48 * math.cos(a), 0.48 * math.sin(a))], 0.05, GOLD)
    plate(brush, "1.5 .12, 2.3 .06, 2.3 .2, 1.6 .4", RED)
    wheel(brush, (-1.35, 0.45), 0.45, m.travel)
    wheel(brush, (0.75, 0.62), 0.62, m.travel, spokes=7)


@thing(
    "hot air balloon", "热气球", "balloon with a basket", size=(3.0, 4.6), stands=False, live=True
)
def hot_air_balloon(brush: Brush, m: Moment) -> None:
    tone = m.tone(RED)
    for x in (-0.3, 0.3):
        line(brush, f"{x} .6, {x * 2.2} 1.5", 0.025, INK)
    skin = [(0, 4.6), (-1.1, 4.25), (-1.5, 3.2), (-1.1, 2.1), (-0.45, 1.35), (0.45, 1.35)]
    skin += [(1.1, 2.1), (1.5, 3.2), (1.1, 4.25)]
    brush.fill(curve(skin, closed=True, tension=0.9), tone, form=1.3)
    for x, stripe in ((-0.62, "#fbf6ec"), (0.0, GOLD), (0.62, "#fbf6ec")):
        top, low = x * 0.35, x * 0.45
        band = [(top, 4.5), (x * 1.5 - 0.2, 3.2), (low - 0.1, 1.42), (low + 0.1, 1.42)]
        band += [(x * 1.5 + 0.2, 3.2)]
        brush.fill(curve(band, closed=True, tension=0.5), stripe, form=0.9)
    flame = 0.12 + 0.05 * math.sin(m.t * 9)
    plate(brush, f"-.07 .8, .07 .8, 0 {0.95 + flame}", "#f7a23b", form=0)
    brush.box(-0.38, 0, 0.38, 0.55, "#b07a45", corner=0.06, form=1)
    for y in (0.16, 0.32):
        brush.line([(-0.37, y), (0.37, y)], 0.03, darker("#b07a45", 0.22))
    brush.line([(-0.38, 0.55), (0.38, 0.55)], 0.08, darker("#b07a45", 0.3))


@thing("tricycle", "三轮车", "cargo bicycle", "trike", "rickshaw", size=(2.4, 1.1))
def tricycle(brush: Brush, m: Moment) -> None:
    """A bicycle with two wheels and a box behind its saddle."""
    boards(brush, (-1.15, 0.42, -0.15, 0.85), 5, m.tone("#4f8fb0"))
    wheel(brush, (-0.62, 0.33), 0.33, m.travel, spokes=8)
    wheel(brush, (0.82, 0.33), 0.33, m.travel, spokes=8)
    line(brush, "-.15 .5, .22 .4, .62 .82", 0.05, RED)
    line(brush, ".82 .33, .64 .86, .6 1.0", 0.05, RED)
    line(brush, ".6 1.0, .42 1.05", 0.04, INK)
    line(brush, ".1 .42, .04 .84", 0.045, RED)
    blob(brush, "-.12 .86, .04 .9, .2 .86, .04 .82", INK)


@thing("eye chart", "视力表", "vision chart", "optician's chart", size=(0.7, 1.75))
def eye_chart(brush: Brush, m: Moment) -> None:
    line(brush, "0 0, 0 .8", 0.04, DARK_STEEL)
    brush.box(-0.22, 0, 0.22, 0.05, DARK_STEEL, corner=0.02)
    brush.box(-0.33, 0.75, 0.33, 1.75, m.tone(PAPER), corner=0.03, form=0.3)
    for row, (count, high) in enumerate(((1, 0.16), (2, 0.12), (3, 0.09), (4, 0.07), (5, 0.05))):
        y = 1.64 - (0.0, 0.22, 0.4, 0.55, 0.67)[row]
        for k in range(count):
            x = (k - (count - 1) / 2) * high * 1.7
            w = high * 0.38
            line(brush, f"{x - w} {y}, {x - w} {y - high}", high * 0.22, INK)
            for j in (0.0, 0.5, 1.0):
                line(brush, f"{x - w} {y - high * j}, {x + w} {y - high * j}", high * 0.18, INK)


@thing("tripod", "三脚架", "camera stand", size=(0.9, 1.45), surface=1.45)
def tripod(brush: Brush, m: Moment) -> None:
    for x in (-0.4, 0.05, 0.4):
        line(brush, f"0 1.25, {x} .02", 0.04, m.tone(INK))
    brush.box(-0.06, 1.2, 0.06, 1.4, DARK_STEEL, corner=0.02)
    brush.box(-0.12, 1.4, 0.12, 1.45, INK, corner=0.01)


@thing("zimmer frame", "助行器", "walker frame", size=(0.62, 0.9), grip=(-0.1, 0.88))
def walking_frame(brush: Brush, m: Moment) -> None:
    tone = m.tone(STEEL)
    for x in (-0.26, 0.26):
        line(brush, f"{x} .02, {x * 0.85} .88", 0.04, tone)
        line(brush, f"{x * 0.5} .05, {x * 0.6} .88", 0.035, darker(tone, 0.15))
    line(brush, "-.22 .88, .22 .88", 0.05, INK)
    line(brush, "-.24 .45, .24 .45", 0.035, tone)


@thing("fish tank", "鱼缸", "aquarium", "fishbowl", size=(1.1, 0.75), surface=0.75, live=True)
def fish_tank(brush: Brush, m: Moment) -> None:
    brush.box(-0.55, 0.04, 0.55, 0.68, "#8fd0ea", corner=0.03, form=0.5, alpha=0.85)
    brush.box(-0.53, 0.05, 0.53, 0.13, "#e0c894", corner=0.02)
    for x in (-0.38, 0.32):
        for k in range(3):
            sway = 0.02 * math.sin(m.t * 1.4 + k + x)
            top = (x + 0.05 * k + sway, 0.38 + 0.05 * k)
            brush.line([(x + 0.04 * k, 0.12), top], 0.025, "#4f9a5a", smooth=True)
    for k, tone in enumerate(("#f0822f", "#f4c63f")):
        x = 0.28 * math.sin(m.t * 0.8 + 2 * k)
        y = 0.32 + 0.16 * k
        way = 1 if math.cos(m.t * 0.8 + 2 * k) > 0 else -1
        brush.oval((x, y), 0.075, 0.045, tone)
        tail = [(x - way * 0.06, y), (x - way * 0.13, y + 0.045), (x - way * 0.13, y - 0.045)]
        brush.fill(polygon(tail), tone)
    for y in (0.02, 0.7):
        brush.box(-0.57, y - 0.02, 0.57, y + 0.04, INK, corner=0.02)


@thing("cage", "笼子", "bird cage", "birdcage", "鸟笼", size=(0.7, 0.9), grip=(0, 0.88))
def cage(brush: Brush, m: Moment) -> None:
    tone = m.tone(GOLD)
    brush.box(-0.32, 0, 0.32, 0.07, darker(tone, 0.2), corner=0.02)
    for k in range(7):
        x = -0.28 + 0.0933 * k
        line(brush, f"{x} .05, {x} .55, {x * 0.3} .8", 0.018, tone, smooth=True)
    line(brush, "-.29 .45, .29 .45", 0.018, tone)
    brush.disc((0, 0.84), 0.04, tone)


@thing("throne", "王座", "royal chair", "宝座", size=(0.95, 1.7), seat=0.5)
def throne(brush: Brush, m: Moment) -> None:
    brush.box(-0.38, 0.4, 0.38, 1.55, GOLD, corner=0.1, form=1)
    brush.box(-0.28, 0.55, 0.28, 1.42, m.tone("#b5303a"), corner=0.08, form=0.8)
    plate(brush, "-.3 1.5, -.3 1.7, -.14 1.58, 0 1.74, .14 1.58, .3 1.7, .3 1.5", GOLD)
    brush.box(-0.45, 0.36, 0.45, 0.52, "#b5303a", corner=0.05)
    for x in (-0.44, 0.44):
        brush.box(x - 0.07, 0, x + 0.07, 0.78, GOLD, corner=0.03, form=1)


@thing("dinosaur skeleton", "恐龙骨架", "skeleton of a dinosaur", "dinosaur bones", "恐龙化石",
       "恐龙骨骼", "dinosaur fossil", size=(5.2, 3.2))  # fmt: skip
def dinosaur_skeleton(brush: Brush, m: Moment) -> None:
    bone = m.tone("#efe6d2")
    brush.box(-2.3, 0, 2.3, 0.14, "#8a6a4a", corner=0.03)
    spine = [
        (-2.6, 1.2),
        (-1.8, 1.35),
        (-0.9, 1.75),
        (0.1, 1.8),
        (0.9, 1.9),
        (1.5, 2.4),
        (1.9, 2.85),
    ]
    brush.line(spine, 0.14, bone, smooth=True)
    for k in range(8):
        x = -0.85 + 0.22 * k
        low = 0.95 + 0.03 * (k - 4) ** 2
        brush.line([(x, 1.76), (x + 0.14, 1.35), (x + 0.02, low)], 0.06, bone, smooth=True)
    for hip in (-0.85, 0.75):
        for step in (-0.16, 0.16):
            leg = [
                (hip, 1.7),
                (hip + step + 0.12, 1.0),
                (hip + step - 0.06, 0.5),
                (hip + step, 0.18),
            ]
            brush.line(leg, 0.11, bone)
            brush.line([(hip + step, 0.18), (hip + step + 0.22, 0.17)], 0.09, bone)
    blob(brush, "1.75 2.95, 1.85 3.15, 2.2 3.2, 2.6 2.95, 2.5 2.78, 2.0 2.7", bone, tension=0.6)
    brush.disc((2.05, 3.0), 0.08, INK, form=0)
    line(brush, "2.1 2.76, 2.56 2.84", 0.025, INK)


@thing("vacuum robot", "扫地机器人", "robotic vacuum cleaner", "扫地机",
       size=(0.42, 0.13))  # fmt: skip
def robot_vacuum(brush: Brush, m: Moment) -> None:
    blob(
        brush, "-.2 .02, -.2 .09, -.1 .115, .1 .115, .2 .09, .2 .02", m.tone("#e9edf2"), tension=0.4
    )
    brush.box(-0.2, 0, 0.2, 0.04, INK, corner=0.02)
    brush.oval((0, 0.112), 0.08, 0.016, DARK_STEEL, form=0.3)
    brush.disc((0.12, 0.085), 0.014, "#4fd08a", form=0)


@thing("blueprint", "图纸", "plan", "building plan", "construction drawing", "设计图", "蓝图",
       size=(0.7, 0.5), grip=(0, 0.1))  # fmt: skip
def blueprint(brush: Brush, m: Moment) -> None:
    brush.box(-0.35, 0, 0.35, 0.5, m.tone("#3f78b5"), corner=0.015, form=0.4)
    pale = lighter("#3f78b5", 0.75)
    line(brush, "-.26 .08, -.26 .34, -.05 .34, -.05 .08, -.26 .08", 0.012, pale)
    line(brush, "-.26 .34, -.155 .44, -.05 .34", 0.012, pale)
    line(brush, "-.16 .08, -.16 .2, -.1 .2, -.1 .08", 0.01, pale)
    writing(brush, 0.04, 0.28, 0.4, 5, 0.07, pale)
