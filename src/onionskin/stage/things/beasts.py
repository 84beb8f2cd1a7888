"""How beasts on four legs are drawn, each from a line of measures in `animals`."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from onionskin.stage.brush import Brush, curve, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing

EYE = "#2f2a35"
Ears = Literal["round", "point", "long", "flop", "none"]
Tail = Literal["thin", "bush", "curl", "stub", "tuft", "long"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Beast:
    """Measures in metres: body `long` and `thick`, legs `high`, head `head` at the neck's end."""

    long: float
    thick: float
    high: float
    head: float
    neck: tuple[float, float] = (0.1, 0.12)
    snout: float = 0.6
    tone: str
    belly: str = ""
    face: str = ""
    feet: str = ""
    ears: Ears = "point"
    tail: Tail = "thin"
    horns: str = ""
    mane: str = ""
    spots: str = ""
    stripes: str = ""
    woolly: bool = False
    trunk: bool = False
    leg: float = 0.0
    """How thick the legs are; 0: by the body."""


def _beast(of: Beast, brush: Brush, m: Moment) -> None:
    tone = m.tone(of.tone)
    if m.asleep:
        of = _lying(of)
    half, mid = of.long / 2, of.high + of.thick / 2
    if m.asleep:
        _curled_tail(of, brush, tone)
    else:
        _legs(of, brush, tone)
        _tail(of, brush, tone, m.t)
    body = [(-half, mid), (-half * 0.86, mid + of.thick * 0.46), (0, mid + of.thick * 0.5)]
    body += [(half * 0.86, mid + of.thick * 0.52), (half, mid), (half * 0.8, mid - of.thick * 0.46)]
    body += [(0, mid - of.thick * 0.5), (-half * 0.84, mid - of.thick * 0.46)]
    path = curve(body, closed=True, tension=0.8)
    brush.fill(path, tone, form=1.2)
    with brush.inside(path):
        if of.belly:
            brush.oval((0, mid - of.thick * 0.5), half * 0.9, of.thick * 0.26, of.belly, form=0.3)
        for k in range(5) if of.spots else ():
            x, y = -half * 0.75 + half * 0.4 * k, mid + of.thick * (0.22 if k % 2 else -0.1)
            brush.oval((x, y), of.thick * 0.22, of.thick * 0.17, of.spots, form=0.2)
        for k in range(7) if of.stripes else ():
            x = -half * 0.8 + half * 0.26 * k
            points = [(x, mid + of.thick * 0.55), (x + 0.03, mid), (x - 0.02, mid - of.thick * 0.3)]
            brush.line(points, of.thick * 0.09, of.stripes, smooth=True)
    if of.woolly:
        for k in range(9):
            x = -half + of.long * k / 8
            for y in (0.34, -0.1):
                brush.disc((x, mid + of.thick * y), of.thick * 0.24, tone, form=0.5)
    if m.asleep:
        _folded_legs(of, brush, tone)
    at = (half * 0.86, mid + of.thick * (0.02 if m.asleep else 0.28))
    _head(of, brush, tone, m.t, at, asleep=m.asleep)


def _lying(of: Beast) -> Beast:
    """The same beast on the ground, its head on its paws."""
    high = 0.02 * of.thick
    down = 0.95 * of.head - (high + 0.52 * of.thick)
    return replace(of, high=high, neck=(min(of.neck[0] + 0.2 * of.head, 1.6 * of.head), down))


def _folded_legs(of: Beast, brush: Brush, tone: str) -> None:
    """A haunch, and the paws before it and under the head."""
    half, wide = of.long / 2, of.leg or of.thick * 0.26
    brush.oval((-0.62 * half, 0.42 * of.thick), 0.44 * of.thick, 0.4 * of.thick, tone, form=0.8)
    for x, long in ((-0.36 * half, 0.3 * of.thick), (0.95 * half, 0.42 * of.thick)):
        brush.oval((x, 0.5 * wide), long, 0.5 * wide, of.feet or darker(tone, 0.08), form=0.6)


def _curled_tail(of: Beast, brush: Brush, tone: str) -> None:
    if of.tail == "stub":
        return
    u, half = of.thick, of.long / 2
    wide = {"bush": 0.34, "long": 0.16, "curl": 0.2}.get(of.tail, 0.1) * u
    round_it = [(-half, 0.45 * u), (-half - 0.34 * u, 0.22 * u), (-half - 0.02 * u, 0.09 * u)]
    brush.line([*round_it, (-half + 0.7 * u, 0.08 * u)], wide, darker(tone, 0.06), smooth=True)


def _legs(of: Beast, brush: Brush, tone: str) -> None:
    wide = of.leg or of.thick * 0.26
    dark, half = darker(tone, 0.18), of.long / 2
    for x, far in ((-0.62, True), (0.58, True), (-0.78, False), (0.74, False)):
        shade = dark if far else tone
        brush.line([(x * half, of.high + wide * 0.6), (x * half, wide * 0.4)], wide, shade)
        brush.oval((x * half + wide * 0.2, wide * 0.3), wide * 0.68, wide * 0.34, of.feet or shade)


