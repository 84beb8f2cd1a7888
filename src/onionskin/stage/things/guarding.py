"""What keeps people safe at home and at work: extinguishers, exits, vests, masks, gloves."""

from __future__ import annotations

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    GOLD,
    INK,
    PAPER,
    RED,
    STEEL,
    at,
    blob,
    bow,
    cross,
    glint,
    line,
    plate,
    writing,
)
from onionskin.stage.things.thing import Moment, thing


@thing("fire extinguisher", "灭火器", "extinguisher", size=(0.36, 0.66), grip=(0, 0.56))
def fire_extinguisher(brush: Brush, m: Moment) -> None:
    line(brush, ".04 .58, .15 .56, .16 .3, .13 .2", 0.03, INK, smooth=True)
    brush.box(-0.12, 0, 0.12, 0.5, m.tone(RED), corner=0.07, form=1.6)
    brush.box(-0.04, 0.48, 0.04, 0.56, DARK_STEEL)
    line(brush, "-.14 .62, .06 .58", 0.03, INK)
    line(brush, "-.14 .56, .02 .56", 0.026, INK)
    brush.disc((0.05, 0.52), 0.03, WHITE, form=0.4)
    brush.box(-0.12, 0.16, 0.12, 0.34, PAPER, form=0.5)
    blob(brush, "0 .31, .03 .25, .03 .21, -.03 .21, -.03 .25", "#f2662b", form=0.3)
    glint(brush, -0.075, 0.06, 0.42, 0.018)


