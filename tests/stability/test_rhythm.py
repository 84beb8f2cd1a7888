"""Where a clip cuts, and which frames are held over."""

import numpy as np
import pytest

from onionskin.stability.measuring.rhythm import rhythm_of, shown_longer


def picture(moved: float, seed: int = 0) -> np.ndarray:
    """A textured ground that has moved by so many pixels, uint8 (72, 128, 3)."""
    rows, columns = np.mgrid[:72, :128].astype(np.float64)
    phases = np.random.default_rng(seed).uniform(0, 6, 4)
    columns = columns + moved
    grey = 120 + 45 * np.sin(columns / 5 + phases[0]) * np.cos(rows / 7 + phases[1])
    grey += 35 * np.sin(columns / 19 + rows / 13 + phases[2])
    return np.repeat(np.clip(grey, 0, 255)[..., None], 3, axis=2).round().astype(np.uint8)


def test_a_cut_is_where_another_picture_begins():
    """Also between shots of the same colours; a pan and a flash are none."""
    pan = [picture(2 * index) for index in range(12)]
    flash = [np.clip(one * (1.4 if index == 5 else 1.0), 0, 255) for index, one in enumerate(pan)]
    other = [picture(3 * index, seed=5) for index in range(12)]
    assert rhythm_of(pan).cuts == ()
    assert rhythm_of([one.astype(np.uint8) for one in flash]).cuts == ()
    assert rhythm_of([*pan, *other, *pan]).cuts == (12, 24)


@pytest.mark.parametrize("every", [2, 3])
def test_frames_shown_twice_or_thrice_are_held(every):
    """The last frame of all is kept, for nothing stands after it."""
    count = 8 * every
    held = rhythm_of(picture(3 * (index // every)) for index in range(count)).holds
    assert held == tuple(index for index in range(count - every + 1) if index % every)


def test_what_rests_is_not_held():
    """A picture that stands still for long is meant to; so is a film of ones with a repeat."""
    rests = [picture(3 * min(index, 6)) for index in range(16)]
    assert rhythm_of(rests).holds == ()
    assert rhythm_of(picture(3 * (index - (index > 7))) for index in range(16)).holds == ()


def test_a_cut_in_animation_on_twos_is_one():
    """Steps between held frames say what is usual, not the held frames themselves."""
    drawn = [picture(6 * (index // 2)) for index in range(12)]
    drawn += [picture(6 * (index // 2), seed=5) for index in range(12)]
    found = rhythm_of(drawn)
    assert found.cuts == (12,)
    assert 11 in found.holds


@pytest.mark.parametrize(("length", "holds"), [(1, 1), (3, 3), (4, 0)])
def test_up_to_three_repeats_stand_for_a_moment(length, holds):
    """A longer rest is meant, and so is one at the very end."""
    assert len(shown_longer(range(5, 5 + length), 20)) == holds
    assert shown_longer(range(20 - length, 20), 20) == ()
    assert len(shown_longer(range(19 - length, 19), 20)) == holds
    assert shown_longer((), 20) == ()


def test_no_more_than_three_tenths_of_repeats_are_no_cadence():
    """Then each is a frame of its own."""
    few = [picture(3 * (index - index // 4)) for index in range(20)]
    many = [picture(3 * (index - index // 3)) for index in range(60)]
    assert rhythm_of(few).holds == ()
    assert len(rhythm_of(many).holds) > 4
