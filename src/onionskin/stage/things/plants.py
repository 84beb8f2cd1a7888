"""What grows: leaves, roots, crops and the plants of fields, woods and water."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, polygon
from onionskin.stage.colours import darker, lighter
from onionskin.stage.things.forms import LEAF, at, blob, leaf, line
from onionskin.stage.things.thing import Moment, thing

BARK = "#8a5f3f"
EARTH = "#7a5238"


@thing("leaf", "树叶", "leaves", "叶子", "叶片", "green leaf", size=(0.5, 0.8), grip=(0, 0.05))
def leaf_(brush: Brush, m: Moment) -> None:
    tone = m.tone(LEAF)
    line(brush, "-.03 0, 0 .14", 0.035, darker(tone, 0.15))
    blob(
        brush, "0 .1, .2 .22, .25 .44, .14 .66, .02 .8, -.14 .64, -.25 .42, -.19 .2", tone, form=1.4
    )
    line(brush, "0 .1, .01 .7", 0.022, lighter(tone, 0.4))
    for k in range(4):
        y = 0.24 + 0.11 * k
        wide = 0.16 - 0.02 * k
        for side in (-1, 1):
            brush.line([(0, y), (side * wide, y + 0.1)], 0.013, lighter(tone, 0.4))


@thing(
    "autumn leaf",
    "枫叶",
    "maple leaf",
    "fallen leaf",
    "fallen leaves",
    "落叶",
    size=(0.7, 0.8),
    grip=(0, 0.05),
)
def autumn_leaf(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e2762f")
    half = (
        ".04 .2, .2 .16, .16 .26, .34 .34, .28 .42, .34 .6, .2 .54, .1 .46, .14 .66, .06 .62, 0 .8"
    )
    right = at(half)
    left = [(-x, y) for x, y in reversed(right[:-1])]
    brush.fill(polygon([*right, *left]), tone, form=1.4)
    line(brush, "0 0, 0 .7", 0.024, darker(tone, 0.25))
    for tip in ((0.26, 0.52), (-0.26, 0.52), (0.24, 0.32), (-0.24, 0.32)):
        brush.line([(0, 0.22), tip], 0.014, darker(tone, 0.25))


@thing("branch", "树枝", "twig", "branches", "bough", "枝条", size=(1.4, 0.8), grip=(-0.5, 0.2))
def branch(brush: Brush, m: Moment) -> None:
    line(brush, "-.68 .12, -.2 .3, .3 .38, .66 .6", 0.07, BARK, smooth=True)
    line(brush, "-.1 .32, .1 .6, .2 .74", 0.04, BARK, smooth=True)
    line(brush, ".26 .38, .48 .28, .6 .16", 0.035, BARK, smooth=True)
    for foot, tip in (
        ((-0.3, 0.26), (-0.42, 0.52)), ((0.02, 0.46), (-0.16, 0.68)), ((0.14, 0.64), (0.38, 0.76)),
        ((0.2, 0.74), (0.08, 0.82)), ((0.4, 0.44), (0.36, 0.64)), ((0.6, 0.56), (0.72, 0.74)),
        ((0.5, 0.26), (0.68, 0.34)), ((0.58, 0.18), (0.5, 0.02)), ((-0.1, 0.3), (0.0, 0.1)),
    ):  # fmt: skip
        leaf(brush, foot, tip, 0.12, m.tone(LEAF))


@thing("root", "树根", "roots", "plant roots", "根", "根系", size=(1.4, 1.3))
def root(brush: Brush, m: Moment) -> None:
    """A young plant with the ground cut open below it."""
    brush.box(-0.7, 0, 0.7, 0.74, EARTH, corner=0.05, form=0.5)
    brush.box(-0.7, 0.68, 0.7, 0.78, "#6fae4f", corner=0.04, form=0.4)
    for k in range(9):
        brush.disc(
            (-0.6 + 0.15 * k, 0.1 + 0.12 * (k * 5 % 5)), 0.025, lighter(EARTH, 0.2), form=0.3
        )
    tone = "#e6cfa4"
    for through, width in (
        ("0 .76, .02 .5, -.02 .1", 0.06),
        ("0 .66, -.2 .5, -.5 .42", 0.045),
        ("0 .6, .22 .46, .52 .44", 0.045),
        ("0 .48, -.2 .26, -.4 .16", 0.035),
        ("0 .42, .2 .26, .34 .08", 0.035),
        ("-.26 .47, -.4 .34", 0.022),
        (".28 .45, .44 .3", 0.022),
    ):
        line(brush, through, width, tone, smooth=True)
    line(brush, "0 .76, 0 1.06", 0.05, LEAF)
    for tip in ((-0.26, 1.22), (0.26, 1.22), (0.0, 1.32)):
        leaf(brush, (0, 1.02), tip, 0.14, m.tone(LEAF))


@thing(
    "grass", "草", "tuft of grass", "blades of grass", "青草", "草丛", size=(0.9, 0.6), live=True
)
def grass(brush: Brush, m: Moment) -> None:
    for k in range(17):
        x = -0.36 + 0.045 * k
        lean = (x * 0.5 + 0.04 * math.sin(m.t * 1.6 + k)) * (0.7 + 0.3 * (k % 3))
        high = 0.34 + 0.07 * (k * 5 % 4)
        blade = [(x - 0.022, 0), (x + lean * 0.5, high * 0.6), (x + lean, high), (x + 0.022, 0)]
        brush.fill(
            curve(blade, closed=True, tension=0.5), (LEAF, "#7cc060", "#478f42")[k % 3], form=0.6
        )


def _ear(brush: Brush, foot: tuple[float, float], turn: float, tone: str) -> None:
    """An ear of corn: grains in pairs, with awns."""
    with brush.moved(foot, turn=turn):
        for k in range(6):
            y = 0.045 * k
            for side in (-1, 1):
                with brush.moved((side * 0.024, y), turn=-side * 0.4):
                    brush.oval((0, 0), 0.022, 0.04, tone, form=0.7)
                    brush.line([(0, 0.03), (0, 0.13)], 0.005, darker(tone, 0.12))
        brush.oval((0, 0.28), 0.02, 0.04, tone, form=0.7)


@thing(
    "wheat",
    "小麦",
    "ears of wheat",
    "ear of wheat",
    "麦穗",
    "麦子",
    "barley",
    "grain",
    size=(0.7, 1.2),
    live=True,
)
def wheat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e0b04a")
    sway = 0.02 * math.sin(m.t * 1.5)
    for lean in (-0.24, -0.1, 0.04, 0.18, 0.3):
        top = (lean + sway, 0.86 - abs(lean) * 0.5)
        brush.line(
            [(lean * 0.2, 0), (lean * 0.5, 0.45), top], 0.018, darker(tone, 0.12), smooth=True
        )
        _ear(brush, top, -lean * 0.9, tone)
    line(brush, "-.06 .3, -.2 .5, -.34 .46", 0.022, "#b9a24a", smooth=True)


@thing(
    "rice plant",
    "水稻",
    "rice plants",
    "ear of rice",
    "稻穗",
    "稻子",
    "秧苗",
    size=(0.9, 1.0),
    live=True,
)
def rice_plant(brush: Brush, m: Moment) -> None:
    """A bundle of stalks in the water of a paddy, heavy with grain."""
    brush.oval((0, 0.03), 0.44, 0.05, "#8fc4dc", form=0.4)
    sway = 0.02 * math.sin(m.t * 1.4)
    for k in range(9):
        x = -0.34 + 0.085 * k
        brush.line(
            [(x * 0.25, 0.03), (x * 0.7, 0.45), (x * 1.2 + sway, 0.72)],
            0.03,
            ("#6fae4f", "#8cc45c")[k % 2],
            smooth=True,
        )
    for side, high in ((-1, 0.84), (1, 0.9), (-0.3, 0.98), (0.45, 0.96)):
        stalk = [
            (0, 0.1),
            (side * 0.14, high * 0.7),
            (side * 0.26 + sway, high),
            (side * 0.42 + sway, high - 0.16),
        ]
        brush.line(stalk, 0.02, "#a8b04a", smooth=True)
        for k in range(6):
            u = k / 5
            x = side * (0.26 + 0.18 * u) + sway
            brush.oval((x, high - 0.02 - 0.2 * u * u), 0.025, 0.035, m.tone("#e6c04f"), form=0.6)


@thing(
    "tea bush", "茶树", "tea plant", "tea bushes", "tea plants", "tea leaf", "茶丛", size=(1.5, 0.9)
)
def tea_bush(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4f9a4a")
    brush.line([(0, 0), (0, 0.3)], 0.12, BARK)
    blob(
        brush,
        "-.72 .3, -.66 .66, -.3 .78, .3 .78, .66 .66, .72 .3, .4 .12, -.4 .12",
        darker(tone, 0.16),
        tension=0.8,
    )
    for row in range(3):
        for k in range(9):
            x = -0.6 + 0.15 * k + 0.06 * (row % 2)
            foot = (x, 0.22 + 0.18 * row)
            leaf(brush, foot, (x + 0.05 * (k % 3 - 1), foot[1] + 0.16), 0.09, tone)
    for k in range(8):
        x = -0.5 + 0.143 * k
        for side in (-1, 1):
            leaf(brush, (x, 0.7), (x + side * 0.06, 0.88), 0.06, "#a5d65f")


@thing("grapevine", "葡萄藤", "vine", "grape vine", "葡萄树", size=(1.6, 1.5))
def grapevine(brush: Brush, m: Moment) -> None:
    for x in (-0.7, 0.7):
        brush.line([(x, 0), (x, 1.4)], 0.07, "#a9825a")
    for y in (0.75, 1.15):
        brush.line([(-0.75, y), (0.75, y)], 0.016, "#8d93a0")
    line(brush, "0 0, -.05 .4, .03 .75, 0 1.15", 0.09, BARK, smooth=True)
    line(brush, "-.66 1.2, 0 1.12, .66 1.2", 0.05, BARK, smooth=True)
    for k in range(9):
        x = -0.64 + 0.16 * k
        leaf(brush, (x, 1.14), (x + 0.08 * (k % 2 * 2 - 1), 1.42 - 0.08 * (k % 3)), 0.22, LEAF)
        leaf(brush, (x, 1.14), (x - 0.06, 0.92), 0.16, "#478f42")
    for x, y in ((-0.42, 0.94), (0.1, 0.88), (0.5, 0.96)):
        for row in range(4):
            for k in range(4 - row):
                at_ = (x + 0.075 * (k - (3 - row) / 2), y - 0.07 * row)
                brush.disc(at_, 0.045, m.tone("#7a4fa0"), form=1.2)


@thing(
    "fruit tree",
    "果树",
    "apple tree",
    "苹果树",
    "orange tree",
    "pear tree",
    "cherry tree",
    "peach tree",
    "橘树",
    size=(2.4, 3.0),
)
def fruit_tree(brush: Brush, m: Moment) -> None:
    blob(brush, "-.2 0, -.12 .8, -.3 1.3, .3 1.3, .12 .8, .2 0, 0 .05", BARK, tension=0.5)
    for x, y, r in (
        (-0.6, 1.6, 0.6),
        (0.6, 1.6, 0.6),
        (0, 2.2, 0.78),
        (-0.3, 1.5, 0.6),
        (0.35, 1.55, 0.6),
    ):
        brush.disc((x, y), r, LEAF if y < 2 else "#6db85f", form=0.9)
    for x, y in (
        (-0.8, 1.5),
        (-0.4, 2.0),
        (-0.5, 1.3),
        (0.05, 1.6),
        (0.1, 2.5),
        (0.5, 2.1),
        (0.75, 1.5),
        (0.35, 1.2),
    ):
        brush.disc((x, y), 0.12, m.tone("#dd4440"), form=1.2)
        brush.line([(x, y + 0.1), (x + 0.03, y + 0.17)], 0.03, BARK)


@thing("cotton", "棉花", "cotton plant", "cotton boll", size=(0.8, 1.1), grip=(0, 0.1))
def cotton(brush: Brush, m: Moment) -> None:
    line(brush, "0 0, .02 .5, 0 1.0", 0.03, BARK, smooth=True)
    for foot, tip in (
        ((0.0, 0.3), (-0.32, 0.36)),
        ((0.0, 0.4), (0.34, 0.42)),
        ((0, 0.62), (-0.3, 0.74)),
    ):
        leaf(brush, foot, tip, 0.14, LEAF)
    for x, y, size in ((0.0, 0.96, 1.0), (-0.26, 0.6, 0.8), (0.26, 0.72, 0.85)):
        brush.line([(0, y - 0.25), (x, y)], 0.022, BARK)
        for dx, dy in ((-0.075, 0.0), (0.075, 0.0), (0.0, 0.06), (0.0, -0.05)):
            brush.disc((x + dx * size, y + dy * size), 0.09 * size, m.tone("#fbf9f4"), form=0.7)
        for k in range(4):
            tip = (x + (-0.12 + 0.08 * k) * size, y - 0.12 * size)
            brush.line([(x, y - 0.14 * size), tip], 0.025, "#7a5a3f")


@thing("bamboo", "竹子", "bamboo stalks", "bamboos", size=(1.4, 3.4), live=True)
def bamboo(brush: Brush, m: Moment) -> None:
    for x, high, tone in ((-0.42, 2.9, "#7fb45a"), (0.0, 3.4, "#6aa34a"), (0.4, 2.6, "#8cc264")):
        sway = 0.03 * math.sin(m.t * 1.2 + x * 3)
        top = (x + 0.1 + sway, high - 0.1)
        brush.line([(x, 0.06), top], 0.13, tone)
        for k in range(1, 7):
            u = k / 7
            at_ = (x + (top[0] - x) * u, high * u)
            brush.line([(at_[0] - 0.07, at_[1]), (at_[0] + 0.07, at_[1])], 0.03, darker(tone, 0.25))
            if k > 2:
                side = 1 if k % 2 else -1
                for lift in (0.12, -0.08):
                    leaf(brush, at_, (at_[0] + side * 0.36, at_[1] + lift), 0.09, LEAF)


@thing("fern", "蕨", "fern leaf", "ferns", "蕨类", size=(1.3, 0.9))
def fern(brush: Brush, m: Moment) -> None:
    for side, reach, high in (
        (-1, 0.62, 0.5),
        (1, 0.62, 0.5),
        (-1, 0.34, 0.82),
        (1, 0.34, 0.82),
        (0.05, 0.6, 0.9),
    ):
        for k in range(1, 9):
            u = k / 8
            x, y = side * reach * u, high * (1 - (1 - u) ** 2)
            size = 0.17 * (1.05 - u) + 0.03
            for way in (-1, 1):
                leaf(
                    brush,
                    (x, y),
                    (x + way * size * 0.8, y + size * 0.5),
                    size * 0.45,
                    m.tone("#559a4e"),
                )
        arc = [(side * reach * k / 8, high * (1 - (1 - k / 8) ** 2)) for k in range(9)]
        brush.line(arc, 0.02, "#3f7a3c", smooth=True)


@thing("seaweed", "海藻", "kelp", "algae", "海草", "水草", "海带", size=(0.9, 1.4), live=True)
def seaweed(brush: Brush, m: Moment) -> None:
    for k, x in enumerate((-0.26, 0.0, 0.24)):
        spine = [(x + 0.09 * math.sin(m.t * 1.3 + j * 1.1 + k), 0.2 * j) for j in range(6 + k % 2)]
        tone = ("#3f8f62", "#57a86a", "#2f7a5a")[k]
        brush.line(spine, 0.09, tone, smooth=True)
        for j, (sx, sy) in enumerate(spine[1:], 1):
            side = 1 if j % 2 else -1
            leaf(brush, (sx, sy - 0.05), (sx + side * 0.2, sy + 0.1), 0.11, tone)


@thing(
    "wreath", "花圈", "laurel wreath", "flower wreath", "funeral wreath", "花环", size=(0.9, 1.0)
)
def wreath(brush: Brush, m: Moment) -> None:
    """A ring of leaves with flowers and a ribbon, that leans on what is behind it."""
    for k in range(26):
        a = math.tau * k / 26
        x, y = 0.34 * math.cos(a), 0.5 + 0.34 * math.sin(a)
        tone = ("#3f7f4a", "#4f9458", "#356e42")[k % 3]
        with brush.moved((x, y), turn=a + 0.5):
            brush.oval((0, 0), 0.13, 0.06, tone, form=0.6)
    for k in range(9):
        a = math.tau * (k + 0.5) / 9
        x, y = 0.34 * math.cos(a), 0.5 + 0.34 * math.sin(a)
        brush.disc((x, y), 0.07, m.tone("#f4f0ea") if k % 3 else "#d9463f")
        brush.disc((x, y), 0.025, "#f2c14e", form=0)
    brush.shape([(-0.12, 0.2), (-0.2, 0.0), (-0.08, 0.02), (0.0, 0.18)], "#c8352f", form=0.4)
    brush.shape([(0.12, 0.2), (0.2, 0.0), (0.08, 0.02), (0.0, 0.18)], "#c8352f", form=0.4)


@thing(
    "petal", "花瓣", "petals", "rose petal", "falling petals", "落花", size=(0.5, 0.44),
    stands=False, live=True,
)  # fmt: skip
def petal(brush: Brush, m: Moment) -> None:
    """Petals that drift down, each turning in the air."""
    for k in range(11):
        fall = (0.16 * m.t + k * 0.37) % 1
        x = -0.25 + 0.05 * k + 0.03 * math.sin(3 * m.t + 2 * k)
        with brush.moved((x, 0.44 * (1 - fall)), turn=1.8 * m.t + k):
            tone = m.tone("#f0a6b8") if k % 2 else lighter(m.tone("#f0a6b8"), 0.25)
            brush.oval((0, 0), 0.026, 0.015, tone, form=0.4)
