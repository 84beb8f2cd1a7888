"""A pose: where hands, feet, hips and head are, and what the face does; partial by nature.

Directions are the body's own: *out* towards the lead side (the side whose hand acts),
*up*, and *forward*. A field that is None is left to the pose below.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal, get_args

Vector = tuple[float, float, float]
Pair = tuple[Vector | None, Vector | None]
Expression = Literal["calm", "happy", "sad", "angry", "surprised", "afraid", "tired", "thinking"]
Viseme = Literal["rest", "m", "a", "e", "i", "o", "u", "f", "l", "th", "s"]
Grip = Literal["relaxed", "open", "point", "hold", "flat"]
Support = Literal["feet", "seat", "bed", "air"]

EXPRESSIONS: tuple[Expression, ...] = get_args(Expression)
VISEMES: tuple[Viseme, ...] = get_args(Viseme)
GRIPS: tuple[Grip, ...] = get_args(Grip)


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A thing in a hand.

    It stands upright, turned by `angle` radians forward; `along` measures the angle from
    the forearm instead. `both` puts it between the two hands, `level` on its side if it is tall.
    """

    thing: str
    angle: float = 0
    along: bool = False
    both: bool = False
    colour: str = ""
    level: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Pose:
    """A partial pose; pairs are (lead side, other side).

    `hips`: pelvis from where it stands, in leg lengths. `lean`, `bend`, `twist`: the spine
    forward, to the lead side and around, radians. `head`: yaw, pitch (up), roll, radians.
    `hands`: from each shoulder, in arm lengths. `feet`: soles from under each hip, in leg
    lengths; `soles`: their pitch, heel up, radians. `knees`: how far out they fall, 0..1;
    `elbows`: how far out they stand, 0..1.
    """

    support: Support | None = None
    hips: Vector | None = None
    lean: float | None = None
    bend: float | None = None
    twist: float | None = None
    head: Vector | None = None
    hands: Pair = (None, None)
    feet: Pair = (None, None)
    soles: tuple[float | None, float | None] = (None, None)
    knees: float | None = None
    elbows: tuple[float | None, float | None] = (None, None)
    grips: tuple[Grip | None, Grip | None] = (None, None)
    held: tuple[Held | None, Held | None] = (None, None)
    expression: Expression | None = None
    viseme: Viseme | None = None
    open: float | None = None
    blink: float | None = None
    gaze: tuple[float, float] | None = None
    turn: float | None = None

    def over(self, below: Pose) -> Pose:
        """This pose laid over another: what is None here shows what is below."""
        merged: dict[str, object] = {}
        for name in _FIELDS:
            mine, other = getattr(self, name), getattr(below, name)
            if name in _PAIRS:
                mine = tuple(a if a is not None else b for a, b in zip(mine, other, strict=True))
            merged[name] = other if mine is None else mine
        return Pose(**merged)  # type: ignore[arg-type]


_FIELDS = tuple(each.name for each in fields(Pose))
_PAIRS = frozenset({"hands", "feet", "soles", "elbows", "grips", "held"})

REST = Pose(
    support="feet",
    hips=(0, 0, 0),
    lean=0.0,
    bend=0.0,
    twist=0.0,
    head=(0, 0, 0),
    hands=((0.12, -0.95, 0.06), (0.12, -0.95, 0.06)),
    feet=((0.05, 0, 0), (0.05, 0, 0)),
    soles=(0.0, 0.0),
    knees=0.12,
    elbows=(0.25, 0.25),
    grips=("relaxed", "relaxed"),
    expression="happy",
    viseme="rest",
    open=1.0,
    blink=0.0,
    gaze=(0, 0),
    turn=0.0,
)


def blend(below: Pose, above: Pose, amount: float) -> Pose:
    """Two whole poses mixed: 0 gives `below`, 1 gives `above`; names switch at a half."""
    if amount <= 0:
        return below
    if amount >= 1:
        return above
    mixed = {name: _between(getattr(below, name), getattr(above, name), amount) for name in _FIELDS}
    return replace(above, **mixed)  # type: ignore[arg-type]


def _between(a: object, b: object, k: float) -> object:
    if isinstance(a, tuple) and isinstance(b, tuple):
        return tuple(_between(x, y, k) for x, y in zip(a, b, strict=True))
    numbers = isinstance(a, int | float) and isinstance(b, int | float)
    if numbers and not isinstance(a, bool):
        return a + (b - a) * k  # type: ignore[operator]
    return a if k < 0.5 else b


def ease(x: float) -> float:
    """A soft step from 0 to 1 over 0..1 (smootherstep)."""
    x = min(1.0, max(0.0, x))
    return x * x * x * (x * (6 * x - 15) + 10)
