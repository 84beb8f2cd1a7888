"""Verbs of sport and of getting about for fun: swim, ski, skate, ride a horse, row, climb, box."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Held, Pose, Vector


@action("swim", "游泳", "dive", "潜水", "paddle", layer="travel", speed=0.8, turn=1.4)
def swim(beat: Beat) -> Motion:
    """Swims a crawl: the body lies forward, arms go around, legs beat."""
    leg = beat.rig.leg
    around = math.tau * beat.t * 0.7
    kick = 0.08 * math.sin(around * 3)
    hands: list[Vector] = []
    for offset in (0.0, math.pi):
        a = around + offset
        hands.append((0.1, 0.75 * math.cos(a), 0.35 + 0.6 * math.sin(a)))
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, (0.72 - beat.rig.hip) / leg, 0),
            lean=1.22,
            feet=((0.0, 0.72 / leg + kick, -0.98), (0.0, 0.72 / leg - kick, -0.98)),
            soles=(1.0, 1.0),
            hands=(hands[0], hands[1]),
            grips=("flat", "flat"),
            head=(0.2 * beat.swing(0.7), 0.5, 0),
            knees=0.02,
        )
    )


@action("ski", "滑雪", "snowboard", "sledge", layer="travel", speed=2.2, mount="skis", turn=1.25)
def ski(beat: Beat) -> Motion:
    """Skis: low over the knees, the weight from side to side, hands before the body."""
    sway = beat.swing(0.5)
    return Motion(pose=_gliding(beat, 0.06, sway, lean=0.42, hips=-0.2))


@action(
    "skate", "滑冰", "ice skate", "roller skate", "溜冰", layer="travel", speed=1.9,
    mount="ice skates", turn=1.25,
)  # fmt: skip
def skate(beat: Beat) -> Motion:
    """Skates: long strokes, an arm swings before the body, the other behind it."""
    leg, k = beat.rig.leg, beat.swing(0.6)
    back, stay = max(0.0, k), max(0.0, -k)
    lift = 0.1 / leg
    return Motion(
        pose=Pose(
            support="air",
            hips=(0.05 * k, -0.1, 0),
            lean=0.3,
            feet=(
                (0.05, lift + 0.12 * back, -0.42 * back),
                (0.05, lift + 0.12 * stay, -0.42 * stay),
            ),
            soles=(0.5 * back, 0.5 * stay),
            hands=((0.3, -0.6, 0.45 * k), (0.3, -0.6, -0.45 * k)),
            twist=0.16 * k,
            head=(0, 0.14, 0),
            expression="happy",
        )
    )


@action(
    "skateboard", "玩滑板", "ride a skateboard", "滑滑板", layer="travel",
    speed=1.9, mount="skateboard", turn=1.2,
)  # fmt: skip
def skateboard(beat: Beat) -> Motion:
    """Rides a skateboard, sideways on bent knees, arms out."""
    return Motion(pose=_gliding(beat, 0.16, beat.swing(0.6), lean=0.18, hips=-0.15))


def _gliding(beat: Beat, high: float, sway: float, *, lean: float, hips: float) -> Pose:
    lift = high / beat.rig.leg
    return Pose(
        support="air",
        hips=(0.05 * sway, hips + lift, -0.02),
        lean=lean,
        bend=0.07 * sway,
        feet=((0.04, lift, 0.2), (0.04, lift, -0.18)),
        hands=((0.4, -0.48 + 0.08 * sway, 0.5), (0.4, -0.48 - 0.08 * sway, 0.38)),
        grips=("hold", "hold"),
        head=(0, 0.12, 0),
        expression="happy",
    )


@action(
    "ride a horse", "骑马", "gallop", "horse riding", layer="travel", speed=2.4, mount="horse",
    turn=1.35,
)  # fmt: skip
def ride_a_horse(beat: Beat) -> Motion:
    """Rides a horse: up and down with its back, the reins in both hands."""
    leg = beat.rig.leg
    bob = 0.035 * math.sin(beat.travel * 7.5)
    foot: Vector = (0.06, (0.74 + bob) / leg, 0.24)
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, (1.42 + bob - beat.rig.hip) / leg, -0.06),
            lean=0.12,
            feet=(foot, foot),
            soles=(-0.2, -0.2),
            hands=((-0.1, -0.46, 0.6), (-0.1, -0.46, 0.6)),
            grips=("hold", "hold"),
            head=(0, 0.04, 0),
            knees=0.1,
            expression="happy",
        )
    )


@action(
    "row", "划船", "paddle a boat", "划", layer="travel", speed=0.8, mount="rowing boat", turn=1.3
)
def row(beat: Beat) -> Motion:
    """Rows: leans out, pulls both oars to the chest, leans back."""
    leg, k = beat.rig.leg, 0.5 + 0.5 * beat.swing(0.45)
    foot: Vector = (0.05, 0.12 / leg, 0.62)
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, (0.36 - beat.rig.hip) / leg, -0.1),
            lean=0.34 - 0.5 * k,
            feet=(foot, foot),
            hands=((0.0, -0.42, 0.86 - 0.42 * k), (0.0, -0.42, 0.86 - 0.42 * k)),
            grips=("hold", "hold"),
            held=(Held(thing="oar", angle=2.5 - 0.5 * k), None),
            elbows=(0.5, 0.5),
            knees=0.2,
            head=(0, 0.05, 0),
        )
    )


@action("row along", "一起划船", layer="travel", speed=0.8, turn=1.3)
def row_along(beat: Beat) -> Motion:
    """Rows in the boat of another."""
    return row(beat)


@action(
    "climb",
    "爬",
    "climb a ladder",
    "攀登",
    "爬上",
    layer="posture",
    thing="ladder",
    thing_z=0.16,
    turn=1.9,
)
def climb(beat: Beat) -> Motion:
    """Climbs a ladder: hand over hand, foot over foot, a rung at a time."""
    k = beat.swing(0.55)
    a, b = max(0.0, k), max(0.0, -k)
    rise = 0.36 + 0.02 * k
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, rise, 0.1),
            lean=0.1,
            feet=((0.06, rise - 0.02 + 0.26 * a, 0.26), (0.06, rise - 0.02 + 0.26 * b, 0.26)),
            soles=(0.2, 0.2),
            hands=((-0.05, 0.25 + 0.45 * a, 0.6), (-0.05, 0.25 + 0.45 * b, 0.6)),
            grips=("hold", "hold"),
            head=(0, 0.3, 0),
            knees=0.25,
        )
    )


@action("skip", "跳绳子", "jump rope", "skip rope", "跳绳", layer="posture", turn=0.15)
def skip(beat: Beat) -> Motion:
    """Skips with a rope: small jumps, the wrists turn it."""
    k = (beat.t / 0.55) % 1
    air = max(0.0, math.sin(math.tau * k))
    high = 0.12 * air
    hand: Vector = (0.3 + 0.03 * math.cos(math.tau * k), -0.62 + 0.03 * math.sin(math.tau * k), 0.2)
    foot: Vector = (0.03, high, 0.02)
    return Motion(
        pose=Pose(
            support="air" if air else "feet",
            hips=(0, high - 0.04, 0),
            feet=(foot, foot),
            soles=(0.5 * air, 0.5 * air),
            hands=(hand, hand),
            grips=("hold", "hold"),
            held=(Held(thing="skipping rope", both=True), None),
            expression="happy",
        )
    )


@action(
    "exercise", "锻炼", "work out", "train", "do squats", "健身", "训练", layer="posture", turn=0.6
)
def exercise(beat: Beat) -> Motion:
    """Does squats: down with the arms forward, and up."""
    k = 0.5 - 0.5 * math.cos(math.tau * beat.t * 0.55)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.42 * k, -0.14 * k),
            lean=0.3 * k,
            feet=((0.14, 0, 0.02), (0.14, 0, 0.02)),
            hands=((0.0, -0.85 + 0.72 * k, 0.1 + 0.8 * k), (0.0, -0.85 + 0.72 * k, 0.1 + 0.8 * k)),
            grips=("hold", "hold"),
            knees=0.3,
            expression="tired" if k > 0.6 else "calm",
        )
    )


@action("lift weights", "举重", "举杠铃", "weightlift", turn=0.0)
def lift_weights(beat: Beat) -> Motion:
    """Lifts a barbell from the chest over the head, and lowers it."""
    k = 0.5 - 0.5 * math.cos(math.tau * min(beat.t, 10.0) * 0.4)
    hand: Vector = (0.22, -0.12 + 1.0 * k, 0.36 - 0.22 * k)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("hold", "hold"),
            held=(Held(thing="barbell", both=True), None),
            hips=(0, -0.05 * (1 - k), 0),
            feet=((0.12, 0, 0), (0.12, 0, 0)),
            support="feet",
            expression="tired" if k > 0.5 else "calm",
            viseme="e",
        )
    )


@action("box", "拳击", "punch", "fight", "hit", "打", "打架", turn=1.15, apart=1.0)
def box(beat: Beat) -> Motion:
    """Boxes: the guard up, straight punches by turns."""
    k = (beat.t / 0.8 + beat.phase) % 1
    lead = math.exp(-(((k - 0.25) / 0.09) ** 2))
    other = math.exp(-(((k - 0.72) / 0.09) ** 2))
    return Motion(
        pose=Pose(
            support="feet",
            hands=((-0.14, -0.04, 0.34 + 0.6 * lead), (-0.14, -0.06, 0.34 + 0.56 * other)),
            grips=("hold", "hold"),
            elbows=(0.15, 0.15),
            feet=((0.06, 0, 0.2), (0.06, 0, -0.2)),
            hips=(0, -0.05, 0.05 * lead),
            twist=0.25 * (other - lead),
            lean=0.12,
            head=(0, -0.1, 0),
            expression="angry",
        )
    )


@action("play tennis", "打网球", "play badminton", "打羽毛球", "swing a racket", "打球",
        "play table tennis", "打乒乓球", "play squash", "play softball", turn=0.9)  # fmt: skip
def play_tennis(beat: Beat) -> Motion:
    """Strikes with a racket: back, through, and over the shoulder."""
    k = (beat.t % 1.5) / 1.5
    back = min(1.0, k / 0.4) * (k < 0.5) + max(0.0, 1 - (k - 0.5) / 0.12) * (k >= 0.5)
    through = max(0.0, min(1.0, (k - 0.45) / 0.14)) * (1 - max(0.0, (k - 0.75) / 0.25))
    return Motion(
        pose=Pose(
            support="feet",
            hands=(
                (
                    0.35 - 0.3 * through,
                    -0.35 + 0.5 * through + 0.1 * back,
                    -0.35 * back + 0.75 * through,
                ),
                (0.3, -0.4, 0.4 * back),
            ),
            grips=("hold", "open"),
            held=(Held(thing="racket", angle=-0.5 * back + 0.7 * through), None),
            feet=((0.1, 0, 0.16), (0.1, 0, -0.14)),
            hips=(0, -0.06, 0),
            twist=0.35 * back - 0.45 * through,
            lean=0.1,
        )
    )


@action("play basketball", "打篮球", "dribble", "dunk", "投篮", "运球", turn=0.9)
def play_basketball(beat: Beat) -> Motion:
    """Dribbles: the hand pushes the ball down and meets it again."""
    k = abs(math.cos(math.pi * beat.t * 1.5))
    return Motion(
        pose=Pose(
            support="feet",
            hands=((0.1, -0.82 + 0.4 * k, 0.5), (0.3, -0.5, 0.3)),
            grips=("flat", "open"),
            held=(Held(thing="basketball"), None),
            hips=(0, -0.12, -0.03),
            feet=((0.1, 0, 0.2), (0.1, 0, -0.16)),
            lean=0.24,
            head=(0, 0.1, 0),
            expression="calm",
        )
    )


@action("fish", "钓鱼", "angle", "catch a fish", "fishing", turn=1.0)
def fish(beat: Beat) -> Motion:
    """Fishes: the rod held out over the water, now and then a small tug."""
    tug = max(0.0, beat.swing(0.4)) ** 6
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.44 + 0.06 * tug, 0.5), (-0.14, -0.54, 0.38)),
            grips=("hold", "hold"),
            held=(Held(thing="fishing rod", angle=0.06 * tug), None),
            lean=-0.03,
            head=(0, -0.05, 0),
            expression="calm",
        )
    )


@action(
    "leap over", "跃过", "clear the bar", "high jump", "跳高", layer="travel", speed=1.3, turn=1.2
)
def leap_over(beat: Beat) -> Motion:
    """Runs up to a bar, goes over it with the back to it, and lands sitting."""
    leg, k = beat.rig.leg, beat.travel / max(beat.distance, 0.01)
    up = max(0.0, math.sin(math.pi * min(1.0, max(0.0, (k - 0.36) / 0.42))))
    down = min(1.0, max(0.0, (k - 0.68) / 0.14))
    if k < 0.36:
        a = math.tau * beat.travel / 1.5
        stride = (0.42 * math.sin(a), -0.42 * math.sin(a))
        lifts = (max(0.0, 0.3 * math.cos(a)), max(0.0, -0.3 * math.cos(a)))
        return Motion(
            pose=Pose(
                support="air",
                hips=(0, -0.04, 0),
                lean=0.2,
                feet=((0.03, lifts[0], stride[0]), (0.03, lifts[1], stride[1])),
                hands=((0.1, -0.6, -stride[0]), (0.1, -0.6, -stride[1])),
                grips=("hold", "hold"),
                expression="calm",
            )
        )
    rise = (0.78 * up - down * (beat.rig.hip - 0.62)) / leg
    foot: Vector = (0.05, rise + 0.62 * up + 0.55 * down, 0.72 * up + 0.75 * down)
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, rise, 0),
            lean=-1.3 * up - 0.3 * down,
            feet=(foot, (0.05, foot[1] - 0.06, foot[2] - 0.08)),
            hands=((0.3, 0.1 * up - 0.8 * down, 0.5), (0.3, -0.1 * up - 0.8 * down, 0.4)),
            grips=("open", "open"),
            head=(0, 0.2 * up, 0),
            expression="happy" if down > 0.5 else "calm",
        )
    )


@action(
    "sit in a boat",
    "坐船",
    "ride in a boat",
    "be rowed",
    "乘船",
    layer="travel",
    speed=0.8,
    turn=1.3,
)
def sit_in_a_boat(beat: Beat) -> Motion:
    """Sits in a boat that another rows, the hands on the knees, and looks about."""
    leg, rock = beat.rig.leg, 0.012 * beat.swing(0.4, beat.phase)
    foot: Vector = (0.05, 0.16 / leg, 0.34)
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, (0.34 + rock - beat.rig.hip) / leg, 0),
            feet=(foot, foot),
            knees=0.3,
            lean=0.06,
            hands=((0.0, -0.62, 0.5), (0.0, -0.62, 0.5)),
            grips=("flat", "flat"),
            head=(0.3 * beat.swing(0.16, beat.phase), 0.04, 0),
            expression="happy",
        )
    )
