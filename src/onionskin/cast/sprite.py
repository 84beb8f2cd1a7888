"""Sprites: small square pictures with an outline, still or moving, and how they are kept on disk.

A sprite is `uint8 (N, S, S, 4)`: N frames of one loop, straight-alpha RGBA. On disk it is one
lossy WebP picture: the frames in rows of four, left to right, top to bottom. One picture decodes
in a few milliseconds, needs fewer bytes than an animation, and no frame is made from another.

Straight alpha and resampling do not mix: colours are multiplied by their alpha before they are
averaged and divided by it after, or a dark fringe appears. The colour under full transparency
continues that of the nearest edge, so that a lossy codec has nothing to bleed into it.
"""

from __future__ import annotations

import io
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

SPRITE_SIZE: Final = 192
"""Width and height of the library's sprites in pixels."""
SHEET_COLUMNS: Final = 4

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


def resize(frames: Pixels, size: int) -> Pixels:
    """`frames` (N, H, H, 4) at `size` × `size` pixels, without a fringe: (N, size, size, 4)."""
    return np.stack([_resize_one(frame, size) for frame in frames])


def encode(frames: Pixels, *, quality: int = 80, alpha_quality: int = 80) -> bytes:
    """The WebP sheet of a sprite; both qualities from 0 to 100 (an alpha of 100 is lossless)."""
    num_frames, size = frames.shape[:2]
    columns = min(num_frames, SHEET_COLUMNS)
    rows = -(-num_frames // columns)
    cells = np.zeros((rows * columns, size, size, 4), np.uint8)
    cells[:num_frames] = frames
    sheet = cells.reshape(rows, columns, size, size, 4).swapaxes(1, 2)
    picture = Image.fromarray(np.ascontiguousarray(sheet.reshape(rows * size, columns * size, 4)))
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=quality, alpha_quality=alpha_quality, method=6, exact=True)
    return buffer.getvalue()


def decode(sheet: bytes, num_frames: int) -> Pixels:
    """The sprite (num_frames, S, S, 4) of a sheet that `encode` made."""
    with Image.open(io.BytesIO(sheet)) as picture:
        pixels = np.asarray(picture.convert("RGBA"))
    columns = min(num_frames, SHEET_COLUMNS)
    size = pixels.shape[1] // columns
    rows = pixels.shape[0] // size
    cells = pixels.reshape(rows, size, columns, size, 4).swapaxes(1, 2)
    return np.ascontiguousarray(cells.reshape(-1, size, size, 4)[:num_frames])


def outline_box(frames: Pixels, threshold: int = 8) -> tuple[float, float, float, float]:
    """Left, top, right and bottom, in fractions of the sprite, of all that any frame shows."""
    shown: npt.NDArray[np.bool_] = np.any(frames[..., 3] > threshold, axis=0)
    rows, columns = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
    if not len(rows):
        return (0.0, 0.0, 1.0, 1.0)
    height, width = shown.shape
    return (
        float(columns[0] / width),
        float(rows[0] / height),
        float((columns[-1] + 1) / width),
        float((rows[-1] + 1) / height),
    )


def premultiplied(frame: Pixels) -> Floats:
    """`frame` (..., 4) with its colours multiplied by alpha: float32, 0 to 255."""
    colour = frame.astype(np.float32)
    colour[..., :3] *= colour[..., 3:] / 255
    return colour


def _resize_one(frame: Pixels, size: int) -> Pixels:
    method = cv2.INTER_AREA if size < frame.shape[0] else cv2.INTER_LINEAR
    small = _scaled(premultiplied(frame), (size, size), method)
    alpha = small[..., 3:]
    colour = _continued(np.ascontiguousarray(small[..., :3]), alpha / np.float32(255))
    return np.concatenate([colour, alpha], axis=-1).round().clip(0, 255).astype(np.uint8)


def _continued(colour: Floats, alpha: Floats) -> Floats:
    """Divides alpha out of premultiplied `colour`, and fills in where alpha is near nothing.

    `colour` is (H, W, 3), `alpha` (H, W, 1) from 0 to 1. Push-pull: each level of a pyramid
    takes what the next coarser one says where it has no colour of its own (Gortler et al.,
    The Lumigraph, 1996, section 3.4.1).
    """
    own = np.asarray(colour / np.maximum(alpha, 1e-4), np.float32)
    height, width = own.shape[:2]
    if height <= 1 or width <= 1:
        return own
    half = (width // 2, height // 2)
    coarse = _continued(_scaled(colour, half, cv2.INTER_AREA), _scaled(alpha, half, cv2.INTER_AREA))
    below = _scaled(coarse, (width, height), cv2.INTER_LINEAR)
    share = np.minimum(alpha * 16, 1)
    return np.asarray(below + (own - below) * share, np.float32)


def _scaled(picture: Floats, size: tuple[int, int], method: int) -> Floats:
    """`picture` (H, W, C) at `size` (width, height), its channel axis kept."""
    scaled = np.asarray(cv2.resize(picture, size, interpolation=method), np.float32)
    return scaled.reshape(size[1], size[0], picture.shape[2])
