"""Lines and areas over time, or over whatever the rows are, that are drawn from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from onionskin.finish.cards.animation import Canvas, Layer, grown, moving, still, swung
from onionskin.finish.cards.numbers import nice_ticks
from onionskin.finish.cards.page import line_of, paint_of
from onionskin.finish.cards.plot import (
    Plot,
    draw_centred,
    horizontal_grid,
    shown_labels,
    spread,
    stepped,
    tick_width,
)
from onionskin.finish.cards.table import Table
from onionskin.finish.lettering import TextBlock
from onionskin.stage.skia import skia

_BEGIN: Final = -0.1
_MOST_NAMED: Final = 6
"""Lines that are named at their ends; more have a legend."""


def line_layers(plot: Plot) -> list[Layer]:
    """The layers of a line chart."""
    return _layers(plot, filled=False)


def area_layers(plot: Plot) -> list[Layer]:
    """The layers of an area chart; several areas are stacked where none is negative."""
    if len(plot.table.names) > 1 and min(plot.table.numbers) >= 0:
        return _layers(replace(plot, table=_stacked(plot.table)), filled=True, names=plot.table)
    return _layers(plot, filled=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Axes:
    """Where rows and values stand, in pixels."""

    xs: tuple[float, ...]
    low: float
    high: float
    top: float
    bottom: float
    left: float
    right: float
    ticks: tuple[float, ...]

    def y(self, value: float) -> float:
        """The height at which a value stands."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.bottom - share * (self.bottom - self.top)


def _layers(plot: Plot, *, filled: bool, names: Table | None = None) -> list[Layer]:
    table = plot.table
    named = not filled and len(table.names) <= _MOST_NAMED
    ends = _end_labels(plot, named, names or table)
    axes = _axes(plot, filled, max((block.width for block in ends if block), default=0.0))
    begin, seconds = _BEGIN, plot.draws_for * 1.15
    order = range(len(table.names) - 1, -1, -1) if names else range(len(table.names))
    layers = [still(lambda canvas: _draw_axes(canvas, plot, axes))]

    def draw(canvas: Canvas, t: float) -> None:
        share = swung((t - begin) / seconds)
        reach = axes.left + (axes.right - axes.left + 2 * plot.unit) * share
        canvas.save()
        if share < 1:
            top = plot.box.top - 10 * plot.unit
            canvas.clipRect(
                skia.Rect.MakeLTRB(axes.left - 2 * plot.unit, top, reach, plot.box.bottom)
            )
        for index in order:
            _draw_series(canvas, plot, axes, index, filled)
        canvas.restore()

    layers.append(moving(draw, begin, begin + seconds))
    layers.append(_draw_ends(plot, axes, ends, names or table, begin + seconds * 0.85))
    return layers


def _axes(plot: Plot, filled: bool, label_width: float) -> _Axes:
    table, box, unit = plot.table, plot.box, plot.unit
    numbers = table.numbers
    low, high = min(numbers), max(numbers)
    # A line may begin above zero where all of it is far from there; an area may not.
    if filled or low < 0 or low < 0.55 * high:
        low, high = min(0.0, low), max(0.0, high)
    ticks = nice_ticks(low, high, 6 if plot.page.shape != "tall" else 7)
    left = box.left + tick_width(plot, ticks) + 2.0 * unit
    right = box.right - (label_width + 2.4 * unit if label_width else 1.5 * unit)
    return _Axes(
        xs=_places(table.labels, left + 1.2 * unit, max(right, left + 2 * unit)),
        low=ticks[0],
        high=ticks[-1],
        top=box.top + 2.0 * unit,
        bottom=box.bottom - 5.4 * unit,
        left=left,
        right=right,
        ticks=ticks,
    )


def _places(labels: Sequence[str], left: float, right: float) -> tuple[float, ...]:
    """Years where they fall, all else evenly."""
    count = len(labels)
    if count == 1:
        return ((left + right) / 2,)
    shares = [k / (count - 1) for k in range(count)]
    if all(label.isdigit() and len(label) == 4 for label in labels):
        years = [int(label) for label in labels]
        if all(a < b for a, b in pairwise(years)):
            shares = [(year - years[0]) / (years[-1] - years[0]) for year in years]
    return tuple(left + (right - left) * share for share in shares)


