"""What of words the stage can draw: who, what, doing what, where.

It asks the stage's own lists, so that what the stage learns is shown without a change here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from onionskin.cast.cast import load_cast
from onionskin.plan.staging import StagedFigure, StagedPlan
from onionskin.planner.dictionary import english, singular, word_set
from onionskin.planner.frames import Noun
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.scenes import PLACES as NAMED_PLACES
from onionskin.planner.staged import StagedPrompt, stage_prompt
from onionskin.stage.actions import ACTIONS
from onionskin.stage.behaviours import BEHAVIOURS
from onionskin.stage.places import PLACES
from onionskin.stage.registry import Names
from onionskin.stage.roles import ROLES, nearest_role
from onionskin.stage.roles.role import is_listed
from onionskin.stage.things import THINGS

_ALIKE: Final = {
    "chop": "cook", "fry": "cook", "boil": "cook", "bake": "cook", "mix": "cook", "heat": "cook",
    "roast": "cook", "simmer": "cook", "whisk": "cook", "season": "cook", "prepare": "cook",
    "cut": "cook", "slice": "cook", "peel": "cook", "add": "pour", "test": "examine",
    "check": "examine", "inspect": "examine", "measure": "examine", "diagnose": "examine",
    "wipe": "clean", "tidy": "clean", "visit": "walk", "arrive": "walk", "come": "walk",
    "leave": "walk", "cross": "walk", "wander": "walk", "move": "walk", "return": "walk",
    "deliver": "give", "hand": "give", "ship": "carry", "load": "carry", "transport": "carry",
    "discuss": "talk", "ask": "talk", "answer": "talk", "meet": "talk", "advise": "talk",
    "announce": "give a speech", "describe": "explain", "train": "explain", "learn": "read",
    "order": "text", "click": "text", "tap": "text", "download": "text", "message": "text",
    "open": "text", "buy": "take", "pick": "take", "pick up": "take", "collect": "take",
    "grow": "dig", "sow": "dig", "harvest": "take", "install": "repair", "assemble": "repair",
    "make": "repair", "maintain": "repair", "save": "think", "plan": "think", "worry": "think",
    "dream": "think", "decide": "think", "program": "type", "code": "type", "design": "type",
    "calculate": "type", "enter": "type", "win": "cheer", "enjoy": "laugh", "love": "hug",
    "wake": "stretch", "wake up": "stretch", "exercise": "do yoga", "discover": "look into",
    "bend": "kneel", "crouch": "kneel", "queue": "stand", "stop": "stand", "stay": "stand",
    "greet": "wave", "welcome": "wave", "pay": "text", "search": "look into",
    "investigate": "look into", "find": "point", "borrow": "take", "rent": "take",
    "receive": "take", "lend": "give", "donate": "give", "promise": "explain",
    "warn": "explain", "show": "explain", "present": "explain", "report": "explain",
    "complain": "talk", "agree": "nod", "accept": "nod", "reject": "refuse", "deny": "refuse",
    "whisper": "talk", "murmur": "talk", "chat": "talk",
    "tell": "talk", "say": "talk", "interview": "talk", "consult": "talk",
    "comfort": "talk", "encourage": "talk", "persuade": "talk", "negotiate": "talk",
    "attend": "listen", "study": "read", "review": "read", "compare": "read", "sort": "pick",
    "pack": "take", "unpack": "take", "grind": "cook", "stretch": "exercise",
    "practise": "exercise",
    "sit down": "sit", "stand up": "stand", "lie down": "lie",
    "celebrate": "cheer", "rejoice": "cheer", "rest": "sit", "relax": "sit", "wait": "stand",
    "rush": "run", "hurry": "run", "flee": "run", "escape": "run", "march": "walk",
    "stroll": "walk", "hike": "walk", "commute": "walk", "vacuum": "sweep", "rinse": "wash",
    "scrub": "wipe", "polish": "wipe", "mend": "repair", "fix": "repair", "replace": "repair",
    "drill": "repair", "weld": "repair", "build": "saw", "construct": "saw", "water": "water",
    "photograph": "photograph", "film": "photograph", "record": "photograph", "draw": "paint",
    "decorate": "paint", "sketch": "paint", "swallow": "drink", "sip": "drink", "taste": "eat",
    "chew": "eat", "bite": "eat", "nap": "sleep", "doze": "sleep", "sneeze": "cough",
    "tremble": "shiver", "freeze": "shiver", "rescue": "carry", "bring": "carry", "fetch": "carry",
    "hold": "carry", "drag": "pull", "tow": "pull", "raise": "lift", "hoist": "lift",
    "vaccinate": "inject", "treat": "examine", "scan": "examine", "care": "talk",
    "draw blood": "inject", "dial": "phone",
}  # fmt: skip
"""What a person is seen to do where the stage has no drawing of the very thing."""
_ALWAYS_ALIKE: Final = {"ask": "talk", "show": "explain", "say": "talk", "tell": "talk"}
"""What the stage would show by a gesture that narration does not mean."""
_OF_PAPER: Final = word_set(
    "statement label bill report list contract form letter receipt invoice instruction manual page "
    "document paper sign text rule book newspaper leaflet result ticket price date number"
)
"""What is read when it is checked."""
_ON_A_PHONE: Final = word_set(
    "account app application website page message email code button link form password photo video "
    "map transfer payment card bank ticket"
)
_ALIKE_THINGS: Final = {"pump": "beat", "shine": "glow", "erupt": "come out", "explode": "come out",
    "arrive": "land", "leave": "cross", "reach": "land", "increase": "rise", "soar": "rise",
    "open": "bloom", "infect": "attack", "rotate": "spin", "circle": "orbit", "blow": "shake",
}  # fmt: skip
_UNSEEN: Final = word_set(
    "thing way time day week month year hour minute second moment part kind sort lot number "
    "percent percentage million billion thousand hundred half third quarter rate amount level "
    "link longer one other rest most none all case reason idea fact result end start beginning "
    "life world news good today tomorrow yesterday something anything everything nothing it "
    "order step"
)
_WORN: Final = word_set("helmet vest glasses gloves mask goggles hat cap apron boots shoes belt")
_AT_A_DESK: Final = frozenset(
    (
        "office worker",
        "business person",
        "person",
        "man",
        "woman",
        "teenager",
        "presenter",
        "teacher",
    )
)
_DRIVEN: Final = word_set(
    "car bus truck taxi van tractor train lorry vehicle ambulance tram scooter forklift bulldozer "
    "excavator motorcycle"
)
_NOT_MANUAL: Final = word_set(
    "politician doctor nurse surgeon teacher presenter lawyer judge reporter child pupil baby"
) | {"business person", "office worker", "police officer", "old woman", "old man"}
_BODY: Final = word_set(
    "arm hand leg foot finger toe skin wound face forehead head hair tooth teeth nail eye ear nose "
    "mouth back knee elbow shoulder heart lung throat"
)
_SWEPT: Final = word_set(
    "floor room kitchen shop street house yard street stairs corridor hall path office classroom "
    "garage workshop home bakery clinic hospital school snow leaf dust"
)
_WIPED: Final = word_set("table window counter shelf glass mirror desk board screen car oven door")
_KNEADED: Final = word_set("bread loaf dough roll bun pastry pizza pie baguette")
_EATEN: Final = word_set(
    "bean coffee egg dough soup water milk oil sauce rice noodle spice salt sugar batter onion "
    "garlic vegetable fruit meat fish chicken cheese pasta potato tomato carrot nut seed herb"
)
_POULTRY: Final = word_set("chicken hen duck goose turkey fish lamb pig")
"""Animals that are food elsewhere."""
_BODY_ACTS: Final = word_set("examine inject bandage wash wave listen hold") | {
    "hold hands", "shake hands", "raise a hand", "brush teeth",
}  # fmt: skip
_RUNG: Final = word_set("brigade police ambulance number help service hotline office doctor")
_OF_MANY_KINDS: Final = word_set("card board bank case match plate ring light key chip mouse bat")
"""Words whose picture is of one kind: an insurance card is no playing card."""
_IDEAS: Final = word_set("act idea state process event quality relation feeling quantity time")
_NOTHING: Final = word_set("air world")
_SAME_THING: Final = {"medicine": "pill"}
_THINGS_OF_PLACES: Final = word_set("door window wall floor roof table desk bed building")


GROUPS: Final = word_set("family couple parent grandparent") | {"elderly couple"}
"""Several people under one name, whom the stage knows."""
_OFFICES: Final = {
    "council": "politician", "government": "politician", "ministry": "politician",
    "company": "business person", "firm": "business person", "staff": "worker", "crew": "worker",
    "police": "police officer", "fire brigade": "firefighter", "choir": "singer",
    "orchestra": "musician", "band": "musician", "audience": "person",
    "crowd": "person", "public": "person", "fan": "person", "resident": "person",
}  # fmt: skip
"""Who is seen where many are named as one."""


@lru_cache(maxsize=1024)
def read(prompt: str) -> StagedPrompt:
    """A prompt as the stage plays it; of one without words nothing."""
    return stage_prompt(prompt[:2000]) if prompt.strip() else StagedPrompt(StagedPlan(seconds=1.0))


_WORN_AS_WELL: Final = word_set("jumper")
"""What is put on more often than it jumps."""


def is_many(noun: Noun) -> bool:
    """Whether a noun in the singular names several people: a council, a crowd."""
    return noun.name not in GROUPS and (noun.name in _OFFICES or noun.head in _OFFICES)


def person(noun: Noun) -> str:
    """Under which name the stage has a person, or "" where it is none."""
    if noun.head in _WORN_AS_WELL:
        return ""
    for name in (noun.name, noun.head):
        if ROLES.find(name) is not None:
            return _OFFICES.get(name, name)
    if noun.name in GROUPS:
        return noun.name
    if noun.name not in _OFFICES and is_listed(noun.name) and " " in noun.name:
        like = nearest_role(noun.name)
        return "" if like is None else like.names.en  # a tea farmer is a farmer
    for name in (noun.name, noun.head):
        if name in _OFFICES:
            return _OFFICES[name]
    is_one = (english(noun.name).kind or english(noun.head).kind) == "person"
    return noun.name if is_one and noun.head not in _UNSEEN else ""


def thing(noun: Noun) -> str:
    """Under which name the stage has a thing or an animal, or "" where it cannot draw it."""
    if noun.name in _NOTHING or noun.head in _NOTHING:
        return ""
    inner = noun.name.rpartition(" of ")[2]
    names = (*(f"{each} {noun.name}" for each in noun.adjectives), noun.name, noun.head, inner)
    names = (*names, *(_SAME_THING[each] for each in names if each in _SAME_THING))
    for name in names:
        if name in _UNSEEN or (name == noun.head != noun.name and name in _OF_MANY_KINDS):
            continue
        is_idea = english(name).kind in _IDEAS
        drawn = THINGS.find(name)
        if drawn is not None:
            return drawn.names.en if is_idea else name  # evaporation is seen as water vapour
        if has_picture(name) and not is_idea:
            return name
    return ""


def is_thing(name: str) -> bool:
    """Whether the stage draws something of just that name itself."""
    return THINGS.find(name) is not None


def is_of_a_body(name: str) -> bool:
    """Whether a name is of a part of whoever acts: hands that are washed are seen with them."""
    return singular(name.split(" ")[-1]) in _BODY


def is_drawn_whole(name: str) -> bool:
    """Whether the stage knows a compound as it stands: an apple tree, but no chocolate cake."""
    return is_thing(name) or has_picture(name) or name.endswith(" tree")


def is_at_a_desk(names: Sequence[str]) -> bool:
    """Whether people of these names may work at a desk: those whose work is not another."""
    roles = [role.names.en for name in names if (role := ROLES.find(name)) is not None]
    return all(role in _AT_A_DESK for role in roles)


def are_manual(names: Sequence[str]) -> bool:
    """Whether people of these names may work with tools: no council, and no doctor."""
    people = (person(Noun(name=name, head=name)) for name in names)
    roles = [role.names.en for name in people if (role := nearest_role(name)) is not None]
    return not any(role in _NOT_MANUAL for role in roles)


def is_held(name: str) -> bool:
    """Whether something of that name is small enough to be carried."""
    drawn = THINGS.find(name)
    return drawn is None or max(drawn.size) < 2.5


def is_detail(figure: StagedFigure) -> bool:
    """Whether a figure is a thing that is seen from near: a letter, a card, no tree and no car."""
    if figure.kind != "thing" or figure.name in PLACES:
        return False
    kind = english(figure.name.split(" ")[-1]).kind
    return is_held(figure.name) and kind in _SMALL


_SMALL: Final = word_set("thing food clothes message wealth shape")


def is_beside_walkers(name: str) -> bool:
    """Whether somebody who walks may have it along: no house and no furniture."""
    return is_held(name) and english(name.split(" ")[-1]).kind not in ("building", "place")


def is_worn(name: str) -> bool:
    """Whether something of that name is put on."""
    last = name.split(" ")[-1]
    return last in _WORN or f"{last}s" in _WORN


def is_called(names: Sequence[str]) -> bool:
    """Whether one of the names is somebody or something that one rings up."""
    last = {name.split(" ")[-1] for name in names}
    return bool(last & _RUNG) or any(ROLES.find(name) is not None for name in names)


def is_indoors(name: str) -> bool:
    """Whether the stage's place of that name is inside of something."""
    found = PLACES.find(name)
    return found is not None and found.indoors


