"""Callouts: what the words name, on cards of paper beside what a picture shows.

Each card pops up as its word is spoken and stays; they stand in a row, a column or a square on
the side of the frame that is free: never over a face, captions or a lower third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np

from onionskin.finish.cards.animation import eased, overshot
from onionskin.finish.cards.page import Page, line_of, paint_of, rounded
from onionskin.finish.cards.things import Drawing, drawing_of, is_pale
from onionskin.finish.lettering import Box, fit_text
from onionskin.frames import Frames
from onionskin.stage.skia import skia

Canvas = Any
POP_SECONDS: Final = 0.4
_CROSS_AFTER, _CROSS_SECONDS = 0.3, 0.35
_LIVE_FPS: Final = 12
"""How often what moves on a card is drawn anew: half as often as the film's frames will do."""
PAPER, INK, NO = "#fffdf8", "#2a2036", "#d8352f"
_GREY: Final = "#97a5c2"
_GAP: Final = 2.6
"""Between cards, in units."""
_SIDES: Final = (36.0, 31.0, 27.0, 25.0, 21.0, 19.0)
"""Across a card in units, where there are so many of them: one, two …"""
_TALL: Final = 1.12
"""A card's height by its width."""
_SHADOW: Final = 3.0
"""Units around a card in which its shadow lies."""
_NUMBER: Final = re.compile(
    r"^(?P<number>[€$£¥<>~]?\s?[\d½][\d.,:/]*\s?(?:%|°\s?C|°\s?F|[km]\b)?"
    r"(?:\s?(?:万亿|亿|万|千))?)\s*(?P<rest>.*)$"
)

_Layer = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What one card shows, and from which second."""

    text: str
    thing: str = ""
    at: float = 0.0
    crossed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A part of the frame, in pixels, where somebody or something is seen."""

    left: float
    top: float
    right: float
    bottom: float
    is_face: bool = False


class Callouts:
    """The callouts of one shot, over its frames."""

    def __init__(self, page: Page, cards: Sequence[Card], taken: Sequence[Taken] = ()) -> None:
        self._page = page
        self._boxes = placed(page, len(cards), taken)
        self._cards = tuple(cards)
        self._drawings = tuple(drawing_of(card.thing) if card.thing else None for card in cards)
        for card, drawing in zip(cards, self._drawings, strict=True):
            if card.thing and drawing is None:
                page.warn(f"no picture of {card.thing!r}: its callout shows the word alone")
        self._kept: dict[int, tuple[object, _Layer]] = {}

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where the cards stand, in pixels of the frame."""
        return self._boxes

    def state(self, t: float) -> tuple[object, ...]:
        """What of the cards is seen at `t` seconds: the same states give the same cards."""
        return tuple(self._state(index, t) for index in range(len(self._cards)))

    def _state(self, index: int, t: float) -> object:
        since = t - self._cards[index].at
        if since < 0:
            return None
        drawing = self._drawings[index]
        is_live = drawing is not None and drawing.is_live
        end = POP_SECONDS + (_CROSS_SECONDS if self._cards[index].crossed else 0)
        if since < end:
            return round(since, 3)
        return int(since * _LIVE_FPS) if is_live else "settled"

    def paint(self, frame: Frames, t: float) -> Frames:
        """The frame with the cards over it at `t` seconds; the frame itself stays as it is."""
        result: Frames | None = None
        for index, card in enumerate(self._cards):
            if t < card.at:
                continue
            result = frame.copy() if result is None else result
            self._lay(result, index, t)
        return frame if result is None else result

    def _lay(self, frame: Frames, index: int, t: float) -> None:
        state = self._state(index, t)
        kept = self._kept.get(index)
        if kept is None or kept[0] != state:
            picture = self._picture(index, t - self._cards[index].at)
            kept = self._kept[index] = state, _prepared(picture)
        box, margin = self._boxes[index], round(_SHADOW * self._page.unit)
        _blend(frame, kept[1], box.left - margin, box.top - margin)

    def _picture(self, index: int, since: float) -> np.ndarray:
        """The card and its shadow at so many seconds: uint8 (h, w, 4), straight alpha."""
        box, margin = self._boxes[index], round(_SHADOW * self._page.unit)
        pixels = np.zeros((box.height + 2 * margin, box.width + 2 * margin, 4), np.uint8)
        surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
        canvas = surface.getCanvas()
        share = since / POP_SECONDS
        scale = 0.5 + 0.5 * overshot(share)
        canvas.translate(margin + box.width / 2, margin + box.height / 2)
        canvas.scale(scale, scale)
        canvas.translate(-box.width / 2, -box.height / 2)
        alpha = min(255, int(255 * eased(share * 1.6)))
        canvas.saveLayerAlpha(None, alpha)
        card, drawing = self._cards[index], self._drawings[index]
        draw_card(canvas, self._page, card, drawing, (box.width, box.height), since)
        canvas.restore()
        surface.flushAndSubmit()
        return pixels


def draw_card(
    canvas: Canvas,
    page: Page,
    card: Card,
    drawing: Drawing | None,
    size: tuple[float, float],
    since: float,
) -> None:
    """A card with its upper left at (0, 0), `since` seconds after it came in."""
    wide, high = size
    _paper(canvas, page, wide, high, paper_under(card, drawing))
    pad = 0.08 * wide
    if drawing is None:
        _figure(canvas, page, card.text, size, pad)
    else:
        foot = 0.23 * high if card.text else pad
        drawing.within(canvas, (pad, pad, wide - pad, high - foot), max(since, 0.0))
        if card.text:
            label = page.letters(0.14 * wide / page.unit, INK, bold=True)
            block = fit_text(
                _capital(card.text), label, width=wide - pad, height=foot * 0.8, most_lines=1
            )
            top = high - foot + (foot - block.height) * 0.4
            page.told(block).draw(canvas, wide / 2, top, align="centre")
    if card.crossed:
        middle = (wide / 2, (high - (0.2 * high if card.text else 0)) / 2)
        draw_crossed(canvas, middle, wide, since)


def paper_under(card: Card, drawing: Drawing | None) -> str:
    """The colour of the paper that a card's thing is seen on: white, or grey under pale things."""
    return _GREY if drawing is not None and is_pale(card.thing) else PAPER


