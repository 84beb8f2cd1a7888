"""A piece of music made longer: from a beat near its end back to one like it near its start."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from onionskin.finish.loudness import loudness_of
from onionskin.finish.mix import SAMPLE_RATE, Bed
from onionskin.sound import Sound

Samples = NDArray[np.float32]
Numbers = NDArray[np.float64]

_HOP = 480
_SIZE = 2048
_STEPS_A_SECOND = SAMPLE_RATE / _HOP
_SLOWEST, _FASTEST = 60.0, 180.0
_LIKED_TEMPO, _OCTAVES = 110.0, 1.0
_CROSSED_SECONDS = 0.06
_FIRST_FADE_SECONDS, _LAST_FADE_SECONDS = 0.01, 3.0
_COMPARED_BEATS = 4
_ALIGNED = SAMPLE_RATE // 5


def looped(samples: Samples, seconds: float) -> Bed:
    """A bed of `seconds` out of (n, 2) samples at 48 kHz; it fades over its last three seconds."""
    lufs = loudness_of(Sound(samples, SAMPLE_RATE)).lufs
    wanted = round(seconds * SAMPLE_RATE)
    back, end = (0, len(samples)) if wanted <= len(samples) else loop_of(samples)

    def read(first: int, count: int) -> Samples:
        result = np.zeros((count, 2), np.float32)
        heard = min(count, wanted - first)
        if heard > 0 and len(samples):
            places = np.arange(first, first + heard)
            result[:heard] = _taken(samples, places, back, end) * _faded(places, wanted)
        return result

    return Bed(read=read, lufs=lufs)


def loop_of(samples: Samples) -> tuple[int, int]:
    """Samples to jump to and from: a whole number of beats apart, where the music is most alike.

    Music without a beat is looped as a whole.
    """
    features = _features(samples)
    beat = beat_of(features)
    steps = len(features)
    if beat is None or steps < 12 * beat:
        return 0, len(samples)
    span = round(_COMPARED_BEATS * beat)
    best, found = -math.inf, (0, steps)
    first = _first_heard(features)
    for start in (first, round(first + 4 * beat)):
        beats = int((steps - span - start) / beat)
        for number in range(max(4, beats - 16), beats + 1):
            score, end = _best_end(features, start, round(start + number * beat), span)
            # Of equals the longest, and whole bars of four.
            score += 0.15 * number / max(beats, 1) + (0.04 if number % 4 == 0 else 0.0)
            if score > best:
                best, found = score, (start, end)
    return found[0] * _HOP, _aligned(samples, found[0] * _HOP, found[1] * _HOP)


def _best_end(features: Numbers, start: int, about: int, span: int) -> tuple[float, int]:
    """How alike the music at an end near `about` is to that at the start, and which end."""
    ends = [end for end in range(about - 3, about + 4) if end + span <= len(features)]
    there = features[start : start + span]
    return max((_likeness(there, features[end : end + span]), end) for end in ends)


def _aligned(samples: Samples, start: int, end: int) -> int:
    """The end moved by up to 10 ms to where the waves are most alike."""
    mono = samples.mean(axis=1)
    there = mono[start : start + _ALIGNED]
    around = mono[end - _HOP : end + _HOP + len(there)]
    if len(around) < len(there) + 2 * _HOP:
        return end
    return end - _HOP + int(np.correlate(around, there, "valid").argmax())


def beat_of(features: Numbers) -> float | None:
    """The length of a beat in steps of 10 ms, from 60 to 180 a minute; None without any."""
    rises = np.maximum(np.diff(features, axis=0), 0).sum(axis=1)
    rises = rises - rises.mean()
    power = float((rises**2).sum())
    if power <= 0:
        return None
    size = 1 << (2 * len(rises)).bit_length()
    alike = np.fft.irfft(np.abs(np.fft.rfft(rises, size)) ** 2, size)[: len(rises)] / power
    low = math.ceil(60 / _FASTEST * _STEPS_A_SECOND)
    high = min(int(60 / _SLOWEST * _STEPS_A_SECOND), len(alike) // 8)
    if high <= low:
        return None
    lags = np.arange(low, high + 1)
    # A beat comes back after two and four of it as well.
    score = alike[lags] + 0.7 * alike[2 * lags] + 0.5 * alike[4 * lags]
    tempo = 60 * _STEPS_A_SECOND / lags
    score = score * np.exp(-0.5 * (np.log2(tempo / _LIKED_TEMPO) / _OCTAVES) ** 2)
    place = int(score.argmax())
    if alike[lags[place]] < 0.08:
        return None
    return _exact(alike, int(lags[place]))


def _exact(alike: Numbers, lag: int) -> float:
    """The beat between two steps: from the highest place about its eighth return."""
    for many in (8, 4, 2):
        reach = max(2, many // 2)
        middle = many * lag
        if middle + reach < len(alike):
            near = alike[middle - reach : middle + reach + 1]
            return (middle - reach + int(near.argmax())) / many
    return float(lag)


def _features(samples: Samples) -> Numbers:
    """(steps, 24): the level of each of 24 bands every 10 ms, compressed as ears do."""
    mono = samples.mean(axis=1)
    steps = max(1, (len(mono) - _SIZE) // _HOP + 1)
    padded = np.pad(mono, (0, max(0, _SIZE - len(mono))))
    edges = np.unique(np.geomspace(2, _SIZE // 3, 25).astype(int))
    window = np.hanning(_SIZE).astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _SIZE)[::_HOP][:steps]
    result = np.zeros((steps, len(edges) - 1))
    for first in range(0, steps, 1000):
        spectrum = np.abs(np.fft.rfft(frames[first : first + 1000] * window, axis=1))
        result[first : first + 1000] = np.add.reduceat(spectrum, edges, axis=1)[:, :-1]
    return np.log1p(result)


def _first_heard(features: Numbers) -> int:
    level = features.sum(axis=1)
    return int(np.argmax(level > 0.3 * level.max(initial=0)))


def _likeness(one: Numbers, other: Numbers) -> float:
    """The correlation of two stretches of features, at most 1."""
    one, other = one - one.mean(), other - other.mean()
    power = math.sqrt(float((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / power if power else 0.0


def _taken(samples: Samples, places: NDArray[np.int64], back: int, end: int) -> Samples:
    """The samples at places of the looped music; each jump is crossed over 60 ms."""
    length = max(1, end - back)
    rounds = np.maximum(0, (places - end) // length + 1)
    at = places - rounds * length
    taken: Samples = samples[np.minimum(at, len(samples) - 1)]
    cross = round(_CROSSED_SECONDS * SAMPLE_RATE)
    since = at - back
    crossed = (rounds > 0) & (since < cross) & (end + since < len(samples))
    if crossed.any():
        share = (since[crossed] / cross)[:, None]
        into, out = np.sin(share * np.pi / 2), np.cos(share * np.pi / 2)
        left_behind = samples[end + since[crossed]]
        taken[crossed] = (taken[crossed] * into + left_behind * out).astype(np.float32)
    return taken


def _faded(places: NDArray[np.int64], wanted: int) -> Samples:
    into = places / (_FIRST_FADE_SECONDS * SAMPLE_RATE)
    fade = min(_LAST_FADE_SECONDS * SAMPLE_RATE, wanted / 4)
    out = np.clip((wanted - places) / max(fade, 1), 0, 1)
    shape: Samples = (np.minimum(1, into) * np.sin(out * np.pi / 2) ** 2).astype(np.float32)
    return shape[:, None]
