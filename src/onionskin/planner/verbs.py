"""English verbs for what subjects do, fitting the kind of subject: birds glide, cars drive.

"drift" is going gently, "fly" is going fast, whatever the verb. Verbs are in their base
form; phrases of rest ("still") are written as they stand after "is".
"""

from __future__ import annotations

from onionskin.cast.cast import CastEntry
from onionskin.planner.phrases import Ways

KINDS = ("walker", "flyer", "swimmer", "vehicle", "boat", "thing")
_ROWERS = ("boat", "ship", "canoe", "ferry", "sail")


def kind_of(entry: CastEntry) -> str:
    """Which verbs suit a subject, one of `KINDS`."""
    if entry.habitat == "sky" and entry.group in ("animals", "vehicles", "sky"):
        return "flyer"
    if entry.group == "vehicles":
        is_boat = entry.habitat == "water" or any(word in entry.name for word in _ROWERS)
        return "boat" if is_boat else "vehicle"
    if entry.group == "animals" and entry.habitat == "water":
        return "swimmer"
    if entry.group in ("animals", "people", "characters"):
        return "walker"
    return "thing"


def _ways(train: str, held_out: str = "") -> Ways:
    return Ways(*(tuple(s.split("|")) if s else () for s in (train, held_out)))


VERBS_EN: dict[str, dict[str, Ways]] = {
    "walker": {
        "still": _ways(
            "standing still|sitting|resting|sleeping|waiting|sitting quietly|standing|lying down",
            "taking a nap|staying put",
        ),
        "drift": _ways("walk|run|stroll|trot|jog|wander|march|tiptoe|crawl", "saunter|plod"),
        "fly": _ways(
            "dash|race|sprint|rush|gallop|bolt|charge|run fast|run quickly",
            "tear along|scurry quickly",
        ),
        "bounce": _ways(
            "jump|hop|jump up and down|leap|bounce|skip up and down|dance",
            "jump for joy|spring up and down",
        ),
        "rise": _ways("float up|jump high into the air|rise into the air|climb up|levitate"),
        "fall": _ways("fall down|drop from the sky|tumble down|fall from above"),
        "circle": _ways(
            "run in circles|walk in circles|run around in circles|spin around in a circle"
        ),
    },
    "flyer": {
        "still": _ways(
            "hovering in place|hanging in the air|hovering|resting|staying still in the air",
            "suspended in the air",
        ),
        "drift": _ways(
            "drift|glide|float|soar gently|fly slowly|hover along|waft",
            "sail through the air|flutter gently",
        ),
        "fly": _ways(
            "fly|zoom|shoot|swoop|fly fast|streak|fly past|whoosh",
            "flit by swiftly|hurtle through the air",
        ),
        "bounce": _ways("bob up and down|bounce in the air|bounce up and down", "bob about"),
        "rise": _ways(
            "rise|take off|fly up|ascend|soar upward|lift off|drift up|float up"
            "|climb into the sky|rise up",
            "gain height|mount into the sky",
        ),
        "fall": _ways(
            "descend|come down|land|drop|dive down|float down|sink down|fall from the sky",
            "lose height|plunge downward",
        ),
        "circle": _ways(
            "fly in circles|circle|circle around|loop around|fly around in circles",
            "wheel around overhead",
        ),
    },
    "swimmer": {
        "still": _ways(
            "resting|floating in place|staying still|hovering in the water|sleeping",
            "lingering in place",
        ),
        "drift": _ways("swim|glide|drift|paddle|swim slowly|float", "cruise gently|swim leisurely"),
        "fly": _ways("dart|shoot|race|swim fast|swim quickly|speed", "swim at full tilt|flash by"),
        "bounce": _ways(
            "leap up and down|bob up and down|jump out of the water again and again|bounce|hop",
            "bob merrily",
        ),
        "rise": _ways("swim up|rise|float up|come up|swim to the top", "surface slowly"),
        "fall": _ways("sink|dive down|sink down|swim down|go down", "descend into the depths"),
        "circle": _ways(
            "swim in circles|circle around|circle|swim round and round", "swim in rings"
        ),
    },
    "vehicle": {
        "still": _ways(
            "parked|standing still|waiting|stopped|parked quietly|at a standstill",
            "left standing|idling in place",
        ),
        "drift": _ways(
            "drive|roll|cruise|drive slowly|ride|travel|roll along", "trundle|motor along"
        ),
        "fly": _ways(
            "race|speed|zoom|rush|drive fast|hurtle|speed along|drive at full speed",
            "tear past|barrel along",
        ),
        "bounce": _ways("bounce|bounce up and down|jump up and down|hop", "jolt up and down"),
        "rise": _ways("lift off|fly up|rise into the air|float up|take off"),
        "fall": _ways("fall from the sky|drop down|fall down|come down"),
        "circle": _ways(
            "drive in circles|circle around|go round and round|drive around in circles", "do laps"
        ),
    },
    "boat": {
        "still": _ways(
            "anchored|lying at anchor|standing still|moored|resting on the water", "lying idle"
        ),
        "drift": _ways("sail|drift|glide|float|cruise|sail slowly", "ply gently|float along"),
        "fly": _ways("race|speed|rush|sail fast|zoom|shoot", "power along"),
        "bounce": _ways("bob up and down|rock up and down|bounce on the waves|bounce", "bob about"),
        "circle": _ways("sail in circles|circle around|circle", "steer in circles"),
    },
    "thing": {
        "still": _ways(
            "standing still|resting|not moving|motionless|staying in place"
            "|lying still|lying there|at rest",
            "perfectly still|staying put",
        ),
        "drift": _ways(
            "move|drift|glide|slide|float|move slowly|slide slowly|travel|pass",
            "inch along|creep along",
        ),
        "fly": _ways("fly|zoom|shoot|whoosh|move fast|fly fast|rush|fly past", "whizz by|hurtle"),
        "bounce": _ways(
            "bounce|bounce up and down|jump up and down|hop|bob up and down|jump",
            "spring up and down",
        ),
        "rise": _ways(
            "rise|float up|go up|move up|ascend|rise up|drift up|lift off"
            "|drift upward|move upwards|rise into the air",
            "climb skyward|levitate slowly",
        ),
        "fall": _ways(
            "fall|drop|fall down|sink|move down|descend|float down|come down"
            "|tumble down|fall from above|move downwards",
            "plummet|drop from above",
        ),
        "grow": _ways(
            "grow|get bigger|grow bigger|come closer|approach|swell|get larger"
            "|move toward the camera|come toward us|expand",
            "become larger and larger|draw near",
        ),
        "shrink": _ways(
            "shrink|get smaller|move away|go away|recede|disappear into the distance"
            "|become smaller|shrink away|move away from the camera",
            "dwindle|fade into the distance",
        ),
        "circle": _ways(
            "circle|move in circles|go around in circles|spin in a circle"
            "|circle around|go round and round|loop around",
            "orbit|travel in a ring",
        ),
    },
}

