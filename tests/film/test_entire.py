"""A sentence that the stage plays to the last word is a scene."""

from __future__ import annotations

import pytest

from onionskin.film.entire import plays_whole
from onionskin.film.weighing import Known


@pytest.mark.parametrize(
    "text",
    [
        "A family eats soup at the kitchen table.",
        "The worker bends his knees and lifts the heavy box from the floor.",
        "Wind turbines turn above the sea.",
        "爷爷和孙子坐在院子里下棋。",
        "老师在操场上点名，同学们排成一队。",
    ],
)
def test_a_sentence_whose_doers_deeds_and_things_are_drawn_is_played_whole(text: str) -> None:
    """Who, what is done, to what and where, in either language."""
    assert plays_whole(text, text.rstrip(".。"), Known())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("A fisherman mends his net.", "a net is not drawn"),
        ("The old woman never eats soup.", "it is denied"),
        ("The council opens a door.", "many are named as one"),
        ("A boy searches his mother.", "whoever is looked for would stand there"),
        ("We eat soup at the kitchen table.", "nobody says who"),
        ("A woman stands in the street.", "nothing is done"),
        ("幸好被渔民救了起来。", "nobody says who"),
        ("A farmer lifts a crate. A boy eats an apple.", "two sentences"),
    ],
)
def test_what_would_be_left_out_or_changed_is_not_played(text: str, fault: str) -> None:
    """A card shows it instead."""
    assert not plays_whole(text, text.rstrip(".。"), Known()), fault
