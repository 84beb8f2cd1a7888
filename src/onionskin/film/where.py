"""Where a clause says that something happens, and under which sky."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onionskin.film import seen
from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Clause, Noun

GOING: Final = word_set("walk run ride drive cycle go travel hurry return")
_BRINGING: Final = word_set("deliver transport send")
_TOWARDS: Final = word_set("to into towards toward from off for like of than past") | {
    "out of",
    "away from",
}
_WITHIN: Final = word_set("in at inside on")
_ENTERED: Final = word_set("enter reach visit leave cross open sweep clean")


def place_of(clause: Clause) -> str:
    """The place that a clause says it happens in, not one that somebody comes from or goes to."""
    here = [each for each in clause.places if each.relation not in _TOWARDS]
    here += [each for noun in clause.subjects for each in noun.at if each.relation in _WITHIN]
    if place := _first_place([each.of for each in here]):
        return place
    entered = _first_place(clause.objects) if clause.verb in _ENTERED else ""
    return entered if clause.verb != "open" or seen.is_indoors(entered) else ""


def place_named(clause: Clause) -> str:
    """A place that a clause speaks of, though it does not say that anything happens there."""
    ends = [*clause.objects, *clause.subjects]
    inner = [noun for noun in ends if not seen.is_thing(noun.name)]
    return _first_place(inner) or _first_place([_first_word(noun) for noun in ends])


def place_ahead(clause: Clause) -> str:
    """Where somebody who is going is seen: out of doors there, or in the street on the way."""
    if clause.verb not in GOING | _BRINGING:
        return ""
    ends = [each.of for each in clause.places if each.relation in _TOWARDS]
    name = _first_place([*ends, *([clause.to] if clause.to is not None else [])])
    return _on_the_way(name) if name else ""


def _on_the_way(place: str) -> str:
    return "street" if seen.is_indoors(place) else place


def _first_place(nouns: Sequence[Noun]) -> str:
    return next((name for noun in nouns if (name := seen.place(noun))), "")


def _first_word(noun: Noun) -> Noun:
    """Of "hospital infections" the hospital."""
    first, _, rest = noun.name.partition(" ")
    return Noun(name=first if rest else "", head=first if rest else "")


def is_setting(noun: Noun) -> bool:
    """Whether a noun names a place that is no thing: a village, and no bridge."""
    return bool(seen.place(noun)) and not seen.is_thing(noun.name)


def sky_of(clauses: Sequence[Clause], nouns: Sequence[Noun]) -> str:
    """The weather that a text speaks of: rain that falls, sunshine that is hoped for; or ""."""
    for clause in clauses:
        for noun in clause.subjects:
            if noun.name in _WEATHERS and clause.verb not in _ENDING:
                return _WEATHERS[noun.name]
    is_sunny = any(noun.name in ("sun", "sunshine", "sunlight") for noun in nouns)
    return "clear" if is_sunny else ""


_WEATHERS: Final = {"rain": "rain", "snow": "snowfall", "fog": "fog", "mist": "fog"}
_ENDING: Final = word_set("stop end clear lift vanish disappear melt")
