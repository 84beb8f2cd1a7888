"""`Sound`: what is heard beside a clip."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onionskin.checks import short
from onionskin.errors import InvalidInput

MIN_SAMPLE_RATE, MAX_SAMPLE_RATE = 1000, 384_000


@dataclass(frozen=True, eq=False, slots=True)
class Sound:
    """Samples and their rate.

    `samples` is float32 (N, channels) in [-1, 1], of one or two channels; `sample_rate` is
    samples per second. Raises InvalidInput for any other shape or rate.
    """

    samples: NDArray[np.float32]
    sample_rate: int

    def __post_init__(self) -> None:
        samples = np.asarray(self.samples)
        if not np.issubdtype(samples.dtype, np.floating):
            raise InvalidInput(f"{samples.dtype = }; give samples as float32 in [-1, 1]")
        if samples.ndim != 2 or samples.shape[1] not in (1, 2):
            raise InvalidInput(f"{samples.shape = }; give (N, 1) or (N, 2)")
        object.__setattr__(self, "sample_rate", _whole_rate(self.sample_rate))
        clipped = np.clip(np.nan_to_num(samples), -1, 1).astype(np.float32)
        object.__setattr__(self, "samples", clipped)

    @property
    def duration_seconds(self) -> float:
        """How long it is heard."""
        return len(self.samples) / self.sample_rate

    def cut(self, start_seconds: float, end_seconds: float) -> Sound:
        """What is heard from one second to another, of that length; silence past the end."""
        if not 0 <= start_seconds <= end_seconds < math.inf:
            raise InvalidInput(f"{start_seconds = }, {end_seconds = }; give 0 <= start <= end")
        first, last = (round(each * self.sample_rate) for each in (start_seconds, end_seconds))
        samples = np.zeros((last - first, self.samples.shape[1]), np.float32)
        heard = self.samples[first:last]
        samples[: len(heard)] = heard
        return Sound(samples, self.sample_rate)


def joined(sounds: dict[float, Sound], seconds: float) -> Sound | None:
    """One sound of `seconds` out of those that start at the given seconds; None for none."""
    if not sounds:
        return None
    first = next(iter(sounds.values()))
    rate, channels = first.sample_rate, first.samples.shape[1]
    samples = np.zeros((round(seconds * rate), channels), np.float32)
    for start, sound in sounds.items():
        place = samples[round(start * rate) :][: len(sound.samples)]
        place[:] = sound.samples[: len(place)]
    return Sound(samples, rate)


def laid_over(below: Sound | None, sound: Sound, at_seconds: float, seconds: float) -> Sound:
    """One sound of `seconds`: `sound` from `at_seconds` on, and before and after it `below`.

    It has the rate and the channels of `sound`; `below` is brought to them.
    """
    rate, channels = sound.sample_rate, sound.samples.shape[1]
    samples = np.zeros((round(seconds * rate), channels), np.float32)
    if below is not None:
        heard = _brought_to(below, rate, channels)[: len(samples)]
        samples[: len(heard)] = heard
    place = samples[round(at_seconds * rate) :][: len(sound.samples)]
    place[:] = sound.samples[: len(place)]
    return Sound(samples, rate)


def _brought_to(sound: Sound, rate: int, channels: int) -> NDArray[np.float32]:
    """Samples at another rate (straight lines between the old ones) and of so many channels."""
    samples = sound.samples
    if samples.shape[1] != channels:
        samples = np.repeat(samples.mean(axis=1, keepdims=True), channels, axis=1)
    if sound.sample_rate != rate:
        places = np.arange(round(sound.duration_seconds * rate)) * (sound.sample_rate / rate)
        at = np.arange(len(samples))
        samples = np.stack([np.interp(places, at, each) for each in samples.T], axis=1)
    return samples.astype(np.float32)


def _whole_rate(value: object) -> int:
    """Samples per second as an int; 44100.0 and numpy's numbers are such too."""
    if isinstance(value, Real) and not isinstance(value, bool):
        rate: Any = value
        # Compared before it is made a float, for which it may be too large.
        if MIN_SAMPLE_RATE <= rate <= MAX_SAMPLE_RATE and float(rate).is_integer():
            return int(rate)
    raise InvalidInput(
        f"sample_rate is {short(value)}; give a whole number, {MIN_SAMPLE_RATE}..{MAX_SAMPLE_RATE} "
        "samples per second"
    )
