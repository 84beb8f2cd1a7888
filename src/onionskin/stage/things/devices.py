"""What locks, tells time, gives light and current: keys, clocks, bulbs, plugs, cameras."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    GOLD,
    INK,
    RED,
    STEEL,
    WOOD,
    around,
    at,
    blob,
    bow,
    glint,
    line,
    plate,
    toothed,
    vessel,
    writing,
)
from onionskin.stage.things.thing import Moment, thing

CASE = "#3c4257"


@thing("padlock", "挂锁", "lock", "锁", "locks", size=(0.3, 0.42), grip=(0, 0.1))
def padlock(brush: Brush, m: Moment) -> None:
    tone = m.tone(GOLD)
    shackle = [(-0.09, 0.22), *bow((0, 0.29), 0.09, 0.1, 180, 0), (0.09, 0.22)]
    brush.line(shackle, 0.042, DARK_STEEL)
    brush.box(-0.15, 0, 0.15, 0.24, tone, corner=0.035, form=1.4)
    brush.disc((0, 0.14), 0.034, INK, form=0)
    plate(brush, "-.014 .14, .014 .14, .026 .06, -.026 .06", INK, form=0)
    glint(brush, -0.11, 0.05, 0.18, 0.016)


@thing("key", "钥匙", "keys", "house key", "door key", size=(0.4, 0.16), grip=(-0.12, 0.06))
def key(brush: Brush, m: Moment) -> None:
    tone = m.tone(GOLD)
    brush.stroke(oval((-0.12, 0.08), 0.055, 0.055), 0.04, tone)
    line(brush, "-.06 .08, .18 .08", 0.034, tone)
    for x, low in ((0.1, 0.02), (0.17, 0.0)):
        brush.box(x - 0.016, low, x + 0.022, 0.08, tone, form=0.6)
    line(brush, "-.05 .088, .15 .088", 0.01, lighter(tone, 0.6))


@thing("safe", "保险箱", "strongbox", "safe deposit box", "保险柜", size=(0.8, 0.9), surface=0.9)
def safe(brush: Brush, m: Moment) -> None:
    tone = m.tone("#5f6f86")
    for x in (-0.34, 0.24):
        brush.box(x, 0, x + 0.1, 0.08, INK)
    brush.box(-0.4, 0.05, 0.4, 0.9, tone, corner=0.04)
    brush.box(-0.32, 0.13, 0.32, 0.82, lighter(tone, 0.14), corner=0.03, form=0.6)
    for y in (0.26, 0.64):
        brush.box(-0.37, y, -0.3, y + 0.1, DARK_STEEL, corner=0.01)
    brush.disc((0.02, 0.5), 0.15, DARK_STEEL, form=1.4)
    for x, y in around((0.02, 0.5), 0.19, 4, turn=0.5):
        brush.line([(0.02, 0.5), (x, y)], 0.035, STEEL)
        brush.disc((x, y), 0.035, STEEL)
    brush.disc((0.02, 0.5), 0.06, STEEL, form=1.2)


@thing(
    "clock",
    "时钟",
    "wall clock",
    "钟",
    "钟表",
    "挂钟",
    "clock face",
    size=(0.6, 0.6),
    grip=(0, 0.1),
    live=True,
)
def clock(brush: Brush, m: Moment) -> None:
    brush.disc((0, 0.3), 0.3, m.tone("#c8484c"), form=1.2)
    brush.disc((0, 0.3), 0.25, "#fdfcf6", form=0.4)
    for k, (x, y) in enumerate(around((0, 0.3), 0.21, 12)):
        brush.disc((x, y), 0.016 if k % 3 == 0 else 0.009, INK, form=0)
    line(brush, "0 .3, -.09 .39", 0.03, INK)
    line(brush, "0 .3, .05 .47", 0.02, INK)
    a = math.radians(90 - 6 * (m.t * 1.0 // 1))
    brush.line([(0, 0.3), (0.19 * math.cos(a), 0.3 + 0.19 * math.sin(a))], 0.009, RED)
    brush.disc((0, 0.3), 0.018, INK, form=0)


@thing("alarm clock", "闹钟", "alarm clocks", size=(0.3, 0.36), grip=(0, 0.1), live=True)
def alarm_clock(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    shake = 0.02 * math.sin(m.t * 30) if m.t % 2 < 0.9 else 0
    with brush.moved(turn=shake):
        for side in (-1, 1):
            brush.line([(side * 0.07, 0.04), (side * 0.1, 0.0)], 0.026, INK)
            with brush.moved((side * 0.09, 0.285), turn=-side * 0.6):
                brush.oval((0, 0), 0.065, 0.045, GOLD, form=1.2)
        line(brush, "0 .28, 0 .345", 0.018, INK)
        brush.disc((0, 0.16), 0.14, tone, form=1.2)
        brush.disc((0, 0.16), 0.11, "#fdfcf6", form=0.4)
        for x, y in around((0, 0.16), 0.09, 12):
            brush.disc((x, y), 0.006, INK, form=0)
        line(brush, "0 .16, 0 .235", 0.012, INK)
        line(brush, "0 .16, .05 .14", 0.016, INK)


@thing("hourglass", "沙漏", "sand timer", "egg timer", size=(0.26, 0.42), grip=(0, 0.1), live=True)
def hourglass(brush: Brush, m: Moment) -> None:
    for y in (0, 0.385):
        brush.box(-0.13, y, 0.13, y + 0.035, WOOD, corner=0.01)
    glass = polygon(
        at(
            "-.095 .035, .095 .035, .09 .1, .014 .2, .014 .22, .09 .32, .095 .385,"
            " -.095 .385, -.09 .32, -.014 .22, -.014 .2, -.09 .1"
        )
    )
    brush.flat(glass, GLASS, alpha=0.85)
    tone = m.tone("#e8b654")
    plate(brush, "-.07 .3, .07 .3, .01 .215, -.01 .215", tone)
    plate(brush, "-.088 .038, .088 .038, .05 .07, 0 .11, -.05 .07", tone)
    brush.line([(0, 0.21), (0, 0.1)], 0.01, tone)
    for x in (-0.11, 0.11):
        brush.line([(x, 0.035), (x, 0.385)], 0.018, darker(WOOD, 0.15))


@thing("stopwatch", "秒表", "timer", "计时器", size=(0.26, 0.34), grip=(0, 0.06), live=True)
def stopwatch(brush: Brush, m: Moment) -> None:
    brush.box(-0.03, 0.26, 0.03, 0.33, DARK_STEEL, corner=0.012)
    brush.line([(0.08, 0.23), (0.105, 0.255)], 0.036, DARK_STEEL)
    brush.disc((0, 0.13), 0.13, m.tone("#f4b93f"), form=1.4)
    brush.disc((0, 0.13), 0.104, "#fdfcf6", form=0.4)
    for x, y in around((0, 0.13), 0.086, 12):
        brush.disc((x, y), 0.006, INK, form=0)
    a = math.radians(90 - 60 * m.t)
    brush.line([(0, 0.13), (0.075 * math.cos(a), 0.13 + 0.075 * math.sin(a))], 0.011, RED)
    brush.disc((0, 0.13), 0.014, INK, form=0)


@thing(
    "battery",
    "电池",
    "batteries",
    "rechargeable battery",
    "锂电池",
    "蓄电池",
    size=(0.4, 0.2),
    grip=(0, 0.06),
)
def battery(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4fa870")
    brush.box(0.17, 0.06, 0.2, 0.14, STEEL, corner=0.01)
    brush.box(-0.2, 0, 0.175, 0.2, "#3a3f52", corner=0.025, form=1.4)
    brush.box(-0.16, 0, 0.08, 0.2, tone, form=1.4)
    blob(
        brush, "-.02 .18, -.09 .09, -.04 .09, -.06 .02, .02 .11, -.03 .11", "#ffe27a", tension=0.05
    )
    line(brush, ".11 .1, .145 .1", 0.016, WHITE)
    line(brush, ".1275 .0825, .1275 .1175", 0.016, WHITE)


@thing(
    "plug",
    "插头",
    "power plug",
    "electric plug",
    "power cord",
    "电源插头",
    size=(0.46, 0.2),
    grip=(0, 0.06),
)
def plug(brush: Brush, m: Moment) -> None:
    line(brush, "-.23 .04, -.14 .16, -.04 .1", 0.026, INK, smooth=True)
    blob(
        brush,
        "-.06 .06, -.06 .14, .02 .18, .12 .18, .12 .02, .02 .02",
        m.tone("#f4f2ee"),
        tension=0.4,
        form=1.2,
    )
    brush.box(0.11, 0.01, 0.14, 0.19, "#d5dae2", corner=0.008)
    for y in (0.06, 0.14):
        brush.line([(0.14, y), (0.22, y)], 0.022, DARK_STEEL)


@thing(
    "socket",
    "插座",
    "power socket",
    "wall socket",
    "power outlet",
    "power strip",
    "插线板",
    size=(0.34, 0.34),
    grip=(0, 0.06),
)
def socket(brush: Brush, m: Moment) -> None:
    brush.box(-0.17, 0, 0.17, 0.34, m.tone("#f4f2ee"), corner=0.03)
    brush.box(-0.13, 0.04, 0.13, 0.3, "#e2e0da", corner=0.03, form=0.4)
    brush.disc((0, 0.17), 0.1, "#d5d3cc", form=0.6)
    for x in (-0.045, 0.045):
        brush.disc((x, 0.17), 0.018, INK, form=0)
    for y in (0.26, 0.08):
        brush.box(-0.016, y - 0.012, 0.016, y + 0.012, DARK_STEEL, form=0)


@thing("light switch", "电灯开关", "switch", "开关", size=(0.24, 0.32), grip=(0, 0.06))
def light_switch(brush: Brush, m: Moment) -> None:
    brush.box(-0.12, 0, 0.12, 0.32, m.tone("#f4f2ee"), corner=0.025)
    brush.box(-0.05, 0.07, 0.05, 0.25, "#d9d7d0", corner=0.012, form=0.4)
    plate(brush, "-.04 .08, .04 .08, .045 .15, -.045 .15", "#c2bfb6", form=0.3)
    brush.box(-0.045, 0.15, 0.045, 0.24, WHITE, corner=0.006, form=1)
    for y in (0.03, 0.29):
        brush.disc((0, y), 0.012, STEEL, form=0.4)


@thing(
    "light bulb", "灯泡", "bulb", "lightbulb", "电灯", "led bulb", size=(0.26, 0.42), grip=(0, 0.06)
)
def light_bulb(brush: Brush, m: Moment) -> None:
    brush.shine((0, 0.27), 0.32, "#ffe27a", 0.7)
    vessel(
        brush,
        ".055 .12, .07 .17, .13 .26, .1 .37, .04 .42",
        m.tone("#ffe58a"),
        tension=0.9,
        form=0.8,
    )
    line(brush, "-.03 .13, -.035 .24, 0 .21, .035 .24, .03 .13", 0.01, "#d9862f")
    brush.box(-0.055, 0.03, 0.055, 0.13, STEEL, corner=0.01, form=1.2)
    for y in (0.055, 0.08, 0.105):
        brush.line([(-0.056, y), (0.056, y - 0.008)], 0.008, DARK_STEEL)
    brush.oval((0, 0.02), 0.03, 0.02, INK)
    line(brush, "-.07 .32, -.085 .26", 0.02, WHITE, smooth=True)


@thing(
    "security camera",
    "监控摄像头",
    "surveillance camera",
    "cctv camera",
    "cctv",
    "摄像头",
    "监控",
    size=(0.5, 0.36),
    grip=(0, 0.1),
)
def security_camera(brush: Brush, m: Moment) -> None:
    brush.box(-0.25, 0.08, -0.2, 0.32, DARK_STEEL, corner=0.01)
    line(brush, "-.21 .2, -.1 .2, -.06 .25", 0.03, DARK_STEEL)
    with brush.moved((0.06, 0.24), turn=-0.3):
        brush.box(-0.17, -0.07, 0.15, 0.07, m.tone("#f1f3f6"), corner=0.03, form=1.2)
        brush.box(-0.19, 0.045, 0.19, 0.085, "#d5dae2", corner=0.02)
        brush.box(0.12, -0.06, 0.17, 0.06, INK, corner=0.02)
        brush.disc((0.172, 0), 0.03, "#5b86b8", form=1.2)
        brush.disc((0.09, -0.02), 0.014, RED, form=0)


@thing("remote control", "遥控器", "tv remote", size=(0.14, 0.34), grip=(0, 0.1))
def remote_control(brush: Brush, m: Moment) -> None:
    brush.box(-0.06, 0, 0.06, 0.34, m.tone(CASE), corner=0.025, form=1.2)
    brush.disc((0, 0.295), 0.018, RED, form=0.4)
    brush.stroke(oval((0, 0.22), 0.032, 0.032), 0.014, "#a9b0bf")
    for row in range(4):
        for k in range(3):
            brush.disc((-0.03 + 0.03 * k, 0.155 - 0.036 * row), 0.01, "#dfe3ea", form=0)


@thing("radio", "收音机", "radio set", "transistor radio", size=(0.5, 0.4), grip=(0, 0.1))
def radio(brush: Brush, m: Moment) -> None:
    line(brush, ".16 .26, .23 .4", 0.012, DARK_STEEL)
    brush.line(bow((-0.02, 0.26), 0.13, 0.06, 10, 170, 8), 0.022, "#6e4526", smooth=True)
    brush.box(-0.25, 0, 0.25, 0.28, m.tone("#a8562f"), corner=0.035, form=1.2)
    brush.disc((-0.12, 0.14), 0.095, "#f0dfc0", form=0.4)
    for row in range(5):
        for k in range(5):
            if (row - 2) ** 2 + (k - 2) ** 2 < 7:
                brush.disc((-0.19 + 0.035 * k, 0.07 + 0.035 * row), 0.009, "#6e4526", form=0)
    brush.box(0.01, 0.16, 0.21, 0.24, "#fff3c4", corner=0.01, form=0.3)
    line(brush, ".03 .185, .19 .185", 0.006, INK)
    line(brush, ".1 .17, .1 .23", 0.01, RED)
    for x in (0.06, 0.16):
        brush.disc((x, 0.08), 0.035, GOLD, form=1.2)


@thing("vending machine", "自动售货机", "drinks machine", "贩卖机", size=(0.9, 1.8))
def vending_machine(brush: Brush, m: Moment) -> None:
    brush.box(-0.45, 0, 0.45, 1.8, m.tone("#c8383b"), corner=0.03)
    brush.box(-0.38, 0.5, 0.2, 1.7, "#d9eef6", corner=0.02, form=0.4)
    tones = ("#3d86c9", "#f4b93f", "#4fa870", "#e4574c", "#8a5cb0")
    for row in range(4):
        y = 0.56 + 0.28 * row
        for k in range(5):
            brush.box(
                -0.34 + 0.106 * k,
                y,
                -0.265 + 0.106 * k,
                y + 0.19,
                tones[(k + row) % 5],
                corner=0.015,
            )
        brush.line([(-0.38, y - 0.02), (0.2, y - 0.02)], 0.02, DARK_STEEL)
    brush.box(0.26, 0.9, 0.39, 1.4, INK, corner=0.015, form=0.4)
    brush.box(0.28, 1.26, 0.37, 1.36, "#9fe3c0", corner=0.006, form=0)
    brush.box(-0.34, 0.14, 0.16, 0.36, INK, corner=0.02, form=0.4)


@thing("cash machine", "取款机", "atm", "自动取款机", "ticket machine", "售票机", size=(0.8, 1.7))
def cash_machine(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f6fa8")
    brush.box(-0.4, 0, 0.4, 1.7, tone, corner=0.04)
    brush.box(-0.34, 1.44, 0.34, 1.62, lighter(tone, 0.6), corner=0.02, form=0.3)
    brush.line([(-0.2, 1.53), (0.2, 1.53)], 0.06, tone)
    brush.box(-0.26, 0.98, 0.16, 1.36, INK, corner=0.02, form=0.3)
    brush.box(-0.22, 1.02, 0.12, 1.32, "#9fd4f4", corner=0.01, form=0.4)
    writing(brush, -0.18, 0.08, 1.25, 3, 0.08, WHITE)
    brush.box(0.2, 1.16, 0.34, 1.22, INK, corner=0.01, form=0)
    plate(brush, "-.34 .9, .34 .9, .38 .66, -.38 .66", "#d5dae2")
    for row in range(3):
        for k in range(3):
            brush.box(
                -0.2 + 0.09 * k,
                0.7 + 0.062 * row,
                -0.135 + 0.09 * k,
                0.745 + 0.062 * row,
                "#8d98a8",
                corner=0.008,
                form=0.4,
            )
    brush.box(0.1, 0.72, 0.32, 0.77, INK, corner=0.01, form=0)
    brush.box(0.13, 0.6, 0.29, 0.75, "#8fc49c", corner=0.006, form=0.5)


@thing(
    "gear",
    "齿轮",
    "gears",
    "cogwheel",
    "settings",
    "设置",
    "gear wheel",
    size=(1.0, 0.9),
    live=True,
)
def gears(brush: Brush, m: Moment) -> None:
    tone = m.tone("#7b8da8")
    brush.fill(toothed((-0.14, 0.5), 0.36, 10, turn=m.t * 0.8), tone, form=1.3)
    brush.disc((-0.14, 0.5), 0.13, "#eef2f8", form=0.3)
    brush.fill(toothed((0.3, 0.22), 0.22, 8, turn=0.24 - m.t * 1.0, deep=0.24), "#e0a53f", form=1.3)
    brush.disc((0.3, 0.22), 0.08, "#eef2f8", form=0.3)
