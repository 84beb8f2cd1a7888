"""Verbs that one does to another: give, put on somebody, wipe a face, help up; and what is done."""

from __future__ import annotations

from onionskin.stage.actions.action import Beat, Motion, action, step
from onionskin.stage.pose import Held, Pose, Vector
from onionskin.stage.rig import Side

_HALF_A_HEAD = 0.12
"""Metres from the middle of what two hands touch to each of them."""


def changes_hands_at(length: float) -> float:
    """When a thing goes from who gives to who takes, in seconds of an action that long."""
    return min(1.9, 0.55 * length)


@action("give", "给", "hand over", "deliver", "offer", "送", "递", partner=True, apart=1.15)
def give(beat: Beat) -> Motion:
    """Gives: holds the thing close, then out to the other, who takes it; and smiles."""
    over = changes_hands_at(beat.length)
    k = beat.gate(0.3, 0.8) - 0.8 * beat.gate(over, over + 0.5)
    hand = (-0.16, -0.58 + 0.16 * k, 0.5 + 0.34 * k)
    keeps = beat.t < over
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            held=(Held(thing="parcel", both=True) if keeps else None, None),
            lean=0.1 * k,
            expression="happy",
            head=(0, -0.02, 0),
        ),
        reach=_in_both_hands(beat.target, 0.06) if k > 0.98 else {},
    )


@action("be given", "接过", "be handed", "get handed", partner=True, apart=1.15)
def be_given(beat: Beat) -> Motion:
    """Holds both hands out to what another gives, takes it and holds it close."""
    over = changes_hands_at(beat.length)
    k = beat.gate(0.3, 0.8) - 0.7 * beat.gate(over, over + 0.5)
    hand = (-0.12, -0.9 + 0.44 * min(1.0, 1.6 * k), 0.1 + 0.62 * k)
    has = beat.t >= over
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            held=(Held(thing="parcel", both=True) if has else None, None),
            lean=0.06 * k,
            expression="happy",
        ),
        reach=_in_both_hands(beat.target, 0.06) if k > 0.98 else {},
    )


def _in_both_hands(target: Vector | None, apart: float) -> dict[Side, Vector]:
    """Both hands at a point, one a little before and one a little behind it."""
    if target is None:
        return {}
    x, y, z = target
    return {"lead": (x, y, z - apart), "other": (x, y, z + apart)}


@action(
    "put on somebody", "给人戴上", "put on another", partner=True, apart=0.62, turn=1.0
)  # fmt: skip
def put_on_somebody(beat: Beat) -> Motion:
    """Puts something on another's head with both hands, and sets it right."""
    return _both_hands_to(beat, high=0.0)


@action("wrap somebody", "给人披上", "wrap another", partner=True, apart=0.62, turn=1.0)
def wrap_somebody(beat: Beat) -> Motion:
    """Lays something round another's neck and shoulders with both hands."""
    return _both_hands_to(beat, high=-0.3)


def _both_hands_to(beat: Beat, high: float) -> Motion:
    k = beat.gate(0.1, 0.6)
    nudge = 0.015 * beat.swing(0.9)
    hand = (-0.05, -0.9 + (1.0 + high) * k, 0.1 + 0.62 * k)
    target = beat.target
    if target is not None:
        target = (target[0], target[1] + nudge, target[2])
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.4, 0.4),
            lean=0.06 * k,
            head=(0, -0.1, 0),
            expression="happy",
        ),
        reach=_in_both_hands(target, _HALF_A_HEAD) if k > 0.98 else {},
    )


@action("wipe a face", "擦脸", "擦汗", "擦眼泪", "wash a face", apart=0.66, turn=0.9)
def wipe_a_face(beat: Beat) -> Motion:
    """Wipes another's face with a cloth, or the own one where nobody else is there."""
    k, rub = beat.gate(0.1, 0.6), 0.022 * beat.swing(1.1)
    reach: dict[Side, Vector] = {}
    hand = (-0.3 * k + 0.1, -0.9 + 1.1 * k + rub, 0.1 + 0.34 * k)
    if beat.target is not None:
        hand = (-0.05, -0.9 + 0.9 * k, 0.1 + 0.6 * k)
        x, y, z = beat.target
        if k > 0.98:
            reach["lead"] = (x, y + rub, z)
    return Motion(
        pose=Pose(
            hands=(hand, None),
            grips=("flat", None),
            elbows=(0.5, None),
            held=(Held(thing="cloth"), None),
            lean=0.08 * k if beat.target is not None else 0.0,
            head=(0, -0.08, 0),
            expression="calm",
        ),
        reach=reach,
    )


@action("help up", "扶起", "help to stand", "扶起来", partner=True, apart=0.86, turn=1.0)
def help_up(beat: Beat) -> Motion:
    """Helps somebody up: bends down to their hand and draws them to their feet."""
    down, up = beat.gate(0.1, 0.6), beat.gate(1.0, 2.0)
    k = down * (1 - 0.75 * up)
    reach: dict[Side, Vector] = {}
    if beat.target is not None and down > 0.98:
        reach["lead"] = beat.target
    return Motion(
        pose=Pose(
            hands=((-0.08, -0.75, 0.2 + 0.5 * down), (0.0, -0.8, 0.2 + 0.2 * down)),
            grips=("hold", "open"),
            lean=0.42 * k,
            hips=(0, -0.1 * k, -0.1 * k),
            head=(0, -0.12 * k, 0),
            expression="calm",
        ),
        reach=reach,
    )


@action(
    "be helped up", "被扶起", "be lifted to one's feet", layer="posture", partner=True, apart=0.86
)
def be_helped_up(beat: Beat) -> Motion:
    """Gets up from the ground by another's hand."""
    k = 1 - beat.gate(1.0, 2.0)
    reach: dict[Side, Vector] = {}
    if beat.target is not None and beat.t > 0.6:
        reach["lead"] = beat.target
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.59 * k, -0.06 * k),
            lean=0.24 * k,
            feet=(
                step(beat.gate(1.5, 2.0), (0.04, 0, 0.34), (0.05, 0, 0)),
                step(beat.gate(1.0, 1.5), (0.05, 0.02, -0.42), (0.05, 0, 0)),
            ),
            soles=(0, 1 - beat.gate(1.0, 1.5)),
            hands=((-0.1, -0.35, 0.6), (0.1, -0.85, 0.2)),
            grips=("hold", "open"),
            head=(0, 0.16 * k, 0),
            expression="tired" if k > 0.3 else "calm",
        ),
        reach=reach,
    )


@action("carry piggyback", "背着人", "give a piggyback", "背着孩子", turn=1.0)
def carry_piggyback(beat: Beat) -> Motion:
    """Carries somebody on the back: leaning forward, the hands under their knees."""
    sway = 0.01 * beat.swing(0.8)
    hand = (0.06, -0.72 + sway, 0.06)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("hold", "hold"),
            elbows=(0.3, 0.3),
            lean=0.2,
            head=(0, 0.08, 0),
            expression="happy",
        )
    )


@action("ride piggyback", "被背着", "be carried on the back", layer="posture")
def ride_piggyback(beat: Beat) -> Motion:
    """Rides on somebody's back: the knees at their sides, the arms around their neck."""
    return Motion(
        pose=Pose(
            support="air",
            feet=((0.16, 0.5, 0.5), (0.16, 0.46, 0.46)),
            hands=((-0.2, -0.1, 0.66), (-0.2, -0.14, 0.62)),
            grips=("relaxed", "relaxed"),
            knees=0.5,
            lean=0.22,
            head=(0.06 * beat.swing(0.4), 0.06, 0),
            expression="happy",
        )
    )
