"""Things that stand under the sky."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, hull, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing


@thing("tree", "树", "oak", "树木", size=(2.6, 4.0), live=True)
def tree(brush: Brush, m: Moment) -> None:
    tone, sway = m.tone("#5fae62"), 0.02 * math.sin(m.t * 0.8)
    trunk = curve(
        [(-0.2, 0), (-0.12, 0.7), (-0.15, 1.9), (0.15, 1.9), (0.12, 0.7), (0.22, 0)],
        closed=True,
        tension=0.6,
    )
    brush.fill(trunk, "#8a6346")
    for x, y, r, shade in (
        (-0.7, 2.1, 0.62, 0.16),
        (0.72, 2.15, 0.6, 0.2),
        (0.0, 2.0, 0.7, 0.12),
        (-0.42, 2.85, 0.7, 0.02),
        (0.46, 2.9, 0.68, 0.1),
        (0.0, 3.35, 0.62, -0.08),
    ):
        colour = darker(tone, shade) if shade >= 0 else lighter(tone, -shade)
        brush.disc((x + sway * y, y), r, colour)


@thing("pine", "松树", "fir", "christmas tree", "圣诞树", size=(1.9, 4.2))
def pine(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f8a62")
    brush.box(-0.12, 0, 0.12, 0.6, "#7a563c")
    for k, (y, half) in enumerate(((0.5, 0.95), (1.5, 0.75), (2.45, 0.54))):
        points = [
            (0, y + 1.7),
            (half, y + 0.1),
            (half * 0.5, y),
            (0, y + 0.06),
            (-half * 0.5, y),
            (-half, y + 0.1),
        ]
        brush.fill(curve(points, closed=True, tension=0.35), lighter(tone, 0.06 * k))


@thing("palm", "棕榈树", "palm tree", "椰子树", size=(2.6, 4.2), live=True)
def palm(brush: Brush, m: Moment) -> None:
    trunk = curve(
        [(-0.16, 0), (-0.02, 1.5), (0.22, 3.1), (0.36, 3.1), (0.18, 1.5), (0.12, 0)],
        closed=True,
        tension=0.5,
    )
    brush.fill(trunk, "#a87a50")
    for k in range(7):
        a = -0.35 + k * 0.64 + 0.03 * math.sin(m.t * 1.1 + k)
        with brush.moved((0.3, 3.15), turn=a):
            leaf = curve(
                [(0, 0.04), (0.55, 0.24), (1.15, -0.12), (0.6, 0.02), (0, -0.06)], closed=True
            )
            brush.fill(leaf, ("#4fa25a", "#62b46a", "#3f8f58")[k % 3])
    for x in (0.2, 0.36):
        brush.disc((x, 3.06), 0.09, "#7a4f30")


@thing("bush", "灌木", "shrub", size=(1.4, 0.8))
def bush(brush: Brush, m: Moment) -> None:
    tone = m.tone("#62b064")
    for x, y, r, k in ((-0.4, 0.28, 0.32, 0.12), (0.42, 0.27, 0.3, 0.16), (0.0, 0.4, 0.4, 0.0)):
        brush.disc((x, y), r, darker(tone, k))


@thing("bench", "长椅", "park bench", size=(1.7, 0.85), seat=0.45)
def bench(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b97a45")
    for x in (-0.68, 0.68):
        brush.line([(x, 0.44), (x, 0.03)], 0.06, "#4a5266")
        brush.line([(x, 0.44), (x - 0.02, 0.82)], 0.05, "#4a5266")
    for y in (0.56, 0.7):
        brush.box(-0.84, y, 0.84, y + 0.1, tone, corner=0.03)
    brush.box(-0.85, 0.39, 0.85, 0.46, lighter(tone, 0.12), corner=0.03)


@thing("street lamp", "路灯", "lamppost", "streetlight", size=(0.9, 3.6))
def street_lamp(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0), (0, 3.2), (0.1, 3.42), (0.4, 3.45)], 0.075, "#4a5266", smooth=True)
    brush.box(-0.12, 0, 0.12, 0.2, "#4a5266", corner=0.03)
    head = hull([(0.36, 3.42, 0.06), (0.6, 3.4, 0.05)])
    brush.fill(head, "#4a5266")
    if brush.light.lamps:
        brush.shine((0.48, 3.36), 1.9, "#ffdf9a", 0.5)
        brush.line([(0.38, 3.36), (0.58, 3.355)], 0.06, "#fff0c4", glow=True)


@thing("house", "房子", "home", "cottage", "房屋", size=(4.4, 4.2))
def house(brush: Brush, m: Moment) -> None:
    wall = m.tone("#f1d9b5")
    brush.box(1.0, 2.6, 1.4, 4.1, "#b5654a", corner=0.03)
    brush.box(-1.9, 0, 1.9, 2.4, wall)
    roof = polygon([(-2.2, 2.3), (-1.35, 3.9), (1.35, 3.9), (2.2, 2.3)])
    brush.fill(roof, "#c8584a")
    for k in range(3):
        y = 2.65 + 0.4 * k
        brush.line(
            [(-2.0 + 0.2 * k, y), (2.0 - 0.2 * k, y)], 0.03, darker("#c8584a", 0.2), alpha=0.6
        )
    brush.box(-0.42, 0, 0.42, 1.75, "#8a5a3c", corner=0.04)
    brush.disc((0.28, 0.85), 0.05, "#f0c65a")
    for x in (-1.2, 1.2):
        brush.box(x - 0.42, 0.85, x + 0.42, 1.8, WHITE, corner=0.03, form=0.3)
        pane = rounded(x - 0.35, 0.92, x + 0.35, 1.73, 0.01)
        if brush.light.lamps:
            brush.gradient(pane, (0, 1.7), (0, 0.9), ("#ffe7a8", "#ffc766"), glow=True)
        else:
            brush.gradient(pane, (x, 1.7), (x, 0.9), ("#8fc6e8", "#cfe9f6"))
        brush.line([(x, 0.92), (x, 1.73)], 0.04, WHITE)
        brush.line([(x - 0.35, 1.32), (x + 0.35, 1.32)], 0.04, WHITE)


@thing("fence", "栅栏", "篱笆", size=(2.4, 0.9))
def fence(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e9e2d6")
    for y in (0.28, 0.62):
        brush.box(-1.2, y, 1.2, y + 0.08, darker(tone, 0.12))
    for k in range(8):
        x = -1.1 + 0.314 * k
        brush.shape(
            [(x - 0.07, 0), (x + 0.07, 0), (x + 0.07, 0.78), (x, 0.9), (x - 0.07, 0.78)], tone
        )


@thing("sunshade", "遮阳伞", "parasol", "beach umbrella", size=(2.2, 2.3))
def sunshade(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0), (0, 2.2)], 0.05, WHITE)
    for k in range(5):
        a, b = -1.1 + 0.44 * k, -0.66 + 0.44 * k
        tone = m.tone("#e4574c") if k % 2 == 0 else WHITE
        points = [
            (a, 1.62),
            (a * 0.72, 2.02),
            (0, 2.3),
            (b * 0.72, 2.02),
            (b, 1.62),
            ((a + b) / 2, 1.69),
        ]
        brush.fill(curve(points, closed=True, tension=0.5), tone, form=0.6)


@thing("snowman", "雪人", size=(1.1, 1.7))
def snowman(brush: Brush, m: Moment) -> None:
    for x in (-1, 1):
        brush.line([(x * 0.25, 0.95), (x * 0.52, 1.2), (x * 0.62, 1.18)], 0.03, "#7a563c")
    for y, r in ((0.4, 0.42), (0.98, 0.32), (1.43, 0.24)):
        brush.disc((0, y), r, "#f4f8fc")
    for eye in (-0.08, 0.08):
        brush.disc((eye, 1.5), 0.028, "#2a2036", form=0)
    brush.shape([(0, 1.45), (0.2, 1.41), (0, 1.39)], "#f08a3c")
    for y in (0.9, 1.05):
        brush.disc((0, y), 0.03, "#2a2036", form=0)
    brush.line([(-0.2, 1.2), (0, 1.16), (0.2, 1.2)], 0.1, m.tone("#e4574c"), smooth=True)


@thing("wind turbine", "风力发电机", "turbine", size=(5.0, 9.0), live=True)
def turbine(brush: Brush, m: Moment) -> None:
    brush.shape([(-0.18, 0), (0.18, 0), (0.09, 6.3), (-0.09, 6.3)], "#f2f5f8")
    for k in range(3):
        with brush.moved((0, 6.35), turn=-m.t * 1.5 + math.tau * k / 3):
            blade = curve(
                [(-0.1, 0), (-0.16, 0.6), (-0.02, 2.6), (0.08, 0.5), (0.1, 0)],
                closed=True,
                tension=0.6,
            )
            brush.fill(blade, WHITE, form=0.8)
    brush.disc((0, 6.35), 0.19, "#d5dde5")


@thing("solar panel", "太阳能板", "solar panels", "光伏板", size=(2.2, 1.3))
def solar_panel(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0), (0, 0.5)], 0.09, "#8d98a8")
    frame = polygon([(-1.1, 0.4), (0.8, 0.4), (1.1, 1.3), (-0.8, 1.3)])
    brush.fill(frame, "#2f5f9e", form=1.6)
    with brush.inside(frame):
        for k in range(1, 5):
            x = -1.1 + 0.38 * k
            brush.line([(x, 0.4), (x + 0.3, 1.3)], 0.018, "#9fc3e8", alpha=0.8)
        for y in (0.7, 1.0):
            brush.line([(-1.1, y), (1.1, y)], 0.018, "#9fc3e8", alpha=0.8)
    brush.stroke(frame, 0.035, "#cfd8e2")


@thing("goal", "球门", size=(3.2, 2.0))
def goal(brush: Brush, m: Moment) -> None:
    for k in range(17):
        x = -1.5 + 3.0 * k / 16
        brush.line([(x, 0.02), (x, 1.92)], 0.01, WHITE, alpha=0.5)
    for k in range(10):
        brush.line([(-1.5, 0.1 + 0.2 * k), (1.5, 0.1 + 0.2 * k)], 0.01, WHITE, alpha=0.5)
    brush.line([(-1.52, 0), (-1.52, 1.94), (1.52, 1.94), (1.52, 0)], 0.09, WHITE)


@thing("tent", "帐篷", size=(2.6, 1.7))
def tent(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f08a3c")
    brush.shape([(-1.3, 0), (0, 1.7), (1.3, 0)], tone)
    brush.shape([(-0.4, 0), (0, 1.3), (0.4, 0)], darker(tone, 0.35))
    brush.shape([(-0.4, 0), (-0.02, 1.3), (-0.2, 0)], lighter(tone, 0.25))


@thing("jetty", "栈桥", "pier", "landing stage", "木栈道", size=(8.2, 1.05), stands=False)
def jetty(brush: Brush, m: Moment) -> None:
    """Seen from a little above: the middle of its top is where one stands."""
    tone = m.tone("#b98a5c")
    for x in (-3.4, -1.2, 1.2, 3.4):
        brush.box(x - 0.09, -0.9, x + 0.09, -0.1, darker(tone, 0.3))
    brush.shape([(-4.1, -0.12), (4.1, -0.12), (3.8, 0.15), (-3.8, 0.15)], lighter(tone, 0.18))
    for k in range(1, 9):
        x = -3.8 + 0.85 * k
        brush.line([(x * 1.08, -0.12), (x, 0.15)], 0.014, darker(tone, 0.12))
    brush.box(-4.1, -0.3, 4.1, -0.11, tone, corner=0.02)
