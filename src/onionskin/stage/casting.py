"""Casting: who of a staged plan comes onto the stage, what they do there, and in which place.

Names become entries of the stage; what it does not have is stood in for or left out, and said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from onionskin.plan import staging as plan
from onionskin.stage.actions import ACTIONS, nearest_action
from onionskin.stage.dressing import colour_named, dressed, is_wearable
from onionskin.stage.handwork import animal_of, drawn_as, handwork
from onionskin.stage.look import Frame, Look
from onionskin.stage.place import Place
from onionskin.stage.places import PLACES
from onionskin.stage.roles import ROLES, Role, look_of, nearest_role
from onionskin.stage.script import Cue, Prop
from onionskin.stage.senses import sense_of
from onionskin.stage.things import THINGS
from onionskin.stage.things.pictured import picture_named, thing_named
from onionskin.stage.touching import ON_AN_ANIMAL

# Where something is likely to happen when nobody said where.
_LIKELY_PLACE = {
    "cook": "kitchen",
    "write": "classroom",
    "type": "office",
    "inject": "hospital room",
    "examine": "hospital room",
    "look through": "laboratory",
    "eat": "dining room",
    "surf": "sea",
    "extinguish": "street",
    "sleep": "bedroom",
    "lie": "bedroom",
    "give a speech": "stage",
    "sing": "stage",
    "drive": "field",
    "pour": "café",
    "shake hands": "office",
    "doctor": "hospital room",
    "nurse": "hospital room",
    "patient": "hospital room",
    "teacher": "classroom",
    "pupil": "classroom",
    "chef": "kitchen",
    "barista": "café",
    "scientist": "laboratory",
    "farmer": "field",
    "worker": "warehouse",
    "mechanic": "garage",
    "lift from the floor": "warehouse",
    "paint a thing": "workshop",
    "presenter": "news studio",
    "business person": "office",
    "office worker": "office",
    "cashier": "shop",
    "courier": "street",
    "police officer": "street",
    "builder": "street",
    "singer": "stage",
    "drink": "kitchen",
    "open a fridge": "kitchen",
    "wash": "kitchen",
    "cut": "kitchen",
    "knead": "kitchen",
    "whisk": "kitchen",
    "brush teeth": "bathroom",
    "read": "living room",
    "phone": "living room",
    "text": "living room",
    "think": "living room",
    "unpack": "living room",
    "open a window": "living room",
    "knit": "living room",
    "iron": "living room",
    "play chess": "living room",
    "play video games": "living room",
    "play piano": "living room",
    "open": "hall",
    "knock": "hall",
    "yawn": "bedroom",
    "cough": "living room",
    "shrug": "living room",
    "sign": "office",
    "check": "office",
    "operate": "factory",
    "saw": "garage",
    "lift weights": "gym",
    "box": "gym",
    "swim": "swimming pool",
    "play hockey": "arctic",
    "skate": "arctic",
    "ski": "arctic",
    "play baseball": "stadium",
    "play volleyball": "beach",
    "play basketball": "basketball court",
    "play tennis": "basketball court",
    "kick": "stadium",
    "pay": "shop",
    "sell": "shop",
    "shop": "shop",
}

# What is of one colour, where none is said; of a glass, by what is in it.
_USUAL_COLOURS = {"taxi": "#f4c63f", "fire engine": "#d9483b", "fire truck": "#d9483b"}
_CONTENTS = {
    "milk": "#fbfaf5",
    "wine": "#9c2f45",
    "red wine": "#9c2f45",
    "white wine": "#f0e2a0",
    "beer": "#e8b23f",
    "juice": "#f39a2f",
    "orange juice": "#f39a2f",
    "apple juice": "#e0b84a",
    "tomato juice": "#d9483b",
    "lemonade": "#f6e98a",
    "cola": "#5a3226",
    "tea": "#c98a4a",
    "champagne": "#f3e3a6",
    "whisky": "#c9832f",
    "cocoa": "#6a4028",
}


def colour_of(figure: plan.StagedFigure) -> str:
    """The colour of a thing of the plan, "" for its own."""
    if figure.looks.color:
        return colour_named(figure.looks.color)
    of = (trait.removeprefix("of ") for trait in figure.looks.traits if trait.startswith("of "))
    names = (*of, figure.name)
    held = next((_CONTENTS[name] for name in names if name in _CONTENTS), "")
    return held or _USUAL_COLOURS.get(figure.name, "")


_IN_SNOW = {
    "park": "snowy garden",
    "garden": "snowy garden",
    "village": "snowy village",
    "mountains": "snowy village",
    "meadow": "snowy garden",
    "": "snowy garden",
}

# Words for several people at once.
_GROUPS = {
    "family": ("man", "woman", "girl", "boy"),
    "couple": ("man", "woman"),
    "crowd": ("man", "woman", "person", "woman", "teenager", "man"),
    "band": ("musician",) * 3,
    "orchestra": ("musician",) * 5,
    "audience": ("woman", "man", "person", "man", "woman"),
}


@dataclass(slots=True)
class Person:
    """A figure on its way to being an actor."""

    figure: plan.StagedFigure
    role: Role
    look: Look
    cues: list[Cue]
    x: float = 0
    z: float = 0
    turn: float | None = None
    seat: float = 0
    placed: bool = False
    mount: str = ""
    sunk: float = 0
    lifted: float = 0


@dataclass(slots=True)
class Floor:
    """The stage while a plan is put on it: who and what is there so far.

    `pictures` are the stage's names for the plan's own pictures, by the plan's names; `people`
    and `props` are by id; `warnings` says what is done otherwise than the plan says.
    """

    staged: plan.StagedPlan
    pictures: Mapping[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    props: dict[str, Prop] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    """Ids of those who are spoken of and are somewhere else: who is called on the phone."""


def enter(floor: Floor, figure: plan.StagedFigure, index: int) -> None:
    """A person of the plan comes onto the stage, a group as several; things wait."""
    if figure.kind != "person" and ROLES.find(figure.name) is None:
        return
    names = [each.name for each in floor.staged.figures]
    if figure.name in _MUSICIANS and figure.name != "musician" and "musician" in names:
        floor.away.add(figure.id)
        return
    if _is_called(floor, figure):
        floor.away.add(figure.id)
        floor.warnings.append(f"{figure.name} is at the other end of the line and is not seen")
        return
    members = _GROUPS.get(figure.name, (figure.name,) * min(figure.count, 6))
    if figure.count > len(members):
        floor.warnings.append(f"only {len(members)} of {figure.count} {figure.name} are drawn")
    for copy, name in enumerate(members):
        role = ROLES.find(name)
        if role is None:
            role = nearest_role(name) or ROLES.get(_likely_role(figure))
            floor.warnings.append(f"{figure.name} is drawn as {role.names.en}")
        seed = floor.staged.seed * 101 + index * 17 if figure.face is None else figure.face
        seed += copy
        age = figure.looks.age or None
        frame = figure.looks.sex or _other_than_before(floor, figure)
        look = look_of(role, seed, age=age, frame=frame or None)
        look, ignored = dressed(look, _with_put_on(floor, figure))
        floor.warnings += [
            f"{figure.name}: {word} is not drawn; name other clothes" for word in ignored
        ]
        id_ = figure.id if copy == 0 else f"{figure.id}+{copy + 1}"
        cues = _in_turn(_cues_of(floor, figure), copy)
        floor.people[id_] = Person(figure=figure, role=role, look=look, cues=cues)


def _in_turn(cues: list[Cue], copy: int) -> list[Cue]:
    """What one of a band does: each plays another instrument."""
    return [
        replace(each, verb=_PLAYED[copy % len(_PLAYED)]) if each.verb == _PLAYED[0] else each
        for each in cues
    ]


def _is_called(floor: Floor, figure: plan.StagedFigure) -> bool:
    """Whether somebody is only called on the phone: they are not in the same room."""
    staged = floor.staged
    small = _is_small(figure) or figure.kind != "person"
    ids = {each.id for each in staged.figures if each.name == figure.name}
    calls = [
        each
        for each in staged.actions
        if ids & {each.partner, each.object}
        and (each.verb in _CALLS or (each.verb == "call" and not small))
    ]
    others = [a for a in staged.actions if ids & {a.who, a.partner, a.object, a.to}]
    return bool(calls) and len(others) == len(calls)


_CALLS = frozenset({"phone", "telephone", "dial", "ring up", "call up", "call back"})


def _other_than_before(floor: Floor, figure: plan.StagedFigure) -> Frame | Literal[""]:
    """Of several of one kind whose sex nobody said there are women and men."""
    like = [each for each in floor.people.values() if each.figure.name == figure.name]
    role = ROLES.find(figure.name)
    if not like or (role is not None and role.frame is not None):
        return ""
    return "man" if like[-1].look.frame == "woman" else "woman"


def warn_of_traits(floor: Floor) -> None:
    """Says which words about looks nothing shows: a folded bicycle is drawn as any other."""
    for figure in floor.staged.figures:
        drawn = _DRAWN_TRAITS | ({"heavy", "large"} if _carried(floor, figure.id) else set())
        if any(each.name == "fire" for each in floor.staged.figures):
            drawn |= {"burning"}
        for trait in figure.looks.traits:
            content = trait.removeprefix("of ")
            if trait in drawn or content in _CONTENTS or trait.startswith("of "):
                continue
            floor.warnings.append(
                f"{figure.name}: {trait} cannot be drawn; colours, ages and clothes can"
            )


_DRAWN_TRAITS = frozenset(
    [
        "young",
        "new",
        "same",
        "other",
        "own",
        "whole",
        "first",
        "last",
        "next",
        "few",
        "many",
        "two",
        "alone",
        "several",
    ]
)
"""Words about looks that need no showing."""


def _carried(floor: Floor, id_: str) -> bool:
    return any(each.verb == "carry" and each.object == id_ for each in floor.staged.actions)


def _with_put_on(floor: Floor, figure: plan.StagedFigure) -> plan.Looks:
    """The looks with what the figure is said to put on, where the stage can dress them in it."""
    put_on = (each for each in floor.staged.actions if each.verb in PUTTING_ON)
    names = (
        name_of(floor, each.object)
        for each in put_on
        if (_if_person(floor, each.partner) or each.who) == figure.id
    )
    worn = tuple(name for name in names if name and is_wearable(name))
    return replace(figure.looks, wears=(*figure.looks.wears, *worn))


PUTTING_ON = frozenset({"wear", "put on", "try on", "dress", "fasten", "button"})


def _cues_of(floor: Floor, figure: plan.StagedFigure) -> list[Cue]:
    cues = list[Cue]()
    for action in floor.staged.actions_of(figure.id):
        verb = verb_of(floor, action)
        entry = nearest_action(verb)
        if entry is not None and verb not in ACTIONS:
            floor.warnings.append(f"{action.verb} is acted as {entry.names.en}")
        mounted = any(ACTIONS.get(each.verb).mount for each in cues)
        if mounted and entry is not None and entry.layer == "travel" and not entry.mount:
            continue  # who herds on horseback rides on
        if entry is None:
            floor.warnings.append(
                f"nobody on the stage can {action.verb} yet, so they stand: "
                "describe what one would see them do"
            )
            if cues:
                # They go on with what they did before.
                cues[-1] = replace(cues[-1], end=action.end)
            continue
        named = name_of(floor, action.tool) or name_of(floor, action.object)
        if entry.names.en == "paint a thing":
            named = name_of(floor, action.object)
        if entry.names.en in ON_AN_ANIMAL:
            animal = animal_of(floor.staged, action)
            named = animal.name if animal is not None else named
        named = floor.pictures.get(named, named)
        drawn = named in THINGS or named in floor.pictures.values()
        if named and not drawn and _is_thing(floor, action.tool or action.object):
            named = picture_named(named) or drawn_as(named)
            drawn = bool(named)
        if action.verb in ("hold", "take") and entry.names.en == "carry" and _is_too_large(named):
            floor.warnings.append(f"{action.verb} {named}: too large to hold, so it is not held")
            continue
        at_once = not cues and (entry.mount or entry.names.en in _FROM_THE_START)
        cues.append(
            Cue(
                verb=entry.names.en,
                start=0.0 if at_once else action.start,
                end=action.end,
                partner=action.partner
                or _if_person(floor, action.object)
                or _if_person(floor, action.to if entry.layer == "travel" else ""),
                thing=_held_in(floor, action, entry.names.en, named if drawn else ""),
                to=None,
                colour=_colour_of(floor, action.object),
            )
        )
    return _stay_down(cues, floor.staged.seconds)


def _held_in(floor: Floor, action: plan.Action, verb: str, named: str) -> str:
    """What is in the hand that does something to a thing, or with it; "" for the verb's own."""
    food = name_of(floor, action.object)
    if verb == "eat" and not action.tool and not is_bitten(food):
        is_spooned = bool({food, food.rsplit(" ", 1)[-1]} & _SPOONED) or food.startswith("bowl of")
        return "spoon" if is_spooned else ""
    return named if verb not in _HOLD_THEIR_OWN else ""


