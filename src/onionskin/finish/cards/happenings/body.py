"""A thing as a happening moves it: where it stands, how large, turned, tinted or in pieces."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from onionskin.finish.cards.handling import RATIO, Picture
from onionskin.stage.colours import channels
from onionskin.stage.skia import skia

Canvas = Any
Point = tuple[float, float]
GROUND: Final = 0.94
"""Where things stand, from the top."""
MIDDLE: Final = RATIO / 2
SIZE: Final = 0.62
"""Of a thing that is alone."""


def smooth(share: float) -> float:
    """0..1, slowly at both ends."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


def part(share: float, start: float, end: float) -> float:
    """How far a part of something is that goes from `start` to `end` of it, 0..1."""
    return smooth((share - start) / (end - start))


def along(one: Point, other: Point, share: float) -> Point:
    """The point so far on the way from one to another."""
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


@dataclass(slots=True)
class Body:
    """A picture within a square of the side `size` about (x, y), in a box of RATIO by 1."""

    picture: Picture
    x: float = MIDDLE
    y: float = 0.56
    size: float = SIZE
    turn: float = 0.0
    """Degrees, clockwise."""
    wide: float = 1.0
    high: float = 1.0
    """How far it is stretched; it keeps its foot where it is."""
    alpha: float = 1.0
    tint: str = ""
    tinted: float = 0.0
    """A colour that it takes, and how much of it, 0..1."""
    gap: float = 0.0
    """How far its two halves are apart."""
    scattered: float = 0.0
    """How far its pieces are apart."""
    copies: tuple[tuple[float, float, float], ...] = ()
    """Where else it is seen, aside of (x, y), and how large: each of a multitude."""
    drawn: list[Callable[[Canvas], None]] = field(default_factory=list)

    @property
    def half(self) -> Point:
        """Half of its width and of its height as they are seen."""
        ratio = self.picture.ratio
        return (
            0.5 * self.size * min(1.0, ratio) * self.wide,
            0.5 * self.size * min(1.0, 1 / ratio) * self.high,
        )

    @property
    def foot(self) -> float:
        """How far down its lower edge is, whether or not it is stretched."""
        return self.y + 0.5 * self.size * min(1.0, 1 / self.picture.ratio)

    @property
    def top(self) -> float:
        return self.foot - 2 * self.half[1]

    @property
    def left(self) -> float:
        return self.x - self.half[0]

    @property
    def right(self) -> float:
        return self.x + self.half[0]

    @property
    def centre(self) -> Point:
        """The middle of what is seen of it."""
        return self.x, self.foot - self.half[1]

    def stand(self, ground: float = GROUND) -> Body:
        """Sets its foot on a ground."""
        self.y += ground - self.foot
        return self

    def draw(self, canvas: Canvas, t: float) -> None:
        """Draws it at `t` seconds."""
        if self.alpha <= 0.01 or self.size <= 0.01:
            return
        canvas.save()
        canvas.translate(self.x, self.foot)
        canvas.scale(self.wide, self.high)
        canvas.translate(0, self.y - self.foot)
        canvas.rotate(self.turn)
        if self.copies:
            for x, y, scale in self.copies:
                canvas.save()
                canvas.translate(x, y)
                self._lay(canvas, self.size * scale, t)
                canvas.restore()
        elif self.gap:
            for side in (-1, 1):
                canvas.save()
                canvas.translate(side * self.gap / 2, 0)
                canvas.rotate(side * 40 * self.gap)
                canvas.clipPath(_jagged(self.size, side), True)
                self._lay(canvas, self.size, t)
                canvas.restore()
        elif self.scattered:
            self._in_pieces(canvas, t)
        else:
            self._lay(canvas, self.size, t)
        canvas.restore()

    def _in_pieces(self, canvas: Canvas, t: float) -> None:
        step = self.size / _PIECES
        for row in range(_PIECES):
            for column in range(_PIECES):
                x, y = (column + 0.5) * step - self.size / 2, (row + 0.5) * step - self.size / 2
                canvas.save()
                canvas.translate(x * self.scattered, (0.4 * y) * self.scattered)
                canvas.translate(x, y)
                canvas.rotate(self.scattered * 50 * math.sin(5 * row + 3 * column))
                canvas.clipRect(skia.Rect.MakeLTRB(-step / 2, -step / 2, step / 2, step / 2), True)
                canvas.translate(-x, -y)
                self._lay(canvas, self.size, t)
                canvas.restore()

    def _lay(self, canvas: Canvas, size: float, t: float) -> None:
        """The picture about (0, 0)."""
        half = size / 2
        paint = skia.Paint(Alphaf=max(0.0, min(1.0, self.alpha)))
        is_layered = self.alpha < 1 or (self.tint and self.tinted > 0)
        if self.tint and self.tinted > 0:
            paint.setColorFilter(_mixed(self.tint, self.tinted))
        if is_layered:
            edge = 1.3 * half
            canvas.saveLayer(skia.Rect.MakeLTRB(-edge, -edge, edge, edge), paint)
        self.picture.within(canvas, (-half, -half, half, half), t)
        if is_layered:
            canvas.restore()


_PIECES: Final = 3
_LIGHTNESS: Final = (0.3, 0.59, 0.11)


def _mixed(colour: str, share: float) -> Any:
    """What mixes light and shade of a colour into all others."""
    rows: list[float] = []
    for index, channel in enumerate(each / 255 for each in channels(colour)):
        row = [share * light * (0.25 + 0.6 * channel) for light in _LIGHTNESS]
        row[index] += 1 - share
        rows += [*row, 0.0, share * 0.42 * channel]
    return skia.ColorFilters.Matrix([*rows, 0.0, 0.0, 0.0, 1.0, 0.0])


def _jagged(size: float, side: int) -> Any:
    """One half of a square about (0, 0), with a torn edge."""
    far, path = side * size, skia.Path()
    path.moveTo(far, -size)
    for step in range(9):
        path.lineTo((0.05 if step % 2 else -0.05) * size, (step / 4 - 1) * size)
    path.lineTo(far, size)
    path.close()
    return path
