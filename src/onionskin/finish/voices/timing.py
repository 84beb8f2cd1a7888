"""Voices whose network says how long each of its signs lasts: words and sounds get their times.

The signs are those of Kokoro, from which hibari was taught: IPA, with a letter of their own for
diphthongs and affricates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onionskin.finish.saying.saying import Saying
from onionskin.finish.speech import Phoneme, SpokenWord
from onionskin.finish.voices.sounding import (
    Reel,
    Samples,
    faded,
    heard_between,
    heard_until,
    loudness_db,
    resampled,
    shared,
)

RATE: Final = 24_000
"""Samples per second of these networks."""
UNIT_SECONDS: Final = 0.025
"""What they count durations in."""
LATE_SECONDS: Final = 0.04
"""By which the durations run behind the sound: the median of 29 onsets after a pause, nine in ten
between 0.028 and 0.055."""
EDGE_SECONDS: Final = 0.04
"""Kept of the near silence before and after a sentence."""
STRESSES: Final = "ˈˌ"
LENGTHS: Final = "ːʰʲ̃"
"""Signs that belong to the sound before them."""
IPA_OF: Final = {
    "A": "eɪ",
    "I": "aɪ",
    "O": "oʊ",
    "Q": "əʊ",
    "W": "aʊ",
    "Y": "ɔɪ",
    "ʤ": "dʒ",
    "ʧ": "tʃ",
    "T": "ɾ",
    "ᵊ": "ə",
    "ᵻ": "ɪ",
    "ʨ": "tɕ",
    "ꭧ": "ʈʂ",
    "ʦ": "ts",
}
"""What one of the signs stands for; the others are IPA already."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are said at once: their phonemes, and of each sign the word's index."""

    sayings: tuple[Saying, ...]
    phonemes: str
    owners: tuple[int, ...]


def add_to(reel: Reel, part: Part, samples: Samples, durations: NDArray[np.float32]) -> None:
    """Adds a part to what is said: its sound, words and phonemes.

    `samples` are of RATE; `durations` are those of all signs and of the pad at each end.
    """
    first, last = heard_between(samples, RATE)
    first, last = max(first - EDGE_SECONDS, 0), last + EDGE_SECONDS
    cut = samples[round(first * RATE) : round(last * RATE)]
    edges = np.concatenate([[0], np.cumsum(durations)]) * UNIT_SECONDS - LATE_SECONDS
    sounds = sounds_of(part, edges, loudness_db(samples, RATE))
    at = reel.seconds - first
    reel.add(faded(resampled(cut, RATE)))
    reel.phonemes += (
        Phoneme(symbol=each.symbol, start=at + each.start, end=at + each.end) for each in sounds
    )
    reel.words += words_of(part, sounds, at)


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound of a part, in seconds of the part, and the index of its word."""

    symbol: str
    start: float
    end: float
    owner: int


def sounds_of(part: Part, edges: NDArray[np.float64], loud: NDArray[np.float32]) -> list[Heard]:
    """What is heard of a part. Stress belongs to the sound after it; silence to none."""
    found: list[Heard] = []
    start: float | None = None
    for place, (sign, owner) in enumerate(zip(part.phonemes, part.owners, strict=False), start=1):
        start = float(edges[place]) if start is None else start
        if sign in STRESSES:
            continue
        if sign in LENGTHS and found:
            found[-1] = replace(found[-1], end=float(edges[place + 1]))
            start = None
            continue
        if sign.isalpha():
            start = max(start, 0.0)
            end = heard_until(loud, start, max(float(edges[place + 1]), start))
            found.append(Heard(IPA_OF.get(sign, sign), start, end, owner))
        start = None
    return found


def words_of(part: Part, sounds: Sequence[Heard], at: float) -> Iterable[SpokenWord]:
    """The words of a part with their times; those without a sound of their own share the next's."""
    waiting: list[str] = []
    until = at
    for index, saying in enumerate(part.sayings):
        waiting.append(saying.text)
        own = [each for each in sounds if each.owner == index]
        if own:
            until = at + own[-1].end
            yield from shared(tuple(waiting), at + own[0].start, until)
            waiting = []
    yield from (SpokenWord(text=text, start=until, end=until) for text in waiting)


def one_more_output(name: str) -> bytes:
    """What makes a value of an ONNX network an output, put after the network's own bytes.

    Protocol buffers merge what comes twice: field 7 of a model is its graph, field 12 of that an
    output, field 1 of that a name.
    """
    value = b"\x0a" + bytes([len(name)]) + name.encode()
    graph = b"\x62" + bytes([len(value)]) + value
    return b"\x3a" + bytes([len(graph)]) + graph
