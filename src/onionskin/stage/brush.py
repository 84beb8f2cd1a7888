"""The one vocabulary of shapes and materials that everything on the stage is drawn with.

Units are what the canvas is scaled to (metres, or head radii), x to the right and y *up*.
A form is filled with one colour under a soft gradient, light from the upper left.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import cv2
import numpy as np

from onionskin.stage.colours import channels, darker, lighter
from onionskin.stage.light import Light
from onionskin.stage.shading import FADES, NEAREST, form_paint, glow_fits, glow_picture, is_small
from onionskin.stage.skia import skia
from onionskin.stage.styles import STYLES, Style, grain_image, toned

Point = tuple[float, float]
# skia-python ships no types.
Canvas = Any
Path = Any


@lru_cache(maxsize=16384)
def _skia_colour(colour: str, alpha: float) -> int:
    return int(skia.Color(*channels(colour), int(255 * alpha + 0.5)))


FLAT = STYLES["flat"]


def _scale_of(canvas: Canvas) -> float:
    """How many pixels long a unit is on a canvas, whichever way it is turned."""
    matrix = canvas.getTotalMatrix()
    return math.hypot(matrix.getScaleX(), matrix.getSkewY())


@lru_cache(maxsize=256)
def _grained(style: Style, units: float) -> Any:
    """A paint of specks, `units` of the canvas to a metre, in the canvas's own coordinates."""
    dot = style.dot * units
    matrix = skia.Matrix.Scale(dot, dot)
    tiles = skia.TileMode.kRepeat
    # Mipmaps: specks smaller than a pixel would glitter under a moving camera.
    linear = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    shader = grain_image().makeShader(tiles, tiles, linear, matrix)
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader, Alphaf=style.grain)


class _Palette:
    """Skia's colours in one light and style, each worked out once."""

    def __init__(self, light: Light, style: Style) -> None:
        self._light, self._style = light, style
        self._colours: dict[tuple[str, float, bool], int] = {}
        self._forms: dict[tuple[str, float, float], tuple[int, ...]] = {}

    def colour(self, colour: str, alpha: float, glow: bool) -> int:
        found = self._colours.get((colour, alpha, glow))
        if found is None:
            seen = colour if glow else self._light.on(colour)
            seen = seen if self._style.tone is None else toned(self._style, seen)
            found = self._colours[colour, alpha, glow] = _skia_colour(seen, alpha)
        return found

    def form(self, colour: str, form: float, alpha: float) -> tuple[int, ...]:
        """The light side, the colour itself and the dark side of a form."""
        found = self._forms.get((colour, form, alpha))
        if found is None:
            tones = (lighter(colour, 0.13 * form), colour, darker(colour, 0.17 * form))
            found = tuple(self.colour(each, alpha, False) for each in tones)
            self._forms[colour, form, alpha] = found
        return found


@lru_cache(maxsize=64)
def _palette(light: Light, style: Style) -> _Palette:
    return _Palette(light, style)


def _paints() -> tuple[Any, Any, Any]:
    """Paints of one colour, of a gradient, and of a line.

    A gradient is dithered: it has no bands, and Skia draws it twice as fast.
    """
    line = skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )
    return skia.Paint(AntiAlias=True), skia.Paint(AntiAlias=True, Dither=True), line


