"""One thing of a card: on its disc, in its panel or, in words, on its tile, with its label.

What does not move is drawn once, and kept as a picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from onionskin.finish.brand import Brand, contrast
from onionskin.finish.cards.animation import eased, overshot
from onionskin.finish.cards.arranging import DISC, PANEL, TILE, Shape, Spot
from onionskin.finish.cards.callouts import (
    PAPER,
    Card,
    draw_crossed,
    draw_figure,
    draw_warned,
    is_number,
    paper_under,
    picture_of,
)
from onionskin.finish.cards.deeds import deed_of
from onionskin.finish.cards.happenings import happening_of
from onionskin.finish.cards.page import Page, paint_of, rounded
from onionskin.finish.cards.things import Drawing, with_body
from onionskin.finish.cards.vignette import VIGNETTE_FPS
from onionskin.finish.lettering import TextBlock, fit_text
from onionskin.stage.colours import INK, darker
from onionskin.stage.skia import skia

Canvas = Any
LABEL, LONG_LABEL = 0.26, 0.4
"""How much room labels of one line take below their things, and of two, in sides."""
_LONG: Final = 14
"""Characters from which a label is set in two lines; one of Chinese counts as two."""
_BREATH_SECONDS: Final = 2.6
_MARGIN: Final = 0.12
"""Around a ground, in sides: its shadow lies there."""
_WITHIN: Final = 0.37
"""From the middle of a disc to the edge of what is on it, in sides."""
_REACH: Final = 0.45
"""From the middle of a disc to the farthest corner of a wide or a high thing, in sides."""
_SLANT: Final = 38.0
"""Degrees by which long things lie aslant."""
_SIGN: Final = 0.44
"""From the middle of a disc to the edge of the box of a pictogram, in sides."""
_SIGN_CONTRAST: Final = 3.0
"""The least contrast of a pictogram with its disc (WCAG 2.1, of graphics)."""
_SOMEBODY: Final = (-0.46, -0.42, 0.46, 0.5)
"""Where on a disc somebody stands, in sides: on its lower edge."""
_LEAST_LABEL: Final = 4.2
"""Units of a label's letters, as far as there is room."""
_APART: Final = 0.6
"""Between the labels of neighbours at least, by the size of their letters."""
_ON_TILE: Final = 0.17
"""Of a side: the letters of words on a tile."""
_ROUND: Final = 0.09
"""The radius of a panel's corners, in sides."""
_AWAITED: Final = 0.22
"""How much is seen of a thing before its words are spoken."""
_LIGHTS_SECONDS: Final = 0.45
_FROM: Final = 0.93
"""So large at first is what is lit: it grows in its own place."""
_UNDER_PEOPLE: Final = "#dfe8f3"
_SOFT: Final = skia.SamplingOptions(skia.FilterMode.kLinear)


