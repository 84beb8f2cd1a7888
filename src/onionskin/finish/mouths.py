"""Speech sounds as shapes of a mouth: which one stands in which frame.

    mouths_of(speech.phonemes, num_frames=48, fps=Fraction(24))
    # MouthKey(0, "rest"), MouthKey(0.0833, "m"), MouthKey(0.125, "a"), ...

The sounds are IPA as voices give it (`finish.speech.Phoneme`), hibari's and espeak-ng's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final

from onionskin.finish.speech import Phoneme
from onionskin.stage.pose import Viseme
from onionskin.stage.script import MouthKey

Shape = tuple[Viseme, float]
"""A mouth shape, and how far of it is open (0..1)."""
PAUSE_SECONDS: Final = 0.12
"""A shorter silence between two sounds is part of speech: the mouth does not close for it."""
REST: Final[Shape] = ("rest", 1.0)

_GROUPS: Final[tuple[tuple[Viseme, float, str], ...]] = (
    ("m", 1.0, "m b p ɱ"),
    ("f", 1.0, "f v ʋ ɸ β"),
    ("th", 1.0, "θ ð"),
    ("s", 1.0, "s z t d ʃ ʒ ɕ ʑ ʂ ʐ ʈ ɖ ç tʃ dʒ ts dz tɕ dʑ tʂ ʈʂ dʐ ʣ ʤ ʥ ʦ ʧ ʨ ꭧ"),
    ("l", 1.0, "l ɫ ɬ ʎ ɭ"),
    ("l", 0.6, "n ɲ ɳ ɾ ɽ"),
    ("e", 0.5, "k g ɡ ŋ ɴ h ɦ x ɣ χ q ʔ c ɟ ʝ ʁ ʀ ħ"),
    ("a", 1.0, "a ɑ æ"),
    ("a", 0.7, "ɐ ʌ"),
    ("e", 1.0, "e ɛ ɜ ɝ"),
    ("e", 0.65, "ə ɚ ɤ ɘ ᵊ"),
    ("i", 1.0, "i j"),
    ("i", 0.8, "ɪ ɨ ᵻ"),
    ("o", 1.0, "o ɔ ɒ ɵ"),
    ("u", 1.0, "u w y ɥ ʍ ø œ ɯ ʉ"),
    ("u", 1.15, "ʊ ɹ r ɻ ɺ"),
)
SHAPES: Final[dict[str, Shape]] = {
    symbol: (viseme, opening) for viseme, opening, symbols in _GROUPS for symbol in symbols.split()
}
"""Which shape each sound has; a diphthong ("aɪ") is its sounds one after the other."""
_UNKNOWN: Final[Shape] = ("e", 0.5)
_SOUNDS: Final = re.compile("|".join(sorted(map(re.escape, SHAPES), key=len, reverse=True)))
_SEEN_LONGER: Final = {"m": 2.0, "f": 1.5}
"""Lips that meet are looked for: they win a frame that they share with another sound."""


@cache
def shapes_of(symbol: str) -> tuple[Shape, ...]:
    """The shapes of a sound, one after the other; marks of length and tone count for nothing."""
    sounds = _SOUNDS.findall(symbol)
    # The h of "th" and "ph" is breath after the sound.
    sounds = [each for place, each in enumerate(sounds) if place == 0 or each != "h"]
    return tuple(SHAPES[each] for each in sounds) or (_UNKNOWN,)


def mouths_of(
    phonemes: Sequence[Phoneme], *, num_frames: int, fps: Fraction
) -> tuple[MouthKey, ...]:
    """The shape of every frame, told where it changes: that of the sound heard most in it.

    Before, after and in pauses between sounds the mouth rests, closed. Times are those of
    frames, so that a sound is neither early nor late by more than half of one.
    """
    keys: list[MouthKey] = []
    last = None
    for index, shape in enumerate(_frames(phonemes, num_frames, fps)):
        if shape != last:
            keys.append(MouthKey(start=float(index / fps), viseme=shape[0], open=shape[1]))
        last = shape
    return tuple(keys)


def _frames(phonemes: Sequence[Phoneme], num_frames: int, fps: Fraction) -> Iterator[Shape]:
    spans = list(_spans(phonemes))
    first, step = 0, float(1 / fps)
    for index in range(num_frames):
        start, end = index * step, (index + 1) * step
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        seen: dict[Shape, float] = {}
        for begin, until, shape in spans[first:]:
            if begin >= end:
                break
            part = min(until, end) - max(begin, start)
            seen[shape] = seen.get(shape, 0.0) + part * _SEEN_LONGER.get(shape[0], 1.0)
        yield max(seen, key=lambda shape: seen[shape]) if seen else REST


def _spans(phonemes: Sequence[Phoneme]) -> Iterator[tuple[float, float, Shape]]:
    """From when to when each shape stands, in order."""
    sounds = sorted(phonemes, key=lambda each: each.start)
    cuts = [_cut(one, other) for one, other in pairwise(sounds)]
    starts = [
        each.start if cut is None else cut for each, cut in zip(sounds, [None, *cuts], strict=False)
    ]
    ends = [
        each.end if cut is None else cut for each, cut in zip(sounds, [*cuts, None], strict=False)
    ]
    for each, start, end in zip(sounds, starts, ends, strict=True):
        shapes = shapes_of(each.symbol)
        step = max(end - start, 0.0) / len(shapes)
        for number, shape in enumerate(shapes):
            yield start + number * step, start + (number + 1) * step, shape


def _cut(one: Phoneme, other: Phoneme) -> float | None:
    """Where one sound's shape gives way to the next; None where the mouth closes between them.

    Lips that meet do so in the silence before they are heard.
    """
    if other.start - one.end >= PAUSE_SECONDS:
        return None
    return one.end if shapes_of(other.symbol)[0][0] == "m" else (one.end + other.start) / 2
