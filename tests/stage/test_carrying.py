"""Carrying: whoever is in a boat, on a back or over a bar is where they belong at every moment."""

from __future__ import annotations

import pytest

from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene
from onionskin.stage.script import Script


def script_of(prompt: str) -> Script:
    return block(stage_prompt(prompt, seconds=4.0, seed=1).plan)[0]


def test_those_who_are_rowed_sit_in_the_boat() -> None:
    """They keep their distance from whoever rows, and no bench floats in the lake."""
    script = script_of("A boatman rows two tourists across the lake.")
    assert not {"bench", "chair"} & {each.thing for each in script.props}
    scene = Scene(script, 64, 36)
    rower = scene.players["boatman"]
    guests = [each for each in scene.players.values() if each is not rower]
    assert len(guests) == 2
    for guest in guests:
        gaps = [guest.root(t)[0] - rower.root(t)[0] for t in (0.1, 1.5, 3.9)]
        assert max(gaps) - min(gaps) < 0.05
        assert 0.4 < abs(gaps[0]) < 1.3


def test_who_rides_on_a_back_is_behind_it_and_off_the_ground() -> None:
    """A daughter on her father's back."""
    script = script_of("A father carries his daughter on his back.")
    father, child = (next(e for e in script.actors if e.id == i) for i in ("father", "daughter"))
    assert {cue.verb for cue in child.cues} == {"ride piggyback"}
    assert child.lifted > 0.2
    assert (child.x - father.x) * father.turn < 0


def test_a_high_jumper_goes_over_the_bar() -> None:
    """From before it to behind it, higher than it in between."""
    script = script_of("A high jumper clears the bar and lands on the mat.")
    bar = next(each for each in script.props if each.thing == "crossbar")
    scene = Scene(script, 64, 36)
    jumper = next(iter(scene.players.values()))
    assert jumper.root(0.1)[2] < bar.z < jumper.root(3.9)[2]
    highest = max(
        jumper.body(0.05 * k, lambda cue, player, t: None)[1].pelvis[1] for k in range(80)
    )
    assert highest > 1.25 * bar.scale


@pytest.mark.parametrize("verb", ["raises", "holds up"])
def test_what_is_raised_is_over_the_head(verb: str) -> None:
    """And it is what was named."""
    script = script_of(f"A woman {verb} a trophy.")
    cue = script.actors[0].cues[0]
    assert (cue.verb, cue.thing) == ("hold aloft", "trophy")


@pytest.mark.parametrize(
    "prompt",
    ["A nurse pushes an old man in a wheelchair.", "A porter wheels a boy to the clinic."],
)
def test_whoever_pushes_a_wheelchair_stands_behind_it(prompt: str) -> None:
    """At arm's length from its middle, and as far away from the viewer as it is."""
    script = script_of(prompt)
    chair = next(each for each in script.props if each.thing == "wheelchair")
    pusher = next(a for a in script.actors if any(cue.verb == "push" for cue in a.cues))
    assert 0.6 < chair.x - pusher.x < 1.0
    assert abs(chair.z - pusher.z) < 0.1
