"""English words that make a sentence, idioms of captions, and how camera and weather are said."""

from __future__ import annotations

import re
from typing import Final

from onionskin.planner.dictionary import word_set

DETERMINERS = word_set(
    "a an the this that these those another each every some any no his her its their my our your "
    "several many few both all lots dozens hundreds thousands plenty"
)
NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"single": 1, "lone": 1, "pair": 2, "couple": 2, "dozen": 12}
PREPOSITIONS = word_set(
    "in on at under over above below beside behind between among through across into onto from to "
    "towards toward with without of for by near along around inside outside against past beneath "
    "underneath upon within during before after as like about off down up out amid beyond aboard"
)
PARTICLES = word_set("up down out off away back over in on around along apart together forward")
PRONOUNS = word_set("it he she they him them something someone somebody everyone everybody itself")
CONJUNCTIONS = word_set("and or but")
SUBORDINATES = word_set(
    "while as when then until where because so that which who whose after before"
)
BE = word_set("is are was were be been being am")
AUXILIARIES = BE | word_set("has have had do does did will can may must should would could")
ADVERBS = word_set(
    "slowly quickly very too then again together alone just here there now not never always fast "
    "gently softly happily sadly suddenly forth high low home outside inside only still away"
)
GROUPS = word_set(
    "group flock herd pack pair couple team crowd swarm school row line queue bunch pile stack lot "
    "class gang family number flotilla fleet series army set handful kind sort type piece slice glass cup "
    "bottle bowl jar bag basket bucket plate mug pot can tube drop layer stream heap"
)
CONTAINERS = word_set(
    "glass cup bottle bowl jar bag basket bucket plate mug pot can tube box slice piece"
)
LIGHT_VERBS = word_set("do practise practice perform have take make give")
COLORS = word_set(
    "red orange yellow green blue purple pink white black gray grey brown golden gold silver beige "
    "turquoise dark light bright pale"
)
PHRASAL: Final = {
    "fall asleep": "fall asleep",
    "go up": "rise",
    "go down": "fall",
    "go off": "explode",
    "get up": "stand up",
    "pick up": "lift",
    "put down": "put down",
    "put out": "extinguish",
    "take off": "take off",
    "light up": "light up",
    "stand up": "stand up",
    "sit down": "sit down",
    "lie down": "lie",
    "wake up": "wake up",
    "look up": "look",
    "look out": "look",
    "work out": "exercise",
    "turn around": "turn",
    "hand over": "give",
    "come out": "come out",
    "fall down": "fall",
    "run out": "run out",
    "burn down": "burn",
    "blow out": "blow",
    "knock over": "knock over",
    "grow up": "grow",
    "run away": "run",
    "fly away": "fly",
    "walk away": "walk",
    "breathe in": "breathe",
    "breathe out": "breathe",
}
ALWAYS_PHRASAL: Final = frozenset({"take off", "knock over", "hand over"})
NOUN_VERBS: Final = {
    "yoga": "do yoga",
    "speech": "speak",
    "talk": "speak",
    "bath": "bathe",
    "shower": "shower",
    "walk": "walk",
    "nap": "sleep",
    "photo": "photograph",
    "picture": "photograph",
    "selfie": "photograph",
    "hug": "hug",
    "kiss": "kiss",
    "lecture": "lecture",
    "presentation": "present",
    "interview": "interview",
    "dance": "dance",
    "exercise": "exercise",
    "somersault": "jump",
    "tai chi": "do tai chi",
    "homework": "write",
}
"""What is done with a verb that says nothing: "gives a speech" is "speak"."""
SAME_VERBS: Final = {
    "chat": "talk", "converse": "talk", "race": "race", "cycle": "ride", "bike": "ride",
    "jog": "run", "stroll": "walk", "wander": "walk", "rotate": "turn", "spin": "spin",
    "present": "present", "tumble": "fall", "plummet": "fall", "drop": "drop",
}  # fmt: skip
MOVES: Final = (
    (
        r"(zooms?|zooming) in\b|(moves?|moving|pushes|pushing|dollies|dolly) (slowly )?(in|closer)\b",
        "dolly-in",
    ),
    (r"(zooms?|zooming|pulls?|pulling|moves?|moving|dolly) (slowly )?(out|back)\b", "dolly-out"),
    (r"pan(s|ning)? (to the )?left", "pan-left"),
    (r"pan(s|ning)? (to the )?right|camera pans?", "pan-right"),
    (r"tilt(s|ing)? up|camera (rises|rising)", "tilt-up"),
    (r"tilt(s|ing)? down", "tilt-down"),
    (r"orbit(s|ing)?|circl(es|ing)|around it", "orbit"),
    (r"follow(s|ing)?|track(s|ing)", "follow"),
    (r"hand-?held|shaky", "hand-held"),
)
SHOTS: Final = (
    (r"\bclose[- ]?ups?\b|\bmacro\b", "close-up"),
    (r"\b(wide|long|establishing)[- ](shot|angle|view)\b|\bpanorama\b", "wide"),
    (r"\bmedium shot\b", "medium"),
    (r"\bfull (shot|body)\b", "full"),
)
ANGLES: Final = (
    (
        r"\b(seen |viewed |shot |filmed )?from above\b|\btop[- ]down\b|\bbird'?s[- ]eye( view)?\b|\baerial( view| shot)?\b",
        "above",
    ),
    (r"\b(seen |viewed |shot |filmed )?from below\b|\blow angle\b", "below"),
    (r"\bover[- ]the[- ]shoulder\b", "over the shoulder"),
)
TIMES: Final = (
    (r"\b(at |before |the )*(dawn|sunrise|daybreak)\b|\b(in the |early )morning\b", "dawn"),
    (
        r"\b(at |the )*(sunset|dusk|twilight|golden hour)\b|\b(in the )?evening( sun| light)?\b",
        "sunset",
    ),
    (
        r"\b(at |by |late at |in the |under the )*(night|midnight|moonlight|night sky)\b|\bstarry\b",
        "night",
    ),
    (r"\b(at |by |in )(noon|day|daylight|the afternoon)\b|\bsunny\b", "day"),
)
WEATHERS: Final = (
    (
        r"\b(in |under |through )(the )?(pouring |heavy |light )?rain\b|\brainy\b|\b(in a |thunder)?storms?\b|\bstormy\b",
        "rain",
    ),
    (
        r"\bsnow(fall)? falls?\b|\bsnow falling\b|\bsnowfall\b|\bsnowing\b|\bsnowstorm\b|\bblizzard\b|\bsnowy\b",
        "snowfall",
    ),
    (r"\b(in |through )(the |a |thick |dense )*(fog|mist)\b|\bfoggy\b|\bmisty\b", "fog"),
    (r"\bcloudy\b|\bovercast\b", "cloudy"),
    (r"\b(under a )?(sunny|clear|blue) sky\b|\bin the (hot |bright )?sun(shine|light)?\b", "clear"),
)
SEASONS: Final = tuple(
    (
        rf"\b(in |during )(the )?{word}\b|\b{name}(al)? (fields?|forest|trees?|park|day|leaves)\b",
        name,
    )
    for word, name in (
        ("spring", "spring"),
        ("summer", "summer"),
        ("(autumn|fall)", "autumn"),
        ("winter", "winter"),
    )
)
ASIDES = re.compile(
    r",?\s*\b(in )?slow[- ]motion\b|\btime[- ]?lapse\b|\blayer by layer\b|\bstep by step\b"
    r"|\bone by one\b|\bside by side\b|\bhand in hand\b|\b(a )?(video|clip|shot|animation|scene|"
    r"picture|film) (of|showing)\b",
    re.IGNORECASE,
)
CAMERA_CLAUSE = re.compile(r"[,;.]?\s*(the |a )?(slow )?camera\b[^,;.]*", re.IGNORECASE)
