"""Nearing: between what they do together two people step to the distance that comes next."""

from __future__ import annotations

import math
from typing import Final

from onionskin.stage.actions import ACTIONS
from onionskin.stage.floor import Floor, Person
from onionskin.stage.look import Look
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Cue

_ARM: Final = 0.6
"""Metres of an arm for which verbs say how far apart two stand."""
_STEP: Final = 0.6
"""Seconds of a step or two."""
_SAME: Final = 0.12
"""Metres by which nobody moves for the sake of a distance."""
EMBRACES: Final = frozenset({"hug", "kiss"})
BY_HAND: Final = frozenset({"give", "be given", "shake hands", "hold hands"})
_NEARED: Final = EMBRACES | BY_HAND
_SMALL: Final = 0.8
"""The share of somebody's height from which on the other need not come down to them."""


def distance_for(verb: str, one: Look, other: Look) -> float:
    """Metres between two who do something together: the small have short arms."""
    apart = ACTIONS.get(verb).apart
    arms = (rig_of(one).arm + rig_of(other).arm) / 2
    if verb in BY_HAND:
        return apart * min(1.0, 0.25 + 0.75 * arms / _ARM)
    return apart if verb in EMBRACES else max(apart, 0.75)


def near(floor: Floor) -> None:
    """Whoever begins a thing with another at a wrong distance steps up, or a step back."""
    done = set[tuple[str, str, float]]()
    acts = [
        (cue, id_)
        for id_, person in floor.people.items()
        for cue in person.cues
        if cue.verb in _NEARED and cue.partner in floor.people and cue.partner != id_
    ]
    for cue, id_ in sorted(acts, key=lambda each: each[0].start):
        pair = (min(id_, cue.partner), max(id_, cue.partner), round(cue.start, 2))
        if pair in done:
            continue
        done.add(pair)
        person, other = floor.people[id_], floor.people[cue.partner]
        if _is_fixed(person) and _is_fixed(other):
            continue
        if cue.verb in EMBRACES:
            _come_down(person, other, cue)
        if cue.start >= _STEP:
            _step(person, other, cue)


def _is_fixed(person: Person) -> bool:
    """Whether somebody sits, rides or has a path of their own, and takes no step."""
    return bool(person.seat or person.mount or person.sunk or person.lifted or person.figure.keys)


def _come_down(person: Person, other: Person, cue: Cue) -> None:
    """A grown-up kneels to embrace a child."""
    small, tall = sorted((person, other), key=lambda each: rig_of(each.look).height)
    if rig_of(small.look).height > _SMALL * rig_of(tall.look).height or _is_fixed(tall):
        return
    if small.seat or small.lifted:
        return
    tall.cues.append(Cue(verb="kneel", start=max(0.0, cue.start - 0.2), end=cue.end))


def _step(person: Person, other: Person, cue: Cue) -> None:
    goes, stays = (other, person) if _is_fixed(person) else (person, other)
    ready = max((each.end for each in goes.cues if _is_way(each) and each.start < cue.start),
                default=0.0)  # fmt: skip
    (x, z), (at, deep) = _at(goes, cue.start), _at(stays, cue.start)
    wanted = distance_for(cue.verb, person.look, other.look)
    if abs(math.hypot(x - at, z - deep) - wanted) < _SAME or ready > cue.start + 0.05:
        return
    side = 1 if x >= at else -1
    across = math.sqrt(max(wanted**2 - (z - deep) ** 2, 0.04))
    start = max(ready, cue.start - 0.5 * _STEP)
    goes.cues.append(Cue(verb="walk", start=start, end=start + _STEP, to=(at + side * across, z)))


def _is_way(cue: Cue) -> bool:
    return cue.to is not None and ACTIONS.get(cue.verb).layer == "travel"


def _at(person: Person, t: float) -> tuple[float, float]:
    """Where somebody is who has gone all ways that they began before `t`."""
    ways = sorted((each for each in person.cues if _is_way(each) and each.start < t),
                  key=lambda each: each.start)  # fmt: skip
    return (ways[-1].to if ways else None) or (person.x, person.z)
