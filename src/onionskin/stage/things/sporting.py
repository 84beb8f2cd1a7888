"""What stands in gyms, pools and stadiums: beams, treadmills, towers, lines to be crossed."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, oval
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import DARK_STEEL, INK, LIGHT_WOOD, RED, STEEL, at, line, plate
from onionskin.stage.things.thing import Moment, thing


@thing("finish line", "终点线", "finishing line", "finish arch", "冲刺线", size=(3.6, 3.0))
def finish_line(brush: Brush, m: Moment) -> None:
    """An arch with a chequered banner."""
    tone = m.tone("#d8463f")
    for x in (-1.6, 1.6):
        brush.box(x - 0.14, 0, x + 0.14, 2.6, tone, corner=0.06, form=1)
        brush.box(x - 0.3, 0, x + 0.3, 0.12, darker(tone, 0.3), corner=0.03)
    brush.box(-1.8, 2.3, 1.8, 3.0, tone, corner=0.08, form=0.8)
    for row in range(3):
        for k in range(14):
            dark = (row + k) % 2 == 0
            x, y = -1.54 + 0.22 * k, 2.34 + 0.21 * row
            brush.box(x, y, x + 0.22, y + 0.21, INK if dark else WHITE, form=0)


@thing("crossbar", "横杆", "high jump bar", "jump bar", "high jump", "跳高架", size=(3.2, 1.6))
def crossbar(brush: Brush, m: Moment) -> None:
    """The bar of a high jump between its posts, a mat behind it."""
    brush.box(-1.3, 0, 1.3, 0.4, "#3d86c9", corner=0.1, form=1)
    brush.line([(-1.2, 0.3), (1.2, 0.3)], 0.05, lighter("#3d86c9", 0.4), alpha=0.7)
    for x in (-1.5, 1.5):
        brush.line([(x, 0), (x, 1.6)], 0.06, STEEL)
        brush.box(x - 0.2, 0, x + 0.2, 0.06, DARK_STEEL, corner=0.02)
    brush.line([(-1.52, 1.25), (1.52, 1.25)], 0.05, WHITE)
    for k in range(5):
        brush.line([(-1.3 + 0.6 * k, 1.25), (-1.05 + 0.6 * k, 1.25)], 0.052, RED)


@thing("gymnastics beam", "平衡木", size=(3.4, 1.15), surface=1.15)
def balance_beam(brush: Brush, m: Moment) -> None:
    for x in (-1.3, 1.3):
        line(brush, f"{x} 1.0, {x - 0.3} .04", 0.09, DARK_STEEL)
        line(brush, f"{x} 1.0, {x + 0.3} .04", 0.09, DARK_STEEL)
    brush.box(-1.7, 1.0, 1.7, 1.15, m.tone(LIGHT_WOOD), corner=0.04, form=1)


@thing("treadmill", "跑步机", "running machine", size=(1.7, 1.4), surface=0.22, live=True)
def treadmill(brush: Brush, m: Moment) -> None:
    line(brush, ".62 .2, .78 1.3", 0.09, DARK_STEEL)
    plate(brush, ".5 1.28, .95 1.42, .98 1.2, .6 1.1", INK, form=1)
    brush.box(0.66, 1.22, 0.9, 1.34, "#7fd0e8", corner=0.02, form=0.2)
    line(brush, ".7 1.1, .2 1.02", 0.06, INK)
    brush.box(-0.85, 0.06, 0.85, 0.2, m.tone(INK), corner=0.06, form=0.8)
    shift = (m.t * 1.2) % 0.3
    for k in range(6):
        x = 0.74 - 0.3 * k + shift - 0.3
        if -0.78 < x < 0.7:
            brush.line([(x, 0.205), (x + 0.12, 0.205)], 0.02, "#8d98a8")


@thing("trampoline bed", "蹦床", "跳床", size=(2.6, 0.8), surface=0.7)
def trampoline(brush: Brush, m: Moment) -> None:
    for x in (-1.1, -0.4, 0.4, 1.1):
        line(brush, f"{x} .62, {x} .03", 0.06, DARK_STEEL)
    brush.oval((0, 0.66), 1.28, 0.13, m.tone("#3d86c9"), form=0.8)
    brush.oval((0, 0.68), 1.06, 0.09, INK, form=0.3)


@thing(
    "diving platform", "跳台", "diving tower", "springboard", "十米跳台", "跳板", size=(2.6, 4.2)
)
def diving_platform(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d9dde4")
    brush.box(-1.2, 0, -0.5, 3.6, tone, corner=0.04, form=1)
    for k in range(9):
        y = 0.3 + 0.38 * k
        brush.line([(-1.12, y), (-0.86, y)], 0.04, DARK_STEEL)
    for low, reach in ((1.6, 0.5), (3.55, 1.2)):
        brush.box(-1.25, low, reach, low + 0.17, "#4f9fd0", corner=0.04)
        line(brush, f"-1.2 {low + 0.75}, {reach - 0.7} {low + 0.75}", 0.04, STEEL)
        for x in (-1.15, -0.6, reach - 0.75):
            line(brush, f"{x} {low + 0.15}, {x} {low + 0.75}", 0.035, STEEL)


@thing(
    "table tennis table",
    "乒乓球桌",
    "ping-pong table",
    "乒乓球台",
    "球台",
    size=(2.74, 0.95),
    surface=0.76,
)
def table_tennis_table(brush: Brush, m: Moment) -> None:
    for x in (-1.1, 1.1):
        line(brush, f"{x} .7, {x} .03", 0.07, DARK_STEEL)
    brush.box(-1.37, 0.68, 1.37, 0.76, m.tone("#2f6f9f"), corner=0.02, form=0.8)
    brush.line([(-1.36, 0.755), (1.36, 0.755)], 0.016, WHITE)
    brush.box(-0.02, 0.76, 0.02, 0.94, WHITE, form=0)


@thing(
    "table tennis bat", "乒乓球拍", "ping-pong paddle", "table tennis racket", size=(0.16, 0.27),
    grip=(0, 0.05),
)  # fmt: skip
def table_tennis_bat(brush: Brush, m: Moment) -> None:
    brush.box(-0.016, 0, 0.016, 0.11, LIGHT_WOOD, corner=0.01)
    brush.disc((0, 0.185), 0.082, m.tone(RED), form=0.8)


@thing("punching bag", "拳击沙袋", "punchbag", "boxing bag", size=(0.9, 2.3))
def punching_bag(brush: Brush, m: Moment) -> None:
    line(brush, "-.4 .04, -.4 2.25, .1 2.25", 0.09, DARK_STEEL)
    brush.box(-0.5, 0, 0.3, 0.07, DARK_STEEL, corner=0.03)
    line(brush, ".1 2.25, .1 1.95", 0.03, INK)
    with brush.moved((0.1, 1.95), turn=0.03 * math.sin(m.t * 2.2)):
        brush.box(-0.2, -1.25, 0.2, 0, m.tone("#b5303a"), corner=0.14, form=1.2)
        for y in (-0.25, -0.95):
            brush.line([(-0.19, y), (0.19, y)], 0.03, INK)


@thing("volleyball net", "排球网", "tennis net", "badminton net", "球网", size=(3.4, 2.3))
def volleyball_net(brush: Brush, m: Moment) -> None:
    for x in (-1.6, 1.6):
        line(brush, f"{x} 0, {x} 2.3", 0.08, DARK_STEEL)
    for k in range(1, 16):
        x = -1.6 + 0.2 * k
        brush.line([(x, 1.35), (x, 2.2)], 0.012, "#9aa3b2")
    for k in range(5):
        brush.line([(-1.6, 1.45 + 0.17 * k), (1.6, 1.45 + 0.17 * k)], 0.012, "#9aa3b2")
    for y in (1.35, 2.22):
        brush.line([(-1.6, y), (1.6, y)], 0.07, m.tone(WHITE))


@thing("javelin", "标枪", "spear", "lance", "长矛", size=(2.0, 0.06), grip=(0, 0.03))
def javelin(brush: Brush, m: Moment) -> None:
    brush.line([(-0.98, 0.03), (0.9, 0.03)], 0.03, m.tone("#d8a868"))
    plate(brush, ".86 .06, 1.0 .03, .86 0", DARK_STEEL)
    brush.line([(-0.1, 0.03), (0.08, 0.03)], 0.042, "#b5303a")


@thing("hula hoop", "呼啦圈", size=(0.9, 0.9))
def hula_hoop(brush: Brush, m: Moment) -> None:
    brush.stroke(oval((0, 0.45), 0.42, 0.42), 0.05, m.tone("#e86aa0"))
    for a in at(".3 .75, -.3 .15"):
        brush.disc(a, 0.05, lighter("#e86aa0", 0.4), form=0)


@thing("sword", "剑", "rapier", "foil", "sabre", "宝剑", size=(0.16, 1.0), grip=(0, 0.09))
def sword(brush: Brush, m: Moment) -> None:
    plate(brush, "-.022 .2, .022 .2, .018 .9, 0 1.0, -.018 .9", m.tone("#d9e0e8"), form=1)
    brush.line([(0, 0.2), (0, 0.92)], 0.006, DARK_STEEL)
    brush.line([(-0.08, 0.19), (0.08, 0.19)], 0.03, "#c9a23f")
    brush.line([(0, 0.02), (0, 0.17)], 0.034, "#6a4028")
