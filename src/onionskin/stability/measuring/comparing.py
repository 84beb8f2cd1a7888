"""What two or three frames in a row are to each other: each signal's formula."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import (
    Field,
    FlowFinder,
    Motion,
    Picture,
    apart,
    grey,
    over_channels,
    places,
    warped,
)
from onionskin.motion.light import gains_between, relit
from onionskin.stability.measuring.camera import camera_matrix, camera_step

_FIELD_SHARE = 8
"""Coarse motion is at this share of the size."""
_STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
_SMOOTH = 1.0
_MOST_EDGE = 8.0
"""Where motion changes a pixel by more than so many levels, it counts as if by so many."""
_MOST_APART = 40.0
_NOISE_LEVELS = 0.2


def leap(first: Picture, second: Picture, before: Field, after: Field) -> float:
    """How much better `second` follows `first` by several steps of their motion than by one.

    `before` is the flow from `first` to the frame before it, `after` that from `second` to the
    one after it: whatever lies between the two frames, their own motion is not asked, which
    is the harder to follow the more is missing. Each frame is compared with the other along
    k steps, its pixels weighted by what one step changes in them. The logarithm of the
    distance at k = 1 over the least at k > 1; 0 where one step fits best.
    """
    one, other = (
        cv2.GaussianBlur(np.asarray(end, np.float32), (0, 0), _SMOOTH) for end in (first, second)
    )
    apart = _apart_each(one, other, -before) + _apart_each(other, one, -after)
    nearest = float(apart[1:].min())
    return max(float(np.log((apart[0] + _NOISE_LEVELS) / (nearest + _NOISE_LEVELS))), 0.0)


def _apart_each(frame: Picture, other: Picture, step: Field) -> np.ndarray:
    """How far `frame` is from `other`, in levels, each number of steps on."""
    height, width = frame.shape
    across = cv2.Sobel(frame, cv2.CV_32F, 1, 0, scale=1 / 8)
    down = cv2.Sobel(frame, cv2.CV_32F, 0, 1, scale=1 / 8)
    weight = np.minimum(np.abs(across * step[..., 0] + down * step[..., 1]), _MOST_EDGE)
    end = places(height, width) + np.float32(_STEPS[-1]) * step
    weight *= cv2.inRange(end, (0, 0, 0, 0), (width - 1, height - 1, 0, 0)) > 0
    total = float(weight.sum()) + 1e-3
    distances = []
    for steps in _STEPS:
        there = warped(other, np.float32(steps) * step)
        distances.append(float((weight * np.minimum(cv2.absdiff(frame, there), _MOST_APART)).sum()))
    return np.array(distances) / total / 2


def surprise_of(frame: Field, guess: Field, finder: FlowFinder) -> Field:
    """How far a frame is from its in-between, given its own light and its own camera (H, W).

    So that flicker and jitter, which have measures of their own, are not pops as well. The
    camera is only believed where it brings them nearer: it may be a subject's motion.
    """
    levels = np.clip(guess, 0, 255).astype(np.uint8)
    forward = finder.one_way(grey(levels), grey(frame.astype(np.uint8)))
    step = camera_step(forward, grey(levels))
    away = _apart_in_its_light(frame, guess)
    if not step.trusted:
        return away
    height, width = frame.shape[:2]
    matrix = camera_matrix(step.as_array(), width, height)
    moved = np.asarray(
        cv2.warpAffine(guess, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE), np.float32
    )
    held = _apart_in_its_light(frame, moved)
    return held if held.mean() < away.mean() else away


def _apart_in_its_light(frame: Field, guess: Field) -> Field:
    """How far a frame is from a guess at it that is lit as it is (H, W)."""
    everywhere = np.ones(frame.shape[:2], np.bool_)
    return apart(frame, relit(guess, gains_between(guess, frame, everywhere)))


def crawl_of(before: Field, after: Field, seen: NDArray[np.bool_]) -> float:
    """Detail that is in a frame and in neither neighbour, in levels.

    Per pixel min(|a|, |b|) where a and b, the frame less each neighbour along the motion
    and without their blur, have the same sign. The median over the pixels of each block,
    so that streaks of rain are not taken for crawl, and the median over the blocks, so
    that water or a crowd in a part of the picture is not.
    """
    fine_before = before - cv2.blur(before, (9, 9))
    fine_after = after - cv2.blur(after, (9, 9))
    alone = np.where(
        fine_before * fine_after > 0, np.minimum(np.abs(fine_before), np.abs(fine_after)), 0.0
    )
    mean = over_channels(np.asarray(alone, np.float32))
    mean[~seen] = np.inf
    height, width = seen.shape
    tiled = mean[: height // 8 * 8, : width // 8 * 8].reshape(height // 8, 8, width // 8, 8)
    tiles = np.sort(tiled.transpose(0, 2, 1, 3).reshape(-1, 64), axis=1)
    num_known = np.isfinite(tiles).sum(axis=1)
    medians = tiles[np.arange(len(tiles)), num_known // 2][num_known > 20]
    return float(np.median(medians)) if len(medians) else 0.0


def coarse_field(motion: Motion, tone: Picture) -> tuple[Field, Field]:
    """Motion, and how much texture tells it, at an eighth of the size."""
    height, width = tone.shape[:2]
    size = (max(width // _FIELD_SHARE, 1), max(height // _FIELD_SHARE, 1))
    edges = np.abs(cv2.Laplacian(tone, cv2.CV_32F)) + 0.5
    weight = cv2.resize(edges, size, interpolation=cv2.INTER_AREA)[..., None]
    told = cv2.resize(motion.flow * edges[..., None], size, interpolation=cv2.INTER_AREA)
    return np.asarray(told / weight, np.float32), np.asarray(weight, np.float32)


def motions_alike(one: Field, other: Field, weight: Field) -> float:
    """The cosine of two motions, (H, W, 2) each."""

    def dot(one: Field, other: Field) -> float:
        return float((weight * one * other).sum()) + 1e-9

    return dot(one, other) / float(np.sqrt(dot(one, one) * dot(other, other)))


def warp_error_of(residual: Field, motion: Motion) -> float:
    if not motion.seen.any():
        return 0.0
    squares = cv2.mean(residual * residual, motion.seen.view(np.uint8))[:3]
    return float(np.mean(squares) / 255**2)


def speeds_of(motion: Motion, tone: Picture) -> dict[str, float]:
    length = np.hypot(motion.flow[..., 0], motion.flow[..., 1]) / motion.flow.shape[1]
    edges = np.abs(cv2.Laplacian(tone, cv2.CV_32F)) * motion.seen + 1e-3
    count = max(length.size // 20, 1)
    fastest = np.partition(length.ravel(), length.size - count)[-count:]
    return {
        "speed": float((length * edges).sum() / edges.sum()),
        "top_speed": float(fastest.mean()),
    }


def look_distance(first: Picture, second: Picture) -> float:
    """Hellinger distance of two pictures' colour histograms (8x8x8 bins), 0..1."""
    pair = []
    for picture in (first, second):
        counts = cv2.calcHist([picture], [0, 1, 2], None, [8, 8, 8], [0, 256] * 3)
        pair.append(cv2.GaussianBlur(counts.reshape(64, 8), (3, 3), 0))
    return float(cv2.compareHist(pair[0], pair[1], cv2.HISTCMP_BHATTACHARYYA))
