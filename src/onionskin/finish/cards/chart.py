"""A chart of any form: its title, what its colours mean, and the plot below them.

Forms: bar, line, area, pie, race, map, counter. What a form cannot show (negative parts of a
pie, more rows than there is room for) is shown otherwise, and told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.finish.cards.animation import (
    Animation,
    Canvas,
    Layer,
    entering,
    moving,
    share_at,
    still,
)
from onionskin.finish.cards.bars import bar_layers
from onionskin.finish.cards.counter import counter_boxes, counter_layers
from onionskin.finish.cards.lines import area_layers, line_layers
from onionskin.finish.cards.numbers import is_told_apart, number_format
from onionskin.finish.cards.page import Page, around, paint_of, rounded
from onionskin.finish.cards.pie import pie_layers
from onionskin.finish.cards.plot import Plot
from onionskin.finish.cards.race import race_layers
from onionskin.finish.cards.table import Table
from onionskin.finish.cards.words import Timing
from onionskin.finish.cards.worldmap import map_layers
from onionskin.finish.lettering import ASCENT, Box, TextBlock, fit_text

Form = Callable[[Plot], list[Layer]]
FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "bar": bar_layers,
        "line": line_layers,
        "area": area_layers,
        "pie": pie_layers,
        "race": race_layers,
        "map": map_layers,
        "counter": counter_layers,
    }
)
_NAMED: Final = frozenset({"race", "map", "pie", "counter"})
"""Forms that name their parts themselves."""


def chart_card(
    page: Page,
    form: str,
    table: Table,
    timing: Timing,
    *,
    title: str = "",
    unit: str = "",
    spoken: Sequence[float | None] = (),
    is_beside: bool = False,
) -> Animation:
    """A chart that draws itself; `spoken` are the seconds at which its rows are spoken of.

    `is_beside`: it leaves the right half of a wide page to others, or the lower part of another.

    Raises InvalidInput for another form, or a table without numbers.
    """
    checks.choice("form", form, tuple(FORMS))
    if not table.numbers:
        raise InvalidInput("the chart has no numbers; give at least one")
    page.warn(*table.warnings)
    unit = unit or table.unit
    ground = page.brand.ground
    layers = [still(lambda canvas: page.fill(canvas, ground))]
    told_apart = is_told_apart(unit) and form != "counter"
    head, top = _head(page, title, unit if told_apart else "", timing)
    layers += head
    if form == "pie" and min(table.numbers) < 0:
        page.warn("a pie cannot show negative numbers: the chart is drawn as bars")
        form = "bar"
    inner = page.inner
    box = Box(inner.left, round(top), inner.right, inner.bottom)
    if is_beside and page.shape == "wide":
        box = replace(box, right=round(_BESIDE * page.size.width))
    elif is_beside:
        box = replace(box, bottom=round(box.top + _ABOVE * box.height))
    if (
        len(table.names) > 1
        and form not in _NAMED
        and not (form == "line" and len(table.names) <= 6)
    ):
        legend, used = _legend(page, table.names, box, timing)
        layers += legend
        box = Box(box.left, round(box.top + used), box.right, box.bottom)
    plot = Plot(
        page=page,
        table=table,
        box=box,
        numbers=number_format(table.numbers, page.language, unit),
        timing=timing,
        spoken=tuple(spoken),
        title=title,
        unit_name=unit if is_told_apart(unit) else "",
    )
    taken = [Box(0, 0, page.size.width, round(top))]
    taken += counter_boxes(plot) if form == "counter" else [box]
    return Animation(page.size, [*layers, *FORMS[form](plot)], taken)


_BESIDE, _ABOVE = 0.52, 0.46
"""How much a chart takes beside others: of a wide page's width, or of what is under its title."""


def _head(page: Page, title: str, unit: str, timing: Timing) -> tuple[list[Layer], float]:
    """The title's layers, and where the plot begins."""
    inner, step = page.inner, page.unit
    top = float(inner.top)
    layers: list[Layer] = []
    if title.strip():
        accent = page.brand.mark_on(page.brand.ground)
        big = 7.0 if page.shape == "tall" else 5.6
        letters = page.letters(big, page.brand.text, bold=True, line_height=1.16)
        block = page.told(
            fit_text(title, letters, width=inner.width, height=0.24 * inner.height, most_lines=2)
        )
        layers += [
            _rule(inner.left, top, 7 * step, 0.7 * step, accent),
            _shown(block, inner.left, top + 2.4 * step),
        ]
        top += 2.4 * step + block.height
    if unit:
        small = page.letters(
            3.9 if page.shape == "tall" else 3.0, page.brand.quiet_on(page.brand.ground)
        )
        block = page.told(fit_text(unit, small, width=inner.width, height=5 * step, most_lines=1))
        layers.append(_shown(block, inner.left, top + 0.4 * step))
        top += 0.4 * step + block.height
    return layers, top + (2.6 * step if layers else 0.0)


def _legend(
    page: Page, names: Sequence[str], box: Box, timing: Timing
) -> tuple[list[Layer], float]:
    """A row, or rows, of colours with their names; and how high they are with their margin."""
    unit, ground = page.unit, page.brand.ground
    letters = page.letters(3.9 if page.shape == "tall" else 3.0, page.brand.text)
    chip = 2.2 * unit
    x, y = float(box.left), float(box.top)
    placed: list[tuple[float, float, str, TextBlock]] = []
    for index, name in enumerate(names):
        block = page.told(
            fit_text(name, letters, width=0.45 * box.width, height=5 * unit, most_lines=1)
        )
        wide = chip + 1.0 * unit + block.width + 3.2 * unit
        if x > box.left and x + wide > box.right:
            x, y = float(box.left), y + block.style.leading * 1.15
        placed.append((x, y, page.brand.part(index, ground), block))
        x += wide

    def draw(canvas: Canvas) -> None:
        for left, top, colour, block in placed:
            middle = top + block.style.size * (ASCENT - 0.36)
            canvas.drawRRect(
                rounded(left, middle - chip / 2, left + chip, middle + chip / 2, 0.5 * unit),
                paint_of(colour),
            )
            block.draw(canvas, left + chip + unit, top)

    used = y - box.top + letters.leading + 2.2 * unit
    area = around(box.left, box.top, box.right, box.top + used)
    return [entering(draw, area, 0.2, how="fade")], used


def _rule(left: float, top: float, width: float, high: float, colour: str) -> Layer:
    def draw(canvas: Canvas, t: float) -> None:
        long = width * share_at(t, 0.1, 0.45)
        if long > 0.5:
            canvas.drawRRect(
                rounded(left, top, left + long, top + high, high / 2), paint_of(colour)
            )

    return moving(draw, 0.1, 0.55)


def _shown(block: TextBlock, x: float, top: float) -> Layer:
    """There from the first frame: a chart is read from its title on."""
    box = around(x, top, x + block.width, top + block.height)
    return entering(lambda canvas: block.draw(canvas, x, top), box, 0.0, how="fade", seconds=0.35)
