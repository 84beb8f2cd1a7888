"""Cards of words: titles, lists, quotes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from onionskin.finish.cards.animation import (
    Animation,
    Canvas,
    Layer,
    entering,
    moving,
    share_at,
    still,
)
from onionskin.finish.cards.page import Page, around, paint_of, rounded
from onionskin.finish.lettering import ASCENT, CAP_HEIGHT, TextBlock, fit_text, set_text
from onionskin.stage.colours import lighter, luminance, mix
from onionskin.stage.skia import skia

TitleEntrance = Literal["fade", "slide", "open"]
_FIRST: Final = 0.15
"""Seconds until the first thing moves: the eye arrives."""
_STAGGER: Final = 0.1
_HOLD: Final = 0.5
"""Seconds at the end in which nothing moves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """When things happen on a card of `seconds`."""

    seconds: float

    def at(self, seconds: float) -> float:
        """A moment, brought forward in a short shot so that all is there half a second early."""
        room = max(self.seconds - _HOLD, 0.2)
        return min(seconds, room * seconds / max(seconds + 0.6, 1e-6)) if seconds > 0 else seconds


def title_card(
    page: Page, text: str, subtitle: str, timing: Timing, *, how: TitleEntrance = "slide"
) -> Animation:
    """Words on the brand's strong ground, large and to the left; below them the subtitle.

    `how`: its lines fade in, or slide up one after the other; where it opens a film they are there
    from the first frame, which players show as the still.
    """
    ground = page.brand.primary
    inner, unit = page.inner, page.unit
    width = inner.width * (0.78 if page.shape == "wide" else 1.0)
    big = {"wide": 11.0, "square": 10.5, "tall": 12.0}[page.shape]
    letters = page.letters(big, page.brand.on(ground), bold=True, line_height=1.14)
    head = page.told(fit_text(text, letters, width=width, height=inner.height * 0.62, most_lines=5))
    small = page.letters(4.2, page.brand.quiet_on(ground), line_height=1.35)
    below = page.told(
        fit_text(subtitle, small, width=width, height=inner.height * 0.22, most_lines=3)
    )
    rule, gap = 0.9 * unit, 4.4 * unit
    high = rule + gap * 0.8 + head.height + (gap * 0.55 + below.height if subtitle.strip() else 0)
    top = inner.top + (inner.height - high) * 0.5
    first = top + rule + gap * 0.8
    accent = page.brand.mark_on(ground)
    layers = [still(lambda canvas: _title_ground(canvas, page, ground, accent))]
    layers.append(_growing_rule(inner.left, top, 9 * unit, rule, accent, timing.at(_FIRST)))
    layers += _lines_in(head, inner.left, first, timing, how, unit)
    if subtitle.strip():
        begin = timing.at(_FIRST + 0.35 + _STAGGER * len(head.lines))
        layers.append(_block_in(below, inner.left, first + head.height + gap * 0.55, begin, unit))
    return Animation(page.size, layers)


def list_card(
    page: Page, title: str, items: Sequence[str], times: Sequence[float], timing: Timing
) -> Animation:
    """A title, and items with numbers that come in at `times`; in two columns where many."""
    ground, inner, unit = page.brand.ground, page.inner, page.unit
    layers = [still(lambda canvas: page.fill(canvas, ground))]
    top = float(inner.top)
    if title.strip():
        big = 7.2 if len(items) <= 8 else 5.6
        letters = page.letters(big, page.brand.text, bold=True, line_height=1.16)
        head = page.told(
            fit_text(title, letters, width=inner.width, height=inner.height * 0.3, most_lines=3)
        )
        accent = page.brand.mark_on(ground)
        layers.append(_growing_rule(inner.left, top, 7 * unit, 0.7 * unit, accent, timing.at(0.1)))
        layers += _lines_in(head, inner.left, top + 3.0 * unit, timing, "slide", unit)
        top += 3.0 * unit + head.height + 6.0 * unit
    rows = _list_rows(page, items, top, centred=not title.strip())
    layers.append(still(lambda canvas: _badges(canvas, page, rows)))
    for index, (row, at) in enumerate(zip(rows, times, strict=True)):
        layers.append(row.layer(page, index, at, unit))
    return Animation(page.size, layers)


