"""Verbs of hands and things: give, carry, read, phone, drink, eat, push, throw."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.actions.going import walk
from onionskin.stage.actions.speaking import mouth_at
from onionskin.stage.pose import Held, Pose, Vector
from onionskin.stage.rig import Side


@action("carry", "搬", "hold", "bring", "拿", "抱")
def carry(beat: Beat) -> Motion:
    """Carries a box before the body with both hands."""
    hand = (-0.18, -0.58, 0.56)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.2, 0.2),
            held=(Held(thing="parcel", both=True), None),
            lean=-0.05,
        )
    )


@action("carry a child", "抱孩子", "carry a baby", "抱着孩子", "cradle", "nurse a baby")
def carry_a_child(beat: Beat) -> Motion:
    """Carries a child on the arms before the chest, and rocks a little."""
    rock = 0.02 * beat.swing(0.5)
    return Motion(
        pose=Pose(
            hands=((-0.28, -0.46 + rock, 0.5), (-0.3, -0.3 + rock, 0.52)),
            grips=("flat", "flat"),
            elbows=(0.35, 0.3),
            lean=-0.07,
            head=(0.1, -0.14, 0.08),
            expression="happy",
        )
    )


@action("be carried", "被抱着", "sit on an arm", layer="posture")
def be_carried(beat: Beat) -> Motion:
    """Sits on somebody's arms: the knees bent, a hand at their shoulder."""
    return Motion(
        pose=Pose(
            support="air",
            feet=((0.1, 0.42, 0.34), (0.1, 0.36, 0.28)),
            hands=((-0.05, -0.2, 0.62), (-0.1, -0.4, 0.5)),
            grips=("flat", "flat"),
            knees=0.5,
            lean=0.1,
            head=(0.05 * beat.swing(0.3), 0.02, 0.1),
            expression="happy",
        )
    )


@action("carry a person", "抱着人", "carry somebody", "rescue", "救人", "背人")
def carry_a_person(beat: Beat) -> Motion:
    """Carries a grown-up on both arms: leaning back, the knees a little bent."""
    sway = 0.01 * beat.swing(0.6)
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.52 + sway, 0.6), (-0.1, -0.46 + sway, 0.58)),
            grips=("flat", "flat"),
            elbows=(0.35, 0.3),
            hips=(0, -0.03, 0),
            lean=-0.14,
            expression="tired",
        )
    )


@action("lie on arms", "被人抱着", "be rescued", layer="posture")
def lie_on_arms(beat: Beat) -> Motion:
    """Lies on somebody's arms: leaning back, the knees over an arm, the feet hanging."""
    return Motion(
        pose=Pose(
            support="air",
            feet=((0.08, 0.3, 0.62), (0.08, 0.24, 0.56)),
            hands=((0.0, -0.45, 0.3), (0.1, -0.6, 0.25)),
            grips=("flat", "flat"),
            knees=0.4,
            lean=-0.72,
            head=(0, 0.1, 0.1 + 0.02 * beat.swing(0.3)),
            expression="tired",
        )
    )


@action("carry a heavy box", "搬重物", "haul", "heave")
def carry_a_heavy_box(beat: Beat) -> Motion:
    """Carries something large and heavy: bent knees, leaning back, short of breath."""
    shake = 0.008 * beat.swing(3.2)
    hand = (-0.06, -0.66 + shake, 0.56)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.3, 0.3),
            held=(Held(thing="large box", both=True), None),
            hips=(0, -0.08, -0.06),
            feet=((0.12, 0, 0.04), (0.12, 0, -0.06)),
            lean=-0.16,
            head=(0, 0.06, 0),
            expression="tired",
            viseme="e",
        )
    )


@action("carry a bag", "提", "carry a suitcase", "提着", "carry a bucket")
def carry_a_bag(beat: Beat) -> Motion:
    """Carries something by its handle, the arm down, leaning a little against its weight."""
    sway = 0.01 * beat.swing(0.8)
    return Motion(
        pose=Pose(
            hands=((0.16, -0.96, 0.08 + sway), None),
            grips=("hold", None),
            held=(Held(thing="suitcase"), None),
            bend=-0.06,
        )
    )


@action(
    "lead", "带领", "guide", "escort", "show the way", "带路", "引导", layer="travel", speed=1.1
)
def lead(beat: Beat) -> Motion:
    """Leads the way: walks ahead, an arm out to where it goes."""
    walked = walk(beat)
    k = beat.gate(0.2, 0.7)
    ahead = ((0.05, -0.9 + 0.62 * k, 0.1 + 0.76 * k), walked.pose.hands[1])
    return Motion(pose=Pose(hands=ahead, grips=("open", None)).over(walked.pose))


