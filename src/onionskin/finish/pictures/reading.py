"""Reads a person's own picture: upright, with its transparency."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import ImageOps

from onionskin.frames import Frames
from onionskin.media.budget import Budget
from onionskin.media.picture import open_picture, opened
from onionskin.media.read import is_pictures


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class PictureLayer:
    """Pixels, uint8 (H, W, 4) with straight alpha, and what was done in reading them."""

    pixels: Frames
    notes: tuple[str, ...] = ()

    @property
    def is_opaque(self) -> bool:
        """Whether nothing shows through."""
        return bool((self.pixels[..., 3] == 255).all())


def read_layer(path: Path, budget: Budget | None = None) -> PictureLayer:
    """The picture at `path`, turned as its camera says; of a moving one the first frame.

    Raises MediaError for what is missing or damaged, InvalidInput for what is too large.
    """
    allowed = budget or Budget.from_environment()
    if path.exists() and not path.is_dir() and is_pictures(path):
        with opened(path, allowed) as picture:
            if picture.has_transparency_data:
                upright = ImageOps.exif_transpose(picture).convert("RGBA")
                return PictureLayer(pixels=np.asarray(upright))
    found = open_picture(path, budget=allowed)
    opaque = np.full((*found.pixels.shape[:2], 1), 255, np.uint8)
    return PictureLayer(pixels=np.concatenate([found.pixels, opaque], axis=-1), notes=found.notes)
