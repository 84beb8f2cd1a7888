"""Bars: across where rows have names, upright where they are moments in time."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onionskin.finish.cards.animation import Canvas, Layer, grown, moving, still
from onionskin.finish.cards.numbers import nice_ticks
from onionskin.finish.cards.page import line_of, paint_of
from onionskin.finish.cards.plot import (
    Plot,
    draw_centred,
    horizontal_grid,
    one_line,
    shown_labels,
    stepped,
    tick_width,
)
from onionskin.finish.lettering import measure
from onionskin.stage.skia import skia

_LEAST_ROW: Final = 4.4
"""Units of height that a row needs."""
_BEGIN, _GROW = -0.15, 0.9
"""Seconds when the first bar begins to grow (before the first frame, so that it is on its way
there), and that one takes."""


def bar_layers(plot: Plot) -> list[Layer]:
    """The layers of a bar chart."""
    table = plot.table
    upright = table.is_in_time and len(table.labels) > 1
    if not upright and plot.page.shape != "tall" and 1 < len(table.labels) <= 8:
        step = plot.box.width / len(table.labels)
        upright = all(measure(each, plot.label) <= step * 0.9 for each in table.labels)
        upright = upright and len(table.labels) * len(table.names) <= 18
    return _upright(plot) if upright else _across(_that_fit(plot))


def _that_fit(plot: Plot) -> Plot:
    """The plot with as many rows as there is room for: the largest, and a word about it."""
    table = plot.table
    need = _LEAST_ROW * plot.unit * (1 if len(table.names) == 1 else 0.62 * len(table.names))
    room = max(1, int(plot.box.height / need))
    if len(table.labels) <= room:
        return plot

    def size(row: int) -> float:
        return max((abs(series[row] or 0.0) for series in table.values), default=0.0)

    largest = sorted(range(len(table.labels)), key=lambda row: -size(row))[:room]
    kept = largest if len(table.names) == 1 else sorted(largest)
    plot.page.warn(
        f"the chart has {len(table.labels)} rows but room for {room}: the largest {room} are shown"
    )
    spoken = tuple(plot.spoken[k] for k in kept) if len(plot.spoken) == len(table.labels) else ()
    return replace(plot, table=table.rows(kept), spoken=spoken)


def _across(plot: Plot) -> list[Layer]:
    table, box, unit = plot.table, plot.box, plot.unit
    rows, series = len(table.labels), len(table.names)
    tall = plot.page.shape == "tall"
    most_high = (9.5 if series == 1 else 4.2 * series + 3) * plot.bigger
    high = min(box.height / rows, most_high * unit)
    size = min(3.6 * unit * plot.bigger, high * 0.42)
    label = replace(plot.label, size=size)
    figure = replace(plot.figure, size=min(size, high / series * 0.62))
    most = box.width * (0.34 if plot.page.shape == "wide" else 0.38)
    names = [plot.fitted(each, label, most, 2 if high > 2.3 * size else 1) for each in table.labels]
    column = max(block.width for block in names) + (1.8 * unit if any(table.labels) else 0)
    texts = [[_text(plot, value) for value in values] for values in table.values]
    room = max(measure(each, figure) for several in texts for each in several) + 1.2 * unit
    low, top = min(0.0, *table.numbers), max(0.0, *table.numbers)
    left = box.left + column + (room if low < 0 else 0)
    right = box.right - (room if top > 0 or low == 0 else 0)
    scale = max(right - left, 1) / ((top - low) or 1.0)
    zero = left - low * scale
    start = box.top + max(0.0, box.height - high * rows) * (0.18 if tall else 0.35)
    thick = high * (0.62 if series == 1 else 0.78) / series
    begin, lag = _BEGIN, max(0.0, plot.draws_for - _GROW) / max(rows - 1, 1)

    def draw_names(canvas: Canvas) -> None:
        for row, block in enumerate(names):
            draw_centred(
                canvas, block, box.left + column - 1.8 * unit, start + high * (row + 0.5), "right"
            )

    def draw(canvas: Canvas, t: float) -> None:
        for row in range(rows):
            share = grown((t - begin - lag * row) / _GROW)
            for index in range(series):
                value = table.values[index][row]
                middle = start + high * (row + 0.5) + thick * (index - (series - 1) / 2)
                end = zero + (value or 0.0) * scale * share
                colour = plot.colour(index)
                if value is not None and value < 0 and series == 1:
                    colour = plot.page.brand.mark_on(plot.ground)
                _bar(canvas, zero, middle - thick * 0.46, end, middle + thick * 0.46, unit, colour)
                _value(canvas, plot, texts[index][row], value, end, middle, figure, share)
        if low < 0 or any(value == 0 for values in table.values for value in values):
            paint = line_of(plot.faint(0.55), max(0.2 * unit, 1), round_ends=False)
            canvas.drawLine(zero, start, zero, start + high * rows, paint)

    end = begin + lag * (rows - 1) + _GROW
    return [still(draw_names), moving(draw, begin, end)]


def _upright(plot: Plot) -> list[Layer]:
    table, box, unit = plot.table, plot.box, plot.unit
    rows, series = len(table.labels), len(table.names)
    numbers = table.numbers
    low, top = min(0.0, *numbers), max(0.0, *numbers)
    texts = [[_text(plot, value) for value in values] for values in table.values]
    figure = plot.figure
    widest = max(measure(each, figure) for several in texts for each in several)
    direct = widest <= box.width / rows * (0.96 if series == 1 else 0.68 / series)
    ticks = nice_ticks(low, top, 6)
    left = box.left + (0.0 if direct else tick_width(plot, ticks) + 1.4 * unit)
    step = (box.right - left) / rows
    bottom = box.bottom - 5.4 * unit
    head = box.top + (5.0 * unit if direct and top > 0 else 1.4 * unit)
    if direct:
        foot = 5.0 * unit if low < 0 else 0.0
        scale = (bottom - foot - head) / ((top - low) or 1.0)
        zero = head + top * scale
    else:
        scale = (bottom - head) / ((ticks[-1] - ticks[0]) or 1.0)
        zero = head + ticks[-1] * scale
    thick = min(step * 0.68, 17 * unit * series) / series
    middles = [left + step * (row + 0.5) for row in range(rows)]
    label = plot.label if all(measure(x, plot.label) <= step for x in table.labels) else plot.small
    halves = [measure(each, label) / 2 for each in table.labels]
    places = [
        min(max(x, box.left + half), box.right - half)
        for x, half in zip(middles, halves, strict=True)
    ]
    shown = shown_labels(places, [2 * half for half in halves], 1.6 * unit, table.labels)
    begin, lag = _BEGIN, max(0.0, plot.draws_for - _GROW) / max(rows - 1, 1)

    def draw_axes(canvas: Canvas) -> None:
        if not direct:
            heights = [zero - tick * scale for tick in ticks]
            horizontal_grid(canvas, plot, ticks, heights, left, box.right)
        for row in shown:
            text = one_line(table.labels[row], label)
            draw_centred(canvas, text, places[row], bottom + 3.2 * unit, "centre")

    def draw(canvas: Canvas, t: float) -> None:
        for row in range(rows):
            share = grown((t - begin - lag * row) / _GROW)
            for index in range(series):
                value = table.values[index][row]
                middle = middles[row] + thick * (index - (series - 1) / 2)
                end = zero - (value or 0.0) * scale * share
                colour = plot.colour(index)
                if value is not None and value < 0 and series == 1:
                    colour = plot.page.brand.mark_on(plot.ground)
                _column(
                    canvas, middle - thick * 0.46, zero, middle + thick * 0.46, end, unit, colour
                )
                if direct and share > 0.5:
                    down = value is not None and value < 0
                    y = end + 2.4 * unit if down else end - 2.4 * unit
                    ink = (
                        figure if value is not None else replace(plot.small, size=figure.size * 0.8)
                    )
                    draw_centred(
                        canvas,
                        one_line(texts[index][row], ink),
                        middle,
                        y,
                        "centre",
                        stepped(2 * share - 1),
                    )
        paint = line_of(plot.faint(0.55), max(0.25 * unit, 1), round_ends=False)
        canvas.drawLine(left, round(zero) + 0.5, box.right, round(zero) + 0.5, paint)

    end = begin + lag * (rows - 1) + _GROW
    return [still(draw_axes), moving(draw, begin, end)]


def _text(plot: Plot, value: float | None) -> str:
    return plot.missing if value is None else plot.numbers.text(value)


def _value(
    canvas: Canvas, plot: Plot, text: str, value: float | None, end: float, middle: float,
    figure: object, share: float,
) -> None:  # fmt: skip
    """A bar's number, beyond its end."""
    if share <= 0.5:
        return
    style = figure if value is not None else plot.small
    block = one_line(text, style)  # type: ignore[arg-type]
    gap = 1.0 * plot.unit
    if value is not None and value < 0:
        draw_centred(canvas, block, end - gap, middle, "right", stepped(2 * share - 1))
    else:
        draw_centred(canvas, block, end + gap, middle, "left", stepped(2 * share - 1))


def _bar(
    canvas: Canvas, zero: float, top: float, end: float, bottom: float, unit: float, colour: str
) -> None:
    """A bar across, round at its end only."""
    if abs(end - zero) < 0.25:
        return
    corner = min(0.7 * unit, abs(end - zero), (bottom - top) / 2)
    shape = skia.RRect()
    rect = skia.Rect.MakeLTRB(min(zero, end), top, max(zero, end), bottom)
    right = end > zero
    near, far = (0, 0), (corner, corner)
    shape.setRectRadii(rect, [near, far, far, near] if right else [far, near, near, far])
    canvas.drawRRect(shape, paint_of(colour))


def _column(
    canvas: Canvas, left: float, zero: float, right: float, end: float, unit: float, colour: str
) -> None:
    """A bar upright, round at its end only."""
    if abs(end - zero) < 0.25:
        return
    corner = min(0.7 * unit, abs(end - zero), (right - left) / 2)
    shape = skia.RRect()
    rect = skia.Rect.MakeLTRB(left, min(zero, end), right, max(zero, end))
    up = end < zero
    near, far = (0, 0), (corner, corner)
    shape.setRectRadii(rect, [far, far, near, near] if up else [near, near, far, far])
    canvas.drawRRect(shape, paint_of(colour))