def is_bitten(food: str) -> bool:
    """Whether food is eaten out of the hand; other food is eaten from a table."""
    head = food.rsplit(" ", 1)[-1]
    return bool({food, head, head.removesuffix("s")} & _BITTEN)


_BITTEN = frozenset(
    ["apple", "pear", "banana", "orange", "peach", "plum", "fig", "carrot", "sandwich", "burger",
     "hamburger", "hot dog", "dog", "bread", "loaf", "roll", "bun", "croissant", "biscuit",
     "cookie", "cracker", "corn", "cob", "pretzel", "bagel", "doughnut", "donut", "lollipop",
     "chocolate", "pizza", "taco", "mooncake", "watermelon", "melon", "cherry", "strawberry",
     "popsicle", "muffin", "baozi", "wrap", "kebab", "mango", "lychee", "nut"]
)  # fmt: skip
"""Food that is held in the hand; other food stays on the table."""
_SPOONED = frozenset(
    ["soup", "porridge", "congee", "cereal", "stew", "yoghurt", "yogurt", "pudding", "oatmeal",
     "broth", "rice", "ice cream", "muesli", "curry", "jelly", "custard"]
)  # fmt: skip


def _is_too_large(name: str) -> bool:
    found = THINGS.find(name)
    return found is not None and max(found.size) > 1.2


