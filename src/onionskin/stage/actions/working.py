"""Verbs of work: write, type, cook, pour, inject, examine, look through, repair."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action, step
from onionskin.stage.pose import Held, Pose, Vector
from onionskin.stage.rig import Side


@action("write", "写", "write on a board", "写字", thing="board", turn=2.25, apart=1.6)
def write(beat: Beat) -> Motion:
    """Writes on a board, line by line, the back half to us."""
    along = (beat.t * 0.33) % 1
    wiggle = 0.02 * beat.swing(3.3)
    reach: dict[Side, Vector] = {}
    if beat.target is not None:
        x, y, z = beat.target
        reach["lead"] = (x + 0.3 * (along - 0.5), y + wiggle, z)
    k = beat.gate(0, 0.35)
    hand = (0.05, -0.9 + 1.1 * k + wiggle, 0.1 + 0.72 * k)
    return Motion(
        pose=Pose(
            hands=(hand, None),
            grips=("hold", None),
            held=(Held(thing="chalk", along=True), None),
            head=(0.0, 0.1, 0),
            expression="calm",
        ),
        reach=reach if k > 0.98 else {},
    )


@action(
    "type", "打字", "work", "use a computer", "工作", "办公", seat="chair", thing="desk", turn=0.85
)
def type_(beat: Beat) -> Motion:
    """Types: both hands on the keys, the eyes on the screen."""
    a, b = 0.014 * beat.swing(4.3), 0.014 * beat.swing(5.1, 0.4)
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.36 + a, 0.86), (-0.1, -0.36 + b, 0.84)),
            grips=("flat", "flat"),
            elbows=(0.15, 0.15),
            lean=0.12,
            head=(0, -0.1, 0),
            gaze=(0, -0.3),
            expression="calm",
        )
    )


@action("cook", "做饭", "stir", "fry", "炒菜", "烹饪", "搅拌", thing="stove", turn=0.75)
def cook(beat: Beat) -> Motion:
    """Cooks: one hand holds the pan, the other stirs in it."""
    around = math.tau * beat.t * 0.9
    stir = (0.07 * math.cos(around), 0.03 * math.sin(around))
    return Motion(
        pose=Pose(
            hands=((-0.16 + stir[0], -0.36 + stir[1], 0.64), (0.06, -0.52, 0.6)),
            grips=("hold", "hold"),
            held=(Held(thing="spoon", angle=math.pi - 0.25 + stir[0]), Held(thing="pan", angle=0)),
            elbows=(0.4, 0.25),
            lean=0.06,
            head=(0, -0.14, 0.03 * beat.swing(0.4)),
            expression="happy",
        )
    )


@action("season", "调味", "add salt", "撒盐", thing="stove", turn=0.75)
def season(beat: Beat) -> Motion:
    """Seasons: shakes salt over what is on the stove."""
    shake = 0.03 * beat.swing(2.4) * (1.0 if beat.t % 2.4 < 1.4 else 0.0)
    return Motion(
        pose=Pose(
            hands=((-0.12, -0.16 + shake, 0.66), (0.05, -0.72, 0.3)),
            grips=("hold", "relaxed"),
            held=(Held(thing="salt shaker", angle=math.pi - 0.4), None),
            lean=0.06,
            head=(0, -0.16, 0),
            expression="happy",
        )
    )


@action("pour", "倒", "serve", "fill", "倒水", "倒咖啡", thing="table", turn=0.8)
def pour(beat: Beat) -> Motion:
    """Pours from a jug, tilted over a cup held in the other hand."""
    k = beat.gate(0.2, 0.8)
    return Motion(
        pose=Pose(
            hands=((-0.02, -0.52 + 0.46 * k, 0.52), (-0.12, -0.52, 0.82)),
            grips=("hold", "hold"),
            elbows=(0.7, 0.1),
            held=(
                Held(thing="pouring jug" if k > 0.85 else "jug", angle=1.05 * k),
                Held(thing="cup"),
            ),
            head=(0, -0.15, 0.05),
            expression="calm",
        )
    )


@action("inject", "打针", "vaccinate", "打疫苗", "注射", partner=True, apart=0.62, turn=1.0)
def inject(beat: Beat) -> Motion:
    """Injects: the syringe comes to the other's arm, and stays."""
    k = beat.gate(0.3, 0.9)
    reach: dict[Side, Vector] = {}
    if beat.target is not None and k > 0.98:
        reach["lead"] = beat.target
    hand = (-0.06, -0.56 + 0.1 * k, 0.42 + 0.28 * k)
    if beat.target is not None and beat.target[1] < 0.56 * beat.rig.height:
        return Motion(pose=_low_needle(beat, hand), reach=reach)
    return Motion(
        pose=Pose(
            hands=(hand, (-0.1, -0.6 + 0.1 * k, 0.5 + 0.2 * k)),
            grips=("hold", "flat"),
            held=(Held(thing="syringe", along=True, angle=-0.2), None),
            lean=0.2 * k,
            head=(0, -0.2, 0),
            expression="calm",
        ),
        reach=reach,
    )


