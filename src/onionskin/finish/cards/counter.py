"""Large numbers that are lit as they are spoken: no other number is read before them.

A number that is given as a text is set as it was written: "€6.9m", "more than 50".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from onionskin.finish.cards.animation import Canvas, Layer, eased, entering, moving
from onionskin.finish.cards.numbers import QUALIFIERS, NumberFormat, number_format
from onionskin.finish.cards.page import around
from onionskin.finish.cards.plot import Plot, one_line, stepped
from onionskin.finish.lettering import (
    ASCENT,
    CAP_HEIGHT,
    Box,
    Lettering,
    TextBlock,
    measure,
)

_MOST: Final = 4
_LIGHTS: Final = 0.5
"""Seconds in which a number is lit."""
_AWAITED: Final = 0.16
"""How much of the first number is seen before it is spoken: a card is never empty."""


_WRITTEN: Final = re.compile(
    rf"^(?P<before>{QUALIFIERS}?)\s*(?P<sign>[+−-]?)(?P<prefix>[^\d]*)(?P<digits>\d[\d,]*(?:\.\d+)?)"
    r"(?P<suffix>.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Figure:
    """A number, and what stands with it."""

    value: float
    form: NumberFormat
    above: str = ""
    """Words over it: "Profit before tax", "more than"."""
    below: str = ""


def counter_layers(plot: Plot) -> list[Layer]:
    """The layers of up to four numbers, side by side or one below the other."""
    num_given = len(_figures(plot))
    if num_given > _MOST:
        plot.page.warn(f"{num_given} numbers to count: the first {_MOST} are shown")
    layers: list[Layer] = []
    for index, each in enumerate(_laid_out(plot)):
        spoken = plot.spoken[index] if index < len(plot.spoken) else None
        latest = max(plot.timing.seconds - 0.7, 0.4)
        arrives = min(spoken + 0.5 if spoken is not None else 0.8 + 0.35 * index, latest)
        layers += each.layers(plot, arrives, waits=index > 0)
    return layers


def counter_boxes(plot: Plot) -> list[Box]:
    """Where the numbers and their words are, in pixels: nothing may be laid over them."""
    return [each.box for each in _laid_out(plot)]


def _laid_out(plot: Plot) -> list[_Numeral]:
    """The numbers with their words where they stand."""
    figures = _figures(plot)[:_MOST]
    across = plot.page.shape == "wide" or (plot.page.shape == "square" and len(figures) <= 2)
    box, count, unit = plot.box, len(figures), plot.unit
    size = _size(plot, figures, across)
    wide = (box.width - (count - 1) * 6 * unit) / count if across else box.width
    high = box.height if across else box.height / count
    found = []
    for index, figure in enumerate(figures):
        left = box.left + (index * (wide + 6 * unit) if across else 0)
        top = box.top + (0 if across else index * high)
        found.append(_placed(plot, figure, (left, top, wide, high), size))
    return found


def _figures(plot: Plot) -> list[_Figure]:
    """Names and numbers: of one row its columns, of several rows their first number."""
    table = plot.table
    if len(table.labels) == 1:
        single = len(table.names) == 1
        names = [table.labels[0] or table.names[0]] if single else list(table.names)
        values = [series[0] for series in table.values]
        written = table.written if single and table.written else ("",) * len(names)
    else:
        names, values = list(table.labels), list(table.values[0])
        written = table.written or ("",) * len(names)
    rows = zip(names, values, written, strict=True)
    return [_figure(plot, name, value, said) for name, value, said in rows if value is not None]


def _figure(plot: Plot, name: str, value: float, written: str) -> _Figure:
    """A number with its words: what it is of stands over numbers of several sentences."""
    if name.casefold() == plot.title.casefold():
        name = ""  # it stands above already
    match = _WRITTEN.match(written)
    if match is None:
        unit = plot.unit_name.lstrip("$€£¥₹₩ ")
        below = ", ".join(each for each in (name, unit) if each)
        return _Figure(value=value, form=_format(plot, value), below=below)
    digits = match["digits"].replace(",", "")
    suffix = match["suffix"].rstrip() or plot.numbers.suffix
    words = suffix.strip() if len(suffix.strip()) > _SHORT_SUFFIX else plot.unit_name
    sign = "+" if match["sign"] == "+" else ""
    form = NumberFormat(
        scale=abs(value) / float(digits) if float(digits) else 1.0,
        decimals=len(digits.partition(".")[2]),
        prefix=f"{sign}{match['prefix'] or plot.numbers.prefix}",
        suffix="" if len(suffix.strip()) > _SHORT_SUFFIX else suffix,
    )
    goes_on = name[:1].islower()  # "40,000 people" that "move here every year"
    above = "" if goes_on else name
    return _Figure(
        value=value,
        form=form,
        above=f"{above} {match['before']}".strip(),
        below=f"{words} {name}".strip() if goes_on else words,
    )


_COMMA: Final = 0.15
"""How far commas hang below the line, by the letters' size."""
_SHORT_SUFFIX: Final = 3
"""Characters of a unit that stands with its number as large as it."""


