"""Verbs of games with a club, a bat, a stick or a ball in the air."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Held, Pose, Vector, ease


@action("play golf", "打高尔夫", "golf", "打高尔夫球", layer="posture", turn=0.35)
def play_golf(beat: Beat) -> Motion:
    """Plays golf: the club swings back over the shoulder, and through."""
    k = (beat.t % 2.4) / 2.4
    back = ease(k / 0.4) if k < 0.45 else ease((0.95 - k) / 0.4)
    through = ease((k - 0.45) / 0.1) * (1 - ease((k - 0.8) / 0.2))
    swing = back * (1 - through)
    hand: Vector = (-0.05 + 0.35 * swing - 0.5 * through, -0.72 + 0.72 * max(swing, through), 0.44)
    return Motion(
        pose=Pose(
            support="feet",
            feet=((0.16, 0, 0), (0.16, 0, 0)),
            hips=(0, -0.05, 0),
            hands=(hand, (-hand[0] - 0.1, hand[1] + 0.06, hand[2])),
            grips=("hold", "hold"),
            held=(Held(thing="golf club", angle=-2.3 * swing + 2.3 * through), None),
            lean=0.16,
            twist=0.5 * swing - 0.5 * through,
            head=(0, -0.16, 0),
            expression="calm",
        )
    )


@action("play baseball", "打棒球", "play cricket", "bat", "打板球", layer="posture", turn=0.9)
def play_baseball(beat: Beat) -> Motion:
    """Bats: the bat over the shoulder, then swung level."""
    k = (beat.t % 2.2) / 2.2
    through = ease((k - 0.5) / 0.12) * (1 - ease((k - 0.8) / 0.2))
    hand: Vector = (0.1 - 0.15 * through, 0.02 - 0.3 * through, -0.05 + 0.7 * through)
    return Motion(
        pose=Pose(
            support="feet",
            feet=((0.12, 0, -0.2), (0.12, 0, 0.24)),
            hips=(0, -0.08, 0.04 * through),
            hands=(hand, (-0.2, hand[1] - 0.08, hand[2] + 0.16)),
            grips=("hold", "hold"),
            elbows=(0.5, 0.3),
            held=(Held(thing="baseball bat", angle=-0.5 + 1.9 * through), None),
            twist=0.3 - 0.7 * through,
            lean=0.1,
            expression="calm",
        )
    )


@action("play volleyball", "打排球", "打沙滩排球", layer="posture", turn=0.8)
def play_volleyball(beat: Beat) -> Motion:
    """Plays volleyball: both hands up under the ball, a push from the knees."""
    k = 0.5 - 0.5 * math.cos(math.tau * (beat.t * 0.6 + beat.phase))
    hand: Vector = (-0.12, 0.86 + 0.16 * k, 0.24)
    return Motion(
        pose=Pose(
            support="feet",
            feet=((0.12, 0, 0.08), (0.12, 0, -0.08)),
            hips=(0, -0.12 * (1 - k), 0),
            hands=(hand, hand),
            grips=("open", "open"),
            elbows=(0.7, 0.7),
            held=(Held(thing="volleyball", both=True), None),
            soles=(0.3 * k, 0.3 * k),
            head=(0, 0.3, 0),
            expression="happy",
        )
    )


@action("play hockey", "打冰球", "play ice hockey", "打曲棍球", layer="posture", turn=0.9)
def play_hockey(beat: Beat) -> Motion:
    """Plays hockey: bent low, the stick goes over the ice from side to side."""
    k = beat.swing(0.8, beat.phase)
    return Motion(
        pose=Pose(
            support="feet",
            feet=((0.14, 0, 0.2), (0.14, 0, -0.2)),
            hips=(0, -0.16, -0.06),
            hands=((-0.05, -0.5, 0.55 + 0.12 * k), (-0.1, -0.3, 0.4 + 0.06 * k)),
            grips=("hold", "hold"),
            held=(Held(thing="hockey stick", angle=-0.5 - 0.2 * k), None),
            lean=0.38,
            head=(0, 0.14, 0),
            knees=0.3,
            expression="calm",
        )
    )
