"""What a whole film is about, and what that makes of its words and of its people."""

from __future__ import annotations

import pytest

from onionskin.film import seen
from onionskin.film.naming import Bearers, named_things
from onionskin.film.setting import Setting
from onionskin.film.subject import _rows, subject_of
from onionskin.stage.roles import ROLES


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        (
            "A visit to the optician",
            "The optician checks your eyesight. The lenses are cut.",
            "eyes",
        ),
        ("Night shift", "Bakers knead the dough. The loaves are brown.", "bread"),
        ("周末去义诊", "医生给居民量血压，护士测血糖。", "clinic"),
        ("怎样存钱", "打开一个账户，存款就有利息。银行会通知你。", "savings"),
        ("A letter to my son", "You were three when we moved.", ""),
        ("Thoughts", "The bank was closed.", ""),
    ],
)
def test_a_film_is_about_what_several_of_its_words_tell(title: str, text: str, name: str) -> None:
    """One word alone tells nothing, however plain it is."""
    assert subject_of(title, [], text).name == name


def test_every_subject_has_a_place_and_people_that_can_be_drawn() -> None:
    """A place may be left open."""
    for row in _rows():
        subject = row.subject
        assert not subject.place or seen.has_place(subject.place), subject.name
        assert all(map(ROLES.find, (subject.staff, subject.visitor))), subject.name


@pytest.mark.parametrize(
    ("text", "about", "thing"),
    [
        ("At eleven they get a card.", "savings bank account", "bank card"),
        ("At eleven they get a card.", "", ""),
        ("Lift the box with the crane.", "harbour port ship", "construction crane"),
    ],
)
def test_the_subject_gives_a_word_its_sense(text: str, about: str, thing: str) -> None:
    """Where its own sentence does not; of nothing a card is no bank card."""
    found = [each.thing for each in named_things(text, Bearers({}, about=about))]
    assert (thing in found) if thing else ("bank card" not in found)


def test_people_are_where_the_film_is() -> None:
    """And in the living room only where that is said."""
    for prompt, place in (
        ("a woman reads a newspaper", "clinic"),
        ("a man sits in the living room", ""),
        ("a chef cooks", ""),
    ):
        setting = Setting(domain="clinic")
        setting.enter()
        assert setting.staged(prompt, with_people=True).place == place
