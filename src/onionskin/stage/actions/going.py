"""Verbs that move a body over the ground.

Steps are laid out over the whole way before it begins: a foot stands where it landed until
it swings to its next place, so that no foot slides, however fast or slow the body goes.
"""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Pose, Vector, ease


def steps_of(distance: float, leg: float, length: float) -> tuple[int, float]:
    """How many steps a way takes, and the length of one, in metres."""
    count = max(1, round(distance / (length * leg)))
    return count, distance / count


def foot_at(travel: float, count: int, step: float, parity: int) -> tuple[float, float]:
    """Where a foot is along the way, in metres, and how far through its swing (0: stands).

    The first and the last swing are half a step of the body, so that feet start and end
    side by side.
    """
    swing = min(count, int(travel / step + 0.5))
    start = max(0.0, (swing - 0.5) * step)
    end = min(count * step, (swing + 0.5) * step)
    k = (travel - start) / (end - start) if end > start else 1.0
    landed = _landing(swing - (1 if swing % 2 != parity else 2), count, step, parity)
    if swing % 2 != parity:
        return landed, 0.0
    goal = _landing(swing, count, step, parity)
    k = min(1.0, max(0.0, k))
    return landed + (goal - landed) * ease(k), k if k < 1 else 0.0


def _landing(swing: int, count: int, step: float, parity: int) -> float:
    """Where the foot of `parity` stands after its swing of that number."""
    if swing < 0:
        return 0.0
    if swing % 2 != parity:
        swing -= 1
    return 0.0 if swing < 0 else min(count, swing + 1) * step


def _gait(beat: Beat, length: float, lift: float) -> tuple[Pose, float]:
    leg = beat.rig.leg
    count, step = steps_of(max(beat.distance, 0.01), leg, length)
    places = [foot_at(beat.travel, count, step, parity) for parity in (0, 1)]
    feet: list[Vector] = []
    soles = []
    for at, k in places:
        rise = math.sin(math.pi * k) ** 1.4 * lift if k else 0.0
        feet.append((0.0, rise, (at - beat.travel) / leg))
        behind = (beat.travel - at) / leg
        trailing = max(0.0, behind - 0.12) * 1.5 if not k else 0.0
        soles.append(min(0.6, trailing) if not k else 0.62 * (1 - k) ** 1.3 - 0.25 * k * (1 - k))
    apart = (places[0][0] - places[1][0]) / leg
    sink = 1 - math.sqrt(max(0.1, 1 - (apart / 2) ** 2))
    hips: Vector = (0.0, -0.014 - sink * 1.12, 0.0)
    pose = Pose(
        support="feet",
        hips=hips,
        feet=(feet[0], feet[1]),
        soles=(soles[0], soles[1]),
        twist=0.12 * apart,
        bend=0.0,
        knees=0.03,
    )
    return pose, apart


@action("walk", "走", "stroll", "go", "enter", "走路", "散步", layer="travel", speed=1.2)
def walk(beat: Beat) -> Motion:
    """Walks: hips over planted feet, arms against legs, a little behind them."""
    pose, apart = _gait(beat, 0.82, 0.085)
    swing = 0.5 * apart
    hands = (
        (0.1, -0.93 + 0.05 * abs(swing), 0.08 - swing),
        (0.1, -0.93 + 0.05 * abs(swing), 0.08 + swing),
    )
    return Motion(pose=Pose(hands=hands, lean=0.045, head=(0, 0, 0)).over(pose))


@action("run", "跑", "jog", "race", "hurry", "跑步", layer="travel", speed=2.9)
def run(beat: Beat) -> Motion:
    """Runs: long steps, bent arms, a body that leans and bounces."""
    pose, apart = _gait(beat, 1.25, 0.34)
    leg = beat.rig.leg
    _count, step = steps_of(max(beat.distance, 0.01), leg, 1.25)
    middle = math.cos(math.tau * (beat.travel / step))
    still = min(1.0, 4 * beat.travel / step, 4 * (beat.distance - beat.travel) / step)
    bounce = 0.07 * middle * max(0.0, still)
    swing = 0.42 * apart
    hands = (
        (0.14, -0.5 - 0.25 * abs(swing), 0.3 - swing),
        (0.14, -0.5 - 0.25 * abs(swing), 0.3 + swing),
    )
    hips = pose.hips or (0, 0, 0)
    return Motion(
        pose=Pose(
            hands=hands,
            hips=(0.0, -0.07 + (hips[1] + 0.035) * 0.55 + bounce * 0.4, 0.0),
            lean=0.2 * max(0.0, still),
            twist=0.16 * apart,
            grips=("hold", "hold"),
            head=(0, 0.12, 0),
        ).over(pose)
    )


