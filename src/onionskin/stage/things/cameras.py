"""What records, plays and projects: cameras, projectors, loudspeakers, headphones."""

from __future__ import annotations

from onionskin.stage.brush import Brush, polygon
from onionskin.stage.things.forms import (
    DARK_STEEL,
    RED,
    STEEL,
    at,
    bow,
    plate,
    writing,
)
from onionskin.stage.things.thing import Moment, thing

CASE = "#3c4257"


@thing(
    "headphones",
    "耳机",
    "pair of headphones",
    "headset",
    "earphones",
    "耳麦",
    size=(0.3, 0.3),
    grip=(0, 0.24),
)
def headphones(brush: Brush, m: Moment) -> None:
    tone = m.tone("#4f5bb8")
    brush.line(bow((0, 0.14), 0.125, 0.145, 0, 180), 0.028, CASE, smooth=True)
    for side in (-1, 1):
        brush.box(side * 0.12 - 0.035, 0.02, side * 0.12 + 0.035, 0.16, tone, corner=0.03, form=1.4)
        brush.box(side * 0.09 - 0.018, 0.03, side * 0.09 + 0.018, 0.15, CASE, corner=0.018)


@thing(
    "loudspeaker",
    "音箱",
    "speaker box",
    "hi-fi speaker",
    "扬声器",
    "喇叭箱",
    size=(0.34, 0.56),
    grip=(0, 0.2),
)
def loudspeaker(brush: Brush, m: Moment) -> None:
    brush.box(-0.17, 0, 0.17, 0.56, m.tone("#5a4436"), corner=0.02)
    brush.box(-0.145, 0.025, 0.145, 0.535, "#3a3346", corner=0.015, form=0.4)
    for y, r in ((0.19, 0.12), (0.42, 0.075)):
        brush.disc((0, y), r, "#6c7686", form=1)
        brush.disc((0, y), r * 0.8, "#2f3142", form=1)
        brush.disc((0, y), r * 0.3, "#8d98a8", form=1.4)


@thing(
    "video camera",
    "摄影机",
    "film camera",
    "camcorder",
    "tv camera",
    size=(0.5, 0.34),
    grip=(0, 0.1),
)
def video_camera(brush: Brush, m: Moment) -> None:
    for x, r in ((-0.12, 0.09), (0.06, 0.075)):
        brush.disc((x, 0.26), r, CASE, form=1)
        brush.disc((x, 0.26), r * 0.5, STEEL, form=0.6)
    brush.box(-0.22, 0.02, 0.12, 0.22, m.tone("#4a5166"), corner=0.02)
    plate(brush, ".1 .1, .24 .03, .24 .2, .1 .14", CASE, form=1.2)
    brush.box(0.225, 0.02, 0.25, 0.21, "#6fb0d8", corner=0.006)
    brush.disc((-0.16, 0.17), 0.022, RED, form=0.4)
    writing(brush, -0.1, 0.06, 0.15, 2, 0.04, "#8d98a8")


@thing("projector", "投影仪", "beamer", size=(0.9, 0.5), grip=(-0.2, 0.1), live=True)
def projector(brush: Brush, m: Moment) -> None:
    beam = polygon(at("-.02 .13, .45 .5, .45 -.02"))
    brush.flat(beam, "#ffe9a0", alpha=0.7, glow=True)
    for x in (-0.38, -0.12):
        brush.box(x, 0, x + 0.06, 0.05, CASE)
    brush.box(-0.45, 0.03, -0.02, 0.24, m.tone("#e2e6ec"), corner=0.03)
    brush.disc((-0.06, 0.135), 0.07, CASE)
    brush.disc((-0.05, 0.135), 0.045, "#fff3c4", form=0.4)
    for k in range(4):
        brush.line([(-0.38 + 0.045 * k, 0.09), (-0.38 + 0.045 * k, 0.17)], 0.014, DARK_STEEL)
