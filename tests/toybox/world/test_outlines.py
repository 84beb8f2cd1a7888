"""Random outlines, and what is held out of them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from onionskin.cast.cast import load_cast
from onionskin.plan.plan import PLACES, TIMELESS_PLACES, Outline
from onionskin.toybox.world.outlines import Split, is_held_out_pair, sample_outline

CAST = load_cast()


def outlines(count: int, split: Split = Split.TRAIN) -> list[Outline]:
    rng = np.random.default_rng(1)
    return [sample_outline(rng, CAST, split=split) for _ in range(count)]


def test_a_tenth_of_all_pairs_is_held_out() -> None:
    pairs = [(entry.id, place) for entry in CAST.entries for place in PLACES]
    share = sum(is_held_out_pair(*pair) for pair in pairs) / len(pairs)
    assert share == pytest.approx(0.1, abs=0.01)


def test_which_pairs_are_held_out_never_changes() -> None:
    held_out = [place for place in PLACES if is_held_out_pair("1f98a", place)]
    assert held_out == [place for place in PLACES if is_held_out_pair("1f98a", place)]
    assert is_held_out_pair.__wrapped__("1f98a", "snow") == is_held_out_pair("1f98a", "snow")


def test_training_shows_nothing_that_is_held_out() -> None:
    for outline in outlines(2000):
        for role in outline.roles:
            assert not CAST[role.cast].held_out
            assert not is_held_out_pair(role.cast, outline.scenery.place)


def test_the_other_splits_show_just_what_is_held_out() -> None:
    for outline in outlines(300, Split.HELD_OUT_PAIRS):
        assert is_held_out_pair(outline.roles[0].cast, outline.scenery.place)
    for outline in outlines(300, Split.HELD_OUT_SUBJECTS):
        assert CAST[outline.roles[0].cast].held_out


def test_the_mixture_is_as_described() -> None:
    sample = outlines(3000)
    roles = Counter(len(outline.roles) for outline in sample)
    assert roles[1] / 3000 == pytest.approx(0.60, abs=0.04)
    assert roles[3] / 3000 == pytest.approx(0.12, abs=0.03)
    still = sum(role.motion == "still" for o in sample for role in o.roles)
    assert still / sum(len(o.roles) for o in sample) == pytest.approx(0.25, abs=0.04)
    assert {outline.scenery.place for outline in sample} == set(PLACES)
    assert sum(o.camera == "still" for o in sample) / 3000 == pytest.approx(0.55, abs=0.04)


def test_places_without_a_sky_have_neither_hour_nor_weather() -> None:
    for outline in outlines(1000):
        if outline.scenery.place in TIMELESS_PLACES:
            assert (outline.scenery.time, outline.scenery.weather) == ("day", "clear")


def test_no_two_subjects_stand_on_one_side() -> None:
    for outline in outlines(1000):
        sides = [role.side for role in outline.roles if role.side != "any"]
        assert len(sides) == len(set(sides))


def test_the_same_dice_give_the_same_outline() -> None:
    assert outlines(20) == outlines(20)