_FROM_THE_START = frozenset(
    ["sit", "lie", "sleep", "queue", "kneel", "crouch", "hold hands", "lie on the front"]
) | {"lie on the ground", "sleep at a desk"}
"""What somebody does from a shot's first moment: nobody stands in a bed before they lie."""


def _stay_down(cues: list[Cue], seconds: float) -> list[Cue]:
    """Who sits, lies or has fallen stays so until they stand up or go."""
    kept = []
    if any(cue.verb == "lift from the floor" for cue in cues):
        # Who bends to what they lift is bent over it as they begin.
        cues = [replace(cue, start=0.0) if cue.verb == "lift from the floor" else cue
                for cue in cues if cue.verb not in _BENDS]  # fmt: skip
    for index, cue in enumerate(cues):
        if cue.verb in _STAYS:
            later = (c for c in cues[index + 1 :] if ACTIONS.get(c.verb).layer in _OF_THE_LEGS)
            cue = replace(cue, end=next((c.start for c in later), seconds + 1))
        is_last = index + 1 == len(cues)
        if is_last and cue.verb in _LASTS:
            cue = replace(cue, end=seconds + 1)
        kept.append(cue)
    return kept


_LASTS = frozenset(
    [
        "lift from the floor",
        "carry",
        "carry a child",
        "carry a person",
        "carry on the back",
        "carry on a shoulder",
    ]
) | {"hold an umbrella", "hug an animal", "stroke", "support", "film with a phone"}
"""What somebody who does it last goes on with while others act."""


