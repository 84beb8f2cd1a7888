"""What one opens, sleeps in and writes at: a window, a fridge, a box, a bed, a desk."""

from __future__ import annotations

import math

from onionskin.stage.actions.going import RISE, TREAD
from onionskin.stage.brush import Brush, curve, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing

_WOOD = "#b98252"
STAIRS_WIDE = 4.2
"""Metres from the foot of the stairs to the end of the landing."""


def _quilt(brush: Brush, m: Moment) -> None:
    tone = m.tone("#5f8fd0")
    breath = 0.012 * math.sin(math.tau * m.t / 3.6)
    points = [(-0.28, 0.46), (-0.26, 0.72 + breath), (0.05, 0.74 + breath), (0.5, 0.71)]
    points += [(0.86, 0.735), (1.02, 0.7), (1.06, 0.46), (1.05, 0.2), (-0.27, 0.2)]
    brush.fill(curve(points, closed=True, tension=0.45), tone)
    brush.box(-0.32, 0.4, -0.08, 0.735 + breath, lighter(tone, 0.6), corner=0.05, form=0.5)
    for x in (0.2, 0.5, 0.8):
        brush.line([(x, 0.24), (x, 0.68)], 0.012, lighter(tone, 0.25), alpha=0.7)
    brush.box(-1.06, 0.14, 1.1, 0.26, _WOOD, corner=0.03)


@thing(
    "bed", "床", "double bed", "single bed", "床铺",
    size=(2.4, 1.16), seat=0.52, front=_quilt, front_z=0.32, front_live=True,
)  # fmt: skip
def bed(brush: Brush, m: Moment) -> None:
    for x in (-1.06, 1.1):
        brush.box(x - 0.05, 0, x + 0.05, 0.3, darker(_WOOD, 0.15), corner=0.02)
    brush.box(-1.2, 0.1, -1.08, 1.14, _WOOD, corner=0.05)
    brush.box(1.06, 0.1, 1.16, 0.66, _WOOD, corner=0.05)
    brush.box(-1.1, 0.2, 1.08, 0.36, darker(_WOOD, 0.1), corner=0.03)
    brush.box(-1.08, 0.34, 1.05, 0.54, WHITE, corner=0.07, form=0.6)
    raised = curve([(-1.0, 0.52), (-1.06, 1.0), (-0.94, 1.04), (-0.36, 0.55)], closed=True)
    brush.fill(raised, "#f1ece2", form=0.6)
    with brush.moved((-0.86, 0.95), turn=-0.85):
        brush.oval((0, 0), 0.3, 0.12, WHITE, form=0.7)


@thing("casement", "窗扇", "open window", size=(1.5, 2.1), stands=False, live=True)
def casement(brush: Brush, m: Moment) -> None:
    brush.box(-0.55, 0.06, 0.55, 0.66, "#f1eee6", corner=0.04)
    for k in range(9):
        brush.line([(-0.46 + 0.115 * k, 0.12), (-0.46 + 0.115 * k, 0.6)], 0.03, "#d9d4c8")
    wide = 0.16 + 0.2 * min(1.0, max(0.0, m.t - 1.2))
    frame = m.tone("#fdfaf4")
    brush.box(-0.72, 0.82, 0.72, 2.12, frame, corner=0.02)
    brush.gradient(
        rounded(-0.63, 0.9, 0.63, 2.04, 0.01), (0, 2.0), (0, 0.9), ("#8fcdf3", "#dff3fb")
    )
    brush.fill(
        curve(
            [(-0.63, 0.9), (-0.63, 1.1), (-0.2, 1.24), (0.3, 1.08), (0.63, 1.2), (0.63, 0.9)],
            closed=True,
            tension=0.3,
        ),
        "#8ec27a",
        form=0.3,
    )
    for side in (-1, 1):
        hinge, edge = 0.63 * side, (0.63 - 0.63 * math.cos(wide * 3)) * side
        leaf = [(hinge, 0.9), (hinge, 2.04), (edge, 2.04 - 0.12 * wide), (edge, 0.9 + 0.12 * wide)]
        brush.flat(polygon(leaf), "#e8f6ff", alpha=0.5)
        brush.line([*leaf, leaf[0]], 0.05, frame)
    brush.box(-0.8, 0.76, 0.8, 0.85, darker(frame, 0.08), corner=0.02)


