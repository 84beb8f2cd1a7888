"""A story in one shot: plans that go on from the one before."""

import pytest

from onionskin.cast.cast import load_cast
from onionskin.plan.moving import with_motion
from onionskin.plan.plan import camera_at, key_at
from onionskin.planner.chapters import going_on, is_cut, named
from onionskin.planner.planner import PlannedPrompt, plan_prompt

FIRST = "a red fox runs to the right through the snow at night, the camera pans right"


def told(prompt: str, before: PlannedPrompt | None = None) -> PlannedPrompt:
    return plan_prompt(prompt, cast=load_cast(), seconds=2.0, seed=5, before=before)


@pytest.fixture(scope="module")
def first() -> PlannedPrompt:
    return told(FIRST)


@pytest.mark.parametrize("prompt", ["the fox jumps up and down", "it jumps up and down"])
def test_who_stays_is_the_same(first, prompt):
    """Cast, size, place and hour, also where a pronoun says who."""
    then = told(prompt, first)
    assert [role.cast for role in then.outline.roles] == [r.cast for r in first.outline.roles]
    assert then.outline.roles[0].size == first.outline.roles[0].size
    assert then.outline.roles[0].motion == "bounce"
    assert then.plan.scenery == first.plan.scenery
    assert not is_cut(then.plan, first.plan)


def test_who_is_not_spoken_of_stays_and_watches(first):
    """Until the place is another."""
    rabbit = told("a rabbit flies to the left", first)
    assert {role.motion for role in rabbit.outline.roles} == {"fly-left", "still"}
    assert {subject.name for subject in rabbit.plan.subjects} == {"rabbit", "red fox"}
    assert len(told("a rabbit on a beach", first).outline.roles) == 1


def test_an_hour_or_a_place_is_a_cut(first):
    """Nobody is lost by the hour."""
    morning = told("the day breaks", first)
    assert is_cut(morning.plan, first.plan)
    assert morning.outline.roles == first.outline.roles
    assert morning.warnings == ()
    assert is_cut(told("a fox on a beach", first).plan, first.plan)


@pytest.mark.parametrize("motion", [5, 9])
def test_nothing_jumps_where_a_chapter_begins(first, motion):
    """Subjects, camera and the subjects' own animations."""
    plan = with_motion(first.plan, motion)
    after = going_on(with_motion(told("the fox jumps", first).plan, motion), plan, 2.0)
    a, b = plan.subjects[0], after.subjects[0]
    there, here = key_at(a.keys, 2.0), key_at(b.keys, 2.0)
    assert (here.x, here.y, here.size) == pytest.approx((there.x, there.y, there.size), abs=2e-4)
    c, d = camera_at(plan.camera, 2.0), camera_at(after.camera, 2.0)
    assert (d.x, d.y, d.zoom) == pytest.approx((c.x, c.y, c.zoom), abs=2e-4)
    assert a.phase_seconds + a.pace * 2 == pytest.approx(b.phase_seconds + b.pace * 2)
    assert after.seconds == 4.0
    assert key_at(b.keys, 4.0).x - camera_at(after.camera, 4.0).x == pytest.approx(0, abs=0.3)


def test_a_cut_starts_as_planned(first):
    """Only later."""
    plan = told("a fox on a beach drifts left", first).plan
    after = going_on(plan, first.plan, 2.0)
    late, early = key_at(after.subjects[0].keys, 3.0), key_at(plan.subjects[0].keys, 1.0)
    assert late.x == pytest.approx(early.x, abs=1e-9)
    assert camera_at(after.camera, 2.0).x == pytest.approx(camera_at(plan.camera, 0.0).x)


def test_pronouns_stand_for_whoever_is_there(first):
    """In English and in Chinese, at the start of a prompt only."""
    assert named("It sleeps", first.plan) == "the red fox sleeps"
    assert named("它睡觉", first.plan) == "red fox睡觉"
    assert named("items fall", first.plan) == "items fall"