_BENDS = frozenset({"crouch", "lean over", "kneel", "exercise"})
_STAYS = frozenset(
    ["sit", "lie", "sleep", "kneel", "crouch", "lean over", "fall down", "queue"]
) | {"lie on the front", "lie on the ground", "sleep at a desk"}
_OF_THE_LEGS = frozenset({"posture", "travel"})


_HOLD_THEIR_OWN = frozenset(
    {"pour", "carry a heavy box", "unpack", "check", "measure", "sew", "knit"}
)
"""What is acted with things of its own, whatever it is done to."""


def verb_of(floor: Floor, action: plan.Action) -> str:
    """What the stage calls the verb, seen together with what it is done to."""
    names = {name_of(floor, each) for each in (action.object, action.tool, action.to)} - {""}
    names |= {found.names.en for each in names if (found := THINGS.find(each))}
    other = floor.staged.figure(action.partner)
    if action.verb in PUTTING_ON and other is not None and other.kind == "person":
        return "put on somebody" if names & _ON_HEADS else "wrap somebody"
    if action.verb in _SHOULDERS and _is_shouldered(floor, action):
        return "carry on a shoulder"
    own = _own_way(floor, action) or handwork(floor.staged, action, names)
    if own:
        return own
    if action.verb in ("rest", "relax", "take a break") and not names & _BEDS:
        return "sit"
    if action.verb == "help" and _has_fallen(floor, action.object or action.partner):
        return "help up"
    if action.verb in ("talk", "speak") and other is not None and other.count > 2:
        return "give a speech"
    if action.verb in _CARRIES and (child := _person_of(floor, action.object)) is not None:
        if _is_small(child):
            return "carry a child"
        return "carry a person" if action.verb in _TAKES_UP else "hold hands"
    if _carries_with_another(floor, action):
        return "carry together"
    if action.verb in ("lift", "raise", "pick up", "hold up") and _fits_a_hand(names):
        return "phone" if "phone" in names else "look at"
    if action.verb == "play" and "ball" in names and _with_others(floor, action):
        return "kick"
    verb = sense_of(action.verb, names)
    if verb == "write" and not names & _BOARDS and not _teaches(floor, action.who):
        return "sign"
    if verb in (*_CHECKS, "measure") and _is_alive(floor, action.object or action.partner):
        return "examine"
    if verb in _CHECKS and not names & _MACHINES:
        return "look at" if _fits_a_hand(names) else "check"
    if names & _IN_THE_SKY:
        return verb
    if verb in ("look", "watch", "study", "show") and _fits_a_hand(names):
        return "look at"
    if verb == "carry" and "parcel" in names and _is_heavy(floor, action.object):
        return "carry a heavy box"
    return verb


