"""Working: who works on the stage has before them what they work at, or goes to it."""

from __future__ import annotations

from dataclasses import replace

from onionskin.plan import staging as plan
from onionskin.stage.actions import ACTIONS, Action, nearest_action
from onionskin.stage.casting import Floor, Person, acting_line, name_of, place_of, verb_of
from onionskin.stage.place import Place
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Cue, Prop
from onionskin.stage.things import THINGS
from onionskin.stage.things.pictured import thing_named

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
        if action.turn is not None and person.turn is None:
            person.turn = action.turn
        _reach(floor, person, cue)
        if not action.thing or action.mount:
            continue
        if action.thing == "table" and "meal-0" in floor.props:
            return
        if action.thing == "board":
            _to_board(floor, person, place)
            return
        side = 1 if (person.turn or 1) >= 0 else -1
        taken = [prop for prop in floor.props.values() if prop.thing == action.thing]
        own = bool(action.seat and person.seat)
        if taken and not own and not person.placed and not person.seat:
            _join(floor, person, taken[-1], action)
            return
        if not person.placed:
            # Who comes second sits at the next table, behind and beside the first.
            back = len(taken) if own else 0
            person.x, person.z = (-0.45 - 1.9 * back) * side, acting_line(place) + 0.55 * back
            person.placed = True
            taken = [] if own else taken
        if not taken:
            id_ = (
                f"{action.thing}"
                if action.thing not in floor.props
                else f"{action.thing}-{len(floor.props)}"
            )
            floor.props[id_] = Prop(
                id=id_,
                thing=action.thing,
                x=person.x + (0.62 if not person.seat else 0.95) * side,
                z=person.z + action.thing_z,
                flip=side < 0,
                subject=0.95 * _height(person) < THINGS.get(action.thing).size[1] < 2.6,
            )
        elif not person.seat:
            continue
        if action.seat and person.seat and action.thing:
            bring_chair(floor, person)
        _lay_out(floor, person, action.thing)
        return


def _hold_between(floor: Floor, person: Person, cue: Cue) -> None:
    """What two people carry is between them, as wide as the space between their hands."""
    other = floor.people.get(cue.partner)
    ids = [spoken.object for spoken in floor.staged.actions_of(person.figure.id)]
    id_ = next((each for each in ids if each), "load")
    if other is None or f"{id_}-load" in floor.props:
        return
    floor.props.pop(id_, None)
    drawn = THINGS.find(name_of(floor, id_)) or THINGS.get("parcel")
    wide = max(0.2, abs(person.x - other.x) - 0.62)
    scale = min(wide / drawn.size[0], 0.8 / drawn.size[1])
    x, z = (person.x + other.x) / 2, min(person.z, other.z) - 0.05
    y = 0.44 * _height(person)
    floor.props[f"{id_}-load"] = Prop(
        id=f"{id_}-load", thing=drawn.names.en, x=x, z=z, y=y, scale=scale
    )


def _join(floor: Floor, person: Person, prop: Prop, action: Action) -> None:
    """Who comes second works at the other side of the thing; a third has one of their own."""
    there = sum(1 for each in floor.people.values() if abs(each.x - prop.x) < 0.9 and each.placed)
    if there < 2:
        side = 1 if (prop.flip is False) else -1
        person.x, person.z = prop.x + 0.62 * side, prop.z - action.thing_z
        person.turn, person.placed = -(action.turn or 0.9) * side, True
        return
    x = prop.x + 2.4
    id_ = f"{action.thing}-{len(floor.props)}"
    floor.props[id_] = replace(prop, id=id_, x=x, subject=True)
    person.x, person.z, person.placed = x - 0.62, prop.z - action.thing_z, True
    person.turn = action.turn


def _reach(floor: Floor, person: Person, cue: Cue) -> None:
    """Puts the thing that somebody acts on, and does not hold, before them."""
    for spoken in floor.staged.actions_of(person.figure.id):
        entry, prop = nearest_action(verb_of(floor, spoken)), floor.props.get(spoken.object)
        if prop is not None and prop.thing == "goal":
            ball = next((p for p in floor.props.values() if p.thing == "ball"), None)
            spoken, prop = (replace(spoken, object=ball.id), ball) if ball else (spoken, None)
        if prop is None or entry is None or entry.names.en != cue.verb:
            continue
        if prop.thing in _NOT_REACHED or prop.z > _FAR:
            continue
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
        near = 0.12 if entry.names.en == "set up" else 0.38
        x, z = person.x + side * (near + wide), person.z - 0.06
        rolls = entry.names.en == "kick"
        scores = any(each.thing == "goal" for each in floor.props.values())
        floor.props[spoken.object] = replace(
            prop,
            x=x,
            z=z if wide < 0.6 else person.z + 0.5,
            does=(("be shot" if scores else "roll") if rolls else prop.does),
            start=cue.start + 0.78 if rolls else prop.start,
        )


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
        for k in range(3):
            id_ = prop.id if k == 0 else f"{prop.id}+{k + 1}"
            x = at.x + 0.18 + wide * (k - 1)
            floor.props[id_] = replace(prop, id=id_, x=x, y=top, z=at.z - 0.03, subject=False)
    table = floor.props.get("side table")
    high = THINGS.get("table").surface
    if table is not None and not any(each.y == high for each in floor.props.values()):
        del floor.props["side table"]


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
    eaters = [p for p in floor.people.values() if any(c.verb == "eat" for c in p.cues)]
    if len(eaters) > 1:
        _sit_around(floor, eaters)
        for k, x in enumerate((-0.52, 0.0, 0.52)):
            thing = ("plate", "bottle", "plate")[k]
            floor.props[f"meal-{k}"] = Prop(id=f"meal-{k}", thing=thing, x=x, z=-0.16, y=0.75)
    elif meeting := _meeting(floor):
        for person in meeting:
            person.cues.insert(0, Cue(verb="sit"))
            person.seat = THINGS.get("chair").seat
        _sit_around(floor, meeting)
        for k, x in enumerate((-0.5, 0.45)):
            floor.props[f"on-table-{k}"] = Prop(
                id=f"on-table-{k}", thing=("laptop", "cup")[k], x=x, z=-0.16, y=0.75
            )


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


def bring_chair(floor: Floor, person: Person) -> None:
    """A chair stands under somebody."""
    flip = (person.turn or 1) < 0
    id_ = f"chair-{len(floor.props)}"
    floor.props[id_] = Prop(id=id_, thing="chair", x=person.x, z=person.z + 0.08, flip=flip)


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
