"""The measures of the benchmarks of length and of control."""

import numpy as np
import pytest
from benchmarks.control import goes, rank_correlation
from benchmarks.longplay import likeness, seams_of
from tests.conftest import painted

from onionskin.cast.cast import load_cast
from onionskin.plan.moving import with_camera
from onionskin.plan.plan import CAMERAS, Key, Plan, Scenery, Subject
from onionskin.render.schedule import Schedule, Window
from onionskin.stage.draft import scene_frame, view_at

FOX = Plan(
    seconds=2.0,
    subjects=(Subject(cast="1f98a", keys=(Key(seconds=0.0, x=0.5, y=0.7, size=0.3),)),),
    scenery=Scenery(place="mountains", seed=3),
)


def drawn(plan: Plan, side: int = 128) -> np.ndarray:
    moments = [index / 8 for index in range(16)]
    frames = [scene_frame(plan, load_cast(), view_at(plan, side, side, t), t) for t in moments]
    return np.stack(frames).round().astype(np.uint8)


@pytest.mark.parametrize("camera", CAMERAS)
def test_the_camera_is_told_from_pixels(camera):
    """Every word, on scenery drawn by rule."""
    assert goes(drawn(with_camera(FOX, camera, seed=1))) == camera


def test_rank_correlation_is_of_each_prompt_and_then_the_mean():
    """Whatever the prompts' own movement; ties count half."""
    assert rank_correlation([[1, 2, 3], [10, 20, 30]]) == pytest.approx(1)
    assert rank_correlation([[3, 2, 1]]) == pytest.approx(-1)
    assert rank_correlation([[1, 2, 3], [3, 2, 1]]) == pytest.approx(0)
    assert rank_correlation([[1, 1, 2]]) == pytest.approx(0.866, abs=1e-3)
    assert rank_correlation([[1, 1, 1]]) == 0


def test_a_subject_is_like_itself_under_any_light():
    """And not like another picture."""
    frame = drawn(FOX)[0]
    assert likeness(frame, FOX, load_cast(), 0.0) > 0.95
    dimmed = (frame * 0.5).astype(np.uint8)
    assert likeness(dimmed, FOX, load_cast(), 0.0) > 0.95
    assert likeness(painted(1, 128, 128)[0], FOX, load_cast(), 0.0) < 0.5


def test_seams_are_where_fills_meet():
    """Frames that were known are no fill's."""
    windows = (Window(frames=(0, 1, 4, 5), seen=(5,)), Window(frames=(1, 2, 3, 4), seen=(1, 4)))
    assert seams_of(Schedule(num_frames=6, windows=windows)) == {2, 4}
