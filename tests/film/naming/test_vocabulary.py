"""Each word of the vocabulary leads to something that can be drawn, in the sense that is meant."""

from __future__ import annotations

import pytest

from onionskin.film.naming import named_things
from onionskin.film.naming.vocabulary import SCENE, all_drawn, drawn_for, prompt_of
from onionskin.finish.cards.things import drawing_of
from onionskin.planner.staged import stage_prompt
from onionskin.stage.places import PLACES


def drawn(text: str) -> list[str]:
    return [each.thing for each in named_things(text, scenes=True)]


def test_all_that_the_vocabulary_draws_can_be_drawn() -> None:
    """Things and roles by the names that they have, scenes as places or with people in them."""
    scenes = {each.removeprefix(SCENE) for each in all_drawn() if each.startswith(SCENE)}
    things = {each for each in all_drawn() if not each.startswith(SCENE)}
    peopled = {each for each in scenes if stage_prompt(prompt_of(each)).plan.figures}
    assert [each for each in scenes - peopled if each not in PLACES] == []
    assert [each for each in things if drawing_of(each) is None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sunday brings wind and heavy showers.", ["rain cloud"]),
        ("The shower has no hot water.", ["shower", "water drop"]),
        ("A fan blows the warm air out.", ["fan"]),
        ("Every fan of the club sang.", []),
        ("Strike a match and light the candle.", ["match", "candle"]),
        ("The match ended in a draw.", []),
        ("A crane lifts the steel beams.", ["construction crane", "beam"]),
        ("A crane stands in the reeds.", []),
        ("The shirt needs a hot iron.", ["shirt", "iron"]),
        ("Spinach is full of iron.", []),
        ("Plug in the mouse and the keyboard.", ["computer mouse", "keyboard"]),
        ("A mouse lives in the barn.", ["mouse", "barn"]),
        ("The bank of the river broke.", ["river"]),
        ("The bank closes at four.", ["bank"]),
        ("Work begins in spring.", []),
        ("He sleeps at the foot of the bed.", []),
        ("Wash your hands with soap.", ["hand", "soap"]),
        ("The mayor cut the ribbon.", ["politician"]),
        ("Tie a ribbon round the present.", ["ribbon"]),
        ("This tablet has a bright screen.", ["tablet", "computer screen"]),
        ("Take one tablet a day.", ["blister pack"]),
        ("一斤才卖八块钱。", ["coin"]),
        ("饭前要洗手。", ["hand"]),
        ("市长为新桥剪彩，剪断了彩带。", ["politician", "bridge"]),
        ("工地上要戴头盔。", ["construction site", "hard hat"]),
        ("石油的价格涨了。", ["oil barrel"]),
        ("He got stuck in a traffic jam.", ["car"]),
        ("Eat bread with jam.", ["loaf of bread", "jar"]),
        ("Her son works in Leeds.", ["man"]),
        ("Her son is four.", ["boy"]),
        ("Her son carries her.", []),
        ("The first boat leaves the mainland early.", ["ferry"]),
        ("Be there before the boat leaves.", []),
        ("Brush twice a day.", []),
        ("Put on your helmet and your safety shoes.", ["hard hat", "boot"]),
        ("Four of you carry the boat on your shoulders.", ["rowing boat"]),
        ("The boat sails before the wind.", ["sailboat"]),
        ("The mixers knead the dough.", ["dough"]),
    ],
)
def test_the_sense_of_a_word_is_told_by_its_neighbours(text: str, expected: list[str]) -> None:
    """Where no sense can honestly be drawn there is no picture."""
    assert drawn(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turn off the main water tap.", ["running tap"]),
        ("Leave the heating on.", ["radiator"]),
        ("The shop window was broken.", ["window"]),
        ("The library is beside the post office.", ["library", "postbox"]),
        ("The plumber gave the neighbour a key.", ["mechanic", "person", "key"]),
        ("张奶奶摔断了手腕。", ["old woman", "hand"]),
        ("床边放一盏小夜灯。", ["lamp"]),
        ("爸爸妈妈在村里。", ["man", "woman", "village"]),
        ("暖风机自己打开。", ["radiator"]),
        ("每人都要打疫苗。", ["syringe"]),
        ("邮局和图书馆都在广场上。", ["postbox", "library", "town square"]),
        ("The family waits for the parents.", ["family", "couple"]),
        ("一家人在家里等爷爷奶奶。", ["family", "living room", "grandparents"]),
    ],
)
def test_things_people_and_places_are_found_by_their_usual_names(
    text: str, expected: list[str]
) -> None:
    """Compounds, near synonyms and names that follow a surname."""
    assert drawn(text) == expected


def test_what_nobody_draws_is_unknown_and_what_would_mislead_is_nothing() -> None:
    """None and "" are told apart, so that a longer name keeps its shorter one from being drawn."""
    assert drawn_for("flugelhorn") is None
    assert drawn_for("fuse box") == ""
