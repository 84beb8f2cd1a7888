"""Happenings between things: one turns into another, goes to it, goes round it, weighs more.

Each scene draws its things by how far it is (0..1), and holds still at its end.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from onionskin.finish.cards.handling import RATIO
from onionskin.finish.cards.happenings.body import (
    GROUND,
    MIDDLE,
    Body,
    along,
    part,
    smooth,
)
from onionskin.finish.cards.happenings.marks import NO, SIGN, arrow
from onionskin.finish.cards.happenings.signs import badge, glyph
from onionskin.finish.cards.page import line_of, paint_of
from onionskin.stage.colours import INK
from onionskin.stage.skia import skia
from onionskin.stage.things import THINGS
from onionskin.stage.things.forms import star

Canvas = Any
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """What happens, at one moment: its things, how far it is, and what `ways.txt` says of it."""

    bodies: dict[str, Body]
    """The things by their letters: A, B, C."""
    k: float
    """How far it is, 0..1."""
    t: float
    """Seconds since it began, which stop when it is over."""
    told: tuple[str, ...]
    is_on_ground: bool = False
    """Whether the first of them drives or walks."""

    def body(self, letter: str) -> Body:
        return self.bodies[letter]


Scene = Callable[[Canvas, Act], None]


def _becomes(canvas: Canvas, act: Act) -> None:
    """One thing goes aside, and an arrow leads from it to what it becomes."""
    a, b = act.body("A"), act.body("B")
    aside, comes = part(act.k, 0.1, 0.45), part(act.k, 0.55, 0.9)
    a.size = 0.6 - 0.18 * aside
    a.x = MIDDLE - 0.36 * aside
    b.x, b.size = 0.92, 0.5 * comes
    a.y = b.y = 0.52
    a.draw(canvas, act.t)
    arrow(canvas, (0.49, 0.52), (0.67, 0.52), part(act.k, 0.35, 0.65), SIGN, 0.045)
    b.draw(canvas, act.t)


def _path(canvas: Canvas, act: Act) -> None:
    """A thing goes along a dotted line from what it leaves, or to where it comes, or both."""
    a, b, c = act.body("A"), act.bodies.get("B"), act.bodies.get("C")
    start, end = (0.2, 0.6), (1.0, 0.6)
    if {"to", "in"} & set(act.told):
        b, c = c, b
    for each, x in ((b, 0.22), (c, 0.98)):
        if each is not None:
            each.x, each.size = x, 0.42
            each.stand(0.9)
            each.draw(canvas, act.t)
    high = 0.26
    if b is None:
        start = (0.16, 0.66)
    if c is None:
        end = (1.02, 0.66)
    stop = 0.86 if c is not None else 1.0
    if act.is_on_ground:
        start, end, high = (start[0], 0.82), (end[0], 0.82), 0.0
    dots = 15
    for index in range(dots):
        place = _arc(start, end, high, index / (dots - 1))
        place = place[0], place[1] + (0.1 if act.is_on_ground else 0.0)
        if place[1] < 0.94 and 0.06 < index / (dots - 1) < 0.97:
            canvas.drawCircle(*place, 0.011, paint_of("#9aa4b0"))
    a.size = 0.28 if b else 0.32
    share = 0.22 + (stop - 0.3) * act.k if b is not None else 0.84 * stop * act.k
    a.x, a.y = _arc(start, end, high, share)
    if act.is_on_ground:
        a.stand(0.92)
    if c is not None and "in" in act.told:
        gone = part(act.k, 0.75, 1.0)
        a.x, a.y = along((a.x, a.y), (c.x, c.centre[1]), gone)
        a.size *= 1 - 0.35 * gone
    a.draw(canvas, act.t)


def _arc(start: Point, end: Point, high: float, share: float) -> Point:
    x, y = along(start, end, share)
    return x, y - 4 * high * share * (1 - share)


def _leaves(canvas: Canvas, act: Act) -> None:
    """A thing comes out of another and stands beside it."""
    a, b = act.body("A"), act.body("B")
    b.x, b.size = 0.36, 0.56
    b.stand().draw(canvas, act.t)
    a.size = 0.36
    a.x, a.y = _arc((0.44, b.centre[1]), (0.96, 0.74), 0.16, act.k)
    a.alpha = min(1.0, 4 * act.k)
    if act.is_on_ground:
        a.stand()
    a.draw(canvas, act.t)


def _orbit(canvas: Canvas, act: Act) -> None:
    """A thing goes once round another."""
    a, b = act.body("A"), act.body("B")
    b.x, b.y, b.size = MIDDLE, 0.5, 0.44
    a.size = 0.2
    ring = skia.Rect.MakeLTRB(MIDDLE - 0.46, 0.5 - 0.3, MIDDLE + 0.46, 0.5 + 0.3)
    canvas.drawOval(ring, line_of("#b7c0cc", 0.012))
    angle = 2.2 - math.tau * act.k
    a.x, a.y = MIDDLE + 0.46 * math.cos(angle), 0.5 + 0.3 * math.sin(angle)
    is_behind = math.sin(angle) < 0
    for each in (a, b) if is_behind else (b, a):
        each.draw(canvas, act.t)


def _crash(canvas: Canvas, act: Act) -> None:
    """A thing runs into another."""
    a, b = act.body("A"), act.body("B")
    hit = part(act.k, 0.0, 0.5) ** 2
    after = part(act.k, 0.5, 0.8)
    a.size = b.size = 0.5
    b.x = 0.9 + 0.03 * after
    a.x = -0.2 + (b.x - b.half[0] - a.half[0] * 0.9 + 0.2) * hit - 0.03 * after
    b.turn = 7 * after
    for each in (b.stand(), a.stand()):
        each.draw(canvas, act.t)
    _burst(canvas, (b.left, min(a.centre[1], b.centre[1]) - 0.06), 0.19 * part(act.k, 0.45, 0.6))


def _burst(canvas: Canvas, middle: Point, size: float) -> None:
    if size < 0.01:
        return
    for colour, scale in (("#e2574c", 1.0), ("#ffd23f", 0.64)):
        outer = size * scale
        canvas.drawPath(star(middle, 0.56 * outer, outer, 9, turn=0), paint_of(colour))


def _compare(canvas: Canvas, act: Act) -> None:
    """compare A B: both side by side, so large."""
    a, b = act.body("A"), act.body("B")
    first, second = map(float, act.told)
    a.x, b.x = 0.06 + first / 2, RATIO - 0.06 - second / 2
    a.size, b.size = (0.5 + (each - 0.5) * act.k for each in (first, second))
    for each in (a.stand(), b.stand()):
        each.draw(canvas, act.t)


def _scales(canvas: Canvas, act: Act) -> None:
    """Both on a pair of scales: the first goes down."""
    a, b = act.body("A"), act.body("B")
    tip = 13 * smooth(1.3 * act.k) * (-1 if "light" in act.told else 1)
    if "even" in act.told:
        tip = 11 * math.sin(2.5 * math.tau * act.k) * (1 - act.k)
    angle = math.radians(tip)
    steel = line_of("#6b7684", 0.032)
    canvas.drawLine(MIDDLE, 0.52, MIDDLE, 0.92, steel)
    canvas.drawLine(MIDDLE - 0.14, 0.93, MIDDLE + 0.14, 0.93, steel)
    for each, side in ((a, -1), (b, 1)):
        x = MIDDLE + side * 0.38 * math.cos(angle)
        y = 0.52 - side * 0.38 * math.sin(angle)
        canvas.drawLine(MIDDLE, 0.52, x, y, steel)
        pan = skia.Rect.MakeLTRB(x - 0.19, y - 0.1, x + 0.19, y + 0.1)
        each.x, each.size = x, 0.34
        each.stand(y + 0.004).draw(canvas, act.t)
        canvas.drawArc(pan, 0, 180, True, paint_of("#8793a3"))
    canvas.drawCircle(MIDDLE, 0.52, 0.032, paint_of("#6b7684"))


def _prices(canvas: Canvas, act: Act) -> None:
    """prices A B: so many coins under each of the two."""
    for letter, x, count in zip("AB", (0.32, 0.88), map(int, act.told), strict=True):
        body = act.body(letter)
        body.x, body.size = x, 0.44
        body.stand(0.56).draw(canvas, act.t)
        for coin in range(count):
            if act.k <= coin / _MOST_COINS:
                break
            left = x - 0.15 + 0.16 * (coin // 3)
            y = 0.93 - 0.085 * (coin % 3)
            place = skia.Rect.MakeLTRB(left, y - 0.05, left + 0.15, y + 0.03)
            canvas.drawOval(place.makeOffset(0, 0.022), paint_of("#b9861f"))
            canvas.drawOval(place, paint_of("#f5c542"))


_MOST_COINS: Final = 6


def _race(canvas: Canvas, act: Act) -> None:
    """Both on their ways, one over the other: the first is ahead."""
    a, b = act.body("A"), act.body("B")
    if "slow" in act.told:
        a, b = b, a
    for each, ground, far in ((a, 0.46, 0.98), (b, 0.92, 0.52)):
        canvas.drawLine(0.04, ground + 0.02, RATIO - 0.04, ground + 0.02, line_of("#c3cad3", 0.016))
        each.size = 0.36
        each.x = 0.2 + (far - 0.2) * act.k
        for line in range(3):
            y = ground - 0.08 - 0.07 * line
            canvas.drawLine(max(0.03, each.left - 0.04 - 0.16 * act.k), y, each.left - 0.03, y,
                            line_of("#9aa4b0", 0.014, min(1.0, 3 * act.k)))  # fmt: skip
        each.stand(ground).draw(canvas, act.t)


def _inside(canvas: Canvas, act: Act) -> None:
    """A large thing, and what is in it, in a round window."""
    a, b = act.body("A"), act.body("B")
    b.x, b.size = 0.48, 0.8
    b.stand().draw(canvas, act.t)
    size = 0.27 * part(act.k, 0.1, 0.6)
    x, y = 0.84, 0.42
    if size < 0.02:
        return
    canvas.drawLine(0.5, 0.62, x, y, line_of(SIGN, 0.02))
    canvas.drawCircle(0.5, 0.62, 0.026, paint_of(SIGN))
    canvas.drawCircle(x, y, size, paint_of("#ffffff"))
    canvas.drawCircle(x, y, size, line_of(SIGN, 0.025))
    a.x, a.y, a.size = x, y, 1.36 * size
    a.draw(canvas, act.t)


def _over(canvas: Canvas, act: Act) -> None:
    """A thing comes down over another and hides most of it."""
    a, b = act.body("A"), act.body("B")
    b.size = 0.5
    b.stand().draw(canvas, act.t)
    a.size = 0.62
    a.y = 0.12 + (b.centre[1] - 0.04 - 0.12) * act.k
    a.alpha = min(0.9, 3 * act.k)
    a.draw(canvas, act.t)


def _blocks(canvas: Canvas, act: Act) -> None:
    """An arrow runs into a thing that stands in the way of it, before the other: a bar stops it,
    and no cross, which would forbid what is in the way."""
    a, b = act.body("A"), act.body("B")
    b.x, b.size = 0.92, 0.5
    a.x, a.size = 0.56, 0.36
    comes = part(act.k, 0.0, 0.4)
    a.y = 0.56 - 0.5 * (1 - comes)
    b.y = 0.56
    b.draw(canvas, act.t)
    a.draw(canvas, act.t)
    arrow(canvas, (0.06, 0.56), (a.left - 0.06, 0.56), part(act.k, 0.4, 0.75), SIGN, 0.05)
    high = 0.16 * part(act.k, 0.7, 0.9)
    if high > 0:
        x = a.left - 0.03
        canvas.drawLine(x, 0.56 - high, x, 0.56 + high, line_of(NO, 0.045))


def _shields(canvas: Canvas, act: Act) -> None:
    """A thing stands before another, from which what comes springs back."""
    a, b = act.body("A"), act.body("B")
    b.x, b.size = 0.86, 0.54
    b.stand().draw(canvas, act.t)
    a.x, a.size = 0.46, 0.46
    a.x -= 0.3 * (1 - part(act.k, 0.0, 0.4))
    a.stand().draw(canvas, act.t)
    back = part(act.k, 0.6, 0.9)
    for y in (0.34, 0.56):
        arrow(canvas, (0.03, y), (0.2 - 0.04 * back, y), part(act.k, 0.4, 0.65), NO, 0.034)


def _surrounds(canvas: Canvas, act: Act) -> None:
    """Six of a thing come about another from all sides."""
    a, b = act.body("A"), act.body("B")
    b.x, b.y, b.size = MIDDLE, 0.5, 0.4
    b.draw(canvas, act.t)
    a.size = 0.23
    for index in range(6):
        angle = index * math.tau / 6 + 0.5
        far = 1.5 - 0.5 * act.k
        a.x = MIDDLE + 0.43 * far * math.cos(angle)
        a.y = 0.5 + 0.35 * far * math.sin(angle)
        a.alpha = min(1.0, 2 * act.k)
        a.draw(canvas, act.t)


def _mixes(canvas: Canvas, act: Act) -> None:
    """Two things go round each other and into one another."""
    a, b = act.body("A"), act.body("B")
    angle = math.pi - 1.5 * math.tau * act.k
    far = 0.36 - 0.2 * act.k
    for each, turned in ((a, angle), (b, angle + math.pi)):
        each.size = 0.44
        each.x, each.y = MIDDLE + far * math.cos(turned), 0.52 + 0.6 * far * math.sin(turned)
    ring = skia.Rect.MakeLTRB(MIDDLE - 0.5, 0.07, MIDDLE + 0.5, 0.97)
    for start in (20, 200):
        canvas.drawArc(ring, start, 110 * act.k, False, line_of(SIGN, 0.025, 0.7))
    for each in sorted((a, b), key=lambda body: body.y):
        each.draw(canvas, act.t)


def _meets(canvas: Canvas, act: Act) -> None:
    """Two come together from both sides."""
    a, b = act.body("A"), act.body("B")
    for each, side in ((a, -1), (b, 1)):
        each.size = 0.54
        each.x = MIDDLE + side * (0.28 + 0.4 * (1 - act.k))
        each.stand(1.0 if each.picture.is_somebody else GROUND)
        each.draw(canvas, act.t)
    if "tick" in act.told:
        badge(canvas, "tick", (MIDDLE, 0.16), 0.13 * part(act.k, 0.7, 0.95), "#2f9e57")


def _through(canvas: Canvas, act: Act) -> None:
    """A thing goes behind another and comes out of it."""
    a, b = act.body("A"), act.body("B")
    a.size, b.size = 0.3, 0.56
    a.x, a.y = 0.1 + 0.94 * act.k, 0.54
    b.y = 0.54
    arrow(canvas, (0.08, 0.93), (1.1, 0.93), part(act.k, 0.0, 0.9), SIGN, 0.035)
    a.draw(canvas, act.t)
    b.alpha = 0.92
    b.draw(canvas, act.t)


def _splits(canvas: Canvas, act: Act) -> None:
    """One thing is gone, and three of another are left."""
    a, b = act.body("A"), act.body("B")
    a.size, a.x, a.y = 0.46, 0.28, 0.52
    a.draw(canvas, act.t)
    for index, y in enumerate((0.2, 0.52, 0.84)):
        arrow(canvas, (0.54, 0.52), (0.78, 0.52 + 0.8 * (y - 0.52)),
              part(act.k, 0.1, 0.5), SIGN, 0.028)  # fmt: skip
        b.x, b.y, b.size = 0.96, y, 0.29 * part(act.k, 0.4 + 0.1 * index, 0.7 + 0.1 * index)
        b.draw(canvas, act.t)


def _chooses(canvas: Canvas, act: Act) -> None:
    """Two things on both sides of a question."""
    a, b = act.body("A"), act.body("B")
    for each, x, at in ((a, 0.24, 0.0), (b, 0.96, 0.3)):
        each.x, each.y, each.size = x, 0.56, 0.42 * part(act.k, at, at + 0.3)
        each.draw(canvas, act.t)
    size = 0.24 * part(act.k, 0.6, 0.9)
    if size > 0.01:
        glyph(canvas, "?", (MIDDLE, 0.5), size, SIGN)


def bubble(canvas: Canvas, size: float, *, thought: bool) -> Point:
    """A speech or thought bubble at the upper right; gives its middle."""
    x, y = along((0.56, 0.62), (0.86, 0.3), size)
    wide, high = 0.3 * size, 0.25 * size
    ground, edge = paint_of("#ffffff"), line_of(INK, 0.018)
    rect = skia.Rect.MakeLTRB(x - wide, y - high, x + wide, y + high)
    if thought:
        for place, radius in (((0.6, 0.6), 0.024), ((0.65, 0.55), 0.036)):
            for paint in (ground, edge):
                canvas.drawCircle(*place, radius * size, paint)
        for paint in (ground, edge):
            canvas.drawOval(rect, paint)
        return x, y
    path = skia.Path()
    path.addRoundRect(rect, 0.1 * size, 0.1 * size)
    tail = skia.Path()
    tail.moveTo(x - 0.6 * wide, y + 0.8 * high)
    tail.lineTo(0.56, 0.62)
    tail.lineTo(x - 0.15 * wide, y + 0.8 * high)
    tail.close()
    whole = skia.Op(path, tail, skia.PathOp.kUnion_PathOp)
    for paint in (ground, edge):
        canvas.drawPath(whole, paint)
    return x, y


def _person(canvas: Canvas, act: Act) -> None:
    """person say|think SIGN|B|fades...: somebody, and what is in a bubble."""
    a = act.body("A")
    a.x, a.size = 0.34, 0.68
    a.stand(1.0).draw(canvas, act.t)
    size = part(act.k, 0.05, 0.4)
    if size < 0.05 or len(act.told) < _SAID:
        return
    how, what = act.told[0], act.told[1]
    x, y = bubble(canvas, size, thought=how == "think")
    other = act.bodies.get("B")
    if other is not None and what == "B":
        other.x, other.y, other.size = x, y, 0.36 * size
        other.alpha = 1 - 0.72 * part(act.k, 0.5, 0.9) if "fades" in act.told else 1.0
        other.draw(canvas, act.t)
    sign = act.told[-1] if act.told[-1] in _SHOWN else "" if what == "B" else what
    if not sign:
        return
    colour = {"cross": NO, "tick": "#2f9e57", "!": "#e58a1f"}.get(sign, SIGN)
    if what == "B":
        badge(canvas, sign, (x + 0.2, y + 0.17), 0.09 * part(act.k, 0.5, 0.8), colour)
    else:
        glyph(canvas, sign, (x, y), 0.15 * size, colour)


_SAID: Final = 2
_SHOWN: Final = ("?", "!", "tick", "cross")


def _takes(canvas: Canvas, act: Act) -> None:
    """A thing comes to somebody's side, at the height of their hands, or leaves it: what is said or
    written in a bubble is at their head, and what is large stands on the ground."""
    a, b = act.body("A"), act.body("B")
    gives = "gives" in act.told
    a.x, a.size = 0.3, 0.74
    is_said = "bubble" in b.picture.name
    is_large = b.picture.is_somebody or (_is_large(b.picture.name) and not is_said)
    b.size = 0.66 if is_large else 0.38
    beside = a.x + _BESIDE + b.half[0]
    height = 0.34 if is_said else 0.64
    if is_large:
        b.stand(1.0 if b.picture.is_somebody else 0.97)
        height = b.y
    near, far = (beside, height), (RATIO - b.half[0] - 0.04, height)
    if not gives:
        far = (RATIO + b.half[0], height)
    start, end = (near, far) if gives else (far, near)
    b.x, b.y = along(start, end, smooth(act.k))
    if is_large:
        b.draw(canvas, act.t)
        a.stand(1.0).draw(canvas, act.t)
        left, right, up = 0.72, 1.08, 0.16
    else:
        a.stand(1.0).draw(canvas, act.t)
        b.draw(canvas, act.t)
        left, right = (a.x + _BESIDE, b.left - 0.03) if gives else (b.right + 0.03, RATIO - 0.03)
        up = b.y
    tail, tip = (left, right) if gives else (right, left)
    if right - left > _LEAST_ARROW:
        arrow(canvas, (tail, up), (tip, up), part(act.k, 0.1, 0.7), SIGN, 0.045)


_BESIDE: Final = 0.2
"""From somebody's middle to what is at their side."""
_LEAST_ARROW: Final = 0.12
_LARGE_METRES: Final = 0.8


def _is_large(name: str) -> bool:
    """Whether nobody holds such a thing in their hands."""
    drawn = THINGS.find(name)
    return drawn is not None and max(drawn.size) >= _LARGE_METRES


SCENES: Final[dict[str, Scene]] = {
    "becomes": _becomes, "path": _path, "leaves": _leaves, "orbit": _orbit, "crash": _crash,
    "inside": _inside, "over": _over, "compare": _compare, "scales": _scales,
    "prices": _prices, "race": _race,
    "blocks": _blocks, "shields": _shields, "surrounds": _surrounds, "mixes": _mixes,
    "meets": _meets, "through": _through, "splits": _splits, "chooses": _chooses,
    "person": _person, "takes": _takes,
}  # fmt: skip
"""All scenes of two or three things by the word that `ways.txt` has for them."""
