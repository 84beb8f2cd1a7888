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
