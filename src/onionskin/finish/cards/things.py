"""Things as cards show them: what the stage draws, pictures of the cast, people by their role, and
pictograms.

A thing is drawn within a box in pixels, as large as fits, whatever its size in metres.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import Any, Final

import cv2
import numpy as np

from onionskin.cast.cast import CastEntry, load_cast
from onionskin.finish.cards.deeds import Deed, deed_of
from onionskin.finish.cards.flat import Flat, flat_of
from onionskin.finish.cards.handling import RATIO, draw_deed, draw_sheet, is_sheet
from onionskin.finish.cards.happenings import Happening, happening_of
from onionskin.finish.cards.happenings.drawing import draw_happening
from onionskin.finish.cards.page import paint_of, tone
from onionskin.finish.cards.pictograms import is_pictogram, outline_of, pictogram_names
from onionskin.stage.brush import Brush
from onionskin.stage.colours import INK, channels, darker, lighter
from onionskin.stage.figure import draw_figure
from onionskin.stage.light import light_of
from onionskin.stage.look import Look
from onionskin.stage.pose import REST, Pose
from onionskin.stage.rig import rig_of, solve
from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.roles.role import Role
from onionskin.stage.skia import skia
from onionskin.stage.things import THINGS, Moment, Thing

Canvas = Any
Draw = Callable[[Canvas, float], None]
_PROBE: Final = 240
"""Pixels of the picture in which is looked how far a drawing reaches."""
_THUMB: Final = 48
"""Pixels of the picture in which is looked how pale a thing is."""
_ALIKE: Final = 23.0
"""How far apart in CIE Lab colours are that the eye does not part at a glance."""
_CUBIC: Final[Any] = skia.SamplingOptions(skia.CubicResampler.Mitchell())
_LEAN: Final = 0.45
"""Narrower or flatter than that, the cast's rounder picture is seen better on a card."""
_EDGE: Final = 0.01
"""Left around a flat picture, so that its soft edges are whole, in sides of its own box."""
_LONG: Final = 0.3
"""Narrower or flatter than that, a thing is lost in the middle of a disc."""
_ONLY_OURS: Final = frozenset(("lamp", "skeleton", "bow", "monitor", "rowing boat"))
"""Lean things for which the cast's picture is of something else: a light bulb, a skull."""
_SEEN_FROM_THE_SIDE: Final = frozenset(("laptop", "computer", "sun"))
"""What the stage draws as it stands on tables or in the sky: the cast's picture shows what it is,
a sun with its rays."""
SEVERAL, TWO = "several ", "two "
"""Before the name of a role they say that so many such people stand together."""
_BESIDE: Final = {
    SEVERAL: ((-0.26, 0.22, 0.78), (0.26, 0.22, 0.78), (0.0, 0.34, 0.78)),
    TWO: ((0.2, 0.2, 0.8), (-0.2, 0.26, 0.8)),
}
"""Of several people, the last one in front: how far each is aside of the middle and under the
upper edge, and how large, in sides of the box."""
_FIRST_LOOK: Final = 3
_LOOKS: Final = 6
"""From which and of how many seeds somebody's look is chosen."""
_HALF_LENGTH: Final = 2.5
"""Heads from the crown to the lower edge of somebody's picture."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """A thing that can be drawn: `draw` fills the unit square's width or height, y downwards."""

    name: str
    ratio: float
    """Its width by its height."""
    draw: Draw
    """Draws at so many seconds into a box from (0, 0) to (ratio, 1), or (1, 1 / ratio) high."""
    is_live: bool = False
    """Whether it moves by itself."""
    is_somebody: bool = False
    """Whether it is a person down to the waist, who stands on the lower edge of the box."""
    may_lean: bool = False
    """Whether it is long, and fits hands: it may lie aslant, and is seen larger so."""
    is_pictogram: bool = False
    """Whether it is a sign of one colour, which `in_colour` changes; it is dark by itself."""
    is_deed: bool = False
    """Whether something is done or happens in it, so that it moves by itself and wants room."""

    def within(self, canvas: Canvas, box: tuple[float, float, float, float], t: float) -> None:
        """Draws it as large as fits a box (left, top, right, bottom), at its middle."""
        left, top, right, bottom = box
        high = min(bottom - top, (right - left) / self.ratio)
        x = (left + right - high * self.ratio) / 2
        y = (top + bottom - high) / 2
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(high, high)
        self.draw(canvas, t)
        canvas.restore()


