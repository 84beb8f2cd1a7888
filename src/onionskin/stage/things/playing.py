"""What is played: instruments, balls and rackets, weights, and what one rides for fun."""

from __future__ import annotations

import math
from dataclasses import replace

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing

STEEL = "#c3ccd6"


@thing("piano", "钢琴", "grand piano", "琴", size=(1.5, 1.15), surface=1.15)
def piano(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3a2f38")
    brush.box(-0.45, 0, 0.75, 1.15, tone, corner=0.03)
    brush.box(-0.75, 0.62, 0.75, 0.74, tone, corner=0.02)
    brush.box(-0.73, 0.73, -0.42, 0.765, WHITE, corner=0.006, form=0.3)
    for k in range(6):
        brush.line([(-0.7 + 0.05 * k, 0.75), (-0.7 + 0.05 * k, 0.766)], 0.016, "#26242f")
    brush.box(-0.72, 0, -0.65, 0.62, darker(tone, 0.1))
    brush.box(-0.4, 0.82, 0.7, 1.1, lighter(tone, 0.08), corner=0.02, form=0.5)
    brush.box(-0.32, 0.84, -0.02, 1.08, "#fbf6ec", corner=0.01, form=0.3)
    for k in range(3):
        brush.line([(-0.28, 1.03 - 0.06 * k), (-0.06, 1.03 - 0.06 * k)], 0.01, "#b9b2ad")


@thing(
    "violin",
    "小提琴",
    "fiddle",
    "viola",
    size=(0.62, 0.22),
    lead=0.31,
    grip=(0.5, 0.1),
    stands=False,
)
def violin(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a8562f")
    body = [(0.0, 0.11), (0.03, 0.2), (0.13, 0.2), (0.17, 0.165), (0.22, 0.185), (0.3, 0.17)]
    body += [(0.32, 0.11), (0.3, 0.05), (0.22, 0.035), (0.17, 0.055), (0.13, 0.02), (0.03, 0.02)]
    brush.blob(body, tone)
    brush.box(0.18, 0.098, 0.56, 0.122, "#2f2430", corner=0.006)
    brush.line([(0.1, 0.16), (0.12, 0.06)], 0.012, "#2f2430")
    brush.disc((0.58, 0.11), 0.022, darker(tone, 0.2))


@thing("bow", "琴弓", size=(0.62, 0.03), lead=0.31, grip=(0.03, 0.012))
def bow(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.02), (0.62, 0.026)], 0.014, "#8a5a30")
    brush.line([(0.02, 0.004), (0.6, 0.008)], 0.008, WHITE)


