"""What a verb is done to says how it is acted, and people take their places by it."""

from __future__ import annotations

import itertools

import pytest

from onionskin.plan.staging import StagedPlan
from onionskin.planner.staged import stage_prompt
from onionskin.stage.actions import ACTIONS
from onionskin.stage.blocking import block
from onionskin.stage.light import light_of
from onionskin.stage.rig import rig_of
from onionskin.stage.roles import ROLES, nearest_role
from onionskin.stage.roles.role import _near
from onionskin.stage.scene import Scene
from onionskin.stage.script import Script
from onionskin.stage.senses import _SENSES
from onionskin.stage.things.pictured import thing_named


def acted(prompt: str) -> Script:
    """The script of a prompt."""
    return block(stage_prompt(prompt, seconds=4.0, seed=1).plan)[0]


def verbs(prompt: str) -> list[str]:
    """What the first person of a prompt does."""
    return [cue.verb for cue in acted(prompt).actors[0].cues]


def test_every_sense_is_an_action() -> None:
    """And is of some verbs and some things."""
    for sense in _SENSES:
        assert sense.acted in ACTIONS, sense
        assert sense.verbs
        assert sense.things


@pytest.mark.parametrize(
    ("prompt", "verb"),
    [
        ("a man plays the violin", "play violin"),
        ("a woman plays the piano", "play piano"),
        ("a girl plays the flute", "play flute"),
        ("小女孩弹钢琴", "play piano"),
        ("爷爷拉二胡", "play cello"),
        ("a boy plays baseball", "play baseball"),
        ("a pupil raises a hand", "raise a hand"),
        ("a man lifts weights", "lift weights"),
        ("a girl brushes her teeth", "brush teeth"),
        ("a girl writes in her diary in the bedroom", "sign"),
        ("a teacher writes on the blackboard", "write"),
        ("a boy opens the fridge", "open a fridge"),
        ("a woman opens a window", "open a window"),
        ("a girl opens a box", "unpack"),
        ("a man opens the door", "open"),
        ("a woman drives a taxi", "drive a car"),
        ("a man drives a bus", "drive a bus"),
        ("a worker drives a forklift", "drive a forklift"),
        ("快递员骑电动车", "ride a scooter"),
        ("a mechanic checks the brakes of a car", "check"),
        ("a worker checks the machine", "operate"),
        ("a nurse checks a patient", "examine"),
        ("a woman picks up the phone", "phone"),
        ("a man carries a suitcase", "carry a bag"),
        ("a man carries a heavy box", "carry a heavy box"),
        ("a girl walks down the stairs", "walk down the stairs"),
    ],
)
def test_a_verb_is_acted_by_what_it_is_done_to(prompt: str, verb: str) -> None:
    """Whoever does it; sitting may come first."""
    assert verb in verbs(prompt)


def test_a_child_is_carried_on_the_arms() -> None:
    """Over the ground, before whoever carries it; nobody holds a box."""
    mother, baby = acted("a mother carries a baby").actors
    assert baby.lifted > 0.3
    assert abs(baby.x - mother.x) < 0.4
    assert [cue.verb for cue in baby.cues] == ["be carried"]


def test_two_carry_one_load_between_them() -> None:
    """The thing is there once, between the two."""
    script = acted("two workers carry a box together")
    loads = [prop for prop in script.props if prop.thing == "parcel"]
    one, other = sorted(actor.x for actor in script.actors)
    assert len(loads) == 1
    assert one < loads[0].x < other


def test_people_in_a_queue_face_the_same_way() -> None:
    """One behind the other, at least four of them."""
    actors = acted("people queue in front of a shop").actors
    assert len(actors) >= 4
    assert len({round(actor.turn, 2) for actor in actors}) == 1
    assert len({round(actor.x, 2) for actor in actors}) == len(actors)


def test_who_is_led_follows() -> None:
    """The leader is ahead of all others, and all walk."""
    leader, *others = acted("a teacher leads the children to the park").actors
    ends = [cue.to[0] for actor in (leader, *others) for cue in actor.cues if cue.to]
    assert len(ends) == len(others) + 1 > 1
    assert all(abs(ends[0]) > abs(end) or ends[0] * end < 0 for end in ends[1:])


def test_nobody_is_hidden_behind_another() -> None:
    """A family of four who talk stand apart by more than their heads."""
    actors = sorted(acted("a family talks in the living room").actors, key=lambda a: a.x)
    for left, right in itertools.pairwise(actors):
        heads = [rig_of(each.look).head for each in (left, right)]
        assert right.x - left.x > 0.4 * sum(heads)


def test_two_who_cook_stand_at_both_sides_of_a_stove() -> None:
    """There is one stove, and they face each other over it."""
    script = acted("two chefs cook in a kitchen")
    stove = next(prop for prop in script.props if prop.thing == "stove")
    one, other = sorted(script.actors, key=lambda actor: actor.x)
    assert one.x < stove.x < other.x
    assert one.turn > 0 > other.turn


def test_who_rows_is_on_the_water() -> None:
    """With no bank before them, two in one boat; in a street that is flooded."""
    script = acted("two firefighters row a boat")
    assert script.place == "open lake"
    first, second = script.actors
    assert (first.mount, second.mount) == ("rowing boat", "")
    assert 0.5 < abs(first.x - second.x) < 1.2
    assert acted("two men row a boat through a flooded street").place == "flooded street"


