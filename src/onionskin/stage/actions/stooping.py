"""Verbs of working low, and close: lean over, crouch, stroke, milk, pick up, put in, support."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Held, Pose, Vector
from onionskin.stage.rig import Side

LOW = 0.62
"""What is touched lower than so much of somebody's height is touched on one knee."""


def on_one_knee(k: float = 1.0) -> Pose:
    """Legs and spine on one knee; `k` is how far down, from 0 to 1."""
    return Pose(
        support="feet",
        hips=(0, -0.52 * k, -0.06 * k),
        lean=0.14 * k,
        feet=((0.02, 0, 0.34 * k), (0.04, 0.02 * k, -0.5 * k)),
        soles=(0, 1.1 * k),
    )


@action("kneel", "跪", "kneel down", "跪下", "跪着", layer="posture", turn=1.15)
def kneel(beat: Beat) -> Motion:
    """Kneels on one knee, low to the ground."""
    hands = ((0.0, -0.66, 0.5), (0.05, -0.7, 0.42))
    return Motion(pose=Pose(hands=hands, head=(0, -0.1, 0)).over(on_one_knee()))


@action("crouch", "蹲", "squat", "squat down", "hunker", "蹲下", "蹲着", layer="posture", turn=1.15)
def crouch(beat: Beat) -> Motion:
    """Crouches on both feet, the knees bent, the arms over them."""
    hands = ((-0.02, -0.5, 0.66), (0.0, -0.54, 0.6))
    pose = Pose(
        support="feet",
        hips=(0, -0.56, -0.22),
        lean=0.36,
        feet=((0.06, 0, 0.16), (0.06, 0.0, -0.02)),
        soles=(0.12, 0.5),
        knees=0.2,
        hands=hands,
        grips=("relaxed", "relaxed"),
        head=(0, -0.08, 0),
    )
    return Motion(pose=pose)


@action("lift from the floor", "从地上搬起", "lift a box", layer="posture", turn=1.15)
def lift_from_the_floor(beat: Beat) -> Motion:
    """Lifts a load with the legs: crouched over it with a straight back, then up, and holds it."""
    k = beat.gate(0.5, 2.0)
    low = 1 - k
    hand = (-0.1, -0.62 + 0.02 * low, 0.56 + 0.1 * low)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.54 * low, -0.26 * low),
            lean=0.34 * low - 0.06 * k,
            feet=((0.14, 0, 0.14), (0.14, 0, -0.06)),
            soles=(0.0, 0.35 * low),
            knees=0.3,
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.15, 0.15),
            held=(Held(thing="parcel", both=True), None),
            head=(0, 0.08 * low, 0),
            expression="calm",
        )
    )


@action(
    "lean over",
    "俯身",
    "lean",
    "bend",
    "bend over",
    "bend down",
    "lean forward",
    "lean down",
    "stoop",
    "弯腰",
    "弯下腰",
    "弯着腰",
    "俯下身",
    "弯身",
    layer="posture",
    turn=1.15,
)
def lean_over(beat: Beat) -> Motion:
    """Leans over something: the hips back, the back bent, the head over the hands."""
    k = beat.gate(0.0, 0.5)
    hands = ((-0.04, -0.72, 0.42), (-0.02, -0.76, 0.36))
    pose = Pose(
        support="feet",
        hips=(0, -0.05 * k, -0.16 * k),
        lean=0.62 * k,
        feet=((0.06, 0, 0.1), (0.06, 0, -0.12)),
        hands=hands,
        grips=("flat", "flat"),
        head=(0, -0.18 * k, 0),
        knees=0.2,
    )
    return Motion(pose=pose)


@action(
    "stroke", "抚摸", "pet", "pat", "caress", "cuddle a dog", "轻抚", "摸", "抚", "逗", turn=1.15
)
def stroke(beat: Beat) -> Motion:
    """Strokes an animal along its head and back; a low one on one knee."""
    k, along = beat.gate(0.1, 0.6), beat.swing(0.55)
    reach: dict[Side, Vector] = {}
    low = beat.target is not None and beat.target[1] < LOW * beat.rig.height
    if beat.target is not None and k > 0.98:
        x, y, z = beat.target
        reach["lead"] = (x + 0.06 * along, y + 0.01 * math.cos(along), z)
    arms = Pose(
        hands=((-0.06, -0.5, 0.5 + 0.2 * k), (0.04, -0.62, 0.46)),
        grips=("flat", "relaxed"),
        head=(0, -0.2, 0.06),
        expression="happy",
    )
    return Motion(pose=arms.over(on_one_knee()) if low else arms, reach=reach)


