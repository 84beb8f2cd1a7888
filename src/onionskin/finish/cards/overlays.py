"""What stands over a shot's own picture: a lower third, a scene's heading, the brand's logo."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import numpy as np

from onionskin.finish.brand import Brand
from onionskin.finish.cards.animation import eased
from onionskin.finish.cards.page import Page, paint_of, rounded
from onionskin.finish.lettering import Box, fit_text
from onionskin.finish.pictures.reading import read_layer
from onionskin.frames import Frames
from onionskin.stage.skia import skia

Canvas = Any
_IN, _STAYS, _OUT = 0.5, 6.0, 0.4
"""Seconds: when it begins to come in, how long it stays at most, how long it takes to go."""
_ENTER: Final = 0.5
_MARK_HEIGHT, _MARK_ALPHA = 6.0, 0.9
_PARTS = re.compile(r"\s*(?:\||\n|,\s|，)\s*")


class LowerThird:
    """A name and what they are, on a plate at the lower left, above the captions."""

    def __init__(self, page: Page, text: str, seconds: float) -> None:
        self._page = page
        self._image, self._box = self._drawn(page, text)
        self._start = min(_IN, seconds * 0.1)
        self._end = min(self._start + _STAYS, seconds - _OUT) if seconds > 3 else seconds + 1

    @staticmethod
    def _drawn(page: Page, text: str) -> tuple[Frames, Box]:
        return _plate(page, *_name_and_role(text))

    def state(self, t: float) -> tuple[float, float]:
        """How far it has come in, and gone, at `t` seconds: 0..1."""
        return eased((t - self._start) / _ENTER), eased((t - self._end) / _OUT)

    def paint(self, frame: Frames, t: float) -> Frames:
        """The frame with the plate over it at `t` seconds; the frame itself is left as it is."""
        into, out = self.state(t)
        shown = into * (1 - out)
        if shown <= 0:
            return frame
        moved = round(-(1 - into) * self._page.unit * 5)
        return laid_over(frame, self._image, self._box.left + moved, self._box.top, shown)


class SceneTag(LowerThird):
    """The heading of a scene at the upper edge, above all that cards have on them."""

    @staticmethod
    def _drawn(page: Page, text: str) -> tuple[Frames, Box]:
        return _tag(page, text)


class Watermark:
    """The brand's logo in its corner."""

    def __init__(self, page: Page) -> None:
        """Raises MediaError, InvalidInput for a logo that cannot be read."""
        self._image: Any = None
        brand = page.brand
        if not brand.logo or brand.corner == "off":
            return
        layer = read_layer(Path(brand.logo)).pixels
        high = _MARK_HEIGHT * page.unit
        wide = min(layer.shape[1] / layer.shape[0] * high, 0.22 * page.size.width)
        high = wide * layer.shape[0] / layer.shape[1]
        self._image = _scaled(layer, max(round(wide), 1), max(round(high), 1))
        self._image[..., 3] = (self._image[..., 3] * _MARK_ALPHA).astype(np.uint8)
        margin_x, margin_y = 0.045 * page.size.width, 0.05 * page.size.height
        left, top = "left" in brand.corner, "top" in brand.corner
        self._x = round(margin_x if left else page.size.width - margin_x - wide)
        bottom = page.size.height - margin_y
        if page.safe is not None and not top:
            bottom = min(bottom, page.safe.top - page.unit)
        self._y = round(margin_y if top else bottom - high)

    def paint(self, frame: Frames) -> Frames:
        """The frame with the logo over it; without one, the frame itself."""
        if self._image is None:
            return frame
        return laid_over(frame, self._image, self._x, self._y, 1.0)


