"""What two or three frames in a row are to each other: each signal's formula."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import (
    Field,
    FlowFinder,
    Mask,
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

BLENDED = 0.45
"""A blended frame is nearer to a mixture of its neighbours than to their in-between, by this."""
_RECOLOURED_LEVELS, _MIN_PIXELS = 40.0, 200
"""What is further apart, light taken out, is another thing; fewer pixels say nothing."""
_RIDGE_LEVELS = 2.0
_LUMINANCE = np.array([[0.299, 0.587, 0.114]], np.float32)
_OF_LIGHT = 1.5
"""Noise of each channel by itself has so many times less of luminance than of each: what has less
is of colour alone, which 4:2:0 holds at half the size and moves in steps."""
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


def detail_of(tone: Picture) -> float:
    """The logarithm of the mean size of the Laplacian of a grey picture (H, W)."""
    return float(np.log(np.abs(cv2.Laplacian(tone, cv2.CV_32F)).mean() + 0.1))


def nearest_mixture(first: Picture, middle: Picture, last: Picture) -> tuple[float, float]:
    """The mixture of `first` and `last`, as they are, that is nearest to `middle`.

    Its mean absolute difference in levels, and the share of `last` in it:
    <middle - first, last - first> / |last - first|², by least squares.
    """
    start = np.asarray(first, np.float32)
    onward, here = np.asarray(last, np.float32) - start, np.asarray(middle, np.float32) - start
    share = float(np.vdot(here, onward) / (np.vdot(onward, onward) + 1.0))
    return float(np.abs(here - share * onward).mean()), share


def recolouring(earlier: Field, later: Picture, seen: Mask) -> Field:
    """What brings the colours of `later` to those of `earlier`, which lies in its places.

    float32 (3, 4), RGB' = M[:, :3] RGB + M[:, 3], by least squares over the seen pixels that are
    not clipped, held to the identity where the picture has hardly any colours. Noise makes
    such a fit too flat; the fit the other way tells by how much, as both must undo each other.
    """
    a, b = earlier[::3, ::3].reshape(-1, 3), np.asarray(later, np.float32)[::3, ::3].reshape(-1, 3)
    highest, lowest = np.maximum(a, b).max(axis=1), np.minimum(a, b).min(axis=1)
    usable = seen[::3, ::3].ravel() & (highest < 250) & (lowest > 4)
    if usable.sum() < _MIN_PIXELS:
        return np.eye(3, 4, dtype=np.float32)
    gain = (b[usable].mean(axis=0) + 1) / (a[usable].mean(axis=0) + 1)
    usable &= np.abs(a * gain - b).max(axis=1) < _RECOLOURED_LEVELS
    if usable.sum() < _MIN_PIXELS:
        return np.eye(3, 4, dtype=np.float32)
    a, b = a[usable].astype(np.float64), b[usable].astype(np.float64)
    back, on = _slopes(b, a), _slopes(a, b)
    flat = float(np.clip(np.linalg.det(back @ on), 0.5, 1.0)) ** (1 / 6)
    back /= flat
    base = a.mean(axis=0) - back @ b.mean(axis=0)
    return np.concatenate([back, base[:, None]], axis=1).astype(np.float32)


def _slopes(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The (3, 3) of the regression of `y` on `x`, (N, 3) both, held a little to the identity."""
    dx, dy = x - x.mean(axis=0), y - y.mean(axis=0)
    ridge = _RIDGE_LEVELS**2 * np.eye(3)
    return np.linalg.solve(dx.T @ dx / len(x) + ridge, dx.T @ dy / len(x) + ridge).T


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
    bright = np.minimum(
        *(np.abs(cv2.transform(one, _LUMINANCE)) for one in (fine_before, fine_after))
    )
    mean = np.minimum(mean, _OF_LIGHT * bright)
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
