"""Canvases."""

from dataclasses import FrozenInstanceError
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin import Canvas, CanvasKind, Clip
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
    """Every side is a whole number from 1 on."""
    with pytest.raises(InvalidInput, match=r"is (0|-1): give a whole number 1\.\."):
        Canvas.blank(*sides, 8)


def test_sides_come_from_the_frames():
    """Frames, height and width, in this order."""
    canvas = Canvas.blank(3, 4, 6, 8)
    assert (canvas.num_frames, canvas.height, canvas.width) == (3, 4, 6)


def test_a_canvas_is_not_changed_and_is_equal_to_itself_alone():
    """Comparing pixels would be slow, and would give an array."""
    canvas, other = canvas_knowing(0), canvas_knowing(0)
    assert canvas == canvas
    assert canvas != other
    assert len({canvas, other}) == 2
    with pytest.raises(FrozenInstanceError):
        canvas.fps = Fraction(24)


@settings(max_examples=60)
@given(fps=st.fractions(1, 120, max_denominator=1001), num_frames=st.integers(1, 5))
def test_frames_stand_evenly_unless_times_are_given(fps, num_frames):
    """Frame i stands at i / fps."""
    canvas = Canvas.blank(num_frames, 1, 1, fps)
    assert canvas.times == pytest.approx([float(index / fps) for index in range(num_frames)])
    assert canvas.is_even


@pytest.mark.parametrize(
    ("times", "is_even"),
    [
        ((0.0, 0.125, 0.25), True),
        ((3.0, 3.125, 3.25), True),
        ((0.0, 0.125, 0.2502), False),
        ((0.0, 0.125, 0.25009), True),
        ((0.0, 0.25, 0.5), False),
        ((0.0, 0.0625, 0.125), False),
    ],
)
def test_even_frames_are_one_over_fps_apart(times, is_even):
    """To a ten-thousandth of a second, wherever they start."""
    canvas = Canvas(np.zeros((3, 1, 1, 3), np.uint8), np.zeros(3, np.bool_), Fraction(8), times)
    assert canvas.is_even is is_even


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ((0.0, 1.0), "2 times for 3 frames"),
        ((0.0, 1.0, 2.0, 3.0), "4 times for 3 frames"),
        ((-0.1, 1.0, 2.0), r"times\[0\] is -0.1: give a number from 0"),
        ((0.0, 1.0, float("inf")), r"times\[2\] is inf: give a number"),
        ((0.0, float("nan"), 2.0), r"times\[1\] is nan: give a number"),
        ((0.0, 1.0, 1.0), "must increase"),
        ((1.0, 0.0, 2.0), "must increase"),
    ],
)
def test_times_that_cannot_be_are_refused(times, said):
    """One a frame, from 0 on, each later than the one before."""
    with pytest.raises(InvalidInput, match=said):
        Canvas(np.zeros((3, 1, 1, 3), np.uint8), np.zeros(3, np.bool_), Fraction(8), times)


@pytest.mark.parametrize("known", [[True, False, True], np.zeros(3, np.uint8), None])
def test_what_is_known_is_said_in_a_bool_array(known):
    """Lists and numbers are refused."""
    with pytest.raises(InvalidInput, match="bool array"):
        Canvas(np.zeros((3, 2, 2, 3), np.uint8), known, Fraction(8))


def test_a_refused_mask_names_the_shapes_that_would_do():
    """Both of them, with this canvas's own sides."""
    frames = np.zeros((3, 2, 5, 3), np.uint8)
    with pytest.raises(InvalidInput, match=r"\(7,\); for these frames give \(3,\) or \(3, 2, 5\)"):
        Canvas(frames, np.zeros(7, np.bool_), Fraction(8))
    with pytest.raises(InvalidInput, match=r"\(4, 4\); for this clip give \(2, 5\) or \(3, 2, 5\)"):
        Canvas.inside(Clip(frames, 8), np.ones((4, 4), np.bool_))


@settings(max_examples=60)
@given(
    at=st.sets(st.integers(0, 8), min_size=1).map(sorted),
    sides=st.tuples(st.integers(1, 5), st.integers(1, 5)),
)
def test_pictures_stand_where_they_are_put_and_nothing_else_is_known(at, sides):
    """At the size of the first, if no other is given."""
    images = [np.full((*sides, 3), 10 + index, np.uint8) for index in at]
    canvas = Canvas.between(images, at, 9, 8)
    assert canvas.frames.shape == (9, *sides, 3)
    assert np.flatnonzero(canvas.known_frames).tolist() == at
    assert [int(canvas.frames[index].max()) for index in at] == [10 + index for index in at]


def test_pictures_are_brought_to_the_size_that_is_asked_for():
    """(width, height), each by `fit`."""
    image = np.full((4, 4, 3), 200, np.uint8)
    canvas = Canvas.from_image(image, 2, 8, size=(8, 4), fit="pad")
    assert canvas.frames.shape == (2, 4, 8, 3)
    assert canvas.frames[0, 0, :, 0].tolist() == [0, 0, 200, 200, 200, 200, 0, 0]


