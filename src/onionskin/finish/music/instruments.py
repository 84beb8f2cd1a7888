"""A small synthesiser: notes become samples, at 48 kHz in two channels.

Pads are PADsynth's: a spectrum of broad partials with random phases, turned into a loop without a
seam (Paul Nasca, 2005). What is struck or plucked is a sum of partials that die away, the high
ones first. All of it is shaped so that a voice has room: softer from 1 to 4 kHz, and darker above.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Numbers = NDArray[np.floating[Any]]

RATE = 48_000
_LOOP = 2**17
_ATTACK_SECONDS, _RELEASE_SECONDS = 0.45, 0.9
_VOICE_HERTZ, _VOICE_OCTAVES, _VOICE_DB = 2200.0, 1.0, 5.0
_DARK_ABOVE_HERTZ, _LOW_CUT_HERTZ = 5500.0, 35.0
_REVERB_SECONDS, _WET = 1.5, 0.22


def pad(pitch: int, seconds: float, first: int, count: int) -> Samples:
    """Samples first..first+count of a pad's note that lasts `seconds` and then dies away."""
    loop = _pad_loop(pitch)
    start = first % _LOOP
    rounds = [loop] * ((start + count - 1) // _LOOP + 1)
    heard: Samples = np.concatenate(rounds)[start : start + count]
    rising = min(count, max(0, round(_ATTACK_SECONDS * RATE) - first))
    if rising:
        part = np.arange(first, first + rising) / (_ATTACK_SECONDS * RATE)
        heard[:rising] *= _swell(part)
    # From where on it dies away, counted from the first sample that is given.
    still = max(0, min(count, round(seconds * RATE) - first))
    if still < count:
        left = (seconds + _RELEASE_SECONDS) * RATE - np.arange(first + still, first + count)
        heard[still:] *= _swell(left / (_RELEASE_SECONDS * RATE))
    return heard


def _swell(part: Numbers) -> Samples:
    """(n, 1): from 0 to 1 along a sine, squared."""
    swell: Samples = (np.sin(np.clip(part, 0, 1) * np.pi / 2) ** 2).astype(np.float32)[:, None]
    return swell


def pad_seconds(seconds: float) -> float:
    """How long a pad's note is heard."""
    return seconds + _RELEASE_SECONDS


@lru_cache(maxsize=512)
def struck(instrument: str, pitch: int) -> Samples:
    """A whole note (n, 2) of all other instruments, its reverberation with it."""
    dry = _INSTRUMENTS[instrument](pitch)
    wet = 0.05 if instrument in ("bass", "kick") else _WET
    return _in_the_room(dry, wet)


def hertz_of(pitch: int) -> float:
    """The frequency of a MIDI pitch."""
    return float(440 * 2 ** ((pitch - 69) / 12))


def room_for_a_voice(hertz: Numbers) -> Numbers:
    """The gain at each frequency that all instruments have in common."""
    octaves = np.log2(np.maximum(hertz, 1) / _VOICE_HERTZ)
    dip = 10 ** (-_VOICE_DB / 20 * np.exp(-((octaves / _VOICE_OCTAVES) ** 2)))
    dark = 1 / np.sqrt(1 + (hertz / _DARK_ABOVE_HERTZ) ** 4)
    low = 1 / np.sqrt(1 + (_LOW_CUT_HERTZ / np.maximum(hertz, 1)) ** 6)
    gain: Numbers = dip * dark * low
    return gain


@lru_cache(maxsize=64)
def _pad_loop(pitch: int) -> Samples:
    """(2**17, 2): a loop of 2.7 s, its two channels of like colour and other phases."""
    hertz = np.fft.rfftfreq(_LOOP, 1 / RATE)
    fundamental = hertz_of(pitch)
    spectrum = np.zeros(len(hertz))
    for partial in range(1, 17):
        middle = partial * fundamental
        if middle > 9000:
            break
        width = max(1.2, middle * 0.0055)
        level = 1 / partial**1.55 * (1.0 if partial % 2 else 0.75)
        spectrum += level / math.sqrt(width) * np.exp(-(((hertz - middle) / width) ** 2))
    spectrum *= room_for_a_voice(hertz)
    random = np.random.default_rng(pitch)
    channels = []
    for _ in range(2):
        phases = random.uniform(0, 2 * np.pi, len(spectrum))
        channels.append(np.fft.irfft(spectrum * np.exp(1j * phases), _LOOP))
    loop = np.stack(channels, axis=1)
    loop *= 0.16 / np.sqrt((loop**2).mean())
    return loop.astype(np.float32)


def _partials(
    pitch: int,
    seconds: float,
    ratios: Numbers,
    levels: Numbers,
    halves: Numbers,
    attack: float,
) -> Numbers:
    """(n,): partials at ratios of the pitch, each halved every so many seconds."""
    time = np.arange(round(seconds * RATE)) / RATE
    hertz = hertz_of(pitch) * ratios
    random = np.random.default_rng(pitch + 1000)
    result = np.zeros(len(time))
    gains = levels * room_for_a_voice(hertz) * (hertz < 12_000)
    for frequency, gain, half in zip(hertz, gains, halves, strict=True):
        phase = random.uniform(0, 2 * np.pi)
        wave = np.sin(2 * np.pi * frequency * time + phase)
        result += gain * wave * np.exp(-time * (math.log(2) / half))
    rise = np.clip(time / attack, 0, 1)
    fall = np.clip((seconds - time) / 0.2, 0, 1)
    shaped: Numbers = result * np.sin(rise * np.pi / 2) ** 2 * np.sin(fall * np.pi / 2) ** 2
    return shaped


def _piano(pitch: int) -> Numbers:
    """A felt piano: partials a little sharp, a soft hammer."""
    number = np.arange(1, 13)
    ratios = number * np.sqrt(1 + 0.0004 * number**2)
    levels = 0.5 * np.exp(-0.36 * (number - 1))
    return _partials(pitch, 2.6, ratios, levels, 0.75 / number**0.75, 0.006)


def _pluck(pitch: int) -> Numbers:
    """A plucked string, a quarter of its length from the bridge."""
    number = np.arange(1, 15)
    levels = 0.55 * np.abs(np.sin(np.pi * number * 0.23)) / number**1.0
    return _partials(pitch, 1.7, number.astype(float), levels, 0.42 / number**0.6, 0.003)


def _mallet(pitch: int) -> Numbers:
    """A bar of wood, tuned as a marimba's: the second partial two octaves up."""
    ratios = np.array([1.0, 3.93, 9.2])
    levels = np.array([0.5, 0.2, 0.08])
    return _partials(pitch, 1.0, ratios, levels, np.array([0.16, 0.06, 0.02]), 0.002)


def _bass(pitch: int) -> Numbers:
    """A round bass, its second partial strong enough for small loudspeakers."""
    number = np.arange(1, 6).astype(float)
    levels = 0.55 * np.array([1.0, 0.5, 0.22, 0.08, 0.03])
    return _partials(pitch, 2.8, number, levels, np.array([1.1, 0.8, 0.5, 0.3, 0.2]), 0.012)


def _kick(pitch: int) -> Numbers:
    """A soft drum: a tone that falls from 95 to 48 Hz."""
    time = np.arange(round(0.4 * RATE)) / RATE
    phase = 2 * np.pi * (48 * time + 47 * 0.035 * (1 - np.exp(-time / 0.035)))
    rise = np.clip(time / 0.004, 0, 1)
    shaped: Numbers = np.sin(phase) * np.exp(-time / 0.09) * rise * (1 - time / 0.4)
    return 0.9 * shaped


def _shaker(pitch: int) -> Numbers:
    """Seeds in a tube."""
    return _noise(0.11, 5200, 0.7, 0.035, seed=71)


def _brush(pitch: int) -> Numbers:
    """A brush on a drum's skin."""
    return _noise(0.25, 2100, 1.1, 0.07, seed=72)


def _noise(seconds: float, hertz: float, octaves: float, decay: float, *, seed: int) -> Numbers:
    """Noise about a frequency that rises fast and dies away."""
    count = round(seconds * RATE)
    random = np.random.default_rng(seed)
    spectrum = np.fft.rfft(random.normal(size=count))
    frequencies = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 1)
    spectrum *= np.exp(-((np.log2(frequencies / hertz) / octaves) ** 2))
    wave = np.fft.irfft(spectrum, count)
    time = np.arange(count) / RATE
    rise = np.clip(time / 0.012, 0, 1)
    shaped: Numbers = wave / np.abs(wave).max() * rise * np.exp(-time / decay)
    return shaped * (1 - time / seconds)


