"""Cutting a product out of a photo with an even background, by rule; its soft shadow is kept.

What joins the border in the background's colour, also in a shade of it that changes slowly,
becomes transparent: where it is darker than the background, by as much as it is darker.
"""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np

from onionskin.frames import Frames

_SMALLEST, _LARGEST = 900, 2048
"""Pixels of the longer side in which a picture is cut out."""
_PLAIN_WITHIN: Final = 14.0
"""Median distance (0 to 255) of the border's colours to their median on an even background."""
_OTHER_WITHIN: Final = 0.25
"""Share of the border that may be something else: a product that reaches it."""
_DARKEST: Final = (0.3, 0.8, 0.93)
"""Of the background's brightness: what is darker is no shadow on it. The first that leaves the
product whole holds."""
_DARK: Final = 70
"""Brightness (0 to 255) of a background on which no shadow is seen."""
_FAINT: Final = 0.3
"""Share of a product's outline that may be of the background's colour."""
_SMALLEST_HOLE: Final = 0.0008
"""Share of the picture that a hole in a product takes at least."""
_THIN: Final = 0.09
"""By the longer side of a picture: how thick what is around a hole is at its thinnest, at most."""
_AS_BRIGHT: Final = 0.015
"""Of the background's brightness: by how much it differs seen through a hole, at most."""
_FEWEST: Final = 0.005
"""Share of the picture that what is cut out takes at least."""


def cut_out(picture: Frames) -> Frames | None:
    """What stands before the even background of `picture`, uint8 (H, W, 3 or 4): (h, w, 4).

    None where the background is not even, where nothing stands before it, or where what does is
    nearly of its colour. Through closed holes, such as a mug's handle, one looks too.
    """
    return cut_with_holes(picture)[0]


def cut_with_holes(picture: Frames) -> tuple[Frames | None, bool]:
    """See `cut_out`; and whether an area that may be a hole, or white of its own, is kept."""
    rgb = _limited(np.ascontiguousarray(picture[..., :3]))
    colour = rgb.astype(np.float32)
    ground, distances = _border(colour)
    is_even = np.median(distances) <= _PLAIN_WITHIN
    if not is_even or (distances > 3 * _PLAIN_WITHIN).mean() > _OTHER_WITHIN:
        return None, False
    noise = max(float(np.percentile(distances, 75)), 3.0)
    shade = _shade(colour, ground)
    whole = float((~_background(colour, ground, noise, shade, 0.97)).mean())
    for darkest in _DARKEST:
        behind = _background(colour, ground, noise, shade, darkest)
        # Where a product is as bright as its shadow, it would go with it: then less is shadow.
        if (~behind).mean() >= 0.6 * whole:
            break
    if behind.mean() < 0.02 or (~behind).mean() < _FEWEST:
        return None, False
    if _faint(colour, ground, behind, shade) > _FAINT:
        return None, False
    holes, are_kept = _holes(colour, ground, noise, shade, behind)
    return _layer(colour, ground, behind | holes, shade), are_kept


def is_in_a_studio(picture: Frames) -> bool:
    """Whether a picture seems to be of something before a backdrop, even or nearly so."""
    _, distances = _border(np.ascontiguousarray(picture[..., :3]).astype(np.float32))
    return float(np.median(distances)) <= 2.5 * _PLAIN_WITHIN


def _border(colour: Any) -> tuple[Any, Any]:
    """The median colour of the border, and how far each of its pixels is from it."""
    border = np.concatenate([colour[0], colour[-1], colour[1:-1, 0], colour[1:-1, -1]])
    ground = np.median(border, axis=0)
    return ground, np.abs(border - ground).max(axis=1)


def _faint(colour: Any, ground: Any, behind: Any, shade: Any) -> float:
    """Share of the product's outline at which it is hardly another colour than the background."""
    near = behind.astype(np.uint8)
    ring = (cv2.dilate(near, np.ones((13, 13), np.uint8)) > 0) & (
        cv2.dilate(near, np.ones((7, 7), np.uint8)) == 0
    )
    lit = cv2.blur(np.where(behind, shade, 0).astype(np.float32), (31, 31)) / (
        cv2.blur(near.astype(np.float32), (31, 31)) + 1e-6
    )
    here = lit[..., None] * ground
    return float((np.abs(colour - here).max(axis=2)[ring] < 24).mean()) if ring.any() else 1.0


