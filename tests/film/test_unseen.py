"""What neither a picture nor a callout shows is told."""

from __future__ import annotations

import pytest

from onionskin.film.storyboard import Callout, Stage, Things, Title
from onionskin.film.unseen import is_dull, unseen


def test_the_main_nouns_and_the_verb_that_are_not_seen_are_told() -> None:
    """What is called out is seen."""
    rain, cellar = Stage(prompt="a village in the rain"), Callout(text="cellar")
    text = "The rain flooded the cellar."
    assert unseen(text, rain, ()) == ("not shown in the picture: cellar, flood",)
    assert unseen(text, rain, (cellar,)) == ("not shown in the picture: flood",)
    assert unseen("The nurse carries a box.", Stage(prompt="a nurse carries a box"), ()) == ()


def test_chinese_words_are_compared_by_what_is_drawn_of_them() -> None:
    """A picture whose prompt is English shows them all the same."""
    assert unseen("护士洗手。", Stage(prompt="a nurse washes her hands"), ()) == ()


def test_whoever_else_acts_is_looked_for() -> None:
    """A nurse alone leaves out the father."""
    nurse = Stage(prompt="a nurse gives a girl an injection")
    told = unseen("The nurse gives a girl an injection, and her father holds her hand.", nurse, ())
    assert told == ("not shown in the picture: her father",)
    teacher = Stage(prompt="老师数")
    assert unseen("老师在操场上点名，同学们排成一队。", teacher, ()) != ()


def test_a_card_tells_which_of_the_things_it_lacks() -> None:
    """Its verb is not told, for no card has one; words on a card need no note."""
    card = Things(items=(Callout(text="phone", thing="phone"),))
    note = ("not shown on the card: your wallet",)
    assert unseen("Put your phone and your wallet in the tray.", card, ()) == note
    assert unseen("Put your phone in the tray.", card, ()) == ()
    assert unseen("Put your phone in the tray.", Title(text="Tray"), ()) == ()


def test_where_it_is_said_to_happen_is_looked_for_too() -> None:
    """Students who count in a library are not at a bus stop."""
    scene = Stage(prompt="two students count", place="library")
    assert unseen("Two students count at the bus stop.", scene, ()) != ()
    assert unseen("Two students count in the library.", scene, ()) == ()


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("two patients walk", True),
        ("a child sits on a chair", True),
        ("two neighbours talk", True),  # who they are is not seen
        ("a doctor talks to a patient", False),
        ("a chef stirs the soup", False),
        ("a cup on a table", False),
        ("a woman brings a puppy and a vet", True),  # nobody carries a vet
        ("人搬护照", True),  # a passport is no box
        ("a worker carries a box", False),
        ("a mother carries a baby", False),
        ("take the keys, and open the door", True),  # by two whom nobody named
    ],
)
def test_scenes_that_could_be_of_any_words_are_dull(prompt: str, expected: bool) -> None:
    """Of people who walk, sit or talk, but not of those who do something or are known by dress."""
    assert is_dull(Stage(prompt=prompt)) is expected


def test_a_verb_is_told_as_it_is_written():
    """Of what was repaired nobody says that it is not shown to "repair"."""
    (said,) = unseen("The house was repaired.", Stage(prompt="a girl stands"), ())
    assert said.endswith("house, repaired")
