"""A person's own picture as a cast entry: read, cut out of its ground, framed as a sprite."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, ImageSequence

from onionskin.cast.sprite import SPRITE_SIZE, Pixels, outline_box, resize
from onionskin.errors import InvalidInput
from onionskin.media.budget import Budget
from onionskin.media.picture import opened

MAX_PIXELS: Final = 64_000_000
"""Width times height of the largest picture that is read."""
MAX_FRAMES: Final = 16
MAX_MOVING_PIXELS: Final = 2_000_000_000
"""The same times the number of frames, for a picture that moves."""
FILL: Final = 0.92
"""Share of the sprite that the longer side of what the picture shows takes."""
_WORKING_SIZE = 768
_PLAIN_WITHIN = 14.0
"""Largest median distance (0 to 255) of the border's colours to their median on a plain ground."""
_SAME_WITHIN, _SAME_WITHIN_LOSSY = 4.0, 14.0
"""Distance from the ground's colour, beyond its noise, up to which a pixel belongs to it; lossy
codecs strew their errors about the subject's edge, where the border's noise does not show them."""
_SPECK = 0.001
"""Share of the largest part's area below which a part is dirt."""
_FORMATS = ("PNG", "WEBP", "GIF", "JPEG", "BMP", "TIFF")


def read_picture(path: Path) -> tuple[Pixels, float]:
    """Reads `path` as a sprite (N, S, S, 4) and its loop's length in seconds (0 for a still).

    A picture with transparent parts is taken as it is. One without is cut out of its ground,
    which must be plain: its colour is read from the border, and what joins the border in that
    colour becomes transparent, with soft edges. Animated GIF, WebP and PNG keep up to 16
    frames, evenly chosen. The subject is centred on a square.

    Raises:
        InvalidInput: too large, empty, or on no plain ground.
        MediaError: missing, a folder, a pipe, a device, damaged, or no picture.
    """
    frames, seconds, lossy = _read(path)
    same_within = _SAME_WITHIN_LOSSY if lossy else _SAME_WITHIN
    if (frames[..., 3] > 250).all():
        frames = np.stack([_cut_out(frame, same_within, path) for frame in frames])
    if not (frames[..., 3] > 8).any():
        raise InvalidInput(f"{path} shows nothing but background; give a picture of one subject")
    return _framed(frames, outline_box(frames)), seconds


def _read(path: Path) -> tuple[Pixels, float, bool]:
    """Frames (N, H, W, 4) of `_WORKING_SIZE` at most, the loop's seconds, and if it is lossy."""
    with opened(path, Budget.from_environment()) as picture:
        if picture.format not in _FORMATS:
            raise InvalidInput(f"{path}: {picture.format} cannot be cut out; give PNG or WebP")
        return *_frames_of(picture, path), picture.format in ("JPEG", "WEBP")


