"""Verbs of looking into things: open a window or a box, check, count, and what is in the hands."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Held, Pose


@action(
    "open a window", "开窗", "打开窗户", "close a window", thing="casement", thing_z=0.34, turn=1.7
)
def open_window(beat: Beat) -> Motion:
    """Opens a window: a hand to its handle, and the arms go apart."""
    k, apart = beat.gate(0.1, 0.6), beat.gate(0.9, 1.7)
    hand = (0.05 + 0.3 * apart, -0.9 + 1.0 * k, 0.1 + 0.66 * k - 0.12 * apart)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("hold", "hold"),
            lean=0.08 * k - 0.06 * apart,
            head=(0, 0.06, 0),
            expression="happy",
        )
    )


@action("open a fridge", "打开冰箱", "look into the fridge", thing="open fridge", turn=1.2)
def open_fridge(beat: Beat) -> Motion:
    """Stands at an open fridge, one hand on its door, and looks in."""
    k = beat.gate(0.1, 0.7)
    return Motion(
        pose=Pose(
            hands=((0.02, -0.9 + 0.62 * k, 0.1 + 0.66 * k), (0.1, -0.85, 0.12)),
            grips=("open", "relaxed"),
            lean=0.1 * k,
            head=(0.1 * beat.swing(0.3), -0.06, 0),
            expression="thinking",
        )
    )


@action(
    "unpack",
    "拆包裹",
    "open a box",
    "unwrap",
    "拆开",
    "pack",
    "打包",
    thing="open box table",
    turn=0.8,
)
def unpack(beat: Beat) -> Motion:
    """Opens a box on a table: the hands spread its flaps, then reach in."""
    k, into = beat.gate(0.2, 0.8), 0.5 - 0.5 * math.cos(math.tau * beat.t * 0.35)
    return Motion(
        pose=Pose(
            hands=(
                (0.0, -0.75 + 0.42 * k - 0.08 * into, 0.5),
                (-0.02, -0.75 + 0.42 * k - 0.06 * into, 0.62),
            ),
            grips=("open", "open"),
            elbows=(0.5, 0.3),
            lean=0.14,
            head=(0, -0.22, 0),
            expression="happy",
        )
    )


@action("twist open", "拧开", "uncork", "开瓶", turn=0.6)
def twist_open(beat: Beat) -> Motion:
    """Twists the lid of a bottle that the other hand holds."""
    twist = 0.04 * beat.swing(0.9)
    return Motion(
        pose=Pose(
            hands=((-0.22 + twist, -0.2, 0.5), (-0.2, -0.42, 0.5)),
            grips=("hold", "hold"),
            elbows=(0.7, 0.2),
            held=(None, Held(thing="bottle")),
            head=(0, -0.18, 0),
        )
    )


@action("check", "查看", "inspect", "核对", "核实", "inspect goods", "verify", turn=0.75)
def check(beat: Beat) -> Motion:
    """Checks: looks from the thing to a clipboard, and ticks it off."""
    k = (beat.t / 2.2) % 1
    down = 1.0 if k < 0.6 else 0.0
    tick = 0.03 * beat.swing(2.4) * down
    return Motion(
        pose=Pose(
            hands=((-0.2 + tick, -0.34 - tick, 0.52), (-0.16, -0.4, 0.5)),
            grips=("hold", "hold"),
            elbows=(0.4, 0.2),
            held=(Held(thing="pen", angle=-2.2), Held(thing="clipboard", angle=-0.5)),
            lean=0.05,
            head=(0.0, -0.22 * down - 0.04, 0),
            gaze=(0, -0.6 * down),
            expression="thinking",
        )
    )


@action("look at", "细看", "hold and look", "端详", turn=0.5)
def look_at(beat: Beat) -> Motion:
    """Holds a thing before the eyes in both hands, and looks at it closely."""
    near = 0.05 * beat.swing(0.3)
    return Motion(
        pose=Pose(
            hands=((-0.12, -0.22 + near, 0.52), (-0.12, -0.26 + near, 0.52)),
            grips=("hold", "hold"),
            held=(Held(thing="letter", both=True), None),
            head=(0, -0.16, 0.06),
            gaze=(0, -0.5),
            expression="thinking",
        )
    )


@action("count", "数", "清点", "点名", "count off", "数人数", "清点人数", turn=0.5)
def count(beat: Beat) -> Motion:
    """Counts: a finger goes from one to the next, the lips go with it."""
    step = math.floor(beat.t / 0.6)
    into = min(1.0, (beat.t / 0.6 - step) / 0.3)
    along = 0.16 * ((step % 4) - 1.5 + into * (1 if step % 4 < 3 else -3))
    return Motion(
        pose=Pose(
            hands=(
                (0.1 + along, -0.16 + 0.04 * math.sin(math.pi * into), 0.84),
                (0.04, -0.6, 0.42),
            ),
            grips=("point", "relaxed"),
            head=(0.9 * along, 0.02, 0),
            viseme="a" if into < 0.6 else "m",
            expression="calm",
        )
    )


@action("blow a whistle", "吹哨子", "whistle", "吹哨", "吹口哨", turn=0.7)
def blow_a_whistle(beat: Beat) -> Motion:
    """Blows a whistle at the lips, the other arm raised."""
    k = beat.gate(0.2, 0.6)
    return Motion(
        pose=Pose(
            hands=((-0.34, -0.3 + 0.44 * k, 0.4), (0.3, -0.9 + 1.5 * k, 0.3)),
            grips=("hold", "open"),
            elbows=(0.6, 0.3),
            held=(Held(thing="whistle"), None),
            viseme="u",
            expression="calm",
            lean=-0.04,
        )
    )


@action("queue", "排队", "line up", "stand in line", "wait in line", layer="posture")
def queue(beat: Beat) -> Motion:
    """Stands in a line, and looks ahead past who is before."""
    return Motion(
        pose=Pose(
            support="feet",
            feet=((0.05, 0, 0), (0.05, 0, 0)),
            head=(0.16 * max(0.0, beat.swing(0.2, beat.phase)), 0.02, 0),
            expression="calm",
        )
    )
