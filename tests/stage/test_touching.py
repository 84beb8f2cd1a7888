"""What is done to somebody reaches them: hands are where the words say."""

from __future__ import annotations

import math

import pytest

from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block
from onionskin.stage.rig import Body
from onionskin.stage.scene import Scene
from onionskin.stage.touching import DOORS


def scene_of(prompt: str) -> Scene:
    script, _ = block(stage_prompt(prompt, seconds=4.0, seed=1).plan)
    return Scene(script, 64, 36)


def bodies_of(scene: Scene, t: float) -> dict[str, Body]:
    return {name: scene.body(name, t) for name in scene.players}


@pytest.mark.parametrize(
    ("prompt", "giver", "taker"),
    [
        ("a postman hands a parcel to a woman at the door", "courier", "woman"),
        ("快递员把信交给老人", "courier", "man"),
        ("a girl gives her grandfather a cup", "girl", "grandfather"),
    ],
)
def test_what_is_given_changes_hands(prompt: str, giver: str, taker: str) -> None:
    """Both hold it between them, then who gives has empty hands and who takes has the thing."""
    scene = scene_of(prompt)
    before, after = [
        {k: scene._body(scene.players[k], t)[0].pose.held[0] for k in (giver, taker)}
        for t in (1.6, 3.6)
    ]
    assert before[giver] is not None
    assert before[taker] is None
    assert after[giver] is None
    assert after[taker] is not None
    assert after[taker].thing == before[giver].thing
    both = bodies_of(scene, 1.6)
    assert math.dist(both[giver].wrists[0], both[taker].wrists[0]) < 0.6


@pytest.mark.parametrize(
    ("prompt", "wearer", "other", "worn"),
    [
        ("a father puts a cap on his son", "son", "father", "cover"),
        ("妈妈给孩子戴上帽子", "child", "mother", "cover"),
        ("a nurse puts a mask on a patient", "patient", "nurse", "mask"),
        ("奶奶给孙子戴上围巾", "grandson", "grandmother", "scarf"),
        ("a mother ties a scarf around her daughter's neck", "daughter", "mother", "scarf"),
    ],
)
def test_who_is_dressed_by_another_wears_it(
    prompt: str, wearer: str, other: str, worn: str
) -> None:
    """It is on whom it is put on, with hands at it, and not on whoever puts it there."""
    scene = scene_of(prompt)
    looks = {actor.id: actor.look for actor in scene.script.actors}
    assert getattr(looks[wearer], worn) not in ("", "none")
    assert getattr(looks[other], worn) in ("", "none")
    assert not [prop for prop in scene.script.props if prop.thing.startswith("cast:")]
    both = bodies_of(scene, 2.5)
    near = min(math.dist(wrist, both[wearer].head) for wrist in both[other].wrists)
    assert near < 0.4


@pytest.mark.parametrize(
    "prompt", ["the nurse gives an old man an injection in the arm", "护士给小女孩打针"]
)
def test_a_needle_is_at_the_upper_arm_beside_it(prompt: str) -> None:
    """Its point is within a palm of the arm, before no chest, and well below the chin."""
    scene = scene_of(prompt)
    both = bodies_of(scene, 2.5)
    nurse = both.pop("nurse")
    (other,) = both.values()
    side = min((0, 1), key=lambda k: other.elbows[k][0])
    tip = (nurse.wrists[0][0] + 0.27, nurse.wrists[0][1], nurse.wrists[0][2] + 0.1)
    arm = [(a + b) / 2 for a, b in zip(other.shoulders[side], other.elbows[side], strict=True)]
    assert math.dist(tip, arm) < 0.2
    assert tip[0] < other.neck[0] - 0.1
    assert tip[1] < other.head[1] - 0.5 * other.rig.head


def test_a_face_is_wiped_and_a_hand_is_held() -> None:
    """The cloth is at the child's face; who helps somebody up has their hand."""
    wiping = bodies_of(scene_of("a mother wipes her child's face"), 2.5)
    assert math.dist(wiping["mother"].wrists[0], wiping["child"].head) < 0.35
    helping = bodies_of(scene_of("a man helps an old woman up from the floor"), 1.2)
    assert helping["woman"].pelvis[1] < 0.6 * helping["man"].pelvis[1]
    assert math.dist(helping["man"].wrists[0], helping["woman"].wrists[0]) < 0.2


@pytest.mark.parametrize(
    "prompt", ["an old man knocks on a door", "a woman opens the door of her house", "男人敲门"]
)
def test_a_door_is_in_a_wall_and_the_hand_at_its_handle_side(prompt: str) -> None:
    """Whoever opens it or knocks reaches it; it stands at the wall of a room."""
    scene = scene_of(prompt)
    (name,) = scene.players
    doors = [d for d in (*scene.script.props, *scene.place.furniture) if d.thing in DOORS]
    assert doors
    assert all(door.z > 2.5 for door in doors)
    acted, body = scene._body(scene.players[name], 1.3)  # before the door swings on by itself
    assert math.dist(body.wrists[0], acted.reach["lead"]) < 0.05
    assert 0 < body.wrists[0][0] - doors[0].x < 0.6


def test_who_is_called_is_not_in_the_room() -> None:
    """The caller has a phone at the ear; who is called is said to be elsewhere."""
    plan = stage_prompt("a worried mother calls the doctor at home", seconds=4.0, seed=1).plan
    script, warnings = block(plan)
    (mother,) = script.actors
    assert (mother.mood, mother.cues[0].verb) == ("afraid", "phone")
    assert any("doctor is at the other end of the line" in each for each in warnings)
    talks = block(stage_prompt("an old man talks on the telephone", seconds=4.0, seed=1).plan)[0]
    assert [cue.verb for cue in talks.actors[0].cues] == ["phone"]
    assert not talks.props
