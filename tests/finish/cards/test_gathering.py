"""Things stand on a card as large as it allows, and make room for those that follow."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.finish.captions.placing import caption_box
from onionskin.finish.cards.arranging import DISC, PANEL, Shape, arranged
from onionskin.finish.cards.callouts import Card
from onionskin.finish.cards.gathering import things_card
from onionskin.finish.cards.page import Page
from onionskin.finish.cards.phrase import Part
from onionskin.fitting import Size
from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block

SIZES = (Size(320, 180), Size(180, 320), Size(200, 200))


def _page(size: Size) -> Page:
    return Page(size=size, safe=caption_box(size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "shapes", [[DISC], [PANEL], [DISC, PANEL], 3 * [DISC], 5 * [DISC], [PANEL, PANEL, DISC, DISC]]
)
def test_things_fill_their_room_and_lie_within_it(size: Size, shapes: list[Shape]) -> None:
    """In the order in which they are told, and never over each other or the captions."""
    page = _page(size)
    spots = arranged(page, shapes, page.inner, gap=6, label=0.26)
    boxes = []
    for spot, shape in zip(spots, shapes, strict=True):
        x, y = shape.wide * spot.side / 2, shape.high * spot.side / 2
        boxes.append((spot.x - x, spot.y - y, spot.x + x, spot.y + y + 0.26 * spot.side))
    inner = page.inner
    for index, (left, top, right, bottom) in enumerate(boxes):
        assert left >= inner.left - 1
        assert right <= inner.right + 1
        assert top >= inner.top - 1
        assert bottom <= inner.bottom + 1
        for other in boxes[index + 1 :]:
            assert other[0] >= right or other[1] >= bottom - 1
    filled = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
    assert filled > 0.28 * inner.width * inner.height


def _middle(frame: np.ndarray) -> float:
    """Where, across the frame, what is white lies: 0 is left, 1 right."""
    columns = np.flatnonzero((frame.min(axis=2) > 235).sum(axis=0) > 4)
    return float((columns[0] + columns[-1]) / 2 / frame.shape[1])


def test_the_first_thing_stands_in_the_middle_until_others_come() -> None:
    """Then it moves aside, and all of them are about the middle again."""
    card = things_card(
        _page(SIZES[0]),
        [Card(text="", thing="bee", at=0.2), Card(text="", thing="star", at=3.0)],
        "",
        "row",
    )
    alone, both = (card.frame(t).copy() for t in (2.0, 5.0))
    assert abs(_middle(alone) - 0.5) < 0.03
    assert abs(_middle(both) - 0.5) < 0.03
    white = [int((each.min(axis=2) > 235).any(axis=0).sum()) for each in (alone, both)]
    assert white[1] > 1.25 * white[0]


def test_what_only_breathes_is_drawn_on_twos() -> None:
    """Of two frames of a film the second is the first again."""
    card = things_card(_page(SIZES[0]), [Card(text="", thing="bee", at=0.0)], "", "row")
    frames = [card.frame(2 + k / 24) for k in range(4)]
    assert frames[1] is frames[0]
    assert frames[2] is not frames[1]
    assert (frames[2] != frames[1]).any()


def test_a_little_scene_goes_on_in_its_panel() -> None:
    """It fills it from edge to edge, and whoever is in it moves."""
    script, _ = block(stage_prompt("a nurse waves").plan)
    page = _page(SIZES[0])
    card = things_card(page, [Card(text="Wave", scene=script, at=0.0)], "", "row")
    first, later = (card.frame(t).astype(int).copy() for t in (1.0, 1.5))
    panel = np.s_[40:90, 120:200]
    assert (np.abs(first - later)[panel] > 20).any()
    assert page.warnings == []


def test_people_stand_on_their_disc() -> None:
    """On a ground of their own, down to its lower edge."""
    page = _page(SIZES[0])
    card = things_card(page, [Card(text="Doctor", thing="doctor", at=0.0)], "", "row")
    frame = card.frame(2.0)
    assert (np.abs(frame.astype(int) - (0xDF, 0xE8, 0xF3)).max(axis=2) < 3).sum() > 500


@pytest.mark.parametrize("size", SIZES)
def test_a_sentence_stands_beside_its_things_and_under_none_of_them(size: Size) -> None:
    """On the left in a wide frame, above in others; and nothing of it is there before it is
    spoken."""
    parts = (
        Part(text="Call us before June", at=0.2, until=1.0),
        Part(text="and we will fill it in", at=3.0, until=4.0),
    )
    page = _page(size)
    thing = [Card(text="", thing="bee", at=9.0)]
    card = things_card(page, thing, "", "row", parts)
    ground, first, whole = (card.frame(t).astype(int) for t in (0.0, 2.5, 5.0))
    shown = np.argwhere(np.abs(whole - ground).max(axis=2) > 40)
    (top, left), (bottom, right) = shown.min(axis=0), shown.max(axis=0)
    if page.shape == "wide":
        assert left >= page.inner.left - 2
        assert right < 0.6 * size.width
    else:
        assert top >= page.inner.top - 2
        assert bottom < page.inner.top + 0.5 * page.inner.height
    said = np.argwhere(np.abs(first - ground).max(axis=2) > 40)
    assert len(said) < 0.8 * len(shown)
    assert page.warnings == []
