"""Spoken words become cues: what is read at once, in one or two lines, and for how long.

    shown = cues(speech.words, "en")
    shown[0].lines     # ("She walked along the river,", "and the rain had stopped.")

Of all ways to cut the words into cues, the one with the least cost is taken: whole sentences and
clauses, no cue too short to be read, none too fast. Lines are broken the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from onionskin.checks import number
from onionskin.errors import InvalidInput
from onionskin.finish.line_breaks import is_ideograph, pieces_of
from onionskin.finish.speech import SpokenWord


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Of what is read at once.

    Wide characters (Chinese) count as one where `wide`, and all others as a half; else every
    character counts as one. Times are in seconds.
    """

    line_characters: int
    num_lines: int = 2
    characters_per_second: float = 20.0
    least_seconds: float = 1.0
    most_seconds: float = 7.0
    wide: bool = False

    def length(self, text: str) -> float:
        """How many characters a text counts as."""
        if not self.wide:
            return len(text)
        return sum(1.0 if is_ideograph(each) else 0.5 for each in text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """What is read at once: from `start` to `end` seconds, in `lines`, out of `words`."""

    start: float
    end: float
    lines: tuple[str, ...]
    words: tuple[SpokenWord, ...]

    @property
    def text(self) -> str:
        """The lines, one below the other."""
        return "\n".join(self.lines)


GAP_SECONDS: Final = 0.6
"""Between cues a shorter gap is closed: the first stays until the next comes."""
HOLD_SECONDS: Final = 0.3
"""For which a cue stays after its last word where there is room."""
_ENDS_SENTENCE: Final = re.compile(r"[.!?…。！？][\"'”’»)\]）》」』]*$")
_ENDS_CLAUSE: Final = re.compile(r"[,;:—–，、；：][\"'”’»)\]）》」』]*$")
_LINKING = """
    and but or nor so yet because although though while when where if unless until since that
    which who whom whose than as after before in on at by for with from to of into over under
    about through between during without against toward towards
"""
_BEFORE: Final = frozenset(_LINKING.split())
"""English words before which a line is better broken than after."""
_LEADING = """
    a an the this that these those my your his her its our their no not very more most is are was
    were be been has have had will would can could may might must should do does did Mr. Mrs. Ms.
    Dr. Prof. St. I you he she it we they in on at by for with from to of and or but
"""
_NEVER_AFTER: Final = frozenset(_LEADING.split())
"""English words after which a line is not broken gladly."""
_ZH_BEFORE: Final = frozenset("在和与把被从到对给用因但而就也都还又并且将让请")
_ZH_NEVER_BEFORE: Final = frozenset("的了着过地得吗呢吧们里上下中间后前时些个只")


def limits_for(language: str, size: tuple[int, int] = (1920, 1080)) -> Limits:
    """What can be read at once in a language, in a frame of `size` (width, height) pixels."""
    width, height = size
    shape = width / height
    if language == "zh":
        line = 16 if shape >= 1 else 13
        return Limits(line_characters=line, characters_per_second=10.0, wide=True)
    return Limits(line_characters=42 if shape >= 1.5 else 34 if shape >= 0.9 else 26)


def cues(
    words: Sequence[SpokenWord],
    language: str,
    limits: Limits | None = None,
    *,
    until: float | None = None,
) -> tuple[Cue, ...]:
    """All words in cues, in order; none overlaps the next.

    A cue starts with its first word. It stays at least `limits.least_seconds` where the next one
    leaves it room, and never longer than `until`, the end of the shot, unless a word does.
    Raises InvalidInput for an `until` below 0.
    """
    if until is not None:
        number("until", until, low=0.0)
    shown = [word for word in words if word.text.strip()]
    if not shown:
        return ()
    given = limits or limits_for(language)
    groups = [shown[a:b] for a, b in _cut(shown, given)]
    return _timed(groups, given, until)


def shifted(shown: Sequence[Cue], seconds: float) -> tuple[Cue, ...]:
    """The same cues later by `seconds`; words that would be spoken before 0 s are so at 0 s."""

    def moved(word: SpokenWord) -> SpokenWord:
        start, end = word.start + seconds, word.end + seconds
        return replace(word, start=max(start, 0.0), end=max(end, 0.0))

    return tuple(
        replace(
            cue,
            start=cue.start + seconds,
            end=cue.end + seconds,
            words=tuple(moved(word) for word in cue.words),
        )
        for cue in shown
    )


def written_cue(text: str, start: float, end: float) -> Cue:
    """A cue as somebody wrote it, line by line; its words share its time by their letters.

    Raises InvalidInput for no text, and for an end that is not after the start.
    """
    lines = tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
    if not lines:
        raise InvalidInput("a caption has no words: write some, or remove the caption")
    number("the start of a caption", start, low=0.0)
    number("the end of a caption", end, above=start)
    said = [word for line in lines for word in line.split(" ")]
    letters = [sum(map(len, said[:index])) for index in range(len(said) + 1)]
    at = [start + (end - start) * count / letters[-1] for count in letters]
    words = (
        SpokenWord(text=word, start=first, end=last)
        for word, (first, last) in zip(said, pairwise(at), strict=True)
    )
    return Cue(start=start, end=end, lines=lines, words=tuple(words))


def joined(words: Sequence[SpokenWord]) -> str:
    """The words as one text: spaces between those of alphabets, none beside Chinese ones."""
    text = ""
    for word in words:
        text += (" " if text and _is_spaced(text, word.text) else "") + word.text
    return text


def _is_spaced(before: str, after: str) -> bool:
    if is_ideograph(before[-1]) or is_ideograph(after[0]):
        return False
    return not re.search(r"\w(?:—|--+|…)$", before)


def _cut(words: Sequence[SpokenWord], limits: Limits) -> list[tuple[int, int]]:
    """The cheapest way to cut the words into cues: (from, to) of each."""
    room = limits.line_characters * limits.num_lines
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            group = words[start:end]
            if start < end - 1 and limits.length(joined(group)) > room:
                break
            cost = _cost(words, start, end, limits)
            if cost is not None:
                choices.append((best[start][0] + cost, start))
        best.append(min(choices))
    spans, at = [], len(words)
    while at:
        spans.append((best[at][1], at))
        at = best[at][1]
    return spans[::-1]


def _cost(words: Sequence[SpokenWord], start: int, end: int, limits: Limits) -> float | None:
    """What a cue of these words costs; None where it does not fit. One word always does."""
    group = words[start:end]
    text = joined(group)
    lines = _lines(text, limits)
    if len(lines) > limits.num_lines and len(group) > 1:
        return None
    following = words[end].start if end < len(words) else group[-1].end + limits.least_seconds
    until = min(following, group[-1].end + GAP_SECONDS)
    seconds = max(until - group[0].start, 0.01)
    cost = 1.0 + 0.6 * (len(lines) - 1)
    cost += 12 * max(limits.least_seconds - seconds, 0) + 4 * max(seconds - limits.most_seconds, 0)
    cost += 0.4 * max(limits.length(text) / seconds - limits.characters_per_second, 0)
    if end < len(words):
        cost += _break_cost(words[end - 1].text, words[end].text, limits.wide)
    inner = (each for each in group[:-1] if _ENDS_SENTENCE.search(each.text))
    return cost + 3.0 * sum(1 for _ in inner)


def _break_cost(before: str, after: str, wide: bool) -> float:
    """What it costs to read `before` and `after` apart."""
    if _ENDS_SENTENCE.search(before):
        return 0.0
    if _ENDS_CLAUSE.search(before):
        return 0.6
    if wide and (is_ideograph(before[-1]) or is_ideograph(after[0])):
        return 2.2 if after[0] in _ZH_BEFORE else 4.0 if after[0] in _ZH_NEVER_BEFORE else 3.0
    if before in _NEVER_AFTER:
        return 5.0
    return 1.8 if after.lower() in _BEFORE else 3.0


@lru_cache(maxsize=4096)
def _lines(text: str, limits: Limits) -> tuple[str, ...]:
    """A text in as few lines as hold it, alike in length, broken where it reads well."""
    if limits.length(text) <= limits.line_characters:
        return (text,)
    pieces = _unbroken(text, limits)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(pieces) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            line = "".join(pieces[start:end]).strip()
            length = limits.length(line)
            if length > limits.line_characters and start < end - 1:
                break
            num, cost, _ = best[start]
            cost += ((limits.line_characters - length) / limits.line_characters) ** 2 * 6
            if end < len(pieces):
                cost += _break_cost(line.split()[-1], pieces[end].strip(), limits.wide)
            choices.append((num + 1, cost, start))
        best.append(min(choices))
    lines, at = [], len(pieces)
    while at:
        start = best[at][2]
        lines.append("".join(pieces[start:at]).strip())
        at = start
    return tuple(lines[::-1])


def _unbroken(text: str, limits: Limits) -> list[str]:
    """The pieces that a line may be made of: words whole, what is too long cut."""
    return [part for piece in pieces_of(text) for part in _chopped(piece, limits)]


def _chopped(piece: str, limits: Limits) -> list[str]:
    """A piece in parts that fit a line each: an address, a very long word."""
    parts: list[str] = []
    while limits.length(piece.strip()) > limits.line_characters:
        most = limits.line_characters
        sign = max(piece.rfind(each, most // 2, most) for each in "/.-_?=&@")
        at = sign + 1 if sign > 0 else most
        parts.append(piece[:at])
        piece = piece[at:]
    return [*parts, piece]


def _timed(
    groups: Sequence[Sequence[SpokenWord]], limits: Limits, until: float | None
) -> tuple[Cue, ...]:
    shown = []
    for index, group in enumerate(groups):
        start, spoken = group[0].start, group[-1].end
        following = groups[index + 1][0].start if index + 1 < len(groups) else None
        wanted = max(spoken + HOLD_SECONDS, start + limits.least_seconds)
        text = joined(group)
        wanted = max(wanted, start + limits.length(text) / limits.characters_per_second)
        if following is not None:
            closed = following - spoken < GAP_SECONDS or wanted > following - 0.1
            wanted = following if closed else wanted
        elif until is not None:
            wanted = min(wanted, max(until, spoken))
        shown.append(
            Cue(start=start, end=max(wanted, start), lines=_lines(text, limits), words=tuple(group))
        )
    return tuple(shown)
