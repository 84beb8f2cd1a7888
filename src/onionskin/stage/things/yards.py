"""What stands about farms, gardens and playgrounds: wells, swings, hives, silos, nests."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, oval
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GOLD,
    INK,
    WOOD,
    around,
    at,
    blob,
    bow,
    bricks,
    line,
    plate,
    vessel,
)
from onionskin.stage.things.thing import Moment, thing


@thing("washtub", "洗衣盆", "wash tub", "木盆", size=(0.72, 0.42))
def washtub(brush: Brush, m: Moment) -> None:
    """A wooden tub with suds and a cloth over its rim."""
    brush.oval((0, 0.3), 0.35, 0.07, "#cfe8f4", form=0.4)
    for k in range(9):
        x = -0.28 + 0.07 * k
        brush.disc((x, 0.33 + 0.02 * ((k * 5) % 3)), 0.05, "#ffffff", form=0.5)
    plate(brush, "-.36 .31, .36 .31, .3 0, -.3 0", m.tone("#b98a58"), form=1.1)
    for y in (0.08, 0.24):
        brush.line([(-0.335, y), (0.335, y)], 0.025, "#6f7480")
    plate(brush, "-.34 .34, -.16 .34, -.18 .12, -.33 .14", "#e4574c", form=0.8)


@thing("sapling", "树苗", "young tree", "小树苗", "小树", size=(0.6, 1.0))
def sapling(brush: Brush, m: Moment) -> None:
    """A young tree in loose earth, that stirs a little."""
    sway = 0.02 * math.sin(m.t * 1.3)
    brush.oval((0, 0.03), 0.3, 0.07, "#7a5638", form=0.8)
    brush.line([(0, 0.02), (0.01, 0.5), (sway, 0.78)], 0.03, "#8a5f3c", smooth=True)
    for x, y, r in ((-0.14, 0.62, 0.11), (0.14, 0.66, 0.11), (0.0, 0.82, 0.14)):
        brush.disc((x + sway, y), r, m.tone("#5fae58"), form=0.9)


@thing("water wheel", "水车", "watermill", "mill wheel", "水磨", size=(2.6, 2.4), live=True)
def water_wheel(brush: Brush, m: Moment) -> None:
    with brush.moved((0, 1.3), turn=-m.t * 0.7):
        for r in (0.95, 0.7):
            brush.stroke(oval((0, 0), r, r), 0.09, WOOD)
        for x, y in around((0, 0), 1.0, 12):
            brush.line([(0, 0), (x, y)], 0.06, darker(WOOD, 0.1))
            brush.line([(x * 0.72, y * 0.72), (x * 1.06, y * 1.06)], 0.16, darker(WOOD, 0.22))
        brush.disc((0, 0), 0.16, DARK_STEEL)
    brush.line([(0, 1.3), (-0.5, 0)], 0.12, darker(WOOD, 0.2))
    brush.line([(0, 1.3), (0.5, 0)], 0.12, darker(WOOD, 0.2))
    brush.oval((0, 0.16), 1.25, 0.16, "#6fb9dc", form=0.6)
    for k in range(7):
        brush.disc(
            (-0.7 + 0.24 * k, 0.22 + 0.06 * abs(math.sin(m.t * 4 + k))), 0.09, "#eaf7fc", form=0.4
        )


@thing("well", "水井", "water well", "draw well", "井", size=(1.8, 2.3))
def well(brush: Brush, m: Moment) -> None:
    for x in (-0.62, 0.62):
        brush.box(x - 0.06, 0.6, x + 0.06, 1.7, WOOD)
    plate(brush, "-1.0 1.6, 0 2.3, 1.0 1.6", "#8a4f3a", form=1)
    line(brush, "-.62 1.35, .62 1.35", 0.1, darker(WOOD, 0.2))
    line(brush, ".62 1.35, .8 1.35, .8 1.15", 0.05, DARK_STEEL)
    brush.line([(0, 1.35), (0, 1.05)], 0.03, "#d3a765")
    plate(brush, "-.16 1.05, .16 1.05, .12 .78, -.12 .78", "#8a5a30", form=1.2)
    bricks(brush, (-0.75, 0, 0.75, 0.7), 4, m.tone("#a9a4a0"))
    brush.box(-0.82, 0.68, 0.82, 0.8, "#8d8890", corner=0.04)


@thing("gate", "大门", "garden gate", "iron gate", "铁门", "院门", size=(2.2, 1.9))
def gate(brush: Brush, m: Moment) -> None:
    for x in (-0.98, 0.98):
        bricks(brush, (x - 0.14, 0, x + 0.14, 1.6), 8, "#b5705a")
        brush.box(x - 0.19, 1.58, x + 0.19, 1.7, "#c9c2b8")
        brush.disc((x, 1.79), 0.11, "#c9c2b8")
    tone = m.tone("#3a4258")
    for k in range(9):
        x = -0.76 + 0.19 * k
        high = 1.5 - 0.28 * (1 - abs(x) / 0.8)
        brush.line([(x, 0.08), (x, high)], 0.045, tone)
        plate(brush, f"{x - 0.05} {high}, {x} {high + 0.14}, {x + 0.05} {high}", tone)
    for y in (0.3, 1.0):
        brush.line([(-0.82, y), (0.82, y)], 0.06, tone)


@thing("fountain", "喷泉", "water fountain", size=(3.0, 2.2), live=True)
def fountain(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b9b6b0")
    for side in (-1, 1):
        for reach, high in ((0.5, 1.0), (0.95, 0.8)):
            arc = [
                (
                    side * reach * k / 10,
                    1.2 + high * (4 * (k / 10) * (1 - k / 10)) - 0.7 * (k / 10) ** 2,
                )
                for k in range(11)
            ]
            brush.line(arc, 0.06, "#a9dcf2", smooth=True)
            j = (m.t * 1.2 + reach) % 1
            x, y = side * reach * j, 1.2 + high * 4 * j * (1 - j) - 0.7 * j * j
            brush.disc((x, y), 0.06, WHITE, form=0.3)
    vessel(brush, ".16 .4, .12 .9, .5 1.16", tone, tension=0.5)
    brush.oval((0, 1.16), 0.5, 0.09, "#7cc4e6", form=0.5)
    brush.oval((0, 0.42), 1.35, 0.16, "#7cc4e6", form=0.5)
    plate(brush, "-1.5 .44, -1.34 0, 1.34 0, 1.5 .44, 1.3 .4, -1.3 .4", tone, form=1.2)


@thing("slide", "滑梯", "playground slide", "children's slide", size=(2.6, 2.0))
def slide(brush: Brush, m: Moment) -> None:
    line(brush, "-1.2 0, -.8 1.5", 0.08, DARK_STEEL)
    line(brush, "-.9 0, -.6 1.5", 0.08, DARK_STEEL)
    for k in range(5):
        brush.line(
            [(-1.14 + 0.08 * k, 0.24 + 0.28 * k), (-0.86 + 0.06 * k, 0.24 + 0.28 * k)], 0.06, GOLD
        )
    line(brush, "-.8 1.5, -.8 1.95, -.4 1.9", 0.06, "#e4574c", smooth=True)
    way = at("-.75 1.5, -.4 1.5, .3 .7, .8 .25, 1.25 .2")
    brush.line(way, 0.3, m.tone("#3d86c9"), smooth=True)
    brush.line(way, 0.12, lighter("#3d86c9", 0.4), smooth=True)
    line(brush, ".3 .6, .3 0", 0.07, DARK_STEEL)


@thing("swing", "秋千", "swings", "playground swing", size=(2.4, 2.3), live=True)
def swing(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4fa870")
    for x in (-1.0, 1.0):
        brush.line([(x - 0.2, 0), (x, 2.2), (x + 0.2, 0)], 0.1, tone)
    brush.line([(-1.05, 2.2), (1.05, 2.2)], 0.1, tone)
    with brush.moved((0, 2.2), turn=0.14 * math.sin(m.t * 2)):
        for x in (-0.26, 0.26):
            brush.line([(x, 0), (x, -1.65)], 0.03, INK)
        brush.box(-0.36, -1.72, 0.36, -1.62, "#e0952f", corner=0.03)


@thing("seesaw", "跷跷板", "teeter-totter", size=(3.0, 1.2))
def seesaw(brush: Brush, m: Moment) -> None:
    plate(brush, "-.3 0, .3 0, .08 .56, -.08 .56", "#3d6fb0")
    with brush.moved((0, 0.56), turn=0.2):
        brush.box(-1.5, -0.06, 1.5, 0.06, m.tone("#e4574c"), corner=0.05)
        for x in (-1.1, 1.1):
            brush.line([(x, 0.05), (x, 0.3)], 0.05, INK)
            brush.line([(x - 0.1, 0.3), (x + 0.1, 0.3)], 0.06, INK)
    brush.disc((0, 0.56), 0.09, GOLD)


@thing("sandpit", "沙坑", "sandbox", "sand pit", size=(2.2, 0.8))
def sandpit(brush: Brush, m: Moment) -> None:
    plate(brush, "-1.1 .0, 1.1 .0, .8 .5, -.8 .5", WOOD)
    plate(brush, "-.95 .08, .95 .08, .72 .45, -.72 .45", m.tone("#ecd090"), form=0.5)
    blob(brush, "-.5 .2, -.25 .5, 0 .2", "#dfbf78", tension=0.8)
    plate(brush, ".2 .5, .5 .5, .45 .2, .25 .2", "#3d86c9", form=1.2)
    brush.line(bow((0.35, 0.5), 0.14, 0.14, 0, 180), 0.025, "#e4574c")
    line(brush, "-.75 .2, -.6 .62", 0.04, "#e4574c")


@thing("beehive", "蜂箱", "hive", "bee hive", "蜂巢", "蜂房", size=(0.94, 1.0))
def beehive(brush: Brush, m: Moment) -> None:
    for x in (-0.3, 0.22):
        brush.box(x, 0, x + 0.08, 0.16, darker(WOOD, 0.2))
    for k, tone in enumerate(("#f4e2b0", "#ecd08a", "#f4e2b0")):
        brush.box(-0.36, 0.14 + 0.24 * k, 0.36, 0.37 + 0.24 * k, m.tone(tone), corner=0.01)
        brush.box(
            -0.1, 0.24 + 0.24 * k, 0.1, 0.28 + 0.24 * k, darker(tone, 0.3), corner=0.015, form=0
        )
    plate(brush, "-.42 .86, .42 .86, .36 1.0, -.36 1.0", "#8d98a8")
    brush.box(-0.16, 0.15, 0.16, 0.19, INK, form=0)
    for x, y in ((0.42, 0.3), (-0.42, 0.56), (0.43, 0.7)):
        brush.oval((x, y), 0.045, 0.032, "#f4b93f", form=0.6)
        brush.oval((x - 0.01, y + 0.035), 0.028, 0.018, "#dff2fb", form=0)


@thing("scarecrow", "稻草人", size=(1.5, 2.0))
def scarecrow(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0), (0, 1.4)], 0.08, WOOD)
    line(brush, "-.68 1.2, .68 1.2", 0.07, WOOD)
    for side in (-1, 1):
        for k in range(4):
            brush.line([(side * 0.62, 1.2), (side * 0.76, 1.1 + 0.06 * k)], 0.025, "#e0bd5a")
    blob(
        brush,
        "-.6 1.3, .6 1.3, .6 1.08, .26 1.06, .3 .5, -.3 .5, -.26 1.06, -.6 1.08",
        m.tone("#c8503f"),
        tension=0.15,
        form=1,
    )
    for k in range(7):
        brush.line([(-0.26 + 0.087 * k, 0.54), (-0.3 + 0.1 * k, 0.38)], 0.03, "#e0bd5a")
    brush.disc((0, 1.52), 0.22, "#e6cf9c")
    for x in (-0.08, 0.08):
        brush.disc((x, 1.55), 0.03, INK, form=0)
    brush.line(bow((0, 1.47), 0.08, 0.05, 200, 340, 6), 0.02, INK)
    brush.oval((0, 1.7), 0.36, 0.06, "#a8713f")
    blob(brush, "-.18 1.7, -.1 1.96, .1 1.96, .18 1.7", "#a8713f", tension=0.5)


@thing(
    "hay bale",
    "干草捆",
    "bale of hay",
    "hay",
    "straw bale",
    "干草",
    "稻草",
    "straw",
    size=(1.2, 1.2),
    surface=1.1,
)
def hay_bale(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e0bd5a")
    brush.disc((0, 0.6), 0.6, tone, form=1.2)
    for k in range(4):
        r = 0.5 - 0.13 * k
        brush.line(
            bow((0, 0.6), r, r, 30 + 40 * k, 330 + 40 * k), 0.03, darker(tone, 0.2), smooth=True
        )
    for k, (x, y) in enumerate(around((0, 0.6), 0.58, 16)):
        brush.line(
            [(x, y), (x * 1.05 + 0.02, (y - 0.6) * 1.06 + 0.62 if k % 2 else y)],
            0.02,
            lighter(tone, 0.3),
        )


@thing("silo", "筒仓", "grain silo", "粮仓", "granary", size=(1.8, 4.4))
def silo(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c3ccd6")
    brush.box(-0.85, 0, 0.85, 3.6, tone, form=2)
    for k in range(7):
        brush.line([(-0.85, 0.3 + 0.5 * k), (0.85, 0.3 + 0.5 * k)], 0.035, darker(tone, 0.2))
    blob(brush, "-.88 3.55, -.6 4.2, 0 4.4, .6 4.2, .88 3.55", "#b5503f", tension=0.8, form=1.4)
    for x in (0.4, 0.56):
        brush.line([(x, 0), (x, 3.6)], 0.03, DARK_STEEL)
    for k in range(12):
        brush.line([(0.4, 0.2 + 0.29 * k), (0.56, 0.2 + 0.29 * k)], 0.025, DARK_STEEL)


@thing(
    "nest",
    "鸟窝",
    "nest of eggs",
    "bird's nest",
    "birds' nest",
    "鸟巢",
    size=(0.6, 0.36),
    grip=(0, 0.08),
)
def nest(brush: Brush, m: Moment) -> None:
    for x in (-0.12, 0.0, 0.12):
        brush.oval((x, 0.22), 0.075, 0.1, "#bfe0e6", form=1.3)
    blob(brush, "-.28 .2, -.2 .04, 0 0, .2 .04, .28 .2", m.tone("#9c7048"), tension=0.8, form=1.2)
    for k in range(16):
        x = -0.26 + 0.034 * k
        y = 0.14 - 0.09 * (1 - (x / 0.28) ** 2) * ((k * 5 % 4) / 4)
        line(
            brush,
            f"{x - 0.05} {y + 0.03}, {x + 0.05} {y + 0.02 * (k % 3)}",
            0.014,
            ("#7a5238", "#c99a66")[k % 2],
        )
    line(brush, "-.28 .2, 0 .15, .28 .2", 0.045, "#8a5f3f", smooth=True)


@thing("spider web", "蜘蛛网", "cobweb", "spider's web", "蛛网", size=(1.0, 1.0), stands=False)
def spider_web(brush: Brush, m: Moment) -> None:
    tone = m.tone("#7b8698")
    spokes = around((0, 0.5), 0.5, 10, turn=0.2)
    for point in spokes:
        brush.line([(0, 0.5), point], 0.012, tone)
    for share in (0.2, 0.4, 0.6, 0.8):
        ring = [(x * share, 0.5 + (y - 0.5) * share) for x, y in spokes]
        for one, two in zip(ring, [*ring[1:], ring[0]], strict=True):
            middle = ((one[0] + two[0]) * 0.46, 0.5 + ((one[1] + two[1]) / 2 - 0.5) * 0.92)
            brush.line([one, middle, two], 0.012, tone, smooth=True)
    brush.oval((0.12, 0.38), 0.05, 0.065, INK)
    brush.disc((0.12, 0.46), 0.035, INK)
    for side in (-1, 1):
        for k in range(4):
            brush.line(
                [
                    (0.12, 0.42),
                    (0.12 + side * 0.08, 0.47 - 0.03 * k),
                    (0.12 + side * 0.11, 0.42 - 0.035 * k),
                ],
                0.01,
                INK,
            )


@thing("kennel", "狗窝", "dog house", "doghouse", "dog kennel", "狗屋", "狗舍", size=(1.3, 1.15))
def kennel(brush: Brush, m: Moment) -> None:
    """A wooden house for a dog: a round door and a pitched roof."""
    tone = m.tone("#c98f5a")
    brush.box(-0.52, 0, 0.52, 0.72, tone, corner=0.02, form=1.0)
    for y in (0.18, 0.36, 0.54):
        brush.line([(-0.52, y), (0.52, y)], 0.014, darker(tone, 0.16))
    gable = [(-0.52, 0.7), (0, 1.08), (0.52, 0.7)]
    brush.shape(gable, darker(tone, 0.06))
    brush.oval((0, 0.38), 0.25, 0.26, "#3a2a24", form=0.3)
    brush.box(-0.25, 0, 0.25, 0.38, "#3a2a24", corner=0)
    brush.line([(-0.64, 0.66), (0, 1.11)], 0.09, "#a5493f")
    brush.line([(0.64, 0.66), (0, 1.11)], 0.09, "#b5564a")
    brush.box(-0.2, 0.72, 0.2, 0.84, lighter(tone, 0.3), corner=0.03)
