"""Touched: what a repair costs the frames in which nothing was wrong."""

from dataclasses import replace

import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, as_clip, gained, gliding, made_up

from onionskin.stability.measuring.defects import Defect
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.remake import Run
from onionskin.stability.mending.repair import least_gain
from onionskin.stability.mending.touched import Tally, Touched, good_frames

GOOD = np.ones(NUM_FRAMES, np.bool_)


def touched(frames: np.ndarray, recipe: Recipe, good: np.ndarray = GOOD) -> Touched:
    tally = Tally(recipe, good)
    list(tally.through(frames))
    return tally.result


def test_frames_that_come_out_as_they_went_in_are_untouched(clean):
    """By an empty recipe, and by one that remakes what is broken."""
    for recipe in (Recipe(), Recipe(runs=(Run(first=5, last=6),))):
        good = GOOD.copy()
        good[5:7] = False
        seen = touched(clean, recipe, good)
        assert (seen.good_frames, seen.psnr, seen.changed) == (NUM_FRAMES - 2, 100.0, 0.0)
        assert not seen.resampled


def test_light_changes_pixels_and_resamples_nothing(clean):
    """A gain of a tenth: all pixels, by as much."""
    seen = touched(clean, Recipe(light=np.full((NUM_FRAMES, 17, 3), np.log(1.1))))
    assert seen.changed > 0.95
    lit = gained(clean, np.full(NUM_FRAMES, 1.1)).astype(float)
    assert seen.psnr == pytest.approx(
        10 * np.log10(255**2 / np.square(lit - clean).mean()), abs=0.3
    )
    assert not seen.resampled


def test_a_camera_that_moves_good_frames_resamples_them(clean):
    """One that moves the others does not."""
    moves = np.zeros((NUM_FRAMES, 4))
    moves[4, 0] = 0.02
    assert touched(clean, Recipe(camera=moves)).resampled
    assert not touched(clean, Recipe(camera=moves), np.arange(NUM_FRAMES) != 4).resampled


def test_good_frames_are_those_without_a_fault_of_their_own():
    """Both sides of a gap have one."""
    frames = np.delete(gliding(NUM_FRAMES + 1), 7, axis=0)
    assert np.flatnonzero(~good_frames(measure_clip(as_clip(frames)))).tolist() == [6, 7]


def test_what_moves_good_frames_must_win_more():
    """Nothing more where they are as good as untouched."""
    far, near = (
        Touched(good_frames=9, psnr=psnr, changed=0.5, resampled=True) for psnr in (25.0, 45.0)
    )
    assert least_gain(far) == pytest.approx(least_gain(near) + 1.5)


def test_what_was_touched_is_told_in_plain_numbers():
    """With as many digits as say something."""
    seen = Touched(good_frames=9, psnr=41.23456, changed=0.1234567, resampled=True)
    assert seen.to_dict() == {
        "good_frames": 9,
        "psnr": 41.23,
        "changed": 0.12346,
        "resampled": True,
        "ghosts": 0.0,
    }


def test_from_a_step_on_all_of_its_shot_has_a_fault():
    """Up to the next cut; a gap at the very start has one side."""
    step = Defect(kind="step", first=3, last=4, size=9.0)
    gap = Defect(kind="gap", first=0, last=0, size=1.0)
    assert np.flatnonzero(good_frames(made_up(12, defects=[step], cuts=[8]))).tolist() == [
        0, 1, 2, 8, 9, 10, 11,
    ]  # fmt: skip
    assert np.flatnonzero(good_frames(made_up(6, defects=[replace(step, last=3)]))).tolist() == [
        0, 1, 2,
    ]  # fmt: skip
    assert np.flatnonzero(~good_frames(made_up(6, defects=[gap]))).tolist() == [0]


def tallied(before: int, after: int, good: list[bool]) -> Touched:
    tally = Tally(Recipe(), np.array(good))
    frames = [np.full((4, 6, 3), before, np.uint8) for _ in range(3)]
    for _ in tally.going_in(iter(frames)):
        tally.came_out(np.full((4, 6, 3), after, np.uint8))
    return tally.result


def test_only_good_frames_are_compared_and_a_level_or_two_is_no_change():
    """Each by its mean error; frames that nobody knew are none."""
    near, far = tallied(100, 102, [True] * 3), tallied(100, 103, [True] * 3)
    assert (near.changed, far.changed) == (0.0, 1.0)
    assert near.psnr == pytest.approx(10 * np.log10(255**2 / 4))
    assert tallied(100, 103, [True, False, False]).psnr == pytest.approx(far.psnr)
    assert tallied(100, 103, [True]).good_frames == 1
    none = tallied(100, 103, [False] * 3)
    assert (none.good_frames, none.psnr, none.changed) == (0, 100.0, 0.0)


def test_one_channel_that_changes_is_a_change():
    """In a share of the pixels."""
    tally, frame = Tally(Recipe(), np.ones(1, bool)), np.full((4, 8, 3), 50, np.uint8)
    changed = frame.copy()
    changed[:, :2, 1] = 60
    list(tally.going_in(iter([frame])))
    tally.came_out(changed)
    assert tally.result.changed == pytest.approx(0.25)
    assert tally.result.psnr == pytest.approx(10 * np.log10(255**2 / (100 / 12)), rel=1e-6)
