"""Tiny footage: a textured scene under a camera that pans, and what is planted in it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from onionskin.curation.config import CurationConfig, read_config
from onionskin.media.write import open_writer

WIDTH, HEIGHT, FPS = 128, 72, 12


@functools.cache
def scenery(seed: int) -> np.ndarray:
    """A wide picture full of shapes of many colours, uint8 (H, 4 W, 3)."""
    rng = np.random.default_rng(seed)
    picture = np.full((HEIGHT, 4 * WIDTH, 3), rng.integers(70, 180, 3), np.uint8)
    for _ in range(90):
        at = int(rng.integers(0, 4 * WIDTH)), int(rng.integers(0, HEIGHT))
        colour = [int(value) for value in rng.integers(20, 240, 3)]
        cv2.circle(picture, at, int(rng.integers(3, 14)), colour, -1, cv2.LINE_AA)
    return picture


def panned(seed: int, num_frames: int = 14, step: float = 1.0) -> np.ndarray:
    """A pan over a scenery by `step` pixels a frame, uint8 (T, H, W, 3)."""
    matrices = (np.float32([[1, 0, -8 - step * t], [0, 1, 0]]) for t in range(num_frames))
    return np.stack([cv2.warpAffine(scenery(seed), m, (WIDTH, HEIGHT)) for m in matrices])


def write(path: Path, frames: Sequence[np.ndarray] | np.ndarray) -> Path:
    """A video file of the frames."""
    path.parent.mkdir(parents=True, exist_ok=True)
    height, width = frames[0].shape[:2]
    with open_writer(path, width, height, Fraction(FPS), force=True, drawn=True) as writer:
        for frame in frames:
            writer.write(np.ascontiguousarray(frame))
    return path


@pytest.fixture(scope="session")
def config() -> CurationConfig:
    """Limits for clips as small and short as these; our own cuts, and no reading of letters."""
    return replace(
        read_config(
            None,
            ["shots.min_seconds=1", "shots.detector=own", "shots.side=96", "frame.min_side=32"],
        ),
        licence="CC BY 4.0",
        skip=("text",),
    )


@pytest.fixture(scope="session")
def footage(tmp_path_factory) -> Path:
    """A file of two shots, one of a single shot, its mirrored copy, and one that is no video."""
    folder = tmp_path_factory.mktemp("footage")
    write(folder / "two shots.mp4", np.concatenate([panned(1), panned(2)]))
    write(folder / "more" / "red-fox_in_snow.mp4", panned(3))
    write(folder / "more" / "zz_copy.mp4", panned(3)[:, :, ::-1])
    (folder / "broken.mp4").write_bytes(b"no video at all")
    (folder / "two shots.json").write_text('{"caption": "A wall of balloons", "consent": "yes"}')
    return folder
