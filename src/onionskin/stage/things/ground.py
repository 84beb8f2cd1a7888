"""What lies on and under the ground: stones, earth, sand, ice, wood, coal."""

from __future__ import annotations

from onionskin.stage.brush import Brush, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import around, blob, bow, line, plate
from onionskin.stage.things.thing import Moment, thing

BARK = "#8a5f3f"
EARTH = "#7a5238"


@thing("tree stump", "树桩", "stump", size=(1.0, 0.6), surface=0.52, seat=0.5)
def tree_stump(brush: Brush, m: Moment) -> None:
    blob(
        brush,
        "-.36 .5, -.38 .2, -.5 0, -.2 .06, 0 0, .2 .06, .5 0, .38 .2, .36 .5",
        BARK,
        tension=0.5,
    )
    for x in (-0.22, -0.02, 0.2):
        brush.line([(x, 0.12), (x * 0.9, 0.44)], 0.025, darker(BARK, 0.22))
    brush.oval((0, 0.5), 0.37, 0.1, "#e3bf8a", form=0.4)
    for r in (0.26, 0.16, 0.06):
        brush.line(bow((0, 0.5), r, r * 0.26, 0, 360), 0.014, "#b98a55")


@thing(
    "log",
    "圆木",
    "tree trunk",
    "logs",
    "树干",
    "原木",
    "木头",
    "timber",
    size=(1.6, 0.5),
    surface=0.45,
    seat=0.44,
)
def log(brush: Brush, m: Moment) -> None:
    brush.box(-0.8, 0.02, 0.7, 0.48, BARK, corner=0.2, form=1.4)
    for k in range(5):
        x = -0.6 + 0.24 * k
        brush.line(
            [(x, 0.14 + 0.07 * (k % 3)), (x + 0.2, 0.15 + 0.07 * (k % 3))],
            0.025,
            darker(BARK, 0.25),
        )
    brush.oval((0.62, 0.25), 0.17, 0.23, "#e3bf8a", form=0.5)
    for r in (0.17, 0.1, 0.04):
        brush.line(bow((0.62, 0.25), r * 0.72, r, 0, 360), 0.014, "#b98a55")


@thing("rock", "岩石", "stone", "boulder", "rocks", "石头", "石块", size=(1.1, 0.7), surface=0.6)
def rock(brush: Brush, m: Moment) -> None:
    tone = m.tone("#98a0ac")
    plate(
        brush, "-.55 .08, -.46 .42, -.16 .68, .24 .64, .5 .4, .55 .06, .3 0, -.4 0", tone, form=1.4
    )
    plate(brush, "-.46 .42, -.16 .68, .24 .64, .06 .46, -.22 .4", lighter(tone, 0.28), form=0.3)
    plate(brush, ".06 .46, .24 .64, .5 .4, .55 .06, .26 .12", darker(tone, 0.16), form=0.3)
    line(brush, "-.3 .3, -.16 .2, -.2 .1", 0.02, darker(tone, 0.25))


@thing("mud", "泥巴", "mud puddle", "sludge", "泥", "泥泞", "烂泥", size=(1.4, 0.3))
def mud(brush: Brush, m: Moment) -> None:
    tone = m.tone("#7d5636")
    blob(
        brush,
        "-.7 .06, -.46 .2, -.2 .16, .02 .28, .28 .18, .5 .22, .7 .06, .4 0, -.4 0",
        tone,
        form=1.2,
    )
    for x, y, r in ((-0.34, 0.1, 0.1), (0.14, 0.12, 0.14), (0.46, 0.09, 0.07)):
        brush.oval((x, y), r, r * 0.4, lighter(tone, 0.22), form=0.4)
        brush.oval((x - 0.02, y + 0.012), r * 0.6, r * 0.18, lighter(tone, 0.5), form=0, alpha=0.6)
    for x, y in ((-0.56, 0.24), (0.3, 0.27), (0.6, 0.2)):
        brush.disc((x, y), 0.028, tone)


