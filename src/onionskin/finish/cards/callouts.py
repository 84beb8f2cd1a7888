"""Callouts: what the words name, on cards of paper beside what a picture shows.

Each card pops up as its word is spoken and stays; they stand in a row, a column or a square on
the side of the frame that is free: never over a face, captions or a lower third.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np

from onionskin.finish.cards.animation import eased, overshot
from onionskin.finish.cards.numbers import QUALIFIERS
from onionskin.finish.cards.page import Page, line_of, paint_of, rounded
from onionskin.finish.cards.things import Drawing, drawing_of, lost_on, nearest_things
from onionskin.finish.cards.vignette import vignette_of
from onionskin.finish.lettering import Box, fit_text
from onionskin.frames import Frames
from onionskin.stage.script import Script
from onionskin.stage.skia import skia

Canvas = Any
POP_SECONDS: Final = 0.4
_CROSS_AFTER, _CROSS_SECONDS = 0.3, 0.35
_LIVE_FPS: Final = 12
"""How often what moves on a card is drawn anew: half as often as the film's frames will do."""
PAPER, INK, NO = "#fffdf8", "#2a2036", "#d8352f"
GROUNDS: Final = (PAPER, "#97a5c2", "#47598a")
"""What things stand on: white, or under pale things grey, or a deep blue."""
_MOST_LOST: Final = 0.33
"""Of a thing may look like what it stands on."""
_GAP: Final = 2.6
"""Between cards, in units."""
_SIDES: Final = (40.0, 35.0, 31.0, 27.0, 22.0, 19.0)
"""Across a card in units, where there are so many of them: one, two …"""
_TALL: Final = 1.12
"""A card's height by its width."""
_SHADOW: Final = 3.0
"""Units around a card in which its shadow lies."""
_FIGURE: Final = re.compile(
    rf"^(?P<before>(?:{QUALIFIERS}|before|after|until|by|every|上午|下午|早上|晚上)?)\s*"
    r"(?P<number>[€$£¥<>~]?\s?[\d½⅓⅔¼¾][\d.,:/–]*\s?(?:%|°\s?C|°\s?F|[km]\b)?"
    r"(?:\s?(?:万亿|亿|万|千))?)\s*(?P<after>.*)$",
    re.IGNORECASE,
)

_Layer = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What one card shows, and from which second."""

    text: str
    thing: str = ""
    scene: Script | None = None
    """What is acted out on it in place of a thing."""
    at: float = 0.0
    crossed: bool = False
    warned: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A part of the frame, in pixels, where somebody or something is seen."""

    left: float
    top: float
    right: float
    bottom: float


class Callouts:
    """The callouts of one shot, over its frames."""

    def __init__(self, page: Page, cards: Sequence[Card], taken: Sequence[Taken] = ()) -> None:
        self._page = page
        figures = [k for k, card in enumerate(cards) if not (card.thing or card.scene)]
        kept = placed(page, len(cards), taken, first=figures)
        for index in sorted(set(range(len(cards))) - set(kept)):
            name = cards[index].text or cards[index].thing
            page.warn(f"there is no free room for the callout {name!r}: it is left out")
        self._cards = tuple(cards[index] for index in kept)
        self._boxes = tuple(kept.values())
        self._drawings = tuple(
            picture_of(page, card, (box.width, box.height))
            for card, box in zip(self._cards, self._boxes, strict=True)
        )
        self._kept: dict[int, tuple[object, _Layer]] = {}

    @property
    def cards(self) -> tuple[Card, ...]:
        """Those for which there is room."""
        return self._cards

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
        is_marked = self._cards[index].crossed or self._cards[index].warned
        end = POP_SECONDS + (_CROSS_SECONDS if is_marked else 0)
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


