"""What has no body of its own: fire, steam, water, fireworks, light."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing


def _flame(brush: Brush, x: float, wide: float, high: float, t: float, tone: str) -> None:
    lick = 0.12 * wide * math.sin(t * 7 + x * 5)
    top = high * (1 + 0.06 * math.sin(t * 9 + x * 3))
    points = [(x - wide * 0.3, 0), (x - wide / 2, high * 0.28), (x - wide * 0.22, high * 0.62)]
    points += [(x + lick, top), (x + wide * 0.3, high * 0.58), (x + wide / 2, high * 0.24)]
    brush.flat(curve([*points, (x + wide * 0.3, 0)], closed=True, tension=0.8), tone, glow=True)


@thing("fire", "火", "flame", "flames", "火焰", "大火", "火灾", size=(1.0, 1.3), live=True)
def fire(brush: Brush, m: Moment) -> None:
    brush.shine((0, 0.55), 1.1, "#ffb04a", 0.5)
    for x, wide, high in ((-0.26, 0.5, 0.9), (0.27, 0.5, 0.8), (0.0, 0.72, 1.28)):
        _flame(brush, x, wide, high, m.t, "#f2662b")
    for x, wide, high in ((-0.2, 0.3, 0.55), (0.2, 0.28, 0.5), (0.0, 0.42, 0.85)):
        _flame(brush, x, wide, high, m.t + 0.4, "#ffb23e")
    _flame(brush, 0.0, 0.24, 0.45, m.t + 0.9, "#fff0a8")


@thing("steam", "蒸汽", "热气", "vapour", "vapor", size=(0.24, 0.4), stands=False, live=True)
def steam(brush: Brush, m: Moment) -> None:
    for k in range(3):
        x = 0.08 * (k - 1)
        sway = [0.03 * math.sin(m.t * 2.2 + k * 2 - j * 1.1) for j in range(5)]
        line = [(x + sway[j], 0.02 + 0.09 * j) for j in range(5)]
        brush.line(line, 0.034, "#f4f8fc", alpha=0.75, smooth=True, glow=True)


@thing("water vapour", "水汽", "evaporation", size=(1.8, 1.5), stands=False, live=True)
def vapour(brush: Brush, m: Moment) -> None:
    """Wavy arrows that rise from water."""
    for k in range(4):
        x, low = -0.75 + 0.5 * k, 0.06 + 0.12 * ((m.t * 0.6 + 0.3 * k) % 1)
        line = [(x + 0.07 * math.sin(j * 1.6 + m.t * 2), low + 0.2 * j) for j in range(6)]
        brush.line(line, 0.07, "#ffffff", alpha=0.9, smooth=True, glow=True)
        end = line[-1]
        brush.shape(
            [(end[0] - 0.12, end[1]), (end[0] + 0.12, end[1]), (end[0], end[1] + 0.2)], WHITE
        )


@thing(
    "rain cloud",
    "雨云",
    "rain",
    "dark cloud",
    "雨",
    "乌云",
    size=(2.4, 2.2),
    stands=False,
    live=True,
)
def rain_cloud(brush: Brush, m: Moment) -> None:
    for k in range(11):
        x = -0.95 + 0.19 * k
        y = 1.2 - ((m.t * 1.4 + (k * 37 % 11) / 11) % 1) * 1.15
        brush.line([(x, y), (x - 0.03, y - 0.14)], 0.045, "#3f86cc", glow=True)
    for x, y, r in ((-0.75, 1.5, 0.4), (0.75, 1.5, 0.42), (-0.2, 1.75, 0.48), (0.35, 1.7, 0.42)):
        brush.disc((x, y), r, "#aab9cc", form=0.8)
    brush.box(-1.15, 1.12, 1.17, 1.5, "#9fb0c4", corner=0.19, form=0.6)


@thing("cloud", "云", "white cloud", "白云", "云朵", size=(2.4, 1.1), stands=False, live=True)
def cloud(brush: Brush, m: Moment) -> None:
    """A cloud that keeps its rain: white, flat below."""
    tone, sway = m.tone("#ffffff"), 0.05 * math.sin(m.t * 0.7)
    for x, y, r in ((-0.75, 0.4, 0.38), (0.75, 0.4, 0.4), (-0.2, 0.62, 0.46), (0.35, 0.58, 0.4)):
        brush.disc((x + sway, y), r, tone, form=0.5)
    brush.box(-1.13 + sway, 0.02, 1.15 + sway, 0.42, tone, corner=0.19, form=0.4)


@thing("splash", "水花", "puddle", "水坑", "水洼", size=(1.1, 0.45), live=True)
def splash(brush: Brush, m: Moment) -> None:
    """A puddle from which drops leap."""
    brush.oval((0, 0.04), 0.55, 0.075, "#6fa9d6", form=0.6)
    brush.oval((0, 0.045), 0.36, 0.04, "#a9d3ee", form=0.4)
    for k in range(13):
        way = -1 + 2 * k / 12
        since = (m.t * 1.1 + 0.13 * (k % 4)) % 1
        x, y = way * (0.16 + 0.34 * since), 0.08 + 1.5 * since * (1 - since) * (1 - 0.4 * abs(way))
        brush.disc((x, y), 0.03 * (1.2 - since), "#8fc4ea", form=0.6)
    for side in (-1, 1):
        points = [(side * 0.12, 0.06), (side * 0.3, 0.3), (side * 0.48, 0.42), (side * 0.4, 0.07)]
        brush.blob(points, "#a9d3ee", form=0.6, alpha=0.85)


@thing("wave", "海浪", "big wave", "浪", "巨浪", size=(7.0, 2.6), live=True)
def wave(brush: Brush, m: Moment) -> None:
    roll = 0.08 * math.sin(m.t * 2)
    points = [(-3.5, 0), (-2.6, 0.6), (-1.4, 1.7), (0.1, 2.45 + roll), (1.5, 2.5 + roll)]
    points += [(2.35, 1.95), (2.2, 1.45), (1.7, 1.75), (1.2, 1.3), (1.4, 0.6), (3.4, 0)]
    brush.fill(curve(points, closed=True, tension=0.8), "#2f8fc4", form=1.4)
    for k in range(5):
        line = [(-2.6 + 0.5 * k, 0.3), (-1.2 + 0.4 * k, 1.0 + 0.12 * k), (0.2 + 0.3 * k, 1.9)]
        brush.line(line, 0.05, "#8fd0ec", alpha=0.6, smooth=True)
    for k in range(12):
        x = -0.6 + 0.26 * k
        y = 2.42 + roll - 0.05 * max(0, k - 8) ** 2
        brush.disc((x, y), 0.17 + 0.05 * math.sin(m.t * 5 + k), WHITE, form=0.3)


@thing("firework", "烟花", "fireworks", "焰火", size=(1.6, 1.6), stands=False, live=True)
def firework(brush: Brush, m: Moment) -> None:
    grown = 0.78 + 0.22 * math.sin(m.t * 2.2)
    for ring, tone in ((1.0, "#ffd45a"), (0.62, "#ff6a7a"), (0.34, "#8fe0ff")):
        for k in range(14):
            a = math.tau * k / 14 + ring
            x, y = math.cos(a) * 0.78 * ring * grown, math.sin(a) * 0.78 * ring * grown
            line = [(x * 0.62, 0.8 + y * 0.62), (x, 0.8 + y)]
            brush.line(line, 0.045, tone, glow=True)


@thing(
    "neon light", "霓虹灯", "neon sign", "neon", "霓虹", size=(0.9, 2.6), stands=False, live=True
)
def neon(brush: Brush, m: Moment) -> None:
    tone = ("#ff4fa0", "#3fe0ff", "#ffd23f")[int(m.t * 0.8) % 3]
    brush.shine((0, 1.3), 1.9, tone, 0.6)
    brush.box(-0.42, 0.02, 0.42, 2.58, "#241c44", corner=0.1, form=0)
    path = oval((0, 2.1), 0.24, 0.24)
    brush.stroke(path, 0.07, tone, glow=True)
    for k, other in enumerate(("#3fe0ff", "#ffd23f", "#ff4fa0")):
        y = 1.6 - 0.5 * k
        brush.line([(-0.22, y), (0.22, y)], 0.08, other, glow=True)
        brush.line([(0, y + 0.14), (0, y - 0.2)], 0.08, other, glow=True)


@thing(
    "fire hose", "消防水管", "hose", "water jet", "水管", size=(2.5, 0.7), stands=False, live=True
)
def hose(brush: Brush, m: Moment) -> None:
    """A nozzle at the hand, and the water that leaves it."""
    arc = [(0.2 + 0.2 * k, 0.2 + 0.13 * k - 0.009 * k * k) for k in range(12)]
    brush.line(arc, 0.1, "#8fcbf0", alpha=0.85, smooth=True)
    brush.line(arc, 0.04, WHITE, alpha=0.8, smooth=True)
    for k in range(8):
        j = (m.t * 6 + k * 1.4) % 11
        x, y = 0.2 + 0.2 * j, 0.2 + 0.13 * j - 0.009 * j * j
        brush.disc((x, y + 0.06 * ((k % 3) - 1)), 0.04, WHITE, form=0)
    brush.line([(-0.12, 0.0), (0.2, 0.2)], 0.09, "#c8484c")
    brush.line([(0.12, 0.15), (0.22, 0.21)], 0.11, "#f0c040")


@thing("shield", "盾牌", "protection", "盾", size=(1.0, 1.2), stands=False, live=True)
def shield(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f9ad6")
    brush.shine((0, 0.6), 0.9, "#bfe6ff", 0.35 + 0.15 * math.sin(m.t * 3))
    points = [(-0.48, 1.05), (0, 1.2), (0.48, 1.05), (0.44, 0.5), (0, 0.02), (-0.44, 0.5)]
    path = curve(points, closed=True, tension=0.5)
    brush.fill(path, tone, form=1.3)
    brush.stroke(path, 0.06, lighter(tone, 0.6))
    brush.box(-0.07, 0.35, 0.07, 0.9, WHITE, corner=0.02)
    brush.box(-0.26, 0.56, 0.26, 0.7, WHITE, corner=0.02)


@thing("lava", "岩浆", "eruption", size=(1.6, 1.7), stands=False, live=True)
def lava(brush: Brush, m: Moment) -> None:
    """What a volcano throws out."""
    for k in range(22):
        way, since = -1 + 2 * (k * 7 % 22) / 21, (m.t * 0.8 + k * 0.137) % 1
        x, y = way * 0.75 * since, 6.2 * since * (1 - since) * (1 - 0.35 * abs(way))
        brush.flat(oval((x, y + 0.05), 0.08, 0.08), ("#ffb23e", "#f2662b")[k % 2], glow=True)
    brush.shine((0, 0.2), 1.0, "#ff8a3a", 0.7)


@thing("volcano", "火山", size=(7.0, 4.0), live=True)
def volcano(brush: Brush, m: Moment) -> None:
    for k in range(9):
        since = (m.t * 0.22 + k / 9) % 1
        x, y = 0.5 * math.sin(k * 2.4) * since + 0.6 * since, 2.9 + 0.9 * since
        brush.disc((x, y), 0.22 + 0.3 * since, darker("#8a86a0", 0.1), form=0.6, alpha=1 - since)
    with brush.moved((0, 2.75), scale=0.85):
        lava(brush, m)
    points = [(-3.5, 0), (-1.9, 1.1), (-0.62, 2.85), (0.62, 2.85), (1.9, 1.1), (3.5, 0)]
    brush.fill(curve(points, closed=False, tension=0.6), "#5a4466", form=1.4)
    brush.oval((0, 2.84), 0.6, 0.13, "#ff7a2f", form=0)
    brush.oval((0, 2.86), 0.44, 0.07, "#ffd27a", form=0)
    streams = (
        (((0.1, 2.8), (0.34, 2.3), (0.22, 1.8), (0.5, 1.2), (0.42, 0.7)), 0.3),
        (((-0.3, 2.8), (-0.62, 2.3), (-0.55, 1.9), (-0.95, 1.4)), 0.2),
    )
    for way, wide in streams:
        brush.line(list(way), wide, "#f2662b", smooth=True, glow=True)
        brush.line(list(way[:-1]), 0.4 * wide, "#ffc04f", smooth=True, glow=True)
