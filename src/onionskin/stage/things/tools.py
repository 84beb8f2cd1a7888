"""Tools of trades and households: knife, wrench, saw, drill, needles, cloth, iron, basket."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing

STEEL = "#c3ccd6"
WOOD = "#a8703f"


@thing(
    "knife",
    "刀",
    "kitchen knife",
    "菜刀",
    "scalpel",
    "小刀",
    size=(0.26, 0.05),
    lead=0.13,
    grip=(0.05, 0.02),
)
def knife(brush: Brush, m: Moment) -> None:
    brush.box(0, 0.008, 0.1, 0.034, "#3a3346", corner=0.01)
    brush.shape([(0.1, 0.004), (0.1, 0.046), (0.21, 0.046), (0.26, 0.012), (0.23, 0.004)], STEEL)


@thing(
    "wrench",
    "扳手",
    "spanner",
    size=(0.26, 0.06),
    lead=0.13,
    grip=(0.06, 0.03),
)
def wrench(brush: Brush, m: Moment) -> None:
    brush.box(0, 0.018, 0.2, 0.044, m.tone("#8d98a8"), corner=0.012)
    brush.shape(
        [(0.19, 0.01), (0.26, 0.0), (0.238, 0.03), (0.26, 0.062), (0.19, 0.052)], m.tone("#8d98a8")
    )


@thing("saw", "锯子", "handsaw", "锯", size=(0.5, 0.12), lead=0.25, grip=(0.06, 0.06))
def saw(brush: Brush, m: Moment) -> None:
    brush.shape([(0.1, 0.02), (0.1, 0.115), (0.5, 0.07), (0.5, 0.03)], STEEL)
    for k in range(13):
        x = 0.11 + 0.03 * k
        brush.shape([(x, 0.024), (x + 0.015, 0.004), (x + 0.03, 0.026)], STEEL, form=0.3)
    brush.stroke(oval((0.06, 0.06), 0.05, 0.045), 0.028, WOOD)


@thing(
    "drill",
    "电钻",
    "power drill",
    "weld gun",
    "焊枪",
    size=(0.3, 0.2),
    lead=0.15,
    grip=(0.05, 0.07),
)
def drill(brush: Brush, m: Moment) -> None:
    brush.box(0.0, 0.11, 0.19, 0.19, m.tone("#e0a52f"), corner=0.02)
    brush.shape([(0.02, 0.12), (0.09, 0.12), (0.08, 0.02), (0.0, 0.02)], "#3a3f52")
    brush.box(-0.01, 0.0, 0.1, 0.035, "#3a3f52", corner=0.01)
    brush.box(0.19, 0.13, 0.23, 0.17, "#5a6478")
    brush.line([(0.23, 0.15), (0.3, 0.15)], 0.014, STEEL)


@thing(
    "knitting",
    "毛线活",
    "yarn",
    "wool",
    "needle and thread",
    "针线",
    "毛线",
    size=(0.3, 0.3),
    grip=(0, 0.16),
)
def knitting(brush: Brush, m: Moment) -> None:
    brush.fill(
        polygon([(-0.11, 0.0), (0.11, 0.01), (0.12, 0.17), (-0.12, 0.17)]), m.tone("#c8656a")
    )
    for k in range(4):
        brush.line(
            [(-0.11, 0.03 + 0.04 * k), (0.11, 0.035 + 0.04 * k)], 0.008, darker("#c8656a", 0.18)
        )
    brush.line([(-0.15, 0.24), (0.13, 0.15)], 0.014, "#d8b070")
    brush.line([(0.15, 0.24), (-0.13, 0.15)], 0.014, "#d8b070")


@thing("cloth", "抹布", "rag", "wipe", size=(0.22, 0.16), grip=(0, 0.13))
def cloth(brush: Brush, m: Moment) -> None:
    shape = [(-0.1, 0.15), (0.1, 0.16), (0.11, 0.03), (0.04, 0.0), (-0.03, 0.03), (-0.11, 0.01)]
    brush.blob(shape, m.tone("#f4d47a"))
    brush.line([(-0.09, 0.05), (0.1, 0.07)], 0.012, darker(m.tone("#f4d47a"), 0.15))


@thing("iron", "熨斗", size=(0.26, 0.16), lead=0.13, grip=(0.1, 0.12))
def iron(brush: Brush, m: Moment) -> None:
    brush.shape([(0, 0.0), (0, 0.06), (0.2, 0.05), (0.26, 0.0)], STEEL)
    brush.blob([(0, 0.05), (0.02, 0.1), (0.14, 0.09), (0.21, 0.05)], m.tone("#3d86c9"))
    brush.line([(0.02, 0.1), (0.05, 0.15), (0.14, 0.14)], 0.028, "#3a3f52", smooth=True)


@thing("rolling pin", "擀面杖", size=(0.46, 0.08), grip=(0, 0.04))
def rolling_pin(brush: Brush, m: Moment) -> None:
    brush.box(-0.23, 0.026, 0.23, 0.054, "#8a5a30", corner=0.014)
    brush.box(-0.15, 0.0, 0.15, 0.08, "#d8a868", corner=0.03)


@thing("whisk", "打蛋器", "egg beater", size=(0.1, 0.3), grip=(0, 0.22))
def whisk(brush: Brush, m: Moment) -> None:
    brush.box(-0.014, 0.17, 0.014, 0.3, "#8d98a8", corner=0.01)
    for half in (0.045, 0.022):
        loop = curve([(0, 0.18), (-half, 0.06), (0, 0.0), (half, 0.06)], closed=True)
        brush.stroke(loop, 0.008, STEEL)


@thing(
    "bowl",
    "碗",
    "mixing bowl",
    "salad bowl",
    size=(0.26, 0.14),
    grip=(0.1, 0.06),
    surface=0.13,
)
def bowl(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e9e2d6")
    brush.fill(
        curve(
            [(-0.13, 0.13), (-0.1, 0.03), (0, 0.0), (0.1, 0.03), (0.13, 0.13)],
            closed=True,
            tension=0.8,
        ),
        tone,
    )
    brush.oval((0, 0.128), 0.128, 0.022, darker(tone, 0.1))
    brush.oval((0, 0.126), 0.11, 0.016, "#e8b860", form=0.4)


@thing("lifebuoy", "救生圈", "life ring", "lifebelt", "life buoy", size=(0.6, 0.6), grip=(0, 0.08))
def lifebuoy(brush: Brush, m: Moment) -> None:
    ring = oval((0, 0.3), 0.23, 0.23)
    brush.stroke(ring, 0.14, "#f6f3ee")
    for k in range(4):
        a = math.tau * k / 4 + 0.4
        arc = [(0.23 * math.cos(a + b), 0.3 + 0.23 * math.sin(a + b)) for b in (0, 0.35, 0.7)]
        brush.stroke(curve(arc), 0.14, m.tone("#e4574c"))
    brush.stroke(oval((0, 0.3), 0.295, 0.295), 0.012, "#c9c2b8")


@thing(
    "loaf", "面包", "bread", "loaf of bread", "baguette", "长面包", size=(0.46, 0.2), grip=(0, 0.01)
)
def loaf(brush: Brush, m: Moment) -> None:
    crust = [(-0.22, 0.06), (-0.17, 0.16), (0, 0.19), (0.17, 0.16), (0.22, 0.06), (0, 0.01)]
    brush.blob(crust, m.tone("#c98a48"), form=1.3)
    for x in (-0.11, 0.0, 0.11):
        brush.line([(x - 0.025, 0.1), (x + 0.03, 0.165)], 0.022, "#f0d6a4")


@thing("dough", "面团", "bread dough", size=(0.3, 0.12), surface=0.0)
def dough(brush: Brush, m: Moment) -> None:
    brush.blob(
        [(-0.15, 0.0), (-0.13, 0.08), (0, 0.12), (0.13, 0.08), (0.15, 0.0)], m.tone("#f2dfb8")
    )


@thing(
    "basket", "篮子", "wicker basket", "shopping basket", "筐", size=(0.36, 0.34), grip=(0, 0.32)
)
def basket(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c08a4a")
    arch = curve([(-0.15, 0.16), (-0.11, 0.3), (0, 0.335), (0.11, 0.3), (0.15, 0.16)])
    brush.stroke(arch, 0.024, darker(tone, 0.15))
    for k, fruit in enumerate(("#e4574c", "#f4b93f", "#d9483b", "#8fb84a")):
        brush.disc((-0.1 + 0.066 * k, 0.18), 0.05, fruit)
    brush.fill(polygon([(-0.18, 0.18), (0.18, 0.18), (0.14, 0.0), (-0.14, 0.0)]), tone)
    for k in range(3):
        brush.line(
            [(-0.17 + 0.01 * k, 0.14 - 0.05 * k), (0.17 - 0.01 * k, 0.14 - 0.05 * k)],
            0.01,
            darker(tone, 0.2),
        )


@thing("sickle", "镰刀", "scythe", size=(0.26, 0.3), grip=(0, 0.04))
def sickle(brush: Brush, m: Moment) -> None:
    brush.box(-0.016, 0, 0.016, 0.13, WOOD, corner=0.01)
    blade = curve([(0.0, 0.13), (0.16, 0.17), (0.2, 0.27), (0.05, 0.3)])
    brush.stroke(blade, 0.028, STEEL)


@thing("rake", "耙子", "hoe", "锄头", "pitchfork", size=(0.3, 1.35), grip=(0, 0.75))
def rake(brush: Brush, m: Moment) -> None:
    brush.box(-0.016, 0.08, 0.016, 1.35, WOOD, corner=0.012)
    brush.box(-0.15, 0.06, 0.15, 0.09, "#6a7484", corner=0.012)
    for k in range(6):
        brush.line([(-0.13 + 0.052 * k, 0.07), (-0.13 + 0.052 * k, 0.0)], 0.014, "#6a7484")


@thing(
    "fishing rod",
    "鱼竿",
    "rod",
    "fishing pole",
    "钓鱼竿",
    size=(1.6, 1.4),
    grip=(0.1, 0.62),
    stands=False,
)
def fishing_rod(brush: Brush, m: Moment) -> None:
    bend = 0.02 * math.sin(m.t * 2.1)
    rod = [(0.0, 0.52), (0.5, 0.92), (1.1, 1.3), (1.45, 1.38 + bend)]
    brush.line(rod, 0.022, "#8a5a30", smooth=True)
    brush.line([(0.0, 0.52), (0.24, 0.71)], 0.034, "#3a3346")
    brush.line([rod[-1], (1.52, 0.8), (1.54, 0.06)], 0.006, WHITE, alpha=0.9)
    brush.disc((1.54, 0.06), 0.04, "#d9483b")
    brush.disc((1.54, 0.075), 0.025, WHITE, form=0)


@thing("toothbrush", "牙刷", size=(0.18, 0.03), lead=0.09, grip=(0.04, 0.012))
def toothbrush(brush: Brush, m: Moment) -> None:
    brush.box(0, 0.006, 0.18, 0.02, m.tone("#3fb5b0"), corner=0.006)
    brush.box(0.13, 0.018, 0.178, 0.036, WHITE, corner=0.003)


@thing("bandage", "绷带", "plaster", "gauze", "创可贴", size=(0.12, 0.1), grip=(0, 0.05))
def bandage(brush: Brush, m: Moment) -> None:
    brush.disc((0, 0.05), 0.05, "#fbf6ec")
    brush.stroke(oval((0, 0.05), 0.03, 0.03), 0.008, "#d8cdb8")
    brush.line([(0.03, 0.01), (0.07, 0.004)], 0.03, "#fbf6ec")


@thing("magnifying glass", "放大镜", "lens", "magnifier", size=(0.16, 0.3), grip=(0, 0.05))
def magnifying_glass(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.0), (0, 0.15)], 0.03, "#5a4436")
    brush.flat(oval((0, 0.22), 0.07, 0.07), "#dff2fb", alpha=0.6)
    brush.stroke(oval((0, 0.22), 0.07, 0.07), 0.018, "#3a3f52")
    brush.line([(-0.035, 0.24), (-0.01, 0.262)], 0.012, WHITE)


@thing("candle", "蜡烛", "candles", "birthday candle", size=(0.08, 0.26), grip=(0, 0.05), live=True)
def candle(brush: Brush, m: Moment) -> None:
    brush.box(-0.03, 0, 0.03, 0.18, m.tone("#f4efe2"), corner=0.008)
    brush.line([(0, 0.18), (0, 0.2)], 0.008, "#3a3346")
    lean = 0.008 * math.sin(m.t * 7)
    brush.shine((0, 0.225), 0.11, "#ffd98a", 0.55)
    flame = [(-0.016, 0.21), (lean, 0.262), (0.016, 0.21), (0, 0.196)]
    brush.flat(curve(flame, closed=True), "#ffb43f", glow=True)


@thing(
    "baton",
    "指挥棒",
    "magic wand",
    "魔杖",
    "stick",
    "drumstick",
    "鼓槌",
    size=(0.34, 0.02),
    lead=0.17,
    grip=(0.03, 0.01),
)
def baton(brush: Brush, m: Moment) -> None:
    brush.line([(0, 0.01), (0.34, 0.01)], 0.012, m.tone("#f4efe2"))
    brush.disc((0.01, 0.01), 0.016, "#8a5a30")


@thing(
    "ballot",
    "选票",
    size=(0.2, 0.14),
    grip=(0.0, 0.03),
)
def ballot(brush: Brush, m: Moment) -> None:
    brush.box(-0.1, 0, 0.1, 0.14, m.tone("#fffaf0"), corner=0.006, form=0.5)
    for k in range(3):
        brush.line(
            [(-0.07, 0.11 - 0.035 * k), (0.07 - 0.03 * (k % 2), 0.11 - 0.035 * k)], 0.008, "#b9b2ad"
        )


@thing("bank card", "银行卡", "credit card", "card", "信用卡", size=(0.12, 0.08), grip=(0.0, 0.02))
def bank_card(brush: Brush, m: Moment) -> None:
    brush.box(-0.06, 0, 0.06, 0.08, m.tone("#3d5fb0"), corner=0.01)
    brush.box(-0.06, 0.05, 0.06, 0.064, "#26243a", form=0)
    brush.box(-0.044, 0.018, -0.016, 0.036, "#f2c04a", corner=0.004, form=0)


@thing(
    "sign",
    "牌子",
    "placard",
    "poster",
    "banner",
    "横幅",
    "标语",
    "海报",
    size=(0.6, 0.95),
    grip=(0, 0.1),
)
def sign(brush: Brush, m: Moment) -> None:
    brush.box(-0.016, 0, 0.016, 0.6, WOOD, corner=0.01)
    brush.box(-0.3, 0.5, 0.3, 0.95, m.tone("#fbf6ec"), corner=0.02)
    for k in range(3):
        brush.line(
            [(-0.22, 0.86 - 0.12 * k), (0.22 - 0.1 * (k % 2), 0.86 - 0.12 * k)],
            0.035,
            ("#d9483b", "#3a3346", "#3a3346")[k],
        )


@thing(
    "bag",
    "袋子",
    "handbag",
    "手提包",
    "shopping bag",
    "包",
    size=(0.34, 0.44),
    grip=(0, 0.41),
)
def bag(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d98a5a")
    handles = curve([(-0.07, 0.3), (-0.05, 0.42), (0.05, 0.42), (0.07, 0.3)])
    brush.stroke(handles, 0.018, darker(tone, 0.25))
    brush.fill(polygon([(-0.16, 0.31), (0.16, 0.31), (0.17, 0.0), (-0.17, 0.0)]), tone)
    brush.box(-0.16, 0.27, 0.16, 0.31, lighter(tone, 0.2), form=0.5)
    brush.disc((0, 0.15), 0.05, lighter(tone, 0.5), form=0.4)


@thing(
    "garbage",
    "垃圾",
    "rubbish",
    "trash",
    "garbage bag",
    "垃圾袋",
    "rubbish bag",
    "trash bag",
    "bin bag",
    size=(0.44, 0.56),
    grip=(0, 0.5),
)
def garbage(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4a4f5c")
    sack = [(-0.06, 0.42), (-0.19, 0.28), (-0.2, 0.05), (0.0, 0.0), (0.2, 0.05), (0.19, 0.28)]
    brush.fill(curve([*sack, (0.06, 0.42)], closed=True, tension=0.8), tone)
    knot = [(-0.05, 0.4), (-0.11, 0.54), (-0.02, 0.48), (0.04, 0.55), (0.1, 0.52), (0.05, 0.4)]
    brush.fill(polygon(knot), lighter(tone, 0.12), form=0.5)
    brush.line([(-0.08, 0.3), (-0.11, 0.12)], 0.02, lighter(tone, 0.3))
    brush.box(-0.06, 0.38, 0.06, 0.42, "#d98a5a", corner=0.01, form=0)


@thing(
    "suitcase", "行李箱", "luggage", "briefcase", "公文包", "行李", size=(0.4, 0.8), grip=(0, 0.78)
)
def suitcase(brush: Brush, m: Moment) -> None:
    tone = m.tone("#2b8a9c")
    for x in (-0.07, 0.07):
        brush.line([(x, 0.55), (x, 0.78)], 0.016, "#8d98a8")
    brush.line([(-0.07, 0.78), (0.07, 0.78)], 0.03, "#3a3f52")
    brush.box(-0.2, 0.05, 0.2, 0.6, tone, corner=0.05)
    for x in (-0.1, 0.0, 0.1):
        brush.line([(x, 0.12), (x, 0.54)], 0.014, darker(tone, 0.18))
    for x in (-0.14, 0.14):
        brush.disc((x, 0.035), 0.035, "#3a3346")


@thing(
    "folded shirt",
    "叠好的衣服",
    "clothes",
    "laundry",
    size=(0.36, 0.34),
    grip=(0, 0.17),
)
def folded_shirt(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4f9fc9")
    brush.shape([(-0.12, 0.0), (0.12, 0.0), (0.12, 0.32), (-0.12, 0.32)], tone)
    for side in (-1, 1):
        brush.shape(
            [(0.12 * side, 0.32), (0.2 * side, 0.22), (0.12 * side, 0.16)], darker(tone, 0.08)
        )
    brush.shape([(-0.05, 0.32), (0.05, 0.32), (0.0, 0.25)], darker(tone, 0.2), form=0.3)
    brush.line([(-0.1, 0.16), (0.1, 0.16)], 0.01, darker(tone, 0.14))
