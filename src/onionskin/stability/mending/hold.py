"""The camera held still: each frame moved to where a calm camera would have had it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.camera import camera_matrix
from onionskin.stability.measuring.paths import Path

Frame = NDArray[np.uint8]


def held_still(
    frames: Iterator[Frame],
    moves: Path,
    active: NDArray[np.bool_] | None = None,
    cuts: Sequence[int] = (),
) -> Iterator[Frame]:
    """Frames moved by `moves` (T, 4), as `camera.CameraStep`.

    What comes in at the border is what the frame before showed there; in the first frame
    of a shot the border is mirrored.
    """
    shown: Frame | None = None
    for index, frame in enumerate(frames):
        if index in cuts:
            shown = None
        idle = active is not None and not (index < len(active) and active[index])
        if idle or index >= len(moves) or np.abs(moves[index]).max() <= 1e-5:
            shown = frame
        else:
            shown = _moved(frame, moves[index], shown)
        yield shown


def _moved(frame: Frame, move: NDArray[np.float64], before: Frame | None) -> Frame:
    height, width = frame.shape[:2]
    matrix = camera_matrix(move, width, height)
    size, flags = (width, height), cv2.INTER_CUBIC
    if before is None:
        moved = cv2.warpAffine(frame, matrix, size, flags=flags, borderMode=cv2.BORDER_REFLECT)
    else:
        # Old pictures are only asked for a thin border: there they beat a mirrored one.
        border = cv2.BORDER_TRANSPARENT
        moved = cv2.warpAffine(
            frame, matrix, size, dst=before.copy(), flags=flags, borderMode=border
        )
    return np.asarray(moved, np.uint8)