@thing(
    "trumpet",
    "小号",
    "horn",
    "trombone",
    size=(0.5, 0.16),
    lead=0.25,
    grip=(0.2, 0.06),
    stands=False,
)
def trumpet(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e8b83f")
    brush.line([(0.0, 0.1), (0.36, 0.1)], 0.024, tone)
    brush.shape([(0.34, 0.115), (0.5, 0.17), (0.5, 0.02), (0.34, 0.085)], tone)
    brush.stroke(rounded(0.08, 0.03, 0.3, 0.1, 0.03), 0.02, darker(tone, 0.12))
    for k in range(3):
        brush.box(0.15 + 0.045 * k, 0.1, 0.17 + 0.045 * k, 0.15, lighter(tone, 0.3), form=0.4)


@thing("drums", "架子鼓", "drum", "drum kit", "鼓", size=(1.3, 1.05), live=True)
def drums(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8303a")
    for x, y, way in ((-0.5, 0.98, 1), (0.52, 1.02, -1)):
        brush.line([(x, 0), (x, y)], 0.02, STEEL)
        tilt = 0.1 * way + 0.03 * math.sin(m.t * 14)
        brush.line([(x - 0.19, y - 0.19 * tilt), (x + 0.19, y + 0.19 * tilt)], 0.026, "#e8c24a")
    for x, w, y in ((-0.28, 0.2, 0.6), (0.24, 0.2, 0.62)):
        brush.box(x - w, y - 0.1, x + w, y + 0.1, tone, corner=0.03)
        brush.oval((x, y + 0.1), w, 0.04, "#fbf6ec", form=0.4)
        brush.line([(x, y - 0.1), (x, 0)], 0.018, STEEL)
    brush.disc((0, 0.3), 0.3, tone)
    brush.disc((0, 0.3), 0.25, "#fbf6ec", form=0.5)
    brush.disc((0, 0.3), 0.07, darker("#fbf6ec", 0.1), form=0.3)


@thing("basketball", "篮球", size=(0.24, 0.24), grip=(0, 0.12))
def basketball(brush: Brush, m: Moment) -> None:
    brush.disc((0, 0.12), 0.12, "#e07b35")
    for path in (
        curve([(0, 0), (0.03, 0.12), (0, 0.24)]),
        curve([(-0.12, 0.12), (0, 0.1), (0.12, 0.12)]),
    ):
        brush.stroke(path, 0.01, "#5a2f1f")
    for side in (-1, 1):
        brush.stroke(
            curve([(side * 0.08, 0.035), (side * 0.04, 0.12), (side * 0.08, 0.205)]),
            0.01,
            "#5a2f1f",
        )


@thing("basketball hoop", "篮筐", "hoop", "basket hoop", size=(1.2, 3.2))
def hoop(brush: Brush, m: Moment) -> None:
    brush.box(0.4, 0, 0.52, 2.9, "#5a6478", corner=0.03)
    brush.line([(0.46, 2.7), (0.1, 2.85)], 0.08, "#5a6478")
    brush.box(0.02, 2.5, 0.12, 3.2, WHITE, corner=0.02)
    brush.line([(-0.46, 2.62), (0.04, 2.62)], 0.04, "#e4574c")
    for k in range(5):
        x = -0.44 + 0.11 * k
        brush.line([(x, 2.6), (x * 0.6 - 0.1, 2.25)], 0.014, WHITE)
    brush.line([(-0.36, 2.42), (0.0, 2.42)], 0.012, WHITE)
    brush.box(0.2, 0, 0.72, 0.1, "#3a3f52", corner=0.03)


@thing(
    "racket",
    "球拍",
    "tennis racket",
    "badminton racket",
    "网球拍",
    size=(0.26, 0.66),
    grip=(0, 0.08),
)
def racket(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.0), (0, 0.22)], 0.034, "#3a3346")
    brush.line([(0, 0.22), (0, 0.34)], 0.02, m.tone("#d9483b"))
    ring = oval((0, 0.5), 0.12, 0.155)
    brush.flat(ring, WHITE, alpha=0.35)
    for k in range(4):
        x = -0.075 + 0.05 * k
        brush.line([(x, 0.37), (x, 0.63)], 0.005, WHITE)
        brush.line([(-0.1, 0.41 + 0.06 * k), (0.1, 0.41 + 0.06 * k)], 0.005, WHITE)
    brush.stroke(ring, 0.02, m.tone("#d9483b"))


@thing(
    "barbell", "杠铃", "weights", "dumbbell", "哑铃", size=(1.5, 0.42), grip=(0, 0.21), stands=False
)
def barbell(brush: Brush, m: Moment) -> None:
    brush.line([(-0.75, 0.21), (0.75, 0.21)], 0.035, STEEL)
    for side in (-1, 1):
        brush.box(side * 0.58 - 0.05, 0.0, side * 0.58 + 0.05, 0.42, "#3a3f52", corner=0.03)
        brush.box(side * 0.68 - 0.035, 0.07, side * 0.68 + 0.035, 0.35, "#d9483b", corner=0.02)


@thing("skateboard", "滑板", "longboard", size=(0.8, 0.15), surface=0.14)
def skateboard(brush: Brush, m: Moment) -> None:
    brush.blob(
        [(-0.4, 0.15), (-0.3, 0.115), (0.3, 0.115), (0.4, 0.15), (0.3, 0.14), (-0.3, 0.14)],
        m.tone("#d9683b"),
    )
    for x in (-0.24, 0.24):
        brush.disc((x, 0.05), 0.05, "#f4efe2")
        brush.disc((x, 0.05), 0.018, "#3a3346", form=0)


@thing("skis", "滑雪板", "ski", "snowboard", size=(1.6, 0.16), surface=0.04)
def skis(brush: Brush, m: Moment) -> None:
    for shift, tone in ((0.05, "#b03a3f"), (0.0, "#d9483b")):
        points = [(-0.75, 0.04), (0.6, 0.04), (0.78, 0.15)]
        brush.line(
            [(x + shift, y + shift * 0.4) for x, y in points], 0.045, m.tone(tone), smooth=True
        )
    for k in range(5):
        brush.disc((-0.8 - 0.05 * k, 0.04 + 0.03 * (k % 2)), 0.05, WHITE, alpha=0.75)


@thing("ice skates", "冰鞋", "ice skate", "skates", "roller skates", size=(0.6, 0.12), surface=0.07)
def ice_skates(brush: Brush, m: Moment) -> None:
    for x in (-0.17, 0.17):
        brush.line([(x - 0.14, 0.02), (x + 0.14, 0.02)], 0.02, STEEL)
        for k in (-0.07, 0.07):
            brush.line([(x + k, 0.02), (x + k, 0.09)], 0.02, "#6a7484")


