"""Hiding: nobody is hidden by others, nor by what stands before them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Final

from onionskin.stage.actions import ACTIONS
from onionskin.stage.floor import Floor, Person, name_of
from onionskin.stage.place import Furnished, Place
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Prop
from onionskin.stage.things import THINGS
from onionskin.stage.things.pictured import thing_named
from onionskin.stage.touching import DOORS, ON_A_BODY

_TOUCHING = frozenset(
    ["hug", "kiss", "shake hands", "hold hands", "dance", "box", "give", "be given"]
) | {"help up", "be helped up", "carry a child", "carry a person", "carry together", *ON_A_BODY}


def uncover(floor: Floor) -> None:
    """People who stand free and hide each other go apart: each has a place in the picture."""
    free = [each for each in floor.people.values() if _is_free(each)]
    if len(free) < 2:
        return
    _mix_sizes(free)
    free.sort(key=lambda each: _seen_at(each))
    middle = sum(each.x for each in free) / len(free)
    for left, right in itertools.pairwise(free):
        room = _room_between(left, right)
        short = room - (_seen_at(right) - _seen_at(left))
        if short > 0:
            right.x += short * (7.5 + right.z) / 7.5
    shift = middle - sum(each.x for each in free) / len(free)
    for each in free:
        each.x += shift


def _is_free(person: Person) -> bool:
    """Whether nothing ties somebody to where they are."""
    verbs = {cue.verb for cue in person.cues}
    tied = any(ACTIONS.get(verb).thing or ACTIONS.get(verb).mount for verb in verbs)
    keyed = bool(person.figure.keys) or person.figure.standing is not None
    return not (person.seat or tied or keyed or verbs & _TOUCHING)


def _mix_sizes(people: list[Person]) -> None:
    """Whoever is small stands before who is tall, nearer to us."""
    tallest = max(rig_of(each.look).height for each in people)
    for person in people:
        if rig_of(person.look).height < 0.8 * tallest and len(people) > 2:
            person.z = min(person.z, -0.15)


def _seen_at(person: Person) -> float:
    """Where they are in the picture, in metres at the line of action."""
    return person.x * 7.5 / (7.5 + person.z)


def _room_between(left: Person, right: Person) -> float:
    """Metres between two people that neither hides the other."""
    rigs = [rig_of(each.look) for each in (left, right)]
    return sum(max(rig.shoulder_half, 0.42 * rig.head) + 0.07 for rig in rigs)


_BEHIND = {"person": 0.75, "thing": 0.45}
"""Metres from who or what somebody stands behind, into the picture."""


def stand_behind(floor: Floor, place: Place) -> None:
    """Who is said to be behind somebody or something is: to a side of them, so that one sees it."""
    for id_, person in floor.people.items():
        said = person.figure.standing
        if said is None or said.relation != "behind" or person.seat:
            continue
        if (other := floor.people.get(said.of)) is not None and said.of != id_:
            side = -1 if other.x >= 0 else 1
            person.x, person.z = other.x + 0.5 * side, other.z + _BEHIND["person"]
            person.turn = other.turn = 0.5 * -side
        elif (at := _thing_at(floor, said.of, place)) is not None:
            x, z, wide = at
            # Who crouches is seen beside it only.
            hides = any(cue.verb == "hide" for cue in person.cues)
            aside = 0.5 * wide + 0.05 if hides else 0.22 * wide
            # A door is in its wall: who hides there is beside it.
            deep = -0.35 if _is_door(floor, said.of) else _BEHIND["thing"]
            person.x, person.z, person.turn = x - aside, z + deep, 0.3


_TABLES: Final = frozenset({"table", "desk", "pupil's desk", "writing desk", "teacher's desk"})
_UNDER: Final = frozenset({"under", "below", "beneath", "underneath", "inside", "in"})


def hide_under(floor: Floor) -> None:
    """Who hides under a desk or a table is under one, each under their own."""
    tables = {id_: _table_over(floor, each) for id_, each in floor.people.items()}
    hidden = {id_: floor.people[id_] for id_, of in tables.items() if of}
    for of in set(tables.values()):
        floor.props.pop(of, None)
    for k, (id_, person) in enumerate(hidden.items()):
        high = rig_of(person.look).height
        is_desk = high < _GROWN and "desk" in name_of(floor, tables[id_])
        drawn = THINGS.get("pupil's desk" if is_desk else "table")
        scale = max(0.75, _CROUCHED * high / drawn.surface)
        apart = drawn.size[0] * scale + 0.3
        person.x, person.z = apart * (k - (len(hidden) - 1) / 2), 0.12
        person.turn, person.placed = 0.75, True
        person.cues = [
            replace(each, verb="hide under", start=0.0) if each.verb in _LOW else each
            for each in person.cues
        ]
        floor.props[f"over-{k}"] = Prop(
            id=f"over-{k}", thing=drawn.names.en, x=person.x + 0.05, z=person.z - 0.04,
            scale=scale, subject=True,
        )  # fmt: skip


_GROWN: Final = 1.4
"""Metres from which somebody is too tall for a pupil's desk."""
_LOW: Final = frozenset({"hide", "crouch", "lean over", "kneel"})
_CROUCHED: Final = 0.72
"""How high a table is over somebody under it, by their height."""


