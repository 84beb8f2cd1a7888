"""Prompts as people of many trades write them: who, what and where are read out of their words."""

from __future__ import annotations

import pytest

from onionskin.planner.retagging import Token
from onionskin.planner.staged import stage_prompt
from onionskin.planner.tagging import tagged
from onionskin.stage.blocking import block
from onionskin.stage.things.near import near_thing


def _plan(prompt: str):
    return stage_prompt(prompt).plan


def _tag(tokens: list[Token], word: str) -> str:
    return next(token.tag for token in tokens if token.lower == word)


@pytest.mark.parametrize(
    ("prompt", "word", "tag"),
    [
        ("Twins in a double cot wake up and reach for their mother.", "wake", "V"),
        ("A priest blesses a baby held by its godmother.", "held", "E"),
        ("A cable car climbs over firs with skiers pressed against the glass.", "pressed", "E"),
        ("A professor wipes the board clean and starts again.", "clean", "R"),
        ("The learner brakes hard.", "hard", "R"),
        ("A weightlifter chalks his hands, breathes out and grabs the bar.", "breathes", "V"),
        ("The house is old.", "old", "J"),
        ("The dog that bit the courier hides.", "hides", "V"),
        ("A farmer sells her eggs in a yard.", "yard", "N"),
    ],
)
def test_what_a_word_is_by_what_stands_around_it(prompt: str, word: str, tag: str) -> None:
    """First verbs with particles, participles, results and rows of verbs, and what is none."""
    assert _tag(tagged(prompt), word) == tag


@pytest.mark.parametrize(
    ("prompt", "who", "verb"),
    [
        ("A priest sprinkles water over a baby held by its godmother.", "godmother", "hold"),
        ("A cable car climbs over firs with skiers pressed against the glass.", "skier", "press"),
        ("城管帮瓜农把西瓜搬上三轮车", "official", "carry"),
        ("Six-year-olds count apples.", "child", "count"),
        ("A girl bottle-feeds a lamb.", "girl", "feed"),
        ("A boy runs on a treadmill.", "boy", "run"),
        ("Mothers lay flowers on a grave.", "mother", "lay"),
        ("A man lies on the ground to photograph a bird.", "man", "lie on the ground"),
    ],
)
def test_who_does_what(prompt: str, who: str, verb: str) -> None:
    """Participles have their doer, those of an age are people, and a verb may have a hyphen."""
    plan = _plan(prompt)
    doers = {each.id for each in plan.figures if each.name == who}
    assert any(each.verb == verb and each.who in doers for each in plan.actions)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("A hardware store clerk smiles.", "shop"),
        ("The secretary salutes the coffins as they are carried off the plane.", "airport"),
        ("A start-up founder drops a pitch deck on the table.", "office"),
        ("A boy sits on the school steps.", "schoolyard"),
        ("A clerk carries files up the town hall stairs.", "staircase"),
        ("A goat eats leaves from a bush on a hill.", "hill"),
        ("音乐课上，孩子们敲着铃鼓", "classroom"),
        ("市长在学校操场上种下一棵树", "schoolyard"),
        ("药剂师从货架上取下一盒药", "pharmacy"),
        ("冲浪教练推着学员", "sea"),
        ("Parents lay flowers at the gate of a primary school.", "schoolyard"),
        ("A postwoman waves.", "street"),
        ("Harvest workers rest.", "field"),
        ("A choirmaster taps his stand.", "church"),
    ],
)
def test_where_it_happens(prompt: str, place: str) -> None:
    """The place that a name begins with or that comes last, where things are met, and trades."""
    assert _plan(prompt).place == place


@pytest.mark.parametrize(
    ("prompt", "wanted", "unwanted"),
    [
        ("A weaver bends a branch around the frame of a basket.", "basket", "frame"),
        ("A geography teacher asks who can find Brazil.", "geography teacher", "can"),
        ("Workers hang strings of lights across the street.", "light", "string"),
        ("消防员救出被卡的孩子", "child", "卡"),
        ("台风登陆前，渔民们把渔船拖上岸", "fishing boat", "tornado"),
        ("Three generations blow out the candles on a cake.", "grandmother", "generation"),
    ],
)
def test_what_is_seen_of_it(prompt: str, wanted: str, unwanted: str) -> None:
    """Wholes instead of parts that nothing draws; nothing of what is asked, or not there yet."""
    names = {each.name for each in _plan(prompt).figures}
    assert wanted in names
    assert unwanted not in names


def test_strikers_work_where_there_is_no_match() -> None:
    """And play where there is one."""
    assert _plan("Strikers block a factory gate.").figures[0].name == "worker"
    assert _plan("A striker kicks the ball past the goalkeeper.").figures[0].name == "striker"


@pytest.mark.parametrize(
    ("name", "drawn"), [("lioness", "lion"), ("jeep", "car"), ("frigate", "ship"), ("idea", "")]
)
def test_what_something_is_says_as_what_it_is_drawn(name: str, drawn: str) -> None:
    """By WordNet: at most two steps over it."""
    assert near_thing(name) == drawn


def test_a_low_thing_burns_at_its_top() -> None:
    """A drum has no second fire in a window."""
    script, _ = block(_plan("Workers stand around a burning oil drum."))
    fires = [prop for prop in script.props if prop.thing == "fire"]
    drum = next(prop for prop in script.props if prop.thing == "oil barrel")
    assert len(fires) == 1
    assert abs(fires[0].x - drum.x) < 0.25
    burning, _ = block(_plan("a burning house"))
    assert len([prop for prop in burning.props if prop.thing == "fire"]) > 1


def test_a_room_that_the_stage_has_not_is_no_park() -> None:
    """Rooms are inside."""
    script, warnings = block(_plan("A nurse waits in the boiler room."))
    assert script.place != "park"
    assert any("boiler room" in each or "is drawn as" in each for each in warnings)


@pytest.mark.parametrize(
    ("prompt", "verb"),
    [
        ("Boys drive out the ducks.", "lead"),
        ("护士剪开伤者的裤腿", "sit"),
        ("A man drives through the town.", "drive a car"),
    ],
)
def test_nobody_drives_a_tractor_where_none_is_spoken_of(prompt: str, verb: str) -> None:
    """Ducks are driven on foot, whoever cuts drives nothing, and in a town one drives a car."""
    script, _ = block(_plan(prompt))
    acted = {cue.verb for actor in script.actors for cue in actor.cues}
    assert verb in acted
    assert "drive" not in acted
