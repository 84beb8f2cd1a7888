"""The next larger clip that a model can make, and which of it is kept."""

from dataclasses import replace
from fractions import Fraction

import pytest

from onionskin import Canvas
from onionskin.engines.diffusers.layout import Shape, layout_of
from onionskin.errors import UnsupportedCanvas
from onionskin.fitting import Size

SHAPE = Shape(size=Size(64, 32), side_multiple=16, max_frames=33, frames_step=4, fps=Fraction(16))


def test_what_a_model_makes_is_left_alone():
    """Nothing to say."""
    layout = layout_of("e", SHAPE, Canvas.blank(9, 32, 64, 16))
    assert (layout.size, layout.num_frames, layout.warnings) == (Size(64, 32), 9, ())
    assert layout.kept == tuple(range(9))


@pytest.mark.parametrize(("wanted", "made"), [(1, 1), (2, 5), (5, 5), (8, 9), (10, 13), (31, 33)])
def test_lengths_grow_to_the_next(wanted, made):
    """Never to the nearest, as pipelines do: that would lose frames that were asked for."""
    layout = layout_of("e", SHAPE, Canvas.blank(wanted, 16, 16, 16))
    assert layout.num_frames == made
    assert layout.kept == tuple(range(wanted))
    assert bool(layout.warnings) is (wanted != made)


def test_sizes_grow_to_the_next_and_are_cropped_in_the_middle():
    """The warning names both."""
    layout = layout_of("e", SHAPE, Canvas.blank(5, 30, 52, 16))
    assert (layout.size, layout.left, layout.top) == (Size(64, 32), 6, 1)
    assert layout.warnings == (
        "engine e makes widths and heights that are multiples of 16: made 64x32, cropped to 52x30",
    )


def test_a_model_of_one_size_makes_that():
    """What does not fit into it is refused, with the size."""
    alone = replace(SHAPE, only_size=True)
    layout = layout_of("e", alone, Canvas.blank(5, 16, 16, 16))
    assert (layout.size, layout.left, layout.top) == (Size(64, 32), 24, 8)
    assert layout.warnings == ("engine e makes only 64x32: cropped to 16x16",)
    with pytest.raises(UnsupportedCanvas, match="64x32 only, and 32x64"):
        layout_of("e", alone, Canvas.blank(5, 64, 32, 16))


def test_known_ends_stay_at_the_ends():
    """Frames are kept evenly spread, the first and the last among them."""
    layout = layout_of("e", SHAPE, Canvas.blank(6, 16, 16, 16), at_ends=True)
    assert layout.num_frames == 9
    assert layout.kept == (0, 2, 3, 5, 6, 8)
    assert "evenly thinned to 6" in layout.warnings[0]


def test_lower_rates_keep_the_nearest_frames():
    """Movement keeps the speed that the model knows."""
    layout = layout_of("e", SHAPE, Canvas.blank(5, 16, 16, 8))
    assert (layout.kept, layout.num_frames, layout.fps) == ((0, 2, 4, 6, 8), 9, 16)
    assert "frames nearest to 8 fps were kept" in layout.warnings[0]
    odd = layout_of("e", SHAPE, Canvas.blank(4, 16, 16, 12))
    assert odd.kept == (0, 1, 3, 4)


def test_halves_are_rounded_up_so_that_steps_alternate():
    """From 16 to 24 frames a second every frame stands at 1.5: 0, 2, 3, 5, not 0, 2, 3, 4."""
    faster = replace(SHAPE, fps=Fraction(24))
    layout = layout_of("e", faster, Canvas.blank(8, 16, 16, 16))
    assert layout.kept == (0, 2, 3, 5, 6, 8, 9, 11)


def test_higher_rates_are_painted_as_they_are_and_said():
    """There are no frames to keep in between."""
    layout = layout_of("e", SHAPE, Canvas.blank(5, 16, 16, 24))
    assert layout.kept == tuple(range(5))
    assert "plays 1.5x fast" in layout.warnings[0]


def test_models_that_are_told_the_rate_make_any():
    """No frame is dropped."""
    from dataclasses import replace

    layout = layout_of("e", replace(SHAPE, takes_fps=True), Canvas.blank(5, 16, 16, 8))
    assert (layout.kept, layout.fps, layout.warnings) == (tuple(range(5)), 8, ())


def test_what_would_be_too_long_is_refused():
    """Twenty frames at half the rate are forty painted."""
    with pytest.raises(UnsupportedCanvas, match=r"paint 41 frames.*its limit is 33"):
        layout_of("e", SHAPE, Canvas.blank(20, 16, 16, 8))


def test_a_model_has_a_least_side_and_a_least_length():
    """What is less is cropped and trimmed, and said with the rule."""
    least = replace(SHAPE, min_side=40, min_frames=9)
    layout = layout_of("e", least, Canvas.blank(2, 16, 64, 16))
    assert (layout.size, layout.num_frames) == (Size(64, 48), 9)
    assert layout.warnings == (
        "engine e makes 1, 5, 9 … frames: made 9, trimmed to 2",
        "engine e makes widths and heights that are multiples of 16 from 40 on: made 64x48, "
        "cropped to 64x16",
    )


def test_lengths_without_a_step_or_an_offset_are_told_as_they_are():
    """Any number from some on; multiples of some."""
    free = replace(SHAPE, frames_step=1, frames_offset=0, min_frames=6)
    assert layout_of("e", free, Canvas.blank(4, 16, 16, 16)).warnings == (
        "engine e makes at least 6 frames: made 6, trimmed to 4",
    )
    even = replace(SHAPE, frames_step=8, frames_offset=0)
    layout = layout_of("e", even, Canvas.blank(9, 16, 16, 16))
    assert layout.num_frames == 16
    assert layout.warnings == ("engine e makes 8, 16, 24 … frames: made 16, trimmed to 9",)


def test_the_longest_clip_is_made_and_one_frame_more_is_not():
    """The limit itself is within it."""
    assert layout_of("e", SHAPE, Canvas.blank(33, 16, 16, 16)).num_frames == 33
    with pytest.raises(UnsupportedCanvas, match="paint 37 frames"):
        layout_of("e", SHAPE, Canvas.blank(34, 16, 16, 16))


def test_a_single_frame_has_no_rate():
    """Whatever the canvas says, it is painted at the model's, or at the one it is told."""
    assert layout_of("e", SHAPE, Canvas.blank(1, 16, 16, 5)).fps == 16
    told = replace(SHAPE, takes_fps=True)
    assert layout_of("e", told, Canvas.blank(1, 16, 16, 5)).fps == 5
