"""The cast's things are drawn flat on cards, and fill their boxes."""

from __future__ import annotations

import numpy as np

from onionskin.cast.cast import load_cast
from onionskin.finish.cards.flat import flat_of
from onionskin.finish.cards.things import drawing_of
from onionskin.stage.skia import skia


def test_all_of_the_cast_but_people_have_flat_pictures() -> None:
    """People are drawn by their role, as the stage draws them."""
    entries = [entry for entry in load_cast() if entry.group != "people"]
    assert [entry.name for entry in entries if flat_of(entry.id) is None] == []
    assert flat_of("no such thing") is None


def test_a_flat_picture_fills_its_box_at_any_size() -> None:
    """To its edges on one axis, with few colours: what is shaded has hundreds."""
    drawing = drawing_of("slice of pizza")
    assert drawing is not None
    pixels = np.zeros((300, 300, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    drawing.within(surface.getCanvas(), (0, 0, 300, 300), 0.0)
    surface.flushAndSubmit()
    rows = np.flatnonzero((pixels[..., 3] > 8).any(axis=1))
    columns = np.flatnonzero((pixels[..., 3] > 8).any(axis=0))
    assert max(rows[-1] - rows[0], columns[-1] - columns[0]) > 290
    colours, counts = np.unique(pixels.reshape(-1, 4), axis=0, return_counts=True)
    assert len(colours[counts > 200]) < 12
