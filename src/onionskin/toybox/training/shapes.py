"""Subjects made up on the spot, so that the model learns to follow whatever it is given."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import cv2
import numpy as np

from onionskin.stage.draft import Frames

_SIDE = 192


@dataclass(frozen=True)
class MadeUp:
    """A still sprite that no library has."""

    id: str
    array: Frames = field(repr=False)
    loop_seconds: float = 0.0

    def frames(self) -> Frames:
        """uint8 (1, 192, 192, 4)."""
        return self.array


def made_up(rng: np.random.Generator, name: str) -> MadeUp:
    """A random sprite: two or three patterned shapes on each other, sometimes a letter."""
    picture = np.zeros((_SIDE, _SIDE, 4), np.float32)
    for size in sorted(rng.uniform(0.16, 0.46, int(rng.integers(1, 4))), reverse=True):
        centre = rng.uniform(0.42, 0.58, 2) * _SIDE
        mask = _outline(rng, centre, float(size) * _SIDE)
        _lay(picture, _pattern(rng), mask)
    if rng.random() < 0.4:
        mask = np.zeros((_SIDE, _SIDE), np.uint8)
        letter = "ABCDEFGHKMNPRSTXYZ0123456789?&"[int(rng.integers(30))]
        cv2.putText(mask, letter, (58, 130), cv2.FONT_HERSHEY_DUPLEX, 3.4, 255, 10, cv2.LINE_AA)
        _lay(picture, _pattern(rng), mask.astype(np.float32) / 255)
    straight = np.round(np.clip(picture * (1, 1, 1, 255), 0, 255)).astype(np.uint8)
    return MadeUp(name, straight[None])


def _outline(rng: np.random.Generator, centre: np.ndarray, radius: float) -> np.ndarray:
    corners = int(rng.integers(3, 11))
    dent = float(rng.choice((1.0, rng.uniform(0.4, 0.9))))
    angles = np.arange(2 * corners) * math.pi / corners + rng.uniform(0, 6)
    reach = radius * np.where(np.arange(2 * corners) % 2, dent, 1.0)
    if rng.random() < 0.4:
        angles = np.linspace(0, 2 * math.pi, 64)
        reach = radius * (1 + 0.25 * dent * np.sin(angles * corners // 2))
    points = centre + np.stack([np.cos(angles), np.sin(angles)], 1) * reach[:, None]
    mask = np.zeros((_SIDE, _SIDE), np.uint8)
    cv2.fillPoly(mask, [np.round(points * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return mask.astype(np.float32) / 255


def _pattern(rng: np.random.Generator) -> np.ndarray:
    """RGB (S, S, 3) in 0..255: a gradient with stripes, checks, dots or nothing on it."""
    a, b, c = rng.uniform(0, 255, (3, 3))
    ys, xs = np.mgrid[0:_SIDE, 0:_SIDE] / _SIDE
    angle, beat = rng.uniform(0, 6.28), rng.uniform(20, 60)
    along = xs * math.cos(angle) + ys * math.sin(angle)
    across = ys * math.cos(angle) - xs * math.sin(angle)
    ground = a + (b - a) * np.clip(along, 0, 1)[..., None]
    marks = {
        0: np.zeros_like(along),
        1: np.sin(along * beat),
        2: np.sin(along * beat) * np.sin(across * beat),
        3: np.sin(along * beat) + np.sin(across * beat) - 0.8,
    }[int(rng.integers(4))]
    share = np.clip(marks * 4, 0, 1)[..., None]
    pattern: np.ndarray = ground * (1 - share) + c * share
    return pattern


def _lay(picture: np.ndarray, color: np.ndarray, mask: np.ndarray) -> None:
    picture[..., :3] += (color - picture[..., :3]) * mask[..., None]
    picture[..., 3] = np.maximum(picture[..., 3], mask)
