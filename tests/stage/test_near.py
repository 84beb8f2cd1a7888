"""Verbs that the stage has not are acted as the nearest that it has."""

from __future__ import annotations

import pytest

from onionskin.stage.actions import ACTIONS, nearest_action
from onionskin.stage.actions.near import _near


@pytest.mark.parametrize(
    ("verb", "name"),
    [("wave", "wave"), ("gobble", "eat"), ("sprint", "run"), ("lend", "give"), ("grate", "cut")],
)
def test_a_verb_is_acted_as_the_nearest(verb: str, name: str) -> None:
    """One of the stage's own as itself, others by meaning."""
    found = nearest_action(verb)
    assert found is not None
    assert found.names.en == name


def test_a_verb_without_a_neighbour_is_not_acted() -> None:
    """Nothing is made up for it."""
    assert nearest_action("photosynthesise") is None
    assert nearest_action("") is None


def test_every_neighbour_is_a_verb_of_the_stage() -> None:
    """Whatever the lists name is there."""
    assert {name for name in _near().values() if name not in ACTIONS} == set()
