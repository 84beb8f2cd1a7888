"""The page of the stage names every field of a plan."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from onionskin.plan import staging

PAGE = (Path(__file__).parents[2] / "docs" / "stage.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.partition("## Every field of a plan")[2].splitlines()
    if line.startswith("| ")
]


@pytest.mark.parametrize(
    "noun",
    ["StagedPlan", "StagedFigure", "Looks", "Standing", "FigureKey", "Action", "Prop", "Shooting"],
)
def test_the_page_names_every_field(noun):
    """Each once, and no other; the words that a field allows stand in its row."""
    listed, what = [], ""
    for of, field, _ in ROWS:
        what = of.strip("`") or what
        if what == noun:
            listed += re.findall(r"`(\w+)`", field)
    assert sorted(listed) == sorted(each.name for each in fields(getattr(staging, noun)))


@pytest.mark.parametrize(
    "words",
    [
        "KINDS",
        "AGES",
        "SEXES",
        "MOODS",
        "BUILDS",
        "RELATIONS",
        "SHOTS",
        "ANGLES",
        "MOVES",
        "STYLES",
        "DIRECTIONS",
        "SEASONS",
    ],
)
def test_the_page_names_every_word(words):
    """Of all vocabularies."""
    told = " ".join(what for _, _, what in ROWS)
    assert [each for each in getattr(staging, words) if each and f"`{each}`" not in told] == []
