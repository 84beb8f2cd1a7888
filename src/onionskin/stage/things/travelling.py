"""What travels seen from its side, and what it passes: ships, trains, bridges, robots."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.beasts import closed_eye
from onionskin.stage.things.thing import Moment, thing


@thing("ship", "轮船", "boat", "船", "vessel", "货船", size=(6.0, 3.6), live=True)
def ship(brush: Brush, m: Moment) -> None:
    with brush.moved((0, 0.04 * math.sin(m.t * 1.4)), turn=0.012 * math.sin(m.t * 1.1)):
        brush.shape([(-2.9, 1.2), (3.0, 1.45), (2.35, 0.0), (-2.5, 0.0)], "#c8484c", form=1)
        brush.shape([(-2.9, 1.2), (3.0, 1.45), (2.85, 1.05), (-2.8, 0.8)], WHITE, form=0.4)
        brush.box(-2.2, 1.2, 0.9, 2.0, "#f4f6fa", corner=0.06)
        brush.box(-1.8, 2.0, 0.3, 2.6, "#e6ebf2", corner=0.06)
        brush.box(-1.0, 2.6, -0.4, 3.5, "#e2a63c", corner=0.05)
        brush.box(-1.0, 3.2, -0.4, 3.5, "#3a4060", corner=0.04)
        for k in range(5):
            brush.disc((-1.9 + 0.62 * k, 1.6), 0.14, "#4f8fc4", form=0.5)
    for k in range(9):
        x = -2.7 + 0.65 * k + 0.1 * math.sin(m.t * 2 + k)
        brush.line([(x, 0.03), (x + 0.4, 0.03)], 0.07, "#e8f6fc", alpha=0.9)


@thing("train", "火车", "railway", "高铁", "high-speed train", "列车", size=(11.0, 2.2), live=True)
def train(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f2f5f9")
    for k in range(10):
        brush.disc((-5.0 + 1.1 * k, 0.24), 0.22, "#3a4060", form=0.4)
    for left, right in ((-5.5, -1.95), (-1.85, 1.7)):
        brush.box(left, 0.32, right, 2.2, tone, corner=0.12)
    nose = [(1.8, 0.32), (1.8, 2.2), (3.4, 2.2), (4.6, 1.7), (5.45, 0.75), (5.3, 0.34)]
    brush.fill(curve(nose, closed=True, tension=0.35), tone)
    brush.box(-5.5, 0.62, 4.9, 0.82, "#c8383f", form=0)
    for k in range(12):
        x = -5.2 + 0.72 * k
        if not -2.3 < x < -1.4:
            brush.box(x, 1.2, x + 0.46, 1.75, "#35507e", corner=0.06, form=1)
    brush.shape([(3.75, 1.75), (4.3, 1.7), (4.75, 1.3), (3.75, 1.25)], "#35507e", form=1)


@thing("bridge", "桥", "railway bridge", "大桥", size=(18.0, 4.4), surface=3.2)
def bridge(brush: Brush, m: Moment) -> None:
    stone = m.tone("#c9a583")
    for k in range(6):
        x = -8.6 + 3.44 * k
        brush.box(x - 0.42, 0, x + 0.42, 3.0, darker(stone, 0.1))
    for k in range(5):
        left = -8.2 + 3.44 * k
        arch = [(left, 3.0), (left, 1.5), (left + 0.7, 2.3), (left + 1.3, 2.6)]
        brush.shape([*arch, (left + 1.9, 2.3), (left + 2.62, 1.5), (left + 2.62, 3.0)], stone)
    brush.box(-9.0, 2.75, 9.0, 3.2, stone)
    for k in range(37):
        brush.line([(-9 + 0.5 * k, 3.2), (-9 + 0.5 * k, 4.3)], 0.03, "#6c7686", alpha=0.35)
    brush.line([(-9, 4.35), (9, 4.35)], 0.05, "#6c7686", alpha=0.5)


_HOLE = [(1.9, 0.0), (1.9, 1.7), (1.6, 2.5), (0.9, 2.9)]
"""The right side of a tunnel's mouth, from the ground up."""


def _portal(brush: Brush, m: Moment) -> None:
    """The near side of the mountain, behind which the train goes."""
    ridge = [(0.9, 3.9), (2.2, 4.5), (4.0, 5.3), (6.5, 4.7), (9.0, 3.2), (9.0, 0)]
    brush.fill(polygon([*_HOLE, *ridge]), "#7fa878", form=1)
    brush.line(_HOLE, 0.34, "#b9b2a8", smooth=False)


