"""Prompts become staged plans: who does what with whom, where and when."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.errors import InvalidInput
from onionskin.plan.staging import StagedPlan
from onionskin.planner.staged import stage_prompt
from onionskin.serial import from_json, to_json


def staged(prompt: str) -> StagedPlan:
    return stage_prompt(prompt).plan


def acted(plan: StagedPlan) -> list[tuple[str, ...]]:
    """Who, verb, object and partner of each action, by their ids."""
    return [(each.who, each.verb, each.object, each.partner) for each in plan.actions]


@pytest.mark.parametrize(
    ("prompt", "place", "actions"),
    [
        (
            "a nurse gives a teddy bear to a child in the clinic",
            "clinic",
            [("nurse", "give", "teddy-bear", "child")],
        ),
        ("a plumber repairs a pipe", "", [("plumber", "repair", "pipe", "")]),
        (
            "wolves run through the forest",
            "forest",
            [("wolf", "run", "", ""), ("wolf-2", "run", "", "")],
        ),
        ("a pizza is eaten by a dog", "kitchen|", [("dog", "eat", "pizza", "")]),
        (
            "two women shake hands on a stage",
            "stage",
            [("woman", "shake hands", "", "woman-2"), ("woman-2", "shake hands", "", "woman")],
        ),
        ("厨师在餐厅里切蔬菜", "restaurant", [("chef", "cut", "vegetable", "")]),
        ("妈妈把礼物送给女孩", "", [("mother", "give", "gift", "girl")]),
        (
            "两只狗在沙滩上追一个球",
            "beach",
            [("dog", "chase", "ball", ""), ("dog-2", "chase", "ball", "")],
        ),
    ],
)
def test_who_does_what_with_whom_is_read(prompt: str, place: str, actions: list) -> None:
    """In both languages, active and passive, one or several."""
    plan = staged(prompt)
    assert acted(plan) == actions
    if place and "|" not in place:
        assert plan.place == place


def test_clauses_are_beats_in_time() -> None:
    """What is joined by "and then" follows; what is joined by "while" is at the same time."""
    plan = staged("a boy eats an apple and then sleeps")
    eat, sleep = plan.actions
    assert (eat.verb, sleep.verb) == ("eat", "sleep")
    assert eat.end <= sleep.start
    assert sleep.end == plan.seconds
    assert {action.who for action in plan.actions} == {"boy"}
    both = staged("a man reads while a woman sings").actions
    assert (both[0].start, both[0].end) == (both[1].start, both[1].end)


@pytest.mark.parametrize(
    ("prompt", "field", "value"),
    [
        ("a fox in the snow at night", "time", "night"),
        ("a house at dawn", "time", "dawn"),
        ("a dog runs in the rain", "weather", "rain"),
        ("a ship in thick fog", "weather", "fog"),
        ("a tree in autumn", "season", "autumn"),
        ("秋天的傍晚，一只狗在雨中奔跑", "season", "autumn"),
        ("秋天的傍晚，一只狗在雨中奔跑", "time", "sunset"),
        ("秋天的傍晚，一只狗在雨中奔跑", "weather", "rain"),
    ],
)
def test_hour_weather_and_season_are_read(prompt: str, field: str, value: str) -> None:
    """And are nobody's figure."""
    assert getattr(staged(prompt), field) == value


def test_the_camera_is_read_and_moves_nobody() -> None:
    """Shot, angle and move."""
    plan = staged("close-up of a cat from above, the camera slowly zooms in")
    assert (plan.camera.shot, plan.camera.angle, plan.camera.move) == (
        "close-up",
        "above",
        "dolly-in",
    )
    assert [figure.name for figure in plan.figures] == ["cat"]
    assert plan.actions == ()


def test_looks_are_read() -> None:
    """Age, colour, build, mood and what somebody wears."""
    plan = staged("a tired old man with glasses feeds a small white rabbit")
    man, rabbit = plan.figures
    assert (man.name, man.looks.age, man.looks.mood) == ("man", "old", "tired")
    assert man.looks.wears == ("glasses",)
    assert (rabbit.looks.color, rabbit.looks.build, rabbit.kind) == ("white", "small", "animal")


