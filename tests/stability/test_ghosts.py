"""Ghosts: what frames made of others show that none of these has costs score."""

import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, as_clip, gliding

from onionskin.motion.flow import grey
from onionskin.motion.inbetween import dissolved
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.mending.ghosts import SecondLook, strange_share
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
