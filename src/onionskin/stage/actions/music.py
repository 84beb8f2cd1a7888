"""Verbs of music: keys, strings, drums and winds, and a conductor's hands."""

from __future__ import annotations

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Held, Pose


@action("play piano", "弹钢琴", "play the piano", "弹琴", seat="chair", thing="piano", turn=1.25)
def play_piano(beat: Beat) -> Motion:
    """Plays the piano: hands go along the keys, the body sways with the phrase."""
    a, b, sway = beat.swing(2.7), beat.swing(2.1, 0.3), beat.swing(0.35)
    return Motion(
        pose=Pose(
            hands=((-0.05 + 0.06 * sway, -0.46 + 0.03 * a, 0.68), (-0.05, -0.46 + 0.03 * b, 0.66)),
            grips=("flat", "flat"),
            elbows=(0.3, 0.3),
            lean=0.1 + 0.04 * sway,
            head=(0.05 * sway, -0.12 + 0.04 * a, 0.05 * sway),
            expression="calm",
        )
    )


@action("play violin", "拉小提琴", "play the violin", "fiddle", turn=0.5)
def play_violin(beat: Beat) -> Motion:
    """Plays the violin: the bow goes over the strings, the chin is on it."""
    draw = beat.swing(0.9)
    return Motion(
        pose=Pose(
            hands=((-0.2 + 0.16 * draw, 0.02 - 0.1 * draw, 0.42), (-0.1, -0.02, 0.8)),
            grips=("hold", "hold"),
            elbows=(0.75, 0.1),
            held=(Held(thing="bow", angle=1.2), Held(thing="violin", angle=0.12)),
            head=(-0.2, -0.1, -0.16),
            bend=0.04 * beat.swing(0.45),
            blink=0.8,
            expression="calm",
        )
    )


@action("play drums", "打鼓", "drum", "play the drums", seat="chair", thing="drums", turn=0.9)
def play_drums(beat: Beat) -> Motion:
    """Plays the drums: sticks by turns, the head keeps time."""
    a, b = max(0.0, beat.swing(2.2)), max(0.0, beat.swing(2.2, 0.5))
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.42 + 0.28 * a, 0.6), (-0.05, -0.42 + 0.28 * b, 0.6)),
            grips=("hold", "hold"),
            held=(
                Held(thing="baton", angle=-0.5 + 0.7 * a),
                Held(thing="baton", angle=-0.5 + 0.7 * b),
            ),
            lean=0.06,
            head=(0, -0.08 + 0.08 * a, 0.06 * beat.swing(1.1)),
            expression="happy",
        )
    )


@action("play trumpet", "吹小号", "blow", "吹", "play the trumpet", turn=0.9)
def play_trumpet(beat: Beat) -> Motion:
    """Plays the trumpet, held at the lips."""
    finger = 0.01 * beat.swing(4.1)
    return Motion(
        pose=Pose(
            hands=((-0.24, 0.08 + finger, 0.52), (-0.28, 0.05, 0.46)),
            grips=("hold", "hold"),
            elbows=(0.4, 0.35),
            held=(Held(thing="trumpet", angle=0.0), None),
            head=(0, 0.08, 0),
            viseme="u",
            lean=-0.04 + 0.02 * beat.swing(0.5),
        )
    )


@action("conduct", "指挥乐队", "direct", "lead an orchestra", "指挥", turn=0.7)
def conduct(beat: Beat) -> Motion:
    """Conducts: both hands draw the beat in the air, the baton leads."""
    x, y = beat.swing(0.8), beat.swing(1.6, 0.25)
    return Motion(
        pose=Pose(
            hands=((0.3 + 0.16 * x, 0.05 + 0.2 * y, 0.5), (0.3 + 0.16 * x, -0.02 + 0.16 * y, 0.5)),
            grips=("hold", "open"),
            elbows=(0.5, 0.5),
            held=(Held(thing="baton", along=True), None),
            head=(0.1 * x, 0.06 + 0.04 * y, 0),
            lean=0.03 * y,
            expression="thinking",
        )
    )


@action("play flute", "吹笛子", "play the flute", "吹长笛", turn=0.35)
def play_flute(beat: Beat) -> Motion:
    """Plays the flute: held across, the head a little to its side."""
    finger, sway = 0.012 * beat.swing(3.7), beat.swing(0.4)
    return Motion(
        pose=Pose(
            hands=((0.12, 0.06 + finger, 0.42), (-0.42, 0.08 - finger, 0.44)),
            grips=("hold", "hold"),
            elbows=(0.8, 0.6),
            held=(Held(thing="flute", both=True), None),
            head=(0.12, -0.04, 0.1 + 0.03 * sway),
            bend=0.03 * sway,
            viseme="u",
            expression="calm",
        )
    )


@action("play saxophone", "吹萨克斯", "play the saxophone", turn=0.85)
def play_saxophone(beat: Beat) -> Motion:
    """Plays the saxophone: it hangs before the body, which sways with the phrase."""
    finger, sway = 0.012 * beat.swing(3.3), beat.swing(0.45)
    return Motion(
        pose=Pose(
            hands=((-0.16, -0.5 + finger, 0.5), (-0.2, -0.14 - finger, 0.42)),
            grips=("hold", "hold"),
            elbows=(0.35, 0.4),
            held=(Held(thing="saxophone"), None),
            head=(0, -0.1 + 0.06 * sway, 0),
            lean=-0.05 + 0.05 * sway,
            viseme="u",
            blink=0.7,
            expression="calm",
        )
    )


@action("play cello", "拉大提琴", "play the cello", "拉二胡", seat="chair", turn=0.3)
def play_cello(beat: Beat) -> Motion:
    """Plays the cello, seated: one hand at its neck, the bow goes across."""
    draw = beat.swing(0.7)
    return Motion(
        pose=Pose(
            hands=((0.14 + 0.16 * draw, -0.62, 0.56), (-0.16, -0.02, 0.34)),
            grips=("hold", "hold"),
            elbows=(0.5, 0.6),
            held=(Held(thing="bow", angle=1.45), Held(thing="cello")),
            head=(-0.1, -0.1, -0.1),
            bend=0.03 * draw,
            knees=0.5,
            blink=0.7,
            expression="calm",
        )
    )
