"""What a thing is: a drawing with a size in metres, an up side, and where it is held.

To add a thing, copy one of the entries in this package. Its origin is the middle of where
it stands; x goes to the right (its front, where it has one), y up. `surface` is how high
other things stand on it, `seat` how high one sits on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onionskin.stage.brush import Brush, Point
from onionskin.stage.registry import Names, Registry


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """When a thing is drawn: seconds, its colour where one was asked, metres rolled, and whether an
    animal is asleep."""

    t: float = 0
    colour: str = ""
    travel: float = 0
    asleep: bool = False

    def tone(self, usual: str) -> str:
        """The asked colour, or the usual one."""
        return self.colour or usual


Draw = Callable[[Brush, Moment], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """A thing: its names, width and height in metres, and how it is drawn.

    `lead` is how far right of its origin its middle is: what is held by its end is drawn from
    there on, and stands with its middle where it is put. `front` is the part that lies before
    whoever uses it (a blanket, a table's near edge), `front_z` how far before the thing that
    part stands. `live` ones move by themselves and are drawn every frame, `front_live` ones in
    that part only. Animals that `sleeps` have a drawing for that.
    """

    names: Names
    size: tuple[float, float]
    draw: Draw
    front: Draw | None = None
    front_z: float = 0.3
    grip: Point = (0, 0)
    lead: float = 0
    surface: float = 0
    seat: float = 0
    stands: bool = True
    live: bool = False
    front_live: bool = False
    sleeps: bool = False


THINGS: Registry[Thing] = Registry("thing")


def thing(
    en: str,
    zh: str,
    *also: str,
    size: tuple[float, float],
    grip: Point = (0, 0),
    lead: float = 0,
    surface: float = 0,
    seat: float = 0,
    front: Draw | None = None,
    front_z: float = 0.3,
    stands: bool = True,
    live: bool = False,
    front_live: bool = False,
    sleeps: bool = False,
) -> Callable[[Draw], Draw]:
    """Registers the decorated drawing as a thing of `size` (width, height) in metres."""

    def register(draw: Draw) -> Draw:
        THINGS.add(
            Thing(
                names=Names(en=en, zh=zh, also=also),
                size=size,
                draw=draw,
                front=front,
                front_z=front_z,
                grip=grip,
                lead=lead,
                surface=surface,
                seat=seat,
                stands=stands,
                live=live,
                front_live=front_live,
                sleeps=sleeps,
            )
        )
        return draw

    return register
