"""What hands do with things, as little pictures that go round: a book goes into a box, a tap runs
over a cup.

`deeds` has their names.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from onionskin.finish.cards.deeds import Deed
from onionskin.finish.cards.page import line_of, paint_of
from onionskin.stage.body.hands import draw_hand
from onionskin.stage.brush import Brush, limb
from onionskin.stage.colours import INK, SKIN, darker
from onionskin.stage.light import light_of
from onionskin.stage.pose import Grip
from onionskin.stage.skia import skia

Canvas = Any
Point = tuple[float, float]
RATIO: Final = 1.2
"""The width of such a picture by its height."""
_ROUND_SECONDS: Final = 3.6
"""In which a hand does it once."""
_SLEEVES: Final = ("#3d6db5", "#c9553f", "#3f8f6b", "#7a5bb0", "#d08a2e")
_SHEETS: Final = {
    "blanket": "#c9705f", "cloth": "#f0c850", "towel": "#7fb6c9", "foil": "#c8ced6",
    "film": "#d8eef8", "paper": "#f1ece0", "sheet": "#f4f4f0", "tarpaulin": "#4f86b8",
    "curtain": "#b0667a", "net": "#9fb4a0", "bandage": "#f2e9dc", "newspaper": "#e8e4da",
}  # fmt: skip
"""Soft things, seen from the edge as they are spread out or wrapped, in their colours."""
_TILTS: Final = {
    "spoon": -90.0, "saw": -90.0, "screwdriver": -90.0, "scissors": -135.0, "fork": -135.0,
    "pliers": -135.0, "spatula": -135.0,
}  # fmt: skip
_MIRRORED: Final = ("knife",)
"""Tools whose pictures have the handle elsewhere than at the upper right."""
_WITH_DOORS: Final = frozenset(
    ("microwave", "oven", "fridge", "freezer", "safe", "machine", "dishwasher", "printer", "locker",
     "cabinet", "cupboard", "wardrobe", "drawers", "kiln", "ambulance", "van", "car")
)  # fmt: skip
"""Into these things are put from the side."""
_POURED: Final = {
    "milk": "#fbfaf4", "flour": "#f4f0e6", "sugar": "#f7f5ef", "salt": "#f3f3f0", "rice": "#f4efdf",
    "oil": "#eec64a", "coffee": "#6b4428", "tea": "#b5733a", "juice": "#f2a23c", "sand": "#d9bd86",
    "cream": "#fbf6e6", "honey": "#e3a02f", "soup": "#d98b45",
}  # fmt: skip
"""What is poured and is no water, in its colour."""
_WATER: Final = "#58b4e8"
_STEEL: Final = "#aeb8c4"


class Picture(Protocol):
    """A thing's picture: a `things.Drawing`."""

    @property
    def name(self) -> str: ...

    @property
    def ratio(self) -> float:
        """Its width by its height."""
        ...

    @property
    def is_somebody(self) -> bool:
        """Whether it is a person down to the waist."""
        ...

    def within(self, canvas: Canvas, box: tuple[float, float, float, float], t: float) -> None:
        """Draws it as large as fits a box (left, top, right, bottom) at `t` seconds."""
        ...


def draw_deed(canvas: Canvas, deed: Deed, thing: Picture, other: Picture | None, t: float) -> None:
    """The deed at `t` seconds after its picture came in, in a box from (0, 0) to (RATIO, 1)."""
    hands = _Hands(canvas, sum(map(ord, deed.name)))
    sheet = _SHEETS.get(deed.thing.split()[-1], "")
    in_front = any(each in _WITH_DOORS for each in (deed.other, deed.other.split(" ")[-1]))
    share = t % _ROUND_SECONDS / _ROUND_SECONDS
    poured = next((_POURED[each] for each in deed.thing.split() if each in _POURED), "")
    tool = deed.other.split(" ")[-1] if deed.way.endswith(" with") else ""
    tilt, is_mirrored = _TILTS.get(tool, 0.0), tool in _MIRRORED
    _WAYS[deed.way](
        _Table(canvas, hands, thing, other, sheet, poured, in_front, tilt, is_mirrored, share, t)
    )


def is_sheet(name: str) -> bool:
    """Whether something is soft and flat, and may be spread out though it has no picture."""
    return name.split()[-1] in _SHEETS


