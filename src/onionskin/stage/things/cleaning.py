"""What cleans homes and clothes: vacuum cleaners, mops, buckets, clotheslines."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush
from onionskin.stage.colours import darker
from onionskin.stage.things.forms import (
    DARK_STEEL,
    GOLD,
    INK,
    STEEL,
    WOOD,
    blob,
    bow,
    glint,
    handled,
    line,
    plate,
)
from onionskin.stage.things.thing import Moment, thing


@thing("vacuum cleaner", "吸尘器", "hoover", "vacuum", size=(1.3, 1.0), grip=(0.5, 0.9))
def vacuum_cleaner(brush: Brush, m: Moment) -> None:
    line(brush, "-.34 .3, -.1 .66, .2 .6, .44 .84", 0.06, INK, smooth=True)
    line(brush, ".58 .96, .3 .1", 0.045, STEEL)
    line(brush, ".6 .98, .44 .86", 0.06, INK)
    plate(brush, ".12 0, .5 0, .42 .1, .2 .1", INK)
    blob(
        brush,
        "-.62 .14, -.56 .36, -.3 .42, -.1 .28, -.08 .1, -.56 .08",
        m.tone("#d8463f"),
        tension=0.7,
        form=1.3,
    )
    for x in (-0.5, -0.18):
        brush.disc((x, 0.1), 0.1, INK)
        brush.disc((x, 0.1), 0.045, STEEL)


@thing("mop", "拖把", "floor mop", "墩布", size=(0.34, 1.4), grip=(0, 0.9))
def mop(brush: Brush, m: Moment) -> None:
    handled(brush, (0, 0.26), (0, 1.38), 0.034, WOOD)
    for k in range(8):
        x = -0.15 + 0.043 * k
        strand = [(x * 0.4, 0.26), (x, 0.14), (x * 1.05, 0.02)]
        brush.line(strand, 0.045, ("#f1ede4", "#d3dde6")[k % 2], smooth=True)
    brush.box(-0.09, 0.24, 0.09, 0.32, m.tone("#3f8fc0"), corner=0.02)


@thing("bucket", "水桶", "pail", "bucket of water", "桶", size=(0.34, 0.42), grip=(0, 0.4))
def bucket(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4f8fc0")
    brush.line(bow((0, 0.26), 0.15, 0.15, 0, 180), 0.018, DARK_STEEL)
    plate(brush, "-.165 .28, .165 .28, .12 0, -.12 0", tone, form=1.5)
    brush.oval((0, 0.28), 0.165, 0.035, darker(tone, 0.25), form=0.4)
    brush.oval((0, 0.275), 0.145, 0.026, "#a9d8ee", form=0.4)
    glint(brush, -0.1, 0.06, 0.2, 0.016)


@thing("dustpan", "簸箕", "dustpan and brush", size=(0.5, 0.26), grip=(-0.14, 0.14))
def dustpan(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    line(brush, "-.24 .2, -.08 .12", 0.045, tone)
    plate(brush, "-.1 .2, .06 .0, .25 .0, .1 .2", tone, form=1.2)
    plate(brush, ".0 .1, .06 .0, .25 .0, .2 .06", darker(tone, 0.2), form=0.3)
    for x in (0.1, 0.14, 0.18):
        brush.disc((x, 0.03), 0.016, "#8d93a0", form=0)


@thing("sponge", "海绵", "sponges", "百洁布", size=(0.24, 0.16), grip=(0, 0.06))
def sponge(brush: Brush, m: Moment) -> None:
    brush.box(-0.12, 0, 0.12, 0.1, m.tone("#f6d55a"), corner=0.02, form=1.2)
    brush.box(-0.12, 0.09, 0.12, 0.13, "#4fa870", corner=0.012)
    for k in range(9):
        brush.disc((-0.095 + 0.024 * k, 0.025 + 0.02 * (k * 5 % 3)), 0.009, "#d9b23f", form=0)
    for x, y, r in ((-0.06, 0.14, 0.024), (0.0, 0.15, 0.018), (0.05, 0.14, 0.022)):
        brush.disc((x, y), r, "#e9f6fb", form=0.6)


@thing(
    "laundry basket",
    "洗衣篮",
    "basket of laundry",
    "laundry hamper",
    "脏衣篮",
    size=(0.6, 0.5),
    grip=(0, 0.2),
)
def laundry_basket(brush: Brush, m: Moment) -> None:
    for x, y, tone in (
        (-0.16, 0.36, "#e4574c"),
        (0.14, 0.37, "#3d86c9"),
        (0.0, 0.41, "#f4b93f"),
        (0.22, 0.33, "#4fa870"),
    ):
        brush.oval((x, y), 0.13, 0.08, tone)
    plate(brush, "-.29 .36, .29 .36, .23 0, -.23 0", m.tone("#f1ede4"), form=1.2)
    for row in range(3):
        for k in range(6):
            brush.box(
                -0.22 + 0.076 * k,
                0.06 + 0.095 * row,
                -0.18 + 0.076 * k,
                0.12 + 0.095 * row,
                "#c9c2b4",
                corner=0.012,
                form=0,
            )
    brush.box(-0.3, 0.33, 0.3, 0.38, "#dcd6c8", corner=0.02)


@thing(
    "clothesline",
    "晾衣绳",
    "washing line",
    "laundry on a line",
    "晾衣架",
    "clothes peg",
    "衣夹",
    size=(2.6, 1.9),
    live=True,
)
def clothesline(brush: Brush, m: Moment) -> None:
    for x in (-1.24, 1.24):
        brush.line([(x, 0), (x, 1.88)], 0.07, WOOD)
    line(brush, "-1.24 1.78, 0 1.66, 1.24 1.78", 0.02, INK, smooth=True)
    sway = 0.03 * math.sin(m.t * 1.6)
    plate(brush, f"-1.0 1.72, -.62 1.7, {-0.6 + sway} 1.0, {-1.0 + sway} 1.0", "#f1ede4")
    blob(
        brush,
        f"-.42 1.68, -.3 1.68, .02 1.68, .12 1.5, 0 1.44, {-0.02 + sway} 1.06,"
        f" {-0.36 + sway} 1.06, -.38 1.44, -.5 1.5",
        "#3d86c9",
        tension=0.15,
    )
    plate(
        brush,
        f".3 1.68, .66 1.7, {0.68 + sway} .9, {0.52 + sway} .9, .48 1.36,"
        f" {0.42 + sway} .9, {0.26 + sway} .9",
        "#4a5a86",
    )
    plate(brush, f".8 1.71, 1.08 1.74, {1.1 + sway} 1.2, {0.82 + sway} 1.2", "#e4574c")
    for x in (-0.96, -0.66, -0.3, -0.06, 0.34, 0.62, 0.84, 1.05):
        brush.line([(x, 1.64), (x, 1.76)], 0.035, GOLD)


@thing("hanger", "衣架", "coat hanger", "clothes hanger", size=(0.44, 0.3), grip=(0, 0.26))
def hanger(brush: Brush, m: Moment) -> None:
    line(brush, "0 .17, 0 .22, .035 .26, 0 .3, -.03 .28", 0.014, DARK_STEEL, smooth=True)
    line(brush, "0 .17, -.2 .03, .2 .03, 0 .17", 0.026, m.tone(WOOD))
