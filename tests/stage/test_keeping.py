"""A thing that goes from hand to hand is there once, and two stand as what they do needs."""

import itertools

import pytest

from onionskin.plan.staging import Action, Looks, StagedFigure, StagedPlan
from onionskin.stage.actors import grip_of
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene
from onionskin.stage.things.pictured import thing_named

CAKE = StagedFigure(id="cake", name="cake", kind="thing")


def scene_of(*actions, child=True, seconds=6.0):
    looks = Looks(age="child" if child else "adult")
    gran = StagedFigure(id="gran", name="woman", kind="person", looks=Looks(age="old"))
    other = StagedFigure(id="kid", name="boy" if child else "man", kind="person", looks=looks)
    plan = StagedPlan(seconds=seconds, place="park", figures=(gran, other, CAKE), actions=actions)
    script, warnings = block(plan)
    assert warnings == ()
    return Scene(script, 160, 120)


def holders(scene, t):
    """Who holds the cake at a time, once for each cake; none stands about."""
    assert all(each.thing != "cake" for each in scene.script.props)
    acted = {id_: each.body(t, scene._target)[0] for id_, each in scene.players.items()}
    held = [(id_, each) for id_, act in acted.items() for each in act.pose.held if each]
    return [id_ for id_, each in held if each.thing == "cake"]


def given(start=2.0, end=3.5, who="gran", partner="kid"):
    return Action(who=who, verb="give", start=start, end=end, object="cake", partner=partner)


CARRIES = (
    Action(who="gran", verb="carry", start=0.0, end=2.0, object="cake"),
    Action(who="kid", verb="carry", start=3.5, end=6.0, object="cake"),
)
COMES = Action(who="kid", verb="walk", start=0.0, end=2.0, to="gran")
HUG = Action(who="kid", verb="hug", start=3.5, end=5.5, partner="gran")
LONG = Action(who="gran", verb="hold", start=0.0, end=6.0, object="cake")


@pytest.mark.parametrize(
    "others", [(), (COMES,), (*CARRIES, COMES), (COMES, HUG), (LONG,)],
    ids=["given", "come-to", "carried", "hugged", "held-throughout"],
)  # fmt: skip
def test_what_is_given_is_there_once_and_from_the_first_frame_to_the_last(others):
    """The giver has it before and the other after, whatever else is said."""
    scene = scene_of(given(), *others)
    seen = [holders(scene, k * 0.1) for k in range(60)]
    assert all(len(each) == 1 for each in seen)
    assert seen[0] == ["gran"]
    assert seen[-1] == ["kid"]
    changes = sum(a != b for a, b in itertools.pairwise(seen))
    assert changes == 1


def test_what_is_given_back_is_there_once():
    """It goes to and fro."""
    scene = scene_of(given(1.0, 2.5), given(3.5, 5.0, who="kid", partner="gran"))
    seen = [holders(scene, k * 0.1) for k in range(60)]
    assert all(len(each) == 1 for each in seen)
    assert [seen[0], seen[30], seen[-1]] == [["gran"], ["kid"], ["gran"]]


def between(scene, t):
    one, two = (each.root(t) for each in scene.players.values())
    return abs(one[0] - two[0])


@pytest.mark.parametrize("child", [True, False])
def test_who_comes_to_give_stops_an_arm_away_and_steps_up_to_hug(child):
    """Nobody hands a thing over at the distance of a hug, nor hugs at that of a gift."""
    scene = scene_of(COMES, given(), HUG, child=child)
    assert between(scene, 2.5) > 0.75
    assert between(scene, 5.0) < 0.5


def test_a_grown_up_comes_down_to_the_child_that_they_hug():
    """Her head is at his height, and no arm of hers at his eyes."""
    scene = scene_of(COMES, HUG)
    gran, kid = scene.body("gran", 5.0), scene.body("kid", 5.0)
    assert abs(gran.head[1] - kid.head[1]) < 0.2
    assert all(wrist[1] < kid.head[1] - 0.1 for wrist in gran.wrists)


@pytest.mark.parametrize(("to", "side"), [("right", 1), ("left", -1)])
def test_who_leaves_after_a_gift_goes_the_way_that_is_said(to, side):
    """They set out from where they were given it."""
    leaves = Action(who="kid", verb="walk", start=3.8, end=5.8, to=to)
    scene = scene_of(given(), leaves)
    before, after = scene.players["kid"].root(3.7)[0], scene.players["kid"].root(5.8)[0]
    assert (after - before) * side > 1


@pytest.mark.parametrize("thing", ["balloon", "flown kite"])
def test_what_is_on_a_line_begins_at_the_hand_and_is_there_from_the_first_frame(thing):
    """Its drawing begins where the palm is, and not at the shins."""
    verb, name = ("fly", "kite") if thing == "flown kite" else ("hold", "balloon")
    kid = StagedFigure(id="kid", name="girl", kind="person")
    toy = StagedFigure(id="toy", name=name, kind="thing")
    act = Action(who="kid", verb=verb, start=0.3, end=4, object="toy")
    plan = StagedPlan(seconds=4, place="beach", figures=(kid, toy), actions=(act,))
    scene = Scene(block(plan)[0], 160, 120)
    acted, _ = scene.players["kid"].body(0.0, scene._target)
    assert [each.thing for each in acted.pose.held if each] == [thing]
    assert grip_of(thing_named(thing)) == pytest.approx((0, 0), abs=0.05)
