"""Whoever is in a clip that was made here is known to the tools."""

from dataclasses import replace

import numpy as np
import pytest
from tests.golden import check_golden

import onionskin
from onionskin import Clip
from onionskin.cast.cast import load_cast
from onionskin.plan.plan import Key, Plan, Subject, key_at
from onionskin.planner.planner import plan_prompt
from onionskin.render.material import material_of
from onionskin.render.options import Extend
from onionskin.render.recall import (
    _cleared,
    _explained,
    continued,
    leading_up,
    recalled,
    recast,
    replaced,
    without,
)
from onionskin.render.shot import prepare
from onionskin.stage.draft import draft_frame, view_at

PROMPT = "a red fox in the snow"


@pytest.fixture(scope="module")
def clip() -> Clip:
    """Drawn by rule, which a model would come near to."""
    return onionskin.make(PROMPT, engine="animatic", seconds=1, size=(96, 96), seed=7)


def test_a_clip_tells_how_it_was_planned(clip):
    """Its origin does, if it shows what that says."""
    found = recalled(clip, material_of(clip), load_cast())
    assert found is not None
    assert found.plan.subjects[0].name == "red fox"


def test_a_clip_that_shows_other_things_is_not_believed(clip):
    """Another seed, a mirrored clip, or one from elsewhere."""
    cast = load_cast()
    others = (
        replace(clip, origin=replace(clip.origin, seed=8)),
        replace(clip, frames=np.ascontiguousarray(clip.frames[:, ::-1])),
        replace(clip, origin=None),
    )
    for other in others:
        assert recalled(other, material_of(other), cast) is None


def test_an_extension_goes_on_from_where_they_are(clip):
    """The path has no gap, and the past is as it was."""
    cast = load_cast()
    before = recalled(clip, material_of(clip), cast)
    planned = plan_prompt("it jumps", cast=cast, seconds=2, seed=3, before=before)
    plan = continued(planned.plan, before.plan, 1.0)
    old, new = before.plan.subjects[0].keys, plan.subjects[0].keys
    assert plan.seconds == 3
    for moment in (0.0, 0.4, 0.99, 1.0):
        assert key_at(new, moment).x == pytest.approx(key_at(old, moment).x, abs=0.01)
        assert key_at(new, moment).y == pytest.approx(key_at(old, moment).y, abs=0.01)


def test_what_leads_up_ends_where_they_start(clip):
    """The path has no gap at the clip's start, goes as planned before it, and as it was after."""
    cast = load_cast()
    before = recalled(clip, material_of(clip), cast)
    planned = plan_prompt("it runs to the right", cast=cast, seconds=2, seed=3, before=before)
    plan = leading_up(planned.plan, before.plan)
    old, new = before.plan.subjects[0], plan.subjects[0]
    assert plan.seconds == 3
    for moment in (0.0, 0.4, 0.99):
        assert key_at(new.keys, 2 + moment).x == pytest.approx(key_at(old.keys, moment).x, abs=0.01)
    steps = np.diff([key_at(new.keys, moment).x for moment in np.linspace(0, 2, 9)])
    assert (steps[:4] > 0).all()
    assert abs(steps).max() < 0.3
    shown = [one.phase_seconds + 2 * one.pace for one in (new, replace(old, pace=0))]
    assert shown[0] == pytest.approx(shown[1], abs=1e-3)


def test_extending_backward_takes_the_clips_own_plan(clip):
    """A second before it, and the clip as it was planned."""
    job = prepare(Extend(clip, "it runs to the right", seconds=1, backward=True, seed=3))
    before = recalled(clip, material_of(clip), load_cast()).plan.subjects[0]
    (subject,) = job.request.plan.subjects
    assert subject.cast == before.cast
    assert key_at(subject.keys, 1.5).x == pytest.approx(key_at(before.keys, 0.5).x, abs=0.01)


def test_another_takes_the_same_path(clip):
    """In the scenery of the new prompt."""
    cast = load_cast()
    before = plan_prompt(PROMPT, cast=cast, seconds=1, seed=7).plan
    wanted = plan_prompt("a cat in the city at night", cast=cast, seconds=1, seed=7).plan
    plan = recast(before, wanted)
    assert plan.scenery == wanted.scenery
    assert [one.keys for one in plan.subjects] == [one.keys for one in before.subjects]
    assert plan.subjects[0].cast == wanted.subjects[0].cast


@pytest.fixture(scope="module")
def snow_clip() -> Clip:
    """A red fox on white snow, drawn by rule."""
    return onionskin.make(
        "a red fox in the snow", engine="animatic", seconds=1, size=(96, 96), seed=7
    )


@pytest.fixture(scope="module")
def plan(snow_clip: Clip) -> Plan:
    """The clip's own."""
    found = recalled(snow_clip, material_of(snow_clip), load_cast())
    assert found is not None
    return found.plan


def test_where_the_fox_was_there_is_scenery(snow_clip, plan):
    """Nothing red is left, and what is far from the fox is as it was."""
    cast, index = load_cast(), snow_clip.num_frames - 1
    cleared = without(material_of(snow_clip), plan, cast).open_pictures()(index)
    moment = index / float(snow_clip.fps)
    inside = draft_frame(plan, cast, view_at(plan, 96, 96, moment), moment)[..., 3] > 0.9
    redness = (snow_clip.frames[index].astype(float) @ (1, 0, -1))[inside].mean()
    left = (cleared.astype(float) @ (1, 0, -1))[inside].mean()
    assert redness > 100
    assert left < 20
    assert np.array_equal(cleared[:20], snow_clip.frames[index][:20])


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


