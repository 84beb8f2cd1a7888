"""A race: bars that grow and overtake each other as the moments pass."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onionskin.finish.cards.animation import Canvas, Layer, moving, swung
from onionskin.finish.cards.page import paint_of, rounded
from onionskin.finish.cards.plot import Plot, draw_centred, one_line
from onionskin.finish.cards.table import Table, is_time
from onionskin.finish.lettering import measure
from onionskin.stage.skia import skia

_BEGIN: Final = 0.4
_HOLD: Final = 0.8
"""Seconds at the end in which the last moment stands."""


def race_layers(plot: Plot) -> list[Layer]:
    """The layers of a race: rows are moments and columns who races, or the other way round."""
    table = plot.table
    if not table.is_in_time and all(is_time(name) for name in table.names) and len(table.names) > 1:
        table = table.turned()
    seconds = max(plot.timing.seconds - _BEGIN - _HOLD, 0.5)
    race = _Race(replace(plot, table=table))

    def draw(canvas: Canvas, t: float) -> None:
        race.draw(canvas, min(1.0, max(0.0, (t - _BEGIN) / seconds)))

    return [moving(draw, float("-inf"), _BEGIN + seconds)]


class _Race:
    """Who races, and where each is at any moment."""

    def __init__(self, plot: Plot) -> None:
        self.plot, self.table = plot, _filled(plot.table)
        unit, box = plot.unit, plot.box
        room = max(1, int(box.height / (5.4 * unit)))
        self.shown = min(len(self.table.names), room, 10)
        if self.shown < len(self.table.names):
            plot.page.warn(
                f"{len(self.table.names)} are in the race and there is room for {self.shown}: the "
                "first "
                f"{self.shown} of each moment are shown"
            )
        self.row = min(box.height / self.shown, 11 * unit * plot.bigger)
        size = min(3.5 * unit * plot.bigger, self.row * 0.44)
        self.label = replace(plot.label, size=size)
        self.figure = replace(plot.figure, size=size)
        most = box.width * 0.3
        self.names = [plot.fitted(name, self.label, most, 1) for name in self.table.names]
        self.column = max(block.width for block in self.names) + 1.6 * unit
        self.numbers = plot.numbers
        # Bars need room for their number in any moment.
        self.room = max(measure(self.numbers.text(x), self.figure) for x in self.table.numbers)
        self.orders = [self._order(k) for k in range(len(self.table.labels))]

    def draw(self, canvas: Canvas, share: float) -> None:
        """The race when `share` of it is run."""
        plot, unit, box = self.plot, self.plot.unit, self.plot.box
        last = len(self.table.labels) - 1
        moment = share * last
        index = min(int(moment), max(last - 1, 0))
        part = moment - index if last else 0.0
        values = [self._value(s, index, part) for s in range(len(self.table.names))]
        scale = (box.right - box.left - self.column - self.room - 1.2 * unit) / (max(values) or 1.0)
        left = box.left + self.column
        places = [self._place(s, index, part) for s in range(len(values))]
        self._draw_moment(canvas, round(moment))
        canvas.save()
        canvas.clipRect(
            skia.Rect.MakeLTRB(0, box.top, plot.page.size.width, box.top + self.row * self.shown)
        )
        for s in sorted(range(len(values)), key=lambda k: -places[k]):
            if places[s] > self.shown + 0.2:
                continue
            middle = box.top + self.row * (places[s] + 0.5)
            end = left + max(values[s], 0.0) * scale
            colour = plot.colour(s)
            half = self.row * 0.33
            canvas.drawRRect(
                rounded(
                    left, middle - half, max(end, left + 1), middle + half, min(0.7 * unit, half)
                ),
                paint_of(colour),
            )
            draw_centred(canvas, self.names[s], left - 1.6 * unit, middle, "right")
            number = one_line(self.numbers.text(values[s]), self.figure)
            draw_centred(canvas, number, end + unit, middle)
        canvas.restore()

    def _draw_moment(self, canvas: Canvas, index: int) -> None:
        plot = self.plot
        style = plot.page.letters(13, plot.faint(0.28), bold=True)
        text = one_line(self.table.labels[index], style)
        draw_centred(canvas, text, plot.box.right, plot.box.bottom - 6 * plot.unit, "right")

    def _value(self, series: int, index: int, part: float) -> float:
        values = self.table.values[series]
        after = values[min(index + 1, len(values) - 1)] or 0.0
        before = values[index] or 0.0
        return before + (after - before) * part

    def _order(self, index: int) -> list[int]:
        """The place of each series at a moment."""
        ranked = sorted(
            range(len(self.table.names)), key=lambda s: (-(self.table.values[s][index] or 0.0), s)
        )
        return [ranked.index(s) for s in range(len(ranked))]

    def _place(self, series: int, index: int, part: float) -> float:
        """Its place from the top; overtaking takes the middle of the way between two moments."""
        before = self.orders[index][series]
        after = self.orders[min(index + 1, len(self.orders) - 1)][series]
        return before + (after - before) * swung((part - 0.2) / 0.6)


def _filled(table: Table) -> Table:
    """What is missing lies between its neighbours; before the first and after the last it is 0."""
    values = []
    for series in table.values:
        known = [k for k, value in enumerate(series) if value is not None]
        filled: list[float | None] = []
        for k, value in enumerate(series):
            before = [j for j in known if j <= k]
            after = [j for j in known if j >= k]
            if value is not None or not before or not after:
                filled.append(value or 0.0)
                continue
            a, b = before[-1], after[0]
            low, high = series[a] or 0.0, series[b] or 0.0
            filled.append(low + (high - low) * (k - a) / (b - a))
        values.append(tuple(filled))
    return replace(table, values=tuple(values))
