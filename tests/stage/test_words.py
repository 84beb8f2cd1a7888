"""The page of words is what the stage knows, and every word on it is drawn."""

from pathlib import Path

import pytest

from onionskin.plan.staging import Action, Looks, StagedFigure, StagedPlan
from onionskin.stage import words
from onionskin.stage.blocking import block
from onionskin.stage.dressing import dressed
from onionskin.stage.look import Look
from onionskin.stage.scene import Scene

PAGE = Path(__file__).parents[2] / "docs" / "stage-words.md"


def test_the_page_is_made_of_the_lists():
    """Else run `python scripts/stage_words.py`."""
    assert PAGE.read_text("utf-8") == words.page()


@pytest.mark.parametrize("kind", ["skin", "hair", "beard", "on the head", "clothes"])
def test_every_word_for_looks_is_heard_alone_and_in_a_colour(kind):
    """None of them is among those that cannot be drawn, and a colour is put on."""
    row = next(each for each in words.looks() if each["name"] == kind)
    for word in row["words"].split(", "):
        word = word.partition(": ")[2] or word
        assert dressed(Look(), Looks(wears=(word,)))[1] == ()
        if kind == "clothes":
            assert dressed(Look(), Looks(wears=(f"purple {word}",)))[0] != Look()


@pytest.mark.parametrize("word", ["freckles", "skin", "green skin", "tattoo", "hair gel"])
def test_other_words_are_not_heard(word):
    """They come back as what cannot be drawn."""
    assert dressed(Look(), Looks(wears=(word,))) == (Look(), (word,))


def test_dark_skin_has_hair_that_goes_with_it_unless_hair_is_said():
    """Whatever the order in which they are said."""
    blond = Look(hair="#d39a45")
    dark, _ = dressed(blond, Looks(wears=("dark skin",)))
    assert dark.hair != blond.hair
    assert dark.skin != blond.skin
    for wears in [("red hair", "dark skin"), ("dark skin", "red hair")]:
        said, _ = dressed(blond, Looks(wears=wears))
        assert (said.skin, said.hair) == (dark.skin, "#d9483b")


def test_traits_that_are_looks_are_drawn_too():
    """Hair is found among the traits as well as among what is worn."""
    drawn, ignored = dressed(Look(), Looks(traits=("red hair", "wooden")))
    assert drawn.hair == "#d9483b"
    assert ignored == ()


@pytest.mark.parametrize(("place", "top"), [("bedroom", "shirt"), ("park", "coat")])
def test_nobody_sleeps_in_a_bed_in_a_coat(place, top):
    """On a bench in the park they may."""
    looks = Looks(wears=("yellow raincoat", "hat"))
    lina = StagedFigure(id="lina", name="girl", kind="person", looks=looks)
    sleeps = Action(who="lina", verb="sleep", start=0, end=2)
    plan = StagedPlan(seconds=2, place=place, figures=(lina,), actions=(sleeps,))
    look = block(plan)[0].actors[0].look
    assert (look.top, look.cover == "none") == (top, place == "bedroom")


def test_a_beard_may_have_another_colour_than_the_hair():
    """And either is said without the other."""
    drawn, ignored = dressed(Look(), Looks(wears=("red beard", "black hair")))
    assert ignored == ()
    assert drawn.beard_colour not in ("", drawn.hair)
    assert dressed(Look(), Looks(wears=("red beard",)))[0].hair == Look().hair


@pytest.mark.parametrize("piece", ["hoodie", "cardigan", "denim jacket", "sweater", "t-shirt"])
def test_clothes_are_drawn_as_what_they_are_called(piece):
    """No two of them give the same picture, in one colour."""
    pieces = {"hoodie", "cardigan", "denim jacket", "sweater", "t-shirt"}
    assert len({picture_of(f"blue {each}") for each in pieces}) == len(pieces)
    assert picture_of(f"blue {piece}") != picture_of("blue shirt")


def picture_of(piece):
    """The bytes of a picture of somebody in it."""
    looks = Looks(wears=(piece,))
    ben = StagedFigure(id="ben", name="man", kind="person", looks=looks, face=3)
    script, warnings = block(StagedPlan(seconds=1, place="studio", figures=(ben,)))
    assert warnings == ()
    return Scene(script, 96, 128).frame(0.5).tobytes()


@pytest.mark.parametrize("piece", ["poncho", "shawl", "Blanket"])
def test_what_is_drawn_as_another_piece_is_told(piece):
    """And it is not on the page."""
    ben = StagedFigure(id="ben", name="man", kind="person", looks=Looks(wears=(piece,)))
    warnings = block(StagedPlan(seconds=1, place="studio", figures=(ben,)))[1]
    assert warnings == (f"{piece} is drawn as scarf",)
    clothes = next(each["words"] for each in words.looks() if each["name"] == "clothes")
    assert piece.casefold() not in clothes.split(", ")
