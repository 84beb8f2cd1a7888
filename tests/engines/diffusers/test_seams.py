"""Tiles that blink are found, and a clean decode is left in peace."""

from types import SimpleNamespace

import numpy as np
import pytest
from tests.conftest import painted

from onionskin.engines.diffusers.seams import blink, seam_warning, tile_borders

TILED = SimpleNamespace(use_tiling=True, tile_sample_stride_height=192, tile_sample_stride_width=24)


def test_borders_stand_a_stride_apart():
    """Without tiling there are none; older decoders say length and overlap."""
    assert tile_borders(TILED, 64, "width") == [24, 48]
    assert tile_borders(SimpleNamespace(use_tiling=False), 64, "width") == []
    older = SimpleNamespace(use_tiling=True, tile_sample_min_width=32, tile_overlap_factor=0.25)
    assert tile_borders(older, 64, "width") == [24, 48]


@pytest.mark.parametrize("depth", [5, 8])
def test_a_tile_that_blinks_is_told(depth):
    """One tile brighter in every other frame, by little."""
    frames = painted(8, 48, 64).clip(20, 235)
    assert seam_warning(TILED, frames) == ()
    frames[::2, :, 24:48] += np.uint8(depth)
    seen, usual = blink(frames, [24, 48], axis=2)
    assert seen == pytest.approx(depth, rel=0.3)
    assert usual < depth / 3
    assert "--memory fast" in seam_warning(TILED, frames)[0]


def test_a_step_that_stays_is_no_blink():
    """A wall in the picture stands where it stands."""
    frames = painted(8, 48, 64).clip(20, 200)
    frames[:, :, 24:] += np.uint8(30)
    assert seam_warning(TILED, frames) == ()


def test_one_frame_cannot_blink():
    """There is nothing to compare it with."""
    assert seam_warning(TILED, painted(1, 48, 64)) == ()


def test_rows_are_looked_at_as_columns_are():
    """A tile below another one; the same picture turned gives the same numbers."""
    frames = painted(8, 64, 48).clip(20, 235)
    frames[::2, 24:48] += np.uint8(6)
    vae = SimpleNamespace(
        use_tiling=True, tile_sample_stride_height=24, tile_sample_stride_width=192
    )
    assert "steps across them change by" in seam_warning(vae, frames)[0]
    turned = blink(frames.transpose(0, 2, 1, 3), [24, 48], axis=2)
    assert blink(frames, [24, 48], axis=1) == pytest.approx(turned)


def test_only_lines_between_two_of_the_picture_are_borders():
    """Before the first and behind the last there is nothing."""
    frames = np.zeros((4, 6, 8, 3), np.uint8)
    frames[::2, :, :1] = 50
    assert blink(frames, [1], axis=2)[0] == 50
    frames = frames[:, :, ::-1]
    assert blink(frames, [7], axis=2)[0] == 50
    assert blink(frames, [0], axis=2) == (0.0, 0.0)
    assert blink(frames, [8], axis=2) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("step", "others", "told"), [(1, 0, False), (2, 0, True), (12, 5, False), (18, 5, True)]
)
def test_a_border_shows_where_it_changes_by_more_than_three_times_the_usual(step, others, told):
    """And by more than a level, which nobody sees."""
    frames = np.full((6, 8, 64, 3), 100, np.uint8)
    frames[::2, :, 24:] += np.uint8(step)
    frames[::2, :, 10:20:2] += np.uint8(others)
    vae = SimpleNamespace(
        use_tiling=True, tile_sample_stride_height=99, tile_sample_stride_width=24
    )
    assert bool(seam_warning(vae, frames)) is told


def test_decoders_say_their_tiles_in_several_ways():
    """A length for both sides; a quarter overlaps where nothing is said; or nothing at all."""
    both = SimpleNamespace(use_tiling=True, tile_sample_min_size=40, tile_overlap_factor_height=0.5)
    assert tile_borders(both, 64, "height") == [20, 40, 60]
    assert tile_borders(both, 64, "width") == [30, 60]
    assert tile_borders(both, 30, "width") == []
    assert tile_borders(SimpleNamespace(use_tiling=True), 64, "width") == []
