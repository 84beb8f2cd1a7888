"""What a body is made of, drawn large: cells and what they fight, organs, bones, senses."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, limb, oval
from onionskin.stage.colours import SKIN, WHITE, darker, lighter
from onionskin.stage.things.forms import INK, around, at, blob, bow, line
from onionskin.stage.things.thing import Moment, thing

FLESH = "#e58a86"
BONE = "#f3ead6"


def _lumpy(brush: Brush, radius: float, bumps: int, deep: float, tone: str, t: float) -> None:
    """A round cell whose skin goes in and out."""
    points = []
    for k in range(bumps * 2):
        a = math.tau * k / (bumps * 2)
        r = radius * (1 - (deep if k % 2 else 0.02) + 0.02 * math.sin(t * 1.6 + k * 1.7))
        points.append((r * math.cos(a), 0.5 + r * math.sin(a)))
    brush.fill(curve(points, closed=True), tone, form=1.3)


@thing(
    "white blood cell", "白细胞", "white cell", "immune cell", "免疫细胞", "白血球", "leukocyte",
    size=(1.0, 1.0), live=True,
)  # fmt: skip
def white_blood_cell(brush: Brush, m: Moment) -> None:
    tone = m.tone("#dfe4f4")
    _lumpy(brush, 0.5, 12, 0.1, tone, m.t)
    for x, y, r in ((-0.12, 0.6, 0.17), (0.1, 0.62, 0.15), (0.02, 0.4, 0.18)):
        brush.disc((x, y), r, "#8a78c8", form=1)
    for k, (x, y) in enumerate(around((0, 0.5), 0.36, 11)):
        brush.disc((x, y), 0.025 + 0.01 * (k % 2), "#b9b4e0", form=0.4)


@thing("platelet", "血小板", "platelets", size=(1.0, 0.8))
def platelet(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e9b3c2")
    for x, y, turn, size in (
        (-0.24, 0.24, 0.3, 1.0),
        (0.22, 0.3, -0.5, 1.1),
        (-0.04, 0.58, 0.1, 0.9),
    ):
        with brush.moved((x, y), turn=turn, scale=size):
            for k in range(7):
                a = math.tau * k / 7
                brush.line([(0, 0), (0.25 * math.cos(a), 0.19 * math.sin(a))], 0.05, tone)
            brush.oval((0, 0), 0.2, 0.14, tone, form=1.3)
            brush.oval((0, 0), 0.09, 0.06, darker(tone, 0.18), form=0.4)


@thing("antibody", "抗体", "antibodies", size=(0.9, 1.0), live=True)
def antibody(brush: Brush, m: Moment) -> None:
    """The letter Y that such molecules look like, with lighter tips that bind."""
    tone = m.tone("#4f8fd0")
    with brush.moved((0, 0.02), turn=0.05 * math.sin(m.t * 1.5)):
        for side in (-1, 1):
            brush.line([(side * 0.07, 0.06), (side * 0.07, 0.46), (side * 0.34, 0.82)], 0.12, tone)
            outer = [(side * 0.2, 0.44), (side * 0.42, 0.74)]
            brush.line(outer, 0.11, lighter(tone, 0.3))
            brush.disc((side * 0.35, 0.86), 0.075, "#f4b93f", form=0.8)
            brush.disc((side * 0.43, 0.78), 0.06, "#f08a3c", form=0.8)
        for y in (0.16, 0.3):
            brush.line([(-0.07, y), (0.07, y)], 0.03, darker(tone, 0.3))


@thing(
    "bacterium",
    "细菌",
    "bacteria",
    "germ",
    "germs",
    "microbe",
    "病菌",
    size=(1.3, 0.8),
    stands=False,
    live=True,
)
def bacterium(brush: Brush, m: Moment) -> None:
    tone = m.tone("#6fb36a")
    for k in range(3):
        y = 0.34 + 0.07 * k
        tail = [(-0.36 - 0.07 * j, y + 0.05 * math.sin(m.t * 6 - j * 1.5 + k)) for j in range(5)]
        brush.line(tail, 0.03, darker(tone, 0.15), smooth=True)
    for k in range(15):
        x = -0.34 + 0.062 * k
        for y, way in ((0.62, 1), (0.2, -1)):
            brush.line([(x, y), (x + 0.02, y + way * 0.11)], 0.022, darker(tone, 0.2))
    brush.box(-0.42, 0.16, 0.64, 0.66, tone, corner=0.25, form=1.4)
    brush.stroke(oval((0.11, 0.41), 0.42, 0.16), 0.03, lighter(tone, 0.35))
    knot = [(-0.12, 0.4), (0.0, 0.46), (0.1, 0.37), (0.2, 0.46), (0.3, 0.38)]
    brush.line(knot, 0.045, "#2f6f5a", smooth=True)
    for x, y in ((-0.22, 0.5), (0.42, 0.34), (0.46, 0.52), (-0.16, 0.3)):
        brush.disc((x, y), 0.035, darker(tone, 0.25), form=0.3)


@thing("nerve cell", "神经细胞", "neuron", "神经元", "神经", size=(1.9, 1.0), live=True)
def nerve_cell(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e6a63f")
    for a in (100, 140, 180, 220, 262):
        x, y = math.cos(math.radians(a)), math.sin(math.radians(a))
        root, fork = (-0.5, 0.5), (-0.5 + 0.28 * x, 0.5 + 0.3 * y)
        brush.line([root, fork], 0.08, tone)
        for turn in (-0.5, 0.5):
            far = math.radians(a) + turn
            tip = (fork[0] + 0.18 * math.cos(far), fork[1] + 0.18 * math.sin(far))
            brush.line([fork, tip], 0.04, tone)
    brush.line([(-0.4, 0.5), (0.7, 0.5)], 0.06, tone)
    for k in range(4):
        x = -0.16 + 0.22 * k
        brush.box(x, 0.43, x + 0.17, 0.57, "#f7e2b4", corner=0.06)
    for y in (0.3, 0.42, 0.58, 0.7):
        brush.line([(0.7, 0.5), (0.88, y)], 0.035, tone)
        brush.disc((0.9, y), 0.04, "#e4574c", form=0.6)
    brush.disc((-0.5, 0.5), 0.21, tone, form=1.3)
    brush.disc((-0.5, 0.5), 0.09, "#a8562f", form=0.8)
    brush.shine((-0.2 + (m.t * 0.9) % 1.0, 0.5), 0.14, "#fff6c8", 0.9)


@thing("stomach", "胃", "胃部", size=(1.2, 1.2))
def stomach(brush: Brush, m: Moment) -> None:
    tone = m.tone(FLESH)
    line(brush, ".02 1.2, .04 .98, .1 .86", 0.15, darker(tone, 0.12), smooth=True)
    line(brush, "-.3 .26, -.5 .3, -.56 .12", 0.15, darker(tone, 0.12), smooth=True)
    outline = "-.02 .95, .16 1.08, .44 .98, .56 .62, .42 .22, .08 .04, -.24 .1, -.42 .24,"
    blob(brush, f"{outline} -.34 .38, -.12 .36, .04 .5, .02 .74", tone, tension=0.9, form=1.5)
    for fold in ("-.16 .24, .1 .22, .28 .4, .32 .68", "-.1 .14, .18 .12, .42 .36, .46 .64"):
        line(brush, fold, 0.03, darker(tone, 0.14), smooth=True)
    line(brush, ".2 .96, .36 .92, .45 .76", 0.05, lighter(tone, 0.5), smooth=True)


@thing("liver", "肝脏", "肝", size=(1.4, 0.9))
def liver(brush: Brush, m: Moment) -> None:
    tone = m.tone("#9c4a3f")
    outline = "-.68 .5, -.6 .8, -.3 .9, .2 .82, .68 .72, .6 .6, .2 .42, -.1 .2, -.4 .02, -.62 .16"
    blob(brush, outline, tone, form=1.5)
    line(brush, ".02 .84, -.02 .6, -.08 .3", 0.035, darker(tone, 0.25), smooth=True)
    blob(brush, "-.02 .3, .1 .34, .14 .14, .04 .06, -.04 .16", "#6fa85a")
    line(brush, "-.56 .62, -.46 .76, -.28 .82", 0.05, lighter(tone, 0.4), smooth=True)


@thing("kidney", "肾脏", "kidneys", "肾", size=(1.3, 1.0))
def kidney(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b5544a")
    for side in (-1, 1):
        tube = [(side * 0.22, 0.54), (side * 0.1, 0.4), (side * 0.07, 0.0)]
        brush.line(tube, 0.07, "#e8c07a", smooth=True)
        brush.line([(side * 0.2, 0.62), (side * 0.02, 0.66)], 0.06, "#5a7fc0")
        brush.line([(side * 0.2, 0.58), (side * 0.02, 0.58)], 0.05, "#d8463f")
        outline = at("-.22 .56, -.3 .8, -.46 .96, -.62 .76, -.64 .46, -.54 .2, -.36 .18, -.26 .38")
        points = [(-side * x, y) for x, y in outline]
        brush.fill(curve(points, closed=True), tone, form=1.4)
        brush.oval((side * 0.52, 0.76), 0.05, 0.09, lighter(tone, 0.4), form=0, alpha=0.7)


@thing("intestine", "肠", "gut", "bowel", "intestines", "肠道", "肠子", size=(1.1, 1.2))
def intestine(brush: Brush, m: Moment) -> None:
    tone = m.tone("#eba39c")
    frame = at("-.42 .14, -.44 .62, -.4 1.08, 0 1.04, .4 1.08, .44 .62, .42 .28, .2 .16, .06 .11")
    brush.line(frame, 0.2, darker(tone, 0.22), smooth=True)
    brush.line(frame, 0.15, darker(tone, 0.1), smooth=True)
    coil = "-.2 .84, .2 .84, .24 .7, -.2 .68, -.24 .54, .2 .52, .24 .38, -.18 .36, -.2 .24, .1 .24"
    line(brush, coil, 0.15, darker(tone, 0.18), smooth=True)
    line(brush, coil, 0.11, tone, smooth=True)
    line(brush, coil, 0.025, lighter(tone, 0.5), smooth=True)


@thing("brain", "大脑", "brains", "脑", "脑子", size=(1.2, 1.0))
def brain(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f0a8b0")
    blob(brush, ".1 .3, .16 .02, .3 0, .32 .3", darker(tone, 0.14), tension=0.6)
    blob(brush, ".18 .34, .26 .12, .5 .1, .58 .28, .48 .42", darker(tone, 0.1))
    outline = "-.58 .46, -.5 .76, -.24 .96, .1 1.0, .44 .86, .6 .56, .52 .34, .2 .3, -.02 .24,"
    blob(brush, f"{outline} -.3 .2, -.5 .26", tone, form=1.4)
    fold = darker(tone, 0.2)
    for through in (
        "-.44 .42, -.36 .56, -.48 .66",
        "-.26 .28, -.16 .42, -.26 .56, -.16 .7, -.3 .82",
        "0 .34, .02 .5, -.06 .62, .08 .74, 0 .9",
        ".22 .4, .2 .56, .32 .64, .24 .82",
        ".42 .42, .4 .56, .5 .62",
    ):
        line(brush, through, 0.035, fold, smooth=True)


@thing("bone", "骨头", "bones", "骨骼", size=(1.2, 0.4), grip=(0, 0.16))
def bone(brush: Brush, m: Moment) -> None:
    tone = m.tone(BONE)
    brush.fill(limb([(-0.44, 0.2), (0, 0.2), (0.44, 0.2)], [0.12, 0.075, 0.12]), tone)
    for x in (-0.48, 0.48):
        brush.disc((x, 0.29), 0.11, tone)
        brush.disc((x, 0.11), 0.11, tone)
    line(brush, "-.3 .23, .3 .23", 0.03, lighter(tone, 0.7))


@thing("skeleton", "骨架", "skeletons", "人体骨架", size=(0.7, 1.7))
def skeleton(brush: Brush, m: Moment) -> None:
    tone, dark = m.tone("#efe6d2"), "#4a4356"
    brush.line([(0, 0.8), (0, 1.42)], 0.07, tone)
    for k in range(4):
        y = 1.34 - 0.09 * k
        for side in (-1, 1):
            rib = [(0, y), (side * (0.17 - 0.01 * k), y - 0.02), (side * 0.1, y - 0.1)]
            brush.line(rib, 0.03, tone, smooth=True)
    blob(brush, "-.16 .86, 0 .8, .16 .86, .1 .72, 0 .74, -.1 .72", tone)
    for side in (-1, 1):
        joints = (
            [(0.02, 1.38), (0.2, 1.38)],
            [(0.2, 1.37), (0.27, 1.08)],
            [(0.27, 1.06), (0.31, 0.8)],
        )
        legs = (
            [(0.1, 0.76), (0.13, 0.42)],
            [(0.13, 0.4), (0.13, 0.05)],
            [(0.13, 0.03), (0.22, 0.02)],
        )
        for ends in (*joints, *legs):
            points = [(side * x, y) for x, y in ends]
            brush.line(points, 0.042, tone)
            for point in points:
                brush.disc(point, 0.032, tone, form=0.5)
        brush.disc((side * 0.33, 0.76), 0.045, tone)
    brush.box(-0.07, 1.44, 0.07, 1.55, tone, corner=0.03)
    brush.oval((0, 1.6), 0.12, 0.12, tone)
    for x in (-0.045, 0.045):
        brush.disc((x, 1.595), 0.03, dark, form=0)
    brush.line([(-0.04, 1.49), (0.04, 1.49)], 0.012, dark)


@thing("skull", "头骨", "骷髅", size=(0.6, 0.7), grip=(0, 0.1))
def skull(brush: Brush, m: Moment) -> None:
    tone, dark = m.tone("#efe6d2"), "#4a4356"
    brush.box(-0.16, 0, 0.16, 0.26, tone, corner=0.06)
    brush.oval((0, 0.42), 0.3, 0.28, tone, form=1.4)
    for x in (-0.12, 0.12):
        brush.oval((x, 0.38), 0.085, 0.095, dark, form=0.3)
    blob(brush, "0 .3, .04 .2, -.04 .2", dark, tension=0.4)
    for k in range(4):
        x = -0.09 + 0.06 * k
        brush.line([(x, 0.02), (x, 0.12)], 0.016, dark)


@thing("muscle", "肌肉", "muscles", "biceps", size=(1.2, 1.0))
def muscle(brush: Brush, m: Moment) -> None:
    """A bent arm whose upper side stands out."""
    skin = m.tone(SKIN[2])
    brush.fill(limb([(-0.5, 0.16), (0.34, 0.18)], [0.16, 0.14]), skin)
    blob(brush, "-.36 .2, -.2 .44, .06 .48, .28 .24", skin, form=1.2)
    brush.fill(limb([(0.36, 0.2), (0.4, 0.5), (0.3, 0.8)], [0.15, 0.13, 0.09]), skin)
    brush.disc((0.27, 0.85), 0.14, skin, form=1.1)
    for k in range(3):
        brush.line(
            [(0.16 + 0.06 * k, 0.85 - 0.01 * k), (0.19 + 0.06 * k, 0.94)], 0.015, darker(skin, 0.25)
        )
    line(brush, "-.3 .24, -.1 .4, .12 .36", 0.02, darker(skin, 0.22), smooth=True)
    blob(brush, "-.6 .32, -.4 .34, -.34 .02, -.6 .0", "#e4574c", tension=0.5)


@thing("tooth", "牙齿", "teeth", "牙", size=(0.7, 0.9), grip=(0, 0.1))
def tooth(brush: Brush, m: Moment) -> None:
    tone = m.tone("#fbf8f0")
    outline = "-.32 .7, -.2 .88, 0 .8, .2 .88, .32 .7, .3 .42, .24 .06, .14 0, .06 .3, 0 .36,"
    blob(brush, f"{outline} -.06 .3, -.14 0, -.24 .06, -.3 .42", tone, tension=0.8, form=1.5)
    line(brush, "-.2 .66, -.22 .44", 0.05, WHITE)
    line(brush, ".12 .74, .2 .6", 0.025, "#d9d3c4", smooth=True)


@thing("mouth", "嘴巴", "tongue", "lips", "舌头", "嘴", "嘴唇", size=(1.1, 0.7))
def mouth(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8525c")
    blob(brush, "-.54 .42, -.2 .68, 0 .6, .2 .68, .54 .42, .3 .1, 0 0, -.3 .1", tone, form=1.2)
    inner = curve(
        at("-.44 .42, -.14 .52, 0 .48, .14 .52, .44 .42, .2 .18, 0 .13, -.2 .18"), closed=True
    )
    brush.flat(inner, "#5a1f2e")
    with brush.inside(inner):
        brush.box(-0.36, 0.4, 0.36, 0.6, WHITE, corner=0.03, form=0.4)
        brush.oval((0, 0.15), 0.26, 0.13, "#ee8f92", form=0.8)
        line(brush, "0 .14, 0 .25", 0.02, "#d06a72")


@thing("eye", "眼睛", "eyes", "eyeball", "眼球", size=(1.2, 0.7), live=True)
def eye(brush: Brush, m: Moment) -> None:
    shape = curve(
        at("-.58 .3, -.26 .54, .06 .58, .36 .48, .58 .26, .3 .08, 0 .03, -.32 .08"), closed=True
    )
    brush.fill(shape, WHITE, form=0.6)
    with brush.inside(shape):
        x = 0.05 * math.sin(m.t * 1.3)
        brush.disc((x, 0.32), 0.23, m.tone("#4f8f6a"), form=1.2)
        brush.disc((x, 0.32), 0.11, "#23202e", form=0)
        brush.disc((x - 0.08, 0.42), 0.05, WHITE, form=0)
    line(brush, "-.58 .3, -.26 .54, .06 .58, .36 .48, .58 .26", 0.055, INK, smooth=True)
    for ends in ("-.34 .5, -.42 .62", "-.12 .58, -.15 .7", ".12 .57, .16 .69", ".34 .48, .42 .59"):
        line(brush, ends, 0.035, INK)


@thing("ear", "耳朵", "ears", size=(0.7, 1.0))
def ear(brush: Brush, m: Moment) -> None:
    skin = m.tone(SKIN[2])
    blob(
        brush, "-.1 .96, .2 .9, .34 .66, .26 .36, .08 .1, -.1 .02, -.22 .16, -.22 .5, -.26 .8", skin
    )
    line(brush, "-.16 .76, 0 .84, .18 .7, .16 .48, .04 .3", 0.055, darker(skin, 0.18), smooth=True)
    line(brush, "-.1 .58, .04 .62, .06 .46, -.06 .36", 0.05, darker(skin, 0.24), smooth=True)


@thing("nose", "鼻子", "noses", size=(0.7, 0.9))
def nose(brush: Brush, m: Moment) -> None:
    skin = m.tone(SKIN[2])
    outline = (
        "-.1 .88, .1 .88, .14 .5, .34 .2, .24 .04, .1 .1, 0 .02, -.1 .1, -.24 .04, -.34 .2, -.14 .5"
    )
    blob(brush, outline, skin, tension=0.8, form=1.4)
    for x in (-0.15, 0.15):
        brush.oval((x, 0.1), 0.06, 0.035, darker(skin, 0.4), form=0)
    line(brush, "-.03 .8, -.04 .4", 0.05, lighter(skin, 0.5))


@thing("hand", "手掌", "palm of a hand", "手", "双手", size=(0.8, 1.0))
def hand(brush: Brush, m: Moment) -> None:
    skin = m.tone(SKIN[2])
    for joints in (
        [(-0.2, 0.5), (-0.28, 0.88)], [(-0.06, 0.52), (-0.08, 0.98)], [(0.08, 0.52), (0.11, 0.95)],
        [(0.2, 0.48), (0.28, 0.8)], [(-0.22, 0.26), (-0.42, 0.5)],
    ):  # fmt: skip
        brush.fill(limb(joints, [0.08, 0.062]), skin, form=0.8)
    brush.box(-0.27, 0.1, 0.26, 0.6, skin, corner=0.12, form=0.8)
    brush.box(-0.18, 0.0, 0.18, 0.2, skin, corner=0.04, form=0.6)
    for through in (
        "-.18 .46, 0 .4, .2 .42",
        "-.16 .34, -.02 .3, .16 .28",
        "-.16 .46, -.1 .28, -.14 .14",
    ):
        line(brush, through, 0.018, darker(skin, 0.2), smooth=True)


@thing("foot", "脚", "feet", "双脚", size=(1.0, 0.7))
def foot(brush: Brush, m: Moment) -> None:
    skin = m.tone(SKIN[2])
    blob(
        brush,
        "-.42 .7, -.12 .7, -.06 .42, .26 .24, .46 .16, .48 .02, -.34 0, -.46 .12, -.42 .4",
        skin,
        tension=0.7,
    )
    for k in range(4):
        x = 0.25 + 0.062 * k
        brush.disc((x, 0.16 - 0.028 * k), 0.06 - 0.004 * k, skin, form=0.6)
    brush.oval((0.46, 0.085), 0.03, 0.022, lighter(skin, 0.6), form=0)
    brush.line(bow((-0.26, 0.2), 0.07, 0.07, 200, 300), 0.016, darker(skin, 0.2))


@thing("skin", "皮肤", "layers of skin", size=(1.2, 1.0))
def skin_layers(brush: Brush, m: Moment) -> None:
    """A block of skin cut open: three layers, a hair, a vessel."""
    skin = m.tone(SKIN[2])
    brush.box(-0.6, 0, 0.6, 0.34, "#f6d98a", corner=0.04, form=0.5)
    for k in range(10):
        brush.disc((-0.52 + 0.116 * k, 0.1 + 0.11 * (k % 2)), 0.075, "#fbe7b0", form=0.5)
    brush.box(-0.6, 0.32, 0.6, 0.7, "#f0a8a0", form=0.5)
    line(brush, "-.6 .42, -.2 .5, .2 .42, .6 .5", 0.04, "#d8463f", smooth=True)
    line(brush, "-.6 .36, -.2 .42, .2 .35, .6 .42", 0.035, "#5a7fc0", smooth=True)
    top = "-.6 .68, .6 .68, .6 .86, .3 .9, 0 .85, -.3 .9, -.6 .86"
    blob(brush, top, skin, tension=0.3)
    for x in (-0.3, 0.28):
        brush.oval((x, 0.46), 0.05, 0.07, "#8a5a3f", form=0.6)
        brush.line([(x, 0.5), (x + 0.02, 0.8), (x + 0.08, 1.0)], 0.03, "#5a3a2a", smooth=True)


@thing("blood drop", "血滴", "drop of blood", "blood", "血", "血液", size=(0.5, 0.7))
def blood_drop(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d02f36")
    blob(
        brush,
        "0 .7, .14 .44, .24 .24, .17 .05, 0 0, -.17 .05, -.24 .24, -.14 .44",
        tone,
        tension=0.8,
        form=1.5,
    )
    line(brush, "-.13 .26, -.09 .13", 0.045, lighter(tone, 0.7), smooth=True)


@thing(
    "dna",
    "基因",
    "DNA strand",
    "gene",
    "double helix",
    "脱氧核糖核酸",
    "chromosome",
    size=(0.6, 1.6),
    live=True,
)
def dna(brush: Brush, m: Moment) -> None:
    tones = ("#e4574c", "#f4b93f", "#4fa870", "#3d86c9")
    turns = [m.t * 1.2 + 0.42 * k for k in range(21)]
    rails = [
        [(side * 0.26 * math.cos(a), 0.06 + 0.074 * k) for k, a in enumerate(turns)]
        for side in (-1, 1)
    ]
    for k in range(0, 21, 2):
        (ax, y), (bx, _) = rails[0][k], rails[1][k]
        brush.line([(ax, y), ((ax + bx) / 2, y)], 0.045, tones[k // 2 % 4])
        brush.line([((ax + bx) / 2, y), (bx, y)], 0.045, tones[(k // 2 + 2) % 4])
    for rail, tone in zip(rails, ("#4f5bb8", "#8a5cb0"), strict=True):
        brush.line(rail, 0.07, tone, smooth=True)
