"""A scene staged from a whole sentence: where the stage plays all of it, nothing is to be chosen.

A sentence is played whole where every word of it is understood, every person is one whom the stage
knows and acts in it, what they do is what is said, and each thing that is named is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from onionskin.film import seen
from onionskin.film.covering import cover, said_in
from onionskin.film.weighing import Known, is_pronoun
from onionskin.plan.staging import StagedFigure, StagedPlan
from onionskin.planner import chinese, english
from onionskin.planner.dictionary import english as word_of
from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Clause, Frame, Noun
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.staged import StagedPrompt
from onionskin.stage.actions import ACTIONS
from onionskin.stage.behaviours import BEHAVIOURS
from onionskin.stage.blocking import block
from onionskin.stage.cueing import verb_of
from onionskin.stage.floor import Floor
from onionskin.stage.roles import nearest_role
from onionskin.stage.unplayed import unplayed

_MOST_WORDS, _MOST_CHARACTERS = 20, 36
_MOST_PEOPLE: Final = 7
_BENIGN: Final = re.compile(
    r"cannot be drawn; colours, ages and clothes can|drawn in its usual|"
    r"^(?:grand)?(?:son|daughter|child|kid) is drawn as child$"
)
"""Warnings of a plan that plays all that is done."""
_NOT_PLAIN: Final = re.compile(
    r"[?？%€$£¥\"“”「」]|\d|\b(?:not|never|no|nobody|without|if|can|could|may|might|must|should|would|"
    r"will|every|each year|(?:is|are|was|were) (?!\w+ing\b)|often|always|usually|most|many|like a|"
    r"as if|than|because|although|we|you|our|your|us|i|it|this|these|those)\b|"
    r"n't\b|[不没别勿被]|如果|可以|可能|应该|必须|经常|每[天年次个]|我|你|您|它|这|那|像|比",
    re.IGNORECASE,
)
"""What is asked, counted, denied, wished, compared or told of in general."""
_OF_NO_PICTURE: Final = word_set(
    "time day night morning evening afternoon way side front end bit floor ground"
)
_QUIET: Final = word_set("stand wait smile think nod be look watch talk say tell explain ask")
"""What is done without much to be seen of it."""


def plays_whole(text: str, prompt: str, known: Known) -> bool:
    """Whether the stage, given `prompt`, shows all that the sentence `text` says."""
    if _NOT_PLAIN.search(text) or not _is_short(text):
        return False
    found = seen.read(prompt)
    if not _is_understood(prompt):
        return False
    plan = found.plan
    frame = chinese.read(prompt) if is_chinese(prompt) else english.read(prompt)
    is_told = all(map(_is_drawn, _nouns(frame))) and all(map(_is_meant, _done(frame)))
    return is_told and _all_act(plan) and not cover(said_in(text, known), prompt).mismatches


def _is_short(text: str) -> bool:
    is_one = len(re.findall(r"[.!?。！？;；:：]", text.rstrip(" .!。！"))) == 0
    if is_chinese(text):
        return is_one and len(text) <= _MOST_CHARACTERS
    return is_one and len(text.split()) <= _MOST_WORDS


@lru_cache(maxsize=512)
def _is_understood(prompt: str) -> bool:
    """Whether neither reader nor stage has anything to say of what it leaves out or changes."""
    found: StagedPrompt = seen.read(prompt)
    if not found.plan.figures or unplayed(found.plan).is_anything:
        return False
    warnings = (*found.warnings, *block(found.plan)[1])
    return all(_BENIGN.search(each) for each in warnings)


def _people(plan: StagedPlan) -> list[StagedFigure]:
    return [each for each in plan.figures if each.kind == "person"]


def _all_act(plan: StagedPlan) -> bool:
    """Whether all who are seen do something, or it is done to them; somebody does what is seen."""
    people = _people(plan)
    if not people:
        return _all_move(plan)
    if sum(each.count for each in people) > _MOST_PEOPLE:
        return False
    if any(word_of(each.name).kind != "person" and not _role(each) for each in people):
        return False
    floor = Floor(plan)
    if sum(verb_of(floor, each) == _ALONE for each in plan.actions) > 1:
        return False  # each would have one of their own
    busy = {id_ for each in plan.actions for id_ in (each.who, each.object, each.partner, each.to)}
    ids = {each.id for each in people}
    strong = [a for a in plan.actions if a.who in ids and seen.canonical(a.verb) not in _QUIET]
    return ids <= busy and bool(strong)


def _role(figure: StagedFigure) -> bool:
    return nearest_role(figure.name) is not None


_ALONE: Final = "carry on a shoulder"
"""What the stage has nobody do together with another."""


def _all_move(plan: StagedPlan) -> bool:
    """Whether each animal or thing does something itself, in a place."""
    busy = {each.who for each in plan.actions}
    done = all(BEHAVIOURS.find(each.verb) is not None for each in plan.actions)
    return bool(plan.place and busy) and done and {each.id for each in plan.figures} <= busy


def _done(frame: Frame) -> Iterator[Clause]:
    return (each for each in frame.clauses if each.verb and not _is_weather(each))


def _is_weather(clause: Clause) -> bool:
    return clause.verb in ("rain", "snow") or any(
        noun.head in ("rain", "snow", "mist", "fog", "sun") for noun in clause.subjects
    )


def _is_meant(clause: Clause) -> bool:
    """Whether what is done is what the stage acts by that verb, and to such things."""
    if clause.negated or clause.passive or not clause.subjects:
        return False
    if any(is_pronoun(noun) or seen.is_many(noun) for noun in clause.subjects):
        return False
    names = [noun.name for noun in clause.objects if not seen.person(noun)]
    if clause.verb in _POSTURES:
        return True
    if not any(map(seen.person, clause.subjects)):
        return bool(seen.behaviour(clause.verb)) and not names
    if clause.verb in _LOOKS_FOR and any(map(seen.person, clause.objects)):
        return False  # whoever is looked for would stand there
    act = seen.act(clause.verb, names)
    if not act or ACTIONS.find(clause.verb) is None:
        return False
    is_such = seen.is_of_such(seen.canonical(act), names)
    return is_such and (not names or seen.is_done_to(clause.verb, names))


_LOOKS_FOR: Final = word_set("search seek find lose miss") | {"look for", "search for"}
_POSTURES: Final = word_set("sit stand lie kneel crouch bend stoop squat") | {"lean over"}


def _nouns(frame: Frame) -> Iterator[Noun]:
    for noun in frame.nouns:
        if noun.said and noun.head not in _OF_NO_PICTURE:
            yield noun


def _is_drawn(noun: Noun) -> bool:
    if is_pronoun(noun):
        return False
    if seen.person(noun) or seen.thing(noun) or seen.place(noun):
        return True
    return seen.is_of_a_body(noun.head) or word_of(noun.head).kind == "time"
