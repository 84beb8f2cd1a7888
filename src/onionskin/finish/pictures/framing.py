"""Frames an own picture or clip: what of it fills the frame, or stands on a ground of its own.

A picture that would lose much of itself by filling the frame (a portrait in a landscape film),
one with transparency, and one too small to fill it sharply stand whole on a soft ground.
"""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np

from onionskin.fitting import Size
from onionskin.frames import Frames

LEAST_KEPT: Final = 0.55
"""The share of a picture that must stay when it fills the frame."""
MOST_ENLARGED: Final = 2.2
"""A picture that must be enlarged more than this to fill the frame stands smaller."""
_GROUND_SIDE: Final = 48


def fills(width: int, height: int, size: Size) -> bool:
    """Whether a picture of that size fills the frame well."""
    ratio = (width / height) / (size.width / size.height)
    enlarged = max(size.width / width, size.height / height)
    return min(ratio, 1 / ratio) >= LEAST_KEPT and enlarged <= MOST_ENLARGED


def soft_ground(picture: Frames, size: Size) -> Frames:
    """The picture itself, filling the frame, blurred and darkened: uint8 (H, W, 3)."""
    height, width = picture.shape[:2]
    scale = max(size.width / width, size.height / height)
    wide, high = size.width / scale, size.height / scale
    left, top = int((width - wide) / 2), int((height - high) / 2)
    part = picture[top : top + max(int(high), 1), left : left + max(int(wide), 1)]
    small = (_GROUND_SIDE, max(round(_GROUND_SIDE * size.height / size.width), 8))
    tiny: Any = cv2.resize(part, small, interpolation=cv2.INTER_AREA).astype(np.float32)
    tiny = cv2.GaussianBlur(tiny, (0, 0), 2.5)
    grey = tiny.mean(axis=2, keepdims=True)
    calm = (tiny * 0.75 + grey * 0.25) * 0.52 + 14
    large = cv2.resize(calm, tuple(size), interpolation=cv2.INTER_CUBIC)
    return _dithered(large)


def contained(width: int, height: int, size: Size, share: float = 0.9) -> tuple[float, float]:
    """Width and height at which a whole picture stands within that share of the frame."""
    scale = min(share * size.width / width, share * size.height / height, MOST_ENLARGED)
    return width * scale, height * scale


def scaled(picture: Frames, width: int, height: int) -> Frames:
    """A picture or layer at another size: averaged when smaller, cubic when larger."""
    if picture.shape[1] == width and picture.shape[0] == height:
        return picture
    smaller = width < picture.shape[1] or height < picture.shape[0]
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    if picture.shape[2] == 4:
        alpha = picture[..., 3:].astype(np.float32) / 255
        held = np.concatenate([picture[..., :3] * alpha, alpha * 255], axis=2)
        result = cv2.resize(held.astype(np.float32), (width, height), interpolation=how)
        colour = result[..., :3] / np.maximum(result[..., 3:] / 255, 1 / 255)
        both = np.concatenate([colour, result[..., 3:]], axis=2)
        return np.clip(both + 0.5, 0, 255).astype(np.uint8)
    return np.asarray(cv2.resize(picture, (width, height), interpolation=how), np.uint8)


def over(ground: Frames, layer: Frames) -> Frames:
    """A layer whose colours are multiplied by its alpha, (h, w, 4), over a picture (h, w, 3)."""
    left = cv2.cvtColor(255 - layer[..., 3], cv2.COLOR_GRAY2RGB)
    below = cv2.multiply(ground, left, scale=1 / 255)
    return np.asarray(cv2.add(below, cv2.cvtColor(layer, cv2.COLOR_RGBA2RGB)), np.uint8)


def held(layer: Frames) -> Frames:
    """A layer with straight alpha, its colours multiplied by it."""
    alpha = cv2.cvtColor(np.ascontiguousarray(layer[..., 3]), cv2.COLOR_GRAY2RGBA)
    alpha[..., 3] = 255
    return np.asarray(cv2.multiply(np.ascontiguousarray(layer), alpha, scale=1 / 255), np.uint8)


def warped(layer: Any, scale: float, left: float, top: float, width: int, height: int) -> Frames:
    """Part of a layer from `left` and `top`, `scale` of its pixels for one; nothing beyond it.

    Four channels: OpenCV is three times as fast with them as with three.
    """
    matrix = np.array([[scale, 0, left], [0, scale, top]])
    part = cv2.warpAffine(
        layer, matrix, (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_CONSTANT,
    )  # fmt: skip
    return np.asarray(part, np.uint8)


def _dithered(values: Any) -> Frames:
    """Rounded with a fixed pattern, so that slow gradients do not fall into bands."""
    pattern = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)
    tiles = -(-values.shape[0] // 4), -(-values.shape[1] // 4)
    noise = np.tile(pattern / 16, tiles)[: values.shape[0], : values.shape[1], None]
    return np.asarray(np.clip(np.floor(values + noise), 0, 255), np.uint8)
