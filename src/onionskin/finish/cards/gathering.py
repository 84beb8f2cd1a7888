"""A card of things: each on a disc on a ground of colour, popping up as it is named.

One thing stands large in the middle; several stand in a row, or one above the other in a tall
frame, with an arrow, a plus or nothing between them. They breathe while they are seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final, Literal
from zlib import crc32

from onionskin.finish.cards.animation import (
    Animation,
    Layer,
    eased,
    entering,
    moving,
    overshot,
    still,
)
from onionskin.finish.cards.callouts import (
    POP_SECONDS,
    Card,
    draw_crossed,
    number_and_rest,
    paper_under,
)
from onionskin.finish.cards.page import Page, around, line_of, paint_of
from onionskin.finish.cards.things import Drawing, drawing_of
from onionskin.finish.lettering import TextBlock, fit_text
from onionskin.stage.colours import darker, lighter, luminance, mix
from onionskin.stage.skia import skia

Canvas = Any
Join = Literal["row", "becomes", "plus", "versus"]
_SIDES: Final = {
    "wide": (48.0, 44.0, 40.0, 33.0, 24.0, 24.0),
    "square": (46.0, 36.0, 25.0, 30.0, 24.0, 24.0),
    "tall": (58.0, 40.0, 31.0, 34.0, 28.0, 28.0),
}
"""Across a disc in units, where there are so many of them."""
_BETWEEN: Final = 11.0
"""Units between discs, where a sign stands or a label needs room."""
_DARK: Final = 0.12
"""The most luminance of a ground on which white letters read well."""
_INK: Final = "#2a2036"
_BREATH_SECONDS: Final = 2.6


def things_card(page: Page, cards: Sequence[Card], text: str, join: Join) -> Animation:
    """The card; `text` stands over the things, "" for none. A thing without a picture is told."""
    ground = ground_of(page, " ".join([text, *(card.text for card in cards)]))
    ink = page.brand.on(ground)
    layers = [still(lambda canvas: _ground(canvas, page, ground))]
    top = float(page.inner.top)
    if text.strip():
        head, layer = _heading(page, text, ink)
        layers.append(layer)
        top += head.height + 3.5 * page.unit
    spots = _spots(page, len(cards), top)
    for index, card in enumerate(cards):
        drawing = drawing_of(card.thing) if card.thing else None
        if card.thing and drawing is None:
            page.warn(f"no picture of {card.thing!r}: its word stands alone")
        layers.append(_thing(page, card, drawing, spots[index], ink, index))
        if index and join != "row":
            layers.append(_sign(page, join, spots[index - 1], spots[index], ink, card.at))
    return Animation(page.size, layers)


def ground_of(page: Page, words: str) -> str:
    """A deep colour of the brand's series, by the card's words: letters and captions read on it."""
    series = page.brand.series[::2][:3]  # of one family, so that cards belong together
    colour = series[crc32(words.encode()) % len(series)]
    ground = mix(page.brand.primary, colour, 0.5)
    while luminance(ground) > _DARK:
        ground = darker(ground, 0.1)
    return ground


def _ground(canvas: Canvas, page: Page, ground: str) -> None:
    page.fill(canvas, ground)
    width, height = page.size
    unit = page.unit
    rounds = ((1.02, 0.96, 62, 0.06), (-0.03, 0.02, 48, 0.05), (0.2, 1.1, 30, 0.04))
    for x, y, radius, share in rounds:
        colour = lighter(ground, share + 0.02)
        canvas.drawCircle(x * width, y * height, radius * unit, paint_of(colour, 0.8))


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

    return block, entering(draw, box, 0.1, how="rise", distance=2 * unit)


class _Spot:
    """Where a disc stands: its middle and its width in pixels."""

    __slots__ = ("side", "x", "y")

    def __init__(self, x: float, y: float, side: float) -> None:
        self.x, self.y, self.side = x, y, side


def _spots(page: Page, count: int, top: float) -> list[_Spot]:
    inner, unit = page.inner, page.unit
    room = inner.bottom - top
    across = count if page.shape != "tall" and count < 5 else 1 if count < 4 else 2
    across = 3 if page.shape == "wide" and count > 4 else across
    across = 2 if page.shape == "square" and count > 3 else across
    rows = -(-count // across)
    side = _SIDES[page.shape][min(count, 6) - 1] * unit
    label = 0.26
    gap = _BETWEEN * unit
    side = min(side, (inner.width - gap * (across - 1)) / across)
    side = min(side, (room - 1.5 * unit * (rows - 1)) / rows / (1 + label))
    high = rows * side * (1 + label) + (rows - 1) * 1.5 * unit
    first = top + (room - high) / 2 + side / 2
    spots = []
    for index in range(count):
        row, column = divmod(index, across)
        in_row = min(across, count - row * across)
        wide = in_row * side + (in_row - 1) * gap
        x = page.size.width / 2 - wide / 2 + side / 2 + column * (side + gap)
        spots.append(_Spot(x, first + row * (side * (1 + label) + 1.5 * unit), side))
    return spots


def _thing(
    page: Page, card: Card, drawing: Drawing | None, spot: _Spot, ink: str, index: int
) -> Layer:
    label = None
    if drawing is not None and card.text:
        letters = page.letters(0.145 * spot.side / page.unit, ink, bold=True)
        text = card.text[:1].upper() + card.text[1:]
        wide = spot.side + 0.8 * _BETWEEN * page.unit
        label = page.told(
            fit_text(text, letters, width=wide, height=0.24 * spot.side, most_lines=1)
        )

    def draw(canvas: Canvas, t: float) -> None:
        since = t - card.at
        share = since / POP_SECONDS
        scale = 0.3 + 0.7 * overshot(share)
        canvas.save()
        canvas.translate(spot.x, spot.y)
        canvas.scale(scale, scale)
        alpha = int(255 * eased(share * 1.8))
        if alpha < 255:
            canvas.saveLayerAlpha(None, alpha)
        else:
            canvas.save()  # a layer of the whole frame costs more than all that is drawn in it
        _disc(canvas, page, spot.side, paper_under(card, drawing))
        _within(canvas, page, card, drawing, spot.side, since + 0.7 * index)
        if card.crossed:
            draw_crossed(canvas, (0, 0), spot.side, since)
        if label is not None:
            label.draw(canvas, 0, 0.5 * spot.side + 0.035 * spot.side, align="centre")
        canvas.restore()
        canvas.restore()

    return moving(draw, card.at, math.inf)


def _disc(canvas: Canvas, page: Page, side: float, colour: str) -> None:
    shadow = skia.Paint(AntiAlias=True, Color=skia.Color(20, 16, 40, 80))
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 1.1 * page.unit))
    canvas.drawCircle(0, 0.9 * page.unit, side / 2, shadow)
    canvas.drawCircle(0, 0, side / 2, paint_of(colour))


def _within(
    canvas: Canvas, page: Page, card: Card, drawing: Drawing | None, side: float, t: float
) -> None:
    """The thing on its disc, which rises and sinks and leans a little; or a figure."""
    if drawing is None:
        _figure(canvas, page, card.text, side)
        return
    phase = math.tau * t / _BREATH_SECONDS
    canvas.save()
    canvas.translate(0, -0.02 * side * math.sin(phase))
    canvas.rotate(2.2 * math.sin(phase * 0.5))
    k = 0.365 * side
    drawing.within(canvas, (-k, -k, k, k), max(t, 0.0))
    canvas.restore()


def _figure(canvas: Canvas, page: Page, text: str, side: float) -> None:
    number, rest = number_and_rest(text)
    big = page.letters(0.34 * side / page.unit, darker(page.brand.primary, 0.1), bold=True)
    wide = 0.8 * side
    head = page.told(
        fit_text(number, big, width=wide, height=0.42 * side, most_lines=1 if rest else 3)
    )
    small = page.letters(0.14 * side / page.unit, _INK, line_height=1.1)
    foot = page.told(fit_text(rest, small, width=0.7 * side, height=0.26 * side, most_lines=2))
    top = -(head.height + (foot.height if rest else 0)) / 2
    head.draw(canvas, 0, top, align="centre")
    if rest:
        foot.draw(canvas, 0, top + head.height, align="centre")


def _sign(page: Page, join: Join, one: _Spot, other: _Spot, ink: str, at: float) -> Layer:
    """What stands between two discs: an arrow, a plus, or two strokes for one against the other."""
    x, y = (one.x + other.x) / 2, (one.y + other.y) / 2
    down = abs(other.y - one.y) > abs(other.x - one.x)
    size = 0.30 * _BETWEEN * page.unit
    paint = line_of(ink, 0.17 * _BETWEEN * page.unit * 0.8)

    def draw(canvas: Canvas, t: float) -> None:
        share = eased((t - at + 0.15) / 0.4)
        canvas.save()
        canvas.translate(x, y + (0.13 * one.side if down else 0))
        canvas.rotate(90 if down else 0)
        k = size * max(share, 0.01)
        if join == "becomes":
            canvas.drawLine(-k, 0, k, 0, paint)
            canvas.drawLine(k * 0.25, -0.7 * k, k, 0, paint)
            canvas.drawLine(k * 0.25, 0.7 * k, k, 0, paint)
        elif join == "plus":
            canvas.drawLine(-k, 0, k, 0, paint)
            canvas.drawLine(0, -k, 0, k, paint)
        else:
            canvas.drawLine(-0.35 * k, k, 0.35 * k, -k, paint)
        canvas.restore()

    return moving(draw, max(at - 0.15, 0.0), at + 0.3)
