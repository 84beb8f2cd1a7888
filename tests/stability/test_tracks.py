"""What the camera and the light do along a shot."""

from dataclasses import replace

import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, gliding, made_up, shaken

from onionskin.stability.measuring.observer import observe
from onionskin.stability.measuring.signals import Signals
from onionskin.stability.measuring.tracks import tracks_of


@pytest.fixture(scope="module")
def shaking() -> Signals:
    """A glide whose camera trembles, and is sure in every step."""
    moves = np.random.default_rng(3).uniform(-1.5, 1.5, (NUM_FRAMES, 2))
    signals = observe(shaken(gliding(), moves), 24.0)
    assert (signals.camera_seen[1:] == 1).all()
    return signals


def with_seen(signals: Signals, seen: float, steps: slice | list[int]) -> Signals:
    """The same signals, with the camera seen so well in some steps."""
    column = signals.camera_seen.copy()
    column[steps] = seen
    return replace(signals, camera_seen=column)


def test_likely_steps_count_where_the_camera_is_sure_around(shaking):
    """Half of them likely: the path is the same."""
    likely = with_seen(shaking, 0.5, np.s_[1::2])
    assert (tracks_of(likely, 24.0).camera == tracks_of(shaking, 24.0).camera).all()


def test_likely_steps_alone_are_no_camera(shaking):
    """A subject may move so: the camera is taken to stand still."""
    assert not tracks_of(with_seen(shaking, 0.5, np.s_[1:]), 24.0).camera.any()


def test_likely_steps_far_from_the_sure_ones_are_a_regions():
    """A car drives through: the camera goes on as it did, and is not carried along."""
    signals = observe(gliding(dx=1.0, dy=0.0), 24.0)
    passing = with_seen(signals, 0.5, [5, 6, 7])
    passing.camera[[5, 6, 7]] = [-0.05, 0.04, 0.0, -0.02]
    path = tracks_of(passing, 24.0).camera * 96
    assert path[:, 0] == pytest.approx(np.arange(NUM_FRAMES), abs=0.3)
    assert np.abs(path[:, 1]).max() < 0.3


def test_a_step_that_cannot_be_seen_goes_on_as_those_around():
    """A pan does not stop for a frame that tells nothing of it."""
    pan = observe(gliding(dx=2.0, dy=0.0), 24.0)
    unseen = with_seen(pan, 0.0, [1, 6, 7])
    unseen.camera[[1, 6, 7]] = 0.0
    path = tracks_of(unseen, 24.0).camera[:, 0] * 96
    assert path == pytest.approx(2.0 * np.arange(NUM_FRAMES), abs=0.3)


@pytest.mark.parametrize(("whole", "regions"), [(0.05, range(17)), (0.0, range(5, 9))])
def test_light_of_the_whole_is_no_light_of_a_place(whole, regions):
    """What flickers everywhere alike flickers in no region by itself, and the other way round."""
    gains = np.zeros((24, 17, 3))
    gains[1:, regions] = 0.05 * np.where(np.arange(1, 24) % 2, 1, -1)[:, None, None]
    signals = made_up(24, gains=gains, tone=np.full((24, 3), np.log(120.0))).measures.signals
    found = tracks_of(signals, 24.0)
    everywhere, by_place = np.abs(found.flicker).max(), found.regional.max()
    assert everywhere == pytest.approx(100 * whole, rel=0.2)
    assert by_place == pytest.approx(0.0 if whole else 5.0, rel=0.2, abs=0.01)


@pytest.mark.parametrize(("whole", "left"), [(-0.2, -0.15), (-0.1, -0.1), (0.2, 0.0)])
def test_a_light_that_flickers_goes_on_over_a_dark_frame(whole, left):
    """By what its steps and the pictures beside it both say; the dark frame is as before it."""
    gains, tone = np.zeros((24, 17, 3)), np.full((24, 3), np.log(120.0))
    gains[10], gains[11] = -1.40, 1.25
    tone[10:] += whole
    tone[10] -= 1.3
    signals = made_up(24, gains=gains, tone=tone).measures.signals
    found = tracks_of(signals, 24.0, np.arange(24) == 10).light
    assert found[:11] == pytest.approx(0)
    assert found[11:] == pytest.approx(left)
