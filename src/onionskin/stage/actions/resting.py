"""Verbs of staying: stand, sit, lie, sleep, and what a body does meanwhile."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Pose


def alive(t: float, phase: float) -> Pose:
    """What nobody stops doing: breathing, blinking, shifting weight."""
    breath = math.sin(math.tau * (t / 3.6 + phase))
    sway = math.sin(math.tau * (t / 5.3 + phase * 1.7))
    return Pose(
        hips=(0.012 * sway, 0.002 * breath, 0),
        bend=-0.012 * sway,
        lean=0.008 * breath,
        head=(0.05 * math.sin(math.tau * (t / 6.1 + phase)), 0.012 * breath, 0.02 * sway),
        blink=blink_at(t, phase),
    )


def blink_at(t: float, phase: float) -> float:
    """How closed the eyes are: a tenth of a second every two to five seconds."""
    beat = t + phase * 3.3
    # Two periods that share no multiple give gaps that do not tick like a clock.
    for period, offset in ((3.7, 1.0), (5.3, 2.9)):
        since = (beat + offset) % period
        if since < 0.14:
            return float(math.sin(math.pi * since / 0.14) ** 0.6)
    return 0.0


@action("stand", "站", "wait", "be", "站立", "等", layer="posture")
def stand(beat: Beat) -> Motion:
    """Stands at ease."""
    return Motion(pose=Pose(support="feet", feet=((0.05, 0, 0), (0.05, 0, 0))))


@action("sit", "坐", "be seated", "坐着", layer="posture", seat="chair")
def sit(beat: Beat) -> Motion:
    """Sits: the pelvis on the seat, feet on the floor, hands on the thighs."""
    rig = beat.rig
    ahead = rig.thigh * 0.93 / rig.leg
    hand = (-0.02, -0.66, 0.52)
    return Motion(
        pose=Pose(
            support="seat",
            hips=(0, 0, 0),
            lean=-0.04,
            feet=((0.02, 0, ahead), (0.02, 0, ahead)),
            soles=(0, 0),
            hands=(hand, hand),
            grips=("flat", "flat"),
            knees=0.06,
        )
    )


@action("lie", "躺", "rest", "lie down", "躺着", layer="posture", seat="bed", turn=1.4)
def lie(beat: Beat) -> Motion:
    """Lies on the back, propped up on a pillow, as in a bed."""
    return _lying(beat, Pose(expression="calm"))


@action("sleep", "睡", "nap", "睡觉", layer="posture", seat="bed", turn=1.4)
def sleep(beat: Beat) -> Motion:
    """Sleeps on the back: eyes closed, slow breath."""
    breath = beat.swing(0.22)
    return _lying(beat, Pose(blink=1.0, expression="calm", lean=-1.02 + 0.02 * breath))


@action("lie on the ground", "躺在地上", "sunbathe", "晒太阳", layer="posture", turn=1.4)
def lie_on_the_ground(beat: Beat) -> Motion:
    """Lies flat on the back, the head on a cushion."""
    return _lying(beat, Pose(expression="happy", lean=-1.34, head=(-0.3, 0.1, 0)))


@action("sleep on the ground", "睡在地上", "sleep outdoors", "露宿", layer="posture", turn=1.4)
def sleep_on_the_ground(beat: Beat) -> Motion:
    """Sleeps flat on the back, the head on a cushion."""
    breath = beat.swing(0.22)
    flat = Pose(blink=1.0, expression="calm", lean=-1.34 + 0.015 * breath, head=(-0.3, 0.1, 0))
    return _lying(beat, flat)


def _lying(beat: Beat, face: Pose) -> Motion:
    ahead = (beat.rig.leg * 0.99) / beat.rig.leg
    hand = (0.04, -0.72, 0.5)
    pose = Pose(
        support="bed",
        lean=-0.72,
        feet=((0.0, 0, ahead), (0.0, 0, ahead)),
        soles=(-1.1, -1.1),
        hands=(hand, hand),
        grips=("relaxed", "relaxed"),
        head=(-0.55, -0.05, 0),
        knees=0.0,
    )
    return Motion(pose=face.over(pose))


@action("do yoga", "做瑜伽", "stretch", "balance", "瑜伽", layer="posture", turn=0.0)
def yoga(beat: Beat) -> Motion:
    """Does yoga: the tree, one foot at the knee, both arms raised."""
    k = beat.gate(0.1, 1.1)
    sway = beat.swing(0.25) * 0.02
    hand = (0.1 + 0.28 * k, -0.9 + 1.78 * k, 0.08)
    hands = (hand, hand)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(-0.1 * k + sway, 0, 0),
            feet=((0.02 + 0.02 * k, 0.56 * k, 0.06 * k), (0.05, 0, 0)),
            soles=(0.2 * k, 0),
            hands=hands,
            grips=("flat", "flat"),
            elbows=(0.6, 0.6),
            knees=0.5 * k + 0.1,
            blink=0.95 * k,
            expression="calm",
        )
    )