class Brush:
    """Draws on a Skia canvas in the light of an hour."""

    def __init__(
        self, canvas: Canvas, light: Light, style: Style = FLAT, *, metre: float = 0
    ) -> None:
        """`canvas` must already be scaled so that y goes up, `metre` pixels to a metre.

        Without it a unit of the canvas is a metre.
        """
        self.canvas = canvas
        self.style = style
        self.light = light
        self._solid, self._shaded, self._line = _paints()
        # Plain forms, which nearly all are, cost nothing more than drawing them.
        self._plain = not (style.edge or style.grain or style.drop)
        self._metre = 1.0 if self._plain else metre or _scale_of(canvas)

    @property
    def light(self) -> Light:
        """The light that everything is drawn in from now on."""
        return self._light

    @light.setter
    def light(self, light: Light) -> None:
        self._light, self._palette = light, _palette(light, self.style)

    def colour(self, colour: str, alpha: float = 1, *, glow: bool = False) -> int:
        """The Skia colour of `colour` in this light; what glows is its own light."""
        return self._palette.colour(colour, alpha, glow)

    # Filling

    def fill(self, path: Path, colour: str, *, form: float = 1, alpha: float = 1) -> None:
        """Fills a path as a form: a soft gradient whose strength is `form`, 0 for flat."""
        form *= self.style.form
        if form <= 0:
            return self.flat(path, colour, alpha=alpha)
        tones = self._palette.form(colour, form, alpha)
        if self._plain and alpha == 1:
            return self._lit(path, tones)
        box = path.getBounds()
        # Bounds of a y-up canvas: "top" is the lower edge.
        ends = [(box.left(), box.bottom()), (box.right(), box.top())]
        self._shaded.setShader(skia.GradientShader.MakeLinear(ends, list(tones)))
        return self._form(path, self._shaded, colour, whole=alpha == 1)

    def _lit(self, path: Path, tones: tuple[int, ...]) -> None:
        """Fills a form, lit from the upper left of the frame however it is turned."""
        canvas, seen = self.canvas, skia.Path()
        path.transform(canvas.getTotalMatrix(), seen)
        box = seen.getBounds()
        left, top, width, height = box.left(), box.top(), box.width(), box.height()
        canvas.save()
        canvas.resetMatrix()
        if is_small(box):
            # A paint with its shader is kept, and so the form is brought to where that lies.
            inside = skia.Matrix()
            inside.setScaleTranslate(1 / width, 1 / height, -left / width, -top / height)
            seen.transform(inside)
            canvas.translate(left, top)
            canvas.scale(width, height)
            canvas.drawPath(seen, form_paint(tones))
        else:
            # The same tones at the same places: nothing leaps as a form grows.
            far = 2 * width * height / max(width**2 + height**2, 1e-9)
            ends = [(left, top), (left + far * height, top + far * width)]
            self._shaded.setShader(skia.GradientShader.MakeLinear(ends, list(tones)))
            canvas.drawPath(seen, self._shaded)
        canvas.restore()

    def flat(self, path: Path, colour: str, *, alpha: float = 1, glow: bool = False) -> None:
        """Fills a path with one colour."""
        self._solid.setColor(self._palette.colour(colour, alpha, glow))
        self._form(path, self._solid, colour, whole=alpha == 1 and not glow)

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
        """Fills a path with colours from `start` to `end`, evenly spread."""
        tones = [self.colour(each, alpha, glow=glow) for each in colours]
        self._shaded.setShader(skia.GradientShader.MakeLinear([start, end], tones))
        whole = alpha == 1 and not glow
        self._form(path, self._shaded, colours[len(colours) // 2], whole=whole)

    def _form(self, path: Path, paint: Any, colour: str, *, whole: bool) -> None:
        """Draws a form with what the style lays under, on and around it."""
        if self._plain or not whole:
            self.canvas.drawPath(path, paint)
            return
        style, scale = self.style, _scale_of(self.canvas) or 1.0
        thousandth = self.canvas.getBaseLayerSize().height() / 1000
        if style.drop:
            away = style.drop * thousandth / scale
            shadow = skia.Paint(AntiAlias=True, Color=skia.Color(28, 20, 52, 46))
            with self.moved((away * 0.6, -away)):
                self.canvas.drawPath(path, shadow)
        if style.edge:
            # Under the form, so that only its outside shows, not where its parts overlap.
            line = skia.Paint(
                AntiAlias=True,
                Style=skia.Paint.kStroke_Style,
                StrokeJoin=skia.Paint.kRound_Join,
                StrokeWidth=2 * style.edge_width * thousandth / scale,
                Color=_skia_colour(style.edge(self.light.on(colour)), style.edge_alpha),
            )
            self.canvas.drawPath(path, line)
        self.canvas.drawPath(path, paint)
        if style.grain:
            self.canvas.drawPath(path, _grained(style, self._metre / scale))

    def shine(
        self, centre: Point, radius: float, colour: str, alpha: float, *, squash: float = 1
    ) -> None:
        """A soft round glow or shadow that fades to nothing; `squash` is height by width."""
        if glow_fits(self.canvas.getTotalMatrix(), 2 * radius, 2 * radius * squash):
            x, y, high = *centre, radius * squash
            place = skia.Rect.MakeLTRB(x - radius, y - high, x + radius, y + high)
            picture = glow_picture(self.colour(colour, glow=True))
            self.canvas.drawImageRect(picture, place, NEAREST, skia.Paint(Alphaf=alpha))
            return
        tones = [self.colour(colour, alpha * k, glow=True) for k in FADES]
        self._shaded.setShader(skia.GradientShader.MakeRadial((0, 0), radius, tones))
        with self.moved(centre, scale=(1, squash)):
            self.canvas.drawCircle(0, 0, radius, self._shaded)

    def shadow(self, centre: Point, radius: float, *, squash: float = 0.22) -> None:
        """A contact shadow on the ground."""
        self.shine(centre, radius, "#1d1740", self.light.shadow, squash=squash)

    # Strokes

    def line(
        self,
        points: Sequence[Point],
        width: float,
        colour: str,
        *,
        alpha: float = 1,
        smooth: bool = False,
        glow: bool = False,
    ) -> None:
        """A round-ended line through points."""
        self.stroke(curve(points) if smooth else polyline(points), width, colour, alpha, glow)

    def stroke(
        self, path: Path, width: float, colour: str, alpha: float = 1, glow: bool = False
    ) -> None:
        """A line along a path."""
        self._line.setStrokeWidth(width)
        self._line.setColor(self._palette.colour(colour, alpha, glow))
        self.canvas.drawPath(path, self._line)

    # Common forms

    def box(
        self,
        left: float,
        bottom: float,
        right: float,
        top: float,
        colour: str,
        *,
        corner: float = 0,
        form: float = 0.6,
        alpha: float = 1,
    ) -> None:
        """A rectangle with corners of radius `corner`."""
        self.fill(rounded(left, bottom, right, top, corner), colour, form=form, alpha=alpha)

    def disc(
        self, centre: Point, radius: float, colour: str, *, form: float = 1, alpha: float = 1
    ) -> None:
        """A filled circle."""
        self.fill(oval(centre, radius, radius), colour, form=form, alpha=alpha)

    def oval(
        self, centre: Point, rx: float, ry: float, colour: str, *, form: float = 1, alpha: float = 1
    ) -> None:
        """A filled ellipse."""
        self.fill(oval(centre, rx, ry), colour, form=form, alpha=alpha)

    def shape(
        self, points: Sequence[Point], colour: str, *, form: float = 0.6, alpha: float = 1
    ) -> None:
        """A filled polygon."""
        self.fill(polygon(points), colour, form=form, alpha=alpha)

    def blob(
        self, points: Sequence[Point], colour: str, *, form: float = 1, alpha: float = 1
    ) -> None:
        """A filled closed curve through points."""
        self.fill(curve(points, closed=True), colour, form=form, alpha=alpha)

    # Frames of reference

    def moved(self, to: Point = (0, 0), *, turn: float = 0, scale: float | Point = 1) -> _Restored:
        """Draws inside a frame moved to `to`, turned by `turn` radians, then scaled."""
        sx, sy = scale if isinstance(scale, tuple) else (scale, scale)
        self.canvas.save()
        self.canvas.translate(*to)
        if turn:
            self.canvas.rotate(math.degrees(turn))
        if (sx, sy) != (1, 1):
            self.canvas.scale(sx, sy)
        return _Restored(self.canvas)

    @contextmanager
    def named(self, name: str) -> Iterator[None]:
        """Says that what is drawn within is a thing of its own, held or worn."""
        yield

    def inside(self, path: Path) -> _Restored:
        """Draws only inside a path."""
        self.canvas.save()
        self.canvas.clipPath(path, True)
        return _Restored(self.canvas)


class _Restored:
    """Ends what was saved of a canvas when the block ends."""

    __slots__ = ("_canvas",)

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self._canvas.restore()


def polyline(points: Sequence[Point], *, closed: bool = False) -> Path:
    """Straight lines through points."""
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.close()
    return path


def polygon(points: Sequence[Point]) -> Path:
    """A closed polygon."""
    return polyline(points, closed=True)


def curve(points: Sequence[Point], *, closed: bool = False, tension: float = 1) -> Path:
    """A smooth (Catmull-Rom) curve through points."""
    count = len(points)
    path = skia.Path()
    path.moveTo(*points[0])
    for index in range(count if closed else count - 1):
        p1, p2 = points[index], points[(index + 1) % count]
        p0 = points[(index - 1) % count] if closed or index else p1
        p3 = points[(index + 2) % count] if closed or index + 2 < count else p2
        k = tension / 6
        path.cubicTo(
            p1[0] + (p2[0] - p0[0]) * k,
            p1[1] + (p2[1] - p0[1]) * k,
            p2[0] - (p3[0] - p1[0]) * k,
            p2[1] - (p3[1] - p1[1]) * k,
            *p2,
        )
    if closed:
        path.close()
    return path


def oval(centre: Point, rx: float, ry: float) -> Path:
    """An ellipse."""
    x, y = centre
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
    return path


def rounded(left: float, bottom: float, right: float, top: float, radius: float = 0) -> Path:
    """A rectangle with round corners."""
    path = skia.Path()
    rect = skia.Rect.MakeLTRB(left, bottom, right, top)
    if radius > 0:
        path.addRRect(skia.RRect.MakeRectXY(rect, radius, radius))
    else:
        path.addRect(rect)
    return path


_CIRCLE = tuple((math.cos(math.tau * k / 12), math.sin(math.tau * k / 12)) for k in range(12))


def hull(discs: Sequence[tuple[float, float, float]]) -> Path:
    """The tight skin around discs (x, y, radius), as cloth lies over them."""
    points = [(x + r * cos, y + r * sin) for x, y, r in discs for cos, sin in _CIRCLE]
    skin = cv2.convexHull(np.array(points, np.float32), clockwise=False)
    return curve(skin[:, 0].tolist(), closed=True, tension=0.9)


def limb(joints: Sequence[Point], radii: Sequence[float]) -> Path:
    """A tapered limb through joints, with round ends and a soft bend: one closed path."""
    spine = _rounded_spine(joints, radii)
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y, r) in enumerate(spine):
        before, after = spine[max(index - 1, 0)], spine[min(index + 1, len(spine) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1e-9
        nx, ny = -dy / length * r, dx / length * r
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    # `left` then `right` backwards runs clockwise (y up); discs must run the same way, or
    # overlaps would cancel under the winding rule.
    path = polygon(left + right[::-1])
    for x, y, r in (spine[0], spine[len(spine) // 2], spine[-1]):
        path.addCircle(x, y, r, skia.PathDirection.kCCW)
    path.setFillType(skia.PathFillType.kWinding)
    return path


def _rounded_spine(
    joints: Sequence[Point], radii: Sequence[float]
) -> list[tuple[float, float, float]]:
    """Points and radii along a limb whose middle joints are rounded off."""
    spine = [(*joints[0], radii[0])]
    for index in range(1, len(joints) - 1):
        (ax, ay), (bx, by), (cx, cy) = joints[index - 1 : index + 2]
        ra, rb, rc = radii[index - 1 : index + 2]
        for k in (0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0):
            # A quadratic from a third before the joint to a third after it.
            wa, wb, wc = (1 - k) ** 2, 2 * k * (1 - k), k * k
            sx, sy, sr = bx + (ax - bx) * 0.3, by + (ay - by) * 0.3, rb + (ra - rb) * 0.3
            ex, ey, er = bx + (cx - bx) * 0.3, by + (cy - by) * 0.3, rb + (rc - rb) * 0.3
            spine.append(
                (
                    wa * sx + wb * bx + wc * ex,
                    wa * sy + wb * by + wc * ey,
                    wa * sr + wb * rb + wc * er,
                )
            )
    spine.append((*joints[-1], radii[-1]))
    return spine
