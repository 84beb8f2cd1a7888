"""What kitchens have in drawers and on shelves: pots, jars, spoons, graters, jugs."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GLASS,
    INK,
    LIGHT_WOOD,
    RED,
    STEEL,
    WOOD,
    at,
    blob,
    boards,
    bow,
    cross,
    glint,
    handled,
    line,
    plate,
    turned,
    vessel,
    writing,
)
from onionskin.stage.things.thing import Moment, thing


@thing("teapot", "茶壶", "tea pot", "pot of tea", size=(0.32, 0.24), grip=(-0.12, 0.1))
def teapot(brush: Brush, m: Moment) -> None:
    tone = m.tone("#5f9ea0")
    brush.stroke(oval((-0.11, 0.11), 0.045, 0.055), 0.02, darker(tone, 0.15))
    plate(brush, ".07 .04, .13 .13, .165 .165, .145 .175, .1 .16, .07 .12", tone)
    vessel(brush, ".06 0, .1 .05, .105 .1, .07 .165", tone, tension=0.9, form=1.5)
    brush.oval((0, 0.168), 0.06, 0.022, darker(tone, 0.14))
    brush.disc((0, 0.205), 0.022, darker(tone, 0.2))
    for x in (-0.05, 0.0, 0.05):
        brush.disc((x, 0.085), 0.012, lighter(tone, 0.6), form=0)
    line(brush, "-.07 .13, -.082 .08", 0.014, lighter(tone, 0.7), smooth=True)


@thing("wok", "炒锅", "铁锅", "大铁锅", size=(0.7, 0.3), grip=(-0.28, 0.2))
def wok(brush: Brush, m: Moment) -> None:
    tone = m.tone("#474b5c")
    line(brush, "-.35 .23, -.2 .2", 0.032, WOOD)
    brush.stroke(oval((0.3, 0.19), 0.04, 0.02), 0.014, tone)
    blob(brush, "-.26 .2, -.16 .05, 0 0, .16 .05, .28 .2", tone, tension=0.9, form=1.3)
    brush.oval((0.01, 0.2), 0.27, 0.042, lighter(tone, 0.25), form=0.6)
    brush.oval((0.01, 0.195), 0.235, 0.03, darker(tone, 0.25), form=0.5)


@thing("bowl of rice", "米饭", "rice", "白米饭", "cooked rice", size=(0.28, 0.22), grip=(0.1, 0.06))
def bowl_of_rice(brush: Brush, m: Moment) -> None:
    brush.oval((0, 0.13), 0.125, 0.085, "#fdfcf6", form=0.8)
    for k in range(18):
        x, y = -0.1 + 0.0118 * k, 0.14 + 0.05 * ((k * 7 % 5) / 5) * (1 - abs(k - 9) / 10)
        brush.oval((x, y), 0.01, 0.006, "#e6e0cc", form=0)
    vessel(brush, ".06 0, .08 .03, .14 .13", m.tone("#c8484c"), tension=0.7)
    brush.line([(-0.13, 0.115), (0.13, 0.115)], 0.012, "#f4d35e")


@thing(
    "bowl of noodles",
    "面条",
    "noodles",
    "noodle",
    "一碗面",
    "spaghetti",
    "pasta",
    "ramen",
    size=(0.28, 0.2),
    grip=(0.1, 0.06),
)
def bowl_of_noodles(brush: Brush, m: Moment) -> None:
    brush.oval((0, 0.13), 0.125, 0.05, "#f2d38a", form=0.8)
    for k in range(9):
        x = -0.1 + 0.025 * k
        y = 0.15 + 0.02 * ((k * 5) % 3)
        brush.line([(x - 0.02, 0.125), (x, y), (x + 0.03, 0.125)], 0.008, "#d9a94f")
    brush.oval((0.05, 0.165), 0.03, 0.012, "#5fa05a", form=0.4)
    vessel(brush, ".06 0, .08 .03, .14 .13", m.tone("#3f7fb8"), tension=0.7)
    brush.line([(-0.13, 0.115), (0.13, 0.115)], 0.012, "#f4f1e6")


@thing(
    "jar",
    "罐子",
    "glass jar",
    "jar of jam",
    "果酱",
    "jam",
    "pickle jar",
    "玻璃罐",
    size=(0.16, 0.22),
    grip=(0, 0.09),
)
def jar(brush: Brush, m: Moment) -> None:
    brush.box(-0.075, 0, 0.075, 0.18, GLASS, corner=0.025, alpha=0.9)
    brush.box(-0.066, 0.008, 0.066, 0.168, m.tone("#c8384a"), corner=0.02, form=1.2)
    brush.box(-0.055, 0.04, 0.055, 0.105, "#fffaf0", corner=0.006, form=0.3)
    writing(brush, -0.038, 0.038, 0.085, 2, 0.026)
    brush.box(-0.07, 0.175, 0.07, 0.215, m.tone("#e4b04a"), corner=0.01, form=1.2)
    glint(brush, -0.058, 0.03, 0.14, 0.01)


@thing(
    "clay jar",
    "陶罐",
    "earthen jar",
    "clay pot",
    "陶器",
    "amphora",
    "urn",
    "坛子",
    "earthenware",
    size=(0.4, 0.5),
    grip=(0, 0.2),
)
def clay_jar(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b8673f")
    vessel(brush, ".1 0, .18 .14, .19 .28, .1 .4, .09 .45, .12 .49", tone, tension=0.8, form=1.6)
    brush.oval((0, 0.485), 0.115, 0.022, darker(tone, 0.35))
    for y, half in ((0.3, 0.18), (0.34, 0.16)):
        brush.line([(-half, y), (half, y)], 0.012, lighter(tone, 0.35))
    line(brush, "-.12 .3, -.13 .16", 0.022, lighter(tone, 0.45), smooth=True)


@thing(
    "thermos",
    "保温瓶",
    "vacuum flask",
    "thermos flask",
    "water bottle",
    "保温杯",
    "热水瓶",
    size=(0.14, 0.36),
    grip=(0, 0.14),
)
def thermos(brush: Brush, m: Moment) -> None:
    tone = m.tone("#2f7f8c")
    brush.box(-0.06, 0, 0.06, 0.27, tone, corner=0.02, form=1.6)
    brush.box(-0.062, 0.2, 0.062, 0.225, STEEL, form=1)
    brush.box(-0.05, 0.27, 0.05, 0.35, STEEL, corner=0.016, form=1.4)
    line(brush, "-.03 .3, .03 .3", 0.006, DARK_STEEL)
    glint(brush, -0.035, 0.04, 0.18, 0.012)


@thing("tray", "托盘", "serving tray", size=(0.5, 0.08), grip=(0, 0.02), surface=0.05)
def tray(brush: Brush, m: Moment) -> None:
    tone = m.tone("#8a5a3a")
    plate(brush, "-.25 .07, .25 .07, .2 0, -.2 0", tone)
    brush.oval((0, 0.065), 0.24, 0.022, lighter(tone, 0.2), form=0.4)
    brush.oval((0, 0.062), 0.2, 0.014, lighter(tone, 0.35), form=0.3)


@thing(
    "chopsticks", "筷子", "chopstick", "pair of chopsticks", size=(0.36, 0.12), grip=(-0.1, 0.04)
)
def chopsticks(brush: Brush, m: Moment) -> None:
    for ends in ("-.17 .02, .16 .09", "-.17 .1, .17 .06"):
        line(brush, ends, 0.016, m.tone("#a8562f"))
    for ends in ("-.17 .02, -.09 .037", "-.17 .1, -.09 .09"):
        line(brush, ends, 0.018, "#3a2a2a")


@thing("ladle", "汤勺", "soup ladle", "大勺", "dipper", size=(0.12, 0.36), grip=(0, 0.26))
def ladle(brush: Brush, m: Moment) -> None:
    line(brush, ".05 .08, .05 .3, .02 .35, -.02 .33", 0.014, DARK_STEEL, smooth=True)
    blob(brush, "-.06 .09, -.045 .02, 0 0, .045 .02, .06 .09", m.tone(STEEL), tension=0.8)
    brush.oval((0, 0.088), 0.058, 0.014, DARK_STEEL, form=0.5)


@thing("spatula", "锅铲", "turner", "铲勺", size=(0.09, 0.36), grip=(0, 0.06))
def spatula(brush: Brush, m: Moment) -> None:
    handled(brush, (0, 0.01), (0, 0.2), 0.024, m.tone("#3a3f52"))
    line(brush, "0 .18, 0 .26", 0.01, DARK_STEEL)
    brush.box(-0.042, 0.25, 0.042, 0.36, STEEL, corner=0.01, form=1)
    for x in (-0.02, 0.0, 0.02):
        brush.line([(x, 0.275), (x, 0.335)], 0.007, DARK_STEEL)


@thing("grater", "刨丝器", "cheese grater", "擦丝器", size=(0.16, 0.3), grip=(0, 0.27))
def grater(brush: Brush, m: Moment) -> None:
    brush.line(bow((0, 0.25), 0.04, 0.045, 0, 180), 0.018, INK)
    plate(brush, "-.075 0, .075 0, .05 .26, -.05 .26", m.tone(STEEL), form=1.2)
    for row in range(5):
        for k in range(3 + row % 2):
            x = (-0.03 if row % 2 == 0 else -0.042) + 0.029 * k
            brush.oval((x, 0.05 + 0.042 * row), 0.008, 0.011, "#5a6478", form=0)


@thing("sieve", "筛子", "strainer", "colander", "漏勺", "滤网", size=(0.4, 0.16), grip=(-0.16, 0.1))
def sieve(brush: Brush, m: Moment) -> None:
    line(brush, "-.2 .13, -.04 .115", 0.024, m.tone(WOOD))
    bowl = curve(at("-.04 .12, .0 .03, .08 0, .16 .03, .2 .12"), closed=True, tension=0.8)
    brush.flat(bowl, "#dfe6ee", alpha=0.8)
    with brush.inside(bowl):
        for k in range(14):
            x = -0.1 + 0.025 * k
            brush.line([(x, 0), (x + 0.1, 0.12)], 0.004, DARK_STEEL)
            brush.line([(x + 0.1, 0), (x, 0.12)], 0.004, DARK_STEEL)
    brush.stroke(oval((0.08, 0.12), 0.12, 0.022), 0.014, DARK_STEEL)


@thing("funnel", "漏斗", size=(0.2, 0.24), grip=(0, 0.1))
def funnel(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    plate(brush, "-.02 0, .012 0, .022 .1, -.022 .1", darker(tone, 0.12))
    plate(brush, "-.1 .22, .1 .22, .024 .09, -.024 .09", tone, form=1.4)
    brush.oval((0, 0.22), 0.1, 0.02, darker(tone, 0.28), form=0.4)
    brush.stroke(oval((0, 0.22), 0.1, 0.02), 0.008, lighter(tone, 0.3))


@thing(
    "corkscrew",
    "开瓶器",
    "bottle opener",
    size=(0.16, 0.26),
    grip=(0, 0.06),
)
def corkscrew(brush: Brush, m: Moment) -> None:
    """A corkscrew with wings."""
    tone = m.tone(STEEL)
    line(brush, "0 .12, 0 .24", 0.022, tone)
    brush.box(-0.045, 0.235, 0.045, 0.26, INK, corner=0.01)
    for side in (-1, 1):
        brush.line(
            [(side * 0.02, 0.14), (side * 0.07, 0.16), (side * 0.07, 0.08)],
            0.018,
            DARK_STEEL,
            smooth=True,
        )
    brush.box(-0.026, 0.1, 0.026, 0.15, tone, corner=0.01, form=1)
    coil = [(0.016 * math.sin(k * 1.57), 0.1 - 0.0085 * k) for k in range(12)]
    brush.line(coil, 0.009, DARK_STEEL, smooth=True)


@thing(
    "measuring cup", "量杯", "measuring jug", "beaker", "烧杯", size=(0.22, 0.24), grip=(-0.06, 0.1)
)
def measuring_cup(brush: Brush, m: Moment) -> None:
    brush.stroke(oval((0.09, 0.12), 0.025, 0.055), 0.016, "#a9c4d4")
    glass = polygon(at("-.09 .22, -.07 .2, -.07 0, .07 0, .08 .22"))
    brush.flat(glass, GLASS, alpha=0.8)
    plate(brush, "-.066 .005, .066 .005, .072 .13, -.066 .13", m.tone("#6fb4e6"), form=0.6)
    for k in range(6):
        y = 0.03 + 0.03 * k
        brush.line([(-0.062, y), (-0.03 + 0.014 * (k % 2), y)], 0.006, RED)
    glint(brush, 0.05, 0.03, 0.18, 0.01)


@thing(
    "mortar",
    "研钵",
    "mortar and pestle",
    "pestle",
    "研磨钵",
    "石臼",
    size=(0.26, 0.3),
    grip=(0, 0.08),
)
def mortar(brush: Brush, m: Moment) -> None:
    tone = m.tone("#98a0ac")
    handled(brush, (-0.01, 0.16), (0.1, 0.29), 0.035, "#c9ced8")
    vessel(brush, ".07 0, .06 .03, .12 .17", tone, tension=0.6, form=1.4)
    brush.oval((0, 0.168), 0.12, 0.022, darker(tone, 0.3), form=0.4)
    brush.oval((-0.02, 0.166), 0.07, 0.012, "#6fae4f", form=0.4)


@thing("barrel", "木桶", "cask", "keg", "wooden barrel", "酒桶", size=(0.7, 0.9), surface=0.9)
def barrel(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a86f3c")
    outline = curve(turned(".28 0, .35 .3, .35 .6, .28 .9"), closed=True, tension=0.6)
    brush.fill(outline, tone, form=1.6)
    with brush.inside(outline):
        for x in (-0.22, -0.08, 0.08, 0.22):
            brush.line(
                [(x * 0.8, 0), (x * 1.1, 0.45), (x * 0.8, 0.9)],
                0.014,
                darker(tone, 0.3),
                smooth=True,
            )
        for y in (0.12, 0.3, 0.6, 0.78):
            brush.box(-0.4, y - 0.03, 0.4, y + 0.03, "#6b7484", form=0.8)


@thing(
    "crate",
    "木箱",
    "wooden crate",
    "wooden box",
    "fruit crate",
    "板条箱",
    size=(0.7, 0.45),
    grip=(0, 0.2),
    surface=0.4,
)
def crate(brush: Brush, m: Moment) -> None:
    tone = m.tone(LIGHT_WOOD)
    for k, fruit in enumerate(("#e4574c", "#f4b93f", "#8fb84a", "#e4574c", "#f08a3c", "#8fb84a")):
        brush.disc((-0.26 + 0.104 * k, 0.37), 0.075, fruit)
    for k in range(3):
        brush.box(-0.35, 0.02 + 0.125 * k, 0.35, 0.125 + 0.125 * k, tone, corner=0.008)
    for x in (-0.35, 0.27):
        brush.box(x, 0, x + 0.08, 0.4, darker(tone, 0.15), corner=0.008)


@thing(
    "lunch box",
    "饭盒",
    "lunchbox",
    "bento",
    "bento box",
    "便当",
    "午餐盒",
    size=(0.36, 0.2),
    grip=(0, 0.06),
)
def lunch_box(brush: Brush, m: Moment) -> None:
    brush.oval((-0.1, 0.13), 0.08, 0.045, "#fdfcf6")
    for x, tone in ((0.02, "#f2662b"), (0.07, "#5ba84f"), (0.12, "#e4574c")):
        brush.disc((x, 0.135), 0.035, tone)
    brush.oval((0.15, 0.13), 0.02, 0.03, "#f4d35e")
    plate(brush, "-.18 .13, .18 .13, .16 0, -.16 0", m.tone("#3d86c9"), form=1.2)
    brush.box(-0.185, 0.115, 0.185, 0.14, lighter("#3d86c9", 0.3), corner=0.01)


@thing("apron", "围裙", "aprons", size=(0.6, 0.9), grip=(0, 0.8))
def apron(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4f8f7a")
    brush.line(bow((0, 0.78), 0.1, 0.11, 0, 180), 0.025, darker(tone, 0.25))
    line(brush, "-.3 .52, -.24 .54", 0.03, darker(tone, 0.25))
    line(brush, ".3 .52, .24 .54", 0.03, darker(tone, 0.25))
    blob(
        brush,
        "-.14 .8, .14 .8, .18 .6, .26 .52, .28 .02, -.28 .02, -.26 .52, -.18 .6",
        tone,
        tension=0.3,
        form=1.2,
    )
    brush.box(-0.14, 0.22, 0.14, 0.42, lighter(tone, 0.15), corner=0.03, form=0.4)
    line(brush, "0 .22, 0 .42", 0.012, darker(tone, 0.2))


@thing("baby bottle", "奶瓶", "feeding bottle", "milk bottle", size=(0.12, 0.3), grip=(0, 0.1))
def baby_bottle(brush: Brush, m: Moment) -> None:
    brush.oval((0, 0.25), 0.03, 0.045, "#e8b98a")
    brush.box(-0.05, 0.2, 0.05, 0.235, m.tone("#4fa8de"), corner=0.01)
    brush.box(-0.052, 0, 0.052, 0.205, GLASS, corner=0.02)
    brush.box(-0.045, 0.008, 0.045, 0.15, "#fdfcf6", corner=0.016)
    for k in range(4):
        brush.line([(-0.036, 0.04 + 0.034 * k), (-0.01, 0.04 + 0.034 * k)], 0.006, "#4fa8de")


@thing(
    "spice jar",
    "香料瓶",
    "spices",
    "spice",
    "pepper",
    "pepper shaker",
    "香料",
    "调料",
    "胡椒",
    size=(0.36, 0.2),
    grip=(0, 0.06),
)
def spice_jars(brush: Brush, m: Moment) -> None:
    for k, tone in enumerate(("#c8502f", "#e2a93f", "#5f9a4a")):
        x = -0.12 + 0.12 * k
        brush.box(x - 0.048, 0, x + 0.048, 0.15, GLASS, corner=0.012)
        brush.box(x - 0.042, 0.006, x + 0.042, 0.138, tone, corner=0.01)
        brush.box(x - 0.036, 0.03, x + 0.036, 0.075, "#fffaf0", corner=0.004, form=0.3)
        brush.box(x - 0.05, 0.145, x + 0.05, 0.19, "#3a3f52", corner=0.01, form=1)


@thing(
    "cooking oil",
    "食用油",
    "oil bottle",
    "bottle of oil",
    "olive oil",
    "oil",
    "橄榄油",
    size=(0.12, 0.34),
    grip=(0, 0.12),
)
def cooking_oil(brush: Brush, m: Moment) -> None:
    vessel(brush, ".052 0, .054 .18, .02 .24, .02 .3", m.tone("#e2b23a"), tension=0.5, form=1.4)
    brush.box(-0.024, 0.295, 0.024, 0.335, "#4f7f3f", corner=0.006)
    brush.box(-0.052, 0.05, 0.052, 0.14, "#fffaf0", form=0.4)
    blob(brush, "0 .13, .02 .1, 0 .07, -.02 .1", "#7a9a3f")
    glint(brush, -0.036, 0.15, 0.19, 0.008)


@thing("medicine cabinet", "药柜", "first aid cabinet", size=(0.7, 0.8))
def medicine_cabinet(brush: Brush, m: Moment) -> None:
    brush.box(-0.35, 0, 0.35, 0.8, "#f1f3f6", corner=0.02)
    boards(brush, (-0.31, 0.04, 0.31, 0.76), 2, "#e2e7ee")
    cross(brush, (-0.155, 0.42), 0.11, RED)
    for k, tone in enumerate(("#e8862e", "#4fa870", "#3d86c9")):
        brush.box(0.06 + 0.08 * k, 0.44, 0.12 + 0.08 * k, 0.58, tone, corner=0.01)
        brush.box(0.06 + 0.08 * k, 0.14, 0.12 + 0.08 * k, 0.28, WHITE, corner=0.01)
    for y in (0.12, 0.42):
        brush.line([(0.03, y), (0.29, y)], 0.014, STEEL)
