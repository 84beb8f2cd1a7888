"""What stands where something is done: sink, ladder, workbench, ballot box, checkout, cart."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing

STEEL = "#c3ccd6"


@thing(
    "sink",
    "水槽",
    "washbasin",
    "basin",
    "tap",
    "水龙头",
    "洗手池",
    size=(0.9, 1.14),
    surface=0.9,
    live=True,
)
def sink(brush: Brush, m: Moment) -> None:
    brush.box(-0.42, 0, 0.42, 0.8, "#8fb0bc", corner=0.02)
    brush.box(-0.36, 0.08, -0.02, 0.72, lighter("#8fb0bc", 0.15), corner=0.02, form=0.5)
    brush.box(0.02, 0.08, 0.36, 0.72, lighter("#8fb0bc", 0.15), corner=0.02, form=0.5)
    brush.box(-0.45, 0.8, 0.45, 0.9, "#f4f2ee", corner=0.03)
    tap = [(0.22, 0.9), (0.22, 1.08), (0.1, 1.12), (-0.02, 1.06)]
    brush.line(tap, 0.045, STEEL, smooth=True)
    for k in range(3):
        drift = 0.006 * math.sin(m.t * 9 + k)
        brush.line(
            [(-0.03 + 0.012 * k, 1.03), (-0.03 + 0.012 * k + drift, 0.9)],
            0.014,
            "#9fd8f4",
            alpha=0.75,
        )


@thing(
    "alarm",
    "报警器",
    "fire alarm",
    "alarm button",
    "emergency button",
    "警报器",
    "警铃",
    "警报",
    "火警按钮",
    "报警按钮",
    size=(0.34, 1.62),
)
def alarm(brush: Brush, m: Moment) -> None:
    brush.box(-0.03, 0, 0.03, 1.25, STEEL, corner=0.01)
    brush.box(-0.14, 0, 0.14, 0.05, darker(STEEL, 0.2), corner=0.02)
    brush.box(-0.17, 1.2, 0.17, 1.54, "#d8322c", corner=0.03)
    brush.box(-0.11, 1.26, 0.11, 1.48, WHITE, corner=0.02)
    brush.disc((0, 1.37), 0.06, darker("#d8322c", 0.1))
    brush.disc((0, 1.58), 0.045, lighter("#d8322c", 0.2))


@thing("ladder", "梯子", "stepladder", size=(0.7, 2.6))
def ladder(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8a868")
    for k in range(8):
        y = 0.25 + 0.31 * k
        brush.line([(-0.3 + 0.012 * k, y), (0.3 - 0.012 * k, y)], 0.05, darker(tone, 0.12))
    for side in (-1, 1):
        brush.line([(side * 0.33, 0.02), (side * 0.24, 2.58)], 0.07, tone)


@thing("lying ladder", "横放的梯子", size=(2.6, 0.72))
def lying_ladder(brush: Brush, m: Moment) -> None:
    """A ladder as two people carry it."""
    with brush.moved((-1.3, 0.36), turn=-math.pi / 2):
        ladder(brush, m)


@thing("workbench", "工作台", "bench vice", "ironing board", size=(1.2, 0.92), surface=0.84)
def workbench(brush: Brush, m: Moment) -> None:
    for x in (-0.48, 0.48):
        brush.box(x - 0.05, 0, x + 0.05, 0.76, "#8a5a30", corner=0.01)
    brush.box(-0.48, 0.2, 0.48, 0.27, "#a8703f")
    brush.box(-0.6, 0.75, 0.6, 0.84, "#c08a4a", corner=0.015)
    brush.box(-0.35, 0.84, 0.5, 0.9, "#e2c08a", corner=0.01)


@thing(
    "cutting board",
    "案板",
    "kitchen table",
    "chopping board",
    "砧板",
    size=(1.2, 1.0),
    surface=0.92,
)
def cutting_board(brush: Brush, m: Moment) -> None:
    bare_cutting_board(brush, m)
    for k, tone in enumerate(("#e4574c", "#f08a3c", "#6fae4f", "#e4574c")):
        brush.disc((-0.02 - 0.12 * k, 0.975), 0.035, tone)


@thing("bare cutting board", "空案板", size=(1.2, 0.95), surface=0.92)
def bare_cutting_board(brush: Brush, m: Moment) -> None:
    """A counter with a board on it, for what is cut."""
    brush.box(-0.6, 0, 0.6, 0.86, "#79a89c", corner=0.02)
    for x in (-0.55, 0.03):
        brush.box(x, 0.08, x + 0.52, 0.76, lighter("#79a89c", 0.13), corner=0.02, form=0.4)
    brush.box(-0.63, 0.86, 0.63, 0.92, "#f2ece2", corner=0.02)
    brush.box(-0.42, 0.92, 0.14, 0.95, "#c98f52", corner=0.01)


@thing(
    "ballot box", "投票箱", "voting box", "donation box", "捐款箱", size=(0.6, 1.15), surface=1.15
)
def ballot_box(brush: Brush, m: Moment) -> None:
    brush.box(-0.24, 0, 0.24, 0.6, "#8a6f5a", corner=0.02)
    brush.box(-0.3, 0.6, 0.3, 1.13, m.tone("#c8383b"), corner=0.02)
    brush.box(-0.13, 1.1, 0.13, 1.15, "#3a2f38", corner=0.01, form=0)
    brush.box(-0.16, 0.74, 0.16, 0.98, WHITE, corner=0.02, form=0.4)
    brush.line([(-0.08, 0.86), (-0.02, 0.79), (0.1, 0.94)], 0.04, "#3f9a5a")


@thing(
    "trash can",
    "垃圾桶",
    "bin",
    "rubbish bin",
    "dustbin",
    "wheelie bin",
    "garbage can",
    "waste bin",
    "recycling bin",
    size=(0.7, 1.05),
    surface=1.05,
)
def trash_can(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4f9a5f")
    for x in (-0.2, 0.2):
        brush.disc((x, 0.07), 0.07, "#3a3f52")
    brush.fill(polygon([(-0.24, 0.06), (0.24, 0.06), (0.31, 0.88), (-0.31, 0.88)]), tone)
    for x in (-0.12, 0.0, 0.12):
        brush.line([(x, 0.18), (x * 1.25, 0.76)], 0.02, lighter(tone, 0.18))
    brush.box(-0.35, 0.88, 0.35, 0.98, lighter(tone, 0.1), corner=0.03)
    brush.box(-0.1, 0.98, 0.1, 1.03, "#3a3f52", corner=0.02)


@thing(
    "cash register",
    "收银机",
    "checkout",
    "till",
    "payment terminal",
    "pos machine",
    size=(1.3, 1.4),
    surface=0.95,
)
def cash_register(brush: Brush, m: Moment) -> None:
    brush.box(-0.65, 0, 0.65, 0.9, "#b5854a", corner=0.02)
    brush.box(-0.6, 0.1, 0.6, 0.8, lighter("#b5854a", 0.15), corner=0.02, form=0.5)
    brush.box(-0.68, 0.9, 0.68, 0.97, "#f2ece2", corner=0.02)
    brush.box(0.12, 0.97, 0.5, 1.1, "#3a3f52", corner=0.02)
    brush.fill(polygon([(0.16, 1.1), (0.46, 1.1), (0.52, 1.38), (0.24, 1.4)]), "#4a5166")
    brush.gradient(
        polygon([(0.2, 1.13), (0.44, 1.13), (0.49, 1.35), (0.27, 1.37)]),
        (0.2, 1.37),
        (0.4, 1.1),
        ("#bfe6f2", "#6fb4d8"),
        glow=True,
    )
    brush.box(-0.36, 0.97, -0.22, 1.1, "#3a3f52", corner=0.02)
    brush.box(-0.34, 1.03, -0.24, 1.08, "#9fe3c0", corner=0.006, form=0)


@thing(
    "shopping cart",
    "购物车",
    "trolley",
    "手推车",
    "cart",
    size=(0.95, 1.05),
)
def shopping_cart(brush: Brush, m: Moment) -> None:
    for k, (x, y, tone) in enumerate(
        (
            (-0.1, 0.62, "#e4574c"),
            (0.1, 0.66, "#f4b93f"),
            (0.26, 0.6, "#6fae4f"),
            (0.0, 0.72, "#3d86c9"),
        )
    ):
        brush.box(x - 0.1, y - 0.12, x + 0.1, y + 0.14, tone, corner=0.03)
        del k
    cage = [(-0.36, 0.78), (0.44, 0.86), (0.36, 0.42), (-0.26, 0.4)]
    brush.flat(polygon(cage), WHITE, alpha=0.4)
    for k in range(7):
        u = k / 6
        top = (-0.36 + 0.8 * u, 0.78 + 0.08 * u)
        brush.line([top, (-0.26 + 0.62 * u, 0.4 + 0.02 * u)], 0.014, STEEL)
    brush.line([*cage, cage[0]], 0.026, "#8d98a8")
    brush.line([(-0.36, 0.78), (-0.46, 1.02)], 0.03, m.tone("#d9483b"))
    brush.line([(-0.47, 1.02), (-0.36, 1.04)], 0.045, m.tone("#d9483b"))
    brush.line([(-0.26, 0.4), (-0.3, 0.18), (0.36, 0.16)], 0.026, "#8d98a8")
    for x in (-0.28, 0.34):
        brush.disc((x, 0.08), 0.08, "#3a3f52")
        brush.disc((x, 0.08), 0.03, STEEL, form=0)


@thing("crib", "婴儿床", "cot", "cradle", "摇篮", size=(1.1, 0.95), seat=0.45, surface=0.48)
def crib(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e2c08a")
    brush.box(-0.5, 0.38, 0.5, 0.5, "#fbf6ec", corner=0.05)
    for x in (-0.52, 0.52):
        brush.box(x - 0.035, 0, x + 0.035, 0.95, tone, corner=0.02)
    for y in (0.3, 0.86):
        brush.box(-0.52, y - 0.03, 0.52, y + 0.03, tone, corner=0.015)
    for k in range(8):
        x = -0.44 + 0.126 * k
        brush.line([(x, 0.3), (x, 0.86)], 0.03, lighter(tone, 0.12))


@thing(
    "machine",
    "机器",
    "control panel",
    "设备",
    "switchboard",
    "控制台",
    size=(1.1, 1.5),
    surface=1.0,
    live=True,
)
def machine(brush: Brush, m: Moment) -> None:
    brush.box(-0.5, 0, 0.5, 1.0, m.tone("#5f8a8f"), corner=0.04)
    brush.box(-0.2, 0.95, 0.5, 1.5, darker(m.tone("#5f8a8f"), 0.08), corner=0.04)
    brush.fill(polygon([(-0.55, 1.0), (-0.2, 1.0), (-0.2, 1.2)]), "#c3ccd6")
    for k, tone in enumerate(("#d9483b", "#f4b93f", "#4fa870")):
        on = (int(m.t * 2) + k) % 3 == 0
        brush.disc((-0.06 + 0.17 * k, 1.36), 0.05, tone if on else darker(tone, 0.4), form=0.6)
    brush.disc((0.15, 0.5), 0.28, "#3a4f55")
    with brush.moved((0.15, 0.5), turn=m.t * 2.2):
        for k in range(8):
            a = math.tau * k / 8
            brush.line(
                [
                    (0.13 * math.cos(a), 0.13 * math.sin(a)),
                    (0.24 * math.cos(a), 0.24 * math.sin(a)),
                ],
                0.07,
                "#c3ccd6",
            )
        brush.disc((0, 0), 0.17, "#c3ccd6")
        brush.disc((0, 0), 0.06, "#5a6478", form=0)


@thing("mirror", "镜子", "looking glass", size=(0.8, 1.8))
def mirror(brush: Brush, m: Moment) -> None:
    brush.fill(rounded(-0.4, 0.06, 0.4, 1.8, 0.36), "#c08a4a")
    brush.gradient(
        rounded(-0.33, 0.13, 0.33, 1.73, 0.3), (-0.3, 1.7), (0.3, 0.2), ("#eef7fb", "#b8d4e4")
    )
    brush.line([(-0.2, 1.4), (0.1, 1.62)], 0.04, WHITE, alpha=0.7)
    brush.box(-0.3, 0, 0.3, 0.08, "#8a5a30", corner=0.02)


@thing(
    "cake",
    "蛋糕",
    "birthday cake",
    "生日蛋糕",
    "wedding cake",
    size=(0.4, 0.42),
    grip=(0, 0.05),
    live=True,
)
def cake(brush: Brush, m: Moment) -> None:
    brush.oval((0, 0.02), 0.2, 0.03, "#e9e2d6")
    brush.box(-0.17, 0.02, 0.17, 0.2, m.tone("#f3c8d0"), corner=0.03)
    drip = [(-0.17, 0.2)]
    for k in range(7):
        drip += [(-0.17 + 0.0566 * k, 0.2 - 0.05 * (k % 2) - 0.02)]
    brush.fill(
        curve([*drip, (0.17, 0.22), (0.0, 0.235), (-0.17, 0.22)], closed=True, tension=0.6),
        "#fffaf2",
    )
    for k in range(4):
        x = -0.105 + 0.07 * k
        brush.box(x - 0.01, 0.22, x + 0.01, 0.34, ("#e4574c", "#3d86c9", "#4fa870", "#f4b93f")[k])
        lean = 0.005 * math.sin(m.t * 8 + k)
        brush.flat(oval((x + lean, 0.37), 0.014, 0.03), "#ffb43f", glow=True)


@thing("sprout", "嫩芽", "seedling", "young plant", "shoot", size=(0.3, 0.34), live=True)
def sprout(brush: Brush, m: Moment) -> None:
    sway = 0.015 * math.sin(m.t * 1.7)
    brush.oval((0, 0.02), 0.14, 0.035, "#6a4a34")
    brush.line([(0, 0.02), (0.005 + sway, 0.14), (sway, 0.24)], 0.022, "#6fae4f", smooth=True)
    for side in (-1, 1):
        leaf = [
            (sway, 0.24),
            (side * 0.07 + sway, 0.33),
            (side * 0.15 + sway, 0.29),
            (side * 0.08 + sway, 0.235),
        ]
        brush.blob(leaf, "#7fc35a" if side > 0 else "#6fae4f")
