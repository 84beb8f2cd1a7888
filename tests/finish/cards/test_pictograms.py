"""Pictograms are drawn alike large, in one colour, and hold still."""

from __future__ import annotations

import numpy as np

from onionskin.finish.brand import contrast
from onionskin.finish.cards.callouts import PAPER, Callouts, Card, picture_of
from onionskin.finish.cards.gathering import things_card
from onionskin.finish.cards.page import Page
from onionskin.finish.cards.pictograms import (
    licences_of,
    outline_of,
    pictogram_names,
    read_shape,
)
from onionskin.finish.cards.things import drawing_of, in_colour, nearest_things
from onionskin.fitting import Size
from onionskin.stage.skia import skia

PAGE = Page(size=Size(320, 180))
SIGN = "hand washing"


def test_every_outline_lies_about_the_middle_of_its_box() -> None:
    """Within the unit square, none so small that it is lost."""
    for name in pictogram_names():
        box = outline_of(name).computeTightBounds()
        assert box.left() >= 0
        assert box.top() >= 0
        assert box.right() <= 1
        assert box.bottom() <= 1
        assert max(box.width(), box.height()) > 0.45, name


def test_a_shape_is_read_as_it_is_written() -> None:
    """A ring by the even-odd rule is empty in its middle."""
    ring = read_shape("Em0 0l90 0l0 90l-90 0zm30 30l30 0l0 30l-30 0z")
    assert ring.contains(10, 10)
    assert not ring.contains(45, 45)
    curve = read_shape("m0 0q50 100 100 0c-20-20-80-20-100 0z")
    assert curve.contains(50, 20)


def _drawn(colour: str) -> np.ndarray:
    drawing = drawing_of(SIGN)
    assert drawing is not None
    pixels = np.zeros((60, 60, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    in_colour(drawing, colour).within(surface.getCanvas(), (0, 0, 60, 60), 0.0)
    surface.flushAndSubmit()
    return pixels


def test_a_pictogram_has_one_colour() -> None:
    """Whatever it is given."""
    pixels = _drawn("#e01020")
    solid = pixels[pixels[..., 3] == 255]
    assert len(solid) > 200
    assert np.unique(solid[:, :3], axis=0).tolist() == [[224, 16, 32]]


def test_a_pictogram_stands_on_white_in_a_colour_that_is_seen_and_holds_still() -> None:
    """Where a drawing would breathe."""
    card = things_card(PAGE, [Card(text="", thing=SIGN, at=0.0)], "", "row")
    settled, later = card.frame(2.0), card.frame(3.3)
    assert (settled == later).all()
    disc = settled[50:130, 120:200].reshape(-1, 3)
    assert (disc.min(axis=1) > 240).any()
    seen = [each for each in disc if contrast(PAPER, "#{:02x}{:02x}{:02x}".format(*each)) >= 2.9]
    assert len(seen) > 0.05 * len(disc)
    thing = things_card(PAGE, [Card(text="", thing="star", at=0.0)], "", "row")
    assert (thing.frame(2.0) != thing.frame(3.3)).any()


def test_what_is_crossed_out_is_dark_on_white_under_its_ring() -> None:
    """As signs that forbid are: red on a strong colour would be lost."""
    card = things_card(PAGE, [Card(text="", thing=SIGN, at=0.0, crossed=True)], "", "row")
    disc = card.frame(2.0)[40:140, 110:210].reshape(-1, 3).astype(int)
    assert (disc.min(axis=1) > 235).mean() > 0.3
    assert (disc.max(axis=1) < 70).mean() > 0.03
    assert ((disc[:, 0] > 180) & (disc[:, 1] < 90)).mean() > 0.03


def test_a_pictogram_is_dark_on_a_callout() -> None:
    """On white paper over a scene."""
    callouts = Callouts(PAGE, [Card(text="Wash", thing=SIGN, at=0.0)])
    frame = callouts.paint(np.full((180, 320, 3), 128, np.uint8), 2.0)
    box = callouts.boxes[0]
    inside = frame[box.top : box.bottom, box.left : box.right].reshape(-1, 3)
    assert (inside.max(axis=1) < 70).mean() > 0.05
    assert (inside.min(axis=1) > 240).mean() > 0.3


def test_whose_pictograms_are_is_known() -> None:
    """Each set once, with its licence; drawings are of none."""
    whose = licences_of([SIGN, SIGN, "star"])
    assert whose == (("Material Design Icons, Pictogrammers", "Apache-2.0"),)


def test_a_name_that_there_is_not_is_told_with_those_like_it() -> None:
    """So that whoever wrote it finds the right one."""
    assert SIGN in nearest_things("hand-washing")
    page = Page(size=Size(320, 180))
    assert picture_of(page, Card(text="Wash", thing="hands washing"), (60, 60)) is None
    assert page.warnings[0].startswith("no picture of 'hands washing': only its word is shown;")
    assert SIGN in page.warnings[0]
