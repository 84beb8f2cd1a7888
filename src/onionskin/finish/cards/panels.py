"""Things on panels that fill the page from edge to edge, each lit as it is named.

One panel stands beside the words that are spoken; several stand in a row, each with its own words
over its thing, and with a number where they are steps.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from onionskin.finish.brand import contrast
from onionskin.finish.cards.animation import (
    Animation,
    Layer,
    eased,
    moving,
    overshot,
    still,
)
from onionskin.finish.cards.callouts import (
    PAPER,
    POP_SECONDS,
    Card,
    draw_crossed,
    draw_figure,
    draw_warned,
    paper_under,
    picture_of,
)
from onionskin.finish.cards.exhibits import signed_colour, snapshot
from onionskin.finish.cards.page import Page, line_of, paint_of
from onionskin.finish.cards.phrase import Part, draw_ground, ground_of, set_phrase
from onionskin.finish.cards.pictograms import outline_of
from onionskin.finish.cards.things import Drawing, with_body
from onionskin.finish.cards.vignette import VIGNETTE_FPS
from onionskin.finish.lettering import Box, fit_text
from onionskin.stage.colours import INK, darker, mix
from onionskin.stage.skia import skia

Canvas = Any
Sign = Literal["row", "becomes", "plus", "versus"]
_SHARE: Final = {"wide": 0.46, "square": 0.5, "tall": 0.44}
"""How much of the page a panel beside words takes: of its width, or of its height."""
_TINT: Final = 0.2
"""Of a colour of the brand's in a panel under a thing."""
_UNLIT: Final = 0.16
"""How much of a panel's colour is seen before its words are spoken."""
_AWAITED: Final = 0.14
"""How much of a thing is seen before its words are spoken."""
_LIGHTS_SECONDS: Final = 0.45
_BREATH_SECONDS: Final = 2.8
_FLAT: Final = 1.6
"""The width of a panel by its height from which the words stand beside the thing."""
_HALF: Final = 0.4
"""Of the page's width: panels as wide as that have larger letters."""
_LOST_CONTRAST: Final = 1.12
_BELOW_TAG: Final = 2.5
"""Units between the page's margin and words over things, for a scene's heading stands above."""
_FILLED, _MOST_LARGER = 0.86, 1.4
"""How much of its room a sign fills at most, and by how much larger it may be than on a disc."""
_COMES_IN: Final = 0.8
_SOFT: Final = skia.SamplingOptions(skia.FilterMode.kLinear)


def split_card(page: Page, card: Card, told: Sequence[Part], *, is_left: bool = False) -> Animation:
    """Words on one part of the page, and a thing as large as the other; `is_left`: that is where
    the panel stands."""
    ground = ground_of(page, " ".join(part.text for part in told))
    box, room = _parted(page, is_left=is_left)
    ink = page.brand.on(ground)
    largest = {"wide": 8.8, "square": 7.4, "tall": 8.4}[page.shape]
    letters = page.letters(largest, ink, bold=True, line_height=1.18)
    phrase = set_phrase(page, told, letters, width=room.width, height=0.96 * room.height)
    top = room.top + (room.height - phrase.height) / 2
    bar = paint_of(page.brand.mark_on(ground))

    def draw(canvas: Canvas) -> None:
        draw_ground(canvas, page, ground)
        y = max(room.top - 0.0, top - 4 * page.unit)
        canvas.drawRect(skia.Rect.MakeXYWH(room.left, y, 9 * page.unit, 0.9 * page.unit), bar)

    panel = _Panel(page, card, box, ground, index=0)
    return Animation(page.size, [still(draw), *panel.layers, *phrase.layers(room.left, top)])


def _parted(page: Page, *, is_left: bool) -> tuple[Box, Box]:
    """The panel, and the room of the words beside it or under it."""
    width, height = page.size
    inner, gap = page.inner, round(5 * page.unit)
    share = _SHARE[page.shape]
    if page.shape != "wide":
        edge = round(height * share)
        box = Box(0, 0, width, edge)
        return box, Box(inner.left, edge + gap, inner.right, max(inner.bottom, edge + gap + 1))
    edge = round(width * share)
    if is_left:
        return Box(0, 0, edge, height), Box(edge + gap, inner.top, inner.right, inner.bottom)
    left = width - edge
    return Box(left, 0, width, height), Box(inner.left, inner.top, left - gap, inner.bottom)


