"""What each of a plan's people does on the stage, and what the stage calls it.

A verb is seen together with what it is done to: a child is carried otherwise than a bicycle.
"""

from __future__ import annotations

from dataclasses import replace

from onionskin.plan import staging as plan
from onionskin.stage.actions import ACTIONS, nearest_action
from onionskin.stage.floor import (
    Floor,
    colour_of_id,
    if_person,
    is_small,
    is_thing,
    name_of,
    person_of,
)
from onionskin.stage.handwork import animal_of, drawn_as, handwork
from onionskin.stage.script import Cue
from onionskin.stage.senses import sense_of
from onionskin.stage.things import THINGS
from onionskin.stage.things.pictured import picture_named, thing_named
from onionskin.stage.touching import ON_AN_ANIMAL

PUTTING_ON = frozenset({"wear", "put on", "try on", "dress", "fasten", "button"})


def cues_of(floor: Floor, figure: plan.StagedFigure) -> list[Cue]:
    cues = list[Cue]()
    for action in floor.staged.actions_of(figure.id):
        verb = verb_of(floor, action)
        entry = nearest_action(verb)
        if entry is not None and verb not in ACTIONS:
            floor.warnings.append(f"{action.verb} is acted as {entry.names.en}")
        mounted = any(ACTIONS.get(each.verb).mount for each in cues)
        if mounted and entry is not None and entry.layer == "travel" and not entry.mount:
            continue  # who herds on horseback rides on
        if entry is None and (verb := _at_hand(floor, action)):
            entry = ACTIONS.get(verb)
            floor.warnings.append(f"{action.verb} is acted as {verb}")
        if entry is None and action.verb == "land" and cues and cues[-1].verb == "leap over":
            cues[-1] = replace(cues[-1], end=action.end)
            continue
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
        if entry.names.en in ("paint a thing", "look at", "wrap", "hold aloft"):
            named = name_of(floor, action.object) or named
        if entry.names.en == "ride a horse" and named and named not in _RIDDEN:
            floor.warnings.append(f"{named} is drawn as {entry.mount}")
        if entry.names.en in ON_AN_ANIMAL:
            animal = animal_of(floor.staged, action)
            named = animal.name if animal is not None else named
        named = floor.pictures.get(named, named)
        drawn = named in THINGS or named in floor.pictures.values()
        if named and not drawn and is_thing(floor, action.tool or action.object):
            named = picture_named(named) or drawn_as(named)
            drawn = bool(named)
        if action.verb in ("hold", "take") and entry.names.en == "carry" and _is_too_large(named):
            floor.warnings.append(f"{action.verb} {named}: too large to hold, so it is not held")
            continue
        at_once = not cues and (
            entry.mount
            or entry.names.en in _FROM_THE_START
            or (entry.names.en in _LASTS and action.start < _SOON)
        )
        cues.append(
            Cue(
                verb=entry.names.en,
                start=0.0 if at_once else action.start,
                end=action.end,
                partner=action.partner
                or if_person(floor, action.object)
                or if_person(floor, action.to if entry.layer == "travel" else ""),
                thing=_held_in(floor, action, entry.names.en, named if drawn else ""),
                to=None,
                colour=colour_of_id(floor, action.object),
            )
        )
    return _stay_down(cues, floor.staged.seconds)


def _at_hand(floor: Floor, action: plan.Action) -> str:
    """What is acted where the stage has not the verb: somebody is busy with what it is done to."""
    figure = floor.staged.figure(action.object or action.partner)
    if figure is None or action.verb in _NOTHING_DONE:
        return ""
    if figure.kind == "person":
        return "talk"
    if figure.kind != "thing":
        return ""
    return "look at" if _fits_a_hand({figure.name, drawn_as(figure.name)} - {""}) else "reach out"


_NOTHING_DONE = frozenset(
    ["stand", "be", "have", "need", "cause", "know", "begin", "become", "stay", "remain", "own",
     "belong", "cost", "mean", "seem", "exist", "live", "turn", "change", "wait", "stop", "make"]
)  # fmt: skip


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
    [
        "sit",
        "lie",
        "sleep",
        "queue",
        "kneel",
        "crouch",
        "hold hands",
        "lie on the front",
        "fly",
        "fish",
    ]
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

_SOON = 0.6
"""Seconds until which whoever begins to hold something holds it from the first frame on."""

_BENDS = frozenset({"crouch", "lean over", "kneel", "exercise"})

_STAYS = frozenset(
    ["sit", "lie", "sleep", "kneel", "crouch", "lean over", "fall down", "queue"]
) | {"lie on the front", "lie on the ground", "sleep at a desk"}