@action("stroke a head", "抚摸头发", "stroke somebody", "摸头", partner=True, apart=0.56, turn=1.0)
def stroke_a_head(beat: Beat) -> Motion:
    """Strokes somebody's hair: a hand goes along their head."""
    k, along = beat.gate(0.1, 0.6), beat.swing(0.5)
    reach: dict[Side, Vector] = {}
    if beat.target is not None and k > 0.98:
        x, y, z = beat.target
        reach["lead"] = (x + 0.04 * along, y + 0.01 * math.cos(along), z)
    return Motion(
        pose=Pose(
            hands=((-0.04, -0.5 + 0.3 * k, 0.4 + 0.3 * k), (0.06, -0.8, 0.2)),
            grips=("flat", "relaxed"),
            head=(0, -0.16, 0.08),
            expression="happy",
        ),
        reach=reach,
    )


@action("hug an animal", "抱住动物", "cuddle an animal", turn=1.15)
def hug_an_animal(beat: Beat) -> Motion:
    """Hugs an animal on one knee: both arms around its neck, the head at it."""
    k, sway = beat.gate(0.1, 0.6), 0.01 * beat.swing(0.4)
    reach: dict[Side, Vector] = {}
    if beat.target is not None and k > 0.98:
        x, y, z = beat.target
        reach["lead"], reach["other"] = (x, y - 0.04 + sway, z), (x, y - 0.14 + sway, z + 0.04)
    arms = Pose(
        hands=((-0.1, -0.4, 0.6 * k + 0.2), (-0.1, -0.5, 0.6 * k + 0.2)),
        grips=("flat", "flat"),
        elbows=(0.3, 0.3),
        head=(0.1, -0.12, 0.2),
        blink=0.9 * k,
        expression="happy",
    )
    return Motion(pose=arms.over(on_one_knee()), reach=reach)


@action("feed by hand", "用手喂", "feed an animal", "喂动物", turn=1.15)
def feed_by_hand(beat: Beat) -> Motion:
    """Feeds an animal out of a hand held before its mouth, a low one on one knee."""
    k = beat.gate(0.1, 0.6)
    reach: dict[Side, Vector] = {}
    low = beat.target is not None and beat.target[1] < LOW * beat.rig.height
    if beat.target is not None and k > 0.98:
        reach["lead"] = beat.target
    arms = Pose(
        hands=((-0.02, -0.6 + 0.1 * k, 0.3 + 0.4 * k), (0.04, -0.62, 0.4)),
        grips=("flat", "hold"),
        held=(None, Held(thing="bowl")),
        head=(0, -0.18, 0),
        expression="happy",
    )
    return Motion(pose=arms.over(on_one_knee()) if low else arms, reach=reach)


@action("scoop", "舀", "scoop up", "draw water", "打水", "舀水", "fill a bucket", turn=1.15)
def scoop(beat: Beat) -> Motion:
    """Fills a bucket, low: both hands dip it and lift it again."""
    k = 0.5 - 0.5 * math.cos(math.tau * beat.t * 0.35)
    hands = ((-0.02, -0.84 + 0.16 * k, 0.62), (0.02, -0.74 + 0.12 * k, 0.5))
    arms = Pose(
        hands=hands,
        grips=("hold", "flat"),
        held=(Held(thing="bucket", angle=0.5 - 0.5 * k), None),
        lean=0.44,
        head=(0, -0.16, 0),
    )
    return Motion(pose=arms.over(crouch(beat).pose))


@action("wash clothes", "洗衣服", "do the laundry", "洗衣", thing="washtub", turn=1.15)
def wash_clothes(beat: Beat) -> Motion:
    """Washes clothes by hand in a tub on the ground, on one knee: rubs, and lifts the cloth."""
    rub = 0.06 * beat.swing(1.1)
    arms = Pose(
        hands=((-0.04, -0.72 + rub, 0.6), (-0.02, -0.72 - rub, 0.54)),
        grips=("hold", "hold"),
        held=(Held(thing="cloth"), None),
        lean=0.4,
        head=(0, -0.16, 0),
        expression="calm",
    )
    return Motion(pose=arms.over(on_one_knee()))