def place(noun: Noun) -> str:
    """The place that a noun names, as plans call it, or ""."""
    if noun.name in _THINGS_OF_PLACES:
        return ""
    for name in (noun.name, noun.head):
        if name in NAMED_PLACES and english(name).kind not in ("time", "idea", "quantity"):
            return NAMED_PLACES[name]
    return ""


def act(verb: str, objects: Sequence[str] = ()) -> str:
    """What a person is seen to do for a verb, or "" where the stage shows nothing of it.

    `objects` are what it is done to: an app that is opened is seen as somebody at a phone.
    """
    if not verb or verb in ("be", "have", "close", "shut"):
        return ""
    if verb in _ALWAYS_ALIKE:
        return _ALWAYS_ALIKE[verb]
    last = {singular(name.split(" ")[-1]) for name in objects}
    if verb in ("check", "examine", "inspect", "study", "look at") and last & _OF_PAPER:
        return "read"
    if verb in ("put", "put in", "cast", "drop") and canonical(verb) == "vote":
        return verb if "ballot" in objects else ""
    if verb in _MEANT_OTHERWISE:
        return ""
    alike = _ALIKE.get(verb, "")
    is_on_a_phone = alike == "text" and bool(_ON_A_PHONE & set(objects))
    if ACTIONS.find(verb) is not None and not is_on_a_phone:
        return verb
    if alike == "text" and not is_on_a_phone:
        return ""
    return alike if alike and ACTIONS.find(alike) is not None else ""


