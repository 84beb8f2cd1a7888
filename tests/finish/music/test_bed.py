"""Music that is composed, and one's own, as what a mix reads."""

import numpy as np
import pytest

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.loudness import loudness_of
from onionskin.finish.music import MOODS, compose, composed_bed, own_bed
from onionskin.finish.music.looping import _features as features_of
from onionskin.finish.music.looping import beat_of, loop_of

RATE = 48_000


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_music_neither_clips_nor_clicks_and_ends(mood):
    """It is heard all along, is high nowhere, and dies away to nothing at its end."""
    sound = compose(mood, 5, seed=2)
    samples = sound.samples
    assert len(samples) == 5 * RATE
    assert np.abs(samples).max() <= 0.9
    level = np.sqrt((samples.reshape(10, -1) ** 2).mean(axis=1))
    assert level[:8].min() > 0.1 * level.max()
    assert level[9] < 0.2 * level.max()
    assert np.abs(samples[-20:]).max() < 1e-4
    # A click is a jump that the samples around it do not prepare.
    bends = np.abs(np.diff(samples, n=3, axis=0)).max(axis=1)
    assert bends.max() < 0.05


@pytest.mark.parametrize("mood", ["calm", "bright", "tense"])
def test_music_leaves_room_for_a_voice(mood):
    """From 1 to 4 kHz it has at most a thirtieth of its energy, and little above."""
    samples = compose(mood, 6, seed=1).samples
    power = np.abs(np.fft.rfft(samples.mean(axis=1))) ** 2
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    share = power[(hertz > 1000) & (hertz < 4000)].sum() / power.sum()
    assert share < 1 / 30
    assert power[hertz > 8000].sum() / power.sum() < 0.001


def test_the_same_values_give_the_same_music():
    """And another seed gives other music."""
    one, two = compose("warm", 4, seed=1), compose("warm", 4, seed=1)
    assert np.array_equal(one.samples, two.samples)
    assert not np.array_equal(one.samples, compose("warm", 4, seed=2).samples)


def test_a_bed_reads_alike_in_any_pieces():
    """So that a mix may ask for what it needs."""
    bed = composed_bed("hopeful", 9, seed=3)
    whole = bed.read(0, 9 * RATE)
    pieces = [bed.read(first, 50_000) for first in range(0, 9 * RATE, 50_000)]
    assert np.allclose(np.concatenate(pieces)[: 9 * RATE], whole, atol=1e-6)
    assert not bed.read(9 * RATE, 1000).any()
    assert bed.lufs == pytest.approx(loudness_of(compose("hopeful", 9, seed=3)).lufs, abs=0.01)


def test_hours_of_music_are_made_only_where_they_are_read():
    """A bed for three hours is there at once, and has music in its middle."""
    bed = composed_bed("calm", 3 * 3600, seed=1, sections=range(0, 3 * 3600, 30))
    assert np.abs(bed.read(5000 * RATE, RATE)).max() > 0.01


def beats(tempo, seconds, length=None):
    """A drum on each beat and a bass that changes every four."""
    time = np.arange(round(seconds * RATE)) / RATE
    beat = 60 / tempo
    since = time % beat
    drum = np.exp(-since / 0.03) * np.sin(2 * np.pi * 180 * since)
    bass = 0.2 * np.sin(
        2 * np.pi * np.array([110, 165, 131, 147])[(time // beat).astype(int) % 4] * time
    )
    wave = (0.5 * drum + bass).astype(np.float32)
    return np.stack([wave, wave], axis=1)


@pytest.mark.parametrize("tempo", [84, 120, 133])
def test_own_music_is_looped_on_its_beat(tempo):
    """The jump is a whole number of beats long, so that the next one comes when it is due."""
    samples = beats(tempo, 15.3)
    beat = beat_of(features_of(samples))
    assert beat == pytest.approx(6000 / tempo, rel=0.004)
    back, end = loop_of(samples)
    many = (end - back) / RATE * tempo / 60
    assert many == pytest.approx(round(many), abs=0.06)
    assert round(many) % 4 == 0
    assert many > 12


def write_wav(path, samples):
    import wave

    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())


def test_own_music_lasts_as_long_as_the_film(tmp_path):
    """Longer than the file by its loop, faded at the end, and silent after it."""
    write_wav(tmp_path / "own.wav", beats(120, 12.2))
    bed = own_bed(tmp_path / "own.wav", 30)
    samples = bed.read(0, 31 * RATE)
    level = np.sqrt((samples[: 30 * RATE].reshape(60, -1) ** 2).mean(axis=1))
    assert level[:52].min() > 0.8 * level[:52].max()
    assert level[59] < 0.2 * level[10]
    assert not samples[30 * RATE :].any()
    strikes = np.abs(samples[: 26 * RATE, 0]).reshape(52, RATE // 2)
    assert strikes[1:, :700].max(axis=1).min() > 0.3  # a drum on every beat, through the jump
    assert strikes[:, 12_000:].max() < 0.3


def test_a_file_without_sound_is_refused(tmp_path):
    """In one line that names it."""
    write_wav(tmp_path / "empty.wav", np.zeros((0, 2)))
    with pytest.raises(MediaError, match=r"empty\.wav"):
        own_bed(tmp_path / "empty.wav", 5)


@pytest.mark.parametrize(
    ("name", "change"),
    [("mood", {"mood": "sad"}), ("seconds", {"seconds": 0}), ("tempo", {"tempo": 10})],
)
def test_what_cannot_be_composed_is_refused(name, change):
    """With what is allowed."""
    with pytest.raises(InvalidInput, match=name):
        compose(**({"mood": "calm", "seconds": 5} | change))
