"""How loud a sound is to people, and how high its true peaks go (ITU-R BS.1770-4).

    level = loudness_of(sound)          # Loudness(lufs=-16.02, true_peak_dbtp=-1.4)
    meter = Meter(48_000); meter.hear(piece); ...; meter.reading()

Loudness is integrated: blocks of 400 ms every 100 ms, gated at -70 LUFS and 10 LU under the rest.
True peaks are found between the samples, four times oversampled. One channel counts as one
loudspeaker: the same samples in two channels read 3 LU louder.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.sound import Sound

Samples = NDArray[np.float32]
Numbers = NDArray[np.float64]

SILENCE = -math.inf
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
_STEPS_OF_BLOCK = 4
_OFFSET = -0.691
"""LUFS of a mean square of one (BS.1770-4, equation 2)."""
_SHELF = (1681.974450955533, 3.999843853973347, 0.7071752369554196)
_SHELF_SLOPE = 0.4996667741545416
_HIGH_PASS = (38.13547087602444, 0.5003270373238773)
"""Hz, dB and Q of the two filters whose coefficients BS.1770-4 gives for 48 kHz."""
_SETTLED_SECONDS = 0.17
"""What came earlier than this changes a filtered sample by less than a millionth."""
_TAPS = 32
"""Samples, half of them on each side, that the values between two samples are made of."""
_AT_ONCE = 65_536


@dataclass(frozen=True, kw_only=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS and true peak in dBTP; both -inf for silence."""

    lufs: float
    true_peak_dbtp: float


def loudness_of(sound: Sound) -> Loudness:
    """The loudness and the true peak of a whole sound."""
    meter = Meter(sound.sample_rate)
    step = 10 * sound.sample_rate
    for first in range(0, len(sound.samples), step):
        meter.hear(sound.samples[first : first + step])
    return meter.reading()


class Meter:
    """Hears a sound piece by piece, in memory that does not grow with it.

    Pieces are float32 (n, channels) of one or two channels, in their order. Without `peaks`
    they are not looked for, and read as silence.
    """

    def __init__(self, sample_rate: int, *, peaks: bool = True) -> None:
        self._rate = sample_rate
        self._step = round(sample_rate / 10)
        self._weighting = _Weighting(sample_rate)
        self._rest: Numbers = np.zeros((0, 1))
        self._energies: list[float] = []
        self._peaks = _Peaks() if peaks else None

    def hear(self, piece: Samples) -> None:
        """Takes the next samples."""
        if not len(piece):
            return
        if self._peaks is not None:
            self._peaks.hear(piece)
        weighted = self._weighting.filtered(piece)
        channels = weighted.shape[1]
        waiting = np.concatenate([self._rest.reshape(-1, channels), weighted])
        whole = len(waiting) // self._step
        steps = waiting[: whole * self._step].reshape(whole, self._step, channels)
        self._energies += (steps**2).mean(axis=1).sum(axis=1).tolist()
        self._rest = waiting[whole * self._step :]

    def reading(self) -> Loudness:
        """What was heard until now; a sound under 400 ms is one block of its own length."""
        highest = 0.0 if self._peaks is None else self._peaks.highest
        return Loudness(lufs=self._lufs(), true_peak_dbtp=decibels(highest))

    def _lufs(self) -> float:
        steps = np.array(self._energies)
        if len(steps) < _STEPS_OF_BLOCK:
            rest = (self._rest**2).sum() / max(1, self._step)
            total = (steps.sum() + rest) / max(1e-9, len(steps) + len(self._rest) / self._step)
            return _lufs_of(float(total))
        blocks = np.convolve(steps, np.full(_STEPS_OF_BLOCK, 1 / _STEPS_OF_BLOCK), "valid")
        kept = blocks[blocks > _energy_of(_ABSOLUTE_GATE)]
        if not len(kept):
            return SILENCE
        gate = _energy_of(_lufs_of(float(kept.mean())) + _RELATIVE_GATE)
        return _lufs_of(float(kept[kept > gate].mean()))


def decibels(amplitude: float) -> float:
    """20 log10 of an amplitude; -inf for none."""
    return 20 * math.log10(amplitude) if amplitude > 0 else SILENCE


def amplitude(level_db: float) -> float:
    """The factor that a level in decibels stands for."""
    return float(10 ** (level_db / 20))


