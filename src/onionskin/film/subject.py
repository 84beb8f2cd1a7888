"""What a whole film is about, told once by its words.

In a film about bread "starter" is sourdough, who works there is a baker, and people of whom no
place is said are in the bakery. `subjects.txt` has the subjects: by which words each is told, where
its people are, and who they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from onionskin.film.naming.vocabulary import any_of
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import english, singular, word_set
from onionskin.planner.lexicon import is_chinese

_FILE: Final = files("onionskin.film") / "subjects.txt"
_MOST_TEXT: Final = 200_000
"""Characters of a script that are read for what it is about."""
_IN_TITLE, _IN_HEADING, _MOST_OF_ONE = 4, 2, 3
"""What a subject's word counts in the title and in a heading; a word of the text counts once, and
no word more often than so."""
_FEWEST: Final = 4
"""So much makes a subject; a word alone, however often it is said, is none."""
_LOOSE: Final = word_set(
    "letter star stage code cover pitch wheel catch range slide sale table script plane press "
    "trail book cook light sample lesson class break moon dream goal power guest track chain wall "
    "hole"
)
"""Words of which titles of anything are made."""
_REPEATED: Final = 2
"""Nouns that are said so often are the film's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a film is about; of nothing in particular, all is empty."""

    name: str = ""
    place: str = ""
    """Where its people are, where nothing else is said."""
    staff: str = ""
    """The role of whoever works there: "we"."""
    visitor: str = ""
    """The role of whoever comes there: "you"."""
    words: str = ""
    """Words beside which a word takes its sense, where its own sentence does not tell: those of
    the subject, of title and headings, and the film's commonest nouns."""


@dataclass(frozen=True, slots=True)
class _Row:
    subject: Subject
    told_by: re.Pattern[str]


def subject_of(title: str, headings: Iterable[str], text: str) -> Subject:
    """What a script is about, by its title, its headings and all of its text."""
    heads, text = "\n".join(headings), text[:_MOST_TEXT]
    own = f"{title}\n{heads}\n{' '.join(_commonest(text))}"
    best, most = Subject(), 0
    for row in _rows():
        number = _told(row.told_by, title, heads, text)
        if number > most and number >= _FEWEST:
            best, most = row.subject, number
    return Subject(
        name=best.name,
        place=best.place,
        staff=best.staff,
        visitor=best.visitor,
        words=f"{own}\n{best.words}".strip(),
    )


def _told(words: re.Pattern[str], title: str, heads: str, text: str) -> int:
    """How much is said of a subject; 0 where it is one word only, and none that a title tells."""
    counts: Counter[str] = Counter()
    for part, weight in ((title, _IN_TITLE), (heads, _IN_HEADING), (text, 1)):
        for match in words.finditer(part):
            counts[_stem(match[0])] += weight
    is_told = len(counts) > 1 or any(
        count >= _IN_TITLE and word not in _LOOSE for word, count in counts.items()
    )
    return sum(min(count, _MOST_OF_ONE + _IN_TITLE) for count in counts.values()) if is_told else 0


def _stem(word: str) -> str:
    return word if is_chinese(word) else singular(word.casefold())


def _commonest(text: str) -> list[str]:
    """The nouns that a text says more than once, in their singular."""
    if is_chinese(text):
        words = [each.text for each in cut(text) if each.part == "noun" and len(each.text) > 1]
    else:
        words = [singular(each) for each in re.findall(r"[a-zà-ÿ]{3,}", text.casefold())]
        words = [each for each in words if english(each).noun > english(each).verb]
    return [word for word, count in Counter(words).items() if count >= _REPEATED]


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    rows = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        name, place, staff, visitor, told = (each.strip() for each in line.split(" | "))
        words = told.split(", ")
        plain = f"{name} {' '.join(each.rstrip('*') for each in words)}"
        subject = Subject(name=name, place=place, staff=staff, visitor=visitor, words=plain)
        rows.append(_Row(subject, any_of(words)))
    return tuple(rows)