def draw_sheet(canvas: Canvas, name: str) -> None:
    """Something soft and flat, in a unit square."""
    _sheet(canvas, _SHEETS[name.split()[-1]], (0.5, 0.3), 1.0, 0.5)


class _Hands:
    """Somebody's hands, the same for a deed wherever it is seen."""

    def __init__(self, canvas: Canvas, seed: int) -> None:
        self._canvas = canvas
        self._skin = SKIN[(1, 3, 5, 2, 6)[seed % 5]]
        self._sleeve = _SLEEVES[seed // 5 % len(_SLEEVES)]

    def reach(self, to: Point, *, start: Point, grip: Grip = "hold", size: float = 0.13) -> None:
        """An arm from beyond `start` whose palm is at `to`; y downwards."""
        angle = math.atan2(start[1] - to[1], to[0] - start[0])
        wrist = (to[0] - 0.68 * size * math.cos(angle), to[1] + 0.68 * size * math.sin(angle))
        cuff = tuple(w + 0.18 * (s - w) for w, s in zip(wrist, start, strict=True))
        thumb = 1 if to[0] <= start[0] else -1
        start = _along(to, start, _BEYOND)
        self._canvas.save()
        self._canvas.scale(1, -1)
        brush = Brush(self._canvas, light_of("day"))
        up = [(x, -y) for x, y in (start, cuff, wrist)]
        brush.fill(limb(up[1:], [0.42 * size, 0.36 * size]), self._skin)
        draw_hand(brush, up[2], angle, size, self._skin, grip, thumb)
        brush.fill(limb(up[:2], [0.66 * size, 0.56 * size]), self._sleeve)
        brush.fill(limb([up[1], _along(up[1], up[2], 0.12)], [0.6 * size] * 2),
                   darker(self._sleeve, 0.14))  # fmt: skip
        self._canvas.restore()


_BEYOND: Final = 2.2
"""By how much longer an arm is than to the edge of its picture, for where there is more room."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a deed is done: its things, whose hands do it, and how far they are, 0..1."""

    canvas: Canvas
    hands: _Hands
    done: Picture
    beside: Picture | None
    sheet: str
    """The colour of the thing where it is soft; "" for others."""
    poured: str
    """The colour of what is poured; "" for water."""
    opens_in_front: bool
    """Whether the other thing is one with a door."""
    tilt: float
    is_mirrored: bool
    """By how many degrees the other thing is turned, and whether it is mirrored, so that a tool
    has its handle where the hand is."""
    share: float
    t: float

    def thing(self, middle: Point, size: float, *, turn: float = 0.0) -> float:
        """The thing within a square about a point, turned by degrees; gives half its height."""
        return self._lay(self.done, middle, size, turn)

    def other(self, middle: Point, size: float, *, turn: float = 0.0) -> float:
        """The other thing, as `thing` does."""
        if self.beside is None:
            return 0.0
        turn += self.tilt
        return self._lay(self.beside, middle, size, turn, -1 if self.is_mirrored else 1)

    def other_on(self, ground: float, x: float, size: float) -> float:
        """The other thing where it stands on a ground; gives how high its top is."""
        high = 0.0 if self.beside is None else _height(self.beside, size)
        self.other((x, ground - high / 2), size)
        return ground - high

    def _lay(
        self, picture: Picture, middle: Point, size: float, turn: float, across: int = 1
    ) -> float:
        self.canvas.save()
        self.canvas.translate(*middle)
        self.canvas.rotate(turn)
        self.canvas.scale(across, 1)
        picture.within(self.canvas, (-size / 2, -size / 2, size / 2, size / 2), self.t)
        self.canvas.restore()
        return _height(picture, size) / 2


def _height(picture: Picture, size: float) -> float:
    """Of a picture within a square."""
    return min(size, size / picture.ratio)


_GROUND: Final = 0.97
"""Where things stand, from the top."""


def _put_into(on: _Table) -> None:
    if on.opens_in_front:
        _slide_into(on)
        return
    high = 0.6 if on.beside is None else _height(on.beside, 0.64)
    path = ((0.68, 0.2), (0.6, 0.24), (0.58, _GROUND - 0.5 * high))
    at, is_held = _dropped(on.share, path, lets_go=0.62)
    if on.share < _HIDDEN:
        on.thing(at, 0.4)
    on.other_on(_GROUND, 0.56, 0.64)
    if is_held:
        on.hands.reach((at[0] + 0.1, at[1] - 0.08), start=(1.3, -0.22))


def _slide_into(on: _Table) -> None:
    """Through a door: from the side, smaller as it goes in."""
    on.other((0.46, 0.56), 0.8)
    inside = _eased((on.share - 0.25) / 0.4)
    at = (0.94 - 0.5 * inside, 0.58)
    if on.share < _HIDDEN:
        on.thing(at, 0.4 - 0.16 * inside)
    if on.share < _LET_GO:
        on.hands.reach((at[0] + 0.12, at[1] + 0.02), start=(1.36, at[1] + 0.4))


_LET_GO: Final = 0.75


def _put_onto(on: _Table) -> None:
    top = on.other_on(_GROUND, 0.54, 0.72)
    rest = max(top - 0.5 * _height(on.done, 0.38), 0.3)
    at, is_held = _dropped(on.share, ((0.7, 0.2), (0.6, 0.2), (0.54, rest)), lets_go=0.74)
    on.thing(at, 0.38)
    if is_held:
        on.hands.reach((at[0] + 0.1, at[1] - 0.06), start=(1.3, -0.2))


def _put_behind(on: _Table) -> None:
    at, is_held = _dropped(on.share, ((0.84, 0.24), (0.72, 0.26), (0.6, 0.42)), lets_go=0.74)
    on.thing(at, 0.42)
    if is_held:
        on.hands.reach((at[0] + 0.12, at[1] - 0.08), start=(1.3, -0.2))
    on.other_on(_GROUND, 0.48, 0.62)


def _put_under(on: _Table) -> None:
    half = on.other((0.5, 0.27), 0.54)
    slides = 0.24 * (1 - _eased(on.share / 0.3)) + 0.012 * math.sin(math.tau * on.share)
    at = (0.5 + slides, max(0.27 + half + 0.5 * _height(on.done, 0.42), 0.66))
    on.thing(at, 0.42)
    on.hands.reach((at[0] + 0.16, at[1] + 0.04), start=(1.34, 1.06))


def _rinse(on: _Table) -> None:
    at = (0.48 + 0.03 * math.sin(2 * math.tau * on.share), 0.74)
    top = at[1] - 0.5 * _height(on.done, 0.46)
    _tap(on.canvas)
    on.thing(at, 0.46)
    _stream(on.canvas, 0.46, 0.3, top + 0.06, on.t)
    _drops(on.canvas, 0.46, top + 0.06, on.t)
    on.hands.reach((at[0] + 0.18, at[1] + 0.04), start=(1.34, 1.04))


def _take_off(on: _Table) -> None:
    on.other((0.5, 0.66), 0.64)
    pulled = _eased((on.share - 0.2) / 0.45)
    at = (0.54 + 0.2 * pulled, 0.52 - 0.26 * pulled)
    on.thing(at, 0.38, turn=-8 * math.sin(math.tau * min(on.share / 0.2, 1)))
    on.hands.reach((at[0] + 0.12, at[1] - 0.06), start=(1.34, -0.16))


def _take_out_of(on: _Table) -> None:
    pulled = _eased((on.share - 0.15) / 0.5)
    at = (0.58 + 0.08 * pulled, 0.6 - 0.36 * pulled)
    on.thing(at, 0.4)
    on.other((0.56, 0.7), 0.6)
    on.hands.reach((at[0] + 0.1, at[1] - 0.1), start=(1.3, -0.22))


def _spread_over(on: _Table) -> None:
    top = on.other_on(_GROUND, 0.54, 0.76)
    down = _eased((on.share - 0.1) / 0.5)
    is_on_somebody = on.beside is not None and on.beside.is_somebody
    y = 0.16 + ((_CHEST if is_on_somebody else max(top, 0.34)) - 0.16) * down
    if on.sheet:
        _sheet(on.canvas, on.sheet, (0.54, y), 0.6 + 0.1 * down, 0.04 + 0.12 * down)
    else:
        on.thing((0.54, y), 0.42)
    if on.share < _HIDDEN:
        on.hands.reach((0.82, y + 0.01), start=(1.36, y - 0.3))
        on.hands.reach((0.26, y + 0.01), start=(-0.2, y - 0.3))


_CHEST: Final = 0.74
"""How far down somebody's picture a blanket is laid, from the top."""


def _bring_to(on: _Table) -> None:
    on.other((0.84, 0.56), 0.6)
    near = _eased((on.share - 0.08) / 0.5)
    at = (0.24 + 0.26 * near, 0.56)
    on.thing(at, 0.36)
    on.hands.reach((at[0] - 0.12, at[1] + 0.04), start=(-0.16, 0.96))


def _keep_away_from(on: _Table) -> None:
    on.other((0.86, 0.6), 0.56)
    back = _eased((on.share - 0.15) / 0.5)
    at = (0.5 - 0.2 * back, 0.6)
    on.thing(at, 0.38)
    on.hands.reach((at[0] - 0.14, at[1] + 0.04), start=(-0.18, 0.98))
    _arrow(on.canvas, (0.66, 0.2), (0.3, 0.2), _eased((on.share - 0.1) / 0.3))


def _wipe_with(on: _Table) -> None:
    turn = 2 * math.tau * on.share
    half = on.thing((0.52, 0.6), 0.74)
    y = 0.6 - half if half < _LOW else 0.52  # a table is wiped on its top
    at = (0.54 + 0.18 * math.sin(turn), y + 0.02 * math.sin(2 * turn))
    on.other(at, 0.28)
    on.hands.reach((at[0] + 0.06, at[1] - 0.02), start=(1.34, at[1] - 0.36))


def _cut_with(on: _Table) -> None:
    half = on.thing((0.46, 0.68), 0.58)
    down = 0.5 - 0.5 * math.cos(2 * math.tau * on.share)
    at = (0.52, 0.7 - half - 0.06 + 0.2 * down)
    on.other(at, 0.44, turn=14 * (1 - down))
    on.hands.reach((at[0] + 0.18, at[1] - 0.04), start=(1.36, at[1] - 0.34))


def _strike_with(on: _Table) -> None:
    half = on.thing((0.4, 0.74), 0.44)
    down = max(0.0, math.sin(2 * math.tau * on.share)) ** 2
    at = (0.56, 0.74 - half - 0.22 + 0.12 * down)
    on.other(at, 0.46, turn=-50 * down)
    on.hands.reach((at[0] + 0.18, at[1] + 0.1), start=(1.36, at[1] + 0.5))


def _stir_with(on: _Table) -> None:
    turn = 2 * math.tau * on.share
    half = on.thing((0.5, 0.7), 0.58)
    at = (0.5 + 0.12 * math.cos(turn), 0.7 - half - 0.06 + 0.03 * math.sin(turn))
    on.other(at, 0.42)
    on.hands.reach((at[0] + 0.12, at[1] - 0.1), start=(1.36, at[1] - 0.4))


def _turn_with(on: _Table) -> None:
    on.thing((0.42, 0.66), 0.5)
    at = (0.6, 0.42)
    on.other(at, 0.44, turn=24 * math.sin(2 * math.tau * on.share))
    on.hands.reach((at[0] + 0.14, at[1] - 0.06), start=(1.36, 0.02))


def _pull_with(on: _Table) -> None:
    pulled = _eased((on.share - 0.3) / 0.4)
    at = (0.46, 0.72 - 0.16 * pulled)
    half = on.thing(at, 0.4)
    tool = (at[0], at[1] - half - 0.12)
    on.other(tool, 0.44)
    on.hands.reach((tool[0] + 0.06, tool[1] - 0.06), start=(1.36, tool[1] - 0.3))


def _shake(on: _Table) -> None:
    quick = math.sin(6 * math.tau * on.share)
    at = (0.5, 0.5 + 0.05 * quick)
    on.thing(at, 0.56, turn=6 * quick)
    on.hands.reach((at[0] + 0.2, at[1] + 0.1), start=(1.36, 1.0), size=0.15)


def _pour_into(on: _Table) -> None:
    tip = _eased(on.share / 0.25) * (1 - _eased((on.share - 0.85) / 0.15))
    top = on.other_on(_GROUND, 0.36, 0.52)
    at = (0.7, 0.26)
    on.thing(at, 0.44, turn=-70 * tip)
    if tip > _TIPPED:
        _stream(on.canvas, 0.42, 0.32, top + 0.06, on.t, on.poured)
    on.hands.reach((at[0] + 0.12, at[1] + 0.03), start=(1.34, 0.72))


def _wrap_in(on: _Table) -> None:
    on.thing((0.54, 0.56), 0.46)
    closed = _eased((on.share - 0.1) / 0.5)
    for side in (-1, 1):
        on.other((0.54 + side * (0.38 - 0.22 * closed), 0.6), 0.46 + 0.1 * closed,
                 turn=side * 14 * (1 - closed))  # fmt: skip
    if on.share < _HIDDEN:
        for side in (-1, 1):
            to = (0.54 + side * (0.5 - 0.2 * closed), 0.54)
            on.hands.reach(to, start=(0.54 + side * 0.82, 0.1))


def _write_with(on: _Table) -> None:
    on.thing((0.5, 0.54), 0.8)
    x = 0.38 + 0.3 * (2 * on.share % 1)
    at = (x, 0.5 + 0.1 * (on.share > 0.5) + 0.012 * math.sin(14 * math.tau * on.share))
    on.other((at[0] + 0.07, at[1] - 0.07), 0.22)
    on.hands.reach((at[0] + 0.14, at[1] - 0.02), start=(1.36, 0.86))


def _press(on: _Table) -> None:
    down = max(0.0, math.sin(2 * math.tau * on.share)) ** 0.5
    on.thing((0.5, 0.5), 0.66 - 0.03 * down)
    at = (0.76 - 0.1 * down, 0.66 - 0.06 * down)
    on.hands.reach(at, start=(1.34, 1.0), grip="point", size=0.15)


def _inspect(on: _Table) -> None:
    on.thing((0.5, 0.52), 0.76)
    turn = math.tau * on.share
    at = (0.54 + 0.14 * math.cos(turn), 0.46 + 0.1 * math.sin(turn))
    glass = paint_of("#ffffff", 0.35)
    on.canvas.drawCircle(*at, 0.17, glass)
    ring = line_of(INK, 0.035)
    on.canvas.drawCircle(*at, 0.17, ring)
    end = (at[0] + 0.24, at[1] + 0.22)
    on.canvas.drawLine(at[0] + 0.125, at[1] + 0.12, *end, ring)
    on.hands.reach(end, start=(1.36, 1.04))


def _lift(on: _Table) -> None:
    up = _eased((on.share - 0.1) / 0.4) * (1 - _eased((on.share - 0.85) / 0.15))
    at = (0.6, 0.66 - 0.2 * up)
    for side in (-1, 1):
        start = (0.6 + side * 0.78, 1.06)
        on.hands.reach((at[0] + side * 0.24, at[1] + 0.06), start=start)
    on.thing(at, 0.52)


def _pull(on: _Table) -> None:
    pulled = _eased((on.share - 0.2) / 0.5)
    at = (0.44 + 0.16 * pulled, 0.62 - 0.1 * pulled)
    half = on.thing(at, 0.6, turn=8 * pulled)
    on.hands.reach((at[0] + 0.24, at[1] - 0.5 * half), start=(1.36, at[1] - 0.5 * half - 0.34))


def _hold(on: _Table) -> None:
    sway = 0.015 * math.sin(math.tau * on.share)
    half = on.thing((0.5, 0.46 + sway), 0.62)
    to = (0.56, 0.46 + sway + max(0.45 * half, 0.04))
    on.hands.reach(to, start=(1.34, 1.08), size=0.16)


_WAYS: Final[dict[str, Callable[[_Table], None]]] = {
    "put into": _put_into, "put onto": _put_onto, "put under": _put_under,
    "put behind": _put_behind, "hold under": _put_under, "take out of": _take_out_of,
    "take off": _take_off, "spread over": _spread_over, "bring to": _bring_to,
    "keep away from": _keep_away_from, "wipe with": _wipe_with, "cut with": _cut_with,
    "pour into": _pour_into, "wrap in": _wrap_in, "write with": _write_with, "press": _press,
    "rinse": _rinse, "inspect": _inspect, "lift": _lift, "hold": _hold,
    "pull": _pull, "strike with": _strike_with, "stir with": _stir_with,
    "turn with": _turn_with, "pull with": _pull_with, "shake": _shake,
}  # fmt: skip


def _dropped(share: float, path: tuple[Point, ...], *, lets_go: float) -> tuple[Point, bool]:
    """Where a thing is that a hand carries over another and lets go; whether it is held still."""
    first, above, end = path
    if share < lets_go - 0.2:
        return _along(first, above, _eased(share / 0.3)), True
    fallen = _eased((share - lets_go + 0.2) / 0.2)
    return _along(above, end, fallen), share < lets_go


_LOW: Final = 0.26
"""Half the height of things that are wiped on their top."""
_HIDDEN, _TIPPED = 0.9, 0.6
"""From which share of a round hands are gone, and how far a jug is tipped when it pours."""


def _sheet(canvas: Canvas, colour: str, at: Point, wide: float, hangs: float) -> None:
    """Something soft whose upper edge is at a height, and whose sides hang down."""
    x, y = at
    left, right = x - wide / 2, x + wide / 2
    path = skia.Path()
    path.moveTo(left, y + hangs)
    path.quadTo(left, y, left + 0.08, y)
    path.quadTo(x, y + 0.02, right - 0.08, y)
    path.quadTo(right, y, right, y + hangs)
    for k in range(4):
        step = wide / 4
        path.quadTo(right - (k + 0.5) * step, y + hangs + 0.05, right - (k + 1) * step, y + hangs)
    path.close()
    canvas.drawPath(path, paint_of(colour, 0.94))
    fold = line_of(darker(colour, 0.16), 0.012)
    for k in range(1, 4):
        canvas.drawLine(left + k * wide / 4, y + 0.03, left + k * wide / 4, y + hangs, fold)


def _tap(canvas: Canvas) -> None:
    steel = paint_of(_STEEL)
    dark = paint_of(darker(_STEEL, 0.25))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(0.02, 0.1, 0.5, 0.19), 0.04, 0.04, steel)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(0.4, 0.1, 0.52, 0.3), 0.04, 0.04, steel)
    canvas.drawRect(skia.Rect.MakeLTRB(0.39, 0.27, 0.53, 0.31), dark)
    canvas.drawRect(skia.Rect.MakeLTRB(0.17, 0.03, 0.22, 0.11), dark)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(0.1, 0.0, 0.29, 0.045), 0.02, 0.02, dark)


