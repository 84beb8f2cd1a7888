"""Signs beside a thing that tell what is the matter with it: a clock, a tick, a question mark."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from onionskin.finish.cards.handling import RATIO
from onionskin.finish.cards.happenings.body import Body, part, smooth
from onionskin.finish.cards.happenings.marks import NO, SIGN, YES, Mark
from onionskin.finish.cards.page import line_of, paint_of
from onionskin.stage.brush import polygon
from onionskin.stage.colours import INK
from onionskin.stage.skia import skia
from onionskin.stage.things.forms import around

Canvas = Any
Point = tuple[float, float]
_CORNER: Final = (1.0, 0.24)
_BADGE: Final = 0.16
"""Where a sign stands, and its radius."""


def glyph(canvas: Canvas, sign: str, middle: Point, size: float, colour: str = INK) -> None:
    """A sign about a point: "?", "!", "tick", "cross", "…", "zz" or "star"."""
    x, y = middle
    pen = line_of(colour, 0.2 * size)
    path = skia.Path()
    if sign == "?":
        path.moveTo(x - 0.42 * size, y - 0.4 * size)
        path.cubicTo(x - 0.4 * size, y - 1.05 * size, x + 0.5 * size, y - 1.0 * size,
                     x + 0.42 * size, y - 0.38 * size)  # fmt: skip
        path.cubicTo(x + 0.36 * size, y - 0.05 * size, x, y - 0.02 * size, x, y + 0.34 * size)
        canvas.drawPath(path, pen)
        canvas.drawCircle(x, y + 0.74 * size, 0.14 * size, paint_of(colour))
    elif sign == "!":
        canvas.drawLine(x, y - 0.72 * size, x, y + 0.26 * size, pen)
        canvas.drawCircle(x, y + 0.7 * size, 0.14 * size, paint_of(colour))
    elif sign == "tick":
        path.moveTo(x - 0.55 * size, y + 0.05 * size)
        path.lineTo(x - 0.15 * size, y + 0.45 * size)
        path.lineTo(x + 0.6 * size, y - 0.45 * size)
        canvas.drawPath(path, pen)
    elif sign == "cross":
        k = 0.45 * size
        canvas.drawLine(x - k, y - k, x + k, y + k, pen)
        canvas.drawLine(x + k, y - k, x - k, y + k, pen)
    else:
        for step in (-1, 0, 1):
            canvas.drawCircle(x + 0.5 * step * size, y, 0.15 * size, paint_of(colour))


def badge(canvas: Canvas, sign: str, middle: Point, size: float, colour: str) -> None:
    """A white sign on a round ground."""
    if size > 0.01:
        canvas.drawCircle(*middle, size, paint_of(colour))
        glyph(canvas, sign, middle, 0.62 * size, "#ffffff")


def _sign(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """sign ?|!|tick|cross|…: a round sign at the upper right."""
    colour = {"tick": YES, "cross": NO, "!": "#e58a1f"}.get(told[0], SIGN)
    badge(canvas, told[0], _CORNER, _BADGE * part(k, 0.35, 0.7), colour)


def _clock(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """clock [COLOUR]: its hands go round."""
    x, y = _CORNER
    radius = 0.18
    colour = f"#{told[0]}" if told else INK
    canvas.drawCircle(x, y, radius, paint_of("#ffffff"))
    canvas.drawCircle(x, y, radius, line_of(colour, 0.026))
    for hours, long in ((k, 0.55), (12 * k, 0.8)):
        angle = math.tau * hours * 0.25 - math.pi / 2 if long < _LONG else math.tau * 2 * k - 1.57
        tip = x + long * radius * math.cos(angle), y + long * radius * math.sin(angle)
        canvas.drawLine(x, y, *tip, line_of(colour, 0.026))


_LONG: Final = 0.7


def _glass(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """glass: a magnifying glass that finds it."""
    far = 1 - part(k, 0.1, 0.6)
    x = body.x + 0.1 + 0.42 * far + 0.06 * math.sin(7 * k) * far
    y = body.centre[1] - 0.06 - 0.2 * far
    canvas.drawCircle(x, y, 0.2, paint_of("#dff0ff", 0.35))
    canvas.drawCircle(x, y, 0.2, line_of(INK, 0.035))
    canvas.drawLine(x + 0.145, y + 0.145, min(x + 0.3, RATIO - 0.03), y + 0.3, line_of(INK, 0.06))


def _shield(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """shield: it stands before a corner of it."""
    size = 0.24 * smooth(1.6 * k)
    if size < 0.02:
        return
    x, y = min(body.right + 0.02, RATIO - 0.24), body.foot - 0.22
    path = skia.Path()
    path.moveTo(x, y - size)
    path.quadTo(x + 0.5 * size, y - 0.7 * size, x + 0.85 * size, y - 0.72 * size)
    path.cubicTo(x + 0.9 * size, y + 0.2 * size, x + 0.5 * size, y + 0.75 * size, x, y + size)
    path.cubicTo(x - 0.5 * size, y + 0.75 * size, x - 0.9 * size, y + 0.2 * size,
                 x - 0.85 * size, y - 0.72 * size)  # fmt: skip
    path.quadTo(x - 0.5 * size, y - 0.7 * size, x, y - size)
    path.close()
    canvas.drawPath(path, paint_of(YES))
    canvas.drawPath(path, line_of("#ffffff", 0.022))
    glyph(canvas, "tick", (x, y), 0.6 * size, "#ffffff")


def _power(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """power on|off: the sign of a switch lights up green, or goes out."""
    x, y = _CORNER
    is_on = told[0] == "on"
    lit = part(k, 0.3, 0.6)
    colour = YES if (lit > 0.5) == is_on else "#9aa4b0"
    canvas.drawCircle(x, y, _BADGE, paint_of(colour))
    ring = skia.Rect.MakeLTRB(x - 0.075, y - 0.07, x + 0.075, y + 0.08)
    canvas.drawArc(ring, -50, 280, False, line_of("#ffffff", 0.026))
    canvas.drawLine(x, y - 0.1, x, y - 0.01, line_of("#ffffff", 0.026))


def _plus(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """plus: a green cross, it is getting well."""
    x, y = _CORNER
    size = _BADGE * part(k, 0.35, 0.75)
    if size > 0.01:
        canvas.drawCircle(x, y, size, paint_of(YES))
        pen = line_of("#ffffff", 0.34 * size, round_ends=False)
        canvas.drawLine(x - 0.6 * size, y, x + 0.6 * size, y, pen)
        canvas.drawLine(x, y - 0.6 * size, x, y + 0.6 * size, pen)


def _hand(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """halt: an eight-cornered sign."""
    x, y = _CORNER
    size = _BADGE * part(k, 0.5, 0.8)
    if size <= 0.01:
        return
    corners = around((x, y), 1.05 * size, 8, turn=math.tau / 16)
    canvas.drawPath(polygon(corners), paint_of(NO))
    bar = skia.Rect.MakeLTRB(x - 0.6 * size, y - 0.17 * size, x + 0.6 * size, y + 0.17 * size)
    canvas.drawRect(bar, paint_of("#ffffff"))


SIGNS: Final[dict[str, Mark]] = {
    "sign": _sign, "clock": _clock, "glass": _glass, "shield": _shield,
    "power": _power, "plus": _plus, "halt": _hand,
}  # fmt: skip
"""All signs by the word that `ways.txt` has for them; they are drawn before the thing."""