@pytest.mark.parametrize(
    ("prompt", "wearers"),
    [
        ("an old shopkeeper talks to a young woman in a blue coat", ["woman"]),
        ("a boy waves at a girl in a red dress", ["girl"]),
        ("a nurse helps an old man with a hat", ["man"]),
        ("a man in a suit dances with a woman in a green dress", ["man", "woman"]),
        ("a woman walks in a red dress", ["woman"]),
    ],
)
def test_who_was_named_last_wears_it(prompt: str, wearers: list[str]) -> None:
    """Not whoever the sentence is about."""
    figures = staged(prompt).figures
    assert [figure.name for figure in figures if figure.looks.wears] == wearers


def test_things_stand_where_they_are_said_to() -> None:
    """On, under, beside: by the id of what they stand by."""
    plan = staged("a cat sleeps under a table next to a red sofa")
    cat = plan.figure("cat")
    assert cat is not None
    assert cat.standing is not None
    assert (cat.standing.relation, cat.standing.of) == ("under", "table")


def test_what_goes_without_saying_is_there() -> None:
    """A burning house burns, a painter has a brush, a family is somebody."""
    assert "fire" in [figure.name for figure in staged("a burning car").figures]
    assert staged("a painter paints a wall").actions[0].tool == "brush"
    family = staged("a family sits on a sofa").figures
    assert {"father", "mother"} <= {figure.name for figure in family}
    assert staged("a judge speaks").place == "courtroom"


def test_what_is_not_shown_is_told() -> None:
    """Nothing is dropped in silence."""
    assert stage_prompt("a woman explains an idea").warnings
    assert any("埙" in warning for warning in stage_prompt("他吹埙").warnings)


def test_the_same_words_give_the_same_plan_at_any_seed() -> None:
    """What is unsaid gets the likely choice; the seed is for whoever draws."""
    one, other = (stage_prompt("a dog and a cat", seed=seed).plan for seed in (1, 2))
    assert (one.figures, one.place) == (other.figures, other.place)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"prompt": None}, "the prompt is None"),
        ({"prompt": "  "}, "the prompt is empty"),
        ({"seconds": -1}, "seconds is -1"),
        ({"seed": 2**40}, "seed is"),
    ],
)
def test_what_is_no_prompt_is_refused_by_name(given: dict, told: str) -> None:
    """In one line."""
    with pytest.raises(InvalidInput, match=told):
        stage_prompt(**({"prompt": "a fox"} | given))


MIXED = (
    "the a two dog dogs doctor runs running and then while in on of with to red 's , . her house "
    "under is given by who camera zoom it 99 0 一 只 狗 在 里 给 把 的 跑 和 医生 ， 两个"
)
WORDS = MIXED.split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60))
@settings(max_examples=150)
def test_no_words_break_it(prompt: str) -> None:
    """Whatever is said: a plan that comes back exactly, or one line."""
    try:
        plan = stage_prompt(prompt, seconds=2.0).plan
    except InvalidInput:
        return
    assert from_json(StagedPlan, to_json(plan)) == plan


def test_forty_figures_are_as_many_as_a_stage_holds() -> None:
    """The rest is told of."""
    prompt = ", ".join(["two dogs and two cats and two foxes"] * 12)
    result = stage_prompt(prompt)
    assert len(result.plan.figures) == 40
    assert any("40 figures" in warning for warning in result.warnings)