def _low_needle(beat: Beat, hand: Vector) -> Pose:
    """On one knee before a child, so that no arm is before its face."""
    k, front, back = beat.gate(0.1, 0.9), beat.gate(0.1, 0.45), beat.gate(0.45, 0.8)
    rest: Vector = (0.05, 0, 0)
    return Pose(
        support="feet",
        hips=(0, -0.5 * k, -0.06),
        feet=(step(front, rest, (0.02, 0, 0.3)), step(back, rest, (0.04, 0.02, -0.44))),
        soles=(0, 1.05 * back),
        hands=(hand, (0.05, -0.7, 0.3)),
        grips=("hold", "relaxed"),
        held=(Held(thing="syringe", along=True), None),
        lean=0.06,
        head=(0, -0.06, 0),
        expression="happy",
    )


@action("examine", "检查", "treat", "诊断", partner=True, apart=0.74, turn=1.0)
def examine(beat: Beat) -> Motion:
    """Examines another with a stethoscope's bell at the chest."""
    k = beat.gate(0.2, 0.7)
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.7 + 0.42 * k, 0.3 + 0.46 * k), (0.05, -0.7, 0.4)),
            grips=("point", "relaxed"),
            lean=0.12 * k,
            head=(0, -0.1, 0.05),
            expression="calm",
        ),
        reach={"lead": beat.target} if beat.target is not None and k > 0.98 else {},
    )


@action(
    "look through",
    "看显微镜",
    "look into",
    "research",
    "observe",
    "观察",
    "研究",
    thing="microscope table",
    turn=1.05,
)
def look_through(beat: Beat) -> Motion:
    """Looks into a microscope: bent over it, a hand at its wheel."""
    k = beat.gate(0.1, 0.7)
    turn = 0.02 * beat.swing(0.8)
    return Motion(
        pose=Pose(
            hands=((0.0, -0.62 + turn, 0.6), (-0.05, -0.66, 0.5)),
            grips=("hold", "flat"),
            lean=0.34 * k,
            hips=(0, -0.01, -0.05 * k),
            head=(0, -0.3 * k, 0),
            gaze=(0, -0.8 * k),
            expression="thinking" if k < 0.5 else "calm",
        )
    )


@action("repair", "修理", "fix", "build", "hammer", "修", "建造", turn=0.9)
def repair(beat: Beat) -> Motion:
    """Hammers: up slowly, down fast."""
    k = (beat.t / 0.85 + beat.phase) % 1
    up = k / 0.65 if k < 0.65 else max(0.0, 1 - (k - 0.65) / 0.1)
    up = max(0.0, min(1.0, up))
    hand = (0.1, -0.5 + 0.42 * up, 0.78 - 0.12 * up)
    return Motion(
        pose=Pose(
            hands=(hand, (-0.05, -0.55, 0.6)),
            grips=("hold", "flat"),
            held=(Held(thing="hammer", angle=-1.35 + 0.75 * up), None),
            lean=0.14,
            head=(0, -0.14, 0),
            expression="calm",
        )
    )


