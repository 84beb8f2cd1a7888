"""The rig: proportions of a body, and where its joints are in a pose.

The world is in metres: x right, y up, z away from the viewer. A body faces `turn` radians
from the viewer: 0 towards us, +π/2 to the right, π away. Two-bone limbs are solved in
space, so every pose works at every turn.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onionskin.stage.look import Age, Look
from onionskin.stage.pose import Pose, Vector

Side = Literal["lead", "other"]
_HEEL_TO_TOE = 0.66
"""From under the ankle to the toes that a foot rolls over, in lengths of the foot."""
SIDES: tuple[Side, Side] = ("lead", "other")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rig:
    """Lengths of a body in metres; `lean` is the stoop of its age in radians."""

    height: float
    head: float
    shoulder: float
    hip: float
    shoulder_half: float
    hip_half: float
    chest: float
    waist: float
    depth: float
    upper_arm: float
    forearm: float
    thigh: float
    shin: float
    ankle: float
    foot: float
    arm_radius: float
    leg_radius: float
    lean: float

    @property
    def arm(self) -> float:
        """From shoulder to wrist."""
        return self.upper_arm + self.forearm

    @property
    def leg(self) -> float:
        """From hip to ankle."""
        return self.thigh + self.shin


_SIZES: dict[Age, tuple[float, float]] = {
    # height in metres, heads high
    "baby": (0.78, 2.6),
    "child": (1.2, 3.7),
    "teen": (1.56, 4.35),
    "adult": (1.72, 4.75),
    "old": (1.64, 4.6),
}


def rig_of(look: Look) -> Rig:
    """The rig of a look."""
    height, heads = _SIZES[look.age]
    man, grown = look.frame == "man", look.age in ("adult", "old")
    if grown:
        height *= 1.025 if man else 0.97
    head = height / heads
    body = height - head
    width = {"slim": 0.9, "medium": 1.0, "broad": 1.12, "round": 1.16}[look.build]
    stout = {"slim": 0.9, "medium": 1.0, "broad": 1.1, "round": 1.3}[look.build]
    young = look.age in ("baby", "child")
    hip = body * (0.5 if look.age == "baby" else 0.545 if young else 0.585)
    ankle = body * (0.07 if young else 0.06)
    leg = hip - ankle
    shoulder = body * 0.935
    arm = (shoulder - hip) * (1.12 if young else 1.1)
    half = body * (0.128 if man and grown else 0.118) * width * (1.12 if young else 1)
    return Rig(
        height=height,
        head=head,
        shoulder=shoulder,
        hip=hip,
        shoulder_half=half,
        hip_half=body * 0.058 * width,
        chest=half * 0.99,
        waist=half * (0.86 if man or young else 0.76) * stout,
        depth=body * 0.082 * stout,
        upper_arm=arm * 0.52,
        forearm=arm * 0.48,
        thigh=leg * 0.505,
        shin=leg * 0.505,
        ankle=ankle,
        foot=body * (0.175 if not young else 0.2),
        arm_radius=body * (0.0345 if not young else 0.046) * (width * 0.5 + 0.5),
        leg_radius=body * (0.058 if not young else 0.07) * (width * 0.5 + 0.5),
        lean=0.13 if look.age == "old" else 0.0,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """A solved body: its joints in the world, and the directions it faces.

    Pairs are (lead, other). `lead_right` says whether the lead hand is the right one.
    """

    rig: Rig
    turn: float
    head_turn: float
    head_pitch: float
    head_roll: float
    lead_right: bool
    root: Vector
    pelvis: Vector
    chest: Vector
    neck: Vector
    head: Vector
    shoulders: tuple[Vector, Vector]
    elbows: tuple[Vector, Vector]
    wrists: tuple[Vector, Vector]
    hips: tuple[Vector, Vector]
    knees: tuple[Vector, Vector]
    ankles: tuple[Vector, Vector]
    toes: tuple[Vector, Vector]
    spine: tuple[float, float]


def solve(
    rig: Rig,
    pose: Pose,
    root: Vector,
    turn: float,
    *,
    lead_right: bool | None = None,
    reach: Mapping[Side, Vector] | None = None,
    plant: Mapping[Side, Vector] | None = None,
    seat: float | None = None,
    seated: float = 1,
    feet_turn: float | None = None,
) -> Body:
    """The joints of a body that stands at `root` in a whole pose (laid over `REST`).

    `reach` gives world points that hands must touch, `plant` ones where soles must stay,
    both as far as limbs go. `seat` is the height in metres of what it sits or lies on, and
    `seated` how far it has sat down, 0..1. `feet_turn` is which way the feet go where that is
    not where the body faces, so that feet stay on the line that they walk.
    """
    right = turn >= 0 if lead_right is None else lead_right
    axes = _Axes(turn + (pose.turn or 0), 1 if right else -1)
    hips_at = _pelvis(rig, pose, seat, seated)
    pelvis = axes.place(root, hips_at)
    lean, bend = (pose.lean or 0) + rig.lean, pose.bend or 0
    up = axes.turned((math.sin(bend), math.cos(lean) * math.cos(bend), math.sin(lean)))
    twisted = _Axes(axes.turn + (pose.twist or 0) * axes.sign, axes.sign)
    up = _bent_to(rig, pelvis, up, twisted, reach or {})
    chest = _add(pelvis, up, rig.shoulder - rig.hip)
    shoulders = _shoulders(rig, pelvis, up, twisted)
    hips = _pair(pelvis, axes, rig.hip_half)
    neck = _add(chest, up, rig.height * 0.028)
    yaw, pitch, roll = pose.head or (0, 0, 0)
    nod = axes.turned((math.sin(bend * 0.6 + roll * 0.3), 1, math.sin(lean * 0.8) - pitch * 0.12))
    head = _add(neck, _unit(nod), rig.head * 0.5)
    elbows, wrists = _arms(rig, pose, twisted, shoulders, reach or {})
    floor = (seat or 0) * seated if pose.support == "bed" else 0.0
    if pose.support == "seat" and seat is not None:
        # The feet of the small do not reach the ground.
        floor = max(0.0, seat + rig.leg_radius * 0.95 - rig.shin - rig.ankle - 0.1) * seated
    steps = axes if feet_turn is None else _Axes(feet_turn + (pose.turn or 0), axes.sign)
    knees, ankles, toes = _legs(rig, pose, steps, _add(root, (0, 1, 0), floor), hips, plant or {})
    return Body(
        rig=rig,
        turn=axes.turn,
        head_turn=axes.turn + (pose.twist or 0) * axes.sign * 0.6 + yaw * axes.sign,
        head_pitch=pitch,
        head_roll=roll * axes.sign,
        lead_right=right,
        root=root,
        pelvis=pelvis,
        chest=chest,
        neck=neck,
        head=head,
        shoulders=shoulders,
        elbows=elbows,
        wrists=wrists,
        hips=hips,
        knees=knees,
        ankles=ankles,
        toes=toes,
        spine=(lean, bend),
    )


class _Axes:
    """The body's own directions (out to the lead side, up, forward) in the world."""

    def __init__(self, turn: float, sign: int) -> None:
        self.turn, self.sign = turn, sign
        sin, cos = math.sin(turn), math.cos(turn)
        self.out = (-cos * sign, 0.0, -sin * sign)
        self.forward = (sin, 0.0, -cos)

    def turned(self, own: Vector) -> Vector:
        """A direction of the body as one of the world."""
        o, u, f = own
        return (
            self.out[0] * o + self.forward[0] * f,
            u,
            self.out[2] * o + self.forward[2] * f,
        )

    def place(self, origin: Vector, own: Vector) -> Vector:
        """The world point at `own` from `origin`."""
        return _add(origin, self.turned(own), 1)


