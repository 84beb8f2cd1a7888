"""In-betweens that stay sharp."""

import cv2
import numpy as np
import pytest
from tests.engines.test_flow import ball, error

from onionskin.motion.flow import FlowFinder, warped
from onionskin.motion.inbetween import between, full_motion
from onionskin.motion.sharp import sharply_between


def made_of(first, last, share=0.5, draw=sharply_between):
    return draw(first, last, share, *full_motion(first, last, FlowFinder()))


@pytest.mark.parametrize("size", [(96, 96), (95, 93)])
def test_frames_are_no_further_from_the_truth_than_by_between(size):
    """Though the flow is worked out at half the size; sides may be even or odd."""
    first, last, truth = (np.ascontiguousarray(ball(x)[: size[0], : size[1]]) for x in (38, 54, 46))
    made = made_of(first, last)
    assert made.shape == truth.shape
    assert error(made, truth) < error(made_of(first, last, draw=between), truth)


def test_a_still_picture_stays_as_it_is():
    """Where both ends are one picture there is nothing to soften."""
    still = ball(40)
    made = np.rint(made_of(still, still, 0.3))
    np.testing.assert_array_equal(made, still)


def test_noise_is_softened_and_what_both_ends_show_is_kept():
    """Of a still scene with grain, the frame is nearer to the scene than the ends' mean."""
    scene, rng = ball(40), np.random.default_rng(3)
    first, last = (
        np.clip(scene + rng.normal(0, 6, scene.shape), 0, 255).astype(np.uint8) for _ in range(2)
    )
    mean = (first.astype(np.float32) + last) / 2
    assert error(made_of(first, last), scene) < 0.9 * error(mean, scene)


def test_moving_by_half_a_pixel_and_back_loses_little():
    """Where bilinear taking would blur: fine stripes keep their contrast."""
    columns = np.arange(64, dtype=np.float32)
    stripes = np.broadcast_to((128 + 100 * np.sin(columns * 1.6))[None, :, None], (64, 64, 3))
    there = warped(stripes, np.full((64, 64, 2), 0.5, np.float32), cv2.INTER_CUBIC)
    assert there[8:-8, 8:-8].std() > 0.85 * stripes[8:-8, 8:-8].std()


def test_moving_by_whole_pixels_changes_no_pixel():
    """Bicubic taking is exact there, and the border is repeated."""
    picture = ball(40)
    flow = np.broadcast_to(np.array([3, 0], np.float32), (*picture.shape[:2], 2))
    there = warped(picture, flow, cv2.INTER_CUBIC)
    np.testing.assert_array_equal(there[:, :-3], picture[:, 3:])
    np.testing.assert_array_equal(there[:, -1], picture[:, -1])
