"""A card of a list: items that come in as they are spoken, large enough to fill the card.

Before an item stands a picture of what it names, on a disc; its number, where their order is the
message; or else a bullet. Pictures stand beside their words, or over them where these are short.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onionskin.finish.cards.animation import (
    Animation,
    Canvas,
    Entrance,
    Layer,
    entering,
    moving,
    share_at,
    still,
)
from onionskin.finish.cards.arranging import Spot
from onionskin.finish.cards.callouts import PAPER, Card
from onionskin.finish.cards.exhibits import Exhibit
from onionskin.finish.cards.page import Page, around, line_of, paint_of, rounded
from onionskin.finish.cards.things import drawing_of
from onionskin.finish.lettering import (
    ASCENT,
    CAP_HEIGHT,
    Align,
    Box,
    Lettering,
    TextBlock,
    breaks_words,
    fit_text,
    set_text,
)
from onionskin.stage.script import Script
from onionskin.stage.skia import skia

_LARGEST: Final = {"wide": 7.6, "square": 7.2, "tall": 8.4}
"""Units of letters at most beside pictures: what is larger shouts."""
_ALONE: Final = 1.2
"""So much larger are letters that stand alone."""
_LEAST: Final = 2.0
_READ: Final = {"wide": 4.0, "square": 4.2, "tall": 5.0}
"""Units of letters that are read at a glance: smaller ones stand only where there is no room."""
_SMALLER: Final = 0.94
_LINES: Final = 3
"""Of an item."""
_MOST_DISC: Final = {"wide": 36.0, "square": 36.0, "tall": 40.0}
"""Units across a picture at most."""
_OF_A_ROW: Final = 0.84
"""So much of a row's height a picture takes."""
_OF_A_COLUMN: Final = 0.42
"""So much of a column's width a picture takes beside its words, at most."""
_NUMBER, _BULLET = 1.5, 0.42
"""Across a number's disc and a bullet, by the letters' size."""
_PITCH: Final = 3.6
"""The letters' sizes from one row to the next at most, where no pictures stand."""
_MANY: Final = 5
"""More items than that may stand in two columns of a wide page."""
_IN_A_PANEL: Final = 0.75
"""Across a pale disc that a panel hides, by the panel's width."""
_COMES_IN: Final = 0.8
"""Seconds that a picture takes to come in."""
_HOLD: Final = 0.5
"""Seconds at the end in which nothing moves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One item of a list."""

    text: str
    at: float
    """Seconds at which it comes in."""
    thing: str = ""
    """What is drawn for it; "" for nothing."""
    scene: Script | None = None
    """The place that is drawn for it, in place of a thing."""
    number: int = 0
    """Its number; 0 for none."""

    @property
    def is_pictured(self) -> bool:
        """Whether a picture stands before it."""
        return bool(self.thing) or self.scene is not None


def list_card(page: Page, title: str, items: Sequence[Item]) -> Animation:
    """A title, and items that come in at their times and fill what is left of the page."""
    ground, inner = page.brand.ground, page.inner
    layers = [still(lambda canvas: page.fill(canvas, ground))]
    room = inner
    if title.strip():
        head, used = _head(page, title, len(items))
        layers += head
        room = replace(inner, top=round(inner.top + used))
    known = [_as_drawn(page, each) for each in items]
    rows = _arranged(page, known, room)
    layers.append(still(lambda canvas: _pale_marks(canvas, page, rows)))
    return Animation(page.size, [*layers, *(layer for row in rows for layer in row.layers(page))])


def _as_drawn(page: Page, item: Item) -> Item:
    """The item without a thing of which there is no picture, which is told."""
    if item.thing and drawing_of(item.thing) is None:
        page.warn(f"no picture of {item.thing!r}: a bullet stands before the item")
        return replace(item, thing="")
    return item


