"""Boats that go without oars: a motorboat, a ferry; and what carries things on land: a conveyor."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush
from onionskin.stage.colours import darker, lighter
from onionskin.stage.things.forms import DARK_STEEL, GLASS, INK, RED, STEEL, blob, line, plate
from onionskin.stage.things.seafaring import ripples
from onionskin.stage.things.thing import Moment, thing

_WHITE = "#f6f3ee"


@thing(
    "motorboat",
    "快艇",
    "speedboat",
    "powerboat",
    "motor boat",
    "摩托艇",
    size=(4.2, 1.5),
    live=True,
)
def motorboat(brush: Brush, m: Moment) -> None:
    """A pointed hull that lies a little back, its screen and its motor."""
    tone = m.tone(RED)
    with brush.moved(turn=0.03 + 0.012 * math.sin(m.t * 2)):
        plate(brush, "-2.05 .3, -1.85 .25, -1.8 .95, -2.1 .95", DARK_STEEL)
        plate(brush, ".2 .8, .75 .8, .3 1.35, .1 1.35", GLASS, form=0.6)
        brush.box(-1.2, 0.6, -0.4, 1.0, "#8a5a3a", corner=0.08)
        blob(brush, "-1.9 .75, -1.7 .08, .9 .04, 2.1 .95, .6 .86", _WHITE, tension=0.3, form=1.3)
        plate(brush, "-1.86 .62, 1.72 .72, 2.05 .93, .6 .86, -1.88 .76", tone, form=0.8)
    ripples(brush, 2.0)


@thing("ferry", "渡轮", "passenger ferry", "ferryboat", "轮渡", size=(7.4, 3.4), live=True)
def ferry(brush: Brush, m: Moment) -> None:
    """Two decks with windows, a bridge and a funnel on a blunt hull."""
    with brush.moved(turn=0.008 * math.sin(m.t * 1.3)):
        brush.box(-1.5, 2.5, -0.9, 3.35, m.tone(RED), corner=0.05)
        brush.box(-1.5, 3.05, -0.9, 3.2, INK, form=0.4)
        brush.box(0.6, 2.45, 2.1, 3.05, _WHITE, corner=0.06)
        brush.box(0.75, 2.62, 2.0, 2.9, GLASS, corner=0.03, form=0.5)
        for low, left, right in ((1.75, -2.6, 2.4), (1.0, -3.2, 2.9)):
            brush.box(left, low, right, low + 0.75, _WHITE, corner=0.05)
            count = round((right - left) / 0.62)
            for k in range(count):
                x = left + 0.2 + 0.62 * k
                brush.box(x, low + 0.26, x + 0.36, low + 0.56, "#7fb4d6", corner=0.05, form=0.4)
        blob(brush, "-3.5 1.05, -3.2 .08, 3.0 .04, 3.65 1.15", "#2b5f8c", tension=0.25, form=1.3)
        line(brush, "-3.46 .98, 3.56 1.06", 0.09, lighter("#2b5f8c", 0.5))
    ripples(brush, 3.4)


@thing("conveyor", "传送带", "conveyor belt", "assembly line belt", size=(3.4, 0.95), surface=0.9)
def conveyor(brush: Brush, m: Moment) -> None:
    """A belt over rollers, on legs."""
    for x in (-1.4, 0.0, 1.4):
        brush.box(x - 0.06, 0, x + 0.06, 0.72, DARK_STEEL, corner=0.02)
    brush.box(-1.7, 0.62, 1.7, 0.95, darker(STEEL, 0.35), corner=0.16)
    brush.box(-1.66, 0.84, 1.66, 0.95, "#3c3f4a", corner=0.05)
    for k in range(9):
        brush.disc((-1.5 + 0.375 * k, 0.74), 0.085, STEEL)
