"""Large numbers that count up and arrive as they are spoken."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from onionskin.finish.cards.animation import Canvas, Layer, eased, entering, moving
from onionskin.finish.cards.numbers import NumberFormat, number_format
from onionskin.finish.cards.page import around
from onionskin.finish.cards.plot import Plot, one_line
from onionskin.finish.lettering import ASCENT, CAP_HEIGHT, TextBlock, measure

_MOST: Final = 4
_COUNTS: Final = 1.1
"""Seconds that a number counts."""


def counter_layers(plot: Plot) -> list[Layer]:
    """The layers of up to four numbers, side by side or one below the other."""
    figures = _figures(plot)
    if len(figures) > _MOST:
        plot.page.warn(f"{len(figures)} numbers to count: the first {_MOST} are shown")
        figures = figures[:_MOST]
    across = plot.page.shape == "wide" or (plot.page.shape == "square" and len(figures) <= 2)
    box, count, unit = plot.box, len(figures), plot.unit
    layers: list[Layer] = []
    size = _size(plot, [value for _, value in figures], across)
    for index, (name, value) in enumerate(figures):
        wide = (box.width - (count - 1) * 6 * unit) / count if across else box.width
        high = box.height if across else box.height / count
        left = box.left + (index * (wide + 6 * unit) if across else 0)
        top = box.top + (0 if across else index * high)
        spoken = plot.spoken[index] if index < len(plot.spoken) else None
        latest = max(plot.timing.seconds - 0.7, 0.4)
        arrives = min(spoken + 0.5 if spoken is not None else 0.3 + _COUNTS + 0.35 * index, latest)
        layers += _counted(plot, name, value, (left, top, wide, high), size, arrives)
    return layers


def _figures(plot: Plot) -> list[tuple[str, float]]:
    """Names and numbers: of one row its columns, of several rows their first number."""
    table = plot.table
    if len(table.labels) == 1:
        single = len(table.names) == 1
        names = [table.labels[0] or table.names[0]] if single else list(table.names)
        pairs = list(zip(names, (series[0] for series in table.values), strict=True))
    else:
        pairs = list(zip(table.labels, table.values[0], strict=True))
    return [(name, value) for name, value in pairs if value is not None]


def _size(plot: Plot, values: list[float], across: bool) -> float:
    """The letters' size in which the widest number has room."""
    count = len(values)
    wide = (plot.box.width - (count - 1) * 6 * plot.unit) / count if across else plot.box.width
    high = plot.box.height if across else plot.box.height / count
    size = min((25.0 if count == 1 else 17.0) * plot.unit, high * 0.62)
    style = replace(plot.figure, size=size)
    widest = max(measure(_format(plot, value).text(value), style) for value in values)
    return size * min(1.0, wide / max(widest, 1.0))


def _format(plot: Plot, value: float) -> NumberFormat:
    # Each number by itself: of 4 million and 12 the one is 4M and the other 12.
    language = plot.page.language
    # In full where there is room: a number that counts is to be large.
    own = number_format([value], language, "" if language == "zh" or abs(value) >= 1e8 else "k")
    return replace(own, prefix=plot.numbers.prefix, suffix=plot.numbers.suffix)


def _counted(
    plot: Plot, name: str, value: float, place: tuple[float, float, float, float], size: float,
    arrives: float,
) -> list[Layer]:  # fmt: skip
    left, top, wide, high = place
    unit, brand = plot.unit, plot.page.brand
    colour = plot.text_colour(brand.accent)
    style = replace(plot.figure, size=size, colour=colour)
    label = plot.page.letters(4.2 * plot.bigger, brand.text)
    if name.casefold() == plot.title.casefold():
        name = ""  # it stands above already
    unit_name = plot.unit_name.lstrip("$€£¥₹₩ ")
    name = ", ".join(each for each in (name, unit_name) if each)
    below: TextBlock = plot.fitted(name, label, wide, 2)
    gap = 1.6 * unit + 0.16 * size
    whole = size * CAP_HEIGHT + (gap + below.height if name else 0)
    first = top + (high - whole) * 0.46
    baseline = first + size * CAP_HEIGHT
    form = _format(plot, value)
    start = max(0.1, arrives - _COUNTS)
    least = _least(value, form)

    def draw(canvas: Canvas, t: float) -> None:
        share = eased((t - start) / max(arrives - start, 0.1))
        shown = least + (value - least) * share if share < 1 else value
        text = one_line(form.text(shown), style)
        text.draw(canvas, left, baseline - size * ASCENT)

    layers = [moving(draw, float("-inf"), arrives)]
    if name:
        y = baseline + gap
        box = around(left, y, left + below.width, y + below.height)
        layers.append(
            entering(
                lambda canvas: below.draw(canvas, left, y),
                box,
                start,
                how="rise",
                distance=2 * unit,
            )
        )
    return layers


def _least(value: float, form: NumberFormat) -> float:
    """Where counting begins: at a number that is as wide as the last, so that nothing jumps."""
    shown = abs(value) / form.scale
    if shown < 10:
        return 0.0
    return math.copysign(form.scale * 10.0 ** math.floor(math.log10(shown)), value)
