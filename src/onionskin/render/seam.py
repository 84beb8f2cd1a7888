"""Where what is painted meets what is known: blended on the painted side only."""

from __future__ import annotations

import cv2
import numpy as np

from onionskin.clip import Frames
from onionskin.exposure import Mask


def blended(old: Frames, new: Frames, known: Mask, feather: int = 0) -> Frames:
    """`new` with the `known` pixels (bool (H, W)) of `old` over it, both uint8 (H, W, 3).

    Over the next `feather` pixels it fades from `old` to `new`; known pixels are never touched.
    """
    frame = new
    if feather and known.any():
        share = np.minimum(_distance(known) / (feather + 1), 1.0)[..., None]
        frame = np.rint(old * (1 - share) + new * share).astype(np.uint8)
    return np.where(known[..., None], old, frame)


def _distance(known: Mask) -> np.ndarray:
    """How far each unknown pixel is from the nearest known one, in pixels: float32 (H, W)."""
    unknown = (~known).astype(np.uint8)
    return np.asarray(cv2.distanceTransform(unknown, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))
