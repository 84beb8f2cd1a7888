"""Where a text may be cut: into sentences, and sentences into clauses. Never within a word."""

from __future__ import annotations

import re
from typing import Final

_ABBREVIATIONS: Final = frozenset(
    (
        "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "e.g", "i.e", "etc", "approx", "inc",
        "ltd", "co", "corp", "fig", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
        "oct", "nov", "dec", "a.m", "p.m", "u.s", "u.k", "min", "max", "tel", "dept", "gen", "sen",
    )
)  # fmt: skip
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？!?；…]+[”’」』）\"]*|\n\s*\n", re.UNICODE)
_CLAUSE = re.compile(
    r"(?<=[;:—–；：])(?!\d)\s*|(?<=,)\s+|(?<=[，、])|\s+(?=[—–]\s)"
    r"|(?<!\bhundred)(?<!\bthousand)(?<!\bmillion)\s+(?=(?:and|but|or|because|while|when|where|which|who|if|unless|until|before|after|"
    r"then|although|whereas)\s)",
    re.IGNORECASE,
)


def sentences(text: str) -> list[tuple[str, int]]:
    """The sentences of a text, and at which character each begins."""
    found: list[tuple[str, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _is_abbreviation(text, match):
            continue
        _keep(found, text, start, match.end())
        start = match.end()
    _keep(found, text, start, len(text))
    return found


def clauses(sentence: str) -> list[str]:
    """A sentence in the pieces it may be cut into; joined by what they lack they are it again."""
    pieces = [piece for piece in _CLAUSE.split(sentence) if piece and piece.strip()]
    return [piece.strip() for piece in pieces]


def halves(clause: str) -> list[str]:
    """A long clause without a mark as two, cut at the space next to its middle; Chinese, which
    has none, is left whole."""
    spaces = [match.start() for match in re.finditer(r"\s+", clause)]
    if not spaces:
        return [clause]
    middle = min(spaces, key=lambda at: abs(at - len(clause) / 2))
    return [clause[:middle].strip(), clause[middle:].strip()]


def joined(first: str, second: str) -> str:
    """Two pieces as one text: with a space, but not between Chinese."""
    if not first or not second:
        return first or second
    tight = _is_wide(first[-1]) and (_is_wide(second[0]) or first[-1] in "，。、！？；：")
    return f"{first}{second}" if tight else f"{first} {second}"


def one_line(text: str) -> str:
    """A text without its line breaks; none is left between Chinese characters."""
    pieces = [piece.strip() for piece in text.split("\n")]
    whole = ""
    for piece in pieces:
        whole = joined(whole, piece)
    return re.sub(r"[ \t]+", " ", whole)


def _keep(found: list[tuple[str, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if any(character.isalnum() for character in piece):
        found.append((one_line(piece.strip()), start + len(piece) - len(piece.lstrip())))
    elif found and piece.strip():  # an emoji or a mark that stands alone goes with what it ends
        said, at = found[-1]
        found[-1] = (f"{said} {piece.strip()}", at)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop ends "Dr." or an initial and not a sentence."""
    if match[0] != ".":
        return False
    before = re.search(r"([\w.]+)$", text[max(0, match.start() - 12) : match.start()])
    word = before[1].casefold() if before else ""
    after = text[match.end() :].lstrip()
    if len(word) == 1 and word.isalpha() and word != "i":
        return bool(after)
    is_end = word in ("a.m", "p.m", "etc", "u.s", "u.k", "inc", "ltd", "co", "min", "max", "no")
    return word in _ABBREVIATIONS and bool(after) and not (is_end and after[:1].isupper())


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"
