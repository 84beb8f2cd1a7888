"""Frames about pictures that show nobody the planner knows: their own motion, or the camera's."""

from __future__ import annotations

import math

import cv2
import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.engines.flow import filled_between
from onionskin.frames import Frames
from onionskin.progress import IsCancelled, ReportProgress, Steps, never_cancelled, report_nothing
from onionskin.request import Request

_GROWTH = 0.06
"""How much nearer the camera comes in the first second, as a logarithm."""
_NEAREST = 0.35
"""How near it comes at last."""
_CAPABILITIES = Capabilities(
    description="Used where nothing from the plan is in the pictures.",
    licence="Apache-2.0",
    generative=False,
    canvases=frozenset({CanvasKind.FIRST, CanvasKind.LAST, CanvasKind.ENDS, CanvasKind.FRAMES}),
    max_frames=100_000,
    max_side=8000,
    any_times=True,
    concurrent=True,
    honours=frozenset({"plan", "cast", "negative_prompt", "num_inference_steps", "guidance_scale"}),
)


class UnplannedEngine:
    """Between known frames their motion is followed; from the first and the last one the camera
    comes slowly nearer, so that nothing stands still and nothing is made up.

    The renderer takes it in an engine's place; what the request says of painting changes nothing.
    """

    name = "unplanned"
    weights = ""
    revision = "2"
    capabilities = _CAPABILITIES

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Fill:
        """Fills the canvas, of which at least one whole frame is known; see `Engine.fill`."""
        refuse_unsupported(self.name, self.capabilities, canvas, request)
        known = np.flatnonzero(canvas.known_frames).tolist()
        steps = Steps(max(canvas.num_frames - len(known), 1), progress, cancelled)
        frames, told = filled_between(canvas, steps)
        for index in (*range(known[0]), *range(known[-1] + 1, canvas.num_frames)):
            near = known[0] if index < known[0] else known[-1]
            away = abs(canvas.times[index] - canvas.times[near])
            growth = _NEAREST * (1 - math.exp(-_GROWTH / _NEAREST * away))
            frames[index] = _nearer(canvas.frames[near], math.exp(growth))
            steps.advance("moving the camera")
        said = (
            "nothing from the prompt was found in your pictures: they move by their own "
            "motion or the camera's"
        )
        return Fill.over(canvas, frames, warnings=(said, *told))

    def close(self) -> None:
        """There are no weights to give back."""


def _nearer(picture: Frames, zoom: float) -> Frames:
    """The picture seen from nearer, about its middle."""
    height, width = picture.shape[:2]
    matrix = np.array(
        [
            [1 / zoom, 0, (width - 1) / 2 * (1 - 1 / zoom)],
            [0, 1 / zoom, (height - 1) / 2 * (1 - 1 / zoom)],
        ]
    )
    made = cv2.warpAffine(
        picture,
        matrix,
        (width, height),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(made, np.uint8)
