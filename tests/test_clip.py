"""Clips."""

from fractions import Fraction

import numpy as np
import pytest

from onionskin import Clip
from onionskin.errors import InvalidInput


def test_clip_knows_its_shape_and_duration():
    """Sides come from the frames; the last frame is shown as long as the others."""
    clip = Clip(np.zeros((12, 6, 8, 3), np.uint8), Fraction(8))
    assert (clip.num_frames, clip.height, clip.width) == (12, 6, 8)
    assert clip.duration_seconds == 1.5


def test_whole_rates_are_made_fractions():
    """Clip(frames, 8) has a Fraction rate."""
    assert isinstance(Clip(np.zeros((1, 2, 2, 3), np.uint8), 8).fps, Fraction)


@pytest.mark.parametrize(
    "frames",
    [
        np.zeros((2, 4, 4, 3), np.float32),
        np.zeros((4, 4, 3), np.uint8),
        np.zeros((2, 4, 4, 4), np.uint8),
        np.zeros((0, 4, 4, 3), np.uint8),
        [[1]],
    ],
)
def test_frames_of_any_other_shape_or_type_are_refused(frames):
    """The message says what was given."""
    with pytest.raises(InvalidInput, match="frames"):
        Clip(frames, Fraction(8))


def test_bad_rates_are_refused():
    """A clip needs a rate above 0."""
    with pytest.raises(InvalidInput, match="fps"):
        Clip(np.zeros((1, 2, 2, 3), np.uint8), 0)
