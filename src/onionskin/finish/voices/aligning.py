"""When the words of a text are heard in a sound that says nothing of it.

Pauses in the sound are laid to the ends of words where the text would pause, so that between two
of them the words take about the time that they should; within, words share the time. Words that a
speech recogniser heard are better marks, where one is installed.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onionskin.finish.saying.saying import Saying
from onionskin.finish.speech import SpokenWord, estimate_seconds
from onionskin.finish.voices.sounding import (
    QUIET_DB,
    WINDOW_SECONDS,
    Samples,
    heard_until,
    loudness_db,
    shared,
)

LEAST_PAUSE_SECONDS: Final = 0.12
_COST_OF_PAUSE: Final = {"paragraph": -0.6, "sentence": -0.5, "clause": -0.2, "": 0.9}
"""Of a pause in the sound at the end of a word after which the text has that one."""
_COST_OF_NO_PAUSE: Final = {"paragraph": 1.2, "sentence": 1.0, "clause": 0.25, "": 0.0}
"""Of a word's end at which the sound goes on."""
_FARTHEST: Final = 0.2
"""How far from its share of the text a pause may be laid, as a share of the whole."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A word that a recogniser heard, in seconds of the sound."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sound without a pause, in seconds."""

    start: float
    end: float


def stretches_of(loud: NDArray[np.float32]) -> list[Stretch]:
    """Where something is heard; pauses shorter than LEAST_PAUSE_SECONDS are none."""
    if not len(loud) or loud.max() <= -90:
        return []
    level = max(float(np.percentile(loud, 97)) - QUIET_DB, float(np.percentile(loud, 4)) + 8)
    heard = np.flatnonzero(loud > min(level, float(loud.max()) - 6))
    gaps = np.flatnonzero(np.diff(heard) > LEAST_PAUSE_SECONDS / WINDOW_SECONDS)
    firsts = [heard[0], *heard[gaps + 1]]
    lasts = [*heard[gaps], heard[-1]]
    return [
        Stretch(float(first * WINDOW_SECONDS), float((last + 1) * WINDOW_SECONDS))
        for first, last in zip(firsts, lasts, strict=True)
    ]


def aligned(
    samples: Samples, sayings: Sequence[Saying], language: str, heard: Sequence[Heard] = ()
) -> tuple[SpokenWord, ...]:
    """The words of a text in a sound of 48,000 samples a second.

    `heard` are words that a recogniser found in it, in order.
    """
    loud = loudness_db(samples)
    stretches = stretches_of(loud)
    if not stretches:
        return tuple(SpokenWord(text=each.text, start=0.0, end=0.0) for each in sayings)
    expected = np.array([_expected(each, language) for each in sayings])
    if anchors := _anchors(sayings, heard):
        guess = _by_anchors(sayings, anchors, stretches, loud)
        lengths = np.array([each.end - each.start for each in guess])
        expected = np.maximum(0.7 * lengths + 0.3 * expected * _scale(lengths, expected), 0.02)
    return _by_pauses(sayings, expected, stretches, loud)


def _scale(lengths: NDArray[np.float64], expected: NDArray[np.float64]) -> float:
    return float(lengths.sum() / max(expected.sum(), 1e-6))


def _expected(saying: Saying, language: str) -> float:
    return max(estimate_seconds(saying.spoken, language), 0.06 if saying.spoken else 0.0)


def _by_pauses(
    sayings: Sequence[Saying],
    expected: NDArray[np.float64],
    stretches: Sequence[Stretch],
    loud: NDArray[np.float32],
) -> tuple[SpokenWord, ...]:
    """Runs of words between pauses; each run's words share its stretches."""
    words: list[SpokenWord] = []
    first_word = first_stretch = 0
    for last_word, last_stretch in _ends(sayings, expected, stretches):
        group = stretches[first_stretch:last_stretch]
        run = slice(first_word, last_word)
        words += _shared_out(sayings[run], expected[run], group, loud)
        first_word, first_stretch = last_word, last_stretch
    return tuple(words)


