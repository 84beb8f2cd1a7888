"""`measure` and `steady` on Ray: the bytes of a run here."""

from __future__ import annotations

import os
import signal
from fractions import Fraction

import numpy as np
import pytest
from tests.executors.conftest import RAY_MARKS
from tests.stability.conftest import gained, gliding

from onionskin.clip import Clip
from onionskin.stability.measuring.measure import measure_file
from onionskin.stability.mending.mend_file import steady_file
from onionskin.stability.mending.options import RepairOptions

pytestmark = RAY_MARKS


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    """A file of two shots that flicker, with a broken frame, at 8 frames a second."""
    shots = np.concatenate([gliding(32, seed=4), gliding(32, seed=5, dx=-0.7)])
    frames = gained(shots, 1 + np.random.default_rng(1).normal(0, 0.04, 64))
    frames[45] = 255 - frames[45]
    path = tmp_path_factory.mktemp("clip") / "clip.mkv"
    Clip(frames, Fraction(8)).save(path)
    return path


def test_a_clip_measures_the_same(ray, clip):
    """Though a worker is killed meanwhile."""
    ends = []

    def kill_one(progress):
        if not ends:
            ends.append(ray.submit(os.getpid))
            ends[0].add_done_callback(lambda done: os.kill(done.result(), signal.SIGKILL))

    here = measure_file(clip).to_dict()
    assert measure_file(clip, executor=ray, progress=kill_one).to_dict() == here
    assert ends
    assert len(here["cuts"]) == 1


def test_a_clip_is_mended_to_the_same_bytes(ray, clip, tmp_path):
    """All that was tried and what came of it is the same too."""
    few = RepairOptions(only=("flicker",), fix_budget=1)
    here = steady_file(clip, tmp_path / "here.mkv", few)
    there = steady_file(clip, tmp_path / "there.mkv", few, executor=ray)
    assert not here.stream_copied
    told = [{**each.to_dict(), "output": ""} for each in (here, there)]
    assert told[0] == told[1]
    assert (tmp_path / "here.mkv").read_bytes() == (tmp_path / "there.mkv").read_bytes()
