"""What an action is: a function of time, body and targets to a partial pose.

To add a verb, copy one of the entries in this package: name it in two languages, say what
it needs, and return the parts of the pose that it owns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from onionskin.stage.pose import Pose, Vector
from onionskin.stage.registry import Names, Registry
from onionskin.stage.rig import Rig, Side

Layer = Literal["posture", "travel", "hands", "face"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Beat:
    """A moment of an action.

    `t` is seconds since it began, `length` how long it lasts. `travel` of `distance`
    metres are behind it. `target` is the world point it is about (an object, a partner's
    hand, a place on a board), `phase` in 0..1 sets one actor off from another.
    """

    t: float
    length: float
    rig: Rig
    travel: float = 0
    distance: float = 0
    target: Vector | None = None
    phase: float = 0

    def swing(self, hertz: float, offset: float = 0) -> float:
        """A sine wave in -1..1."""
        return math.sin(math.tau * (self.t * hertz + offset))

    def gate(self, start: float, end: float) -> float:
        """0 before `start` seconds, 1 after `end`, soft between."""
        k = min(1.0, max(0.0, (self.t - start) / max(end - start, 1e-6)))
        return k * k * (3 - 2 * k)


def step(k: float, start: Vector, end: Vector, *, lift: float = 0.07) -> Vector:
    """A foot on its way from one place to another, `k` of it behind: it leaves the ground."""
    x, y, z = (a + (b - a) * k for a, b in zip(start, end, strict=True))
    return x, y + lift * max(0.0, math.sin(math.pi * k)) ** 0.6, z


@dataclass(frozen=True, kw_only=True, slots=True)
class Motion:
    """What an action asks for: a partial pose, and the world points its hands must touch."""

    pose: Pose
    reach: Mapping[Side, Vector] = field(default_factory=dict)


Act = Callable[[Beat], Motion]


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """A verb that people can act.

    `layer`: what part of the body it owns. `seat`: it sits on a thing of that name if the
    place offers no seat. `thing`: stands before the actor unless the
    place has one, `thing_z` metres deeper.
    `speed` in m/s for what travels. `apart`: metres between partners. `turn`: how far it
    faces from us, in radians, to its right; None lets the staging choose.
    """

    names: Names
    layer: Layer
    act: Act
    seat: str = ""
    thing: str = ""
    thing_z: float = -0.12
    mount: str = ""
    speed: float = 0
    apart: float = 1.1
    partner: bool = False
    turn: float | None = None


ACTIONS: Registry[Action] = Registry("verb")


def action(
    en: str,
    zh: str,
    *also: str,
    layer: Layer = "hands",
    seat: str = "",
    thing: str = "",
    thing_z: float = -0.12,
    mount: str = "",
    speed: float = 0,
    apart: float = 1.1,
    partner: bool = False,
    turn: float | None = None,
) -> Callable[[Act], Act]:
    """Registers the decorated function as a verb."""

    def register(act: Act) -> Act:
        ACTIONS.add(
            Action(
                names=Names(en=en, zh=zh, also=also),
                layer=layer,
                act=act,
                seat=seat,
                thing=thing,
                thing_z=thing_z,
                mount=mount,
                speed=speed,
                apart=apart,
                partner=partner,
                turn=turn,
            )
        )
        return act

    return register