def _stream(
    canvas: Canvas, x: float, top: float, bottom: float, t: float, colour: str = ""
) -> None:
    """Water that falls, or something in a colour, with a light that runs down in it."""
    paint = paint_of(colour or _WATER, 1.0 if colour else 0.85)
    canvas.drawRect(skia.Rect.MakeLTRB(x - 0.03, top, x + 0.03, bottom), paint)
    light = paint_of("#ffffff", 0.6)
    for k in range(3):
        y = top + (bottom - top) * ((1.6 * t + k / 3) % 1)
        canvas.drawRect(skia.Rect.MakeLTRB(x - 0.012, y, x + 0.004, min(y + 0.05, bottom)), light)


def _drops(canvas: Canvas, x: float, y: float, t: float) -> None:
    """Drops that spring off to both sides."""
    for k in range(6):
        share = (1.4 * t + k / 6) % 1
        side = -1 if k % 2 else 1
        away = side * share * (0.16 + 0.04 * (k % 3))
        rise = 0.14 * share - 0.34 * share * share
        canvas.drawCircle(x + away, y - rise, 0.018, paint_of(_WATER, 1 - 0.6 * share))


def _arrow(canvas: Canvas, start: Point, end: Point, share: float) -> None:
    if share <= 0:
        return
    tip = _along(start, end, share)
    paint = line_of("#d9453d", 0.04)
    canvas.drawLine(*start, *tip, paint)
    for side in (-1, 1):
        canvas.drawLine(*tip, tip[0] + 0.08, tip[1] + side * 0.07, paint)


def _along(one: Point, other: Point, share: float) -> Point:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _eased(share: float) -> float:
    """0..1, slowly at both ends."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)
