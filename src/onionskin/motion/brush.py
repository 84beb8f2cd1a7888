"""Parts of a picture that are painted and dragged: each moves on its way, and leaves no hole."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.frames import Frames
from onionskin.motion.flow import Field

MOST_DRAGS = 5
_FILL_SIDE = 320
"""Longer side, in pixels, at which what lies behind a part is guessed: it is seen soft anyway."""
_EDGE = 2.0
"""Softness of a part's edge, in pixels of a picture 720 high."""
_GROWN = 0.02
"""How far around a part the ground is guessed, by the picture's height: its edge goes along."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Drag:
    """A part of a picture, and how far it goes: `across` and `down` by width and height."""

    mask: NDArray[np.bool_]
    across: float
    down: float


class Dragged:
    """Pictures with parts of them on their ways. The masks must be of the pictures' size."""

    def __init__(self, drags: tuple[Drag, ...]) -> None:
        self._drags = drags
        self._soft = [_softened(each.mask) for each in drags]

    def drawn(self, frame: Frames, share: float) -> Frames:
        """A frame, uint8 (H, W, 3), when `share` (0..1) of every way is gone."""
        height, width = frame.shape[:2]
        ground = np.asarray(self._ground(frame), np.float32)
        for drag, soft in zip(self._drags, self._soft, strict=True):
            shift = np.array(
                [[1, 0, share * drag.across * width], [0, 1, share * drag.down * height]],
                np.float32,
            )
            part = cv2.warpAffine(
                frame, shift, (width, height), borderMode=cv2.BORDER_REPLICATE
            ).astype(np.float32)
            alpha = cv2.warpAffine(soft, shift, (width, height))[..., None]
            ground += alpha * (part - ground)
        return np.asarray(np.rint(ground), np.uint8)

    def _ground(self, frame: Frames) -> Frames:
        """The frame without its parts: what surrounds them goes on behind them."""
        height, width = frame.shape[:2]
        scale = min(1.0, _FILL_SIDE / max(width, height))
        size = (max(round(width * scale), 8), max(round(height * scale), 8))
        hole = np.zeros((height, width), np.uint8)
        for drag in self._drags:
            hole |= drag.mask.astype(np.uint8)
        hole = np.asarray(cv2.dilate(hole, _disc(height * _GROWN)), np.uint8)
        small = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
        holed = (cv2.resize(hole, size, interpolation=cv2.INTER_LINEAR) > 0).astype(np.uint8)
        holed = np.asarray(cv2.dilate(holed, _disc(1)), np.uint8)
        filled = cv2.resize(cv2.inpaint(small, holed, 3, cv2.INPAINT_TELEA), (width, height))
        soft = _softened(hole > 0)[..., None]
        return np.asarray(np.rint(frame + soft * (filled.astype(np.float32) - frame)), np.uint8)


def _softened(mask: NDArray[np.bool_]) -> Field:
    sigma = max(_EDGE * mask.shape[0] / 720, 0.5)
    return np.asarray(cv2.GaussianBlur(mask.astype(np.float32), (0, 0), sigma), np.float32)


def _disc(radius: float) -> NDArray[np.uint8]:
    side = 2 * max(round(radius), 1) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)
