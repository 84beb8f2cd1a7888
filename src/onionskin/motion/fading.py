"""Where in-betweens fade or tear: there both ends, which show other things, would be mixed."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from onionskin.motion.flow import Motion, Picture
from onionskin.motion.inbetween import (
    AGREEMENT_LEVELS,
    mixed,
    projected,
    proposal,
    visible,
)

_CHANGED_LEVELS: Final = 30
"""Levels by which a pixel differs between two pictures that has changed."""
_GHOST_LEVELS: Final = 40.0
"""Levels by which what is mixed differs where a ghost is seen."""
_FEWEST: Final = 0.001
"""Share of the picture that must change before anything is said of it."""
FADES: Final = 0.05
"""Share of what changes from which a ghost is seen: in drawings of an arm that turns, gaps that
look right have 0.03 at most, and those that fade or tear 0.057 at least."""
_THINNEST: Final = 0.006
"""Of the picture's longer side: thinner ghosts are soft edges."""


def faded(first: Picture, last: Picture, motion: tuple[Motion, Motion]) -> float:
    """Share (0..1) of what changes between two pictures that is a mixture of both half-way.

    Mixed is what both ends claim to see, with colours far apart. 0 where hardly anything changes.
    """
    changed = np.abs(first.astype(np.int16) - last).max(axis=2) > _CHANGED_LEVELS
    if changed.mean() < _FEWEST:
        return 0.0
    forward, backward = motion
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
    thin = max(int(_THINNEST * max(ghost.shape)) | 1, 3)
    wide = cv2.morphologyEx(ghost.astype(np.uint8), cv2.MORPH_OPEN, np.ones((thin, thin), np.uint8))
    return min(float(wide.sum() / changed.sum()), 1.0)
