"""Frames whose light alone is wrong: lit again, with their own pixels."""

from collections.abc import Callable

import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, as_clip, gained, gliding

from onionskin.stability.measuring.figures import psnr
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.mending.relight import blown_out, relit_like, too_dark
from onionskin.stability.mending.remake import Run, relit
from onionskin.stability.mending.repair import kept, steady_clip

LIGHTS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "darker": lambda x: 0.6 * x,
    "brighter and lifted": lambda x: 1.1 * x + 15,
    "gamma": lambda x: 255 * (x / 255) ** 1.4,
    "per channel": lambda x: x * [1.15, 1.0, 0.8],
    "per region": lambda x: x * np.linspace(0.7, 1.0, x.shape[1])[None, :, None],
}


def lit(frame: np.ndarray, light: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    return np.clip(np.rint(light(frame.astype(np.float64))), 0, 255).astype(np.uint8)


def crowd(num_frames: int, seed: int) -> np.ndarray:
    """A still ground on which people stand somewhere else in every frame: nothing to follow."""
    rng = np.random.default_rng(seed)
    ground = np.kron(rng.integers(50, 140, (8, 12, 3)), np.ones((12, 12, 1)))
    frames = np.repeat(ground[None], num_frames, axis=0)
    for frame in frames:
        for _ in range(4):
            x, y = rng.integers(4, 130), rng.integers(20, 70)
            frame[y : y + 22, x : x + 9] = rng.integers(10, 180, 3)
    return frames.astype(np.uint8)


@pytest.mark.parametrize("light", list(LIGHTS))
def test_the_light_of_the_neighbours_is_given_back(clean, light):
    """Gain, offset, gamma, balance, and a side of the picture by itself."""
    wrong = lit(clean[6], LIGHTS[light])
    made = relit_like(wrong, [(clean[5], 0.5), (clean[7], 0.5)])
    assert psnr(made, clean[6]) > max(psnr(wrong, clean[6]) + 10, 32)


def test_what_is_not_a_matter_of_light_is_left(clean):
    """Another picture, a frame as it should be, and a black one."""
    around = [(clean[5], 0.5), (clean[7], 0.5)]
    for frame in (gliding(1, seed=9)[0], clean[6], np.zeros_like(clean[6])):
        assert relit_like(frame, around) is None
    assert relit_like(clean[6], []) is None


@pytest.mark.parametrize(("gain", "seed"), [(1.35, 0), (0.7, 1)])
def test_people_stay_where_they_are(gain, seed):
    """A time lapse whose exposure jumps: no motion can be followed, and none is asked."""
    truth = crowd(16, seed)
    frames, wrong = truth.copy(), [4, 9, 10]
    for index in wrong:
        frames[index] = lit(truth[index], lambda x: gain * x)
    mended, plan = steady_clip(as_clip(frames))
    assert [action.kind for action in kept(plan.actions)] == ["exposure"]
    assert min(psnr(mended.frames[index], truth[index]) for index in wrong) > 38
    others = np.delete(np.arange(16), wrong)
    assert (mended.frames[others] == frames[others]).all()


def test_only_what_is_blown_out_is_taken_from_elsewhere(clean):
    """Where the neighbours' pixels are as bright, and else like the frame's own."""
    frame, made = np.full((3, 9, 9, 3), 100, np.uint8), np.full((9, 9, 3), 110, np.uint8)
    frame[0, 2:7, 2:7] = 255
    assert blown_out(frame[0], frame[1], made)[4, 4] == 1
    assert blown_out(frame[0], frame[1], made)[0, 0] == 0
    assert blown_out(frame[0], frame[1], made - 50).max() == 0  # darker than what was blown out
    frame[0, ..., 1:] = 100
    assert blown_out(frame[0], frame[1], made + np.uint8(30)).max() == 0  # another thing


@pytest.mark.parametrize("at", [0, NUM_FRAMES - 1])
def test_at_the_ends_of_a_shot_one_side_is_enough(clean, at):
    """The first and the last frame."""
    frames = clean.copy()
    frames[at] = lit(clean[at], LIGHTS["darker"])
    made = np.stack(list(relit(iter(frames), [Run(first=at, last=at)])))
    assert psnr(made[at], clean[at]) > 35
    others = np.delete(np.arange(NUM_FRAMES), at)
    assert (made[others] == clean[others]).all()


def test_a_flash_is_lit_again_and_nothing_is_left_of_it(clean):
    """By the whole loop: measured, tried, kept."""
    frames = clean.copy()
    frames[6] = lit(clean[6], lambda x: 1.3 * x)
    mended, plan = steady_clip(as_clip(frames))
    assert [action.kind for action in kept(plan.actions)] == ["exposure"]
    assert measure_clip(mended).measures.defects == ()
    assert psnr(mended.frames[6], clean[6]) > 38


@pytest.mark.parametrize("length", [1, 2, 3])
def test_light_goes_evenly_from_one_side_to_the_other(length):
    """Each frame of a run by how near it stands to either."""
    film = gliding(length + 2, dx=0.5).astype(np.float64)
    gains = np.linspace(1.0, 1.2, length + 2)
    frames = gained(film, gains)
    dark = [lit(frame, lambda x: 0.6 * x) for frame in film[1:-1]]
    made = list(relit(iter([frames[0], *dark, frames[-1]]), [Run(first=1, last=length)]))
    for place in range(1, length + 1):
        assert made[place].mean() == pytest.approx(frames[place].mean(), rel=0.008)


def test_a_run_that_is_all_there_is_stays():
    """There is no light to give it."""
    frames = gliding(3)
    assert (np.stack(list(relit(iter(frames), [Run(first=0, last=2)]))) == frames).all()


def test_a_frame_with_too_few_levels_of_its_own_is_taken_from_elsewhere(clean):
    """Where it is the same thing; at half of its light it keeps its own pixels."""
    dark = (clean[6] * 0.1).astype(np.uint8)
    grey = relit_like(dark, [(clean[5], 0.5), (clean[7], 0.5)])
    assert grey is not None
    frames = list(relit(iter([clean[5], dark, clean[7]]), (Run(first=1, last=1),)))
    assert psnr(frames[1], clean[6]) > psnr(grey, clean[6]) + 3
    another = gliding(1, seed=9)[0]
    assert too_dark(dark, grey, another).mean() < 0.2
    assert too_dark((clean[6] * 0.7).astype(np.uint8), clean[6], clean[6]).max() == 0
