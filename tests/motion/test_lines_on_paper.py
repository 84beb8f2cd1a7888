"""Drawings of thin lines on white paper: a line that turns is moved, and no light is changed."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw

from onionskin.frames import Frames
from onionskin.motion.fading import FADES, faded
from onionskin.motion.flow import FlowFinder
from onionskin.motion.inbetween import full_motion, have_nothing_in_common, inbetweens
from onionskin.motion.light import gains_between
from onionskin.motion.sharp import sharply_between


def _stick_figure(degrees: float, width: int, arm: str) -> Frames:
    """A figure of lines whose arm is so many degrees under the level, 640x480."""
    picture = Image.new("RGB", (640, 480), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((285, 70, 355, 140), outline="black", width=6)
    for line in ((320, 140, 320, 290), (320, 290, 280, 420), (320, 290, 360, 420)):
        pen.line(line, fill="black", width=width)
    pen.line((320, 170, 260, 260), fill="black", width=width)
    turn = math.radians(degrees)
    tip = 320 + 100 * math.cos(turn), 170 + 100 * math.sin(turn)
    pen.line((320, 170, *tip), fill=arm, width=width)
    return np.asarray(picture)


@pytest.mark.parametrize("arm", ["red", "black", "orange"])
@pytest.mark.parametrize("width", [6, 10, 16])
def test_a_thin_arm_that_turns_by_ten_degrees_turns(arm: str, width: int) -> None:
    """Half-way it is where it is half-way, at every angle, and paper stays white."""
    for start in range(0, 60, 10):
        first, last = (_stick_figure(start + more, width, arm) for more in (10, 0))
        motion = full_motion(first, last, FlowFinder())
        assert not have_nothing_in_common(first, last, motion)
        assert faded(first, last) < FADES
        (middle,) = inbetweens(first, last, [0.5], motion, sharply_between)
        true = _stick_figure(start + 5, width, arm)
        wrong = np.abs(middle.astype(int) - true).max(2) > 128
        assert wrong.sum() < 0.12 * 100 * width
        assert (middle[:60] == 255).all()


def test_paper_that_stays_white_has_the_same_light() -> None:
    """Lines that move off where they were leave grey pixels, which are no other light."""
    first, last = _stick_figure(50, 10, "red"), _stick_figure(40, 10, "red")
    seen = np.ones(first.shape[:2], np.bool_)
    assert np.abs(gains_between(first, last, seen)).max() == 0


def test_lines_on_grey_paper_that_darkens_have_another_light() -> None:
    """Where paper is no longer white, its light is told."""
    first = np.minimum(_stick_figure(50, 10, "red"), 220)
    last = np.asarray(first * 0.8, np.uint8)
    seen = np.ones(first.shape[:2], np.bool_)
    assert np.allclose(gains_between(first, last, seen)[0], math.log(0.8), atol=0.02)
