"""What comes out of the sky, out of chimneys and over rocks: smoke, fog, lightning, water."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import around, at, blob, line, plate, star
from onionskin.stage.things.thing import Moment, thing


@thing(
    "smoke",
    "烟",
    "cloud of smoke",
    "smog",
    "烟雾",
    "浓烟",
    "exhaust",
    "fumes",
    "废气",
    size=(1.4, 1.9),
    stands=False,
    live=True,
)
def smoke(brush: Brush, m: Moment) -> None:
    """Puffs that rise, widen and grow pale."""
    tone = m.tone("#7c8394")
    for k in range(9):
        u = ((k / 9) + m.t * 0.16) % 1
        x = 0.26 * math.sin(k * 2.4 + u * 2.2) * (0.25 + u) + 0.3 * u * u
        r = 0.13 + 0.27 * u
        brush.disc((x, 0.12 + 1.5 * u), r, lighter(tone, 0.5 * u), form=0.7, alpha=0.95 - 0.3 * u)


@thing(
    "fog",
    "雾",
    "mist",
    "fog bank",
    "大雾",
    "雾气",
    "haze",
    "雾霾",
    size=(2.6, 1.1),
    stands=False,
    live=True,
)
def fog(brush: Brush, m: Moment) -> None:
    """Soft banks that drift, the lower ones wider."""
    for k in range(9):
        x = 0.92 * math.sin(k * 2.4) + 0.1 * math.sin(m.t * 0.5 + k * 1.7)
        y = 0.16 + 0.09 * k
        brush.shine((x * (1 - 0.05 * k), y), 0.52 - 0.025 * k, "#eef2f6", 0.62)


@thing(
    "lightning",
    "闪电",
    "lightning bolt",
    "bolt of lightning",
    "雷电",
    "thunder",
    size=(1.9, 2.4),
    stands=False,
    live=True,
)
def lightning(brush: Brush, m: Moment) -> None:
    lit = math.sin(m.t * 9) > -0.6
    if lit:
        brush.shine((0, 0.8), 0.9, "#ffe98a", 0.5)
    bolt = polygon(at("-.05 1.6, .34 1.6, .14 1.04, .42 1.04, -.2 0, -.02 .74, -.32 .74"))
    brush.flat(bolt, "#ffd23f" if lit else "#d9b23f", glow=lit)
    for x, y, r in ((-0.6, 1.75, 0.34), (0.6, 1.75, 0.36), (-0.15, 2.0, 0.4), (0.3, 1.95, 0.36)):
        brush.disc((x, y), r, "#77839c", form=0.8)
    brush.box(-0.92, 1.42, 0.94, 1.78, "#6d7892", corner=0.17, form=0.6)


@thing(
    "tornado",
    "龙卷风",
    "typhoon",
    "whirlwind",
    "hurricane",
    "cyclone",
    "飓风",
    "旋风",
    "台风",
    size=(2.2, 3.0),
    live=True,
)
def tornado(brush: Brush, m: Moment) -> None:
    for k in range(13):
        u = k / 12
        y = 0.14 + 2.66 * u
        half = 0.1 + 0.95 * u**1.5
        x = 0.16 * math.sin(m.t * 4 + u * 7) * (1 - 0.4 * u)
        brush.oval((x, y), half, 0.15, ("#8d98ac", "#a7b1c2", "#76829a")[k % 3], form=1)
        brush.line(
            [(x - half * 0.7, y + 0.04), (x + half * 0.2, y + 0.08)], 0.03, "#d3dae4", alpha=0.8
        )
    for k in range(7):
        a = m.t * 5 + k
        brush.disc((0.5 * math.cos(a), 0.14 + 0.1 * math.sin(a * 1.3) ** 2), 0.05, "#8a6a4c")
    brush.oval((0, 0.06), 0.5, 0.06, "#b39a78", form=0.4)


@thing("waterfall", "瀑布", size=(3.0, 3.6), live=True)
def waterfall(brush: Brush, m: Moment) -> None:
    plate(brush, "-1.5 0, -1.4 2.4, -1.1 3.2, -.6 3.5, -.5 0", "#8a8f86", form=1.3)
    plate(brush, "1.5 0, 1.36 2.6, 1.0 3.3, .6 3.5, .5 0", "#7c827a", form=1.3)
    for outline in ("-1.5 3.1, -1.0 3.6, -.5 3.5, -.7 3.1", "1.5 3.1, 1.0 3.6, .5 3.5, .7 3.1"):
        blob(brush, outline, "#6fae5a")
    falls = polygon(at("-.62 3.42, .62 3.42, .74 .2, -.74 .2"))
    brush.gradient(falls, (0, 3.4), (0, 0.2), ("#bfe6f6", "#7cc4e6"))
    with brush.inside(falls):
        for k in range(12):
            x = -0.66 + 0.12 * k
            y = 3.6 - ((m.t * 1.4 + (k * 37 % 12) / 12) % 1) * 3.6
            brush.line([(x, y), (x * 1.05, y - 0.8)], 0.05, WHITE, alpha=0.8)
    brush.oval((0, 0.16), 1.2, 0.16, "#6fb9dc", form=0.6)
    for k in range(9):
        lift = 0.05 * abs(math.sin(m.t * 3 + k * 1.8))
        brush.disc((-0.76 + 0.19 * k, 0.2 + lift), 0.14, "#eaf7fc", form=0.4)


@thing("rainbow", "彩虹", size=(3.2, 1.7), stands=False)
def rainbow(brush: Brush, m: Moment) -> None:
    tones = ("#e4574c", "#f08a3c", "#f7cf4a", "#5cb860", "#3d86c9", "#8a5cb0")
    with brush.inside(polygon(at("-2 0, 2 0, 2 2, -2 2"))):
        for k, tone in enumerate(tones):
            r = 1.5 - 0.13 * k
            brush.stroke(oval((0, 0.1), r, r), 0.14, tone)
    for x in (-1.18, 1.18):
        for dx, y, r in ((-0.22, 0.16, 0.16), (0.22, 0.16, 0.16), (0.0, 0.26, 0.2)):
            brush.disc((x + dx, y), r, WHITE, form=0.6)


@thing("snowflake", "雪花", "flake of snow", "snowflakes", size=(1.0, 1.0), stands=False, live=True)
def snowflake(brush: Brush, m: Moment) -> None:
    tone = m.tone("#7fc0e8")
    with brush.moved((0, 0.5), turn=m.t * 0.3):
        for k in range(6):
            with brush.moved(turn=math.tau * k / 6):
                line(brush, "0 0, 0 .46", 0.06, tone)
                for y, wide in ((0.2, 0.13), (0.34, 0.1)):
                    brush.line(
                        [(-wide, y + wide * 0.8), (0, y), (wide, y + wide * 0.8)], 0.045, tone
                    )
        brush.disc((0, 0), 0.07, lighter(tone, 0.5), form=0.4)


@thing(
    "water drop",
    "水滴",
    "rain drop",
    "drop of water",
    "raindrop",
    "雨滴",
    "droplet",
    size=(0.5, 0.7),
    stands=False,
)
def water_drop(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4fa8de")
    blob(
        brush,
        "0 .7, .14 .44, .24 .24, .17 .05, 0 0, -.17 .05, -.24 .24, -.14 .44",
        tone,
        tension=0.8,
        form=1.5,
    )
    line(brush, "-.13 .26, -.09 .13", 0.045, WHITE, smooth=True)


@thing(
    "bubble",
    "气泡",
    "cluster of bubbles",
    "bubbles",
    "soap bubble",
    "soap bubbles",
    "泡泡",
    "泡沫",
    "foam",
    size=(1.0, 1.0),
    stands=False,
    live=True,
)
def bubble(brush: Brush, m: Moment) -> None:
    for x, y, r in (
        (-0.14, 0.36, 0.32),
        (0.3, 0.66, 0.19),
        (0.22, 0.16, 0.13),
        (-0.24, 0.84, 0.12),
    ):
        y += 0.03 * math.sin(m.t * 1.8 + x * 9)
        brush.oval((x, y), r, r, "#bfe4f6", form=0.8, alpha=0.7)
        brush.stroke(oval((x, y), r * 0.97, r * 0.97), 0.02, "#6fb4dc", 0.9)
        brush.oval((x - r * 0.36, y + r * 0.42), r * 0.22, r * 0.14, WHITE, form=0)
        brush.oval((x + r * 0.4, y - r * 0.44), r * 0.1, r * 0.07, "#f3b8dc", form=0)


@thing("dust", "灰尘", "cloud of dust", "尘土", "粉尘", "ash", "灰烬", size=(1.6, 0.8), live=True)
def dust(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b9a58c")
    for k in range(8):
        x = -0.56 + 0.16 * k
        y = 0.23 + 0.09 * (k % 3) + 0.03 * math.sin(m.t * 1.5 + k)
        brush.disc(
            (x, y), 0.16 + 0.05 * (k % 2), lighter(tone, 0.12 * (k % 3)), form=0.6, alpha=0.8
        )
    for k in range(16):
        x, y = -0.72 + 0.096 * k, 0.1 + 0.62 * (k * 7 % 11) / 11
        brush.disc((x, y + 0.03 * math.sin(m.t * 2 + k)), 0.02, darker(tone, 0.3), form=0)


@thing(
    "comet",
    "彗星",
    "meteor",
    "shooting star",
    "流星",
    "asteroid",
    "陨石",
    size=(2.2, 1.1),
    stands=False,
    live=True,
)
def comet(brush: Brush, m: Moment) -> None:
    flick = 0.03 * math.sin(m.t * 7)
    blob(
        brush,
        f".5 .62, -.2 .84, {-1.08 + flick} 1.06, -.5 .72, -1.0 .7, -.4 .5, -.9 .3, .5 .04",
        "#f7a83f",
        form=0.5,
    )
    blob(brush, ".6 .56, 0 .66, -.6 .74, -.1 .46, .6 .12", "#ffe08a", form=0.4)
    brush.disc((0.72, 0.34), 0.32, m.tone("#8d7f78"), form=1.5)
    for x, y, r in ((0.62, 0.42, 0.08), (0.82, 0.3, 0.06), (0.7, 0.2, 0.05)):
        brush.disc((x, y), r, "#6c6060", form=0.3)


@thing(
    "planet",
    "行星",
    "planets",
    "ringed planet",
    "saturn",
    "jupiter",
    "土星",
    "木星",
    size=(1.7, 1.1),
    stands=False,
)
def planet(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e0a95f")
    ring = [
        (0.84 * math.cos(a), 0.55 + 0.2 * math.sin(a) + 0.12 * math.cos(a))
        for a in (math.pi * k / 14 for k in range(15))
    ]
    front = [
        (0.84 * math.cos(a), 0.55 + 0.2 * math.sin(a) + 0.12 * math.cos(a))
        for a in (math.pi * (1 + k / 14) for k in range(15))
    ]
    brush.line(ring, 0.1, "#c9b78f", smooth=True)
    brush.disc((0, 0.55), 0.5, tone, form=1.5)
    with brush.inside(oval((0, 0.55), 0.5, 0.5)):
        for y, wide in ((0.82, 0.09), (0.6, 0.13), (0.3, 0.1)):
            brush.box(-0.6, y - wide / 2, 0.6, y + wide / 2, darker(tone, 0.12), form=0)
    brush.line(front, 0.1, "#dccba4", smooth=True)


@thing("star", "星星", "stars", "繁星", "golden star", size=(1.0, 1.0), stands=False, live=True)
def star_(brush: Brush, m: Moment) -> None:
    brush.shine((0, 0.5), 0.62 + 0.04 * math.sin(m.t * 3), "#ffe27a", 0.6)
    brush.fill(star((0, 0.48), 0.5, 0.22), m.tone("#f9c93a"), form=1.2)


@thing("moon", "月亮", "crescent moon", "full moon", "月牙", "满月", size=(1.0, 1.0), stands=False)
def moon(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f4dc8f")
    brush.shine((0, 0.5), 0.7, "#ffeeb0", 0.4)
    brush.disc((0, 0.5), 0.5, tone, form=1.2)
    for x, y, r in (
        (-0.16, 0.66, 0.1),
        (0.16, 0.46, 0.13),
        (-0.2, 0.34, 0.07),
        (0.1, 0.78, 0.05),
        (0.02, 0.2, 0.06),
    ):
        brush.disc((x, y), r, darker(tone, 0.12), form=0.5)


@thing(
    "sunbeam",
    "阳光",
    "sunlight",
    "ray of sunlight",
    "sunshine",
    "日光",
    size=(2.0, 2.0),
    stands=False,
    live=True,
)
def sunbeam(brush: Brush, m: Moment) -> None:
    """The sun in a corner, and its light that comes down."""
    for k in range(4):
        a = math.radians(232 + 26 * k + 2 * math.sin(m.t + k))
        ends = [(-0.62, 1.62), (-0.62 + 2.1 * math.cos(a - 0.12), 1.62 + 2.1 * math.sin(a - 0.12))]
        ends += [(-0.62 + 2.1 * math.cos(a + 0.12), 1.62 + 2.1 * math.sin(a + 0.12))]
        with brush.inside(polygon(at("-1 0, 1 0, 1 2, -1 2"))):
            brush.flat(polygon(ends), "#ffe58a", alpha=0.75, glow=True)
    for x, y in around((-0.62, 1.62), 0.36, 10, turn=m.t * 0.2):
        brush.disc((x, y), 0.05, "#f9c93a", form=0)
    brush.fill(curve(around((-0.62, 1.62), 0.28, 12), closed=True), "#fbc02d", form=1)
