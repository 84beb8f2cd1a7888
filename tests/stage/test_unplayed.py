"""What of a plan cannot be played is told, and what can is not."""

from __future__ import annotations

import pytest

from onionskin.planner.staged import stage_prompt
from onionskin.stage.unplayed import unplayed


@pytest.mark.parametrize(
    ("prompt", "verbs", "lost"),
    [
        ("A glassblower turns a glowing vase.", ("turn",), ()),
        ("A farmer kneels in a field and lets soil run.", ("let",), ()),
        ("A nurse carries a frobnicator.", (), ("frobnicator",)),
        ("A volunteer kneels and strokes a dog.", (), ()),
        ("A nurse stands in a corridor.", (), ()),
        ("A girl writes an exam.", (), ()),
    ],
)
def test_what_is_lost_of_a_plan(prompt: str, verbs: tuple[str, ...], lost: tuple[str, ...]) -> None:
    """The verb of all that is done, or the thing in whose place another would be held."""
    found = unplayed(stage_prompt(prompt).plan)
    assert (found.verbs, found.things) == (verbs, lost)
    assert found.is_anything == bool(verbs or lost)
