"""A card is never short of a main point, and every picture has its word."""

from __future__ import annotations

import pytest

from onionskin.film.callouts import gathered
from onionskin.film.pairing import paired
from onionskin.film.storyboard import Callout, Things
from onionskin.film.telling import told
from onionskin.finish.cards.things import drawing_of


def items(text: str) -> list[Callout]:
    made = told(text, gathered(text, "", pictograms=True))
    assert isinstance(made, Things)
    return list(made.items)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Pack medicine, water and a torch.", ["medicine", "water", "torch"]),
        ("The shop sells bread, cheese and olives.", ["bread", "cheese", "olives"]),
        ("打开小程序，先选科室，再选医生和时间。", ["科室", "医生", "时间"]),
    ],
)
def test_a_list_is_never_short_of_a_member(text: str, labels: list[str]) -> None:
    """Those without a picture stand in words, in their place."""
    made = items(text)
    shown = " ".join(f"{each.text} {each.said}" for each in made)
    assert [each for each in labels if each not in shown] == []
    assert any(each.thing for each in made)


def test_every_picture_of_a_card_has_its_word_or_none_has() -> None:
    """No label on one and none on its neighbour."""
    for text in (
        "If your dog takes any medicine, write the dose on the label.",
        "Before we can accept a booking, we need to see your passport.",
        "就诊当天，请带上身份证和医保卡。",
    ):
        labels = [bool(each.text) for each in items(text) if each.thing or each.scene]
        assert len(set(labels)) == 1


def test_numbers_stand_on_the_pictures_of_what_they_are_for() -> None:
    """Of one dog in two sizes."""
    made = items("A night costs 22 pounds for a small dog and 28 pounds for a large one.")
    assert [(each.thing, each.text) for each in made] == [
        ("small dog", "small dog: 22 pounds"),
        ("large dog", "large dog: 28 pounds"),
    ]


def test_a_small_thing_is_drawn_smaller_than_a_large_one() -> None:
    """People are not: a small child is a child."""
    small, large = drawing_of("small dog"), drawing_of("large dog")
    assert small is not None
    assert large is not None
    assert small.name == "small dog"
    assert drawing_of("small nurse") is None


def test_things_and_numbers_that_come_by_turns_are_pairs() -> None:
    """And what does not is left as it is."""
    pairs = [
        Callout(text="adult", thing="person"), Callout(text="12 euros"),
        Callout(text="child", thing="child"), Callout(text="6 euros"),
    ]  # fmt: skip
    text = "An adult pays 12 euros and a child 6 euros."
    assert [each.text for each in paired(pairs, text)] == ["adult: 12 euros", "child: 6 euros"]
    assert paired(pairs[:3], text) == pairs[:3]


def test_what_a_sum_is_of_stands_behind_it() -> None:
    """And is not told twice."""
    made = items("We ask for a deposit of fifty pounds.")
    assert [each.text for each in made] == ["50 pounds deposit"]
