"""A picture of a web page or an app on a drawn device: a telephone, a laptop, a browser's window.

A page that is longer than the screen is scrolled; else the camera comes a little nearer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Literal

import cv2
import numpy as np

from onionskin.finish.cards.animation import swung
from onionskin.finish.cards.page import Page, paint_of, rounded, tone
from onionskin.finish.pictures.framing import scaled, warped
from onionskin.finish.pictures.reading import read_layer
from onionskin.frames import Frames
from onionskin.stage.colours import darker, lighter
from onionskin.stage.skia import skia

Device = Literal["phone", "laptop", "browser"]
Place = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""
_DARK, _METAL, _PAPER = "#1d1d24", "#c9ccd4", "#f1f1f4"
_NEARER: Final = 0.035
_BEGINS, _ENDS = 0.2, 0.85
"""Shares of the shot between which a page is scrolled."""
_FINER: Final = 1.35
_SCREENS_A_SECOND: Final = 0.3
"""How fast a page is scrolled at most, in heights of the screen."""


class DeviceShot:
    """A picture in a device, as frames: it comes nearer, or its page is scrolled."""

    def __init__(self, page: Page, path: Path, device: Device, seconds: float) -> None:
        """Raises MediaError for what is missing or damaged, InvalidInput for what is too large."""
        layer = read_layer(path)
        page.warn(*layer.notes)
        self.page, self.seconds, self.device = page, seconds, device
        shown = layer.pixels
        self._lying = device == "phone" and shown.shape[1] > shown.shape[0]
        self._place = _screen(page, device, lying=self._lying)
        left, top, right, bottom = self._place
        self._content, self._scroll = _content(shown, right - left, bottom - top, seconds)
        scale = 1.0 if self._scroll else _FINER
        self._scene = self._drawn(scale)
        self._mask = self._corners() if self._scroll else None
        self._shown: tuple[float, Frames] | None = None

    def frame(self, t: float) -> Frames:
        """The device at `t` seconds, uint8 (H, W, 3); it may be the same array as before."""
        share = t / self.seconds if self.seconds else 1.0
        if self._scroll:
            state = self._scroll * swung((share - _BEGINS) / (_ENDS - _BEGINS))
        else:
            state = 1 + _NEARER * swung((share - 0.02) / 0.9)
        if self._shown is None or self._shown[0] != state:
            painted = self._scrolled(state) if self._scroll else self._nearer(state)
            self._shown = (state, painted)
        return self._shown[1]

    def _nearer(self, zoom: float) -> Frames:
        """The whole scene, seen from nearer."""
        width, height = self.page.size
        left, top, right, bottom = self._place
        x, y = (left + right) / 2, (top + bottom) / 2
        scale = _FINER / zoom
        at = (_FINER * x - scale * (x - 0.5) - 0.5, _FINER * y - scale * (y - 0.5) - 0.5)
        frame = warped(self._scene, scale, *at, width, height)
        return np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGBA2RGB), np.uint8)

    def _scrolled(self, down: float) -> Frames:
        """The scene with its screen's content moved up."""
        left, top, right, bottom = self._place
        frame = cv2.cvtColor(self._scene, cv2.COLOR_RGBA2RGB)
        place = frame[top:bottom, left:right]
        shown = warped(self._content, 1.0, 0.0, down, right - left, bottom - top)
        assert self._mask is not None
        place[:] = cv2.copyTo(cv2.cvtColor(shown, cv2.COLOR_RGBA2RGB), self._mask, place.copy())
        return np.asarray(frame, np.uint8)

    def _drawn(self, scale: float) -> Frames:
        """Ground, device and the top of its content, `scale` pixels for one of the frame."""
        page = self.page
        size = (round(page.size.height * scale), round(page.size.width * scale))
        pixels = np.zeros((*size, 4), np.uint8)
        canvas = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType).getCanvas()
        canvas.scale(scale, scale)
        page.fill(canvas, page.brand.ground)
        left, top, right, bottom = self._place
        tint = page.brand.mark_on(page.brand.ground)
        middle = ((left + right) / 2, (top + bottom) / 2)
        canvas.drawCircle(*middle, 0.62 * min(page.size), paint_of(tint, 0.13))
        _BODIES[self.device](canvas, page, self._place, self._lying)
        canvas.clipRRect(rounded(left, top, right, bottom, self._corner), True)
        image = skia.Image.fromarray(self._content, skia.kRGBA_8888_ColorType)
        long = image.height() * (right - left) / image.width()
        where = skia.Rect.MakeXYWH(left, top, right - left, long)
        canvas.drawImageRect(image, where, skia.SamplingOptions(skia.CubicResampler.Mitchell()))
        return pixels

    @property
    def _corner(self) -> float:
        return {"phone": 4.2, "laptop": 0.8, "browser": 1.0}[self.device] * self.page.unit

    def _corners(self) -> Frames:
        """Where the screen shows its content: uint8 (h, w), 0 in its round corners."""
        left, top, right, bottom = self._place
        pixels = np.zeros((bottom - top, right - left, 4), np.uint8)
        canvas = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType).getCanvas()
        shape = rounded(0, 0, right - left, bottom - top, self._corner)
        canvas.drawRRect(shape, paint_of("#ffffff"))
        return np.where(pixels[..., 3] > 127, 255, 0).astype(np.uint8)