_OF_THE_LEGS = frozenset({"posture", "travel"})

_HOLD_THEIR_OWN = frozenset(
    {"skip", "tie shoes", "pour", "carry a heavy box", "unpack", "check", "measure", "sew", "knit"}
)
"""What is acted with things of its own, whatever it is done to."""


def verb_of(floor: Floor, action: plan.Action) -> str:
    """What the stage calls the verb, seen together with what it is done to."""
    names = {name_of(floor, each) for each in (action.object, action.tool, action.to)} - {""}
    names |= {found.names.en for each in names if (found := THINGS.find(each))}
    other = floor.staged.figure(action.partner)
    if action.verb in PUTTING_ON and other is not None and other.kind == "person":
        if names & {"ring", "bracelet", "watch", "wristwatch"}:
            return "give"
        return "put on somebody" if names & _ON_HEADS else "wrap somebody"
    if action.verb in ("pass", "go past") and not (action.object or action.partner):
        return "walk"
    if _carries_with_another(floor, action):
        return "pull" if _is_immovable(floor, action.object) else "carry together"
    if action.verb in _LIFTS and not names and person_of(floor, action.object) is None:
        return "raise a hand"  # nobody knows what is lifted
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
    if action.verb in _ON_THE_BACK and person_of(floor, action.object or action.partner):
        return "carry piggyback"
    if action.verb in _RAISES and _fits_a_hand(names, 1.0) and "phone" not in names:
        return "hold aloft"
    if action.verb in _PUTS_DOWN and names and _fits_a_hand(_object_names(floor, action), 1.1):
        return "put down"
    if action.verb in ("return", "bring back") and names:
        return "give"
    if action.verb == "march" and not _protests(floor, action.who):
        return "walk"
    if action.verb == "swing" and not names:
        return "exercise"
    if action.verb == "tie" and not names:
        return "tie shoes"
    if action.verb in ("open", "close") and names and not names & _OPENED:
        return "look at" if _fits_a_hand(names) else "reach out"
    if action.verb == "empty" and names & _EMPTIED:
        return "unpack"
    if action.verb in _CARRIES and (child := person_of(floor, action.object)) is not None:
        if is_small(child):
            return "carry a child"
        return "carry a person" if action.verb in _TAKES_UP else "hold hands"
    if action.verb in ("lift", "raise", "pick up", "hold up") and _fits_a_hand(names):
        return "phone" if "phone" in names else "look at"
    if action.verb == "play" and "ball" in names and _with_others(floor, action):
        return "kick"
    verb = sense_of(action.verb, names)
    if verb in _DRAWS and _is_on_a_board(floor, action):
        return "write"
    if verb in ("write", "sign") and _stands_about(floor, action):
        return "check"
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


def _stands_about(floor: Floor, action: plan.Action) -> bool:
    """Whether who writes something down has come to a door for it, and no desk is there."""
    acts = {each.verb for each in floor.staged.actions_of(action.who)}
    desks = any(each.name in ("desk", "table") for each in floor.staged.figures)
    return bool(acts & {"knock", "patrol", "visit"}) and not desks


def _own_way(floor: Floor, action: plan.Action) -> str:
    """What is done otherwise by who does it, or where: potters work at a wheel; "" if nothing."""
    figure = floor.staged.figure(action.who)
    who = figure.name if figure is not None else ""
    if action.verb in _PICKS and floor.staged.place == "tea field":
        return "pick tea"
    if who == "potter" and action.verb in _WORKS and not action.object:
        return "throw a pot"
    if who in MUSICIANS and action.verb in ("play", "perform") and not action.object:
        alike = [each.id for each in floor.staged.figures if each.name == who]
        return PLAYED[alike.index(action.who) % len(PLAYED)]
    return ""


_PICKS = frozenset({"pick", "harvest", "gather", "pluck"})

_WORKS = frozenset({"work", "shape", "form", "make", "craft", "throw", "turn"})

MUSICIANS = frozenset({"musician", "band", "orchestra"})

PLAYED = ("play guitar", "play violin", "play trumpet", "play flute")


def _has_fallen(floor: Floor, id_: str) -> bool:
    return any(each.verb in _FALLS for each in floor.staged.actions_of(id_))


def _object_names(floor: Floor, action: plan.Action) -> set[str]:
    """What a thing that something is done to is drawn as; nothing for what hangs on a wall."""
    figure = floor.staged.figure(action.object)
    if figure is None or figure.kind != "thing":
        return set()
    on = name_of(floor, figure.standing.of) if figure.standing is not None else ""
    return set() if on in ("wall", "door", "window", "tree") else {figure.name}


