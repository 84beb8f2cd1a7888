"""Where in-betweens fade or tear: there both ends, which show other things, would be mixed."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from onionskin.motion.flow import FlowFinder, Picture, shrunk, work_size
from onionskin.motion.inbetween import (
    AGREEMENT_LEVELS,
    full_motion,
    mixed,
    projected,
    proposal,
    visible,
)

_SIDE: Final = 384
"""Longer side, in pixels, that pictures are looked at: what is said of them is the same at every
size."""
_GHOST_LEVELS: Final = 40.0
"""Levels by which what is mixed differs where a ghost is seen."""
FADES: Final = 24
"""Pixels from which a ghost is seen: in drawings of an arm that turns, gaps that look right have
none, and those that fray, fade or tear have 28 at least, at every size from 400x300 on."""
_THINNEST: Final = 3
"""Pixels: thinner ghosts are soft edges."""


def faded(first: Picture, last: Picture) -> int:
    """How much of the picture half-way between two is a mixture of both: pixels of a picture whose
    longer side has 384 (or of the pictures themselves, where they are smaller).

    Mixed is what both ends claim to see, with colours far apart.
    """
    first, last = _looked_at(first), _looked_at(last)
    forward, backward = full_motion(first, last, FlowFinder())
    going, coming = projected(forward.flow, 0.5), -projected(backward.flow, 0.5)
    ends = [proposal(first, last, 0.5, flow) for flow in (going, coming)]
    weights = [cv2.exp(cost * (-1 / AGREEMENT_LEVELS)) + 1e-4 for _, _, cost in ends]
    better = np.asarray(weights[1] / (weights[0] + weights[1]), np.float32)
    early, late = (mixed(ends[0][k], ends[1][k], better) for k in (0, 1))
    flow = mixed(going, coming, better)
    seen_early = visible(forward.seen, -0.5 * flow) + 1e-3
    seen_late = visible(backward.seen, 0.5 * flow) + 1e-3
    share = seen_late / (seen_early + seen_late)
    levels = np.abs(early - late).max(axis=2)
    ghost = 2 * np.minimum(share, 1 - share) * levels > _GHOST_LEVELS
    thin = np.ones((_THINNEST, _THINNEST), np.uint8)
    wide = cv2.morphologyEx(ghost.astype(np.uint8), cv2.MORPH_OPEN, thin)
    return int(np.count_nonzero(wide))


def _looked_at(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    return shrunk(picture, work_size(width, height, _SIDE))
