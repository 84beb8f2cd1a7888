"""Lists at any size, in both languages: with pictures, numbers, or bullets."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from onionskin.finish.cards.animation import Animation
from onionskin.finish.cards.listing import Item, list_card
from onionskin.finish.cards.page import Page
from onionskin.finish.lettering import Box
from onionskin.fitting import Size

SIZES = [Size(320, 180), Size(180, 320), Size(200, 200)]
KINDS = {
    "pictures": (("500 g potatoes", "potato"), ("2 carrots", "carrot"), ("a handful of chives", ""),
                 ("1 litre of milk", "glass of milk"), ("salt", "salt shaker")),
    "numbers": (("Wash your hands", ""), ("Check the label", "medicine"), ("Call", "telephone")),
    "bullets": (("诚实", ""), ("耐心", "")),
}  # fmt: skip


def items(kind: str) -> list[Item]:
    """The items of a kind, one each half second."""
    return [
        Item(text=text, thing=thing, at=0.3 + 0.5 * k, number=k + 1 if kind == "numbers" else 0)
        for k, (text, thing) in enumerate(KINDS[kind])
    ]


def last(card: Animation) -> np.ndarray:
    """The card when all has come to rest."""
    return card.frame(card.settled + 0.1).copy()


def ink(frame: np.ndarray, ground: np.ndarray) -> Any:
    """Where a frame differs from the ground."""
    return np.abs(frame.astype(int) - ground.astype(int)).max(axis=2) > 40


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_a_list_fills_its_page_within_the_margins(size: Size, kind: str):
    """Nothing reaches into the margins or the captions, and the lower half is not left empty."""
    safe = Box(10, round(size.height * 0.78), size.width - 10, round(size.height * 0.92))
    page = Page(size=size, safe=safe)
    card = list_card(page, "What you need", items(kind))
    empty = list_card(Page(size=size, safe=safe), "", [Item(text=" ", at=9)]).frame(0.0)
    rows, columns = np.nonzero(ink(last(card), empty))
    inner = page.inner
    assert columns.min() >= inner.left - 2
    assert columns.max() <= inner.right + 2
    assert rows.min() >= inner.top - 2
    assert rows.max() < safe.top
    assert rows.max() > inner.top + 0.7 * inner.height
    assert page.warnings == []


def test_items_come_in_at_their_times():
    """An item is not seen before its time, and is there half a second later."""
    two = [Item(text="one", at=0.5), Item(text="two", at=2.0)]
    card = list_card(Page(size=SIZES[0]), "", two)
    ground, first, both = (card.frame(t).copy() for t in (0.4, 1.5, 3.0))
    assert not ink(card.frame(0.0), ground).any()
    assert ink(first, ground).any()
    assert ink(both, first).any()
    assert (card.frame(1.9) == first).all()


def test_a_picture_stands_for_a_bullet_and_a_number_only_where_it_is_asked_for():
    """A picture changes the card, and so does a number beside it."""
    page = Page(size=SIZES[0])
    plain, pictured, numbered = (
        last(list_card(page, "", [Item(text=text, at=0.1, **more) for text in ("milk", "salt")]))
        for more in ({}, {"thing": "salt shaker"}, {"thing": "salt shaker", "number": 7})
    )
    assert ink(pictured, plain).mean() > 0.02
    assert 0 < ink(numbered, pictured).mean() < 0.05


def test_what_cannot_be_drawn_has_a_bullet_and_is_told():
    """A thing of which there is no picture leaves the item its bullet."""
    page = Page(size=SIZES[0])
    row = [Item(text="one", at=0.1, thing="no such thing"), Item(text="two", at=0.1)]
    with_bullets = last(list_card(page, "", row))
    alike = list_card(Page(size=SIZES[0]), "", [Item(text=t, at=0.1) for t in ("one", "two")])
    assert (with_bullets == last(alike)).all()
    assert page.warnings == ["no picture of 'no such thing': a bullet stands before the item"]


def test_two_dozen_items_have_room_and_what_has_none_is_told():
    """Many items stand in two columns; more than a card holds are told."""
    page = Page(size=SIZES[0])
    list_card(page, "Many", [Item(text=f"Item {k}", at=0.1) for k in range(24)])
    assert page.warnings == []
    list_card(page, "", [Item(text="A long item of many words " * 9, at=0.1) for _ in range(30)])
    assert any("more than one card has room for" in each for each in page.warnings)
