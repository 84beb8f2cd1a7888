"""What sound effects are made of: noises of a colour, tones, bursts, and how they rise and fall.

Everything is mono at 48 kHz, float64 (n,), until `effects.effect` spreads it over two channels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.floating[Any]]
Random = np.random.Generator

RATE = 48_000


def samples_in(seconds: float) -> int:
    """How many samples last so long."""
    return max(1, round(seconds * RATE))


def times(seconds: float) -> Wave:
    """The time of each sample, in seconds."""
    return np.arange(samples_in(seconds)) / RATE


def noise(seconds: float, random: Random, hertz: float, octaves: float) -> Wave:
    """Noise about a frequency, its level falling off within so many octaves; of one in RMS."""
    count = samples_in(seconds)
    # Longer than needed and cut, for a filter by FFT runs round the ends.
    size = 1 << (count + 4800 - 1).bit_length()
    spectrum = np.fft.rfft(random.normal(size=size))
    frequencies = np.maximum(np.fft.rfftfreq(size, 1 / RATE), 1)
    spectrum *= np.exp(-((np.log2(frequencies / hertz) / octaves) ** 2))
    wave: Wave = np.fft.irfft(spectrum, size)[:count]
    return wave / max(float(np.sqrt((wave**2).mean())), 1e-12)


def struck(seconds: float, attack: float, decay: float) -> Wave:
    """A shape that rises within `attack` and falls to a third in each `decay` seconds."""
    time = times(seconds)
    rise = np.clip(time / attack, 0, 1)
    shape: Wave = np.sin(rise * np.pi / 2) ** 2 * np.exp(-np.maximum(time - attack, 0) / decay)
    shape *= np.clip((seconds - time) / min(0.02, seconds / 4), 0, 1)
    return shape


def swelling(seconds: float, rise: float, fall: float) -> Wave:
    """A shape that rises and falls softly, and is one in between."""
    time = times(seconds)
    up = np.sin(np.clip(time / rise, 0, 1) * np.pi / 2) ** 2
    down = np.sin(np.clip((seconds - time) / fall, 0, 1) * np.pi / 2) ** 2
    shape: Wave = up * down
    return shape


def wander(seconds: float, random: Random, every: float, low: float, high: float) -> Wave:
    """A value that wanders between low and high, another one `every` so many seconds."""
    knots = random.uniform(low, high, int(seconds / every) + 3)
    place = times(seconds) / every
    index = place.astype(int)
    part = 0.5 - 0.5 * np.cos(np.pi * (place - index))
    value: Wave = knots[index] * (1 - part) + knots[index + 1] * part
    return value


def tone(seconds: float, hertz: float | Wave) -> Wave:
    """A sine of a frequency, or of one that changes from sample to sample."""
    phase = 2 * np.pi * np.cumsum(np.broadcast_to(hertz, samples_in(seconds))) / RATE
    wave: Wave = np.sin(phase)
    return wave


def modes(seconds: float, hertz: Sequence[float], levels: Sequence[float], decay: float) -> Wave:
    """What is struck and rings: tones that die away, the high ones first."""
    time = times(seconds)
    result = np.zeros(len(time))
    for frequency, level in zip(hertz, levels, strict=True):
        half = decay * (hertz[0] / frequency) ** 0.5
        result += level * np.sin(2 * np.pi * frequency * time) * np.exp(-time / half)
    shaped: Wave = result * np.clip(time / 0.001, 0, 1) * np.clip((seconds - time) / 0.01, 0, 1)
    return shaped


def add(into: Wave, wave: Wave, at: float) -> None:
    """Adds a wave at so many seconds; what lies beyond the end is cut."""
    first = round(at * RATE)
    if 0 <= first < len(into):
        part = wave[: len(into) - first]
        into[first : first + len(part)] += part


def swept(seconds: float, random: Random, path: Sequence[float], octaves: float = 0.8) -> Wave:
    """Noise whose middle frequency goes along a path of Hz, in equal stretches of the time."""
    place = np.linspace(0, len(path) - 1, samples_in(seconds))
    result = np.zeros(samples_in(seconds))
    for index, hertz in enumerate(path):
        share = np.sqrt(np.clip(1 - np.abs(place - index), 0, 1))
        result += noise(seconds, random, hertz, octaves) * share
    return result
