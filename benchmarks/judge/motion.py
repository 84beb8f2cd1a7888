"""What moves how: paths followed by optical flow, and a small network that puts them in words.

The boxes of a clip's subjects at one frame are followed to its ends, and so is the ground that
they do not cover. From both paths the network says how each subject moves, and how the camera.

Shapes: T frames, B boxes.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from benchmarks.judge.truth import Box, Frames, evenly, resized
from benchmarks.judge.vocabulary import MOTION_HEADS
from numpy.typing import NDArray
from torch import Tensor, nn

from onionskin.motion.flow import Field, FlowFinder, grey

NUM_STEPS = 16
"""Frames that a clip of any length is followed over, evenly picked."""
SIDE = 128
"""Pixels a side that it is followed at."""
FEATURES = 2 * 3 * NUM_STEPS + 3
_GRID = 3
_WITHIN = 0.6
"""Of a box's side: what is followed of it, for its corners show the ground."""
_HIDES = 1.15
"""Of a box's side: what is not taken for the ground."""
_FEWEST = 12

Step = NDArray[np.float32]
"""(3,): x and y in frames, and the logarithm of the scale."""


def follow(frames: Frames, key: int, boxes: Sequence[Box]) -> NDArray[np.float32]:
    """What the network is told of each box of frame `key`: float (B, FEATURES).

    frames uint8 (T, H, W, 3) of any size and number. With no boxes it is one row, of the
    ground alone.
    """
    chosen = evenly(len(frames), NUM_STEPS)
    greys = [grey(resized(frames[index], SIDE)) for index in chosen]
    start = int(np.abs(chosen - key).argmin())
    finder = FlowFinder()
    ground = np.zeros((NUM_STEPS, 3), np.float32)
    paths = np.zeros((len(boxes), NUM_STEPS, 3), np.float32)
    for way in (1, -1):
        here = list(boxes)
        last = NUM_STEPS - 1 if way > 0 else 0
        for step in range(start, last, way):
            flow = finder.one_way(greys[step], greys[step + way]).flow
            ground[step + way] = ground[step] + _ground_step(flow, here)
            for index, box in enumerate(here):
                move = _box_step(flow, box)
                paths[index, step + way] = paths[index, step] + move
                here[index] = _moved(box, move)
    return _told(paths, ground, boxes)


def _told(paths: Step, ground: Step, boxes: Sequence[Box]) -> NDArray[np.float32]:
    """Rows of a box's path, the ground's, and the box."""
    if not boxes:
        paths, boxes = np.zeros((1, NUM_STEPS, 3), np.float32), [Box(x=0.5, y=0.5, side=0.0)]
    rows = [
        np.concatenate([path.ravel(), ground.ravel(), (box.x - 0.5, box.y - 0.5, box.side)])
        for path, box in zip(paths, boxes, strict=True)
    ]
    return np.stack(rows).astype(np.float32)


def _ground_step(flow: Field, boxes: Sequence[Box]) -> Step:
    """How the ground about the frame's middle moves."""
    places = _grid(0.0, 1.0, 0.0, 1.0)
    covered = np.zeros(len(places), np.bool_)
    for box in boxes:
        away = np.abs((places + 0.5) / SIDE - (box.x, box.y)).max(1)
        covered |= away < _HIDES * box.side / 2
    return _step(flow, places[~covered], (0.5, 0.5))


def _box_step(flow: Field, box: Box) -> Step:
    """How what is within a box moves, about the box's centre."""
    reach = _WITHIN * max(box.side, 0.05) / 2
    places = _grid(box.x - reach, box.x + reach, box.y - reach, box.y + reach)
    return _step(flow, places, (box.x, box.y))


def _grid(left: float, right: float, top: float, bottom: float) -> NDArray[np.float32]:
    """Pixels (N, 2), x and y, of a part of the frame, every few."""
    columns = np.arange(max(round(left * SIDE), 0), min(round(right * SIDE), SIDE), _GRID)
    rows = np.arange(max(round(top * SIDE), 0), min(round(bottom * SIDE), SIDE), _GRID)
    x, y = np.meshgrid(columns, rows)
    return np.stack([x.ravel(), y.ravel()], 1).astype(np.float32)


def _step(flow: Field, places: NDArray[np.float32], middle: tuple[float, float]) -> Step:
    """The similarity that most of the places move by; nothing where there are few."""
    if len(places) < _FEWEST:
        return np.zeros(3, np.float32)
    x, y = places.astype(np.int64).T
    start = (places + 0.5) / SIDE - np.asarray(middle, np.float32)
    end = start + flow[y, x] / SIDE
    matrix, _ = cv2.estimateAffinePartial2D(
        start * SIDE, end * SIDE, method=cv2.RANSAC, ransacReprojThreshold=0.7, maxIters=100
    )
    if matrix is None:
        return np.zeros(3, np.float32)
    scale = max(float(np.hypot(matrix[0, 0], matrix[1, 0])), 1e-3)
    return np.array([matrix[0, 2] / SIDE, matrix[1, 2] / SIDE, np.log(scale)], np.float32)


def _moved(box: Box, step: Step) -> Box:
    x, y, zoom = (float(value) for value in step)
    return Box(x=box.x + x, y=box.y + y, side=float(np.clip(box.side * np.exp(zoom), 0.02, 2.0)))


class Mover(nn.Module):
    """Rows of `follow` (B, FEATURES) -> logits (B, answers) of every head of motion."""

    def __init__(self, width: int = 192) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.BatchNorm1d(FEATURES),
            nn.Linear(FEATURES, width),
            nn.ReLU(),
            nn.Dropout(0.1),
            nn.Linear(width, width),
            nn.ReLU(),
            nn.Dropout(0.1),
        )
        self.heads = nn.ModuleDict(
            {name: nn.Linear(width, len(answers)) for name, answers in MOTION_HEADS.items()}
        )

    def forward(self, told: Tensor) -> dict[str, Tensor]:
        """See the class."""
        hidden = self.body(told)
        return {name: head(hidden) for name, head in self.heads.items()}