def quote_card(page: Page, text: str, who: str, timing: Timing) -> Animation:
    """What somebody said in large letters, a mark in front, and who said it below."""
    ground, inner, unit = page.brand.ground, page.inner, page.unit
    indent = 11 * unit if page.shape == "wide" else 0.0
    width = inner.width - indent - (0.06 * inner.width if page.shape == "wide" else 0)
    mark_high = 0.0 if indent else 10 * unit
    shown = text.strip().strip('"“”「」『』').strip() or text
    big = {"wide": 7.6, "square": 7.4, "tall": 8.4}[page.shape]
    letters = page.letters(big, page.brand.text, bold=True, line_height=1.3)
    signed = page.letters(3.6, page.brand.quiet_on(ground))
    name = page.told(fit_text(who, signed, width=width - 6 * unit, height=10 * unit, most_lines=2))
    foot = name.height + 4.5 * unit if who.strip() else 0.0
    block = page.told(
        fit_text(shown, letters, width=width, height=inner.height - foot - mark_high, smallest=0.45)
    )
    top = inner.top + (inner.height - mark_high - block.height - foot) / 2
    left = inner.left + indent
    accent = page.brand.mark_on(ground)
    layers = [
        still(lambda canvas: page.fill(canvas, ground)),
        _quote_mark(page, inner.left, top, accent, timing.at(0.05)),
        *_lines_in(block, left, top + mark_high, timing, "slide", unit),
    ]
    if who.strip():
        begin = timing.at(_FIRST + 0.3 + _STAGGER * len(block.lines))
        y = top + mark_high + block.height + 4.5 * unit
        middle = y + name.style.size * (ASCENT - CAP_HEIGHT / 2)
        rule = _growing_rule(left, middle - 0.25 * unit, 4 * unit, 0.5 * unit, accent, begin)
        layers += [rule, _block_in(name, left + 6 * unit, y, begin + 0.1, unit)]
    return Animation(page.size, layers)


@dataclass(frozen=True, slots=True)
class _Row:
    """An item of a list where it stands; `x` and `y` are its upper left."""

    block: TextBlock
    x: float
    y: float
    badge: float
    """Across the circle with its number, in pixels."""

    def layer(self, page: Page, index: int, at: float, unit: float) -> Layer:
        ground = page.brand.ground
        colour = page.brand.mark_on(ground)
        number = replace(
            self.block.style, size=self.badge * 0.52, bold=True, colour=page.brand.on(colour)
        )
        radius = self.badge / 2
        middle = self.y + self.block.style.size * (ASCENT - CAP_HEIGHT / 2)

        def draw(canvas: Canvas) -> None:
            canvas.drawCircle(self.x + radius, middle, radius, paint_of(colour))
            text = TextBlock(lines=(str(index + 1),), style=number)
            top = middle - number.size * (ASCENT - CAP_HEIGHT / 2)
            text.draw(canvas, self.x + radius, top, align="centre")
            self.block.draw(canvas, self.x + self.badge * 1.5, self.y)

        right = self.x + self.badge * 1.5 + self.block.width
        box = around(self.x, min(self.y, middle - radius), right, self.y + self.block.height)
        return entering(draw, box, at, how="left", distance=3 * unit)


def _badges(canvas: Canvas, page: Page, rows: Sequence[_Row]) -> None:
    """Pale discs where items are going to stand: the card is never empty."""
    colour = page.brand.mark_on(page.brand.ground)
    for row in rows:
        middle = row.y + row.block.style.size * (ASCENT - CAP_HEIGHT / 2)
        canvas.drawCircle(row.x + row.badge / 2, middle, row.badge / 2, paint_of(colour, 0.16))


def _list_rows(
    page: Page, items: Sequence[str], top: float, *, centred: bool = False
) -> list[_Row]:
    """Items in the largest letters in which all have room, in one column or two."""
    inner, unit = page.inner, page.unit
    room = inner.bottom - top
    size = 6.2 if page.shape != "tall" else 6.6
    columns = 1
    while True:
        rows = _list_try(page, items, top, size, columns)
        last = max(row.y + row.block.height for row in rows)
        if last <= top + room:
            break
        if columns == 1 and page.shape == "wide" and len(items) > 5 and size < 4.4:
            columns, size = 2, 5.0
            continue
        if size < 2.0:
            page.warn(f"the list has {len(items)} items, more than one card has room for")
            break
        size *= 0.94
    # What is left over is shared out between the items, so that few do not huddle at the top.
    per = math.ceil(len(items) / columns)
    spare = min((top + room - last) / per, 3.5 * unit)
    down = (top + room - last - spare * (per - 1)) / 2 if centred else 0.0
    return [replace(row, y=row.y + down + spare * (index % per)) for index, row in enumerate(rows)]


