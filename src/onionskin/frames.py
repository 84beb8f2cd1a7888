"""Frames: the pixels of a clip."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import InvalidInput

Frames = NDArray[np.uint8]
"""Pixels of a clip: uint8 (T, H, W, 3), RGB, 0..255."""

MAX_FRAMES = 2_000_000
"""More than any clip has: eighteen hours at 30 frames a second."""


def check_frames(frames: Frames) -> None:
    """Raises InvalidInput unless `frames` is a uint8 array (T, H, W, 3) with no empty side."""
    if not isinstance(frames, np.ndarray):
        raise InvalidInput(f"frames are {type(frames).__name__}; give a numpy array")
    if frames.ndim != 4 or frames.shape[3] != 3 or 0 in frames.shape or frames.dtype != np.uint8:
        raise InvalidInput(
            f"frames have {frames.shape = }, {frames.dtype = }; give uint8 (T, H, W, 3), no side 0"
        )
