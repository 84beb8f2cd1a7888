"""What explainers and adverts show: organs, globes, money, food in layers."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing


@thing("heart", "心脏", "human heart", "心", size=(1.0, 1.1), stands=False, live=True)
def heart(brush: Brush, m: Moment) -> None:
    """A heart of flesh, with its vessels, that beats."""
    beat = max(0.0, math.sin(m.t * 7)) ** 3 * 0.06
    with brush.moved((0, 0.5), scale=(1 - beat, 1 - beat * 0.7)), brush.moved((0, -0.5)):
        brush.line(
            [(-0.05, 0.8), (-0.02, 1.0), (0.2, 1.02), (0.24, 0.78)], 0.15, "#d9544f", smooth=True
        )
        brush.line([(-0.22, 0.75), (-0.24, 1.03)], 0.13, "#4f7fc4")
        brush.line([(0.3, 0.78), (0.42, 0.84)], 0.1, "#4f7fc4")
        points = [(-0.46, 0.62), (-0.3, 0.86), (0.0, 0.84), (0.3, 0.86), (0.48, 0.58)]
        points += [(0.36, 0.24), (0.12, 0.02), (-0.2, 0.18)]
        brush.fill(curve(points, closed=True), "#c8383f", form=1.6)
        brush.line([(0.1, 0.8), (-0.02, 0.5), (0.1, 0.14)], 0.03, "#8f2430", smooth=True)
        brush.line([(0.0, 0.55), (0.22, 0.4)], 0.024, "#8f2430", smooth=True)
        brush.oval((-0.22, 0.68), 0.1, 0.06, "#f08a86", form=0, alpha=0.8)


@thing("lungs", "肺", "lung", "肺部", size=(1.5, 1.5), stands=False, live=True)
def lungs(brush: Brush, m: Moment) -> None:
    breath = 1 + 0.07 * math.sin(m.t * 2.0)
    brush.line([(0, 1.46), (0, 0.98)], 0.12, "#e6b8a8")
    for k in range(5):
        brush.line([(-0.05, 1.42 - 0.1 * k), (0.05, 1.42 - 0.1 * k)], 0.024, "#c98f80")
    for side in (-1, 1):
        with brush.moved((side * 0.08, 0.72), scale=(side * breath, breath)):
            points = [(0.04, 0.28), (0.22, 0.56), (0.46, 0.36), (0.62, -0.2), (0.56, -0.62)]
            lobe = curve([*points, (0.3, -0.52), (0.08, -0.4)], closed=True, tension=0.9)
            brush.fill(lobe, "#e58a8f", form=1.4)
            brush.line([(-0.06, 0.3), (0.2, 0.1), (0.36, -0.24)], 0.05, "#b9585f", smooth=True)
            brush.line([(0.2, 0.1), (0.42, 0.12)], 0.036, "#b9585f", smooth=True)
            brush.line([(0.22, 0.02), (0.24, -0.3)], 0.036, "#b9585f", smooth=True)


@thing("earth", "地球", "globe", "planet earth", size=(1.0, 1.0), stands=False, live=True)
def earth(brush: Brush, m: Moment) -> None:
    ball = oval((0, 0.5), 0.5, 0.5)
    brush.gradient(ball, (-0.4, 0.9), (0.4, 0.1), ("#8fd0f8", "#3a86d0", "#1f4a94"), glow=True)
    with brush.inside(ball):
        for k in range(4):
            x = ((m.t * 0.25 + k * 0.6) % 2.4) - 1.2
            points = [(x - 0.2, 0.75), (x + 0.08, 0.86), (x + 0.22, 0.62), (x + 0.05, 0.45)]
            brush.flat(curve(points, closed=True), "#6fbf7a", glow=True)
            points = [(x + 0.02, 0.38), (x + 0.2, 0.36), (x + 0.12, 0.08), (x + 0.04, 0.16)]
            brush.flat(curve(points, closed=True), "#6fbf7a", glow=True)


@thing("sun", "太阳", size=(1.6, 1.6), stands=False, live=True)
def sun(brush: Brush, m: Moment) -> None:
    brush.shine((0, 0.8), 1.5 + 0.05 * math.sin(m.t * 2), "#ffc04a", 0.7)
    ball = oval((0, 0.8), 0.78, 0.78)
    brush.gradient(ball, (-0.5, 1.4), (0.5, 0.2), ("#fff2b0", "#ffc83a", "#ff9a2a"), glow=True)


@thing("seed", "种子", "幼苗", size=(0.6, 0.14))
def seed(brush: Brush, m: Moment) -> None:
    """A seed in a mound of soil."""
    points = [(-0.3, 0), (-0.18, 0.1), (0, 0.13), (0.18, 0.1), (0.3, 0)]
    brush.fill(curve(points, closed=True, tension=0.8), "#7a5238")
    brush.oval((0.08, 0.075), 0.035, 0.024, "#e0b878", form=0.6)


@thing("seasons tree", "四季树", size=(2.6, 4.0), live=True)
def seasons_tree(brush: Brush, m: Moment) -> None:
    """A tree through spring, summer, autumn and winter, a second each."""
    trunk = [(-0.2, 0), (-0.12, 0.7), (-0.14, 2.0), (0.14, 2.0), (0.12, 0.7), (0.22, 0)]
    brush.fill(curve(trunk, closed=True, tension=0.6), "#7d5a42")
    for x, y in ((-0.9, 2.9), (-0.4, 3.5), (0.35, 3.6), (0.95, 2.8)):
        brush.line([(0, 1.5), (x * 0.5, 2.2), (x, y)], 0.1, "#7d5a42", smooth=True)
    season = min(3, int(m.t))
    part = min(1.0, max(0.0, m.t - season))
    tone = ("#f0b3c8", "#58a95c", "#e08a3a", "#f2f6fa")[season]
    full = (1.0, 1.0, 1.0 - 0.35 * part, 0.5)[season]
    crown = (
        (-0.7, 2.2, 0.6),
        (0.72, 2.2, 0.58),
        (0, 2.5, 0.75),
        (-0.42, 3.1, 0.66),
        (0.46, 3.2, 0.66),
    )
    for k, (x, y, r) in enumerate(crown):
        shade = darker(tone, 0.05 * (k % 3))
        brush.disc((x, y), r * full, shade, form=1.0, alpha=1.0 if season < 3 else 0.85)
    for k in range(14 if season > 1 else 0):
        since = (m.t * 0.5 + k * 0.17) % 1
        x, y = -1.2 + 0.18 * k + 0.1 * math.sin(m.t * 2 + k), 2.4 * (1 - since)
        brush.disc((x, y), 0.055, tone, form=0.3)


@thing("coin", "硬币", "coins", "金币", size=(0.16, 0.16))
def coin(brush: Brush, m: Moment) -> None:
    brush.disc((0, 0.08), 0.08, "#f0b93a", form=1.4)
    brush.stroke(oval((0, 0.08), 0.06, 0.06), 0.012, "#c98a1f")
    brush.box(-0.012, 0.045, 0.012, 0.115, "#c98a1f", corner=0.005)


@thing("piggy bank", "存钱罐", "savings", size=(0.62, 0.46))
def piggy(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f29bb0")
    for x in (-0.16, -0.04, 0.1, 0.18):
        brush.box(x - 0.035, 0, x + 0.035, 0.12, darker(tone, 0.1), corner=0.02)
    brush.oval((0, 0.24), 0.27, 0.18, tone, form=1.5)
    brush.line([(-0.26, 0.28), (-0.3, 0.33), (-0.27, 0.36)], 0.02, darker(tone, 0.1), smooth=True)
    brush.shape([(0.1, 0.38), (0.17, 0.47), (0.2, 0.36)], darker(tone, 0.08))
    brush.oval((0.28, 0.23), 0.045, 0.06, darker(tone, 0.12))
    brush.disc((0.17, 0.3), 0.018, "#3a2a3a", form=0)
    brush.box(-0.08, 0.405, 0.05, 0.42, "#7a3f52", corner=0.006)
    brush.oval((-0.1, 0.34), 0.08, 0.03, lighter(tone, 0.5), form=0, alpha=0.7)


@thing("bun", "面包胚", "bottom bun", size=(0.36, 0.09))
def bun(brush: Brush, m: Moment) -> None:
    brush.box(-0.18, 0, 0.18, 0.09, "#d9974a", corner=0.04, form=1)
    brush.box(-0.17, 0.07, 0.17, 0.09, "#f2d49a", corner=0.01)


@thing("top bun", "汉堡顶", size=(0.37, 0.17))
def top_bun(brush: Brush, m: Moment) -> None:
    points = [(-0.18, 0.01), (-0.17, 0.09), (-0.09, 0.16), (0.09, 0.16), (0.17, 0.09), (0.18, 0.01)]
    brush.fill(curve(points, closed=True, tension=0.7), "#d9974a", form=1.3)
    for x, y in ((-0.1, 0.11), (-0.03, 0.14), (0.05, 0.12), (0.11, 0.1), (0.0, 0.09)):
        brush.oval((x, y), 0.012, 0.008, "#fbeac0", form=0)


@thing("patty", "肉饼", "beef", size=(0.37, 0.07))
def patty(brush: Brush, m: Moment) -> None:
    brush.box(-0.185, 0, 0.185, 0.07, "#6f4130", corner=0.03, form=1)


@thing("lettuce", "生菜", "salad", size=(0.42, 0.06))
def lettuce(brush: Brush, m: Moment) -> None:
    points = [(-0.21 + 0.03 * k, 0.05 if k % 2 else 0.0) for k in range(15)]
    brush.fill(curve([*points, (0.2, 0.06), (-0.2, 0.06)], closed=True, tension=0.6), "#6fbf4f")


@thing("cheese slice", "奶酪片", "sliced cheese", size=(0.4, 0.07))
def cheese(brush: Brush, m: Moment) -> None:
    brush.shape([(-0.2, 0.06), (0.2, 0.06), (0.16, 0.035), (0.06, 0.0), (-0.04, 0.04)], "#ffc83a")
    brush.box(-0.2, 0.04, 0.2, 0.07, "#ffc83a", corner=0.01)


@thing("tomato slices", "番茄片", "tomato slice", size=(0.36, 0.05))
def tomato(brush: Brush, m: Moment) -> None:
    brush.box(-0.17, 0, -0.005, 0.05, "#e4483f", corner=0.02, form=1)
    brush.box(0.005, 0, 0.17, 0.05, "#e4483f", corner=0.02, form=1)


@thing("orange", "橙子", "橘子", size=(0.16, 0.17))
def orange(brush: Brush, m: Moment) -> None:
    brush.disc((0, 0.08), 0.08, "#f5952e", form=1.5)
    brush.oval((-0.03, 0.115), 0.022, 0.014, "#ffd09a", form=0, alpha=0.9)
    brush.blob([(0, 0.155), (0.05, 0.175), (0.07, 0.15)], "#5aa850", form=0.4)


@thing("running shoe", "跑鞋", "shoe", "sneaker", "鞋", "运动鞋", size=(0.5, 0.28))
def shoe(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    upper = [(-0.23, 0.07), (-0.24, 0.24), (-0.1, 0.26), (-0.04, 0.2), (0.12, 0.14), (0.24, 0.1)]
    brush.fill(
        curve([*upper, (0.25, 0.05), (-0.2, 0.05)], closed=True, tension=0.6), tone, form=1.2
    )
    brush.box(-0.25, 0, 0.26, 0.07, WHITE, corner=0.03)
    brush.line([(-0.14, 0.09), (0.0, 0.13), (0.1, 0.1)], 0.03, WHITE, smooth=True)
    for k in range(3):
        x = -0.05 + 0.055 * k
        brush.line([(x, 0.2 - 0.03 * k), (x + 0.05, 0.23 - 0.03 * k)], 0.014, WHITE)
    brush.oval((-0.16, 0.255), 0.08, 0.02, darker(tone, 0.35), form=0)


@thing("frisbee", "飞盘", "disc", size=(0.34, 0.09), stands=False)
def frisbee(brush: Brush, m: Moment) -> None:
    brush.oval((0, 0.045), 0.17, 0.045, m.tone("#e4574c"))
    brush.oval((0, 0.055), 0.11, 0.022, "#f7a08f", form=0.4)


@thing("message bubble", "消息气泡", size=(0.3, 0.16), stands=False)
def message_bubble(brush: Brush, m: Moment) -> None:
    brush.box(-0.15, 0.04, 0.15, 0.16, WHITE, corner=0.03, form=0.4)
    brush.fill(polygon([(-0.08, 0.05), (-0.1, 0.0), (-0.02, 0.05)]), WHITE, form=0)
    brush.disc((-0.1, 0.1), 0.026, "#4fb07a")
    for k in range(2):
        brush.line([(-0.05, 0.12 - 0.04 * k), (0.11 - 0.04 * k, 0.12 - 0.04 * k)], 0.014, "#a9b8cc")


@thing("tabletop", "桌面", "table top", size=(2.6, 0.8), surface=0.77)
def tabletop(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c99862")
    for x in (-1.1, 1.1):
        brush.box(x - 0.05, 0, x + 0.05, 0.68, darker(tone, 0.2))
    brush.shape([(-1.3, 0.74), (1.3, 0.74), (1.16, 0.8), (-1.16, 0.8)], lighter(tone, 0.2), form=0)
    brush.box(-1.3, 0.68, 1.3, 0.745, tone, corner=0.012)


@thing("marble table", "大理石桌", size=(1.2, 0.75), surface=0.75)
def marble_table(brush: Brush, m: Moment) -> None:
    for x in (-0.45, 0.45):
        brush.box(x - 0.04, 0, x + 0.04, 0.68, "#b9a888")
    plate = polygon([(-0.6, 0.72), (0.6, 0.72), (0.52, 0.78), (-0.52, 0.78)])
    brush.flat(plate, "#f6f4f8")
    with brush.inside(plate):
        for k in range(5):
            x = -0.5 + 0.22 * k
            vein = [(x, 0.72), (x + 0.12, 0.745), (x + 0.16, 0.78)]
            brush.line(vein, 0.006, "#cfccd8", smooth=True)
    brush.fill(rounded(-0.6, 0.66, 0.6, 0.725, 0.015), "#e4e1ea", form=0.8)


@thing("solar house", "光伏房子", size=(4.6, 4.0))
def solar_house(brush: Brush, m: Moment) -> None:
    """A house whose roof, seen from its side, is covered with panels."""
    brush.box(-2.0, 0, 2.0, 2.1, "#f2dcb4")
    brush.box(-0.35, 0, 0.35, 1.35, "#8a5a3c", corner=0.02)
    for x in (-1.35, 1.35):
        brush.box(x - 0.42, 0.8, x + 0.42, 1.55, WHITE, corner=0.03)
        brush.box(x - 0.35, 0.87, x + 0.35, 1.48, "#8fc4e4", form=1)
    brush.box(1.2, 3.0, 1.6, 4.0, "#b9705c")
    brush.shape([(-2.3, 2.0), (2.3, 2.0), (1.8, 3.7), (-1.8, 3.7)], "#c8584a")
    for row in range(2):
        for k in range(4):
            left, low = -1.62 + 0.82 * k, 2.2 + 0.7 * row
            brush.box(left, low, left + 0.74, low + 0.62, "#28548f", corner=0.02, form=1.6)
            brush.line([(left + 0.37, low), (left + 0.37, low + 0.62)], 0.025, "#9fc3e8")
            brush.line([(left, low + 0.31), (left + 0.74, low + 0.31)], 0.025, "#9fc3e8")
