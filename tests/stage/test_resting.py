"""Resting and working where one does: on beds and bags, at doors, wheels, bushes and knees."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene
from onionskin.stage.script import Prop, Script


def script_of(prompt: str) -> Script:
    return block(stage_prompt(prompt, seconds=4.0, seed=1).plan)[0]


@pytest.mark.parametrize(
    ("prompt", "thing"),
    [
        ("A hiker sleeps in the mountains.", "sleeping bag"),
        ("A man lies on the beach.", "picnic blanket"),
        ("A woman sleeps.", "bed"),
        ("A potter works in a pottery.", "potter's wheel"),
        ("A woman picks tea leaves on a hillside.", "tea bush"),
        ("A boy opens the door of the house.", "opening door"),
    ],
)
def test_what_belongs_to_it_is_there(prompt: str, thing: str) -> None:
    """And whoever needs it is at it."""
    script = script_of(prompt)
    prop = next(each for each in script.props if each.thing == thing)
    assert math.dist((prop.x, prop.z), (script.actors[0].x, script.actors[0].z)) < 1.3


def test_who_sleeps_on_the_sofa_lies_on_it() -> None:
    """And no bed is brought into the room."""
    script = script_of("A grandmother sleeps on the sofa.")
    sofa = next(each for each in script.props if each.thing == "sofa")
    (person,) = script.actors
    assert abs(person.x - sofa.x) < 0.5
    assert person.seat == pytest.approx(0.45 * sofa.scale)
    assert not any(each.thing == "bed" for each in script.props)


def test_each_of_a_band_plays_another_instrument() -> None:
    """The musicians who are said to be a band are the band."""
    verbs = [cue.verb for each in script_of("A band plays on a stage.").actors for cue in each.cues]
    assert len(set(verbs)) == len(verbs) == 3
    assert len(script_of("Six musicians play in a band.").actors) == 6


@pytest.mark.parametrize("animal", ["cat", "dog", "cow", "bear"])
def test_an_animal_that_sleeps_lies_on_the_ground_with_its_eyes_shut(animal: str) -> None:
    """Lower than half its height as it stands; and it breathes."""

    def drawn(does: str, t: float) -> np.ndarray:
        prop = Prop(id="it", thing=animal, x=0.0, does=does)
        script = Script(place="plain studio", shot="full", props=(prop,), seconds=4.0)
        empty = Scene(replace(script, props=()), 160, 90).frame(t).astype(int)
        return np.abs(Scene(script, 160, 90).frame(t).astype(int) - empty).max(2) > 40

    high = [np.flatnonzero(drawn(does, 0.2).any(1)) for does in ("", "sleep")]
    assert np.ptp(high[1]) < 0.72 * np.ptp(high[0])
    assert (drawn("sleep", 0.8) != drawn("sleep", 2.4)).any()


def test_nobody_shares_a_sleeping_bag() -> None:
    """Each has one, and one tent is enough."""
    script = script_of("Two campers sleep in the forest.")
    assert sum(each.thing == "sleeping bag" for each in script.props) == 2
    assert sum(each.thing == "tent" for each in script.props) == 1
    one, other = script.actors
    assert abs(one.x - other.x) > 2


def test_a_knee_is_bandaged_at_the_knee() -> None:
    """The hand with the roll is at the other's knee."""
    scene = Scene(script_of("A nurse bandages the knee of a boy."), 64, 36)
    nurse, boy = (scene.body(name, 3.0) for name in ("nurse", "boy"))
    reach = min(math.dist(w, knee) for w in nurse.wrists for knee in boy.knees)
    assert reach < 0.3


def test_a_sink_is_not_before_a_childs_face() -> None:
    """It is as high as the child needs it."""
    scene = Scene(script_of("A child washes the plates at the sink."), 64, 36)
    sink = next(each for each in scene.script.props if each.thing == "sink")
    assert 0.9 * sink.scale < 0.7 * scene.body("child", 2.0).head[1]
