"""Borders between what is known and what is painted."""

import numpy as np
import pytest
from tests.conftest import painted

from onionskin.render.seam import blended

SIDE = 96


def flat(level: int) -> np.ndarray:
    return np.full((SIDE, SIDE, 3), level, np.uint8)


def half() -> np.ndarray:
    known = np.zeros((SIDE, SIDE), np.bool_)
    known[:, : SIDE // 2] = True
    return known


def test_known_pixels_are_never_touched():
    """Whatever the mask."""
    rng = np.random.default_rng(0)
    old, new = rng.integers(0, 256, (2, SIDE, SIDE, 3), np.uint8)
    for known in (half(), rng.random((SIDE, SIDE)) < 0.5, np.ones((SIDE, SIDE), np.bool_)):
        for feather in (0, 5):
            assert (blended(old, new, known, feather)[known] == old[known]).all()


def test_a_difference_of_brightness_fades_without_an_edge():
    """No step of the result is near that of the two pictures, and far away the new one is left."""
    made = blended(flat(100), flat(140), half()).astype(int)[..., 0]
    assert np.abs(np.diff(made, axis=1)).max() <= 12
    assert (made[:, -12:] >= 136).all()
    hard = np.where(half(), 100, 140)
    assert np.abs(np.diff(hard, axis=1)).max() == 40


def test_what_agrees_already_is_left_alone():
    """A picture that goes on over the border."""
    picture = painted(1, SIDE, SIDE)[0]
    away = np.abs(blended(picture, picture, half()).astype(int) - picture)
    assert away.mean() < 0.2
    assert away[:, SIDE // 2 + 8 :].max() <= 2


def test_parts_of_a_few_pixels_are_filled_as_they_were_painted():
    """There is no room to fade in: a line stays a line."""
    known = np.ones((SIDE, SIDE), np.bool_)
    known[20:23, 10:80] = False
    made = blended(flat(10), flat(250), known)
    assert (made[~known] == 250).all()
    assert (made[known] == 10).all()


def test_a_feather_fades_from_the_old_to_the_new():
    """Pixel by pixel."""
    known = np.ones((SIDE, SIDE), np.bool_)
    known[40:45, 10:80] = False
    made = blended(flat(0), flat(200), known, feather=4)[40:45, 45, 0].astype(int)
    assert (np.diff(made[:3]) > 20).all()
    assert made[0] < 60
    dark = blended(flat(200), flat(0), known, feather=4)[40:45, 45, 0].astype(int)
    assert dark == pytest.approx(200 - made, abs=1)


def test_what_an_engine_painted_over_known_pixels_is_of_no_account():
    """Where the unknown part goes on from the known one, it stays, whatever lies under this."""
    known = half()
    new = flat(100)
    new[known] = 250
    assert (blended(flat(100), new, known) == 100).all()
