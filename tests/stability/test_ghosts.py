"""Ghosts: what frames made of others show that none of these has costs score."""

import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, as_clip, gliding

from onionskin.motion.flow import grey
from onionskin.motion.inbetween import dissolved
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.mending.ghosts import SecondLook, _textured, strange_share
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.remake import Run, between_evenly
from onionskin.stability.mending.repair import ghost_points
from onionskin.stability.mending.touched import Tally

RUN = Run(first=6, last=7, whole=True)


@pytest.fixture(scope="module")
def film() -> np.ndarray:
    return gliding(NUM_FRAMES, dx=4.0, seed=3)


def faded(before, after, run):
    """A double exposure of both ends, more of one and then more of the other."""
    return list(dissolved(before, after, (1 / 3, 2 / 3)))


def ghosts(frames: np.ndarray, fill, cuts: tuple[int, ...] = ()) -> float:
    tally = Tally(Recipe(runs=(RUN,), fill=fill, cuts=cuts), np.ones(NUM_FRAMES, np.bool_))
    list(tally.through(frames))
    return tally.result.ghosts


def test_a_double_exposure_is_in_neither_of_its_pictures(film):
    """A filmed frame is in those beside it, a little aside."""
    first, here, last = (grey(film[index]) for index in (4, 6, 8))
    mixed = grey(next(dissolved(film[4], film[8], [0.5])))
    assert strange_share(here, [first, last]) < 0.05
    assert strange_share(mixed, [first, last]) > 0.3


@pytest.mark.parametrize(("varies", "strange"), [(6.0, 0.0), (11.0, 1.0)])
def test_only_texture_that_can_be_told_is_looked_for(varies, strange):
    """What varies by less than eight levels is noise, and no ghost."""
    rng = np.random.default_rng(1)
    here, there = (
        np.clip(np.rint(rng.normal(120, varies, (64, 96))), 0, 255).astype(np.uint8)
        for _ in range(2)
    )
    assert strange_share(here, [there]) == strange
    assert strange_share(here, [there, here]) == 0


def test_double_exposures_are_as_bad_as_broken_frames_and_motion_is_not(film):
    """Whatever stood there before."""
    broken = film.copy()
    broken[6:8] = 255 - broken[6:8, ::-1]
    assert ghosts(broken, faded) > 1
    assert ghosts(broken, between_evenly) < 0.2


def test_a_cut_beside_a_run_hides_no_ghost_and_makes_none(film):
    """What lies beyond is no neighbour."""
    frames = film.copy()
    frames[8:] = 255 - frames[8:, ::-1]
    assert ghosts(frames, between_evenly, cuts=(8,)) < 0.2


@pytest.mark.parametrize(("cut", "are_ghosts"), [(6, True), (5, False)])
def test_what_is_only_in_the_shot_before_is_a_ghost(film, cut, are_ghosts):
    """A made frame that shows the frame before it shows what is there; but for a cut between."""
    other = 255 - film[:, ::-1]
    frames = np.concatenate([other[:6], film[6:]])
    look = SecondLook([RUN], (cut,))
    for index, frame in enumerate(frames):
        look.see(index, frame, frames[5] if index in (6, 7) else frame)
    look.finish()
    assert (look.lost > 1) is are_ghosts


def test_ghosts_cost_points(film):
    """As many as frames that are as broken; none where there are none."""
    found = measure_clip(as_clip(film))
    assert ghost_points(found, 0.0) == 0
    assert 5 < ghost_points(found, 1.0) < ghost_points(found, 2.0)


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("way", [1, -1])
def test_a_patch_is_looked_for_as_far_as_it_is_large_and_no_further(axis, way):
    """Twelve pixels of 256 to the longer side, up, down and across."""
    rng = np.random.default_rng(3)
    picture = np.clip(rng.normal(120, 40, (72, 96)), 0, 255).astype(np.uint8)
    places = _textured(picture)
    ends = [place[axis] + way * 12 for place in places]
    stays = np.mean([0 <= end <= picture.shape[axis] - 12 for end in ends])
    near, far = (np.roll(picture, way * step, axis=axis) for step in (12, 13))
    assert strange_share(picture, [near]) == pytest.approx(1 - stays)
    assert strange_share(picture, [far]) == 1
    assert strange_share(picture, [far, near]) == pytest.approx(1 - stays)


@pytest.mark.parametrize(("height", "width", "count"), [(12, 12, 1), (11, 90, 0), (18, 24, 6)])
def test_patches_stand_half_a_side_apart(height, width, count):
    """As many as fit in, to the last row and column."""
    picture = np.random.default_rng(0).integers(0, 256, (height, width), np.uint8)
    assert sorted(_textured(picture)) == [
        (y, x) for y in range(0, height - 11, 6) for x in range(0, width - 11, 6)
    ]
    assert len(_textured(picture)) == count


def test_of_many_patches_some_are_taken_from_the_strongest_to_the_weakest():
    """A hundred and twenty, evenly."""
    rng = np.random.default_rng(0)
    strength = np.linspace(20, 100, 200)
    picture = np.clip(128 + strength * rng.normal(0, 1, (120, 200)) / 2, 0, 255).astype(np.uint8)
    places = _textured(picture)
    assert len(places) == len(set(places)) == 120
    varied = [picture[y : y + 12, x : x + 12].std() for y, x in places]
    assert varied == sorted(varied, reverse=True)
    every = [picture[y : y + 12, x : x + 12].std() for y in range(0, 109, 6)
             for x in range(0, 189, 6)]  # fmt: skip
    assert (varied[0], varied[-1]) == (max(every), min(every))
    middle = float(np.median(every))
    assert varied[60] == pytest.approx(middle, rel=0.02)


def seen(run: Run, num_frames: int = 9, cuts: tuple[int, ...] = (), **frames: np.ndarray) -> float:
    """What is lost where some frames came out as noise of their own."""
    plain = np.full((48, 64, 3), 60, np.uint8)
    look = SecondLook([run], cuts)
    for index in range(num_frames):
        look.see(index, plain, frames.get(f"f{index}", plain))
    look.finish()
    return look.lost


def noise(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (48, 64, 3), np.uint8)


def test_each_made_frame_of_a_run_counts_up_to_three_broken_ones():
    """Those outside of it do not; a run at the very end does."""
    run = Run(first=4, last=5)
    assert seen(run) == 0
    assert seen(run, f3=noise(1), f6=noise(2)) == 0
    assert seen(run, f4=noise(1)) == pytest.approx(3.0)
    assert seen(run, f4=noise(1), f5=noise(2)) == pytest.approx(6.0)
    assert seen(Run(first=7, last=8), f8=noise(2)) == pytest.approx(3.0)
    assert seen(Run(first=0, last=0), f0=noise(2)) == pytest.approx(3.0)
    assert seen(run, cuts=(4, 6), f4=noise(1)) == pytest.approx(3.0)
