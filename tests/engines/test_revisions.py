"""An engine's pixels change only with its revision, on which kept fills depend."""

from fractions import Fraction
from importlib.metadata import entry_points

import numpy as np
import pytest
from tests.conftest import painted
from tests.engines.golden import check_golden

from onionskin import Canvas, Plan, Request
from onionskin.engines.animatic import AnimaticEngine
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.flow import FlowEngine
from onionskin.engines.stage import StageEngine
from onionskin.engines.toybox import ToyboxEngine
from onionskin.engines.unplanned import UnplannedEngine
from onionskin.plan.plan import Key, Scenery, Subject

KEYS = (Key(seconds=0.0, x=0.3, y=0.7, size=0.4), Key(seconds=0.6, x=0.7, y=0.7, size=0.4))
FOX = Plan(seconds=0.6, subjects=(Subject(cast="1f98a", keys=KEYS),), scenery=Scenery(place="snow"))


def canvas_of(num_frames, height, width, *known):
    """Moving colours, of which the frames `known` are known."""
    sheet = np.isin(np.arange(num_frames), known)
    return Canvas(painted(num_frames, height, width), sheet, Fraction(8))


DRAWN = {
    "animatic": (AnimaticEngine(), Canvas.blank(3, 96, 128, 8), Request(prompt="", plan=FOX)),
    "flow": (FlowEngine(), canvas_of(5, 48, 64, 0, 4), Request(prompt="")),
    "stage": (StageEngine(), Canvas.blank(2, 96, 128, 2), Request(prompt="a woman waves")),
    "unplanned": (UnplannedEngine(), canvas_of(5, 48, 64, 1, 3), Request(prompt="")),
}
ELSEWHERE = {"toybox", *FAMILIES}
"""Below, and every family in the suite of its own (`FamilyContract`)."""


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_is_that_of_its_revision(name):
    """Drawn by rule, the same everywhere."""
    engine, canvas, request = DRAWN[name]
    check_golden(name, engine.revision, engine.fill(canvas, request).clip.frames)


@pytest.mark.parametrize("known", [(), (0, 4)])
def test_the_toyboxs_painting_is_that_of_its_revision(tiny_toybox, known):
    """With random weights: those of the package have an id of their own."""
    engine = ToyboxEngine(tiny_toybox)
    request = Request(prompt="a fox", plan=FOX, num_inference_steps=2, seed=3)
    frames = engine.fill(canvas_of(5, 128, 128, *known), request).clip.frames
    check_golden(f"toybox-{len(known)}-known", engine.revision, frames)


def test_every_built_in_engine_is_looked_at():
    """By one of these tests."""
    ours = {
        entry.name
        for entry in entry_points(group="onionskin.engines")
        if entry.value.startswith("onionskin.")
    }
    assert ours - ELSEWHERE - set(DRAWN) == set()
