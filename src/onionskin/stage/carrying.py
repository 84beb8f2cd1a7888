"""Carrying: who is carried, rides on a back or sits in the boat of another goes where they go."""

from __future__ import annotations

import math
from dataclasses import replace

from onionskin.stage.floor import Floor
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Cue

_CARRYING = {
    "carry a child": "be carried",
    "carry a person": "lie on arms",
    "carry piggyback": "ride piggyback",
}
"""What those do who are carried so."""


_AT_ONCE = 0.6
"""Seconds until which somebody is carried from the first moment on."""


def ride_along(floor: Floor) -> None:
    """Whoever is said to be in the boat that another rows sits in it, and goes where it goes."""
    for rower in list(floor.people.values()):
        way = next((cue for cue in rower.cues if cue.to is not None), None)
        if way is None or way.to is None or way.verb not in ("row", "row along"):
            continue
        rowed = {a.object for a in floor.staged.actions_of(rower.figure.id) if a.object}
        boats = {f.id for f in floor.staged.figures if f.name in _BOATS or f.id in rowed}
        said = ((each, each.figure.standing) for each in floor.people.values())
        guests = [p for p, s in said if p is not rower and s is not None and s.of in boats]
        side = math.copysign(1.0, way.to[0] - rower.x)
        for k, guest in enumerate(guests[:_GUESTS]):
            ahead = side * (-0.62, 0.52, 0.98)[k]
            guest.x, guest.z, guest.turn = rower.x + ahead, rower.z + 0.02, rower.turn
            guest.placed, guest.seat, guest.mount = True, 0.0, ""
            to = (way.to[0] + ahead, way.to[1] + 0.02)
            guest.cues = [replace(way, verb="sit in a boat", thing="", to=to)]
            floor.props.pop(f"seat of {guest.figure.id}", None)
        if guests:
            seats = [k for k, each in floor.props.items() if each.thing in ("bench", "chair")]
            for id_ in (*boats, *seats):
                floor.props.pop(id_, None)


_BOATS = frozenset({"boat", "rowing boat", "canoe", "kayak", "raft", "bamboo raft"})
_GUESTS = 3
"""As many sit in a rowing boat besides whoever rows it."""


def take_up(floor: Floor) -> None:
    """Who is carried sits on the arms of whoever carries them, and goes where they go."""
    for person in floor.people.values():
        for cue in person.cues:
            child = floor.people.get(cue.partner)
            if cue.verb not in _CARRYING or child is None or child is person:
                continue
            if cue.verb == "carry a person" and cue.start > _AT_ONCE:
                # They are on their feet until then.
                person.cues = [replace(c, verb="support") if c is cue else c for c in person.cues]
                continue
            side = 1 if (person.turn or 0) >= 0 else -1
            is_grown = cue.verb == "carry a person"
            ahead = (0.56 if is_grown else 0.32) * side
            rig, small = rig_of(person.look), rig_of(child.look)
            child.x, child.z, child.turn = (
                person.x + ahead,
                person.z - 0.16,
                (1.1 if is_grown else -0.5) * side,
            )
            if cue.verb == "carry piggyback":
                ahead = -0.26 * small.height / 1.3 * side
                child.x, child.z, child.turn = person.x + ahead, person.z + 0.1, 1.0 * side
            child.lifted = (0.56 if is_grown else 0.5) * rig.height - small.hip
            ways = [each for each in person.cues if each.to is not None]
            moved = [
                replace(each, to=(each.to[0] + ahead, each.to[1] - 0.16))
                for each in ways
                if each.to
            ]
            child.cues = [*moved, Cue(verb=_CARRYING[cue.verb])]
            child.seat, child.mount = 0.0, ""


def push_chairs(floor: Floor) -> None:
    """Whoever pushes somebody in a wheelchair stands behind it, with the hands on its handles."""
    for action in floor.staged.actions:
        pusher = floor.people.get(action.who)
        pushed = floor.people.get(action.object) or floor.people.get(action.partner)
        pushes = pusher is not None and any(cue.verb == "push" for cue in pusher.cues)
        if pusher is None or pushed is None or not pushes:
            continue
        standing = pushed.figure.standing
        chair = floor.props.get(standing.of) if standing is not None else None
        if chair is not None and chair.thing == "wheelchair":
            side = -1 if chair.flip else 1
            pusher.x, pusher.z = chair.x - side * _BEHIND_CHAIRS, chair.z + 0.02


_BEHIND_CHAIRS = 0.84
"""Metres from the middle of a wheelchair to whoever pushes it."""
