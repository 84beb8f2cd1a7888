"""Animals in the stage's own look: beasts on four legs, birds and fish, each a line of measures.

All look to the right and stand at their foot. To add one, copy a line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Literal

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing

_EYE = "#2f2a35"
Ears = Literal["round", "point", "long", "flop", "none"]
Tail = Literal["thin", "bush", "curl", "stub", "tuft", "long"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Beast:
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


def _beast(of: _Beast, brush: Brush, m: Moment) -> None:
    tone = m.tone(of.tone)
    half, mid = of.long / 2, of.high + of.thick / 2
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
    _head(of, brush, tone, m.t, (half * 0.86, mid + of.thick * 0.28))


def _legs(of: _Beast, brush: Brush, tone: str) -> None:
    wide = of.leg or of.thick * 0.26
    dark, half = darker(tone, 0.18), of.long / 2
    for x, far in ((-0.62, True), (0.58, True), (-0.78, False), (0.74, False)):
        shade = dark if far else tone
        brush.line([(x * half, of.high + wide * 0.6), (x * half, wide * 0.4)], wide, shade)
        brush.oval((x * half + wide * 0.2, wide * 0.3), wide * 0.68, wide * 0.34, of.feet or shade)


def _tail(of: _Beast, brush: Brush, tone: str, t: float) -> None:
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


def _head(of: _Beast, brush: Brush, tone: str, t: float, at: tuple[float, float]) -> None:
    r, nod = of.head, 0.02 * math.sin(t * 1.7)
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
    brush.disc((x + r * (0.72 + of.snout), y - r * 0.16), r * 0.15, _EYE, form=0)
    brush.disc((x + r * 0.34, y + r * 0.24), r * 0.15, _EYE, form=0)
    brush.disc((x + r * 0.39, y + r * 0.29), r * 0.05, WHITE, form=0)
    if of.trunk:
        sway = r * 0.2 * math.sin(t * 1.4)
        points = [
            (x + r * 0.8, y - r * 0.2),
            (x + r * 1.5, y - r * 0.9),
            (x + r * 1.45 + sway, y - r * 2.4),
        ]
        brush.line(points, r * 0.5, tone, smooth=True)
        brush.line([(x + r * 0.6, y - r * 0.7), (x + r * 1.3, y - r * 0.8)], r * 0.16, WHITE)
    _ears(of, brush, tone, (x, y), far=False)


def _ears(of: _Beast, brush: Brush, tone: str, at: tuple[float, float], *, far: bool) -> None:
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


def _add(en: str, zh: str, *also: str, size: tuple[float, float], of: _Beast) -> None:
    thing(en, zh, *also, size=size, live=True)(partial(_beast, of))


_add(
    "cat",
    "猫",
    "kitten",
    "小猫",
    "花猫",
    size=(0.75, 0.5),
    of=_Beast(
        long=0.44,
        thick=0.18,
        high=0.16,
        head=0.105,
        neck=(0.06, 0.12),
        snout=0.34,
        tone="#e0984e",
        belly="#f6e2c4",
        tail="long",
        stripes="#b9702f",
    ),
)
_add(
    "cow",
    "牛",
    "cattle",
    "奶牛",
    "calf",
    "ox",
    "yak",
    size=(2.2, 1.55),
    of=_Beast(
        long=1.4,
        thick=0.66,
        high=0.55,
        head=0.2,
        neck=(0.28, 0.12),
        snout=0.75,
        tone="#f6f2ec",
        spots="#4a3f48",
        face="#f0b7a8",
        ears="flop",
        tail="tuft",
        horns="#d9c9a3",
        feet="#4a3f48",
    ),
)
_add(
    "sheep",
    "羊",
    "lamb",
    "绵羊",
    size=(1.2, 0.95),
    of=_Beast(
        long=0.72,
        thick=0.44,
        high=0.3,
        head=0.13,
        neck=(0.14, 0.1),
        tone="#f4eee2",
        face="#5a4d50",
        feet="#5a4d50",
        ears="flop",
        tail="stub",
        woolly=True,
        leg=0.08,
    ),
)
_add(
    "goat",
    "山羊",
    size=(1.15, 1.05),
    of=_Beast(
        long=0.7,
        thick=0.34,
        high=0.4,
        head=0.13,
        neck=(0.16, 0.2),
        tone="#d9cbb6",
        belly="#f4ecdf",
        ears="flop",
        tail="stub",
        horns="#8a7a62",
        feet="#5a4d50",
        leg=0.08,
    ),
)
_add(
    "pig",
    "猪",
    "piglet",
    "小猪",
    size=(1.2, 0.8),
    of=_Beast(
        long=0.8,
        thick=0.46,
        high=0.2,
        head=0.17,
        neck=(0.12, 0.04),
        snout=0.5,
        tone="#f0a9ae",
        ears="point",
        tail="stub",
        leg=0.11,
    ),
)
_add(
    "fox",
    "狐狸",
    "小狐狸",
    size=(1.1, 0.72),
    of=_Beast(
        long=0.52,
        thick=0.22,
        high=0.24,
        head=0.13,
        neck=(0.1, 0.14),
        snout=0.62,
        tone="#e07a3a",
        belly="#f8e6d2",
        feet="#4a3a3a",
        tail="bush",
    ),
)
_add(
    "wolf",
    "狼",
    size=(1.4, 0.95),
    of=_Beast(
        long=0.76,
        thick=0.3,
        high=0.36,
        head=0.16,
        neck=(0.14, 0.16),
        snout=0.7,
        tone="#8b93a3",
        belly="#d5dae2",
        tail="bush",
    ),
)
_add(
    "bear",
    "熊",
    "小熊",
    "brown bear",
    size=(1.9, 1.3),
    of=_Beast(
        long=1.2,
        thick=0.7,
        high=0.32,
        head=0.26,
        neck=(0.24, 0.16),
        tone="#8a5f45",
        ears="round",
        tail="stub",
    ),
)
_add(
    "polar bear",
    "北极熊",
    size=(2.0, 1.35),
    of=_Beast(
        long=1.3,
        thick=0.68,
        high=0.38,
        head=0.24,
        neck=(0.28, 0.12),
        tone="#f2f1ec",
        ears="round",
        tail="stub",
    ),
)
_add(
    "lion",
    "狮子",
    size=(2.0, 1.3),
    of=_Beast(
        long=1.1,
        thick=0.46,
        high=0.46,
        head=0.22,
        neck=(0.2, 0.2),
        tone="#dba758",
        mane="#9c5f30",
        ears="round",
        tail="tuft",
        belly="#f0d9a8",
    ),
)
_add(
    "tiger",
    "老虎",
    size=(2.0, 1.2),
    of=_Beast(
        long=1.15,
        thick=0.46,
        high=0.42,
        head=0.22,
        neck=(0.2, 0.16),
        tone="#e8923c",
        stripes="#3a2f35",
        belly="#fbf3e4",
        ears="round",
        tail="long",
    ),
)
_add(
    "rabbit",
    "兔子",
    "bunny",
    "hare",
    "小兔子",
    size=(0.5, 0.55),
    of=_Beast(
        long=0.28,
        thick=0.19,
        high=0.08,
        head=0.09,
        neck=(0.05, 0.1),
        snout=0.3,
        tone="#cdbfb0",
        belly="#f4ece2",
        ears="long",
        tail="stub",
        leg=0.07,
    ),
)
_add(
    "mouse",
    "老鼠",
    "rat",
    "小老鼠",
    size=(0.3, 0.2),
    of=_Beast(
        long=0.15,
        thick=0.09,
        high=0.03,
        head=0.05,
        neck=(0.03, 0.02),
        tone="#a9a3ab",
        ears="round",
        tail="long",
        leg=0.03,
    ),
)
_add(
    "squirrel",
    "松鼠",
    size=(0.5, 0.45),
    of=_Beast(
        long=0.24,
        thick=0.14,
        high=0.08,
        head=0.075,
        neck=(0.05, 0.1),
        snout=0.35,
        tone="#b5693a",
        belly="#f3dcc0",
        tail="curl",
        leg=0.05,
    ),
)
_add(
    "deer",
    "鹿",
    "reindeer",
    "stag",
    "小鹿",
    size=(1.5, 1.6),
    of=_Beast(
        long=0.9,
        thick=0.36,
        high=0.62,
        head=0.15,
        neck=(0.22, 0.42),
        tone="#b8824f",
        belly="#f0dcc0",
        horns="#8a6a45",
        ears="flop",
        tail="stub",
        leg=0.08,
    ),
)
_add(
    "elephant",
    "大象",
    "象",
    size=(3.6, 2.8),
    of=_Beast(
        long=2.1,
        thick=1.3,
        high=0.9,
        head=0.48,
        neck=(0.42, 0.2),
        tone="#9aa3b1",
        ears="flop",
        tail="tuft",
        trunk=True,
        leg=0.4,
    ),
)
_add(
    "giraffe",
    "长颈鹿",
    size=(2.2, 4.0),
    of=_Beast(
        long=1.2,
        thick=0.56,
        high=1.3,
        head=0.22,
        neck=(0.66, 1.75),
        tone="#eec476",
        spots="#b5773c",
        horns="#8a6a45",
        tail="tuft",
        leg=0.14,
    ),
)
_add(
    "zebra",
    "斑马",
    size=(1.9, 1.5),
    of=_Beast(
        long=1.1,
        thick=0.5,
        high=0.6,
        head=0.18,
        neck=(0.24, 0.3),
        tone="#f6f4f0",
        stripes="#33303a",
        tail="tuft",
        leg=0.12,
    ),
)
_add(
    "dinosaur",
    "恐龙",
    size=(5.4, 3.6),
    of=_Beast(
        long=2.4,
        thick=1.2,
        high=0.8,
        head=0.36,
        neck=(0.9, 1.5),
        tone="#6fae6a",
        belly="#d5e6a8",
        ears="none",
        tail="long",
        leg=0.4,
        snout=0.7,
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Bird:
    """A bird that stands `high` metres, in a few colours."""

    high: float
    tone: str
    belly: str
    beak: str = "#f0a23c"
    crest: str = ""
    neck: float = 0.0
    bill: float = 0.5


def _bird(of: _Bird, brush: Brush, m: Moment) -> None:
    u, tone = of.high, m.tone(of.tone)
    hop = 0.03 * u * abs(math.sin(m.t * 3.1))
    for x in (-0.06, 0.08):
        brush.line(
            [(x * u, 0.24 * u), (x * u, 0.02 * u), (x * u + 0.09 * u, 0.015 * u)],
            0.035 * u,
            of.beak,
        )
    with brush.moved((0, hop)):
        brush.fill(
            polygon(
                [
                    (-0.3 * u, 0.5 * u),
                    (-0.72 * u, 0.62 * u),
                    (-0.68 * u, 0.46 * u),
                    (-0.28 * u, 0.34 * u),
                ]
            ),
            darker(tone, 0.2),
        )
        body = curve(
            [
                (-0.38 * u, 0.44 * u),
                (-0.1 * u, 0.66 * u),
                (0.26 * u, 0.6 * u),
                (0.3 * u, 0.36 * u),
                (0, 0.18 * u),
                (-0.3 * u, 0.26 * u),
            ],
            closed=True,
            tension=0.9,
        )
        brush.fill(body, tone)
        with brush.inside(body):
            brush.oval((0.12 * u, 0.26 * u), 0.3 * u, 0.17 * u, of.belly, form=0.3)
        wing = curve(
            [(-0.36 * u, 0.4 * u), (-0.05 * u, 0.56 * u), (0.1 * u, 0.44 * u), (-0.1 * u, 0.3 * u)],
            closed=True,
        )
        brush.fill(wing, darker(tone, 0.16))
        x, y = 0.26 * u, (0.74 + of.neck) * u
        brush.line([(0.2 * u, 0.54 * u), (x, y)], 0.22 * u, tone)
        brush.disc((x, y), 0.19 * u, tone)
        if of.crest:
            for k in range(3):
                brush.disc((x - 0.08 * u + 0.08 * u * k, y + 0.2 * u), 0.065 * u, of.crest)
        brush.fill(
            polygon(
                [
                    (x + 0.15 * u, y + 0.06 * u),
                    (x + (0.15 + 0.36 * of.bill) * u, y - 0.02 * u),
                    (x + 0.14 * u, y - 0.08 * u),
                ]
            ),
            of.beak,
        )
        brush.disc((x + 0.07 * u, y + 0.05 * u), 0.035 * u, _EYE, form=0)


def _add_bird(en: str, zh: str, *also: str, of: _Bird) -> None:
    size = (1.3 * of.high, (1.0 + of.neck) * of.high)
    thing(en, zh, *also, size=size, live=True)(partial(_bird, of))


_add_bird(
    "bird",
    "鸟",
    "sparrow",
    "麻雀",
    "小鸟",
    "robin",
    of=_Bird(high=0.24, tone="#a9764a", belly="#f0e2cc"),
)
_add_bird(
    "pigeon", "鸽子", "dove", of=_Bird(high=0.32, tone="#8f9bb0", belly="#c9d0dc", beak="#d98a8a")
)
_add_bird(
    "crow",
    "乌鸦",
    "raven",
    "blackbird",
    of=_Bird(high=0.4, tone="#3f3f4c", belly="#55556a", beak="#5a5a66"),
)
_add_bird(
    "chicken",
    "鸡",
    "hen",
    "母鸡",
    of=_Bird(high=0.45, tone="#f6efe2", belly="#ffffff", crest="#d9483b"),
)
_add_bird(
    "rooster", "公鸡", "cock", of=_Bird(high=0.55, tone="#b5602f", belly="#e0a24e", crest="#d9483b")
)
_add_bird(
    "duck",
    "鸭子",
    "duckling",
    "小鸭子",
    of=_Bird(high=0.42, tone="#f4d25a", belly="#fbe9a8", bill=0.8),
)
_add_bird(
    "goose",
    "鹅",
    "swan",
    "天鹅",
    of=_Bird(high=0.7, tone="#fbfaf5", belly="#ffffff", neck=0.3, bill=0.6),
)


def _afloat(of: _Bird, brush: Brush, m: Moment) -> None:
    """A bird on the water: only what is over it is seen, with rings around."""
    u = of.high
    for k in range(3):
        brush.stroke(
            oval((0, 0.0), u * (0.5 + 0.16 * k), u * (0.05 + 0.025 * k)), 0.015, "#e4f4fb", 0.5
        )
    with brush.inside(rounded(-2 * u, -0.005, 2 * u, 3 * u)), brush.moved((0, -0.26 * u)):
        _bird(of, brush, m)


def _add_afloat(en: str, zh: str, of: _Bird) -> None:
    size = (1.3 * of.high, (0.8 + of.neck) * of.high)
    thing(en, zh, size=size, live=True, stands=False)(partial(_afloat, of))


_add_afloat(
    "swimming duck", "游水的鸭子", _Bird(high=0.42, tone="#f4d25a", belly="#fbe9a8", bill=0.8)
)
_add_afloat(
    "swimming swan",
    "游水的天鹅",
    _Bird(high=0.7, tone="#fbfaf5", belly="#ffffff", neck=0.3, bill=0.6),
)
AFLOAT = {"duck": "swimming duck", "goose": "swimming swan"}
"""How birds that swim are drawn on the water."""


def _fish(brush: Brush, m: Moment) -> None:
    tone, beat = m.tone("#f08a3c"), 0.05 * math.sin(m.t * 6)
    brush.fill(
        polygon([(-0.2, 0.15), (-0.4, 0.28 + beat), (-0.36, 0.15), (-0.4, 0.02 + beat)]),
        darker(tone, 0.12),
    )
    body = curve(
        [(-0.24, 0.15), (-0.02, 0.28), (0.22, 0.23), (0.32, 0.14), (0.22, 0.06), (-0.02, 0.02)],
        closed=True,
    )
    brush.fill(body, tone)
    with brush.inside(body):
        brush.oval((0.05, 0.03), 0.26, 0.08, lighter(tone, 0.45), form=0.3)
    brush.fill(polygon([(-0.06, 0.26), (0.06, 0.36), (0.12, 0.25)]), darker(tone, 0.12))
    brush.fill(polygon([(0.02, 0.14), (-0.1, 0.1 - beat), (0.0, 0.08)]), darker(tone, 0.2))
    brush.disc((0.22, 0.17), 0.026, WHITE, form=0)
    brush.disc((0.225, 0.17), 0.016, _EYE, form=0)


thing("fish", "鱼", "goldfish", "金鱼", "小鱼", size=(0.72, 0.34), stands=False, live=True)(_fish)