def _ends(
    sayings: Sequence[Saying], expected: NDArray[np.float64], stretches: Sequence[Stretch]
) -> list[tuple[int, int]]:
    """The cheapest pairing of pauses with ends of words: (words before, stretches before)."""
    num_words, num_stretches = len(sayings), len(stretches)
    text = np.concatenate([[0.0], np.cumsum(expected)]) / max(expected.sum(), 1e-6)
    lengths = np.array([each.end - each.start for each in stretches])
    sound = np.concatenate([[0.0], np.cumsum(lengths)]) / lengths.sum()
    left_out = np.concatenate(
        [[0.0], np.cumsum([_COST_OF_NO_PAUSE[each.pause] for each in sayings])]
    )
    strengths = [_strength(b.start - a.end) for a, b in pairwise(stretches)]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for at in range(1, num_stretches + 1):
        is_end = at == num_stretches
        near = np.flatnonzero(np.abs(text - sound[at]) < _FARTHEST).tolist()
        for end in [num_words] if is_end else near:
            if not is_end and not 0 < end < num_words:
                continue
            choices = []
            for before in range(max(at - 4, 0), at):
                for start in range(max(end - 60, 0), end):
                    known = best.get((start, before))
                    if known is None:
                        continue
                    ratio = (sound[at] - sound[before]) / max(text[end] - text[start], 1e-6)
                    weight = math.sqrt(max(text[end] - text[start], 1e-6) * float(num_words))
                    cost = known[0] + 2.0 * weight * math.log(max(ratio, 1e-3)) ** 2
                    cost += (
                        left_out[end - 1] - left_out[start] + 0.5 * sum(strengths[before : at - 1])
                    )
                    if not is_end:
                        cost += strengths[at - 1] * _COST_OF_PAUSE[sayings[end - 1].pause]
                    choices.append((cost, (start, before)))
            if choices:
                best[end, at] = min(choices)
    if (num_words, num_stretches) not in best:
        return [(num_words, num_stretches)]
    found, here = [], (num_words, num_stretches)
    while here != (0, 0):
        found.append(here)
        here = best[here][1]
    return found[::-1]


def _strength(seconds: float) -> float:
    """How much the place of a pause says: long ones stand between sentences."""
    return min(max(seconds / 0.35, 0.5), 2.0)


def _shared_out(
    sayings: Sequence[Saying],
    expected: NDArray[np.float64],
    group: Sequence[Stretch],
    loud: NDArray[np.float32],
) -> list[SpokenWord]:
    """Words in their order over stretches, each its share of what is heard."""
    lengths = np.array([each.end - each.start for each in group])
    edges = np.concatenate([[0.0], np.cumsum(lengths)])
    share = np.concatenate([[0.0], np.cumsum(expected)])
    share *= edges[-1] / max(share[-1], 1e-6)

    def at(heard: float, *, is_end: bool) -> float:
        index = bisect_right(edges.tolist(), heard + (-1e-9 if is_end else 1e-9)) - 1
        index = min(max(index, 0), len(group) - 1)
        return group[index].start + heard - float(edges[index])

    words = []
    for index, saying in enumerate(sayings):
        start = at(float(share[index]), is_end=False)
        end = max(at(float(share[index + 1]), is_end=True), start)
        words.append(
            SpokenWord(text=saying.text, start=start, end=heard_until(loud, start, end))
            if end > start
            else SpokenWord(text=saying.text, start=start, end=start)
        )
    return words


def _anchors(sayings: Sequence[Saying], heard: Sequence[Heard]) -> dict[int, tuple[float, float]]:
    """Words of the text that were heard too, by their index."""
    said = [(index, part) for index, each in enumerate(sayings) for part in _plain(each.spoken)]
    caught = [(each, part) for each in heard for part in _plain(each.text)]
    matcher = SequenceMatcher(
        None, [part for _, part in said], [part for _, part in caught], autojunk=False
    )
    found: dict[int, tuple[float, float]] = {}
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            index = said[block.a + offset][0]
            word = caught[block.b + offset][0]
            start = found.get(index, (word.start, 0.0))[0]
            found[index] = (start, max(word.end, start))
    return found if len(found) >= 0.4 * len(sayings) else {}


def _plain(text: str) -> list[str]:
    return re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text.lower().replace("'", ""))


def _by_anchors(
    sayings: Sequence[Saying],
    anchors: dict[int, tuple[float, float]],
    stretches: Sequence[Stretch],
    loud: NDArray[np.float32],
) -> tuple[SpokenWord, ...]:
    """Words that were heard where they were heard, the others between them."""
    words: list[SpokenWord] = []
    waiting: list[int] = []
    last = stretches[0].start
    for index, saying in enumerate(sayings):
        if index not in anchors:
            waiting.append(index)
            continue
        start = max(anchors[index][0], last)
        end = max(anchors[index][1], start)
        if waiting:
            words += shared(tuple(sayings[each].text for each in waiting), last, start)
            waiting = []
        end = heard_until(loud, start, end)
        words.append(SpokenWord(text=saying.text, start=start, end=max(end, start)))
        last = max(end, start)
    if waiting:
        until = max(stretches[-1].end, last)
        words += shared(tuple(sayings[each].text for each in waiting), last, until)
    return tuple(words)
