"""Verbs of crafts and goods: pick and snip in an orchard, peel, measure, cut hair, film, carry."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.actions.speaking import mouth_at
from onionskin.stage.pose import Held, Pose, Vector
from onionskin.stage.rig import Side


@action("pick from a tree", "从树上摘", "pick apples", "摘水果", thing="fruit tree",
        thing_z=0.3, turn=1.05)  # fmt: skip
def pick_from_a_tree(beat: Beat) -> Motion:
    """Picks fruit off a tree: reaches up into its crown, and down into the basket."""
    k = 0.5 + 0.5 * math.cos(math.tau * beat.t * 0.42)
    return Motion(
        pose=Pose(
            hands=((0.02, -0.35 + 0.98 * k, 0.62 - 0.14 * k), (0.06, -0.62, 0.4)),
            grips=("hold", "hold"),
            held=(Held(thing="apple"), Held(thing="basket")),
            head=(0, 0.26 * k - 0.1, 0),
            expression="happy",
        )
    )


@action("snip", "剪断", "cut off with scissors", "prune", "剪枝", "修剪", thing="fruit tree",
        thing_z=0.3, turn=1.05)  # fmt: skip
def snip(beat: Beat) -> Motion:
    """Cuts off a tree or a vine with shears: one hand holds what the other cuts."""
    k = 0.02 * beat.swing(1.4)
    return Motion(
        pose=Pose(
            hands=((0.02, 0.02 + k, 0.66), (-0.06, 0.1, 0.7)),
            grips=("hold", "hold"),
            elbows=(0.3, 0.3),
            held=(Held(thing="scissors", angle=-0.5, along=True), None),
            head=(0, 0.08, 0),
            expression="calm",
        )
    )


@action("cut with scissors", "用剪刀剪", "剪", "剪开", turn=0.8)
def cut_with_scissors(beat: Beat) -> Motion:
    """Cuts what one hand holds with the scissors in the other."""
    k = 0.03 * beat.swing(1.2)
    return Motion(
        pose=Pose(
            hands=((-0.04, -0.3 + k, 0.56), (-0.22, -0.3, 0.62)),
            grips=("hold", "hold"),
            elbows=(0.5, 0.2),
            held=(Held(thing="scissors", angle=-1.1), Held(thing="cloth")),
            head=(0, -0.2, 0),
            expression="calm",
        )
    )


@action(
    "paint a thing", "彩绘", "glaze", "上釉", "decorate by hand", "paint pottery", "画瓷", turn=0.6
)
def paint_a_thing(beat: Beat) -> Motion:
    """Paints what is held in one hand with a fine brush in the other, the head bent over it."""
    stroke, along = 0.05 * beat.swing(0.7), 0.03 * beat.swing(1.1, 0.2)
    return Motion(
        pose=Pose(
            hands=((-0.3 + along, -0.16 + stroke, 0.6), (-0.06, -0.42, 0.76)),
            grips=("hold", "hold"),
            elbows=(0.6, 0.35),
            held=(Held(thing="brush", along=True, angle=-0.5), Held(thing="bowl")),
            head=(0, -0.22, 0),
            gaze=(0, -0.6),
            expression="calm",
        )
    )


@action("peel", "剥", "shell", "husk", "削皮", "削", "剥皮", turn=0.7)
def peel(beat: Beat) -> Motion:
    """Peels what is held before the body in both hands, over the lap of who sits."""
    k = 0.05 * beat.swing(0.9)
    return Motion(
        pose=Pose(
            hands=((-0.2, -0.42 + k, 0.5), (-0.18, -0.48, 0.48)),
            grips=("hold", "hold"),
            elbows=(0.5, 0.4),
            held=(Held(thing="corn", both=True), None),
            head=(0, -0.24, 0),
            expression="calm",
        )
    )


@action("cut hair", "剪头发", "理发", "trim hair", "do somebody's hair", partner=True,
        apart=0.5, turn=1.0)  # fmt: skip
def cut_hair(beat: Beat) -> Motion:
    """Cuts the hair of somebody who sits: a comb in one hand, scissors in the other."""
    k = 0.03 * beat.swing(1.1)
    reach: dict[Side, Vector] = {}
    if beat.target is not None and beat.t > 0.4:
        x, y, z = beat.target
        reach["lead"] = (x, y + k, z)
    return Motion(
        pose=Pose(
            hands=((0.0, -0.16 + k, 0.6), (-0.1, -0.1, 0.66)),
            grips=("hold", "hold"),
            held=(Held(thing="scissors", angle=-1.2), Held(thing="comb", angle=-0.8)),
            head=(0, -0.18, 0),
            expression="calm",
        ),
        reach=reach,
    )


@action("measure", "量", "测量", "丈量", "take measurements", "measure out", turn=0.8)
def measure(beat: Beat) -> Motion:
    """Measures with a tape held out between both hands, then reads it."""
    k, slide = beat.gate(0.2, 0.8), 0.03 * beat.swing(0.4)
    return Motion(
        pose=Pose(
            hands=((-0.1, -0.4, 0.62 + 0.24 * k + slide), (-0.16, -0.42, 0.5 - 0.16 * k)),
            grips=("hold", "hold"),
            elbows=(0.4, 0.4),
            held=(Held(thing="pulled tape", both=True), None),
            lean=0.08,
            head=(0, -0.22, 0),
            expression="thinking",
        )
    )


@action("film with a phone", "举着手机拍", "livestream", "直播", "stream", "take a selfie", "自拍",
        "hold up a phone", "举起手机", turn=0.75)  # fmt: skip
def film_with_a_phone(beat: Beat) -> Motion:
    """Films with a phone held up before the face, and talks to it."""
    k, sway = beat.gate(0.1, 0.6), 0.012 * beat.swing(0.4)
    viseme, opening = mouth_at(beat.t, beat.phase)
    return Motion(
        pose=Pose(
            hands=((-0.02, -0.6 + 0.66 * k + sway, 0.3 + 0.5 * k), (0.1, -0.7, 0.3)),
            grips=("hold", "relaxed"),
            held=(Held(thing="phone", angle=0.0), None),
            head=(0, 0.02, 0),
            expression="happy",
            viseme=viseme,
            open=opening,
        )
    )


@action("speak into a microphone", "对着话筒说", "报道", "对着麦克风说话", "采访报道", turn=0.5)
def speak_into_a_microphone(beat: Beat) -> Motion:
    """Speaks into a microphone held before the chin, a gesture with the other hand."""
    viseme, opening = mouth_at(beat.t, beat.phase)
    sway = 0.05 * beat.swing(0.35, beat.phase)
    return Motion(
        pose=Pose(
            hands=((-0.26, -0.2, 0.42), (0.12, -0.5 + sway, 0.5)),
            grips=("hold", "open"),
            elbows=(0.5, 0.2),
            held=(Held(thing="microphone", angle=-0.25), None),
            head=(0.04 * beat.swing(0.4), 0.02, 0),
            viseme=viseme,
            open=opening,
            expression="calm",
        )
    )


@action("carry on a shoulder", "扛", "扛着", "shoulder", "carry on the shoulder")
def carry_on_a_shoulder(beat: Beat) -> Motion:
    """Carries something long on a shoulder, a hand on it to hold it level."""
    sway = 0.01 * beat.swing(0.8)
    return Motion(
        pose=Pose(
            hands=((-0.06, 0.12 + sway, 0.34), None),
            grips=("hold", None),
            elbows=(0.35, None),
            held=(Held(thing="plank", angle=0.06, level=True), None),
            bend=-0.04,
            expression="calm",
        )
    )


@action("carry on the back", "背", "背着", "shoulder a basket", "驮",
        turn=1.0)  # fmt: skip
def carry_on_the_back(beat: Beat) -> Motion:
    """Carries something on the back: leaning forward, both hands at the straps."""
    sway = 0.01 * beat.swing(0.8)
    return Motion(
        pose=Pose(
            hands=((-0.16, -0.12 + sway, 0.3), (0.0, 0.02 + sway, -0.42)),
            grips=("hold", "hold"),
            elbows=(0.1, 0.1),
            held=(None, Held(thing="bamboo basket")),
            lean=0.16,
            head=(0, 0.1, 0),
            expression="calm",
        )
    )


@action("haul a net", "收网", "pull in a net", "haul in a net", "撒网", "haul nets", turn=1.0)
def haul_a_net(beat: Beat) -> Motion:
    """Hauls a net in: hand over hand towards the body, leaning back."""
    k = beat.swing(0.5)
    return Motion(
        pose=Pose(
            hands=((-0.08, -0.4, 0.6 + 0.16 * k), (-0.08, -0.44, 0.6 - 0.16 * k)),
            grips=("hold", "hold"),
            held=(Held(thing="fishing net"), None),
            lean=-0.08 - 0.06 * k,
            hips=(0, -0.05, -0.04),
            expression="calm",
        )
    )


@action("hold up clothes", "举起衣服看", "hold up a dress", "hold clothes", "比衣服", turn=0.9)
def hold_up_clothes(beat: Beat) -> Motion:
    """Holds a piece of clothing out before the body by its shoulders, and looks at it."""
    k = beat.gate(0.1, 0.6)
    sway = 0.012 * beat.swing(0.4)
    return Motion(
        pose=Pose(
            hands=((-0.04, -0.6 + 0.42 * k + sway, 0.3 + 0.5 * k), (-0.02, -0.5 + 0.3 * k, 0.7)),
            grips=("hold", "hold"),
            held=(Held(thing="dress"), None),
            head=(0.05, -0.1, 0.08),
            expression="happy",
        )
    )


@action(
    "tighten", "拧紧", "screw", "unscrew", "wind", "wind up", "loosen", "拧", "上发条", turn=0.9
)
def tighten(beat: Beat) -> Motion:
    """Tightens something before the body: a hand turns about the other, which holds."""
    a = 0.7 * beat.swing(0.6)
    return Motion(
        pose=Pose(
            hands=((-0.1 + 0.06 * a, -0.26 + 0.08 * abs(a), 0.64), (-0.12, -0.34, 0.6)),
            grips=("hold", "hold"),
            elbows=(0.6, 0.3),
            held=(Held(thing="wrench", angle=-0.8 + a), None),
            lean=0.12,
            head=(0, -0.16, 0),
            expression="calm",
        )
    )
