"""Touching: where on others, and on doors, the hands of whoever acts go.

A hand's target is a point for its wrist: it stops short of what it touches by a hand's length.
"""

from __future__ import annotations

import math
from typing import Final

from onionskin.stage.actions import Action
from onionskin.stage.pose import Vector
from onionskin.stage.rig import Body, Rig

_HAND: Final = 0.09
"""Metres from a wrist to what its fingers touch."""
_SYRINGE: Final = 0.27
"""Metres from a wrist to the point of the needle that its hand holds."""
_SLEEVE: Final = 0.03
"""Metres from the bone of an arm to its skin."""
ON_A_BODY: Final = (
    frozenset(
        [
            "inject",
            "put on somebody",
            "wrap somebody",
            "wipe a face",
            "examine",
            "bandage",
            "cut hair",
        ]
    )
    | {"stroke a head"}
    | {"bandage a knee", "resuscitate"}
)
"""Verbs by which a part of another is touched."""
ON_AN_ANIMAL: Final = frozenset(["stroke", "hug an animal", "feed by hand"])
"""Verbs that are done to an animal: on its head or neck, or at its mouth."""
DOORS: Final = frozenset(["door", "opening door"])
AT_A_DOOR: Final = frozenset(["open", "knock"])
"""Verbs that are done to a door: by its handle, or on its panel."""


def on_body(verb: str, other: Body, mine: Vector, rig: Rig) -> Vector:
    """Where the wrist is of whoever stands at `mine` and does `verb` to another."""
    if verb == "inject":
        return _needle_on(other, mine, rig)
    spots = _spots(verb, other, mine)
    return next((each for each in spots if _is_in_reach(each, mine, rig)), spots[-1])


def apart_for(action: Action, rig: Rig) -> float:
    """How far from another somebody stands who does this to them: as far as their arm goes."""
    short = min(1.0, rig.arm / _ARM)
    return action.apart * short if action.names.en in ON_A_BODY else action.apart


def door_apart(rig: Rig) -> tuple[float, float]:
    """How far beside and before the middle of a door somebody stands who opens it."""
    short = min(1.0, rig.arm / _ARM) ** 1.3
    return _HANDLE + 0.43 * short, 0.08 + 0.22 * short


_HANDLE: Final = 0.37
"""Metres from the middle of a door to its handle."""
_ARM: Final = 0.58
"""The length in metres of an arm that reaches as far as a verb says."""


def _is_in_reach(wrist: Vector, mine: Vector, rig: Rig) -> bool:
    """Whether a wrist of whoever stands at `mine` gets to a point, by bending a little."""
    level = math.hypot(wrist[0] - mine[0], wrist[2] - mine[2])
    low = 0.2 * (rig.shoulder - rig.hip) if level > 0.6 * rig.arm else 0.0
    up = wrist[1] - (rig.shoulder - low)
    return math.hypot(max(0.0, level - 0.3 * (rig.shoulder - rig.hip)), up) < 0.85 * rig.arm


def _spots(verb: str, other: Body, mine: Vector) -> list[Vector]:
    """Where the wrist may be at another: where it should, and lower, for who is too small."""
    first = _wanted(verb, other, mine)
    back = -1.0 if mine[0] < other.head[0] else 1.0
    spots = [first]
    if verb == "bandage":
        side = _near_side(other, mine)
        bones = (other.shoulders[side], other.elbows[side], other.wrists[side])
        for bone, along in ((1, 0.3), (1, 0.9), (0, 0.8), (0, 0.5)):
            x, y, z = _between(bones[bone], bones[bone + 1], along)
            spots.append((x + back * _HAND, y + 0.02, z - 0.03))
    if verb != "bandage a knee":
        chest, pelvis = other.chest, other.pelvis
        for share in (0.0, 0.35, 0.7, 1.0):
            x, y, z = _between(chest, pelvis, share)
            spots.append((x + back * (0.1 + _HAND), y, z - 0.1))
    x, y, z = min(other.knees, key=lambda each: each[2])
    return [*spots, (x + back * (0.08 + _HAND), y + 0.12, z - 0.06)]


