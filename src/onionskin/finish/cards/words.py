"""Cards of words: titles and quotes."""

from __future__ import annotations

from dataclasses import dataclass
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
from onionskin.finish.lettering import ASCENT, CAP_HEIGHT, TextBlock, fit_text
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
