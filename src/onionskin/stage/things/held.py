"""Things that fit in hands."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing


@thing("phone", "手机", "smartphone", "电话", size=(0.085, 0.17), grip=(0, 0.07))
def phone(brush: Brush, m: Moment) -> None:
    brush.box(-0.042, 0, 0.042, 0.17, m.tone("#2f3142"), corner=0.014)
    screen = rounded(-0.034, 0.012, 0.034, 0.158, 0.006)
    brush.gradient(screen, (0, 0.158), (0, 0.012), ("#9fe3ff", "#5aa2ee"), glow=True)
    for k in range(3):
        brush.box(-0.026, 0.118 - k * 0.034, 0.026, 0.138 - k * 0.034, WHITE, corner=0.006, form=0)


@thing(
    "cup", "杯子", "mug", "coffee", "tea", "咖啡", size=(0.13, 0.12), grip=(0.02, 0.05), live=True
)
def cup(brush: Brush, m: Moment) -> None:
    handle = oval((0.052, 0.052), 0.028, 0.03)
    brush.stroke(handle, 0.013, darker(m.tone("#f6f3ee"), 0.12))
    body = polygon([(-0.05, 0.1), (0.05, 0.1), (0.042, 0.0), (-0.042, 0.0)])
    brush.fill(body, m.tone("#f6f3ee"))
    brush.oval((0, 0.1), 0.05, 0.012, darker(m.tone("#f6f3ee"), 0.12), form=0)
    brush.oval((0, 0.098), 0.042, 0.009, "#6a4028", form=0)
    for side in (-1, 1):
        drift = 0.012 * math.sin(m.t * 2.2 + side)
        points = [(0.018 * side, 0.115), (0.018 * side + drift, 0.15), (0.018 * side - drift, 0.19)]
        brush.line(points, 0.011, "#ffffff", alpha=0.38, smooth=True)


@thing("glass", "玻璃杯", "water", size=(0.08, 0.13), grip=(0, 0.05))
def glass(brush: Brush, m: Moment) -> None:
    brush.flat(
        polygon([(-0.04, 0.13), (0.04, 0.13), (0.032, 0), (-0.032, 0)]), "#dff2fb", alpha=0.65
    )
    brush.flat(
        polygon([(-0.037, 0.09), (0.037, 0.09), (0.031, 0.008), (-0.031, 0.008)]),
        m.tone("#7cc7ee"),
        alpha=0.75,
    )
    brush.line([(-0.022, 0.115), (-0.018, 0.03)], 0.008, WHITE, alpha=0.8)


@thing("bottle", "瓶子", "juice", "bottle of juice", "果汁", size=(0.1, 0.3), grip=(0, 0.1))
def bottle(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f39a2f")
    shape = curve(
        [
            (-0.048, 0.005),
            (-0.05, 0.16),
            (-0.02, 0.22),
            (-0.018, 0.27),
            (0.018, 0.27),
            (0.02, 0.22),
            (0.05, 0.16),
            (0.048, 0.005),
        ],
        closed=True,
        tension=0.7,
    )
    brush.fill(shape, tone)
    brush.box(-0.05, 0.06, 0.05, 0.14, WHITE, form=0.6)
    brush.disc((0, 0.1), 0.028, tone, form=0.5)
    brush.box(-0.022, 0.262, 0.022, 0.3, "#4fa870", corner=0.006)
    brush.line([(-0.034, 0.17), (-0.036, 0.03)], 0.009, WHITE, alpha=0.45)


@thing("perfume bottle", "香水", "perfume", "flacon", "香水瓶", size=(0.1, 0.14), grip=(0, 0.05))
def perfume(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f2b8c6")
    brush.fill(rounded(-0.05, 0, 0.05, 0.09, 0.014), lighter(tone, 0.3))
    brush.fill(rounded(-0.04, 0.01, 0.04, 0.066, 0.008), tone)
    brush.box(-0.02, 0.09, 0.02, 0.1, "#d9b45c", form=1)
    brush.box(-0.026, 0.1, 0.026, 0.14, "#e9c979", corner=0.006, form=1.4)
    brush.line([(-0.036, 0.075), (-0.036, 0.02)], 0.009, WHITE, alpha=0.8)
    brush.box(-0.02, 0.03, 0.02, 0.05, WHITE, corner=0.003, form=0, alpha=0.85)


@thing(
    "parcel", "包裹", "package", "box", "carton", "箱子", "盒子", size=(0.4, 0.3), grip=(0, 0.12)
)
def parcel(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8925a")
    brush.box(-0.2, 0, 0.2, 0.3, tone, corner=0.012, form=1)
    brush.box(-0.2, 0.262, 0.2, 0.3, lighter(tone, 0.22), corner=0.012, form=0.5)
    brush.box(-0.032, 0, 0.032, 0.3, lighter(tone, 0.35), form=0.3, alpha=0.85)
    brush.box(0.07, 0.05, 0.17, 0.12, WHITE, corner=0.006, form=0)
    brush.line([(0.085, 0.1), (0.15, 0.1)], 0.008, darker(tone, 0.3))
    brush.line([(0.085, 0.075), (0.135, 0.075)], 0.008, darker(tone, 0.3))


@thing("book", "书", "书本", size=(0.34, 0.22), grip=(0, 0.07))
def book(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c8484c")
    brush.fill(
        polygon([(-0.17, 0.21), (0, 0.19), (0.17, 0.21), (0.17, 0.0), (0, -0.02), (-0.17, 0.0)]),
        tone,
    )
    for side in (-1, 1):
        page = polygon([(side * 0.155, 0.2), (0, 0.182), (0, 0.0), (side * 0.155, 0.018)])
        brush.fill(page, "#fffaf0", form=0.4)
        for k in range(4):
            y = 0.165 - 0.036 * k
            brush.line([(side * 0.13, y + 0.012), (side * 0.025, y)], 0.006, "#b9b2ad")


@thing("chalk", "粉笔", size=(0.1, 0.02), lead=0.05, grip=(0.02, 0.01))
def chalk(brush: Brush, m: Moment) -> None:
    brush.box(0, 0, 0.1, 0.02, m.tone("#ffffff"), corner=0.006, form=0.5)


@thing("pen", "笔", "pencil", "铅笔", size=(0.16, 0.02), lead=0.08, grip=(0.04, 0.01))
def pen(brush: Brush, m: Moment) -> None:
    brush.box(0, 0, 0.13, 0.02, m.tone("#f4b93f"), corner=0.005)
    brush.shape([(0.13, 0), (0.16, 0.01), (0.13, 0.02)], "#3a3346")


@thing("brush", "画笔", "paintbrush", size=(0.24, 0.03), lead=0.12, grip=(0.05, 0.012))
def paintbrush(brush: Brush, m: Moment) -> None:
    brush.box(0, 0.004, 0.17, 0.02, "#a8652f", corner=0.005)
    brush.box(0.16, 0.002, 0.19, 0.022, "#c9d3de")
    brush.blob(
        [(0.19, 0.0), (0.215, -0.002), (0.24, 0.012), (0.215, 0.026), (0.19, 0.024)],
        m.tone("#e4574c"),
    )


@thing(
    "syringe",
    "注射器",
    "vaccine",
    "needle",
    "疫苗",
    size=(0.24, 0.05),
    lead=0.12,
    grip=(0.03, 0.025),
)
def syringe(brush: Brush, m: Moment) -> None:
    brush.line([(0.17, 0.025), (0.24, 0.025)], 0.006, "#8d98a8")
    brush.box(-0.03, 0.008, -0.018, 0.042, "#4a5a78", corner=0.004)
    brush.line([(-0.02, 0.025), (0.05, 0.025)], 0.01, "#4a5a78")
    brush.box(0.02, 0.004, 0.16, 0.046, "#eef7fb", corner=0.008)
    brush.box(0.05, 0.009, 0.155, 0.041, m.tone("#49b8d8"), corner=0.005)
    for k in range(4):
        brush.line([(0.065 + 0.025 * k, 0.041), (0.065 + 0.025 * k, 0.03)], 0.004, "#2c5d7a")
    brush.box(0.158, 0.014, 0.174, 0.036, "#4a5a78", corner=0.003)


@thing(
    "pan",
    "锅",
    "frying pan",
    "平底锅",
    size=(0.56, 0.12),
    grip=(-0.2, 0.06),
    live=True,
)
def pan(brush: Brush, m: Moment) -> None:
    brush.line([(-0.22, 0.07), (0.02, 0.055)], 0.028, "#5a3b2a")
    body = curve([(0.0, 0.08), (0.34, 0.08), (0.29, 0.0), (0.05, 0.0)], closed=True, tension=0.5)
    for k, tone in enumerate(("#6cb85c", "#f08a3c", "#e4574c", "#f4d35e", "#6cb85c")):
        hop = 0.05 * max(0.0, math.sin(m.t * 5.6 + k * 1.3)) ** 2
        brush.disc((0.06 + 0.055 * k, 0.09 + hop), 0.024, tone)
    brush.fill(body, m.tone("#3c4257"))
    brush.line([(0.005, 0.082), (0.335, 0.082)], 0.012, lighter("#3c4257", 0.2))


@thing("spoon", "勺子", size=(0.05, 0.34), grip=(0, 0.06))
def spoon(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.0), (0, 0.27)], 0.016, "#a8652f")
    brush.oval((0, 0.3), 0.027, 0.042, "#b97a45")


@thing("fork", "叉子", size=(0.03, 0.2), grip=(0, 0.05))
def fork(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0), (0, 0.14)], 0.011, "#aab4c2")
    for x in (-0.012, 0, 0.012):
        brush.line([(x, 0.14), (x, 0.2)], 0.007, "#aab4c2")
    brush.line([(-0.012, 0.143), (0.012, 0.143)], 0.011, "#aab4c2")


@thing("jug", "壶", "咖啡壶", size=(0.24, 0.22), grip=(-0.09, 0.11))
def jug(brush: Brush, m: Moment) -> None:
    tone = m.tone("#5a6b86")
    brush.stroke(oval((-0.085, 0.11), 0.045, 0.06), 0.017, darker(tone, 0.25))
    shape = curve(
        [
            (-0.075, 0.0),
            (-0.085, 0.1),
            (-0.05, 0.19),
            (0.05, 0.19),
            (0.12, 0.21),
            (0.075, 0.12),
            (0.075, 0.0),
        ],
        closed=True,
        tension=0.6,
    )
    brush.fill(shape, tone)
    brush.oval((0, 0.195), 0.052, 0.014, darker(tone, 0.3), form=0)


@thing("pot", "汤锅", "cooking pot", "saucepan", "stockpot", size=(0.36, 0.25), grip=(0, 0.1))
def pot(brush: Brush, m: Moment) -> None:
    """A cooking pot under its lid, with a handle at each side."""
    tone = m.tone("#c8574c")
    for side in (-1, 1):
        brush.stroke(oval((side * 0.15, 0.13), 0.03, 0.022), 0.014, darker(tone, 0.3))
    brush.box(-0.14, 0, 0.14, 0.175, tone, corner=0.03, form=1.2)
    lid = [(-0.15, 0.175), (-0.09, 0.21), (0.09, 0.21), (0.15, 0.175)]
    brush.fill(curve(lid, closed=True, tension=0.5), darker(tone, 0.12))
    brush.box(-0.15, 0.165, 0.15, 0.18, darker(tone, 0.25), corner=0.007)
    brush.disc((0, 0.226), 0.02, "#3a4060")


@thing("pouring jug", "倾倒的壶", size=(0.42, 0.3), grip=(-0.09, 0.11), live=True, stands=False)
def pouring_jug(brush: Brush, m: Moment) -> None:
    """The jug as it is tilted to pour: what flows out of it falls straight down."""
    # Tilted by 1.05 radians, down is towards (0.87, -0.5).
    tone = m.colour or "#7a4a2c"
    wave = 0.004 * math.sin(m.t * 11)
    start, end = (0.115, 0.205), (0.115 + 0.87 * 0.17, 0.205 - 0.5 * 0.17)
    middle = ((start[0] + end[0]) / 2 + wave, (start[1] + end[1]) / 2 + 0.012)
    brush.line([start, middle, end], 0.018, tone, smooth=True)
    jug(brush, m)


@thing("hammer", "锤子", size=(0.16, 0.32), grip=(0, 0.06))
def hammer(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.0), (0, 0.28)], 0.026, "#b97a45")
    brush.box(-0.05, 0.26, 0.09, 0.315, "#6c7686", corner=0.01, form=1.2)


@thing("broom", "扫帚", size=(0.3, 1.4), grip=(0, 0.9))
def broom(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.2), (0, 1.4)], 0.026, "#b97a45")
    brush.fill(polygon([(-0.06, 0.24), (0.06, 0.24), (0.15, 0.0), (-0.15, 0.0)]), "#e0b354")
    brush.line([(-0.06, 0.235), (0.06, 0.235)], 0.03, "#c8484c")


@thing("ball", "球", "football", "soccer ball", "足球", "皮球", size=(0.24, 0.24), grip=(0, 0.12))
def ball(brush: Brush, m: Moment) -> None:
    brush.disc((0, 0.12), 0.12, m.tone("#eceef6"), form=1.8)
    brush.stroke(oval((0, 0.12), 0.116, 0.116), 0.008, "#8f93ab", 0.8)
    with brush.inside(oval((0, 0.12), 0.12, 0.12)):
        turn = -m.travel / 0.12
        for k in range(5):
            a = turn + math.tau * k / 5
            brush.disc((0.095 * math.cos(a), 0.12 + 0.095 * math.sin(a)), 0.032, "#34364a", form=0)
        brush.disc((0.02 * math.cos(turn), 0.12 + 0.02 * math.sin(turn)), 0.036, "#34364a", form=0)


@thing("camera", "相机", "照相机", "摄像机", size=(0.2, 0.14), grip=(0, 0.05))
def camera(brush: Brush, m: Moment) -> None:
    brush.box(-0.1, 0, 0.1, 0.12, "#3a3d50", corner=0.018)
    brush.box(-0.035, 0.1, 0.035, 0.145, "#4a4e66", corner=0.01)
    brush.disc((0, 0.058), 0.047, "#23242f")
    brush.disc((0, 0.058), 0.034, "#5b86b8", form=1.6)
    brush.disc((-0.012, 0.07), 0.009, WHITE, form=0)
    brush.disc((0.074, 0.095), 0.011, "#e4574c", form=0)


@thing("microphone", "话筒", "mic", "麦克风", size=(0.07, 0.26), grip=(0, 0.08))
def microphone(brush: Brush, m: Moment) -> None:
    brush.box(-0.02, 0, 0.02, 0.18, "#33364a", corner=0.012)
    brush.disc((0, 0.215), 0.04, m.tone("#7d8496"), form=1.2)
    brush.line([(-0.038, 0.205), (0.038, 0.205)], 0.008, "#33364a")


@thing("flag", "旗", "旗帜", size=(0.8, 1.7), grip=(0, 0.8), live=True)
def flag(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0), (0, 1.7)], 0.03, "#cdd3dc")
    top, low = [], []
    for k in range(9):
        x = 0.02 + 0.09 * k
        wave = 0.035 * math.sin(m.t * 5 - k * 0.75) * (k / 8)
        top.append((x, 1.66 + wave))
        low.append((x, 1.2 + wave))
    brush.fill(polygon(top + low[::-1]), m.tone("#e4574c"), form=1.2)


@thing("umbrella", "伞", "雨伞", size=(1.0, 0.95), grip=(0, 0.12))
def umbrella(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    brush.line([(0, 0.02), (0, 0.9)], 0.018, "#6c7686")
    brush.fill(
        curve(
            [
                (-0.5, 0.62),
                (-0.36, 0.84),
                (0, 0.95),
                (0.36, 0.84),
                (0.5, 0.62),
                (0.25, 0.66),
                (0, 0.62),
                (-0.25, 0.66),
            ],
            closed=True,
            tension=0.8,
        ),
        tone,
    )
    brush.fill(
        curve(
            [(-0.17, 0.64), (-0.1, 0.86), (0, 0.95), (0.1, 0.86), (0.17, 0.64), (0, 0.62)],
            closed=True,
            tension=0.8,
        ),
        lighter(tone, 0.2),
        form=0.6,
    )


@thing("apple", "苹果", "fruit", "水果", size=(0.1, 0.11), grip=(0, 0.05))
def apple(brush: Brush, m: Moment) -> None:
    tone = m.tone("#dd4440")
    brush.line([(0, 0.09), (0.008, 0.118)], 0.01, "#5a3b2a")
    brush.fill(
        curve(
            [
                (0, 0.088),
                (0.04, 0.095),
                (0.062, 0.06),
                (0.045, 0.015),
                (0, 0.006),
                (-0.045, 0.015),
                (-0.062, 0.06),
                (-0.04, 0.095),
            ],
            closed=True,
        ),
        tone,
    )
    brush.oval((0.027, 0.112), 0.02, 0.009, "#5cb85c")
    brush.oval((-0.024, 0.068), 0.01, 0.014, WHITE, form=0, alpha=0.6)


@thing("flower", "花", "sunflower", "向日葵", "花朵", size=(0.3, 0.7), grip=(0, 0.1), live=True)
def flower(brush: Brush, m: Moment) -> None:
    sway = 0.02 * math.sin(m.t * 1.3)
    brush.line([(0, 0), (0.01, 0.3), (sway, 0.55)], 0.022, "#4fa256", smooth=True)
    for side in (-1, 1):
        brush.blob(
            [(0.005, 0.18), (side * 0.1, 0.28), (side * 0.14, 0.26), (side * 0.08, 0.18)], "#5cb060"
        )
    tone = m.tone("#f4b93f")
    for k in range(12):
        a = math.tau * k / 12
        with brush.moved((sway, 0.56), turn=a):
            brush.oval((0.09, 0), 0.055, 0.028, tone, form=0.6)
    brush.disc((sway, 0.56), 0.062, "#6a4028")


@thing(
    "laptop",
    "笔记本电脑",
    "computer",
    "notebook computer",
    "电脑",
    size=(0.42, 0.28),
    grip=(0, 0.02),
)
def laptop(brush: Brush, m: Moment) -> None:
    brush.shape([(-0.14, 0.012), (-0.19, 0.27), (-0.165, 0.275), (-0.11, 0.012)], "#aeb7c4")
    brush.box(-0.16, 0, 0.2, 0.018, "#c9d0da", corner=0.008)


@thing("tablet", "平板", "平板电脑", "tablet computer", "ipad", size=(0.2, 0.27), grip=(0, 0.1))
def tablet(brush: Brush, m: Moment) -> None:
    """A flat computer: a dark frame around its screen."""
    brush.box(-0.1, 0, 0.1, 0.27, m.tone("#2f3550"), corner=0.016)
    brush.box(-0.086, 0.018, 0.086, 0.252, "#7fb8ee", corner=0.006, form=0.6)
    for k, tone in enumerate(("#f4b93f", "#4fa870", "#e4574c", "#fbfbfd")):
        x, y = -0.045 + 0.09 * (k % 2), 0.19 - 0.08 * (k // 2)
        brush.box(x - 0.026, y - 0.026, x + 0.026, y + 0.026, tone, corner=0.01, form=0.3)


@thing("clipboard", "病历", "文件", "写字板", size=(0.2, 0.28), grip=(0, 0.1))
def clipboard(brush: Brush, m: Moment) -> None:
    brush.box(-0.1, 0, 0.1, 0.28, m.tone("#a8763f"), corner=0.014)
    brush.box(-0.085, 0.015, 0.085, 0.25, "#fffdf6", corner=0.006, form=0.3)
    brush.box(-0.035, 0.238, 0.035, 0.29, "#8d98a8", corner=0.01)
    for k in range(4):
        brush.line(
            [(-0.06, 0.205 - 0.045 * k), (0.06 - 0.03 * (k % 2), 0.205 - 0.045 * k)],
            0.009,
            "#a9b3c0",
        )


@thing("stethoscope", "听诊器", size=(0.2, 0.5), grip=(0, 0.2))
def stethoscope(brush: Brush, m: Moment) -> None:
    brush.line(
        [(-0.07, 0.48), (-0.08, 0.3), (0, 0.2), (0.08, 0.3), (0.07, 0.48)],
        0.018,
        "#3b4667",
        smooth=True,
    )
    brush.line([(0, 0.2), (0.01, 0.08), (0.08, 0.05)], 0.018, "#3b4667", smooth=True)
    brush.disc((0.085, 0.045), 0.038, "#c9d3de")


@thing("plate", "盘子", "dish", "food", "饭菜", "食物", size=(0.3, 0.1), grip=(0, 0.02))
def plate(brush: Brush, m: Moment) -> None:
    for x, y, r, tone in (
        (-0.06, 0.045, 0.045, "#6cb85c"),
        (0.06, 0.04, 0.042, "#f08a3c"),
        (0.0, 0.055, 0.05, "#e6c07a"),
    ):
        brush.disc((x, y), r, tone)
    brush.fill(
        curve(
            [(-0.15, 0.034), (0, 0.026), (0.15, 0.034), (0.08, 0.0), (-0.08, 0.0)],
            closed=True,
            tension=0.6,
        ),
        m.tone("#fbfbfd"),
    )


@thing("trophy", "奖杯", size=(0.22, 0.34), grip=(0, 0.1))
def trophy(brush: Brush, m: Moment) -> None:
    gold = m.tone("#f0c040")
    for side in (-1, 1):
        brush.stroke(oval((side * 0.085, 0.24), 0.038, 0.05), 0.018, darker(gold, 0.14))
    brush.fill(
        curve(
            [(-0.085, 0.33), (-0.07, 0.2), (0, 0.14), (0.07, 0.2), (0.085, 0.33)],
            closed=True,
            tension=0.7,
        ),
        gold,
        form=1.4,
    )
    brush.box(-0.014, 0.07, 0.014, 0.16, gold)
    brush.box(-0.07, 0, 0.07, 0.075, "#5a4436", corner=0.01)