@action("carry together", "抬", "一起搬", partner=True, apart=1.2)
def carry_together(beat: Beat) -> Motion:
    """Holds one end of something large with both hands; another holds the other end."""
    hand = (-0.1, -0.62, 0.5)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.2, 0.2),
            lean=0.06,
            hips=(0, -0.03, 0),
            expression="calm",
        )
    )


@action("fold", "叠", "fold clothes", "叠衣服", "折", turn=0.5)
def fold(beat: Beat) -> Motion:
    """Folds a cloth: the hands go apart and meet."""
    k = 0.5 + 0.5 * beat.swing(0.4)
    return Motion(
        pose=Pose(
            hands=((-0.16 + 0.26 * k, -0.36, 0.5), (-0.16 + 0.26 * k, -0.38, 0.5)),
            grips=("hold", "hold"),
            elbows=(0.5, 0.5),
            held=(Held(thing="folded shirt", both=True), None),
            head=(0, -0.2, 0),
            expression="calm",
        )
    )


@action("hold an umbrella", "打伞", "撑伞", "shelter under an umbrella")
def hold_umbrella(beat: Beat) -> Motion:
    """Holds an umbrella over the head with one hand, upright."""
    sway = 0.008 * math.sin(beat.t * 1.7 + beat.phase)
    return Motion(
        pose=Pose(
            hands=((-0.16, -0.2 + sway, 0.34), None),
            grips=("hold", None),
            elbows=(0.15, None),
            held=(Held(thing="umbrella"), None),
        )
    )


@action("take", "接", "receive", "accept", "拿走", partner=True, apart=1.15)
def take(beat: Beat) -> Motion:
    """Holds both hands out to take something."""
    k = beat.gate(0.2, 0.7)
    hand = (-0.1, -0.9 + 0.4 * k, 0.1 + 0.62 * k)
    return Motion(
        pose=Pose(hands=(hand, hand), grips=("flat", "flat"), lean=0.06 * k, expression="happy")
    )


@action("phone", "打电话", "call", "telephone", "通话")
def phone(beat: Beat) -> Motion:
    """Talks on a phone held at the ear."""
    viseme, opening = mouth_at(beat.t, beat.phase)
    return Motion(
        pose=Pose(
            hands=((0.02, 0.2, -0.02), (0.02, -0.72, 0.4)),
            grips=("hold", "relaxed"),
            elbows=(0.8, 0.2),
            held=(Held(thing="phone", angle=0.2), None),
            head=(0.05 * beat.swing(0.3), 0, 0.1),
            viseme=viseme,
            open=opening,
        )
    )


@action("text", "发短信", "scroll", "use a phone", "看手机")
def text(beat: Beat) -> Motion:
    """Looks at a phone held before the chest, the thumb at work."""
    tap = 0.012 * beat.swing(3.1)
    return Motion(
        pose=Pose(
            hands=((-0.05, -0.36, 0.52), (-0.22, -0.42 + tap, 0.46)),
            grips=("hold", "point"),
            held=(Held(thing="phone", angle=-0.35), None),
            head=(0, -0.22, 0),
            gaze=(0, -0.6),
            expression="calm",
        )
    )


@action("read", "读", "study", "看书", "阅读")
def read(beat: Beat) -> Motion:
    """Reads in an open book; the eyes go along the lines."""
    along = (beat.t * 0.45 + beat.phase) % 1
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.42, 0.54), (-0.1, -0.42, 0.54)),
            grips=("hold", "hold"),
            held=(Held(thing="book", angle=-0.35, both=True), None),
            head=(0, -0.2, 0),
            gaze=(-0.5 + along, -0.6),
            expression="calm",
        )
    )


@action("drink", "喝", "sip", "喝水", "喝茶")
def drink(beat: Beat) -> Motion:
    """Drinks: the cup to the mouth, the head back, and down again."""
    k = beat.gate(0.2, 0.8) - beat.gate(1.8, 2.4)
    hand = (-0.02 - 0.24 * k, -0.48 + 0.44 * k, 0.5 - 0.02 * k)
    return Motion(
        pose=Pose(
            hands=(hand, None),
            grips=("hold", None),
            elbows=(0.3, None),
            held=(Held(thing="cup", angle=-0.75 * k), None),
            head=(0, 0.1 * k, 0),
            viseme="u" if k > 0.6 else "rest",
            blink=0.8 * k if k > 0.8 else None,
        )
    )


