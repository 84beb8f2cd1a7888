"""Figures of other people, by hand from what they are defined by."""

import numpy as np
import pytest
from tests.stability.conftest import as_clip, gliding, made_up

from onionskin.stability.measuring.figures import (
    compare,
    dynamic_degree,
    is_dynamic,
    motion_smoothness,
    psnr,
    ssim,
    temporal_flickering,
    warp_error,
)
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


def moving(speeds: list[float]):
    """The signals of a clip whose fastest parts go so far in each step, in frame widths."""
    return made_up(len(speeds) + 1, top_speed=np.array([0.0, *speeds])).measures.signals


@pytest.mark.parametrize(
    ("fps", "size", "limit"),
    [
        (24.0, (256, 256), 6 / 256 / 3),
        (8.0, (256, 256), 6 / 256),
        (6.0, (256, 256), 8 / 256),
        (3.0, (256, 256), 16 / 256),
        (12.0, (512, 128), 3 / 512 / 2),
        (24.0, (128, 512), 3 / 128 / 3),
    ],
)
def test_a_clip_moves_where_an_eighth_of_a_second_takes_it_far_enough(fps, size, limit):
    """Six pixels of 256 to the shorter side; at lower rates more, as a step is longer."""
    assert not is_dynamic(moving([0.99 * limit] * 24), fps, *size)
    assert is_dynamic(moving([1.01 * limit] * 24), fps, *size)


@pytest.mark.parametrize(("fast", "count", "moves"), [(1, 8, False), (2, 8, True), (1, 2, True)])
def test_a_quarter_of_the_steps_must_be_so_long(fast, count, moves):
    """One of two at least."""
    speeds = [0.5] * fast + [0.0] * (count - fast)
    assert is_dynamic(moving(speeds), 8.0, 256, 256) is moves


def test_figures_are_means_over_steps():
    """The first frame has none."""
    found = made_up(5, raw=np.array([999.0, 51, 0, 51, 0]), warp_error=np.array([9.0, 1, 2, 3, 4]))
    signals = found.measures.signals
    assert temporal_flickering(signals) == pytest.approx(0.9)
    assert warp_error(signals) == pytest.approx(2.5)
    assert dynamic_degree(moving([0.1, 0.3]), 10.0) == pytest.approx(2.0)
    assert dynamic_degree(moving([]), 10.0) == 0


@pytest.mark.parametrize(("one", "other"), [(100, 110), (10, 0), (255, 250)])
def test_pictures_of_one_colour_are_as_similar_as_their_light(one, other):
    """Wang's first factor; the other two are 1 where nothing varies."""
    pictures = [np.full((32, 32, 3), level, np.uint8) for level in (one, other)]
    c1 = 2.55**2
    wanted = (2 * one * other + c1) / (one**2 + other**2 + c1)
    assert ssim(*pictures) == pytest.approx(wanted, abs=1e-6)
    assert psnr(*pictures) == pytest.approx(20 * np.log10(255 / abs(one - other)))


def test_noise_is_as_similar_as_it_varies_together():
    """Half of the contrast has 2 k / (k^2 + 1) of the structure, but for a small constant."""
    noise = np.random.default_rng(0).normal(0, 40, (64, 64, 1)) * np.ones(3)
    whole, half = (np.clip(128 + k * noise, 0, 255).astype(np.uint8) for k in (1.0, 0.5))
    assert ssim(whole, half) == pytest.approx(0.8, abs=0.02)
    other = np.clip(128 + noise[::-1, ::-1], 0, 255).astype(np.uint8)
    assert ssim(whole, other) == pytest.approx(0, abs=0.05)


def test_motion_that_is_off_is_told_in_pixels():
    """A clip that glides by three pixels more than its truth, away from the border."""
    far, near = (ClipFootage(as_clip(gliding(5, dx=dx, dy=0.0))) for dx in (4.0, 1.0))
    assert compare(far, near)["tof"] == pytest.approx(3.0, abs=0.7)
