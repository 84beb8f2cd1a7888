"""The camera's part of the motion between two frames: shift, turn and zoom."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import Motion, Picture

_GRID = 24
"""Points along the longer side that are asked for their motion."""
_MIN_POINTS = 12
_MIN_SHARE = 0.5
"""Less than this share of the points moving together is not the camera."""
_MIN_SPREAD = 0.5
"""They must also span this share of the width or the height: else it is a subject."""
_LIKELY_SHARE = 0.4
_LIKELY_SPREAD = 1 / 3
"""As little will do where the camera is seen in the frames around: most of a sea is plain."""


@dataclass(frozen=True, slots=True)
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

    def as_array(self) -> NDArray[np.float64]:
        """(x, y, turn, zoom)."""
        return np.array([self.x, self.y, self.turn, self.zoom])


def camera_step(motion: Motion, picture: Picture) -> CameraStep:
    """The similarity that most of the textured points of grey `picture` move by (RANSAC)."""
    points = _textured_points(motion, picture)
    if len(points) < _MIN_POINTS:
        return CameraStep()
    height, width = picture.shape[:2]
    centre = np.array([width / 2 - 0.5, height / 2 - 0.5])
    rows, columns = points[:, 1], points[:, 0]
    start = points - centre
    end = start + motion.flow[rows, columns]
    matrix, inliers = cv2.estimateAffinePartial2D(
        start, end, method=cv2.RANSAC, ransacReprojThreshold=0.6, maxIters=200
    )
    if matrix is None:
        return CameraStep()
    share, spread = _extent(points, inliers.ravel() > 0, width, height)
    if share < _LIKELY_SHARE or spread < _LIKELY_SPREAD:
        return CameraStep()
    trusted = share >= _MIN_SHARE and spread >= _MIN_SPREAD
    turn = float(np.arctan2(matrix[1, 0], matrix[0, 0]))
    zoom = float(np.log(max(np.hypot(matrix[0, 0], matrix[1, 0]), 1e-6)))
    return CameraStep(matrix[0, 2] / width, matrix[1, 2] / width, turn, zoom, trusted, True)


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
    """Grid points (x, y) whose motion can be seen: textured, and not hidden."""
    height, width = picture.shape[:2]
    pace = max(max(width, height) // _GRID, 2)
    edges = cv2.cornerMinEigenVal(np.asarray(picture, np.float32), 5)
    rows, columns = np.mgrid[pace // 2 : height : pace, pace // 2 : width : pace]
    rows, columns = rows.ravel(), columns.ravel()
    strength = edges[rows, columns]
    keep = motion.seen[rows, columns] & (strength > max(1e-5 * 255**2, 0.002 * strength.max()))
    return np.stack([columns[keep], rows[keep]], axis=1)


def _extent(
    points: NDArray[np.int64], inliers: NDArray[np.bool_], width: int, height: int
) -> tuple[float, float]:
    """The share of the points that move together, and the share of a side they span.

    Of the longer span, or twice the shorter where that is less; 0, 0 for a few points.
    """
    if inliers.sum() < _MIN_POINTS:
        return 0.0, 0.0
    low, high = np.percentile(points[inliers], [5, 95], axis=0)
    span = (high - low) / np.array([width, height])
    return float(inliers.mean()), float(min(span.max(), 2 * span.min()))
