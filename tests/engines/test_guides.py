"""Guides: what the stage draws of a plan for a model to be led by."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin import Request
from onionskin.engines.guides import guide_frames
from onionskin.errors import Cancelled, InvalidInput, UnsupportedRequest
from onionskin.plan.staging import Action, StagedFigure, StagedPlan

PLAN = StagedPlan(
    seconds=1.0,
    place="park",
    figures=(StagedFigure(id="ann", name="woman", kind="person"),),
    actions=(Action(who="ann", verb="wave", start=0, end=1),),
)


def _drawn(guide: str, **more: object) -> np.ndarray:
    request = Request(prompt="a woman waves", staged=PLAN, guides=(guide,), **more)
    return guide_frames(request, (0.0, 0.5), 96, 54)


def test_depth_is_lighter_the_nearer() -> None:
    """Grey; the ground's last row is the lightest, far trees are dark, who stands is between."""
    depth = _drawn("depth")
    assert (depth[..., 0] == depth[..., 2]).all()
    assert depth[:, -1].min() > 200
    assert depth[:, 0, 48].max() < 60
    assert 100 < depth[0, 30, 48, 0] < 240


def test_lines_are_white_and_poses_coloured_on_black() -> None:
    """As the annotators of ControlNet draw them."""
    edges, pose = _drawn("edges"), _drawn("pose")
    assert set(np.unique(edges)) == {0, 255}
    assert (edges > 0).mean() < 0.2
    lit = pose[pose.max(-1) > 0]
    assert 0 < len(lit) < 0.1 * pose[..., 0].size
    assert (lit.max(-1) - lit.min(-1)).min() > 40, "no grey"


def test_a_drawing_is_the_stage_s_own() -> None:
    """The very frames that the engine stage makes of the plan."""
    from onionskin import Canvas
    from onionskin.engines.registry import load_engine

    blank = Canvas.blank(2, 54, 96, 2)
    staged = load_engine("stage").fill(blank, Request(prompt="", staged=PLAN))
    assert np.array_equal(_drawn("drawing"), staged.clip.frames)


def test_without_a_plan_the_prompt_is_read() -> None:
    """And with neither it is refused; a cancel stops between frames."""
    read = guide_frames(Request(prompt="a woman waves", guides=("pose",)), (0.0,), 64, 36)
    assert read.any()
    with pytest.raises(UnsupportedRequest, match="needs a staged plan or a prompt"):
        guide_frames(Request(prompt="", guides=("pose",)), (0.0,), 64, 36)
    with pytest.raises(Cancelled):
        guide_frames(Request(prompt="a woman", guides=("pose",)), (0.0,), 64, 36, lambda: True)


def test_guides_that_are_none_are_refused() -> None:
    """By name, and engines that are led by none say so in one line."""
    from onionskin import Canvas
    from onionskin.engines.registry import load_engine

    with pytest.raises(InvalidInput, match="drawing, pose, depth, edges"):
        Request(prompt="", guides=("skeleton",))
    with pytest.raises(UnsupportedRequest, match="engine toybox takes no guides") as refused:
        load_engine("toybox").fill(
            Canvas.blank(2, 256, 256, 8), Request(prompt="a fox", guides=("pose",))
        )
    assert "\n" not in str(refused.value)
