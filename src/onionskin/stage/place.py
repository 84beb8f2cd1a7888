"""What a place is: planes in depth, a floor, furniture, and anchors by name.

To add a place, copy one of the modules in `places/`. Planes are drawn in metres on an
upright sheet at their depth, x to the right and y up from the ground.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from onionskin.stage.brush import Brush
from onionskin.stage.registry import Names, Registry

DrawPlane = Callable[[Brush, float], None]
# A floor is drawn through `at(x, z)`, which gives a point of the picture.
FloorLine = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plane:
    """An upright sheet at depth `z`; a `live` one moves and is drawn anew every frame."""

    z: float
    draw: DrawPlane
    live: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Floor:
    """The ground: its colours far and near, and lines upon it in metres (x, z).

    `shine` is how much it mirrors light, 0..1. `far` is where it ends.
    """

    far_colour: str
    near_colour: str
    lines: tuple[FloorLine, ...] = ()
    line_colour: str = "#000000"
    line_alpha: float = 0.12
    line_width: float = 0.018
    far: float = 3.2
    patches: tuple[tuple[tuple[tuple[float, float], ...], str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """Somewhere to be: to stand, sit or lie, or for a thing to stand or hang."""

    x: float
    z: float = 0
    y: float = 0
    turn: float | None = None
    seat: float = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Furnished:
    """A thing that belongs to a place."""

    thing: str
    x: float
    z: float
    y: float = 0
    colour: str = ""
    flip: bool = False
    scale: float = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place; `indoors` says which light it has."""

    names: Names
    floor: Floor
    planes: tuple[Plane, ...]
    indoors: bool = True
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    furniture: tuple[Furnished, ...] = ()


PLACES: Registry[Place] = Registry("place")


def planks(width: float = 0.42, far: float = 3.2) -> tuple[FloorLine, ...]:
    """Boards that run away from us."""
    return tuple(((k * width, -4.0), (k * width, far)) for k in range(-30, 31))


def tiles(size: float = 0.8, far: float = 3.2) -> tuple[FloorLine, ...]:
    """Square tiles."""
    rows = int((far + 4) / size) + 1
    across = tuple(((-14.0, far - k * size), (14.0, far - k * size)) for k in range(rows))
    return planks(size, far) + across
