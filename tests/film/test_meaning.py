"""Whether the name of a thing means the thing itself, and whom "she" and "the workers" mean."""

from __future__ import annotations

import pytest

from onionskin.film.meaning import Standing, without_weather
from onionskin.film.naming import named_things


def things(text: str) -> list[str]:
    return [each.thing for each in named_things(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After the flood, the cellar was under water.", []),
        ("Sound travels faster in water than in air.", []),
        ("The letter lies on the table in the sun.", ["letter"]),
        ("Drink a lot of water.", ["glass"]),
        ("Water rises as vapour.", ["water drop", "steam"]),
        ("声音在水里传得更快。", []),
        ("他倒了一杯水。", ["glass"]),
    ],
)
def test_what_things_are_in_is_no_thing(text: str, expected: list[str]) -> None:
    """Water is a glass of it only where it is drunk."""
    assert things(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our time is the smallest gift we can give.", []),
        ("Trust is the bridge between people.", []),
        ("This is a gift for you.", ["gift box"]),
        ("时间是最小的礼物。", []),
        ("健康的钥匙是坚持。", []),
        ("这是送你的礼物。", ["gift box"]),
    ],
)
def test_what_something_unseen_is_likened_to_is_no_thing(text: str, expected: list[str]) -> None:
    """But what is pointed at is there."""
    assert things(text) == expected


def test_weather_in_spite_of_which_something_is_so_is_not_seen() -> None:
    """The rest of the sentence stays; weather that acts is left alone."""
    warm = "Inside the greenhouse it stays warm"
    assert without_weather(f"{warm} even when snow lies outside.") == f"{warm}."
    assert without_weather("温室里很暖和，哪怕外面下着大雪。") == "温室里很暖和。"
    assert without_weather("Rain falls on the field.") == "Rain falls on the field."


def test_the_workers_of_a_hive_are_bees() -> None:
    """Also in the sentences after it; where no insects are named they are people."""
    standing = Standing()
    assert standing.resolved("The workers of the hive fly out.") == "The bees of the hive fly out."
    assert standing.resolved("The queen lays eggs.") == "The bee lays eggs."
    assert Standing().resolved("The workers fly home.") == "The workers fly home."


def test_a_pronoun_stands_for_the_animal_that_was_named_before() -> None:
    """Until somebody else is named, or a sentence is of something else."""
    standing = Standing()
    standing.resolved("The hen sits on her eggs.")
    assert standing.resolved("She never leaves the nest.") == "The hen never leaves the nest."
    standing.resolved("A farmer feeds the hen.")
    assert standing.resolved("She sings.") == "She sings."
    standing.resolved("The hen sleeps.")
    standing.resolved("The sky is blue.")
    assert standing.resolved("He sings.") == "He sings."
    assert Standing().resolved("母鸡孵蛋。它不离开。") == "母鸡孵蛋。母鸡不离开。"
