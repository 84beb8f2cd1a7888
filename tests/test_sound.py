"""Sounds laid over each other."""

import numpy as np
import pytest

from onionskin.sound import Sound, laid_over


def tone(level: float, num_samples: int, rate: int = 8000, channels: int = 1) -> Sound:
    return Sound(np.full((num_samples, channels), level, np.float32), rate)


def test_one_sound_is_heard_in_its_place_and_the_other_around_it():
    """Over the length that is asked for."""
    sound = laid_over(tone(0.1, 8000), tone(0.5, 2000), 0.25, 1.0)
    assert len(sound.samples) == 8000
    levels = sound.samples[[0, 1999, 2000, 3999, 4000, 7999], 0]
    assert levels == pytest.approx([0.1, 0.1, 0.5, 0.5, 0.1, 0.1])


def test_what_is_longer_than_the_clip_is_cut():
    """And what is missing is silence."""
    sound = laid_over(None, tone(0.5, 9000), 0.5, 1.0)
    assert len(sound.samples) == 8000
    assert not sound.samples[:4000].any()
    assert (sound.samples[4000:] == 0.5).all()


@pytest.mark.parametrize(("rate", "channels"), [(16000, 1), (8000, 2), (44100, 2)])
def test_rate_and_channels_are_those_of_the_upper_sound(rate, channels):
    """The other is brought to them, at the same moments."""
    slope = Sound(np.linspace(0, 1, 8000, dtype=np.float32)[:, None], 8000)
    sound = laid_over(slope, tone(0.5, 1, rate, channels), 0.0, 1.0)
    assert sound.sample_rate == rate
    assert sound.samples.shape == (rate, channels)
    assert sound.samples[rate // 2, -1] == pytest.approx(0.5, abs=0.01)
