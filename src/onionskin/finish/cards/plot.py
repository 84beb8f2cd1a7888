"""What every form of chart is drawn with: the room it has, its scales, its axes, its labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onionskin.finish.brand import READABLE, contrast, faded
from onionskin.finish.cards.animation import Canvas
from onionskin.finish.cards.numbers import NumberFormat
from onionskin.finish.cards.page import Page, line_of
from onionskin.finish.cards.table import Table
from onionskin.finish.cards.words import Timing
from onionskin.finish.lettering import (
    ASCENT,
    CAP_HEIGHT,
    Align,
    Box,
    Lettering,
    TextBlock,
    fit_text,
    measure,
)
from onionskin.stage.colours import darker, lighter, luminance


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A table, and the box in which it is drawn."""

    page: Page
    table: Table
    box: Box
    numbers: NumberFormat
    timing: Timing
    spoken: tuple[float | None, ...] = ()
    """Seconds at which each row is spoken of."""
    title: str = ""
    unit_name: str = ""
    """A unit that is too long to stand with each number."""

    @property
    def unit(self) -> float:
        """A hundredth of the page's shorter side, in pixels."""
        return self.page.unit

    @property
    def bigger(self) -> float:
        """A tall page is looked at on a telephone: its letters are larger."""
        return 1.3 if self.page.shape == "tall" else 1.0

    @property
    def ground(self) -> str:
        """The colour that all stands on."""
        return self.page.brand.ground

    @property
    def missing(self) -> str:
        """What stands for a number that there is not."""
        return "无数据" if self.page.language == "zh" else "n/a"

    @cached_property
    def small(self) -> Lettering:
        """Letters of axes."""
        return self.page.letters(2.7 * self.bigger, self.page.brand.quiet_on(self.ground))

    @cached_property
    def label(self) -> Lettering:
        """Letters of names."""
        return self.page.letters(3.2 * self.bigger, self.page.brand.text)

    @cached_property
    def figure(self) -> Lettering:
        """Letters of values."""
        return self.page.letters(3.2 * self.bigger, self.page.brand.text, bold=True)

    @property
    def draws_for(self) -> float:
        """How many seconds the chart takes to draw itself."""
        return max(0.3, min(1.6, self.timing.seconds * 0.45))

    def colour(self, index: int) -> str:
        """Of a series, on the ground."""
        return self.page.brand.part(index, self.ground)

    def text_colour(self, colour: str) -> str:
        """A series' colour for letters: moved until it can be read."""
        towards = darker if luminance(self.ground) > 0.3 else lighter
        for step in range(20):
            moved = towards(colour, 0.05 * step)
            if contrast(moved, self.ground) >= READABLE:
                return moved
        return self.page.brand.text

    def faint(self, share: float) -> str:
        """The text's colour, mixed into the ground."""
        return faded(self.page.brand.text, self.ground, share)

    def fitted(self, text: str, style: Lettering, width: float, lines: int = 1) -> TextBlock:
        """A name in a width, cut where it is too long, which is told."""
        high = style.size * 1.25 * lines + style.size * 0.2
        return self.page.told(
            fit_text(text, style, width=max(width, 1), height=high, smallest=0.72, most_lines=lines)
        )


def draw_centred(
    canvas: Canvas,
    block: TextBlock,
    x: float,
    middle: float,
    align: Align = "left",
    alpha: float = 1.0,
) -> None:
    """A block whose lines' middle stands at `middle`."""
    first = block.style.size * (ASCENT - CAP_HEIGHT / 2)
    block.draw(
        canvas,
        x,
        middle - first - block.style.leading * (len(block.lines) - 1) / 2,
        align=align,
        alpha=alpha,
    )


def one_line(text: str, style: Lettering) -> TextBlock:
    """A line that needs no fitting: a number."""
    return TextBlock(lines=(text,), style=style)


def stepped(alpha: float) -> float:
    """An alpha in eighths: letters of each are shaped once."""
    return round(min(1.0, max(0.0, alpha)) * 8) / 8


def horizontal_grid(
    canvas: Canvas,
    plot: Plot,
    ticks: Sequence[float],
    y_of: Sequence[float],
    left: float,
    right: float,
) -> None:
    """Lines across with their numbers at the left of them; zero is stronger."""
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    for tick, y in zip(ticks, y_of, strict=True):
        strong = tick == 0
        paint = line_of(
            plot.faint(0.55 if strong else 0.16),
            max(plot.unit * (0.28 if strong else 0.16), 1),
            round_ends=False,
        )
        canvas.drawLine(left, round(y) + 0.5, right, round(y) + 0.5, paint)
        text = plot.numbers.tick(tick, step)
        draw_centred(canvas, one_line(text, plot.small), left - 1.2 * plot.unit, y, "right")


def tick_width(plot: Plot, ticks: Sequence[float]) -> float:
    """How wide the widest number of an axis is, in pixels."""
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    return max(measure(plot.numbers.tick(tick, step), plot.small) for tick in ticks)


def shown_labels(
    positions: Sequence[float], widths: Sequence[float], gap: float, labels: Sequence[str] = ()
) -> list[int]:
    """Which labels along an axis are shown, so that none touches another: every n-th, evenly.

    Of years those that are round; else the last is always shown, for there the story ends.
    """
    count = len(positions)
    for every in range(1, count + 1):
        chosen = list(range(count - 1, -1, -every))[::-1]
        if every > 1 and (years := _round_years(labels, every)):
            chosen = years
        fits = all(
            positions[b] - positions[a] >= (widths[a] + widths[b]) / 2 + gap
            for a, b in pairwise(chosen)
        )
        if fits:
            return chosen
    return [count - 1]


def _round_years(labels: Sequence[str], every: int) -> list[int]:
    """Rows of the years that are multiples of a round number of at least `every`."""
    if not labels or not all(each.isdigit() and len(each) == 4 for each in labels):
        return []
    step = next((each for each in (2, 5, 10, 20, 25, 50, 100) if each >= every), 100)
    rows = [row for row, each in enumerate(labels) if int(each) % step == 0]
    return rows if len(rows) > 1 else []


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places as near as can be to those wanted, in their order, at least `gap` apart."""
    order = sorted(range(len(wanted)), key=lambda k: wanted[k])
    places = [0.0] * len(wanted)
    below = low - gap
    for k in order:
        places[k] = max(wanted[k], below + gap)
        below = places[k]
    above = high + gap
    for k in reversed(order):
        places[k] = min(places[k], above - gap)
        above = places[k]
    return places