_MEANT_OTHERWISE: Final = word_set(
    "reach support lean bend stream wind shell shoulder screw pat stoop scoop"
) | {"put in", "put into", "reach for", "prop up"}
"""Verbs that in narration seldom mean what the stage acts for them, or not without where to."""


def is_done_to(verb: str, objects: Sequence[str]) -> bool:
    """Whether the stage's picture of a verb is that of doing it to `objects`.

    To clean is drawn with a broom and to bake with dough: neither is for an arm or for a cake.
    """
    if not verb or not objects:
        return canonical(verb) != "pick"
    last = {singular(name.split(" ")[-1]) for name in objects}
    act_ = canonical(verb)
    if last & _BODY and act_ not in _BODY_ACTS:
        return False
    if act_ == "sweep":
        return bool(last & _SWEPT)
    if act_ == "wipe":
        return bool(last & _WIPED)
    if act_ == "knead":
        return bool(last & _KNEADED)
    if act_ == "feed":
        return any(is_an_animal(name) or name in _POULTRY for name in last)  # no porridge is fed
    if act_ == "repair":  # a biscuit that is made is not mended
        return not any(english(name).kind in ("food", "plant", "animal") for name in last)
    if act_ in ("cook", "cut"):
        kinds = {english(name).kind for name in (*objects, *last)}
        return bool(kinds & {"food", "plant"} or last & _EATEN)
    return True


