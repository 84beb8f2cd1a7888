"""English words that make a sentence, idioms of captions, and how camera and weather are said."""

from __future__ import annotations

import re
from typing import Final

from onionskin.finish.saying.english_numbers import SMALL, TENS
from onionskin.planner.dictionary import word_set

DETERMINERS = word_set(
    "a an the this that these those another each every some any no his her its their my our your "
    "several many few both all lots dozens hundreds thousands plenty"
)
NUMBERS: Final = (
    {word: number for number, word in enumerate(SMALL)}
    | {word: 10 * number for number, word in enumerate(TENS) if number > 1}
    | {"single": 1, "lone": 1, "pair": 2, "couple": 2, "dozen": 12, "hundred": 100, "half": 1}
    | dict.fromkeys(("thousand", "million", "billion"), 1000)
)
"""What a number word counts; more than a thousand are shown as a thousand."""
LOTS = word_set("hundreds thousands millions billions dozens lots plenty tons scores")
"""Words for many: "hundreds of homes"."""
LOOKS_ONLY = word_set(
    "big small little large huge tiny old young tall short fat thin happy sad tired new good "
    "bad long beautiful lonely single full empty first last dead fine great quiet busy poor rich"
)
"""Adjectives that say how something looks also where WordNet has the pair: "young woman"."""
ASKING = word_set(
    "teach help ask tell order allow invite want force train let make remind warn enable encourage "
    "persuade show"
)
"""Verbs after which the other does what comes next: "teaches a child to swim"."""
SAME_NOUNS: Final = {
    "combine": "combine harvester",
    "mum": "mother", "mom": "mother", "mummy": "mother", "mama": "mother", "dad": "father",
    "daddy": "father", "papa": "father", "grandpa": "grandfather", "granddad": "grandfather",
    "grandma": "grandmother", "granny": "grandmother", "guy": "man", "lady": "woman",
    "gentleman": "man", "bike": "bicycle", "plane": "airplane", "kid": "child", "infant": "baby",
    "pup": "puppy", "auto": "car", "automobile": "car", "policeman": "police officer",
    "policewoman": "police officer", "cop": "police officer", "fireman": "firefighter",
    "postman": "courier", "mailman": "courier", "employee": "worker", "physician": "doctor",
    "schoolchild": "pupil", "mechanics": "mechanic", "cellphone": "phone", "hare": "rabbit",
}  # fmt: skip
PREPOSITIONS = word_set(
    "in on at under over above below beside behind between among through across into onto from to "
    "towards toward with without of for by near along around inside outside against past beneath "
    "underneath than upon within during before after as like about off down up out amid beyond aboard"
)
PARTICLES = word_set("up down out off away back over in on around along apart together forward")
PRONOUNS = word_set(
    "it he she they him them something someone somebody everyone everybody itself himself herself "
    "themselves i you we us me nobody anyone anybody each other yours hers theirs ours mine"
)
POSSESSIVES = word_set("his her its their my our your")
CONJUNCTIONS = word_set("and or but")
SUBORDINATES = word_set(
    "while whilst as when whenever then until where because so that which who whom whose after before "
    "if since although though unless once how why whether what"
)
BE = word_set("is are was were be been being am")
AUXILIARIES = BE | word_set(
    "has have had do does did will can may must should would could cannot shall might"
)
ADVERBS = word_set(
    "slowly quickly very too then again together alone just here there now not never always fast "
    "gently softly happily sadly suddenly forth high low home outside inside only still away soon "
    "often twice sometimes first finally next later already yet even ever please today tomorrow "
    "yesterday nearby abroad everywhere somewhere forever everyday instead however"
)
GROUPS = word_set(
    "group flock herd pack pair couple team crowd swarm school row line queue bunch pile stack lot "
    "class gang family number flotilla fleet series army set handful kind sort type piece slice glass cup "
    "bottle bowl jar bag basket bucket plate mug pot can tube drop layer stream heap"
)
CONTAINERS = word_set("glass cup bottle bowl jar bag basket bucket plate mug pot can tube box")
LIGHT_VERBS = word_set("do practise practice perform have take make give")
GIVING = word_set(
    "give hand show tell teach bring send offer read pass sell pay serve throw buy lend write promise "
    "cook make feed deliver grant award"
)
OWN = word_set(
    "temperature pressure pulse heartbeat health height weight hand arm leg foot head face eye finger "
    "hair knee shoulder back mouth tooth ear nose neck tail wing paw wheel lung heart chest stomach"
)
"""What is a part of somebody: "his temperature" is about him."""
WORN = word_set(
    "scrubs glasses beard moustache hat coat dress suit uniform helmet mask scarf gloves cap sunglasses "
    "apron ponytail hair braids backpack jacket shirt jeans crown headscarf turban tutu raincoat "
    "vest overall overalls kimono sari hijab pajamas boot sneaker gown robe cape cloak costume "
    "swimsuit bikini wetsuit jersey hoodie sweater cardigan skirt trousers shorts tie veil bonnet "
    "beret beanie goggles headphones pigtail pigtails plait plaits necklace earring spacesuit blazer blouse glove hairnet "
    "skin complexion pyjamas nightdress nightgown stubble mustache bun afro"
)
"""What somebody has on."""
COLORS = word_set(
    "red orange yellow green blue purple pink white black gray grey brown golden gold silver beige "
    "turquoise dark light bright pale"
)
PHRASAL: Final = {
    "fall asleep": "fall asleep",
    "doze off": "sleep",
    "cheer on": "cheer",
    "set down": "put down",
    "lay down": "put down",
    "roll up": "roll up",
    "tie up": "tie",
    "wrap up": "wrap",
    "hold out": "hold out",
    "dig up": "dig up",
    "pick out": "choose",
    "point out": "point",
    "read out": "read aloud",
    "sum up": "explain",
    "curl up": "curl up",
    "crouch down": "crouch",
    "kneel down": "kneel",
    "bend down": "bend",
    "lean over": "lean over",
    "run up": "run",
    "chase away": "chase",
    "drive away": "drive",
    "sail away": "sail",
    "float away": "float",
    "blow up": "blow up",
    "pump up": "pump up",
    "tear down": "tear down",
    "tear off": "tear off",
    "peel off": "take off",
    "wipe off": "wipe",
    "scrape off": "scrape",
    "dry off": "dry",
    "rinse off": "rinse",
    "knock down": "knock over",
    "tip over": "tip over",
    "cool off": "rest",
    "stretch out": "stretch",
    "reach out": "reach out",
    "call out": "call out",
    "check in": "check in",
    "fill in": "fill in",
    "fill out": "fill in",
    "write down": "write",
    "note down": "write",
    "put away": "put away",
    "put back": "put back",
    "give back": "give",
    "bring back": "bring",
    "hand back": "give",
    "dress up": "put on",
    "zip up": "zip up",
    "button up": "button",
    "mix in": "mix",
    "stir in": "stir",
    "roll out": "roll out",
    "cut out": "cut",
    "carve out": "carve",
    "fix up": "repair",
    "screw in": "screw in",
    "hook up": "connect",
    "lift up": "lift",
    "raise up": "raise",
    "swing up": "lift",
    "go up": "rise",
    "go down": "fall",
    "go off": "explode",
    "get up": "stand up",
    "pick up": "lift",
    "pull out": "take out",
    "take out": "take out",
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
    "help up": "help up",
    "pull up": "help up",
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
    "hand out": "give",
    "give out": "give",
    "try on": "put on",
    "put on": "put on",
    "step out": "walk",
    "step in": "enter",
    "step off": "get off",
    "get off": "get off",
    "get on": "board",
    "get out": "leave",
    "get in": "enter",
    "go out": "leave",
    "go in": "enter",
    "come in": "enter",
    "turn on": "light up",
    "switch on": "light up",
    "turn off": "switch off",
    "switch off": "switch off",
    "hold up": "hold up",
    "throw away": "throw",
    "throw out": "throw",
    "set up": "set up",
    "put up": "set up",
    "clean up": "clean",
    "wash up": "wash",
    "hang up": "hang",
    "hang out": "hang",
    "drop off": "deliver",
    "look for": "search",
    "look after": "care",
    "look forward": "hope",
    "line up": "queue",
    "queue up": "queue",
    "warm up": "exercise",
    "plug in": "plug in",
    "fill up": "fill",
    "cut off": "cut",
    "cut down": "cut",
    "break down": "break",
    "burn up": "burn",
    "dry out": "dry",
    "spread out": "spread",
    "give off": "release",
    "take in": "absorb",
    "breathe in": "breathe",
    "breathe out": "breathe",
}
ALWAYS_PHRASAL: Final = frozenset(
    {"take off", "knock over", "hand over", "hand out", "try on", "put on", "look for"}
    | {"switch on", "switch off", "set up", "put up", "give off", "take in"}
)
NOUN_VERBS: Final = {
    "yoga": "do yoga",
    "speech": "speak",
    "talk": "speak",
    "bath": "bathe",
    "shower": "shower",
    "walk": "walk",
    "step": "walk",
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
    "injection": "inject",
    "vaccination": "inject",
    "jab": "inject",
    "vaccine": "inject",
    "checkup": "examine",
    "examination": "examine",
    "massage": "examine",
    "applause": "clap",
    "call": "phone",
    "answer": "talk",
    "advice": "talk",
    "warning": "explain",
}
"""What is done with a verb that says nothing: "gives a speech" is "speak"."""
SAME_VERBS: Final = {
    "chat": "talk", "converse": "talk", "race": "race", "cycle": "ride", "bike": "ride",
    "jog": "run", "chop": "chop", "stroll": "walk", "wander": "walk", "rotate": "turn", "spin": "spin",
    "present": "present", "tumble": "fall", "plummet": "fall", "drop": "drop",
    "fall asleep": "sleep", "doze off": "sleep",
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
    (r"\bmedium[- ](?:shot|close[- ]?up)\b", "medium"),
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
    (
        r"\b(at |before |the )*(dawn|sunrise|daybreak|first light)\b"
        r"|\b(as |when |while )?the sun (rises|comes up|is rising)\b"
        r"|\b(early )?(in the |early |every |each |this |next |one |that )(early |\w+day )?mornings?\b",
        "dawn",
    ),
    (
        r"\b(at |the )*(sunset|dusk|twilight|golden hour|nightfall)\b"
        r"|\b(as |when |while )?the sun (sets|goes down|is setting)\b"
        r"|\b(in the |every |each |this |one |that )?(\w+day )?evenings?( sun| light)?\b",
        "sunset",
    ),
    (
        r"\b(at |by |late at |in the |under the |every |each |all |one |that |last )*"
        r"(night|midnight|moonlight|night sky)\b|\bstarry\b"
        r"|\b(it (is|gets|grows) (already )?|after |before )(getting |growing )?dark\b"
        r"|\bunder the stars\b",
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
    r"film) (of|showing)\b|^\s*(a |the )?picture (of|showing)\b",
    re.IGNORECASE,
)
CAMERA_CLAUSE = re.compile(
    r"[,;.]?\s*(?:the |a |with (?:the |a )?)?(?:(?:slow|static|still|moving|shaky|hand-?held) camera\b"
    r"|camera (?:\w+ly |then |is |starts? |begins? |to )*"
    r"(?:zoom|mov|pan|tilt|doll|orbit|circl|follow|track|push|pull|ris|descen|glid|sweep|rotat|"
    r"turn|com|slid|drift|shak|swing|crane|fl(?:y|ie)|go(?:es|ing)|stays?|motion|angle)[^,;.]*)"
    r"[^,;.]*",
    re.IGNORECASE,
)
"""What is said of the camera that films; a camera that lies on a table is a thing."""

_NUMBER = (
    r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|sixty|"
    r"a few|several|many|some|about \w+|another)"
)
_SPAN = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
WHEN = re.compile(
    rf"\b(?:for|in|within|after|every|over|during|at least) {_NUMBER} (?:more )?{_SPAN}\b"
    rf"|\b{_NUMBER} {_SPAN} (?:ago|later|long)\b"
    rf"|\b(?:once|twice|\w+ times) (?:a|per|every) {_SPAN}\b|\b\w+ times\b"
    rf"|\b(?:last|this|next|every|each|all|per|the whole) (?:quarter|{_SPAN})\b"
    r"|\b(?:in|during) the (?:\w+ )?(?:quarter|half of the year)\b"
    r"|\b(?:on |every |last |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"(?: (?:mornings?|afternoons?|evenings?|nights?))?\b"
    r"|\b(?:on |this |at the )?weekends?\b"
    r"|\b(?:in |since |by |until |last |this )?(?:early |late )?(?:january|february|march(?= \d)|"
    r"april|june|july|august|september|october|november|december)(?: \d+)?\b"
    r"|\b(?:in|since|by|until|from) (?:the )?(?:1[0-9]|20)\d\ds?\b"
    r"|\bsooner or later\b|\bnow and then\b|\bmore or less\b|\ball of a sudden\b"
    r"|\b(?:again and again|over and over(?: again)?|day and night|day after day)\b"
    r"|\bonce upon a time\b|\blong ago\b|\bfrom now on\b|\bat (?:first|last|once|the same time)\b"
    r"|\bat the (?:end|beginning|start)\b|\b(?:one|some|the other|the next|every|all) day\b"
    r"|\ball over (?:the )?(?:world|country|place)\b|\b(?:around|across|throughout) the (?:world|globe|country)\b"
    r"|\bin (?:every|each|all) (?:regions?|countr(?:y|ies))\b|\b(?:any|no) (?:more|longer)\b"
    r"|\bas (?:usual|well|always)\b|\bof course\b|\bfor (?:example|instance|free|sale)\b"
    r"|\bin (?:case of|the event of) (?:an? )?(?:emergency|need)\b|\bup to \d[\d,.]*\b"
    r"|\bby (?:about |almost |nearly |more than )?[\w.]+ (?:percent|per cent)\b|\d[\d.,]* ?%",
    re.IGNORECASE,
)
"""When, how long and how often: said of time, and nothing to be seen."""
SHORT_FORMS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"\bcan't\b", "cannot"),
        (r"\bwon't\b", "will not"),
        (r"n't\b", " not"),
        (r"\b(it|he|she|that|there|what|who|here)'s\b", r"\1 is"),
        (r"'re\b", " are"),
        (r"\bI'm\b", "I am"),
        (r"'ll\b", " will"),
        (r"'ve\b", " have"),
        (r"\blet's\b", "we"),
        (
            r"^\W*(?:should|had|were) (you|he|she|it|they|we|i|the|your|our|an?)\b(?=[^?]*,)",
            r"if \1",
        ),
        (r"\b(it|we|they|you) (?:all|both|each)\b", r"\1"),
        (r"\b(?:several|many|most|some|all|both|a few) of (?:them|these|those)\b", "they"),
        (
            r"(?:(?<=^)|(?<=[,;] )|(?<=\band )|(?<=\bbut ))(?:around|about|over|nearly|almost|some|"
            r"roughly|more than|at least|up to) (?=(?:a )?(?:\d|\w+ty\b|\w+teen\b|hundred|thousand|"
            r"dozen|two|three|four|five|six|seven|eight|nine|ten)\b)",
            "",
        ),
        (r"\bfamily of (?:three|four|five|six|\d)\b", "family"),
        (r"\bgo to bed\b", "sleep"),
        (r"\bgoes to bed\b", "sleeps"),
        (r"\b(?:gets?|got|are|is) married\b", "marry"),
        (r"\bin case of (an? )?(?=fire|earthquake|flood|accident)", "if there is "),
        (r"\b(?:Dr|Doctor|Prof|Professor)\.? (?-i:[A-Z])\w+", "the doctor"),
        (r"\bMr\.? (?-i:[A-Z])\w+", "the man"),
        (r"\b(?:Mrs|Ms|Miss)\.? (?-i:[A-Z])\w+", "the woman"),
        (r"\b(?:Mr|Mrs|Ms|Dr|Prof|St)\.", " "),
        (r"\bthere (?:is|are|was|were)\b", " "),
        (r"\b(?:in order )?not to\b", "to"),
    )
)
"""Short forms and titles, and how they are read."""
