"""Mends the tags of an English sentence by what stands around each word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from onionskin.planner.dictionary import english, infinitive, word_set


@dataclass(slots=True)
class Token:
    text: str
    lower: str
    tag: str = ""
    options: dict[str, float] = field(default_factory=dict)


def see_participles(tokens: list[Token]) -> None:
    """Behind a sentence's verb and a noun a past form is a participle: "a baby held by"."""
    has_verb = False
    for place, token in enumerate(tokens):
        if token.tag in ("S", "C", "."):
            has_verb = False
        past = token.tag == "V" and infinitive(token.lower)[1] == "ed"
        follows = place + 1 < len(tokens) and tokens[place + 1].tag == "P"
        if past and has_verb and follows and tokens[place - 1].tag == "N":
            token.tag = "E"
        has_verb = has_verb or token.tag in ("V", "X")


def see_results(tokens: list[Token]) -> None:
    """What something comes to be is none of its names: "wipes the board clean", "brakes hard"."""
    for place, token in enumerate(tokens):
        ends = place + 1 == len(tokens) or tokens[place + 1].tag in ("C", ".", "S")
        if place < 2 or not ends or token.tag not in ("N", "J", "V"):
            continue
        known, before = english(token.lower), tokens[place - 1]
        more = known.adjective > max(known.noun, 0 if before.tag == "O" else known.verb)
        has_verb = any(each.tag == "V" for each in tokens[: place - 1])
        behind_noun = more and has_verb and before.tag == "N" and token.tag in ("N", "J")
        behind_pronoun = has_verb and before.lower in ("it", "them", "him", "her")
        acts = before.tag == "V" and infinitive(before.lower)[0] not in _IS_SO
        behind_verb = more and acts and token.tag == "J"
        if known.adjective and (behind_noun or behind_verb or behind_pronoun):
            token.tag = "R"


_IS_SO: Final = word_set(
    "be become look seem feel turn stand go get grow stay remain smell taste sound lie sit keep"
)
"""Verbs behind which an adjective says how the subject is."""


def open_clauses(tokens: list[Token]) -> None:
    """Of "waves flags as the king rides past" the "as" opens a clause with its own verb."""
    for place, token in enumerate(tokens):
        if token.tag != "P" or token.lower not in _OPENING:
            continue
        ahead = place + 1
        while ahead < len(tokens) and tokens[ahead].tag in ("D", "J", "N", "Q", "E", "O", "R"):
            ahead += 1
        if ahead > place + 1 and ahead < len(tokens) and tokens[ahead].tag in ("V", "X"):
            token.tag = "S"


_OPENING: Final = word_set("as before after until since")
