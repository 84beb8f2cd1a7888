"""What is drawn for a word: by the names that drawings bear, and by its sense among its neighbours.

`vocabulary.txt` has the words that no drawing bears as its name, and those that mean several
things: a fan that blows and one that cheers. A word that stands for nothing that could honestly be
drawn leads to nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from onionskin.cast.cast import CastEntry, load_cast
from onionskin.planner.dictionary import english, singular, word_set
from onionskin.stage.registry import Names
from onionskin.stage.roles import ROLES
from onionskin.stage.roles.role import nearest_role
from onionskin.stage.things import THINGS

SCENE: Final = "@"
"""Before what is drawn it says that this is a scene: a place of the stage, or people together."""
_PROMPTS: Final = {
    "family": "a family", "couple": "a man and a woman",
    "grandparents": "an old man and an old woman",
    "band": "a band plays on a stage", "meeting": "three business people in a meeting room",
}  # fmt: skip
"""Scenes of people together, and what the stage is asked for to show them."""
ANYBODY: Final = word_set("person man woman customer passenger")
"""Roles that no clothes tell: they say little by themselves."""
_FILE: Final = files("onionskin.film.naming") / "vocabulary.txt"
_SHOWN_CHARACTERS: Final = word_set("robot snowman ghost skull")
_NOT_SHOWN: Final = ("people", "characters")


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A thing that is named: what it is drawn as, the words that name it, and where they stand."""

    thing: str
    """A name of `finish.cards.things`; of a scene that of the vocabulary."""
    said: str
    start: int
    """The character of the text at which `said` begins."""
    is_refused: bool = False
    """Whether the words say to leave it: "do not use the lift"."""
    is_warned: bool = False
    """Whether the words say to keep away from it."""
    is_weak: bool = False
    """Whether it is so common that it says little by itself: a door, a tree."""
    is_aside: bool = False
    """Whether it only says where, of what is told of another: "the tap *under the sink*"."""
    is_somebody: bool = False
    """Whether it is the role of people: couriers, a doctor."""
    is_scene: bool = False
    """Whether it is somewhere on the stage, a village, or people together, a family."""
    is_pictogram: bool = False
    """Whether it is a sign of one colour, of what there is no drawing."""
    is_deed: bool = False
    """Whether it shows what is done, by its verb."""
    taken: tuple[int, ...] = ()
    """Of a pictogram the characters of the text that it says."""
    instead_of: tuple[Named, ...] = ()
    """The drawings in whose place a pictogram stands, for it says them too."""


Lookup = Callable[[str, str], str | None]
"""What is drawn for a word in lower case beside others, as `drawn_for` tells it."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What is drawn for a word ("" for nothing) where `beside` is met; None: anywhere."""

    drawn: str
    beside: re.Pattern[str] | None


def drawn_for(word: str, others: str = "", about: str = "") -> str | None:
    """What is drawn for a word in lower case; "" for nothing, None where it is not known.

    A plural that the vocabulary does not tell apart is its singular. `others` are the words
    that stand beside it, `about` those of the film's subject, by which its sense is told where its
    neighbours do not tell it. A scene has `SCENE` before its name.
    """
    forms = dict.fromkeys((word, _one_of(word)))
    for form in forms:
        if (sense := _sense(_senses().get(form, ()), others, about)) is not None:
            return sense.drawn
    found = next((own_names()[form] for form in forms if form in own_names()), None)
    if found is None and " " not in word and english(_one_of(word)).kind == "person":
        role = nearest_role(_one_of(word))
        found = None if role is None else role.names.en
    return found


def _sense(senses: tuple[Sense, ...], others: str, about: str) -> Sense | None:
    """The sense that neighbours give a word, else the film's subject, else its plain one."""
    first = next((s for s in senses if s.beside is None or s.beside.search(others)), None)
    if first is not None and first.beside is not None:
        return first
    told = (s for s in senses if s.beside is not None and s.beside.search(about))
    return (next(told, None) if about else None) or first


def _one_of(word: str) -> str:
    """A name in the singular; Chinese stays as it is."""
    before, space, last = word.rpartition(" ")
    return f"{before}{space}{singular(last)}" if word.isascii() else word


def is_role(drawn: str) -> bool:
    """Whether somebody is drawn, and no thing: a driver, a family."""
    if drawn.startswith(SCENE) or THINGS.find(drawn) is not None:
        return drawn.removeprefix(SCENE) in _PROMPTS
    return ROLES.find(drawn) is not None


def prompt_of(scene: str) -> str:
    """What the stage is asked for to show a scene of the vocabulary."""
    return _PROMPTS.get(scene, f"a {scene}")


def is_listed(word: str) -> bool:
    """Whether the vocabulary has a word, in whatever sense."""
    return word in _senses()


@lru_cache(maxsize=1)
def _senses() -> dict[str, tuple[Sense, ...]]:
    senses: dict[str, tuple[Sense, ...]] = {}
    for drawn, words, beside in _lines():
        for word in words:
            senses[word] = (*senses.get(word, ()), Sense(drawn, beside))
    return senses


def _lines() -> Iterator[tuple[str, list[str], re.Pattern[str] | None]]:
    """Of each line of the file what is drawn, for which words, beside which others."""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line[0] in "#[":
            continue
        drawn, _, rest = line.partition(": ")
        words, _, neighbours = rest.partition(" | ")
        beside = any_of(neighbours.split(", ")) if neighbours else None
        yield "" if drawn == "-" else drawn, words.strip().split(", "), beside


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of some neighbours: "*" is any ending of an English one."""
    return re.compile("|".join(map(_pattern, words)), re.IGNORECASE)


def _pattern(word: str) -> str:
    """English words stand alone, "*" is any ending of theirs; Chinese ones anywhere."""
    written = re.escape(word).replace(r"\*", r"\w*")
    return rf"\b{written}\b" if word[0].isascii() and word[0].isalnum() else written


def all_drawn() -> frozenset[str]:
    """All that the vocabulary draws."""
    return frozenset(drawn for drawn, _, _ in _lines() if drawn)


@lru_cache(maxsize=1)
def own_names() -> dict[str, str]:
    """Names in lower case and what is drawn for each; those of the stage's own before others.

    A single Chinese character is the name of a thing only where it is its first.
    """
    entries = [each for each in load_cast() if _is_shown(each)]
    names = {name.casefold(): thing.names.en for thing in THINGS for name in _first(thing.names)}
    for entry in entries:
        for name in (entry.name, entry.name_zh):
            names.setdefault(name.casefold(), entry.name)
    for entry in entries:
        for name in (*entry.synonyms, *entry.synonyms_zh):
            _also(names, name, entry.name)
    for thing in THINGS:
        for name in thing.names.also:
            _also(names, name, thing.names.en)
    for role in ROLES:
        for name in role.names:
            names.setdefault(name.casefold(), role.names.en)
    return {singular(name): drawn for name, drawn in names.items()} | names


def _first(names: Names) -> tuple[str, str]:
    return names.en, names.zh


def _also(names: dict[str, str], name: str, drawn: str) -> None:
    if name.isascii() or len(name) > 1:
        names.setdefault(name.casefold(), drawn)


def _is_shown(entry: CastEntry) -> bool:
    is_group = entry.group not in _NOT_SHOWN or entry.name in _SHOWN_CHARACTERS
    return is_group and not entry.name.endswith(" face")
