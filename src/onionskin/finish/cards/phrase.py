"""A sentence on a card: all of it stands there faintly, and each part is lit as it is spoken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from zlib import crc32

from onionskin.finish.cards.animation import Animation, Canvas, Layer, eased, moving, still
from onionskin.finish.cards.backdrop import Backdrop
from onionskin.finish.cards.page import Page, paint_of, rounded
from onionskin.finish.lettering import Align, Lettering, TextBlock, fit_text, set_text
from onionskin.frames import Frames
from onionskin.stage.colours import darker, lighter, luminance, mix
from onionskin.stage.skia import skia

_AWAITED: Final = 0.3
"""How much is seen of a part before it is spoken: no card is empty, and no letter moves."""
_LIGHTS_SECONDS: Final = 0.5
_BETWEEN: Final = 0.3
"""Ems between two parts, beside their leading."""
_MOST_LINES: Final = 8
_DARK: Final = 0.12
"""The most luminance of a ground on which white letters read well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A clause, and the seconds of the shot from which to which it is spoken."""

    text: str
    at: float
    until: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """The parts of a sentence as they are set, one under the other."""

    blocks: tuple[TextBlock, ...]
    parts: tuple[Part, ...]

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last, in pixels."""
        return sum(block.height for block in self.blocks) + self._gap * (len(self.blocks) - 1)

    @property
    def width(self) -> float:
        """Of the longest line, in pixels."""
        return max(block.width for block in self.blocks)

    @property
    def _gap(self) -> float:
        return _BETWEEN * self.blocks[0].style.size

    def layers(self, x: float, top: float, align: Align = "left") -> list[Layer]:
        """The parts from `top` down, `x` their left or their middle."""
        found = []
        for block, part in zip(self.blocks, self.parts, strict=True):
            found.append(lit(block, x, top, part.at, align))
            top += block.height + self._gap
        return found


def set_phrase(
    page: Page, parts: Sequence[Part], letters: Lettering, *, width: float, height: float
) -> Phrase:
    """The parts in the largest letters, up to those given, in which all fit in a box."""
    room = height - _BETWEEN * letters.size * (len(parts) - 1)
    whole = fit_text(
        "\n".join(part.text for part in parts),
        letters,
        width=width,
        height=max(room, height / 2),
        smallest=0.4,
        most_lines=_MOST_LINES,
    )
    blocks = [set_text(part.text, whole.style, width=width, balanced=True) for part in parts]
    return Phrase(blocks=tuple(map(page.told, blocks)), parts=tuple(parts))


def lit(block: TextBlock, x: float, top: float, at: float, align: Align = "left") -> Layer:
    """Words that are faint at first, and are lit from `at` seconds on."""

    def shown(t: float) -> float:
        return _AWAITED + (1 - _AWAITED) * eased((t - at) / _LIGHTS_SECONDS)

    def draw(canvas: Canvas, t: float) -> None:
        block.draw(canvas, x, top, align=align, alpha=shown(t))

    return moving(draw, float("-inf"), at + _LIGHTS_SECONDS, shown)


Statement = Literal["bar", "middle", "band"]


def phrase_card(
    page: Page, parts: Sequence[Part], how: Statement = "bar", behind: Frames | None = None
) -> Animation:
    """A sentence alone, large: it looks like cards of things and unlike titles.

    It stands beside a bar, in the middle, or on a paler band; `behind` is a picture of the place,
    uint8 (H, W, 3) of the page's size.
    """
    ground = ground_of(page, " ".join(part.text for part in parts))
    if how != "bar" or behind is not None:
        return _stated(page, parts, ground, how, behind)
    inner, unit = page.inner, page.unit
    indent = 4 * unit
    big = {"wide": 10.0, "square": 9.6, "tall": 11.0}[page.shape]
    letters = page.letters(big, page.brand.on(ground), bold=True, line_height=1.16)
    width = inner.width * (0.88 if page.shape == "wide" else 1.0) - indent
    phrase = set_phrase(page, parts, letters, width=width, height=0.94 * inner.height)
    top = inner.top + (inner.height - phrase.height) * 0.5
    bar = rounded(inner.left, top, inner.left + 0.9 * unit, top + phrase.height, 0.45 * unit)
    accent = page.brand.mark_on(ground)

    def draw(canvas: Canvas) -> None:
        draw_ground(canvas, page, ground)
        canvas.drawRRect(bar, paint_of(accent))

    return Animation(page.size, [still(draw), *phrase.layers(inner.left + indent, top)])


def _stated(
    page: Page, parts: Sequence[Part], ground: str, how: Statement, behind: Frames | None
) -> Animation:
    """The sentence in the middle, between two short lines; or on a band across the page."""
    inner, unit = page.inner, page.unit
    is_band = how == "band" and behind is None
    colour = mix(page.brand.ground, page.brand.primary, 0.04) if is_band else ground
    ink = page.brand.on(colour)
    big = {"wide": 9.6, "square": 9.0, "tall": 10.4}[page.shape]
    letters = page.letters(big, ink, bold=True, line_height=1.18)
    width = inner.width * (0.86 if page.shape == "wide" else 0.96)
    phrase = set_phrase(page, parts, letters, width=width, height=0.8 * inner.height)
    top = inner.top + (inner.height - phrase.height) * 0.5
    middle = (inner.left + inner.right) / 2
    accent = page.brand.mark_on(colour)
    place = Backdrop(page, behind, ground, is_all_words=True) if behind is not None else None

    def draw(canvas: Canvas) -> None:
        if place is not None:
            place.draw(canvas)
        else:
            draw_ground(canvas, page, ground)
        if is_band:
            edge = 5.5 * unit
            band = skia.Rect.MakeLTRB(0, top - edge, page.size.width, top + phrase.height + edge)
            canvas.drawRect(band, paint_of(colour))
            canvas.drawRect(
                skia.Rect.MakeLTRB(0, top - edge, 1.4 * unit, top + phrase.height + edge),
                paint_of(accent),
            )
            return
        for y in (top - 4.2 * unit, top + phrase.height + 3.4 * unit):
            rule = rounded(middle - 6 * unit, y, middle + 6 * unit, y + 0.8 * unit, 0.4 * unit)
            canvas.drawRRect(rule, paint_of(accent))

    return Animation(page.size, [still(draw), *phrase.layers(middle, top, "centre")])


def ground_of(page: Page, words: str) -> str:
    """A deep colour of the brand's series, by the card's words: letters and captions read on it."""
    series = page.brand.series[::2][:3]  # of one family, so that cards belong together
    colour = series[crc32(words.encode()) % len(series)]
    ground = mix(page.brand.primary, colour, 0.5)
    while luminance(ground) > _DARK:
        ground = darker(ground, 0.1)
    return ground


def draw_ground(canvas: Canvas, page: Page, ground: str) -> None:
    """A card's ground, with paler rounds at its edges."""
    page.fill(canvas, ground)
    width, height = page.size
    unit = page.unit
    rounds = ((1.02, 0.96, 62, 0.06), (-0.03, 0.02, 48, 0.05), (0.2, 1.1, 30, 0.04))
    for x, y, radius, share in rounds:
        colour = lighter(ground, share + 0.02)
        canvas.drawCircle(x * width, y * height, radius * unit, paint_of(colour, 0.8))
