"""Figures: what a noun is on the stage."""

from __future__ import annotations

import pytest

from onionskin.planner.figures import kind_of
from onionskin.planner.frames import Noun
from onionskin.planner.staged import stage_prompt
from onionskin.stage.roles import ROLES
from onionskin.stage.roles.role import _near

_NO_WORDS = {"traveller by train", "operator at the phone"}
"""Names of roles that say what is dressed, and are in no sentence."""
_OF_THINGS_TOO = {"streamer"}


def test_whoever_the_stage_dresses_is_a_person() -> None:
    """A barista, a builder and a call centre agent as much as a doctor."""
    names = {name for role in ROLES for name in role.names if name.isascii()} | set(_near())
    nouns = (Noun(name=name, head=name.split()[-1]) for name in names - _NO_WORDS - _OF_THINGS_TOO)
    assert [noun.name for noun in nouns if kind_of(noun) != "person"] == []


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("People work out on rowing machines in a gym.", ["person"] * 2 + ["rowing machine"]),
        ("A worker operates a milking machine.", ["worker", "milking machine"]),
        ("A surfer carries his surfing board.", ["surfer", "surfing board"]),
        ("A sinking boat drifts on the sea.", ["boat"]),
        ("Rescue crews search the rubble.", ["firefighter"] * 4 + ["rubble"]),
        ("The team celebrates.", ["team"] * 3),
        ("The youngest swimmer smiles.", ["swimmer"]),
        ("A choir sings in a hall.", ["singer"] * 3),
        ("女孩捧着马克杯。", ["girl", "cup"]),
        ("木匠师傅锯木板。", ["carpenter", "plank", "saw"]),
        ("烘焙师把面包放进烤箱。", ["baker", "bread", "oven"]),
        ("渔民们合力拉渔网。", ["fisherman", "fisherman", "fishing net"]),
        ("龙舟队在湖上训练。", ["team"] * 3),
        ("An accountant uses a calculator.", ["accountant", "calculator"]),
        ("牧民骑马。", ["herder", "horse"]),
        ("清洁工拿着长扫帚。", ["cleaner", "broom"]),
        ("A nurse in blue scrubs kneels.", ["nurse"]),
        ("Dark clouds gather over the mountains", ["rain cloud"]),
        ("乌云聚集在山上", ["rain cloud"]),
    ],
)
def test_names_are_those_of_the_prompt(prompt: str, names: list[str]) -> None:
    """What a thing is for is a part of its name, and a team is more than one."""
    assert [figure.name for figure in stage_prompt(prompt).plan.figures] == names


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("Two dogs fight over a bone.", "meadow"),
        ("A choir rehearses in a hall.", "hall"),
        ("The dog sleeps in front of the fire.", "living room"),
        ("A woman stands at the washing machine.", "bathroom"),
        ("花店老板娘扎一束玫瑰。", "shop"),
        ("渔民把一筐鱼抬上码头。", "harbour"),
    ],
)
def test_a_thing_does_not_lead_to_the_wrong_place(prompt: str, place: str) -> None:
    """Nobody who is alive is put inside a body, and a hall is no thing on its own floor."""
    plan = stage_prompt(prompt).plan
    assert plan.place == place
    assert "hall" not in {figure.name for figure in plan.figures}
    assert all(figure.standing is None or figure.standing.of != "bone" for figure in plan.figures)


@pytest.mark.parametrize(
    ("prompt", "verb"),
    [("陶艺师傅拉坯。", "throw a pot"), ("裁判出示红牌。", "show"), ("老师升旗。", "raise")],
)
def test_chinese_verbs_are_those_of_the_stage(prompt: str, verb: str) -> None:
    """What has a word of its own in Chinese is acted under the stage's name for it."""
    assert [each.verb for each in stage_prompt(prompt).plan.actions] == [verb]


@pytest.mark.parametrize(
    ("prompt", "name", "age"),
    [
        ("An old potter and two children watch.", "potter", "old"),
        ("An 80-year-old potter shapes a bowl.", "potter", "old"),
        ("A six-year-old plays the piano.", "child", "child"),
        ("A 35-year-old nurse smiles.", "nurse", ""),
        ("A hundred-year-old oak stands on a hill.", "oak", ""),
        ("A 12-year-old dog sleeps.", "dog", ""),
        ("Two girls in their teens run.", "girl", "teen"),
        ("A couple in their seventies dances.", "woman", "old"),
        ("七十多岁的陶艺师傅教孩子。", "potter", "old"),
        ("两位年过七十的老人下棋。", "man", "old"),
    ],
)
def test_ages_in_years_are_seen(prompt: str, name: str, age: str) -> None:
    """Whether said in years, in decades or in words."""
    figures = stage_prompt(prompt).plan.figures
    assert {each.looks.age for each in figures if each.name == name} == {age}
