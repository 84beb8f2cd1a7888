"""Verbs said with the body alone: nod, refuse, shrug, shout, salute, cough, kiss, hide."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action, step
from onionskin.stage.actions.speaking import mouth_at
from onionskin.stage.pose import Held, Pose


@action("nod", "点头", "agree", "confirm", "同意", turn=0.3)
def nod(beat: Beat) -> Motion:
    """Nods twice a second, smiling."""
    return Motion(
        pose=Pose(head=(0, -0.12 + 0.16 * beat.swing(1.4), 0), expression="happy", viseme="rest")
    )


@action("refuse", "摇头", "shake one's head", "disagree", "say no", "拒绝", turn=0.2)
def refuse(beat: Beat) -> Motion:
    """Shakes the head, a flat hand held out against it."""
    k = beat.gate(0, 0.4)
    return Motion(
        pose=Pose(
            hands=((0.05, -0.95 + 0.75 * k, 0.06 + 0.6 * k), None),
            grips=("open", None),
            head=(0.35 * beat.swing(1.3), 0, 0),
            expression="angry",
        )
    )


@action("shrug", "耸肩", "doubt", "be unsure", "don't know", turn=0.15)
def shrug(beat: Beat) -> Motion:
    """Shrugs: palms up and out, the head aside."""
    k = beat.gate(0.1, 0.4) - 0.4 * beat.gate(1.2, 1.6)
    hand = (0.35 * k + 0.1, -0.9 + 0.45 * k, 0.1 + 0.3 * k)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("open", "open"),
            elbows=(0.1, 0.1),
            head=(0, 0.02, 0.16 * k),
            gaze=(0.4, 0.5),
            expression="surprised",
        )
    )


@action(
    "shout",
    "喊",
    "argue",
    "scream",
    "quarrel",
    "大喊",
    "争吵",
    "吵架",
    "complain",
    "抱怨",
    turn=0.7,
    apart=1.2,
)
def shout(beat: Beat) -> Motion:
    """Shouts: leaning in, a hand at the wide open mouth, the other cuts the air."""
    viseme, opening = mouth_at(beat.t * 1.2, beat.phase)
    k = max(0.0, beat.swing(1.1, beat.phase))
    return Motion(
        pose=Pose(
            hands=((-0.12, 0.12, 0.42), (0.2, -0.35 + 0.45 * k, 0.5)),
            grips=("flat", "open"),
            elbows=(0.8, 0.3),
            lean=0.12,
            head=(0, 0.04, 0.03 * beat.swing(1.7)),
            viseme="a" if opening > 0.7 else viseme,
            open=1.0,
            expression="angry",
        )
    )


@action("salute", "敬军礼", "hail", "行军礼", turn=0.5)
def salute(beat: Beat) -> Motion:
    """Salutes: straight, the flat hand at the brow."""
    k = beat.gate(0.1, 0.4)
    return Motion(
        pose=Pose(
            hands=((0.06 * k + 0.1, -0.95 + 1.32 * k, 0.06 + 0.26 * k), (0.06, -0.98, 0.0)),
            grips=("flat", "flat"),
            elbows=(0.85, 0.1),
            lean=-0.03,
            head=(0, 0.05, 0),
            expression="calm",
        )
    )


@action("raise a hand", "举手", "volunteer", "raise hand", "提问", "bid", turn=0.5)
def raise_a_hand(beat: Beat) -> Motion:
    """Raises a hand and keeps it up."""
    k = beat.gate(0.1, 0.5)
    return Motion(
        pose=Pose(
            hands=((0.12, -0.95 + 1.85 * k + 0.02 * beat.swing(1.2), 0.1), None),
            grips=("open", None),
            head=(0, 0.08 * k, 0.03),
            bend=-0.06 * k,
            expression="happy",
        )
    )


@action("cough", "咳嗽", "sneeze", "be ill", "打喷嚏", "have fever", turn=0.7)
def cough(beat: Beat) -> Motion:
    """Coughs into the fist, bent forward at each one."""
    k = max(0.0, beat.swing(1.0)) ** 3
    return Motion(
        pose=Pose(
            hands=((-0.26, 0.06, 0.5), (-0.2, -0.5, 0.4)),
            grips=("hold", "flat"),
            lean=0.1 + 0.14 * k,
            head=(0, -0.2 - 0.12 * k, 0),
            blink=0.9 * k,
            expression="tired",
        )
    )


@action("yawn", "打哈欠", "be tired", "get up", "wake up", "醒来", "起床", turn=0.3)
def yawn(beat: Beat) -> Motion:
    """Yawns and stretches: both arms up and out."""
    k = beat.gate(0.2, 1.0) - beat.gate(1.9, 2.5)
    hand = (0.12 + 0.45 * k, -0.95 + 1.5 * k, 0.06 - 0.1 * k)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("hold", "hold"),
            lean=-0.1 * k,
            head=(0, 0.2 * k, 0.05),
            viseme="a" if k > 0.4 else "rest",
            blink=0.95 * k,
            expression="tired",
        )
    )


@action("shiver", "发抖", "freeze", "tremble", "be cold", "be afraid", "害怕", turn=0.4)
def shiver(beat: Beat) -> Motion:
    """Shivers: arms about the body, shoulders up, shaking."""
    shake = 0.014 * beat.swing(9)
    return Motion(
        pose=Pose(
            hands=((-0.5 + shake, -0.34, 0.34), (-0.5 - shake, -0.44, 0.36)),
            grips=("flat", "flat"),
            lean=0.1 + shake,
            hips=(shake, -0.03, 0),
            head=(0, -0.1, shake * 3),
            viseme="i",
            expression="sad",
        )
    )


@action("kiss", "亲吻", "亲", "吻", partner=True, apart=0.44, turn=1.15)
def kiss(beat: Beat) -> Motion:
    """Kisses: leans in, eyes closed, a hand on the other's shoulder."""
    k = beat.gate(0.2, 0.9)
    return Motion(
        pose=Pose(
            hands=((-0.1 * k, -0.9 + 0.72 * k, 0.1 + 0.42 * k), None),
            grips=("flat", None),
            lean=0.12 * k,
            head=(0, 0.02, 0.1 * k),
            viseme="u" if k > 0.6 else "rest",
            blink=0.95 * k,
            expression="happy",
        )
    )


