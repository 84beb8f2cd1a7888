"""Every tool's sheet: the same canvas in memory and from a reel, frame by frame."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import painted

from onionskin import Canvas, CanvasKind, Clip
from onionskin.errors import InvalidInput
from onionskin.exposure import Exposure, check_places
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
        (lambda: Canvas.every_other(CLIP, 0), "between is 0: give a whole number 1"),
        (lambda: Canvas.extend(CLIP, 0), "num_frames is 0: give a whole number 1"),
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


@pytest.mark.parametrize("size", [(29, 40), (40, 19), (30, 20), (29, 19), (19, 40), (40, 10)])
def test_a_ground_that_is_too_small_either_way_is_refused(size):
    """The message has both sizes, width first."""
    with pytest.raises(InvalidInput, match=f"size {size[0]}x{size[1]} .* the clip's 30x20;"):
        Exposure.outside(CLIP, size)


@pytest.mark.parametrize("size", [(31, 20), (30, 21), (64, 64)])
def test_a_ground_that_is_larger_either_way_will_do(size):
    """The clip stands in its middle, and as much is known as the clip has pixels."""
    sheet = Exposure.outside(CLIP, size)
    assert sheet.known(0).shape == size[::-1]
    assert sheet.known(0).sum() == 20 * 30
    assert sheet.corner == ((size[0] - 30) // 2, (size[1] - 20) // 2)
    left, top = sheet.corner
    picture = sheet.picture(2, CLIP.frames.__getitem__)
    assert (picture[top : top + 20, left : left + 30] == CLIP.frames[2]).all()
    assert picture.sum() == CLIP.frames[2].sum()


def test_a_picture_of_the_size_of_the_canvas_is_not_copied():
    """A long clip is read once."""
    frames = list(CLIP.frames)
    assert Exposure.restyle(CLIP).picture(3, frames.__getitem__) is frames[3]


def test_whole_frames_are_known_from_edge_to_edge():
    """Rows by columns, all True or all False."""
    sheet = Exposure.extend(CLIP, 1)
    assert sheet.known(4).shape == sheet.known(5).shape == (20, 30)
    assert sheet.known(4).all()
    assert not sheet.known(5).any()


@pytest.mark.parametrize("at", [[-1], [5], [0, 5], [-2, 3]])
def test_places_outside_the_clip_are_refused_with_the_allowed_ones(at):
    """0..4 for five frames."""
    with pytest.raises(InvalidInput, match=r"do not fit a clip of 5; give 0\.\.4$"):
        check_places(at, 5)


@pytest.mark.parametrize("at", [[], [0], [4], [0, 4], [0, 1, 2, 3, 4]])
def test_places_inside_the_clip_will_do(at):
    """Both ends are places."""
    check_places(at, 5)


@pytest.mark.parametrize("at", [[1, 1], [2, 1], [0, 3, 3]])
def test_places_that_do_not_grow_are_refused(at):
    """Twice the same is out of order too."""
    with pytest.raises(InvalidInput, match="out of order"):
        check_places(at, 5)


@settings(max_examples=60)
@given(added=st.integers(1, 6), length=st.integers(1, 6), backward=st.booleans())
def test_a_clip_is_continued_on_one_side(added, length, backward):
    """All of it is there in its order, and all that is new stands together."""
    clip = Clip(painted(length, 2, 2), Fraction(8))
    sheet = Exposure.extend(clip, added, backward=backward)
    new, old = [-1] * added, list(range(length))
    assert sheet.source.tolist() == (new + old if backward else old + new)
    assert sheet.whole.tolist() == [source >= 0 for source in sheet.source]


@settings(max_examples=60)
@given(
    old=st.fractions(1, 60, max_denominator=8),
    factor=st.fractions(Fraction(9, 8), 4, max_denominator=8),
    length=st.integers(1, 6),
)
def test_a_higher_rate_keeps_every_frame_at_its_moment(old, factor, length):
    """What is shown stands evenly at the new rate; every old frame is there, at its time."""
    rate = old * factor
    sheet = Exposure.at_rate(Clip(painted(length, 2, 2), old), rate)
    times = sheet.times or tuple(index / rate for index in range(sheet.num_frames))
    shown = np.ones(len(times), np.bool_) if sheet.shown is None else sheet.shown
    seen = [time for time, is_shown in zip(times, shown, strict=True) if is_shown]
    assert seen == [index / rate for index in range(len(seen))]
    assert seen[-1] <= Fraction(length - 1) / old < seen[-1] + 1 / rate
    known = dict(zip(sheet.source.tolist(), times, strict=True))
    assert [known[index] for index in range(length)] == [index / old for index in range(length)]
    assert sheet.whole.sum() == length


@pytest.mark.parametrize("rate", [8, 7, Fraction(1, 2)])
def test_a_rate_that_is_no_higher_is_refused(rate):
    """The same rate too; the message proposes twice the clip's."""
    with pytest.raises(InvalidInput, match=r"not more than the clip's 8; give more, e\.g\. 16"):
        Exposure.at_rate(CLIP, rate)