def _screen(page: Page, device: Device, *, lying: bool) -> Place:
    """The screen's glass, in whole pixels."""
    inner, unit = page.inner, page.unit
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    if device == "phone":
        ratio = 19.0 / 9 if lying else 9 / 19.0
        high = min(inner.height * 0.96 - 4 * unit, (inner.width - 4 * unit) / ratio)
        wide = high * ratio
    elif device == "laptop":
        wide = min(inner.width * 0.8, (inner.height - 8 * unit) * 1.6)
        high = wide / 1.6
        y -= 3 * unit
    else:
        wide = inner.width if page.shape != "wide" else inner.width * 0.92
        high = min(inner.height - 5 * unit, wide / (1.0 if page.shape == "tall" else 1.7))
        wide = min(wide, high * 2.1)
        y += 2.5 * unit
    sides = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    left, top, right, bottom = (round(each) for each in sides)
    return left, top, max(right, left + 8), max(bottom, top + 8)


def _content(pixels: Frames, wide: int, high: int, seconds: float) -> tuple[Frames, float]:
    """The picture at the screen's width, (h, w, 4), and how far it is scrolled, in pixels.

    What does not scroll is finer, for the camera comes nearer.
    """
    height = wide * pixels.shape[0] / pixels.shape[1]
    far = _SCREENS_A_SECOND * high * seconds * (_ENDS - _BEGINS)
    scroll = min(max(height - high, 0.0), far)
    scroll = scroll if scroll > 0.04 * high else 0.0
    shown = min(height, high + scroll + 2) if height >= high else float(high)
    # Of a page what is seen; of what is wider than the screen its middle.
    rows = min(round(pixels.shape[0] * shown / height), pixels.shape[0])
    across = (
        min(round(pixels.shape[0] * wide / high), pixels.shape[1])
        if height < high
        else pixels.shape[1]
    )
    left = (pixels.shape[1] - across) // 2
    part = on_paper(pixels[: max(rows, 1), left : left + max(across, 1)])
    scale = 1.0 if scroll else _FINER
    part = scaled(part, round(wide * scale), max(round(shown * scale), 1))
    return np.asarray(cv2.cvtColor(part, cv2.COLOR_RGB2RGBA), np.uint8), scroll


def on_paper(pixels: Frames) -> Frames:
    alpha = pixels[..., 3:].astype(np.uint16)
    mixed = pixels[..., :3].astype(np.uint16) * alpha + 255 * (255 - alpha)
    return ((mixed + 127) // 255).astype(np.uint8)


def _shadow(
    canvas: Any, left: float, top: float, right: float, bottom: float, radius: float, page: Page
) -> None:
    paint = skia.Paint(AntiAlias=True, Color=tone("#1d1740", 0.26))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 2.4 * page.unit))
    down = 1.6 * page.unit
    canvas.drawRRect(rounded(left, top + down, right, bottom + down, radius), paint)


def _phone(canvas: Any, page: Page, place: Place, lying: bool) -> None:
    unit = page.unit
    left, top, right, bottom = place
    rim = 1.7 * unit
    _shadow(canvas, left - rim, top - rim, right + rim, bottom + rim, 6 * unit, page)
    for grown, radius, colour in ((0.4, 6.2, lighter(_DARK, 0.35)), (0.0, 5.8, _DARK)):
        out = rim + grown * unit
        body = rounded(left - out, top - out, right + out, bottom + out, radius * unit)
        canvas.drawRRect(body, paint_of(colour))
    middle = ((left + right) / 2, top - rim / 2)
    lens = (left - rim / 2, (top + bottom) / 2) if lying else middle
    canvas.drawCircle(*lens, 0.35 * unit, paint_of(lighter(_DARK, 0.2)))


def _laptop(canvas: Any, page: Page, place: Place, lying: bool) -> None:
    unit = page.unit
    left, top, right, bottom = place
    rim = 1.5 * unit
    foot = bottom + rim
    _shadow(canvas, left - 6 * unit, top, right + 6 * unit, foot + 2.6 * unit, 3 * unit, page)
    lid = rounded(left - rim, top - rim, right + rim, foot + unit, 2 * unit)
    canvas.drawRRect(lid, paint_of(_DARK))
    spread = min(7 * unit, (page.size.width - (right - left)) / 2 - unit)
    base = rounded(left - spread, foot, right + spread, foot + 3.0 * unit, 1.5 * unit)
    canvas.drawRRect(base, paint_of(_METAL))
    edge = skia.Rect.MakeLTRB(left - spread, foot, right + spread, foot + 1.2 * unit)
    canvas.drawRect(edge, paint_of(lighter(_METAL, 0.3)))
    middle = (left + right) / 2
    canvas.drawRRect(
        rounded(middle - 8 * unit, foot, middle + 8 * unit, foot + 1.0 * unit, 0.8 * unit),
        paint_of(darker(_METAL, 0.14)),
    )


def _browser(canvas: Any, page: Page, place: Place, lying: bool) -> None:
    unit = page.unit
    left, top, right, bottom = place
    head = top - 5 * unit
    _shadow(canvas, left, head, right, bottom, 1.4 * unit, page)
    canvas.drawRRect(rounded(left, head, right, bottom, 1.4 * unit), paint_of(_PAPER))
    for index, colour in enumerate(("#e4574c", "#f4b93f", "#4fa870")):
        x = left + (2.6 + 2.4 * index) * unit
        canvas.drawCircle(x, head + 2.5 * unit, 0.8 * unit, paint_of(colour))
    line = rounded(
        left + 11 * unit, head + 1.1 * unit, right - 3 * unit, head + 3.9 * unit, 1.4 * unit
    )
    canvas.drawRRect(line, paint_of("#ffffff"))


_BODIES: Final = {"phone": _phone, "laptop": _laptop, "browser": _browser}