def _own_way(floor: Floor, action: plan.Action) -> str:
    """What is done otherwise by who does it, or where: potters work at a wheel; "" if nothing."""
    figure = floor.staged.figure(action.who)
    who = figure.name if figure is not None else ""
    if action.verb in _PICKS and floor.staged.place == "tea field":
        return "pick tea"
    if who == "potter" and action.verb in _WORKS and not action.object:
        return "throw a pot"
    if who in _MUSICIANS and action.verb in ("play", "perform") and not action.object:
        alike = [each.id for each in floor.staged.figures if each.name == who]
        return _PLAYED[alike.index(action.who) % len(_PLAYED)]
    return ""


_PICKS = frozenset({"pick", "harvest", "gather", "pluck"})
_WORKS = frozenset({"work", "shape", "form", "make", "craft", "throw", "turn"})
_MUSICIANS = frozenset({"musician", "band", "orchestra"})
_PLAYED = ("play guitar", "play violin", "play trumpet", "play flute")


def _has_fallen(floor: Floor, id_: str) -> bool:
    return any(each.verb in _FALLS for each in floor.staged.actions_of(id_))


_BEDS = frozenset({"bed", "hospital bed", "sofa", "hammock", "mattress"})
_ON_HEADS = frozenset(
    [
        "hat",
        "cap",
        "helmet",
        "crown",
        "glasses",
        "sunglasses",
        "mask",
        "beanie",
        "headphones",
        "wreath",
        "veil",
        "headscarf",
        "goggles",
        "bandage",
    ]
) | {"hard hat", "sun hat", "straw hat"}
_FALLS = frozenset({"fall", "fall down", "faint", "collapse", "trip", "slip", "stumble"})
_CARRIES = frozenset(
    {"carry", "hold", "lift", "cradle", "rock", "pick up", "bring", "comfort", "rescue", "save"}
)
_TAKES_UP = frozenset({"carry", "lift", "pick up", "rescue", "save", "cradle"})
"""What is done to a grown-up on the arms."""
_IN_THE_SKY = frozenset({"star", "moon", "sun", "rainbow", "firework", "cloud", "comet", "planet"})
_CHECKS = frozenset({"check", "inspect", "verify", "control", "monitor", "review", "operate on"})
_MACHINES = frozenset({"machine", "engine", "robot arm", "conveyor", "control panel"})
_BOARDS = frozenset({"board", "blackboard", "whiteboard", "formula", "equation", "chalk"})
_AT_BOARDS = frozenset({"teacher", "professor", "lecturer", "coach", "trainer"})


