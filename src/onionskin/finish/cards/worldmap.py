"""A map of countries in the colours of their numbers.

Borders are Natural Earth's at 1:110 million, in the Equal Earth projection (Šavrič, Patterson and
Jenny 2018), so that areas compare. The map shows the part of the world that the numbers are of.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from onionskin.errors import InvalidInput
from onionskin.finish.cards.animation import Canvas, Layer, eased, grown, moving, still
from onionskin.finish.cards.numbers import nice_ticks
from onionskin.finish.cards.page import line_of, paint_of
from onionskin.finish.cards.plot import Plot, draw_centred, one_line, stepped
from onionskin.finish.cards.table import is_time
from onionskin.finish.lettering import measure
from onionskin.stage.colours import mix
from onionskin.stage.skia import skia

_MOST_NAMED: Final = 12
_BEGIN: Final = 0.3
_CLASSES: Final = 5
_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Country:
    """A country: its names, and its outline projected; y runs down."""

    names: tuple[str, ...]
    english: str
    chinese: str
    rings: tuple[tuple[Point, ...], ...]
    middle: Point
    """Of its largest part."""
    box: tuple[float, float, float, float]
    """Left, top, right, bottom of its largest part."""


def map_layers(plot: Plot) -> list[Layer]:
    """The layers of a map. Raises InvalidInput where none of the rows is a country."""
    found = _found(plot)
    view = _View(plot, [country for country, _ in found])
    colours = _scale(plot, [value for _, value in found])
    by_name = {country.english: value for country, value in found}
    rest = plot.faint(0.13)
    border = line_of(plot.ground, max(0.14 * plot.unit, 0.7))
    clip = skia.Rect.MakeLTRB(0, view.top, plot.page.size.width, view.bottom)

    def draw_world(canvas: Canvas) -> None:
        canvas.save()
        canvas.clipRect(clip)
        for country in world():
            if view.shows(country):
                path = view.path(country)
                canvas.drawPath(path, paint_of(rest))
                canvas.drawPath(path, border)
        canvas.restore()

    order = sorted(found, key=lambda each: -each[1])
    lag = plot.draws_for / max(len(order), 1)
    paths = [(view.path(country), colours(by_name[country.english])) for country, _ in order]

    def draw_values(canvas: Canvas, t: float) -> None:
        canvas.save()
        canvas.clipRect(clip)
        for index, (path, colour) in enumerate(paths):
            share = eased((t - _BEGIN - lag * index) / 0.5)
            if share > 0:
                canvas.drawPath(path, paint_of(mix(rest, colour, share)))
                canvas.drawPath(path, border)
        canvas.restore()

    end = _BEGIN + lag * len(order) + 0.5
    layers = [
        still(draw_world),
        moving(draw_values, _BEGIN, end),
        _legend(plot, view, colours, found),
    ]
    layers += _labels(plot, view, order, colours, end - 0.2)
    return layers


@lru_cache(maxsize=1)
def world() -> tuple[Country, ...]:
    """All countries that the map has."""
    text = (files("onionskin.finish.cards") / "world.json").read_text("utf-8")
    return tuple(_country(each) for each in json.loads(text))


def country_named(name: str) -> Country | None:
    """The country of an English or Chinese name or an ISO code; None for none."""
    return _by_name().get(_key(name))


def equal_earth(longitude: float, latitude: float) -> Point:
    """The projection: degrees to x to the right and y down, about -2.7..2.7 and -1.3..1.3."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    a1, a2, a3, a4 = _A
    slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * slope)
    y = theta * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)
    return x, -y


