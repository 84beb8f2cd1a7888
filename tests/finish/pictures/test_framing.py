"""What of a picture fills the frame, and what stands on a ground of its own."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.finish.pictures.framing import (
    contained,
    fills,
    held,
    over,
    scaled,
    soft_ground,
    warped,
)
from onionskin.fitting import Size


@pytest.mark.parametrize(
    ("width", "height", "size", "does"),
    [
        (1600, 900, Size(1920, 1080), True),
        (1600, 1200, Size(1920, 1080), True),
        (1600, 900, Size(1080, 1080), True),
        (900, 1600, Size(1920, 1080), False),
        (1600, 900, Size(1080, 1920), False),
        (200, 112, Size(1920, 1080), False),
    ],
)
def test_a_picture_fills_the_frame_unless_too_much_is_lost(
    width: int, height: int, size: Size, does: bool
):
    """Portraits in landscape films stand whole, and so do small pictures."""
    assert fills(width, height, size) is does


def test_a_soft_ground_is_the_picture_dark_and_smooth():
    """Its colours on their sides, no edge in it."""
    picture = np.zeros((90, 60, 3), np.uint8)
    picture[:, :30, 0], picture[:, 30:, 2] = 255, 255
    ground = soft_ground(picture, Size(160, 90)).astype(int)
    assert ground.shape == (90, 160, 3)
    assert ground[45, 10, 0] > ground[45, 10, 2]
    assert ground[45, 150, 2] > ground[45, 150, 0]
    assert ground.max() < 190
    assert np.abs(np.diff(ground, axis=1)).max() < 12


def test_a_whole_picture_stands_within_its_share():
    """As large as can be, in its own proportions, never enlarged without end."""
    wide, high = contained(900, 1600, Size(1920, 1080), 0.9)
    assert high == pytest.approx(972)
    assert wide / high == pytest.approx(900 / 1600)
    assert contained(10, 10, Size(1920, 1080))[0] < 30


def test_colours_do_not_fringe_when_a_layer_is_scaled():
    """What is transparent gives none of its colour to the edge."""
    layer = np.zeros((40, 40, 4), np.uint8)
    layer[..., 1] = 255
    layer[10:30, 10:30] = (255, 0, 0, 255)
    small = scaled(layer, 13, 13)
    seen = small[small[..., 3] > 40]
    assert seen[:, 1].max() < 12


def test_a_layer_is_laid_over_a_picture_by_its_alpha():
    """Half of it, half of the ground."""
    ground = np.full((4, 4, 3), 200, np.uint8)
    layer = np.zeros((4, 4, 4), np.uint8)
    layer[:2] = (100, 0, 0, 255)
    layer[2:] = (100, 0, 0, 128)
    result = over(ground, held(layer)).astype(int)
    assert (result[0, 0] == (100, 0, 0)).all()
    assert np.abs(result[3, 0] - (150, 100, 100)).max() <= 2


def test_a_part_is_taken_to_fractions_of_a_pixel():
    """Half a pixel to the right is the mean of two."""
    layer = np.zeros((6, 6, 4), np.uint8)
    layer[..., 0] = np.arange(6) * 20
    part = warped(layer, 1.0, 1.5, 1.0, 3, 3)
    assert np.abs(part[..., 0].astype(int) - (30, 50, 70)).max() <= 1
