"""Plans as dictionaries and YAML."""

from __future__ import annotations

import json

import pytest

from onionskin.errors import InvalidInput
from onionskin.plan.blocking import block
from onionskin.plan.plan import CameraKey, Key, Outline, Plan, Role, Scenery, Subject
from onionskin.plan.serial import plan_from_dict, plan_from_yaml, plan_to_dict, plan_to_yaml

OUTLINE = Outline(
    roles=(
        Role(cast="2697", motion="fly-left", size="small"),
        Role(cast="own:my 狐狸", motion="circle"),
    ),
    scenery=Scenery(place="snow", time="night", seed=2**31),
    camera="zoom-in",
)
PLAN = block(OUTLINE, seconds=2.0, seed=3, names=("null", "yes: no"))


def test_yaml_comes_back_exactly() -> None:
    assert plan_from_yaml(plan_to_yaml(PLAN)) == PLAN


def test_dictionaries_come_back_exactly_through_json() -> None:
    assert plan_from_dict(json.loads(json.dumps(plan_to_dict(PLAN)))) == PLAN


def test_awkward_numbers_come_back_exactly() -> None:
    plan = Plan(
        seconds=1 / 3,
        subjects=(Subject(cast="a", keys=(Key(seconds=0.1, x=-1e-17, y=0.1 + 0.2, size=1e9),)),),
        camera=(CameraKey(seconds=0.0, x=1e300), CameraKey(seconds=1e-9)),
        guessed=("place", "time"),
    )
    assert plan_from_yaml(plan_to_yaml(plan)) == plan


def test_yaml_is_short() -> None:
    """One line for the scenery and one for each key."""
    keys = sum(len(subject.keys) for subject in PLAN.subjects) + len(PLAN.camera)
    assert len(plan_to_yaml(PLAN).splitlines()) < keys + 25


def test_what_has_a_default_may_be_left_out() -> None:
    plan = plan_from_yaml("{seconds: 2, subjects: [{cast: 1f98a, keys: [[0, 0.5, 0.5, 0.4]]}]}")
    assert plan.scenery == Scenery()
    assert plan.subjects[0].keys == (Key(seconds=0.0, x=0.5, y=0.5, size=0.4),)


def test_keys_may_be_written_with_names() -> None:
    plan = plan_from_dict({"seconds": 1, "camera": [{"seconds": 0, "zoom": 2}]})
    assert plan.camera == (CameraKey(seconds=0.0, zoom=2.0),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- 1", "plan is"),
        ("", "plan is None"),
        ("seconds: [", "not YAML in line"),
        ("{}", "seconds"),
        ("seconds: 0", "seconds is 0: give a number above 0"),
        ("seconds: .nan", "seconds is nan"),
        ("seconds: true", "seconds is True"),
        ("seconds: 1e9", "seconds is"),
        ("{seconds: 2, secnery: {}}", "no field is called 'secnery'"),
        ("{seconds: 2, scenery: {place: moon}}", "scenery.place is 'moon'; allowed: mountains"),
        ("{seconds: 2, scenery: {seed: -1}}", "scenery.seed is -1"),
        ("{seconds: 2, camera_move: shake}", "camera_move is 'shake'; allowed: still"),
        ("{seconds: 2, camera: [[0, 0.5, 0.5, 0]]}", "camera[0].zoom is 0"),
        ("{seconds: 2, camera: [[1], [0]]}", "camera[1] is at 0.0 s"),
        ("{seconds: 2, subjects: [{keys: [[0, 0, 0, 1]]}]}", "subjects[0]: the field cast"),
        ("{seconds: 2, subjects: [{cast: a, keys: []}]}", "subjects[0].keys is empty"),
        ("{seconds: 2, subjects: [{cast: a, keys: [[0, 0]]}]}", "y, size missing"),
        ("{seconds: 2, subjects: [{cast: a, keys: [[0, 0, 0, x]]}]}", "keys[0].size is 'x'"),
        (
            "{seconds: 2, subjects: [{cast: a, keys: [[0, 0, 0, 1]], motion: hop}]}",
            "motion is 'hop'",
        ),
        ("{seconds: 2, subjects: [{cast: a, keys: [[0, 0, 0, 1]], flip: 2}]}", "flip is 2"),
        ("{seconds: 2, subjects: fox}", "subjects is 'fox': give a list"),
    ],
)
def test_mistakes_are_told_with_their_field(text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        plan_from_yaml(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
