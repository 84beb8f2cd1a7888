"""Forms that many things are made of: vessels, arcs, gears, stars, sheets with writing, handles.

Points are written as text, "x y, x y, …", in metres: outlines stay short and can be read at once.
"""

from __future__ import annotations

import math
from functools import cache

from onionskin.stage.brush import Brush, Path, Point, curve, polygon
from onionskin.stage.colours import WHITE, darker, lighter

INK = "#3a3f55"
RED = "#d8463f"
STEEL = "#c3ccd6"
DARK_STEEL = "#7b8698"
WOOD = "#b07a45"
LIGHT_WOOD = "#d9a866"
LEAF = "#5ba84f"
GLASS = "#dff2fb"
GOLD = "#efbf3f"
PAPER = "#fffaf0"


@cache
def at(text: str) -> tuple[Point, ...]:
    """The points of "x y, x y, …"."""
    pairs = (pair.split() for pair in text.split(","))
    return tuple((float(x), float(y)) for x, y in pairs)


@cache
def turned(half: str) -> tuple[Point, ...]:
    """The closed outline of what is turned on a lathe, from its right half, from foot to rim."""
    right = at(half)
    return (*right, *((-x, y) for x, y in reversed(right)))


def vessel(brush: Brush, half: str, tone: str, *, tension: float = 0.5, form: float = 1.2) -> None:
    """A pot, a bottle or a bell: the same to the left and to the right."""
    brush.fill(curve(turned(half), closed=True, tension=tension), tone, form=form)


def blob(brush: Brush, outline: str, tone: str, *, tension: float = 1, form: float = 1) -> None:
    """A soft closed form through the points of `outline`."""
    brush.fill(curve(at(outline), closed=True, tension=tension), tone, form=form)


def plate(brush: Brush, outline: str, tone: str, *, form: float = 0.6) -> None:
    """A form with corners."""
    brush.fill(polygon(at(outline)), tone, form=form)


def line(brush: Brush, through: str, width: float, tone: str, *, smooth: bool = False) -> None:
    """A round-ended line through the points of `through`."""
    brush.line(at(through), width, tone, smooth=smooth)


def bow(
    centre: Point, rx: float, ry: float, start: float, end: float, steps: int = 14
) -> list[Point]:
    """Points of an elliptic arc, from `start` to `end` degrees, 0 to the right, 90 up."""
    turns = (math.radians(start + (end - start) * k / steps) for k in range(steps + 1))
    return [(centre[0] + rx * math.cos(a), centre[1] + ry * math.sin(a)) for a in turns]


def around(centre: Point, radius: float, count: int, *, turn: float = 0) -> list[Point]:
    """`count` points on a circle, the first `turn` radians from the right."""
    turns = (turn + math.tau * k / count for k in range(count))
    return [(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in turns]


def star(
    centre: Point, outer: float, inner: float, count: int = 5, *, turn: float = math.pi / 2
) -> Path:
    """A star of `count` points, the first one up."""
    out = around(centre, outer, count, turn=turn)
    into = around(centre, inner, count, turn=turn + math.pi / count)
    return polygon([point for pair in zip(out, into, strict=True) for point in pair])


def toothed(
    centre: Point, radius: float, teeth: int, *, turn: float = 0, deep: float = 0.2
) -> Path:
    """The outline of a gear wheel; `deep` is how far its teeth reach in."""
    points = []
    for k in range(teeth):
        for share, r in ((-0.3, 1 - deep), (-0.18, 1.0), (0.18, 1.0), (0.3, 1 - deep)):
            a = turn + math.tau * (k + share) / teeth
            points.append(
                (centre[0] + radius * r * math.cos(a), centre[1] + radius * r * math.sin(a))
            )
    return polygon(points)


def glint(
    brush: Brush, x: float, low: float, high: float, width: float, alpha: float = 0.5
) -> None:
    """Light on something smooth: an upright line of white."""
    brush.line([(x, low), (x, high)], width, WHITE, alpha=alpha)


def writing(
    brush: Brush,
    left: float,
    right: float,
    top: float,
    rows: int,
    step: float,
    tone: str = "#a9b0bf",
) -> None:
    """Lines of writing from `top` down, each second one shorter."""
    for k in range(rows):
        end = right - (right - left) * (0.3 if k % 2 else 0.0)
        brush.line([(left, top - step * k), (end, top - step * k)], step * 0.26, tone)


def leaf(brush: Brush, foot: Point, tip: Point, wide: float, tone: str) -> None:
    """A leaf from its stalk to its tip, `wide` metres across, with its midrib."""
    (ax, ay), (bx, by) = foot, tip
    nx, ny = (ay - by) * 0.5, (bx - ax) * 0.5
    length = math.hypot(nx, ny) or 1e-9
    nx, ny = nx / length * wide / 2, ny / length * wide / 2
    mx, my = ax + (bx - ax) * 0.42, ay + (by - ay) * 0.42
    outline = [foot, (mx + nx, my + ny), tip, (mx - nx, my - ny)]
    brush.fill(curve(outline, closed=True, tension=0.9), tone)
    rib = [foot, (ax + (bx - ax) * 0.8, ay + (by - ay) * 0.8)]
    brush.line(rib, wide * 0.07, lighter(tone, 0.35), alpha=0.8)


def handled(brush: Brush, low: Point, high: Point, width: float, tone: str = WOOD) -> None:
    """A straight handle, with light along one side."""
    brush.line([low, high], width, tone)
    shift = width * 0.2
    ends = [(low[0] - shift, low[1] + width * 0.3), (high[0] - shift, high[1] - width * 0.3)]
    brush.line(ends, width * 0.2, lighter(tone, 0.3), alpha=0.8)


def cross(brush: Brush, centre: Point, arm: float, tone: str) -> None:
    """A cross of four equal arms."""
    (x, y), wide = centre, arm * 0.34
    brush.box(x - wide, y - arm, x + wide, y + arm, tone, form=0)
    brush.box(x - arm, y - wide, x + arm, y + wide, tone, form=0)


def boards(brush: Brush, box: tuple[float, float, float, float], count: int, tone: str) -> None:
    """Upright planks side by side that fill a box (left, bottom, right, top)."""
    left, bottom, right, top = box
    brush.box(left, bottom, right, top, tone, form=0.8)
    for k in range(1, count):
        x = left + (right - left) * k / count
        brush.line([(x, bottom), (x, top)], (right - left) / count * 0.07, darker(tone, 0.25))


def bricks(brush: Brush, box: tuple[float, float, float, float], rows: int, tone: str) -> None:
    """A wall of bricks that fills a box (left, bottom, right, top)."""
    left, bottom, right, top = box
    brush.box(left, bottom, right, top, tone, form=0.8)
    high, joint = (top - bottom) / rows, darker(tone, 0.22)
    wide = high * 2.1
    for row in range(rows):
        y = bottom + high * row
        brush.line([(left, y), (right, y)], high * 0.09, joint)
        x = left + wide * (0.5 if row % 2 else 1)
        while x < right - wide * 0.2:
            brush.line([(x, y), (x, y + high)], high * 0.09, joint)
            x += wide