def canonical(verb: str) -> str:
    """What the stage calls an act in English; the verb where it has none."""
    entry = ACTIONS.find(verb)
    return verb if entry is None else entry.names.en


def is_of_such(act_: str, objects: Sequence[str]) -> bool:
    """Whether an act is of such objects, or of none: one falls no tree, and drives no lamp."""
    kinds = {english(name.split(" ")[-1]).kind for name in objects}
    if act_ in ("fall down", "walk"):
        return not kinds or bool(kinds & {"place", "person", "building", "animal", ""})
    if act_ == "eat":
        if kinds & _NOT_EATEN or any(name.split(" ")[-1] in _AT_MEALS for name in objects):
            return False  # one eats at a table, and nobody eats it
        return not any(is_an_animal(name) and name != "fish" for name in objects)
    if act_ in ("draw", "paint", "write") and any(
        name.split(" ")[-1] in _LIKE_BOOKS for name in objects
    ):
        return act_ == "write"
    if act_ == "jump" and kinds & {"nature", "place"}:
        return False
    if act_.partition(" ")[0] == "drive":
        return not kinds or "vehicle" in kinds or any(map(is_thing_driven, objects))
    return True


_NOT_EATEN: Final = frozenset({"place", "building", "vehicle", "person", "time", "nature"})
_AT_MEALS: Final = word_set("table desk chair bowl plate chopsticks spoon")
_LIKE_BOOKS: Final = word_set("book textbook notebook")


