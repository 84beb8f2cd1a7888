"""The page that a card is set on: its size, margins, letters and grounds, in one scale.

All lengths go by `unit`, a hundredth of the shorter side, so that a card is framed anew for
16:9, 9:16 and 1:1 and looks alike at 360 and at 2160 lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from onionskin.finish.brand import Brand
from onionskin.finish.lettering import Box, Lettering, TextBlock
from onionskin.fitting import Size
from onionskin.stage.colours import channels, darker, lighter, luminance
from onionskin.stage.skia import skia

Canvas = Any
Shape = Literal["wide", "square", "tall"]


@dataclass(frozen=True, kw_only=True)
class Page:
    """Where a card is drawn, by whose brand and in which language ("en", "zh")."""

    size: Size
    brand: Brand = field(default_factory=Brand)
    language: str = "en"
    safe: Box | None = None
    """Where captions will stand: nothing is set there."""
    warnings: list[str] = field(default_factory=list)
    """What was done otherwise than asked, while the card was set."""

    @property
    def unit(self) -> float:
        """A hundredth of the shorter side, in pixels."""
        return min(self.size) / 100

    @property
    def shape(self) -> Shape:
        """How the page lies."""
        ratio = self.size.width / self.size.height
        return "wide" if ratio > 1.25 else "tall" if ratio < 0.8 else "square"

    @cached_property
    def inner(self) -> Box:
        """What is left within the margins, and above the captions or below them."""
        width, height = self.size
        across = {"wide": 0.075, "square": 0.08, "tall": 0.085}[self.shape]
        above, below = {"wide": (0.095, 0.1), "square": (0.09, 0.1), "tall": (0.12, 0.16)}[
            self.shape
        ]
        top, bottom = height * above, height * (1 - below)
        if self.safe is not None:
            if (self.safe.top + self.safe.bottom) / 2 > height / 2:
                bottom = min(bottom, self.safe.top - 3 * self.unit)
            else:
                top = max(top, self.safe.bottom + 3 * self.unit)
        return Box(
            round(width * across), round(top), round(width * (1 - across)), max(round(bottom), 1)
        )

    def letters(
        self,
        units: float,
        colour: str,
        *,
        bold: bool = False,
        line_height: float = 1.25,
        spacing: float = 0.0,
    ) -> Lettering:
        """Letters of a size in units, in the brand's font."""
        return Lettering(
            size=max(units * self.unit, 1.0),
            bold=bold,
            colour=colour,
            line_height=line_height,
            spacing=spacing,
            font=self._fonts[1 if bold else 0],
        )

    def told(self, block: TextBlock) -> TextBlock:
        """The block, its warnings taken down."""
        self.warn(*block.warnings)
        return block

    def warn(self, *warnings: str) -> None:
        """Takes warnings down, once each."""
        self.warnings.extend(each for each in warnings if each not in self.warnings)

    def fill(self, canvas: Canvas, colour: str) -> None:
        """The ground: one colour in a soft light from the upper left."""
        width, height = self.size
        dark = luminance(colour) < 0.2
        tones = (
            lighter(colour, 0.07 if dark else 0.25),
            colour,
            darker(colour, 0.16 if dark else 0.03),
        )
        paint = skia.Paint(Dither=True)
        paint.setShader(
            skia.GradientShader.MakeLinear(
                [(0, 0), (width * 0.8, height)], [tone(each) for each in tones]
            )
        )
        canvas.drawRect(skia.Rect.MakeWH(width, height), paint)

    @cached_property
    def _fonts(self) -> tuple[str, str]:
        return self.brand.fonts()


def tone(colour: str, alpha: float = 1.0) -> int:
    """A colour as Skia has it."""
    return int(skia.Color(*channels(colour), int(255 * alpha + 0.5)))


def paint_of(colour: str, alpha: float = 1.0) -> Any:
    """A paint that fills with soft edges."""
    return skia.Paint(AntiAlias=True, Color=tone(colour, alpha))


def line_of(colour: str, width: float, alpha: float = 1.0, *, round_ends: bool = True) -> Any:
    """A paint that draws lines."""
    return skia.Paint(
        AntiAlias=True,
        Color=tone(colour, alpha),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap if round_ends else skia.Paint.kButt_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Any:
    """A rectangle with round corners."""
    rect = skia.Rect.MakeLTRB(left, top, right, bottom)
    return skia.RRect.MakeRectXY(rect, radius, radius)


def around(left: float, top: float, right: float, bottom: float, margin: float = 2) -> Box:
    """Whole pixels that hold a rectangle and a margin."""
    return Box(
        int(left - margin), int(top - margin), int(right + margin) + 1, int(bottom + margin) + 1
    )
