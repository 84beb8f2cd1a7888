"""Drafts put the cast where the plan says, to a fraction of a pixel."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from onionskin.plan.plan import CameraKey, Key, Plan, Scenery, Subject
from onionskin.stage.draft import Frames, animation_index, draft_frame, paste, scene_frame, view_at
from onionskin.stage.scenery import View


@dataclass(frozen=True)
class Square:
    """A red square with a green left half, in the middle half of its picture."""

    id: str = "square"
    loop_seconds: float = 0.0

    def frames(self) -> Frames:
        picture = np.zeros((1, 64, 64, 4), np.uint8)
        picture[0, 16:48, 16:48] = (255, 0, 0, 255)
        picture[0, 16:48, 16:32] = (0, 255, 0, 255)
        return picture


def _subject(x: float = 0.5, y: float = 0.5, size: float = 0.5, **more: object) -> Subject:
    return Subject(cast="square", keys=(Key(seconds=0, x=x, y=y, size=size),), **more)  # type: ignore[arg-type]


def _centre(subject: Subject, view: View) -> tuple[float, float, float]:
    """Centre of mass (x, y) and area of a pasted subject, in pixels."""
    patch = paste(Square(), subject, view, 0.0)
    assert patch is not None
    alpha = patch.layer[..., 3]
    rows = np.arange(patch.rows.start, patch.rows.stop)[:, None] + 0.5
    columns = np.arange(patch.columns.start, patch.columns.stop)[None] + 0.5
    area = float(alpha.sum())
    return float((alpha * columns).sum()) / area, float((alpha * rows).sum()) / area, area


@pytest.mark.parametrize("shift", [0.0, 0.25, 0.5, 1.75])
def test_subjects_stand_to_a_fraction_of_a_pixel(shift: float) -> None:
    """The centre of mass is right within 1/32 of a pixel, the step of OpenCV's warp."""
    x, y, area = _centre(_subject(x=0.5 + shift / 128), View(96, 128))
    assert (x, y) == (pytest.approx(64 + shift, abs=0.032), pytest.approx(48, abs=0.032))
    assert area == pytest.approx((0.25 * 96) ** 2, rel=0.03)


def test_a_flipped_subject_is_mirrored() -> None:
    """Its green half is on the other side."""
    layers = [
        draft_frame(
            Plan(seconds=1, subjects=(_subject(flip=flip),)),
            {"square": Square()},
            View(64, 64),
            0.0,
        )
        for flip in (False, True)
    ]
    assert layers[0][32, 26, 1] > 200 > 50 > layers[0][32, 38, 1]
    assert layers[1][32, 26, 1] < 50 < 200 < layers[1][32, 38, 1]


def test_the_camera_moves_subjects_with_the_scenery() -> None:
    """Zoomed by 2 about the middle, a subject is twice as large and twice as far out."""
    view = View(64, 64, CameraKey(seconds=0, zoom=2.0))
    x, _, area = _centre(_subject(x=0.6, size=0.25), view)
    assert x == pytest.approx(32 + 0.1 * 64 * 2, abs=0.05)
    assert area == pytest.approx((0.125 * 128) ** 2, rel=0.05)


def test_subjects_outside_the_frame_are_left_out() -> None:
    """Nothing is pasted, nothing fails."""
    assert paste(Square(), _subject(x=-2.0), View(64, 64), 0.0) is None


def test_scenes_are_lit_by_their_hour() -> None:
    """The same subject is darker at night."""
    plan = Plan(seconds=1, subjects=(_subject(),), scenery=Scenery(place="meadow", time="day"))
    night = replace(plan, scenery=Scenery(place="meadow", time="night"))
    view = view_at(plan, 64, 64, 0.0)
    bright, dark = (
        scene_frame(p, {"square": Square()}, view, 0.0)[28:36, 36:40, 0].mean()
        for p in (plan, night)
    )
    assert dark < 0.7 * bright


def test_animations_play_at_true_speed() -> None:
    """A loop of two frames in one second shows the second one after half of it."""

    @dataclass(frozen=True)
    class Two(Square):
        def frames(self) -> Frames:
            return np.zeros((2, 8, 8, 4), np.uint8)

    sprite = Two(loop_seconds=1.0)
    assert [animation_index(sprite, t) for t in (0.0, 0.49, 0.51, 1.01)] == [0, 0, 1, 0]
