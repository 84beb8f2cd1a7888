"""What one lies on outdoors: a sleeping bag, a blanket on the grass; and a door as it opens."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing


def _cover(brush: Brush, m: Moment) -> None:
    """The upper half of a bag over whoever lies in it; the feet are to the right."""
    tone, breath = m.tone("#3f7fb8"), 0.012 * math.sin(m.t * 1.4)
    top = [
        (-0.5, 0.04),
        (-0.46, 0.32 + breath),
        (0.1, 0.34 + breath),
        (0.8, 0.3),
        (1.06, 0.26),
        (1.12, 0.04),
    ]
    brush.fill(curve(top, closed=True, tension=0.4), tone, form=1.1)
    for x in (-0.2, 0.14, 0.48, 0.8):
        brush.line([(x, 0.05), (x + 0.02, 0.3)], 0.016, darker(tone, 0.16))
    brush.line([(-0.48, 0.06), (-0.45, 0.3 + breath)], 0.06, lighter(tone, 0.4))


@thing(
    "sleeping bag",
    "睡袋",
    "sleeping bags",
    size=(2.3, 0.42),
    seat=0.08,
    front=_cover,
    front_z=0.32,
    front_live=True,
)
def sleeping_bag(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f7fb8")
    brush.box(-1.14, 0.0, 1.14, 0.1, darker(tone, 0.25), corner=0.05)
    brush.oval((-0.92, 0.2), 0.24, 0.12, "#f1ece2", form=0.8)


@thing("picnic blanket", "野餐垫", "blanket on the grass", size=(2.4, 0.26), seat=0.03)
def picnic_blanket(brush: Brush, m: Moment) -> None:
    tone = m.tone("#d8584e")
    brush.fill(polygon([(-1.2, 0.0), (1.06, 0.0), (1.2, 0.08), (-1.06, 0.08)]), tone)
    for k in range(7):
        x = -1.0 + 0.31 * k
        brush.line([(x, 0.0), (x + 0.14, 0.08)], 0.05, lighter(tone, 0.55))
    brush.oval((-0.92, 0.16), 0.22, 0.1, WHITE, form=0.8)


_OPENS: tuple[float, float] = (0.75, 1.7)
"""Seconds from when a hand goes to a door's handle to when its leaf begins to turn, and rests."""


@thing("opening door", "打开的门", "open door", size=(1.0, 2.1), stands=False, live=True)
def opening_door(brush: Brush, m: Moment) -> None:
    """Its leaf swings away from us, and light falls in."""
    tone = m.tone("#c8694a")
    share = min(1.0, max(0.0, (m.t - _OPENS[0]) / (_OPENS[1] - _OPENS[0])))
    turned = share * share * (3 - 2 * share)
    wide, low = 0.94 * math.cos(1.2 * turned), 0.1 * math.sin(1.2 * turned)
    brush.box(-0.56, 0, 0.56, 2.16, WHITE, corner=0.02, form=0.5)
    brush.gradient(
        polygon([(-0.47, 0), (0.47, 0), (0.47, 2.08), (-0.47, 2.08)]),
        (0, 2.08),
        (0, 0),
        ("#fdf3cf", "#f6dc9c"),
        glow=True,
    )
    edge = -0.47 + wide
    brush.fill(polygon([(-0.47, 0), (edge, low), (edge, 2.08 - low), (-0.47, 2.08)]), tone)
    for y in (0.18, 1.12):
        left, right = -0.47 + 0.14 * wide, -0.47 + 0.86 * wide
        inner = low * 0.8
        panel = [(left, y), (right, y + inner), (right, y + 0.76 - inner), (left, y + 0.76)]
        brush.fill(polygon(panel), darker(tone, 0.1), form=0.5)
    brush.disc((-0.47 + 0.89 * wide, 1.02), 0.042, "#f0c65a")
