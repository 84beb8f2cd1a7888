"""What people usually do, and what usually goes on where."""

from __future__ import annotations

import pytest

from onionskin.film.phrasing import english_phrase
from onionskin.film.usual import _GOING_ON, _WORK, goings_on, work_of
from onionskin.planner.staged import stage_prompt
from onionskin.stage.actions import ACTIONS

_ALL = [(name, sight) for table in (_WORK, _GOING_ON) for name in table for sight in table[name]]


@pytest.mark.parametrize(("name", "sight"), _ALL, ids=[name for name, _ in _ALL])
def test_whatever_is_usual_is_acted(name, sight):
    """Its words make a plan in which those people do it, by an act that the stage has."""
    plan = stage_prompt(english_phrase(sight)).plan
    assert any(figure.name == sight.people[0] for figure in plan.figures)
    assert plan.actions
    assert all(ACTIONS.find(action.verb) is not None for action in plan.actions)


def test_landscapes_are_seen_as_they_are():
    """Nothing goes on in them that would have to be seen; nor has a child any work."""
    assert goings_on("mountains") == ()
    assert work_of("child") is None