@action("paint", "画画", "draw", "绘画", thing="easel", thing_z=0.25, turn=1.0)
def paint(beat: Beat) -> Motion:
    """Paints with a brush in sweeping strokes."""
    up, along = beat.swing(0.55), beat.swing(0.9, 0.2)
    return Motion(
        pose=Pose(
            hands=((0.02 + 0.08 * along, -0.12 + 0.14 * up, 0.72), (0.08, -0.6, 0.5)),
            grips=("hold", "hold"),
            held=(Held(thing="brush", along=True), None),
            head=(0, 0.0, 0.06),
            expression="happy",
        )
    )


@action("sweep", "扫地", "clean", "mop", "打扫", turn=0.8)
def sweep(beat: Beat) -> Motion:
    """Sweeps the floor with a broom."""
    k = beat.swing(0.6)
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.32, 0.42 + 0.1 * k), (-0.12, -0.6, 0.44 + 0.22 * k)),
            grips=("hold", "hold"),
            held=(Held(thing="broom", angle=-0.3 - 0.22 * k), None),
            lean=0.12,
            twist=0.12 * k,
            head=(0, -0.18, 0),
        )
    )


@action("drive", "开车", "steer", "驾驶", layer="travel", speed=3.0, mount="tractor", turn=1.35)
def drive(beat: Beat) -> Motion:
    """Drives: seated, both hands on the wheel."""
    leg, arm = beat.rig.leg, beat.rig.arm
    bump = 0.01 * math.sin(beat.travel * 5)
    hand = (-0.1, -0.3 * 0.55 / arm, 0.46 / arm)
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, (1.12 - beat.rig.hip) / leg + bump, -0.1),
            feet=((0, 0.72 / leg + bump, 0.5), (0, 0.72 / leg + bump, 0.5)),
            hands=(hand, hand),
            grips=("hold", "hold"),
            head=(0, 0.04, 0),
        )
    )


@action("extinguish", "灭火", "put out", "spray", "fight fire", "救火", turn=1.2)
def extinguish(beat: Beat) -> Motion:
    """Holds a hose with both hands, braced, and sprays."""
    sway = 0.03 * beat.swing(0.5)
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.34 + sway, 0.5), (-0.14, -0.5 + sway, 0.3)),
            grips=("hold", "hold"),
            held=(Held(thing="fire hose"), None),
            elbows=(0.3, 0.3),
            lean=0.1,
            head=(0, 0.06, 0),
            expression="calm",
        )
    )


@action("set up", "竖起", "plant a flag", "插", "erect", "put up", turn=1.0)
def set_up(beat: Beat) -> Motion:
    """Sets something up: both hands on its pole, pressing it down."""
    k = 0.5 - 0.5 * math.cos(min(beat.t, 2.0) * math.pi)
    return Motion(
        pose=Pose(
            hands=((-0.12, -0.12 - 0.14 * k, 0.74), (-0.14, -0.36 - 0.14 * k, 0.7)),
            grips=("hold", "hold"),
            bend=0.06 * k,
            lean=0.1,
            head=(0, 0.02, 0),
            expression="happy",
        )
    )


@action("put down", "放下", "lay down", "set down", "摆放", turn=0.9)
def put_down(beat: Beat) -> Motion:
    """Puts something where it belongs: holds it close, then out and down before it."""
    k = beat.gate(0.5, 1.3)
    hand = (-0.16, -0.52 - 0.12 * k, 0.5 + 0.26 * k)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.25, 0.25),
            held=(Held(thing="parcel", both=True), None),
            lean=0.2 * k,
            head=(0, -0.16 * k, 0),
            expression="calm",
        )
    )