def _paper(canvas: Canvas, page: Page, wide: float, high: float, colour: str) -> None:
    radius = 0.11 * wide
    unit = page.unit
    shadow = skia.Paint(AntiAlias=True, Color=skia.Color(20, 16, 40, 90))
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.9 * unit))
    canvas.drawRRect(rounded(0, 0.7 * unit, wide, high + 0.7 * unit, radius), shadow)
    canvas.drawRRect(rounded(0, 0, wide, high, radius), paint_of(colour))


def _figure(canvas: Canvas, page: Page, text: str, size: tuple[float, float], pad: float) -> None:
    """A number set large over what it counts; a text without a number stands in the middle."""
    wide, high = size
    number, rest = number_and_rest(text)
    colour = page.brand.primary if _is_dark(page.brand.primary) else INK
    big = page.letters(0.4 * wide / page.unit, colour, bold=True, line_height=1.05)
    lines = 1 if rest or number[:1].isdigit() else 3
    head = page.told(
        fit_text(number, big, width=wide - 2 * pad, height=0.5 * high, most_lines=lines)
    )
    small = page.letters(0.17 * wide / page.unit, INK, line_height=1.12)
    foot = page.told(fit_text(rest, small, width=wide - 2 * pad, height=0.34 * high, most_lines=2))
    whole = head.height + (foot.height if rest else 0)
    top = (high - whole) / 2
    head.draw(canvas, wide / 2, top, align="centre")
    if rest:
        foot.draw(canvas, wide / 2, top + head.height, align="centre")


def _is_dark(colour: str) -> bool:
    from onionskin.stage.colours import luminance

    return luminance(colour) < 0.18


def number_and_rest(text: str) -> tuple[str, str]:
    """A figure's number, which is set large, and what it counts; a text without one is whole."""
    match = _NUMBER.match(text)
    return (match["number"].strip(), match["rest"]) if match else (text, "")


def draw_crossed(canvas: Canvas, middle: tuple[float, float], wide: float, since: float) -> None:
    """A red ring with a bar through it over something `wide` that came in `since` seconds ago."""
    share = eased((since - _CROSS_AFTER) / _CROSS_SECONDS)
    if share <= 0:
        return
    x, y = middle
    radius, thick = 0.36 * wide, 0.055 * wide
    paint = line_of(NO, thick, 0.92)
    ring = skia.Rect.MakeLTRB(x - radius, y - radius, x + radius, y + radius)
    canvas.drawArc(ring, -135, 360 * min(1.0, share * 1.4), False, paint)
    along = max(0.0, (share - 0.4) / 0.6)
    k = radius * 0.7071
    canvas.drawLine(x - k, y - k, x - k + 2 * k * along, y - k + 2 * k * along, paint)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _prepared(pixels: np.ndarray) -> _Layer:
    """A picture with straight alpha as what is left of a frame under it, and what is added."""
    share = pixels[..., 3:].astype(np.uint16)
    return 255 - share, pixels[..., :3] * share + 127


