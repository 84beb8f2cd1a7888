"""Verbs of shop, workshop and office: saw, operate, search, vote, pay, shop, bandage, sign."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action, step
from onionskin.stage.pose import Held, Pose, Vector
from onionskin.stage.rig import Side


@action("saw", "锯", "锯木头", "drill", "carve", "钻", thing="workbench", turn=0.9)
def saw(beat: Beat) -> Motion:
    """Saws wood on a bench, the other hand holds it."""
    k = beat.swing(1.1)
    return Motion(
        pose=Pose(
            hands=((-0.05, -0.46 - 0.03 * k, 0.5 + 0.16 * k), (-0.1, -0.56, 0.66)),
            grips=("hold", "flat"),
            held=(Held(thing="saw", along=True), None),
            lean=0.2 + 0.04 * k,
            twist=-0.1 * k,
            head=(0, -0.18, 0),
            expression="calm",
        )
    )


@action(
    "operate",
    "操作",
    "control",
    "assemble",
    "manufacture",
    "组装",
    "weld",
    "焊接",
    thing="machine",
    turn=0.9,
)
def operate(beat: Beat) -> Motion:
    """Operates a machine: one hand on a lever, the other on the buttons."""
    k, tap = beat.swing(0.6), 0.03 * max(0.0, beat.swing(1.7))
    return Motion(
        pose=Pose(
            hands=((0.02, -0.22 + 0.1 * k, 0.66), (-0.05, -0.36, 0.66 + tap)),
            grips=("hold", "point"),
            head=(0, -0.06, 0),
            gaze=(0.2, -0.2),
            expression="calm",
        )
    )


@action(
    "search", "找", "look for", "investigate", "寻找", "explore", "搜索", layer="hands", turn=0.8
)
def search(beat: Beat) -> Motion:
    """Searches with a magnifying glass, bent forward, from side to side."""
    k = beat.swing(0.35)
    return Motion(
        pose=Pose(
            hands=((0.04 + 0.16 * k, -0.26, 0.66), (0.06, -0.8, 0.1)),
            grips=("hold", "relaxed"),
            held=(Held(thing="magnifying glass", angle=-0.3), None),
            lean=0.26,
            twist=0.2 * k,
            head=(0.25 * k, -0.1, 0),
            gaze=(0.5 * k, -0.4),
            expression="thinking",
        )
    )


@action(
    "vote",
    "投票",
    "cast a ballot",
    "donate",
    "捐款",
    "post",
    thing="ballot box",
    thing_z=-0.06,
    turn=0.95,
)
def vote(beat: Beat) -> Motion:
    """Votes: holds the ballot over the slot, and lets it down."""
    k, down = beat.gate(0.2, 0.7), beat.gate(0.9, 1.6)
    return Motion(
        pose=Pose(
            hands=((-0.08, -0.9 + 0.84 * k - 0.2 * down, 0.1 + 0.56 * k), None),
            grips=("hold", None),
            held=(Held(thing="ballot"), None) if down < 0.9 else (None, None),
            head=(0, -0.14, 0),
            expression="happy",
        )
    )


@action(
    "pay",
    "付款",
    "buy",
    "scan",
    "check out",
    "买",
    "支付",
    "扫码",
    thing="cash register",
    thing_z=-0.1,
    turn=0.85,
)
def pay(beat: Beat) -> Motion:
    """Pays: holds a card to the reader on the counter."""
    k = beat.gate(0.2, 0.8)
    return Motion(
        pose=Pose(
            hands=((-0.04, -0.8 + 0.42 * k, 0.2 + 0.5 * k), None),
            grips=("hold", None),
            held=(Held(thing="bank card", angle=-1.2), None),
            lean=0.06 * k,
            head=(0, -0.08, 0),
            expression="happy",
        )
    )


@action("sell", "卖", "scan goods", "check goods", thing="counter", turn=0.7)
def sell(beat: Beat) -> Motion:
    """Sells over a counter: shows the goods with an open hand."""
    k = 0.5 + 0.5 * beat.swing(0.5)
    return Motion(
        pose=Pose(
            hands=((0.2, -0.5 + 0.1 * k, 0.5), (-0.05, -0.55, 0.5)),
            grips=("open", "flat"),
            head=(0, 0, 0.05),
            expression="happy",
            viseme="e" if k > 0.5 else "rest",
        )
    )


@action(
    "shop",
    "购物",
    "push a cart",
    "go shopping",
    "逛街",
    layer="hands",
    thing="shopping cart",
    thing_z=-0.14,
    turn=1.15,
)
def shop(beat: Beat) -> Motion:
    """Shops: hands on the cart's handle, the eyes along the shelves."""
    look = beat.swing(0.25)
    return Motion(
        pose=Pose(
            hands=((-0.06, -0.5, 0.46), (-0.06, -0.5, 0.46)),
            grips=("hold", "hold"),
            lean=0.04,
            head=(0.35 * look, 0.06, 0),
            gaze=(0.5 * look, 0.2),
            expression="happy",
        )
    )


