"""The camera's part of the motion between two frames: shift, turn and zoom."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import Motion, Picture

_GRID = 24
"""Points along the longer side that are asked for their motion."""
_TEXTURE = 0.65
"""The smaller eigenvalue of a corner that is told from noise."""
_ROUNDS, _TRIES = 3, 500
"""So many motions are looked for, each among what those before leave over."""
_STAYS = 1.0
"""How much more (times 1 + this) a similarity counts that is seen where the camera was."""
_MIN_POINTS = 12
_LEFT_SHARE = 0.2
_NEAR = 0.6
"""What is nearer than so many pixels to where a similarity puts it moves by it."""
_CELLS = 8
"""Cells along each side in which points are counted, so that a patterned subject on a plain
ground is not most of the picture."""
_MIN_AREA, _MIN_SPREAD = 0.5, 0.5
"""Less than this share of the cells that have points moving together, or of the width or height
spanned, is not surely the camera."""
_LIKELY = 0.16
"""Area times spread: as little will do where the camera is seen in the frames around. Most of a sea
is plain, and of a dark road little is seen, but all over it; a car is seen well in one place."""


Cells = NDArray[np.float64]
"""The share of the points that move together in each of 8x8 cells, row by row: (64,)."""


@dataclass(frozen=True, eq=False, slots=True)
class CameraStep:
    """How the picture moves between two frames, about the frame's centre.

    `x` and `y` are in widths of the frame, `turn` in radians, `zoom` the logarithm of the
    scale. `trusted` is False where it may as well be a subject's; `likely` is False too where
    no camera motion could be told (then all are 0).
    """

    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    zoom: float = 0.0
    trusted: bool = False
    likely: bool = False
    cells: Cells | None = None
    """Where it was seen: the share of points that move by it in each cell of the picture."""

    def as_array(self) -> NDArray[np.float64]:
        """(x, y, turn, zoom)."""
        return np.array([self.x, self.y, self.turn, self.zoom])


def camera_step(motion: Motion, picture: Picture, before: Cells | None = None) -> CameraStep:
    """The similarity that most of the picture moves by, told by its textured points (RANSAC).

    Where others are left over they may be the camera's and the first a subject's: of all
    similarities it is the one that is seen in more of the picture, further apart, and where
    the camera was seen `before`.
    """
    points, start, end = _moved_points(motion, picture)
    height, width = picture.shape[:2]
    best, told, left = CameraStep(), 0.0, np.ones(len(points), np.bool_)
    for _ in range(_ROUNDS):
        if left.sum() < max(_MIN_POINTS, _LEFT_SHARE * len(points)):
            break
        found, _ = cv2.estimateAffinePartial2D(
            start[left], end[left], method=cv2.RANSAC, ransacReprojThreshold=_NEAR, maxIters=_TRIES
        )
        if found is None:
            break
        matrix = np.asarray(found, np.float64)
        together = _go_by(matrix, start, end)
        left &= ~together
        if together.sum() < _MIN_POINTS:
            continue
        spread = _spread(points[together], width, height)
        cells, there = _cells(points, together, width, height)
        area = float(cells[there].mean())
        likeness = 0.0 if before is None else _likeness(cells, before)
        score = area * min(spread, 1.0) * (1 + _STAYS * likeness)
        if score > told:
            told, best = score, _step(matrix, width, area, spread, cells)
    return best


def cells_of(motion: Motion, picture: Picture, step: NDArray[np.float64]) -> Cells | None:
    """Where grey `picture` moves by a camera's step (x, y, turn, zoom); see `CameraStep.cells`."""
    points, start, end = _moved_points(motion, picture)
    if len(points) < _MIN_POINTS:
        return None
    height, width = picture.shape[:2]
    # Points are about the centre: that of a single pixel is its origin.
    about_centre = camera_matrix(step, 1, 1) * [1, 1, width]
    together = _go_by(about_centre, start, end)
    return _cells(points, together, width, height)[0]


