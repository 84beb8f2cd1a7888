"""Idioms: a verb and its object that together are one thing to do: "brushes her teeth"."""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Clause, Noun

_GAMES: Final = word_set(
    "golf baseball cricket volleyball hockey badminton tennis rugby squash softball ping-pong"
) | {"ice hockey", "table tennis", "beach volleyball"}
_IDIOMS: Final = (
    ("raise lift hold-up put-up", "hand arm finger", "raise a hand"),
    ("raise", "voice", "shout"),
    ("brush clean floss", "tooth", "brush teeth"),
    ("brush comb", "hair", "comb"),
    ("wash rinse scrub soap disinfect", "hand face", "wash hands"),
    ("shake", "head", "refuse"),
    ("nod", "head", "nod"),
    ("shake", "hand", "shake hands"),
    ("hold take", "hand", "hold hands"),
    ("clap", "hand", "clap"),
    ("bend", "knee", "crouch"),
    ("cross", "finger", "think"),
    ("form join", "queue line", "queue"),
)
_PHRASES: Final = {
    (verb.replace("-", " "), noun): acted
    for verbs, nouns, acted in _IDIOMS
    for verb in verbs.split()
    for noun in nouns.split()
}
_IN_LINE: Final = word_set("stand wait be")
_LINES: Final = word_set("queue line")


def as_one(clause: Clause) -> None:
    """Changes a clause whose verb and object are one thing to do: the object is nobody's figure."""
    for noun in list(clause.objects):
        acted = _PHRASES.get((clause.verb, noun.head))
        if clause.verb == "play" and (noun.name in _GAMES or noun.head in _GAMES):
            acted = f"play {'table tennis' if noun.name == 'ping-pong' else noun.name}"
        if acted and not _is_thing(clause, noun):
            clause.verb = acted
            clause.objects = [each for each in clause.objects if each is not noun]
            if noun.of is not None and clause.partner is None and noun.of not in clause.subjects:
                clause.partner = noun.of
            return
        if noun.head == "weight" and clause.verb in ("lift", "raise", "press"):
            noun.name = noun.head = "barbell"
            noun.many, noun.count = False, 1
    for relation in list(clause.places):
        if clause.verb in _IN_LINE and relation.of.head in _LINES and relation.relation == "in":
            clause.verb = "queue"
            clause.places.remove(relation)


def _is_thing(clause: Clause, noun: Noun) -> bool:
    """Whether what is named is really another's thing: "the hand of the clock"."""
    return noun.of is not None and not noun.owned and noun.head != "hand"
