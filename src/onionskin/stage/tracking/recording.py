"""What is drawn, as a list of shapes in place of pixels, and which shape each pixel shows.

A surface is what is at least half opaque: shadows, glows, rain and fog are seen, but lie on
nothing of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onionskin.stage.brush import Brush, Path, Point
from onionskin.stage.skia import skia

Ids = NDArray[np.int32]
"""(H, W): the place of a shape in a list, from 1 on; 0 where nothing was drawn."""
Points = NDArray[np.float64]
"""(N, 2): x and y in pixels from the upper left corner of the frame."""

_OPAQUE = 0.5


class Clip(NamedTuple):
    """A path that what is drawn stays inside, and where it lies."""

    path: Path
    matrix: Any


@dataclass(frozen=True, eq=False)
class Shape:
    """One form or line as it was drawn; `width` is 0 for a form."""

    path: Path
    matrix: Any
    clips: tuple[Clip, ...]
    colour: str
    width: float = 0
    held: str = ""
    """What it is part of, where that is a thing in somebody's hands."""
    image: Any = None

    @cached_property
    def build(self) -> tuple[int, int, bool]:
        """Two shapes of the same build have the same points in the same order."""
        return self.path.countPoints(), self.path.countVerbs(), self.width > 0

    @cached_property
    def points(self) -> Points:
        """What its outline runs through and is bent by, in pixels."""
        count = self.path.countPoints()
        own = np.array([(p.x(), p.y()) for p in self.path.getPoints(count)], np.float64)
        m = self.matrix
        turn = np.array([[m.getScaleX(), m.getSkewX()], [m.getSkewY(), m.getScaleY()]])
        moved = own.reshape(-1, 2) @ turn.T + (m.getTranslateX(), m.getTranslateY())
        return np.asarray(moved, np.float64)


class Recorder:
    """A canvas that keeps shapes: it has, by Skia's names, what is used of one on the stage."""

    def __init__(self, width: int, height: int) -> None:
        self._canvas = skia.Canvas(width, height)
        self._clips: list[tuple[Clip, ...]] = [()]
        self._held = ""
        self.shapes: list[Shape] = []

    def save(self) -> None:
        self._canvas.save()
        self._clips.append(self._clips[-1])

    def restore(self) -> None:
        self._canvas.restore()
        self._clips.pop()

    def translate(self, x: float, y: float) -> None:
        self._canvas.translate(x, y)

    def rotate(self, degrees: float) -> None:
        self._canvas.rotate(degrees)

    def scale(self, x: float, y: float) -> None:
        self._canvas.scale(x, y)

    def getTotalMatrix(self) -> Any:  # noqa: N802
        return self._canvas.getTotalMatrix()

    def getLocalClipBounds(self) -> Any:  # noqa: N802
        return self._canvas.getLocalClipBounds()

    def getBaseLayerSize(self) -> Any:  # noqa: N802
        return self._canvas.getBaseLayerSize()

    def clipPath(self, path: Path, antialias: bool = True) -> None:  # noqa: N802
        self._canvas.clipPath(path, antialias)
        self._clips[-1] = (*self._clips[-1], Clip(path, self.getTotalMatrix()))

    def clipRect(self, rect: Any) -> None:  # noqa: N802
        path = skia.Path()
        path.addRect(rect)
        self.clipPath(path)

    def drawPath(self, path: Path, paint: Any) -> None:  # noqa: N802
        if paint.getShader() is None and paint.getAlphaf() >= _OPAQUE:
            stroked = paint.getStyle() != skia.Paint.kFill_Style
            self.record(path, hex(paint.getColor()), paint.getStrokeWidth() if stroked else 0)

    def drawImageRect(self, image: Any, place: Any, *_: Any) -> None:  # noqa: N802
        path = skia.Path()
        path.addRect(place)
        self.record(path, "", image=image)

    def record(self, path: Path, colour: str, width: float = 0, image: Any = None) -> None:
        """Keeps a shape where the canvas now is."""
        shape = Shape(
            path=path,
            matrix=self.getTotalMatrix(),
            clips=self._clips[-1],
            colour=colour,
            width=width,
            held=self._held,
            image=image,
        )
        self.shapes.append(shape)

    @contextmanager
    def holding(self, name: str) -> Iterator[None]:
        """What is kept meanwhile is part of the thing `name`."""
        before, self._held = self._held, name
        try:
            yield
        finally:
            self._held = before


