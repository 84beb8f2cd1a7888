"""The animatic: the plan's draft over drawn scenery. Instant, any size, no model."""

from __future__ import annotations

import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.errors import UnsupportedRequest
from onionskin.progress import IsCancelled, ReportProgress, Steps, never_cancelled, report_nothing
from onionskin.request import Request

_CAPABILITIES = Capabilities(
    description="Draws the plan by rule, without a model: a preview of what is where, and when.",
    licence="Apache-2.0",
    generative=False,
    canvases=frozenset(CanvasKind),
    max_frames=100_000,
    max_side=1920,
    any_times=True,
    concurrent=True,
    goes_by_known=False,
    honours=frozenset({"plan", "cast"}),
)


class AnimaticEngine:
    """Draws the request's plan; the prompt only names it, and the seed changes nothing."""

    name = "animatic"
    weights = ""
    revision = "1"
    capabilities = _CAPABILITIES

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Fill:
        """Fills the canvas; see `Engine.fill`. Raises UnsupportedRequest without a plan."""
        refuse_unsupported(self.name, self.capabilities, canvas, request)
        if request.plan is None:
            raise UnsupportedRequest("engine animatic needs a plan; give one")
        from onionskin.cast.cast import load_cast
        from onionskin.stage.draft import scene_frame, view_at

        plan, cast = request.plan, request.cast or load_cast()
        steps = Steps(canvas.num_frames, progress, cancelled)
        frames = np.empty_like(canvas.frames)
        for index, moment in enumerate(canvas.times):
            view = view_at(plan, canvas.height, canvas.width, moment)
            frames[index] = np.round(scene_frame(plan, cast, view, moment))
            steps.advance("drawing")
        return Fill.over(canvas, frames)

    def close(self) -> None:
        """There are no weights to give back."""
