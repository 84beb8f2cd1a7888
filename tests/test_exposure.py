"""Every tool's sheet: the same canvas in memory and from a reel, frame by frame."""

from fractions import Fraction

import numpy as np
import pytest
from tests.conftest import painted

from onionskin import Canvas, CanvasKind, Clip
from onionskin.errors import InvalidInput
from onionskin.exposure import Exposure
from onionskin.fitting import Size, fitted
from onionskin.render.reel import Reel

CLIP = Clip(painted(5, 20, 30), Fraction(8))
MASK = np.zeros((5, 20, 30), np.bool_)
MASK[1:4, 3:9, ::2] = True
TOOLS = {
    "extend": (Canvas.extend(CLIP, 3), Exposure.extend(CLIP, 3), CanvasKind.FRAMES),
    "lead up": (
        Canvas.extend(CLIP, 3, backward=True),
        Exposure.extend(CLIP, 3, backward=True),
        CanvasKind.FRAMES,
    ),
    "inside": (
        Canvas.inside(CLIP, MASK),
        Exposure.inside(CLIP, MASK.__getitem__),
        CanvasKind.REGIONS,
    ),
    "outside": (
        Canvas.outside(CLIP, (40, 24), "top-left"),
        Exposure.outside(CLIP, (40, 24), "top-left"),
        CanvasKind.REGIONS,
    ),
    "restyle": (Canvas.restyle(CLIP), Exposure.restyle(CLIP), CanvasKind.BLANK),
    "nothing to restyle": (
        Canvas.restyle(CLIP, 0),
        Exposure.restyle(CLIP, 0),
        CanvasKind.FRAMES,
    ),
    "every other": (
        Canvas.every_other(CLIP, 2),
        Exposure.at_rate(CLIP, Fraction(24)),
        CanvasKind.FRAMES,
    ),
}


@pytest.mark.parametrize("name", TOOLS)
def test_a_canvas_and_a_reel_are_laid_out_alike(name):
    """What is known, when, and its pixels."""
    canvas, sheet, kind = TOOLS[name]
    reel = Reel.of(sheet, lambda: CLIP.frames.__getitem__)
    read = reel.canvas(tuple(range(reel.num_frames)), reel.open_reader(), reel.size)
    assert canvas.kind is read.kind is kind
    assert (canvas.known_pixels == read.known_pixels).all()
    known = canvas.known_pixels
    assert (canvas.frames[known] == read.frames[known]).all()
    assert canvas.times == read.times
    assert canvas.fps == read.fps == sheet.fps


def test_the_known_is_where_it_should_be():
    """Frame by frame and pixel by pixel."""
    assert TOOLS["extend"][0].known_frames.tolist() == [True] * 5 + [False] * 3
    assert TOOLS["lead up"][0].known_frames.tolist() == [False] * 3 + [True] * 5
    assert (TOOLS["inside"][0].known_pixels == ~MASK).all()
    outside = TOOLS["outside"][0]
    assert (outside.frames[:, :20, :30] == CLIP.frames).all()
    assert outside.known_pixels.sum() == 5 * 20 * 30
    assert np.flatnonzero(TOOLS["every other"][0].known_frames).tolist() == [0, 3, 6, 9, 12]


def test_frames_of_a_rate_that_is_no_multiple_stand_at_their_moments():
    """16 to 24: every second old frame is a new one, the others stay unshown between them."""
    sheet = Exposure.at_rate(Clip(CLIP.frames, Fraction(16)), Fraction(24))
    shown = [time for time, is_shown in zip(sheet.times, sheet.shown, strict=True) if is_shown]
    assert shown == [Fraction(index, 24) for index in range(7)]
    known = [time for time, whole in zip(sheet.times, sheet.whole, strict=True) if whole]
    assert known == [Fraction(index, 16) for index in range(5)]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Canvas.inside(CLIP, MASK[0]), "empty"),
        (lambda: Canvas.inside(CLIP, MASK[:, :4]), "give"),
        (lambda: Canvas.outside(CLIP, (20, 40)), "does not enclose"),
        (lambda: Canvas.outside(CLIP, (40, 40), "up"), "anchor 'up'"),
        (lambda: Canvas.every_other(CLIP, 0), "at least 1"),
        (lambda: Canvas.extend(CLIP, 0), "at least 1"),
        (lambda: Canvas.between([CLIP.frames[0]], [0, 1], 5, 8), "one for each"),
        (lambda: Canvas.between(list(CLIP.frames[:2]), [3, 1], 5, 8), "out of order"),
        (lambda: Canvas.between([CLIP.frames[0]], [5], 5, 8), "do not fit a clip of 5"),
    ],
)
def test_what_cannot_be_laid_out_is_refused(make, said):
    """In one line."""
    with pytest.raises(InvalidInput, match=said):
        make()


@pytest.mark.parametrize("fit", ["crop", "pad", "stretch"])
@pytest.mark.parametrize("shape", [(300, 2, 3), (2, 300, 3), (7, 9, 3), (64, 64, 3)])
def test_pictures_of_any_shape_are_fitted(fit, shape):
    """To exactly the size that is asked for; padding is black."""
    picture = fitted(np.full(shape, 200, np.uint8), Size(48, 32), fit)
    assert picture.shape == (32, 48, 3)
    assert set(np.unique(picture)) <= {0, 200} if fit == "pad" else (picture == 200).all()