@thing("fire hydrant", "消防栓", "hydrant", size=(0.5, 0.8))
def fire_hydrant(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8463f")
    brush.box(-0.2, 0, 0.2, 0.08, darker(tone, 0.2), corner=0.02)
    brush.box(-0.14, 0.06, 0.14, 0.56, tone, corner=0.02, form=1.6)
    brush.box(-0.18, 0.54, 0.18, 0.61, darker(tone, 0.12), corner=0.02)
    blob(brush, "-.14 .6, -.1 .72, .1 .72, .14 .6", tone, tension=0.8, form=1.4)
    brush.box(-0.03, 0.7, 0.03, 0.8, GOLD, corner=0.01)
    for x in (-0.2, 0.2):
        brush.box(x - 0.05, 0.34, x + 0.05, 0.46, GOLD, corner=0.02, form=1.2)
    brush.disc((0, 0.38), 0.08, darker(tone, 0.15))
    brush.disc((0, 0.38), 0.045, GOLD, form=1.2)


@thing(
    "exit sign",
    "安全出口标志",
    "emergency exit",
    "exit",
    "出口标志",
    "安全出口",
    size=(0.8, 0.4),
    grip=(0, 0.06),
)
def exit_sign(brush: Brush, m: Moment) -> None:
    brush.box(-0.4, 0, 0.4, 0.4, m.tone("#2f9a5a"), corner=0.03, form=0.4)
    brush.box(0.14, 0.06, 0.34, 0.35, WHITE, form=0)
    brush.disc((-0.06, 0.3), 0.035, WHITE, form=0)
    for through in (
        "-.08 .25, -.11 .17, -.2 .1",
        "-.11 .17, -.02 .12, -.03 .05",
        "-.08 .25, .0 .2, .05 .22",
        "-.09 .25, -.17 .22, -.18 .16",
    ):
        line(brush, through, 0.032, WHITE)
    line(brush, "-.34 .2, -.24 .2", 0.03, WHITE)


@thing(
    "warning sign",
    "警告牌",
    "danger sign",
    "hazard sign",
    "caution sign",
    "警示牌",
    "警告标志",
    size=(0.9, 0.8),
    grip=(0, 0.1),
)
def warning_sign(brush: Brush, m: Moment) -> None:
    blob(brush, "-.44 .02, 0 .8, .44 .02", INK, tension=0.12, form=0.4)
    blob(brush, "-.37 .06, 0 .72, .37 .06", m.tone("#f9cd3a"), tension=0.1, form=0.8)
    plate(brush, "-.05 .54, .05 .54, .03 .26, -.03 .26", INK, form=0)
    brush.disc((0, 0.17), 0.048, INK, form=0)


@thing(
    "safety vest",
    "反光背心",
    "high-visibility vest",
    "reflective vest",
    "反光衣",
    "hi-vis vest",
    size=(0.56, 0.64),
    grip=(0, 0.5),
)
def safety_vest(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e6e83a")
    for side in (-1, 1):
        half = "0.01 0, .24 0, .24 .36, .19 .44, .2 .62, .09 .64, .06 .5, .01 .4"
        brush.fill(polygon([(side * x, y) for x, y in at(half)]), tone, form=0.8)
        brush.line([(side * 0.145, 0.18), (side * 0.145, 0.62)], 0.05, "#d5dae2")
    for y in (0.07, 0.2):
        brush.box(-0.24, y, 0.24, y + 0.06, "#d5dae2", form=0.5)
    line(brush, "0 .02, 0 .38", 0.012, INK)


@thing(
    "hard hat",
    "安全帽",
    "safety helmet",
    "construction helmet",
    "helmet",
    "头盔",
    "bicycle helmet",
    "bike helmet",
    "自行车头盔",
    size=(0.4, 0.26),
    grip=(0, 0.06),
)
def hard_hat(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f6b92f")
    brush.fill(
        curve(
            [*bow((-0.01, 0.05), 0.165, 0.2, 180, 0), (0.15, 0.04), (-0.17, 0.04)],
            closed=True,
            tension=0.6,
        ),
        tone,
        form=1.4,
    )
    blob(
        brush,
        "-.2 .03, -.17 .07, .15 .07, .2 .035, .12 .01, -.14 .01",
        darker(tone, 0.1),
        tension=0.6,
    )
    for x in (-0.06, 0.04):
        brush.line(bow((x, 0.06), 0.018, 0.19, 90, 20, 5), 0.018, darker(tone, 0.12), smooth=True)
    line(brush, "-.11 .18, -.13 .1", 0.02, lighter(tone, 0.7), smooth=True)


@thing(
    "safety goggles",
    "护目镜",
    "goggles",
    "protective goggles",
    "protective glasses",
    "防护眼镜",
    size=(0.34, 0.18),
    grip=(0, 0.06),
)
def safety_goggles(brush: Brush, m: Moment) -> None:
    line(brush, "-.17 .11, -.13 .1", 0.05, INK)
    line(brush, ".17 .11, .13 .1", 0.05, INK)
    blob(
        brush,
        "-.14 .05, -.13 .15, 0 .17, .13 .15, .14 .05, .05 .02, 0 .05, -.05 .02",
        m.tone("#3f6fb0"),
        tension=0.7,
    )
    blob(
        brush,
        "-.115 .06, -.105 .13, 0 .147, .105 .13, .115 .06, .05 .04, 0 .07, -.05 .04",
        GLASS,
        tension=0.7,
        form=0.6,
    )
    line(brush, "-.07 .075, -.03 .125", 0.012, WHITE)


@thing(
    "ear defenders",
    "护耳器",
    "ear protection",
    "ear muffs",
    "earplugs",
    "耳塞",
    size=(0.3, 0.3),
    grip=(0, 0.24),
)
def ear_defenders(brush: Brush, m: Moment) -> None:
    brush.line(bow((0, 0.13), 0.12, 0.15, 0, 180), 0.022, INK, smooth=True)
    for side in (-1, 1):
        brush.oval((side * 0.11, 0.09), 0.05, 0.085, m.tone("#f2a32f"), form=1.4)
        brush.oval((side * 0.085, 0.09), 0.022, 0.075, INK)


@thing("gas mask", "防毒面具", "respirator", "防毒口罩", size=(0.4, 0.44), grip=(0, 0.1))
def gas_mask(brush: Brush, m: Moment) -> None:
    blob(
        brush,
        "-.16 .3, -.13 .42, .13 .42, .16 .3, .13 .12, 0 .06, -.13 .12",
        m.tone("#4a5166"),
        tension=0.8,
        form=1.3,
    )
    for x in (-0.075, 0.075):
        brush.disc((x, 0.3), 0.064, INK)
        brush.disc((x, 0.3), 0.05, "#9fcfe4", form=1.2)
    for x in (-0.13, 0.13):
        brush.disc((x, 0.12), 0.07, DARK_STEEL, form=1.4)
        brush.disc((x, 0.12), 0.04, INK, form=0.4)
    brush.disc((0, 0.14), 0.045, INK)


@thing(
    "surgical mask",
    "医用口罩",
    "mask",
    "face mask",
    "masks",
    "口罩",
    "medical mask",
    size=(0.36, 0.2),
    grip=(0, 0.05),
)
def surgical_mask(brush: Brush, m: Moment) -> None:
    tone = m.tone("#7fc0d8")
    for side in (-1, 1):
        brush.line(
            [(side * 0.11, 0.16), (side * 0.18, 0.13), (side * 0.17, 0.06), (side * 0.1, 0.03)],
            0.01,
            WHITE,
            smooth=True,
        )
    blob(brush, "-.12 .03, -.12 .17, 0 .19, .12 .17, .12 .03, 0 .0", tone, tension=0.4, form=1.2)
    for y in (0.07, 0.1, 0.13):
        brush.line([(-0.115, y), (0.115, y)], 0.007, darker(tone, 0.16))
    line(brush, "-.1 .172, 0 .185, .1 .172", 0.012, WHITE, smooth=True)


@thing(
    "rubber glove",
    "橡胶手套",
    "rubber gloves",
    "gloves",
    "glove",
    "手套",
    "protective gloves",
    "work gloves",
    size=(0.36, 0.4),
    grip=(0, 0.06),
)
def rubber_glove(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f2c23a")
    for tip in ((-0.09, 0.34), (-0.03, 0.38), (0.03, 0.375), (0.085, 0.33)):
        brush.line([(tip[0] * 0.7, 0.2), tip], 0.052, tone)
    brush.line([(-0.06, 0.14), (-0.15, 0.23)], 0.056, tone)
    brush.box(-0.095, 0.06, 0.095, 0.26, tone, corner=0.04, form=0.9)
    brush.box(-0.1, 0.0, 0.1, 0.09, darker(tone, 0.1), corner=0.02)
    line(brush, "-.09 .06, .09 .06", 0.01, darker(tone, 0.25))


@thing(
    "safety harness",
    "安全绳",
    "climbing harness",
    "rescue rope",
    "lifeline",
    "救援绳",
    "carabiner",
    size=(0.6, 0.6),
    grip=(0, 0.3),
)
def safety_harness(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f2702b")
    for k in range(4):
        brush.stroke(
            oval((-0.08, 0.24), 0.2 - 0.03 * k, 0.22 - 0.03 * k),
            0.028,
            (tone, darker(tone, 0.15))[k % 2],
        )
    line(brush, "-.1 .46, .1 .5, .18 .44", 0.03, tone, smooth=True)
    brush.stroke(oval((0.21, 0.34), 0.05, 0.095), 0.026, DARK_STEEL)
    line(brush, ".26 .3, .26 .38", 0.034, STEEL)


@thing("sandbag", "沙袋", "sandbags", "wall of sandbags", "防汛沙袋", size=(1.4, 0.7))
def sandbag(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c9b07c")
    for row in range(3):
        for k in range(4 - row):
            x, y = -0.5 + 0.34 * k + 0.17 * row, 0.12 + 0.2 * row
            blob(
                brush,
                f"{x - 0.19} {y}, {x - 0.14} {y + 0.12}, {x + 0.14} {y + 0.12},"
                f" {x + 0.19} {y}, {x + 0.14} {y - 0.11}, {x - 0.14} {y - 0.11}",
                (tone, darker(tone, 0.06))[k % 2],
                tension=0.7,
                form=1.2,
            )
            brush.line([(x - 0.11, y - 0.05), (x - 0.11, y + 0.06)], 0.012, darker(tone, 0.25))


@thing("fire blanket", "灭火毯", size=(0.36, 0.5), grip=(0, 0.3))
def fire_blanket(brush: Brush, m: Moment) -> None:
    brush.box(-0.17, 0.1, 0.17, 0.5, m.tone(RED), corner=0.03, form=1)
    for x in (-0.08, 0.08):
        brush.box(x - 0.022, 0, x + 0.022, 0.14, "#f4efe2", corner=0.01)
    brush.disc((0, 0.34), 0.1, PAPER, form=0.3)
    blob(brush, "0 .42, .05 .34, .05 .28, -.05 .28, -.05 .34", "#f2662b", form=0.3)
    writing(brush, -0.1, 0.1, 0.2, 2, 0.035, WHITE)


@thing(
    "megaphone",
    "扩音器",
    "loudhailer",
    "bullhorn",
    "喇叭",
    "大喇叭",
    size=(0.44, 0.32),
    grip=(-0.06, 0.06),
)
def megaphone(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    plate(brush, "-.12 .14, -.04 .14, -.04 .0, -.1 .0", INK)
    plate(brush, "-.18 .21, -.18 .13, .16 .04, .16 .3", tone, form=1.4)
    brush.oval((0.165, 0.17), 0.045, 0.14, darker(tone, 0.25), form=0.6)
    brush.box(-0.22, 0.12, -0.16, 0.22, "#f4efe2", corner=0.015)
    line(brush, "-.1 .2, .1 .25", 0.02, lighter(tone, 0.6))


@thing(
    "flashlight",
    "手电筒",
    "torchlight",
    "pocket lamp",
    "手电",
    size=(0.6, 0.3),
    grip=(-0.14, 0.12),
    live=True,
)
def flashlight(brush: Brush, m: Moment) -> None:
    brush.flat(polygon(at(".1 .21, .3 .3, .3 .0, .1 .09")), "#ffe9a0", alpha=0.8, glow=True)
    brush.box(-0.28, 0.11, 0.02, 0.19, m.tone("#3a3f52"), corner=0.02, form=1.5)
    plate(brush, "0 .11, .1 .07, .1 .23, 0 .19", darker("#3a3f52", 0.1), form=1.4)
    brush.box(0.095, 0.07, 0.12, 0.23, "#fff3c4", corner=0.01, form=0.3)
    brush.box(-0.13, 0.175, -0.07, 0.2, RED, corner=0.01)


@thing(
    "medical kit",
    "急救包",
    "aid kit",
    "first aid kit",
    "first-aid kit",
    "emergency kit",
    "应急包",
    "emergency bag",
    size=(0.5, 0.4),
    grip=(0, 0.36),
)
def first_aid_kit(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8463f")
    brush.line(bow((0, 0.3), 0.09, 0.08, 0, 180, 8), 0.03, darker(tone, 0.3), smooth=True)
    brush.box(-0.24, 0, 0.24, 0.32, tone, corner=0.07, form=1.2)
    line(brush, "-.22 .24, .22 .24", 0.014, darker(tone, 0.3))
    brush.disc((0, 0.13), 0.09, WHITE, form=0.3)
    cross(brush, (0, 0.13), 0.06, tone)
