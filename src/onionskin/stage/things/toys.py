"""What children play with: bears, dolls, blocks, puzzles."""

from __future__ import annotations

from onionskin.stage.brush import Brush, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.forms import (
    INK,
    RED,
    at,
    blob,
    bow,
    line,
)
from onionskin.stage.things.thing import Moment, thing


@thing(
    "teddy bear",
    "泰迪熊",
    "teddy",
    "soft toy",
    "毛绒玩具",
    "玩具熊",
    "玩偶",
    size=(0.44, 0.56),
    grip=(0, 0.2),
)
def teddy_bear(brush: Brush, m: Moment) -> None:
    tone = m.tone("#b97a45")
    for side in (-1, 1):
        brush.disc((side * 0.11, 0.49), 0.055, tone)
        brush.disc((side * 0.11, 0.49), 0.03, lighter(tone, 0.4), form=0.3)
        brush.oval((side * 0.15, 0.22), 0.06, 0.09, tone)
        brush.oval((side * 0.13, 0.06), 0.08, 0.065, tone)
        brush.disc((side * 0.15, 0.06), 0.035, lighter(tone, 0.4), form=0.3)
    brush.oval((0, 0.18), 0.14, 0.16, tone)
    brush.oval((0, 0.17), 0.08, 0.1, lighter(tone, 0.35), form=0.5)
    brush.disc((0, 0.4), 0.14, tone)
    brush.oval((0, 0.36), 0.06, 0.048, lighter(tone, 0.45), form=0.4)
    brush.oval((0, 0.38), 0.02, 0.015, INK, form=0)
    for x in (-0.05, 0.05):
        brush.disc((x, 0.43), 0.014, INK, form=0)


@thing(
    "building blocks",
    "积木",
    "toy blocks",
    "toys",
    "wooden blocks",
    "玩具",
    "toy",
    size=(0.5, 0.5),
    grip=(0, 0.1),
)
def building_blocks(brush: Brush, m: Moment) -> None:
    for x, y, tone in ((-0.16, 0, "#3d86c9"), (0.02, 0, "#f4b93f"), (-0.07, 0.16, "#4fa870")):
        brush.box(x - 0.08, y, x + 0.08, y + 0.16, tone, corner=0.014)
        brush.box(
            x - 0.05, y + 0.03, x + 0.05, y + 0.13, lighter(tone, 0.35), corner=0.01, form=0.3
        )
    brush.fill(polygon(at("-.16 .32, .02 .32, -.07 .46")), RED, form=1)
    brush.disc((0.19, 0.08), 0.08, "#8a5cb0", form=1.2)


@thing("doll", "娃娃", "dolls", "洋娃娃", "puppet", "木偶", size=(0.3, 0.5), grip=(0, 0.2))
def doll(brush: Brush, m: Moment) -> None:
    skin = "#f6cba6"
    for side in (-1, 1):
        brush.line([(side * 0.05, 0.14), (side * 0.055, 0.03)], 0.045, skin)
        brush.oval((side * 0.06, 0.018), 0.035, 0.02, INK)
        brush.line([(side * 0.06, 0.27), (side * 0.13, 0.18)], 0.04, skin)
    blob(brush, "-.05 .3, .05 .3, .13 .1, -.13 .1", m.tone("#d8628f"), tension=0.4, form=1.2)
    brush.disc((0, 0.38), 0.115, "#a8652f")
    for side in (-1, 1):
        brush.disc((side * 0.12, 0.36), 0.045, "#a8652f")
    brush.disc((0, 0.37), 0.09, skin, form=0.8)
    for x in (-0.035, 0.035):
        brush.disc((x, 0.375), 0.012, INK, form=0)
        brush.disc((x * 1.5, 0.345), 0.014, "#f0a0a0", form=0)
    brush.line(bow((0, 0.35), 0.025, 0.02, 200, 340, 6), 0.008, "#b5404a")


@thing(
    "puzzle",
    "拼图",
    "puzzle piece",
    "jigsaw",
    "jigsaw puzzle",
    "拼图块",
    size=(0.6, 0.6),
    grip=(0, 0.1),
)
def puzzle(brush: Brush, m: Moment) -> None:
    """A piece with two knobs and two notches."""
    outline = [(-0.24, 0.04), *bow((0, 0.08), 0.07, 0.07, 215, -35), (0.24, 0.04)]
    outline += [*bow((0.27, 0.27), 0.07, 0.07, -125, 125), (0.24, 0.5)]
    outline += [*bow((0, 0.53), 0.07, 0.07, -35, 215), (-0.24, 0.5)]
    outline += bow((-0.2, 0.27), 0.07, 0.07, 125, -125)
    brush.fill(polygon(outline), m.tone("#3d86c9"), form=1.3)
    line(brush, "-.2 .46, -.08 .46", 0.02, WHITE)


@thing("pram", "婴儿车", "baby carriage", "stroller", "buggy", size=(1.1, 1.05))
def pram(brush: Brush, m: Moment) -> None:
    """A carriage for a baby: a body on four wheels, a hood, a handle to its left."""
    tone = m.tone("#3f7f9a")
    brush.line([(-0.34, 0.5), (-0.52, 0.98)], 0.035, "#5a6472")
    brush.line([(-0.6, 0.98), (-0.46, 0.98)], 0.05, "#3a3f4a")
    brush.line([(-0.3, 0.16), (0.22, 0.46)], 0.03, "#8d98a8")
    brush.line([(0.3, 0.16), (-0.22, 0.46)], 0.03, "#8d98a8")
    brush.blob([(-0.4, 0.72), (-0.36, 0.46), (0.0, 0.38), (0.36, 0.46), (0.42, 0.72)], tone)
    brush.box(-0.42, 0.66, 0.44, 0.74, darker(tone, 0.2), corner=0.03)
    brush.oval((-0.02, 0.75), 0.28, 0.08, "#fbf3e4", form=0.6)
    hood = [(0.02, 0.72), (0.06, 0.98), (0.26, 1.05), (0.42, 0.92), (0.46, 0.72)]
    brush.blob(hood, darker(tone, 0.08))
    for x in (-0.3, 0.3):
        brush.disc((x, 0.15), 0.15, "#3a3f4a")
        brush.disc((x, 0.15), 0.1, "#dfe5ea")
        brush.disc((x, 0.15), 0.03, "#3a3f4a", form=0)
