"""Things that explain: charts, arrows, cells, viruses; and tools of garden and music."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, hull, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing


@thing(
    "line chart",
    "图表",
    "chart",
    "graph",
    "stock chart",
    "股市",
    "走势图",
    size=(2.0, 1.4),
    live=True,
)
def line_chart(brush: Brush, m: Moment) -> None:
    """A line that climbs over bars, drawn within two seconds."""
    brush.box(-1.0, 0, 1.0, 1.4, "#fdfdff", corner=0.06, form=0.4)
    done = min(1.0, max(0.0, (m.t + 0.25) / 2.0))
    heights = (0.22, 0.3, 0.26, 0.42, 0.5, 0.46, 0.66, 0.8)
    for k, h in enumerate(heights):
        x = -0.84 + 0.215 * k
        grown = h * min(1.0, max(0.0, done * 10 - k))
        if grown > 0.01:
            tone = ("#9cc4ec", "#7fb2e6")[k % 2]
            brush.box(x, 0.14, x + 0.15, 0.14 + grown, tone, corner=0.02)
    points = [(-0.765 + 0.215 * k, 0.3 + h) for k, h in enumerate(heights)]
    shown = max(2, round(done * (len(points) - 1)) + 1)
    line = points[:shown]
    brush.line(line, 0.05, m.tone("#e4574c"))
    (ax, ay), (bx, by) = line[-2], line[-1]
    with brush.moved((bx, by), turn=math.atan2(by - ay, bx - ax)):
        brush.shape([(-0.02, 0.1), (0.15, 0), (-0.02, -0.1)], m.tone("#e4574c"), form=0)
    brush.line([(-0.88, 1.25), (-0.88, 0.12), (0.9, 0.12)], 0.025, "#8d98a8")


@thing("arrow", "箭头", "up arrow", size=(0.8, 1.2))
def arrow(brush: Brush, m: Moment) -> None:
    points = [
        (-0.17, 0),
        (0.17, 0),
        (0.17, 0.68),
        (0.4, 0.68),
        (0, 1.2),
        (-0.4, 0.68),
        (-0.17, 0.68),
    ]
    brush.shape(points, m.tone("#e4574c"), form=1.2)


@thing("red blood cell", "红细胞", "blood cell", "red cell", "血细胞", size=(1.0, 0.9))
def blood_cell(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d9433f")
    brush.oval((0, 0.45), 0.5, 0.45, tone, form=1.4)
    brush.oval((0.02, 0.46), 0.27, 0.22, darker(tone, 0.22), form=1.2)
    brush.oval((-0.2, 0.68), 0.12, 0.06, lighter(tone, 0.5), form=0, alpha=0.6)


@thing("virus", "病毒", size=(1.0, 1.0), live=True)
def virus(brush: Brush, m: Moment) -> None:
    tone = m.tone("#6fae5a")
    for k in range(12):
        a = math.tau * k / 12 + 0.25 * math.sin(m.t * 0.8)
        x, y = math.cos(a), math.sin(a)
        brush.line([(0.3 * x, 0.5 + 0.3 * y), (0.43 * x, 0.5 + 0.43 * y)], 0.045, darker(tone, 0.2))
        brush.disc((0.45 * x, 0.5 + 0.45 * y), 0.055, lighter(tone, 0.1))
    brush.disc((0, 0.5), 0.34, tone, form=1.4)
    for x, y, r in (
        (-0.12, 0.6, 0.06),
        (0.1, 0.46, 0.075),
        (-0.06, 0.36, 0.05),
        (0.14, 0.66, 0.04),
    ):
        brush.disc((x, y), r, darker(tone, 0.18), form=0.4)


@thing("cell", "细胞", size=(1.4, 1.2), live=True)
def cell(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8fc4e8")
    rim = []
    for k in range(14):
        a = math.tau * k / 14
        r = 1 + 0.03 * math.sin(m.t * 1.4 + k * 1.9)
        rim.append((0.68 * r * math.cos(a), 0.6 + 0.57 * r * math.sin(a)))
    path = curve(rim, closed=True)
    brush.fill(path, tone, form=1.2, alpha=0.9)
    brush.stroke(path, 0.05, darker(tone, 0.2), 0.8)
    brush.oval((0.08, 0.62), 0.26, 0.23, "#8a6fc0", form=1.3)
    brush.oval((0.12, 0.64), 0.09, 0.08, "#5f4a9a", form=0.6)
    for x, y in ((-0.4, 0.75), (-0.3, 0.36), (0.42, 0.32), (0.4, 0.86)):
        brush.oval((x, y), 0.09, 0.05, "#e8a25f", form=0.8)


@thing("balloon", "气球", size=(0.36, 1.0), grip=(0, 0.02), stands=False, live=True)
def balloon(brush: Brush, m: Moment) -> None:
    """It floats at the end of its string, which begins at the hand."""
    sway = 0.03 * math.sin(m.t * 1.4)
    tone = m.tone("#e4574c")
    brush.line([(0, 0.02), (0.03 + sway, 0.3), (sway, 0.58)], 0.012, "#8a8f9c", smooth=True)
    brush.shape([(sway - 0.03, 0.55), (sway + 0.03, 0.55), (sway, 0.6)], darker(tone, 0.15))
    brush.oval((sway, 0.79), 0.17, 0.21, tone, form=1.4)
    brush.oval((sway - 0.06, 0.87), 0.035, 0.05, WHITE, form=0, alpha=0.6)


@thing("kite", "风筝", size=(0.9, 1.1), stands=False, live=True)
def kite(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    brush.shape([(0, 0.2), (0.42, 0.72), (0, 1.08), (-0.42, 0.72)], tone)
    brush.shape([(0, 0.2), (0.42, 0.72), (0, 0.72)], "#f4b93f")
    brush.shape([(0, 1.08), (-0.42, 0.72), (0, 0.72)], "#3d86c9")
    tail = [(0.05 * math.sin(m.t * 4 + k), 0.2 - 0.045 * k) for k in range(5)]
    brush.line(tail, 0.025, "#4a4e66", smooth=True)


@thing("spade", "铁锹", "shovel", "铲子", size=(0.26, 1.1), grip=(0, 0.78))
def spade(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.26), (0, 1.06)], 0.036, "#b97a45")
    brush.line([(-0.07, 1.08), (0.07, 1.08)], 0.04, "#b97a45")
    blade = [(-0.12, 0.3), (0.12, 0.3), (0.1, 0.1), (0, 0.0), (-0.1, 0.1)]
    brush.fill(curve(blade, closed=True, tension=0.5), "#8d98a8", form=1.2)


@thing("watering can", "水壶浇花", "洒水壶", size=(0.5, 0.3), grip=(-0.06, 0.26), live=True)
def watering_can(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4fa0b8")
    brush.line([(0.08, 0.08), (0.28, 0.24)], 0.04, darker(tone, 0.1))
    brush.shape([(0.25, 0.27), (0.31, 0.2), (0.27, 0.17), (0.2, 0.24)], darker(tone, 0.2))
    brush.stroke(oval((-0.05, 0.19), 0.1, 0.1), 0.024, darker(tone, 0.2))
    brush.box(-0.18, 0, 0.12, 0.2, tone, corner=0.03)


@thing("guitar", "吉他", size=(1.0, 0.38), grip=(-0.12, 0.2), stands=False)
def guitar(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c98a4a")
    brush.line([(0.0, 0.22), (0.46, 0.3)], 0.05, "#5a3b2a")
    brush.box(0.42, 0.26, 0.54, 0.35, "#4a3226", corner=0.015)
    body = hull([(-0.26, 0.18, 0.18)])
    brush.fill(body, tone, form=1.2)
    brush.fill(hull([(-0.07, 0.2, 0.13)]), tone, form=0.8)
    brush.disc((-0.14, 0.19), 0.06, "#3a2a22", form=0)
    brush.box(-0.34, 0.14, -0.31, 0.24, "#4a3226", corner=0.008)
    for k in range(3):
        y = 0.18 + 0.014 * k
        brush.line([(-0.32, y), (0.44, y + 0.1)], 0.005, "#f0e6d0")


@thing("top hat", "礼帽", "hat", "帽子", size=(0.42, 0.3), grip=(0, 0.06))
def top_hat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#2f2a42")
    brush.shape([(-0.13, 0.02), (0.13, 0.02), (0.15, 0.3), (-0.15, 0.3)], tone)
    brush.box(-0.135, 0.04, 0.135, 0.1, "#d9483b", form=0.3)
    brush.oval((0, 0.025), 0.21, 0.03, lighter(tone, 0.08), form=0.5)


@thing("speech bubble", "对话框", "message", "notification", "消息", size=(0.9, 0.6), stands=False)
def bubble(brush: Brush, m: Moment) -> None:
    brush.box(-0.45, 0.12, 0.45, 0.6, WHITE, corner=0.12, form=0.4)
    brush.fill(polygon([(-0.24, 0.14), (-0.3, 0.0), (-0.08, 0.14)]), WHITE, form=0)
    for k in range(2):
        brush.line([(-0.3, 0.45 - 0.15 * k), (0.3 - 0.18 * k, 0.45 - 0.15 * k)], 0.05, "#a9b8cc")
