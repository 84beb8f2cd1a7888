"""How long pictures are shown: rates, repeats and what is said of them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.golden import check_golden

from onionskin.media.info import MediaInfo, Timing, timing_of_moments

RATES = [8, 10, 12, 15, 24, 25, 30, 48, 50, 60, 120]


def even(fps: Fraction, count: int, base: int = 1000) -> list[Fraction]:
    """Moments of so many frames, rounded to a container's ticks."""
    return [Fraction(round(index / fps * base), base) for index in range(count)]


@pytest.mark.parametrize("fps", [*RATES, *(Fraction(rate * 1000, 1001) for rate in RATES), 7, 100])
def test_even_frames_of_any_rate_are_found_behind_a_header_that_is_wrong(fps):
    """A rate that is common is meant as such, and its thousandths of NTSC too."""
    found = timing_of_moments(even(Fraction(fps), 200, 90_000), Fraction(fps) * 2)
    assert found.is_even
    assert float(found.fps) == pytest.approx(float(fps), rel=1e-4)
    if fps in RATES or fps.denominator == 1001:
        assert found.fps == fps
    assert timing_of_moments(even(Fraction(fps), 200, 90_000), Fraction(fps)) is None


@given(
    st.lists(st.integers(1, 6), min_size=4, max_size=30),
    st.sampled_from([8, 12, 24, 25, 30, 60]),
    st.integers(0, 5000),
)
def test_pictures_are_repeated_as_often_as_they_are_shown(lengths, fps, start):
    """Wherever the clip begins, and with the rounding of a container; the last one once."""
    steps = [1, 1, 1, *lengths, 1, 1, 1]
    places = np.cumsum([0, *steps])
    moments = [Fraction(round(int(place) / Fraction(fps) * 1000) + start, 1000) for place in places]
    found = timing_of_moments(moments)
    if found is None:
        return  # even by chance
    assert found.repeats[-1] == 1
    assert len(found.repeats) == len(moments)
    length = found.num_frames / found.fps
    assert float(length) == pytest.approx(float(moments[-1] - moments[0] + 1 / found.fps), rel=0.05)


def test_a_timing_counts_what_it_repeats():
    """Frames that are dropped repeat nothing."""
    timing = Timing(repeats=(1, 3, 0, 2), fps=Fraction(8))
    assert (timing.num_frames, timing.num_held, timing.is_even) == (6, 3, False)
    assert timing.repeated == (2, 3, 5)
    assert timing.notes == ("its 4 frames have uneven durations: read as 6 at 8 fps",)
    alike = Timing(repeats=(1, 1), fps=Fraction(8))
    assert (alike.num_held, alike.is_even, alike.repeated, alike.notes) == (0, True, (), ())
    assert Timing(repeats=(2, 2), fps=Fraction(8)).notes == ()
    assert not Timing(repeats=(2, 2), fps=Fraction(8)).is_even


def test_a_file_that_says_nothing_more_is_upright_and_silent():
    """And as long as its frames."""
    info = MediaInfo(num_frames=12, fps=Fraction(8), width=4, height=3)
    assert (info.duration_seconds, info.rotation, info.has_sound) == (1.5, 0, False)
    assert (info.num_held, info.notes) == (0, ())


def test_what_is_made_of_drawn_moments():
    """Rates and repeats change on purpose only."""
    told = []
    for seed in range(150):
        rng = np.random.default_rng(seed)
        count = int(rng.integers(1, 30))
        fps = float(rng.choice([3.3, 8, 12, 23.976, 24, 25, 29.97, 30, 60, 119, 500]))
        steps = np.ones(count) / fps
        if rng.random() < 0.5:
            steps *= rng.choice([1, 1, 1, 2, 3, 0, 1.3, 0.8, 30], count)
        if rng.random() < 0.4:
            steps *= rng.uniform(0.7, 1.3, count)
        base = int(rng.choice([1000, 12_800, 100]))
        moments = [Fraction(round(float(at) * base), base) for at in np.cumsum(steps)]
        nominal = (
            None if rng.random() < 0.3 else Fraction(fps * rng.choice([1, 1.02, 1.09, 1.2, 2]))
        )
        found = timing_of_moments(moments, nominal and nominal.limit_denominator(1001))
        told.append(["believed"] if found is None else [str(found.fps), *found.repeats])
    check_golden("media/timings", told)
