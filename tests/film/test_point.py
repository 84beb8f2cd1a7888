"""What a card shows of a sentence is its point, or stands beside it."""

from __future__ import annotations

import pytest

from onionskin.film.figures import figures_in
from onionskin.film.point import is_beside_the_point, is_number_aside
from onionskin.film.storyboard import Callout


@pytest.mark.parametrize(
    ("text", "is_aside"),
    [
        ("The oven is thirty metres long.", False),
        ("The dough rests for three hours.", False),
        ("Twelve hundred people came.", False),
        ("Everything begins with a starter that is more than forty years old.", True),
        ("The loaves come out golden after half an hour.", True),
        ("半年以后，苍蝇不见了。", True),
        ("面团要休息三个小时。", False),
    ],
)
def test_a_number_is_aside_that_only_says_when_or_how_old(text: str, is_aside: bool) -> None:
    """And is the point where something is said to be so much, or to take so long."""
    (figure,) = figures_in(text)
    assert is_number_aside(figure, text) == is_aside


@pytest.mark.parametrize(
    ("text", "said", "thing", "is_aside"),
    [
        ("Children love to see the numbers rise.", "Children", "several child", True),
        ("Anna feeds it with rye flour.", "rye flour", "flour", True),
        ("The vaccine carries a piece of the virus.", "vaccine", "syringe", True),
        ("At eighteen the money is theirs.", "money", "coin", False),
        ("At eleven they get a bank card.", "bank card", "bank card", False),
        ("The chickens sleep.", "chickens", "hen", False),
        ("她发现老人得了白内障。", "老人", "old man", False),
        ("医生从药箱里拿出一张表。", "药箱", "medical kit", True),
    ],
)
def test_who_does_something_to_what_is_not_seen_is_beside_the_point(
    text: str, said: str, thing: str, is_aside: bool
) -> None:
    """So is what it is done with or in."""
    items = [Callout(text="", thing=thing, said=said)]
    assert is_beside_the_point(items, text) == is_aside


def test_what_is_forbidden_or_acted_out_is_the_point() -> None:
    """Whatever stands there."""
    text = "Children love to see the numbers rise."
    child = Callout(thing="child", said="Children", crossed=True)
    assert not is_beside_the_point([child], text)
    assert not is_beside_the_point([Callout(scene="a child jumps", said="Children")], text)
