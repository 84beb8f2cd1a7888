"""Groups: a class at its desks, a queue, those who are led and those who follow."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from onionskin.stage.actions import ACTIONS
from onionskin.stage.floor import Floor, Person
from onionskin.stage.place import Place
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Cue, Prop
from onionskin.stage.things import THINGS
from onionskin.stage.things.pictured import thing_named
from onionskin.stage.whereabouts import acting_line

_PUPILS: Final = frozenset(["pupil", "student", "child", "boy", "girl", "teenager"])
_IN_CLASS: Final = frozenset(
    ["sit", "listen", "read", "think", "nod", "clap", "raise a hand", "laugh", "look at"]
)
"""What pupils do at their desks."""
_FEWEST: Final = 2
"""From how many pupils on they are a class."""
_DESKS: Final = ((0.1, 0.0), (1.5, 0.0), (0.8, 1.25), (2.2, 1.25), (2.9, 0.0), (3.6, 1.25))
"""Where pupils sit who look to the left, (x, z) in metres."""
_ROW_GAP: Final = 0.95
"""Metres from one to the next of those who go or stand in file."""


def sit_in_class(floor: Floor, place: Place) -> None:
    """Pupils of a class sit at desks of their own, and look at who teaches them."""
    pupils = [each for each in floor.people.values() if _is_pupil(each)]
    others = [each for each in floor.people.values() if each not in pupils]
    seated = len(pupils) > len(_DESKS) or len(pupils) < _FEWEST or len(others) > 1
    if place.names.en != "classroom" or seated:
        return
    for person, (x, z) in zip(pupils, _DESKS, strict=False):
        small = rig_of(person.look).height / 1.72
        person.x, person.z, person.turn, person.placed = x, z, -0.95, True
        person.seat = 0.45 * small
        if not any(cue.verb == "sit" for cue in person.cues):
            person.cues.insert(0, Cue(verb="sit"))
        _bring_desk(floor, person, small)
    for person in others:
        person.x, person.z, person.turn, person.placed = -1.45, 0.5, 0.85, True


def _is_pupil(person: Person) -> bool:
    verbs = {cue.verb for cue in person.cues}
    return person.role.names.en in _PUPILS and verbs <= _IN_CLASS and not person.figure.keys


def _bring_desk(floor: Floor, person: Person, small: float) -> None:
    number = len(floor.props)
    chair = Prop(
        id=f"chair-{number}", thing="chair", x=person.x, z=person.z + 0.08, flip=True, scale=small
    )
    high = THINGS.get("pupil's desk").surface
    desk = Prop(
        id=f"desk-{number}",
        thing="pupil's desk",
        x=person.x - 0.52 * small,
        z=person.z - 0.1,
        scale=0.68 * small / high,
        flip=True,
    )
    floor.props |= {chair.id: chair, desk.id: desk}


def fall_in(floor: Floor) -> None:
    """Who is led follows, and people in a queue stand one behind the other."""
    for person in list(floor.people.values()):
        for cue in [each for each in person.cues if each.verb == "lead"]:
            led = floor.people.get(cue.partner)
            if led is None:
                continue
            for other in floor.people.values():
                if other.figure.name == led.figure.name and other is not person:
                    other.cues = [Cue(verb="walk", start=cue.start, end=cue.end)]
                    other.placed, other.turn = False, None
    line = [p for p in floor.people.values() if any(cue.verb == "queue" for cue in p.cues)]
    others = [p.x for p in floor.people.values() if p.placed and p not in line and p.z < 1.2]
    first = min(others) - 0.95 if others else _ROW_GAP * (len(line) - 1) / 2
    for k, person in enumerate(line):
        person.x, person.z = first - _ROW_GAP * k, 0.16 * (k % 2)
        person.turn, person.placed = 1.15, True


def surround(floor: Floor, place: Place) -> None:
    """Who surrounds somebody, or gathers around something, stands in half a ring behind them."""
    acts = [a for a in floor.staged.actions if a.verb in _SURROUNDS and a.object]
    middle = next((a.object for a in acts), "")
    ids = dict.fromkeys(a.who for a in acts if a.object == middle)
    ring = [p for id_ in ids if (p := floor.people.get(id_)) and not p.placed and not p.seat]
    other, prop = floor.people.get(middle), floor.props.get(middle)
    if not ring or (other is None and prop is None):
        return
    if other is not None and not other.placed:
        other.x, other.z, other.turn, other.placed = 0.0, acting_line(place), 0.15, True
    x, z = (other.x, other.z) if other is not None else (prop.x, prop.z) if prop else (0.0, 0.0)
    wide = 0.95 if prop is None else 0.5 * thing_named(prop.thing).size[0] + 0.55
    for k, person in enumerate(ring):
        angle = math.pi * (k + 0.5) / len(ring) if len(ring) > 2 else math.pi * (0.06 + 0.88 * k)
        person.x, person.z = x - wide * math.cos(angle), z + 0.15 + 0.8 * math.sin(angle)
        turn = math.atan2(x - person.x, person.z - z)
        person.turn, person.placed = max(-1.3, min(1.3, turn)), True


_SURROUNDS: Final = frozenset({"surround", "gather around"})


def follow(floor: Floor) -> None:
    """Who follows somebody goes behind them, in file, as fast as they do."""
    follows = [a for a in floor.staged.actions if a.verb in _FOLLOWS]
    leader = next(
        (found for a in follows if (found := floor.people.get(a.object or a.partner))), None
    )
    ids = dict.fromkeys(a.who for a in follows)
    file = [floor.people[id_] for id_ in ids if id_ in floor.people]
    if leader is None or leader in file or not file:
        return
    cue = next((c for c in file[0].cues if ACTIONS.get(c.verb).layer == "travel"), None)
    if cue is None or any(person.mount for person in (leader, *file)):
        return
    speed = ACTIONS.get(cue.verb).speed * min(1.0, rig_of(file[-1].look).height / 1.6)
    length = min(speed * (cue.end - cue.start), 3.4)
    first = 0.5 * (_ROW_GAP * len(file) - length)
    for k, person in enumerate((leader, *file)):
        x, z = first - _ROW_GAP * k, person.z + (0.22 * (k % 2))
        person.x, person.z, person.turn, person.placed = x, z, 1.2, True
        goes = replace(cue, partner="", thing="", to=(x + length, z))
        still = [c for c in person.cues if ACTIONS.get(c.verb).layer not in ("travel", "posture")]
        person.cues = [goes, *(c for c in still if c.verb != "listen")]


_FOLLOWS: Final = frozenset({"follow", "walk behind", "trail", "tail"})
