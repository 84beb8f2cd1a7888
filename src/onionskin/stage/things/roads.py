"""What stands and lies on roads: signs, cones, barriers, tyres, crossings."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    INK,
    RED,
    STEEL,
    around,
    at,
    blob,
    line,
    plate,
    toothed,
)
from onionskin.stage.things.thing import Moment, thing


@thing("stop sign", "停车标志", "stop signal", "停止标志", size=(0.8, 2.2))
def stop_sign(brush: Brush, m: Moment) -> None:
    brush.box(-0.04, 0, 0.04, 1.5, STEEL)
    brush.fill(polygon(around((0, 1.8), 0.42, 8, turn=math.pi / 8)), WHITE, form=0.3)
    brush.fill(polygon(around((0, 1.8), 0.38, 8, turn=math.pi / 8)), m.tone(RED), form=0.6)
    brush.box(-0.22, 1.75, 0.22, 1.85, WHITE, corner=0.02, form=0)


@thing(
    "road sign", "路牌", "traffic sign", "speed limit sign", "交通标志", "交通标识", size=(0.8, 2.2)
)
def road_sign(brush: Brush, m: Moment) -> None:
    brush.box(-0.04, 0, 0.04, 1.5, STEEL)
    brush.disc((0, 1.8), 0.4, m.tone(RED), form=0.5)
    brush.disc((0, 1.8), 0.3, WHITE, form=0.3)
    line(brush, "-.13 1.93, -.13 1.8, -.13 1.68", 0.05, INK)
    for centre in ((0.08, 1.8),):
        brush.stroke(oval(centre, 0.08, 0.12), 0.05, INK)
    line(brush, "-.2 1.86, -.13 1.93", 0.045, INK)


@thing(
    "traffic cone", "交通锥", "cone", "safety cone", "路锥", "锥桶", size=(0.5, 0.7), grip=(0, 0.6)
)
def traffic_cone(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f2702b")
    brush.box(-0.25, 0, 0.25, 0.07, darker(tone, 0.15), corner=0.02)
    cone = polygon(at("-.19 .06, .19 .06, .035 .7, -.035 .7"))
    brush.fill(cone, tone, form=1.5)
    with brush.inside(cone):
        for y in (0.22, 0.44):
            brush.box(-0.3, y, 0.3, y + 0.1, WHITE, form=0.6)


@thing(
    "barrier",
    "路障",
    "road barrier",
    "roadblock",
    "barricade",
    "护栏",
    "隔离栏",
    "hurdle",
    "跨栏",
    size=(1.5, 1.0),
)
def barrier(brush: Brush, m: Moment) -> None:
    for x in (-0.56, 0.56):
        brush.line([(x - 0.14, 0), (x, 0.9), (x + 0.14, 0)], 0.06, DARK_STEEL)
    bar = polygon(at("-.74 .6, .74 .6, .74 .9, -.74 .9"))
    brush.fill(bar, WHITE, form=0.5)
    with brush.inside(bar):
        for k in range(7):
            x = -0.9 + 0.3 * k
            plate(
                brush, f"{x} .6, {x + 0.15} .6, {x + 0.3} .9, {x + 0.15} .9", m.tone(RED), form=0.4
            )
    for x in (-0.6, 0.6):
        brush.disc((x, 0.95), 0.06, "#f9cd3a", form=0.6)


@thing(
    "siren",
    "警笛",
    "police light",
    "警灯",
    "warning light",
    "警报灯",
    size=(0.36, 0.36),
    grip=(0, 0.06),
    live=True,
)
def siren(brush: Brush, m: Moment) -> None:
    lit = math.sin(m.t * 8) > -0.3
    if lit:
        brush.shine((0, 0.22), 0.26, "#ff6a5a", 0.7)
    blob(
        brush, "-.12 .1, -.12 .24, 0 .32, .12 .24, .12 .1", m.tone("#e8392f"), tension=0.8, form=1.3
    )
    brush.box(-0.035, 0.12, 0.035, 0.24, "#ffb8a8", corner=0.03, form=0.4)
    brush.box(-0.17, 0, 0.17, 0.11, INK, corner=0.03)
    for side in (-1, 1):
        for lift in (0.16, 0.26):
            brush.line([(side * 0.145, lift), (side * 0.175, lift + 0.03)], 0.018, "#f9a03a")


@thing(
    "seat belt", "安全带", "safety belt", "seatbelt", "belt buckle", size=(0.44, 0.4), grip=(0, 0.1)
)
def seat_belt(brush: Brush, m: Moment) -> None:
    plate(brush, "-.22 .4, -.1 .4, .05 .2, -.04 .14", INK)
    plate(brush, "-.06 .22, .03 .16, .09 .22, .0 .28", STEEL, form=1)
    with brush.moved((0.08, 0.12), turn=-0.9):
        brush.box(-0.1, -0.07, 0.08, 0.07, "#3a3f52", corner=0.02, form=1.2)
        brush.box(-0.06, -0.045, -0.01, 0.045, m.tone(RED), corner=0.01)
    plate(brush, ".12 .06, .18 .1, .22 .02, .16 0", INK)


@thing(
    "child seat",
    "儿童座椅",
    "car seat",
    "baby seat",
    "安全座椅",
    "booster seat",
    size=(0.6, 0.8),
    seat=0.3,
)
def child_seat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d6fb0")
    blob(brush, "-.26 .08, -.28 .6, -.16 .8, .16 .8, .28 .6, .26 .08", INK, tension=0.5, form=1)
    blob(brush, "-.18 .24, -.2 .6, -.12 .74, .12 .74, .2 .6, .18 .24", tone, tension=0.5, form=1)
    blob(brush, "-.26 .28, .26 .28, .24 .06, -.24 .06", lighter(tone, 0.15), tension=0.4, form=1.2)
    for side in (-1, 1):
        brush.line([(side * 0.07, 0.62), (side * 0.03, 0.3)], 0.034, INK)
    brush.disc((0, 0.28), 0.04, RED)


@thing(
    "tyre",
    "轮胎",
    "tire",
    "car tyre",
    "tyres",
    "车胎",
    "wheel",
    "轮子",
    "车轮",
    size=(0.7, 0.7),
    grip=(0, 0.1),
)
def tyre(brush: Brush, m: Moment) -> None:
    brush.fill(toothed((0, 0.35), 0.35, 26, deep=0.06), "#33333f", form=1.2)
    brush.disc((0, 0.35), 0.23, "#50505f", form=0.6)
    brush.disc((0, 0.35), 0.2, m.tone("#d0d6de"), form=1.2)
    for x, y in around((0, 0.35), 0.12, 5, turn=0.3):
        brush.disc((x, y), 0.052, "#5a6070", form=0.4)
    brush.disc((0, 0.35), 0.055, "#eef1f5", form=1)


@thing("steering wheel", "方向盘", size=(0.5, 0.5), grip=(0, 0.04))
def steering_wheel(brush: Brush, m: Moment) -> None:
    brush.stroke(oval((0, 0.25), 0.215, 0.215), 0.06, m.tone("#33364a"))
    for end in ((-0.2, 0.27), (0.2, 0.27), (0.0, 0.05)):
        brush.line([(0, 0.25), end], 0.06, "#4a4e66")
    brush.disc((0, 0.25), 0.085, "#5a5f78", form=1.2)
    line(brush, "-.03 .25, .03 .25", 0.02, STEEL)


@thing("parking meter", "停车计时器", "停车咪表", size=(0.4, 1.5))
def parking_meter(brush: Brush, m: Moment) -> None:
    brush.box(-0.04, 0, 0.04, 1.0, DARK_STEEL)
    brush.box(-0.1, 0, 0.1, 0.05, INK, corner=0.02)
    blob(
        brush,
        "-.15 .98, -.18 1.28, -.12 1.46, .12 1.46, .18 1.28, .15 .98",
        m.tone("#4f6f9a"),
        tension=0.5,
        form=1.3,
    )
    brush.box(-0.1, 1.24, 0.1, 1.38, GLASS, corner=0.03, form=0.4)
    line(brush, "0 1.26, .05 1.35", 0.018, RED)
    brush.box(-0.02, 1.08, 0.02, 1.16, INK, corner=0.01, form=0)


@thing("zebra crossing", "斑马线", "crosswalk", "pedestrian crossing", "人行横道", size=(3.0, 0.8))
def zebra_crossing(brush: Brush, m: Moment) -> None:
    plate(brush, "-1.5 0, 1.5 0, 1.1 .8, -1.1 .8", "#6b7180")
    for k in range(6):
        a, b = -1.3 + 0.46 * k, -0.95 + 0.337 * k
        plate(brush, f"{a} .06, {a + 0.26} .06, {b + 0.19} .74, {b} .74", "#f4f2ec", form=0.2)
