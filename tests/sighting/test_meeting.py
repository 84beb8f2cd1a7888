"""Plans meet the pictures that their clips start from."""

from dataclasses import replace

import numpy as np
import pytest

from onionskin.cast.cast import load_cast
from onionskin.plan.plan import CameraKey, Key, Plan, Subject, key_at
from onionskin.sighting.meeting import met
from onionskin.stage.draft import scene_frame, view_at

FOX, DUCK = "1f98a", "1f986"
PLAN = Plan(
    seconds=2.0,
    subjects=(
        Subject(
            cast=DUCK,
            name="duck",
            motion="drift-right",
            flip=True,
            shadow=0.8,
            keys=(
                Key(seconds=0.0, x=0.3, y=0.6, size=0.3),
                Key(seconds=2.0, x=0.7, y=0.6, size=0.3),
            ),
        ),
    ),
    camera=(CameraKey(seconds=0.0), CameraKey(seconds=2.0, zoom=1.3)),
    camera_move="zoom-in",
)


def shown(plan, seconds=0.0):
    """A plan's frame, drawn by rule: uint8 (96, 96, 3)."""
    view = view_at(plan, 96, 96, seconds)
    return np.round(scene_frame(plan, load_cast(), view, seconds)).astype(np.uint8)


def moved(dx=0.0, dy=0.0, growth=1.0, **changes):
    """The plan with its subject elsewhere."""
    subject = PLAN.subjects[0]
    keys = tuple(
        replace(key, x=key.x + dx, y=key.y + dy, size=key.size * growth) for key in subject.keys
    )
    return replace(PLAN, subjects=(replace(subject, keys=keys, **changes),))


def test_pictures_of_the_plan_leave_it_as_it_is():
    """Camera and all."""
    pictures = {0.0: shown(PLAN), 2.0: shown(PLAN, 2.0)}
    assert met(PLAN, pictures, load_cast()).plan == PLAN


def test_who_stands_elsewhere_starts_from_there():
    """With the same steps, as large as the picture shows, the ground below."""
    found = met(PLAN, {0.0: shown(moved(-0.1, -0.1, 1.3))}, load_cast())
    (subject,) = found.plan.subjects
    first, last = key_at(subject.keys, 0.0), key_at(subject.keys, 2.0)
    assert (first.x, first.y) == pytest.approx((0.2, 0.5), abs=0.02)
    assert first.size == pytest.approx(0.39, rel=0.06)
    assert last.x - first.x == pytest.approx(0.4, abs=0.03)
    assert subject.shadow == pytest.approx(0.5 + 0.2 * 1.3, abs=0.03)
    assert found.plan.camera == PLAN.camera


def test_paths_lead_through_all_pictures_under_a_still_camera():
    """Nobody knows how the camera of the second one stood, unless one was asked for."""
    still = replace(moved(0.05), camera=(CameraKey(seconds=0.0),))
    later = replace(moved(0.1, -0.2), camera=still.camera)
    pictures = {0.0: shown(still), 1.0: shown(later, 1.0)}
    assert met(PLAN, pictures, load_cast(), camera_is_asked=True).plan.camera == PLAN.camera
    found = met(PLAN, pictures, load_cast())
    (subject,) = found.plan.subjects
    assert key_at(subject.keys, 0.0).x == pytest.approx(0.35, abs=0.02)
    middle = key_at(subject.keys, 1.0)
    assert (middle.x, middle.y) == pytest.approx((0.6, 0.4), abs=0.02)
    assert found.plan.camera == (CameraKey(seconds=0.0),)


def test_who_faces_the_other_way_goes_there():
    """The picture is there already; the path can be turned."""
    found = met(PLAN, {0.0: shown(moved(0.3, flip=False))}, load_cast())
    (subject,) = found.plan.subjects
    assert not subject.flip
    assert key_at(subject.keys, 2.0).x < key_at(subject.keys, 0.0).x - 0.3


def test_nobody_is_led_out_of_the_frame():
    """Who is planned to end inside ends inside."""
    found = met(PLAN, {0.0: shown(moved(0.5))}, load_cast())
    last = key_at(found.plan.subjects[0].keys, 2.0)
    assert 0.5 + (last.x - 0.5) * 1.3 == pytest.approx(0.85, abs=0.01)


def test_who_is_in_no_picture_is_left_out():
    """And named."""
    fox = replace(PLAN.subjects[0], cast=FOX, name="fox")
    found = met(PLAN, {0.0: shown(replace(PLAN, subjects=(fox,)))}, load_cast())
    assert found.plan.subjects == ()
    assert found.missing == {DUCK}
    assert found.notes == (
        "no duck like the built-in drawing was found in your pictures: left out",
    )
    assert found.is_unplanned


def test_who_is_cut_by_the_edge_as_planned_is_known():
    """A search would not find half a duck."""
    plan = moved(-0.32)
    assert met(plan, {0.0: shown(plan)}, load_cast()).plan == plan


def test_who_is_to_come_comes_where_others_are():
    """And not into a picture of nobody: that may be a photograph."""
    coming = replace(moved(-0.6).subjects[0], cast=FOX, name="fox")
    both = replace(PLAN, subjects=(*PLAN.subjects, coming))
    assert met(both, {0.0: shown(both)}, load_cast()).plan == both
    alone = replace(PLAN, subjects=(coming,))
    assert met(alone, {0.0: shown(alone)}, load_cast()).missing == {FOX}


def test_paths_come_from_the_chapter_before():
    """A picture in the middle of a chapter does not move its start."""
    found = met(PLAN, {1.0: shown(moved(0.1, -0.2), 1.0)}, load_cast(), since=0.0)
    (subject,) = found.plan.subjects
    start, middle = key_at(subject.keys, 0.0), key_at(subject.keys, 1.0)
    assert (start.x, start.y) == pytest.approx((0.3, 0.6), abs=1e-6)
    assert middle.y == pytest.approx(0.4, abs=0.02)


def test_who_is_in_a_later_picture_only_comes_in():
    """From beside the frame, not from nowhere."""
    bare = shown(replace(PLAN, subjects=()))
    found = met(PLAN, {0.0: bare, 2.0: shown(PLAN, 2.0)}, load_cast())
    (subject,) = found.plan.subjects
    start = key_at(subject.keys, 0.0)
    assert start.x - start.size / 2 > 0.99 or start.x + start.size / 2 < 0.01