class TracingBrush(Brush):
    """Records surfaces on a `Recorder`, and draws on any other canvas as a brush does."""

    def fill(self, path: Path, colour: str, *, form: float = 1, alpha: float = 1) -> None:
        if not isinstance(self.canvas, Recorder):
            super().fill(path, colour, form=form, alpha=alpha)
        elif alpha >= _OPAQUE:
            self.canvas.record(path, colour)

    def flat(self, path: Path, colour: str, *, alpha: float = 1, glow: bool = False) -> None:
        if not isinstance(self.canvas, Recorder):
            super().flat(path, colour, alpha=alpha, glow=glow)
        elif alpha >= _OPAQUE:
            self.canvas.record(path, colour)

    def gradient(
        self,
        path: Path,
        start: Point,
        end: Point,
        colours: Sequence[str],
        *,
        alpha: float = 1,
        glow: bool = False,
    ) -> None:
        if not isinstance(self.canvas, Recorder):
            super().gradient(path, start, end, colours, alpha=alpha, glow=glow)
        elif alpha >= _OPAQUE:
            self.canvas.record(path, colours[len(colours) // 2])

    def stroke(
        self, path: Path, width: float, colour: str, alpha: float = 1, glow: bool = False
    ) -> None:
        if not isinstance(self.canvas, Recorder):
            super().stroke(path, width, colour, alpha, glow)
        elif alpha >= _OPAQUE:
            self.canvas.record(path, colour, width)

    def shine(
        self, centre: Point, radius: float, colour: str, alpha: float, *, squash: float = 1
    ) -> None:
        if not isinstance(self.canvas, Recorder):
            super().shine(centre, radius, colour, alpha, squash=squash)

    @contextmanager
    def named(self, name: str) -> Iterator[None]:
        if isinstance(self.canvas, Recorder):
            with self.canvas.holding(name):
                yield
        else:
            yield


def shown(shapes: Sequence[Shape], width: int, height: int) -> Ids:
    """Which of `shapes`, drawn one after the other, each pixel's centre shows."""
    pixels = np.zeros((height, width, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    for number, shape in enumerate(shapes, 1):
        if shape.image is None:
            _lay(canvas, shape, _paint_of(shape, number))
        else:
            surface.flushAndSubmit()
            pixels[_opaque(shape, width, height)] = (*number.to_bytes(3, "little"), 255)
            surface.notifyContentWillChange(skia.Surface.kRetain_ContentChangeMode)
    surface.flushAndSubmit()
    return pixels[..., :3].astype(np.int32) @ np.array([1, 256, 65536], np.int32)


def _paint_of(shape: Shape, number: int) -> Any:
    paint = skia.Paint(AntiAlias=False, Color=skia.Color(*number.to_bytes(3, "little"), 255))
    if shape.width:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        paint.setStrokeWidth(shape.width)
    return paint


def _lay(canvas: Any, shape: Shape, paint: Any) -> None:
    canvas.save()
    _clip(canvas, shape)
    canvas.drawPath(shape.path, paint)
    canvas.restore()


def _clip(canvas: Any, shape: Shape) -> None:
    for clip in shape.clips:
        canvas.setMatrix(clip.matrix)
        canvas.clipPath(clip.path, False)
    canvas.setMatrix(shape.matrix)


def _opaque(shape: Shape, width: int, height: int) -> NDArray[np.bool_]:
    """(H, W): where a picture covers more than half of what is behind it."""
    pixels = np.zeros((height, width, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    _clip(canvas, shape)
    canvas.drawImageRect(shape.image, shape.path.getBounds(), skia.SamplingOptions())
    surface.flushAndSubmit()
    return np.asarray(pixels[..., 3] >= 255 * _OPAQUE)
