"""Names of the cast are found in texts of both languages."""

from __future__ import annotations

import pytest

from onionskin.cast.cast import load_cast
from onionskin.planner.known_words import color_before, ignorable, knows_place
from onionskin.planner.lexicon import lexicon_of, stem

CAST = load_cast()
LEXICON = lexicon_of(CAST)


def found(text: str) -> str:
    hit = LEXICON.best(text, 0, len(text))
    return "" if hit is None else CAST[hit.ids[0]].name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fox", "fox"),
        ("Foxes", "fox"),
        ("hot dog", "hot dog"),
        ("wolves", "wolf"),
        ("women", "woman"),
        ("cups of tea", "cup of tea"),
        ("狐狸", "fox"),
        ("热狗", "hot dog"),
        ("submarine volcano", "volcano"),
        ("zxqv", ""),
        ("", ""),
    ],
)
def test_the_longest_name_is_found(text: str, name: str) -> None:
    assert found(text) == name


def test_every_entry_is_found_by_its_names() -> None:
    for entry in CAST.entries:
        for name in (entry.name, entry.plural, entry.name_zh):
            hit = LEXICON.best(name, 0, len(name))
            assert hit is not None
            assert entry.id in hit.ids, name
            assert (hit.start, hit.end) == (0, len(name)), name


def test_words_inside_words_are_no_names() -> None:
    """There is no cat in a catalogue."""
    assert not LEXICON.hits("catalogue foxtrot")


def test_words_far_from_the_phrase_are_left_alone() -> None:
    text = "a dog watches the moon"
    hit = LEXICON.best(text, 2, 5)
    assert hit is not None
    assert text[hit.start : hit.end] == "dog"


def test_stems() -> None:
    plurals = {"foxes": "fox", "ponies": "pony", "bus": "bus", "dress": "dress", "mice": "mouse"}
    assert {word: stem(word) for word in plurals} == plurals


def test_small_and_stylish_words_can_be_ignored() -> None:
    assert ignorable("a cinematic shot of the very cute")
    assert ignorable("，一段可爱的动画")
    assert not ignorable("submarine")
    assert not ignorable("潜水艇")


def test_places_are_known_exactly_or_not() -> None:
    assert knows_place("city", "in the big city")
    assert not knows_place("city", "in Paris")
    assert knows_place("snow", "雪地里")
    assert not knows_place("city", "巴黎")


def test_colours_before_a_name_are_seen() -> None:
    text = "a big red fox"
    assert color_before(text, 10, 13) == "red"
    assert color_before("a fox", 2, 5) == ""
    assert color_before("一只红色的狐狸", 5, 7) == "红色"