def in_colour(pictogram: Drawing, colour: str) -> Drawing:
    """A pictogram in another colour."""
    return replace(pictogram, draw=partial(_draw_outline, outline_of(pictogram.name), colour))


def _draw_outline(outline: Any, colour: str, canvas: Canvas, t: float) -> None:
    canvas.drawPath(outline, paint_of(colour))


def with_body(pictogram: Drawing, colour: str) -> Drawing:
    """A pictogram in two tones of a colour, lit from above, with an edge below and a soft shadow:
    so it looks of one hand with the drawings beside it."""
    draw = partial(_draw_body, outline_of(pictogram.name), colour)
    return replace(pictogram, draw=draw)


def _draw_body(outline: Any, colour: str, canvas: Canvas, t: float) -> None:
    shadow = skia.Paint(AntiAlias=True, Color=skia.Color(20, 16, 40, 70))
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.016))
    face = skia.Paint(AntiAlias=True, Dither=True)
    tones = [tone(lighter(colour, _LIT_ABOVE)), tone(colour)]
    face.setShader(skia.GradientShader.MakeLinear([(0.0, 0.1), (0.0, 0.9)], tones))
    for down, paint in (
        (2.2 * _BODY, shadow),
        (_BODY, paint_of(darker(colour, _DARK_BELOW))),
        (0.0, face),
    ):
        canvas.save()
        canvas.translate(0.0, down - _BODY / 2)
        canvas.drawPath(outline, paint)
        canvas.restore()


_BODY: Final = 0.02
"""How high the lower edge of a pictogram with a body is, by its box."""
_LIT_ABOVE, _DARK_BELOW = 0.22, 0.34


def lost_on(drawing: Drawing, colours: Sequence[str]) -> tuple[float, ...]:
    """How much of a thing, 0..1, looks like a ground of each of the colours, and is lost on it."""
    pixels = _thumbnail(drawing)
    alpha = pixels[..., 3:].astype(np.float32) / 255
    weights = alpha[..., 0][alpha[..., 0] > _SEEN]
    if not weights.size:
        return tuple(1.0 for _ in colours)
    lost = []
    for colour in colours:
        ground = np.array(channels(colour), np.float32) / 255
        shown = pixels[..., :3].astype(np.float32) / 255 + (1 - alpha) * ground
        away = np.linalg.norm(_lab(shown) - _lab(ground[None, None]), axis=-1)
        near = away[alpha[..., 0] > _SEEN] < _ALIKE
        lost.append(float((near * weights).sum() / weights.sum()))
    return tuple(lost)


