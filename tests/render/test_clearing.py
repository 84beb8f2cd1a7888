"""Whoever was in a clip is taken out of it."""

import numpy as np
import pytest

import onionskin
from onionskin import Clip
from onionskin.cast.cast import load_cast
from onionskin.plan.plan import Plan
from onionskin.render.clearing import without
from onionskin.render.material import material_of
from onionskin.render.recall import recalled, recast, replaced
from onionskin.stage.draft import draft_frame, view_at


@pytest.fixture(scope="module")
def clip() -> Clip:
    """A red fox on white snow, drawn by rule."""
    return onionskin.make(
        "a red fox in the snow", engine="animatic", seconds=1, size=(96, 96), seed=7
    )


@pytest.fixture(scope="module")
def plan(clip: Clip) -> Plan:
    """The clip's own."""
    found = recalled(clip, material_of(clip), load_cast())
    assert found is not None
    return found.plan


def test_where_the_fox_was_there_is_scenery(clip, plan):
    """Nothing red is left, and what is far from the fox is as it was."""
    cast, index = load_cast(), clip.num_frames - 1
    cleared = without(material_of(clip), plan, cast).open_pictures()(index)
    moment = index / float(clip.fps)
    inside = draft_frame(plan, cast, view_at(plan, 96, 96, moment), moment)[..., 3] > 0.9
    redness = (clip.frames[index].astype(float) @ (1, 0, -1))[inside].mean()
    left = (cleared.astype(float) @ (1, 0, -1))[inside].mean()
    assert redness > 100
    assert left < 20
    assert np.array_equal(cleared[:20], clip.frames[index][:20])


def test_only_who_is_replaced_is_taken_out(plan):
    """The same animal in another place stays."""
    cast = load_cast()
    cat = next(entry for entry in cast if entry.name == "cat")
    other = recast(plan, plan_with(plan, cat.id))
    assert [one.cast for one in replaced(plan, other).subjects] == [plan.subjects[0].cast]
    assert replaced(plan, plan).subjects == ()


def plan_with(plan: Plan, cast_id: str) -> Plan:
    """A plan with another in its first subject's place."""
    from dataclasses import replace

    return replace(plan, subjects=(replace(plan.subjects[0], cast=cast_id),))