def _draw_axes(canvas: Canvas, plot: Plot, axes: _Axes) -> None:
    heights = [axes.y(tick) for tick in axes.ticks]
    horizontal_grid(canvas, plot, axes.ticks, heights, axes.left, plot.box.right)
    if axes.low > 0 or axes.high < 0:  # no zero to stand on: a base of its own
        paint = line_of(plot.faint(0.4), max(0.2 * plot.unit, 1), round_ends=False)
        y = round(axes.bottom) + 0.5
        canvas.drawLine(axes.left, y, plot.box.right, y, paint)
    labels = [plot.fitted(each, plot.small, 22 * plot.unit) for each in plot.table.labels]
    widths = [block.width for block in labels]
    places = [
        min(max(x, plot.box.left + wide / 2), plot.box.right - wide / 2)
        for x, wide in zip(axes.xs, widths, strict=True)
    ]
    for row in shown_labels(places, widths, 1.8 * plot.unit, plot.table.labels):
        draw_centred(canvas, labels[row], places[row], axes.bottom + 3.2 * plot.unit, "centre")


def _draw_series(canvas: Canvas, plot: Plot, axes: _Axes, index: int, filled: bool) -> None:
    colour, unit = plot.colour(index), plot.unit
    wide = max((0.75 if len(plot.table.names) <= 3 else 0.6) * unit, 1.2)
    for run in _runs(plot.table.values[index]):
        points = [(axes.xs[row], axes.y(plot.table.values[index][row] or 0.0)) for row in run]
        if len(points) == 1:
            canvas.drawCircle(*points[0], 1.1 * unit, paint_of(colour))
            continue
        path = _through(points)
        if filled:
            area = skia.Path(path)
            base = axes.y(min(max(0.0, axes.low), axes.high))
            area.lineTo(points[-1][0], base)
            area.lineTo(points[0][0], base)
            area.close()
            stacked = len(plot.table.names) > 1 and min(plot.table.numbers) >= 0
            canvas.drawPath(area, paint_of(plot.ground))
            canvas.drawPath(area, paint_of(colour, 0.82 if stacked else 0.3))
        canvas.drawPath(path, line_of(colour, wide))
        if len(plot.table.labels) <= 14 and not filled:
            for point in points:
                canvas.drawCircle(*point, 0.85 * unit, paint_of(colour))


def _through(points: Sequence[tuple[float, float]]) -> Any:
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _runs(values: Sequence[float | None]) -> list[list[int]]:
    """Rows that follow one another without a gap."""
    runs: list[list[int]] = [[]]
    for row, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(row)
    return [run for run in runs if run]


def _end_labels(plot: Plot, named: bool, table: Table) -> list[TextBlock | None]:
    """What stands at the end of each line: its name, and its last number."""
    blocks: list[TextBlock | None] = []
    alone = len(table.names) == 1
    for index, (name, values) in enumerate(zip(table.names, table.values, strict=True)):
        last = next((value for value in reversed(values) if value is not None), None)
        text = "" if last is None else plot.numbers.text(last)
        if named and not alone and name:
            text = f"{name} {text}" if plot.page.shape == "wide" else name
        if not (named or alone) or not text:
            blocks.append(None)
            continue
        style = replace(plot.figure, colour=plot.text_colour(plot.colour(index)))
        blocks.append(plot.fitted(text, style, plot.box.width * 0.3, 1 if alone else 2))
    return blocks


def _draw_ends(
    plot: Plot, axes: _Axes, blocks: Sequence[TextBlock | None], table: Table, at: float
) -> Layer:
    ends = []
    for block, values in zip(blocks, plot.table.values, strict=True):
        rows = [row for row, value in enumerate(values) if value is not None]
        if block is not None and rows:
            ends.append((block, axes.xs[rows[-1]], axes.y(values[rows[-1]] or 0.0)))
    gap = max((block.height for block, _, _ in ends), default=0.0) * 0.92
    heights = spread([y for _, _, y in ends], gap, axes.top, axes.bottom)

    def draw(canvas: Canvas, t: float) -> None:
        alpha = stepped(grown((t - at) / 0.4))
        for (block, x, _), y in zip(ends, heights, strict=True):
            draw_centred(
                canvas, block, max(x, axes.right - plot.unit) + 2.0 * plot.unit, y, "left", alpha
            )

    return moving(draw, at, at + 0.4)


def _stacked(table: Table) -> Table:
    """Each series on top of those before it; what is missing counts as nothing."""
    sums = [0.0] * len(table.labels)
    values = []
    for series in table.values:
        sums = [a + (b or 0.0) for a, b in zip(sums, series, strict=True)]
        values.append(tuple(sums))
    return replace(table, values=tuple(values))
