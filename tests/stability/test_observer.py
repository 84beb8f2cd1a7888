"""What is known of a clip need not be watched again."""

from dataclasses import fields

import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, gained

from onionskin.stability.measuring.observer import Known, observe
from onionskin.stability.measuring.signals import Signals
from onionskin.stability.mending.recipe import Recipe, changed_frames, keeps_places
from onionskin.stability.mending.remake import Run


def _arrays(signals: Signals) -> dict[str, np.ndarray]:
    names = [one.name for one in fields(signals) if one.name != "returns"]
    return {name: getattr(signals, name) for name in names}


@pytest.fixture
def two_popped(clean):
    """A clip with two frames upside down, and the same with the first made whole."""
    frames = clean.copy()
    frames[[4, 10]] = frames[[4, 10], ::-1]
    healed = frames.copy()
    healed[4] = clean[4]
    return frames, healed


def test_only_what_changed_is_watched_and_all_is_told(two_popped):
    """Frames around the change are watched again, and every signal is as if all had been."""
    frames, healed = two_popped
    changed = np.arange(len(frames)) == 4
    known = Known(signals=observe(frames, 24.0), changed=changed)
    again, wholly = observe(healed, 24.0, known), observe(healed, 24.0)
    for name, column in _arrays(wholly).items():
        assert _arrays(again)[name] == pytest.approx(column, abs=1e-6), name
    assert again.returns == wholly.returns


def test_in_place_only_pairs_are_watched(two_popped):
    """Where light alone changes, gains are new, and surprise is taken to be as it was."""
    frames, _ = two_popped
    dim = (frames * np.linspace(1, 0.7, len(frames))[:, None, None, None]).astype(np.uint8)
    before = observe(frames, 24.0)
    everything = np.ones(len(frames), np.bool_)
    after = observe(dim, 24.0, Known(signals=before, changed=everything, in_place=True))
    assert after.surprise.tolist() == before.surprise.tolist()
    assert after.gains == pytest.approx(observe(dim, 24.0).gains, abs=1e-6)


def test_a_recipe_says_which_frames_it_changes():
    """Runs change their frames, light all that it may touch; places are kept by light alone."""
    light = np.zeros((8, 17, 3))
    start, runs = Recipe(), Recipe(runs=(Run(first=2, last=3),))
    assert np.flatnonzero(changed_frames(start, runs, 8)).tolist() == [2, 3]
    active = np.arange(8) < 4
    lit = Recipe(light=light, active=active)
    assert changed_frames(start, lit, 8).tolist() == active.tolist()
    assert keeps_places(start, lit)
    assert not keeps_places(start, runs)
    assert not keeps_places(start, Recipe(even=1.0))


def test_light_alone_is_no_crawl():
    """A frame lit otherwise has no detail that its neighbours lack, once their light is given."""
    rng = np.random.default_rng(3)
    still = np.repeat(rng.integers(60, 160, (1, 64, 96, 3)), NUM_FRAMES, axis=0)
    lit = gained(still, 1 + rng.uniform(-0.3, 0.3, NUM_FRAMES))
    assert np.median(observe(lit, 24.0).crawl[1:-1]) < 1.0


def test_crawl_is_measured_alike_in_any_light():
    """Each frame beside its neighbours in its own light: a share of what it is by itself."""
    rng = np.random.default_rng(3)
    texture = rng.integers(60, 160, (64, 96, 3)).astype(np.float32)
    noise = rng.normal(0, 6, (NUM_FRAMES, 64, 96, 3))
    crawling = np.clip(texture + noise, 0, 255).astype(np.uint8)
    gains = np.where(np.arange(NUM_FRAMES) % 2, 0.75, 1.0)
    even, lit = (observe(frames, 24.0).crawl for frames in (crawling, gained(crawling, gains)))
    share = lit[1:-1] / even[1:-1] / gains[1:-1]
    assert 0.85 < share.min() <= share.max() < 1.25
