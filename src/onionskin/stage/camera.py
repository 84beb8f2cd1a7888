"""The camera: from metres on the stage to pixels, how a shot is framed, and how it moves.

The picture plane stands at z = 0, where the action is. A frame shows `height` metres of
it; what lies behind is drawn smaller by `distance / (distance + z)` towards the eye.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from onionskin.stage.brush import Point
from onionskin.stage.figure import Lens
from onionskin.stage.pose import Vector, ease

Shot = Literal["wide", "full", "medium", "close-up"]
Angle = Literal["level", "above", "below", "over the shoulder"]
Move = Literal[
    "still",
    "in",
    "out",
    "dolly in",
    "dolly out",
    "left",
    "right",
    "up",
    "down",
    "orbit",
    "follow",
    "hand-held",
]
SHOTS: tuple[Shot, ...] = get_args(Shot)
ANGLES: tuple[Angle, ...] = get_args(Angle)
MOVES: tuple[Move, ...] = get_args(Move)
EYE = 1.45
_EYES: dict[Angle, float] = {"above": 2.75, "below": 0.6}
"""Heights of the eye in metres where it is not level with a face."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Camera:
    """Looks at (`x`, `y`) of the plane z = 0 and shows `height` metres of it there.

    `swing` metres: how far the eye has gone round what stands at z = 0, which stays where it is
    while all behind it slides.
    """

    x: float = 0
    y: float = 1.5
    height: float = 4.0
    eye: float = EYE
    distance: float = 7.5
    swing: float = 0

    def near(self, z: float) -> float:
        """How large what stands at depth `z` is drawn, by what it is at z = 0."""
        return self.distance / max(0.4, self.distance + z)

    def scale(self, z: float, pixels: int) -> float:
        """Pixels in a metre at depth `z`, in a frame `pixels` high."""
        return pixels / self.height * self.near(z)

    def place(self, point: Vector, width: int, height: int) -> Point:
        """Where a world point is in a frame, in pixels from its upper left corner."""
        x, y, z = point
        near = self.near(z)
        k = height / self.height
        return (
            width / 2 + ((x - self.x) * near + self.swing * (1 - near)) * k,
            height / 2 - ((y - self.eye) * near + self.eye - self.y) * k,
        )

    def lens(self, root: Vector) -> Lens:
        """Where a figure that stands at `root` is seen from."""
        return Lens(
            x=self.x - self.swing - root[0],
            y=self.eye - root[1],
            distance=self.distance + root[2],
        )

    def slides(self, other: Camera) -> bool:
        """Whether seen from the other one, near and far things stand otherwise to each other."""
        return (
            abs(self.x + self.swing - other.x - other.swing) > 1e-9
            or self.eye != other.eye
            or self.distance != other.distance
        )

    def shift_from(self, other: Camera, pixels: int) -> tuple[float, float, float]:
        """How the other one's picture becomes this one's, where nothing slides.

        The factor about the middle of the frame, and pixels to the right and down after it.
        """
        k = pixels / self.height
        return other.height / self.height, (self.swing - other.swing) * k, (self.y - other.y) * k


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """Somebody or something to frame, in metres: `margin` is free space wanted at each side."""

    x: float
    z: float
    top: float
    head: float
    bottom: float = 0
    margin: float = 0.85


def framed(
    shot: Shot,
    subjects: Sequence[Subject],
    aspect: float,
    angle: Angle = "level",
    *,
    low: float = 0,
) -> Camera:
    """A camera that frames the subjects; `aspect` is the width of a frame by its height.

    `low` is the share of a frame's height, from below, that captions need.
    """
    camera = _over_captions(_framed(shot, subjects, aspect), shot, subjects, low)
    eye = _EYES.get(angle, EYE)
    # From above more of the floor is seen, and from below more of what is over the heads.
    down = (0.05 if eye > EYE else -0.05 if eye < EYE else 0.0) * camera.height
    return replace(camera, eye=eye, y=camera.y - down)