DIRECTIONS_EN: dict[str, Ways] = {
    "left": _ways(
        "to the left|left|from right to left|towards the left|leftward"
        "|to the left side|toward the left edge|across to the left",
        "toward the left-hand side|leftwards",
    ),
    "right": _ways(
        "to the right|right|from left to right|towards the right|rightward"
        "|to the right side|toward the right edge|across to the right",
        "toward the right-hand side|rightwards",
    ),
}

_DOUBLED = frozenset(
    {
        "run",
        "jog",
        "swim",
        "hop",
        "trot",
        "sit",
        "spin",
        "drop",
        "bob",
        "get",
        "skip",
        "flit",
        "plod",
    }
)


def participle(phrase: str) -> str:
    """The -ing form: "run in circles" becomes "running in circles"."""
    verb, _, rest = phrase.partition(" ")
    if verb in _DOUBLED:
        verb += verb[-1]
    elif verb == "lie":
        verb = "ly"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe")):
        verb = verb[:-1]
    return f"{verb}ing {rest}".rstrip()


def third_person(phrase: str) -> str:
    """The form after he, she or it: "fly up" becomes "flies up"."""
    verb, _, rest = phrase.partition(" ")
    if verb == "go" or verb.endswith(("s", "sh", "ch", "x", "z")):
        verb += "es"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        verb = verb[:-1] + "ies"
    else:
        verb += "s"
    return f"{verb} {rest}".rstrip()