@action(
    "hide", "躲", "take cover", "duck", "crouch down", "躲藏", "躲避", layer="posture", turn=0.8
)
def hide(beat: Beat) -> Motion:
    """Hides: crouched low, arms over the head."""
    k = beat.gate(0.0, 0.5)
    hand = (-0.15, -0.6 + 1.05 * k, 0.2 + 0.1 * k)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.56 * k, -0.1 * k),
            lean=0.55 * k,
            feet=((0.08, 0, 0.12), (0.08, 0, -0.06)),
            soles=(0.2 * k, 0.5 * k),
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.5, 0.5),
            head=(0, -0.3 * k, 0),
            knees=0.25,
            expression="surprised",
        )
    )


@action("hide under", "躲在下面", layer="posture", turn=0.75)
def hide_under(beat: Beat) -> Motion:
    """Crouches low under something, both hands over the head."""
    hand = (-0.15, 0.42, 0.34)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.68, -0.2),
            lean=0.86,
            feet=((0.08, 0, 0.14), (0.08, 0, -0.06)),
            soles=(0.2, 0.5),
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.5, 0.5),
            head=(0, -0.1, 0),
            knees=0.25,
            expression="surprised",
        )
    )


@action(
    "fall down", "摔倒", "trip", "fall", "stumble", "slip", "跌倒", "摔", layer="posture", turn=1.15
)
def fall_down(beat: Beat) -> Motion:
    """Trips and falls on hands and knees, and stays down."""
    k, first, second = beat.gate(0.3, 0.8), beat.gate(0.3, 0.55), beat.gate(0.55, 0.8)
    wave = math.sin(math.pi * min(1.0, beat.t / 0.5)) * (1 - k)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.5 * k, 0.1 * k),
            lean=0.12 * wave + 1.0 * k,
            feet=(
                step(first, (0.04, 0.09 * wave, 0.08 * wave), (0.04, 0, -0.5), lift=0.1),
                step(second, (0.04, 0, 0), (0.04, 0, -0.62), lift=0.1),
            ),
            soles=(1.1 * first, 1.1 * second),
            hands=(
                (0.15 + 0.4 * wave, -0.9 + 0.7 * wave, 0.2 + 0.35 * k),
                (0.2, -0.9 + 0.5 * wave, 0.1 + 0.4 * k),
            ),
            grips=("open", "open"),
            head=(0, 0.5 * k, 0),
            expression="surprised",
            viseme="o",
        )
    )


@action("hold aloft", "高举", "hoist a trophy", "raise a sign", turn=0.3)
def hold_up(beat: Beat) -> Motion:
    """Holds something up over the head with one hand, for all to see."""
    k = beat.gate(0.1, 0.6)
    return Motion(
        pose=Pose(
            hands=((0.12 + 0.4 * k, -0.6 + 1.2 * k + 0.02 * beat.swing(0.9), 0.36 - 0.2 * k), None),
            grips=("hold", None),
            held=(Held(thing="sign"), None),
            head=(0, 0.1 * k, 0.03),
            bend=-0.05 * k,
            expression="happy",
        )
    )


@action(
    "shine a light", "照", "shine", "light the way", "shine a torch", "照亮", "打着手电", turn=1.0
)
def shine_a_light(beat: Beat) -> Motion:
    """Holds a torch out, and looks where its light falls."""
    k = beat.gate(0.0, 0.5)
    return Motion(
        pose=Pose(
            hands=((-0.06, -0.5 + 0.16 * k, 0.5 + 0.26 * k), None),
            grips=("hold", None),
            elbows=(0.2, None),
            held=(Held(thing="flashlight", angle=0.12 + 0.05 * beat.swing(0.35)), None),
            lean=0.06 * k,
            head=(0, -0.08 * k, 0),
            expression="calm",
        )
    )
