"""Words → cast entries: which names of the cast stand in a text, in English and Chinese.

English is matched word by word, plural or singular; Chinese, which has no spaces, by
substring. A name speaks louder than a synonym, a synonym louder than a tag, and a longer
match louder than a shorter one: "hot dog" is not a dog.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from onionskin.cast.cast import Cast, CastEntry

NAME, SYNONYM, TAG = 0, 1, 2
_TAG_OWNERS = 3
"""A tag that more entries share than this names none of them."""
_LONGEST_WORDS = 5
_LONGEST_HAN = 8
_WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SINGULARS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "mice": "mouse",
    "geese": "goose",
    "feet": "foot",
    "teeth": "tooth",
    "people": "person",
    "oxen": "ox",
    "dice": "die",
    "wolves": "wolf",
    "leaves": "leaf",
    "loaves": "loaf",
    "scarves": "scarf",
    "knives": "knife",
    "elves": "elf",
    "bus": "bus",
    "cactus": "cactus",
    "octopus": "octopus",
}


_Key = TypeVar("_Key", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters [start, end) of a text that name cast entries, the best named first."""

    start: int
    end: int
    rank: int
    ids: tuple[str, ...]

    @property
    def weight(self) -> float:
        """How much the hit speaks: its length, less where it is only a tag."""
        return (self.end - self.start) * (0.6 if self.rank == TAG else 1.0)


class Lexicon:
    """Every name, synonym and tag of a cast, ready to be found in texts."""

    def __init__(self, cast: Cast) -> None:
        self._english: dict[tuple[str, ...], dict[str, int]] = {}
        self._chinese: dict[str, dict[str, int]] = {}
        for entry in cast.entries:
            for text, rank in _english_names(entry):
                _note(self._english, stems(text), entry.id, rank)
            for text, rank in _chinese_names(entry):
                _note(self._chinese, text.lower(), entry.id, rank)

    def hits(self, text: str) -> list[Hit]:
        """Every name in the text, overlapping ones too."""
        return [*self._english_hits(text.lower()), *self._chinese_hits(text.lower())]

    def best(self, text: str, start: int, end: int) -> Hit | None:
        """The hit that says most of the characters [start, end); it may reach beyond them."""
        near = [hit for hit in self.hits(text) if hit.start < end and hit.end > start]
        return max(near, key=lambda hit: (hit.weight, -hit.rank, hit.end), default=None)

    def _english_hits(self, text: str) -> Iterator[Hit]:
        found = [
            (match.start(), match.end(), stem(match.group())) for match in _WORD.finditer(text)
        ]
        for first in range(len(found)):
            for last in range(first, min(first + _LONGEST_WORDS, len(found))):
                key = tuple(word for _, _, word in found[first : last + 1])
                hit = _hit(self._english.get(key), found[first][0], found[last][1])
                if hit is not None:
                    yield hit

    def _chinese_hits(self, text: str) -> Iterator[Hit]:
        for start in range(len(text)):
            for end in range(start + 1, min(start + _LONGEST_HAN, len(text)) + 1):
                hit = _hit(self._chinese.get(text[start:end]), start, end)
                if hit is not None:
                    yield hit


@lru_cache(maxsize=4)
def lexicon_of(cast: Cast) -> Lexicon:
    """The lexicon of a cast, made once."""
    return Lexicon(cast)


def words(text: str) -> list[tuple[int, int, str]]:
    """The English words of a text: where they stand, and their stems."""
    return [(m.start(), m.end(), stem(m.group())) for m in _WORD.finditer(text.lower())]


def stems(text: str) -> tuple[str, ...]:
    """The words of a text in the singular."""
    return tuple(stem(match.group()) for match in _WORD.finditer(text.lower()))


def stem(word: str) -> str:
    """A word in the singular, as far as its ending tells: "foxes" and "fox" are one."""
    if word in _SINGULARS:
        return _SINGULARS[word]
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith(("ches", "shes", "xes", "sses", "zes", "oes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character in the text."""
    return _HAN.search(text) is not None


def _note(table: dict[_Key, dict[str, int]], key: _Key, id_: str, rank: int) -> None:
    if key:
        owners = table.setdefault(key, {})
        owners[id_] = min(rank, owners.get(id_, rank))


def _hit(owners: dict[str, int] | None, start: int, end: int) -> Hit | None:
    """A hit for those owners that hold the words by the strongest claim."""
    if not owners:
        return None
    rank = min(owners.values())
    ids = tuple(id_ for id_, own in owners.items() if own == rank)
    if rank == TAG and len(ids) > _TAG_OWNERS:
        return None
    return Hit(start, end, rank, ids)


def _english_names(entry: CastEntry) -> Iterator[tuple[str, int]]:
    yield from ((entry.name, NAME), (entry.plural, NAME))
    yield from ((name, SYNONYM) for name in entry.synonyms)
    yield from ((name, TAG) for name in entry.tags)


def _chinese_names(entry: CastEntry) -> Iterator[tuple[str, int]]:
    yield (entry.name_zh, NAME)
    yield from ((name, SYNONYM) for name in entry.synonyms_zh)
    yield from ((name, TAG) for name in entry.tags_zh if len(name) > 1)
