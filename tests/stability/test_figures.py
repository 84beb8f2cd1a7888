"""Figures of other people, by hand from what they are defined by."""

import numpy as np
import pytest
from tests.stability.conftest import as_clip, gliding, made_up

from onionskin.stability.measuring.figures import compare, motion_smoothness
from onionskin.stability.measuring.footage import ClipFootage


def test_motion_is_as_smooth_as_odd_frames_are_near_their_in_betweens():
    """Whatever the even ones are; a clip of two frames has none."""
    misfit = np.array([0, 51, 200, 51, 200, 51, 200, 51, 0], float)
    assert motion_smoothness(made_up(9, misfit=misfit).measures.signals) == pytest.approx(0.8)
    assert motion_smoothness(made_up(2, misfit=misfit[:2]).measures.signals) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_clip_is_its_own_truth(count):
    """Also one picture, which has no motion that could be off."""
    own = ClipFootage(as_clip(gliding(count)))
    assert compare(own, own) == pytest.approx({"psnr": 100.0, "ssim": 1.0, "tof": 0.0})