def _blend(frame: Frames, layer: _Layer, x: int, y: int) -> None:
    """Lays a layer over a part of the frame."""
    under, added = layer
    height, width = frame.shape[:2]
    left, top = max(x, 0), max(y, 0)
    right, bottom = min(x + added.shape[1], width), min(y + added.shape[0], height)
    if right <= left or bottom <= top:
        return
    part = slice(top - y, bottom - y), slice(left - x, right - x)
    place = frame[top:bottom, left:right]
    mixed = np.multiply(place, under[part])
    mixed += added[part]
    mixed //= 255
    place[:] = mixed


# Placing


def placed(page: Page, count: int, taken: Sequence[Taken]) -> tuple[Box, ...]:
    """Where so many cards stand best: where nobody is, on the right before the left."""
    best = min(
        _arrangements(page, count),
        key=lambda each: (round(_cost(page, each, taken), 6), each[0].left, each[0].top),
    )
    return tuple(best)


def _arrangements(page: Page, count: int) -> Iterator[list[Box]]:
    """Every way in which the cards could stand."""
    columns = sorted({1, 2, count} - {k for k in (1, 2) if k > count})
    for per_row in columns:
        for smaller in (1.0, 0.85):
            yield from _grids(page, count, per_row, smaller)


def _grids(page: Page, count: int, per_row: int, smaller: float) -> Iterator[list[Box]]:
    inner, unit = _room(page), page.unit
    rows = -(-count // per_row)
    gap = _GAP * unit
    side = _SIDES[min(count, len(_SIDES)) - 1] * unit * smaller
    side *= 1.12 if page.shape == "tall" and count < 3 else 1.0
    side = min(side, (inner.width - gap * (per_row - 1)) / per_row)
    side = min(side, (inner.height - gap * (rows - 1)) / rows / _TALL)
    wide = side * per_row + gap * (per_row - 1)
    high = side * _TALL * rows + gap * (rows - 1)
    across = (inner.right - wide, inner.left, inner.left + (inner.width - wide) / 2)
    down = (inner.top + (inner.height - high) * share for share in (0.25, 0.0, 0.5, 1.0))
    for y in down:
        for x in across:
            yield [
                _box(
                    x + (side + gap) * (index % per_row),
                    y + (side * _TALL + gap) * (index // per_row),
                    side,
                )
                for index in range(count)
            ]


def _box(x: float, y: float, side: float) -> Box:
    return Box(round(x), round(y), round(x + side), round(y + side * _TALL))


@lru_cache(maxsize=8)
def _margins(shape: str) -> tuple[float, float]:
    return {"wide": (0.045, 0.06), "square": (0.05, 0.06), "tall": (0.06, 0.1)}[shape]


def _room(page: Page) -> Box:
    """Where cards may stand: within margins smaller than those of pages, clear of captions."""
    across, above = _margins(page.shape)
    width, height = page.size
    bottom = page.inner.bottom
    return Box(round(width * across), round(height * above), round(width * (1 - across)), bottom)


def _cost(page: Page, boxes: Sequence[Box], taken: Sequence[Taken]) -> float:
    """What is hidden by cards, and how far they are from where eyes look for them."""
    unit = page.unit
    cost = 0.0
    for box in boxes:
        for each in taken:
            wide = min(box.right, each.right) - max(box.left, each.left)
            high = min(box.bottom, each.bottom) - max(box.top, each.top)
            if wide > 0 and high > 0:
                share = wide * high / max(box.width * box.height, 1)
                cost += 20.0 + 60 * share if each.is_face else 1.5 * share
    middle = sum(box.left + box.right for box in boxes) / 2 / len(boxes)
    cost += 0.25 if middle < page.size.width * 0.4 else 0.0
    cost += 0.7 if abs(middle - page.size.width / 2) < 0.1 * page.size.width else 0.0
    cost -= 0.012 * boxes[0].width / unit * len(boxes)
    rows = len({box.top for box in boxes})
    return cost + 0.05 * (rows > 1)