def _thumbnail(drawing: Drawing) -> np.ndarray:
    """A thing drawn small, uint8 (_THUMB, _THUMB, 4), premultiplied."""
    pixels = np.zeros((_THUMB, _THUMB, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    drawing.within(surface.getCanvas(), (0, 0, _THUMB, _THUMB), 0.5)
    surface.flushAndSubmit()
    return pixels


_SEEN: Final = 0.15
"""Of a pixel: what is fainter is no part of a thing."""


def _lab(colours: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.cvtColor(np.clip(colours, 0, 1), cv2.COLOR_RGB2LAB))


@lru_cache(maxsize=256)
def has_colour(name: str, colour: str) -> bool:
    """Whether a good part of a thing is drawn in a colour of `COLOURS`."""
    drawing = drawing_of(name)
    if drawing is None:
        return False
    pixels = _thumbnail(drawing)
    shown = pixels[pixels[..., 3] > _HALF_SEEN][:, :3]
    hsv = cv2.cvtColor(shown[None], cv2.COLOR_RGB2HSV)[0] if len(shown) else shown
    low, high = COLOURS[colour]
    is_in = ((hsv >= np.array(low)) & (hsv <= np.array(high))).all(axis=-1)
    return bool(is_in.mean() > _COLOURED) if len(shown) else False


COLOURS: Final = {
    "red": ((0, 110, 90), (8, 255, 255)), "orange": ((8, 130, 140), (20, 255, 255)),
    "yellow": ((20, 90, 140), (33, 255, 255)), "green": ((36, 60, 40), (88, 255, 255)),
    "blue": ((90, 70, 60), (128, 255, 255)), "purple": ((128, 50, 50), (160, 255, 255)),
    "brown": ((4, 60, 40), (22, 220, 175)), "black": ((0, 0, 0), (180, 255, 80)),
    "white": ((0, 0, 205), (180, 45, 255)), "grey": ((0, 0, 80), (180, 50, 205)),
}  # fmt: skip
"""Hue (0..180), saturation and value, from and to."""
_HALF_SEEN: Final = 128
_COLOURED: Final = 0.25
"""Of a thing that is called red so much is red."""


def drawing_of(name: str) -> Drawing | None:
    """How a thing of a name is drawn: the stage's own, else the cast's, a role, a pictogram, a
    thing in a colour ("red box"), what hands do with it (`handling`), or what happens to it
    (`happenings`); or None."""
    return _drawing(name.strip().casefold())


@lru_cache(maxsize=256)
def _drawing(name: str) -> Drawing | None:
    thing, entry, role = THINGS.find(name), _cast().get(name), ROLES.find(name)
    drawn = None if thing is None else _of_stage(thing)
    is_lean = drawn is not None and not _LEAN < drawn.ratio < 1 / _LEAN and name not in _ONLY_OURS
    if drawn is not None and (entry is None or not (is_lean or name in _SEEN_FROM_THE_SIDE)):
        return drawn
    for number in _BESIDE:
        if name.startswith(number) and (one := ROLES.find(name.removeprefix(number))) is not None:
            return _of_several(one, number)
    if role is not None and (entry is None or entry.group == "people" or drawn is None):
        return _of_role(role)  # as the film's own people look
    if entry is not None:
        flat = flat_of(entry.id)
        return _of_cast(entry) if flat is None else _of_flat(entry.name, flat)
    if is_pictogram(name):
        return _of_pictogram(name)
    colour, _, rest = name.partition(" ")
    plain = drawing_of(rest) if colour in TINTS else None
    if plain is not None and not plain.is_deed:
        return _tinted(plain, colour)
    if (deed := deed_of(name)) is not None:
        return _of_deed(deed)
    if (happening := happening_of(name)) is not None:
        return _of_happening(happening)
    plain = drawing_of(rest) if colour in SIZES else None
    return None if plain is None else _sized(plain, colour)


def _sized(plain: Drawing, size: str) -> Drawing | None:
    """A thing as small or as large as it is said to be beside another; None for people."""
    if plain.is_somebody or plain.is_deed or plain.is_pictogram:
        return None
    k = SIZES[size]
    wide, high = plain.ratio, 1.0

    def draw(canvas: Canvas, t: float) -> None:
        canvas.save()
        canvas.translate((1 - k) * wide / 2, (1 - k) * high)
        canvas.scale(k, k)
        plain.draw(canvas, t)
        canvas.restore()

    return replace(plain, name=f"{size} {plain.name}", draw=draw, may_lean=False)


SIZES: Final = {"small": 0.55, "large": 1.0}
"""How large a thing is drawn, of its usual size, that is called so."""


def _tinted(plain: Drawing, colour: str) -> Drawing | None:
    """A thing in another colour, light and shade kept; None for people and signs."""
    if plain.is_somebody or plain.is_pictogram or plain.is_deed:
        return None
    tint = skia.Paint(ColorFilter=_tint(colour))
    bounds = skia.Rect.MakeLTRB(-0.1, -0.1, plain.ratio + 0.1, 1.1)

    def draw(canvas: Canvas, t: float) -> None:
        canvas.saveLayer(bounds, tint)
        plain.draw(canvas, t)
        canvas.restore()

    return replace(plain, name=f"{colour} {plain.name}", draw=draw)


def _tint(colour: str) -> Any:
    """What turns all colours into lighter and darker ones of one."""
    red, green, blue = (each / 255 for each in channels(TINTS[colour]))
    rows: list[float] = []
    for channel in (red, green, blue):
        rows += [share * (_LIT + _TOLD * channel) for share in _LIGHTNESS]
        rows += [0.0, _OWN * channel]
    return skia.ColorFilters.Matrix([*rows, 0.0, 0.0, 0.0, 1.0, 0.0])


TINTS: Final = {
    "red": "#d8362f", "orange": "#ee8322", "yellow": "#f4c430", "green": "#35a04a",
    "blue": "#2f6fd0", "purple": "#7f4fbf", "pink": "#ee82ae", "brown": "#8a5a36",
    "black": "#2b2e34", "white": "#f4f4f2", "grey": "#8c939c",
}  # fmt: skip
"""Colours in which a thing can be drawn."""
_LIGHTNESS: Final = (0.3, 0.59, 0.11)
"""The shares of red, green and blue in how light a colour is (BT.601)."""
_LIT, _TOLD, _OWN = 0.12, 0.75, 0.5
"""How much of the light and shade is white, how much and how much at least is the colour's."""


def _of_deed(deed: Deed) -> Drawing | None:
    """What hands do with things that can be drawn; None where one of them cannot."""
    thing = drawing_of(deed.thing) or _of_sheet(deed.thing)
    other = (drawing_of(deed.other) or _of_sheet(deed.other)) if deed.other else None
    if thing is None or thing.is_deed or (deed.other and (other is None or other.is_deed)):
        return None

    def draw(canvas: Canvas, t: float) -> None:
        draw_deed(canvas, deed, thing, other, t)

    return Drawing(name=deed.name, ratio=RATIO, draw=draw, is_live=True, is_deed=True)


def _of_happening(happening: Happening) -> Drawing | None:
    """What happens to things that can be drawn; None where one of them cannot."""
    pictures: dict[str, Drawing] = {}
    for letter, name in happening.things:
        drawing = drawing_of(name)
        if drawing is None or drawing.is_deed:
            return None
        pictures[letter] = with_body(drawing, _SIGNED) if drawing.is_pictogram else drawing

    def draw(canvas: Canvas, t: float) -> None:
        draw_happening(canvas, happening, pictures, t)

    return Drawing(name=happening.name, ratio=RATIO, draw=draw, is_live=True, is_deed=True)


_SIGNED: Final = "#2a8c8c"
"""The colour of pictograms to which something happens."""


def _of_sheet(name: str) -> Drawing | None:
    """Something soft that has no picture of its own: cling film."""
    if not is_sheet(name):
        return None
    return Drawing(name=name, ratio=1.0, draw=lambda canvas, t: draw_sheet(canvas, name))


def nearest_things(name: str) -> tuple[str, ...]:
    """Names of things, roles and pictograms that are written much like one that there is not."""
    known = {each.names.en.casefold() for kind in (THINGS, ROLES) for each in kind}
    known |= {*_cast(), *pictogram_names()}
    return tuple(get_close_matches(name.strip().casefold(), sorted(known), n=3, cutoff=0.75))


@lru_cache(maxsize=1)
def _cast() -> dict[str, CastEntry]:
    entries = list(load_cast())
    names = {synonym.casefold(): entry for entry in entries for synonym in entry.synonyms}
    return names | {entry.name.casefold(): entry for entry in entries}


def _of_pictogram(name: str) -> Drawing:
    draw = partial(_draw_outline, outline_of(name), INK)
    return Drawing(name=name, ratio=1.0, draw=draw, is_pictogram=True)


def _of_stage(thing: Thing) -> Drawing:
    reach = 2.2 * max(thing.size)
    box = _reach(partial(_draw_thing, thing), reach)
    left, top, right, bottom = box
    ratio = (right - left) / max(bottom - top, 1e-6)

    def draw(canvas: Canvas, t: float) -> None:
        canvas.scale(1 / (bottom - top), 1 / (bottom - top))
        canvas.translate(-left, -top)
        _draw_thing(thing, canvas, t)

    return Drawing(
        name=thing.names.en,
        ratio=ratio,
        draw=draw,
        is_live=thing.live or thing.front_live,
        may_lean=thing.grip != (0, 0) and not _LONG < ratio < 1 / _LONG,
    )


def _draw_thing(thing: Thing, canvas: Canvas, t: float) -> None:
    """The thing in metres, its foot at (0, 0), y downwards."""
    canvas.save()
    canvas.scale(1, -1)
    brush = Brush(canvas, light_of("day"))
    thing.draw(brush, Moment(t=t))
    if thing.front is not None:
        thing.front(brush, Moment(t=t))
    canvas.restore()


def _reach(draw: Draw, reach: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is drawn, in its own measure."""
    pixels = np.zeros((_PROBE, _PROBE, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    k = _PROBE / reach
    canvas.translate(_PROBE / 2, _PROBE * 0.75)
    canvas.scale(k, k)
    draw(canvas, 0.5)
    surface.flushAndSubmit()
    shown = pixels[..., 3] > 40
    rows, columns = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
    if not len(rows):
        return -reach / 4, -reach / 2, reach / 4, 0.0
    return (
        (float(columns[0]) - _PROBE / 2) / k,
        (float(rows[0]) - _PROBE * 0.75) / k,
        (float(columns[-1]) + 1 - _PROBE / 2) / k,
        (float(rows[-1]) + 1 - _PROBE * 0.75) / k,
    )


def _of_flat(name: str, flat: Flat) -> Drawing:
    left, top = flat.left - _EDGE, flat.top - _EDGE
    wide, high = flat.right + _EDGE - left, flat.bottom + _EDGE - top

    def draw(canvas: Canvas, t: float) -> None:
        canvas.scale(1 / high, 1 / high)
        canvas.translate(-left, -top)
        flat.document.render(canvas)

    return Drawing(name=name, ratio=wide / high, draw=draw)


def _of_cast(entry: CastEntry) -> Drawing:
    left, top, right, bottom = entry.bbox

    def draw(canvas: Canvas, t: float) -> None:
        images = _images(entry)
        step = t / entry.loop_seconds * len(images) if entry.loop_seconds else 0
        high = bottom - top
        canvas.scale(1 / high, 1 / high)
        place = skia.Rect.MakeXYWH(-left, -top, 1, 1)
        canvas.drawImageRect(images[int(step) % len(images)], place, _CUBIC)

    ratio = (right - left) / max(bottom - top, 1e-6)
    return Drawing(name=entry.name, ratio=ratio, draw=draw, is_live=entry.animated)


@lru_cache(maxsize=24)
def _images(entry: CastEntry) -> tuple[Any, ...]:
    return tuple(
        skia.Image.fromarray(
            np.ascontiguousarray(frame), skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType
        )
        for frame in entry.frames()
    )


def _dressed(role: Role, first: int = _FIRST_LOOK) -> Look:
    """Somebody in a role, in clothes that are told apart from the skin; `first` is the first seed
    of their looks that is tried."""
    looks = [look_of(role, seed) for seed in range(first, first + _LOOKS)]
    return next((look for look in looks if _away(look.skin, look.top_colour) > _ALIKE), looks[0])


def _away(one: str, other: str) -> float:
    """How far two colours are apart in CIE Lab."""
    pixels = np.array([[channels(one), channels(other)]], np.float32) / 255
    first, second = _lab(pixels)[0]
    return float(np.linalg.norm(first - second))


def _of_several(role: Role, number: str) -> Drawing:
    """People of a role, the others behind the last one."""
    places = _BESIDE[number]
    firsts = range(_FIRST_LOOK, _FIRST_LOOK + _LOOKS * len(places), _LOOKS)
    people = [_of_look(role.names.en, _dressed(role, first)) for first in firsts]

    def draw(canvas: Canvas, t: float) -> None:
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(0, 0, 1, 1), True)
        for person, (x, y, side) in zip(people, places, strict=True):
            left = 0.5 + x - side / 2
            person.within(canvas, (left, y, left + side, y + side), t)
        canvas.restore()

    return Drawing(name=f"{number}{role.names.en}", ratio=1.0, draw=draw, is_somebody=True)


def _of_role(role: Role) -> Drawing:
    """Somebody in a role."""
    return _of_look(role.names.en, _dressed(role))


def _of_look(name: str, look: Look) -> Drawing:
    """Somebody down to the waist, turned a little."""
    turn = 0.35
    rig, whole = rig_of(look), Pose(expression="happy").over(REST)
    body = solve(rig, whole, (0, 0, 0), turn)
    unit = _HALF_LENGTH * rig.head
    x, crown = body.head[0], body.head[1] + 0.78 * rig.head

    def draw(canvas: Canvas, t: float) -> None:
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(0, 0, 1, 1), True)
        canvas.scale(1 / unit, -1 / unit)
        canvas.translate(unit / 2 - x, -crown)
        draw_figure(Brush(canvas, light_of("day")), look, body, whole)
        canvas.restore()

    return Drawing(name=name, ratio=1.0, draw=draw, is_somebody=True)
