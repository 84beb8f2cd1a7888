"""Frames at another size."""

import numpy as np
import pytest
from tests.conftest import painted

from onionskin.fitting import Size
from onionskin.render.reel import scale_to_cover


def test_the_same_size_is_not_touched():
    """Bit for bit, and not even copied."""
    frames = painted()
    assert scale_to_cover(frames, Size(64, 48)) is frames


@pytest.mark.parametrize("size", [(128, 96), (32, 24), (100, 30), (30, 100), (65, 48)])
def test_every_size_is_met(size):
    """Larger, smaller, wider, taller."""
    result = scale_to_cover(painted(), Size(*size))
    assert result.shape == (6, size[1], size[0], 3)
    assert result.dtype == np.uint8


def test_the_middle_stays_in_the_middle():
    """Cropping takes as much from one side as from the other."""
    frames = np.zeros((1, 48, 64, 3), np.uint8)
    frames[:, 20:28, 28:36] = 255
    result = scale_to_cover(frames, Size(96, 96)).astype(float).mean(axis=(0, 3))
    y, x = np.mgrid[:96, :96]
    assert (result * x).sum() / result.sum() == pytest.approx(47.5, abs=0.1)
    assert (result * y).sum() / result.sum() == pytest.approx(47.5, abs=0.1)


def test_shrinking_does_not_alias():
    """A fine chequerboard becomes grey."""
    y, x = np.mgrid[:64, :64]
    board = np.repeat((((x + y) % 2) * 255).astype(np.uint8)[None, :, :, None], 3, axis=3)
    small = scale_to_cover(board, Size(16, 16))
    assert np.abs(small.astype(int) - 127).max() <= 1