def laid_over(frame: Frames, layer: Frames, x: int, y: int, alpha: float) -> Frames:
    """A copy of the frame with `layer`, uint8 (h, w, 4) straight alpha, at x and y."""
    height, width = frame.shape[:2]
    left, top = max(x, 0), max(y, 0)
    right, bottom = min(x + layer.shape[1], width), min(y + layer.shape[0], height)
    result = frame.copy()
    if right <= left or bottom <= top:
        return result
    part = layer[top - y : bottom - y, left - x : right - x]
    share = (part[..., 3:].astype(np.uint16) * int(alpha * 256 + 0.5)) >> 8
    place = result[top:bottom, left:right]
    mixed = place.astype(np.uint16) * (255 - share) + part[..., :3].astype(np.uint16) * share
    place[:] = ((mixed + 127) // 255).astype(np.uint8)
    return result


def _plate(page: Page, name: str, role: str) -> tuple[Frames, Box]:
    unit, brand, inner = page.unit, page.brand, page.inner
    ground = brand.primary
    most = inner.width * (0.62 if page.shape == "wide" else 0.94)
    big = page.letters(4.2, brand.on(ground), bold=True)
    head = page.told(fit_text(name, big, width=most, height=10 * unit, most_lines=2))
    small = page.letters(2.9, brand.quiet_on(ground))
    foot = page.told(fit_text(role, small, width=most, height=8 * unit, most_lines=2))
    pad_x, pad_y, bar = 2.6 * unit, 1.7 * unit, 0.9 * unit
    wide = bar + 2 * pad_x + max(head.width, foot.width if role else 0.0)
    high = 2 * pad_y + head.height + (foot.height + 0.2 * unit if role else 0.0)
    pixels, canvas = _ground(brand, (wide, high), bar, 1.0 * unit)
    head.draw(canvas, bar + pad_x, pad_y)
    if role:
        foot.draw(canvas, bar + pad_x, pad_y + head.height + 0.2 * unit)
    left, bottom = inner.left, inner.bottom
    box = Box(left, bottom - pixels.shape[0], left + pixels.shape[1], bottom)
    return _straight(pixels), box


def _ground(
    brand: Brand, size: tuple[float, float], bar: float, radius: float
) -> tuple[Frames, Canvas]:
    """A plate in the brand's colour with a bar at its left, to write on; all lengths in pixels."""
    wide, high = size
    pixels = np.zeros((round(high), round(wide), 4), np.uint8)
    canvas = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType).getCanvas()
    canvas.clipRRect(rounded(0, 0, wide, high, radius), True)
    canvas.drawPaint(paint_of(brand.primary, 0.94))
    canvas.drawRect(skia.Rect.MakeLTRB(0, 0, bar, high), paint_of(brand.mark_on(brand.primary)))
    return pixels, canvas


def _tag(page: Page, text: str) -> tuple[Frames, Box]:
    """A small plate; on the right where the brand's logo is on the left."""
    unit, brand, inner = page.unit, page.brand, page.inner
    ground = brand.primary
    letters = page.letters(3.4, brand.on(ground), bold=True)
    block = page.told(
        fit_text(text, letters, width=0.6 * inner.width, height=5 * unit, most_lines=1)
    )
    pad, bar = 1.5 * unit, 0.7 * unit
    wide, high = bar + 2.2 * pad + block.width, block.height + 0.8 * pad
    pixels, canvas = _ground(brand, (wide, high), bar, 0.7 * unit)
    block.draw(canvas, bar + pad, 0.4 * pad)
    has_logo = bool(brand.logo) and brand.corner == "top-left"
    left = inner.right - pixels.shape[1] if has_logo else inner.left
    top = round(0.022 * page.size.height)
    return _straight(pixels), Box(left, top, left + pixels.shape[1], top + pixels.shape[0])


def _straight(pixels: Frames) -> Frames:
    """Premultiplied pixels with straight alpha."""
    alpha = np.maximum(pixels[..., 3:].astype(np.uint16), 1)
    colour = (pixels[..., :3].astype(np.uint16) * 255 + alpha // 2) // alpha
    return np.concatenate([np.minimum(colour, 255).astype(np.uint8), pixels[..., 3:]], axis=-1)


def _scaled(layer: Frames, width: int, height: int) -> Frames:
    """A layer with straight alpha at another size, averaged with its colour by alpha."""
    from PIL import Image

    picture = Image.fromarray(layer).convert("RGBa")
    return np.asarray(
        picture.resize((width, height), Image.Resampling.LANCZOS).convert("RGBA")
    ).copy()


def _name_and_role(text: str) -> tuple[str, str]:
    parts = _PARTS.split(text.strip(), maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else ""
