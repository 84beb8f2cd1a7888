"""Own pictures are read upright, with what shows through."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from onionskin.errors import MediaError
from onionskin.finish.pictures.reading import read_layer


def test_transparency_is_kept(tmp_path: Path):
    """A PNG with holes has them still."""
    pixels = np.full((8, 12, 4), 200, np.uint8)
    pixels[:, :6, 3] = 0
    Image.fromarray(pixels).save(tmp_path / "holes.png")
    layer = read_layer(tmp_path / "holes.png")
    assert layer.pixels.shape == (8, 12, 4)
    assert not layer.pixels[:, :6, 3].any()
    assert not layer.is_opaque


def test_a_turned_photograph_is_upright(tmp_path: Path):
    """The camera's note of how it was held is followed."""
    picture = Image.new("RGB", (12, 8), "blue")
    picture.paste("red", (0, 0, 4, 8))
    exif = picture.getexif()
    exif[0x0112] = 6
    picture.save(tmp_path / "turned.jpg", exif=exif, quality=95)
    layer = read_layer(tmp_path / "turned.jpg")
    assert layer.pixels.shape == (12, 8, 4)
    assert layer.pixels[1, 4, 0] > 150
    assert layer.is_opaque


def test_what_is_missing_is_named(tmp_path: Path):
    """One line with the path."""
    with pytest.raises(MediaError, match=r"none\.png"):
        read_layer(tmp_path / "none.png")