def panels_card(
    page: Page, cards: Sequence[Card], join: Sign = "row", *, numbered: bool = False
) -> Animation:
    """Several panels side by side, or one above the other on a page that is high, in the order of
    their cards; `join` is a sign where two meet, `numbered` puts numbers before their words."""
    ground = ground_of(page, " ".join(card.text for card in cards))
    layers: list[Layer] = [still(lambda canvas: page.fill(canvas, ground))]
    boxes = _side_by_side(page, len(cards))
    for index, (card, box) in enumerate(zip(cards, boxes, strict=True)):
        number = index + 1 if numbered else 0
        layers += _Panel(page, card, box, ground, index=index, number=number).layers
    for index in range(1, len(boxes)):
        if join != "row":
            layers.append(_sign(page, boxes[index - 1], boxes[index], join, cards[index].at))
    return Animation(page.size, layers)


def _side_by_side(page: Page, count: int) -> list[Box]:
    width, height = page.size
    foot = page.inner.bottom + round(2 * page.unit)
    if page.shape == "tall":
        edges = [round(foot * k / count) for k in range(count)] + [height]
        return [Box(0, edges[k], width, edges[k + 1]) for k in range(count)]
    edges = [round(width * k / count) for k in range(count + 1)]
    bottom = height if page.safe is None else foot  # captions stand below, on one ground
    return [Box(edges[k], 0, edges[k + 1], bottom) for k in range(count)]


def _sign(page: Page, one: Box, other: Box, join: Sign, at: float) -> Layer:
    """A disc on the border of two panels, with an arrow, a plus or a stroke."""
    is_down = other.top > one.top
    x = (other.left + other.right) / 2 if is_down else float(other.left)
    y = float(other.top) if is_down else page.inner.top + 0.6 * page.inner.height
    radius = 5.6 * page.unit
    colour = page.brand.primary

    def draw(canvas: Canvas, t: float) -> None:
        k = overshot((t - at) / POP_SECONDS)
        if k <= 0:
            return
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(k, k)
        canvas.drawCircle(0, 0, radius, paint_of(PAPER))
        canvas.rotate(90 if is_down else 0)
        pen = line_of(colour, 0.24 * radius)
        for a, b, c, d in SIGNS[join]:
            h = 0.5 * radius
            canvas.drawLine(a * h, b * h, c * h, d * h, pen)
        canvas.restore()

    return moving(draw, at, at + _COMES_IN)


SIGNS: Final = {
    "row": (),
    "becomes": ((-1, 0, 1, 0), (0.25, -0.7, 1, 0), (0.25, 0.7, 1, 0)),
    "plus": ((-1, 0, 1, 0), (0, -1, 0, 1)),
    "versus": ((-0.35, 1, 0.35, -1),),
}
"""Lines of each sign between two things, from x and y to x and y."""


@dataclass(frozen=True, slots=True)
class _Room:
    """Where within a panel its words and its thing are, in pixels."""

    words: Box
    thing: tuple[float, float, float, float]


