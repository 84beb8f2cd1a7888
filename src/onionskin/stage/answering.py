"""Answering: who is done something together with does it too, or a warning says why not.

Somebody whose hand is shaken holds out theirs, whatever they do before or after; only who is busy
at that very time does not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onionskin.stage.actions import ACTIONS
from onionskin.stage.floor import Floor, Person
from onionskin.stage.furnishing import held_things
from onionskin.stage.script import Cue

TOGETHER: Final = frozenset(["shake hands", "hug", "hold hands", "kiss", "dance"])
"""What both do, at the same time, where one has the other as partner."""
_ANSWERS: Final = {"give": "be given", "help up": "be helped up"}
"""What those do to whom it is done, at the same time."""
_SHORTEST: Final = 0.8
"""Seconds that an answer takes at least."""


def answer(floor: Floor) -> None:
    """Everybody whom another does something together with, or gives something, does their part."""
    for id_, person in list(floor.people.items()):
        for cue in list(person.cues):
            other = floor.people.get(cue.partner)
            if other is None or other is person:
                continue
            verb = cue.verb if cue.verb in TOGETHER else _ANSWERS.get(cue.verb, "")
            if verb and not _answers(other, verb, cue, id_):
                _do(floor, other, replace(cue, verb=verb, partner=id_), cue)


def _answers(other: Person, verb: str, cue: Cue, id_: str) -> bool:
    """Whether somebody does their part already."""
    known = (verb, cue.verb, "take", "receive")
    return any(
        each.verb in known and each.partner in ("", id_) and _overlap(each, cue)
        for each in other.cues
    )


def _do(floor: Floor, other: Person, part: Cue, cue: Cue) -> None:
    """Gives somebody their part in the time that they have for it."""
    start, end = part.start, part.end
    busy = [each for each in other.cues if _overlap(each, cue) and _is_busy(each, part)]
    for each in busy:
        if each.start - start > end - each.end:
            end = min(end, each.start)
        else:
            start = max(start, each.end)
    if end - start < _SHORTEST and busy:
        floor.warnings.append(
            f"{other.figure.name} does not {part.verb} with {_name(floor, part.partner)}, "
            f"but goes on to {busy[0].verb}: give one of the two actions another time"
        )
        return
    kept = [each for each in other.cues if not _is_only_company(each)]
    other.cues = sorted([*kept, replace(part, start=start, end=end)], key=lambda each: each.start)


def _overlap(first: Cue, second: Cue) -> bool:
    return min(first.end, second.end) - max(first.start, second.start) > 0.2


def _is_busy(cue: Cue, part: Cue) -> bool:
    """Whether what somebody does leaves neither hand nor foot for their part."""
    action = ACTIONS.get(cue.verb)
    if action.layer == "face" or _is_only_company(cue) or cue.verb in _FREE:
        return False
    if action.layer == "posture":
        return cue.verb not in ("sit", "stand") or part.verb in ("dance", "be helped up")
    return action.layer == "travel" or bool(cue.thing or held_things(action)) or bool(action.thing)


_FREE: Final = frozenset(
    ["talk", "listen", "wave", "nod", "point", "greet", "cheer", "clap", "bow"]
)
"""What is let be for a moment."""


def _is_only_company(cue: Cue) -> bool:
    return cue.verb == "listen"


def _name(floor: Floor, id_: str) -> str:
    return floor.people[id_].figure.name
