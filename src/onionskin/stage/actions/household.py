"""Verbs of house and garden: cut, wash, knead, iron, knit, open, put on, pick, feed."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Held, Pose, Vector
from onionskin.stage.rig import Side


@action("cut", "切", "chop", "slice", "切菜", thing="cutting board", turn=0.75)
def cut(beat: Beat) -> Motion:
    """Cuts on a board: the knife goes up and down, the other hand holds."""
    k = abs(beat.swing(1.3))
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.5 + 0.14 * k, 0.62), (-0.16, -0.56, 0.62)),
            grips=("hold", "flat"),
            elbows=(0.4, 0.25),
            held=(Held(thing="knife", angle=-1.5 + 0.25 * k), None),
            lean=0.1,
            head=(0, -0.2, 0),
            expression="calm",
        )
    )


@action("wash", "洗", "wash hands", "rinse", "洗手", "洗碗", "wash dishes", thing="sink", turn=0.8)
def wash(beat: Beat) -> Motion:
    """Washes under running water: hands rub each other."""
    rub = 0.05 * beat.swing(1.6)
    return Motion(
        pose=Pose(
            hands=((-0.2 + rub, -0.5, 0.66), (-0.2 - rub, -0.52, 0.66)),
            grips=("flat", "flat"),
            lean=0.14,
            head=(0, -0.2, 0),
            expression="calm",
        )
    )


@action("wipe", "擦", "polish", "dust", "擦窗户", "scrub", turn=1.2)
def wipe(beat: Beat) -> Motion:
    """Wipes in circles with a cloth at the height of the face."""
    a = math.tau * beat.t * 0.8
    return Motion(
        pose=Pose(
            hands=((0.05 + 0.14 * math.cos(a), 0.05 + 0.16 * math.sin(a), 0.74), None),
            grips=("flat", None),
            held=(Held(thing="cloth"), None),
            lean=0.06,
            head=(0, 0.05, 0),
            expression="happy",
        )
    )


@action("knead", "揉面", "bake", "roll dough", "和面", "烤", "烘焙", thing="dough table", turn=0.6)
def knead(beat: Beat) -> Motion:
    """Rolls dough out: leans in, forward and back."""
    k = beat.swing(0.8)
    hand = (-0.05, -0.52, 0.56 + 0.12 * k)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("hold", "hold"),
            held=(Held(thing="rolling pin", both=True), None),
            lean=0.16 + 0.06 * k,
            head=(0, -0.18, 0),
            expression="happy",
        )
    )


@action("whisk", "打蛋", "mix", "beat", "blend", "搅", "搅拌鸡蛋", thing="dough table", turn=0.7)
def whisk(beat: Beat) -> Motion:
    """Whisks in a bowl held in the other arm."""
    a = math.tau * beat.t * 1.7
    return Motion(
        pose=Pose(
            hands=(
                (-0.16 + 0.05 * math.cos(a), -0.28 + 0.03 * math.sin(a), 0.5),
                (-0.24, -0.52, 0.46),
            ),
            grips=("hold", "flat"),
            elbows=(0.6, 0.3),
            held=(Held(thing="whisk"), Held(thing="bowl")),
            head=(0, -0.18, 0.04),
            expression="happy",
        )
    )


@action("iron", "熨", "熨衣服", "press", thing="workbench", turn=0.8)
def iron(beat: Beat) -> Motion:
    """Irons: the iron goes along the board and back."""
    k = beat.swing(0.5)
    return Motion(
        pose=Pose(
            hands=((-0.06, -0.5, 0.56 + 0.14 * k), (0.0, -0.6, 0.5)),
            grips=("hold", "flat"),
            held=(Held(thing="iron"), None),
            lean=0.1,
            head=(0, -0.18, 0),
        )
    )


@action("knit", "织", "sew", "织毛衣", "缝", "crochet", seat="chair", turn=0.6)
def knit(beat: Beat) -> Motion:
    """Knits in a chair: small quick hands before the chest."""
    a = 0.025 * beat.swing(2.4)
    return Motion(
        pose=Pose(
            hands=((-0.18, -0.42 + a, 0.46), (-0.18, -0.42 - a, 0.46)),
            grips=("hold", "hold"),
            held=(Held(thing="knitting", both=True), None),
            head=(0, -0.22, 0),
            gaze=(0, -0.6),
            expression="happy",
        )
    )


@action("brush teeth", "刷牙", "shave", "comb", "brush hair", "梳头", thing="sink", turn=0.7)
def brush_teeth(beat: Beat) -> Motion:
    """Brushes the teeth, elbow out."""
    rub = 0.04 * beat.swing(3.0)
    return Motion(
        pose=Pose(
            hands=((-0.34 + rub, 0.16, 0.44), (0.05, -0.7, 0.3)),
            grips=("hold", "relaxed"),
            elbows=(0.75, 0.2),
            held=(Held(thing="toothbrush", angle=-2.6), None),
            viseme="e",
            expression="happy",
        )
    )


@action("put on", "戴上", "wear", "get dressed", "穿上", "穿", "戴", "fasten", "系", turn=0.4)
def put_on(beat: Beat) -> Motion:
    """Puts something on: both hands up to the head, then down the chest."""
    up = beat.gate(0.1, 0.6) * (1 - beat.gate(1.3, 1.9))
    hand = (0.0 + 0.08 * up, -0.6 + 1.3 * up, 0.4 - 0.34 * up)
    return Motion(
        pose=Pose(
            hands=(hand, hand),
            grips=("flat", "flat"),
            elbows=(0.6, 0.6),
            head=(0, -0.06 * up, 0),
            expression="happy",
        )
    )


@action(
    "open",
    "打开",
    "close",
    "unlock",
    "开门",
    "关",
    "lock",
    thing="door",
    thing_z=0.1,
    turn=1.2,
)
def open_(beat: Beat) -> Motion:
    """Opens a door: the hand to its handle, and a pull."""
    k, pull = beat.gate(0.1, 0.6), beat.gate(0.8, 1.5)
    holds = beat.target is not None and k > 0.98 and beat.t < _LETS_GO
    return Motion(
        pose=Pose(
            hands=((0.02, -0.95 + 0.5 * k, 0.06 + 0.72 * k - 0.12 * pull), None),
            grips=("hold", None),
            lean=0.08 * k - 0.1 * pull,
            head=(0, -0.04, 0),
            expression="happy",
        ),
        reach={"lead": beat.target} if holds and beat.target is not None else {},
    )


_LETS_GO = 1.05
"""Seconds after which a door swings on by itself."""


@action("knock", "敲门", "knock on a door", "ring the bell", "按门铃", thing="door", turn=1.2)
def knock(beat: Beat) -> Motion:
    """Knocks on a door: three raps with a raised fist, a pause, and again."""
    k = beat.gate(0.1, 0.5)
    rap = max(0.0, beat.swing(2.6)) if beat.t % 1.9 < 1.15 else 0.0
    reach: dict[Side, Vector] = {}
    if beat.target is not None and k > 0.98:
        x, y, z = beat.target
        reach["lead"] = (x, y, z - 0.05 * rap)
    return Motion(
        pose=Pose(
            hands=((0.02, -0.9 + 0.95 * k, 0.1 + 0.6 * k - 0.06 * rap), None),
            grips=("hold", None),
            lean=0.04 * k,
            expression="calm",
        ),
        reach=reach,
    )


@action("pick", "摘", "pick fruit", "harvest", "gather", "采摘", "收获", "采", "摘果子", turn=1.0)
def pick(beat: Beat) -> Motion:
    """Picks fruit from a branch: reaches up, draws it down into the basket."""
    k = 0.5 - 0.5 * math.cos(math.tau * beat.t * 0.5)
    return Motion(
        pose=Pose(
            hands=((0.1, -0.25 + 0.95 * k, 0.72 - 0.2 * k), (0.06, -0.62, 0.4)),
            grips=("hold", "hold"),
            held=(Held(thing="apple"), Held(thing="basket")),
            head=(0, 0.28 * k - 0.1, 0),
            soles=(0.25 * k, 0.25 * k),
            expression="happy",
        )
    )


@action(
    "pick tea", "采茶", "pluck tea", "pick tea leaves", thing="tea bush", thing_z=-0.2, turn=0.9
)
def pick_tea(beat: Beat) -> Motion:
    """Picks the young leaves off a bush with both hands, one after the other."""
    k = 0.5 + 0.5 * beat.swing(0.9)
    return Motion(
        pose=Pose(
            hands=(
                (-0.04, -0.44 - 0.1 * k, 0.62 + 0.06 * k),
                (-0.1, -0.54 + 0.1 * k, 0.66 - 0.06 * k),
            ),
            grips=("hold", "hold"),
            lean=0.2,
            head=(0, -0.2, 0),
            expression="happy",
        )
    )


@action(
    "throw a pot",
    "拉坯",
    "make pottery",
    "制陶",
    "shape clay",
    seat="chair",
    thing="potter's wheel",
    thing_z=-0.1,
    turn=0.9,
)
def throw_a_pot(beat: Beat) -> Motion:
    """Shapes a pot on a wheel: both palms on the clay, rising slowly."""
    k = 0.5 + 0.5 * beat.swing(0.22)
    high = -0.32 + 0.12 * k
    return Motion(
        pose=Pose(
            hands=((-0.08, high, 0.74), (-0.08, high - 0.04, 0.7)),
            grips=("flat", "flat"),
            lean=0.16,
            head=(0, -0.18, 0),
            expression="calm",
        )
    )


@action("rake", "耙", "mow", "plough", "weed", "锄地", "reap", "收割", turn=0.9)
def rake(beat: Beat) -> Motion:
    """Rakes: the arms go out and draw back."""
    k = beat.swing(0.5)
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.3, 0.5 + 0.14 * k), (-0.12, -0.62, 0.46 + 0.18 * k)),
            grips=("hold", "hold"),
            held=(Held(thing="rake", angle=-0.5 - 0.12 * k), None),
            lean=0.16 + 0.05 * k,
            head=(0, -0.18, 0),
        )
    )


@action("feed", "喂", "喂食", "scatter", "sow", "撒", "播种", turn=0.9)
def feed(beat: Beat) -> Motion:
    """Feeds animals: takes from a basket and holds it out, low."""
    k = 0.5 - 0.5 * math.cos(math.tau * beat.t * 0.5)
    return Motion(
        pose=Pose(
            hands=((0.02, -0.5 - 0.12 * k, 0.4 + 0.44 * k), (0.0, -0.6, 0.34)),
            grips=("flat", "hold"),
            held=(None, Held(thing="basket")),
            lean=0.16 * k,
            head=(0, -0.2, 0),
            expression="happy",
        )
    )