def is_thing_driven(name: str) -> bool:
    """Whether something of that name is a vehicle."""
    return name.split(" ")[-1] in _DRIVEN


def is_an_animal(name: str) -> bool:
    """Whether something of that name is an animal."""
    return english(name.split(" ")[-1]).kind == "animal"


def behaviour(verb: str) -> str:
    """What a thing is seen to do for a verb, or ""."""
    alike = _ALIKE_THINGS.get(verb, verb)
    return next((each for each in (verb, alike) if BEHAVIOURS.find(each) is not None), "")


def is_a_plant(name: str) -> bool:
    """Whether something of that name grows and opens."""
    return english(name.split(" ")[-1]).kind == "plant" or name in ("flower", "bud", "seed")


def canonical_behaviour(verb: str) -> str:
    """What the stage calls a thing's doing in English; the verb where it has none."""
    entry = BEHAVIOURS.find(verb)
    return verb if entry is None else entry.names.en


def has_place(name: str) -> bool:
    """Whether the stage draws that place itself."""
    return PLACES.find(name) is not None


def in_chinese(name: str) -> str:
    """What the stage calls a name of its own in Chinese; the name where it has none."""
    if is_chinese(name):
        return name
    for entry in (ROLES.find(name), THINGS.find(name), ACTIONS.find(name), PLACES.find(name)):
        if entry is not None:
            names: Names = entry.names
            return names.zh
    return _cast_names().get(name, name)


_ACTS_ZH: Final = {"press": "按", "plant": "种", "grow": "种", "sow": "种"}
"""Acts that are drawn like others, and are called by their own names."""


def act_in_chinese(verb: str) -> str:
    """What the stage calls what somebody does in Chinese: "wave" is 挥手, and not a wave."""
    if verb in _ACTS_ZH:
        return _ACTS_ZH[verb]
    entry = ACTIONS.find(verb)
    return in_chinese(verb) if entry is None or is_chinese(verb) else entry.names.zh


def has_picture(name: str) -> bool:
    """Whether the cast has a picture that is called just so."""
    return name in _cast_names()


@lru_cache(maxsize=1)
def _cast_names() -> dict[str, str]:
    """Names of the cast's pictures of things and animals, and their Chinese names."""
    names: dict[str, str] = {}
    shown = [entry for entry in load_cast() if entry.group not in ("people", "characters")]
    for entry in shown:
        names.setdefault(entry.name.casefold(), entry.name_zh)
    for entry in shown:
        for synonym in entry.synonyms:
            names.setdefault(synonym.casefold(), entry.name_zh)
    return names


def named_in_chinese(text: str) -> list[str]:
    """The things whose Chinese names stand in a text, longest names first; at most three."""
    found: list[str] = []
    for zh, en in _chinese_things():
        if zh in text:
            found.append(en)
            text = text.replace(zh, " ")
        if len(found) == 3:
            break
    return found


@lru_cache(maxsize=1)
def _chinese_things() -> tuple[tuple[str, str], ...]:
    names = {name: entry.names.en for entry in THINGS for name in entry.names if is_chinese(name)}
    names |= {zh: en for en, zh in _cast_names().items() if zh not in names}
    rows = [(zh, en) for zh, en in names.items() if len(zh) > 1]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def behaviour_in_chinese(verb: str) -> str:
    """What the stage calls a thing's doing in Chinese; the verb where it has none."""
    entry = BEHAVIOURS.find(verb)
    return verb if entry is None else entry.names.zh


def needs_a_thing(verb: str) -> bool:
    """Whether a verb is told by the thing that it is done to, and says something else without: who
    feeds a dough would feed hens."""
    return verb in _OF_A_THING or canonical(verb) in _OF_A_THING


_OF_A_THING: Final = word_set(
    "clean mix feed measure check cut pull push fill open carry hold throw give take pour wash "
    "wipe put lift pick water paint count fold knock scoop unpack tighten snip peel season "
    "repair operate sign"
) | {"carry a bag", "carry a heavy box", "put in", "pick up", "twist open", "reach out"}