@thing("open fridge", "打开的冰箱", size=(1.3, 1.9))
def open_fridge(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e7ecf1")
    with brush.moved((0.25, 0)):
        brush.box(-0.4, 0, 0.4, 1.9, tone, corner=0.05)
        brush.box(-0.33, 0.08, 0.34, 1.82, "#fffbe8", corner=0.02, form=0)
        brush.shine((0.0, 1.2), 0.9, "#fff6cf", 0.35)
        for y in (0.5, 0.92, 1.34):
            brush.box(-0.33, y, 0.34, y + 0.025, "#b9cad6", form=0)
        for x, y, colour, high in _FOODS:
            brush.box(x - 0.075, y, x + 0.075, y + high, colour, corner=0.04)
        door = [(0.4, 0.0), (0.4, 1.9), (0.7, 1.82), (0.7, -0.06)]
        brush.fill(polygon(door), darker(tone, 0.06))
        brush.line([(0.66, 0.7), (0.66, 1.15)], 0.035, "#9aa8b6")


_FOODS = (
    (-0.22, 0.1, "#5fae55", 0.2),
    (0.0, 0.1, "#e4574c", 0.16),
    (0.2, 0.1, "#f0a23c", 0.2),
    (-0.2, 0.525, "#f4d35e", 0.16),
    (0.05, 0.525, "#fbfbfd", 0.3),
    (0.22, 0.525, "#8a5cb0", 0.2),
    (-0.2, 0.945, "#d98a5a", 0.14),
    (0.1, 0.945, "#4fa870", 0.28),
    (0.0, 1.365, "#e58fb0", 0.2),
)
"""What lies in a fridge: x and y in metres, colour, height."""


@thing("open box table", "拆包裹的桌子", size=(1.3, 1.2), surface=0.75)
def open_box_table(brush: Brush, m: Moment) -> None:
    card = m.tone("#cf9a63")
    brush.box(-0.65, 0.69, 0.65, 0.75, _WOOD, corner=0.02)
    for x in (-0.56, 0.56):
        brush.box(x - 0.04, 0, x + 0.04, 0.69, darker(_WOOD, 0.15), corner=0.01)
    brush.fill(
        polygon([(-0.3, 1.06), (0.3, 1.06), (0.22, 1.14), (-0.22, 1.14)]), darker(card, 0.4), form=0
    )
    for k, colour in enumerate(("#7cc7ee", "#f4c63f", "#e4574c")):
        brush.disc((-0.13 + 0.13 * k, 1.09), 0.075, colour)
    brush.box(-0.3, 0.75, 0.3, 1.07, card, corner=0.01)
    brush.box(-0.06, 0.75, 0.06, 1.07, lighter(card, 0.3), form=0.2)
    for side in (-1, 1):
        flap = [(0.3 * side, 1.06), (0.47 * side, 1.0), (0.5 * side, 1.04), (0.3 * side, 1.1)]
        brush.fill(polygon(flap), lighter(card, 0.12))


@thing("large box", "大箱子", "heavy box", "moving box", size=(0.56, 0.46), grip=(0, 0.1))
def large_box(brush: Brush, m: Moment) -> None:
    card = m.tone("#c58d55")
    brush.box(-0.28, 0, 0.28, 0.46, card, corner=0.015)
    brush.box(-0.05, 0, 0.05, 0.46, lighter(card, 0.28), form=0.2)
    brush.box(-0.22, 0.06, -0.1, 0.18, WHITE, corner=0.01, form=0.1)
    brush.line([(-0.28, 0.4), (0.28, 0.4)], 0.012, darker(card, 0.18))


@thing("writing desk", "写字桌", size=(1.5, 1.2), surface=0.74)
def writing_desk(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c99862")
    brush.line([(0.55, 0.76), (0.6, 1.02), (0.44, 1.18)], 0.028, "#4a5266")
    brush.fill(polygon([(0.34, 1.08), (0.5, 1.22), (0.4, 1.24), (0.28, 1.16)]), "#e4574c")
    brush.oval((0.55, 0.755), 0.1, 0.025, "#4a5266")
    if brush.light.lamps:
        brush.shine((0.3, 1.0), 0.5, "#fff0c0", 0.5)
    for k, colour in enumerate(("#4f86c6", "#e0a52f", "#4fa870")):
        brush.box(
            0.14 - 0.01 * k,
            0.745 + 0.035 * k,
            0.42 - 0.015 * k,
            0.78 + 0.035 * k,
            colour,
            corner=0.006,
        )
    sheet = [(-0.46, 0.748), (-0.12, 0.748), (-0.16, 0.8), (-0.42, 0.8)]
    brush.fill(polygon(sheet), WHITE, form=0.1)
    for k in range(3):
        brush.line([(-0.4, 0.76 + 0.013 * k), (-0.2, 0.76 + 0.013 * k)], 0.006, "#8d98a8")
    brush.box(-0.75, 0.69, 0.75, 0.745, tone, corner=0.018)
    for x in (-0.66, 0.66):
        brush.box(x - 0.04, 0, x + 0.04, 0.69, darker(tone, 0.16), corner=0.012)
    brush.box(0.2, 0.5, 0.62, 0.69, darker(tone, 0.08), corner=0.012)


@thing("stairs", "楼梯", "staircase", "steps", "stair", "step", "台阶", size=(STAIRS_WIDE, 2.2))
def stairs(brush: Brush, m: Moment) -> None:
    """Eight stairs up to the right, and a landing."""
    tone = m.tone("#c9a27a")
    with brush.moved((-STAIRS_WIDE / 2, 0)):
        for k in range(1, 9):
            left, right = (k - 0.5) * TREAD, (k + 0.5) * TREAD if k < 8 else STAIRS_WIDE
            brush.box(left, 0, right, k * RISE, darker(tone, 0.1 + 0.02 * (k % 2)), form=0.2)
            brush.box(
                left - 0.03, k * RISE - 0.035, right, k * RISE, lighter(tone, 0.25), corner=0.01
            )
        for k in range(1, 9):
            x, low = k * TREAD, k * RISE
            brush.line([(x, low), (x, low + 0.8)], 0.024, "#f3ece0")
        rail = [(0.15, 0.95), (8 * TREAD, 8 * RISE + 0.8), (4.1, 8 * RISE + 0.8)]
        brush.line(rail, 0.055, "#8a5a3c")
        brush.line([(0.15, 0), (0.15, 0.98)], 0.07, "#8a5a3c")