def _carries_with_another(floor: Floor, action: plan.Action) -> bool:
    """Whether two people carry the same thing."""
    is_carried = action.verb in ("carry", "lift", "move") and bool(action.object)
    return is_carried and _with_others(floor, action)


def _with_others(floor: Floor, action: plan.Action) -> bool:
    """Whether others do the same to the same thing."""
    return any(
        each.verb == action.verb and each.object == action.object and each.who != action.who
        for each in floor.staged.actions
    )


def _is_alive(floor: Floor, id_: str) -> bool:
    figure = floor.staged.figure(id_)
    return figure is not None and figure.kind in ("person", "animal")


def _is_shouldered(floor: Floor, action: plan.Action) -> bool:
    """Whether what is carried is too large for the arms, and can be on a shoulder: a bicycle."""
    found = THINGS.find(name_of(floor, action.object))
    return found is not None and _ARMS < max(found.size) <= _SHOULDER


_SHOULDERS = frozenset({"carry", "bring", "carry on a shoulder"})
_ARMS, _SHOULDER = 1.2, 2.2
"""How large in metres what is carried on the arms, or on a shoulder, may be."""


def _is_heavy(floor: Floor, id_: str) -> bool:
    figure = floor.staged.figure(id_)
    return figure is not None and bool({"heavy", "big", "large"} & set(figure.looks.traits))


def _fits_a_hand(names: set[str]) -> bool:
    drawn = (name if name in THINGS else picture_named(name) for name in names)
    found = [thing_named(name) for name in drawn if name]
    return bool(found) and all(max(thing.size) <= 0.6 for thing in found)


def _teaches(floor: Floor, id_: str) -> bool:
    """Whether who writes does so on a board: teachers, and pupils who are asked to."""
    figure = floor.staged.figure(id_)
    names = {each.name for each in floor.staged.figures}
    pupil = floor.staged.place == "classroom" and "desk" not in names
    return figure is not None and (figure.name in _AT_BOARDS or pupil)


def _person_of(floor: Floor, id_: str) -> plan.StagedFigure | None:
    figure = floor.staged.figure(id_)
    return figure if figure is not None and figure.kind == "person" else None


