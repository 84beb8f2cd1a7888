"""Motion, the camera, and the light along the motion."""

import numpy as np
import pytest
from tests.stability.conftest import gliding

from onionskin.motion.flow import FlowFinder, grey, shrunk, warped, work_size
from onionskin.motion.inbetween import inbetweens
from onionskin.motion.light import gains_between, relit
from onionskin.stability.measuring.camera import (
    _cells,
    _spread,
    _step,
    camera_matrix,
    camera_step,
    cells_of,
)
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


def test_a_bright_thing_is_not_the_camera_of_a_dark_ground():
    """A car of strong edges has most of the contrast, and the road the most of the picture."""
    ground, car = gliding(2, dx=2, dy=0), gliding(2, dx=-3, dy=2, seed=3)
    frames = [40 + (one.astype(float) - 120) / 16 for one in ground]
    for frame, bright in zip(frames, car, strict=True):
        frame[8:56, 40:76] = bright[8:56, 40:76]
    pictures = [grey(np.clip(np.rint(frame), 0, 255).astype(np.uint8)) for frame in frames]
    forward, _ = FlowFinder().both_ways(*pictures)
    step = camera_step(forward, pictures[0])
    assert (step.x * 96, step.y * 96) == pytest.approx((2, 0), abs=0.3)


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


@pytest.mark.parametrize(
    ("area", "spread", "told"),
    [
        (0.5, 0.5, (True, True)),
        (0.49, 0.5, (False, True)),
        (0.5, 0.49, (False, True)),
        (0.4, 0.41, (False, True)),
        (0.2, 0.81, (False, True)),
        (0.39, 0.4, (False, False)),
        (0.2, 0.79, (False, False)),
    ],
)
def test_a_step_is_the_cameras_where_enough_of_the_picture_goes_by_it(area, spread, told):
    """Half of its area and of its width are sure; less is likely where it is the wider."""
    matrix = 1.25 * np.array([[0.8, -0.6, 9.6 / 1.25], [0.6, 0.8, -4.8 / 1.25]])
    step = _step(matrix, 96, area, spread, np.ones(64))
    assert (step.trusted, step.likely) == told
    wanted = [0.1, -0.05, np.arctan2(0.6, 0.8), np.log(1.25)] if told[1] else [0.0] * 4
    assert step.as_array() == pytest.approx(wanted)


def test_points_span_the_longer_side_or_twice_the_shorter():
    """Without the outermost twentieths."""
    x, y = np.meshgrid(np.linspace(0, 100, 101), np.linspace(0, 50, 101))
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    assert _spread(points, 100, 50) == pytest.approx(0.9)
    assert _spread(points, 200, 50) == pytest.approx(0.9)
    assert _spread(points, 1000, 50) == pytest.approx(0.18)
    assert _spread(points, 1000, 500) == pytest.approx(0.09)


def test_cells_hold_the_share_of_their_points_that_move_together():
    """Eight by eight, row by row; those without points say nothing."""
    points = np.array([[0, 0], [11, 7], [12, 0], [95, 63], [95, 56], [95, 55]])
    cells, there = _cells(points, np.array([True, False, True, True, True, False]), 96, 64)
    assert (cells.shape, np.flatnonzero(there).tolist()) == ((64,), [0, 1, 55, 63])
    assert cells[[0, 1, 55, 63]].tolist() == [0.5, 1.0, 0.0, 1.0]


@pytest.mark.parametrize("move", [(0.1, 0.0, 0.0, 0.0), (0.02, -0.05, 0.1, 0.2)])
def test_a_frame_is_moved_about_its_centre(move):
    """Shifts in widths, also down; a turn and a zoom leave the centre where it is."""
    matrix = camera_matrix(np.array(move), 96, 64)
    centre = np.array([47.5, 31.5])
    assert matrix @ [*centre, 1] == pytest.approx(centre + 96 * np.array(move[:2]))
    right = matrix @ [57.5, 31.5, 1] - matrix @ [*centre, 1]
    length = 10 * np.exp(move[3])
    assert right == pytest.approx([length * np.cos(move[2]), length * np.sin(move[2])])
