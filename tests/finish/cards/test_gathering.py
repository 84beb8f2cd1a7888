"""Things stand on a card as large as it allows, each in its own place from the first frame."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from onionskin.finish.captions.placing import caption_box
from onionskin.finish.cards.arranging import DISC, PANEL, Shape, Spot, arranged
from onionskin.finish.cards.callouts import Card
from onionskin.finish.cards.gathering import _Gathering, things_card
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


@pytest.mark.parametrize("size", SIZES)
def test_three_things_stand_in_a_row_or_in_a_column(size: Size) -> None:
    """Never two above and one below, which would part what belongs together."""
    page = _page(size)
    spots = arranged(page, 3 * [DISC], page.inner, gap=6, label=0.26)
    assert 1 in (len({round(each.x) for each in spots}), len({round(each.y) for each in spots}))


@pytest.mark.parametrize("count", [2, 3, 4])
def test_each_thing_appears_in_its_own_place_only(count: int) -> None:
    """What another's coming changes lies about the other, and every place is seen before."""
    page = _page(SIZES[0])
    cards = [Card(text=f"{k + 2} m", at=1.0 + 2 * k) for k in range(count)]
    spots = arranged(page, count * [DISC], page.inner, gap=6.0 * (1 if count < 4 else 0.6),
                     label=0.05)  # fmt: skip
    card = things_card(page, cards, "", "row")
    ground = things_card(page, [Card(text="", thing="bee", at=9.0)], "", "row").frame(0.0)
    first = card.frame(0.0).astype(int).copy()
    assert np.abs(first - ground).max() > 8
    before = card.frame(0.9).astype(int).copy()
    assert (before == first).all()
    for index, spot in enumerate(spots):
        after = card.frame(2.4 + 2 * index).astype(int).copy()
        changed = np.argwhere(np.abs(after - before).max(axis=2) > 12)
        (top, left), (bottom, right) = changed.min(axis=0), changed.max(axis=0)
        reach = 0.62 * spot.side
        assert left > spot.x - reach
        assert right < spot.x + reach
        assert top > spot.y - reach
        assert bottom < spot.y + reach
        before = after


def test_words_stand_on_a_tile_lower_than_the_pictures_beside_it() -> None:
    """A main point that has no picture has no box as large as those that have."""
    page = _page(SIZES[0])
    cards = [Card(text="", thing="hand washing", at=0.0), Card(text="vaccination card", at=0.0)]
    frame = things_card(page, cards, "", "row").frame(3.0)
    half = SIZES[0].width // 2
    picture, tile = (
        np.flatnonzero((part.min(axis=2) > 235).any(axis=1))
        for part in (frame[:, :half], frame[:, half:])
    )
    high = [each[-1] - each[0] for each in (picture, tile)]
    assert 0.5 * high[0] <= high[1] <= 0.7 * high[0]
    assert not page.warnings


def test_a_number_is_not_read_before_it_is_spoken() -> None:
    """Its place is seen, and no letter of it: nobody reads ahead."""
    page = _page(SIZES[0])
    card = things_card(page, [Card(text="22 pounds", at=2.0)], "", "row")
    before, after = (card.frame(t).astype(int).copy() for t in (1.0, 4.0))
    disc = np.s_[50:100, 130:190]
    assert before[disc].std(axis=(0, 1)).max() < 6
    assert after[disc].std(axis=(0, 1)).max() > 40
    assert (before[disc].mean(axis=(0, 1)) > before[50:100, 4:20].mean(axis=(0, 1)) + 5).all()


def test_a_pictogram_has_two_tones_on_white() -> None:
    """It looks of one hand with the shaded drawings beside it."""
    page = _page(SIZES[0])
    frame = things_card(page, [Card(text="", thing="hand washing", at=0.0)], "", "row").frame(3.0)
    height, width = frame.shape[:2]
    disc = frame[height // 4 : height // 2, width // 2 - 30 : width // 2 + 30].reshape(-1, 3)
    assert (disc.min(axis=1) > 240).any()
    coloured = disc[np.ptp(disc.astype(int), axis=1) > 60]
    assert len(coloured) > 60
    light = coloured.astype(int).sum(axis=1)
    assert light.max() - light.min() > 120


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
    """On the left in a wide frame, above in others; it is faint until it is spoken, and none of
    its letters moves."""
    parts = (
        Part(text="Call us before June", at=0.2, until=1.0),
        Part(text="and we will fill it in", at=3.0, until=4.0),
    )
    page = _page(size)
    thing = [Card(text="", thing="bee", at=9.0)]
    card = things_card(page, thing, "", "row", parts)
    faint, first, whole = (card.frame(t).astype(int) for t in (0.0, 2.5, 5.0))
    shown = np.argwhere(np.abs(whole - faint).max(axis=2) > 40)
    (top, left), (bottom, right) = shown.min(axis=0), shown.max(axis=0)
    if page.shape == "wide":
        assert left >= page.inner.left - 2
        assert right < 0.6 * size.width
    else:
        assert top >= page.inner.top - 2
        assert bottom < page.inner.top + 0.5 * page.inner.height
    said = np.argwhere(np.abs(first - faint).max(axis=2) > 40)
    assert len(said) < 0.8 * len(shown)
    assert page.warnings == []


@pytest.mark.parametrize(
    "labels",
    [("Giving up smoking", "Blood pressure"), ("王奶奶拿着存折", "急急忙忙赶到了银行")],
)
@pytest.mark.parametrize("count", [2, 4])
def test_labels_of_neighbours_keep_apart(labels: tuple[str, str], count: int) -> None:
    """By more than the page's columns between two letters of one of them."""
    size = Size(640, 360)
    page = Page(size=size, language="zh" if labels[0] > "\u2e80" else "en")
    cards = [Card(text=labels[k % 2], thing="key", at=0.0) for k in range(count)]
    spots = _spots_of(page, cards)
    frame = things_card(page, cards, "", "row").frame(3.0).astype(int)
    row = round(spots[0].y + spots[0].side * 0.53)
    band = frame[row : row + round(0.36 * spots[0].side)]
    ground = np.median(band.reshape(-1, 3), axis=0)
    written = (np.abs(band - ground).max(axis=2) > 110).any(axis=0)
    for one, other in itertools.pairwise(spots):
        middle = round((one.x + other.x) / 2)
        assert not written[middle - 3 : middle + 3].any()
        assert written[round(one.x - 0.3 * one.side) : round(one.x + 0.3 * one.side)].any()


def _spots_of(page: Page, cards: list[Card]) -> tuple[Spot, ...]:
    gathering = _Gathering(page, cards, "#ffffff", "row", page.inner)
    return gathering._spots