@pytest.mark.parametrize(
    ("images", "at", "said"),
    [
        ([np.zeros((4, 6), np.uint8)], [0], "one picture"),
        ([np.zeros((2, 4, 6, 3), np.uint8)], [0], "one picture"),
        ([np.zeros((4, 6, 3), np.float32)], [0], "uint8"),
        ([np.zeros((4, 6, 3), np.uint8), np.zeros((4, 6, 4), np.uint8)], [0, 1], "uint8"),
        ([], [], "0 pictures for 0 frames"),
    ],
)
def test_what_is_no_picture_is_refused(images, at, said):
    """Also where only a later one is none."""
    with pytest.raises(InvalidInput, match=said):
        Canvas.between(images, at, 3, 8)


def test_a_single_frame_may_have_every_side_of_one():
    """The smallest canvas there is."""
    assert Canvas.blank(1, 1, 1, 8).frames.shape == (1, 1, 1, 3)


def test_one_mask_is_for_all_frames():
    """(H, W) says the same of each."""
    clip = Clip(np.full((3, 4, 6, 3), 9, np.uint8), 8)
    mask = np.zeros((4, 6), np.bool_)
    mask[1, 2:4] = True
    assert (Canvas.inside(clip, mask).known_pixels == ~mask).all()


def test_frames_of_another_type_are_not_laid_back():
    """Nothing is rounded on the quiet."""
    with pytest.raises(InvalidInput, match="dtype"):
        canvas_knowing(0).laid_back(np.zeros((*SHAPE, 3), np.float32))


def test_two_frames_between_others_treble_the_rate():
    """Between 3 frames at 8 there are 4 new ones at 24; by default there is one in each gap."""
    clip = Clip(np.zeros((3, 2, 2, 3), np.uint8), 8)
    assert (Canvas.every_other(clip, 2).num_frames, Canvas.every_other(clip, 2).fps) == (7, 24)
    assert (Canvas.every_other(clip).num_frames, Canvas.every_other(clip).fps) == (5, 16)


class Foreign:
    """Of no type that anything takes; called the same in every run."""

    def __repr__(self) -> str:
        return "foreign"


WRONG = [None, "8", 2.5, float("nan"), 10**30, True, Foreign(), [3], b"8", {}]


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_values_of_the_wrong_type_are_refused_by_name(value, clip):
    """Wherever one can be given, and nothing else is raised."""
    picture = clip.frames[0]
    uses = {
        "num_frames": lambda: Canvas.blank(value, 4, 6, 8),
        "height": lambda: Canvas.blank(3, value, 6, 8),
        "width": lambda: Canvas.blank(3, 4, value, 8),
        "image": lambda: Canvas.from_image(value, 3, 8),
        "num_frames ": lambda: Canvas.from_image(picture, value, 8),
        "images": lambda: Canvas.between(value, [0], 3, 8),
        "images ": lambda: Canvas.between([value], [0], 3, 8),
        "at": lambda: Canvas.between([picture], value, 3, 8),
        "at ": lambda: Canvas.between([picture], [value], 3, 8),
        "clip": lambda: Canvas.extend(value, 3),
        "num_frames  ": lambda: Canvas.extend(clip, value),
        "mask": lambda: Canvas.inside(clip, value),
        "clip ": lambda: Canvas.inside(value, np.ones((48, 64), np.bool_)),
        "width ": lambda: Canvas.outside(clip, (value, 80)),
        "anchor": lambda: Canvas.outside(clip, (80, 80), value),
        "strength": lambda: Canvas.restyle(clip, value),
        "between": lambda: Canvas.every_other(clip, value),
        "frames": lambda: Canvas.blank(1, 4, 6, 8).laid_back(value),
        "frames ": lambda: Canvas(value, np.zeros(1, np.bool_), 8),
        "known": lambda: Canvas(clip.frames, value, 8),
        "frames  ": lambda: Clip(value, 8),
        "sound": lambda: Clip(clip.frames, 8, value or 0),
    }
    if value not in (2.5, True):  # rates, places and strengths may be these
        uses["fps"] = lambda: Canvas.blank(3, 4, 6, value if value != "8" else "eight")
    for name, use in uses.items():
        with pytest.raises(InvalidInput, match=name.strip()) as caught:
            use()
        assert len(str(caught.value)) < 250
        assert "\n" not in str(caught.value)


def test_a_clip_in_the_place_of_a_picture_is_refused(clip):
    """With what is meant."""
    with pytest.raises(InvalidInput, match=r"image is Clip.*clip\.frames\[0\]"):
        Canvas.from_image(clip, 3, 8)


def test_numbers_of_other_kinds_are_taken_for_what_they_are(clip):
    """Whole floats, numpy's numbers, Decimal rates and fractions."""
    canvas = Canvas.blank(np.int64(3), 4.0, np.float64(6), Decimal("12.5"))
    assert canvas.frames.shape == (3, 4, 6, 3)
    assert canvas.fps == Fraction(25, 2)
    assert Canvas.outside(clip, [80.0, np.int32(80)]).width == 80
    assert Canvas.restyle(clip, Fraction(1, 2)).num_frames == clip.num_frames
    assert Canvas.between([clip.frames[0]], np.array([1]), 3, 8).known_frames.tolist() == [0, 1, 0]
    times = Canvas(canvas.frames, canvas.known, 8, np.array([0, 1, 2.5])).times
    assert times == (0.0, 1.0, 2.5)
    assert all(type(time) is float for time in times)


def test_canvases_beyond_all_memory_are_refused():
    """Before it is taken."""
    with pytest.raises(InvalidInput, match="ONIONSKIN_MAX_BYTES"):
        Canvas.blank(100_000, 4000, 4000, 8)
