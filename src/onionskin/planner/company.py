"""Company: of some words it is who and what else is spoken of that says whom they name.

A conductor among tickets is the train's, the mother of ducklings is a duck, and who clicks a
mouse has a computer.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Clause, Frame, Noun

_OF_TRAINS: Final = word_set(
    "train ticket passenger platform carriage tram railway compartment station subway"
)
_OF_COMPUTERS: Final = word_set("computer desk keyboard laptop screen monitor cursor")
_YOUNG: Final = {
    "duckling": "duck", "kitten": "cat", "puppy": "dog", "chick": "hen", "piglet": "pig",
    "lamb": "sheep", "foal": "horse", "calf": "cow", "gosling": "goose", "fawn": "deer",
}  # fmt: skip
_PARENTS: Final = word_set("mother father mum dad parent")
_ON_BOARD: Final = word_set("on in aboard inside through")


def tell_apart(frame: Frame) -> None:
    """Names in the frame those whom only their company tells."""
    nouns = frame.nouns
    heads = {word for noun in nouns for word in noun.name.split(" ")}
    for noun in nouns:
        if noun.name == "conductor" and heads & _OF_TRAINS:
            noun.name = noun.head = "train conductor"
        first, _, rest = noun.name.partition(" ")
        if first in _PARENTS and rest in _YOUNG.values():
            noun.name = noun.head = rest
    for clause in frame.clauses:
        _see_parents(clause)
        _see_mouse(clause, heads)
        _go_aboard(clause)


def _see_parents(clause: Clause) -> None:
    """ "Ducklings follow their mother": she is a duck."""
    nouns = [*clause.subjects, *clause.objects, *([clause.partner] if clause.partner else [])]
    young = next((_YOUNG[noun.head] for noun in nouns if noun.head in _YOUNG), "")
    for noun in nouns if young else ():
        if noun.head in _PARENTS:
            noun.name = noun.head = young


def _see_mouse(clause: Clause, heads: set[str]) -> None:
    clicks = clause.verb in ("click", "double-click") or bool(heads & _OF_COMPUTERS)
    for noun in (*clause.objects, *clause.subjects) if clicks else ():
        if noun.name == "mouse":
            noun.name = noun.head = "computer mouse"


def _go_aboard(clause: Clause) -> None:
    """A train that somebody does something on is a place: its inside."""
    people = [noun for noun in clause.subjects if noun.head not in ("train", "tram")]
    for relation in clause.places:
        noun: Noun = relation.of
        if people and noun.name == "train" and relation.relation in _ON_BOARD:
            noun.name = noun.head = "carriage"