@action("plant a sapling", "植树", "plant a tree", "种树", "种花", thing="sapling", turn=1.15)
def plant_a_sapling(beat: Beat) -> Motion:
    """Plants what stands before them, on one knee: both hands press the earth at its foot."""
    press = 0.04 * beat.swing(0.8)
    arms = Pose(
        hands=((-0.02, -0.86 + press, 0.56), (0.0, -0.86 - press, 0.5)),
        grips=("flat", "flat"),
        lean=0.46,
        head=(0, -0.14, 0),
        expression="happy",
    )
    return Motion(pose=arms.over(on_one_knee()))


@action("milk", "挤奶", "milk a cow", "挤牛奶", "挤羊奶", turn=1.15)
def milk(beat: Beat) -> Motion:
    """Milks an animal, crouched at its side: the hands go down in turn under its belly."""
    pull = 0.05 * beat.swing(1.1)
    arms = Pose(
        hands=((-0.06, -0.58 + pull, 0.72), (-0.1, -0.58 - pull, 0.78)),
        grips=("hold", "hold"),
        head=(0, -0.14, 0),
        expression="calm",
    )
    return Motion(pose=arms.over(crouch(beat).pose))


@action(
    "pick up", "捡", "collect litter", "pick up litter", "捡起", "拾", "拾起", "捡垃圾", turn=1.15
)
def pick_up(beat: Beat) -> Motion:
    """Picks things up from the ground, on one knee, into a bag in the other hand."""
    k = 0.5 - 0.5 * math.cos(math.tau * beat.t * 0.45)
    arms = Pose(
        hands=((-0.02, -0.86 + 0.34 * k, 0.6 - 0.3 * k), (0.1, -0.72, 0.3)),
        grips=("hold", "hold"),
        held=(Held(thing="bottle"), Held(thing="bag")),
        lean=0.34 - 0.14 * k,
        head=(0, -0.2, 0),
        expression="calm",
    )
    return Motion(pose=arms.over(on_one_knee()))


@action(
    "plant seedlings",
    "插秧",
    "transplant",
    "transplant rice",
    "移栽",
    "plant rice",
    "栽种",
    turn=1.15,
)
def plant_seedlings(beat: Beat) -> Motion:
    """Plants seedlings: bent deep over the ground, one after the other out of a bundle."""
    k = 0.5 - 0.5 * math.cos(math.tau * beat.t * 0.5)
    pose = Pose(
        support="feet",
        hips=(0, -0.14, -0.2),
        lean=1.12,
        feet=((0.08, 0, 0.12), (0.08, 0, -0.12)),
        knees=0.2,
        hands=((0.0, -0.66 - 0.3 * (1 - k), 0.16 - 0.1 * k), (-0.04, -0.5, 0.3)),
        grips=("hold", "hold"),
        held=(Held(thing="sprout", angle=0.2), Held(thing="sprout", angle=-0.4)),
        head=(0, -0.1, 0),
        expression="calm",
    )
    return Motion(pose=pose)


@action(
    "put in",
    "放进",
    "put into",
    "pack into",
    "lay in",
    "装进",
    "装入",
    "放入",
    "倒进",
    "pour into",
    "塞进",
    turn=0.9,
)
def put_in(beat: Beat) -> Motion:
    """Puts one after the other into what stands before: the hand lowers each and comes back."""
    k = 0.5 - 0.5 * math.cos(math.tau * beat.t * 0.5)
    return Motion(
        pose=Pose(
            hands=((-0.06, -0.36 + 0.2 * k, 0.66 - 0.12 * k), (-0.04, -0.44, 0.56)),
            grips=("hold", "flat"),
            elbows=(0.4, 0.2),
            held=(Held(thing="apple"), None),
            lean=0.16,
            head=(0, -0.24, 0),
            expression="happy",
        )
    )


@action("reach out", "伸手", "reach", "stretch out a hand", "reach for", "伸出手", turn=0.9)
def reach_out(beat: Beat) -> Motion:
    """Reaches out: one arm goes forward, the body after it."""
    k = beat.gate(0.2, 0.9)
    return Motion(
        pose=Pose(
            hands=((0.0, -0.9 + 0.72 * k, 0.1 + 0.8 * k), (0.06, -0.8, 0.2)),
            grips=("open", "relaxed"),
            lean=0.16 * k,
            expression="happy",
        )
    )


