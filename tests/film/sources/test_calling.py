"""People move aside for the cards of things that are called out beside them."""

from __future__ import annotations

from fractions import Fraction

from onionskin.film.sources.brief import Brief
from onionskin.film.sources.calling import aside_of
from onionskin.film.storyboard import Callout
from onionskin.fitting import Size
from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block


def aside(prompt: str, *callouts: Callout, size: Size) -> float:
    brief = Brief(size=size, fps=Fraction(6), frames=12, callouts=callouts)
    script, _ = block(stage_prompt(prompt).plan)
    return aside_of(script, brief)


def test_people_move_aside_where_something_is_called_out() -> None:
    """Only then: an empty place has nobody who could, and without cards they stay."""
    wide, key = Size(192, 108), Callout(text="key", thing="key")
    assert aside("a nurse waves", key, size=wide) != 0
    assert aside("a nurse waves", size=wide) == 0
    assert aside("a beach", key, size=wide) == 0