def picture_of(page: Page, card: Card, size: tuple[float, float]) -> Drawing | None:
    """What a card shows, `size` pixels large at most; None for a figure, and for a thing of which
    there is no picture, which is told."""
    if card.scene is not None:
        return vignette_of(card.scene, *(max(16, 2 * round(each / 2)) for each in size))
    drawing = drawing_of(card.thing) if card.thing else None
    if card.thing and drawing is None:
        near = " or ".join(nearest_things(card.thing))
        hint = f"; did you mean {near}?" if near else ""
        page.warn(f"no picture of {card.thing!r}: only its word is shown{hint}")
    return drawing


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
    _paper(canvas, page, wide, high)
    pad = 0.08 * wide
    if drawing is None:
        _figure(canvas, page, card.text, size, pad)
    else:
        foot = 0.23 * high if card.text else pad
        ground = paper_under(drawing)
        if ground != PAPER:
            inset = 0.5 * pad
            field = rounded(inset, inset, wide - inset, high - foot + 0.2 * pad, 0.08 * wide)
            canvas.drawRRect(field, paint_of(ground))
        canvas.save()
        canvas.clipRRect(rounded(0, 0, wide, high, 0.11 * wide), True)  # arms end at its edge
        drawing.within(canvas, (pad, pad, wide - pad, high - foot), max(since, 0.0))
        canvas.restore()
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
    if card.warned:
        draw_warned(canvas, (0.5 * wide, 0.45 * high), wide, since)


def paper_under(drawing: Drawing | None) -> str:
    """The colour on which a thing is seen: white, unless too much of it is nearly white."""
    return PAPER if drawing is None else _ground_of(drawing.name)


@lru_cache(maxsize=256)
def _ground_of(name: str) -> str:
    drawing = drawing_of(name)
    if drawing is None:
        return PAPER
    lost = lost_on(drawing, GROUNDS)
    good = (ground for ground, share in zip(GROUNDS, lost, strict=True) if share <= _MOST_LOST)
    return next(good, GROUNDS[lost.index(min(lost))])


def _paper(canvas: Canvas, page: Page, wide: float, high: float) -> None:
    radius = 0.11 * wide
    unit = page.unit
    shadow = skia.Paint(AntiAlias=True, Color=skia.Color(20, 16, 40, 90))
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.9 * unit))
    canvas.drawRRect(rounded(0, 0.7 * unit, wide, high + 0.7 * unit, radius), shadow)
    canvas.drawRRect(rounded(0, 0, wide, high, radius), paint_of(PAPER))


def _figure(canvas: Canvas, page: Page, text: str, size: tuple[float, float], pad: float) -> None:
    """A number set large over what it counts; a text without a number stands in the middle."""
    wide, high = size
    colour = page.brand.primary if _is_dark(page.brand.primary) else INK
    canvas.save()
    canvas.translate(wide / 2, high / 2)
    draw_figure(canvas, page, text, (wide - 2 * pad, 0.86 * high), colour)
    canvas.restore()


def draw_figure(
    canvas: Canvas, page: Page, text: str, room: tuple[float, float], colour: str
) -> None:
    """A figure with its middle at (0, 0): its number large in a colour, its words small."""
    wide, high = room
    before, number, after = parts_of(_capital(text) if not is_number(text) else text)
    is_counted = number[:1].isdigit() or bool(after)
    big = page.letters(0.46 * wide / page.unit, colour, bold=True, line_height=1.05)
    small = page.letters(0.19 * wide / page.unit, INK, line_height=1.12)
    rows = [
        page.told(
            fit_text(
                words,
                letters,
                width=wide,
                height=share * high,
                most_lines=lines,
                smallest=_LEAST_LETTERS,
            )
        )
        for words, letters, share, lines in (
            (before, small, 0.2, 1),
            (number, big, 0.58 if is_counted else 1.0, 1 if is_counted else 3),
            (after, small, 0.4, 2),
        )
        if words
    ]
    top = -sum(row.height for row in rows) / 2
    for row in rows:
        row.draw(canvas, 0, top, align="centre")
        top += row.height


_LEAST_LETTERS: Final = 0.3
"""Of a figure's letters: "Wednesday" is set small sooner than it is broken."""


def _is_dark(colour: str) -> bool:
    from onionskin.stage.colours import luminance

    return luminance(colour) < 0.18


def parts_of(text: str) -> tuple[str, str, str]:
    """What stands small before a figure's number ("more than"), the number, which is set large,
    and what it counts; a text without a number is all number."""
    match = _FIGURE.match(text)
    if match is None or re.match(r"月\d", match["after"]):  # 6月1日 is one
        return "", text, ""
    return match["before"], match["number"].strip(), match["after"]


def is_number(text: str) -> bool:
    """Whether a text without a picture is set as a number, and not as words."""
    return any(each.isdigit() for each in parts_of(text)[1])


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


