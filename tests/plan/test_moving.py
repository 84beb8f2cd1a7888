"""How much moves, and the camera, of a plan that is there already."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.errors import InvalidInput
from onionskin.plan.blocking import block
from onionskin.plan.moving import with_camera, with_motion
from onionskin.plan.plan import (
    MOTIONS,
    CameraKey,
    Key,
    Outline,
    Plan,
    Role,
    Scenery,
    Subject,
    camera_at,
    key_at,
)
from onionskin.plan.serial import plan_from_dict, plan_to_dict


def planned(motion: str = "drift-right", camera: str = "still") -> Plan:
    outline = Outline(
        roles=(Role(cast="fox", motion=motion),), scenery=Scenery(place="meadow"), camera=camera
    )
    return block(outline, seconds=2.0, seed=1)


def travel(plan: Plan) -> float:
    """How far the first subject goes, in stages, sizes and turns together."""
    keys = [key_at(plan.subjects[0].keys, index / 8) for index in range(17)]
    return sum(
        abs(b.x - a.x) + abs(b.y - a.y) + abs(b.size - a.size) + abs(b.rotation - a.rotation) / 90
        for a, b in pairwise(keys)
    )


@pytest.mark.parametrize("motion", [motion for motion in MOTIONS if motion != "still"])
def test_paths_grow_with_motion(motion):
    """0 stands, 5 is as planned, more goes further."""
    plan = planned(motion)
    far = [travel(with_motion(plan, amount)) for amount in (0, 2, 5, 8)]
    assert far[0] == pytest.approx(0, abs=1e-9)
    assert far[1] < 0.55 * far[2] < far[2] < far[3]
    assert with_motion(plan, 5) is plan


def test_who_stands_still_sways_only_above_what_is_planned():
    """And its own animation plays faster with more motion."""
    plan = planned("still")
    assert [travel(with_motion(plan, amount)) > 0 for amount in (2, 5, 8)] == [False, False, True]
    assert [with_motion(plan, m).subjects[0].pace for m in (0, 5, 10)] == [0, 1, 2]


def test_who_bounces_stays_on_the_ground():
    """Without motion it does not hang in the air."""
    plan = planned("bounce")
    ground = max(key.y for key in plan.subjects[0].keys)
    assert all(key.y == pytest.approx(ground) for key in with_motion(plan, 0).subjects[0].keys)


def test_the_camera_moves_with_motion():
    """A pan is as long as motion says; a zoom is wide where it was wide."""
    plan = planned(camera="pan-right+zoom-in")
    spans, zooms = [], []
    for amount in (0, 2, 5, 8):
        camera = with_motion(plan, amount).camera
        spans.append(camera_at(camera, 2.0).x - camera_at(camera, 0.0).x)
        zooms.append(camera_at(camera, 2.0).zoom)
        assert camera_at(camera, 0.0).zoom == pytest.approx(1.0)
    assert spans == sorted(spans)
    assert zooms == sorted(zooms)
    assert (spans[0], zooms[0]) == pytest.approx((0, 1))
    assert spans[3] > 1.5 * spans[2]


def test_another_camera_leaves_the_subjects():
    """Moves can be joined; the same seed goes as far."""
    plan = planned()
    moved = with_camera(plan, "tilt-up+zoom-out", seed=3)
    assert moved == with_camera(plan, "tilt-up+zoom-out", seed=3)
    assert moved.subjects == plan.subjects
    assert moved.camera_move == "tilt-up+zoom-out"
    start, end = camera_at(moved.camera, 0.0), camera_at(moved.camera, 2.0)
    assert (end.y < start.y, end.zoom < start.zoom, end.x == start.x) == (True, True, True)
    assert plan_from_dict(plan_to_dict(moved)) == moved


@pytest.mark.parametrize("camera", ["dolly", "pan-left+pan-right", "still+zoom-in", "", "+"])
def test_what_no_camera_does_is_refused(camera):
    """With all that it can do."""
    with pytest.raises(InvalidInput, match="tilt-down"):
        with_camera(planned(), camera, seed=0)


def test_how_fast_an_animation_plays_is_part_of_a_plan():
    """It comes back as it was written."""
    plan = with_motion(planned(), 8)
    assert plan_from_dict(plan_to_dict(plan)) == plan


def walking(**fields: object) -> Plan:
    """From x 0.2 to 0.6 in two seconds, growing and turning."""
    keys = (
        Key(seconds=0.0, x=0.2, y=0.7, size=0.1, rotation=-10.0),
        Key(seconds=2.0, x=0.6, y=0.5, size=0.4, rotation=30.0),
    )
    return Plan(seconds=2.0, subjects=(Subject(cast="fox", keys=keys, **fields),))


def test_a_path_twice_as_long_has_the_same_middle():
    """Places and turns by their differences, sizes by their ratios."""
    first, last = with_motion(walking(), 10).subjects[0].keys
    assert (first.x, first.y, first.rotation) == pytest.approx((0.0, 0.8, -30.0))
    assert (last.x, last.y, last.rotation) == pytest.approx((0.8, 0.4, 50.0))
    assert (first.size, last.size) == pytest.approx((0.05, 0.8))
    assert (first.seconds, last.seconds) == (0.0, 2.0)


@settings(max_examples=40)
@given(amount=st.floats(0.1, 4.9))
def test_less_motion_and_then_as_much_more_is_the_plan_again(amount):
    """Factors multiply, and the middle stays."""
    plan = walking()
    again = with_motion(with_motion(plan, amount), 25 / amount)
    for key, before in zip(again.subjects[0].keys, plan.subjects[0].keys, strict=True):
        assert (key.x, key.y, key.rotation) == pytest.approx((before.x, before.y, before.rotation))
        assert key.size == pytest.approx(before.size)
    assert again.subjects[0].pace == pytest.approx(1.0)


def test_who_circles_rests_in_the_middle_of_the_circle():
    """Not where the path begins, nor where it is halfway through the shot."""
    keys = [(0.0, 0.2, 0.5), (0.5, 0.4, 0.3), (1.0, 0.6, 0.5), (1.5, 0.4, 0.7), (2.0, 0.2, 0.5)]
    subject = Subject(
        cast="fox",
        motion="circle",
        keys=tuple(Key(seconds=s, x=x, y=y, size=0.2) for s, x, y in keys),
    )
    moved = with_motion(Plan(seconds=2.0, subjects=(subject,)), 0)
    for key in moved.subjects[0].keys:
        assert (key.x, key.y) == pytest.approx((0.4, 0.5))


def test_who_sways_shifts_from_one_foot_to_the_other_once_in_two_seconds():
    """At motion 10 by 0.06 of the frame and 8 degrees, with eight keys a second."""
    subject = Subject(cast="fox", keys=(Key(seconds=0.0, x=0.4, y=0.7, size=0.2, rotation=5.0),))
    keys = with_motion(Plan(seconds=2.0, subjects=(subject,)), 10).subjects[0].keys
    assert [key.seconds for key in keys] == [index / 8 for index in range(17)]
    by_time = {key.seconds: key for key in keys}
    assert [by_time[s].x for s in (0, 0.5, 1, 1.5, 2)] == pytest.approx([0.4, 0.46, 0.4, 0.34, 0.4])
    assert [by_time[s].rotation for s in (0, 0.5, 1, 1.5, 2)] == pytest.approx([5, 13, 5, -3, 5])
    assert {(key.y, key.size) for key in keys} == {(0.7, 0.2)}
    half = with_motion(Plan(seconds=2.0, subjects=(subject,)), 7.5).subjects[0].keys
    assert max(key.x for key in half) == pytest.approx(0.43)


def test_the_camera_keeps_the_middle_of_its_own_path():
    """Also where it starts late; its zoom grows from its widest."""
    camera = (
        CameraKey(seconds=1.0, x=0.2, y=0.9, zoom=2.0),
        CameraKey(seconds=3.0, x=0.6, y=0.5, zoom=4.0),
    )
    plan = Plan(seconds=8.0, camera=camera)
    still = with_motion(plan, 0).camera
    assert [(key.x, key.y, key.zoom) for key in still] == [
        pytest.approx((0.4, 0.7, 2.0)) for _ in range(2)
    ]
    twice = with_motion(plan, 10).camera
    assert (twice[0].x, twice[0].y, twice[0].zoom) == pytest.approx((0.0, 1.1, 2.0))
    assert (twice[1].x, twice[1].y, twice[1].zoom) == pytest.approx((0.8, 0.3, 8.0))
    assert [key.seconds for key in twice] == [1.0, 3.0]


def test_how_far_a_camera_goes_is_drawn_from_the_seed():
    """Another seed, another take."""
    assert with_camera(planned(), "pan-left", 1) != with_camera(planned(), "pan-left", 2)


def test_who_sways_has_keys_at_ten_thousandths_of_a_second():
    """Short enough to be read in a file."""
    subject = Subject(cast="fox", keys=(Key(seconds=0.0, x=0.4, y=0.7, size=0.2),))
    keys = with_motion(Plan(seconds=1.7, subjects=(subject,)), 10).subjects[0].keys
    assert all(key.seconds == round(key.seconds, 4) for key in keys)