def _list_try(
    page: Page, items: Sequence[str], top: float, size: float, columns: int
) -> list[_Row]:
    inner, unit = page.inner, page.unit
    letters = page.letters(size, page.brand.text, line_height=1.25)
    badge = letters.size * 1.5
    gutter = 5 * unit
    across = (inner.width - gutter * (columns - 1)) / columns
    per = math.ceil(len(items) / columns)
    rows: list[_Row] = []
    y = top
    for index, item in enumerate(items):
        if index % per == 0:
            y = top
        x = inner.left + (index // per) * (across + gutter)
        block = page.told(
            set_text(item, letters, width=across - badge * 1.5, most_lines=3, balanced=True)
        )
        rows.append(_Row(block=block, x=x, y=y, badge=badge))
        y += max(block.height, badge) + letters.size * 0.75
    return rows


def _title_ground(canvas: Canvas, page: Page, ground: str, accent: str) -> None:
    """The strong ground with quarter circles in the corner that the words leave free."""
    page.fill(canvas, ground)
    width, height = page.size
    unit = page.unit
    dark = luminance(ground) < 0.25
    x, y = float(width), float(height)
    for radius, share in ((78, 0.05), (56, 0.07), (35, 0.09)):
        colour = lighter(ground, share) if dark else mix(ground, page.brand.on(ground), share * 0.7)
        canvas.drawCircle(x, y, radius * unit, paint_of(colour))
    canvas.drawCircle(x, y, 14 * unit, paint_of(accent, 0.9))


def _growing_rule(
    left: float, top: float, width: float, high: float, colour: str, at: float
) -> Layer:
    """A short thick line that grows from the left."""

    def draw(canvas: Canvas, t: float) -> None:
        long = width * share_at(t, at, 0.5)
        if long > 0.5:
            canvas.drawRRect(
                rounded(left, top, left + long, top + high, high / 2), paint_of(colour)
            )

    return moving(draw, at, at + 0.5)


def _block_in(block: TextBlock, x: float, top: float, at: float, unit: float) -> Layer:
    box = around(x, top, x + block.width, top + block.height)
    return entering(
        lambda canvas: block.draw(canvas, x, top), box, at, how="rise", distance=2 * unit
    )


def _lines_in(
    block: TextBlock, x: float, top: float, timing: Timing, how: TitleEntrance, unit: float
) -> list[Layer]:
    """The lines of a block, one after the other."""
    if how == "open":
        box = around(x, top, x + block.width, top + block.height)
        draw = _drawer(block, x, top)
        return [entering(draw, box, 0.0, how="settle", distance=1.5 * unit)]
    layers = []
    for index, line in enumerate(block.lines):
        one = TextBlock(lines=(line,), style=block.style)
        y = top + block.style.leading * index
        at = timing.at(_FIRST + (_STAGGER * index if how == "slide" else 0.0))
        box = around(x, y, x + one.width, y + one.height)
        drawer = _drawer(one, x, y)
        entrance: Any = "rise" if how == "slide" else "fade"
        layers.append(entering(drawer, box, at, how=entrance, distance=3.2 * unit))
    return layers


def _drawer(block: TextBlock, x: float, y: float) -> Any:
    return lambda canvas: block.draw(canvas, x, y)


def _quote_mark(page: Page, left: float, top: float, colour: str, at: float) -> Layer:
    """Two fat commas, drawn, so that they look alike in every font."""
    unit = page.unit
    size = 8.0 * unit

    def draw(canvas: Canvas) -> None:
        for k in range(2):
            x = left + k * size * 0.55
            path = skia.Path()
            path.addCircle(x + size * 0.2, top + size * 0.52, size * 0.2)
            path.moveTo(x, top + size * 0.52)
            path.cubicTo(
                x, top + size * 0.22, x + size * 0.12, top + size * 0.04, x + size * 0.36, top
            )
            path.lineTo(x + size * 0.4, top + size * 0.1)
            path.cubicTo(
                x + size * 0.26,
                top + size * 0.16,
                x + size * 0.2,
                top + size * 0.24,
                x + size * 0.2,
                top + size * 0.33,
            )
            path.close()
            canvas.drawPath(path, paint_of(colour))

    box = around(left, top, left + size, top + size)
    return entering(draw, box, at, how="pop")
