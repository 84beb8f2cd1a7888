"""The film's own cadence, repeats that have a period, and seams that are no cuts."""

from dataclasses import replace

import numpy as np
import pytest
from tests.stability.conftest import gliding

from onionskin.stability.measuring.cadence import patterned_repeats, without_held
from onionskin.stability.measuring.observer import observe
from onionskin.stability.measuring.shots import find_cuts
from onionskin.stability.measuring.signals import Signals

NUM = 40


@pytest.fixture(scope="module")
def signals() -> Signals:
    return observe(gliding(NUM), 24.0)


def changing(signals: Signals, raw: np.ndarray) -> Signals:
    return replace(signals, raw=np.r_[0.0, raw[1:]])


@pytest.mark.parametrize("left", [0.1, 0.5])
def test_repeats_with_a_period_are_told_whatever_a_codec_left_in_them(signals, left):
    """By their place, where all other steps are longer."""
    raw = np.random.default_rng(4).uniform(1.2, 1.6, NUM)
    raw[4::5] *= left
    found = patterned_repeats(changing(signals, raw))
    assert found.tolist() == list(range(4, NUM - 1, 5))


def test_where_the_period_is_known_turns_that_show_less_count_too(signals):
    """A slow stretch hides them by themselves; where nothing moves on one side they stay hidden."""
    raw = np.random.default_rng(4).uniform(1.2, 1.6, NUM)
    raw[4::5] *= 0.2
    raw[19] = 0.75 * min(raw[18], raw[20])
    raw[13] = 0.1
    found = patterned_repeats(changing(signals, raw))
    assert found.tolist() == [4, 9, 19, 24, 29, 34]


def test_steps_that_vary_have_no_period(signals):
    """However often one is short."""
    for seed in range(20):
        raw = np.random.default_rng(seed).uniform(0.5, 2.5, NUM)
        assert not len(patterned_repeats(changing(signals, raw)))


def test_a_stretch_on_twos_or_threes_is_the_films_own():
    """Four held frames in a row at even distances; single repeats are none."""
    assert without_held([1, 3, 5, 7]) == []
    assert without_held([1, 3, 5, 20]) == [1, 3, 5, 20]
    assert without_held([1, 2, 4, 5, 7, 8, 10, 11, 30]) == [30]
    assert without_held([4, 9, 14, 19, 24]) == [4, 9, 14, 19, 24]


@pytest.mark.parametrize(("speed", "alike", "cuts"), [(1.0, 0.8, ()), (3.0, 0.8, (20,))])
def test_colours_that_change_while_the_motion_goes_on_are_a_seam(signals, speed, alike, cuts):
    """Between two shots what is taken for motion is fast."""
    column = {name: getattr(signals, name).copy() for name in ("look", "change", "speed", "alike")}
    column["look"][20], column["change"][20], column["alike"][20] = 0.45, 25.0, alike
    column["speed"][20] *= speed
    assert find_cuts(replace(signals, **column)) == cuts
