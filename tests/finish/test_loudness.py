"""Loudness against the figures of EBU Tech 3341 and of an independent meter."""

import math

import numpy as np
import pytest

from onionskin.finish.loudness import Loudness, Meter, loudness_of, peaks_between
from onionskin.sound import Sound


def sine(level_dbfs, seconds, *, hertz=1000, rate=48_000, channels=2, phase=0.0):
    """A sine whose peak is at the level, the same in all channels."""
    time = np.arange(round(seconds * rate)) / rate
    wave = 10 ** (level_dbfs / 20) * np.sin(2 * np.pi * hertz * time + phase)
    return np.repeat(wave[:, None], channels, axis=1).astype(np.float32)


def lufs(*pieces, rate=48_000):
    return loudness_of(Sound(np.concatenate(pieces), rate)).lufs


@pytest.mark.parametrize("rate", [44_100, 48_000, 22_050])
@pytest.mark.parametrize("level", [-23, -33])
def test_a_stereo_sine_reads_its_level(level, rate):
    """EBU Tech 3341, cases 1 and 2: 1 kHz in both channels."""
    assert lufs(sine(level, 5, rate=rate), rate=rate) == pytest.approx(level, abs=0.1)


def test_quiet_parts_are_gated():
    """EBU Tech 3341, cases 4 (a third as long) and 5."""
    three = [sine(-36, 10), sine(-23, 20), sine(-36, 10)]
    assert lufs(sine(-72, 10), *three, sine(-72, 10)) == pytest.approx(-23, abs=0.1)
    assert lufs(sine(-26, 20), sine(-20, 20.1), sine(-26, 20)) == pytest.approx(-23, abs=0.1)


def test_one_channel_is_one_loudspeaker():
    """It reads 3 LU less than two."""
    assert lufs(sine(-20, 3, channels=1)) == pytest.approx(lufs(sine(-20, 3)) - 3.01, abs=0.01)


@pytest.mark.parametrize(
    ("hertz", "phase", "level"),
    [(12_000, 0, -6), (12_000, math.pi / 4, -6), (8000, math.pi / 3, -6), (12_000, math.pi / 4, 3)],
)
def test_true_peaks_lie_between_samples(hertz, phase, level):
    """EBU Tech 3341, cases 15 to 19: within +0.2 and -0.4 dB."""
    samples = sine(level, 0.5, hertz=hertz, phase=phase)
    ramp = np.minimum(1, np.arange(len(samples)) / 2000)[:, None].astype(np.float32)
    samples = samples * np.minimum(ramp, ramp[::-1])
    peak = 20 * math.log10(float(peaks_between(samples).max()))
    assert level - 0.4 <= peak <= level + 0.2


def test_pieces_of_any_length_read_as_the_whole():
    """The meter's memory between pieces loses nothing."""
    random = np.random.default_rng(3)
    samples = (random.normal(size=(100_000, 2)) * 0.1).astype(np.float32)
    meter = Meter(48_000)
    for first, last in [(0, 7), (7, 4000), (4000, 4001), (4001, 90_000), (90_000, 100_000)]:
        meter.hear(samples[first:last])
    whole, pieces = loudness_of(Sound(samples, 48_000)), meter.reading()
    assert pieces.lufs == pytest.approx(whole.lufs, abs=1e-6)
    assert pieces.true_peak_dbtp == pytest.approx(whole.true_peak_dbtp, abs=1e-3)


def test_silence_and_nothing_have_no_loudness():
    """Instead of a number that could be divided by."""
    none = Loudness(lufs=-math.inf, true_peak_dbtp=-math.inf)
    assert loudness_of(Sound(np.zeros((48_000, 2), np.float32), 48_000)) == none
    assert loudness_of(Sound(np.zeros((0, 2), np.float32), 48_000)) == none


def test_noise_reads_as_ffmpegs_meter_reads_it():
    """A meter that others wrote, over noise whose level changes."""
    import av

    random = np.random.default_rng(5)
    shape = np.repeat(10 ** (random.uniform(-40, -8, 20) / 20), 24_000)[:, None]
    samples = (random.normal(size=(480_000, 2)) * shape / 4).astype(np.float32)
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=48_000, format="fltp", layout="stereo")
    meter = graph.add("ebur128", "metadata=1:peak=true")
    sink = graph.add("abuffersink")
    source.link_to(meter, 0, 0)
    meter.link_to(sink, 0, 0)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), "fltp", "stereo")
    frame.sample_rate = 48_000
    graph.push(frame)
    graph.push(None)
    told = {}
    while True:
        try:
            told = graph.pull().metadata or told
        except (av.error.BlockingIOError, av.error.EOFError):
            break
    reading = loudness_of(Sound(samples, 48_000))
    assert reading.lufs == pytest.approx(float(told["lavfi.r128.I"]), abs=0.1)