def _wanted(verb: str, other: Body, mine: Vector) -> Vector:
    """Where the wrist should be at another."""
    head, back = other.rig.head, -1.0 if mine[0] < other.head[0] else 1.0
    x, y, z = other.head
    if verb == "put on somebody":
        return x + back * (0.12 * head + _HAND), y + 0.2 * head, z - 0.02
    if verb == "stroke a head":
        return x + back * (0.24 * head + _HAND), y + 0.34 * head, z - 0.04
    if verb == "cut hair":
        return x + back * (0.36 * head + _HAND), y + 0.12 * head, z - 0.08
    if verb == "wrap somebody":
        return other.neck[0] + back * 0.12, other.neck[1] - 0.06, other.neck[2] - 0.02
    if verb == "wipe a face":
        return x + back * (0.36 * head + _HAND), y - 0.16 * head, z - 0.3 * head
    if verb == "bandage":
        side = _near_side(other, mine)
        x, y, z = _between(other.elbows[side], other.wrists[side], 0.6)
        return x + back * _HAND, y + 0.02, z - 0.03
    if verb == "bandage a knee":
        x, y, z = min(other.knees, key=lambda each: each[2])
        return x + back * (0.05 + _HAND), y + 0.03, z - 0.06
    x, y, z = other.chest
    return x + back * (0.1 + _HAND), y - 0.24 * head, z - 0.1


def on_animal(verb: str, animal: tuple[Vector, float, float], mine: Vector) -> Vector:
    """Where the wrist is at an animal of a foot, a width and a height in metres."""
    (x, y, z), wide, high = animal
    near = -1.0 if mine[0] < x else 1.0
    at = {"stroke": (0.3, 0.98), "hug an animal": (0.26, 0.72)}.get(verb, (0.56, 0.62))
    return x + near * (at[0] * wide + _HAND), y + at[1] * high, z - 0.06


def on_door(verb: str, door: tuple[Vector, float], flip: bool, mine: Vector, rig: Rig) -> Vector:
    """Where the wrist is at a door, of a foot and a scale: at its handle, or on its panel."""
    (x, y, z), scale = door
    side = -1.0 if flip else 1.0
    if verb == "knock":
        side = 1.0 if mine[0] > x else -1.0
        return x + 0.36 * side * scale, min(y + 1.4 * scale, 0.8 * rig.height), z - 0.16
    back = 1.0 if mine[0] > x + 0.37 * side else -1.0
    return x + 0.37 * side * scale + 0.05 * back, y + 1.02 * scale, z - 0.08


def _near_side(other: Body, mine: Vector) -> int:
    return min((0, 1), key=lambda k: math.dist(other.shoulders[k], (mine[0], 1, mine[2])))


def _between(one: Vector, other: Vector, along: float) -> Vector:
    x, y, z = (p + (q - p) * along for p, q in zip(one, other, strict=True))
    return x, y, z


def _across(body: Body) -> float:
    """Metres from one shoulder to the other."""
    return math.dist(body.shoulders[0], body.shoulders[1])


def _needle_on(body: Body, mine: Vector, rig: Rig) -> Vector:
    """Where the wrist of whoever stands at `mine` is when the needle is at the body's near arm.

    In the middle of the upper arm that is on our side, or of the one beside them where somebody
    faces us, unless another place on the arm is nearer to a short person's reach.
    """
    ahead = 1 if mine[0] < body.neck[0] else -1
    wide = abs(body.shoulders[0][0] - body.shoulders[1][0]) > 0.7 * _across(body)
    side = min(
        (0, 1),
        key=lambda k: (
            ahead * body.elbows[k][0] if wide else body.shoulders[k][2] + body.elbows[k][2]
        ),
    )
    bones = (body.shoulders[side], body.elbows[side], body.wrists[side])
    # Before a child one kneels.
    kneels = body.rig.height < 0.75 * rig.height
    shoulder = (mine[0], rig.shoulder - (0.5 * rig.leg if kneels else 0.0), mine[2])
    wrists = []
    for bone, along in ((0, 0.45), (0, 0.3), (0, 0.7), (0, 0.95), (1, 0.3), (1, 0.6)):
        x, y, z = _between(bones[bone], bones[bone + 1], along)
        # The needle is ahead of the wrist, and points down along the forearm.
        wrists.append((x - (_SYRINGE + _SLEEVE * wide) * ahead, y + 0.03, z - 0.1))
    return min(wrists, key=lambda wrist: max(math.dist(shoulder, wrist), rig.arm * 1.1))