class _View:
    """The part of the world that is shown, and where it stands."""

    def __init__(self, plot: Plot, countries: Sequence[Country]) -> None:
        boxes = [country.box for country in countries]
        left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
        right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
        # Room around, and never so near that a small country is alone without its neighbours.
        wide, high = max(right - left, 0.5) * 1.16, max(bottom - top, 0.32) * 1.16
        x, y = (left + right) / 2, (top + bottom) / 2
        if wide > 3.4:
            x, wide, y, high = 0.02, 5.35, -0.12, 2.3
        area = plot.box
        foot = 7.5 * plot.unit
        self.scale = min(area.width / wide, (area.height - foot) / high)
        self.x, self.y = x, y
        self.top, self.bottom = float(area.top), area.bottom - foot
        # A world that is wider than high stands in the middle of what room there is.
        used = min(high * self.scale, self.bottom - self.top)
        self.middle = ((area.left + area.right) / 2, self.top + (self.bottom - self.top) / 2)
        if plot.page.shape == "tall" and used < 0.7 * (self.bottom - self.top):
            self.middle = (self.middle[0], self.top + used * 0.62)
            self.bottom = min(self.bottom, self.top + used * 1.24)
        self.page = plot.page.size
        self.left, self.right = 0.0, float(plot.page.size.width)

    def at(self, point: Point) -> Point:
        """Where a projected point stands, in pixels."""
        x, y = self.middle
        return x + (point[0] - self.x) * self.scale, y + (point[1] - self.y) * self.scale

    def shows(self, country: Country) -> bool:
        """Whether any of a country is on the map."""
        for ring in country.rings:
            points = [self.at(each) for each in ring]
            if (
                min(p[0] for p in points) < self.right and max(p[0] for p in points) > self.left
                and min(p[1] for p in points) < self.bottom and max(p[1] for p in points) > self.top
            ):  # fmt: skip
                return True
        return False

    def path(self, country: Country) -> Any:
        """A country's outline in pixels."""
        path = skia.Path()
        for ring in country.rings:
            path.moveTo(*self.at(ring[0]))
            for point in ring[1:]:
                path.lineTo(*self.at(point))
            path.close()
        path.setFillType(skia.PathFillType.kEvenOdd)
        return path


class _scale:  # noqa: N801  a function with a memory
    """The colour of a number: five steps of one colour, or two colours around zero."""

    def __init__(self, plot: Plot, values: Sequence[float]) -> None:
        low, high = min(values), max(values)
        self.ticks = nice_ticks(low, high, _CLASSES + 1)
        strong = plot.colour(0)
        other = plot.page.brand.mark_on(plot.ground)
        self._steps = []
        for a, b in zip(self.ticks, self.ticks[1:], strict=False):
            middle = (a + b) / 2
            most = max(abs(self.ticks[0]), abs(self.ticks[-1])) if low < 0 else self.ticks[-1]
            least = 0.0 if low < 0 else self.ticks[0]
            share = (abs(middle) - least) / ((most - least) or 1.0)
            base = other if middle < 0 else strong
            self._steps.append(
                mix(plot.ground, base, 0.28 + 0.72 * share) if share < 0.86 else base
            )
        if low >= 0 and len(self._steps) > 1:
            self._steps[-1] = mix(self._steps[-1], plot.page.brand.primary, 0.45)

    @property
    def steps(self) -> list[str]:
        """The colours from the lowest numbers to the highest."""
        return self._steps

    def __call__(self, value: float) -> str:
        for colour, upper in zip(self._steps, self.ticks[1:], strict=True):
            if value <= upper:
                return colour
        return self._steps[-1]


def _found(plot: Plot) -> list[tuple[Country, float]]:
    table, page = plot.table, plot.page
    if not any(country_named(label) for label in table.labels):
        table = table.turned()  # countries may stand in the columns
    column = len(table.names) - 1 if all(is_time(name) for name in table.names) else 0
    if len(table.names) > 1:
        name = table.names[column] or "the first"
        page.warn(f"a map shows one column of numbers: {name} is taken")
    found: dict[str, tuple[Country, float]] = {}
    strange = []
    for label, value in zip(table.labels, table.values[column], strict=True):
        country = country_named(label)
        if country is None:
            strange.append(label)
        elif value is not None:
            found[country.english] = (country, value)
    if not found:
        raise InvalidInput(
            f"none of the map's rows is a country with a number ({', '.join(strange[:3])}); give "
            "names such as Germany or 德国, or codes such as DE"
        )
    if strange:
        listed = ", ".join(strange[:4]) + (
            f" and {len(strange) - 4} more" if len(strange) > 4 else ""
        )
        page.warn(f"not on the map: {listed} (no country of that name, or too small)")
    return list(found.values())


