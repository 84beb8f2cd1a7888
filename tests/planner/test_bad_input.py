"""Odd prompts and plans are drawn or refused, and said; never a traceback of another kind."""

from __future__ import annotations

from fractions import Fraction

import pytest

from onionskin.canvas import Canvas
from onionskin.engines.stage import StageEngine
from onionskin.errors import InvalidInput
from onionskin.plan.staging import Action, FigureKey, StagedFigure, StagedPlan, Standing
from onionskin.planner.staged import stage_prompt
from onionskin.request import Request

PEOPLE = [
    "doctor", "nurse", "teacher", "pupil", "chef", "waiter", "farmer",
    "judge", "pilot", "singer",
    "dancer", "king", "queen", "knight", "witch", "monk", "lawyer",
    "runner", "boxer", "baker",
]  # fmt: skip


def drawn(plan: StagedPlan) -> tuple[str, ...]:
    """The warnings of a plan that was drawn."""
    canvas = Canvas.blank(1, 36, 64, Fraction(1))
    fill = StageEngine().fill(canvas, Request(prompt="", staged=plan))
    assert fill.clip.frames.std() > 1
    return fill.warnings


def test_forty_figures_are_drawn_and_more_are_said() -> None:
    """A crowd of kinds fits up to 40; the rest is left out, and a warning says so."""
    read = stage_prompt("three " + "s, three ".join(PEOPLE) + "s dance")
    assert len(read.plan.figures) == 40
    assert "a stage holds 40 figures: the rest were left out" in read.warnings
    drawn(read.plan)


NONSENSE = [
    "...",
    ",,, and and then",
    "the the the",
    "and then",
    "who whose which that",
    "it does it",
    "of of in on with",
    "a a a a a",
    "never not never",
    "whose",
    "，。、；",
    "的的的",
    "把被给在",
    "在里在上在",
    "一边一边",
    "each other",
    "to be or not to be",
    "'s 's 's",
    "- - -",
    "🎈🎈",
    "he she it they them",
    "x\x00y",
    "while while while",
    "before,",
    "a " * 400,
    "吃" * 300,
]


@pytest.mark.parametrize("prompt", NONSENSE, ids=lambda prompt: repr(prompt[:12]))
def test_empty_clauses_are_read_as_far_as_they_go(prompt: str) -> None:
    """Words without sense make a plan, or are refused as input."""
    try:
        read = stage_prompt(prompt)
    except InvalidInput:
        return
    assert isinstance(read.plan, StagedPlan)
    assert read.plan.figures or read.warnings or read.plan.place


@pytest.mark.parametrize(
    "prompt",
    [
        "a tall short young old happy sad man sleeps and runs at night at noon in the sunny rain",
        "an underwater snowman flies through a kitchen on the moon",
        "nobody does nothing nowhere",
        "一个又高又矮的胖瘦老婴儿在海底的沙漠里滑雪",
    ],
)
def test_contradictions_are_drawn(prompt: str) -> None:
    """One of two opposite words wins; the plan is drawn."""
    drawn(stage_prompt(prompt).plan)


def test_unknown_roles_and_verbs_stand_in_and_are_said() -> None:
    """A flumboozler who quizzicates is drawn as somebody who stands."""
    who = StagedFigure(id="f", name="flumboozler", kind="person")
    act = Action(who="f", verb="quizzicate", start=0.2, end=1.0)
    notes = drawn(StagedPlan(seconds=1.0, figures=(who,), actions=(act,)))
    assert any("flumboozler is drawn as" in note for note in notes)
    assert any("quizzicate" in note for note in notes)


@pytest.mark.parametrize("x", [-1000.0, 1000.0])
def test_a_figure_off_the_stage_is_drawn_where_it_is(x: float) -> None:
    """Keys a kilometre away are kept, and a warning says so."""
    keys = (FigureKey(seconds=0.0, x=x), FigureKey(seconds=1.0, x=-x, z=-1000.0, y=1000.0))
    who = StagedFigure(id="f", name="man", kind="person", keys=keys)
    thing = StagedFigure(id="g", name="ball", kind="thing", keys=keys[:1])
    notes = drawn(StagedPlan(seconds=1.0, figures=(who, thing)))
    assert "man leaves the stage: 1000 m from its middle" in notes
    assert "ball leaves the stage: 1000 m from its middle" in notes


def test_figures_that_stand_on_each_other_are_drawn() -> None:
    """A circle of standings, and one on itself, do no harm."""
    a = StagedFigure(id="a", name="cup", kind="thing", standing=Standing(relation="on", of="b"))
    b = StagedFigure(
        id="b", name="table", kind="thing", standing=Standing(relation="under", of="a")
    )
    c = StagedFigure(id="c", name="book", kind="thing", standing=Standing(relation="in", of="c"))
    drawn(StagedPlan(seconds=1.0, figures=(a, b, c)))
