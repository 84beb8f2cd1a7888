"""Whether a picture suits the words it is chosen for: what of them is drawn, and in what way."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from onionskin.film import seen
from onionskin.film.callouts import Shown, is_large, shown_by
from onionskin.film.covering import Cover, Said
from onionskin.film.depicting import Depicted
from onionskin.film.figures import figures_in
from onionskin.film.setting import NO_GROUND
from onionskin.film.storyboard import Stage, Things
from onionskin.film.weighing import WHOLE
from onionskin.plan.staging import StagedPlan
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import english, infinitive, singular, word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.staged import StagedPrompt
from onionskin.planner.tagging import tagged
from onionskin.stage.actors import held_metres
from onionskin.stage.things import THINGS

MOSTLY, PARTLY = 0.6, 0.4
"""So much of what can be seen has a picture that is chosen before others, or chosen at all."""


def has_no_action(found: StagedPrompt, prompt: str) -> bool:
    """Whether somebody does something by a word that was not understood, and nothing else."""
    people = {each.id for each in found.plan.figures if each.kind == "person"}
    acts = any(each.who in people for each in found.plan.actions)
    return bool(people) and is_chinese(prompt) and not acts and bool(not_understood(found))


_GUESSED: Final = re.compile(r'"([^"]+)" was read as "person"')


def guessed(found: StagedPrompt) -> tuple[str, ...]:
    """Words that the stage took for a person who is none: of 白发 it drew one more."""
    return tuple(word for each in found.warnings for word in _GUESSED.findall(each))


def not_understood(found: StagedPrompt) -> tuple[str, ...]:
    told = (each for each in found.warnings if each.startswith("not understood: "))
    return tuple(word for each in told for word in re.findall('"([^"]+)"', each))


def is_all(own: Depicted, shown: Cover, said: Said) -> bool:
    """Whether a picture shows all that the main clause says: who, what is done, and to what.

    Less than that says something else: who stands beside what they were said to use.
    """
    if own.left_out or own.is_negated or (own.people and _BODY & set(own.things)):
        return False
    if own.verb in _IN_HANDS and any(map(_is_too_large, own.things)):
        return False  # a parcel would stand for it
    if own.verb == "run" and own.things:
        return False  # who runs a washing machine, or a shop
    if seen.needs_a_thing(own.verb) and not own.things:
        return False  # who feeds a dough would feed hens
    if own.verb in _GOES and not (own.people or any(map(_moves, own.things))):
        return False  # beans arrive in sacks
    if not own.people:
        is_seen = own.score >= WHOLE or bool(said.acting and shown.has_thing)
        return is_seen and not (said.doers or said.is_upon_more)
    if not (shown.has_doer if said.names_doers else shown.has_thing or not said.is_upon_more):
        return False
    is_upon = bool(said.objects) or said.is_upon_more or said.is_upon_it
    is_plain = bool(said.acts & _UNDERSTOOD) or (bool(said.objects) and shown.share >= MOSTLY)
    is_done = shown.has_act and (shown.has_thing or not is_upon or is_plain)
    return is_done or (said.names_doers and not said.verbs - _BEING)


_UNDERSTOOD: Final = word_set("phone cook photograph vote sing dance swim ride drive vaccinate")
"""What is understood though nothing is seen that it is done to."""


def _moves(name: str) -> bool:
    """Whether something goes by itself: an animal, a vehicle, water."""
    return english(name.rpartition(" ")[2]).kind in ("animal", "vehicle", "nature", "person")


_GOES: Final = word_set("arrive go come leave travel return walk run pass enter 来 去 到 走")
_IN_HANDS: Final = word_set("carry bring take give hold 带 拿 搬 提 送 给")
"""What is done to things that fit in hands."""
_ARMS_METRES: Final = held_metres("carry")


def _is_too_large(name: str) -> bool:
    drawn = THINGS.find(name)
    return drawn is not None and max(drawn.size) > _ARMS_METRES


ANY_ROOM: Final = word_set("room rooms 房间")
HOME: Final = {"living room", "home", "lounge", "sitting room"}
_BODY: Final = word_set("eye ear nose mouth hand foot leg arm heart brain lung stomach tooth bone")
"""What is part of somebody, and stands beside nobody."""
_BEING: Final = word_set("be have live stay become 是 有 住")
"""Verbs of which there is nothing to be seen but whoever is meant."""


def is_done(shown: Cover, said: Said) -> bool:
    """Whether those who are said to act are seen doing it; or what is spoken of, if nobody is."""
    if not said.doers:
        return shown.has_thing and shown.share >= MOSTLY
    return shown.has_doer and shown.has_act and shown.share >= MOSTLY


def in_another_way(found: Depicted, prompt: str) -> Depicted:
    """What is read of a sentence, with another prompt and those who are in it."""
    plan = seen.read(prompt).plan
    people = {figure.id: figure.name for figure in plan.figures if figure.kind == "person"}
    verbs = [action.verb for action in plan.actions if action.who in people]
    verb = next((each for each in verbs if each != "stand"), "")
    things = tuple(figure.name for figure in plan.figures if figure.id not in people)
    return replace(found, prompt=prompt, people=tuple(people.values()), verb=verb, things=things)


def is_of_small_things(found: Depicted) -> bool:
    """Whether what is read is nothing but things that lie or are stood about with: a card shows
    them larger."""
    if found.verb:
        return False
    if found.people:
        return bool(found.things) and not any(map(is_large, found.things))
    plan = seen.read(found.prompt).plan
    if plan.place in NO_GROUND or not plan.figures:
        return False
    are_small = not any(is_large(figure.name) for figure in plan.figures)
    return are_small or (not plan.place and not found.place)


def share(thing: str, others: Collection[str]) -> bool:
    """Whether something, or what says the same, is among others."""
    return Shown(things=frozenset(others)).has(thing)


def small_things(plan: StagedPlan) -> tuple[str, ...]:
    """The names of the things that alone are seen, each of them small enough for a hand."""
    figures = [figure for figure in plan.figures if figure.name != "table"]
    are_small = all(map(seen.is_detail, figures)) and not plan.actions
    return tuple(figure.name for figure in figures) if are_small else ()


def is_measured(own: Depicted, text: str) -> bool:
    """Whether a sentence has figures, and nobody acts in what is drawn of it."""
    return not own.people and bool(figures_in(text))


def num_things(things: Things) -> int:
    return sum(bool(each.thing) for each in things.items)


def shares(things: Things, show: str) -> bool:
    """Whether a picture shows one of the things that are named."""
    shown = shown_by(Stage(prompt=show))
    return any(each.thing and shown.has(each.thing) for each in things.items)


def has_verb(text: str) -> bool:
    """Whether something is done in a clause: it is no rest of a list."""
    if is_chinese(text):
        return any(word.part == "verb" for word in cut(text))
    return any(token.tag in ("V", "X") for token in tagged(text))


def of_other_words(text: str, show: str) -> bool:
    """Whether no word of an English sentence is in a picture's words: only their senses meet."""
    if is_chinese(text):
        return False
    said, seen_ = (
        {form for word in re.findall(r"[a-z]+", each.casefold()) for form in _lemmas(word)}
        for each in (text, show)
    )
    return not (said - _SMALL_WORDS) & seen_


def _lemmas(word: str) -> tuple[str, str]:
    return singular(word), infinitive(word)[0]


_SMALL_WORDS: Final = word_set(
    "a an the of in on at to and or for with from by into is are be it they we you he she this "
    "that two three have has do does not"
)


def is_inside(place: str) -> bool:
    """Whether somebody may cook there: in any room, and in a restaurant."""
    return not place or seen.is_indoors(place) or not seen.has_place(place)
