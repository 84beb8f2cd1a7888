"""`Sound`: what is heard beside a clip."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import InvalidInput


@dataclass(frozen=True, eq=False, slots=True)
class Sound:
    """Samples and their rate.

    `samples` is float32 (N, channels) in [-1, 1], of one or two channels; `sample_rate` is
    samples per second. Raises InvalidInput for any other shape or rate.
    """

    samples: NDArray[np.float32]
    sample_rate: int

    def __post_init__(self) -> None:
        shape = np.shape(self.samples)
        if len(shape) != 2 or shape[1] not in (1, 2):
            raise InvalidInput(f"samples.{shape = }; give (N, 1) or (N, 2)")
        if not 1000 <= self.sample_rate <= 384_000:
            raise InvalidInput(f"{self.sample_rate = }; give 1000..384000 samples per second")
        clipped = np.clip(np.nan_to_num(self.samples), -1, 1).astype(np.float32)
        object.__setattr__(self, "samples", clipped)

    @property
    def duration_seconds(self) -> float:
        """How long it is heard."""
        return len(self.samples) / self.sample_rate

    def cut(self, start_seconds: float, end_seconds: float) -> Sound:
        """What is heard from one second to another, of that length; silence past the end."""
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
