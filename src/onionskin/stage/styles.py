"""Looks of the whole picture: how every colour, form and edge is drawn.

To add one, add an entry to `STYLES`. A style changes what the brush does; it draws nothing by
itself. Texture lies in the coordinates of what is drawn, so that it goes with it and holds still.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np

from onionskin.frames import Frames
from onionskin.stage.colours import darker, hex_of, lighter, luminance, mix
from onionskin.stage.skia import skia

Tone = Callable[[str], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """A look. Widths are in thousandths of a frame's height, textures in metres a dot.

    `tone` changes every colour after the light; `form` is how strong soft gradients are; `edge`
    gives the colour of a line around each form; `drop` is how far each form throws a shadow on
    what lies below it, as cut paper does; `finish` changes a finished frame in place.
    """

    name: str
    said: str
    """What it looks like, in a few words."""
    tone: Tone | None = None
    form: float = 1
    edge: Tone | None = None
    edge_width: float = 0
    edge_alpha: float = 1
    grain: float = 0
    """How strong the texture is, 0..1."""
    dot: float = 0.008
    drop: float = 0
    vignette: float = 1
    """How much darker the corners are, by how much they usually are."""
    finish: Callable[[Frames], None] | None = None


def _washed(colour: str) -> str:
    return mix(colour, "#fffaf0", 0.24)


def _on_board(colour: str) -> str:
    # Lines and pupils stay dark; the darkest skin does not, or faces could not be read.
    seen = luminance(colour)
    return mix("#26332f", lighter(colour, 0.35 * min(1.0, seen / 0.06)), 0.26 + 0.34 * seen**0.35)


def _chalk_line(colour: str) -> str:
    return lighter(mix(colour, "#f4f3ea", 0.45), 0.25)


def _blue(colour: str) -> str:
    return mix("#0f3474", "#3f7cc9", luminance(colour) ** 0.6)


def _grey(colour: str) -> str:
    """Silver and black: an S-curve of what the eye sees of a colour."""
    seen = luminance(colour) ** 0.52
    value = 255 * (0.07 + 0.85 * seen**1.25)
    return hex_of(value * 0.985, value * 0.99, value)


def _pixelled(frame: Frames) -> None:
    """Squares of one colour each, of few colours."""
    height, width = frame.shape[:2]
    side = max(2, round(height / 108))
    size = -(-width // side), -(-height // side)
    small = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
    steps = np.round(np.arange(256) / 255 * 15) / 15 * 255
    small = cv2.LUT(small, np.round(steps).astype(np.uint8))
    large = cv2.resize(small, (size[0] * side, size[1] * side), interpolation=cv2.INTER_NEAREST)
    np.copyto(frame, large[:height, :width])


STYLES: dict[str, Style] = {
    each.name: each
    for each in (
        Style(name="flat", said="forms of one colour under a soft light"),
        Style(name="paper", said="cut out of paper", form=0.25, grain=0.12, dot=0.005, drop=5),
        Style(
            name="watercolour",
            said="washes with darker edges, on white paper",
            tone=_washed,
            form=1.7,
            edge=lambda colour: darker(colour, 0.3),
            edge_width=2.4,
            edge_alpha=0.5,
            grain=0.16,
            dot=0.03,
        ),
        Style(
            name="chalk",
            said="chalk on a board",
            tone=_on_board,
            form=0.2,
            edge=_chalk_line,
            edge_width=2.6,
            edge_alpha=0.9,
            grain=0.12,
            dot=0.01,
            vignette=0.6,
        ),
        Style(
            name="blueprint",
            said="white lines on blue",
            tone=_blue,
            form=0,
            edge=lambda _: "#e8f2ff",
            edge_width=1.9,
            edge_alpha=0.85,
            vignette=0.5,
        ),
        Style(
            name="pixel",
            said="large square pixels of few colours",
            form=0,
            vignette=0,
            finish=_pixelled,
        ),
        Style(
            name="noir",
            said="silver and black, as in old films",
            tone=_grey,
            form=1.5,
            vignette=2.4,
        ),
    )
}


@lru_cache(maxsize=8192)
def toned(style: Style, colour: str) -> str:
    """A colour as a style has it."""
    return style.tone(colour) if style.tone else colour


@lru_cache(maxsize=1)
def grain_image() -> Any:
    """A tile of dark and light specks that repeats without a seam, premultiplied RGBA."""
    rng = np.random.default_rng(7)
    noise = rng.normal(size=(256, 256)).astype(np.float32)
    wide = cv2.GaussianBlur(np.tile(noise, (3, 3)), (0, 0), 5)[256:512, 256:512]
    fine = cv2.GaussianBlur(np.tile(noise, (3, 3)), (0, 0), 1)[256:512, 256:512]
    mixed = wide / wide.std() * 0.6 + fine / fine.std() * 0.4
    strength = np.clip(np.abs(mixed) * np.where(mixed > 0, 150, 60), 0, 255)
    tile = np.zeros((256, 256, 4), np.uint8)
    tile[..., 3] = strength
    for channel, light in enumerate((255, 248, 232)):
        tile[..., channel] = np.where(mixed > 0, strength * light / 255, strength * 0.1)
    return skia.Image.fromarray(tile, colorType=skia.kRGBA_8888_ColorType).withDefaultMipmaps()
