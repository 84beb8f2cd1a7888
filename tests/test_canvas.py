"""Canvases."""

from fractions import Fraction

import numpy as np
import pytest

from onionskin import Canvas, CanvasKind
from onionskin.errors import InvalidInput

SHAPE = (5, 4, 6)


def canvas_knowing(*frames: int) -> Canvas:
    known = np.isin(np.arange(SHAPE[0]), frames)
    return Canvas(np.full((*SHAPE, 3), 7, np.uint8), known, Fraction(8))


def test_blank_canvas_knows_nothing():
    """Text to video starts here."""
    canvas = Canvas.blank(3, 4, 6, 8)
    assert canvas.kind is CanvasKind.BLANK
    assert canvas.frames.shape == (3, 4, 6, 3)
    assert canvas.fps == Fraction(8)
    assert not canvas.known_pixels.any()


def test_canvas_from_image_knows_its_first_frame():
    """Image to video starts here."""
    image = np.arange(72, dtype=np.uint8).reshape(4, 6, 3)
    canvas = Canvas.from_image(image, 3, 8)
    assert canvas.kind is CanvasKind.FIRST
    assert (canvas.laid_back(np.zeros_like(canvas.frames))[0] == image).all()


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ((), CanvasKind.BLANK),
        ((0,), CanvasKind.FIRST),
        ((4,), CanvasKind.LAST),
        ((0, 4), CanvasKind.ENDS),
        ((0, 1), CanvasKind.FRAMES),
        ((0, 1, 2, 3, 4), CanvasKind.FRAMES),
    ],
)
def test_kind_says_which_frames_are_known(known, kind):
    """The same for a mask of frames and the same mask in pixels."""
    canvas = canvas_knowing(*known)
    assert canvas.kind is kind
    assert Canvas(canvas.frames, canvas.known_pixels.copy(), canvas.fps).kind is kind


def test_kind_of_a_partly_known_frame_is_regions():
    """One unknown pixel makes a region."""
    pixels = canvas_knowing(0).known_pixels.copy()
    pixels[0, 0, 0] = False
    assert Canvas(np.zeros((*SHAPE, 3), np.uint8), pixels, Fraction(8)).kind is CanvasKind.REGIONS


def test_single_known_frame_of_a_single_frame_canvas_is_the_first():
    """It is the first and the last; it counts as the first."""
    assert Canvas.from_image(np.zeros((4, 6, 3), np.uint8), 1, 8).kind is CanvasKind.FIRST


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("mask_shape", [(5,), SHAPE])
def test_known_pixels_are_laid_back_bit_for_bit(seed, mask_shape):
    """Known pixels come from the canvas, all others from the painting, which is not changed."""
    rng = np.random.default_rng(seed)
    known_frames, painted = rng.integers(0, 256, (2, *SHAPE, 3), np.uint8)
    canvas = Canvas(known_frames, rng.random(mask_shape) < rng.random(), Fraction(8))
    before = painted.copy()
    result = canvas.laid_back(painted)
    mask = canvas.known_pixels
    assert (result[mask] == known_frames[mask]).all()
    assert (result[~mask] == before[~mask]).all()
    assert (painted == before).all()


@pytest.mark.parametrize("shape", [(2,), (3, 2), (3, 2, 3), (1, 3, 2, 2)])
def test_masks_of_another_shape_are_refused(shape):
    """known is (T,) or (T, H, W)."""
    with pytest.raises(InvalidInput, match="known"):
        Canvas(np.zeros((3, 2, 2, 3), np.uint8), np.zeros(shape, np.bool_), Fraction(8))


def test_frames_of_another_shape_are_not_laid_back():
    """Nothing is resized on the quiet."""
    with pytest.raises(InvalidInput, match="shape"):
        canvas_knowing(0).laid_back(np.zeros((5, 4, 7, 3), np.uint8))


@pytest.mark.parametrize("sides", [(0, 4, 4), (1, 0, 4), (1, 4, -1)])
def test_empty_canvases_are_refused(sides):
    """Every side is at least 1."""
    with pytest.raises(InvalidInput, match="at least 1"):
        Canvas.blank(*sides, 8)
