"""How much moves, and the camera, of a plan that is there already."""

from itertools import pairwise

import pytest

from onionskin.errors import InvalidInput
from onionskin.plan.blocking import block
from onionskin.plan.moving import with_camera, with_motion
from onionskin.plan.plan import MOTIONS, Outline, Plan, Role, Scenery, camera_at, key_at
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
