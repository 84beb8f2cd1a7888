"""One network, several voices: its pitch and the size of its throat are changed before it sounds.

hibari's network gives a spectrum, not a sound: pulses of the voice's pitch shaped by resonances,
noise, and a part with phases of its own. So a pitch is changed by other pulses and a throat by
moved resonances, without the artefacts of stretching a finished sound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Spectrum = NDArray[np.float32]
"""(601 bins of 20 Hz, frames of 12.5 ms)."""
BIN_HZ: Final = 20
TONAL_BELOW_HZ, NOISY_ABOVE_HZ = 3000, 5000
"""Of what has phases of its own, in voiced frames: sung by the pulses below, breath above."""
VOICED_HZ: Final = 40
"""Frames of a higher pitch are voiced."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a voice is made another.

    `pitch` and `size` are factors of 0.5..2; a size above 1 is a smaller throat, whose resonances
    are higher. `pace` is a factor of the pace asked for.
    """

    pitch: float = 1.0
    size: float = 1.0
    pace: float = 1.0
    about: str = ""


MANNERS: Final[Mapping[str, Manner]] = {
    "heart": Manner(about="a woman, as the voice is"),
    "deep": Manner(0.60, 0.85, 0.97, about="a man: the same voice, lower and larger"),
    "bright": Manner(1.15, 1.06, 1.04, about="a younger woman: the same voice, higher"),
    "tenor": Manner(0.70, 0.90, 1.03, about="a younger man: the same voice, lower"),
    "low": Manner(0.84, 0.94, 0.94, about="an older woman: the same voice, lower and slower"),
    "child": Manner(1.38, 1.17, 1.0, about="a child: the same voice, higher and smaller"),
}
"""Voices made of the one that comes with the package, the most different first."""


def synthesized(
    parts: Sequence[Spectrum], manner: Manner, generator: np.random.Generator
) -> NDArray[np.float32]:
    """The sound of what the network gave (lh, theta, ln, lr, phi, f0): 24,000 samples a second."""
    from hibari import dsp

    if manner.pitch == 1 and manner.size == 1:
        sound: NDArray[np.float32] = dsp.synth(*parts, generator)
        return sound
    *spectra, f0 = parts
    lh, theta, ln, lr, phi = (_resized(part, manner.size) for part in spectra)
    voiced = (f0 > VOICED_HZ).astype(np.float32)
    tonal = voiced * _falling(len(lh))
    sung = dsp.stft(dsp.pulses(f0 * manner.pitch), lh.shape[1]) * np.sqrt(manner.pitch)
    harmonic, own = np.exp(np.minimum(lh, 7)), np.exp(np.minimum(lr, 7))
    # Both were in step: what is sung together is louder than the sum of their powers.
    strength = np.sqrt(harmonic**2 + tonal * (own**2 + harmonic * own))
    spectrum = sung * strength * np.exp(1j * np.pi * np.tanh(theta))
    breath = np.exp(2j * np.pi * generator.random(lr.shape, dtype=np.float32))
    free = voiced * np.sqrt(1 - tonal) * breath + (1 - voiced) * np.exp(1j * phi)
    noise = _complex_noise(ln.shape, generator) * np.exp(np.minimum(ln, 7))
    spectrum += free * own + noise
    said: NDArray[np.float32] = dsp.ola(spectrum.astype(np.complex64))
    return said


def _falling(num_bins: int) -> NDArray[np.float32]:
    """1 where what a voice has of its own is sung, 0 where it is breath; (bins, 1)."""
    hertz = np.arange(num_bins) * BIN_HZ
    share = (NOISY_ABOVE_HZ - hertz) / (NOISY_ABOVE_HZ - TONAL_BELOW_HZ)
    return share.clip(0, 1)[:, None].astype(np.float32)


def _complex_noise(shape: tuple[int, ...], generator: np.random.Generator) -> NDArray[Any]:
    pairs = generator.standard_normal((shape[0], 2 * shape[1]), dtype=np.float32)
    return pairs.view(np.complex64)


def _resized(part: Spectrum, size: float) -> Spectrum:
    """A spectrum of a throat of another size: its resonances moved by that factor."""
    num_bins = len(part)
    places = np.arange(num_bins) / size
    low = np.minimum(places.astype(int), num_bins - 1)
    high = np.minimum(low + 1, num_bins - 1)
    share = (places - low)[:, None].clip(0, 1).astype(np.float32)
    resized: Spectrum = part[low] * (1 - share) + part[high] * share
    return resized
