"""Frames about pictures that show nobody an engine knows: their own motion, or the camera's."""

from __future__ import annotations

import math

import cv2
import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.clip import Frames
from onionskin.engines.base import (
    Fill,
    IsCancelled,
    ReportProgress,
    Steps,
    never_cancelled,
    report_nothing,
)
from onionskin.engines.flow import filled_between
from onionskin.request import Request

_GROWTH = 0.06
"""How much nearer the camera comes in a second, as a logarithm."""


def is_unplanned(canvas: Canvas, request: Request) -> bool:
    """Whether whole frames are known, but there is no plan of what happens before or after them."""
    nothing = request.plan is None and request.draft is None
    return nothing and canvas.kind not in (CanvasKind.BLANK, CanvasKind.REGIONS)


def fill_unplanned(
    canvas: Canvas,
    *,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Fill:
    """Between known frames their motion is followed; from the first and the last one the camera
    comes slowly nearer, so that nothing stands still and nothing is made up.

    At least one whole frame of the canvas is known.
    """
    known = np.flatnonzero(canvas.known_frames).tolist()
    steps = Steps(max(canvas.num_frames - len(known), 1), progress, cancelled)
    frames = filled_between(canvas, steps)
    for index in (*range(known[0]), *range(known[-1] + 1, canvas.num_frames)):
        near = known[0] if index < known[0] else known[-1]
        away = abs(canvas.times[index] - canvas.times[near])
        frames[index] = _nearer(canvas.frames[near], math.exp(_GROWTH * away))
        steps.advance("moving the camera")
    said = "who is in the pictures is not known: "
    open_end = not (canvas.known_frames[0] and canvas.known_frames[-1])
    said += "only the camera moves" if open_end else "their own motion is followed"
    return Fill.over(canvas, frames, warnings=(said,))


def _nearer(picture: Frames, zoom: float) -> Frames:
    """The picture seen from nearer, about its middle."""
    height, width = picture.shape[:2]
    matrix = np.array(
        [
            [1 / zoom, 0, (width - 1) / 2 * (1 - 1 / zoom)],
            [0, 1 / zoom, (height - 1) / 2 * (1 - 1 / zoom)],
        ]
    )
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    made = cv2.warpAffine(picture, matrix, (width, height), flags=flags)
    return np.asarray(made, np.uint8)
