"""What of a path is fast."""

import numpy as np
import pytest

from onionskin.stability.measuring.paths import (
    fast_part,
    fast_part_of_seconds,
    find_steps,
    running_median,
    smoothed,
    trend,
)


@pytest.mark.parametrize("radius", [0, 1, 3, 6])
@pytest.mark.parametrize(
    "path",
    [
        np.arange(20.0),
        np.repeat([0.0, 5.0], 10),
        np.cumsum(np.linspace(0, 3, 20)),
        np.zeros(20),
    ],
    ids=["ramp", "step", "faster and faster", "nothing"],
)
def test_paths_that_only_rise_have_no_fast_part(path, radius):
    """A fade, a lamp switched on, a pan that starts: none of them is flicker or jitter."""
    assert np.abs(fast_part(path, radius)).max() < 1e-9


@pytest.mark.parametrize("fps", [12, 24, 30, 60])
def test_a_movement_is_as_fast_at_any_frame_rate(fps):
    """A tremble about a pan has the same size at 12 frames a second as at 240."""

    def trembling(rate: float) -> float:
        moments = np.arange(round(8 * rate)) / rate
        path = 7 * moments + np.sin(2 * np.pi * 3.1 * moments) + np.sin(2 * np.pi * 4.3 * moments)
        fast = fast_part_of_seconds(path[:, None], 0.12, rate)
        return float(np.sqrt(np.square(fast).mean()))

    assert trembling(fps) == pytest.approx(trembling(240), rel=0.06)


def test_flicker_is_as_much_on_average_at_any_frame_rate():
    """Waves in all phases, as the light of short clips: few frames scatter, they do not lean."""
    phases = np.random.default_rng(0).uniform(0, 2 * np.pi, (3, 40))

    def flickering(rate: float) -> float:
        moments = np.arange(round(1.5 * rate)) / rate
        turns = 2 * np.pi * np.array([3.1, 4.3, 5.0])[:, None] * moments
        light = np.sin(turns[:, :, None] + phases[:, None]).sum(axis=0)
        fast = fast_part_of_seconds(light, 0.25, rate)
        return float(np.sqrt(np.square(fast).mean(axis=0)).mean())

    sizes = [flickering(rate) for rate in (12.0, 24.0, 30.0, 60.0)]
    assert max(sizes) / min(sizes) < 1.03


def test_long_paths_are_compared_in_pieces_that_do_not_show():
    """Each frame has the window that it has in a path cut out around it."""
    path = np.random.default_rng(1).normal(0, 1, (600, 2)).cumsum(axis=0)
    whole = fast_part_of_seconds(path, 0.12, 24.0)
    assert whole[200:300] == pytest.approx(fast_part_of_seconds(path[190:310], 0.12, 24.0)[10:110])


@pytest.mark.parametrize("fps", [12, 30])
def test_a_step_is_not_fast_at_any_frame_rate(fps):
    """A lamp that is switched on stays no flicker where its path is read between frames."""
    path = np.repeat([0.0, 5.0], fps)[:, None]
    assert np.abs(fast_part_of_seconds(path, 0.25, fps)).max() < 1e-9


def test_what_comes_and_goes_is_fast():
    """One frame off the path is found at its full size, and only there."""
    path = np.repeat([0.0, 9.0], [14, 6])
    path[7] += 4
    assert fast_part(path, 2).tolist() == [0] * 7 + [4] + [0] * 12


@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_smoothing_keeps_a_straight_line(count):
    """To its very ends."""
    path = np.linspace(3, 9, count)[:, None]
    assert smoothed(path, 4.0) == pytest.approx(path)


def test_smoothing_takes_noise_and_keeps_a_step():
    """A lamp that is switched on between two frames is still switched on between them."""
    rng = np.random.default_rng(0)
    truth = np.repeat([0.0, 1.0], 30)
    path = truth + rng.normal(0, 0.05, 60)
    assert find_steps(path, 6) == (30,)
    calm = smoothed(path, 7.0, find_steps(path, 6))
    assert np.abs(calm - truth).mean() < 0.025
    assert calm[29] < 0.15
    assert calm[30] > 0.85


def test_a_trend_is_smoothed_as_far_as_its_frames_foretell_each_other():
    """Noise about a level far, a path that bends hardly at all."""
    noise = np.random.default_rng(3).normal(0, 1, (80, 1))
    wave = np.sin(np.arange(80.0) * 2 * np.pi / 12)[:, None]
    for path, sigma in ((noise, 9.0), (wave, 1.0)):
        assert (trend(path, (1.0, 3.0, 9.0)) == smoothed(path, sigma)).all()


def test_a_trend_is_found_anew_on_either_side_of_a_step():
    """As it would be of a path that begins there."""
    noise = np.random.default_rng(3).normal(0, 1, (80, 1))
    wave = np.sin(np.arange(80.0) * 2 * np.pi / 12)[:, None]
    path = np.concatenate([noise, 50 + wave])
    found = trend(path, (1.0, 3.0, 9.0), (80,))
    assert (found[:80] == smoothed(noise, 9.0)).all()
    assert (found[80:] == smoothed(50 + wave, 1.0)).all()


@pytest.mark.parametrize("path", [np.arange(30.0), np.random.default_rng(1).normal(0, 1, 60)])
def test_ramps_and_flicker_have_no_steps(path):
    """A fade is smoothed as one piece, and so is flicker."""
    assert find_steps(path, 6) == ()


def test_median_of_one_frame_is_itself():
    """Shots can be one frame long."""
    assert running_median(np.array([5.0]), 0).tolist() == [5.0]


def test_long_paths_are_taken_in_pieces_that_do_not_show():
    """Each window is its own, wherever a piece ends."""
    path = np.random.default_rng(2).normal(0, 1, 700)
    medians = running_median(path, 4)
    assert medians[250:270].tolist() == [np.median(path[i - 4 : i + 5]) for i in range(250, 270)]


def test_what_is_fast_does_not_depend_on_where_a_path_lies():
    """Nor at its ends, beyond which it is taken to go on as it came."""
    path = np.random.default_rng(5).normal(0, 1, 40).cumsum()
    assert fast_part(path + 7, 5) == pytest.approx(fast_part(path, 5))
    moved = fast_part_of_seconds(path[:, None] + 7, 0.2, 24.0)
    assert moved == pytest.approx(fast_part_of_seconds(path[:, None], 0.2, 24.0))


def test_a_step_is_told_once_and_where_it_is_largest():
    """Within a window of the smaller one; further away both are told."""
    rng = np.random.default_rng(0)
    for apart, steps in ((4, (30,)), (6, (30,)), (7, (30, 37)), (12, (30, 42))):
        path = rng.normal(0, 1e-3, 70)
        path[30:] += 3.0
        path[30 + apart :] += 2.0
        assert find_steps(path, 6) == steps, apart
        assert find_steps(path[::-1].copy(), 6) == tuple(70 - step for step in reversed(steps))


def test_a_step_must_stand_out_six_times():
    """From what the path does by itself."""
    path = np.where(np.arange(60) % 2, 1.0, -1.0)
    path[30:] += 5.0
    assert find_steps(path, 6) == ()
    path[30:] += 4.0
    assert find_steps(path, 6) == (30,)
