"""How one shot becomes the next: both pictures in, one out.

    blend("dissolve", before, after, 0.25)      # a quarter of the way

Movements ease in and out; a dissolve is even. Edges are soft by some pixels, so that they do
not crawl.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

import cv2
import numpy as np

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.frames import Frames

_SOFT: Final = 0.035
"""Width of an edge, as a share of the picture's diagonal."""


def blend(kind: str, before: Frames, after: Frames, share: float) -> Frames:
    """The picture `share` (0..1) of the way from `before` to `after`, uint8 (H, W, 3).

    `kind` is one of TRANSITIONS. Both pictures are of one size and are left as they are. Raises
    InvalidInput for another kind, sizes that differ, or another share.
    """
    checks.choice("transition", kind, tuple(sorted(TRANSITIONS)))
    checks.number("share", share, low=0.0, high=1.0)
    if before.shape != after.shape or before.ndim != 3 or before.shape[2] != 3:
        raise InvalidInput(
            f"{before.shape = }, {after.shape = }: give two pictures (H, W, 3) of one size"
        )
    if share <= 0 or share >= 1:
        return (before if share <= 0 else after).copy()
    return _KINDS[kind](before, after, share)


def _dissolve(before: Frames, after: Frames, share: float) -> Frames:
    return np.asarray(cv2.addWeighted(before, 1 - share, after, share, 0), np.uint8)


def _wipe(before: Frames, after: Frames, share: float) -> Frames:
    """An edge runs from the left to the right."""
    height, width = before.shape[:2]
    soft = _SOFT * float(np.hypot(height, width))
    edge = _eased(share) * (width + soft)
    shown = np.clip((edge - np.arange(width)) / soft, 0, 1).astype(np.float32)
    weights = np.ascontiguousarray(np.broadcast_to(_smooth(shown), (height, width)))
    return _weighed(before, after, weights)


def _push(before: Frames, after: Frames, share: float) -> Frames:
    """The next picture comes from the right and pushes the old one out."""
    width = before.shape[1]
    moved = min(max(round(_eased(share) * width), 0), width)
    return np.concatenate([before[:, moved:], after[:, :moved]], axis=1)


def _iris(before: Frames, after: Frames, share: float) -> Frames:
    """A round opening grows from the middle."""
    height, width = before.shape[:2]
    distances = _distances(height, width)
    reach = float(np.hypot(height, width)) / 2
    soft = _SOFT * 2 * reach
    radius = _eased(share) * (reach + soft)
    return _weighed(before, after, _smooth(np.clip((radius - distances) / soft, 0, 1)))


def _weighed(before: Frames, after: Frames, weights: Any) -> Frames:
    """`after` by its weight 0..1 (H, W), and `before` for the rest."""
    return np.asarray(cv2.blendLinear(after, before, weights, 1 - weights), np.uint8)


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)


def _smooth(values: Any) -> Any:
    return (values * values * (3 - 2 * values)).astype(np.float32)


@lru_cache(maxsize=4)
def _distances(height: int, width: int) -> Any:
    """Of each pixel from the middle, in pixels; float32 (H, W)."""
    y = np.arange(height, dtype=np.float32)[:, None] - (height - 1) / 2
    x = np.arange(width, dtype=np.float32)[None, :] - (width - 1) / 2
    return np.sqrt(x * x + y * y).astype(np.float32)


_KINDS: Final[Mapping[str, Callable[[Frames, Frames, float], Frames]]] = MappingProxyType(
    {"dissolve": _dissolve, "wipe": _wipe, "push": _push, "iris": _iris}
)
TRANSITIONS: Final = frozenset(_KINDS)
"""The kinds that `blend` knows; a cut needs none."""