def _frames_of(picture: Image.Image, path: Path) -> tuple[Pixels, float]:
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_large(path, f"{picture.width}×{picture.height}")
    if min(picture.size) < 8:
        raise InvalidInput(f"{path}: {picture.width}×{picture.height} pixels; 8×8 at least")
    count = getattr(picture, "n_frames", 1)
    chosen = {index * count // MAX_FRAMES for index in range(MAX_FRAMES)} if count > 1 else {0}
    if picture.width * picture.height * count > MAX_MOVING_PIXELS:
        raise _too_large(path, f"{picture.width}×{picture.height}, {count} frames")
    kept, milliseconds = [], 0.0
    for index, frame in enumerate(ImageSequence.Iterator(picture)):
        if index in chosen:
            upright = frame if count > 1 else ImageOps.exif_transpose(frame)
            kept.append(_working(upright.convert("RGBA")))
        milliseconds += float(frame.info.get("duration", 0) or 100)
    return np.stack(kept), milliseconds / 1000 if len(kept) > 1 else 0.0


def _working(picture: Image.Image) -> Pixels:
    """At most `_WORKING_SIZE` a side; scaled with colours multiplied by alpha."""
    scale = _WORKING_SIZE / max(picture.size)
    if scale < 1:
        size = (max(round(picture.width * scale), 1), max(round(picture.height * scale), 1))
        picture = picture.convert("RGBa").resize(size, Image.Resampling.BOX).convert("RGBA")
    return np.asarray(picture)


def _cut_out(frame: Pixels, same_within: float, path: Path) -> Pixels:
    """`frame` (H, W, 4) with the plain ground around its subject made transparent.

    Along the edge a pixel is covered by as much as its distance from the ground's colour is
    of the largest distance nearby, which is the subject's.
    """
    colour = frame[..., :3].astype(np.float32)
    border = np.concatenate([colour[0], colour[-1], colour[1:-1, 0], colour[1:-1, -1]])
    ground = np.median(border, axis=0)
    distances = np.abs(border - ground).max(axis=1)
    if np.median(distances) > _PLAIN_WITHIN or (distances > 3 * _PLAIN_WITHIN).mean() > 0.4:
        raise InvalidInput(
            f"{path}: its background is not plain, so the subject cannot be cut out; give a "
            "picture with a transparent or one-coloured background"
        )
    noise = float(np.percentile(distances, 75))
    distance = np.abs(colour - ground).max(axis=2) - noise
    outside = ~_without_specks(~_joined_to_border(distance < same_within))
    edge = cv2.dilate(outside.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    subject_distance = cv2.dilate(distance, np.ones((7, 7), np.uint8))
    covered = np.clip(distance / np.maximum(0.95 * subject_distance, 2 * same_within), 0, 1)
    alpha = np.where(outside, 0.0, np.where(edge, covered, 1.0))
    return _without_ground(colour, ground, alpha.astype(np.float32))


def _joined_to_border(like_ground: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Those pixels of `like_ground` (H, W) from which the border is reached through others."""
    _, labels = cv2.connectedComponents(like_ground.astype(np.uint8), connectivity=4)
    edge = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    return np.isin(labels, np.setdiff1d(np.unique(edge), [0]))


def _without_specks(shown: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """`shown` (H, W) without its tiny parts: what JPEG strews about an edge."""
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(shown.astype(np.uint8))
    areas = statistics[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    return np.isin(labels, np.flatnonzero(areas >= max(_SPECK * areas.max(), 1)))


def _without_ground(
    colour: npt.NDArray[np.float32],
    ground: npt.NDArray[np.floating],
    alpha: npt.NDArray[np.float32],
) -> Pixels:
    """Takes the ground's share out of mixed colours: C = a·F + (1 - a)·G, solved for F."""
    share = np.maximum(alpha, 0.1)[..., None]
    subject = np.clip((colour - (1 - alpha[..., None]) * ground) / share, 0, 255)
    return np.concatenate([subject, alpha[..., None] * 255], axis=-1).round().astype(np.uint8)


def _framed(frames: Pixels, box: tuple[float, float, float, float]) -> Pixels:
    """Crops to `box` (fractions), centres it on a square with a margin, scales to a sprite."""
    height, width = frames.shape[1:3]
    left, right = round(box[0] * width), round(box[2] * width)
    top, bottom = round(box[1] * height), round(box[3] * height)
    crop = frames[:, top:bottom, left:right]
    side = max(round(max(crop.shape[1:3]) / FILL), 1)
    square = np.zeros((len(frames), side, side, 4), np.uint8)
    y, x = (side - crop.shape[1]) // 2, (side - crop.shape[2]) // 2
    square[:, y : y + crop.shape[1], x : x + crop.shape[2]] = crop
    sprite = resize(square, SPRITE_SIZE)
    sprite.setflags(write=False)
    return sprite


def _too_large(path: Path, given: str) -> InvalidInput:
    return InvalidInput(
        f"{path}: too large ({given}); up to {MAX_PIXELS // 1_000_000} million pixels are read,"
        " scale it down first"
    )