def _tail(of: Beast, brush: Brush, tone: str, t: float) -> None:
    at = (-of.long / 2 + 0.02, of.high + of.thick * 0.8)
    with brush.moved(at, turn=0.18 * math.sin(t * 4)):
        u = of.thick
        if of.tail == "bush":
            brush.blob(
                [
                    (0, 0),
                    (-u * 0.5, u * 0.1),
                    (-u * 1.0, u * 0.5),
                    (-u * 1.1, u * 0.1),
                    (-u * 0.6, -u * 0.3),
                ],
                tone,
            )
            brush.disc((-u * 1.0, u * 0.32), u * 0.13, of.belly or WHITE, form=0.4)
        elif of.tail == "curl":
            tail = [(0.0, 0.0), (-0.8, 0.5), (-0.7, 1.5), (-0.1, 1.9), (0.1, 1.4), (-0.2, 0.9)]
            brush.blob([(u * x, u * y) for x, y in tail], tone)
        elif of.tail == "stub":
            brush.disc((-u * 0.06, 0), u * 0.2, lighter(tone, 0.2), form=0.6)
        elif of.tail == "long":
            brush.line(
                [(0, 0), (-u * 0.5, u * 0.05), (-u * 0.75, u * 0.6)], u * 0.16, tone, smooth=True
            )
        else:
            brush.line(
                [(0, 0), (-u * 0.18, -u * 0.4), (-u * 0.14, -u * 0.8)], u * 0.08, tone, smooth=True
            )
            if of.tail == "tuft":
                brush.disc((-u * 0.14, -u * 0.84), u * 0.11, darker(tone, 0.35))


def _head(
    of: Beast, brush: Brush, tone: str, t: float, at: tuple[float, float], *, asleep: bool
) -> None:
    r, nod = of.head, 0.0 if asleep else 0.02 * math.sin(t * 1.7)
    x, y = at[0] + of.neck[0], at[1] + of.neck[1] + nod
    if of.mane:
        brush.disc((x - r * 0.2, y), r * 1.62, of.mane, form=0.8)
    brush.line(
        [(at[0] - of.thick * 0.1, at[1] - of.thick * 0.1), (x, y)],
        max(r * 1.15, of.thick * 0.4),
        tone,
    )
    _ears(of, brush, darker(tone, 0.12), (x, y), far=True)
    if of.horns:
        for k in (0.0, 0.25):
            horn = [
                (x + r * (k - 0.2), y + r * 0.8),
                (x + r * (k - 0.1), y + r * 1.5),
                (x + r * (k + 0.2), y + r * 1.7),
            ]
            brush.line(horn, r * 0.2, of.horns, smooth=True)
    face = of.face or tone
    brush.disc((x, y), r, face if of.woolly else tone)
    muzzle = of.face or lighter(tone, 0.22)
    brush.oval((x + r * 0.78, y - r * 0.28), r * of.snout, r * 0.46, muzzle, form=0.6)
    brush.disc((x + r * (0.72 + of.snout), y - r * 0.16), r * 0.15, EYE, form=0)
    if asleep:
        closed_eye(brush, (x + r * 0.34, y + r * 0.24), r * 0.2)
    else:
        brush.disc((x + r * 0.34, y + r * 0.24), r * 0.15, EYE, form=0)
        brush.disc((x + r * 0.39, y + r * 0.29), r * 0.05, WHITE, form=0)
    if of.trunk:
        sway = r * 0.2 * math.sin(t * 1.4)
        points = [
            (x + r * 0.8, y - r * 0.2),
            (x + r * 1.5, y - r * 0.9),
            (x + r * 1.45 + sway, y - r * 2.4),
        ]
        if asleep:
            points = [points[0], (x + r * 1.3, y - r * 0.7), (x + r * 2.1, 0.3 * r)]
        brush.line(points, r * 0.5, tone, smooth=True)
        brush.line([(x + r * 0.6, y - r * 0.7), (x + r * 1.3, y - r * 0.8)], r * 0.16, WHITE)
    _ears(of, brush, tone, (x, y), far=False)


def closed_eye(brush: Brush, at: tuple[float, float], wide: float) -> None:
    """A lid that is shut: a line that hangs down."""
    x, y = at
    line = [(x - wide, y + 0.3 * wide), (x, y - 0.3 * wide), (x + wide, y + 0.3 * wide)]
    brush.line(line, 0.32 * wide, EYE, smooth=True)


def _ears(of: Beast, brush: Brush, tone: str, at: tuple[float, float], *, far: bool) -> None:
    r, (x, y) = of.head, (at[0] + (of.head * 0.35 if far else -of.head * 0.3), at[1])
    if of.ears == "round":
        brush.disc((x, y + r * 0.82), r * 0.36, tone)
        brush.disc((x, y + r * 0.82), r * 0.2, lighter(tone, 0.3), form=0.3)
    elif of.ears == "point":
        brush.fill(
            polygon(
                [
                    (x - r * 0.42, y + r * 0.5),
                    (x - r * 0.16, y + r * 1.45),
                    (x + r * 0.38, y + r * 0.66),
                ]
            ),
            tone,
        )
    elif of.ears == "long":
        brush.oval((x - r * 0.1, y + r * 1.6), r * 0.28, r * 0.95, tone)
        brush.oval((x - r * 0.1, y + r * 1.6), r * 0.14, r * 0.7, lighter(tone, 0.4), form=0.3)
    elif of.ears == "flop":
        wide = 1.5 if of.trunk else 0.5
        brush.oval(
            (x - r * 0.5, y + r * (0.1 if of.trunk else 0.5)),
            r * wide * 0.55,
            r * wide * 0.7,
            darker(tone, 0.1),
        )


def add_beast(en: str, zh: str, *also: str, size: tuple[float, float], of: Beast) -> None:
    """Registers a beast under its names; it looks to the right and stands at its foot."""
    thing(en, zh, *also, size=size, live=True, sleeps=True)(partial(_beast, of))
