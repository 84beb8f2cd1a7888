"""A canvas brought to the size and length that a model makes, and back."""

from fractions import Fraction

import numpy as np

from onionskin import Canvas, Request
from onionskin.engines.diffusers.layout import Shape, layout_of
from onionskin.engines.diffusers.sheet import cut_out, make_sheet
from onionskin.fitting import Size

SHAPE = Shape(size=Size(16, 16), side_multiple=16, max_frames=33, frames_step=4, fps=Fraction(8))


def noise(*shape):
    return np.random.default_rng(0).integers(0, 256, shape, np.uint8)


def sheet_of(canvas, **request):
    layout = layout_of("e", SHAPE, canvas)
    return make_sheet(canvas, Request(prompt="a fox", **request), layout, 4), layout


def test_what_goes_in_comes_out():
    """Cutting the canvas out of its own sheet gives its known pixels."""
    canvas = Canvas(noise(6, 12, 10, 3), np.ones(6, np.bool_), Fraction(8))
    sheet, layout = sheet_of(canvas)
    assert sheet.frames.shape == (9, 16, 16, 3)
    assert (cut_out(sheet.frames, canvas, layout) == canvas.frames).all()
    assert sheet.known_frames == list(range(6))


def test_the_border_is_known_where_its_neighbour_is():
    """Known frames are known from edge to edge after growing too."""
    known = np.zeros((5, 12, 12), np.bool_)
    known[:, :6] = True
    sheet, _ = sheet_of(Canvas(noise(5, 12, 12, 3), known, Fraction(8)))
    assert sheet.known[:5, :8].all()
    assert not sheet.known[:, 8:].any()


def test_unknown_pixels_are_emptied():
    """Nothing that the canvas holds there can reach the model."""
    canvas = Canvas(noise(5, 16, 16, 3), np.arange(5) == 0, Fraction(8))
    sheet, _ = sheet_of(canvas)
    assert (sheet.frames[0] == canvas.frames[0]).all()
    assert not sheet.frames[1:].any()


def test_a_draft_is_shown_at_every_painted_frame():
    """Frames that are painted and not kept show the draft's nearest."""
    draft = noise(5, 16, 16, 3)
    canvas = Canvas.blank(5, 16, 16, 4)
    sheet, layout = sheet_of(canvas, draft=draft)
    assert layout.kept == (0, 2, 4, 6, 8)
    assert (sheet.draft[::2] == draft).all()
    assert all((sheet.draft[index] == draft[index // 2]).all() for index in (1, 3, 5, 7))
