"""The few words over pictures: whole, short, or none."""

from __future__ import annotations

import pytest

from onionskin.film.headline import headline, short_clause


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Today she gets a vaccination.", "Today she gets a vaccination"),
        ("Within ten minutes your arms and legs grow weak.", "Your arms and legs grow weak"),
        ("Please bring your dog for a trial visit.", "Bring your dog for a trial visit"),
        ("Never go into the water yourself.", "Never go into the water yourself"),
        ("请带上身份证和医保卡，提前半小时到达。", "带上身份证和医保卡"),
        ("如果你在家里，要远离窗户和书架。", "远离窗户和书架"),
    ],
)  # fmt: skip
def test_a_headline_is_a_short_clause(text: str, words: str) -> None:
    """Without when and where before it."""
    assert headline(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Hill Farm Kennels looks after up to thirty dogs at a time.",
        "The mayor told reporters that every family will get help before Friday.",
        "Families who had spent two nights in the school gym walked home through the mud.",
        "A stroke happens when the blood supply to part of the brain is cut off.",
        "Spare petrol cans, fireworks and gas bottles are not allowed on board.",
        "Put your items outside the front of the house by seven in the morning.",
        "Open the door only after the second bell has rung in the hall.",
        "A night costs twenty-two pounds for a small dog.",
        "They fit the virus like a key fits a lock.",
        "Shout for help, or swim slowly to the nearest edge.",
        "“We saw the boat,” said Helen.",
        "需要抽血的病人。",
        "摇晃停止以后。",
    ],
)
def test_a_bad_headline_is_worse_than_none(text: str) -> None:
    """Nothing is cut; no number; nothing that tells nothing alone."""
    assert headline(text) == ""


def test_a_headline_says_more_than_the_labels() -> None:
    """And is about at least half of the pictures."""
    text = "Wash your hands."
    assert headline(text, ["hands"]) == "Wash your hands"
    assert headline(text, ["Wash your hands"]) == ""
    text = "Blend the soup, then add cream, salt and pepper."
    assert headline(text, [], ["soup", "cream", "salt", "pepper"]) != "Blend the soup"


def test_what_must_not_be_done_heads_no_pictures_of_what_must() -> None:
    """A ban over the stairs would forbid them."""
    text = "跟着老师走下楼梯。千万不要坐电梯。"
    assert headline(text, [], ["老师", "坐电梯"]) == "跟着老师走下楼梯"


def test_a_clause_on_a_tile_is_shorter_still() -> None:
    """Or there is none."""
    assert short_clause("and give them breakfast first") == "give them breakfast first"
    assert short_clause("and give them breakfast straight after their walk") == ""
    assert short_clause("if they are hungry") == ""
