"""The next larger clip that a model can make, and which of it is kept."""

from dataclasses import replace
from fractions import Fraction

import pytest

from onionskin import Canvas
from onionskin.engines.diffusers.layout import Shape, lay_out
from onionskin.errors import UnsupportedCanvas
from onionskin.fitting import Size

SHAPE = Shape(size=Size(64, 32), side_multiple=16, max_frames=33, frames_step=4, fps=Fraction(16))


def test_what_a_model_makes_is_left_alone():
    """Nothing to say."""
    layout = lay_out("e", SHAPE, Canvas.blank(9, 32, 64, 16))
    assert (layout.size, layout.num_frames, layout.warnings) == (Size(64, 32), 9, ())
    assert layout.kept == tuple(range(9))


@pytest.mark.parametrize(("wanted", "made"), [(1, 1), (2, 5), (5, 5), (8, 9), (10, 13), (31, 33)])
def test_lengths_grow_to_the_next(wanted, made):
    """Never to the nearest, as pipelines do: that would lose frames that were asked for."""
    layout = lay_out("e", SHAPE, Canvas.blank(wanted, 16, 16, 16))
    assert layout.num_frames == made
    assert layout.kept == tuple(range(wanted))
    assert bool(layout.warnings) is (wanted != made)


def test_sizes_grow_to_the_next_and_are_cropped_in_the_middle():
    """The warning names both."""
    layout = lay_out("e", SHAPE, Canvas.blank(5, 30, 52, 16))
    assert (layout.size, layout.left, layout.top) == (Size(64, 32), 6, 1)
    assert layout.warnings == ("engine e makes sides of 16k: made 64x32, cropped to 52x30",)


def test_a_model_of_one_size_makes_that():
    """What does not fit into it is refused, with the size."""
    alone = replace(SHAPE, only_size=True)
    layout = lay_out("e", alone, Canvas.blank(5, 16, 16, 16))
    assert (layout.size, layout.left, layout.top) == (Size(64, 32), 24, 8)
    assert layout.warnings == ("engine e makes 64x32 alone: cropped to 16x16",)
    with pytest.raises(UnsupportedCanvas, match="64x32 and no other size, and 32x64"):
        lay_out("e", alone, Canvas.blank(5, 64, 32, 16))


def test_known_ends_stay_at_the_ends():
    """Frames are kept evenly spread, the first and the last among them."""
    layout = lay_out("e", SHAPE, Canvas.blank(6, 16, 16, 16), at_ends=True)
    assert layout.num_frames == 9
    assert layout.kept == (0, 2, 3, 5, 6, 8)
    assert "evenly spread: 6" in layout.warnings[0]


def test_lower_rates_keep_the_nearest_frames():
    """Movement keeps the speed that the model knows."""
    layout = lay_out("e", SHAPE, Canvas.blank(5, 16, 16, 8))
    assert (layout.kept, layout.num_frames, layout.fps) == ((0, 2, 4, 6, 8), 9, 16)
    assert "frames nearest to 8 fps were kept" in layout.warnings[0]
    odd = lay_out("e", SHAPE, Canvas.blank(4, 16, 16, 12))
    assert odd.kept == (0, 1, 3, 4)


def test_halves_are_rounded_up_so_that_steps_alternate():
    """From 16 to 24 frames a second every frame stands at 1.5: 0, 2, 3, 5, not 0, 2, 3, 4."""
    faster = replace(SHAPE, fps=Fraction(24))
    layout = lay_out("e", faster, Canvas.blank(8, 16, 16, 16))
    assert layout.kept == (0, 2, 3, 5, 6, 8, 9, 11)


def test_higher_rates_are_painted_as_they_are_and_said():
    """There are no frames to keep in between."""
    layout = lay_out("e", SHAPE, Canvas.blank(5, 16, 16, 24))
    assert layout.kept == tuple(range(5))
    assert "plays 1.5x fast" in layout.warnings[0]


def test_models_that_are_told_the_rate_make_any():
    """No frame is dropped."""
    from dataclasses import replace

    layout = lay_out("e", replace(SHAPE, takes_fps=True), Canvas.blank(5, 16, 16, 8))
    assert (layout.kept, layout.fps, layout.warnings) == (tuple(range(5)), 8, ())


def test_what_would_be_too_long_is_refused():
    """Twenty frames at half the rate are forty painted."""
    with pytest.raises(UnsupportedCanvas, match=r"paint 41 frames.*its limit is 33"):
        lay_out("e", SHAPE, Canvas.blank(20, 16, 16, 8))
