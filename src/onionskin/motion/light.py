"""Light along the motion: how much brighter one frame is than another, whole and by region."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import Field, Mask, Motion, Picture, apart, warped

GRID = 4
NUM_REGIONS = GRID * GRID
_BLOCKS = 16
_PEDESTAL = 1.0
"""Levels added to both sides of a ratio, so that dark pixels do not rule it."""
_DARK_LEVELS = 6.0
_OUTLIER_LEVELS = 30.0
_WHITE_BY_OTHERS = 8
_MIN_SHARE = 0.15


def gains_between(earlier: Picture, later: Picture, seen: Mask) -> Field:
    """Log gains, float32 (17, 3), of `later` over `earlier` in R, G, B; both lie in place.

    Row 0 is the whole picture, rows 1.. a grid of 4x4 regions. g = ln(Σ later + p) /
    (Σ earlier + p) over the seen pixels that are not clipped, once more without those that
    the first answer leaves more than 30 levels apart: those are other things, not light.
    Regions with too little to go by take the whole picture's gain. Lines on paper that stays
    white are in the same light.
    """
    a, b = np.asarray(earlier, np.float32), np.asarray(later, np.float32)
    usable = _below(_brightest(np.asarray(cv2.max(a, b), np.float32)), 252) & seen.view(np.uint8)
    enough = 0.02 * usable.size
    num_usable = cv2.countNonZero(usable)
    if num_usable < enough or _is_on_white(a, b, num_usable):
        return np.zeros((NUM_REGIONS + 1, 3), np.float32)
    whole = _log_ratio(_mean_of(a, usable), _mean_of(b, usable))
    lit = cv2.transform(a, np.diag(np.exp(whole)).astype(np.float32))
    usable &= _below(_brightest(np.asarray(cv2.absdiff(b, lit), np.float32)), _OUTLIER_LEVELS)
    if cv2.countNonZero(usable) < enough:
        return np.tile(whole, (NUM_REGIONS + 1, 1))
    whole = _log_ratio(_mean_of(a, usable), _mean_of(b, usable))
    share = _grid_means(usable.astype(np.float32))[:, None]
    safe = np.maximum(share, 1e-6)
    means = [_grid_means(np.asarray(cv2.copyTo(one, usable), np.float32)) for one in (a, b)]
    regions = _log_ratio(means[0] / safe, means[1] / safe)
    regions = np.where(share > _MIN_SHARE, regions, whole)
    return np.concatenate([whole[None], regions]).astype(np.float32)


def relit(picture: Picture, gains: Field) -> Field:
    """`picture` under log gains (17, 3), region by region and smoothly between, as float32."""
    factors = gain_map(gains, picture.shape[1], picture.shape[0])
    lit = cv2.multiply(np.asarray(picture, np.float32) + np.float32(_PEDESTAL), factors)
    return np.asarray(lit - np.float32(_PEDESTAL), np.float32)


def gain_map(gains: NDArray[np.floating], width: int, height: int) -> Field:
    """Gains (factors), float32 (H, W, 3), from log gains (17, 3): the grid, smoothly filled."""
    grid = gains[1:].reshape(GRID, GRID, 3).astype(np.float32)
    filled = cv2.resize(grid, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.exp(filled), np.float32)


def lit_by(frame: Picture, factors: Field) -> NDArray[np.uint8]:
    """`frame` times `factors`, (3,) or (H, W, 3), about the pedestal that gains are measured at."""
    if factors.ndim == 1:  # 256 levels to look up, whatever the size of the frame
        levels = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
        return np.asarray(cv2.LUT(frame, lit_by(levels, factors[None, None])), np.uint8)
    lit = (np.asarray(frame, np.float32) + _PEDESTAL) * factors - _PEDESTAL
    levels = np.clip(np.rint(lit), 0, 255).astype(np.uint8)
    return np.asarray(levels, np.uint8)


def blocks_of(values: Field) -> Field:
    """Means (N,) of a map (H, W) over about 16 blocks along its longer side."""
    height, width = values.shape
    side = max(max(height, width) // _BLOCKS, 1)
    size = (max(width // side, 1), max(height // side, 1))
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_AREA), np.float32).ravel()


def apart_along(earlier: Picture, later: Picture, back: Motion) -> tuple[Field, Field]:
    """How far `later` is from `earlier` brought to it along `back`, the motion from the later to
    the earlier, and into its light: levels (H, W); and that light, as of `gains_between`.
    """
    moved = warped(earlier, back.flow)
    light = gains_between(moved, later, back.seen)
    return apart(later, relit(moved, light)), light


def worst_tenth(values: Field) -> float:
    """The mean over the tenth of the blocks of a map (H, W) that have most."""
    means = np.sort(blocks_of(np.asarray(values, np.float32)))
    return float(means[-max(len(means) // 10, 1) :].mean())


def _grid_means(values: Field) -> Field:
    means = cv2.resize(values, (GRID, GRID), interpolation=cv2.INTER_AREA)
    return np.asarray(means.reshape(NUM_REGIONS, -1).squeeze(), np.float32)


def _brightest(values: Field) -> Field:
    """The largest of R, G and B, (H, W)."""
    red, green, blue = cv2.split(values)
    return np.asarray(cv2.max(cv2.max(red, green), blue), np.float32)


def _is_on_white(earlier: Field, later: Field, num_others: int) -> bool:
    """Whether nearly all but so many pixels is white in both."""
    if num_others * (_WHITE_BY_OTHERS + 1) > earlier.shape[0] * earlier.shape[1]:
        return False
    white = (np.minimum(earlier, later) >= 252).all(axis=2)
    return int(np.count_nonzero(white)) > _WHITE_BY_OTHERS * num_others


def _below(values: Field, limit: float) -> NDArray[np.uint8]:
    """1 where a map (H, W) is below `limit`, else 0."""
    return (values < limit).view(np.uint8)


def _mean_of(values: Field, mask: NDArray[np.uint8]) -> Field:
    """Means (3,) over the pixels of a mask."""
    return np.array(cv2.mean(values, mask)[:3], np.float32)


def _log_ratio(earlier: NDArray[np.floating], later: NDArray[np.floating]) -> Field:
    """Log gains of means (..., 3); in the dark, where colours say little, alike in R, G, B."""
    gains = np.log((later + _PEDESTAL) / (earlier + _PEDESTAL))
    alike = gains.mean(axis=-1, keepdims=True)
    darkest = np.minimum(earlier, later).min(axis=-1, keepdims=True)
    trust = np.clip((darkest - _DARK_LEVELS) / (2 * _DARK_LEVELS), 0, 1)
    return np.asarray(alike + (gains - alike) * trust, np.float32)
