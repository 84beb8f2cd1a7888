"""What hands do is found with the thing and the place, and nothing where no hand does it."""

from __future__ import annotations

import pytest

from onionskin.film.naming import named_things
from onionskin.finish.cards.deeds import deed_of
from onionskin.finish.cards.things import drawing_of


def deeds(text: str) -> list[str]:
    """The deeds of hands of a text, refused ones with a "!" before them."""
    named = named_things(text, pictograms=True)
    return [f"{'!' * each.is_refused}{each.thing}" for each in named if deed_of(each.thing)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drop your books into the red box outside.", "put stack of books into red cardboard box"),
        ("Then put the books on the shelf.", "put stack of books onto shelf"),
        ("Hold the burn under cool running water.", "rinse hand"),
        ("Take off rings before the hand swells.", "take ring off hand"),
        ("Never pull off clothing that has stuck to the skin.", "!pull folded shirt"),
        ("Lay a strip of cling film over the burn.", "spread cling film over hand"),
        ("Keep medicines out of reach of children.", "keep pill bottle away from child"),
        ("Wipe the table with a damp cloth.", "wipe table with cloth"),
        ("Pour the milk into a pan.", "pour glass of milk into pan"),
        ("Wrap each glass in newspaper.", "wrap glass in newspaper"),
        ("Press the green button to open the door.", "press green push button"),
        ("Check the label before you buy anything.", "inspect label"),
        ("Never put metal in the microwave.", "!put fork into microwave"),
        ("Newspapers go in the blue bin.", "put newspaper into blue trash can"),
        ("Throw away food that is out of date.", "put garbage into trash can"),
        ("其他垃圾扔进灰色的桶。", "put garbage into grey trash can"),
        ("玻璃碎片要用报纸包好。", "wrap glass in newspaper"),
        ("把面粉倒进碗里。", "pour flour into bowl"),
        ("用清水冲洗伤口。", "rinse hand"),
        ("花瓶不要放在空调下面吹。", "!put vase under air conditioner"),
        ("不要把密码写在银行卡上。", "!write bank card with pen"),
        ("Move the sofa away from the radiator.", "keep sofa away from radiator"),
        ("Stir the soup with a spoon.", "stir bowl of soup with spoon"),
        ("Light the candle with a match.", "bring match to candle"),
        ("用锤子把钉子敲进墙里。", "strike nail with hammer"),
        ("把快递从箱子里取出来。", "take parcel out of cardboard box"),
    ],
)
def test_a_deed_is_named_with_its_thing_and_place(text: str, expected: str) -> None:
    assert deeds(text) == [expected]
    assert drawing_of(expected.removeprefix("!")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "The report was put on hold.",
        "He put pressure on the government.",
        "The bank cut interest rates in spring.",
        "Prices are going up in the shops.",
        "Never leave your key in the door.",
        "The drivers load the bread into the vans.",
        "Move the sofa into the house.",
        "The nurse lifts the patient.",
        "They shake hands.",
        "Bake the bread for forty minutes.",
        "把鸡蛋煮熟。",
        "Mix the flour with the sugar.",
        "猪肉价格被推到了高位。",
    ],
)
def test_what_no_hand_does_is_no_deed(text: str) -> None:
    assert deeds(text) == []


def test_another_thing_of_the_same_deed_keeps_its_own_picture() -> None:
    text = "Bring a passport or an electricity bill to the front desk."
    named = named_things(text, pictograms=True)
    assert [each.thing for each in named] == ["bring passport to reception desk", "receipt"]
