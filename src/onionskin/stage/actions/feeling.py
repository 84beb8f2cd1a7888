"""Verbs of the heart and of the head: clap, cheer, laugh, cry, think, bow."""

from __future__ import annotations

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Pose


@action("clap", "鼓掌", "applaud", "拍手")
def clap(beat: Beat) -> Motion:
    """Claps before the chest."""
    apart = 0.10 + 0.14 * (0.5 + 0.5 * beat.swing(2.6, beat.phase))
    hand = (-0.38 + apart, -0.32, 0.52)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.5, 0.5),
            expression="happy",
            viseme="e",
            open=0.7,
        )
    )


@action("cheer", "欢呼", "celebrate", "庆祝", turn=0.15)
def cheer(beat: Beat) -> Motion:
    """Cheers with both arms up."""
    k = beat.gate(0, 0.3)
    up = beat.swing(1.5, beat.phase)
    hand = (0.35, -0.9 + 1.65 * k + 0.08 * up, 0.15)
    lift = max(0.0, up) * 0.03
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("open", "open"),
            hips=(0, -0.02 + lift, 0),
            soles=(lift * 4, lift * 4),
            head=(0, 0.12, 0),
            expression="happy",
            viseme="a",
        )
    )


@action("laugh", "笑", "smile", "大笑")
def laugh(beat: Beat) -> Motion:
    """Laughs: shoulders shake, the head goes back."""
    shake = beat.swing(4.2)
    return Motion(
        pose=Pose(
            lean=-0.06 + 0.015 * shake,
            head=(0, 0.14, 0.05),
            hands=((-0.3, -0.52, 0.42), None),
            grips=("flat", None),
            expression="happy",
            viseme="a",
            open=0.85 + 0.15 * shake,
            blink=0.9,
        )
    )


@action("cry", "哭", "weep", "mourn", "哭泣")
def cry(beat: Beat) -> Motion:
    """Cries: head down, a hand at the eyes."""
    sob = max(0.0, beat.swing(1.1)) ** 2
    return Motion(
        pose=Pose(
            lean=0.14,
            head=(0, -0.3 + 0.05 * sob, 0.08),
            hands=((-0.28, 0.2 + 0.02 * sob, 0.46), (0.05, -0.9, 0.15)),
            grips=("hold", "relaxed"),
            expression="sad",
            viseme="rest",
            blink=0.85,
        )
    )


@action("think", "思考", "wonder", "consider", "想")
def think(beat: Beat) -> Motion:
    """Thinks: a hand at the chin, the eyes go up."""
    k = beat.gate(0, 0.4)
    return Motion(
        pose=Pose(
            hands=((-0.22 * k + 0.05, -0.95 + 0.98 * k, 0.06 + 0.36 * k), (-0.34, -0.62, 0.32)),
            grips=("point", "flat"),
            elbows=(0.05, 0.3),
            head=(0.12 * beat.swing(0.12), 0.08, 0.09),
            gaze=(0.5 * k, 0.9 * k),
            expression="thinking",
            viseme="rest",
        )
    )


@action("bow", "鞠躬", "thank", "敬礼", layer="posture")
def bow(beat: Beat) -> Motion:
    """Bows, stays, and comes up."""
    k = beat.gate(0.1, 0.7) - beat.gate(1.5, 2.1)
    return Motion(
        pose=Pose(
            support="feet",
            lean=0.75 * k,
            hips=(0, -0.01 * k, -0.1 * k),
            head=(0, -0.2 * k, 0),
            hands=((0.0, -0.92, 0.12 + 0.1 * k), (0.0, -0.92, 0.12 + 0.1 * k)),
            grips=("flat", "flat"),
        )
    )
