"""A picture to choose from: one row for each take, with its number."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from onionskin.frames import Frames

COLUMNS = 4
"""Moments of a take that are shown."""
_MARGIN, _GAP = 48, 4
_LONGER_SIDE = 256


def moments(num_frames: int) -> list[int]:
    """The frames of a take that its row shows: from the first to the last, evenly."""
    return sorted(set(np.linspace(0, num_frames - 1, COLUMNS).round().astype(int).tolist()))


def contact_sheet(rows: Sequence[Sequence[Frames]]) -> Frames:
    """The sheet, uint8 (H, W, 3), of rows of frames, each uint8 (h, w, 3), numbered from 1."""
    small = [[_shrunk(frame) for frame in row] for row in rows]
    height, width = small[0][0].shape[:2]
    columns = max(len(row) for row in small)
    sheet = np.full(
        (len(rows) * (height + _GAP) + _GAP, _MARGIN + columns * (width + _GAP), 3), 24, np.uint8
    )
    for number, row in enumerate(small):
        top = _GAP + number * (height + _GAP)
        for column, frame in enumerate(row):
            left = _MARGIN + column * (width + _GAP)
            sheet[top : top + height, left : left + width] = frame
        _write_number(sheet, number + 1, top + height // 2)
    return sheet


def _shrunk(frame: Frames) -> Frames:
    height, width = frame.shape[:2]
    factor = min(_LONGER_SIDE / max(height, width), 1.0)
    if factor == 1.0:
        return frame
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)


def _write_number(sheet: Frames, number: int, middle: int) -> None:
    text, font, scale = str(number), cv2.FONT_HERSHEY_SIMPLEX, 0.7
    (width, height), _ = cv2.getTextSize(text, font, scale, 2)
    corner = ((_MARGIN - width) // 2, middle + height // 2)
    cv2.putText(sheet, text, corner, font, scale, (235, 235, 235), 2, cv2.LINE_AA)
