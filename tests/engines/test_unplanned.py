"""Pictures that show nobody an engine knows."""

from fractions import Fraction

import numpy as np

from onionskin import Canvas, Request
from onionskin.engines.unplanned import UnplannedEngine

RNG = np.random.default_rng(0)
PICTURE = np.kron(RNG.integers(0, 256, (8, 8, 3)), np.ones((8, 8, 1))).astype(np.uint8)


def filled(canvas: Canvas):
    """The fill of a canvas, whatever its prompt."""
    return UnplannedEngine().fill(canvas, Request(prompt="a fox", seed=1))


def canvas(*known: int, count: int = 6) -> Canvas:
    """Frames of which some show the picture."""
    frames = np.zeros((count, 64, 64, 3), np.uint8)
    frames[list(known)] = PICTURE
    return Canvas(frames, np.isin(np.arange(count), known), Fraction(8))


def test_from_one_picture_the_camera_comes_nearer():
    """A little more with every frame; the middle stays, and no edge is made up."""
    fill = filled(canvas(0, count=16))
    frames = fill.clip.frames.astype(int)
    away = [np.abs(frame - PICTURE).mean() for frame in frames]
    assert away[0] == 0
    assert away[1] > 0
    assert away[15] > away[5] > away[1]
    assert np.abs(frames[15, 30:34, 30:34] - PICTURE[30:34, 30:34]).max() < 10
    assert len(fill.warnings) == 1


def test_no_edge_is_made_up():
    """What is of one colour stays so, to the corners; and a minute ends nearer, not in a pixel."""
    frames = np.full((4, 32, 32, 3), 200, np.uint8)
    times = (0.0, 0.125, 1.0, 60.0)
    still = filled(Canvas(frames, np.array([True, False, False, False]), Fraction(8), times))
    assert (still.clip.frames == 200).all()
    frames = np.stack([PICTURE] * 4)
    made = filled(Canvas(frames, np.array([True, False, False, False]), Fraction(8), times))
    assert np.ptp(made.clip.frames[3], axis=(0, 1)).min() > 100


def test_between_pictures_their_motion_is_followed():
    """What holds still in both holds still between them."""
    fill = filled(canvas(0, 5))
    assert np.abs(fill.clip.frames.astype(int) - PICTURE).max() <= 1
    assert "motion" in fill.warnings[0]


def test_known_frames_in_the_middle_lead_both_ways():
    """The camera comes nearer away from them."""
    frames = filled(canvas(2, 3)).clip.frames
    assert (frames[[2, 3]] == PICTURE).all()
    assert all((frames[index] != PICTURE).any() for index in (0, 1, 4, 5))
