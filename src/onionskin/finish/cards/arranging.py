"""Where the things of a card stand: in even rows, as large as the page allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onionskin.finish.cards.page import Page
from onionskin.finish.lettering import Box

_MOST_SIDE: Final = {
    "wide": (58.0, 50.0, 44.0, 38.0, 32.0, 32.0),
    "square": (60.0, 46.0, 40.0, 38.0, 32.0, 32.0),
    "tall": (72.0, 58.0, 44.0, 42.0, 38.0, 38.0),
}
"""Across a disc in units at most, where there are so many things."""
_BETWEEN_ROWS: Final = 2.5
"""Units."""
_FEWER_ROWS: Final = 0.85
"""In wide rooms fewer rows are read more easily, even if things are smaller by so much."""

_UNEVEN: Final = 5
"""So many things may stand in rows of which the last is shorter."""
_WIDE: Final = 1.4
"""The width of such a room by its height."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """How wide and how high a thing's ground is, by the side that all of a card share."""

    wide: float = 1.0
    high: float = 1.0


DISC: Final = Shape()
PANEL: Final = Shape(wide=1.42, high=1.14)
"""A little scene needs room for whoever acts in it."""
TILE: Final = Shape(wide=1.25, high=0.62)
"""Words need more width than pictures, and no more room than they fill."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where a ground stands: its middle, and the card's side, in pixels."""

    x: float
    y: float
    side: float


def arranged(
    page: Page, shapes: Sequence[Shape], room: Box, *, gap: float, label: float
) -> tuple[Spot, ...]:
    """The spots of so many shapes within a part of the page, in the rows in which they are
    largest, or in fewer in which they are nearly as large. Rows are of one length, so that what
    belongs together is not parted: three stand in a row or in a column.

    `gap` is the units between neighbours; `label` what a label needs below, in sides.
    """
    counts = range(1, len(shapes) + 1)
    even = [count for count in counts if len(shapes) % count == 0]
    ways = [_in_rows(shapes, count) for count in (even if len(shapes) < _UNEVEN else counts)]
    sides = [_side(page, rows, room, gap, label) for rows in ways]
    share = _FEWER_ROWS if room.width > _WIDE * room.height else 1.0
    best = next(k for k, side in enumerate(sides) if side >= share * max(sides))
    side = min(sides[best], _MOST_SIDE[page.shape][min(len(shapes), 6) - 1] * page.unit)
    return tuple(_spots(page, ways[best], room, side, gap, label))


def _in_rows(shapes: Sequence[Shape], count: int) -> list[Sequence[Shape]]:
    """The shapes in so many rows, the first ones longer."""
    rows, at = [], 0
    for left in range(count, 0, -1):
        length = -(-(len(shapes) - at) // left)
        rows.append(shapes[at : at + length])
        at += length
    return [row for row in rows if row]


def _side(
    page: Page, rows: Sequence[Sequence[Shape]], room: Box, gap: float, label: float
) -> float:
    """The largest side with which rows have room."""
    unit = page.unit
    across = min(
        (room.width - gap * unit * (len(row) - 1)) / sum(each.wide for each in row) for row in rows
    )
    down = room.height - _BETWEEN_ROWS * unit * (len(rows) - 1)
    return max(1.0, min(across, down / sum(_high(row, label) for row in rows)))


def _high(row: Sequence[Shape], label: float) -> float:
    return max(each.high for each in row) + label


def _spots(
    page: Page,
    rows: Sequence[Sequence[Shape]],
    room: Box,
    side: float,
    gap: float,
    label: float,
) -> list[Spot]:
    unit = page.unit
    whole = sum(_high(row, label) for row in rows) * side + _BETWEEN_ROWS * unit * (len(rows) - 1)
    y = room.top + max(0.0, room.height - whole) / 2
    spots = []
    for row in rows:
        wide = sum(each.wide for each in row) * side + gap * unit * (len(row) - 1)
        x = (room.left + room.right - wide) / 2
        middle = y + (_high(row, label) - label) * side / 2
        for each in row:
            spots.append(Spot(x=x + each.wide * side / 2, y=middle, side=side))
            x += each.wide * side + gap * unit
        y += _high(row, label) * side + _BETWEEN_ROWS * unit
    return spots