def _framed(shot: Shot, subjects: Sequence[Subject], aspect: float) -> Camera:
    wide = Camera(height=max(3.7, 3.4 / aspect))
    wide = replace(wide, y=wide.height * 0.5 - 0.58 - 0.1 * (wide.height - 3.7))
    if not subjects:
        # Nobody to look at: the place itself.
        return replace(wide, height=wide.height * 1.4, y=wide.y + wide.height * 0.14)
    if aspect <= _UPRIGHT and len(subjects) > 1:
        subjects = [replace(each, margin=each.margin - _SPARED) for each in subjects]
    left, right = min(s.x for s in subjects), max(s.x for s in subjects)
    middle, span = (left + right) / 2, right - left
    if shot == "wide":
        # Children are seen as large as grown-ups are.
        small = min(1.0, max(0.73, 0.57 * max(s.top for s in subjects)))
        if aspect <= _UPRIGHT and wide.height > _LOW:
            small *= max(_LOW / wide.height, 0.72)
        wide = replace(wide, height=wide.height * small, y=0.06 + (wide.y - 0.06) * small)
        long = max(0.0, max(s.margin for s in subjects) - 0.85)
        beside = 1.6 if aspect > _UPRIGHT or len(subjects) < 2 else 1.6 - 2 * _SPARED
        height = max(wide.height, (span + beside + 2 * long) / aspect)
        return replace(
            wide, x=0.4 * middle, height=height, y=wide.y + (height - wide.height) * 0.36
        )
    top, bottom = max(s.top for s in subjects), min(s.bottom for s in subjects)
    head = max(s.head for s in subjects)
    margin = max(s.margin for s in subjects)
    if shot == "full":
        height = max((top - bottom) * 1.36, (span + 2 * margin) / aspect)
        low = bottom - (height - (top - bottom)) * 0.36
        return replace(wide, x=middle, height=height, y=low + height * 0.5)
    if shot == "medium":
        height = max((top - bottom) * 0.74, (span + 1.35 * margin) / aspect, head * 2.6)
        return replace(wide, x=middle, height=height, y=top + height * 0.13 - height / 2)
    height = max(head * 2.25, (span + 0.7 * margin) / aspect)
    return replace(wide, x=middle, height=height, y=top - head * 0.5 - height * 0.06)


_UPRIGHT = 1.0
"""The width of a frame, by its height, up to which people fill it from side to side."""
_LOW = 4.3
"""Metres that an upright frame shows at least of people who go by, in its height."""
_SPARED = 0.45
"""Metres of the free space at each side of people that such a frame does without."""


def _over_captions(camera: Camera, shot: Shot, subjects: Sequence[Subject], low: float) -> Camera:
    """The camera lowered, and gone back where it must, so that subjects stand over captions."""
    if not subjects or low <= 0:
        return camera
    top, bottom = max(s.top for s in subjects), min(s.bottom for s in subjects)
    if shot in ("medium", "close-up"):
        # Captions lie over clothes as they do in films; what hands do comes up a little.
        least = top + 0.05 * camera.height - camera.height / 2
        return replace(camera, y=max(least, camera.y - 0.5 * low * camera.height))
    height = max(camera.height, (top - bottom) / (1 - low - 0.07))
    highest = bottom + height / 2 - (low + 0.02) * height
    return replace(camera, height=height, y=min(camera.y, highest))


def moved(camera: Camera, move: Move, k: float, seconds: float = 0) -> Camera:
    """The camera at `k` (0..1) of its move, and `seconds` of the shot."""
    k = ease(k) * 0.5 + k * 0.5
    return _MOVED[move](camera, k, seconds) if move in _MOVED else camera


def _zoomed(camera: Camera, share: float) -> Camera:
    """The frame closed to a share of its height on its own upper third, where faces are."""
    height = camera.height * share
    return replace(camera, height=height, y=camera.y + (camera.height - height) * 0.12)


def _dollied(camera: Camera, share: float) -> Camera:
    """The eye gone nearer or farther: what stands at z = 0 grows, and all behind it less."""
    return replace(_zoomed(camera, share), distance=camera.distance * share)


def _panned(camera: Camera, k: float, way: float) -> Camera:
    return replace(camera, x=camera.x + camera.height * 0.2 * (k - 0.5) * way)


def _tilted(camera: Camera, k: float, way: float) -> Camera:
    """From low to high, or back: it ends where the shot is framed."""
    return replace(camera, y=camera.y - camera.height * 0.22 * (1 - k) * way)


def _shaken(camera: Camera, t: float) -> Camera:
    """Breathing hands: slow sways that never repeat, a hundredth of the frame."""
    reach = camera.height * 0.006
    across = math.sin(1.9 * t) + 0.6 * math.sin(3.1 * t + 1.3) + 0.3 * math.sin(5.7 * t)
    along = math.sin(1.4 * t + 0.8) + 0.5 * math.sin(3.7 * t) + 0.3 * math.sin(6.1 * t + 2)
    nearer = 1 - 0.004 * math.sin(0.9 * t)
    return replace(
        camera,
        # The whole picture sways, as under a camera that turns: nothing slides behind anything.
        x=camera.x + reach * across,
        swing=camera.swing - reach * across,
        y=camera.y + reach * along,
        height=camera.height * nearer,
    )


_MOVED: dict[Move, Callable[[Camera, float, float], Camera]] = {
    "in": lambda camera, k, _: _zoomed(camera, 1 - 0.16 * k),
    "out": lambda camera, k, _: _zoomed(camera, 0.86 + 0.14 * k),
    "dolly in": lambda camera, k, _: _dollied(camera, 1.06 - 0.24 * k),
    "dolly out": lambda camera, k, _: _dollied(camera, 0.82 + 0.2 * k),
    "left": lambda camera, k, _: _panned(camera, k, -1),
    "right": lambda camera, k, _: _panned(camera, k, 1),
    "up": lambda camera, k, _: _tilted(camera, k, 1),
    "down": lambda camera, k, _: _tilted(camera, k, -1),
    "orbit": lambda camera, k, _: replace(camera, swing=2.2 * (k - 0.5)),
    "hand-held": lambda camera, _, t: _shaken(camera, t),
}
