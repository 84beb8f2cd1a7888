"""What is not taken, sold, allowed or done is crossed out, and nothing else is."""

from __future__ import annotations

import pytest

from onionskin.film.naming import ideas_in, named_things


def crossed(text: str) -> list[str]:
    return [each.thing for each in named_things(text, pictograms=True) if each.is_refused]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (
            "We cannot take paint, car tyres or rubble from building work.",
            ["paint can", "tyre", "rubble"],
        ),
        (
            "Dogs, bicycles and barbecues are not allowed in the park.",
            ["dog", "bicycle", "barbecue"],
        ),
        ("You do not need a ticket or a passport.", ["ticket", "passport"]),
        ("Our crew cannot carry things down the stairs.", ["stairs"]),
        ("The pool is closed, so you will not need a towel.", ["towel"]),
        ("Do not give the person anything to eat or drink.", ["food and drink"]),
        ("We do not sell tickets here, and the café has bread.", ["ticket"]),
        ("我们不收油漆、轮胎和建筑垃圾。", ["paint can", "tyre", "rubble"]),
        ("考场内不允许携带手机、手表和计算器。", ["phone", "wristwatch", "calculator"]),
        ("不需要带毛巾。", ["towel"]),
        ("轮胎和电池都不收。", ["tyre", "battery"]),
    ],
)
def test_what_a_main_clause_denies_is_crossed_out(text: str, things: list[str]) -> None:
    """All members of its list."""
    assert crossed(text) == things


@pytest.mark.parametrize(
    "text",
    [
        "If your bank does not accept the card, call us.",
        "When the machine does not take coins, use a card.",
        "Drivers who do not carry a ticket pay a fine.",
        "Do not forget to bring your passport.",
        "The shop no longer sells bread.",
        "We not only sell bread but also cakes.",
        "Why not try a bicycle?",
        "We cannot wait to see your garden.",
        "There is no need to bring a towel.",
        "You can bring a towel or a blanket.",
        "如果银行不接受这张卡，请给我们打电话。",
        "别忘了带护照。",
        "We cannot take bags that are too heavy.",
        "She does not eat meat.",
    ],
)
def test_what_is_denied_by_the_way_is_not(text: str) -> None:
    """Under a condition, of somebody, or by words that mean another thing."""
    assert crossed(text) == []


def test_what_already_says_no_is_not_crossed_out() -> None:
    """It would say yes."""
    named = named_things("手术前不要吃东西。", pictograms=True)
    assert "empty stomach" in [each.thing for each in named]
    assert crossed("手术前不要吃东西。") == []


def test_the_last_of_an_or_is_not_right() -> None:
    """Rubble from building work works as nothing."""
    text = "We take paint, car tyres or rubble from building work."
    assert "rubble" in [each.thing for each in named_things(text, pictograms=True)]


def test_what_stands_behind_in_a_list_is_denied_too() -> None:
    """Also where one of them is told to be of a kind."""
    assert crossed("内衣、袜子和破损的鞋子一律不收。") == ["underwear", "sock", "running shoe"]
    assert crossed("You may build a shed, but you cannot keep pigs.") == ["pig"]


def test_a_sign_of_a_part_of_longer_words_forbids_nothing() -> None:
    """Who is unsure is not forbidden anything."""
    assert [each.thing for each in ideas_in("拿不准的时候，先问家人。")] == [
        "unsure about something"
    ]
    assert "not allowed" in [each.thing for each in ideas_in("这里不准大声说话。")]
