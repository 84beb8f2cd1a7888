"""Defects are planted where they show, and answers are counted right."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from benchmarks.stability.clips import Clip
from benchmarks.stability.finding import Count, finding_table, watch_clean, watch_planted
from benchmarks.stability.plant import PLANTERS, STRENGTHS, plant
from benchmarks.stability.scoring import (
    Spread,
    correlation_table,
    rank_correlation,
    spread_table,
)
from benchmarks.stability.seen import Watcher
from tests.stability.conftest import gliding


@pytest.fixture(scope="module")
def frames() -> np.ndarray:
    return gliding(30)


EVERYWHERE = ("ramp", "lossy repeat")
"""Kinds that change the whole clip; what is marked is where it shows."""


@pytest.mark.parametrize("kind", list(PLANTERS))
def test_stronger_defects_differ_more(frames, kind):
    """Or there are more of them; marked frames are those that were touched."""
    sizes = []
    if kind == "rewind":
        frames = gliding(60)  # the longest ones find no place in fewer
    for strength in STRENGTHS:
        planted = plant(frames, kind, strength)
        assert planted.marked.shape == (len(planted.frames),)
        assert planted.marked.any()
        if kind == "rewind":  # its frames are whole, and shown once more
            sizes.append(int(planted.marked.sum()))
            continue
        if kind == "gap":
            sizes.append(len(frames) - len(planted.frames))
            continue
        apart = np.abs(planted.frames.astype(int) - planted.truth).reshape(len(planted.frames), -1)
        seam = int(np.flatnonzero(planted.marked)[0])
        if kind not in EVERYWHERE:
            assert not apart[~planted.marked if kind != "step" else slice(seam)].any()
        sizes.append(int(apart.sum()))
    assert sizes[0] < sizes[1] < sizes[2]


def test_nothing_is_repeated_or_left_out_where_nothing_moves():
    """Nobody could see it."""
    still = np.repeat(gliding(1), 30, axis=0)
    assert not plant(still, "duplicate", "strong").marked.any()
    assert len(plant(still, "gap", "strong").frames) == 30


def test_the_same_seed_plants_the_same(frames):
    """And another elsewhere."""
    first, again = (plant(frames, "pop", "middle", seed=5).frames for _ in range(2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, plant(frames, "pop", "middle", seed=6).frames)


@pytest.mark.parametrize(
    ("scores", "rho"), [([90, 80, 70], 1), ([70, 80, 90], -1), ([100, 100, 100], 0)]
)
def test_ranks_are_of_falling_scores(scores, rho):
    """Ties share a rank; a score that never moves follows nothing."""
    assert rank_correlation(scores) == pytest.approx(rho)
    assert rank_correlation([100, 100, 60, 40]) == pytest.approx(0.949, abs=1e-3)


def test_scores_are_in_the_order_of_strength():
    """Whichever strength was measured first, the weakest stands next to none."""
    scores = {"middle": 60.0, "weak": 90.0, "strong": 20.0}
    counts = {name: Count(by_clip={"a": score}) for name, score in scores.items()}
    _, values = correlation_table({"a": 100.0}, {"flicker": counts})
    assert values["flicker"] == pytest.approx(1.0)


def test_finding_counts_hits_misses_and_false_alarms(frames, tmp_path):
    """On a clip that glides, and again from what was kept of it."""
    clip = Clip("glide", "tune", frames, Fraction(24), filmed=False, planted=True)
    for _ in range(2):
        watcher = Watcher(tmp_path)
        clean = watch_clean([clip], watcher)
        assert (clean.num_frames, clean.frames_called, clean.wrong_cuts) == (30, 0, [])
        flashes = watch_planted([clip], "flash", "strong", watcher, clean)
        assert (flashes.hits, flashes.misses, flashes.false) == (2, 0, 0)
        flicker = watch_planted([clip], "flicker", "strong", watcher, clean)
        assert (flicker.hits, flicker.false) == (1, 0)
    assert len(list(tmp_path.iterdir())) == 3


def test_tables_set_what_holds_in_bold():
    """Both shares at least 0.95; at most three points of spread."""
    counts = {"pop": {"weak": Count(3, 3, 0), "middle": Count(20, 1, 0)}}
    table = finding_table(counts)
    assert "1.00 / 0.50 (6)" in table
    assert "**1.00 / 0.95** (21)" in table
    spread = Spread("glide", "none", "CRF", {"18": 99.0, "28": 95.0})
    assert "| 4.0 |" in spread_table([spread])
