"""Finding cast entries by their words, in English and Chinese: exact, then looser.

Word by word and without a model: what the planner's text encoder finds by meaning comes on
top of it. Scores say how a text met a phrase, times how much that phrase speaks for the entry:

    exact 1.0 > whole word 0.8 > part of a word 0.55 > alike (a typing error) 0.45
    name 1.0 > synonym 0.95 > tag 0.7 > group 0.4
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Protocol

EXACT, WORD, PART, ALIKE = 1.0, 0.8, 0.55, 0.45
LEAST_ALIKE = 0.78
"""Share of letters in common from which two words count as the same, mistyped."""
_FILLERS = frozenset({"a", "an", "the", "some", "of", "with", "in", "and"})
_HAN = re.compile(r"[㐀-䶿一-鿿]")


class Searchable(Protocol):
    """What search reads of an entry."""

    @property
    def phrases(self) -> tuple[tuple[str, float], ...]: ...


def normalised(text: str) -> str:
    """Lower case, single spaces, no punctuation but what stands within words."""
    words = re.sub(r"[^\w'’.-]+", " ", text.lower().replace("’", "'")).split()
    kept = [word for word in words if word not in _FILLERS]
    return " ".join(kept or words)


def score(query: str, entry: Searchable) -> float:
    """How well the normalised `query` meets an entry, 0 (not at all) to 1 (its very name)."""
    return max((weight * meeting(query, phrase) for phrase, weight in entry.phrases), default=0.0)


def meeting(query: str, phrase: str) -> float:
    """How well `query` meets one phrase, both normalised: 0 to 1."""
    if query == phrase:
        return EXACT
    if _HAN.search(query) or _HAN.search(phrase):
        return _meeting_in_chinese(query, phrase)
    asked, given = _stems(query), _stems(phrase)
    if asked == given:
        return 0.98
    shared = len(set(asked) & set(given))
    if shared and (shared == len(set(asked)) or shared == len(set(given))):
        return WORD * (0.75 + 0.25 * shared / max(len(asked), len(given)))
    if len(query) >= 3 and query in phrase:
        return PART * (0.7 + 0.3 * len(query) / len(phrase))
    if min(len(query), len(phrase)) < 4 or abs(len(query) - len(phrase)) > 3:
        return 0.0
    matcher = SequenceMatcher(None, query, phrase, autojunk=False)
    if matcher.real_quick_ratio() < LEAST_ALIKE or matcher.quick_ratio() < LEAST_ALIKE:
        return 0.0
    alike = matcher.ratio()
    return ALIKE * alike if alike >= LEAST_ALIKE else 0.0


def _meeting_in_chinese(query: str, phrase: str) -> float:
    """Chinese writes no spaces: a phrase within the query, or the query within it, is a word."""
    if not query or not phrase or not (_HAN.search(query) and _HAN.search(phrase)):
        return 0.0
    if phrase in query:
        return WORD * (0.75 + 0.25 * len(phrase) / len(query))
    if query in phrase:
        return PART * (0.7 + 0.3 * len(query) / len(phrase))
    return 0.0


@lru_cache(maxsize=2**15)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in text.split())


def _stem(word: str) -> str:
    """A plural's singular, as far as the ending tells: "ponies" and "pony" meet."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "ses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


def phrases_of(weighted: Iterable[tuple[Iterable[str], float]]) -> tuple[tuple[str, float], ...]:
    """Normalises and removes duplicates of (words, weight) lists; the highest weight stays."""
    best: dict[str, float] = {}
    for words, weight in weighted:
        for word in words:
            text = normalised(word)
            if text:
                best[text] = max(weight, best.get(text, 0.0))
    return tuple(best.items())