def draw_warned(canvas: Canvas, middle: tuple[float, float], wide: float, since: float) -> None:
    """A yellow warning triangle at the lower right of something, as `draw_crossed` has it."""
    share = eased((since - _CROSS_AFTER) / _CROSS_SECONDS)
    if share <= 0:
        return
    high = 0.36 * wide * share
    canvas.save()
    canvas.translate(middle[0] + 0.31 * wide, middle[1] + 0.26 * wide)
    sign = skia.Path()
    sign.moveTo(0, -0.5 * high)
    sign.lineTo(0.58 * high, 0.5 * high)
    sign.lineTo(-0.58 * high, 0.5 * high)
    sign.close()
    for colour, thick in ((PAPER, 0.26), (INK, 0.13)):
        canvas.drawPath(sign, line_of(colour, thick * high, 1.0))
    canvas.drawPath(sign, paint_of(_WARNS))
    bar = rounded(-0.055 * high, -0.18 * high, 0.055 * high, 0.18 * high, 0.05 * high)
    canvas.drawRRect(bar, paint_of(INK))
    canvas.drawCircle(0, 0.33 * high, 0.07 * high, paint_of(INK))
    canvas.restore()


_WARNS: Final = "#ffcc33"


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


def placed(
    page: Page, count: int, taken: Sequence[Taken], *, first: Collection[int] = ()
) -> dict[int, Box]:
    """Where cards stand, by their numbers: together where nobody is, on the right before the left.

    Where there is no such room for all of them, each stands by itself wherever there is, those of
    `first` before others; those for which there is none are left out.
    """
    free = [each for each in _arrangements(page, count) if not _hides(page, each, taken)]
    if free:
        best = min(free, key=lambda each: (_cost(page, each), each[0].left, each[0].top))
        return dict(enumerate(best))
    order = sorted(range(count), key=lambda index: index not in first)
    return dict(sorted(_one_by_one(page, order, taken).items()))


def _hides(page: Page, boxes: Sequence[Box], taken: Sequence[Taken]) -> bool:
    """Whether cards lie over somebody, or over what the picture is about."""
    gap = _CLEAR * page.unit
    return any(
        min(box.right, each.right) - max(box.left, each.left) > -gap
        and min(box.bottom, each.bottom) - max(box.top, each.top) > -gap
        for box in boxes
        for each in taken
    )


def _one_by_one(page: Page, order: Sequence[int], taken: Sequence[Taken]) -> dict[int, Box]:
    """Cards wherever there is room for each beside those before it."""
    found: dict[int, Box] = {}
    for index in order:
        near = [*taken, *(as_taken(box) for box in found.values())]
        room = [box for box in _single(page) if not _hides(page, [box], near)]
        if room:
            found[index] = min(room, key=lambda box: (_cost(page, [box]), box.left, box.top))
    return found


def as_taken(box: Box) -> Taken:
    """A part of the frame that is a box."""
    return Taken(left=box.left, top=box.top, right=box.right, bottom=box.bottom)


def _single(page: Page) -> Iterator[Box]:
    """Everywhere that one card could stand."""
    inner = _room(page)
    for units in (25.0, 21.0, 18.0, 15.0):
        side = units * page.unit
        for down in range(_PLACES_DOWN):
            for across in range(_PLACES_ACROSS):
                yield _box(
                    inner.left + (inner.width - side) * across / (_PLACES_ACROSS - 1),
                    inner.top + (inner.height - side * _TALL) * down / (_PLACES_DOWN - 1),
                    side,
                )


_CLEAR: Final = 0.8
"""Units between cards and whom they may not hide."""
_PLACES_ACROSS, _PLACES_DOWN = 9, 5


def _arrangements(page: Page, count: int) -> Iterator[list[Box]]:
    """Every way in which the cards could stand."""
    columns = sorted({1, 2, count} - {k for k in (1, 2) if k > count})
    for per_row in columns:
        for smaller in (1.0, 0.85, 0.7, 0.6):
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


def _cost(page: Page, boxes: Sequence[Box]) -> float:
    """How far cards are from where eyes look for them."""
    middle = sum(box.left + box.right for box in boxes) / 2 / len(boxes)
    cost = 0.25 if middle < page.size.width * 0.4 else 0.0
    cost += 0.7 if abs(middle - page.size.width / 2) < 0.1 * page.size.width else 0.0
    cost -= 0.012 * boxes[0].width / page.unit * len(boxes)
    rows = len({box.top for box in boxes})
    return round(cost + 0.05 * (rows > 1), 6)
