"""Broken frames made anew: of which neighbours, and where."""

import numpy as np
import pytest
from tests.stability.conftest import gliding

from onionskin.stability.measuring.figures import psnr
from onionskin.stability.mending.remake import Broken, Run, mixed_where_broken, remade, with_runs


def around(runs: list[Run], cuts: tuple[int, ...] = (), count: int = 9) -> list[tuple]:
    """What each run is shown, by the numbers of the frames: before it, itself, after it."""
    frames = [np.full((2, 2, 3), index, np.uint8) for index in range(count)]
    seen: list[tuple] = []

    def make(broken: Broken) -> list[np.ndarray]:
        parts = (broken.before, broken.frames, broken.after)
        seen.append(tuple([int(frame[0, 0, 0]) for frame in part] for part in parts))
        return [frame + np.uint8(100) for frame in broken.frames]

    out = [int(frame[0, 0, 0]) for frame in with_runs(iter(frames), runs, make, cuts)]
    broken = {index for run in runs for index in range(run.first, run.last + 1)}
    assert out == [index + 100 * (index in broken) for index in range(count)]
    return seen


def test_a_run_is_shown_two_good_frames_on_either_side():
    """As many as there are, of its own shot, up to the next run."""
    assert around([Run(first=4, last=5)]) == [([2, 3], [4, 5], [6, 7])]
    assert around([Run(first=0, last=1)]) == [([], [0, 1], [2, 3])]
    assert around([Run(first=7, last=8)]) == [([5, 6], [7, 8], [])]
    assert around([Run(first=1, last=1)]) == [([0], [1], [2, 3])]
    assert around([Run(first=4, last=4)], cuts=(3, 6)) == [([3], [4], [5])]
    assert around([Run(first=4, last=4)], cuts=(4,)) == [([], [4], [5, 6])]
    assert around([Run(first=2, last=2), Run(first=4, last=4)]) == [
        ([0, 1], [2], [3]),
        ([3], [4], [5, 6]),
    ]


@pytest.mark.parametrize("at", [0, 13])
def test_the_end_of_a_shot_is_made_of_the_two_good_frames_beside_it(at):
    """The motion of one side goes on."""
    film = gliding(14)
    frames = film.copy()
    frames[at] = 255 - frames[at]
    made = np.stack(list(remade(iter(frames), [Run(first=at, last=at, whole=True)])))
    assert psnr(made[at, 6:-6, 6:-6], film[at, 6:-6, 6:-6]) > 30
    others = np.delete(np.arange(14), at)
    assert (made[others] == film[others]).all()


@pytest.mark.parametrize(("apart", "kept"), [(2, True), (8, False)])
def test_what_agrees_keeps_its_own_pixels(apart, kept):
    """A broken place is taken from the new picture, with a soft edge; noise is not."""
    old = np.full((40, 60, 3), 100, np.uint8)
    new = old + np.uint8(apart)
    assert (mixed_where_broken(old, new) == (old if kept else new)).all()
    half = np.where(np.arange(60)[None, :, None] < 30, new, old)
    mixed = mixed_where_broken(old, half)
    assert (mixed[:, 40:] == 100).all()
    assert (mixed[:, :24] == (old if kept else new)[:, :24]).all()
