"""Working: who works on the stage has before them what they work at, or goes to it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from onionskin.plan import staging as plan
from onionskin.stage.actions import ACTIONS, Action, nearest_action
from onionskin.stage.brought import fill, grow, is_down
from onionskin.stage.cueing import verb_of
from onionskin.stage.floor import Floor, Person, name_of
from onionskin.stage.handwork import animal_of, drawn_as
from onionskin.stage.place import Place
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Cue, Prop
from onionskin.stage.things import THINGS
from onionskin.stage.things.pictured import picture_named, thing_named
from onionskin.stage.touching import ON_AN_ANIMAL, door_apart
from onionskin.stage.whereabouts import acting_line, place_of

# What people do who sit at a table and confer.
_SAID_AT_A_TABLE = frozenset({"talk", "listen", "nod", "think", "laugh"})
# Metres behind the action from where a thing is only seen.
_FAR = 3.0
# Nobody goes up to these to do something to them.
_NOT_REACHED = frozenset({"house", "fire", "wave", "firework"})


def work(floor: Floor, person: Person, place: Place) -> None:
    """Puts before somebody what they work at."""
    for cue in person.cues:
        action = ACTIONS.get(cue.verb)
        if cue.verb == "carry together":
            _hold_between(floor, person, cue)
            continue
        if action.thing in _INDOORS and not place.indoors:
            # No counter stands in a street, and one cooks there over coals.
            action = replace(action, thing="charcoal grill" if action.thing == "stove" else "table")
        if action.thing == "fruit tree":
            grow(floor, person)
            continue
        if cue.verb == "put in":
            fill(floor, person, place)
            continue
        if action.thing in _STOOD_AT and is_down(person):
            _reach(floor, person, cue)
            continue
        if action.thing == "table" and any(each.verb == "give" for each in person.cues):
            continue  # they are where whoever gets it is
        if action.turn is not None and person.turn is None:
            person.turn = action.turn
        _reach(floor, person, cue)
        if cue.verb == "repair" and not _has_work(floor, person):
            action = replace(action, thing="workbench")
        laptop = _laptop_on(floor) if action.thing == "desk" and person.seat else None
        if laptop is not None:
            action = replace(action, thing="table")  # the desk has a screen of its own
        if not action.thing or action.mount:
            continue
        if action.thing == "table" and floor.props.keys() & {"meal-0", "on-table-0"}:
            return
        if action.thing == "board":
            _to_board(floor, person, place)
            return
        if action.thing == "door" and _to_door(floor, person, place):
            return
        side = 1 if (person.turn or 1) >= 0 else -1
        if action.thing == "table":
            floor.props.pop("side table", None)
        same = {action.thing, _BARE.get(action.thing, "")}
        taken = [prop for prop in floor.props.values() if prop.thing in same]
        own = bool(action.seat and person.seat)
        small = _fitting(person, action.thing)
        if taken and not own and small < 1:
            taken[-1] = replace(taken[-1], scale=small)
            floor.props[taken[-1].id] = taken[-1]
        if taken and not own and not person.placed and not person.seat:
            _join(floor, person, taken[-1], action)
            _lay_out(floor, person, action.thing)
            return
        if not person.placed:
            # Who comes second sits at the next table, behind and beside the first.
            back = len(taken) if own else 0
            person.x, person.z = (-0.45 - 1.9 * back) * side, acting_line(place) + 0.55 * back
            person.placed = True
            taken = [] if own else taken
            if own and not back and _is_taken(floor, person):
                person.x, person.turn, side = -person.x, -(person.turn or 1.0), -side
        if not taken:
            id_ = (
                f"{action.thing}"
                if action.thing not in floor.props
                else f"{action.thing}-{len(floor.props)}"
            )
            floor.props[id_] = Prop(
                id=id_,
                thing=action.thing,
                x=person.x + _away(person, action.thing, small) * side,
                z=person.z + action.thing_z,
                flip=side < 0,
                scale=small,
                subject=0.95 * _height(person) < THINGS.get(action.thing).size[1] < 2.6,
            )
        elif not person.seat:
            continue
        if cue.verb == "cut":
            _lay_food(floor, person, side)
        if action.seat and person.seat and action.thing:
            bring_chair(floor, person)
        if laptop is not None:
            _under_hands(floor, person, laptop, side)
        _lay_out(floor, person, action.thing)
        return


def _is_taken(floor: Floor, person: Person) -> bool:
    """Whether somebody else is where a person would be."""
    others = (each for each in floor.people.values() if each is not person and each.placed)
    return any(math.hypot(each.x - person.x, each.z - person.z) < 0.6 for each in others)


_INDOORS = frozenset({"counter", "cutting board", "dough table", "sink", "stove", "workbench"})
_STOOD_AT = _INDOORS | {"table", "desk", "writing desk", "easel", "open box table", "board"}
"""What nobody works at who kneels, crouches, or lies on the ground."""


def _fitting(person: Person, thing: str) -> float:
    """How large what somebody small works at is: their face and hands are over it."""
    return max(0.62, min(1.0, _height(person) / 1.65)) if thing in _TOPS else 1.0


def _away(person: Person, thing: str, small: float) -> float:
    """How far before somebody the middle is of what they work at, in metres."""
    return _FROM_SEATS.get(thing, 0.95) if person.seat else 0.62 * small


_FROM_SEATS = {"potter's wheel": 0.62, "desk": 0.74}
"""How far before who sits the middle is of what is between their knees, or has keys to reach."""
_KEYS_AT = 0.68
"""How far before who types the middle of a laptop is."""


def _laptop_on(floor: Floor) -> Prop | None:
    """A laptop that was spoken of."""
    return next((each for each in floor.props.values() if each.thing == "laptop"), None)


def _under_hands(floor: Floor, person: Person, laptop: Prop, side: int) -> None:
    """The laptop of whoever types is under their hands, its screen towards them."""
    table = THINGS.get("table").surface
    floor.props[laptop.id] = replace(
        laptop, x=person.x + _KEYS_AT * side, y=table, z=person.z - 0.02, flip=side > 0
    )


def _has_work(floor: Floor, person: Person) -> bool:
    """Whether something to be mended stands before somebody, or what they build behind them."""
    if any(a.object in floor.props for a in floor.staged.actions_of(person.figure.id)):
        return True
    return any(
        (abs(each.x - person.x) < 1.6 and each.z < person.z + 1.2) or each.z > _FAR
        for each in floor.props.values()
    )


def _hold_between(floor: Floor, person: Person, cue: Cue) -> None:
    """What two people carry is between them, as wide as the space between their hands."""
    other = floor.people.get(cue.partner)
    ids = [spoken.object for spoken in floor.staged.actions_of(person.figure.id)]
    id_ = next((each for each in ids if each), "load")
    if other is None or f"{id_}-load" in floor.props:
        return
    floor.props.pop(id_, None)
    name = _LYING.get(name_of(floor, id_), name_of(floor, id_))
    drawn = THINGS.find(name) or THINGS.find(drawn_as(name)) or THINGS.get("parcel")
    wide = max(0.2, abs(person.x - other.x) - 0.62)
    scale = min(wide / drawn.size[0], 0.8 / drawn.size[1])
    if drawn.size[0] > 3 * drawn.size[1]:
        scale = min(1.0, _LONGEST / drawn.size[0])  # its ends are behind who carries it
    x, z = (person.x + other.x) / 2, min(person.z, other.z) - 0.05
    y = 0.44 * _height(person)
    floor.props[f"{id_}-load"] = Prop(
        id=f"{id_}-load", thing=drawn.names.en, x=x, z=z, y=y, scale=scale
    )


_LYING = {"ladder": "lying ladder"}
"""What lies where it is carried, and stands otherwise."""
_LONGEST: Final = 2.8


def _join(floor: Floor, person: Person, prop: Prop, action: Action) -> None:
    """Who comes second works at the other side of the thing; a third has one of their own."""
    near = [e for e in floor.people.values() if abs(e.x - prop.x) < 0.9 and e.placed]
    there = len(near)
    if there < 2:
        side = 1 if (prop.flip is False) else -1
        side = -side if near and (near[0].x - prop.x) * side > 0 else side
        _lend_a_hand(floor, person, there)
        person.x, person.z = prop.x + 0.62 * side, prop.z - action.thing_z
        person.turn, person.placed = -(action.turn or 0.9) * side, True
        return
    x = prop.x + 2.4
    id_ = f"{action.thing}-{len(floor.props)}"
    floor.props[id_] = replace(prop, id=id_, x=x, subject=True)
    person.x, person.z, person.placed = x - 0.62, prop.z - action.thing_z, True
    person.turn = action.turn


def _lend_a_hand(floor: Floor, person: Person, there: int) -> None:
    """Who comes second to a stove seasons what the first cooks: there is one pan on it."""
    if there:
        person.cues = [
            replace(each, verb="season", thing="") if each.verb == "cook" else each
            for each in person.cues
        ]


def _to_door(floor: Floor, person: Person, place: Place) -> bool:
    """Somebody stands before a door in the wall, on the side of its handle."""
    doors = [each for each in place.furniture if each.thing == "door"]
    if doors:
        x, z, scale, side = doors[0].x, doors[0].z, doors[0].scale, -1 if doors[0].flip else 1
        for id_, prop in list(floor.props.items()):
            if prop.thing == "door":
                del floor.props[id_]
    elif place.indoors or "door" in place.anchors:
        x, z, scale, side = 0.3, 3.1 if place.indoors else 4.5, 1.0, 1
        floor.props["door"] = Prop(id="door", thing="door", x=x, z=z, subject=True)
    else:
        return False
    if (start := _opens_at(floor, person)) is not None:
        floor.props["door"] = Prop(
            id="door",
            thing="opening door",
            x=x,
            z=z - 0.01,
            y=doors[0].y if doors else 0,
            flip=side < 0,
            scale=scale,
            start=start,
            subject=not doors,
        )
    before = sum(1 for each in floor.people.values() if each.placed and abs(each.z - z) < 0.8)
    beside, ahead = door_apart(rig_of(person.look))
    person.x, person.z = x + side * (beside + 0.7 * before) * scale, z - ahead
    person.turn, person.placed = -side * 1.25, True
    return True


def _opens_at(floor: Floor, person: Person) -> float | None:
    """When somebody begins to open a door; None for who closes one, or knocks."""
    opens = (a for a in floor.staged.actions_of(person.figure.id) if a.verb in _OPENINGS)
    return next((each.start for each in opens), None)


_OPENINGS = frozenset({"open", "unlock"})


def _reach(floor: Floor, person: Person, cue: Cue) -> None:
    """Puts the thing that somebody acts on, and does not hold, before them."""
    for spoken in floor.staged.actions_of(person.figure.id):
        entry, prop = nearest_action(verb_of(floor, spoken)), floor.props.get(spoken.object)
        if entry is not None and entry.names.en in ON_AN_ANIMAL:
            animal = animal_of(floor.staged, spoken)
            spoken = replace(spoken, object=animal.id if animal is not None else spoken.object)
            prop = floor.props.get(spoken.object)
        if prop is not None and prop.thing == "goal":
            ball = next((p for p in floor.props.values() if p.thing == "ball"), None)
            spoken, prop = (replace(spoken, object=ball.id), ball) if ball else (spoken, None)
        if prop is None or entry is None or entry.names.en != cue.verb:
            continue
        if prop.thing in _NOT_REACHED or prop.z > _FAR:
            continue
        if entry.thing in _TOPS and max(thing_named(prop.thing).size) <= 0.6:
            continue  # it lies on what they work at
        if spoken.to in floor.props and entry.names.en == "pull":
            _out_of(floor, person, spoken)
            continue
        if not person.placed and _is_reached(floor, spoken):
            # Whoever comes second works from the other side.
            person.x = prop.x + 0.38 + thing_named(prop.thing).size[0] / 2
            person.z, person.turn, person.placed = prop.z + 0.06, -0.9, True
            continue
        if not person.placed:
            person.x, person.z, person.placed = -0.6, acting_line(place_of(floor)), True
        if person.turn is None:
            person.turn = 0.9
        side = 1 if person.turn >= 0 else -1
        wide = thing_named(prop.thing).size[0] / 2
        near = _NEAR.get(entry.names.en, 0.38)
        x, z = person.x + side * (near + wide), person.z - 0.06
        table = floor.props.get("side table")
        if prop.y > 0 and table is not None:
            floor.props["side table"] = replace(table, x=x + side * 0.5, z=z + 0.02)
        rolls = entry.names.en == "kick"
        scores = any(each.thing == "goal" for each in floor.props.values())
        floor.props[spoken.object] = replace(
            prop,
            x=x,
            z=z if wide < 0.6 or entry.names.en in ON_AN_ANIMAL else person.z + 0.5,
            flip=side > 0 if entry.names.en in ON_AN_ANIMAL else prop.flip,
            does=(("be shot" if scores else "roll") if rolls else prop.does),
            start=cue.start + 0.78 if rolls else prop.start,
        )


_NEAR = {"set up": 0.12, "stroke": 0.3, "hug an animal": 0.06, "feed by hand": 0.42, "milk": 0.5}
"""Metres between somebody and what they do something to."""
_TOPS = frozenset({"sink", "stove", "cutting board", "dough table", "workbench", "counter"})


def _lay_out(floor: Floor, person: Person, thing: str) -> None:
    """What somebody sells or makes lies on what they stand at, three of a small thing."""
    top = THINGS.get(thing).surface
    at = next((prop for prop in floor.props.values() if prop.thing == thing), None)
    if at is None or not top:
        return
    spoken = [floor.props.get(each.object) for each in floor.staged.actions_of(person.figure.id)]
    for prop in spoken:
        if prop is None or max(thing_named(prop.thing).size) > 0.5 or prop.does:
            continue
        wide = thing_named(prop.thing).size[0] * 1.25
        eats = any(cue.verb == "eat" for cue in person.cues)
        for k in range(3 if thing not in _ONE_EACH and not eats else 1):
            id_ = prop.id if k == 0 else f"{prop.id}+{k + 1}"
            near = 0.42 * math.copysign(1, at.x - person.x)
            x = at.x - near if eats else at.x + 0.18 + wide * (k - 1)
            y, z = top * at.scale, at.z - 0.03
            floor.props[id_] = replace(prop, id=id_, x=x, y=y, z=z, subject=False)
    table = floor.props.get("side table")
    high = THINGS.get("table").surface
    if table is not None and not any(each.y == high for each in floor.props.values()):
        del floor.props["side table"]


_BARE = {"cutting board": "bare cutting board"}
"""What is stood at, as it is when what is worked with lies on it."""
_FOOD_METRES = 0.2
"""How large food on a board is drawn, so that one sees what is cut."""
_FOOD_AT = (-0.16, 0.2, 0.4)
"""Metres from the middle of a counter to what lies on it: under the knife, and waiting."""


def _lay_food(floor: Floor, person: Person, side: int) -> None:
    """What is cut lies on the board under the knife, and two more of it beside the board."""
    board = floor.props.get("cutting board")
    spoken = [each for each in floor.staged.actions_of(person.figure.id) if each.object]
    acted = ((each, nearest_action(verb_of(floor, each))) for each in spoken)
    cut = (each for each, entry in acted if entry is not None and entry.names.en == "cut")
    name = next((name_of(floor, each.object) for each in cut), "")
    found = THINGS.find(name)
    drawn = found.names.en if found is not None else picture_named(name) if name else ""
    if board is None or not drawn or max(thing_named(drawn).size) > 0.8:
        return
    floor.props[board.id] = replace(board, thing=_BARE[board.thing])
    scale = _FOOD_METRES / max(thing_named(drawn).size)
    for k, x in enumerate(_FOOD_AT):
        floor.props[f"food-{k}"] = Prop(
            id=f"food-{k}", thing=drawn, x=board.x + x * side * board.scale,
            y=THINGS.get(board.thing).surface * board.scale, z=board.z - 0.02,
            scale=scale, subject=False,
        )  # fmt: skip


_ONE_EACH = frozenset({"desk", "writing desk"})
"""On these lies one of what is worked with."""


def _is_reached(floor: Floor, spoken: plan.Action) -> bool:
    same = (a for a in floor.staged.actions if a.object == spoken.object)
    first = next(same, spoken)
    person = floor.people.get(first.who)
    return first.who != spoken.who and person is not None and person.placed


def _out_of(floor: Floor, person: Person, spoken: plan.Action) -> None:
    """What is pulled out of something comes up from behind its rim."""
    what, of = floor.props[spoken.object], floor.props[spoken.to]
    person.x, person.z, person.placed, person.turn = 0.0, acting_line(place_of(floor)), True, 0.7
    floor.props["side table"] = Prop(id="side table", thing="table", x=1.0, z=person.z + 0.1)
    top = THINGS.get("table").surface
    of = replace(of, x=0.62, y=top, z=person.z - 0.06, scale=1.25)
    floor.props[of.id] = of
    floor.props[what.id] = replace(
        what, x=of.x, y=top + 0.3, z=of.z + 0.03, does="come out", flip=False
    )


def lay_table(floor: Floor, place: Place) -> None:
    """Those who eat or meet sit around one table: two at its ends, the others behind."""
    eaters = _doing(floor, "eat")
    if len(eaters) > 1:
        _sit_around(floor, eaters)
        dish, top = _dish_of(floor, eaters), THINGS.get("table").surface
        for k, x in enumerate(_DISHES[: max(2, len(eaters))]):
            floor.props[f"meal-{k}"] = Prop(id=f"meal-{k}", thing=dish, x=x, z=-0.16, y=top)
    elif len(players := _doing(floor, "play chess")) > 1:
        _seat_all(floor, players[:2], ("cup", "cup"))
        floor.props.pop("on-table-1", None)
        board = Prop(id="on-table-0", thing="chess board", x=0, z=-0.16, y=0.75)
        floor.props["on-table-0"] = board
    elif meeting := _meeting(floor):
        _seat_all(floor, meeting, ("laptop", "cup"))
    elif company := _at_a_table(floor):
        drinks = any(cue.verb == "drink" for person in company for cue in person.cues)
        _seat_all(floor, company, ("jug", "plate") if drinks else ("cup", "cup"))


_DISHES = (-0.6, 0.6, -0.2, 0.2, -0.4, 0.4)
"""Where dishes stand on a table, in metres from its middle: at its ends first."""


def _doing(floor: Floor, verb: str) -> list[Person]:
    return [p for p in floor.people.values() if any(cue.verb == verb for cue in p.cues)]


def _dish_of(floor: Floor, eaters: list[Person]) -> str:
    """What stands before each who eats: what they are said to eat, or else a plate of food."""
    for eater in eaters:
        for spoken in floor.staged.actions_of(eater.figure.id):
            prop = floor.props.get(spoken.object)
            if prop is None or verb_of(floor, spoken) != "eat":
                continue
            floor.props.pop(spoken.object)
            floor.props.pop("side table", None)
            return prop.thing
    return "plate"


def _seat_all(floor: Floor, people: list[Person], things: tuple[str, str]) -> None:
    for person in people:
        if not any(cue.verb == "sit" for cue in person.cues):
            person.cues.insert(0, Cue(verb="sit"))
        person.seat = THINGS.get("chair").seat
    _sit_around(floor, people)
    for k, x in enumerate((-0.5, 0.45)):
        floor.props[f"on-table-{k}"] = Prop(
            id=f"on-table-{k}", thing=things[k], x=x, z=-0.16, y=0.75
        )


def _at_a_table(floor: Floor) -> list[Person]:
    """Those who are said to be at one table, and do what one does there."""
    tables = {each.id for each in floor.props.values() if each.thing == "table"}
    people = list(floor.people.values())
    sitters = [
        each
        for each in people
        if each.figure.standing is not None
        and each.figure.standing.of in tables
        and each.figure.standing.relation in _ROUND
        and {cue.verb for cue in each.cues} <= _SAID_AT_A_TABLE | _DONE_AT_A_TABLE
    ]
    is_company = 2 <= len(sitters) <= 6 and len(sitters) == len(people)
    for id_ in tables if is_company else ():
        del floor.props[id_]
    return sitters if is_company else []


_ROUND = frozenset({"at", "beside", "around", "behind"})
_DONE_AT_A_TABLE = frozenset({"sit", "drink", "eat", "laugh", "read", "toast", "sing", "clap"})


def _meeting(floor: Floor) -> list[Person]:
    """Three to five people of whom nobody does more than talk, in a meeting room."""
    people = list(floor.people.values())
    verbs = {cue.verb for person in people for cue in person.cues}
    is_meeting = floor.staged.place == "meeting room" and verbs <= _SAID_AT_A_TABLE
    return people if is_meeting and 3 <= len(people) <= 5 else []


def _sit_around(floor: Floor, people: list[Person]) -> None:
    grown = sorted(people, key=lambda each: -_height(each))
    ends, behind = grown[:2], grown[2:]
    floor.props["table"] = Prop(id="table", thing="table", x=0, z=-0.15)
    for side, person in zip((-1, 1), ends, strict=True):
        person.x, person.z, person.turn, person.placed = side * 1.12, 0.0, -side * 1.05, True
    for k, person in enumerate(behind):
        person.x = (k - (len(behind) - 1) / 2) * 0.62
        person.z, person.turn, person.placed = 0.5, 0.12 * (1 if k % 2 else -1), True
        person.seat = 0.56 if _height(person) < 1.4 else person.seat
    for person in (*ends, *(each for each in behind if each.seat)):
        bring_chair(floor, person)


def sit_on(floor: Floor, person: Person, place: Place) -> None:
    """Who sits on a bed or a bench of the plan sits on its edge; who is at a desk is behind it."""
    said = person.figure.standing
    prop = floor.props.get(said.of) if said is not None else None
    if said is not None and prop is None and not person.placed and said.relation in _AT:
        _serve(floor, person, place, name_of(floor, said.of))
    if prop is None or person.placed:
        return
    thing = thing_named(prop.thing)
    if any(cue.verb == "lean over" for cue in person.cues) and thing.surface:
        lean_on(floor, person, prop)
        return
    is_seat = bool(thing.seat) and "bed" not in thing.names.en
    if is_seat and said is not None and said.relation in ("in", "on") and _may_sit(person):
        person.cues.insert(0, Cue(verb="sit"))
    if not any(cue.verb == "sit" for cue in person.cues):
        if thing.names.en == "counter" and said is not None and said.relation in _AT:
            _stand_at(floor, person, prop)
        return
    if thing.seat:
        others = sum(1 for each in floor.people.values() if each.placed and each.seat)
        deep = thing.front_z + 0.05 if thing.front is not None else 0.1
        aside = 0.2 if thing.size[0] * prop.scale > 1.2 else -0.05
        person.x = prop.x + aside + 0.6 * others
        person.z, person.turn = prop.z - deep, 0.3 if others % 2 == 0 else -0.3
        person.seat, person.placed = thing.seat * prop.scale, True
    elif said is not None and said.relation in _AT and thing.surface and _is_alone(floor, prop):
        side = 1
        person.x, person.z, person.turn, person.placed = prop.x, prop.z, 0.95 * side, True
        person.seat = THINGS.get("chair").seat
        across = 0.4 + 0.36 * thing.size[0] * prop.scale
        floor.props[prop.id] = replace(prop, x=prop.x + across, z=prop.z - 0.12, flip=False)
        bring_chair(floor, person)


def _may_sit(person: Person) -> bool:
    """Whether nothing that somebody does says how they are."""
    return not any(ACTIONS.get(cue.verb).layer in ("posture", "travel") for cue in person.cues)


def lean_on(floor: Floor, person: Person, prop: Prop) -> None:
    """Somebody leans over a desk or a bench that stands before them."""
    line, side = acting_line(place_of(floor)), -1 if prop.flip else 1
    wide = thing_named(prop.thing).size[0] * prop.scale
    person.x, person.z, person.turn, person.placed = -0.45, line + 0.05, 1.1 * side, True
    floor.props[prop.id] = replace(prop, x=-0.45 + side * (0.34 + wide / 2), z=line - 0.08)


def _serve(floor: Floor, person: Person, place: Place, name: str) -> None:
    """Somebody who is at the place's own counter is behind it, and who comes is before it."""
    drawn = THINGS.find(name)
    own = (each for each in place.furniture if drawn and each.thing == drawn.names.en == "counter")
    piece = next(own, None)
    if piece is None or len(floor.people) < 2:
        return
    half = THINGS.get("counter").size[0] / 2 * piece.scale
    person.x, person.z, person.turn, person.placed = piece.x - 0.3, piece.z + 0.4, -0.8, True
    others = [each for each in floor.people.values() if each is not person and not each.placed]
    for k, other in enumerate(others[:3]):
        other.x, other.z = piece.x - half - 0.4 - 0.75 * k, piece.z - 0.1
        other.turn, other.placed = 1.1, True


