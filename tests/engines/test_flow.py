"""The flow engine: in-betweens by motion compensation."""

import math
from fractions import Fraction

import cv2
import numpy as np
import pytest

from onionskin import Canvas, Request
from onionskin.engines.flow import FlowEngine
from onionskin.errors import UnsupportedCanvas
from onionskin.motion.inbetween import inbetweens


def ball(x: float, side: int = 96) -> np.ndarray:
    """A textured ball at x on a textured ground, uint8 (side, side, 3)."""
    rows, columns = np.mgrid[:side, :side].astype(np.float64)
    ground = 90 + 40 * np.sin(columns / 5) * np.cos(rows / 7)
    inside = 1 / (1 + np.exp(np.hypot(columns - x, rows - side / 2) - 16))
    skin = 190 + 50 * np.cos((columns - x) / 4) * np.sin(rows / 4)
    grey = ground * (1 - inside) + skin * inside
    return np.repeat(grey[..., None], 3, axis=2).round().astype(np.uint8)


def error(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.abs(a.astype(float) - b.astype(float)).mean())


def test_what_moves_is_moved_not_faded():
    """Half way, the ball is half way, where a cross-fade shows two ghosts."""
    first, last, truth = ball(38), ball(54), ball(46)
    (made,) = inbetweens(first, last, [0.5])
    faded = (first.astype(float) + last) / 2
    assert error(made, truth) < 0.4 * error(faded, truth)


def test_frames_stand_where_their_times_say():
    """A frame late in its gap looks like the end of it."""
    frames = np.stack([ball(38), ball(38), ball(54)])
    known = np.array([True, False, True])
    canvas = Canvas(frames, known, Fraction(8), times=(0.0, 3.0, 4.0))
    made = FlowEngine().fill(canvas, Request(prompt="")).clip.frames[1]
    assert error(made, ball(50)) < error(made, ball(46))


def test_pictures_of_other_things_fade_into_each_other():
    """No motion leads from one to the other; that is said, and nothing is torn."""
    blocks = np.random.default_rng(2).choice([20, 235], (8, 8, 3)).astype(np.uint8)
    first, last = ball(38), np.kron(blocks, np.ones((12, 12, 1), np.uint8))
    canvas = Canvas(np.stack([first, first, last]), np.array([True, False, True]), Fraction(8))
    fill = FlowEngine().fill(canvas, Request(prompt=""))
    assert error(fill.clip.frames[1], (first.astype(float) + last) / 2) < 1
    assert "fades into the other" in fill.warnings[0]
    moved = Canvas(
        np.stack([ball(38), ball(38), ball(54)]), np.array([True, False, True]), Fraction(8)
    )
    told = FlowEngine().fill(moved, Request(prompt="")).warnings
    assert not any("fades into the other" in each for each in told)


def test_open_ends_are_refused():
    """It cannot go on where nothing is known."""
    canvas = Canvas.extend(_clip(), 2)
    with pytest.raises(UnsupportedCanvas, match="first and last frame"):
        FlowEngine().fill(canvas, Request(prompt=""))


def _clip():
    from onionskin import Clip

    return Clip(np.stack([ball(38), ball(42)]), Fraction(8))


def _figure(degrees):
    """A body with an arm that points somewhere, uint8 (480, 640, 3)."""
    picture = np.full((480, 640, 3), 240, np.uint8)
    cv2.rectangle(picture, (260, 120), (380, 440), (200, 70, 60), -1)
    x, y = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    hand = (round(380 + 180 * x), round(180 + 180 * y))
    cv2.line(picture, (380, 180), hand, (40, 60, 140), 36, cv2.LINE_AA)
    return picture


@pytest.mark.parametrize("size", [(400, 300), (640, 480), (960, 720)])
@pytest.mark.parametrize(("degrees", "fades"), [(10, False), (20, False), (40, True), (130, True)])
def test_in_betweens_that_fade_are_told(degrees, fades, size):
    """An arm that turns by 20 degrees is moved; one that turns by 40 is not; at any size."""
    frames = np.zeros((5, size[1], size[0], 3), np.uint8)
    known = np.array([True, False, False, False, True])
    for place, angle in ((0, 20), (-1, 20 + degrees)):
        frames[place] = cv2.resize(_figure(angle), size, interpolation=cv2.INTER_AREA)
    fill = FlowEngine().fill(Canvas(frames, known, Fraction(4)), Request(prompt=""))
    told = [each for each in fill.warnings if "fades or tears" in each]
    assert bool(told) == fades
    assert not fades or told[0].startswith(
        "between the pictures at 0.00 and 1.00 s a part moves too far"
    )
