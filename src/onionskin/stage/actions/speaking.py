"""Verbs between people: talk, listen, explain, point, wave, shake hands, hug."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Pose, Vector, Viseme
from onionskin.stage.rig import Side

# A sentence of mouth shapes, one a tenth of a second, with pauses at its commas.
_SAID: tuple[Viseme, ...] = (
    *("m", "a", "l", "o", "e", "f", "a", "u", "i", "m", "rest", "rest"),
    *("e", "l", "a", "m", "i", "o", "u", "e", "a", "f", "i", "rest", "rest", "rest"),
)


def mouth_at(t: float, phase: float) -> tuple[Viseme, float]:
    """The mouth shape of speech at a moment, and how far it opens (0..1)."""
    place = t * 9.5 + phase * 7
    index = int(place) % len(_SAID)
    within = place - int(place)
    return _SAID[index], 0.55 + 0.45 * math.sin(math.pi * within)


def _speech(beat: Beat, **more: object) -> Pose:
    viseme, opening = mouth_at(beat.t, beat.phase)
    nod = 0.05 * max(0.0, beat.swing(0.8, beat.phase)) ** 3
    return Pose(
        viseme=viseme,
        open=opening,
        head=(0.06 * beat.swing(0.31, beat.phase), -nod, 0.03 * beat.swing(0.53, beat.phase)),
        **more,  # type: ignore[arg-type]
    )


def _gesture(beat: Beat, low: Vector, high: Vector) -> Vector:
    """A hand that rises to speak and beats with the stress of the words."""
    k = beat.gate(0.05, 0.4)
    stress = 0.5 + 0.5 * beat.swing(0.8, beat.phase - 0.08)
    lifted = tuple(a + (b - a) * stress for a, b in zip(low, high, strict=True))
    rest = (0.12, -0.95, 0.06)
    o, u, f = (a + (b - a) * k for a, b in zip(rest, lifted, strict=True))
    return o, u, f


@action("talk", "说话", "speak", "chat", "say", "tell", "ask", "说", "谈", "聊天", partner=True)
def talk(beat: Beat) -> Motion:
    """Talks: mouth, nods, and one hand that beats with the words."""
    hand = _gesture(beat, (0.12, -0.62, 0.5), (0.24, -0.38, 0.62))
    return Motion(
        pose=_speech(beat, hands=(hand, None), grips=("open", None), expression="happy", twist=0.05)
    )


@action(
    "explain", "讲解", "teach", "lecture", "present", "讲课", "教", "介绍", partner=True, apart=1.5
)
def explain(beat: Beat) -> Motion:
    """Explains: both hands shape what is said, one after the other."""
    lead = _gesture(beat, (0.3, -0.5, 0.45), (0.48, -0.12, 0.5))
    late = Beat(t=beat.t - 0.12, length=beat.length, rig=beat.rig, phase=beat.phase + 0.5)
    other = _gesture(late, (0.16, -0.62, 0.48), (0.3, -0.34, 0.55))
    return Motion(
        pose=_speech(
            beat, hands=(lead, other), grips=("open", "open"), expression="happy", twist=0.08
        )
    )


@action("listen", "听", "hear", "watch", "look", "倾听", "看", layer="face", partner=True)
def listen(beat: Beat) -> Motion:
    """Listens: a small nod now and then, a head held a little aside."""
    nod = max(0.0, beat.swing(0.5, beat.phase + 0.4)) ** 6
    return Motion(pose=Pose(head=(0.0, -0.13 * nod, 0.07), viseme="rest", expression="calm"))


@action("point", "指", "show", "指着", apart=1.4)
def point(beat: Beat) -> Motion:
    """Points: the arm goes back a little, then out, and stays."""
    back, out = beat.gate(0.0, 0.14), beat.gate(0.12, 0.42)
    hand = (0.16 + 0.1 * out, -0.95 + 0.28 * back + 0.8 * out, 0.06 - 0.1 * back + 0.98 * out)
    reach: dict[Side, Vector] = {}
    return Motion(
        pose=Pose(hands=(hand, None), grips=("point", None), head=(0, 0.05, 0), twist=-0.1 * out),
        reach=reach,
    )


@action("wave", "挥手", "greet", "say hello", "say goodbye", "打招呼", turn=0.25)
def wave(beat: Beat) -> Motion:
    """Waves with a raised open hand, the elbow still."""
    k = beat.gate(0.0, 0.32)
    swing = beat.swing(1.9) * 0.2 * k
    hand = (0.12 + 0.4 * k + swing, -0.95 + 1.42 * k, 0.06 + 0.5 * k + swing * 0.5)
    return Motion(
        pose=Pose(
            hands=(hand, None),
            grips=("open", None),
            elbows=(0.5, None),
            head=(0.3 * k, 0.03, 0.06 + swing * 0.2),
            bend=0.03 * k,
            twist=-0.5 * k,
            expression="happy",
            viseme="e" if k > 0.5 else "rest",
        )
    )


@action("shake hands", "握手", "shake", "greet by hand", partner=True, apart=0.82)
def shake_hands(beat: Beat) -> Motion:
    """Shakes hands: reaches to the middle between two, and pumps three times."""
    k = beat.gate(0.1, 0.5)
    pump = 0.025 * beat.swing(2.2) * k
    reach: dict[Side, Vector] = {}
    if beat.target is not None and k > 0.98:
        x, y, z = beat.target
        reach["lead"] = (x, y + pump, z)
    hand = (-0.12 * k + 0.12 * (1 - k), -0.95 + 0.42 * k + pump, 0.06 + 0.72 * k)
    return Motion(
        pose=Pose(
            hands=(hand, None),
            grips=("flat", None),
            lean=0.08 * k,
            head=(0, -0.03, 0),
            expression="happy",
            viseme="rest",
        ),
        reach=reach,
    )


@action("hug", "拥抱", "embrace", partner=True, apart=0.4)
def hug(beat: Beat) -> Motion:
    """Hugs: steps close, arms around the other's back, cheek to cheek, a slow rock."""
    k = beat.gate(0.1, 0.7)
    rock = 0.02 * beat.swing(0.4) * k
    lead = (-0.3 * k + 0.1, -0.9 + 0.72 * k, 0.1 + 0.7 * k)
    other = (-0.34 * k + 0.1, -0.9 + 0.48 * k, 0.1 + 0.66 * k)
    return Motion(
        pose=Pose(
            hands=(lead, other),
            grips=("flat", "flat"),
            elbows=(0.5 * k + 0.2, 0.5 * k + 0.2),
            lean=0.07 * k,
            bend=rock,
            head=(-0.15 * k, -0.04, 0.16 * k),
            blink=k * 0.95,
            expression="happy",
        )
    )


