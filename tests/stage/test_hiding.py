"""What stands before people leaves their upper bodies to be seen."""

from __future__ import annotations

import pytest

from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block
from onionskin.stage.places import PLACES
from onionskin.stage.rig import rig_of
from onionskin.stage.scene import Scene
from onionskin.stage.things import THINGS


@pytest.mark.parametrize(
    ("prompt", "front"),
    [
        ("a girl behind the counter of a bakery", "counter"),
        ("a boy cooks soup on the stove", "stove"),
        ("孩子在厨房煮面", "stove"),
        ("a woman sells bread in a bakery", "counter"),
    ],
)
def test_fronts_reach_no_higher_than_the_chest(prompt: str, front: str) -> None:
    """The top of a counter or a stove is below three fifths of whoever stands behind it."""
    script = block(stage_prompt(prompt, seconds=4.0, seed=1).plan)[0]
    (actor,) = script.actors
    place = PLACES.get(script.place)
    fronts = [
        each
        for each in (*script.props, *place.furniture)
        if each.thing == front and 0 < actor.z - each.z < 1.5
    ]
    assert fronts
    for each in fronts:
        top = THINGS.get(front).surface * each.scale
        assert top <= actor.lifted + 0.6 * rig_of(actor.look).height


@pytest.mark.parametrize(
    ("prompt", "desk"),
    [
        ("two pupils hide under their desks", "pupil's desk"),
        ("学生们躲在课桌下面", "pupil's desk"),
        ("a man hides under a table", "table"),
    ],
)
def test_who_hides_under_a_desk_is_under_it(prompt: str, desk: str) -> None:
    """Each has a desk of their own over the whole body, head and all, in a classroom."""
    scene = Scene(block(stage_prompt(prompt, seconds=4.0, seed=1).plan)[0], 64, 36)
    over = [prop for prop in scene.script.props if prop.thing in ("desk", desk)]
    assert [prop.thing for prop in over] == [desk] * len(scene.players)
    for prop, player in zip(over, scene.players.values(), strict=True):
        body = scene._body(player, 2.0)[1]
        half = THINGS.get(desk).size[0] * prop.scale / 2
        assert abs(body.head[0] - prop.x) < half
        assert body.head[1] < THINGS.get(desk).surface * prop.scale
    assert scene.script.place == ("classroom" if "desk" in desk else scene.script.place)


def test_no_counter_stands_in_a_street() -> None:
    """Outdoors one sells at a table."""
    script = block(stage_prompt("an old woman sells apples at the roadside", seed=1).plan)[0]
    assert script.place == "street"
    assert "table" in {prop.thing for prop in script.props}
    assert "counter" not in {prop.thing for prop in script.props}


def test_a_house_stands_outdoors() -> None:
    """Of a house in a museum the house is shown, and it is said."""
    script, warnings = block(stage_prompt("a house in the museum", seed=1).plan)
    assert not PLACES.get(script.place).indoors
    assert any("stands outdoors" in each for each in warnings)


@pytest.mark.parametrize("prompt", ["a man drinks water by the road", "孩子们在路边等车"])
def test_by_the_road_is_a_pavement(prompt: str) -> None:
    """Nobody stands among the cars."""
    assert block(stage_prompt(prompt, seed=1).plan)[0].place == "street"


def test_two_cooks_share_one_pan() -> None:
    """They stand on both sides of the stove; the second seasons."""
    script = block(stage_prompt("two cooks cook soup at one stove", seed=1).plan)[0]
    one, other = script.actors
    assert [each.cues[-1].verb for each in (one, other)] == ["cook", "season"]
    (stove,) = [prop for prop in script.props if prop.thing == "stove"]
    assert (one.x - stove.x) * (other.x - stove.x) < 0