def _head(page: Page, title: str, count: int) -> tuple[list[Layer], float]:
    """The title under a short rule, there from the first frame, and how high both are."""
    inner, unit = page.inner, page.unit
    letters = page.letters(7.2 if count <= 8 else 5.6, page.brand.text, bold=True, line_height=1.16)
    block = page.told(
        fit_text(title, letters, width=inner.width, height=inner.height * 0.3, most_lines=3)
    )
    colour = page.brand.mark_on(page.brand.ground)
    top = inner.top + 3.0 * unit
    box = around(inner.left, top, inner.left + block.width, top + block.height)

    def rule(canvas: Canvas, t: float) -> None:
        right = inner.left + 7 * unit * max(share_at(t, 0.1, 0.5), 0.01)
        low = inner.top + 0.7 * unit
        canvas.drawRRect(rounded(inner.left, inner.top, right, low, 0.35 * unit), paint_of(colour))

    words = entering(
        lambda canvas: block.draw(canvas, inner.left, top), box, 0.15, how="rise",
        distance=3.2 * unit,
    )  # fmt: skip
    return [moving(rule, 0.1, 0.6), words], 3.0 * unit + block.height + 5.0 * unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An item where it stands, in pixels."""

    item: Item
    block: TextBlock
    x: float
    """Where its words stand: their left, or their middle under a picture."""
    y: float
    """The top of its words."""
    mark: Spot
    """The middle of its picture, its number or its bullet, and how wide that is."""
    align: Align = "left"
    is_among_pictures: bool = False
    """Whether others of its list have pictures: then a tick stands for its bullet."""

    @property
    def words(self) -> Box:
        """What its words take."""
        left = self.x - (self.block.width / 2 if self.align == "centre" else 0.0)
        return around(left, self.y, left + self.block.width, self.y + self.block.height)

    def layers(self, page: Page) -> Iterator[Layer]:
        """Its words and its mark, which come in together."""
        unit, at = page.unit, self.item.at
        how: Entrance = "left" if self.align == "left" else "rise"
        yield entering(
            lambda canvas: self.block.draw(canvas, self.x, self.y, align=self.align),
            self.words, at, how=how, distance=3 * unit,
        )  # fmt: skip
        if self.item.is_pictured:
            yield self._picture(page)
        if self.is_among_pictures and not (self.item.is_pictured or self.item.number):
            yield self._tick(page)
        elif self.item.number or not self.item.is_pictured:
            yield self._sign(page)

    def _picture(self, page: Page) -> Layer:
        card = Card(text="", thing=self.item.thing, scene=self.item.scene)
        # A panel is wider than its side.
        spot = replace(self.mark, side=self.mark.side / Exhibit.shape_of(card).wide)
        exhibit = Exhibit(page, card, page.brand.text, spot.side, self.item.number)
        at = self.item.at

        def draw(canvas: Canvas, t: float) -> None:
            since = min(t - at, _COMES_IN)
            exhibit.draw_ground(canvas, spot, since)
            if since >= 0:
                exhibit.draw_thing(canvas, spot, since)

        return moving(draw, float("-inf"), at + _COMES_IN, lambda t: max(t, at))

    def _sign(self, page: Page) -> Layer:
        """The number, on its disc or in the corner of the picture; or the bullet."""
        colour = page.brand.mark_on(page.brand.ground)
        spot, is_corner = self.mark, self.item.is_pictured
        if is_corner:
            side = max(0.3 * spot.side, 3.6 * page.unit)
            away = 0.36 * spot.side
            spot = Spot(x=spot.x - away, y=spot.y - away, side=side)
        radius = spot.side / 2
        style = replace(
            self.block.style, size=0.7 * radius * 1.5, bold=True, colour=page.brand.on(colour)
        )

        def draw(canvas: Canvas) -> None:
            if is_corner:
                edge = paint_of(page.brand.ground)
                canvas.drawCircle(spot.x, spot.y, radius + 0.4 * page.unit, edge)
            canvas.drawCircle(spot.x, spot.y, radius, paint_of(colour))
            if self.item.number:
                text = TextBlock(lines=(str(self.item.number),), style=style)
                top = spot.y - style.size * (ASCENT - CAP_HEIGHT / 2)
                text.draw(canvas, spot.x, top, align="centre")

        k = radius + page.unit
        box = around(spot.x - k, spot.y - k, spot.x + k, spot.y + k)
        return entering(draw, box, self.item.at, how="pop")

    def _tick(self, page: Page) -> Layer:
        """A tick on a disc, as large as pictures are."""
        x, y, k = self.mark.x, self.mark.y, self.mark.side / 2
        colour = page.brand.mark_on(page.brand.ground)
        path = skia.Path()
        path.moveTo(x - 0.42 * k, y + 0.04 * k)
        path.lineTo(x - 0.12 * k, y + 0.34 * k)
        path.lineTo(x + 0.44 * k, y - 0.32 * k)

        def draw(canvas: Canvas) -> None:
            canvas.drawCircle(x, y, k, paint_of(PAPER))
            canvas.drawPath(path, line_of(colour, 0.2 * k))

        box = around(x - k, y - k, x + k, y + k)
        return entering(draw, box, self.item.at, how="pop")


def _pale_marks(canvas: Canvas, page: Page, rows: Sequence[Row]) -> None:
    """Pale discs where items are going to stand: the card is never empty."""
    colour = page.brand.mark_on(page.brand.ground)
    for row in rows:
        paint = paint_of(colour, 0.1 if row.item.is_pictured else 0.16)
        share = 1.0 if row.item.scene is None else _IN_A_PANEL
        canvas.drawCircle(row.mark.x, row.mark.y, share * row.mark.side / 2, paint)


# Arranging


@dataclass(frozen=True, kw_only=True, slots=True)
class _Way:
    """A way to arrange a list, and how large all of it is seen."""

    columns: int
    is_under: bool
    """Whether words stand under their pictures."""
    letters: Lettering
    disc: float
    """Across pictures, numbers or bullets, in pixels."""
    blocks: tuple[TextBlock, ...]

    @property
    def size(self) -> float:
        return math.sqrt(self.letters.size) * self.disc


def _arranged(page: Page, items: Sequence[Item], room: Box) -> list[Row]:
    """The rows in the arrangement in which letters and pictures are largest."""
    ways = [way for way in _ways(page, items, room) if way is not None]
    if not ways:
        page.warn(f"the list has {len(items)} items, more than one card has room for")
        columns = 2 if page.shape == "wide" and len(items) > _MANY else 1
        letters = page.letters(_LEAST, page.brand.text)
        width = (room.width - (columns - 1) * _gutter(page)) / columns - 2 * letters.size
        blocks = tuple(set_text(each.text, letters, width=width, most_lines=1) for each in items)
        disc = letters.size * _BULLET
        ways = [_Way(columns=columns, is_under=False, letters=letters, disc=disc, blocks=blocks)]
    least = _READ[page.shape] * page.unit
    best = max(ways, key=lambda way: (way.letters.size >= least, way.size, -way.columns))
    for block in best.blocks:
        page.told(block)
    return list(_placed(page, items, room, best))


def _ways(page: Page, items: Sequence[Item], room: Box) -> Iterator[_Way | None]:
    if any(each.is_pictured for each in items):
        for columns in range(1, min(len(items), _most_columns(page)) + 1):
            left_over = -len(items) % columns
            if left_over > 1 or (left_over and columns == 2):
                continue  # a last row of one looks lost
            yield _with_pictures(page, items, room, columns, is_under=False)
            yield _with_pictures(page, items, room, columns, is_under=True)
        return
    yield _of_words(page, items, room, 1)
    if page.shape == "wide" and len(items) > _MANY:
        yield _of_words(page, items, room, 2)


def _most_columns(page: Page) -> int:
    return {"wide": 6, "square": 3, "tall": 2}[page.shape]


def _gutter(page: Page) -> float:
    return 5 * page.unit


def _cell(page: Page, count: int, room: Box, columns: int) -> tuple[float, float]:
    """The width and the height that each item has."""
    across = (room.width - _gutter(page) * (columns - 1)) / columns
    return across, room.height / math.ceil(count / columns)


def _with_pictures(
    page: Page, items: Sequence[Item], room: Box, columns: int, *, is_under: bool
) -> _Way | None:
    """Items with pictures in so many columns, in the letters in which all is largest."""
    across, down = _cell(page, len(items), room, columns)
    most = _MOST_DISC[page.shape] * page.unit
    found: list[_Way] = []
    for letters in _sizes(page):
        if is_under:
            blocks = _set(items, letters, across)
            words = max(block.height for block in blocks or ()) if blocks else 0.0
            disc = min(0.92 * down - words - 0.5 * letters.size, 0.9 * across, most)
        else:
            disc = min(_OF_A_ROW * down, _OF_A_COLUMN * across, most)
            blocks = _set(items, letters, across - disc - _beside(letters), high=0.96 * down)
        if blocks and disc > 1.6 * letters.size:
            found.append(
                _Way(columns=columns, is_under=is_under, letters=letters, disc=disc, blocks=blocks)
            )
    least = _READ[page.shape] * page.unit
    return max(found, key=lambda way: (way.letters.size >= least, way.size), default=None)


def _of_words(page: Page, items: Sequence[Item], room: Box, columns: int) -> _Way | None:
    """Items without pictures in so many columns, in the largest letters."""
    across, down = _cell(page, len(items), room, columns)
    share = _NUMBER if any(each.number for each in items) else _BULLET
    for letters in _sizes(page, _ALONE):
        disc = share * letters.size
        blocks = _set(items, letters, across - disc - _beside(letters), high=0.9 * down)
        if blocks and disc <= 0.9 * down:
            return _Way(columns=columns, is_under=False, letters=letters, disc=disc, blocks=blocks)
    return None


def _sizes(page: Page, larger: float = 1.0) -> Iterator[Lettering]:
    """Letters from the largest to the least."""
    units = _LARGEST[page.shape] * larger
    while units >= _LEAST:
        yield page.letters(units, page.brand.text, line_height=1.22)
        units *= _SMALLER


def _beside(letters: Lettering) -> float:
    """Between a mark and its words."""
    return 0.6 * letters.size


def _set(
    items: Sequence[Item], letters: Lettering, width: float, *, high: float = math.inf
) -> tuple[TextBlock, ...] | None:
    """The items in letters of a size; None where one has no room."""
    if width < 3 * letters.size:
        return None
    blocks = []
    for each in items:
        text = f"{each.text[:1].upper()}{each.text[1:]}"
        block = set_text(text, letters, width=width)
        is_cut = len(block.lines) > _LINES or breaks_words(text, letters, width)
        if is_cut or block.height > high:
            return None
        blocks.append(set_text(text, letters, width=width, balanced=True))
    return tuple(blocks)


def _placed(page: Page, items: Sequence[Item], room: Box, way: _Way) -> Iterator[Row]:
    """The rows of an arrangement, spread over the room; few lines stand in its middle."""
    across, down = _cell(page, len(items), room, way.columns)
    per = math.ceil(len(items) / way.columns)
    is_pictured = any(each.is_pictured for each in items)
    if not is_pictured:
        down = min(down, _PITCH * way.letters.size)
    top = room.top + (room.height - per * down) / 2
    for index, (item, block) in enumerate(zip(items, way.blocks, strict=True)):
        # Words are read down a column, pictures along a row.
        row, column = divmod(index, way.columns) if is_pictured else (index % per, index // per)
        left, middle = room.left + column * (across + _gutter(page)), top + (row + 0.5) * down
        if is_pictured and row == per - 1:  # a shorter last row stands in the middle
            left += (-len(items) % way.columns) * (across + _gutter(page)) / 2
        place = _under if way.is_under else _at_the_side
        found = place(item, block, way, left + across / 2 if way.is_under else left, middle)
        yield replace(found, is_among_pictures=is_pictured)


def _under(item: Item, block: TextBlock, way: _Way, x: float, middle: float) -> Row:
    """Words under their picture, in the middle of a cell."""
    gap = 0.5 * way.letters.size
    words = max(each.height for each in way.blocks)
    first = middle - (way.disc + gap + words) / 2
    spot = Spot(x=x, y=first + way.disc / 2, side=way.disc)
    return Row(item=item, block=block, x=x, y=first + way.disc + gap, mark=spot, align="centre")


def _at_the_side(item: Item, block: TextBlock, way: _Way, left: float, middle: float) -> Row:
    """Words at the right of their picture, their number or their bullet."""
    spot = Spot(x=left + way.disc / 2, y=middle, side=way.disc)
    x = left + way.disc + _beside(way.letters)
    return Row(item=item, block=block, x=x, y=middle - block.height / 2, mark=spot)