class Exhibit:
    """One thing of a card, wherever it stands."""

    def __init__(
        self,
        page: Page,
        card: Card,
        ink: str,
        side: float,
        index: int,
        *,
        label: float = LABEL,
        gap: float = math.inf,
    ) -> None:
        """`side` is in pixels, and so is `gap`, between neighbours in a row; `index` sets its
        breath apart from that of others; `label` is the room that labels have, alike on one card.
        """
        self._page, self._card, self._ink, self._index = page, card, ink, index
        self._is_long, self._gap = label == LONG_LABEL, gap
        self._shape = self.shape_of(card)
        self._side = max(1, round(side))
        room = (self._side * self._shape.wide, self._side * self._shape.high)
        self._drawing = picture_of(page, card, room)
        self._ground: Any = None
        self._seat: Any = None
        self._thing: tuple[int, Any] | None = None

    @staticmethod
    def shape_of(card: Card) -> Shape:
        """A panel for a little scene, what hands do and what happens, a tile for words, a disc for
        all else."""
        if card.scene is not None or deed_of(card.thing) or happening_of(card.thing):
            return PANEL
        return DISC if card.thing or is_number(card.text) else TILE

    def draw_ground(self, canvas: Canvas, spot: Spot, since: float) -> None:
        """What the thing stands on and its label, `since` seconds after its words begin; before
        that, and until it is wholly there, the thing as it is awaited."""
        left, top, _, _ = (each * self._side for each in self._reach)
        if since < _LIGHTS_SECONDS:
            if self._seat is None:
                self._seat = _picture(self._reach, self._side, self._draw_seat)
            canvas.drawImage(
                self._seat, round(spot.x) + round(left), round(spot.y) + round(top), _SOFT,
                skia.Paint(Alphaf=_AWAITED),
            )  # fmt: skip
        if since >= 0:
            if self._ground is None:
                self._ground = _picture(self._reach, self._side, self._draw_ground)
            with self._lit(canvas, spot, since):
                canvas.drawImage(self._ground, round(left), round(top))

    def draw_thing(self, canvas: Canvas, spot: Spot, since: float) -> None:
        """What moves on the ground, and the ring through what is not to be, or a warning."""
        with self._lit(canvas, spot, since):
            self._lay_thing(canvas, self._side, since)
            if self._card.crossed:
                draw_crossed(canvas, (0, 0), self._side, since)
            if self._card.warned:
                draw_warned(canvas, (0, 0), self._side, since)

    @contextmanager
    def _lit(self, canvas: Canvas, spot: Spot, since: float) -> Iterator[None]:
        """The canvas with its origin at the spot, at first a little smaller and pale."""
        share = since / _LIGHTS_SECONDS
        alpha = int(255 * eased(share * 1.2))
        canvas.save()
        canvas.translate(round(spot.x), round(spot.y))
        if share < 1:
            scale = _FROM + (1 - _FROM) * overshot(share)
            canvas.scale(scale, scale)
        if alpha < 255:
            left, top, right, bottom = (each * spot.side for each in self._reach)
            canvas.saveLayerAlpha(skia.Rect.MakeLTRB(left, top, right, bottom), alpha)
        yield
        if alpha < 255:
            canvas.restore()
        canvas.restore()

    @property
    def _reach(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the ground with its shadow and its label, in sides."""
        x, y = 0.5 * self._shape.wide + 2 * _MARGIN, 0.5 * self._shape.high
        return -x, -y - _MARGIN, x, y + LONG_LABEL + _MARGIN

    def _draw_ground(self, canvas: Canvas, side: float) -> None:
        """The disc or the panel with its shadow, who or what figure is on it, and the label."""
        self._draw_paper(canvas, side)
        if self._drawing is None:
            colour = darker(self._page.brand.primary, 0.1)
            wide = (0.7 if self._shape is DISC else 0.86) * self._shape.wide * side
            if self._shape is TILE:
                self._draw_tile(canvas, side, wide, colour)
            else:
                draw_figure(canvas, self._page, self._card.text, (wide, 0.72 * side), colour)
        elif self._card.text:
            label = self._label(side)
            below = self._shape.high * side / 2 + 0.035 * side
            label.draw(canvas, 0, below, align="centre")

    def _draw_tile(self, canvas: Canvas, side: float, wide: float, colour: str) -> None:
        """Words in letters not much larger than those of the labels beside them."""
        size = max(_ON_TILE * side / self._page.unit, _LEAST_LABEL)
        letters = self._page.letters(size, colour, bold=True, line_height=1.12)
        text = self._card.text[:1].upper() + self._card.text[1:]
        high = 0.84 * self._shape.high * side
        block = self._page.told(fit_text(text, letters, width=wide, height=high, most_lines=3))
        block.draw(canvas, 0, -block.height / 2, align="centre")

    def _draw_seat(self, canvas: Canvas, side: float) -> None:
        """What is awaited: no word and no figure of it, for nobody reads ahead."""
        self._draw_paper(canvas, side)
        self._lay_thing(canvas, side, 0.0)

    def _draw_paper(self, canvas: Canvas, side: float) -> None:
        """The disc, the tile or the panel with its shadow, and who or what sign stands on it."""
        wide, high = self._shape.wide * side, self._shape.high * side
        radius = side / 2 if self._shape is DISC else _ROUND * side
        disc = rounded(-wide / 2, -high / 2, wide / 2, high / 2, radius)
        shadow = skia.Paint(AntiAlias=True, Color=skia.Color(20, 16, 40, 80))
        shadow.setMaskFilter(
            skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 1.1 * self._page.unit)
        )
        canvas.save()
        canvas.translate(0, 0.9 * self._page.unit)
        canvas.drawRRect(disc, shadow)
        canvas.restore()
        canvas.drawRRect(disc, paint_of(self._colour))
        if self._drawing is None:
            return
        if self._drawing.is_pictogram:
            k = _SIGN * side
            sign = with_body(self._drawing, self._sign_colour)
            sign.within(canvas, (-k, -k, k, k), 0.0)
        elif self._drawing.is_somebody:
            canvas.save()
            canvas.clipRRect(disc, True)
            left, top, right, bottom = (each * side for each in _SOMEBODY)
            self._drawing.within(canvas, (left, top, right, bottom), 0.0)
            canvas.restore()

    @property
    def _within(self) -> float:
        """From the middle of the disc to the edge of the thing's box, in sides: what is wide or
        high reaches nearly to the disc's edge."""
        if self._drawing is None:
            return _WITHIN
        ratio = max(self._drawing.ratio, 1 / self._drawing.ratio)
        return max(_WITHIN, _REACH / math.hypot(1, 1 / ratio))

    @property
    def _slant(self) -> float:
        """By how many degrees a long thing lies aslant."""
        if self._drawing is None or not self._drawing.may_lean:
            return 0.0
        return -_SLANT if self._drawing.ratio > 1 else _SLANT

    @property
    def _colour(self) -> str:
        drawing = self._drawing
        if drawing is None or drawing.is_pictogram:
            return PAPER
        return _UNDER_PEOPLE if drawing.is_somebody else paper_under(drawing)

    @property
    def _sign_colour(self) -> str:
        """One of the brand's; dark under a red ring, in which colours would be lost."""
        return INK if self._card.crossed else signed_colour(self._page.brand, self._index)

    def _label(self, side: float) -> TextBlock:
        size = max((0.12 if self._is_long else 0.145) * side / self._page.unit, _LEAST_LABEL)
        letters = self._page.letters(size, self._ink, bold=True)
        text = self._card.text[:1].upper() + self._card.text[1:]
        most = self._shape.wide * side + self._gap - _APART * letters.size
        wide = min(most, (self._shape.wide + (0.5 if self._is_long else 2) * _MARGIN) * side)
        return self._page.told(
            fit_text(
                text,
                letters,
                width=wide,
                height=max((0.34 if self._is_long else 0.21) * side, 1.3 * letters.size),
                most_lines=2 if self._is_long else 1,
            )
        )

    def _lay_thing(self, canvas: Canvas, side: float, since: float) -> None:
        """What moves on the ground: a little scene, or a thing that rises, sinks and leans."""
        drawing = self._drawing
        if drawing is None or drawing.is_somebody or drawing.is_pictogram:
            return
        if self._shape is PANEL:
            wide, high = self._shape.wide * side, self._shape.high * side
            canvas.save()
            edge = rounded(-wide / 2, -high / 2, wide / 2, high / 2, _ROUND * side)
            canvas.clipRRect(edge, True)
            drawing.within(canvas, (-wide / 2, -high / 2, wide / 2, high / 2), since)
            canvas.restore()
            return
        phase = math.tau * (since + 0.7 * self._index) / _BREATH_SECONDS
        canvas.save()
        canvas.translate(0, -0.02 * side * math.sin(phase))
        canvas.rotate(2.2 * math.sin(phase * 0.5) + self._slant)
        k = self._within * side
        image = self._image_of(drawing, max(since, 0.0))
        canvas.drawImageRect(image, skia.Rect.MakeLTRB(-k, -k, k, k), _SOFT)
        canvas.restore()

    def _image_of(self, drawing: Drawing, since: float) -> Any:
        """The thing as it was drawn once; what lives, some times a second."""
        step = int(since * VIGNETTE_FPS) if drawing.is_live else 0
        if self._thing is None or self._thing[0] != step:
            within = self._within
            box, k = (-within, -within, within, within), within * self._side

            def draw(canvas: Canvas, side: float) -> None:
                drawing.within(canvas, (-k, -k, k, k), step / VIGNETTE_FPS)

            self._thing = step, _picture(box, self._side, draw)
        return self._thing[1]


def label_of(cards: Sequence[Card]) -> float:
    """How much room the labels of cards take, in sides."""
    labels = [card.text for card in cards if card.text and (card.thing or card.scene is not None)]
    if not labels:
        return 0.05
    is_long = max(sum(1 + (each > "\u2e80") for each in label) for label in labels) > _LONG
    return LONG_LABEL if is_long else LABEL


def signed_colour(brand: Brand, index: int) -> str:
    """A strong colour of a brand's in which signs are seen on white, another for each thing."""
    series = brand.series[1::2] or brand.series  # the others are those of the cards' grounds
    colour = series[index % len(series)]
    while contrast(PAPER, colour) < _SIGN_CONTRAST:
        colour = darker(colour, 0.05)
    return colour


def _picture(
    reach: tuple[float, float, float, float], side: int, draw: Callable[[Canvas, float], None]
) -> Any:
    """What is drawn for a side as an image."""
    left, top, right, bottom = (each * side for each in reach)
    return snapshot((left, top, right, bottom), lambda canvas: draw(canvas, float(side)))


def snapshot(box: tuple[float, float, float, float], draw: Callable[[Canvas], None]) -> Any:
    """What is drawn within a box (left, top, right, bottom, in pixels) as an image."""
    left, top, right, bottom = box
    surface = skia.Surface(max(1, round(right - left)), max(1, round(bottom - top)))
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.translate(-left, -top)
    draw(canvas)
    return surface.makeImageSnapshot()