@thing("horse", "马", "pony", "骏马", size=(2.3, 2.1), surface=1.35, live=True)
def horse(brush: Brush, m: Moment) -> None:
    """A horse at a trot: legs in pairs, the head nods, the tail swings."""
    tone, dark = m.tone("#9a623a"), darker(m.tone("#9a623a"), 0.35)
    gait = m.travel * 2.4 if m.travel else 0.0
    for k, (x, far) in enumerate(((-0.62, True), (0.5, True), (-0.72, False), (0.42, False))):
        swing = 0.3 * math.sin(gait * math.tau * 0.5 + math.pi * (k in (1, 2))) if m.travel else 0.0
        knee = (x + swing * 0.55, 0.5)
        hoof = (
            x + swing * 1.1,
            0.06 + 0.12 * max(0.0, math.cos(gait * math.pi + k)) * bool(m.travel),
        )
        brush.line([(x, 0.95), knee, hoof], 0.17 if not far else 0.15, dark if far else tone)
        brush.line([hoof, (hoof[0] + 0.05, hoof[1] - 0.01)], 0.13, "#3a2f2a")
    sway = 0.06 * math.sin(m.t * 2.4)
    brush.line(
        [(-0.9, 1.2), (-1.08 + sway, 0.85), (-1.0 + sway * 2, 0.45)], 0.13, "#3f2a22", smooth=True
    )
    body = [
        (-0.95, 1.1),
        (-0.7, 1.4),
        (0.0, 1.36),
        (0.6, 1.44),
        (0.72, 1.1),
        (0.3, 0.82),
        (-0.6, 0.84),
    ]
    brush.blob(body, tone)
    nod = 0.02 * math.sin(m.t * 3.3)
    neck = [(0.42, 1.38), (0.62, 1.78), (0.86, 1.98 + nod), (0.98, 1.8 + nod), (0.78, 1.2)]
    brush.blob(neck, tone)
    brush.line([(0.45, 1.45), (0.6, 1.82), (0.82, 2.02 + nod)], 0.1, "#3f2a22", smooth=True)
    head = [
        (0.78, 1.98 + nod),
        (0.96, 2.0 + nod),
        (1.22, 1.72 + nod),
        (1.2, 1.6 + nod),
        (1.05, 1.6 + nod),
        (0.84, 1.78 + nod),
    ]
    brush.blob(head, tone)
    brush.shape([(0.82, 1.97 + nod), (0.86, 2.1 + nod), (0.93, 1.99 + nod)], tone)
    brush.disc((0.98, 1.86 + nod), 0.03, "#2a2036", form=0)
    brush.disc((1.19, 1.66 + nod), 0.016, "#2a2036", form=0)
    brush.box(-0.3, 1.3, 0.18, 1.42, "#7a2f3a", corner=0.06)
    brush.line([(1.08, 1.72 + nod), (0.55, 1.5), (0.2, 1.55)], 0.02, "#5a3a2f", smooth=True)


@thing("unicorn", "独角兽", size=(2.3, 2.4), surface=1.35, live=True)
def unicorn(brush: Brush, m: Moment) -> None:
    """A white horse with a golden horn."""
    horse(brush, replace(m, colour=m.tone("#f3eefb")))
    nod = 0.02 * math.sin(m.t * 3.3)
    horn = [(0.93, 2.0 + nod), (1.05, 1.95 + nod), (1.2, 2.42 + nod)]
    brush.shape(horn, "#efbf3f", form=1)
    for k, tone in enumerate(("#e86aa0", "#8a5cb0", "#3d86c9")):
        x = 0.45 + 0.14 * k
        brush.line([(x, 1.5 + 0.2 * k), (x + 0.1, 1.7 + 0.16 * k + nod)], 0.09, tone)


@thing(
    "rowing boat",
    "划艇",
    "rowboat",
    "canoe",
    "kayak",
    "独木舟",
    "皮划艇",
    size=(2.6, 0.62),
    surface=0.3,
)
def rowing_boat(brush: Brush, m: Moment) -> None:
    rock = 0.02 * math.sin(m.t * 2)
    with brush.moved((0, 0), turn=rock):
        hull_ = [(-1.3, 0.58), (-1.1, 0.12), (-0.6, 0.0), (0.7, 0.0), (1.15, 0.14), (1.3, 0.6)]
        brush.fill(
            curve([*hull_, (0.6, 0.5), (-0.6, 0.5)], closed=True, tension=0.7), m.tone("#a8562f")
        )
        brush.line(
            [(-1.28, 0.58), (-0.6, 0.5), (0.6, 0.5), (1.29, 0.6)], 0.05, "#e8d2a4", smooth=True
        )
    for k in range(6):
        brush.line(
            [(-1.4 + 0.5 * k, 0.05 + 0.015 * (k % 2)), (-1.15 + 0.5 * k, 0.05)],
            0.03,
            "#d9f1fa",
            alpha=0.8,
        )


