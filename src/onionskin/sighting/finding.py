"""Who of a cast stands in a picture, and where: found by matching their own drawings.

The light of a picture changes a drawing's brightness and colours evenly, and correlation does
not see that. Only what looks like a drawing of the cast is found: a photograph's fox is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.cast.sprite import premultiplied
from onionskin.frames import Frames
from onionskin.progress import stop_if_cancelled

Floats = NDArray[np.float32]
_COARSE, _FINE = 80, 192
"""The picture's shorter side, in pixels, at which it is searched, and the place made exact."""
_SIZES = tuple(np.geomspace(0.2, 1.0, 20).tolist())
"""Of the subjects looked for, in shorter sides of the picture: smaller ones look like anything."""
_NEAR_SIZES = tuple(np.geomspace(0.91, 1.1, 10).tolist())
_MOST_POSES = 6
_NEAR_POSES = (-1, 0, 1)
_MARGIN = 0.25
"""How much of a subject may lie outside the picture, of its side."""
_FEWEST_PIXELS = 12
LIKE_ENOUGH = 0.8
"""Drawings in drawn scenes correlate by .83 to 1 where they are, but for the hidden; others by less
than .8 but for a few that are nearly the same."""
_ONE_SIDED = 0.01
"""A drawing and its mirror image that are alike to within this are the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """Where a subject is in a picture."""

    x: float
    """Of its centre, 0 (left) to 1 (right)."""
    y: float
    """0 (top) to 1 (bottom)."""
    size: float
    """Its side, in shorter sides of the picture."""
    flip: bool
    is_one_sided: bool
    """Whether its mirror image would be told apart."""
    pose: int
    """Which of its drawings."""
    likeness: float
    """Correlation of colours inside its outline, up to 1."""


def sightings(picture: Frames, drawings: Frames, count: int = 1) -> list[Sighting]:
    """Up to `count` places of a subject in `picture`, uint8 (H, W, 3), the likeliest first.

    `drawings` are its sprite, uint8 (N, S, S, 4).
    """
    found: list[Sighting] = []
    left = picture.copy()
    while len(found) < count:
        one = _likeliest(left, drawings)
        if one is None or one.likeness < LIKE_ENOUGH:
            break
        found.append(one)
        _blank(left, one)
    return found


def likeness(picture: Floats, drawing: Floats) -> float:
    """Correlation of a drawing (H, W, 4), colours times alpha, and the picture under it (H, W, 3),
    inside its outline; 0 where too little is to be seen.
    """
    inside = drawing[..., 3] > 0.98
    if inside.sum() < _FEWEST_PIXELS:
        return 0.0
    a, b = (part[inside] - part[inside].mean(0) for part in (picture, drawing[..., :3]))
    return float((a * b).sum() / max(np.sqrt((a * a).sum() * (b * b).sum()), 1e-6))


class _Match(NamedTuple):
    """A drawing on a picture; its centre and side in pixels of that."""

    likeness: float
    x: float
    y: float
    side: float
    flip: bool
    pose: int


def _likeliest(picture: Frames, drawings: Frames) -> Sighting | None:
    """Searched small in all sizes and some poses, then large about the place that was found."""
    small = _at_side(picture, _COARSE)
    poses = np.unique(np.linspace(0, len(drawings) - 1, _MOST_POSES).round().astype(int)).tolist()
    sizes = [size * min(small.shape[:2]) for size in _SIZES]
    rough = max(_matches(small, drawings, sizes, (False, True), poses), default=None)
    if rough is None:
        return None
    large = _at_side(picture, _FINE)
    times = min(large.shape[:2]) / min(small.shape[:2])
    crop, left, top = _around(large, rough.x * times, rough.y * times, rough.side * times)
    about = sorted({(rough.pose + step) % len(drawings) for step in _NEAR_POSES})
    near = [rough.side * times * share for share in _NEAR_SIZES]
    ways = [max(_matches(crop, drawings, near, (flip,), about)) for flip in (False, True)]
    best = max(ways)
    height, width = large.shape[:2]
    return Sighting(
        x=(left + best.x) / width,
        y=(top + best.y) / height,
        size=best.side / min(height, width),
        flip=best.flip,
        is_one_sided=best.likeness - min(ways).likeness > _ONE_SIDED,
        pose=best.pose,
        likeness=best.likeness,
    )


def _matches(
    picture: Floats,
    drawings: Frames,
    sides: Sequence[float],
    flips: Sequence[bool],
    poses: Sequence[int],
) -> Iterator[_Match]:
    """The best place of each side in pixels, flip and pose on a picture (H, W, 3)."""
    full = [premultiplied(drawings[pose]) for pose in poses]
    for side in (max(round(wanted), 4) for wanted in sides):
        stop_if_cancelled()
        edge = round(_MARGIN * side)
        padded = np.pad(picture, ((edge, edge), (edge, edge), (0, 0)), mode="edge")
        if min(padded.shape[:2]) < side:
            continue
        scaled = [_at_size(one, side) for one in full]
        for flip, (pose, drawing) in product(flips, zip(poses, scaled, strict=True)):
            found = _best_place(padded, drawing[:, ::-1] if flip else drawing)
            if found is not None:
                alike, row, column = found
                x, y = column - edge + side / 2, row - edge + side / 2
                yield _Match(alike, x, y, float(side), flip, pose)


def _at_size(drawing: Floats, side: int) -> Floats:
    small = cv2.resize(drawing, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)


def _best_place(picture: Floats, drawing: Floats) -> tuple[float, int, int] | None:
    """Likeness, row and column of the corner where a drawing (S, S, 4), in 0..255, fits best."""
    inside = (drawing[..., 3:] > 250).astype(np.float32)
    if inside.sum() < _FEWEST_PIXELS:
        return None
    alike = cv2.matchTemplate(
        picture,
        np.ascontiguousarray(drawing[..., :3]),
        cv2.TM_CCOEFF_NORMED,
        mask=np.repeat(inside, 3, axis=2),
    )
    # Where the picture is of one colour the correlation is nothing over nothing.
    alike = np.where(np.isfinite(alike) & (np.abs(alike) <= 1.001), alike, -1)
    row, column = divmod(int(alike.argmax()), alike.shape[1])
    return float(alike[row, column]), row, column


def _at_side(picture: Frames, side: int) -> Floats:
    share = side / min(picture.shape[:2])
    size = (max(round(picture.shape[1] * share), 1), max(round(picture.shape[0] * share), 1))
    method = cv2.INTER_AREA if share < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(picture, size, interpolation=method), np.float32)


def _around(picture: Floats, x: float, y: float, side: float) -> tuple[Floats, int, int]:
    """The part of a picture about a place, and its left and top."""
    reach = 0.65 * side + 4
    left, top = max(round(x - reach), 0), max(round(y - reach), 0)
    return picture[top : round(y + reach), left : round(x + reach)], left, top


def _blank(picture: Frames, sighting: Sighting) -> None:
    """Makes a place in a picture flat, so that nothing is found there again."""
    height, width = picture.shape[:2]
    half = 0.4 * sighting.size * min(height, width)
    x, y = sighting.x * width, sighting.y * height
    rows = slice(max(round(y - half), 0), max(round(y + half), 0))
    columns = slice(max(round(x - half), 0), max(round(x + half), 0))
    picture[rows, columns] = picture.reshape(-1, 3).mean(0)
