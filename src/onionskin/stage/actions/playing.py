"""Verbs of play, strength and the garden: kick, catch, pull, lift, dig, water, guitar."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Held, Pose


@action("kick", "踢", "score a goal", "score", "shoot", "踢球", turn=1.2)
def kick(beat: Beat) -> Motion:
    """Kicks: the leg back, through, and down again; the arms balance."""
    k = (beat.t / 1.5) % 1
    back = math.sin(math.pi * min(1.0, k / 0.4)) if k < 0.4 else 0.0
    through = math.sin(math.pi * (k - 0.32) / 0.4) if 0.32 < k < 0.72 else 0.0
    foot = (0.02, 0.16 * back + 0.3 * through, -0.38 * back + 0.72 * through)
    return Motion(
        pose=Pose(
            support="feet",
            feet=(foot, (0.05, 0, 0)),
            soles=(0.8 * back - 0.2 * through, 0),
            hips=(0, -0.03 - 0.03 * back, 0.04 * through),
            lean=0.12 * back - 0.16 * through,
            hands=((0.4, -0.6, 0.3 * back - 0.4 * through), (0.5, -0.45, 0.55 * through)),
            grips=("open", "open"),
            expression="happy",
        )
    )


@action("catch", "接住", "reach up", turn=0.9)
def catch(beat: Beat) -> Motion:
    """Catches a ball out of the air and draws it in."""
    k = beat.gate(0.5, 0.9)
    hand = (-0.05 - 0.1 * k, 0.35 - 0.75 * k, 0.62 - 0.06 * k)
    held = Held(thing="ball", both=True) if beat.t > 0.5 else None
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            held=(held, None),
            head=(0, 0.2 * (1 - k), 0),
            lean=-0.06 + 0.1 * k,
            expression="surprised" if k < 0.5 else "happy",
        )
    )


@action("pull", "拉", "drag", "拖", turn=1.1)
def pull(beat: Beat) -> Motion:
    """Pulls with both hands, leaning away."""
    heave = 0.5 + 0.5 * beat.swing(0.9)
    hand = (-0.05, -0.42, 0.86 - 0.2 * heave)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("hold", "hold"),
            lean=-0.16 - 0.1 * heave,
            hips=(0, -0.05, -0.05),
            feet=((0.05, 0, 0.22), (0.05, 0, -0.1)),
            support="feet",
            expression="tired",
        )
    )


@action("lift", "举起", "raise", "hold up", "举", turn=0.5)
def lift(beat: Beat) -> Motion:
    """Lifts a box from the chest over the head."""
    k = beat.gate(0.3, 1.2)
    hand = (-0.12 + 0.1 * k, -0.5 + 1.42 * k, 0.52 - 0.3 * k)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            held=(Held(thing="parcel", both=True), None),
            head=(0, 0.14 * k, 0),
            hips=(0, -0.07 * (1 - k), 0),
            lean=0.12 * (1 - k),
        )
    )


@action("dig", "挖", "shovel", "plant", "种", "种植", turn=1.0)
def dig(beat: Beat) -> Motion:
    """Digs with a spade: thrust, lever, lift."""
    k = beat.swing(0.55)
    return Motion(
        pose=Pose(
            support="feet",
            hands=((-0.1, -0.46 + 0.06 * k, 0.46), (-0.12, -0.74 + 0.1 * k, 0.56)),
            grips=("hold", "hold"),
            held=(Held(thing="spade", angle=-0.28 - 0.12 * k), None),
            lean=0.26 + 0.08 * k,
            hips=(0, -0.06, -0.04),
            feet=((0.05, 0, 0.16), (0.05, 0, -0.12)),
            head=(0, -0.18, 0),
        )
    )


@action("water", "浇水", "water the plants", "浇花", turn=0.9)
def water(beat: Beat) -> Motion:
    """Waters plants from a can."""
    sway = 0.05 * beat.swing(0.4)
    return Motion(
        pose=Pose(
            hands=((-0.05 + sway, -0.5, 0.56), (0.08, -0.85, 0.1)),
            grips=("hold", "relaxed"),
            held=(Held(thing="watering can", angle=0.42), None),
            lean=0.1,
            head=(0, -0.16, 0),
            expression="happy",
        )
    )


@action("play guitar", "弹吉他", "play the guitar", "make music", "演奏", turn=0.45)
def play_guitar(beat: Beat) -> Motion:
    """Plays the guitar: one hand strums, the other is on the neck."""
    strum = 0.05 * beat.swing(2.4)
    nod = 0.05 * beat.swing(1.2)
    return Motion(
        pose=Pose(
            hands=((-0.36, -0.62 + strum, 0.36), (-0.12, -0.34, 0.62)),
            grips=("hold", "hold"),
            elbows=(0.5, 0.3),
            held=(Held(thing="guitar", angle=0.0), None),
            head=(0, -0.08 + nod, 0.06),
            bend=0.03 * beat.swing(0.6),
            expression="happy",
        )
    )


@action("meditate", "冥想", "breathe", "relax", "打坐", layer="posture", turn=0.0)
def meditate(beat: Beat) -> Motion:
    """Sits on the ground, the legs crossed, the hands on the knees, eyes closed."""
    breath = beat.swing(0.2)
    hand = (0.18, -0.72 + 0.01 * breath, 0.3)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.78, -0.05),
            feet=((-0.16, 0.02, 0.22), (-0.16, 0.02, 0.16)),
            knees=1.4,
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.5, 0.5),
            blink=1.0,
            lean=0.01 * breath,
            expression="calm",
        )
    )


@action("fly", "放风筝", "fly a kite", "放", turn=0.9)
def fly(beat: Beat) -> Motion:
    """Flies a kite: an arm up at its line, the eyes on it."""
    pull = 0.04 * beat.swing(0.6)
    return Motion(
        pose=Pose(
            hands=((0.1, 0.12 + pull, 0.66), (-0.05, -0.3 + pull, 0.5)),
            grips=("hold", "hold"),
            held=(Held(thing="flown kite"), None),
            head=(0, 0.22, 0),
            gaze=(0.3, 0.6),
            lean=-0.06,
            expression="happy",
        )
    )


@action("surf", "冲浪", "ride a wave", layer="travel", speed=0.7, mount="surfboard", turn=1.2)
def surf(beat: Beat) -> Motion:
    """Surfs: knees bent, arms out, balancing."""
    sway = 0.08 * beat.swing(0.7)
    hip = -0.16 / beat.rig.leg
    lift = 0.12 / beat.rig.leg
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, hip, 0),
            feet=((0.12, lift, 0.34), (0.12, lift, -0.34)),
            hands=((0.5, -0.1 + sway, 0.5), (0.5, -0.1 - sway, -0.4)),
            grips=("flat", "flat"),
            lean=0.1 + sway * 0.5,
            head=(0, 0.05, 0),
            expression="happy",
        )
    )
