"""Cards of a film are laid out by what is on them, and no two alike in a row."""

from __future__ import annotations

from itertools import pairwise

from onionskin.film.layouts import Layouts
from onionskin.film.storyboard import Callout, Stage, Things, Title

BESIDE = Things(items=(Callout(thing="key", said="key"),), text="Give a neighbour a key")
CLAUSES = Things(
    items=(Callout(text="Take the key", thing="key"), Callout(text="Open the door", thing="door"))
)


def ways(sources: list[Things | Title], text: str, place: str = "library") -> list[tuple[str, str]]:
    """How each of several cards of one film is laid out, and what is behind it."""
    layouts = Layouts()
    found = [layouts.laid_out(source, text, place) for source in sources]
    return [(getattr(each, "layout", getattr(each, "how", "")), each.place) for each in found]


def test_no_two_cards_in_a_row_are_laid_out_alike() -> None:
    """Nor two sentences that stand alone."""
    for source, text in (
        (BESIDE, "Give a neighbour a key."),
        (Title(text="So it goes"), "So it goes."),
        (CLAUSES, "Take the key, open the door."),
    ):
        found = ways([source] * 8, text)
        assert all(one != other for one, other in pairwise(found))
    assert len(set(ways([BESIDE] * 8, "Give a neighbour a key."))) == 4


def test_without_a_place_nothing_is_behind() -> None:
    """And none that the stage does not know."""
    assert {place for _, place in ways([BESIDE] * 5, "Give a key.", "")} == {""}
    assert {place for _, place in ways([BESIDE] * 5, "Give a key.", "chessboard")} == {""}
    assert {place for _, place in ways([BESIDE] * 5, "Give a key.", "library")} > {""}


def test_a_street_is_behind_nothing() -> None:
    """It would say of any film that it plays there."""
    assert {place for _, place in ways([BESIDE] * 5, "Give a key.", "street")} == {""}


def test_what_is_told_in_order_has_numbers() -> None:
    """Clauses without an order have panels."""
    assert ways([CLAUSES], "First take the key, then open the door.")[0][0] == "steps"
    assert ways([CLAUSES], "Take the key, open the door.")[0][0] == "panels"


def test_what_is_beside_the_point_is_small() -> None:
    """The words are large then."""
    child = Things(
        items=(Callout(thing="child", said="Children"),), text="Children love to play it"
    )
    text = "Children love to see the numbers rise."
    assert {layout for layout, _ in ways([child] * 3, text)} == {"words"}


def test_pictures_of_other_kinds_stay_as_they_are() -> None:
    """So does a title, over which nothing is said."""
    for source in (Stage(prompt="a dog runs"), Title(text="A film")):
        assert Layouts().laid_out(source, "", "library") == source