def _table_over(floor: Floor, person: Person) -> str:
    """The id of the table that somebody hides under; "" where they do not."""
    said = person.figure.standing
    hides = [a for a in floor.staged.actions_of(person.figure.id) if a.verb in _HIDES]
    ids = [each for a in hides for each in (a.object, a.to) if each]
    ids += [said.of] if said is not None and hides and said.relation in _UNDER else []
    for id_ in ids:
        drawn = THINGS.find(name_of(floor, id_))
        if drawn is not None and drawn.names.en in _TABLES:
            return id_
    return ""


_HIDES: Final = frozenset({"hide", "crouch", "duck", "take cover", "shelter", "squat", "crawl"})


def _is_door(floor: Floor, id_: str) -> bool:
    drawn = THINGS.find(name_of(floor, id_))
    return drawn is not None and drawn.names.en in DOORS


def _thing_at(floor: Floor, id_: str, place: Place) -> tuple[float, float, float] | None:
    """Where a thing of the plan stands, or the place's own of its kind, and how wide it is."""
    prop: Prop | Furnished | None = floor.props.get(id_)
    if prop is None:
        drawn = THINGS.find(name_of(floor, id_))
        own = (each for each in place.furniture if drawn and each.thing == drawn.names.en)
        prop = next(own, None)
    if prop is None:
        return None
    return prop.x, prop.z, thing_named(prop.thing).size[0] * prop.scale


_SHOWN: Final = 0.58
"""The share of somebody's height, from below, that what stands before them may hide."""


def lower_fronts(floor: Floor) -> None:
    """What people stand behind is no higher than their chest: a child's stove is a low one."""
    for id_, prop in list(floor.props.items()):
        thing = thing_named(prop.thing)
        top = (thing.surface or thing.size[1]) * prop.scale
        if prop.y > 0 or not thing.stands or thing.live or top < 0.5:
            continue
        share = _WORKED_AT if prop.thing in _HANDS_OVER else _SHOWN
        behind = (each for each in floor.people.values() if _is_behind(each, prop))
        tallest = min((_top_before(each, share) for each in behind), default=top)
        if tallest < top:
            lower = max(0.55, tallest / top)
            floor.props[id_] = replace(prop, scale=prop.scale * lower)
            _lower_dishes(floor, prop, top, lower)


def _lower_dishes(floor: Floor, table: Prop, top: float, lower: float) -> None:
    """What stands on something that is made lower comes down with it."""
    half = thing_named(table.thing).size[0] * table.scale / 2
    for id_, prop in list(floor.props.items()):
        if abs(prop.y - top) < 0.02 and abs(prop.x - table.x) < half:
            x = table.x + (prop.x - table.x) * lower
            floor.props[id_] = replace(prop, x=x, y=top * lower)


def stand_on_steps(floor: Floor, place: Place) -> None:
    """Who is too small to be seen over what the place has before them stands on a step."""
    for person in floor.people.values():
        for piece in place.furniture:
            thing = THINGS.get(piece.thing)
            at = Prop(id="", thing=piece.thing, x=piece.x, z=piece.z, scale=piece.scale)
            if thing.surface < 0.5 or person.seat or person.lifted or not _is_behind(person, at):
                continue
            short = thing.surface * piece.scale - _SHOWN * rig_of(person.look).height
            person.lifted = max(0.0, short)


_WORKED_AT: Final = 0.5
_HANDS_OVER: Final = frozenset({"stove", "sink", "dough table", "cutting board", "workbench"}) | {
    "bare cutting board"
}
"""Over these hands are at work: they are lower than `_SHOWN` says."""


def _top_before(person: Person, share: float) -> float:
    """How high something before somebody may be."""
    high = rig_of(person.look).height
    return person.seat + 0.18 * high if person.seat else share * high


def _is_behind(person: Person, prop: Prop) -> bool:
    """Whether somebody stands behind a thing, as seen, and not far off it."""
    wide = thing_named(prop.thing).size[0] * prop.scale
    near = abs(_seen_at(person) - prop.x * 7.5 / (7.5 + prop.z)) < 0.5 * wide + 0.1
    return near and 0 < person.z - prop.z < 1.5
