"""A text as words of the script, each with what is said for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Pause = Literal["", "clause", "sentence", "paragraph"]
PAUSES: Final[tuple[Pause, ...]] = ("", "clause", "sentence", "paragraph")
"""The shortest first."""
Period = Literal["end", "short", "never"]

OPENING: Final = "\"'“‘«([{（《〈「『【*_¿¡`"
CLOSING: Final = "\"'”’»)]}>）》〉」』】*_`"
CLAUSE_MARKS: Final = ",;:—–，、；："
SENTENCE_MARKS: Final = ".!?…。！？"
_ENDINGS: Final = CLOSING + CLAUSE_MARKS + SENTENCE_MARKS


@dataclass(frozen=True, kw_only=True, slots=True)
class Saying:
    """A word of the script and how it is said.

    `text` is as the script has it, punctuation kept. `spoken` are the words said for it, without
    punctuation; "" where nothing is said. `ipa` is its pronunciation where one was given.
    `mark` is the punctuation after it that a voice should heed (one of ,;:.!?…— or ""), `pause`
    what ends with it. `spaced` tells whether the script has a space before it.
    """

    text: str
    spoken: str
    ipa: str = ""
    mark: str = ""
    pause: Pause = ""
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between two spaces: its core, and the punctuation around it."""

    text: str
    before: str
    core: str
    after: str
    ends_paragraph: bool = False
    spaced: bool = True

    @property
    def mark(self) -> str:
        """The punctuation after it that a voice should heed, in Latin signs."""
        for sign in self.after:
            if sign in CLAUSE_MARKS + SENTENCE_MARKS:
                return _LATIN.get(sign, sign)
        return "," if ")" in self.after or "）" in self.after else ""


_LATIN: Final = {
    **dict(zip("，、；：。！？–", ",,;:.!?—", strict=True)),
}


def tokens_of(text: str) -> list[Token]:
    """The text's pieces between spaces; the last of a paragraph knows that it is."""
    found = []
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*[-*•]\s)", text.strip()):
        pieces = paragraph.split()
        for index, piece in enumerate(pieces):
            parts = _AT_DASHES.findall(piece)
            for number, part in enumerate(parts):
                is_last = index == len(pieces) - 1 and number == len(parts) - 1
                found.append(_token(part, is_last, spaced=number == 0))
    return found


def ending(token: Token, following: Token | None, period: Period) -> tuple[str, Pause]:
    """The mark after a token that a voice heeds, and what ends there.

    `period` tells whose the first period after it is: a sentence's "end", that of a "short" form,
    which ends a sentence only before a capital letter, or "never" an end.
    """
    mark = token.mark
    if following is None or token.ends_paragraph:
        return mark, "paragraph"
    if period != "end" and mark == ".":
        rest = Token(token.text, "", token.core, token.after.replace(".", "", 1)).mark
        if rest or period == "never" or not following.core[:1].isupper():
            mark = rest
    if mark and mark in SENTENCE_MARKS:
        goes_on = following.core[:1].islower() and mark == "…"
        return mark, "clause" if goes_on else "sentence"
    return mark, "clause" if mark else ""


def sentences_of(sayings: Sequence[Saying]) -> Iterator[list[Saying]]:
    """The words of one sentence after the other."""
    sentence: list[Saying] = []
    for saying in sayings:
        sentence.append(saying)
        if saying.pause in ("sentence", "paragraph"):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def spelled(sentence: Sequence[Saying]) -> tuple[str, list[int]]:
    """A sentence as a voice reads it, and of each of its letters the index of its word."""
    text, owners = "", []
    for index, saying in enumerate(sentence):
        if not saying.spoken:
            continue
        alone = not text or _is_wide(text[-1]) or _is_wide(saying.spoken[0])
        said = ("" if alone else " ") + saying.spoken + saying.mark
        text += said
        owners += [index] * len(said)
    return text, owners


def _is_wide(letter: str) -> bool:
    """Whether a letter is of Chinese or Japanese writing, which has no spaces."""
    return unicodedata.east_asian_width(letter) in ("W", "F")


def own_pronunciation(core: str, pronunciations: Mapping[str, str]) -> tuple[str, str] | None:
    """(words, IPA) for a word of the film's own list, with its 's; None for all others.

    Names are matched as they are written, else whatever their case.
    """
    for ending in ("", "'s", "’s"):
        stem = core.removesuffix(ending) if ending else core
        if ending and stem == core:
            continue
        said = pronunciations.get(stem)
        if said is None:
            said = {key.lower(): value for key, value in pronunciations.items()}.get(stem.lower())
        if said is None:
            continue
        said = said.strip()
        if len(said) > 2 and said[0] == said[-1] == "/":
            return (core, said[1:-1] + ("z" if ending else ""))
        return (said + ("'s" if ending else ""), "")
    return None


_AT_DASHES: Final = re.compile(r".+?(?:(?<=[^\W\d])(?:—|--+|…|\.\.\.+)(?=[^\W\d])|$)")


def _token(piece: str, ends_paragraph: bool, *, spaced: bool = True) -> Token:
    start, end = 0, len(piece)
    while start < end and piece[start] in OPENING and not _is_elision(piece, start):
        start += 1
    while end > start and piece[end - 1] in _ENDINGS:
        end -= 1
    return Token(piece, piece[:start], piece[start:end], piece[end:], ends_paragraph, spaced)


def _is_elision(piece: str, at: int) -> bool:
    """Whether a quote is an apostrophe: "'90s"."""
    return bool(re.match(r"['’‘]\d\ds", piece[at:]))