def _is_small(figure: plan.StagedFigure) -> bool:
    """Whether a grown-up can carry them on an arm."""
    role = ROLES.find(figure.name)
    age = figure.looks.age or (role.age if role is not None else "adult")
    return age in ("baby", "child")


def _colour_of(floor: Floor, id_: str) -> str:
    figure = floor.staged.figure(id_)
    if figure is None or figure.kind == "person":
        return ""
    return colour_of(figure)


def name_of(floor: Floor, id_: str) -> str:
    """What the plan calls a figure or a prop; "" where it has none of that id."""
    named = {each.id: each.name for each in floor.staged.figures}
    named |= {each.id: each.name for each in floor.staged.props}
    return named.get(id_, "")


def _if_person(floor: Floor, id_: str) -> str:
    figure = floor.staged.figure(id_)
    return id_ if figure is not None and figure.kind == "person" else ""


def _is_thing(floor: Floor, id_: str) -> bool:
    figure = floor.staged.figure(id_)
    return figure is not None and figure.kind == "thing"


def _likely_role(figure: plan.StagedFigure) -> str:
    looks = figure.looks
    if looks.age in ("child", "baby", "teen"):
        return {"child": "child", "baby": "baby", "teen": "teenager"}[looks.age]
    if looks.age == "old":
        return "old woman" if looks.sex == "woman" else "old man"
    return looks.sex or "person"


def place_of(floor: Floor) -> Place:
    """The place the plan asks for, or else one where such things are likely to happen."""
    wanted = _wanted(floor)
    if wanted and (found := PLACES.find(wanted)):
        outside = next(filter(is_building, floor.staged.figures), None)
        if found.indoors and not floor.people and outside is not None:
            floor.warnings.append(f"{outside.name} stands outdoors: {wanted} is not drawn")
            return PLACES.get("village")
        rows = any(cue.verb == "row" for person in floor.people.values() for cue in person.cues)
        return _rowed_on(found) if rows else found
    hints = [cue.verb for person in floor.people.values() for cue in person.cues]
    hints += [person.role.names.en for person in floor.people.values()]
    name = next((_LIKELY_PLACE[hint] for hint in hints if hint in _LIKELY_PLACE), "")
    name = name or ("park" if floor.people else "plain studio")
    if wanted:
        floor.warnings.append(f"{wanted} is drawn as {name}")
    return PLACES.get(name)


def _rowed_on(place: Place) -> Place:
    """Where a boat is rowed: on open water, with no bank before it that its oars would lie on."""
    if place.names.en == "street":
        return PLACES.get("flooded street")
    if place.names.en == "sea" or place.names.en == "flooded street":
        return place
    return PLACES.get("sea" if place.names.en in ("beach", "harbour") else "open lake")


def _wanted(floor: Floor) -> str:
    """The place that was asked for, in its weather and light."""
    staged, names = floor.staged, {figure.name for figure in floor.staged.figures}
    if names & {"neon light", "neon sign"} and staged.place in ("city", "street", "town"):
        return "neon street"
    if names & {"drone", "helicopter", "plane", "airplane"} and staged.place in (
        "city",
        "town",
    ):
        return "city skyline"
    if staged.season == "autumn" and staged.place in ("park", "garden", "forest", "meadow", ""):
        return "autumn park"
    snowy = staged.weather == "snowfall" or "snowman" in names
    return _IN_SNOW.get(staged.place, staged.place) if snowy else staged.place


def is_building(figure: plan.StagedFigure) -> bool:
    """Whether a figure of the plan is what stands outdoors only."""
    return figure.kind == "thing" and figure.name.rsplit(" ", 1)[-1] in _BUILDINGS


_BUILDINGS = frozenset(
    [
        "house",
        "castle",
        "tower",
        "lighthouse",
        "windmill",
        "turbine",
        "volcano",
        "skyscraper",
        "pyramid",
        "cottage",
    ]
)


def acting_line(place: Place) -> float:
    """The depth at which people act in a place."""
    return place.anchors["left"].z if not place.indoors else 0.0
