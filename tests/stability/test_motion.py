"""Motion, the camera, and the light along the motion."""

import numpy as np
import pytest
from tests.stability.conftest import gliding

from onionskin.motion.flow import FlowFinder, grey, shrunk, warped, work_size
from onionskin.motion.inbetween import inbetweens
from onionskin.motion.light import gains_between, relit
from onionskin.stability.measuring.camera import camera_matrix, camera_step, cells_of
from onionskin.stability.measuring.figures import psnr

INNER = np.s_[8:-8, 8:-8]


def test_motion_is_found_and_undone(clean):
    """Both ways, to a fraction of a pixel, away from the border."""
    first, second = clean[0], clean[2]
    forward, backward = FlowFinder().both_ways(grey(first), grey(second))
    assert forward.flow[INNER].mean(axis=(0, 1)) == pytest.approx([3, 1], abs=0.1)
    back = warped(first, backward.flow)
    assert np.abs(back - second)[INNER].mean() < 1.5


def test_what_leaves_the_frame_is_not_seen():
    """Six pixels at the right edge go out of sight."""
    frames = gliding(2, dx=6, dy=0)
    forward, _ = FlowFinder().both_ways(grey(frames[0]), grey(frames[1]))
    assert forward.seen[:, 20:70].mean() > 0.9
    assert forward.seen[:, -3:].mean() < 0.3


def test_the_camera_is_told_from_the_picture(clean):
    """A glide of (3, 1) pixels, as shares of the width; and its matrix moves pixels so."""
    forward, _ = FlowFinder().both_ways(grey(clean[0]), grey(clean[2]))
    step = camera_step(forward, grey(clean[0]))
    assert step.trusted
    assert (step.x * 96, step.y * 96) == pytest.approx((3, 1), abs=0.1)
    matrix = camera_matrix(step.as_array(), 96, 64)
    assert matrix @ [10, 20, 1] == pytest.approx([13, 21], abs=0.3)


@pytest.mark.parametrize(("before", "goes"), [(None, 2.0), ("right", -2.0), ("left", 2.0)])
def test_the_camera_stays_where_it_was_seen(before, goes):
    """Where two motions share the picture, that of the part that was the camera's before."""
    left, right = gliding(2, dx=2, dy=0), gliding(2, dx=-2, dy=0, seed=3)
    frames = [
        np.where(np.arange(96)[None, :, None] < 52, *pair) for pair in zip(left, right, strict=True)
    ]
    forward, _ = FlowFinder().both_ways(grey(frames[0]), grey(frames[1]))
    was = {None: None, "left": [2 / 96, 0, 0, 0], "right": [-2 / 96, 0, 0, 0]}[before]
    cells = None if was is None else cells_of(forward, grey(frames[0]), np.array(was))
    step = camera_step(forward, grey(frames[0]), cells)
    assert step.x * 96 == pytest.approx(goes, abs=0.2)


def test_a_plain_picture_tells_no_camera():
    """No texture, no trust, no motion."""
    plain = np.full((64, 96, 3), 90, np.uint8)
    forward, _ = FlowFinder().both_ways(grey(plain), grey(plain))
    assert not camera_step(forward, grey(plain)).trusted


@pytest.mark.parametrize("gain", [0.8, 1.0, 1.1])
def test_light_is_found_as_a_gain(clean, gain):
    """In each channel and each region, and it can be given back."""
    darker = np.clip(clean[0] * gain, 0, 255).astype(np.uint8)
    gains = gains_between(clean[0], darker, np.ones((64, 96), bool))
    assert np.exp(gains) == pytest.approx(gain, abs=0.02)
    assert np.abs(relit(clean[0], gains) - darker).mean() < 1.5


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_an_inbetween_is_where_the_motion_says(share):
    """Far better than a blend of the two, and near the truth."""
    frames = gliding(5, dx=2, dy=1)
    (made,) = inbetweens(frames[0], frames[4], [share])
    truth = frames[round(4 * share)]
    blend = ((1 - share) * frames[0] + share * frames[4]).astype(np.uint8)
    assert psnr(made[INNER], truth[INNER]) > psnr(blend[INNER], truth[INNER]) + 8


@pytest.mark.parametrize("size", [(1, 1), (7680, 4320), (64, 2000)])
def test_work_sizes_are_bounded(size):
    """Never above 256, never too small for the flow."""
    width, height = work_size(*size)
    assert min(width, height) >= 32
    assert max(width, height) <= 256


def test_small_pictures_are_enlarged_and_others_left():
    """1x1 becomes 32x32; a picture of the right size is the same object."""
    assert shrunk(np.full((1, 1, 3), 7, np.uint8), (32, 32)).shape == (32, 32, 3)
    picture = np.zeros((32, 40, 3), np.uint8)
    assert shrunk(picture, (40, 32)) is picture
