"""What two or three frames say of each other."""

import numpy as np
import pytest
from tests.stability.conftest import HEIGHT, WIDTH, gliding

from onionskin.motion.flow import Motion, grey
from onionskin.stability.measuring.comparing import coarse_field, leap, recolouring

SEEN = np.ones((HEIGHT, WIDTH), np.bool_)


@pytest.mark.parametrize("steps", [2, 3, 4, 5, 6])
def test_a_leap_is_told_whatever_number_of_steps_it_takes(steps):
    """One step is none, and beyond six nothing is known."""
    film = gliding(steps + 1, dx=4.0, dy=0.0)
    step = np.zeros((HEIGHT, WIDTH, 2), np.float32)
    step[..., 0] = 4.0
    assert leap(grey(film[0]), grey(film[1]), -step, step) == 0
    assert leap(grey(film[0]), grey(film[steps]), -step, step) > 4


def test_motion_is_told_by_texture_and_hardly_by_plain_ground():
    """By less than a sixth of what the softest of textures says."""
    tone = np.full((HEIGHT, WIDTH), 120, np.uint8)
    tone[:, :48] = grey(gliding(1)[0])[:, :48]
    flow = np.zeros((HEIGHT, WIDTH, 2), np.float32)
    flow[:, :48, 0], flow[:, 48:, 0] = 3.0, -3.0
    field, weight = coarse_field(Motion(flow, SEEN), tone)
    assert weight[:, 7:].mean() < weight[:, :5].mean() / 6
    assert field[:, :6, 0] == pytest.approx(3.0)
    assert field[:, 6:, 0] == pytest.approx(-3.0)


@pytest.mark.parametrize(("apart", "tells"), [(39.5, True), (40.5, False)])
def test_what_is_another_thing_tells_nothing_of_colours(apart, tells):
    """From forty levels on it is, where the light of the whole is the same."""
    later = np.random.default_rng(1).integers(100, 150, (HEIGHT, WIDTH, 3)).astype(np.uint8)
    rows, columns = np.mgrid[:HEIGHT, :WIDTH] // 3
    signs = np.where((rows + columns) % 2, 1, -1)[..., None]
    earlier = (later + apart * signs).astype(np.float32)
    given = recolouring(earlier, later, SEEN)
    assert bool((given != np.eye(3, 4)).any()) is tells