class _Panel:
    """One panel: its colour, its words, and its thing, which never quite rests."""

    def __init__(
        self, page: Page, card: Card, box: Box, ground: str, *, index: int, number: int = 0
    ) -> None:
        self._page, self._card, self._box = page, card, box
        self._ground, self._index, self._number = ground, index, number
        self._drawing = picture_of(page, card, (box.width, box.height))
        self._room = self._rooms()
        if card.scene is not None and card.text:  # drawn for the room that it has, and not cut
            self._drawing = picture_of(page, card, (box.width, box.bottom - self._room.thing[1]))
        self._kept: tuple[int, Any] | None = None
        self._faint: Any = None

    @property
    def layers(self) -> list[Layer]:
        """The panel and its words, which come to rest, and the thing."""
        at = self._card.at
        return [
            moving(self._draw_panel, float("-inf"), at + _COMES_IN, self._lit),
            moving(self._draw_thing, float("-inf"), math.inf, self._moment),
        ]

    def _lit(self, t: float) -> float:
        """How far the panel is lit, 0..1."""
        return eased((t - self._card.at) / _LIGHTS_SECONDS)

    def _moment(self, t: float) -> float:
        """What only breathes is drawn on twos, as drawn films are; people stand still."""
        if t < self._card.at:
            return float("-inf")
        is_new = t < self._card.at + _COMES_IN
        if self._drawing is not None and self._drawing.is_somebody:
            return min(t, self._card.at + _COMES_IN)
        return t if is_new else math.floor(t * VIGNETTE_FPS) / VIGNETTE_FPS

    # Where

    def _rooms(self) -> _Room:
        """Words over the thing, or beside it in a flat panel; a thing alone has the whole panel."""
        page, box = self._page, self._box
        unit, inner = page.unit, page.inner
        pad = round(min(4 * unit, 0.08 * box.width))
        left, right = box.left + pad, box.right - pad
        top, bottom = max(box.top + pad, inner.top), min(box.bottom - pad, inner.bottom)
        has_words = bool(self._card.text) and self._drawing is not None
        if not has_words and not self._number:
            return _Room(Box(left, top, left + 1, top + 1), (left, top, right, bottom))
        if box.width > _FLAT * box.height:
            middle = round(left + 0.42 * (right - left))
            words = Box(middle + pad, top, right, bottom)
            return _Room(words, (left, top, middle, bottom))
        top += round(_BELOW_TAG * unit)
        high = round(0.34 * (bottom - top))
        words = Box(left, top, right, top + high)
        return _Room(words, (left, top + high + unit, right, bottom))

    # Colours

    @property
    def _colour(self) -> str:
        drawing, series = self._drawing, self._page.brand.series
        tint = mix(PAPER, series[(2 * self._index + 1) % len(series)], _TINT)
        if drawing is None:
            return tint
        paper = paper_under(drawing)
        return tint if paper == PAPER or contrast(paper, PAPER) < _LOST_CONTRAST else paper

    # Drawing

    def _draw_panel(self, canvas: Canvas, t: float) -> None:
        box, lit = self._box, self._lit(t)
        colour = self._colour
        unlit = mix(self._ground, colour, _UNLIT)
        whole = skia.Rect.MakeLTRB(box.left, box.top, box.right, box.bottom)
        canvas.drawRect(whole, paint_of(unlit))
        if lit > 0:
            edge = box.bottom - lit * box.height
            canvas.drawRect(skia.Rect.MakeLTRB(box.left, edge, box.right, box.bottom),
                            paint_of(colour))  # fmt: skip
        now = mix(unlit, colour, lit)
        if self._number:
            self._draw_number(canvas, now)
        if self._drawing is not None and self._card.text and lit > 0:
            self._draw_words(canvas, colour, lit)

    def _draw_number(self, canvas: Canvas, ground: str) -> None:
        unit, words = self._page.unit, self._room.words
        radius = min(4.2 * unit, 0.2 * words.height)
        x, y = words.left + radius, words.top + radius
        ink = self._page.brand.on(ground)
        canvas.drawCircle(x, y, radius, paint_of(ink, 0.9))
        letters = self._page.letters(1.25 * radius / unit, ground, bold=True)
        block = fit_text(str(self._number), letters, width=2 * radius, height=2 * radius)
        block.draw(canvas, x, y - 0.52 * block.height, align="centre")

    def _draw_words(self, canvas: Canvas, colour: str, lit: float) -> None:
        unit, words = self._page.unit, self._room.words
        shift = round(2 * min(4.2 * unit, 0.2 * words.height) + 1.2 * unit) if self._number else 0
        across = self._box.width / self._page.size.width
        letters = self._page.letters(
            7.6 if across > _HALF else 6.4,
            self._page.brand.on(colour), bold=True, line_height=1.14,
        )  # fmt: skip
        text = self._card.text[:1].upper() + self._card.text[1:]
        block = self._page.told(
            fit_text(
                text, letters, width=words.width - shift, height=words.height, smallest=0.45,
                most_lines=4,
            )
        )  # fmt: skip
        is_flat = self._box.width > _FLAT * self._box.height
        top = words.top + (words.height - block.height) / 2 if is_flat else float(words.top)
        canvas.saveLayerAlpha(None, int(255 * lit))
        if self._number or is_flat:
            block.draw(canvas, words.left + shift, top)
        else:
            block.draw(canvas, (words.left + words.right) / 2, top, align="centre")
        canvas.restore()

    def _draw_thing(self, canvas: Canvas, t: float) -> None:
        since = self._moment(t) - self._card.at
        if since < 0:
            self._draw_awaited(canvas)
            return
        left, top, right, bottom = self._room.thing
        x, y, wide, high = (left + right) / 2, (top + bottom) / 2, right - left, bottom - top
        side = min(wide, high)
        drawing = self._drawing
        if self._card.scene is not None and drawing is not None:
            self._draw_scene(canvas, drawing, since)
        elif drawing is not None and drawing.is_somebody:
            self._draw_somebody(canvas, drawing, since)
        elif drawing is not None and drawing.is_deed:
            self._draw_deed(canvas, drawing, since)
        else:
            scale = 0.4 + 0.6 * overshot(since / POP_SECONDS)
            phase = math.tau * (since + 0.7 * self._index) / _BREATH_SECONDS
            canvas.save()
            canvas.translate(round(x), round(y) - 0.012 * side * math.sin(phase))
            canvas.scale(scale, scale)
            if drawing is None:
                colour = darker(self._page.brand.primary, 0.1)
                draw_figure(canvas, self._page, self._card.text, (0.9 * side, 0.8 * side), colour)
            else:
                self._draw_image(canvas, drawing, since, wide, high)
            canvas.restore()
        canvas.save()
        canvas.translate(round(x), round(y))
        if self._card.crossed:
            draw_crossed(canvas, (0, 0), side, since)
        if self._card.warned:
            draw_warned(canvas, (0, 0), side, since)
        canvas.restore()

    def _draw_awaited(self, canvas: Canvas) -> None:
        """The thing as it is faintly seen before it is named, for an empty panel tells nothing."""
        drawing = self._drawing
        if drawing is None:
            return
        box = self._room.thing
        if self._card.scene is not None:
            box = (self._box.left, box[1], self._box.right, self._box.bottom)
        if self._faint is None:
            shown = self._in_body(drawing)

            left, top, right, bottom = box
            if drawing.is_pictogram:
                half = _half_of(drawing, right - left, bottom - top)
                x, y = (left + right) / 2, (top + bottom) / 2
                box = (x - half[0], y - half[1], x + half[0], y + half[1])

            def draw(on: Canvas) -> None:
                shown.within(on, box, 0.0)

            self._faint = snapshot(box, draw)
        left, top = box[:2]
        canvas.drawImage(self._faint, left, top, _SOFT, skia.Paint(Alphaf=_AWAITED))

    def _in_body(self, drawing: Drawing) -> Drawing:
        """The thing; a sign has a colour of its own and a body."""
        if not drawing.is_pictogram:
            return drawing
        is_dark = self._card.crossed  # under a red ring colours would be lost
        return with_body(drawing, INK if is_dark else signed_colour(self._page.brand, self._index))

    def _draw_image(
        self, canvas: Canvas, drawing: Drawing, since: float, wide: float, high: float
    ) -> None:
        """The thing about (0, 0), drawn once, or some times a second where it lives."""
        half = _half_of(drawing, wide, high)
        step = int(since * VIGNETTE_FPS) if drawing.is_live else 0
        if self._kept is None or self._kept[0] != step:
            shown = self._in_body(drawing)

            def draw(on: Canvas) -> None:
                shown.within(on, (-half[0], -half[1], half[0], half[1]), step / VIGNETTE_FPS)

            self._kept = step, snapshot((-half[0], -half[1], half[0], half[1]), draw)
        box = skia.Rect.MakeLTRB(-half[0], -half[1], half[0], half[1])
        canvas.drawImageRect(self._kept[1], box, _SOFT)

    def _draw_scene(self, canvas: Canvas, drawing: Drawing, since: float) -> None:
        """A little scene as large as the panel, under its words."""
        box = self._box
        top = self._room.thing[1] if self._card.text else float(box.top)
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(box.left, top, box.right, box.bottom))
        high = box.bottom - top
        ratio = drawing.ratio
        wide = max(box.width, high * ratio)
        x = (box.left + box.right) / 2
        tall = wide / ratio
        y = top + (high - tall) / 2
        alpha = min(255, int(255 * eased(since / _LIGHTS_SECONDS)))
        canvas.saveLayerAlpha(None, alpha)
        drawing.within(canvas, (x - wide / 2, y, x + wide / 2, y + tall), since)
        canvas.restore()
        canvas.restore()

    def _draw_deed(self, canvas: Canvas, drawing: Drawing, since: float) -> None:
        """What hands do, whose arms reach in from the edges of the panel."""
        box = self._box
        left, top, right, bottom = self._room.thing
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(box.left, box.top, box.right, box.bottom))
        canvas.saveLayerAlpha(None, min(255, int(255 * eased(since / _LIGHTS_SECONDS))))
        drawing.within(canvas, (left, top, right, bottom), since)
        canvas.restore()
        canvas.restore()

    def _draw_somebody(self, canvas: Canvas, drawing: Drawing, since: float) -> None:
        """Somebody who stands on the lower edge of the panel, and rises into it."""
        box, top = self._box, self._room.thing[1]
        side = min(1.15 * box.width, box.bottom - top)
        rise = (1 - eased(since / (POP_SECONDS + 0.1))) * 0.3 * side
        x = (box.left + box.right) / 2
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(box.left, box.top, box.right, box.bottom))
        y = box.bottom - side + rise
        if self._kept is None:
            whole = (0.0, 0.0, side, side)
            self._kept = 0, snapshot(whole, lambda on: drawing.within(on, whole, 0.0))
        canvas.drawImage(self._kept[1], x - side / 2, y, _SOFT)
        canvas.restore()


def _half_of(drawing: Drawing, wide: float, high: float) -> tuple[float, float]:
    """Half of the width and of the height of the box in which a thing is drawn in such a room: a
    sign, which is made for a disc, is drawn larger."""
    if not drawing.is_pictogram:
        return 0.46 * wide, 0.46 * high
    bounds = outline_of(drawing.name).getBounds()
    side = min(_FILLED * wide / bounds.width(), _FILLED * high / bounds.height())
    half = 0.5 * max(min(wide, high), min(side, _MOST_LARGER * min(wide, high)))
    return half, half
