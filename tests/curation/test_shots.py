"""Dissolves between lively shots, found by their colours."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from onionskin.curation.shots import mixed
from onionskin.stability.measuring.observer import observe
from onionskin.stability.measuring.shots import find_cuts, strays

LENGTH, FADE = 16, 6


def lively(seed: int, colour: tuple[int, int, int]) -> np.ndarray:
    """A wall of one kind of colours that a hand-held camera goes over quickly."""
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 70, (20, 30, 3)) + np.array(colour)
    wall = cv2.resize(small.astype(np.uint8), (240, 160), interpolation=cv2.INTER_NEAREST)
    places = rng.integers(0, 60, (LENGTH, 2))
    return np.stack([wall[y : y + 90, x : x + 160] for x, y in places])


@pytest.fixture(scope="module")
def one():
    return lively(1, (150, 60, 40))


@pytest.fixture(scope="module")
def other():
    return lively(2, (40, 90, 150))


def test_a_dissolve_between_shots_in_which_much_moves_is_mixed(one, other):
    """Its frames, and no others."""
    share = ((np.arange(FADE) + 1) / (FADE + 1))[:, None, None, None]
    between = np.rint(one[-FADE:] * (1 - share) + other[:FADE] * share).astype(np.uint8)
    film = np.concatenate([one[:-FADE], between, other[FADE:]])
    found = np.flatnonzero(mixed(observe(film, 12.0))).tolist()
    assert found == list(range(LENGTH - FADE, LENGTH))


def test_a_cut_and_a_flickering_light_are_not_mixed(one, other):
    """Nor is a shot by itself."""
    gains = np.where(np.random.default_rng(3).random(LENGTH) < 0.5, 0.85, 1.1)
    flickering = np.clip(one * gains[:, None, None, None], 0, 255).astype(np.uint8)
    for film in (one, np.concatenate([one, other]), flickering):
        assert not mixed(observe(film, 12.0)).any()


def test_signs_that_switch_are_no_cut_and_no_stray_frame(other):
    """A part of the picture has other colours at once, and the camera goes on as before."""
    wall = cv2.resize(other[0], (240, 135), interpolation=cv2.INTER_NEAREST)
    film = np.stack([wall[20:110, 2 * k : 2 * k + 160] for k in range(LENGTH)])
    for first in (LENGTH // 2, LENGTH - 1):
        switched = film.copy()
        switched[first:, :14] = switched[first:, :14, :, ::-1]
        signals = observe(switched, 12.0)
        assert (find_cuts(signals), strays(signals)) == ((), ())