def _pelvis(rig: Rig, pose: Pose, seat: float | None, seated: float) -> Vector:
    out, up, forward = pose.hips or (0, 0, 0)
    base = rig.hip
    if seat is not None:
        base += (seat + rig.leg_radius * 0.95 - base) * seated
    return out * rig.leg, base + up * rig.leg, forward * rig.leg


def _shoulders(rig: Rig, pelvis: Vector, up: Vector, axes: _Axes) -> tuple[Vector, Vector]:
    height = rig.shoulder - rig.hip - rig.height * 0.034
    return _pair(_add(pelvis, up, height), axes, rig.shoulder_half)


def _bent_to(
    rig: Rig, pelvis: Vector, up: Vector, axes: _Axes, reach: Mapping[Side, Vector]
) -> Vector:
    """The way of the spine, bent towards what a hand must touch and is too far for its arm."""
    spine = rig.shoulder - rig.hip
    shoulders = _shoulders(rig, pelvis, up, axes)
    for shoulder, side in zip(shoulders, SIDES, strict=True):
        if side in reach:
            way = _sub(reach[side], shoulder)
            over = math.sqrt(_dot(way, way)) - rig.arm * 0.99
            if over > 0:
                level = _unit((way[0], 0.0, way[2]))
                up = _unit(_add(_scale(up, spine), level, min(over * 1.25, 0.55 * spine)))
    return up


