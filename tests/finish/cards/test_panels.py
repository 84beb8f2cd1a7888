"""Panels fill the page, are lit as they are named, and keep their things off the captions."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.finish.captions.placing import caption_box
from onionskin.finish.cards.backdrop import Backdrop
from onionskin.finish.cards.callouts import Card
from onionskin.finish.cards.gathering import things_card
from onionskin.finish.cards.page import Page
from onionskin.finish.cards.phrase import Part, phrase_card
from onionskin.fitting import Size
from onionskin.stage.skia import skia

SIZES = (Size(320, 180), Size(180, 320), Size(200, 200))
TOLD = (Part(text="Give a neighbour a key", at=0.2, until=1.5),)


def _page(size: Size) -> Page:
    return Page(size=size, safe=caption_box(size))


@pytest.mark.parametrize("size", SIZES)
def test_a_thing_fills_its_part_of_the_page(size: Size) -> None:
    """The words have the other, and come to stand there."""
    page = _page(size)
    card = things_card(page, [Card(text="", thing="key", at=0.1)], "", "row", TOLD, layout="split")
    early, late = (card.frame(t).astype(int) for t in (0.0, 3.0))
    changed = np.abs(late - early).max(axis=2) > 20
    assert changed.mean() > 0.35
    assert not page.warnings


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layout", ["panels", "steps"])
def test_a_panel_is_lit_when_its_words_are_spoken(size: Size, layout: str) -> None:
    """Those that come later are dark until then, and each has its own part of the page."""
    cards = [
        Card(text="Take the key", thing="key", at=0.1),
        Card(text="Open the door", thing="door", at=3.0),
    ]
    card = things_card(_page(size), cards, "", "row", layout=layout)
    one, both = (card.frame(t).astype(int) for t in (2.0, 5.0))
    is_down = size.height > size.width
    first = np.s_[: size.height // 3] if is_down else np.s_[:, : size.width // 2 - 4]
    last = np.s_[size.height // 2 :] if is_down else np.s_[:, size.width // 2 + 4 :]
    assert both[last].mean() > one[last].mean() + 40
    assert abs(both[first].mean() - one[first].mean()) < 4


def test_what_is_first_has_a_sign_towards_what_it_becomes() -> None:
    """Between the two panels, when the second is there."""
    cards = [Card(text="Caterpillar", thing="caterpillar", at=0.1),
             Card(text="Butterfly", thing="butterfly", at=1.0)]  # fmt: skip
    size = SIZES[0]
    plain, signed = (
        things_card(_page(size), cards, "", join, layout="panels").frame(2.5).astype(int)
        for join in ("row", "becomes")
    )
    differs = np.abs(plain - signed).max(axis=2) > 30
    columns = np.flatnonzero(differs.any(axis=0))
    assert len(columns)
    assert abs(columns.mean() - size.width / 2) < 6


def test_white_letters_are_read_on_any_place() -> None:
    """The brightest of a place is dimmed to a contrast of 4.5 under words, and is still seen."""
    size = SIZES[0]
    place = np.zeros((size.height, size.width, 3), np.uint8)
    place[:, ::2] = 255
    place[: size.height // 2] = 255
    surface = np.zeros((size.height, size.width, 4), np.uint8)
    canvas = skia.Surface(surface, colorType=skia.kRGBA_8888_ColorType).getCanvas()
    Backdrop(_page(size), place, "#2b3a66", is_all_words=True).draw(canvas)
    shown = surface[..., :3].astype(float) / 255
    linear = np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)
    luminance = linear @ np.array([0.2126, 0.7152, 0.0722])
    assert 1.05 / (luminance.max() + 0.05) >= 4.5
    assert shown.max() - shown.min() > 0.15


@pytest.mark.parametrize("how", ["middle", "band"])
def test_a_sentence_alone_may_stand_in_the_middle(how: str) -> None:
    """Or on a band; unlike the one beside a bar."""
    page = _page(SIZES[0])
    bar, other = (phrase_card(page, TOLD, each).frame(3.0).astype(int) for each in ("bar", how))
    assert (np.abs(bar - other).max(axis=2) > 30).mean() > 0.02


@pytest.mark.parametrize("count", [2, 3])
def test_a_sign_fills_its_panel(count: int) -> None:
    """At least 55 hundredths of its shorter side."""
    size = Size(640, 360)
    page = Page(size=size)
    cards = [Card(text="Rubble", thing="rubble", at=0.0)] * count
    card = things_card(page, cards, "", "row", layout="panels")
    frame = card.frame(3.0).astype(int)
    panel = frame[:, : size.width // count - 2]
    below = panel[round(0.42 * size.height) :]
    drawn = np.abs(below - below[-2, 4]).max(axis=2) > 60
    columns = np.flatnonzero(drawn.any(axis=0))
    assert columns[-1] - columns[0] >= 0.55 * min(panel.shape[:2])
