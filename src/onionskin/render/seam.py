"""Where what is painted meets what is known: evened out on the painted side only.

What differs at the border is taken over into the painted part and fades there: differences of
broad areas slowly, those of single pixels within a few. So no edge is seen, and what is known
is never touched. (A cheap relative of Poisson blending: Pérez et al., SIGGRAPH 2003.)
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.exposure import Mask
from onionskin.frames import Frames

Field = NDArray[np.float32]

_SCALES = ((8.0, 28.0, 1.0), (2.5, 8.0, 1.0), (0.0, 2.5, 0.7))
"""Blur and reach in pixels of what is evened out, and its share: coarse to fine.

Of the finest a part stays, for a picture changes from pixel to pixel anyway."""
_ROOM = 4.0
"""A part must be this many reaches deep, or nothing of what was painted would be left."""


def blended(old: Frames, new: Frames, known: Mask, feather: int = 0) -> Frames:
    """`new` with the `known` pixels (bool (H, W)) of `old` over it, both uint8 (H, W, 3).

    Over the next `feather` pixels it fades from `old` to `new`; known pixels are never touched.
    """
    if known.all() or not known.any():
        return old if known.all() else new
    distance, nearest = _distances(known)
    picture = _evened(old, new, known, distance, nearest)
    if feather:
        share = np.minimum(distance / (feather + 1), 1.0)[..., None]
        picture = old * (1 - share) + picture * share
    painted = np.clip(np.rint(picture), 0, 255).astype(np.uint8)
    return np.where(known[..., None], old, painted)


def _evened(
    old: Frames, new: Frames, known: Mask, distance: Field, nearest: NDArray[np.int64]
) -> Field:
    """`new`, float32 (H, W, 3), that meets `old` at the border of the unknown part."""
    picture = new.astype(np.float32)
    deepest = float(distance.max())
    border = known & (cv2.dilate((~known).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)
    for blur, reach, share in _SCALES:
        if deepest < _ROOM * reach:
            continue
        # Between pixels next to each other, so that a slope of the picture counts for little.
        step = old - _mean(picture, ~known, 0.6)
        step = _mean(step, border, blur) if blur else step
        fading = np.exp(-np.maximum(distance - 1, 0) / reach)[..., None]
        picture += share * step.reshape(-1, 3)[nearest] * fading
    return picture


def _mean(picture: Field, where: Mask, blur: float) -> Field:
    """The mean of `picture` around each pixel, over those that are `where`, float32 (H, W, 3)."""
    weight = where.astype(np.float32)
    near = cv2.GaussianBlur(weight, (0, 0), blur)[..., None]
    total = cv2.GaussianBlur(picture * weight[..., None], (0, 0), blur)
    return np.asarray(total / np.maximum(near, 1e-6), np.float32)


def _distances(known: Mask) -> tuple[Field, NDArray[np.int64]]:
    """How far each pixel is from the nearest known one, in pixels, and the index of that.

    float32 (H, W) and, into the flattened picture, int64 (H, W).
    """
    unknown = (~known).astype(np.uint8)
    found: Any = cv2.distanceTransformWithLabels(
        unknown, cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    distance, labels = found
    places = np.zeros(int(labels.max()) + 1, np.int64)
    places[labels[known]] = np.flatnonzero(known)
    return np.asarray(distance, np.float32), places[labels]
