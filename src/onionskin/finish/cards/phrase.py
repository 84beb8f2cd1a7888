"""A sentence on a card: each of its parts is typed while it is spoken, and stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onionskin.finish.cards.animation import Canvas, Layer, moving
from onionskin.finish.cards.page import Page
from onionskin.finish.lettering import Align, Lettering, TextBlock, fit_text, measure, set_text
from onionskin.stage.skia import skia

_AHEAD: Final = 0.6
"""A part is whole after so much of the time in which it is spoken: eyes are quicker than ears."""
_LEAST_SECONDS: Final = 0.4
_BETWEEN: Final = 0.3
"""Ems between two parts, beside their leading."""
_MOST_LINES: Final = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A clause, and the seconds of the shot from which to which it is spoken."""

    text: str
    at: float
    until: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """The parts of a sentence as they are set, one under the other."""

    blocks: tuple[TextBlock, ...]
    parts: tuple[Part, ...]

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last, in pixels."""
        return sum(block.height for block in self.blocks) + self._gap * (len(self.blocks) - 1)

    @property
    def width(self) -> float:
        """Of the longest line, in pixels."""
        return max(block.width for block in self.blocks)

    @property
    def _gap(self) -> float:
        return _BETWEEN * self.blocks[0].style.size

    def layers(self, x: float, top: float, align: Align = "left") -> list[Layer]:
        """The parts from `top` down, `x` their left or their middle."""
        found = []
        for block, part in zip(self.blocks, self.parts, strict=True):
            typing = max(_AHEAD * (part.until - part.at), _LEAST_SECONDS)
            found.append(typed(block, x, top, part.at, part.at + typing, align))
            top += block.height + self._gap
        return found


def set_phrase(
    page: Page, parts: Sequence[Part], letters: Lettering, *, width: float, height: float
) -> Phrase:
    """The parts in the largest letters, up to those given, in which all fit in a box."""
    room = height - _BETWEEN * letters.size * (len(parts) - 1)
    whole = fit_text(
        "\n".join(part.text for part in parts),
        letters,
        width=width,
        height=max(room, height / 2),
        smallest=0.4,
        most_lines=_MOST_LINES,
    )
    blocks = [set_text(part.text, whole.style, width=width, balanced=True) for part in parts]
    return Phrase(blocks=tuple(map(page.told, blocks)), parts=tuple(parts))


def typed(
    block: TextBlock, x: float, top: float, begin: float, end: float, align: Align = "left"
) -> Layer:
    """Letters that appear one by one from `begin` to `end` seconds."""
    count = sum(len(line) for line in block.lines)

    def draw(canvas: Canvas, t: float) -> None:
        shown = count if t >= end else int(count * max(0.0, (t - begin) / (end - begin)))
        for index, line in enumerate(block.lines):
            part = line[: max(0, shown)]
            shown -= len(line)
            if not part:
                return
            left = x if align == "left" else x - measure(line, block.style) / 2
            y = top + block.style.leading * index
            right = left + measure(part, block.style)
            canvas.save()
            canvas.clipRect(
                skia.Rect.MakeLTRB(left - 4, y, right + 1, y + block.style.leading * 1.2)
            )
            TextBlock(lines=(line,), style=block.style).draw(canvas, left, y)
            canvas.restore()

    return moving(draw, begin, end)