@action(
    "ride",
    "骑",
    "cycle",
    "bike",
    "骑车",
    "骑自行车",
    layer="travel",
    speed=3.2,
    mount="bicycle",
    turn=1.35,
)
def ride(beat: Beat) -> Motion:
    """Rides a bicycle: feet go around with the pedals, hands on the bar."""
    leg, arm = beat.rig.leg, beat.rig.arm
    around = beat.travel / 2.4 * math.tau
    feet, soles = [], []
    for offset in (0.0, math.pi):
        angle = -(around + offset)
        crank = 0.155 / leg * leg
        feet.append(
            (-0.04, (0.27 + crank * math.sin(angle)) / leg, (0.13 + crank * math.cos(angle)) / leg)
        )
        soles.append(0.16 + 0.16 * math.sin(angle + 0.6))
    hands = ((0.02, -0.42 * 0.6 / arm, 0.52 / arm), (0.02, -0.42 * 0.6 / arm, 0.52 / arm))
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, (0.86 - beat.rig.hip) / leg, -0.14 / leg),
            lean=0.34,
            feet=(feet[0], feet[1]),
            soles=(soles[0], soles[1]),
            hands=hands,
            grips=("hold", "hold"),
            knees=0.02,
            head=(0, 0.14, 0),
        )
    )


@action("jump", "跳", "leap", "hop", "跳跃", layer="posture")
def jump(beat: Beat) -> Motion:
    """Jumps on the spot again and again: crouch, fly, be caught."""
    k = (beat.t / 1.1) % 1
    crouch = math.exp(-(((k - 0.16) / 0.1) ** 2)) + math.exp(-(((k - 0.8) / 0.09) ** 2))
    air = max(0.0, math.sin(math.pi * (k - 0.26) / 0.46)) if 0.26 < k < 0.72 else 0.0
    height = 0.42 * air
    feet: Vector = (0.06, height, 0.02)
    up = -0.85 + 1.5 * air - 0.1 * crouch
    hands: Vector = (0.35 + 0.2 * air, up, 0.3)
    return Motion(
        pose=Pose(
            support="air" if air else "feet",
            hips=(0, height - 0.2 * crouch - 0.02, 0),
            lean=0.3 * crouch,
            feet=(feet, feet),
            soles=(0.5 * air, 0.5 * air),
            hands=(hands, hands),
            grips=("open", "open"),
            knees=0.2,
            expression="happy",
            viseme="a" if air > 0.2 else "rest",
        )
    )


@action("dance", "跳舞", "sway", "舞蹈", layer="posture")
def dance(beat: Beat) -> Motion:
    """Dances on the spot: weight from foot to foot, arms and head after it."""
    side, late = beat.swing(0.9, beat.phase), beat.swing(0.9, beat.phase - 0.09)
    bob = abs(beat.swing(0.9, beat.phase))
    feet = (
        (0.14, 0.11 * max(0.0, -side), 0.02),
        (0.14, 0.11 * max(0.0, side), 0.02),
    )
    up = (-0.1 + 0.75 * late, -0.1 - 0.75 * late)
    hands = ((0.55, up[0], 0.35), (0.55, up[1], 0.35))
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0.11 * side, -0.05 - 0.04 * (1 - bob), 0),
            bend=-0.14 * side,
            twist=0.2 * late,
            feet=feet,
            soles=(0.5 * max(0.0, -side), 0.5 * max(0.0, side)),
            hands=hands,
            grips=("open", "open"),
            head=(0, 0.05, 0.12 * late),
            knees=0.3,
            expression="happy",
            viseme="e" if bob > 0.7 else "rest",
        )
    )


TREAD, RISE = 0.3, 0.17
"""How deep and how high a stair is, in metres."""


def _on_stairs(beat: Beat, way: int) -> Motion:
    """Goes `way` (1: up, -1: down) the stairs, a foot on each: hips over the feet."""
    leg = beat.rig.leg
    count, step = steps_of(max(beat.distance, 0.01), 1.0, TREAD)
    high = count * RISE if way < 0 else 0.0
    feet: list[Vector] = []
    for parity in (0, 1):
        at, k = foot_at(beat.travel, count, step, parity)
        lift = 0.16 * math.sin(math.pi * k) if k else 0.0
        rise = high + way * RISE * at / step + lift
        feet.append((0.0, rise / leg, (at - beat.travel) / leg))
    body = high + way * RISE * beat.travel / step
    swing = 0.3 * (feet[0][2] - feet[1][2])
    return Motion(
        pose=Pose(
            support="air",
            hips=(0.0, (body - 0.07) / leg, 0.02),
            feet=(feet[0], feet[1]),
            hands=((0.1, -0.9, 0.08 - swing), (0.1, -0.9, 0.08 + swing)),
            lean=0.1 if way > 0 else -0.02,
            head=(0, 0.1 if way > 0 else -0.16, 0),
            knees=0.05,
        )
    )


@action(
    "walk up the stairs", "上楼梯", "climb the stairs", "上楼", "爬楼梯", layer="travel", speed=0.6
)
def up_the_stairs(beat: Beat) -> Motion:
    """Walks up stairs."""
    return _on_stairs(beat, 1)


@action("walk down the stairs", "下楼梯", "下楼", "走下楼梯", layer="travel", speed=0.6)
def down_the_stairs(beat: Beat) -> Motion:
    """Walks down stairs."""
    return _on_stairs(beat, -1)
