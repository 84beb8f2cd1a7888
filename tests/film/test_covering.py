"""What of a sentence a picture shows, and what in it is other than is said."""

from __future__ import annotations

import pytest

from onionskin.film.covering import cover, said_in
from onionskin.film.people import People


def _cover(text: str, prompt: str, place: str = ""):
    return cover(said_in(text, People().known(text, place), place), prompt)


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("A nurse washes her hands.", "a nurse washes her hands"),
        ("The farmer picks apples.", "a farmer picks apples"),
        ("Two engineers talk.", "two engineers talk"),
        ("You need an umbrella.", "an umbrella"),
        ("护士洗手。", "护士洗手"),
        ("一家人吃饭。", "a family eats"),
    ],
)
def test_what_is_said_and_seen_covers(text, prompt):
    """Nothing contradicts it, and something of it is seen."""
    found = _cover(text, prompt)
    assert found.mismatches == ()
    assert found.is_something


@pytest.mark.parametrize(
    ("text", "prompt", "mismatch"),
    [
        ("Families walk home.", "a man walks in the street", "doer"),
        ("She walks home.", "a man walks in the street", "doer"),
        ("The children sing.", "a man sings", "doer"),
        ("The nurse reads a letter.", "a chef reads a letter", "doer"),
        ("The old man lives alone.", "a couple sits on a sofa", "alone"),
        ("The council builds a lighthouse.", "mountains", "nobody"),
        ("The nurse washes her hands.", "a nurse rides a bicycle", "action"),
        ("The farmer picks tea.", "a farmer picks apples", "thing"),
        ("The nurse reads in the park.", "a nurse reads in a kitchen", "place"),
        ("The nurse does not run.", "a nurse runs", "denied"),
        ("老人独居。", "a couple sits on a sofa", "alone"),
        ("孩子们唱歌。", "男人唱歌", "doer"),
    ],
)
def test_what_is_other_than_is_said_is_a_mismatch(text, prompt, mismatch):
    """Each with its cause."""
    place = "park" if "park" in text else ""
    assert mismatch in _cover(text, prompt, place).mismatches


def test_more_of_a_sentence_is_a_larger_share():
    """From the doer alone to all of it."""
    text = "The nurse gives a pill to the patient."
    shares = [
        _cover(text, prompt).share
        for prompt in ("a bicycle", "a nurse stands", "a nurse gives a pill to a patient")
    ]
    assert shares == sorted(shares)
    assert shares[0] < shares[1] < shares[2]