def _moved_points(
    motion: Motion, picture: Picture
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Textured points (N, 2), and where they start and end about the picture's centre."""
    points = _textured_points(motion, picture)
    height, width = picture.shape[:2]
    start = points - np.array([width / 2 - 0.5, height / 2 - 0.5])
    return points, start, start + motion.flow[points[:, 1], points[:, 0]]


def _go_by(
    matrix: NDArray[np.float64], start: NDArray[np.float64], end: NDArray[np.float64]
) -> NDArray[np.bool_]:
    gap = start @ matrix[:, :2].T + matrix[:, 2] - end
    return np.asarray(np.hypot(gap[:, 0], gap[:, 1]) < _NEAR)


def _step(
    matrix: NDArray[np.float64], width: int, area: float, spread: float, cells: Cells
) -> CameraStep:
    if area * spread < _LIKELY:
        return CameraStep()
    trusted = area >= _MIN_AREA and spread >= _MIN_SPREAD
    turn = float(np.arctan2(matrix[1, 0], matrix[0, 0]))
    zoom = float(np.log(max(np.hypot(matrix[0, 0], matrix[1, 0]), 1e-6)))
    x, y = matrix[0, 2] / width, matrix[1, 2] / width
    return CameraStep(x, y, turn, zoom, trusted=trusted, likely=True, cells=cells)


def camera_matrix(step: NDArray[np.float64], width: int, height: int) -> NDArray[np.float64]:
    """The 2x3 matrix, in pixels of a frame, of a move (x, y, turn, zoom); see CameraStep."""
    cos, sin = np.exp(step[3]) * np.cos(step[2]), np.exp(step[3]) * np.sin(step[2])
    cx, cy = width / 2 - 0.5, height / 2 - 0.5
    return np.array(
        [
            [cos, -sin, cx - cos * cx + sin * cy + step[0] * width],
            [sin, cos, cy - sin * cx - cos * cy + step[1] * width],
        ]
    )


def _textured_points(motion: Motion, picture: Picture) -> NDArray[np.int64]:
    """The corner (x, y) of each patch of the picture whose motion is best seen, where it is.

    What is enough is not asked beside the strongest of the picture: a bright car would leave no
    point to the road it drives on.
    """
    height, width = picture.shape[:2]
    pace = max(max(width, height) // _GRID, 2)
    edges = cv2.cornerMinEigenVal(np.asarray(picture, np.float32), 5)
    edges = np.where(motion.seen, edges, 0)[: height // pace * pace, : width // pace * pace]
    across = width // pace
    patches = edges.reshape(-1, pace, across, pace).swapaxes(1, 2).reshape(-1, pace * pace)
    best = patches.argmax(axis=1)
    row, column = np.divmod(np.arange(len(patches)), across)
    points = np.stack([column * pace + best % pace, row * pace + best // pace], axis=1)
    return np.asarray(points[patches.max(axis=1) > _TEXTURE])


def _cells(
    points: NDArray[np.int64], together: NDArray[np.bool_], width: int, height: int
) -> tuple[Cells, NDArray[np.bool_]]:
    """The share of each cell's points that move together, and the cells that have points."""
    place = points * _CELLS // np.array([width, height])
    cell, count = place[:, 0] + _CELLS * place[:, 1], _CELLS * _CELLS
    of_all = np.bincount(cell, minlength=count)
    moved = np.bincount(cell, weights=together, minlength=count)
    return moved / np.maximum(of_all, 1), of_all > 0


def _likeness(one: Cells, other: Cells) -> float:
    """The cosine of two sets of shares."""
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-6))


def _spread(points: NDArray[np.int64], width: int, height: int) -> float:
    """The share of a side that points span: the longer, or twice the shorter if that is less."""
    low, high = np.percentile(points, [5, 95], axis=0)
    span = (high - low) / np.array([width, height])
    return float(min(span.max(), 2 * span.min()))
