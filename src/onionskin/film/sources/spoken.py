"""When what a card shows is spoken: its words are looked for among those of the voice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from onionskin.finish.speech import SpokenWord

_TOKENS = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+", re.UNICODE)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_MOSTLY = 0.7
"""So many of a text's words must be spoken for it to be."""
_EARLY = 0.12
"""Seconds that something is seen before it is heard."""


def times_of(
    items: Sequence[str], words: Sequence[SpokenWord], seconds: float
) -> tuple[float, ...]:
    """When each item comes in: just before its first words are spoken, in order.

    Items that are not spoken come between those that are; where none is, they come evenly in the
    first part of the shot.
    """
    count = len(items)
    found: list[float | None] = []
    spoken = [(token, word.start) for word in words for token in tokens_of(word.text)]
    position = 0
    for item in items:
        place = _find(tokens_of(item), [token for token, _ in spoken], position)
        found.append(None if place is None else max(spoken[place][1] - _EARLY, 0.0))
        position = position if place is None else place + 1
    latest = max(seconds - 1.2, 0.3)
    if all(each is None for each in found):
        first, step = min(0.5, latest), min(0.7, 0.6 * seconds / max(count, 1))
        return tuple(min(first + step * index, latest) for index in range(count))
    return tuple(min(each, latest) for each in _filled(found, latest))


def spans_of(
    parts: Sequence[str], words: Sequence[SpokenWord]
) -> tuple[tuple[float, float], ...] | None:
    """From when to when each part of a text is spoken; None where one of them is not."""
    spoken = [(token, word) for word in words for token in tokens_of(word.text)]
    said = [token for token, _ in spoken]
    found: list[tuple[float, float]] = []
    at = 0
    for part in parts:
        wanted = tokens_of(part)
        place = _find(wanted, said, at)
        if place is None:
            return None
        run = spoken[place : place + len(wanted)]
        same = sum(a == b for a, (b, _) in zip(wanted, run, strict=False))
        if same < _MOSTLY * len(wanted):
            return None
        found.append((run[0][1].start, run[-1][1].end))
        at = place + 1
    return tuple(found)


def when_spoken(value: float, words: Sequence[SpokenWord]) -> float | None:
    """When a number's word begins, of those that are written in digits; None where none is it."""
    digits = f"{abs(value):.10g}"
    for word in words:
        text = unicodedata.normalize("NFKC", word.text).replace(",", "")
        if any(
            each.rstrip("0").rstrip(".") == digits.rstrip("0").rstrip(".")
            for each in _DIGITS.findall(text)
        ):
            return word.start
    return None


def tokens_of(text: str) -> list[str]:
    """Words in lower case; of Chinese, characters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    tokens: list[str] = []
    for token in _TOKENS.findall(folded):
        if any("\u3400" <= each <= "\u9fff" for each in token):
            tokens += list(token)
        else:
            tokens.append(token.replace(",", ""))
    return tokens


def _find(wanted: Sequence[str], spoken: Sequence[str], start: int) -> int | None:
    """Where from `start` on the first words are spoken: the best of three words that agree."""
    head = wanted[:4]
    best, place = 0.0, None
    for index in range(start, len(spoken)):
        if not head or spoken[index] != head[0]:
            continue
        run = spoken[index : index + len(head)]
        score = sum(a == b for a, b in zip(head, run, strict=False)) / len(head)
        if score > best + 1e-9:
            best, place = score, index
    return place if best >= 0.5 else None


def _filled(times: Sequence[float | None], latest: float) -> list[float]:
    """Times that only grow; those that are not known lie evenly between their neighbours."""
    result: list[float] = []
    for index, time in enumerate(times):
        if time is not None:
            result.append(max(time, result[-1] + 0.12 if result else 0.0))
            continue
        after = next(
            ((k, each) for k, each in enumerate(times[index:], index) if each is not None), None
        )
        before = result[-1] if result else 0.0
        if after is None:
            result.append(min(before + 0.6, latest) if result else 0.3)
        else:
            result.append(before + (after[1] - before) / (after[0] - index + 1))
    return result
