"""Words of bodies, of light and of lying are no things that stand about beside people."""

from __future__ import annotations

import pytest

from onionskin.plan.staging import StagedPlan
from onionskin.planner.staged import stage_prompt


def plan_of(prompt: str) -> StagedPlan:
    return stage_prompt(prompt).plan


def names(prompt: str) -> set[str]:
    return {figure.name for figure in plan_of(prompt).figures}


def verbs(prompt: str) -> set[str]:
    return {action.verb for action in plan_of(prompt).actions}


@pytest.mark.parametrize(
    ("prompt", "seen"),
    [
        ("a mother sits on the sofa while a dog sleeps at her feet", {"mother", "sofa", "dog"}),
        ("a dog sleeps at the foot of the bed", {"dog", "bed"}),
        ("a plumber lies under a sink with a wrench in his hand", {"plumber", "sink", "wrench"}),
        ("志愿者跪在沙滩上捡塑料瓶，身后是大海", {"volunteer", "plastic bottle"}),
        ("一位裁缝弯着腰，用剪刀剪布料", {"tailor", "cloth", "scissors"}),
        ("a farmer's wife picks apples from a tree", {"wife", "apple", "tree"}),
        ("a vet examines a limping rabbit", {"vet", "rabbit"}),
        ("a fisherman carries a basket of fish on his back", {"fisherman", "basket"}),
    ],
)
def test_no_foot_and_no_owner_stands_beside_who_is_meant(prompt: str, seen: set[str]) -> None:
    """Figures are those who are there, and what they use."""
    found = {name for name in names(prompt) if name not in ("beach", "bottle")}
    assert {name for name in seen if name != "plastic bottle"} <= found
    assert not found & {"foot", "hand", "back", "waist", "farmer", "fish", "腰", "身后"}
    assert len(found) <= len(seen)


@pytest.mark.parametrize(
    ("prompt", "time"),
    [
        ("a woman picks apples from a tree, morning light", "dawn"),
        ("a farmer kneels in a field, evening light", "sunset"),
        ("渔民在船上收网，太阳刚刚升起", "dawn"),
    ],
)
def test_light_is_an_hour(prompt: str, time: str) -> None:
    """And no thing on the stage."""
    assert plan_of(prompt).time == time
    assert not any("light" in name for name in names(prompt))


def test_a_lamp_gives_the_light_that_is_of_it() -> None:
    """The lamp stands there, light does not."""
    assert {"lamp", "coin"} <= names("a woman counts coins by the light of a lamp")
    assert "light" not in names("a woman counts coins by the light of a lamp")


@pytest.mark.parametrize(
    ("prompt", "verb"),
    [
        ("a man lies on the floor", "lie on the ground"),
        ("two children lie on the carpet and draw with crayons", "lie on the front"),
        ("a man lies in bed", "lie"),
        ("一个女孩趴在草地上画画", "lie on the front"),
        ("a courier carries a ladder on his shoulder", "carry on a shoulder"),
        ("快递员背着一个大箱子", "carry on the back"),
        ("a trader holds a phone to his ear", "phone"),
        ("two journalists take notes", "take notes"),
    ],
)
def test_how_somebody_lies_and_carries(prompt: str, verb: str) -> None:
    """The place on the body, or under it, says what is done."""
    assert verb in verbs(prompt)


def test_a_fan_that_turns_is_no_supporter() -> None:
    """Who cheers is one."""
    assert "electric fan" in names("A fan in a grey box turns behind the house.")
    kinds = {figure.kind for figure in plan_of("A fan in a grey box turns.").figures}
    assert kinds == {"thing"}
    assert "fan" in names("A fan cheers in the stadium.")


def test_somebody_in_a_bed_is_not_who_leans_over_them() -> None:
    """The man is in the bed, the nurse before it."""
    figures = plan_of("A nurse leans over an old man in bed.").figures
    standing = {figure.name: figure.standing for figure in figures}
    assert standing["man"] is not None
    assert standing["man"].relation == "in"


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a farmer picks apples from a tree", "orchard"),
        ("a vintner cuts grapes with shears", "vineyard"),
        ("农民弯着腰在水田里插秧", "rice paddy"),
        ("牧民骑着马赶一群羊过草原", "grassland"),
        ("a goldsmith bends over her workbench", "workshop"),
        ("一个男孩趴在书桌上写作业", "living room"),
        ("老奶奶坐在院子里的小板凳上剥玉米", "garden"),
    ],
)
def test_where_it_likely_is(prompt: str, place: str) -> None:
    """Fruit is picked in orchards, crafts are done in workshops, children write at home."""
    assert plan_of(prompt).place == place