def test_a_load_is_lifted_from_the_floor_with_the_legs() -> None:
    """Whoever bends to a box has it in the hands from the first, low, and then stands."""
    scene = Scene(acted("a worker bends his knees and lifts a box"), 64, 36)
    (player,) = scene.players.values()
    low, high = (scene._body(player, t)[1] for t in (0.2, 3.0))
    assert low.pelvis[1] < 0.7 * high.pelvis[1]
    assert low.wrists[0][1] < 0.6 < high.wrists[0][1]


def test_what_is_painted_is_in_the_hand() -> None:
    """A mug stands on no easel."""
    script = acted("a potter paints a mug")
    assert [cue.verb for cue in script.actors[0].cues] == ["paint a thing"]
    assert not any(prop.thing == "easel" for prop in script.props)
    assert any(p.thing == "easel" for p in acted("a woman paints a landscape").props)


@pytest.mark.parametrize(
    ("prompt", "verb", "thing"),
    [
        ("三个姑娘在河边洗衣服", "wash clothes", "washtub"),
        ("a man plants a tree in the garden", "plant a sapling", "sapling"),
        ("农民种树", "plant a sapling", "sapling"),
        ("a boy and his grandfather play chess", "play chess", "chess board"),
        ("three girls play football", "kick", "ball"),
    ],
)
def test_what_is_worked_or_played_at_is_there(prompt: str, verb: str, thing: str) -> None:
    """All do it, at one tub, tree, board or ball, or at two tubs for three."""
    script = acted(prompt)
    assert all(any(cue.verb == verb for cue in actor.cues) for actor in script.actors)
    assert 1 <= [prop.thing for prop in script.props].count(thing) <= 2


@pytest.mark.parametrize(
    ("prompt", "held", "dishes"),
    [
        ("a family eats soup at the kitchen table", "spoon", ["bowl of soup"] * 4),
        ("an old man eats noodles", "", ["bowl of noodles"]),
        ("a child eats an apple", "apple", []),
    ],
)
def test_soup_stays_on_the_table(prompt: str, held: str, dishes: list[str]) -> None:
    """A spoon is in the hand and a bowl before each; an apple is bitten into."""
    script = acted(prompt)
    assert {cue.thing for actor in script.actors for cue in actor.cues if cue.thing} == (
        {held} - {""}
    )
    table = next(prop for prop in script.props if prop.thing == "table")
    on_it = [prop for prop in script.props if prop.y > 0]
    assert [prop.thing for prop in on_it] == dishes
    assert all(abs(prop.y - 0.75 * table.scale) < 0.03 for prop in on_it)


def test_what_towers_over_people_is_seen_whole_behind_them() -> None:
    """A wind turbine is farther than the engineers, and its top is not as high as it is."""
    script = acted("two engineers stand beside a wind turbine")
    turbine = next(prop for prop in script.props if prop.thing == "wind turbine")
    near = 7.5 / (7.5 + turbine.z)
    assert turbine.z > 3
    assert thing_named("wind turbine").size[1] * turbine.scale * near < 2.8


def test_what_is_put_on_is_worn() -> None:
    """A helmet is on the head and nowhere else."""
    script = acted("a worker puts on a helmet")
    assert script.actors[0].look.cover == "hardhat"
    assert not any("helmet" in prop.thing for prop in script.props)


def test_no_sun_shines_through_rain() -> None:
    """Under clouds nothing casts a shadow, and the sky is not that of a clear day."""
    clear, rain = light_of("day"), light_of("day", weather="rain")
    assert rain.overcast
    assert not rain.cast
    assert rain.sky != clear.sky
    assert acted("it rains on a village").weather == "rain"


def test_every_near_role_is_a_role() -> None:
    """And what is drawn like it has no dress of its own."""
    for other, name in _near().items():
        assert ROLES.find(name), name
        assert ROLES.find(other) is None, other
    dentist = nearest_role("dentist")
    assert dentist is not None
    assert dentist.names.en == "doctor"
    assert nearest_role("quark") is None


def test_words_about_looks_that_nothing_shows_are_told() -> None:
    """A folded bicycle is drawn as any other, and that is said."""
    plan: StagedPlan = stage_prompt("a folded bicycle stands in the hall").plan
    assert any("folded" in warning for warning in block(plan)[1])


@pytest.mark.parametrize(
    "prompt", ["a cook slices tomatoes", "妈妈切西红柿", "two boys cut tomatoes"]
)
def test_what_is_cut_lies_on_the_board(prompt: str) -> None:
    """It is what was said, three of it, on one board for all."""
    script = acted(prompt)
    boards = [prop for prop in script.props if "cutting board" in prop.thing]
    assert [board.thing for board in boards] == ["bare cutting board"]
    food = [prop for prop in script.props if prop.thing == "tomato"]
    assert len(food) == 3
    top = thing_named("bare cutting board").surface * boards[0].scale
    assert all(abs(each.y - top) < 0.03 for each in food)


def test_nobody_sews_with_a_syringe() -> None:
    """The needle of a seamstress is that of the verb."""
    assert acted("a woman sews a shirt with a needle").actors[0].cues[0].thing == ""


@pytest.mark.parametrize("prompt", ["a man carries a bicycle up the stairs", "爸爸扛着自行车过河"])
def test_what_is_too_large_for_the_arms_is_on_a_shoulder(prompt: str) -> None:
    """No parcel stands for a bicycle, and there is one bicycle."""
    script = acted(prompt)
    cue = next(cue for cue in script.actors[0].cues if cue.thing)
    assert (cue.verb, cue.thing) == ("carry on a shoulder", "bicycle")
    assert not any(prop.thing == "bicycle" for prop in script.props)