@thing("tunnel", "隧道", "mountain tunnel", size=(9.0, 5.4), front=_portal, front_z=0.6)
def tunnel(brush: Brush, m: Moment) -> None:
    """A mountain to the right of its origin, and the mouth through which a train goes in."""
    points = [(-1.1, 0), (-0.7, 2.2), (0.3, 3.6), (2.2, 4.5), (4.0, 5.3), (6.5, 4.7), (9.0, 3.2)]
    brush.fill(polygon([*points, (9.0, 0)]), "#7fa878", form=1)
    mouth = [*_HOLE, (0.2, 2.5), (-0.1, 1.7), (-0.1, 0.0)]
    brush.fill(polygon(mouth), "#2a2440", form=0)
    brush.line(mouth, 0.34, "#b9b2a8", smooth=False)


@thing("drone", "无人机", "quadcopter", size=(1.2, 0.5), stands=False, live=True)
def drone(brush: Brush, m: Moment) -> None:
    for side in (-1, 1):
        brush.line([(side * 0.15, 0.3), (side * 0.48, 0.4)], 0.06, "#4a5266")
        wide = 0.1 + 0.12 * abs(math.sin(m.t * 31 + side))
        brush.oval((side * 0.48, 0.47), wide, 0.02, "#8d98a8", form=0, alpha=0.8)
        brush.line([(side * 0.16, 0.2), (side * 0.22, 0.02)], 0.03, "#4a5266")
    brush.box(-0.2, 0.18, 0.2, 0.38, "#eef1f5", corner=0.09)
    brush.disc((0, 0.14), 0.08, "#35507e")
    brush.disc((0.15, 0.3), 0.025, "#e4574c", form=0)


@thing("surfboard", "冲浪板", size=(2.0, 0.24))
def surfboard(brush: Brush, m: Moment) -> None:
    points = [(-1.0, 0.04), (-0.7, 0.0), (0.5, 0.0), (1.0, 0.18), (0.5, 0.1), (-0.8, 0.09)]
    brush.fill(curve(points, closed=True, tension=0.7), m.tone("#f4b93f"))
    brush.line([(-0.6, 0.05), (0.5, 0.05)], 0.02, "#e4574c")
    for k in range(7):
        x = -1.05 + 0.1 * k + 0.05 * math.sin(m.t * 9 + k)
        brush.disc((x, 0.05 + 0.04 * (k % 3)), 0.07, WHITE, form=0.2, alpha=0.85)


@thing("flown kite", "放飞的风筝", size=(1.9, 1.9), stands=False, live=True)
def flown_kite(brush: Brush, m: Moment) -> None:
    """A kite in the wind at the end of its line, which begins at the hand."""
    x, y = 1.45 + 0.08 * math.sin(m.t * 1.3), 1.35 + 0.06 * math.sin(m.t * 1.9)
    brush.line([(0, 0), (x * 0.55, y * 0.42), (x, y)], 0.012, "#5a5f78", smooth=True)
    with brush.moved((x, y - 0.02), turn=-0.45 + 0.1 * math.sin(m.t * 1.7)):
        brush.shape([(0, -0.3), (0.28, 0.12), (0, 0.42), (-0.28, 0.12)], "#e4574c")
        brush.shape([(0, -0.3), (0.28, 0.12), (0, 0.12)], "#f4b93f")
        brush.shape([(0, 0.42), (-0.28, 0.12), (0, 0.12)], "#3d86c9")
        tail = [(0.05 * math.sin(m.t * 4 + k), -0.3 - 0.09 * k) for k in range(6)]
        brush.line(tail, 0.022, "#e4574c", smooth=True)


@thing("robot arm", "机械臂", "robot", "industrial robot", "机器人", size=(2.2, 2.4), live=True)
def robot_arm(brush: Brush, m: Moment) -> None:
    """An arm that lifts a box from its right and sets it down in front."""
    k = 0.5 - 0.5 * math.cos(m.t * 1.6)
    tone = m.tone("#f08a2c")
    brush.box(-0.95, 0, -0.15, 0.35, "#4a5266", corner=0.05)
    shoulder, elbow = (-0.55, 0.45), (-0.45 + 0.25 * k, 1.75 + 0.3 * k)
    hand = (0.85, 0.72 + 0.85 * k)
    brush.box(hand[0] - 0.26, hand[1] - 0.5, hand[0] + 0.26, hand[1] - 0.06, "#c8925a", corner=0.02)
    brush.box(hand[0] - 0.04, hand[1] - 0.5, hand[0] + 0.04, hand[1] - 0.06, "#e2bd8c", form=0)
    brush.line([shoulder, elbow], 0.28, tone)
    brush.line([elbow, hand], 0.2, darker(tone, 0.06))
    for joint, r in ((shoulder, 0.24), (elbow, 0.2), (hand, 0.13)):
        brush.disc(joint, r, "#5a6478")
    brush.line([(hand[0] - 0.28, hand[1] - 0.22), (hand[0] - 0.28, hand[1])], 0.05, "#3a4060")
    brush.line([(hand[0] + 0.28, hand[1] - 0.22), (hand[0] + 0.28, hand[1])], 0.05, "#3a4060")
    brush.line([(hand[0] - 0.28, hand[1]), (hand[0] + 0.28, hand[1])], 0.06, "#3a4060")