_INSTRUMENTS: dict[str, Callable[[int], Numbers]] = {
    "piano": _piano,
    "pluck": _pluck,
    "mallet": _mallet,
    "bass": _bass,
    "kick": _kick,
    "shaker": _shaker,
    "brush": _brush,
}


def _in_the_room(dry: Numbers, wet: float) -> Samples:
    """(n, 2): a sound with the reverberation of a small hall, other on each side."""
    room = _room()
    length = len(dry) + len(room)
    size = 1 << (length - 1).bit_length()
    spectrum = np.fft.rfft(dry, size)
    channels = []
    for side in range(2):
        heard = np.fft.irfft(spectrum * np.fft.rfft(room[:, side], size), size)[:length]
        heard *= wet
        heard[: len(dry)] += dry * 0.8
        channels.append(heard)
    return np.stack(channels, axis=1).astype(np.float32)


@lru_cache(maxsize=1)
def _room() -> Numbers:
    """(n, 2): noise that dies away, its high parts first; of one in energy."""
    count = round(_REVERB_SECONDS * RATE)
    random = np.random.default_rng(9)
    time = np.arange(count) / RATE
    hertz = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 1)
    noise = random.normal(size=(count, 2))
    bright = np.fft.irfft(np.fft.rfft(noise, axis=0) * _band(hertz, 180, 4500), count, axis=0)
    dark = np.fft.irfft(np.fft.rfft(noise, axis=0) * _band(hertz, 150, 1400), count, axis=0)
    late = np.clip((time - 0.018) / 0.02, 0, 1)
    room = bright * np.exp(-time / 0.16)[:, None] + 0.8 * dark * np.exp(-time / 0.34)[:, None]
    room *= (late * np.clip((_REVERB_SECONDS - time) / 0.3, 0, 1))[:, None]
    normalised: Numbers = room / np.sqrt((room**2).sum(axis=0))
    return normalised


def _band(hertz: Numbers, low: float, high: float) -> Numbers:
    """(n, 1): a gentle band pass."""
    gain: Numbers = 1 / np.sqrt((1 + (low / hertz) ** 4) * (1 + (hertz / high) ** 4))
    return gain[:, None]
