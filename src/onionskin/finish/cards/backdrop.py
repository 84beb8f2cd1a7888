"""The place where a film is, drawn behind a card's words: blurred, and dimmed by the card's colour
until letters read on it."""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np

from onionskin.finish.cards.page import Page, tone
from onionskin.frames import Frames
from onionskin.stage.colours import channels, darker
from onionskin.stage.skia import skia

Canvas = Any
_BLUR: Final = 1.1
"""Units: trunks and window frames are no lines through words."""
_BRIGHTEST: Final = 0.5
"""Of white: what the brightest of a place is dimmed to."""
_SEEN, _UNDER_WORDS = 0.95, 0.72
"""How much of the dimmed place is seen, where things stand and under words; the rest is the card's
colour."""
_FULLER: Final = 0.25
"""Of its colours so much is added: dimmed, they would be muddy."""


class Backdrop:
    """A place behind a card. Letters in white read everywhere on it."""

    def __init__(
        self, page: Page, frame: Frames, ground: str, *, is_all_words: bool = False
    ) -> None:
        """`frame` is uint8 (H, W, 3) of the page's size; `ground` the card's colour.

        `is_all_words`: there are words on the right half of the page too.
        """
        is_even = is_all_words or page.shape != "wide"
        self._image = _image(page, frame, darker(ground, 0.15), is_even=is_even)
        self._ground, self._size = ground, page.size

    def draw(self, canvas: Canvas) -> None:
        """Fills the page."""
        canvas.drawImage(self._image, 0, 0)
        width, height = self._size
        shade = skia.Paint(Dither=True)
        ends = [(0, height * 0.6), (0, float(height))]
        dark = darker(self._ground, 0.35)
        shade.setShader(skia.GradientShader.MakeLinear(ends, [tone(dark, 0.0), tone(dark, 0.6)]))
        canvas.drawRect(skia.Rect.MakeWH(width, height), shade)


def _image(page: Page, frame: Frames, ground: str, *, is_even: bool) -> Any:
    width, height = page.size
    sigma = max(_BLUR * page.unit, 0.6)
    soft = cv2.GaussianBlur(np.ascontiguousarray(frame), (0, 0), sigma).astype(np.float32)
    low, high = np.percentile(soft.mean(axis=2), (1, 99))
    soft = np.clip((soft - low) / max(float(high - low), 32.0), 0, 1) * (255 * _BRIGHTEST)
    soft = np.clip(soft + _FULLER * (soft - soft.mean(axis=2, keepdims=True)), 0, 255)
    across = np.linspace(0.0, 1.0, width, dtype=np.float32)
    share = _UNDER_WORDS + (_SEEN - _UNDER_WORDS) * np.clip((across - 0.45) / 0.4, 0, 1)
    if is_even:
        share = np.full(width, _UNDER_WORDS, np.float32)
    colour = np.array(channels(ground), np.float32)
    mixed = soft * share[None, :, None] + colour * (1 - share)[None, :, None]
    opaque = np.full((height, width, 4), 255, np.uint8)
    opaque[..., :3] = np.clip(mixed, 0, 255).astype(np.uint8)
    return skia.Image.fromarray(opaque, skia.kRGBA_8888_ColorType)
