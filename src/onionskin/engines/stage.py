"""The stage as an engine: a staged plan, acted and drawn as vectors at any size."""

from __future__ import annotations

import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.errors import UnsupportedRequest
from onionskin.progress import IsCancelled, ReportProgress, Steps, never_cancelled, report_nothing
from onionskin.request import Request

_CAPABILITIES = Capabilities(
    description="People, places and things drawn by rule, not by a model, from a staged plan or "
    "what it reads in the prompt.",
    licence="Apache-2.0",
    generative=False,
    canvases=frozenset(CanvasKind),
    max_frames=100_000,
    max_side=4096,
    any_times=True,
    concurrent=True,
    goes_by_known=False,
    honours=frozenset({"staged"}),
)


class StageEngine:
    """Acts out the request's staged plan, or what is read in the prompt."""

    name = "stage"
    weights = ""
    revision = "3"
    capabilities = _CAPABILITIES

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Fill:
        """Fills the canvas; see `Engine.fill`. What is not drawn as asked is in `warnings`."""
        refuse_unsupported(self.name, self.capabilities, canvas, request)
        from onionskin.planner.staged import stage_prompt
        from onionskin.stage.blocking import block
        from onionskin.stage.scene import Scene

        warnings: tuple[str, ...] = ()
        staged = request.staged
        if staged is None:
            if not request.prompt.strip():
                raise UnsupportedRequest("engine stage needs a staged plan or a prompt; give one")
            seconds = max(float(canvas.times[-1]), 1 / float(canvas.fps))
            read = stage_prompt(request.prompt, seconds=seconds, seed=request.seed)
            staged, warnings = read.plan, read.warnings
        script, more = block(staged)
        scene = Scene(script, canvas.width, canvas.height)
        steps = Steps(canvas.num_frames, progress, cancelled)
        frames = np.empty_like(canvas.frames)
        for index, moment in enumerate(canvas.times):
            frames[index] = scene.frame(float(moment))
            steps.advance("drawing")
        return Fill.over(canvas, frames, warnings + more)

    def close(self) -> None:
        """There are no weights to give back."""