def _protests(floor: Floor, id_: str) -> bool:
    figure = floor.staged.figure(id_)
    name = figure.name.rsplit(" ", 1)[-1] if figure is not None else ""
    return name in ("protester", "demonstrator", "striker", "activist", "worker", "student")


_PUTS_DOWN = frozenset(
    {"put", "place", "lay", "set", "put down", "set down", "lay down", "put back"}
)

_ON_THE_BACK = frozenset({"carry on the back", "give a piggyback", "carry piggyback"})

_RAISES = frozenset({"raise", "hold up", "hold aloft", "hoist"})

_OPENED = frozenset(
    ["door", "gate", "house", "shop", "garage", "barn", "cage", "wardrobe", "cupboard", "closet",
     "fridge", "refrigerator", "freezer", "window", "curtain", "shutter", "blind", "box", "parcel",
     "package", "carton", "crate", "present", "gift", "gift box", "chest", "suitcase", "drawer",
     "bag", "backpack", "book", "notebook", "newspaper", "magazine", "album", "letter", "envelope",
     "bottle", "jar", "tin", "can", "laptop", "computer", "umbrella", "phone", "smartphone",
     "map", "oven", "car", "valve", "tap", "hospital", "school", "store", "tent", "safe",
     "treasure chest", "cabinet", "medicine cabinet", "toolbox", "folder", "menu", "app"]
)  # fmt: skip
"""What is opened as doors, boxes, books and bottles are."""

_EMPTIED = frozenset(
    ["box", "ballot box", "bag", "basket", "drawer", "suitcase", "backpack", "crate", "sack",
     "toolbox", "parcel", "pocket", "purse", "shopping bag"]
)  # fmt: skip
"""What is emptied and is not poured."""

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

_LIFTS = frozenset({"lift", "raise", "hold up", "hoist", "heave"})

_RIDDEN = frozenset({"horse", "pony", "unicorn", "racehorse", "stallion", "foal", "mare"})

_DRAWS = frozenset({"draw", "paint", "sketch", "solve", "calculate", "write"})


def _is_on_a_board(floor: Floor, action: plan.Action) -> bool:
    """Whether what is drawn is on a board: "draws a triangle on the whiteboard"."""
    what, who = floor.staged.figure(action.object), floor.staged.figure(action.who)
    boards = {each.id for each in floor.staged.figures if each.name in _BOARDS}
    bases = {each.standing.of for each in (what, who) if each is not None and each.standing}
    return bool(boards & (bases | {action.to, action.object}))


_AT_BOARDS = frozenset({"teacher", "professor", "lecturer", "coach", "trainer"})


def _carries_with_another(floor: Floor, action: plan.Action) -> bool:
    """Whether two people carry the same thing."""
    is_thing = bool(action.object) and not _is_alive(floor, action.object)
    is_carried = action.verb in ("carry", "lift", "move") and is_thing
    return is_carried and _with_others(floor, action)


def _is_immovable(floor: Floor, id_: str) -> bool:
    """Whether a thing is so large that nobody has it in their hands: a car out of a canal."""
    figure = floor.staged.figure(id_)
    found = THINGS.find(figure.name) if figure is not None else None
    is_vehicle = figure is not None and figure.kind == "vehicle"
    return is_vehicle and found is not None and max(found.size) > _LOADED


_LOADED = 3.0
"""How large in metres what two carry may be."""


def _with_others(floor: Floor, action: plan.Action) -> bool:
    """Whether others do the same to the same thing."""
    return any(
        each.verb == action.verb
        and each.object == action.object
        and each.who != action.who
        and min(each.end, action.end) - max(each.start, action.start) > _AT_A_TIME
        for each in floor.staged.actions
    )


_AT_A_TIME = 0.05
"""Seconds from which on two who do the same do it together."""


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


def _fits_a_hand(names: set[str], longest: float = 0.6) -> bool:
    drawn = (name if name in THINGS else picture_named(name) for name in names)
    found = [thing_named(name) for name in drawn if name]
    return bool(found) and all(max(thing.size) <= longest for thing in found)


def _teaches(floor: Floor, id_: str) -> bool:
    """Whether who writes does so on a board: teachers, and pupils who are asked to."""
    figure = floor.staged.figure(id_)
    names = {each.name for each in floor.staged.figures}
    pupil = floor.staged.place == "classroom" and "desk" not in names
    return figure is not None and (figure.name in _AT_BOARDS or pupil)