@action(
    "bandage",
    "包扎",
    "dress a wound",
    "nurse",
    "comfort",
    "安慰",
    partner=True,
    apart=0.66,
    turn=1.0,
)
def bandage(beat: Beat) -> Motion:
    """Bandages another's arm: the roll goes around."""
    a = math.tau * beat.t * 0.7
    reach: dict[Side, Vector] = {}
    if beat.target is not None and beat.t > 0.5:
        x, y, z = beat.target
        reach["lead"] = (x + 0.02 * math.cos(a), y + 0.02 * math.sin(a), z)
    return Motion(
        pose=Pose(
            hands=(
                (-0.1 + 0.05 * math.cos(a), -0.5 + 0.08 * math.sin(a), 0.72),
                (-0.1, -0.56, 0.7),
            ),
            grips=("hold", "flat"),
            held=(Held(thing="bandage"), None),
            lean=0.14,
            head=(0, -0.16, 0),
            expression="calm",
        ),
        reach=reach,
    )


_AT_REST: Vector = (0.05, 0, 0)
"""Where a foot is of somebody who stands."""


@action("bandage a knee", "包扎膝盖", "bandage a leg", "包扎腿", partner=True, apart=0.62, turn=1.0)
def bandage_a_knee(beat: Beat) -> Motion:
    """Bandages another's knee: down on one knee, the roll goes around."""
    k, a = beat.gate(0.1, 0.6), math.tau * beat.t * 0.7
    front, back = beat.gate(0.0, 0.3), beat.gate(0.3, 0.6)
    reach: dict[Side, Vector] = {}
    if beat.target is not None and beat.t > 0.7:
        x, y, z = beat.target
        reach["lead"] = (x + 0.02 * math.cos(a), y + 0.05 * math.sin(a), z)
    return Motion(
        pose=Pose(
            support="feet",
            hips=(0, -0.5 * k, -0.06),
            feet=(step(front, _AT_REST, (0.02, 0, 0.3)), step(back, _AT_REST, (0.04, 0.02, -0.44))),
            soles=(0, 1.05 * back),
            hands=((-0.06, -0.5, 0.6), (-0.06, -0.6, 0.62)),
            grips=("hold", "flat"),
            held=(Held(thing="bandage"), None),
            lean=0.16 * k,
            head=(0, -0.2, 0),
            expression="calm",
        ),
        reach=reach,
    )


@action(
    "sign",
    "签",
    "签字",
    "fill in",
    "write a letter",
    "take notes",
    "签名",
    seat="chair",
    thing="writing desk",
    turn=0.85,
)
def sign(beat: Beat) -> Motion:
    """Signs at a desk: the pen goes along the line."""
    k, wiggle = (beat.t * 0.6) % 1, 0.012 * beat.swing(4)
    return Motion(
        pose=Pose(
            hands=((-0.16 + 0.08 * k, -0.43 + wiggle, 0.68), (-0.1, -0.45, 0.64)),
            grips=("hold", "flat"),
            held=(Held(thing="pen", angle=-2.2), None),
            lean=0.12,
            head=(0, -0.2, 0),
            expression="calm",
        )
    )


@action("play chess", "下棋", "play cards", "play a game", seat="chair", thing="table", turn=0.8)
def play_chess(beat: Beat) -> Motion:
    """Plays chess: thinks with a hand at the chin, then moves a piece."""
    k = max(0.0, beat.swing(0.3)) ** 2
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.3 - 0.12 * k, 0.46 + 0.28 * k), (-0.26, -0.02, 0.42)),
            grips=("hold", "hold"),
            held=(Held(thing="chess board"), None) if k < 0 else (None, None),
            lean=0.1 + 0.05 * k,
            head=(0, -0.16, 0.05),
            expression="thinking",
        )
    )


@action("play video games", "玩游戏", "game", "打游戏", "steer a drone", seat="chair", turn=0.7)
def play_video_games(beat: Beat) -> Motion:
    """Plays a video game: thumbs at work, the body leans with the turns."""
    lean = beat.swing(0.45)
    return Motion(
        pose=Pose(
            hands=((-0.2, -0.42 + 0.01 * beat.swing(4), 0.48), (-0.2, -0.42, 0.48)),
            grips=("hold", "hold"),
            held=(Held(thing="game controller", both=True), None),
            lean=0.12,
            bend=0.1 * lean,
            head=(0, 0.02, 0.08 * lean),
            expression="surprised" if lean > 0.6 else "happy",
        )
    )


@action("protest", "抗议", "demonstrate", "march", "hold a sign", "游行", "举牌", turn=0.5)
def protest(beat: Beat) -> Motion:
    """Protests: a sign held up with both hands, shouting."""
    k = beat.swing(0.9, beat.phase)
    return Motion(
        pose=Pose(
            hands=((0.0, 0.1 + 0.08 * k, 0.42), (-0.08, -0.16 + 0.08 * k, 0.42)),
            grips=("hold", "hold"),
            held=(Held(thing="sign"), None),
            head=(0, 0.08, 0),
            viseme="a" if k > 0 else "o",
            expression="angry",
        )
    )
