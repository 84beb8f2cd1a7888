"""What is known of a clip need not be watched again."""

from dataclasses import fields, replace

import cv2
import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, gained, gliding, made_up

from onionskin.stability.measuring.observer import (
    Known,
    num_frames_kept,
    num_frames_told_by,
    observe,
)
from onionskin.stability.measuring.signals import Return, Signals
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


@pytest.mark.parametrize(
    ("fps", "kept", "told_by"), [(24.0, 11, 38), (6.0, 5, 16), (2.0, 5, 16), (60.0, 23, 86)]
)
def test_as_many_frames_are_kept_as_a_change_may_take_to_come_back(fps, kept, told_by):
    """A third of a second and two; and a second of usual changes, of eight at least."""
    assert (num_frames_kept(fps), num_frames_told_by(fps)) == (kept, told_by)


def asked(answer: str, **how) -> list[int]:
    """At which of 12 frames an answer is yes, where frame 6 alone has changed."""
    known = Known(signals=made_up(12).measures.signals, changed=np.arange(12) == 6, **how)
    return [index for index in range(11) if getattr(known, answer)(index)]


def test_pairs_and_triples_are_watched_around_what_changed():
    """Beyond the end nothing is known."""
    assert asked("needs_pair") == [4, 5, 6, 7, 8, 9, 10]
    assert asked("is_new") == [6, 7]
    assert asked("needs_triple") == [5, 6, 7]
    assert asked("needs_triple", in_place=True) == []
    still = Known(signals=made_up(12).measures.signals, changed=np.zeros(12, np.bool_))
    assert [index for index in range(14) if still.needs_pair(index)] == [10, 11, 12, 13]
    assert [index for index in range(14) if still.is_new(index)] == [12, 13]
    assert [index for index in range(14) if still.needs_triple(index)] == [11, 12, 13]


def test_a_part_of_what_is_known_counts_from_its_own_start():
    """With three frames more than it is asked for, and the runs that begin in it."""
    signals = made_up(20, raw=np.arange(20.0)).measures.signals
    runs = [
        Return(first=at, last=at + 1, change=1.0, light=0.0, disagreement=0.0, light_apart=0.0)
        for at in (2, 5, 9)
    ]
    known = Known(signals=replace(signals, returns=runs), changed=np.arange(20) == 7)
    part = known.part(5, 10)
    assert part.signals.raw.tolist() == list(range(5, 13))
    assert np.flatnonzero(part.changed).tolist() == [2]
    assert [(run.first, run.last) for run in part.signals.returns] == [(0, 1), (4, 5)]
    assert known.part(16, 20).signals.raw.tolist() == [16, 17, 18, 19]
    assert known.returned(5, 6) is None
    assert known.returned(2, 3) is runs[0]
    assert known.returned(9, 10) is runs[2]
    assert known.returned(9, 11) is None


def test_a_frame_is_compared_with_all_of_the_last_third_of_a_second_but_the_one_before():
    """The most like of them, and how far back that is."""
    frames = gliding(10, dx=5.0)
    frames[8] = frames[5]
    seen = observe(frames, 24.0)
    assert (seen.echo[8], seen.echo_back[8]) == (0, 3)
    assert seen.echo_back[:2].tolist() == [0, 0]
    assert seen.echo_back[7] == 2
    assert seen.echo[2] == pytest.approx(np.abs(frames[2].astype(int) - frames[0]).mean(), rel=1e-4)


def test_a_frame_may_stand_at_any_moment_between_its_neighbours():
    """A car that goes by two pixels and by four, as where a rate was lowered, surprises little."""
    car = np.full((40, 40, 3), 230, np.uint8)
    car[6:16, 8:32], car[24:30, 10:30], car[34:, 4:10] = 20, 60, 200
    frames = []
    for x in 4 + np.cumsum([2, 4] * 4):
        frame = gliding(1)[0] // 3
        frame[12:52, x : x + 40] = car
        frames.append(cv2.GaussianBlur(frame, (0, 0), 0.7))
    assert observe(np.stack(frames), 24.0).surprise.max() < 5.5