def test_colours_are_explained_up_to_a_gain_and_a_lift():
    """In each channel its own; what goes the other way explains nothing."""
    rng = np.random.default_rng(0)
    drawn = rng.uniform(0, 255, (400, 3))
    seen = drawn * [0.5, 0.8, 0.3] + [10, 20, 30]
    assert _explained(drawn, seen) == pytest.approx(1)
    assert _explained(drawn, 255 - seen) == pytest.approx(0)
    noise = rng.normal(0, seen.std(axis=0), seen.shape)
    assert _explained(drawn, seen + noise) == pytest.approx(0.5, abs=0.05)
    assert _explained(drawn, np.full((400, 3), 7.0)) == pytest.approx(1)
    assert (_explained(drawn[:15], seen[:15]), _explained(drawn[:16], seen[:16]) > 0.9) == (0, True)


def placed(*casts: str, start: float = 0.0) -> Plan:
    """A plan of two seconds whose subjects walk from left to right."""
    keys = (Key(seconds=start, x=0.2, y=0.6, size=0.3), Key(seconds=2.0, x=0.8, y=0.6, size=0.3))
    return Plan(
        seconds=2.0, subjects=tuple(Subject(cast=one, keys=keys, name=one) for one in casts)
    )


def test_the_others_of_a_recast_plan_stay_who_they_were():
    """One takes the place of the first, and further ones have none."""
    plan = placed("a", "b")
    assert [one.cast for one in recast(plan, placed("c")).subjects] == ["c", "b"]
    assert [one.name for one in recast(plan, placed("c", "d", "e")).subjects] == ["c", "d"]
    assert recast(placed("a"), placed()).subjects == placed("a").subjects
    assert [one.cast for one in replaced(plan, recast(plan, placed("c"))).subjects] == ["a"]


def test_of_two_of_a_kind_each_goes_on_from_its_own_past():
    """The first from the first, the second from the second; a third has none."""
    far = replace(placed("a").subjects[0], keys=(Key(seconds=0.0, x=0.9, y=0.5, size=0.2),))
    before = replace(placed("a"), subjects=(placed("a").subjects[0], far))
    plan = continued(placed("a", "a", "a"), before, 2.0)
    assert plan.seconds == 4
    starts = [one.keys[0] for one in plan.subjects]
    assert [key.seconds for key in starts[:2]] == [0.0, 0.0]
    assert [key.x for key in starts[:2]] == [0.2, 0.9]
    assert starts[2].seconds > 0


@pytest.mark.parametrize(("height", "width"), [(2, 400), (400, 2), (96, 96)])
def test_scenery_goes_on_in_pictures_of_any_shape(height, width):
    """A picture with nobody in it is left as it is."""
    picture = np.random.default_rng(0).integers(0, 255, (height, width, 3)).astype(np.uint8)
    cleared = _cleared(picture, Plan(seconds=1.0), load_cast(), 0.0)
    assert (cleared == picture).all()
    cat = next(entry for entry in load_cast() if entry.name == "cat").id
    assert _cleared(picture, placed(cat), load_cast(), 0.5).shape == picture.shape


def test_scenery_goes_on_where_drawn_subjects_were():
    """In pictures of several shapes and moments, with a soft edge that grows with the picture."""
    cat = next(entry for entry in load_cast() if entry.name == "cat").id
    told = []
    for seed, (height, width) in enumerate(((96, 96), (60, 140), (150, 50), (200, 300))):
        y, x = np.mgrid[:height, :width]
        waves = np.stack([120 + 60 * np.sin(x / 20 + c) * np.cos(y / 15) for c in range(3)], 2)
        picture = np.clip(np.rint(waves), 0, 255).astype(np.uint8)
        centre = np.s_[height // 2 : height // 2 + height // 4, width // 3 : 2 * width // 3]
        picture[centre] = [255, 0, 60 * seed]
        made = _cleared(picture, placed(cat), load_cast(), 0.5 * seed)
        changed = np.abs(made.astype(np.float64) - picture)
        rows, columns = changed.mean(axis=(1, 2)), changed.mean(axis=(0, 2))
        parts = [part.mean() for each in (rows, columns) for part in np.array_split(each, 10)]
        told.append([float(value) for value in (*parts, *made.mean(axis=(0, 1)))])
    check_golden("render/cleared", told, rel=5e-3, off=0.1)


@pytest.mark.parametrize(
    ("changed", "knows"),
    [({}, True), ({"prompt": ""}, False), ({"prompt": "a blue whale"}, False)],
)
def test_a_clip_is_believed_by_what_it_says_and_shows(clip, changed, knows):
    """Both have to be the same; a clip without words says nothing."""
    told = replace(clip, origin=replace(clip.origin, **changed))
    assert (recalled(told, material_of(told), load_cast()) is not None) is knows


@pytest.mark.parametrize("gain", [0.7, 1.2])
def test_a_clip_in_other_light_is_believed(clip, gain):
    """Its subjects are where they would be."""
    lit = np.clip(clip.frames * gain + 8, 0, 255).astype(np.uint8)
    told = replace(clip, frames=lit)
    assert recalled(told, material_of(told), load_cast()) is not None


def test_colours_are_explained_by_half_where_half_is_noise():
    """No less than nothing, whatever goes against each other."""
    drawn = np.tile(np.arange(20.0)[:, None], (1, 3))
    assert _explained(drawn, 2 * drawn + 5) == pytest.approx(1)
    assert _explained(drawn, -drawn) == pytest.approx(0)
    one = drawn.copy()
    one[:, 1:] = 0
    assert _explained(one, drawn) == pytest.approx(1 / 3)
    assert _explained(np.zeros((20, 3)), drawn) == pytest.approx(0)