def _is_alone(floor: Floor, prop: Prop) -> bool:
    """Whether no more than one is said to be at a thing."""
    said = (each.figure.standing for each in floor.people.values())
    return sum(1 for each in said if each is not None and each.of == prop.id) < 2


def _stand_at(floor: Floor, person: Person, prop: Prop) -> None:
    """Somebody stands behind a counter, and whoever they talk to before its end."""
    line = acting_line(place_of(floor))
    wide = thing_named(prop.thing).size[0] * prop.scale
    person.x, person.z, person.placed = -0.75, line + 0.3, True
    person.turn = 0.85
    floor.props[prop.id] = replace(prop, x=-0.75 + 0.3, z=line)
    x = -0.45 + wide / 2 + 0.4
    others = [each for each in floor.people.values() if each is not person and not each.placed]
    for k, other in enumerate(others[:3]):
        other.x, other.z, other.placed = x + 0.75 * k, line + 0.1, True
        other.turn = -1.0 if other.turn is None else other.turn


_AT = frozenset({"at", "behind", "beside"})


def bring_chair(floor: Floor, person: Person, place: Place | None = None) -> None:
    """A chair stands under somebody; a bench where the place is outdoors."""
    thing = "bench" if place is not None and not place.indoors else "chair"
    flip = (person.turn or 1) < 0
    id_ = f"chair-{len(floor.props)}"
    floor.props[id_] = Prop(id=id_, thing=thing, x=person.x, z=person.z + 0.08, flip=flip)


def _to_board(floor: Floor, person: Person, place: Place) -> None:
    anchor = place.anchors.get("writing")
    if anchor is None:
        person.x, person.z, person.turn = -0.5, 0.3, 2.25
        floor.props["board"] = Prop(id="board", thing="board", x=0.5, z=0.95, y=0.9, scale=0.8)
    else:
        person.x, person.z, person.turn = anchor.x, anchor.z, anchor.turn
    person.placed = True


def _height(person: Person) -> float:
    return rig_of(person.look).height