def _size(plot: Plot, figures: list[_Figure], across: bool) -> float:
    """The letters' size in which the widest number has room."""
    count = len(figures)
    wide = (plot.box.width - (count - 1) * 6 * plot.unit) / count if across else plot.box.width
    high = plot.box.height if across else plot.box.height / count
    size = min((25.0 if count == 1 else 17.0) * plot.unit, high * 0.62)
    style = replace(plot.figure, size=size)
    widest = max(measure(each.form.text(each.value), style) for each in figures)
    return size * min(1.0, wide / max(widest, 1.0))


def _format(plot: Plot, value: float) -> NumberFormat:
    # Each number by itself: of 4 million and 12 the one is 4M and the other 12.
    language = plot.page.language
    # In full where there is room: a number that counts is to be large.
    own = number_format([value], language, "" if language == "zh" or abs(value) >= 1e8 else "k")
    return replace(own, prefix=plot.numbers.prefix, suffix=plot.numbers.suffix)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Numeral:
    """A number and its words where they stand, in pixels."""

    figure: _Figure
    style: Lettering
    left: float
    first: float
    """The top of the words above."""
    baseline: float
    """The number's."""
    second: float
    """The top of the words below."""
    above: TextBlock
    below: TextBlock

    @property
    def box(self) -> Box:
        """All that it takes."""
        text = self.figure.form.text(self.figure.value)
        widths = [measure(re.sub(r"\d", each, text), self.style) for each in "0123456789"]
        wide = max(*widths, self.above.width, self.below.width)
        low = max(
            self.baseline + _COMMA * self.style.size,
            self.second + self.below.height if self.figure.below else 0.0,
        )
        return around(self.left, self.first, self.left + wide, low)

    def layers(self, plot: Plot, arrives: float, *, waits: bool) -> list[Layer]:
        """Where it `waits`, nothing of it is seen before it is spoken."""
        start = max(0.1, arrives - _LIGHTS)
        figure = self.figure
        least = 0.0 if waits else _AWAITED
        text = one_line(figure.form.text(figure.value), self.style)
        top = self.baseline - self.style.size * ASCENT

        def shown(t: float) -> float:
            return stepped(least + (1 - least) * eased((t - start) / max(arrives - start, 0.1)))

        def draw(canvas: Canvas, t: float) -> None:
            text.draw(canvas, self.left, top, alpha=shown(t))

        layers = [moving(draw, start if waits else float("-inf"), arrives, shown)]
        for block, y in ((self.below, self.second), (self.above, self.first)):
            if any(block.lines):
                at = start if waits else 0.0
                layers.append(_words(block, self.left, y, at, 2 * plot.unit))
        return layers


def _placed(
    plot: Plot, figure: _Figure, place: tuple[float, float, float, float], size: float
) -> _Numeral:
    """A number and its words in the middle of a place: its left, top, width and height."""
    left, top, wide, high = place
    unit, brand = plot.unit, plot.page.brand
    label = plot.page.letters(5.2 * plot.bigger, brand.text)
    below: TextBlock = plot.fitted(figure.below, label, wide, 2)
    above: TextBlock = plot.fitted(figure.above, label, wide, 2)
    gap = 1.6 * unit + 0.16 * size
    over = above.height + 0.6 * unit if figure.above else 0.0
    whole = over + size * CAP_HEIGHT + (gap + below.height if figure.below else 0)
    first = top + (high - whole) * 0.46
    baseline = first + over + size * CAP_HEIGHT
    return _Numeral(
        figure=figure,
        style=replace(plot.figure, size=size, colour=plot.text_colour(brand.accent)),
        left=left,
        first=first - 0.5 * unit,
        baseline=baseline,
        second=baseline + gap,
        above=above,
        below=below,
    )


def _words(block: TextBlock, left: float, y: float, at: float, distance: float) -> Layer:
    box = around(left, y, left + block.width, y + block.height)
    return entering(
        lambda canvas: block.draw(canvas, left, y), box, at, how="rise", distance=distance
    )
