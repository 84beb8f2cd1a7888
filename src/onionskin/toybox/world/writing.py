"""What the caption writers of both languages share: dice, pieces of text, and names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from onionskin.cast.cast import Cast, CastEntry
from onionskin.planner.phrases import Ways
from onionskin.planner.reading import Span

Piece = tuple[str, str]
"""Some text, and its tag (one of `reading.TAGS`)."""

_HELD_OUT_WORDS = 0.6
"""How often a held-out phrasing says a thing in held-out words too, where there are any."""


def options(text: str) -> tuple[str, ...]:
    """What stands between the bars: "a|b" becomes ("a", "b")."""
    return tuple(text.split("|"))


class Words:
    """Chooses among ways of saying a thing; the dice of one caption."""

    def __init__(self, rng: np.random.Generator, held_out: bool) -> None:
        self.rng = rng
        self.held_out = held_out

    def chance(self, share: float) -> bool:
        """True in this share of all cases."""
        return bool(self.rng.random() < share)

    def any(self, options: Sequence[str]) -> str:
        """One of the options."""
        return options[int(self.rng.integers(len(options)))]

    def way(self, ways: Ways, *, loose: float = 0.0) -> str:
        """One of the ways; `loose` is the share of near-enough ones."""
        if self.held_out and ways.held_out and self.chance(_HELD_OUT_WORDS):
            return self.any(ways.held_out)
        if ways.loose and self.chance(loose):
            return self.any(ways.loose)
        return self.any(ways.train)

    def shuffled(self, items: Sequence[list[Piece]]) -> list[list[Piece]]:
        """The items in any order."""
        return [items[int(index)] for index in self.rng.permutation(len(items))]


def join_pieces(pieces: list[Piece], *, spaced: bool) -> tuple[str, tuple[Span, ...]]:
    """The pieces as one text: with spaces between words in English, none in Chinese."""
    text, spans = "", []
    for piece, tag in pieces:
        if not piece:
            continue
        if spaced and text and piece[0] not in ",.:;" and not text.endswith("\n"):
            text += " "
        if tag != "other":
            spans.append(Span(len(text), len(text) + len(piece), tag))
        text += piece
    return text, tuple(spans)


@lru_cache(maxsize=4)
def names_of(cast: Cast, language: str) -> dict[str, tuple[str, ...]]:
    """Each entry's own names: its name, and those synonyms that no other entry shares."""
    chinese = language == "zh"
    owners: dict[str, set[str]] = {}
    for entry in cast.entries:
        for name in _all_names(entry, chinese):
            owners.setdefault(name.lower(), set()).add(entry.id)
    return {
        entry.id: (
            entry.name_zh if chinese else entry.name,
            *(name for name in _all_names(entry, chinese)[1:] if len(owners[name.lower()]) == 1),
        )
        for entry in cast.entries
    }


def _all_names(entry: CastEntry, chinese: bool) -> tuple[str, ...]:
    if chinese:
        return (entry.name_zh, *entry.synonyms_zh)
    return (entry.name, *entry.synonyms)


def listed(parts: list[list[Piece]], glue: str) -> list[Piece]:
    """The parts one after another, with the glue between them."""
    body: list[Piece] = []
    for part in parts:
        if body and part and glue:
            body.append((glue, "other"))
        body += part
    return body


def colorless(ways: Ways) -> Ways:
    """Those ways that name no colour."""
    return Ways(
        *(
            tuple(w for w in part if "{color}" not in w)
            for part in (ways.train, ways.held_out, ways.loose)
        )
    )
