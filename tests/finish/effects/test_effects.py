"""Every sound effect: its level, its edges, its length."""

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.finish.effects import EFFECTS, effect
from onionskin.finish.loudness import loudness_of


@pytest.mark.parametrize("name", sorted(EFFECTS))
def test_an_effect_is_as_loud_as_it_says_and_has_no_hard_edges(name):
    """At its loudness, its peaks under half, its first and last samples silent."""
    seconds = min(EFFECTS[name].seconds, 2.0)
    sound = effect(f"{name}@{seconds}")
    samples = sound.samples
    level = loudness_of(sound)
    assert sound.sample_rate == 48_000
    assert samples.shape[1] == 2
    assert sound.duration_seconds == pytest.approx(seconds, abs=0.001)
    assert EFFECTS[name].lufs - 1 <= level.lufs <= EFFECTS[name].lufs + 0.5
    assert np.abs(samples).max() <= 0.5
    assert np.abs(samples[[0, -1]]).max() < 0.003


@pytest.mark.parametrize("name", ["rain", "steps", "applause", "door"])
def test_an_effect_lasts_as_long_as_is_asked(name):
    """With @ and seconds behind its name."""
    assert effect(f"{name}@1.25").duration_seconds == pytest.approx(1.25, abs=0.001)


def test_the_same_name_gives_the_same_samples():
    """Another seed gives others."""
    again = effect("rain@1").samples
    assert np.array_equal(effect("rain@1").samples, again)
    assert not np.array_equal(effect("rain@1", seed=1).samples, again)


def test_what_is_around_differs_between_the_sides():
    """And what is near is in the middle."""
    rain, click = effect("rain@1").samples, effect("click").samples
    assert 0.3 < np.corrcoef(rain.T)[0, 1] < 0.9
    assert np.array_equal(click[:, 0], click[:, 1])


def test_birds_sing_higher_than_engines_run():
    """Each effect lies where its like is heard, by the middle of its spectrum."""

    def middle(name):
        power = np.abs(np.fft.rfft(effect(name).samples[:, 0])) ** 2
        hertz = np.fft.rfftfreq(len(effect(name).samples), 1 / 48_000)
        return float((hertz * power).sum() / power.sum())

    assert middle("birds") > 2500
    assert middle("engine") < 400
    assert middle("thunder") < 300
    assert 1200 < middle("ping") < 1700
    assert middle("sizzle") > 3000


@pytest.mark.parametrize("name", ["boom", "rain@", "rain@x", "rain@-1", "rain@nan", "rain@9999"])
def test_unknown_effects_are_refused(name):
    """The error names what was asked for; "rain@" is "rain"."""
    if name == "rain@":
        assert effect(name).duration_seconds == 6
        return
    with pytest.raises(InvalidInput, match=r"effect|seconds"):
        effect(name)
