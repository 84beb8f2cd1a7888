"""Who is in a film."""

from __future__ import annotations

import pytest

from onionskin.film.people import People, role_of
from onionskin.film.storyboard import BoardFigure


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("old woman, farmer, grey hair", "farmer"),
        ("old woman", "old woman"),
        ("the head nurse", "nurse"),
        ("grey hair", ""),
        ("woman", ""),
        ("医生", "医生"),
    ],
)
def test_roles_are_found_in_words(words, role):
    """Work before age; a woman or a person is no role."""
    assert role_of(words) == role


def test_names_are_what_the_text_says_they_are():
    """Beside a name, before it, as a title; animals too; in Chinese; first names by themselves."""
    text = (
        "Meet Anna, a farmer from Spain. She digs. Dr. Smith is here. Her dog Rex barks. "
        "This is the baker Paul. Every day Tom walks home. 快递员小李来了。"
    )
    people = People(text=text)
    assert people.named == {
        "Anna": "farmer",
        "Dr. Smith": "doctor",
        "Rex": "dog",
        "Paul": "baker",
        "小李": "courier",
        "Tom": "man",
    }
    assert people.role("anna") == "farmer"
    assert people.role("Nurse") == "nurse"
    assert people.role("Zorblax") == "person"


def test_pronouns_are_the_last_of_the_scene_that_they_fit():
    """A scene that begins knows nobody."""
    people = People(text="The nurse is late. She runs.")
    people.seen(["doctor"], "He waits.")
    people.seen(["nurse"], "She runs.")
    known = people.known("", "")
    assert (known.she, known.he, known.they) == ("nurse", "doctor", ("nurse", "doctor"))
    assert people.resolved("She smiles.") == "The nurse smiles."
    assert people.resolved("他笑了。") == "医生笑了。"
    people.leave()
    known = people.known("", "kitchen")
    assert (known.she, known.he, known.you) == ("woman", "man", "chef")


def test_the_cast_is_whoever_has_a_name_or_comes_again():
    """The script's own first, as it gives them."""
    people = People(
        (BoardFigure(name="Zoe", look="nurse, red coat"),), "Anna, a farmer, digs. She sings."
    )
    for roles in (["farmer"], ["doctor"], ["doctor"], ["chef"], ["person"], ["person"]):
        people.seen(roles, "")
    assert people.cast() == (
        BoardFigure(name="Zoe", look="nurse, red coat"),
        BoardFigure(name="Anna", look="farmer, woman"),
        BoardFigure(name="doctor"),
    )
    assert people.called("a farmer digs with the nurse") == "Anna digs with Zoe"
    assert people.lower_third("Anna") == "Anna|farmer"
    assert people.lower_third("doctor") is None


def test_another_woman_is_not_called_by_the_name_of_one():
    """Of "a woman calls from a taxi" it is somebody else."""
    people = People()
    people.named["Sara"] = "woman"
    assert people.called("a woman phones", "A woman calls from a taxi.") == "a woman phones"
    assert people.called("a woman phones", "She calls.") == "Sara phones"


def test_names_that_a_film_introduces_name_no_things():
    """ "This is Biscuit", a dog; whoever is called so is no cookie."""
    text = "This is Biscuit. She was found by a man named Baker. Biscuit is waiting. Meet us there."
    assert People(text=text).introduced == {"Biscuit", "Baker"}
    text = "它叫饼干，两岁了。水变成了气，我们把它叫蒸汽。"
    assert People(text=text).introduced == {"饼干"}
