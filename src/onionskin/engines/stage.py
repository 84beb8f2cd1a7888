"""The stage as an engine: a staged plan, acted and drawn as vectors at any size."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.errors import UnsupportedRequest
from onionskin.fitting import Size
from onionskin.plan.staging import StagedPlan
from onionskin.progress import IsCancelled, ReportProgress, Steps, never_cancelled, report_nothing
from onionskin.request import Request

if TYPE_CHECKING:
    from onionskin.stage.scene import Scene

_CAPABILITIES = Capabilities(
    description="People, places and things drawn by rule, not by a model, from a staged plan or "
    "what it reads in the prompt.",
    licence="Apache-2.0",
    generative=False,
    canvases=frozenset(CanvasKind),
    max_frames=100_000,
    max_side=4096,
    preferred_size=Size(1280, 720),
    preferred_fps=Fraction(24),
    any_times=True,
    concurrent=True,
    goes_by_known=False,
    honours=frozenset({"staged", "cast"}),
)
_MOST_KEPT = 2
"""Scenes that are kept for the next fill: what stands still in them is drawn already."""


class StageEngine:
    """Acts out the request's staged plan, or what is read in the prompt."""

    name = "stage"
    weights = ""
    revision = "20"
    capabilities = _CAPABILITIES

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: list[_Set] = []

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Fill:
        """Fills the canvas; see `Engine.fill`. What is not drawn as asked is in `warnings`."""
        from onionskin.stage.things.pictured import own_pictures

        refuse_unsupported(self.name, self.capabilities, canvas, request)
        pictures = own_pictures(request.cast)
        staged, warnings = _staged(canvas, request, tuple(pictures))
        steps = Steps(canvas.num_frames, progress, cancelled)
        frames = np.empty_like(canvas.frames)
        with self._set_of(staged, pictures, canvas.width, canvas.height) as ready:
            for index, moment in enumerate(canvas.times):
                ready.scene.frame(float(moment), into=frames[index])
                steps.advance("drawing")
        return Fill.over(canvas, frames, warnings + ready.warnings)

    def close(self) -> None:
        """Forgets the scenes that were kept; there are no weights to give back."""
        with self._lock:
            self._kept.clear()

    @contextmanager
    def _set_of(
        self, staged: StagedPlan, pictures: dict[str, str], width: int, height: int
    ) -> Iterator[_Set]:
        """A scene of the plan that nobody else draws with meanwhile."""
        with self._lock:
            kept = next(
                (each for each in self._kept if each.fits(staged, pictures, width, height)), None
            )
            if kept is not None:
                self._kept.remove(kept)
        ready = kept or _Set(staged, pictures, width, height)
        yield ready
        with self._lock:
            self._kept = [*self._kept, ready][-_MOST_KEPT:]


class _Set:
    """A plan made ready to be drawn at one size, and what of it is drawn otherwise."""

    def __init__(
        self, staged: StagedPlan, pictures: dict[str, str], width: int, height: int
    ) -> None:
        from onionskin.stage.blocking import block
        from onionskin.stage.scene import Scene

        script, self.warnings = block(staged, pictures)
        self.scene: Scene = Scene(script, width, height)
        self._staged, self._pictures = staged, pictures

    def fits(self, staged: StagedPlan, pictures: dict[str, str], width: int, height: int) -> bool:
        """Whether it is of this plan and these pictures, at this size."""
        same = (self._staged, self._pictures) == (staged, pictures)
        return same and (self.scene.width, self.scene.height) == (width, height)


def _staged(
    canvas: Canvas, request: Request, names: tuple[str, ...]
) -> tuple[StagedPlan, tuple[str, ...]]:
    """The request's staged plan, or that of its prompt and what of it was not understood."""
    from onionskin.planner.own_names import stage_with

    if request.staged is not None:
        return request.staged, ()
    if not request.prompt.strip():
        raise UnsupportedRequest("engine stage needs a staged plan or a prompt; give one")
    seconds = max(float(canvas.times[-1]), 1 / float(canvas.fps))
    read = stage_with(names, request.prompt, seconds=seconds, seed=request.seed)
    return read.plan, read.warnings
