"""Duplicates: the same clip again, encoded, scaled, graded, cropped, mirrored or cut otherwise.

Two descriptions of each moment are compared, the moments of one clip each with the most alike of
the other: what the picture looks like (light, colour and edges by place), and what moves in it
(how it differs from the mean of the clip). Clips of one room by one camera look the same, and are
no duplicates while other things happen in them. There are no weights of CLIP in any package, so
that likeness of meaning is not asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.curation.clip import NUM_MOMENTS, CuratedClip, Frame
from onionskin.curation.config import DuplicateLimits
from onionskin.motion.flow import grey

_GRID = 8
_ANGLES = 6
_MOVING = (16, 12)
"""Width and height at which it is told what moves."""
_STILL_LEVELS = 0.7
"""Where less than this moves (root mean square), that says nothing, and the looks alone decide."""
_WIDTH = 192
"""Numbers that describe what a moment looks like, and as many of what moves in it."""
_ROOM = 64
_SLACK = 0.3
"""Clips whose mean looks are further apart than so much below the limit are not compared at all."""
Vectors = NDArray[np.float32]


def features_of(frame: Frame) -> tuple[float, ...]:
    """Light (8x8), colour (2 of 4x4) and edges (6 angles in 4x4) by place: 192 numbers, length 1.

    Each part is taken about its own mean, so that brighter, paler and softer copies stay alike.
    """
    small = cv2.resize(frame, (64, 64), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    light = cv2.resize(lab[..., 0], (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    colour = cv2.resize(lab[..., 1:], (4, 4), interpolation=cv2.INTER_AREA)
    parts = [(light - light.mean(), 1.0), (colour - colour.mean(axis=(0, 1)), 0.7)]
    edges = _edges(lab[..., 0])
    parts.append((edges - edges.mean(), 1.0))
    vector = np.concatenate([weight * _unit(part.ravel()) for part, weight in parts])
    return tuple(round(float(value), 4) for value in _unit(vector))


def _edges(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """(4, 4, 6): how much edge there is in each cell by its angle; the square root of it."""
    across, down = cv2.Sobel(light, cv2.CV_32F, 1, 0), cv2.Sobel(light, cv2.CV_32F, 0, 1)
    size = np.hypot(across, down)
    angle = np.mod(np.arctan2(down, across), np.pi) / np.pi * _ANGLES
    kinds = np.minimum(angle.astype(int), _ANGLES - 1)
    cells = [
        cv2.resize(
            np.asarray(size * (kinds == kind), np.float32), (4, 4), interpolation=cv2.INTER_AREA
        )
        for kind in range(_ANGLES)
    ]
    return np.sqrt(np.stack(cells, axis=-1))


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(vector))
    return np.asarray(vector / length if length > 1e-6 else vector, np.float32)


def moving_of(moments: Sequence[Frame]) -> tuple[tuple[float, ...], ...]:
    """How each moment differs from their mean, levels of light, (M, 192) by place."""
    small = [cv2.resize(grey(frame), _MOVING, interpolation=cv2.INTER_AREA) for frame in moments]
    light = np.stack(small).astype(np.float32)
    apart = (light - light.mean(axis=0)).reshape(len(moments), -1)
    return tuple(tuple(round(float(value), 2) for value in row) for row in apart)


def mirrored(features: Vectors) -> Vectors:
    """What `features_of` gives of the mirrored picture, nearly: (..., 192) by place and angle."""
    light, colour, edges = np.split(features, [64, 96], axis=-1)
    shape = features.shape[:-1]
    light = light.reshape(*shape, 8, 8)[..., ::-1].reshape(*shape, 64)
    colour = colour.reshape(*shape, 4, 4, 2)[..., ::-1, :].reshape(*shape, 32)
    edges = edges.reshape(*shape, 4, 4, _ANGLES)[..., ::-1, ::-1].reshape(*shape, 96)
    return np.concatenate([light, colour, edges], axis=-1)


class Seen:
    """The clips that are in the set so far, to be compared with the next."""

    def __init__(self, limits: DuplicateLimits) -> None:
        self._limits = limits
        self._clips: list[CuratedClip] = []
        self._rows = np.zeros((2, _ROOM, NUM_MOMENTS, _WIDTH), np.float32)
        """Looks and motion of each clip; doubled when it is full."""
        self._usual = np.zeros((_ROOM, _WIDTH), np.float32)
        """The mean look of each clip, of length 1."""

    def like(self, clip: CuratedClip) -> str:
        """Why the clip is one of those before: "as ID (looks 0.99, motion 0.97)"; "" where it is
        new. Pieces of one shot are not compared with one another.
        """
        if not self._clips:
            return ""
        looks, moving, is_still = _described(clip)
        usual = self._usual[: len(self._clips)]
        for here, there in ((looks, moving), (mirrored(looks), _turned(moving))):
            near = np.flatnonzero(
                usual @ _unit(here.mean(axis=0)) > self._limits.min_looks - _SLACK
            )
            alike = _alike(here, self._rows[0, near])
            together = _alike(there, self._rows[1, near])
            if is_still:
                same = alike >= self._limits.min_still_looks
            else:
                same = (alike >= self._limits.min_looks) & (together >= self._limits.min_motion)
            for place in np.flatnonzero(same):
                other = self._clips[near[place]]
                if not _is_piece_beside(clip, other):
                    found = f"looks {alike[place]:.2f}, motion {together[place]:.2f}"
                    return f"as {other.id} ({found})"
        return ""

    def add(self, clip: CuratedClip) -> None:
        """The clip is in the set."""
        looks, moving, _ = _described(clip)
        place = len(self._clips)
        if place == len(self._usual):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)], axis=1)
            self._usual = np.concatenate([self._usual, np.zeros_like(self._usual)])
        self._clips.append(clip)
        self._rows[0, place], self._rows[1, place] = looks, moving
        self._usual[place] = _unit(looks.mean(axis=0))


def _described(clip: CuratedClip) -> tuple[Vectors, Vectors, bool]:
    """Looks (M, 192), motion (M, 192) of length 1 each, and whether hardly anything moves."""
    looks = np.asarray(clip.measured.features, np.float32)
    moving = np.asarray(clip.measured.moving, np.float32)
    is_still = float(np.sqrt(np.mean(np.square(moving)))) < _STILL_LEVELS
    lengths = np.linalg.norm(moving, axis=1, keepdims=True)
    moving = moving / np.maximum(lengths, 1e-6)
    # A clip of fewer frames than moments has the last of them again.
    return _filled(looks), _filled(moving), is_still


def _filled(rows: Vectors) -> Vectors:
    return np.pad(rows, ((0, NUM_MOMENTS - len(rows)), (0, 0)), mode="edge")


def _turned(moving: Vectors) -> Vectors:
    width, height = _MOVING
    return moving.reshape(-1, height, width)[..., ::-1].reshape(moving.shape)


def _is_piece_beside(clip: CuratedClip, other: CuratedClip) -> bool:
    """Whether two clips are different pieces of one shot."""
    here, there = clip.measured, other.measured
    return clip.digest == other.digest and here.shot == there.shot and here.first != there.first


def _alike(features: Vectors, known: Vectors) -> NDArray[np.float64]:
    """(N,): mean cosine of each moment with the most alike of each known clip's (N, M, 192)."""
    cosines = np.einsum("kd,nmd->nkm", features, known, optimize=True)
    return np.asarray(cosines.max(axis=2).mean(axis=1), np.float64)
