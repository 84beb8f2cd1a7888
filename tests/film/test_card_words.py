"""The words of a sentence that stand on a card."""

from __future__ import annotations

import pytest

from onionskin.film.card_words import key_phrase, listed


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("You need: soap, water and a towel.", ("Soap", "Water", "A towel")),
        ("You need hope, faith and time.", ("Hope", "Faith", "Time")),
        ("我们需要：耐心、信任和时间。", ("耐心", "信任", "时间")),
        ("When the alarm rings, stop working and walk to the exit.", ()),
        ("He came, he saw, he won the whole long war at last.", ()),
        ("Soap and water.", ()),
        ("At the end of your shift, park the van, lock it and go home.", ()),
    ],
)
def test_lists_in_sentences(text, items):
    """Three or more short things, no clauses."""
    assert listed(text) == items


def test_key_phrases_are_short():
    """A sentence if it is short, else its best clause; no emoji, no full stop."""
    assert key_phrase("Trust matters. 😀") == "Trust matters"
    long = (
        "When everything that we have known for so long begins to change at once, trust is the "
        "one thing that remains, and nobody can buy it anywhere for money."
    )
    assert key_phrase(long) == "Trust is the one thing that remains"
    assert len(key_phrase("word " * 60)) < 75
    assert key_phrase("信任需要时间。") == "信任需要时间"
    assert (
        key_phrase("二〇一六年春天，村支书老赵挨家挨户敲门，动员大家一起办合作社。")
        != "二〇一六年春天"
    )