@action(
    "eat",
    "吃",
    "dine",
    "have dinner",
    "吃饭",
    "用餐",
    seat="chair",
    thing="table",
    turn=0.7,
    layer="hands",
)
def eat(beat: Beat) -> Motion:
    """Eats with a fork: from the plate to the mouth, then chews."""
    k = (beat.t / 1.7 + beat.phase) % 1
    up = max(0.0, min(1.0, 3.2 * k)) - max(0.0, min(1.0, 3.2 * (k - 0.45)))
    up = up * up * (3 - 2 * up)
    chew = k > 0.6
    hand = (0.0 - 0.22 * up, -0.5 + 0.5 * up, 0.55 - 0.08 * up)
    return Motion(
        pose=Pose(
            hands=(hand, (0.0, -0.55, 0.5)),
            grips=("hold", "relaxed"),
            elbows=(0.35, 0.2),
            held=(Held(thing="fork", angle=-0.9 - 0.5 * up), None),
            lean=0.08,
            head=(0, -0.1 + 0.08 * up, 0),
            viseme="a" if 0.3 < k < 0.42 else ("m" if chew and beat.swing(2.2) > 0 else "rest"),
            expression="happy",
        )
    )


@action("push", "推", "shove")
def push(beat: Beat) -> Motion:
    """Pushes with both hands, leaning into it."""
    hand = (0.02, -0.2, 0.85 + 0.03 * beat.swing(1.2))
    return Motion(
        pose=Pose(hands=(hand, hand), grips=("open", "open"), lean=0.24, head=(0, 0.1, 0))
    )


@action("throw", "扔", "toss", "投", turn=1.2)
def throw(beat: Beat) -> Motion:
    """Throws a ball: back, over, and through."""
    k = (beat.t % 1.8) / 1.8
    back = min(1.0, k / 0.35)
    over = max(0.0, min(1.0, (k - 0.38) / 0.14))
    hand = (0.2, -0.5 + 0.85 * back - 0.25 * over, 0.2 - 0.75 * back + 1.35 * over)
    held = Held(thing="ball") if over < 0.6 else None
    return Motion(
        pose=Pose(
            hands=(hand, (0.1, -0.3, 0.7 - 0.6 * over)),
            grips=("hold" if held else "open", "open"),
            held=(held, None),
            twist=0.35 * back - 0.7 * over,
            lean=-0.1 * back + 0.3 * over,
        )
    )


@action("photograph", "拍照", "film", "take a picture", "拍摄")
def photograph(beat: Beat) -> Motion:
    """Takes a picture with a camera before the eyes."""
    return Motion(
        pose=Pose(
            hands=((-0.22, 0.22, 0.52), (-0.22, 0.18, 0.52)),
            grips=("hold", "hold"),
            elbows=(0.25, 0.25),
            held=(Held(thing="camera", both=True), None),
            head=(0, 0, 0.04),
            expression="calm",
        )
    )


@action("play", "玩", "play with a ball", "玩耍")
def play(beat: Beat) -> Motion:
    """Plays with a ball from hand to hand."""
    k = beat.swing(0.7, beat.phase)
    reach: dict[Side, Vector] = {}
    hand = (0.02, -0.4 + 0.14 * k, 0.58)
    return Motion(
        pose=Pose(
            hands=(hand, (0.02, -0.4 + 0.14 * k, 0.58)),
            grips=("flat", "flat"),
            held=(Held(thing="ball", both=True), None),
            bend=0.05 * k,
            expression="happy",
            viseme="e",
        ),
        reach=reach,
    )


@action("wrap", "包", "wrap up", "wrap a present", "包装", "gift-wrap", "包好", turn=0.6)
def wrap(beat: Beat) -> Motion:
    """Wraps something: one hand holds it before the chest, the other goes around it."""
    around = math.tau * beat.t * 0.55
    other = (-0.3 + 0.14 * math.cos(around), -0.4 + 0.16 * math.sin(around), 0.62)
    return Motion(
        pose=Pose(
            hands=((-0.16, -0.52, 0.5), other),
            grips=("hold", "hold"),
            elbows=(0.3, 0.4),
            held=(Held(thing="gift box"), None),
            head=(0, -0.2, 0),
            gaze=(0, -0.6),
            expression="calm",
        )
    )