def peaks_between(samples: Samples, above: float = 0.0) -> Samples:
    """The highest absolute value at and around each of (n, channels) samples, as (n,).

    Of the values at the sample and, where it is higher than its neighbours and than `above`, at
    the quarters between them. Beside what is given there is silence.
    """
    # numpy's maximum over an axis of two is ten times slower than this.
    highest: Samples = np.maximum(np.abs(samples[:, 0]), np.abs(samples[:, -1]))
    for channel in samples.T:
        level = np.pad(np.abs(channel), 1)
        tops = (level[1:-1] >= level[:-2]) & (level[1:-1] >= level[2:]) & (level[1:-1] > above)
        places = np.flatnonzero(tops)
        padded = np.pad(channel, _TAPS // 2)
        for first in range(0, len(places), _AT_ONCE):
            some = places[first : first + _AT_ONCE]
            values = np.abs(padded[some[:, None] + _REACH] @ _BETWEEN).max(axis=1)
            highest[some] = np.maximum(highest[some], values)
    return highest


class _Weighting:
    """The K-weighting filter, by FFT: blocks overlap by what the filter remembers."""

    def __init__(self, sample_rate: int) -> None:
        self._memory = math.ceil(_SETTLED_SECONDS * sample_rate)
        self._size = 1 << math.ceil(math.log2(8 * self._memory))
        self._response = _response(sample_rate, self._size)
        self._before: Samples | None = None

    def filtered(self, piece: Samples) -> Numbers:
        """The next samples, weighted; as many as were given."""
        if self._before is None:
            self._before = np.zeros((self._memory, piece.shape[1]), np.float32)
        given = np.concatenate([self._before, piece])
        self._before = given[-self._memory :]
        new = self._size - self._memory
        result = np.empty((len(piece), piece.shape[1]))
        for first in range(0, len(piece), new):
            block = given[first : first + self._size]
            spectrum = np.fft.rfft(block, self._size, axis=0) * self._response[:, None]
            count = len(block) - self._memory
            heard = np.fft.irfft(spectrum, self._size, axis=0)
            result[first : first + count] = heard[self._memory : self._memory + count]
        return result


class _Peaks:
    """The highest true peak of a sound that is heard piece by piece."""

    def __init__(self) -> None:
        self.highest = 0.0
        self._before: Samples | None = None

    def hear(self, piece: Samples) -> None:
        if self._before is None:
            self._before = np.zeros((_TAPS, piece.shape[1]), np.float32)
        given = np.concatenate([self._before, piece])
        self._before = given[-_TAPS:]
        # Between samples a sound hardly ever rises to more than twice what it is at them.
        above = max(self.highest, float(np.abs(given).max())) * 0.45
        self.highest = max(self.highest, float(peaks_between(given, above).max()))


def _between_filters() -> Samples:
    """(taps, 6): windowed sincs for the three quarters before and after a sample."""
    columns = []
    for part in (-0.75, -0.5, -0.25, 0.25, 0.5, 0.75):
        places = _REACH - _TAPS // 2 - part
        window = np.i0(7.0 * np.sqrt(np.clip(1 - (places / (_TAPS // 2 + 1)) ** 2, 0, 1)))
        taps = np.sinc(places) * window
        columns.append(taps / taps.sum())
    return np.stack(columns, axis=1).astype(np.float32)


_REACH = np.arange(_TAPS + 1)
_BETWEEN = _between_filters()


def _response(rate: int, size: int) -> NDArray[np.complex128]:
    """The K-weighting's response at the frequencies of an FFT of `size` samples."""
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    hertz, gain, q = _SHELF
    k, high = math.tan(math.pi * hertz / rate), 10 ** (gain / 20)
    band, norm = high**_SHELF_SLOPE, 1 + k / q + k * k
    shelf = (high + band * k / q + k * k) + 2 * (k * k - high) * z
    shelf = shelf + (high - band * k / q + k * k) * z**2
    shelf = shelf / (norm + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z**2)
    hertz, q = _HIGH_PASS
    k = math.tan(math.pi * hertz / rate)
    norm = 1 + k / q + k * k
    below = 1 + 2 * (k * k - 1) / norm * z + (1 - k / q + k * k) / norm * z**2
    result: NDArray[np.complex128] = shelf * (1 - z) ** 2 / below
    return result


def _energy_of(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))


def _lufs_of(energy: float) -> float:
    return _OFFSET + 10 * math.log10(energy) if energy > 0 else SILENCE
