"""Cards pop up over a frame, and never over a face or the captions."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.finish.captions.placing import caption_box
from onionskin.finish.cards.callouts import (
    PAPER,
    Callouts,
    Card,
    Taken,
    paper_under,
    parts_of,
    placed,
)
from onionskin.finish.cards.gathering import things_card
from onionskin.finish.cards.page import Page
from onionskin.finish.cards.things import drawing_of
from onionskin.finish.lettering import Box
from onionskin.fitting import Size
from onionskin.stage.skia import skia

SIZES = (Size(320, 180), Size(180, 320), Size(200, 200))


def _page(size: Size) -> Page:
    return Page(size=size, safe=caption_box(size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("x", [0.25, 0.75])
def test_cards_keep_clear_of_faces_captions_and_each_other(
    size: Size, count: int, x: float
) -> None:
    """Whatever the frame's shape, however many there are."""
    page, high = _page(size), 0.12 * size.height
    face = Taken(
        left=x * size.width - high / 2,
        right=x * size.width + high / 2,
        top=0.2 * size.height,
        bottom=0.2 * size.height + high,
    )
    boxes = list(placed(page, count, [face]).values())
    assert len(boxes) == count
    for index, box in enumerate(boxes):
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= size.width
        assert box.bottom <= caption_box(size).top
        assert not _overlap(box, face)
        assert not any(_overlap(box, other) for other in boxes[index + 1 :])


def test_a_card_for_which_there_is_no_room_is_left_out_and_told() -> None:
    """Nobody is hidden: in a narrow room only one of three finds a place, in none nothing does."""
    page = _page(SIZES[0])
    left = Taken(left=0, right=235, top=0, bottom=180)
    right = Taken(left=235, right=320, top=60, bottom=180)
    cards = [Card(text=f"{number} euros") for number in (10, 20, 30)]
    shown = Callouts(page, cards, [left, right])
    assert 0 < len(shown.cards) == len(shown.boxes) < 3
    assert not any(_overlap(box, each) for box in shown.boxes for each in (left, right))
    everywhere = Taken(left=0, right=320, top=0, bottom=180)
    none, frame = Callouts(page, cards, [everywhere]), np.zeros((180, 320, 3), np.uint8)
    assert none.boxes == ()
    assert none.paint(frame, 2.0) is frame
    assert "there is no free room for the callout '30 euros': it is left out" in page.warnings


def test_figures_have_room_before_things() -> None:
    """Where only one of two finds a place, the number is seen and the picture is left out."""
    page = _page(SIZES[0])
    taken = [Taken(left=0, right=235, top=0, bottom=180),
             Taken(left=235, right=320, top=60, bottom=180)]  # fmt: skip
    cards = [Card(text="battery", thing="battery"), Card(text="60 kilometres")]
    assert [each.text for each in Callouts(page, cards, taken).cards] == ["60 kilometres"]


def _overlap(one: Box, other: Box | Taken) -> bool:
    return min(one.right, other.right) > max(one.left, other.left) and min(
        one.bottom, other.bottom
    ) > max(one.top, other.top)


def test_a_card_comes_in_at_its_moment_and_stays() -> None:
    """Before it nothing is painted; the frame that is given is never written into."""
    page = _page(SIZES[0])
    shown = Callouts(page, [Card(text="key", thing="key", at=1.0), Card(text="79 euros", at=2.0)])
    frame = np.full((180, 320, 3), 90, np.uint8)
    assert shown.paint(frame, 0.9) is frame
    first, both = shown.paint(frame, 1.8), shown.paint(frame, 3.0)
    assert (frame == 90).all()
    boxes = shown.boxes
    assert _differs(first, frame, boxes[0])
    assert not _differs(first, frame, boxes[1])
    assert _differs(both, frame, boxes[1])
    assert (both == shown.paint(frame, 3.5)).all()
    assert page.warnings == []


def _differs(one: np.ndarray, other: np.ndarray, box: Box) -> bool:
    rows, columns = slice(box.top, box.bottom), slice(box.left, box.right)
    return bool((one[rows, columns] != other[rows, columns]).any(axis=-1).mean() > 0.5)


def test_what_is_refused_is_struck_through_in_red() -> None:
    """The ring is drawn after the thing has come in."""
    page = _page(SIZES[0])
    frame = np.full((180, 320, 3), 90, np.uint8)
    red = []
    for crossed in (False, True):
        shown = Callouts(page, [Card(text="cup", thing="cup", crossed=crossed)])
        after = shown.paint(frame, 2.0).astype(int)
        red.append(int(((after[..., 0] > 180) & (after[..., 1] < 90)).sum()))
    assert red[1] > red[0] + 50


def test_what_to_keep_away_from_has_a_warning_sign() -> None:
    """A yellow triangle on the thing, whether it is beside a picture or large on a card."""
    page = _page(SIZES[0])
    frame = np.full((180, 320, 3), 90, np.uint8)
    for is_large in (False, True):
        yellow = []
        for warned in (False, True):
            card = Card(text="", thing="wire", warned=warned)
            if is_large:
                after = things_card(page, [card], "", "row").frame(2.0)
            else:
                after = Callouts(page, [card]).paint(frame, 2.0)
            pixels = after.astype(int)
            yellow.append(int(((pixels[..., 0] > 230) & (pixels[..., 2] < 90)).sum()))
        assert yellow[1] > yellow[0] + 30


def test_several_people_are_a_group() -> None:
    """More of the picture is filled than by one of them."""
    filled = []
    for name in ("farmer", "two farmer", "several farmer"):
        drawing = drawing_of(name)
        assert drawing is not None
        assert drawing.is_somebody
        pixels = np.zeros((60, 60, 4), np.uint8)
        surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
        drawing.within(surface.getCanvas(), (0, 0, 60, 60), 0.0)
        surface.flushAndSubmit()
        filled.append(float((pixels[..., 3] > 128).mean()))
    assert filled[0] + 0.05 < filled[1] < filled[2]
    assert drawing_of("several bee") is None


def test_a_thing_without_a_picture_is_told() -> None:
    """Its word stands there instead."""
    page = _page(SIZES[0])
    Callouts(page, [Card(text="nothing", thing="quux")])
    assert page.warnings == ["no picture of 'quux': only its word is shown"]
    assert drawing_of("no such thing") is None


def test_pale_things_stand_on_other_paper() -> None:
    """Steam and clouds are lost on white; what has colours is not."""
    papers = {name: paper_under(drawing_of(name)) for name in ("steam", "cloud", "bee", "star")}
    assert PAPER not in (papers["steam"], papers["cloud"])
    assert papers["bee"] == papers["star"] == PAPER


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("more than 460 houses", ("more than", "460", "houses")),
        ("超过50度", ("超过", "50", "度")),
        ("20%", ("", "20%", "")),
        ("evaporation", ("", "evaporation", "")),
    ],
)
def test_a_figure_has_its_number_large(text: str, parts: tuple[str, str, str]) -> None:
    """And small words before and after it."""
    assert parts_of(text) == parts


def test_a_lamp_is_no_light_bulb():
    """Lean things give way to the cast's rounder picture only where it is of the same."""
    lamp, pen = drawing_of("lamp"), drawing_of("pen")
    assert lamp is not None
    assert pen is not None
    assert (lamp.name, pen.name) == ("lamp", "fountain pen")
