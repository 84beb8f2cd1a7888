"""An engine of one's own: it shows the nearest known frame."""

import numpy as np

from onionskin import (
    Canvas,
    CanvasKind,
    Capabilities,
    Fill,
    Request,
    Steps,
    never_cancelled,
    refuse_unsupported,
    report_nothing,
)


class HoldEngine:
    """Shows the nearest known frame, as a slide show does."""

    name = "hold"
    weights = ""
    revision = "1"
    capabilities = Capabilities(
        description="Shows the nearest known frame.",
        licence="Apache-2.0",
        generative=False,
        canvases=frozenset({CanvasKind.ENDS, CanvasKind.FIRST}),
        max_frames=1000,
    )

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress=report_nothing,
        cancelled=never_cancelled,
    ) -> Fill:
        """Copies the nearest known frame; docs/engines.md tells what an engine promises."""
        refuse_unsupported(self.name, self.capabilities, canvas, request)
        steps = Steps(canvas.num_frames, progress, cancelled)
        known = np.flatnonzero(canvas.known_frames)
        frames = np.empty_like(canvas.frames)
        for index in range(canvas.num_frames):
            nearest = known[np.abs(known - index).argmin()]
            frames[index] = canvas.frames[nearest]
            steps.advance("holding")
        return Fill.over(canvas, frames)

    def close(self) -> None:
        """There are no weights to give back."""