@action(
    "hold hands", "牵手", "marry", "walk hand in hand", "手拉手", "结婚", partner=True,
    apart=0.62, turn=0.55,
)  # fmt: skip
def hold_hands(beat: Beat) -> Motion:
    """Holds hands and looks at the other."""
    k = beat.gate(0.1, 0.6)
    reach: dict[Side, Vector] = {}
    if beat.target is not None and k > 0.98:
        x, y, z = beat.target
        reach["lead"] = (x, y - 0.12, z)
    return Motion(
        pose=Pose(
            hands=((0.1, -0.92, 0.06 + 0.2 * k), None),
            grips=("hold", None),
            head=(0.12 * k, 0.02, 0.06 * k),
            expression="happy",
        ),
        reach=reach,
    )


@action("sing", "唱歌", "唱", turn=0.3)
def sing(beat: Beat) -> Motion:
    """Sings: a wide mouth, a hand on the heart, the other out."""
    long: Viseme = ("a", "o", "e", "a", "i", "o")[int(beat.t * 2.2) % 6]
    lift = 0.5 + 0.5 * beat.swing(0.4)
    return Motion(
        pose=Pose(
            hands=((0.5, -0.35 + 0.3 * lift, 0.4), (-0.35, -0.42, 0.42)),
            grips=("open", "flat"),
            head=(0, 0.14 + 0.05 * lift, 0.05),
            viseme=long,
            open=0.8 + 0.2 * lift,
            expression="happy",
            bend=0.03 * beat.swing(0.4),
        )
    )


@action("give a speech", "演讲", "speak to a crowd", "report", "播报", turn=0.2)
def give_a_speech(beat: Beat) -> Motion:
    """Speaks to many: open to the front, broad gestures on the stress."""
    lead = _gesture(beat, (0.4, -0.5, 0.45), (0.62, 0.02, 0.5))
    return Motion(
        pose=_speech(
            beat, hands=(lead, (0.15, -0.6, 0.5)), grips=("open", "flat"), expression="calm"
        )
    )
