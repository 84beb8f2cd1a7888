"""Gathering: in a frame that is not wide, people of a group stand close, in two depths.

Blocking knows no frame. Where three or more only stand, talk, sing or go the same way, they come
together for a square or an upright one, so that they are large in it and all faces are seen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onionskin.stage.actions import ACTIONS
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Actor, Cue, Script
from onionskin.stage.touching import ON_A_BODY

_FEWEST: Final = 3
_SQUARE: Final = 1.3
"""The widest frame, by its height, for which people come together."""
_GAPS: Final = ((0.8, 0.4), (_SQUARE, 0.5))
"""Metres from one grown-up to the next, in frames up to a width."""
_MANY: Final = 5
"""From so many people on they stand closer still."""
_BEHIND: Final = 0.55
"""Metres between the two depths."""
_GROWN: Final = 1.72
_WIDE: Final = frozenset(["dance", "do yoga", "do tai chi", "cheer", "stretch"])
"""What takes room to both sides."""
_REACH: Final = frozenset(["shake hands", "hug", "kiss", "hold hands", "give", "be given"])
_TOUCHING: Final = ON_A_BODY | _REACH


def gathered(script: Script, aspect: float) -> Script:
    """The script with its group come together for a frame `aspect` times as wide as high."""
    people = [actor for actor in script.actors if not actor.extra]
    if aspect > _SQUARE or len(people) < _FEWEST or not all(map(_is_free, people)):
        return script
    people = sorted(people, key=lambda each: _end(each)[0])
    if any(_way(each) != _way(people[0]) for each in people):
        return script
    tallest = max(rig_of(each.look).height for each in people)
    gap = next(gap for wide, gap in _GAPS if aspect <= wide) * max(0.75, tallest / _GROWN)
    if any(cue.verb in _WIDE for each in people for cue in each.cues):
        gap *= 1.6
    if len(people) >= _MANY:
        gap *= 0.85
    ends = [_end(each)[0] for each in people]
    middle, near = (ends[0] + ends[-1]) / 2, min(_end(each)[1] for each in people)
    if ends[-1] - ends[0] <= gap * (len(people) - 1):
        return script
    heights = {each.id: rig_of(each.look).height for each in people}
    moved = {}
    for place, person in enumerate(people):
        x = middle + gap * (place - (len(people) - 1) / 2)
        # The smaller of two neighbours stand before.
        moved[person.id] = _at(person, x, near + _BEHIND * _is_behind(place, people, heights))
    return replace(script, actors=tuple(moved.get(each.id, each) for each in script.actors))


def _is_behind(place: int, people: list[Actor], heights: dict[str, float]) -> bool:
    """Whether somebody stands in the second row: every other one, the taller ones."""
    rows = [sum(heights[each.id] for each in people[k::2]) / len(people[k::2]) for k in (0, 1)]
    return place % 2 == (0 if rows[0] > rows[1] + 0.05 else 1)


def _is_free(actor: Actor) -> bool:
    """Whether somebody may stand elsewhere: on their feet, at nothing and holding on to nobody."""
    held = actor.seat or actor.mount or actor.sunk or actor.lifted
    return not held and all(map(_may_move, actor.cues))


def _may_move(cue: Cue) -> bool:
    action = ACTIONS.get(cue.verb)
    held = action.thing or action.mount or action.seat or cue.verb in _TOUCHING
    return not held


def _way(actor: Actor) -> tuple[str, ...]:
    return tuple(
        f"{cue.verb} {'+' if cue.to[0] > actor.x else '-'}" for cue in actor.cues if cue.to
    )


def _end(actor: Actor) -> tuple[float, float]:
    """Where somebody is at the end of their ways: x and z in metres."""
    return next((cue.to for cue in reversed(actor.cues) if cue.to), (actor.x, actor.z))


def _at(actor: Actor, x: float, z: float) -> Actor:
    """Somebody whose ways end at another place, and begin as far from it as before."""
    across, away = x - _end(actor)[0], z - _end(actor)[1]
    cues = tuple(
        replace(cue, to=(cue.to[0] + across, cue.to[1] + away)) if cue.to else cue
        for cue in actor.cues
    )
    return replace(actor, x=actor.x + across, z=actor.z + away, cues=cues)
