"""The camera: from metres on the stage to pixels, and how a shot is framed.

The picture plane stands at z = 0, where the action is. A frame shows `height` metres of
it; what lies behind is drawn smaller by `distance / (distance + z)` towards the eye.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from onionskin.stage.brush import Point
from onionskin.stage.figure import Lens
from onionskin.stage.pose import Vector, ease

Shot = Literal["wide", "full", "medium", "close-up"]
Move = Literal["still", "in", "out", "left", "right", "follow"]
SHOTS: tuple[Shot, ...] = get_args(Shot)
MOVES: tuple[Move, ...] = get_args(Move)
EYE = 1.45


@dataclass(frozen=True, kw_only=True, slots=True)
class Camera:
    """Looks at (`x`, `y`) of the plane z = 0 and shows `height` metres of it there."""

    x: float = 0
    y: float = 1.5
    height: float = 4.0
    eye: float = EYE
    distance: float = 7.5

    def scale(self, z: float, pixels: int) -> float:
        """Pixels in a metre at depth `z`, in a frame `pixels` high."""
        return pixels / self.height * self.distance / max(0.4, self.distance + z)

    def place(self, point: Vector, width: int, height: int) -> Point:
        """Where a world point is in a frame, in pixels from its upper left corner."""
        x, y, z = point
        near = self.distance / max(0.4, self.distance + z)
        k = height / self.height
        return (
            width / 2 + (x - self.x) * near * k,
            height / 2 - ((y - self.eye) * near + self.eye - self.y) * k,
        )

    def lens(self, root: Vector) -> Lens:
        """Where a figure that stands at `root` is seen from."""
        return Lens(x=self.x - root[0], y=self.eye - root[1], distance=self.distance + root[2])


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """Somebody or something to frame, in metres: `margin` is free space wanted at each side."""

    x: float
    z: float
    top: float
    head: float
    bottom: float = 0
    margin: float = 0.85


def framed(shot: Shot, subjects: Sequence[Subject], aspect: float) -> Camera:
    """A camera that frames the subjects; `aspect` is the width of a frame by its height."""
    wide = Camera(height=max(3.7, 3.4 / aspect))
    wide = replace(wide, y=wide.height * 0.5 - 0.58 - 0.1 * (wide.height - 3.7))
    if not subjects:
        # Nobody to look at: the place itself.
        return replace(wide, height=wide.height * 1.4, y=wide.y + wide.height * 0.14)
    left, right = min(s.x for s in subjects), max(s.x for s in subjects)
    middle, span = (left + right) / 2, right - left
    if shot == "wide":
        height = max(wide.height, (span + 1.6) / aspect)
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


def moved(camera: Camera, move: Move, k: float) -> Camera:
    """The camera at `k` (0..1) of its move."""
    k = ease(k) * 0.5 + k * 0.5
    if move == "in":
        # The frame closes on its own upper third, where faces are.
        height = camera.height * (1 - 0.16 * k)
        return replace(camera, height=height, y=camera.y + (camera.height - height) * 0.12)
    if move == "out":
        height = camera.height * (0.86 + 0.14 * k)
        return replace(camera, height=height, y=camera.y + (camera.height - height) * 0.12)
    if move in ("left", "right"):
        way = camera.height * 0.2 * (k - 0.5) * (1 if move == "right" else -1)
        return replace(camera, x=camera.x + way)
    return camera
