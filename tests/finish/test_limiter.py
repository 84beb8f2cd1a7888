"""Peaks stay under the ceiling, and all else is left alone."""

import numpy as np
import pytest

from onionskin.finish.limiter import limited
from onionskin.finish.loudness import peaks_between


def run(samples, ceiling, piece=10_000):
    cut = [samples[first : first + piece] for first in range(0, len(samples), piece)]
    return np.concatenate(list(limited(cut, ceiling)))


def noise(count, level, seed=0):
    random = np.random.default_rng(seed)
    return (random.normal(size=(count, 2)) * level).astype(np.float32)


@pytest.mark.parametrize("piece", [100, 4_800, 100_000])
@pytest.mark.parametrize("level", [0.2, 0.8, 3.0])
def test_no_true_peak_passes(level, piece):
    """Between samples too, in pieces of any length."""
    samples = noise(40_000, level)
    samples[20_000:20_003] = 5
    assert float(peaks_between(run(samples, 0.5, piece)).max()) <= 0.5


def test_what_needs_nothing_is_left_as_it_is():
    """Bit for bit, and as long."""
    samples = noise(30_011, 0.01)
    assert np.array_equal(run(samples, 0.5), samples)


def test_a_peak_is_seen_coming_and_let_go_of_soon():
    """Ten milliseconds before it, and a third of a second after it, nothing has changed."""
    time = np.arange(96_000) / 48_000
    samples = np.repeat((0.2 * np.sin(2 * np.pi * 300 * time))[:, None], 2, axis=1)
    samples = samples.astype(np.float32)
    samples[48_000:48_200] *= 8
    ratio = np.abs(run(samples, 0.5) - samples).max(axis=1)
    assert ratio[: 48_000 - 480].max() < 1e-6
    assert ratio[48_200 + 19_200 :].max() < 2e-3
    assert ratio[48_000:48_200].max() > 0.5


def test_a_low_tone_keeps_its_shape():
    """A limiter that followed each swing of a bass would distort it."""
    time = np.arange(96_000) / 48_000
    bass = (np.sin(2 * np.pi * 60 * time) * np.minimum(1, time / 0.5)).astype(np.float32)
    heard = run(np.stack([bass, bass], axis=1), 0.5)[48_000:, 0]
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    tone = spectrum[55:66].max()
    assert spectrum[100:].max() < tone * 0.03