def _pair(centre: Vector, axes: _Axes, half: float) -> tuple[Vector, Vector]:
    return _add(centre, axes.out, half), _add(centre, axes.out, -half)


def _arms(
    rig: Rig,
    pose: Pose,
    axes: _Axes,
    shoulders: tuple[Vector, Vector],
    reach: Mapping[Side, Vector],
) -> tuple[tuple[Vector, Vector], tuple[Vector, Vector]]:
    elbows, wrists = [], []
    for index, side in enumerate(SIDES):
        mirror = 1 if index == 0 else -1
        out, up, forward = pose.hands[index] or (0.12, -0.95, 0.06)
        aim = axes.place(
            shoulders[index], (out * mirror * rig.arm, up * rig.arm, forward * rig.arm)
        )
        target = reach.get(side, aim)
        flare = pose.elbows[index]
        flare = 0.25 if flare is None else flare
        pole = axes.turned((mirror * (0.15 + 1.6 * flare), -0.9 + flare * 0.4, -0.75))
        elbow, wrist = _bones(shoulders[index], target, rig.upper_arm, rig.forearm, pole)
        elbows.append(elbow)
        wrists.append(wrist)
    return (elbows[0], elbows[1]), (wrists[0], wrists[1])


def _legs(
    rig: Rig,
    pose: Pose,
    axes: _Axes,
    root: Vector,
    hips: tuple[Vector, Vector],
    plant: Mapping[Side, Vector],
) -> tuple[tuple[Vector, Vector], tuple[Vector, Vector], tuple[Vector, Vector]]:
    knees, ankles, toes = [], [], []
    for index, side in enumerate(SIDES):
        mirror = 1 if index == 0 else -1
        out, up, forward = pose.feet[index] or (0.05, 0, 0)
        own = (mirror * (rig.hip_half + out * rig.leg), up * rig.leg, forward * rig.leg)
        sole = plant.get(side) or axes.place(root, own)
        pitch = pose.soles[index] or 0
        # A heel that lifts turns the foot about its toes: the ankle rises and comes forward.
        back = rig.foot * _HEEL_TO_TOE
        lift = back * math.sin(max(pitch, 0))
        ahead = axes.turned((mirror * 0.22, 0, 1))
        ankle = _add(sole, (0, 1, 0), rig.ankle + lift)
        ankle = _add(ankle, ahead, back * (1 - math.cos(pitch)))
        pole = axes.turned((mirror * (pose.knees or 0) * 2, 0.15, 1))
        knee, ankle = _bones(hips[index], ankle, rig.thigh, rig.shin, pole)
        flat = math.cos(pitch)
        toe_way = axes.turned((mirror * 0.22 * flat, -math.sin(pitch), flat))
        knees.append(knee)
        ankles.append(ankle)
        toes.append(_add(_add(ankle, (0, -1, 0), rig.ankle * 0.45), toe_way, back))
    return (knees[0], knees[1]), (ankles[0], ankles[1]), (toes[0], toes[1])


def _bones(
    start: Vector, end: Vector, first: float, second: float, pole: Vector
) -> tuple[Vector, Vector]:
    """The middle joint and the reached end of two bones that bend towards `pole`."""
    way = _sub(end, start)
    distance = math.sqrt(_dot(way, way)) or 1e-9
    along = _scale(way, 1 / distance)
    reached = min(max(distance, abs(first - second) + 1e-4), (first + second) * 0.9995)
    side = _sub(pole, _scale(along, _dot(pole, along)))
    side = _unit(side) if _dot(side, side) > 1e-9 else (0.0, 0.0, -1.0)
    near = (first**2 - second**2 + reached**2) / (2 * reached)
    bow = math.sqrt(max(0.0, first**2 - near**2))
    middle = _add(_add(start, along, near), side, bow)
    return middle, _add(start, along, reached)


def _add(a: Vector, way: Vector, length: float) -> Vector:
    return a[0] + way[0] * length, a[1] + way[1] * length, a[2] + way[2] * length


def _sub(a: Vector, b: Vector) -> Vector:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def _dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _scale(a: Vector, k: float) -> Vector:
    return a[0] * k, a[1] * k, a[2] * k


def _unit(a: Vector) -> Vector:
    return _scale(a, 1 / (math.sqrt(_dot(a, a)) or 1e-9))
