"""Pictures that show nobody an engine knows."""

from fractions import Fraction

import numpy as np

from onionskin import Canvas
from onionskin.engines.unplanned import fill_unplanned

RNG = np.random.default_rng(0)
PICTURE = np.kron(RNG.integers(0, 256, (8, 8, 3)), np.ones((8, 8, 1))).astype(np.uint8)


def canvas(*known: int, count: int = 6) -> Canvas:
    """Frames of which some show the picture."""
    frames = np.zeros((count, 64, 64, 3), np.uint8)
    frames[list(known)] = PICTURE
    return Canvas(frames, np.isin(np.arange(count), known), Fraction(8))


def test_from_one_picture_the_camera_comes_nearer():
    """A little more with every frame; the middle stays, and no edge is made up."""
    fill = fill_unplanned(canvas(0, count=16))
    frames = fill.clip.frames.astype(int)
    away = [np.abs(frame - PICTURE).mean() for frame in frames]
    assert away[0] == 0
    assert away[1] > 0
    assert away[15] > away[5] > away[1]
    assert np.abs(frames[15, 30:34, 30:34] - PICTURE[30:34, 30:34]).max() < 10
    assert fill.warnings == ("who is in the pictures is not known: only the camera moves",)


def test_between_pictures_their_motion_is_followed():
    """What holds still in both holds still between them."""
    fill = fill_unplanned(canvas(0, 5))
    assert np.abs(fill.clip.frames.astype(int) - PICTURE).max() <= 1
    assert "motion" in fill.warnings[0]


def test_known_frames_in_the_middle_lead_both_ways():
    """The camera comes nearer away from them."""
    frames = fill_unplanned(canvas(2, 3)).clip.frames
    assert (frames[[2, 3]] == PICTURE).all()
    assert all((frames[index] != PICTURE).any() for index in (0, 1, 4, 5))