def _legend(
    plot: Plot, view: _View, colours: _scale, found: Sequence[tuple[Country, float]]
) -> Layer:
    unit, box = plot.unit, plot.box
    chips = colours.steps
    wide = min(11 * unit, box.width / (len(chips) + 1))
    left, top = float(box.left), view.bottom + 2.4 * unit
    step = colours.ticks[1] - colours.ticks[0] if len(colours.ticks) > 1 else 1.0
    labels = [plot.numbers.tick(each, step) for each in colours.ticks]

    def draw(canvas: Canvas) -> None:
        for index, colour in enumerate(chips):
            rect = skia.Rect.MakeXYWH(left + wide * index, top, wide - 0.3 * unit, 1.6 * unit)
            canvas.drawRect(rect, paint_of(colour))
        for index, text in enumerate(labels):
            align: Any = "left" if index == 0 else "centre"
            draw_centred(
                canvas, one_line(text, plot.small), left + wide * index, top + 3.4 * unit, align
            )

    return still(draw)


def _labels(
    plot: Plot, view: _View, order: Sequence[tuple[Country, float]], colours: _scale, at: float
) -> list[Layer]:
    """Names and numbers of the largest, where they do not touch each other."""
    placed: list[tuple[float, float, float, float]] = []
    shown = []
    size = 2.7 * plot.unit * plot.bigger
    for country, value in order[:_MOST_NAMED]:
        name = (
            country.chinese if plot.page.language == "zh" and country.chinese else country.english
        )
        number = plot.numbers.text(value)
        x, y = view.at(country.middle)
        style = replace(plot.figure, size=size)
        half = max(measure(name, style), measure(number, style)) / 2
        x = min(max(x, plot.box.left + half), plot.box.right - half)
        rect = (x - half - 3, y - size * 1.25, x + half + 3, y + size * 1.25)
        for dx, dy in ((0, 0), (0, -1.7), (0, 1.7), (2.4, 0), (-2.4, 0)):
            right, down = dx * size, dy * size
            moved = (rect[0] + right, rect[1] + down, rect[2] + right, rect[3] + down)
            inside = moved[1] > view.top and moved[3] < view.bottom
            if inside and not any(_touch(moved, other) for other in placed):
                placed.append(moved)
                shown.append((name, number, x + dx * size, y + dy * size, style))
                break

    def draw(canvas: Canvas, t: float) -> None:
        alpha = stepped(grown((t - at) / 0.4))
        for name, number, x, y, style in shown:
            for text, middle in ((name, y - size * 0.6), (number, y + size * 0.6)):
                _haloed(canvas, plot, text, x, middle, replace(style, alpha=alpha), alpha)

    return [moving(draw, at, at + 0.4)]


def _haloed(
    canvas: Canvas, plot: Plot, text: str, x: float, middle: float, style: Any, alpha: float
) -> None:
    """Letters with an edge in the colour of the ground, so that they are read over any country."""
    halo = replace(style, colour=plot.ground)
    edge = 0.28 * plot.unit
    for dx, dy in (
        (-1, 0),
        (1, 0),
        (0, -1),
        (0, 1),
        (-0.7, -0.7),
        (0.7, 0.7),
        (-0.7, 0.7),
        (0.7, -0.7),
    ):
        draw_centred(canvas, one_line(text, halo), x + dx * edge, middle + dy * edge, "centre")
    draw_centred(canvas, one_line(text, style), x, middle, "centre")


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _country(data: Mapping[str, Any]) -> Country:
    rings = []
    for flat in data["rings"]:
        pairs = zip(flat[::2], flat[1::2], strict=True)
        rings.append(tuple(equal_earth(x / 100, y / 100) for x, y in pairs))
    main = max(rings, key=lambda ring: abs(_area(ring)))
    xs, ys = [p[0] for p in main], [p[1] for p in main]
    return Country(
        names=(*data["en"], *data["zh"], *data["codes"]),
        english=next((each for each in data["en"] if len(each) <= 18), data["en"][0]),
        chinese=data["zh"][0] if data["zh"] else "",
        rings=tuple(rings),
        middle=_centroid(main),
        box=(min(xs), min(ys), max(xs), max(ys)),
    )


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _centroid(ring: Sequence[Point]) -> Point:
    area = _area(ring) or 1e-9
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (6 * area), y / (6 * area)


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Country]:
    return {_key(name): country for country in world() for name in country.names}


def _key(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(each for each in folded if each.isalnum())
    return letters.removeprefix("the")
