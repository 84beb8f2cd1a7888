"""From a sticker's file to a sprite: its frames, the shortest loop in them, sixteen of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from onionskin.cast.sprite import SPRITE_SIZE, Pixels, premultiplied, resize

MAX_FRAMES = 16
SHORTEST_LOOP = 12
"""Frames of the source; anything shorter is a tremble and not a movement."""
REPEATS_WITHIN = 0.5
"""A loop holds if a frame and the one a loop later differ by this share of the sticker's spread."""
LEAST_MOTION = 1.0 / 255
"""Mean distance of the frames to their mean below which a sticker is kept as a still."""

LEAST_SHOWN = 0.2
"""Share of its fullest frame's area below which a sticker counts as gone; then it is kept still."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sprite:
    """One loop of a sticker at the library's size."""

    frames: Pixels
    """uint8 (N, SPRITE_SIZE, SPRITE_SIZE, 4), straight alpha."""
    loop_seconds: float
    """Length of the loop at true speed; 0 for a still."""
    motion: float
    """Mean change between neighbouring frames inside the outline box, 0 to 1."""


def read_sticker(path: Path) -> tuple[Pixels, list[float]]:
    """All frames of a picture file, (N, H, W, 4), and how long each is shown, in seconds."""
    frames, seconds = [], []
    with Image.open(path) as picture:
        for index in range(getattr(picture, "n_frames", 1)):
            picture.seek(index)
            frames.append(np.asarray(picture.convert("RGBA")))
            seconds.append(picture.info.get("duration", 0) / 1000)
    return np.stack(frames), seconds


def make_sprite(frames: Pixels, seconds: list[float]) -> Sprite:
    """Cuts the shortest loop, samples up to `MAX_FRAMES` of it evenly, and scales them down."""
    thumbs = _thumbnails(frames)
    shown = thumbs[..., 3].sum(axis=(1, 2))
    if shown.min() < LEAST_SHOWN * shown.max():
        frames = frames[[int(shown.argmax())]]
    if len(frames) == 1 or _spread(thumbs) < LEAST_MOTION:
        return Sprite(frames=resize(frames[:1], SPRITE_SIZE), loop_seconds=0.0, motion=0.0)
    start, length = find_loop(thumbs)
    count = min(MAX_FRAMES, length)
    chosen = [start + index * length // count for index in range(count)]
    kept = resize(frames[chosen], SPRITE_SIZE)
    return Sprite(
        frames=kept,
        loop_seconds=round(sum(seconds[start : start + length]), 3),
        motion=round(_motion(kept), 4),
    )


def find_loop(thumbs: npt.NDArray[np.float32]) -> tuple[int, int]:
    """First frame and length of the shortest stretch that the whole animation repeats.

    `thumbs` is (N, h, w, 4), premultiplied, 0 to 1. A runner's two steps recur three times in
    three seconds: one recurrence is enough, and sixteen frames then cover it closely.
    """
    count = len(thumbs)
    spread = _spread(thumbs)
    gaps = {
        length: float(np.abs(np.roll(thumbs, -length, axis=0) - thumbs).mean())
        for length in range(SHORTEST_LOOP, count // 2 + 1)
    }
    repeats = [length for length, gap in gaps.items() if gap < REPEATS_WITHIN * spread]
    if not repeats:
        return 0, count
    lowest = min(gaps[length] for length in repeats)
    length = next(length for length in repeats if gaps[length] <= 1.3 * lowest)
    seams = np.abs(thumbs[length:] - thumbs[:-length]).mean(axis=(1, 2, 3))
    return int(seams[: count - length].argmin()), length


def _thumbnails(frames: Pixels) -> npt.NDArray[np.float32]:
    small = [cv2.resize(premultiplied(f), (64, 64), interpolation=cv2.INTER_AREA) for f in frames]
    return np.asarray(np.stack(small), np.float32) / np.float32(255)


def _spread(thumbs: npt.NDArray[np.float32]) -> float:
    return float(np.abs(thumbs - thumbs.mean(axis=0)).mean())


def _motion(frames: Pixels) -> float:
    colour = premultiplied(frames) / 255
    shown = (frames[..., 3] > 8).any(axis=0)
    change = np.abs(colour - np.roll(colour, -1, axis=0)).mean(axis=-1)
    return float(change[:, shown].mean())
