"""Which part of a clip is to change: a rectangle, a picture, or a clip of masks."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from onionskin.clip import Clip
from onionskin.errors import InvalidInput
from onionskin.exposure import Footage, Mask, MaskOf
from onionskin.render.material import Material, Source, material_of

Region = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""
_BRIGHT = 128


def masks_of(clip: Footage, region: Region | None, mask: Source | None, changes: Mask) -> MaskOf:
    """What changes in each frame of `clip`, bool (H, W) by index; either of both is given.

    `changes`, bool (T,), says in which frames. Raises InvalidInput where the part is not
    inside the clip, of another size, or empty.
    """
    if (region is None) == (mask is None):
        raise InvalidInput("give either a region or a mask: which part is to change?")
    if region is not None:
        inside = _rectangle(region, clip.width, clip.height)
        return lambda index: inside
    assert mask is not None
    return _bright_parts(mask, clip, np.flatnonzero(changes).tolist())


def box_of(mask: Mask) -> Region:
    """The smallest rectangle around what is True; the whole frame where nothing is."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return 0, 0, mask.shape[1], mask.shape[0]
    left, top = int(columns[0]), int(rows[0])
    return left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top


def _rectangle(region: Region, clip_width: int, clip_height: int) -> Mask:
    left, top, width, height = region
    inside = left >= 0 and top >= 0 and left + width <= clip_width and top + height <= clip_height
    if not inside or width < 1 or height < 1:
        raise InvalidInput(
            f"region {left},{top},{width},{height} is not inside the clip's "
            f"{clip_width}x{clip_height}; give x,y,width,height in pixels"
        )
    mask = np.zeros((clip_height, clip_width), np.bool_)
    mask[top : top + height, left : left + width] = True
    return mask


def _bright_parts(mask: Source, clip: Footage, indices: Iterable[int]) -> MaskOf:
    name = "the mask" if isinstance(mask, Clip) else f"mask {os.fspath(mask)}"
    material = material_of(mask)
    if (material.width, material.height) != (clip.width, clip.height):
        raise InvalidInput(
            f"{name} is {material.width}x{material.height}, the clip {clip.width}x{clip.height}; "
            "give it that size"
        )
    needed = max(indices) + 1
    if 1 < material.num_frames < needed:
        raise InvalidInput(
            f"{name} has {material.num_frames} frames, and the clip changes up to its frame "
            f"{needed}; give a mask for each frame, or one picture for all"
        )
    masks = _reader(material)
    if not any(masks(index).any() for index in indices):
        raise InvalidInput(f"{name} is empty; paint white what is to change")
    return _reader(material)


def _reader(material: Material) -> MaskOf:
    """The masks by index; a lone picture is that of every frame."""
    pictures = material.open_pictures()
    last = material.num_frames - 1

    @lru_cache(maxsize=16)
    def masked(index: int) -> Mask:
        return np.asarray(pictures(index).max(axis=2) >= _BRIGHT)

    return lambda index: masked(min(index, last))
