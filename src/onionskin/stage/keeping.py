"""Keeping: a thing that goes from hand to hand is there once, in the hands of whoever has it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onionskin.stage.actions import ACTIONS
from onionskin.stage.actions.between import changes_hands_at
from onionskin.stage.actors import held_name
from onionskin.stage.floor import Floor, Person
from onionskin.stage.script import Cue

_TAKEN: Final = 0.3
"""Seconds after which whoever gives holds the thing as giving does."""
_HAS: Final = frozenset({"carry", "look at"})
"""What somebody does with a thing while they do nothing but have it."""


def keep(floor: Floor) -> None:
    """Who gives something has had it, and who is given it has it from then on."""
    gifts = [
        (cue, person, other)
        for person in floor.people.values()
        for cue in person.cues
        if cue.verb == "give"
        and (held_name(cue) or not cue.thing)
        and (other := floor.people.get(cue.partner)) is not None
    ]
    gifts.sort(key=lambda each: each[0].start)
    for index, (cue, giver, taker) in enumerate(gifts):
        over = cue.start + changes_hands_at(cue.end - cue.start)
        back = (each for each, who, _ in gifts[index + 1 :] if _is_same(each, cue) and who is taker)
        until = next((each.start for each in back), floor.staged.seconds + 1)
        had = any(_is_same(each, cue) and to is giver for each, _, to in gifts[:index])
        _clip(giver, cue, end=cue.start + _TAKEN)
        _clip(taker, cue, start=over)
        if not had:
            _have(giver, cue, _first_had(floor, giver, cue), cue.start + _TAKEN)
        _have(taker, cue, over, until + _TAKEN)


def _is_same(one: Cue, other: Cue) -> bool:
    return (one.thing, one.colour) == (other.thing, other.colour)


def _first_had(floor: Floor, giver: Person, gift: Cue) -> float:
    """Since when somebody has what they give: what they did with it before comes first."""
    before = [
        each.end
        for each in giver.cues
        if _is_same(each, gift) and gift.thing and each.end <= gift.start + 0.1
        if each.verb not in _HAS and ACTIONS.get(each.verb).layer == "hands"
    ]
    return max(before, default=0.0)


def _have(person: Person, gift: Cue, start: float, end: float) -> None:
    """Puts the thing in somebody's hands under all that they do with them."""
    if person.mount or end - start < _TAKEN:
        return
    kept = Cue(verb="carry", start=start, end=end, thing=gift.thing, colour=gift.colour, kept=True)
    person.cues.insert(0, kept)


def _clip(person: Person, gift: Cue, *, start: float = 0.0, end: float = 0.0) -> None:
    """Lets somebody hold the thing only while they have it."""
    cues = []
    for each in person.cues:
        if each.verb in _HAS and _is_same(each, gift) and not each.kept:
            if end and each.start < end < each.end:
                each = replace(each, end=end)
            if start and each.start < start:
                if each.end <= start:
                    continue
                each = replace(each, start=start)
        cues.append(each)
    person.cues = cues
