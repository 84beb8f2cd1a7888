"""Samples of speech: their rate, their level, where they are heard, and pauses between them."""

from __future__ import annotations

import io
import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onionskin.finish.saying.saying import Pause
from onionskin.finish.speech import SAMPLE_RATE, Phoneme, SpokenWord
from onionskin.sound import Sound

Samples = NDArray[np.float32]
"""One channel, (N,), in [-1, 1]."""

PAUSE_SECONDS: Final[dict[Pause, float]] = {
    "": 0.0,
    "clause": 0.16,
    "sentence": 0.42,
    "paragraph": 0.75,
}
"""Of silence after what ends there, at a pace of 1."""
LEAD_SECONDS, TAIL_SECONDS = 0.06, 0.2
"""Of near silence before the first word and after the last."""
LEVEL_DB: Final = -21.0
"""Of what is heard of a speech, as the root of its mean square; 0 is a full square wave."""
PEAK: Final = 0.89
WINDOW_SECONDS: Final = 0.01
QUIET_DB: Final = 40
"""Below the loudest hundredth of a second: silence."""
FADE_SECONDS: Final = 0.008


@dataclass(slots=True)
class Reel:
    """Pieces of speech one after the other, and when their words and phonemes are heard."""

    pieces: list[Samples] = field(default_factory=list)
    words: list[SpokenWord] = field(default_factory=list)
    phonemes: list[Phoneme] = field(default_factory=list)
    num_samples: int = 0

    @property
    def seconds(self) -> float:
        """How long it is so far."""
        return self.num_samples / SAMPLE_RATE

    def add_silence(self, seconds: float) -> None:
        """Nothing is heard for so long."""
        self.add(np.zeros(round(seconds * SAMPLE_RATE), np.float32))

    def add(self, samples: Samples) -> None:
        """`samples` are of 48,000 per second."""
        self.pieces.append(samples)
        self.num_samples += len(samples)

    def sound(self) -> Sound:
        """All of it, at the level of speech."""
        samples = np.concatenate([*self.pieces, np.zeros(1, np.float32)])[: self.num_samples]
        return Sound(levelled(samples)[:, None], SAMPLE_RATE)


def resampled(samples: Samples, rate: int) -> Samples:
    """The same heard at 48,000 samples per second."""
    if rate == SAMPLE_RATE or not len(samples):
        return samples
    import av

    resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
    whole = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples[None], np.float32), format="flt", layout="mono"
    )
    whole.sample_rate = rate
    frames = [*resampler.resample(whole), *resampler.resample(None)]
    heard = np.concatenate([frame.to_ndarray()[0] for frame in frames])
    wanted = round(len(samples) * SAMPLE_RATE / rate)
    return np.pad(heard, (0, max(wanted - len(heard), 0)))[:wanted].astype(np.float32)


def loudness_db(samples: Samples, rate: int = SAMPLE_RATE) -> NDArray[np.float32]:
    """How loud every hundredth of a second is, in dB; -120 for silence."""
    window = round(WINDOW_SECONDS * rate)
    whole = len(samples) // window * window
    power = np.square(samples[:whole].reshape(-1, window), dtype=np.float64).mean(axis=1)
    decibels: NDArray[np.float32] = (10 * np.log10(np.maximum(power, 1e-12))).astype(np.float32)
    return decibels


def heard_between(
    samples: Samples, rate: int = SAMPLE_RATE, below_db: float = 38
) -> tuple[float, float]:
    """The seconds from and to which something is heard; (0, 0) for silence.

    Heard is what is less than `below_db` under the loudest hundredths of a second.
    """
    loud = loudness_db(samples, rate)
    if not len(loud) or loud.max() <= -90:
        return 0.0, 0.0
    heard = np.flatnonzero(loud > np.percentile(loud, 98) - below_db)
    return float(heard[0] * WINDOW_SECONDS), float((heard[-1] + 1) * WINDOW_SECONDS)


def heard_until(loud: NDArray[np.float32], start: float, end: float) -> float:
    """Where a sound from `start` to `end` ends that is followed by silence within its time.

    `loud` is `loudness_db` of all.
    """
    first, last = round(start / WINDOW_SECONDS), round(end / WINDOW_SECONDS)
    heard = np.flatnonzero(loud[first:last] > loud.max() - QUIET_DB)
    if not len(heard):
        return min(end, start + 0.02)
    until = (first + int(heard[-1]) + 1) * WINDOW_SECONDS
    return until if end - until > 0.03 else end


def levelled(samples: Samples) -> Samples:
    """At the level of speech, its peaks kept below full scale."""
    loud = loudness_db(samples)
    heard = loud[loud > loud.max() - 30] if len(loud) else loud
    if not len(heard) or loud.max() <= -90:
        return samples
    level = 10 * np.log10(np.mean(10 ** (heard / 10)))
    gain = 10 ** ((LEVEL_DB - level) / 20)
    return np.asarray(samples * min(gain, PEAK / float(np.abs(samples).max())), np.float32)


def faded(samples: Samples) -> Samples:
    """With ends that do not click."""
    num = min(round(FADE_SECONDS * SAMPLE_RATE), len(samples) // 2)
    ramp = np.linspace(0, 1, num, dtype=np.float32)
    shaped = samples.copy()
    shaped[:num] *= ramp
    shaped[len(shaped) - num :] *= ramp[::-1]
    return shaped


def shared(words: tuple[str, ...], start: float, end: float) -> tuple[SpokenWord, ...]:
    """Words that take the time from `start` to `end` in proportion to their letters."""
    weights = np.array([max(sum(c.isalnum() for c in word), 1) for word in words], float)
    edges = start + (end - start) * np.concatenate([[0], np.cumsum(weights)]) / weights.sum()
    return tuple(
        SpokenWord(text=word, start=float(edges[i]), end=float(max(edges[i], edges[i + 1])))
        for i, word in enumerate(words)
    )


def placed(
    texts: Sequence[str], heard: Mapping[int, tuple[float, float]], at: float, until: float
) -> tuple[SpokenWord, ...]:
    """Words of a sentence by the times in which some were heard, by their index, later by `at`.

    Words that were not heard by themselves share the time of the next that was; those after the
    last one the time up to `until`.
    """
    words: list[SpokenWord] = []
    waiting: list[str] = []
    last = 0.0
    for index, text in enumerate(texts):
        waiting.append(text)
        if index in heard:
            start, last = heard[index]
            start = max(min(start, last), 0.0)
            words += shared(tuple(waiting), at + start, at + last)
            waiting = []
    if waiting:
        words += shared(tuple(waiting), at + last, at + max(until, last))
    return tuple(words)


def wave_bytes(sound: Sound) -> bytes:
    """A sound as a WAV file of 16 bits."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(sound.samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(sound.sample_rate)
        file.writeframes(np.round(sound.samples * 32767).astype("<i2").tobytes())
    return held.getvalue()