@action(
    "support", "搀扶", "扶", "扶着", "搀", "prop up", "hold up somebody", partner=True, apart=0.5
)
def support(beat: Beat) -> Motion:
    """Supports another by the arm, close beside them, the head to them."""
    sway = 0.01 * beat.swing(0.5)
    return Motion(
        pose=Pose(
            hands=((-0.02, -0.52 + sway, 0.5), (-0.06, -0.6 + sway, 0.4)),
            grips=("flat", "flat"),
            elbows=(0.3, 0.3),
            head=(0.1, -0.06, 0.06),
            expression="happy",
        )
    )


@action(
    "sleep at a desk", "趴在桌上睡", "doze at a desk", "打盹", "doze", layer="posture",
    seat="chair", thing="desk", turn=1.1,
)  # fmt: skip
def sleep_at_a_desk(beat: Beat) -> Motion:
    """Sleeps at a desk: seated, the head on the arms."""
    breath = 0.01 * beat.swing(0.22)
    ahead = beat.rig.thigh * 0.93 / beat.rig.leg
    return Motion(
        pose=Pose(
            support="seat",
            hips=(0, 0, 0),
            lean=1.0 + breath,
            feet=((0.02, 0, ahead * 0.8), (0.02, 0, ahead * 0.8)),
            hands=((-0.3, -0.1, 0.5), (-0.3, -0.12, 0.48)),
            grips=("flat", "flat"),
            elbows=(0.7, 0.7),
            head=(0, -0.5, 0.2),
            blink=1.0,
            expression="calm",
        )
    )


@action(
    "lie on the front", "趴", "lie face down", "趴着", "lie on one's belly", "趴在地上",
    layer="posture", turn=1.35,
)  # fmt: skip
def lie_on_the_front(beat: Beat) -> Motion:
    """Lies on the belly, on the elbows, the head up and the lower legs in the air."""
    kick = 0.05 * beat.swing(0.5)
    return Motion(
        pose=Pose(
            support="bed",
            hips=(0, 0, 0),
            lean=1.02,
            feet=((0.0, 0.3 + kick, -0.7), (0.0, 0.24 - kick, -0.72)),
            soles=(1.2, 1.2),
            hands=((0.0, -0.56, 0.5), (0.02, -0.58, 0.44)),
            grips=("flat", "flat"),
            elbows=(0.2, 0.2),
            head=(0, 0.5, 0),
            expression="happy",
        )
    )


@action(
    "tie shoes", "系鞋带", "tie a shoelace", "lace shoes", "tie shoelaces", "do up a shoe", "穿鞋",
    layer="posture", turn=1.2, apart=0.62,
)  # fmt: skip
def tie_shoes(beat: Beat) -> Motion:
    """Ties a shoe: low on one knee, both hands at a foot before it, the fingers at work."""
    pull = 0.05 * beat.swing(1.1)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.52, -0.16),
            lean=0.86,
            feet=((0.05, 0, 0.34), (0.06, 0, -0.24)),
            soles=(0.0, 0.75),
            knees=0.16,
            hands=((-0.12 + pull, -0.9, 0.36), (-0.12 - pull, -0.9, 0.34)),
            grips=("hold", "hold"),
            elbows=(0.2, 0.2),
            head=(0, -0.1, 0),
            gaze=(0, -0.7),
            expression="calm",
        )
    )


@action(
    "resuscitate", "做心肺复苏", "do cpr", "give cpr", "perform cpr", "press on a chest",
    "心肺复苏", layer="posture", partner=True, apart=0.5, turn=1.1,
)  # fmt: skip
def resuscitate(beat: Beat) -> Motion:
    """Kneels beside somebody who lies there, and presses on their chest with straight arms."""
    press = 0.05 * beat.swing(1.8)
    hand = (-0.16, -0.86 - press, 0.42)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.58, -0.1),
            lean=0.5 + press,
            feet=((0.08, 0, -0.36), (0.08, 0, -0.4)),
            soles=(1.1, 1.1),
            knees=0.14,
            hands=(hand, (-0.16, -0.84 - press, 0.44)),
            grips=("flat", "flat"),
            elbows=(0.05, 0.05),
            head=(0, -0.1, 0),
            expression="tired",
        )
    )
