"""Small clips that hold still, and what can go wrong in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import cv2
import numpy as np
import pytest

from onionskin import Clip
from onionskin.media.encode import same_every_time
from onionskin.media.info import MediaInfo
from onionskin.stability.measuring.defects import Defect
from onionskin.stability.measuring.measure import Measurement
from onionskin.stability.measuring.metrics import MEASURES, Measures
from onionskin.stability.measuring.signals import COLUMNS, Signals
from onionskin.stability.measuring.tracks import Tracks

WIDTH, HEIGHT, NUM_FRAMES = 96, 64, 14


def encoding(codec: str, **options: str) -> dict[str, str]:
    """Options of an encoder with which the same frames give the same bytes on every machine."""
    ours = same_every_time() if codec == "libx264" else {}
    both = {name: f"{options[name]}:{ours[name]}" for name in options.keys() & ours.keys()}
    return {**options, **ours, **both}


def gliding(
    num_frames: int = NUM_FRAMES, dx: float = 1.5, dy: float = 0.5, seed: int = 0
) -> np.ndarray:
    """A soft texture that glides by (dx, dy) pixels a frame, uint8 (T, 64, 96, 3)."""
    rng = np.random.default_rng(seed)
    large = rng.normal(0, 1, (HEIGHT + 80, WIDTH + 80, 3)).astype(np.float32)
    large = cv2.GaussianBlur(large, (0, 0), 3.0)
    large = 120 + 45 * large / large.std()
    frames = []
    for index in range(num_frames):
        matrix = np.float32([[1, 0, index * dx - 40], [0, 1, index * dy - 40]])
        frames.append(cv2.warpAffine(large, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC))
    return np.clip(np.rint(np.stack(frames)), 0, 255).astype(np.uint8)


def gained(frames: np.ndarray, gains: np.ndarray) -> np.ndarray:
    """Each frame times its gain."""
    return np.clip(np.rint(frames * gains[:, None, None, None]), 0, 255).astype(np.uint8)


def shaken(frames: np.ndarray, moves: np.ndarray) -> np.ndarray:
    """Each frame shifted by its own (x, y) pixels."""
    height, width = frames.shape[1:3]
    return np.stack(
        [
            cv2.warpAffine(
                frame,
                np.float32([[1, 0, x], [0, 1, y]]),
                (width, height),
                flags=cv2.INTER_CUBIC,
                borderMode=cv2.BORDER_REFLECT,
            )
            for frame, (x, y) in zip(frames, moves, strict=True)
        ]
    )


def as_clip(frames: np.ndarray, fps: int = 24) -> Clip:
    return Clip(frames, Fraction(fps))


@pytest.fixture(scope="session")
def clean() -> np.ndarray:
    """Fourteen frames with nothing wrong."""
    return gliding()


@pytest.fixture(scope="session")
def flicker_gains() -> np.ndarray:
    return 1 + np.random.default_rng(1).uniform(-0.1, 0.1, NUM_FRAMES)


@pytest.fixture(scope="session")
def flickering(clean: np.ndarray, flicker_gains: np.ndarray) -> np.ndarray:
    return gained(clean, flicker_gains)


def made_up(
    num_frames: int,
    *,
    defects: Sequence[Defect] = (),
    cuts: Sequence[int] = (),
    fps: int = 24,
    values: Mapping[str, float] | None = None,
    light_path: np.ndarray | None = None,
    camera_path: np.ndarray | None = None,
    **columns: np.ndarray,
) -> Measurement:
    """The measurement of a clip that nobody saw: nothing happens but what is said."""
    kept = {name: np.zeros((num_frames, *shape)) for name, shape in COLUMNS.items()}
    edges = (0, *cuts, num_frames)
    still = {name: np.zeros(num_frames) for name in ("flicker", "colour", "regional", "shake")}
    tracks = Tracks(
        shots=tuple(range(first, stop) for first, stop in pairwise(edges)),
        light=np.zeros((num_frames, 17, 3), np.float32) if light_path is None else light_path,
        camera=np.zeros((num_frames, 4)) if camera_path is None else camera_path,
        drift=np.zeros(num_frames),
        **still,
    )
    numbers = dict.fromkeys(MEASURES, 0.0) | dict(values or {})
    measures = Measures(
        **numbers,
        defects=tuple(defects),
        cuts=tuple(cuts),
        score=100.0,
        score_reason="",
        vbench={},
        signals=Signals(**{**kept, **columns}),
        tracks=tracks,
    )
    info = MediaInfo(num_frames=num_frames, fps=Fraction(fps), width=WIDTH, height=HEIGHT)
    return Measurement(info=info, num_frames=num_frames, measures=measures)