@thing(
    "chess board", "棋盘", "chess", "board game", "象棋", "围棋", size=(0.5, 0.2), grip=(0, 0.02)
)
def chess_board(brush: Brush, m: Moment) -> None:
    brush.fill(polygon([(-0.25, 0.0), (0.25, 0.0), (0.21, 0.05), (-0.21, 0.05)]), "#8a5a30")
    for k in range(5):
        x = -0.17 + 0.085 * k
        tone = ("#fbf6ec", "#3a3346")[k % 2]
        brush.box(x - 0.018, 0.035, x + 0.018, 0.09, tone, corner=0.01)
        brush.disc((x, 0.11 + 0.02 * (k % 3)), 0.024, tone)


@thing(
    "skipping rope", "跳绳", "jump rope", size=(0.95, 1.36), stands=False, live=True, grip=(0, 0.86)
)
def skipping_rope(brush: Brush, m: Moment) -> None:
    angle = m.t * math.tau / 0.55
    high = 0.86 + 0.95 * math.sin(angle)
    path = [
        (-0.45, 0.86),
        (-0.4, 0.86 + (high - 0.86) * 0.7),
        (0, high),
        (0.4, 0.86 + (high - 0.86) * 0.7),
        (0.45, 0.86),
    ]
    brush.line(path, 0.02, m.tone("#d9483b"), smooth=True)


@thing(
    "game controller",
    "游戏手柄",
    "controller",
    "gamepad",
    size=(0.18, 0.1),
    grip=(0, 0.04),
)
def game_controller(brush: Brush, m: Moment) -> None:
    brush.blob(
        [(-0.08, 0.09), (0.08, 0.09), (0.09, 0.01), (0.04, 0.035), (-0.04, 0.035), (-0.09, 0.01)],
        m.tone("#3a3f52"),
    )
    brush.disc((-0.045, 0.065), 0.014, "#8d98a8", form=0)
    brush.disc((0.045, 0.065), 0.014, "#d9483b", form=0)


@thing("golf club", "高尔夫球杆", "golf", size=(0.16, 1.0), grip=(0, 0.9))
def golf_club(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.04), (0, 0.98)], 0.018, STEEL)
    brush.line([(0, 0.78), (0, 1.0)], 0.032, "#3a3346")
    brush.shape([(-0.02, 0.0), (0.13, 0.0), (0.11, 0.07), (-0.02, 0.05)], "#8d98a8")


@thing("baseball bat", "棒球棒", "bat", "baseball", size=(0.1, 0.85), grip=(0, 0.1))
def baseball_bat(brush: Brush, m: Moment) -> None:
    brush.shape(
        [(-0.018, 0.02), (0.018, 0.02), (0.045, 0.55), (0.05, 0.8), (-0.05, 0.8), (-0.045, 0.55)],
        m.tone("#c9935a"),
    )
    brush.line([(0, 0.04), (0, 0.24)], 0.042, "#3a3346")
    brush.disc((0, 0.015), 0.03, "#3a3346")


@thing("volleyball", "排球", size=(0.24, 0.24), grip=(0, 0.12))
def volleyball(brush: Brush, m: Moment) -> None:
    brush.disc((0, 0.12), 0.12, m.tone("#fbf6ec"))
    for k, colour in enumerate(("#f4c63f", "#3d86c9")):
        y = 0.085 + 0.07 * k
        brush.stroke(curve([(-0.1, y), (0, y + 0.03), (0.1, y)]), 0.028, colour)


@thing("hockey stick", "冰球杆", "hockey", "ice hockey", size=(0.4, 1.2), grip=(0, 0.9))
def hockey_stick(brush: Brush, m: Moment) -> None:
    brush.line([(0, 1.2), (0.02, 0.06), (0.3, 0.02)], 0.045, m.tone("#c9935a"))
    brush.line([(0.06, 0.05), (0.3, 0.02)], 0.07, "#3a3346")
    brush.line([(0, 1.0), (0, 1.2)], 0.05, "#3a3346")


@thing("hockey puck", "冰球", "puck", size=(0.16, 0.06))
def puck(brush: Brush, m: Moment) -> None:
    brush.box(-0.08, 0, 0.08, 0.05, "#2f2d38", corner=0.015)
