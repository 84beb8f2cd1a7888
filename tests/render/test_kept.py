"""What stays of a clip's plans where one thing of it is to be otherwise, rule by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onionskin.errors import InvalidInput
from onionskin.plan.plan import CameraKey, Key, Plan, Scenery, Subject
from onionskin.plan.staging import StagedPlan
from onionskin.render.again import (
    Changes,
    _blocked_as,
    _consistent,
    _in_place_of,
    _in_scenery,
    _keeps_plan,
    _kept,
    _refuse_unknown,
    _said,
    _scenery,
    _staged_in,
    _with_scenery,
)
from onionskin.render.options import TOOLS, Make
from onionskin.render.order import Staging
from onionskin.render.shot import prepare

KEYS = (Key(seconds=0, x=0.1, y=0.5, size=0.3),)
OTHER_KEYS = (Key(seconds=0, x=0.8, y=0.6, size=0.2),)
FOX = Subject(cast="fox", keys=KEYS, name="red fox", motion="rise", flip=True)
CAT = Subject(cast="cat", keys=OTHER_KEYS, name="cat", motion="fall")


@pytest.mark.parametrize(
    ("changed", "tool", "keeps"),
    [
        ("", "make", True),
        ("seed engine num_inference_steps guidance_scale negative_prompt", "make", True),
        ("repair preview fps fit strength feather", "modify", True),
        ("size", "make", True),
        ("size", "animate", True),
        ("size", "between", True),
        ("size", "extend", False),
        ("seed size", "restyle", False),
        ("prompt", "make", False),
        ("seed seconds", "make", False),
        ("image", "animate", False),
    ],
)
def test_what_leaves_a_plan_as_it_is(changed, tool, keeps):
    """All that is changed must; another size does where a clip is made from words."""
    assert _keeps_plan(tool, dict.fromkeys(changed.split(), 1)) is keeps


def test_a_staged_plan_that_names_no_place_is_played_in_the_old_one():
    """Hour, weather and season each for itself; what it names is its own."""
    old = StagedPlan(seconds=2.0, place="forest", time="night", weather="rain", season="winter")
    new = StagedPlan(seconds=3.0, place="kitchen", weather="fog")
    made = _staged_in(old, new)
    assert (made.seconds, made.place, made.time) == (3.0, "kitchen", "night")
    assert (made.weather, made.season) == ("fog", "winter")
    assert _staged_in(old, StagedPlan(seconds=1.0)).place == "forest"


def test_of_the_scenery_only_what_is_said_changes():
    """A place without a sky has neither hour nor weather."""
    old = Scenery(place="snow", time="night", weather="rain", color="pink", seed=3)
    new = Scenery(place="sea", time="sunset", weather="clear", color="green", seed=9)
    assert _scenery(old, new, frozenset()) == old
    assert _scenery(old, new, frozenset({"time", "camera", "motion"})) == replace(
        old, time="sunset"
    )
    assert _scenery(old, new, frozenset({"place", "color"})) == replace(
        old, place="sea", color="green"
    )
    assert _scenery(old, replace(new, place="space"), frozenset({"place"})) == Scenery(
        place="space", time="day", weather="clear", color="pink", seed=3
    )
    assert _consistent(old) == old


@pytest.mark.parametrize(
    ("moves", "motion", "takes_the_place"),
    [(False, "fall", True), (True, "fall", False), (True, "rise", True), (False, "rise", True)],
)
def test_who_takes_anothers_place_moves_as_it_did_unless_that_is_said(
    moves, motion, takes_the_place
):
    """Only where it is otherwise than before."""
    new = replace(CAT, motion=motion)
    made = _in_place_of(FOX, new, moves=moves)
    wanted = replace(FOX, cast="cat", name="cat") if takes_the_place else new
    assert made == wanted


@pytest.mark.parametrize("said", [frozenset(), frozenset({"camera"}), frozenset({"motion"})])
def test_a_new_plan_is_seen_by_the_old_camera_unless_that_is_said(said):
    """And its subjects stand where the old ones did, in turn."""
    pan = (CameraKey(seconds=0.0), CameraKey(seconds=1.0, x=0.7))
    old = Plan(seconds=1.0, subjects=(FOX,), camera=pan, camera_move="pan-right")
    new = Plan(seconds=1.0, subjects=(CAT, FOX), camera_move="zoom-in")
    made = _blocked_as(old, new, said)
    first = CAT if "motion" in said else replace(FOX, cast="cat", name="cat")
    assert made.subjects == (first, FOX)
    told = new if "camera" in said else old
    assert (made.camera, made.camera_move) == (told.camera, told.camera_move)


def test_a_plan_is_brought_to_another_scene():
    """What was guessed of it is said now; and a stage takes any place."""
    plan = Plan(seconds=1.0, scenery=Scenery(place="snow", time="night"), guessed=("place", "time"))
    made = _with_scenery(plan, {"time": "sunset"})
    assert (made.scenery.place, made.scenery.time, made.guessed) == ("snow", "sunset", ("place",))
    below = _with_scenery(plan, {"place": "underwater"})
    assert (below.scenery.place, below.scenery.time, below.guessed) == (
        "underwater", "day", ("time",),
    )  # fmt: skip
    staged = _with_scenery(StagedPlan(seconds=1.0), {"place": "harbour", "time": "night"})
    assert (staged.place, staged.time) == ("harbour", "night")
    with pytest.raises(InvalidInput, match="time is 'noon'"):
        _with_scenery(plan, {"time": "noon"})


@pytest.mark.parametrize(
    ("scenery", "said"),
    [
        ({"place": "space", "time": "night"}, "space has no time; leave that out"),
        ({"place": "indoors", "time": "night", "weather": "rain"}, "no time and no weather"),
    ],
)
def test_an_hour_without_a_sky_is_refused(scenery, said):
    """With what is wrong of it; the same place without them is not."""
    plan = Plan(seconds=1.0)
    with pytest.raises(InvalidInput, match=said):
        _with_scenery(plan, scenery)
    assert _with_scenery(plan, {"place": scenery["place"]}).scenery.time == "day"


def test_every_chapter_is_brought_there_and_one_without_a_plan_has_none():
    """Where no chapter has, it is refused with what to give instead."""
    plan = Plan(seconds=1.0)
    made = _in_scenery(Staging(plans=(plan, None, plan), cuts=(3,)), {"time": "night"}, "a.mp4")
    assert [one and one.scenery.time for one in made.plans] == ["night", None, "night"]
    assert made.cuts == (3,)
    for staging in (None, Staging(), Staging(plans=(None,))):
        with pytest.raises(InvalidInput, match=r"a\.mp4 was made .* another time and weather"):
            _in_scenery(staging, {"time": "night", "weather": "rain"}, "a.mp4")


def test_an_option_that_a_tool_does_not_have_is_refused_with_those_it_has():
    """Place, time and weather among them."""
    known = Changes(options={"seed": 3}, scenery={})
    for tool in TOOLS:
        _refuse_unknown(tool, known, "a.mp4")
    with pytest.raises(InvalidInput, match=r"by smooth, which has no option size2; .*, place, tim"):
        _refuse_unknown("smooth", Changes(options={"seed": 3, "size2": 1}, scenery={}), "a.mp4")


def setup_of(prompt: str):
    return prepare(Make(prompt, engine="animatic", seconds=1, size=(64, 48), seed=1))


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("a fox", set()),
        ("a fox runs", {"motion"}),
        ("a fox in the snow at night", {"place", "time"}),
        ("a fox in the rain, the camera zooms in", {"weather", "camera"}),
    ],
)
def test_a_prompt_says_some_of_a_scene(prompt, said):
    """What it does not name is left to others."""
    assert _said(setup_of(prompt)) == said


def test_the_blocking_stays_where_the_words_alone_change():
    """Of one chapter; the scenery stays of every one, but for what the first one's words say."""
    setup = setup_of("a cat at night")
    old = Plan(seconds=1.0, subjects=(FOX,), scenery=Scenery(place="snow", time="sunset"))
    new = Plan(seconds=1.0, subjects=(CAT,), scenery=Scenery(place="sea", time="night"))
    one, same = Staging(plans=(old,)), replace(old.scenery, time="night")
    cat = replace(FOX, cast="cat", name="cat")
    for given, scenery, subject in (
        ({"prompt": "x"}, same, cat),
        ({"prompt": "x", "seed": 3}, same, cat),
        ({"prompt": "x", "seconds": 3}, same, CAT),
        ({"seconds": 3}, old.scenery, CAT),
    ):
        (made,) = _kept(one, Staging(plans=(new,)), setup, given).plans
        assert (made.scenery, made.subjects) == (scenery, (subject,)), given
    two = _kept(one, Staging(plans=(new, new), cuts=(3,)), setup, {"prompt": "x"})
    assert (two.cuts, [plan.subjects for plan in two.plans]) == ((3,), [(CAT,)] * 2)
    assert [plan.scenery for plan in two.plans] == [same, new.scenery]
    old_two = _kept(Staging(plans=(old, old)), Staging(plans=(new, new)), setup, {"prompt": "x"})
    assert [plan.scenery for plan in old_two.plans] == [same, old.scenery]


def test_staged_chapters_keep_their_own_place_and_others_are_as_they_are_planned():
    """A chapter that had no plan, or one of another kind, has nothing to keep."""
    setup, forest = setup_of("a cat"), StagedPlan(seconds=1.0, place="forest")
    new = StagedPlan(seconds=2.0)
    fresh = Staging(plans=(new, new, None))
    made = _kept(Staging(plans=(forest, None)), fresh, setup, {"seconds": 2})
    assert [plan and plan.place for plan in made.plans] == ["forest", "", None]
    other = _kept(Staging(plans=(Plan(seconds=1.0),)), Staging(plans=(new,)), setup, {})
    assert other.plans == (new,)
