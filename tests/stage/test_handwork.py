"""Handwork is acted by what it is done to, and what it needs stands before who does it."""

from __future__ import annotations

import math

import pytest

from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene
from onionskin.stage.script import Script
from onionskin.stage.things import THINGS


def script_of(prompt: str) -> Script:
    return block(stage_prompt(prompt, seconds=4.0, seed=1).plan)[0]


def things(prompt: str) -> list[str]:
    return [prop.thing for prop in script_of(prompt).props]


@pytest.mark.parametrize(
    ("prompt", "verb"),
    [
        ("a volunteer strokes a dog", "stroke"),
        ("a girl hugs a dog", "hug an animal"),
        ("一名志愿者蹲在地上，给一只橘猫喂猫粮", "feed by hand"),
        ("a farmer feeds chickens", "feed"),
        ("a woman picks apples", "pick from a tree"),
        ("a volunteer picks up garbage on the beach", "pick up"),
        ("a vintner cuts grapes with shears", "snip"),
        ("a tailor cuts cloth with scissors", "cut with scissors"),
        ("a hairdresser cuts a customer's hair", "cut hair"),
        ("a chef cuts carrots", "cut"),
        ("a teenager holds up her phone and films a musician", "film with a phone"),
        ("a reporter speaks into a microphone", "speak into a microphone"),
        ("a courier carries a ladder", "carry on a shoulder"),
        ("a carpenter measures a plank", "measure"),
        ("a nurse measures a patient", "examine"),
        ("a customer holds up a dress", "hold up clothes"),
        ("学生们把液体倒进试管", "put in"),
        ("a man squats by the river and fills a bucket", "scoop"),
        ("a woman milks a goat", "milk"),
        ("the mayor leans over a desk", "lean over"),
        ("会计趴在桌上睡着了", "sleep at a desk"),
    ],
)
def test_work_is_acted_by_what_it_is_done_to(prompt: str, verb: str) -> None:
    """By somebody of the prompt."""
    assert verb in {cue.verb for actor in script_of(prompt).actors for cue in actor.cues}


@pytest.mark.parametrize(
    ("prompt", "there", "absent"),
    [
        ("a farmer picks apples from a tree into a basket", "fruit tree", "table"),
        ("a vintner cuts grapes with shears", "grapevine", "cutting board"),
        ("a man fills a bucket by the river", "", "table"),
        ("a boy lies on his desk and writes", "writing desk", "bed"),
        ("a man lies on the floor", "", "bed"),
        ("a trader at a monitor phones", "computer screen", "monitor"),
    ],
)
def test_only_what_is_needed_stands_there(prompt: str, there: str, absent: str) -> None:
    """A tree to pick from, and no table in a river and no bed in an office."""
    found = things(prompt)
    assert not there or there in found
    assert absent not in found


@pytest.mark.parametrize("prompt", ["a girl strokes a dog", "a girl hugs a dog"])
def test_a_hand_is_on_the_animal(prompt: str) -> None:
    """Within its body, and not in the air before it."""
    script = script_of(prompt)
    scene = Scene(script, 64, 36)
    dog = next(prop for prop in script.props if prop.thing == "dog")
    wrist = scene.body(script.actors[0].id, 2.5).wrists[0]
    assert math.dist((wrist[0], wrist[2]), (dog.x, dog.z)) < 0.6
    assert 0.15 < wrist[1] < 0.95


def test_who_is_supported_walks_along() -> None:
    """The nurse and the old man go the same way, side by side."""
    script = script_of("护士扶着一位老人在走廊里走")
    ways = [cue.to for actor in script.actors for cue in actor.cues if cue.to is not None]
    assert len(ways) == 2
    assert abs(ways[0][0] - ways[1][0]) < 0.7


def test_who_types_on_a_laptop_has_it_before_them_on_a_table_of_their_own():
    """Under their hands, the screen towards them; the desk of the room has another screen."""
    script = script_of("a woman types on a laptop in the office")
    (laptop,) = [prop for prop in script.props if prop.thing == "laptop"]
    (table,) = [prop for prop in script.props if prop.thing == "table"]
    (woman,) = script.actors
    assert laptop.y == THINGS.get("table").surface
    assert 0.5 < abs(laptop.x - woman.x) < 0.85
    assert laptop.flip == (laptop.x > woman.x)
    assert abs(laptop.x - table.x) < 0.5
