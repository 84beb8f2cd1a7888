"""Samples of speech: their rate, their level, where they are heard, and pauses between them."""

from __future__ import annotations

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
