"""One track of a given loudness out of voice, music and effects."""

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.finish.loudness import decibels, loudness_of
from onionskin.finish.mix import Bed, Placed, mix, mixed
from onionskin.sound import Sound

RATE = 48_000


def speech(seconds, level=0.1, rate=24_000, seed=1):
    """Bursts of noise in one channel, as syllables come: a crest factor like a voice's."""
    random = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate)) / rate
    shape = np.clip(np.sin(2 * np.pi * 4 * time), 0, 1) ** 2
    return Sound((random.normal(size=len(time)) * shape * level)[:, None].astype(np.float32), rate)


def hum(seconds, hertz=220.0, level=0.2):
    time = np.arange(round(seconds * RATE)) / RATE
    wave = (level * np.sin(2 * np.pi * hertz * time)).astype(np.float32)
    return Sound(np.stack([wave, wave], axis=1), RATE)


def rms_db(samples, start, end):
    return decibels(float(np.sqrt((samples[round(start * RATE) : round(end * RATE)] ** 2).mean())))


@pytest.mark.parametrize("target", [-16, -23])
def test_a_track_has_its_loudness_and_its_peak(target):
    """Whatever the levels of what it is made of, soft and loud lines too."""
    voice = [Placed(speech(3, 0.02), 0.5), Placed(speech(3, 0.3, seed=2), 4.5)]
    track = mix(voice, seconds=9, music=Bed.of(hum(9)), target_lufs=target, peak_dbtp=-1)
    level = loudness_of(track)
    assert len(track.samples) == 9 * RATE
    assert level.lufs == pytest.approx(target, abs=0.5)
    assert level.true_peak_dbtp <= -1


def test_soft_and_loud_lines_come_out_alike():
    """Each is brought to the voice's loudness."""
    voice = [Placed(speech(3, 0.02), 0), Placed(speech(3, 0.3), 4)]
    samples = mix(voice, seconds=7).samples
    assert rms_db(samples, 0, 3) == pytest.approx(rms_db(samples, 4, 7), abs=0.5)


def test_music_goes_down_before_the_voice_and_comes_back():
    """By 12 to 18 dB, smoothly, and it stays down in a short pause."""
    voice = [Placed(hum(2, 3000, 0.001), 3.0), Placed(hum(2, 3000, 0.001), 6.0)]
    samples = mix(voice, seconds=12, music=Bed.of(hum(12))).samples[:, 0]
    spectrum = np.abs(np.fft.rfft(samples[: 12 * RATE].reshape(-1, RATE // 10), axis=1))
    level = 20 * np.log10(spectrum[:, 22] + 1e-9)  # 220 Hz, each tenth of a second
    assert level[10] == pytest.approx(level[110], abs=0.5)
    assert -18 <= level[35] - level[10] <= -12
    assert level[29] < level[10] - 8  # nearly down when the first word begins
    assert level[55] == pytest.approx(level[40], abs=0.5)
    assert np.abs(np.diff(level)).max() < 9


def test_speech_stands_twenty_decibels_above_the_music_under_it():
    """As WCAG 2 asks for in 1.4.7."""
    spoken = mix([Placed(speech(6), 0)], seconds=6, target_lufs=-23)
    both = mix([Placed(speech(6), 0)], seconds=6, music=Bed.of(hum(6, 1000)), target_lufs=-23)
    music = Sound(both.samples - spoken.samples, RATE)
    assert loudness_of(music).lufs <= loudness_of(spoken).lufs - 19.5


def test_effects_lie_where_they_are_placed():
    """To the sample, and what begins in one piece goes on in the next."""
    click = Sound(np.concatenate([np.zeros((100, 1)), np.ones((100, 1)) * 0.5]), RATE)
    track = mix([], seconds=12, effects=[Placed(click, 1.0), Placed(hum(4), 8.0)])
    heard = np.flatnonzero(np.abs(track.samples[:, 0]) > 1e-3)
    assert heard[0] == RATE + 100
    assert rms_db(track.samples, 8.1, 9.9) == pytest.approx(
        rms_db(track.samples, 10.1, 11.9), abs=0.1
    )


def test_pieces_are_the_track():
    """The track that is made piece by piece is the one made at once."""
    voice = [Placed(speech(3), 8.0)]
    pieces = list(mixed(voice, seconds=12, music=Bed.of(hum(12))))
    assert max(len(piece) for piece in pieces) <= 11 * RATE
    whole = mix(voice, seconds=12, music=Bed.of(hum(12)))
    assert np.array_equal(np.concatenate(pieces), whole.samples)


def test_a_sound_may_be_made_when_it_is_needed():
    """So that a long film's voice is never all in memory."""
    made = []

    def line():
        made.append(1)
        return speech(2)

    track = mix([Placed(line, 1.0)], seconds=4)
    assert np.array_equal(track.samples, mix([Placed(speech(2), 1.0)], seconds=4).samples)
    assert made


def test_silence_stays_silent():
    """There is no loudness to bring it to."""
    assert not mix([], seconds=2).samples.any()
    assert not mix([Placed(Sound(np.zeros((100, 1)), 8000), 0)], seconds=1).samples.any()
    assert len(mix([], seconds=0).samples) == 0


@pytest.mark.parametrize(
    "change", [{"seconds": -1}, {"target_lufs": 0}, {"peak_dbtp": 1}, {"music": hum(1)}]
)
def test_what_cannot_be_mixed_is_refused(change):
    """Before anything is made."""
    with pytest.raises(InvalidInput, match=next(iter(change))):
        mix([], **({"seconds": 1} | change))
    with pytest.raises(InvalidInput, match="at"):
        Placed(hum(1), -1)
