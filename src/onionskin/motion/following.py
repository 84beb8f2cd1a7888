"""A mask that was painted on one frame of a clip, followed through all others by its motion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import Field, FlowFinder, warped, work_size

SIDE = 384
"""Longer side, in pixels, of the pictures in which motion is looked for."""
_FIRM = 2.0
"""How much firmer an edge is made after each step: warping by parts of pixels softens it."""
Grey = NDArray[np.uint8]


def followed(greys: Sequence[Grey], mask: Field, at: int) -> list[Field]:
    """The mask of every frame, float32 (H, W) in 0..1, of one that was painted on frame `at`.

    `greys` are all frames as uint8 (H, W), of the mask's size.
    """
    finder = FlowFinder()
    on = list(_carried(finder, greys[at:], mask))
    back = list(_carried(finder, greys[at::-1], mask))
    return [*back[:0:-1], *on]


def small_greys(frames: Iterable[NDArray[np.uint8]], width: int, height: int) -> list[Grey]:
    """Frames, uint8 (H, W, 3), as greys at which their motion is looked for."""
    size = work_size(width, height, SIDE)
    return [
        np.asarray(cv2.resize(cv2.cvtColor(each, cv2.COLOR_RGB2GRAY), size), np.uint8)
        for each in frames
    ]


def _carried(finder: FlowFinder, greys: Sequence[Grey], mask: Field) -> Iterator[Field]:
    yield mask
    for before, now in pairwise(greys):
        flow = finder.one_way(now, before).flow
        mask = np.clip((warped(mask, flow) - 0.5) * _FIRM + 0.5, 0, 1, dtype=np.float32)
        yield mask
