"""What is forbidden is crossed out, what is to be kept away from has a warning, and people are
as many as are meant."""

from __future__ import annotations

import pytest

from onionskin.film.naming import named_things


def marks(text: str) -> list[tuple[str, str]]:
    """What a text names, each with how it is marked."""
    found = named_things(text, scenes=True, pictograms=True)
    return [
        (each.thing, "warned" if each.is_warned else "crossed" if each.is_refused else "")
        for each in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Never walk behind a reversing lorry.", [("truck", "warned")]),
        ("Stay clear of the conveyor belt.", [("conveyor", "warned")]),
        ("Keep away from caves and the sea.", [("cave", "warned"), ("sea", "warned")]),
        ("Never stand near a hanging load.", [("crane work", "warned")]),
        ("Do not go back for your umbrella.", []),
        ("Never leave your key in the door.", []),
        ("Do not eat mushrooms.", [("mushroom", "crossed")]),
        ("Get off the bus and buy an apple.", [("getting off", ""), ("apple", "")]),
        ("他离开学校去医院。", [("school", ""), ("hospital", "")]),
        ("要远离窗户和台阶。", [("window", "warned"), ("stairs", "warned")]),
        ("不要在树下躲雨。", [("tree", "warned")]),
        ("别把钥匙忘在车里。", []),
        ("不要吃蘑菇。", [("mushroom", "crossed")]),
    ],
)
def test_only_what_is_used_itself_is_crossed_out(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """Of "never walk behind it" it is not the lorry that is forbidden."""
    assert marks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vaccine carries a piece of the virus.", ["syringe"]),
        ("Eat a piece of bread.", ["loaf of bread"]),
        ("Help the boys who forgot their umbrellas.", ["several boy"]),
    ],
)
def test_what_is_not_there_has_no_picture(text: str, expected: list[str]) -> None:
    """A piece is not the whole, and what somebody forgot is at home."""
    assert [each.thing for each in named_things(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The girl sings, the women listen.", ["girl", "several woman"]),
        ("Two chefs taste it.", ["two chef"]),
        ("姑娘们来了，老师也来了。", ["several woman", "teacher"]),
        ("前一百位顾客包邮，有一位顾客来了。", ["several customer", "customer"]),
    ],
)
def test_people_are_as_many_as_are_meant(text: str, expected: list[str]) -> None:
    """One, two or several."""
    assert [each.thing for each in named_things(text) if each.is_somebody] == expected


def test_what_must_not_be_done_next_is_no_fault_of_what_was_named() -> None:
    """Only what is done to it forbids it: nobody pushes the stairs."""
    assert marks("大家走上楼梯，不要推挤。") == [("climbing stairs", "")]
    assert ("onion", "crossed") in marks("洋葱对猫有毒，千万不要喂。")


def test_a_deed_of_an_animal_is_no_pictogram_of_people() -> None:
    """Whether the animal is drawn or not."""
    assert "sleeping" not in dict(marks("A lighthouse shines, and dragonflies sleep."))
    assert "sleeping" in dict(marks("A lighthouse shines, and children sleep."))
