"""The visible label that says that a machine made it: off, in a corner, or in the first seconds.

Its sizes are those of GB 45438-2025: letters of at least a twentieth of the shorter side, for two
seconds at least from the first frame on; China's law asks for it in films for the public.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from onionskin import checks
from onionskin.finish.lettering import Box, Lettering, set_text
from onionskin.frames import Frames

LabelKind = Literal["off", "corner", "first"]
LABELS: tuple[LabelKind, ...] = ("off", "corner", "first")
WORDS = {"zh": "AI生成", "en": "AI-generated"}
SHARE_OF_SIDE = 0.05
FIRST_SECONDS = 3.0
_FADE_SECONDS = 0.4
_MARGIN = 0.03
_PLATE_ALPHA = 0.45
_LETTER_HEIGHT = 0.72
"""How high capital letters are, in ems."""


class VisibleLabel:
    """Paints the label on frames of one size, (width, height), in the film's language."""

    def __init__(self, kind: str, size: tuple[int, int], language: str = "en") -> None:
        self._kind: LabelKind = checks.choice("label", kind, LABELS)
        self._size = size
        self._words = WORDS["zh" if language.startswith("zh") else "en"]

    @property
    def box(self) -> Box:
        """Where it stands: the upper left corner, clear of captions and lower thirds."""
        height, width = self._plate.shape[:2]
        margin = round(_MARGIN * min(self._size))
        return Box(margin, margin, margin + width, margin + height)

    def paint(self, frame: Frames, seconds: float) -> Frames:
        """The frame (H, W, 3) at so many seconds of the film with the label, where it has one.

        What was given is left as it is; without a label it is given back.
        """
        strength = self._strength(seconds)
        if strength <= 0:
            return frame
        box, plate = self.box, self._plate
        painted: Frames = frame.copy()
        below = painted[box.top : box.bottom, box.left : box.right].astype(np.float32)
        alpha = plate[..., 3:] * np.float32(strength)
        mixed = below * (1 - alpha) + plate[..., :3] * alpha
        painted[box.top : box.bottom, box.left : box.right] = np.rint(mixed).astype(np.uint8)
        return painted

    def _strength(self, seconds: float) -> float:
        if self._kind == "off":
            return 0.0
        if self._kind == "corner":
            return 1.0
        return min(1.0, max(0.0, (FIRST_SECONDS - seconds) / _FADE_SECONDS))

    @cached_property
    def _plate(self) -> NDArray[np.float32]:
        """(h, w, 4): white letters on a dark plate, colours 0..255 and alpha 0..1."""
        from onionskin.stage.skia import skia

        style = Lettering(size=self._em, bold=True, colour="#ffffff")
        block = set_text(self._words, style, width=10_000)
        pad = self._em * 0.4
        width, height = round(block.width + 2 * pad), round(block.height + pad)
        surface = skia.Surface.MakeRaster(
            skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType)
        )
        with surface as canvas:
            self._draw(canvas, skia, block, width, height, pad)
        pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
        result: NDArray[np.float32] = pixels.astype(np.float32)
        result[..., 3] /= 255
        return result

    def _draw(
        self, canvas: Any, skia: Any, block: Any, width: int, height: int, pad: float
    ) -> None:
        plate = skia.Paint(AntiAlias=True, Color=skia.Color(0, 0, 0, round(255 * _PLATE_ALPHA)))
        round_by = self._em * 0.3
        canvas.drawRoundRect(skia.Rect.MakeWH(width, height), round_by, round_by, plate)
        block.draw(canvas, pad, pad / 2)

    @property
    def _em(self) -> float:
        # Letters, and not their em, are to have a twentieth of the side.
        return SHARE_OF_SIDE * min(self._size) / _LETTER_HEIGHT
