"""By which gesture of the stage a deed is acted: the deed itself, or what is done along with it.

Who books a room types, who finds something points at it. `gestures.txt` has the verbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from onionskin.film import seen
from onionskin.planner.dictionary import singular, word_set
from onionskin.planner.frames import Clause, Noun
from onionskin.stage.actions import ACTIONS

_FILE: Final = files("onionskin.film") / "gestures.txt"
KNOWN_BY_LOOKS: Final = word_set("phone type text write read check pay run shop photograph")
"""What is known by its own looks, whatever it is done to."""
UNDERSTOOD: Final = KNOWN_BY_LOOKS | word_set(
    "sing dance vote sleep eat drink swim climb cook cough hug kiss ski skate surf "
    "sail row fish paint draw dig sweep knead examine inject bandage operate cheer"
)
"""What is understood though nothing is seen that it is done to."""
_VAGUE: Final = word_set(
    "stand wear go take open blow press be think talk explain listen point sit wave nod walk look "
    "watch refuse"
) | {"help up"}
"""What the stage acts of verbs that mean much else."""
_GOING: Final = word_set("walk run sit")
_THROUGH: Final = word_set("visit enter cross attend pass")


@dataclass(frozen=True, kw_only=True, slots=True)
class Gesture:
    """How a deed is acted: the stage's verb, and what is in the hands where nothing is named."""

    verb: str
    held: str = ""
    is_own: bool = False
    """Whether the stage acts the deed itself."""


def gesture_of(clause: Clause) -> Gesture | None:
    """By which gesture a clause is acted; None where none says what it says."""
    if clause.verb == "see" and clause.objects and all(map(seen.person, clause.objects)):
        return Gesture(verb="talk")
    words = {
        singular(word)
        for noun in (*clause.objects, *(place.of for place in clause.places))
        for word in noun.name.split(" ")
    }
    if clause.said and (found := _listed(clause.said, words)) is not None:
        return found
    if clause.verb not in _table() and (own := _own(clause)):
        return Gesture(verb=own, is_own=True)
    found = None if clause.said else _listed(clause.verb, words)
    if found is not None and found.verb in _GOING and clause.objects:
        return found if clause.verb in _THROUGH else None
    return found


def _own(clause: Clause) -> str:
    """The deed itself, where the stage acts it and that is understood; "" where it does not."""
    done_to = clause.objects or [
        place.of for place in clause.places if place.relation in ("at", "on", "for")
    ]
    objects = [noun.name for noun in done_to]
    own = seen.act(clause.verb, objects)
    name = seen.canonical(own)
    if not own or ACTIONS.find(clause.verb) is None or name in _VAGUE or clause.verb == "work":
        return ""
    if clause.verb in ("wear", "put on") and not any(map(seen.is_worn, objects)):
        return ""
    if clause.said and not _is_said(name, clause.said):
        return ""
    has_drawn = any(map(seen.thing, done_to))
    is_understood = has_drawn or not (objects or seen.needs_a_thing(own)) or name in UNDERSTOOD
    is_such = seen.is_of_such(name, objects) and seen.is_done_to(own, objects)
    return own if is_understood and is_such else ""


def _is_said(name: str, said: str) -> bool:
    """Whether a verb in Chinese is that of an act: much else than a car is 开."""
    if name.partition(" ")[0] == "drive":
        return "车" in said
    return bool(set(seen.in_chinese(name)) & set(said))


_Row = tuple[Gesture, frozenset[str]]


def _listed(verb: str, words: set[str]) -> Gesture | None:
    """The gesture that is listed for a verb done to things that are called by some words."""
    options = _table().get(verb, ())
    asked = [gesture for gesture, things in options if things & words]
    plain = [gesture for gesture, things in options if not things]
    return next(iter((*asked, *plain)), None)


@lru_cache(maxsize=1)
def _table() -> dict[str, list[_Row]]:
    """Each verb with its gestures, and the things that these ask for."""
    found: dict[str, list[_Row]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        verb, held, told = (each.strip() for each in line.split("|"))
        gesture = Gesture(verb=verb, held=held)
        for each in told.split(", "):
            name, _, things = each.partition(" + ")
            found.setdefault(name.strip(), []).append((gesture, frozenset(things.split())))
    return found


def listed_gestures() -> Sequence[Gesture]:
    """All gestures of the list."""
    return tuple({gesture for rows in _table().values() for gesture, _ in rows})


def is_goods(noun: Noun) -> bool:
    """Whether a thing is of no kind that would be looked for: a box may stand for it."""
    return noun.head in _GOODS


_GOODS: Final = word_set(
    "thing item stuff goods box parcel package bag belonging shopping delivery product good order "
    "food supply equipment rubbish waste material"
)


_SHOWS_ITSELF: Final = {
    "talk": r"talk|tell|ask|say|speak", "explain": r"teach|explain|show", "phone": r"phone|call",
    "write": r"writ|note", "read": r"\bread", "sit": r"sit|wait", "walk": r"walk", "run": r"run",
    "check": r"check|inspect|measur", "vote": r"vot", "give": r"giv",
    "carry": r"^(?:bring|put|take|hold|lift) ", "text": r"text|messag|bubble", "type": r"typ",
    "sleep": r"sleep", "shop": r"shop|buy", "listen": r"listen|hear", "repair": r"repair|mend",
    "cough": r"cough|sneez", "look at": r"read|inspect",
}  # fmt: skip
"""Pictograms by which a gesture would be said twice."""


def says_the_same(verb: str, thing: str) -> bool:
    """Whether a pictogram only says what somebody is seen at."""
    return verb in _SHOWS_ITSELF and re.search(_SHOWS_ITSELF[verb], thing) is not None
