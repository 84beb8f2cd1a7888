"""The camera's move over a still picture: towards what matters, slowly, never past its edge."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import cv2
import numpy as np

from onionskin.finish.brand import Brand
from onionskin.finish.cards.animation import swung
from onionskin.finish.lettering import Box
from onionskin.finish.pictures.framing import (
    contained,
    fills,
    held,
    over,
    scaled,
    soft_ground,
    warped,
)
from onionskin.finish.pictures.reading import read_layer
from onionskin.finish.pictures.saliency import Point, focus_of
from onionskin.fitting import Size
from onionskin.frames import Frames
from onionskin.stage.colours import channels

Move = Literal["auto", "in", "out", "left", "right", "still"]
_MOST_ZOOM, _ZOOM_A_SECOND = 0.15, 0.022
_PAN: Final = 0.12
"""How much larger than the frame a picture is that is panned over."""
_FINER: Final = 1.35
"""Pixels of the picture for one of the frame, where the camera sees most of it."""
_NEAR: Final = 0.95
"""How wide a picture that stands whole is at the far end of a zoom, by its size at the near one."""
_PASSES: Final = 0.06
"""Of the frame's width, from the middle to where a picture that stands whole is panned to."""
_BEGIN, _END = 0.04, 0.94
"""Shares of the shot between which the camera moves; it stands before and after."""


@dataclass(frozen=True, slots=True)
class View:
    """What of a picture is seen: its middle, in pixels, and how wide, in pixels of the picture."""

    x: float
    y: float
    width: float


class PictureMove:
    """A picture of a person's own, as frames."""

    def __init__(
        self,
        path: Path,
        size: Size,
        seconds: float,
        *,
        move: Move = "auto",
        brand: Brand | None = None,
        safe: Box | None = None,
    ) -> None:
        """Raises MediaError for what is missing or damaged, InvalidInput for what is too large."""
        layer = read_layer(path)
        self.size, self.seconds, self.warnings = size, seconds, list(layer.notes)
        height, width = layer.pixels.shape[:2]
        self._shown: tuple[View, Frames] | None = None
        if layer.is_opaque and fills(width, height, size):
            self._fill(layer.pixels[..., :3], move, safe)
        else:
            self._stand(layer.pixels, move, brand or Brand(), safe)
            if layer.is_opaque and max(size.width / width, size.height / height) > 3:
                self.warnings.append(
                    f"{path.name} is {width}x{height}, small for {size}: it is shown smaller"
                )

    def frame(self, t: float) -> Frames:
        """The picture at `t` seconds, uint8 (H, W, 3); it may be the same array as before."""
        share = swung((t / self.seconds - _BEGIN) / (_END - _BEGIN)) if self.seconds else 1.0
        view = self._view(share)
        if self._shown is None or self._shown[0] != view:
            self._shown = (view, self._paint(view))
        return self._shown[1]

    def _fill(self, picture: Frames, move: Move, safe: Box | None) -> None:
        """The picture fills the frame, and the camera moves within it."""
        zoom = 1 + min(_MOST_ZOOM, _ZOOM_A_SECOND * self.seconds)
        width, height = self.size
        ratio = width / height
        widest = min(picture.shape[1], picture.shape[0] * ratio)
        # Scaled once, so that the widest view has somewhat more pixels than the frame: what is left
        # to each frame neither blurs nor flickers.
        scale = _FINER * width / widest
        size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
        self._picture = cv2.cvtColor(scaled(picture, *size), cv2.COLOR_RGB2RGBA)
        focus = focus_of(picture)
        high, wide = self._picture.shape[:2]
        self._ends = _ends(wide, high, ratio, move, zoom, focus, _calm(self.size, safe))
        self._paint = self._paint_filled

    def _stand(self, pixels: Frames, move: Move, brand: Brand, safe: Box | None) -> None:
        """The picture stands whole on a ground of its own; the camera comes a little nearer, or
        passes it."""
        opaque = bool((pixels[..., 3] == 255).all())
        below = safe is not None and safe.top > self.size.height / 2
        room = Size(self.size.width, safe.top if safe is not None and below else self.size.height)
        share = 0.93 if opaque else 0.8
        wide, high = contained(pixels.shape[1], pixels.shape[0], room, share)
        self._middle = (self.size.width / 2, room.height / 2)
        self._layer = held(scaled(pixels, max(round(wide), 1), max(round(high), 1)))
        self._ends = _standing_ends(move, min(_PASSES * room.width, (room.width - wide) / 2))
        self._ground = (
            soft_ground(pixels[..., :3], self.size) if opaque else _plain(self.size, brand)
        )
        self._paint = self._paint_standing

    def _view(self, share: float) -> View:
        a, b = self._ends
        # Widths change by a constant factor, or a zoom would seem to slow down.
        wide = a.width * (b.width / a.width) ** share
        along = (wide - a.width) / (b.width - a.width) if a.width != b.width else share
        return View(a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along, wide)

    def _paint_filled(self, view: View) -> Frames:
        width, height = self.size
        scale = view.width / width
        left = view.x - scale * (width - 1) / 2 - 0.5
        top = view.y - scale * (height - 1) / 2 - 0.5
        frame = warped(self._picture, scale, left, top, width, height)
        return np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGBA2RGB), np.uint8)

    def _paint_standing(self, view: View) -> Frames:
        """The layer over its ground, only where it stands."""
        high, wide = (side * view.width for side in self._layer.shape[:2])
        x, y = self._middle[0] - wide / 2 - view.x, self._middle[1] - high / 2
        left, top = max(int(x) - 1, 0), max(int(y) - 1, 0)
        right = min(int(x + wide) + 2, self.size.width)
        bottom = min(int(y + high) + 2, self.size.height)
        scale = 1 / view.width
        skip, drop = (scale * (each + 0.5) - 0.5 for each in (left - x, top - y))
        part = warped(self._layer, scale, skip, drop, right - left, bottom - top)
        frame = self._ground.copy()
        frame[top:bottom, left:right] = over(frame[top:bottom, left:right], part)
        return frame


