"""A pie with a hole: parts of a whole, the largest first, named in a list beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onionskin.finish.cards.animation import Canvas, Layer, grown, moving
from onionskin.finish.cards.page import paint_of, rounded
from onionskin.finish.cards.plot import Plot, draw_centred, one_line, stepped
from onionskin.finish.lettering import TextBlock, measure
from onionskin.stage.skia import skia

_MOST: Final = 7
"""Parts that are told apart; the rest are one."""
_BEGIN: Final = -0.15


def pie_layers(plot: Plot) -> list[Layer]:
    """The layers of a pie: of the first series, its rows; of one row, its columns."""
    parts = _parts(plot)
    total = sum(value for _, value in parts) or 1.0
    centre, radius, legend = _room(plot, len(parts))
    seconds = plot.draws_for * 1.1
    colours = [plot.colour(k) for k in range(len(parts))]
    if len(parts) > 1 and parts[-1][0] in ("Other", "其他"):
        colours[-1] = plot.faint(0.35)

    def draw(canvas: Canvas, t: float) -> None:
        share = grown((t - _BEGIN) / seconds)
        angle = -90.0
        box = skia.Rect.MakeLTRB(
            centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius
        )
        for (_, value), colour in zip(parts, colours, strict=True):
            sweep = 360 * value / total * share
            if sweep >= 359.9:
                canvas.drawCircle(*centre, radius, paint_of(colour))
            elif sweep > 0.02:
                path = skia.Path()
                path.moveTo(*centre)
                path.arcTo(box, angle, sweep, False)
                path.close()
                canvas.drawPath(path, paint_of(colour))
                edge = skia.Paint(
                    AntiAlias=True,
                    Style=skia.Paint.kStroke_Style,
                    StrokeWidth=0.5 * plot.unit,
                    Color=paint_of(plot.ground).getColor(),
                )
                canvas.drawPath(path, edge)
            angle += sweep
        canvas.drawCircle(*centre, radius * 0.56, paint_of(plot.ground))

    layers = [moving(draw, _BEGIN, _BEGIN + seconds)]
    for index, (left, top, right, high) in enumerate(legend):
        at = _BEGIN + seconds * (index + 0.6) / (len(parts) + 0.6)
        layers.append(_row(plot, parts[index], total, colours[index], (left, top, right, high), at))
    return layers


def _parts(plot: Plot) -> list[tuple[str, float]]:
    """Names and sizes, the largest first; what is small beyond the seventh is one part."""
    table = (
        plot.table
        if len(plot.table.labels) > 1 or len(plot.table.names) == 1
        else plot.table.turned()
    )
    if len(table.names) > 1:
        plot.page.warn(
            f"a pie shows one column of numbers: {table.names[0] or 'the first'} is taken"
        )
    known = [
        (label, value)
        for label, value in zip(table.labels, table.values[0], strict=True)
        if value is not None
    ]
    if len(known) < len(table.labels):
        plot.page.warn("the pie leaves out rows without a number")
    parts = sorted((each for each in known if each[1] > 0), key=lambda each: -each[1])
    if len(parts) > _MOST:
        rest = sum(value for _, value in parts[_MOST - 1 :])
        parts = [*parts[: _MOST - 1], ("其他" if plot.page.language == "zh" else "Other", rest)]
    return parts or [("", 0.0)]


def _room(
    plot: Plot, count: int
) -> tuple[tuple[float, float], float, list[tuple[float, float, float, float]]]:
    """The pie's middle and radius, and left, top, right, height of each row of the list."""
    box, unit = plot.box, plot.unit
    if plot.page.shape == "tall" or box.width < box.height * 1.1:
        row = min(8.6 * unit, box.height * 0.42 / count)
        radius = min(box.width * 0.38, (box.height - row * count - 6 * unit) / 2)
        high = 2 * radius + 6 * unit + row * count
        start = box.top + (box.height - high) * 0.3
        centre = (box.left + box.width / 2, start + radius)
        top, left, right = start + 2 * radius + 6 * unit, box.left + 2 * unit, box.right - 2 * unit
    else:
        row = min(8.2 * unit, box.height * 0.96 / count)
        radius = min(box.height / 2, box.width * 0.25)
        centre = (box.left + radius, box.top + box.height / 2)
        top = centre[1] - row * count / 2
        left = centre[0] + radius + 8 * unit
        right = min(box.right, left + 78 * unit)
    rows = [(left, top + row * index, right, row) for index in range(count)]
    return centre, radius, rows


def _row(
    plot: Plot, part: tuple[str, float], total: float, colour: str,
    place: tuple[float, float, float, float], at: float,
) -> Layer:  # fmt: skip
    """A part's colour, its name, its share and its number."""
    left, top, right, high = place
    unit = plot.unit
    size = min(3.5 * unit * plot.bigger, high * 0.46)
    chip, middle = size * 0.8, top + high / 2
    name, value = part
    share = one_line(_share(value / total), replace(plot.figure, size=size))
    is_share = plot.numbers.suffix == "%"
    number = one_line(
        "" if is_share else plot.numbers.text(value),
        replace(plot.label, size=size, colour=plot.page.brand.quiet_on(plot.ground)),
    )
    if is_share:
        share = one_line(plot.numbers.text(value), replace(plot.figure, size=size))
    shares, numbers = 3.7 * size, measure(number.lines[0], number.style) + 1.5 * size
    room = right - left - chip - size - shares - (numbers if number.lines[0] else 0)
    title: TextBlock = plot.fitted(name, replace(plot.label, size=size), room, 1)

    def draw(canvas: Canvas, t: float) -> None:
        alpha = stepped(grown((t - at) / 0.4))
        canvas.drawRRect(
            rounded(left, middle - chip / 2, left + chip, middle + chip / 2, chip * 0.22),
            paint_of(colour, alpha),
        )
        x = left + chip + size * 0.7
        draw_centred(canvas, share, x + shares - size * 0.9, middle, "right", alpha)
        draw_centred(canvas, title, x + shares, middle, "left", alpha)
        if number.lines[0]:
            draw_centred(canvas, number, x + shares + title.width + size, middle, "left", alpha)

    return moving(draw, at, at + 0.4)


def _share(share: float) -> str:
    if 0 < share < 0.01:
        return "<1%"
    return f"{100 * share:.0f}%"
