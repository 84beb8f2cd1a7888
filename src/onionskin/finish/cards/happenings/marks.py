"""What is drawn about a thing to which something happens: steam, drops, arrows, a question mark.

Each is drawn by how far the happening is (0..1) and by the seconds, which stop when it is over.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

from onionskin.finish.cards.handling import RATIO
from onionskin.finish.cards.happenings.body import GROUND, Body, along, part, smooth
from onionskin.finish.cards.page import line_of, paint_of
from onionskin.stage.brush import polyline
from onionskin.stage.colours import INK
from onionskin.stage.skia import skia
from onionskin.stage.things.forms import star

Canvas = Any
Point = tuple[float, float]
Mark = Callable[[Canvas, Body, float, float, Sequence[str]], None]
SIGN: Final = "#2f6fd0"
"""Of arrows and other signs."""
WATER: Final = "#58b4e8"
NO, YES = "#d9453d", "#2f9e57"
_FIRE: Final = (("#f0622d", 1.0), ("#f9a72b", 0.7), ("#ffe27a", 0.4))


def arrow(canvas: Canvas, start: Point, end: Point, share: float, colour: str = SIGN,
          thick: float = 0.05) -> None:  # fmt: skip
    """An arrow, drawn so far from its start."""
    if share <= 0.02:
        return
    tip = along(start, end, share)
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    head = 2.3 * thick
    neck = tip[0] - 0.8 * head * math.cos(angle), tip[1] - 0.8 * head * math.sin(angle)
    canvas.drawLine(*start, *neck, line_of(colour, thick, round_ends=False))
    path = skia.Path()
    path.moveTo(*tip)
    for side in (-1, 1):
        turned = angle + side * 2.6
        path.lineTo(tip[0] + 1.2 * head * math.cos(turned), tip[1] + 1.2 * head * math.sin(turned))
    path.close()
    canvas.drawPath(path, paint_of(colour))


def _arrow(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """arrow up|down|right|left [COLOUR]: beside the thing, or over it."""
    way = told[0]
    colour = f"#{told[1]}" if len(told) > 1 else SIGN
    share = part(k, 0.05, 0.8)
    if way in ("up", "down"):
        ends = (0.8, 0.22) if way == "up" else (0.22, 0.8)
        arrow(canvas, (1.1, ends[0]), (1.1, ends[1]), share, colour, 0.06)
    else:
        ends = (0.3, 0.9) if way == "right" else (0.9, 0.3)
        arrow(canvas, (ends[0], 0.12), (ends[1], 0.12), share, colour, 0.06)


def drop(canvas: Canvas, x: float, y: float, size: float, colour: str = WATER,
         alpha: float = 1.0) -> None:  # fmt: skip
    """A drop about a point."""
    path = skia.Path()
    path.moveTo(x, y - size)
    path.cubicTo(x + 0.2 * size, y - 0.4 * size, x + 0.62 * size, y, x + 0.6 * size, y + 0.3 * size)
    path.arcTo(skia.Rect.MakeLTRB(x - 0.6 * size, y - 0.3 * size, x + 0.6 * size, y + 0.9 * size),
               0, 180, False)  # fmt: skip
    path.cubicTo(x - 0.62 * size, y, x - 0.2 * size, y - 0.4 * size, x, y - size)
    canvas.drawPath(path, paint_of(colour, alpha))


def _drops(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """drops [COLOUR]: they fall from its lower edge."""
    colour = f"#{told[0]}" if told else WATER
    start = body.foot - 0.06
    for index in range(4):
        share = (0.8 * t + index / 4) % 1
        x = body.x + (index - 1.5) * 0.4 * body.half[0]
        y = start + (GROUND - start) * share * share
        drop(canvas, x, y, 0.03, colour, min(1.0, 3 * k))
    _puddle(canvas, body, k, t, told)


def _puddle(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """puddle [COLOUR]: it grows under the thing."""
    colour = f"#{told[0]}" if told else WATER
    wide = (0.15 + 0.85 * k) * max(0.26, 1.15 * body.half[0])
    rect = skia.Rect.MakeLTRB(body.x - wide, GROUND - 0.045 * k - 0.01, body.x + wide,
                              GROUND + 0.045 * k + 0.01)  # fmt: skip
    canvas.drawOval(rect, paint_of(colour, 0.85 * min(1.0, 4 * k)))


def _jet(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """jet: water or gas springs out of its side."""
    colour = f"#{told[0]}" if told else WATER
    x, y = body.right - 0.25 * body.half[0], body.centre[1]
    for index in range(9):
        share = (0.9 * t + index / 9) % 1
        far = 0.36 * share
        place = x + far, y + 0.5 * far * share + 0.03 * math.sin(9 * index) + 0.25 * share * share
        canvas.drawCircle(*place, 0.018 + 0.022 * share,
                          paint_of(colour, (1 - 0.7 * share) * min(1.0, 3 * k)))  # fmt: skip


def _overflow(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """overflow: water runs down both of its sides."""
    share = part(k, 0.1, 0.7)
    bottom = body.top + 0.04 + (GROUND - body.top - 0.04) * share
    for side in (-1, 1):
        x = body.x + side * 0.86 * body.half[0]
        path = skia.Path()
        path.moveTo(body.x + side * 0.4 * body.half[0], body.top + 0.035)
        path.quadTo(x + side * 0.05, body.top, x + side * 0.045, bottom)
        canvas.drawPath(path, line_of(WATER, 0.055, 0.9))
    _puddle(canvas, body, part(k, 0.4, 1.0), t, told)


def _vapour(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """vapour COLOUR: wisps that rise over it."""
    colour = f"#{told[0]}"
    for index in range(3):
        x = body.x + (index - 1) * min(0.16, 0.6 * body.half[0])
        path = skia.Path()
        top = max(0.05, body.top - 0.3)
        path.moveTo(x, body.top + 0.02)
        for step in range(1, 13):
            y = body.top + 0.02 - (body.top + 0.02 - top) * step / 12
            path.lineTo(x + 0.028 * math.sin(0.7 * step + 2.4 * t + 2 * index), y)
        canvas.drawPath(path, line_of(colour, 0.032, 0.8 * min(1.0, 2 * k)))


def _smoke(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """smoke [COLOUR]: puffs that rise from it."""
    colour = f"#{told[0]}" if told else "#7d838b"
    for index in range(6):
        share = (0.35 * t + index / 6) % 1
        y = body.top + 0.05 - (body.top - 0.02) * share
        x = body.x + 0.09 * math.sin(4 * index + 3 * share)
        canvas.drawCircle(x, max(y, 0.1), 0.05 + 0.07 * share,
                          paint_of(colour, 0.6 * (1 - share) * min(1.0, 3 * k)))  # fmt: skip


def _flames(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """flames: they lick about its lower half and over it."""
    wide, foot = max(0.16, 0.8 * body.half[0]), body.foot + 0.02
    high = (0.55 + 0.9 * body.half[1]) * min(1.0, 1.4 * k)
    for colour, scale in _FIRE:
        for index in range(5):
            x = body.x + (index - 2) * 0.42 * wide
            lick = 1 + 0.16 * math.sin(7 * t + 2.3 * index) - 0.13 * abs(index - 2)
            tall, half = scale * high * lick * 0.62, scale * 0.36 * wide
            sway = 0.03 * math.sin(5 * t + index)
            path = skia.Path()
            path.moveTo(x - half, foot)
            path.cubicTo(x - half, foot - 0.5 * tall, x - 0.2 * half, foot - 0.5 * tall,
                         x + sway, foot - tall)  # fmt: skip
            path.cubicTo(x + 0.3 * half, foot - 0.5 * tall, x + half, foot - 0.4 * tall,
                         x + half, foot)  # fmt: skip
            path.close()
            canvas.drawPath(path, paint_of(colour, 0.9))


def _flakes(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """flakes: stars of ice about it."""
    for index in range(5):
        angle = math.pi * (1.05 + 0.225 * index)
        x = body.x + (0.1 + body.half[0] * 0.95) * math.cos(angle)
        y = body.centre[1] + (0.1 + body.half[1] * 0.95) * math.sin(angle) * 0.95
        size = 0.065 * part(k, 0.1 * index, 0.1 * index + 0.4)
        x, y = min(max(x, 0.08), RATIO - 0.08), max(y, 0.08)
        for ray in range(3):
            turned = ray * math.pi / 3 + 0.2 * index
            dx, dy = size * math.cos(turned), size * math.sin(turned)
            canvas.drawLine(x - dx, y - dy, x + dx, y + dy, line_of("#5aa9e6", 0.02))


def _crack(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """crack: a jagged line that runs through it."""
    if k < 0.15:
        return
    x, top = body.x, body.top + 0.08 * body.half[1]
    length = 1.8 * body.half[1] * part(k, 0.1, 0.7)
    path = skia.Path()
    path.moveTo(x, top)
    for step in range(1, 9):
        path.lineTo(x + (0.13 if step % 2 else -0.1) * body.half[0], top + length * step / 8)
    for colour, thick in (("#ffffff", 0.045), (INK, 0.024)):
        canvas.drawPath(path, line_of(colour, thick))


def _sparkles(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """sparkles: it is clean, or new."""
    for index, (x, y) in enumerate(((-0.9, -0.9), (0.95, -0.55), (0.85, 0.7), (-1.0, 0.35))):
        size = 0.08 * part(k, 0.4 + 0.12 * index, 0.7 + 0.08 * index)
        middle = (min(max(body.x + x * (body.half[0] + 0.06), 0.08), RATIO - 0.08),
                  max(body.centre[1] + y * body.half[1], 0.08))  # fmt: skip
        canvas.drawPath(star(middle, size, 0.3 * size, 4, turn=0), paint_of("#f2b705"))


def _rays(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """rays [COLOUR]: light goes out from it."""
    colour = f"#{told[0]}" if told else "#f5b921"
    x, y = body.centre
    near = 1.12 * math.hypot(*body.half) * 0.8
    for index in range(12):
        angle = index * math.tau / 12 + 0.13
        one = x + near * math.cos(angle), y + near * math.sin(angle)
        far = near + 0.1 * smooth(k)
        other = x + far * math.cos(angle), y + far * math.sin(angle)
        if smooth(k) > 0.05:
            canvas.drawLine(*one, *other, line_of(colour, 0.03))


def _glow(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """glow [COLOUR]: a shine behind it."""
    colour = f"#{told[0]}" if told else "#ffe27a"
    for share in (1.25, 1.05, 0.85):
        canvas.drawCircle(*body.centre, min(0.46, share * max(body.half)),
                          paint_of(colour, 0.28 * k))  # fmt: skip


def _heat(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """heat: red waves over it."""
    _vapour(canvas, body, k, t, ("e2574c",))


def _dirt(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """dirt: brown spots on it."""
    for index in range(7):
        angle = 2.4 * index
        far = 0.72 * (index + 1) / 7
        x = body.x + far * body.half[0] * math.cos(angle)
        y = body.centre[1] + far * body.half[1] * math.sin(angle)
        size = (0.028 + 0.012 * (index % 3)) * part(k, 0.08 * index, 0.08 * index + 0.3)
        canvas.drawCircle(x, y, size, paint_of("#6b4a2b", 0.85))


def _waves(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """waves LEVEL: water up to a level, in front of it."""
    level = float(told[0])
    path = skia.Path()
    path.moveTo(0.06, GROUND + 0.04)
    for step in range(25):
        x = 0.06 + (RATIO - 0.12) * step / 24
        path.lineTo(x, level + 0.014 * math.sin(0.9 * step + 2.2 * t))
    path.lineTo(RATIO - 0.06, GROUND + 0.04)
    path.close()
    canvas.drawPath(path, paint_of(WATER, 0.62))


def _lines(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """lines: it has come fast from the left."""
    fading = 1 - part(k, 0.75, 1.0)
    for index in range(3):
        y = body.centre[1] + (index - 1) * 0.5 * body.half[1]
        x = body.left - 0.05
        long = (0.26 - 0.05 * abs(index - 1)) * min(1.0, 3 * k)
        if fading > 0.02 and x > 0.02:
            canvas.drawLine(max(0.0, x - long), y, x, y, line_of("#9aa4b0", 0.022, fading))


def _bubbles(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """bubbles: they rise out of its upper edge."""
    for index in range(6):
        share = (0.9 * t + index / 6) % 1
        x = body.x + 0.62 * body.half[0] * math.sin(5 * index)
        y = body.top + 0.06 - 0.12 * share
        ring = line_of("#6fb7e6", 0.014, (1 - share) * min(1.0, 3 * k))
        canvas.drawCircle(x, y, 0.016 + 0.02 * share, ring)


def _gauge(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """gauge FROM TO [COLOUR]: a tube beside it, full up to there."""
    first, last = float(told[0]), float(told[1])
    colour = f"#{told[2]}" if len(told) > 2 else SIGN
    left, right, top, bottom = 1.03, 1.13, 0.16, 0.9
    level = bottom - (bottom - top) * (first + (last - first) * k)
    inner = skia.Rect.MakeLTRB(left, level, right, bottom)
    whole = skia.RRect.MakeRectXY(skia.Rect.MakeLTRB(left, top, right, bottom), 0.05, 0.05)
    canvas.save()
    canvas.clipRRect(whole, True)
    canvas.drawRRect(whole, paint_of("#e7ebf0"))
    canvas.drawRect(inner, paint_of(colour))
    canvas.restore()
    canvas.drawRRect(whole, line_of(INK, 0.018))


def _pain(canvas: Canvas, body: Body, k: float, t: float, told: Sequence[str]) -> None:
    """pain: red bolts that throb about it."""
    x, y = body.centre
    throb = 1 + 0.18 * math.sin(6 * t)
    for index in range(5):
        angle = math.pi * (1.1 + 0.2 * index)
        near = 0.05 + 0.95 * math.hypot(body.half[0] * math.cos(angle),
                                        body.half[1] * math.sin(angle))  # fmt: skip
        points = []
        for step in range(4):
            far = near + 0.055 * step * throb * min(1.0, 2 * k)
            side = 0.025 * (1 if step % 2 else -1)
            points.append((x + far * math.cos(angle) - side * math.sin(angle),
                           y + far * math.sin(angle) + side * math.cos(angle)))  # fmt: skip
        canvas.drawPath(polyline(points), line_of(NO, 0.028, min(1.0, 3 * k)))


MARKS: Final[dict[str, Mark]] = {
    "arrow": _arrow, "drops": _drops, "jet": _jet, "overflow": _overflow, "vapour": _vapour,
    "flames": _flames, "flakes": _flakes, "crack": _crack, "sparkles": _sparkles, "heat": _heat,
    "dirt": _dirt, "waves": _waves, "bubbles": _bubbles, "gauge": _gauge, "pain": _pain,
}  # fmt: skip
"""What is drawn before a thing."""
BEHIND: Final[dict[str, Mark]] = {
    "puddle": _puddle, "smoke": _smoke, "rays": _rays, "glow": _glow, "lines": _lines,
}  # fmt: skip
"""What is drawn behind it."""
