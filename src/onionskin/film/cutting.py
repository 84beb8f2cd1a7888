"""Cuts narration into shots: at sentences and clauses, 2 to 8 seconds each, one idea in each.

Lengths are estimates of speech; the film takes those of the voice. Short sentences join their
neighbours, long ones are cut at their clauses, and only where there is none at a space.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onionskin.film.script.script import Said
from onionskin.film.script.sentences import clauses, halves, joined, sentences
from onionskin.finish.speech import estimate_seconds

MIN_SECONDS: Final = 2.0
MAX_SECONDS: Final = 8.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """What is spoken in one shot; `line` is where it begins in the script."""

    text: str
    line: int
    seconds: float
    """Estimated, from 0."""


def cut(said: Said, *, language: str, pace: float = 1.0) -> list[Cut]:
    """The shots of a paragraph, in order; none of one without words."""
    pieces: list[Cut] = []
    line, counted = said.line, 0
    for sentence, at in sentences(said.text):
        line += said.text.count("\n", counted, at)
        counted = at
        for text in _pieces(sentence, language, pace):
            pieces.append(_cut(text, line, language, pace))
    return _joined(pieces, language, pace)


def seconds_of(text: str, language: str, pace: float = 1.0) -> float:
    """About how long a text is spoken."""
    return estimate_seconds(text, language) / pace


def _pieces(sentence: str, language: str, pace: float) -> list[str]:
    """A sentence whole, or in as few pieces of up to 8 seconds as its clauses allow."""
    length = seconds_of(sentence, language, pace)
    if length <= MAX_SECONDS:
        return [sentence]
    parts = [
        piece for clause in clauses(sentence) for piece in _short_enough(clause, language, pace)
    ]
    share = length / -(-length // MAX_SECONDS)
    return _packed(parts, share, language, pace)


def _packed(parts: list[str], share: float, language: str, pace: float) -> list[str]:
    """Neighbouring parts together, each pack about as long as the others."""
    packs = [""]
    for part in parts:
        both = joined(packs[-1], part)
        now, then = seconds_of(packs[-1], language, pace), seconds_of(both, language, pace)
        full = now >= MIN_SECONDS and abs(now - share) <= abs(then - share)
        if packs[-1] and (then > MAX_SECONDS or full):
            packs.append(part)
        else:
            packs[-1] = both
    return packs


def _short_enough(clause: str, language: str, pace: float) -> list[str]:
    if seconds_of(clause, language, pace) <= MAX_SECONDS:
        return [clause]
    parts = halves(clause)
    if len(parts) == 1:
        return parts
    return [piece for part in parts for piece in _short_enough(part, language, pace)]


def _joined(pieces: list[Cut], language: str, pace: float) -> list[Cut]:
    """Pieces under 2 seconds with a neighbour, where both together are not too long."""
    found: list[Cut] = []
    for piece in pieces:
        if found and _goes_with(found[-1], piece):
            text = joined(found[-1].text, piece.text)
            found[-1] = _cut(text, found[-1].line, language, pace)
        else:
            found.append(piece)
    return found


def _goes_with(before: Cut, piece: Cut) -> bool:
    is_short = min(before.seconds, piece.seconds) < MIN_SECONDS
    return is_short and before.seconds + piece.seconds <= MAX_SECONDS


def _cut(text: str, line: int, language: str, pace: float) -> Cut:
    return Cut(text=text, line=line, seconds=seconds_of(text, language, pace))