def _standing_ends(move: Move, passes: float) -> tuple[View, View]:
    """Where the camera is before a whole picture at first and at last, from its middle."""
    if move in ("left", "right"):
        side = 1 if move == "right" else -1
        return View(-passes * side, 0, 1.0), View(passes * side, 0, 1.0)
    near = 1.0 if move == "still" else _NEAR
    return (
        (View(0, 0, 1.0), View(0, 0, near))
        if move == "out"
        else (View(0, 0, near), View(0, 0, 1.0))
    )


def _ends(
    width: int, height: int, ratio: float, move: Move, zoom: float, focus: Point, calm: Point
) -> tuple[View, View]:
    """Where the camera is at first and at last, always within the picture."""
    widest = min(float(width), height * ratio)
    x, y = focus[0] * width, focus[1] * height

    def at(wide: float, x: float, y: float, pull: float = 1.0) -> View:
        """A view so wide that has x and y where the frame is calm, as far as the edge lets it."""
        high = wide / ratio
        mx, my = x + (0.5 - calm[0]) * wide, y + (0.5 - calm[1]) * high
        mx, my = width / 2 + (mx - width / 2) * pull, height / 2 + (my - height / 2) * pull
        mx = min(max(mx, wide / 2), width - wide / 2)
        return View(mx, min(max(my, high / 2), height - high / 2), wide)

    if move == "auto":
        panorama = width / height > 1.45 * ratio
        move = ("right" if focus[0] >= 0.5 else "left") if panorama else "in"
    if move == "still":
        still = at(widest, x, y)
        return still, still
    if move in ("left", "right"):
        wide = widest / (1 + _PAN)
        span = min(width - wide, wide * 0.35)
        middle = min(max(x, wide / 2 + span / 2), width - wide / 2 - span / 2)
        low, high = at(wide, middle - span / 2, y), at(wide, middle + span / 2, y)
        return (low, high) if move == "right" else (high, low)
    far, near = at(widest, x, y, 0.6), at(widest / zoom, x, y)
    return (far, near) if move == "in" else (near, far)


def _calm(size: Size, safe: Box | None) -> Point:
    """Where in the frame what matters should stand: above the captions."""
    if safe is None or safe.top < size.height / 2:
        return 0.5, 0.5
    return 0.5, 0.5 * safe.top / size.height + 0.02


def _plain(size: Size, brand: Brand) -> Frames:
    """The brand's ground, exactly in its colour: a product stands before it as on paper."""
    return np.full((size.height, size.width, 3), channels(brand.ground), np.uint8)
