"""Words on a list are read from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onionskin.planner.exact_words import corrected, direction_in, exactly, family_in
from onionskin.planner.phrases import SIDES_EN
from onionskin.planner.reading import UNSAID, Group
from onionskin.planner.verbs import DIRECTIONS_EN
from onionskin.planner.verbs_zh import DIRECTIONS_ZH


@pytest.mark.parametrize("side", ["left", "right"])
def test_every_way_to_tell_a_direction_is_read(side: str) -> None:
    """Those that were held out from training too: the list is of words, not of captions."""
    for ways, verb in ((DIRECTIONS_EN[side], "drifting {}"), (DIRECTIONS_ZH[side], "{}奔跑")):
        for way in (*ways.train, *ways.held_out):
            assert direction_in(verb.format(way)) == side, way


def test_standing_on_a_side_is_no_direction() -> None:
    for side in ("left", "right", "center"):
        for way in (*SIDES_EN[side].train, *SIDES_EN[side].held_out):
            assert direction_in(f"standing {way}") is None, way
    assert direction_in("在画面左侧跳") is None


@pytest.mark.parametrize(
    ("spans", "read"),
    [
        (["two small", "drifting left"], Group(count=2, size="small", motion="drift-left")),
        (["a", "strolling at right"], Group(motion="drift", side="right")),
        (
            ["a", "on the left side", "running to the right"],
            Group(motion="drift-right", side="left"),
        ),
        (
            ["三只小", "在左边向右奔跑"],
            Group(count=3, size="small", motion="drift-right", side="left"),
        ),
        (["一只", "慢慢变大"], Group(motion="grow")),
        (["一只大大的", "小跑"], Group(size="big", motion="drift")),
        ([], Group(count=1, motion="drift")),
    ],
)
def test_groups_are_corrected(spans: list[str], read: Group) -> None:
    guessed = Group(count=read.count, motion="drift-right", side="left")
    assert corrected(guessed, spans, "") == read


def test_what_is_on_no_list_is_left_to_the_network() -> None:
    guessed = Group(count=3, size="small", motion="bounce", side=UNSAID)
    assert corrected(guessed, ["miniature", "springing"], "") == guessed


def test_a_direction_outside_the_attributes_confirms_the_network() -> None:
    guessed = Group(motion="fly-left")
    assert corrected(guessed, ["flies"], "over the sea to the left") == guessed


def test_known_phrases_are_known() -> None:
    assert exactly("place", ["In the forest,"]) == "forest"
    assert exactly("place", ["in the forest", "at sea"]) is None
    assert exactly("place", ["in Narnia"]) is None
    assert exactly("time", ["夜晚"]) == "night"
    assert exactly("camera", ["the camera zooms in."]) == "zoom-in"


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("running", "drift"),
        ("two small foxes flying in circles", "circle"),
        ("flies up", "rise"),
        ("sprints", "fly"),
        ("standing still", "still"),
        ("慢慢飞", "drift"),
        ("跑过", "drift"),
        ("盘旋", "circle"),
        ("jumping, then sleeping", None),
        ("contemplating", None),
    ],
)
def test_verbs_that_were_trained_are_known_in_all_their_forms(
    text: str, family: str | None
) -> None:
    """The longest verb counts; where two disagree, or none is known, the network decides."""
    assert family_in(text) == family


def test_a_verb_does_not_overrule_the_distance() -> None:
    """A ship that sails away into the distance shrinks, though it sails."""
    group = Group(motion="shrink")
    assert corrected(group, ["sailing away into the distance"], "").motion == "shrink"
    assert corrected(replace(group, motion="still"), ["sailing"], "").motion == "drift"
