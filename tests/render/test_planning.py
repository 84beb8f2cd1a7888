"""Chapters: from which frame on which prompt holds."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.fitting import Size
from onionskin.plan.staging import Action, FigureKey, StagedFigure, StagedPlan
from onionskin.render.framing import Framing
from onionskin.render.options import Make
from onionskin.render.planning import (
    Planned,
    _later,
    _length_note,
    _pictures,
    chapters_of,
    plan_shot,
)
from onionskin.render.reel import of_pictures
from onionskin.render.schedule import Window
from onionskin.render.shot import prepare
from onionskin.request import Request

TWO_SECONDS = Framing(canvas_size=Size(64, 64), size=Size(64, 64), num_frames=16, fps=Fraction(8))


def test_a_chapter_starts_at_the_frame_of_its_moment():
    """In the order of time, the nearest frame counted; also at the last."""
    found = chapters_of({1.5: "it sits", 0.1: "it runs", 1.9: "it sleeps"}, TWO_SECONDS)
    assert [(one.first, one.prompt) for one in found] == [
        (1, "it runs"), (12, "it sits"), (15, "it sleeps"),
    ]  # fmt: skip


@pytest.mark.parametrize("seconds", [-1.0, 0.0, 0.01, 1.99, 2.0, 1e9, float("inf"), float("nan")])
def test_a_chapter_that_starts_outside_the_clip_is_refused(seconds):
    """Or at its first frame, which has a prompt already."""
    with pytest.raises(InvalidInput, match="not inside the clip; give more than 0, less than 2"):
        chapters_of({seconds: "it runs"}, TWO_SECONDS)


def test_two_chapters_of_one_frame_are_refused():
    """Both cannot hold."""
    with pytest.raises(InvalidInput, match="two prompts start at frame 8"):
        chapters_of({1.0: "it runs", 1.02: "it sits"}, TWO_SECONDS)


@pytest.mark.parametrize(("seconds", "said"), [(2, 0), (3, 1)])
def test_a_staged_plan_that_is_given_is_gone_by(seconds, said):
    """Beyond its end it holds its last frame, which is said."""
    plan = StagedPlan(seconds=2.0, place="forest")
    planned = plan_shot(prepare(Make("a street", engine="stage", plan=plan, seconds=seconds)))
    assert [request.staged.place for request in planned.requests] == ["forest"]
    assert len([line for line in planned.warnings if "holds its last frame" in line]) == said


def test_a_chapter_is_of_its_prompt_up_to_the_next():
    """A window is filled by the chapter in which it paints first."""
    requests = tuple(Request(prompt=prompt) for prompt in ("a", "b", "c"))
    planned = Planned(starts=(0, 4, 9), requests=requests)
    for painted, prompt in ((0, "a"), (3, "a"), (4, "b"), (8, "b"), (9, "c"), (20, "c")):
        window = Window(frames=(painted, painted + 1), seen=())
        assert planned.request_of(window).prompt == prompt
    late = Window(frames=(0, 1, 4, 5), seen=(0, 1))
    assert planned.request_of(late).prompt == "b"


@pytest.mark.parametrize(
    ("plan", "clip", "said"),
    [(2.0, 2.0, ()), (2.0005, 2.0, ()), (2.002, 2.0, "is cut"), (1.5, 2.0, "holds its last frame")],
)
def test_a_plan_of_another_length_is_said(plan, clip, said):
    """To a millisecond."""
    notes = _length_note(StagedPlan(seconds=plan), clip)
    assert notes == () if said == () else notes[0].endswith(f"the plan {said}")


def test_a_staged_plan_of_a_later_chapter_starts_when_it_does():
    """Everyone's keys and deeds, and its end."""
    keys = (FigureKey(seconds=0.5, x=1.0),)
    figure = StagedFigure(id="one", name="woman", kind="person", keys=keys)
    action = Action(who="one", verb="wave", start=0.25, end=1.5)
    plan = StagedPlan(seconds=2.0, figures=(figure,), actions=(action,))
    later = _later(plan, 3.0)
    assert later.seconds == 5.0
    assert later.figures[0].keys[0].seconds == 3.5
    assert (later.actions[0].start, later.actions[0].end) == (3.25, 4.5)
    assert _later(plan, 0.0) is plan


def with_pictures(*known: int, num_frames: int = 40):
    """The setup of a clip of which some frames are known."""
    setup = prepare(Make("a fox", engine="paintbox", seconds=num_frames / 8))
    picture = np.zeros((64, 64, 3), np.uint8)
    reel = of_pictures(dict.fromkeys(known, picture), Size(64, 64), num_frames, Fraction(8))
    return replace(setup, reel=reel)


@pytest.mark.parametrize(
    ("known", "frames", "moments"),
    [
        ((), range(40), []),
        ((0,), range(40), [0]),
        ((0, 39), range(40), [0, 39]),
        ((3, 4, 5, 6), range(40), [3, 6]),
        ((20,), range(20), [20]),
        ((21,), range(20), []),
        ((19,), range(20, 40), []),
        (tuple(range(40)), range(40), []),
    ],
)
def test_subjects_are_looked_for_beside_what_is_unknown(known, frames, moments):
    """In the chapter, or right after it."""
    pictures, said = _pictures(with_pictures(*known), frames)
    assert sorted(pictures) == [index / 8 for index in moments]
    assert said == ()


def test_subjects_are_looked_for_in_twelve_pictures_at_most():
    """From the first to the last, which is said."""
    pictures, said = _pictures(with_pictures(*range(0, 40, 2)), range(40))
    assert len(pictures) == 12
    assert (min(pictures), max(pictures)) == (0, 38 / 8)
    assert said == ("subjects were looked for in 12 of 20 pictures",)
    assert _pictures(with_pictures(*range(0, 24, 2)), range(40))[1] == ()
