"""Titles and quotes at any size, in both languages."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from onionskin.finish.brand import Brand
from onionskin.finish.cards.animation import Animation
from onionskin.finish.cards.page import Page
from onionskin.finish.cards.phrase import Part, phrase_card
from onionskin.finish.cards.words import Timing, quote_card, title_card
from onionskin.finish.lettering import Box
from onionskin.fitting import Size

SIZES = [Size(320, 180), Size(180, 320), Size(200, 200)]
LONG = "A very long title about everything that the board of the company needs to know by now"
TIMING = Timing(seconds=4)


def cards(page: Page) -> dict[str, Animation]:
    """One of each kind."""
    zh = page.language == "zh"
    text = "第三季度经营情况" if zh else "The third quarter"
    return {
        "title": title_card(page, text, "2026", TIMING),
        "phrase": phrase_card(page, (Part(text=text, at=0.2, until=1.4),)),
        "quote": quote_card(page, text, "Maria", TIMING),
    }


def ink(frame: np.ndarray, ground: np.ndarray) -> Any:
    """Where a frame differs from the ground."""
    return np.abs(frame.astype(int) - ground.astype(int)).max(axis=2) > 40


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_words_stand_within_the_margins_and_out_of_the_captions(size: Size, language: str):
    """Nothing that is set reaches into the margin or into the box of the captions."""
    safe = Box(10, round(size.height * 0.78), size.width - 10, round(size.height * 0.92))
    page = Page(size=size, language=language, safe=safe)
    for name, card in cards(page).items():
        set_ = ink(card.frame(3.9), card.frame(-1.0))
        rows, columns = np.nonzero(set_)
        assert len(rows) > 50, name
        assert columns.min() >= page.inner.left - 2, name
        assert columns.max() <= page.inner.right + 2, name
        assert rows.min() >= page.inner.top - 2, name
        assert rows.max() < safe.top, name
    assert page.warnings == []


def test_cards_end_in_a_held_pose_even_in_short_shots():
    """The last half second is one picture."""
    page = Page(size=SIZES[0])
    for seconds in (1.6, 2.5, 4.0):
        timing = Timing(seconds=seconds)
        card = title_card(page, "Two words\nand more", "Below", timing)
        assert card.settled <= seconds - 0.1
    for name, card in cards(page).items():
        assert card.settled <= 3.5, name


def test_a_sentence_is_faint_and_its_parts_are_lit_as_they_are_spoken():
    """All of it is there from the first frame, in its place."""
    page = Page(size=SIZES[0])
    parts = (Part(text="MMMMMMMM", at=1.0, until=2.0), Part(text="WWWWWWWW", at=3.0, until=4.0))
    card = phrase_card(page, parts)
    faint, half, whole = (card.frame(t).astype(int).copy() for t in (0.0, 2.5, 5.0))
    lit = [np.abs(each - faint).max(axis=2) > 60 for each in (half, whole)]
    assert 0.3 < lit[0].sum() / lit[1].sum() < 0.7
    letters = lit[1]
    around = np.median(faint[page.inner.top : page.inner.bottom].reshape(-1, 3), axis=0)
    assert (faint[letters].mean(axis=0) > around + 15).all()


def test_long_texts_have_room_or_are_told():
    """A long title is made smaller; what is cut is told."""
    page = Page(size=SIZES[0])
    title_card(page, LONG, "", TIMING)
    assert page.warnings == []
    quote_card(page, LONG * 24, "Maria", TIMING)
    assert any("too long" in each for each in page.warnings)


def test_the_brand_gives_the_colours():
    """The title's ground is the brand's strong colour, and its words can be read on it."""
    page = Page(size=SIZES[0], brand=Brand(primary="#ffd400"))
    frame = title_card(page, "Yellow", "", TIMING).frame(3.9)
    red, green, blue = np.median(frame.reshape(-1, 3), axis=0)
    assert red > 230
    assert green > 190
    assert blue < 90
    assert frame[page.inner.top : page.inner.bottom, page.inner.left :].min() < 60
