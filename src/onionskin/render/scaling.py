"""Bring frames to another size: scaled to cover it, then cropped about the middle."""

from __future__ import annotations

import cv2
import numpy as np

from onionskin.fitting import Size
from onionskin.frames import Frames


def scale_to_cover(frames: Frames, size: Size) -> Frames:
    """Frames, uint8 (T, H, W, 3), at `size`; what sticks out of its shape is cut evenly."""
    height, width = frames.shape[1:3]
    if (width, height) == tuple(size):
        return frames
    factor = max(size.width / width, size.height / height)
    scaled = (
        max(size.width, round(width * factor)),
        max(size.height, round(height * factor)),
    )
    # Area averaging does not alias when shrinking; cubic is sharp when enlarging.
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    left, top = (scaled[0] - size.width) // 2, (scaled[1] - size.height) // 2
    result = np.empty((len(frames), size.height, size.width, 3), np.uint8)
    for index, frame in enumerate(frames):
        large = cv2.resize(frame, scaled, interpolation=method)
        result[index] = large[top : top + size.height, left : left + size.width]
    return result
