"""A card of things: each on a disc on a ground of colour, lit as it is named.

All have their places from the first frame, and are faintly seen in them until their words come;
nothing moves aside for another. Signs may stand between things: an arrow, a plus, a stroke. They
breathe while they are seen, and little scenes go on in panels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, Literal

from onionskin.finish.cards.animation import Animation, Layer, eased, entering, moving, still
from onionskin.finish.cards.arranging import Spot, arranged
from onionskin.finish.cards.backdrop import Backdrop
from onionskin.finish.cards.callouts import Card
from onionskin.finish.cards.exhibits import LONG_LABEL, Exhibit, label_of
from onionskin.finish.cards.page import Page, around, line_of
from onionskin.finish.cards.panels import SIGNS, panels_card, split_card
from onionskin.finish.cards.phrase import Part, draw_ground, ground_of, set_phrase
from onionskin.finish.cards.vignette import VIGNETTE_FPS
from onionskin.finish.lettering import Box, TextBlock, fit_text
from onionskin.frames import Frames

Canvas = Any
Join = Literal["row", "becomes", "plus", "versus"]
_BETWEEN: Final = {"row": 6.0, "becomes": 11.0, "plus": 11.0, "versus": 10.0}
"""Units between things, where a sign may stand."""
_APART: Final = 1.5
"""So much farther apart things stand that have many words under them."""
_MANY: Final = 3
"""More things than that stand closer together."""
_COMES_IN: Final = 0.8
"""Seconds that a thing takes to come in, and to be struck through."""


Layout = Literal["beside", "opposite", "words", "split", "steps", "panels"]


def things_card(
    page: Page,
    cards: Sequence[Card],
    text: str,
    join: Join,
    told: Sequence[Part] = (),
    *,
    layout: Layout = "beside",
    behind: Frames | None = None,
) -> Animation:
    """The card; `text` stands over the things, "" for none. A thing without a picture is told.

    The cards come in the order of their times. `told` are the parts of a sentence that stands
    beside the things in place of `text`, or over them where there is no room; `layout` "opposite"
    has it on the right, "words" has it large and the things small. One thing may fill a part of
    the page ("split"); several with their words stand on panels, or on numbered ones ("steps").
    `behind` is a picture of the place, uint8 (H, W, 3) of the page's size.
    """
    if layout == "split" and told and len(cards) == 1:
        is_left = page.shape == "wide" and sum(map(ord, cards[0].thing)) % 2 == 1
        return split_card(page, cards[0], told, is_left=is_left)
    has_room = page.shape != "tall" or len(cards) <= _MANY
    if layout in ("panels", "steps") and has_room and not told and not text.strip():
        return panels_card(page, cards, join, numbered=layout == "steps")
    words = " ".join([*(part.text for part in told or ()), *(card.text for card in cards)])
    ground = ground_of(page, words if told else f"{text} {words}".strip())
    ink = page.brand.on(ground)
    place = Backdrop(page, behind, ground) if behind is not None else None
    layers = [still(place.draw if place else lambda canvas: draw_ground(canvas, page, ground))]
    room = page.inner
    if told:
        is_beside = page.shape == "wide" and join == "row"
        beside = None
        if is_beside:
            beside = _beside(page, told, ink, len(cards), layout)
        room, more = beside or _over(page, told, ink)
        layers += more
    elif text.strip():
        head, layer = _heading(page, text, ink)
        layers.append(layer)
        room = replace(room, top=round(room.top + head.height + 3.5 * page.unit))
    return Animation(page.size, [*layers, *_Gathering(page, cards, ink, join, room).layers])


def _beside(
    page: Page, told: Sequence[Part], ink: str, num_things: int, layout: Layout
) -> tuple[Box, list[Layer]]:
    """A sentence on one half of the page, and the room that it leaves to things."""
    inner = page.inner
    is_large = layout == "words"
    letters = page.letters(10.4 if is_large else 8.6, ink, bold=True, line_height=1.18)
    share = _WRITTEN if num_things == 1 else _WRITTEN_BESIDE_MORE
    width = (_WRITTEN_LARGE if is_large else share) * inner.width
    phrase = set_phrase(page, told, letters, width=width, height=0.94 * inner.height)
    top = inner.top + (inner.height - phrase.height) / 2
    if layout == "opposite":
        left = round(inner.right - width)
        return replace(inner, right=round(left - 5 * page.unit)), phrase.layers(left, top)
    room = replace(inner, left=round(inner.left + width + 5 * page.unit))
    if is_large:
        aside = round((0.26 if num_things == 1 else 0.08) * inner.height)
        room = replace(room, top=inner.top + aside, bottom=inner.bottom - aside)
    return room, phrase.layers(inner.left, top)


_WRITTEN_LARGE: Final = 0.7
_WRITTEN, _WRITTEN_BESIDE_MORE = 0.5, 0.44
"""How much of a wide page a sentence takes beside one thing, and beside several."""


def _over(page: Page, told: Sequence[Part], ink: str) -> tuple[Box, list[Layer]]:
    """A sentence at the top of the page, and the room that it leaves to things."""
    inner = page.inner
    size = {"wide": 6.0, "square": 6.2, "tall": 7.4}[page.shape]
    letters = page.letters(size, ink, bold=True, line_height=1.16)
    phrase = set_phrase(page, told, letters, width=inner.width, height=0.4 * inner.height)
    room = replace(inner, top=round(inner.top + phrase.height + 4 * page.unit))
    return room, phrase.layers((inner.left + inner.right) / 2, inner.top, "centre")


def _heading(page: Page, text: str, ink: str) -> tuple[TextBlock, Layer]:
    inner, unit = page.inner, page.unit
    size = {"wide": 6.6, "square": 6.4, "tall": 7.2}[page.shape]
    letters = page.letters(size, ink, bold=True, line_height=1.15)
    block = page.told(
        fit_text(text, letters, width=inner.width, height=0.2 * inner.height, most_lines=2)
    )
    x, y = page.size.width / 2, inner.top
    box = around(x - block.width / 2, y, x + block.width / 2, y + block.height)

    def draw(canvas: Canvas) -> None:
        block.draw(canvas, x, y, align="centre")

    return block, entering(draw, box, 0.0, how="settle", distance=unit)


class _Gathering:
    """The things of a card in their places."""

    def __init__(self, page: Page, cards: Sequence[Card], ink: str, join: Join, room: Box) -> None:
        self._page, self._cards, self._join, self._ink = page, cards, join, ink
        self._label = label_of(cards)
        gap = _BETWEEN[join] * (1.0 if len(cards) <= _MANY else 0.6)
        gap *= _APART if self._label == LONG_LABEL else 1.0
        shapes = [Exhibit.shape_of(card) for card in cards]
        self._spots = arranged(page, shapes, room, gap=gap, label=self._label)
        self._exhibits = [
            Exhibit(page, card, ink, spot.side, index, label=self._label, gap=gap * page.unit)
            for index, (card, spot) in enumerate(zip(cards, self._spots, strict=True))
        ]

    @property
    def layers(self) -> list[Layer]:
        """What the things stand on, which comes to rest, and the things, which never do."""
        always = float("-inf")
        return [
            moving(self._draw_grounds, always, self._rests, self._moment),
            moving(self._draw_things, always, math.inf, self._moment),
        ]

    @property
    def _rests(self) -> float:
        """Seconds after which nothing comes in any more."""
        return max(card.at for card in self._cards) + _COMES_IN

    def _moment(self, t: float) -> float:
        """The moment that is drawn: what only breathes is drawn on twos, as drawn films are."""
        if t < min(card.at for card in self._cards):
            return float("-inf")
        return t if t < self._rests else math.floor(t * VIGNETTE_FPS) / VIGNETTE_FPS

    def _draw_grounds(self, canvas: Canvas, t: float) -> None:
        for index, (card, spot) in enumerate(zip(self._cards, self._spots, strict=True)):
            self._exhibits[index].draw_ground(canvas, spot, t - card.at)
            if index and self._join != "row" and t >= card.at:
                self._sign(canvas, self._spots[index - 1], spot, t - card.at)

    def _draw_things(self, canvas: Canvas, t: float) -> None:
        t = self._moment(t)
        for exhibit, card, spot in zip(self._exhibits, self._cards, self._spots, strict=True):
            if t >= card.at:
                exhibit.draw_thing(canvas, spot, t - card.at)

    def _sign(self, canvas: Canvas, one: Spot, other: Spot, since: float) -> None:
        """What stands between two things: an arrow, a plus, or a stroke."""
        is_down = abs(other.y - one.y) > abs(other.x - one.x)
        gap = _BETWEEN[self._join] * self._page.unit
        k = 0.3 * gap * max(eased((since + 0.15) / 0.4), 0.01)
        paint = line_of(self._ink, 0.135 * gap)
        canvas.save()
        below = 0.5 * self._label * one.side if is_down else 0.0
        canvas.translate((one.x + other.x) / 2, (one.y + other.y) / 2 + below)
        canvas.rotate(90 if is_down else 0)
        for a, b, c, d in SIGNS[self._join]:
            canvas.drawLine(a * k, b * k, c * k, d * k, paint)
        canvas.restore()
