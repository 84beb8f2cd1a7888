"""Birds, standing and on the water, each a line of measures; they look to the right."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import darker
from onionskin.stage.things.beasts import EYE
from onionskin.stage.things.thing import Moment, thing


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
        brush.disc((x + 0.07 * u, y + 0.05 * u), 0.035 * u, EYE, form=0)


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
