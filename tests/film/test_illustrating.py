"""The book of illustrations is whole, is what its files say, and is found by meaning."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from onionskin.film.illustrating import BOOK, NEAR, Book
from onionskin.plan.plan import TIMES, WEATHERS
from onionskin.planner.staged import stage_prompt

SCRIPT = Path(__file__).parents[2] / "scripts" / "compile_illustrations.py"


@pytest.fixture(scope="module")
def compiler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_illustrations", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.load()


def test_the_compiled_book_is_what_its_files_say(compiler: ModuleType, book: Book) -> None:
    """Run scripts/compile_illustrations.py where this fails."""
    told, sentences, owners = compiler.told(compiler.pages())
    shows = [picture["show"] for picture in told["pictures"]]
    assert [picture.show for picture in book.pictures] == shows
    assert book._owners.tolist() == owners
    assert {domain: list(words) for domain, words in book.words.items()} == told["words"]
    for index in (0, len(sentences) // 2, len(sentences) - 1):
        assert book.meaning(sentences[index]) @ book._vectors[index] > 0.99


def test_every_picture_can_be_drawn_as_it_is_written(compiler: ModuleType) -> None:
    """No word of a `show` is left out or replaced, none stands twice, each has enough to say."""
    for domain in compiler.pages():
        seen = set()
        assert set(domain) == {"domain", "words", "pictures"}
        for picture in domain["pictures"]:
            assert set(picture) <= {"show", "says", "time", "weather", "camera"}
            drawn = (picture["show"], picture.get("time"), picture.get("weather"))
            assert drawn not in seen
            seen.add(drawn)
            assert len(picture["says"]) >= 4
            assert picture.get("time", "day") in TIMES
            assert picture.get("weather", "clear") in WEATHERS
            read = stage_prompt(picture["show"])
            assert not read.warnings, (picture["show"], read.warnings)
            assert read.plan.figures or "place" in read.named


def test_a_sentence_in_other_words_finds_its_picture(book: Book) -> None:
    found = book.nearest("After long talks both sides agreed and shook hands on the deal.", {})[0]
    assert found.picture.show == "two business people shake hands in an office"
    assert found.likeness >= NEAR


def test_chinese_finds_pictures_too(book: Book) -> None:
    found = book.nearest("经过三天的商谈，双方终于握手成交。", {})[0]
    assert found.picture.show == "two business people shake hands in an office"
    assert found.likeness >= NEAR


def test_words_that_mean_nothing_shown_are_far(book: Book) -> None:
    found = book.nearest("Quark flavours oscillate under chirality.", {})[0]
    assert found.likeness < NEAR


def test_a_picture_just_seen_gives_way(book: Book) -> None:
    text = "In the end both sides agreed."
    first = book.nearest(text, {})[0]
    again = book.nearest(text, {}, [first.picture])[0]
    assert again.likeness < first.likeness


def test_the_book_is_small() -> None:
    assert BOOK.stat().st_size < 4_000_000


def test_vectors_have_length_one(book: Book) -> None:
    lengths = np.linalg.norm(book._vectors, axis=1)
    assert np.allclose(lengths, 1.0, atol=1e-5)
