"""The words of a sentence that stand on a card."""

from __future__ import annotations

import pytest

from onionskin.film.card_words import key_phrase, listed, parts_of, unsaid, whole_phrase


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("You need: soap, water and a towel.", ("Soap", "Water", "A towel")),
        ("You need hope, faith and time.", ("Hope", "Faith", "Time")),
        ("我们需要：耐心、信任和时间。", ("耐心", "信任", "时间")),
        ("When the alarm rings, stop working and walk to the exit.", ()),
        ("He came, he saw, he won the whole long war at last.", ()),
        ("Soap and water.", ()),
        (
            "What she needs is a room, a walk and somebody who comes home in the evening.",
            ("A room", "A walk", "Somebody who comes home in the evening"),
        ),
        (
            "Add half a litre of water, some salt and sugar.",
            ("Half a litre of water", "Some salt", "Sugar"),
        ),
        ("It is for food waste, garden waste and nothing else.", ()),
        ("Ride it for thirty days, to the office, to the park, to the sea.", ()),
        ("We bring the food, the lead and the bed, and our vet is on the phone.", ()),
        ("每隔两千公里，请师傅检查一次刹车、轮胎和电线。", ("刹车", "轮胎", "电线")),
        (
            "动物园里有三只大象、十二只企鹅和一头狮子。",
            ("三只大象", "十二只企鹅", "一头狮子"),
        ),
        ("机器把大的、小的、有伤的自动分开。", ()),
        ("Sugar is the cause of decay, so keep sweets and drinks for meals.", ()),
        ("If a tooth is knocked out, put it in milk and ring us.", ()),
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


def test_a_whole_phrase_loses_only_what_leads_into_it():
    """No "and" before it, no full stop, no emoji."""
    assert whole_phrase("And call us before June. 😀") == "Call us before June"
    assert whole_phrase("Simmer at 90 °C.") == "Simmer at 90 °C"
    assert whole_phrase("而且要系好安全带。") == "要系好安全带"


def test_a_phrase_comes_in_by_its_clauses():
    """Short ones go with their neighbours; numbers are not cut; no comma ends a line of Chinese."""
    assert parts_of("For every unit you pay for, you get three units of heat") == (
        "For every unit you pay for,",
        "you get three units of heat",
    )
    assert parts_of("Stop, and wave to the driver until he sees you") == (
        "Stop, and wave to the driver",
        "until he sees you",
    )
    assert parts_of("More than four hundred and sixty houses were flooded") == (
        "More than four hundred and sixty houses were flooded",
    )
    assert parts_of("政府出一点，企业捐一点") == ("政府出一点", "企业捐一点")


def test_what_of_a_text_is_left_unsaid():
    """Of what says something; a "not" does."""
    assert unsaid("This morning we had 84 dogs.", "84 dogs") == 0
    assert unsaid("The heat pump is not loud.", "heat pump") == pytest.approx(0.5)
    assert unsaid("台灯放在左前方。", "台灯") > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Choose a thick, smooth yarn and a pair of eight-millimetre needles.",
        "The blue bin is for paper and cardboard, and the green one takes bottles, cans and jars.",
    ],
)
def test_adjectives_and_sentences_are_no_items_of_a_list(text: str) -> None:
    assert listed(text) == ()
