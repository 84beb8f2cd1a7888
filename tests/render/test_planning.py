"""Chapters: from which frame on which prompt holds."""

from fractions import Fraction

import pytest

from onionskin.errors import InvalidInput
from onionskin.fitting import Size
from onionskin.plan.staging import StagedPlan
from onionskin.render.framing import Framing
from onionskin.render.options import Make
from onionskin.render.planning import chapters_of, plan_shot
from onionskin.render.shot import prepare

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
