"""What the camera and the light do along a shot."""

from dataclasses import replace

import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, gliding, shaken

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


def test_a_step_that_cannot_be_seen_goes_on_as_those_around():
    """A pan does not stop for a frame that tells nothing of it."""
    pan = observe(gliding(dx=2.0, dy=0.0), 24.0)
    unseen = with_seen(pan, 0.0, [1, 6, 7])
    unseen.camera[[1, 6, 7]] = 0.0
    path = tracks_of(unseen, 24.0).camera[:, 0] * 96
    assert path == pytest.approx(2.0 * np.arange(NUM_FRAMES), abs=0.3)