@thing(
    "soil",
    "土壤",
    "earth heap",
    "heap of soil",
    "dirt",
    "土",
    "泥土",
    "compost",
    "堆肥",
    size=(1.4, 0.6),
)
def soil(brush: Brush, m: Moment) -> None:
    tone = m.tone(EARTH)
    blob(
        brush,
        "-.7 .02, -.4 .28, -.12 .56, .16 .58, .44 .3, .7 .02, 0 0",
        tone,
        tension=0.8,
        form=1.4,
    )
    for k in range(16):
        x = -0.5 + 0.066 * k
        y = 0.08 + (0.42 - abs(x) * 0.7) * ((k * 7) % 5) / 5
        brush.disc(
            (x, y),
            0.03 + 0.012 * (k % 2),
            (darker(tone, 0.2), lighter(tone, 0.16))[k % 2],
            form=0.4,
        )


@thing("sand", "沙子", "heap of sand", "pile of sand", "沙堆", "沙", size=(1.4, 0.6))
def sand(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e6c583")
    blob(
        brush,
        "-.7 .02, -.34 .26, -.04 .58, .06 .58, .36 .26, .7 .02, 0 0",
        tone,
        tension=0.6,
        form=1.5,
    )
    for through in ("-.46 .12, -.1 .22, .1 .14", "-.2 .36, .04 .4, .2 .3"):
        line(brush, through, 0.018, darker(tone, 0.14), smooth=True)
    for k in range(14):
        brush.disc((-0.48 + 0.074 * k, 0.06 + 0.05 * (k * 3 % 4)), 0.012, darker(tone, 0.2), form=0)


@thing("iceberg", "冰山", "ice floe", "浮冰", size=(3.4, 2.4))
def iceberg(brush: Brush, m: Moment) -> None:
    plate(brush, "-1.5 .3, -1.2 1.2, -.6 1.7, -.2 2.4, .4 1.9, .8 1.3, 1.5 .3", "#dff1fa", form=1.4)
    plate(brush, "-.2 2.4, .4 1.9, .8 1.3, 1.5 .3, .4 .3, .1 1.4", "#b5d9ec", form=0.4)
    plate(brush, "-1.2 1.2, -.6 1.7, -.7 1.0, -1.0 .3, -1.5 .3", WHITE, form=0.3)
    blob(brush, "-1.7 .3, 1.7 .3, 1.2 .04, -1.2 .04", "#6fb6d8", tension=0.3, form=0.8)
    for x in (-1.3, -0.2, 0.7):
        brush.line([(x, 0.22), (x + 0.6, 0.22)], 0.04, "#d9f1fa", alpha=0.9)


@thing("icicle", "冰柱", "icicles", "冰凌", size=(1.2, 1.0), stands=False)
def icicle(brush: Brush, m: Moment) -> None:
    brush.box(-0.6, 0.84, 0.6, 1.0, WHITE, corner=0.08, form=0.5)
    for k, long in enumerate((0.5, 0.8, 0.4, 0.7, 0.3, 0.55)):
        x = -0.46 + 0.185 * k
        plate(brush, f"{x - 0.075} .88, {x} {0.88 - long}, {x + 0.075} .88", "#aadcf2", form=1.3)
        brush.line([(x - 0.03, 0.84), (x - 0.01, 0.88 - long * 0.6)], 0.014, WHITE, alpha=0.9)


@thing("snowball", "雪球", "snowballs", size=(0.5, 0.4), grip=(0, 0.12))
def snowball(brush: Brush, m: Moment) -> None:
    for x, y, r in ((-0.12, 0.12, 0.12), (0.13, 0.12, 0.12), (0.0, 0.28, 0.12)):
        brush.disc((x, y), r, m.tone("#eaf3fa"), form=1.4)
        brush.line(bow((x, y), r * 0.6, r * 0.6, 200, 280, 5), 0.014, "#b9cfe0")


@thing("crystal", "水晶", "crystals", "gemstone", "宝石", "mineral", "矿石", size=(0.8, 0.9))
def crystal(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a98ae0")
    for x, wide, high, lean in (
        (-0.22, 0.12, 0.5, -0.16),
        (0.24, 0.12, 0.46, 0.18),
        (0.0, 0.16, 0.88, 0.0),
    ):
        with brush.moved((x, 0.06), turn=-lean):
            outline = [(-wide, 0), (-wide, high * 0.7), (0, high), (wide, high * 0.7), (wide, 0)]
            brush.fill(polygon(outline), tone, form=1.3)
            brush.shape(
                [(0, 0), (0, high), (wide, high * 0.7), (wide, 0)], darker(tone, 0.14), form=0
            )
            brush.line(
                [(-wide * 0.5, high * 0.1), (-wide * 0.5, high * 0.66)], 0.02, WHITE, alpha=0.6
            )
    blob(brush, "-.4 .02, -.26 .14, 0 .1, .26 .15, .4 .02, 0 0", "#8d93a0", tension=0.6)


@thing("footprint", "脚印", "footprints", "足迹", size=(0.7, 0.9))
def footprint(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8a6a4c")
    for x, y, side in ((-0.18, 0.02, -1), (0.18, 0.34, 1)):
        blob(
            brush,
            f"{x - 0.1} {y + 0.3}, {x + 0.1} {y + 0.3}, {x + 0.06} {y + 0.14},"
            f" {x - 0.06} {y + 0.14}",
            tone,
        )
        brush.oval((x, y + 0.07), 0.07, 0.08, tone, form=0.6)
        for k in range(5):
            brush.disc(
                (x - side * (0.1 - 0.05 * k), y + 0.41 + 0.015 * (2 - abs(k - 1))),
                0.03 - 0.003 * k,
                tone,
                form=0.4,
            )


@thing("hole", "坑", "pit", "hole in the ground", "地洞", "洞", "burrow", size=(1.3, 0.4))
def hole(brush: Brush, m: Moment) -> None:
    blob(brush, "-.65 .14, -.4 .34, 0 .38, .4 .34, .65 .14, .3 0, -.3 0", "#9c7048", form=1)
    brush.oval((0, 0.17), 0.46, 0.13, "#3a2a2a", form=0.3)
    for x, y in ((-0.5, 0.26), (0.46, 0.28), (0.56, 0.1), (-0.58, 0.1)):
        brush.disc((x, y), 0.05, "#7a5238", form=0.8)


@thing("coal", "煤", "lump of coal", "charcoal", "煤炭", "木炭", size=(0.9, 0.5))
def coal(brush: Brush, m: Moment) -> None:
    for x, y, r, turn in (
        (-0.26, 0.14, 0.18, 0.2),
        (0.24, 0.13, 0.17, 0.9),
        (0.0, 0.3, 0.19, 0.5),
        (0.02, 0.1, 0.16, 1.4),
    ):
        points = around((x, y), r, 6, turn=turn)
        brush.fill(polygon(points), "#3a3848", form=1.6)
        brush.shape([points[1], points[2], (x, y)], "#5f5d70", form=0)


@thing("firewood", "柴火", "pile of wood", "woodpile", "木柴", "柴", size=(1.2, 0.8))
def firewood(brush: Brush, m: Moment) -> None:
    for row in range(4):
        for k in range(4 - row):
            x, y = -0.42 + 0.28 * k + 0.14 * row, 0.14 + 0.19 * row
            brush.disc((x, y), 0.135, BARK, form=0.8)
            brush.disc((x, y), 0.1, "#e3bf8a", form=0.4)
            brush.line(bow((x, y), 0.05, 0.05, 0, 360, 8), 0.012, "#b98a55")
