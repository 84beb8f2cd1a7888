"""The camera's move over a still picture: towards what matters, slowly, never past its edge."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import cv2
import numpy as np

from onionskin.finish.brand import GROUND, Brand
from onionskin.finish.cards.animation import swung
from onionskin.finish.lettering import Box
from onionskin.finish.pictures.cutting import cut_with_holes, is_in_a_studio
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
        amount: float = 1.0,
        cut: bool | None = None,
        brand: Brand | None = None,
        safe: Box | None = None,
    ) -> None:
        """`amount`: how far the camera moves, 1 as usual. `cut`: whether an even background is
        cut away; None: where the brand has a ground of its own, which then shows instead.

        Raises MediaError for what is missing or damaged, InvalidInput for what is too large.
        """
        layer = read_layer(path)
        self.size, self.seconds, self.warnings = size, seconds, list(layer.notes)
        self._amount, brand = amount, brand or Brand()
        height, width = layer.pixels.shape[:2]
        self._shown: tuple[View, Frames] | None = None
        alone = self._cut_out(layer.pixels, path.name, cut, brand) if layer.is_opaque else None
        if alone is not None:
            self._stand(alone, move, brand, safe)
        elif layer.is_opaque and fills(width, height, size):
            self._fill(layer.pixels[..., :3], move, safe)
        else:
            self._stand(layer.pixels, move, brand, safe)
            if layer.is_opaque and max(size.width / width, size.height / height) > 3:
                self.warnings.append(
                    f"{path.name} is {width}x{height}, small for {size}: it is shown smaller"
                )

    def _cut_out(self, pixels: Frames, name: str, cut: bool | None, brand: Brand) -> Frames | None:
        """What the picture shows without its even background; None to show it whole."""
        if cut is False or (cut is None and brand.ground == GROUND):
            return None
        alone, are_holes_kept = cut_with_holes(pixels)
        if are_holes_kept:
            self.warnings.append(
                f"{name}: a closed area of the background's colour is kept, for it may be a part "
                "of the product: if it is a hole, give a picture with a transparent background "
                "(PNG or WebP)"
            )
        if alone is not None and cut is None:
            self.warnings.append(
                f"{name}: its even background is cut away, and the brand's ground shows instead; "
                "cut_out: false keeps it"
            )
        elif alone is None and (cut or is_in_a_studio(pixels)):
            self.warnings.append(
                f"{name}: its background is not even, or too like what stands before it, so it is "
                "not cut away: give a picture with a transparent background (PNG or WebP)"
            )
        return alone

    def frame(self, t: float) -> Frames:
        """The picture at `t` seconds, uint8 (H, W, 3); it may be the same array as before."""
        share = swung((t / self.seconds - _BEGIN) / (_END - _BEGIN)) if self.seconds else 1.0
        view = self._view(share)
        if self._shown is None or self._shown[0] != view:
            self._shown = (view, self._paint(view))
        return self._shown[1]

    def _fill(self, picture: Frames, move: Move, safe: Box | None) -> None:
        """The picture fills the frame, and the camera moves within it."""
        zoom = 1 + self._amount * min(_MOST_ZOOM, _ZOOM_A_SECOND * self.seconds)
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
        calm, pan = _calm(self.size, safe), _PAN * self._amount
        self._ends = _ends(wide, high, ratio, move, (zoom, pan), focus, calm)
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
        passes = min(_PASSES * self._amount * room.width, (room.width - wide) / 2)
        self._ends = _standing_ends(move, passes, _NEAR**self._amount)
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


def _standing_ends(move: Move, passes: float, far: float) -> tuple[View, View]:
    """Where the camera is before a whole picture at first and at last, from its middle."""
    if move in ("left", "right"):
        side = 1 if move == "right" else -1
        return View(-passes * side, 0, 1.0), View(passes * side, 0, 1.0)
    if move == "still":
        far = 1.0
    ends = View(0, 0, far), View(0, 0, 1.0)
    return ends[::-1] if move == "out" else ends


def _ends(
    width: int,
    height: int,
    ratio: float,
    move: Move,
    how_far: tuple[float, float],
    focus: Point,
    calm: Point,
) -> tuple[View, View]:
    """Where the camera is at first and at last, always within the picture.

    `how_far`: by how much it enlarges when it comes nearer, and how much larger than the frame
    the picture is that it is panned over.
    """
    zoom, pan = how_far
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
        wide = widest / (1 + pan)
        span = min(width - wide, wide * 0.35 * max(pan / _PAN, 1.0))
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