@thing("bee", "蜜蜂", size=(0.3, 0.26), stands=False, live=True)
def bee(brush: Brush, m: Moment) -> None:
    for side in (-1, 1):
        lift = 0.35 + 0.35 * math.sin(m.t * 40 + side)
        with brush.moved((-0.02, 0.15), turn=side * 0.45 + lift * 0.5):
            brush.oval((0, 0.07), 0.038, 0.075, "#dff0fa", form=0.3, alpha=0.9)
    body = oval((-0.02, 0.1), 0.11, 0.075)
    brush.fill(body, "#f4c03a", form=1.2)
    with brush.inside(body):
        for x in (-0.08, -0.03, 0.02):
            brush.line([(x, 0), (x, 0.2)], 0.024, "#3a2f2a")
    brush.disc((0.09, 0.11), 0.055, "#3a2f2a", form=0.6)
    brush.disc((0.11, 0.125), 0.013, WHITE, form=0)
    brush.line([(0.11, 0.15), (0.15, 0.2)], 0.01, "#3a2f2a")
    brush.line([(-0.13, 0.1), (-0.15, 0.1)], 0.014, lighter("#3a2f2a", 0.1))


@thing("dog", "狗", "puppy", "小狗", size=(1.0, 0.78), live=True, sleeps=True)
def dog(brush: Brush, m: Moment) -> None:
    tone, dark = m.tone("#c98a4a"), darker(m.tone("#c98a4a"), 0.18)
    if m.asleep:
        _dog_asleep(brush, tone, dark)
        return
    wag = 0.3 * math.sin(m.t * 11)
    for x, far in ((-0.26, True), (0.2, True), (-0.32, False), (0.14, False)):
        brush.line([(x, 0.36), (x + 0.02, 0.05)], 0.085, dark if far else tone)
        brush.oval((x + 0.05, 0.03), 0.06, 0.032, dark if far else tone)
    with brush.moved((-0.36, 0.46), turn=wag):
        brush.line([(0, 0), (-0.1, 0.12), (-0.12, 0.26)], 0.055, tone, smooth=True)
    brush.fill(rounded(-0.42, 0.28, 0.26, 0.54, 0.13), tone, form=1.3)
    brush.line([(0.2, 0.46), (0.3, 0.6)], 0.17, tone)
    brush.disc((0.32, 0.63), 0.13, tone)
    brush.oval((0.44, 0.59), 0.085, 0.06, lighter(tone, 0.25))
    brush.disc((0.51, 0.61), 0.024, "#2f2a35", form=0)
    brush.disc((0.36, 0.67), 0.02, "#2f2a35", form=0)
    brush.blob([(0.24, 0.74), (0.2, 0.56), (0.27, 0.5), (0.31, 0.68)], dark)
    brush.line([(0.22, 0.5), (0.31, 0.47)], 0.04, "#d9483b")


def _dog_asleep(brush: Brush, tone: str, dark: str) -> None:
    """On the ground, its head on its paws."""
    brush.line([(-0.42, 0.14), (-0.52, 0.06), (-0.3, 0.03)], 0.055, tone, smooth=True)
    brush.fill(rounded(-0.44, 0.0, 0.26, 0.27, 0.13), tone, form=1.3)
    brush.oval((-0.27, 0.11), 0.15, 0.11, tone, form=0.8)
    for x in (-0.12, 0.34):
        brush.oval((x, 0.032), 0.12, 0.034, dark)
    brush.line([(0.2, 0.16), (0.3, 0.14)], 0.17, tone)
    brush.disc((0.32, 0.15), 0.13, tone)
    brush.oval((0.44, 0.1), 0.085, 0.06, lighter(tone, 0.25))
    brush.disc((0.51, 0.12), 0.024, "#2f2a35", form=0)
    closed_eye(brush, (0.37, 0.18), 0.03)
    brush.blob([(0.24, 0.26), (0.19, 0.08), (0.27, 0.03), (0.31, 0.2)], dark)
    brush.line([(0.2, 0.25), (0.21, 0.05)], 0.04, "#d9483b")