def _limited(rgb: Frames) -> Frames:
    """The picture at a size in which edges and shadows are as steep as the thresholds expect."""
    longest = max(rgb.shape[:2])
    scale = min(_LARGEST / longest, max(_SMALLEST / longest, 1.0))
    if scale == 1:
        return rgb
    size = (round(rgb.shape[1] * scale), round(rgb.shape[0] * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(rgb, size, interpolation=how), np.uint8)


def _shade(colour: Any, ground: Any) -> Any:
    """How bright each pixel is beside the background, (H, W); on a dark one there is no shadow."""
    if float(ground.mean()) < _DARK:
        return np.ones(colour.shape[:2], np.float32)
    soft = cv2.GaussianBlur(colour, (0, 0), 1.5)
    return (soft @ ground) / max(float(ground @ ground), 1.0)


def _background(colour: Any, ground: Any, noise: float, shade: Any, darkest: float) -> Any:
    """Where the background is seen, also in shade down to `darkest`: bool (H, W)."""
    like = _like(colour, ground, noise, shade, darkest)
    _, labels = cv2.connectedComponents(like.astype(np.uint8), connectivity=4)
    edge = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    behind = np.isin(labels, np.setdiff1d(np.unique(edge), [0]))
    return _without_specks(behind)


def _like(colour: Any, ground: Any, noise: float, shade: Any, darkest: float) -> Any:
    """Where a picture is like its background, also in shade down to `darkest`: bool (H, W)."""
    soft = cv2.GaussianBlur(colour, (0, 0), 1.5)
    rest = np.abs(soft - shade[..., None] * ground).max(axis=2)
    like = (rest < 1.5 * noise + 4) & (shade > darkest)
    window = np.ones((5, 5), np.uint8)
    steep = cv2.dilate(shade, window) - cv2.erode(shade, window)
    return like & (steep < 0.06)


def _holes(colour: Any, ground: Any, noise: float, shade: Any, behind: Any) -> tuple[Any, bool]:
    """Where one looks through what stands there; and whether what may be a hole is left.

    A hole is as bright as the background beside it, and that is near: a handle is thin. What is
    like the background otherwise may be a white label.
    """
    like = _like(colour, ground, noise, shade, _DARKEST[-1]) & ~behind
    _, labels, stats, _ = cv2.connectedComponentsWithStats(like.astype(np.uint8), connectivity=4)
    away = cv2.distanceTransform((~behind).astype(np.uint8), cv2.DIST_L2, 5)
    longest, holes, are_kept = max(behind.shape), np.zeros_like(behind), False
    for label in np.flatnonzero(stats[:, cv2.CC_STAT_AREA] >= _SMALLEST_HOLE * behind.size):
        inside = labels == label
        if label == 0 or not like[inside].all():
            continue
        near = float(away[inside].min())
        beside = behind & (cv2.dilate(inside.astype(np.uint8), _around(near + 12)) > 0)
        if near <= _THIN * longest and beside.any():
            # Its own edge is soft: only what is well inside is compared.
            core = cv2.erode(inside.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
            gap = abs(np.median(shade[core]) - np.median(shade[beside])) if core.any() else 1.0
            if gap <= _AS_BRIGHT and float(shade[core].std()) <= 2 * _AS_BRIGHT:
                holes |= inside
                continue
        are_kept = True
    return holes, are_kept


def _around(pixels: float) -> Any:
    side = 2 * int(pixels) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))


def _without_specks(behind: Any) -> Any:
    """The background with what is too small before it to be a part of the product."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((~behind).astype(np.uint8))
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    large = np.flatnonzero(areas >= max(0.002 * areas.max(), 1))
    return ~np.isin(labels, large)


def _layer(colour: Any, ground: Any, behind: Any, shade: Any) -> Frames:
    """The product with soft edges, and its shadow as a dark veil."""
    near = behind.astype(np.float32)
    reach = (0, 0), 6.0
    weight = cv2.GaussianBlur(near, *reach)
    lit = np.where(weight > 1e-3, cv2.GaussianBlur(shade * near, *reach) / (weight + 1e-6), 1.0)
    lit = np.where(behind, cv2.GaussianBlur(shade, (0, 0), 3.0), lit).astype(np.float32)
    here = lit[..., None] * ground.astype(np.float32)
    distance = np.abs(colour - here).max(axis=2)
    largest = cv2.dilate(distance, np.ones((9, 9), np.uint8))
    covered = np.clip(distance / np.maximum(0.9 * largest, 24), 0, 1)
    band = cv2.dilate(near, np.ones((9, 9), np.uint8)) > 0
    alpha = np.where(behind, 0.0, np.where(band, covered, 1.0)).astype(np.float32)
    veil = np.clip((0.985 - lit) / 0.985, 0, 1) * _away_from_border(behind.shape)
    full = alpha + (1 - alpha) * veil
    own = (colour - (1 - alpha[..., None]) * here) / np.maximum(alpha, 0.1)[..., None]
    mixed = np.clip(own, 0, 255) * (alpha / np.maximum(full, 1e-3))[..., None]
    layer = np.concatenate([mixed, 255 * full[..., None]], axis=2)
    seen = np.argwhere(full > 0.02)
    (top, left), (bottom, right) = seen.min(axis=0), seen.max(axis=0) + 1
    return np.clip(layer[top:bottom, left:right] + 0.5, 0, 255).astype(np.uint8)


def _away_from_border(shape: tuple[int, int]) -> Any:
    """1 in the middle, falling to 0 at the border: no shadow ends in a straight line."""
    ends = []
    for side in shape:
        place = np.minimum(np.arange(side), np.arange(side)[::-1]) / (0.05 * side + 1)
        ends.append(np.clip(place, 0, 1))
    return (ends[0][:, None] * ends[1][None, :]).astype(np.float32)
