"""Where the eye goes in a picture."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.finish.pictures.saliency import focus_of


@pytest.mark.parametrize(("x", "y"), [(0.25, 0.3), (0.75, 0.3), (0.5, 0.7), (0.3, 0.65)])
def test_the_focus_is_on_what_differs_from_its_surroundings(x: float, y: float):
    """A red square on a quiet ground with some noise."""
    noise = np.random.default_rng(3).integers(-6, 7, (180, 320, 3))
    picture = np.clip(120 + noise, 0, 255).astype(np.uint8)
    top, left = round(y * 180) - 20, round(x * 320) - 20
    picture[top : top + 40, left : left + 40] = (210, 40, 40)
    found = focus_of(picture)
    assert found[0] == pytest.approx(x, abs=0.08)
    assert found[1] == pytest.approx(y, abs=0.12)


def test_a_face_draws_the_eye_more_than_a_coloured_wall():
    """Skin, in the upper part of the picture."""
    picture = np.full((240, 320, 3), 225, np.uint8)
    picture[60:200, 230:310] = (40, 110, 190)
    picture[30:90, 90:140] = (205, 150, 120)
    picture[90:230, 70:160] = (90, 92, 96)
    x, y = focus_of(picture)
    assert x < 0.55
    assert y < 0.55


def test_a_plain_picture_has_its_focus_in_the_middle():
    """There is nothing to look at."""
    for colour in (0, 90, 255):
        x, y = focus_of(np.full((50, 80, 3), colour, np.uint8))
        assert abs(x - 0.5) < 0.2
        assert abs(y - 0.5) < 0.2