@pytest.mark.parametrize(
    ("prompt", "actions"),
    [
        ("我们的城市要产生两万吨垃圾", []),
        ("保护地球", []),
        ("剩饭剩菜要倒进绿色的桶里", [("person", "throw", "food")]),
        (
            "奶奶提着分好的垃圾下楼",
            [("grandmother", "hold", "garbage"), ("grandmother", "walk", "")],
        ),
        ("孩子把香蕉皮扔进垃圾桶", [("child", "throw", "banana")]),
        ("央行宣布下调利率", [("bank-building", "announce", ""), ("chart", "fall", "")]),
        ("学生提交了作业", []),
    ],
)
def test_what_is_not_sure_in_chinese_is_done_by_nobody(prompt: str, actions: list) -> None:
    """Rather nothing, or the sure part, than something wrong."""
    plan = stage_prompt(prompt).plan
    assert [(each.who, each.verb, each.object) for each in plan.actions] == actions


def test_a_chinese_no_denies_what_it_stands_before() -> None:
    """He has no umbrella, so none is seen; that he hides is so."""
    read = stage_prompt("他没有带伞，躲在树下")
    assert [each.verb for each in read.plan.actions] == ["hide"]
    assert "umbrella" not in {figure.name for figure in read.plan.figures}


def test_who_waits_with_an_umbrella_holds_it() -> None:
    """In both languages."""
    for prompt in ("a girl with a red umbrella waits at a bus stop", "女孩撑着红伞等公共汽车"):
        plan = stage_prompt(prompt).plan
        assert ("girl", "hold", "umbrella") in {(a.who, a.verb, a.object) for a in plan.actions}


@pytest.mark.parametrize(
    ("prompt", "actions"),
    [
        ("Steam rises from a cup", [("steam", "rise")]),
        ("Sooner or later the ice melts", [("ice", "melt")]),
        ("一只猫坐在桌边。它喝了牛奶", [("cat", "sit"), ("cat", "drink")]),
    ],
)
def test_who_acts_is_no_chef_no_sooner_and_no_table(prompt: str, actions: list) -> None:
    """What looks like a command, a person or the last noun is none."""
    assert [(each.who, each.verb) for each in stage_prompt(prompt).plan.actions] == actions


def test_what_can_be_drawn_is_not_left_out() -> None:
    """A mug and a chess board are things, whatever else their words mean."""
    for word in ("mug", "chess board", "wrench", "monitor"):
        read = stage_prompt(f"a {word} on a table")
        assert (word, "thing") in {(each.name, each.kind) for each in read.plan.figures}
        assert not read.warnings


@pytest.mark.parametrize("prompt", ["an ambulance arrives at the hospital", "救护车开进医院"])
def test_cars_stay_before_the_door(prompt: str) -> None:
    """No ambulance stands in a hospital room; a doctor does."""
    assert stage_prompt(prompt).plan.place == "street"
    assert stage_prompt("a doctor walks into the hospital").plan.place == "hospital room"


@pytest.mark.parametrize(
    ("prompt", "time", "weather"),
    [
        ("a farmer digs at first light", "dawn", "clear"),
        ("as the sun goes down a boy runs home", "sunset", "clear"),
        ("a man reads under the stars", "night", "clear"),
        ("天蒙蒙亮，渔民划船", "dawn", "clear"),
        ("月光下，两个人在跳舞", "night", "clear"),
        ("mist lies over the valley, and a farmer walks", "day", "fog"),
    ],
)
def test_the_hour_and_the_mist_are_seen(prompt: str, time: str, weather: str) -> None:
    """In words that name them by the sun, the stars and what lies over the land."""
    plan = stage_prompt(prompt).plan
    assert (plan.time, plan.weather) == (time, weather)
    assert not any(figure.name in ("mist", "sun", "light", "star") for figure in plan.figures)


def test_a_ground_in_a_colour_is_told():
    """As a background is: the stage has places, and no paper."""
    for prompt in ("a bottle on a pink ground", "a bottle on a pink background"):
        assert any("is not drawn: name a place" in each for each in stage_prompt(prompt).warnings)
    assert stage_prompt("a cat sleeps on the ground").warnings == ()


def test_a_word_for_how_it_is_done_without_english_is_left_out():
    """一样 has none, and is no manner of an act."""
    plan = stage_prompt("老师一样一样地看书").plan
    assert all(all(each.manner) for each in plan.actions)
