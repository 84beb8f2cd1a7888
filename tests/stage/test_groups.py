"""Classes, queues, tables, and those who follow somebody."""

from __future__ import annotations

import itertools

import pytest

from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene
from onionskin.stage.script import Script


def script_of(prompt: str) -> Script:
    return block(stage_prompt(prompt, seconds=4.0, seed=1).plan)[0]


@pytest.mark.parametrize(
    "prompt", ["pupils sit in class and listen to the teacher", "学生们在教室里上课"]
)
def test_each_pupil_of_a_class_has_a_desk(prompt: str) -> None:
    """Four sit, each at a desk of their own; a teacher stands and speaks."""
    script = script_of(prompt)
    pupils = [each for each in script.actors if not each.id.startswith("teacher")]
    assert len(pupils) == 4
    assert all(each.seat > 0 for each in pupils)
    assert sum(prop.thing == "pupil's desk" for prop in script.props) == 4
    for teacher in (each for each in script.actors if each not in pupils):
        assert [cue.verb for cue in teacher.cues] == ["talk"]


@pytest.mark.parametrize(
    "prompt", ["villagers follow a guide through the forest", "村民跟着向导走"]
)
def test_who_follows_keeps_behind(prompt: str) -> None:
    """At every moment they are in file behind who leads, and nobody is in anybody."""
    script = script_of(prompt)
    scene = Scene(script, 64, 36)
    assert len(script.actors) >= 2
    for t in (0.0, 2.0, 4.0):
        places = sorted(player.root(t)[0] for player in scene.players.values())
        assert all(b - a > 0.8 for a, b in itertools.pairwise(places))


def test_a_family_that_drinks_tea_sits_around_its_table() -> None:
    """All four have chairs at one table."""
    script = script_of("一家人坐在桌边喝茶")
    assert sum(prop.thing == "table" for prop in script.props) == 1
    assert sum(prop.thing == "chair" for prop in script.props) == 4
    assert all(abs(actor.x) < 1.3 and actor.seat > 0 for actor in script.actors)


@pytest.mark.parametrize(
    ("prompt", "count"), [("everyone claps", 4), ("families walk home", 6), ("她们在茶园里采茶", 3)]
)
def test_several_are_several_and_as_they_are_named(prompt: str, count: int) -> None:
    """A crowd has women and men; 她们 are women."""
    frames = [actor.look.frame for actor in script_of(prompt).actors]
    assert len(frames) == count
    assert set(frames) == ({"woman"} if "她们" in prompt else {"woman", "man"})


def test_who_sits_goes_on_sitting() -> None:
    """A couple that sits down at a table and then drinks does not get up for it."""
    script = script_of("an elderly couple sits at the table and drinks tea")
    scene = Scene(script, 64, 36)
    for name, player in scene.players.items():
        acted, _ = player.body(3.5, scene._target)
        assert (name, acted.seated) == (name, 1.0)


def test_who_rests_outdoors_has_a_bench() -> None:
    """No bed stands in a street."""
    script = script_of("a cyclist rests at the side of the road")
    assert (script.place, [prop.thing for prop in script.props]) == ("street", ["bench"])


def test_a_neighbour_whose_door_it_is_need_not_be_there() -> None:
    """Only who knocks is seen, and a police that is phoned is not, however many they are."""
    assert len(script_of("a woman knocks at her neighbour's door").actors) == 1
    assert len(script_of("a crying woman phones the police").actors) == 1


def test_who_lives_alone_is_one() -> None:
    """独居 says how many."""
    assert len(script_of("一位独居老人坐在沙发上").actors) == 1


def test_a_bed_is_sat_on_and_lain_in_from_the_first_moment() -> None:
    """There is one bed and no chair; nobody stands in it before they lie."""
    sits = script_of("a sad girl sits on her bed")
    assert [prop.thing for prop in sits.props] == ["bed"]
    lies = script_of("a sick boy lies in bed")
    assert [prop.thing for prop in lies.props] == ["bed"]
    assert (lies.actors[0].mood, lies.actors[0].cues[0].start) == ("tired", 0.0)


def test_whoever_surrounds_somebody_is_around_them() -> None:
    """Not before them, nobody in anybody, and all turned to them."""
    script = script_of("Four waiters surround a singer.")
    singer = next(each for each in script.actors if each.id == "singer")
    others = [each for each in script.actors if each is not singer]
    assert len(others) == 4
    for each in others:
        assert each.z > singer.z - 0.2
        assert 0.6 < ((each.x - singer.x) ** 2 + (each.z - singer.z) ** 2) ** 0.5 < 1.6
        assert (each.turn > 0) == (each.x < singer.x)
    for one, other in itertools.combinations(others, 2):
        assert ((one.x - other.x) ** 2 + (one.z - other.z) ** 2) ** 0.5 > 0.4
