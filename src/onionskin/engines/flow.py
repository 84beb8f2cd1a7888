"""Flow: fills between known frames by moving their pixels. No model, no prompt, any footage."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.errors import UnsupportedCanvas
from onionskin.frames import Frames
from onionskin.progress import IsCancelled, ReportProgress, Steps, never_cancelled, report_nothing
from onionskin.request import Request

_CAPABILITIES = Capabilities(
    description="In-betweens of any footage by motion compensation: no model, no prompt, no seed.",
    licence="Apache-2.0",
    generative=False,
    canvases=frozenset({CanvasKind.ENDS, CanvasKind.FRAMES}),
    max_frames=100_000,
    max_side=8000,
    any_times=True,
    concurrent=True,
)


_LOOKED_AT = 0.2
"""Seconds between two known frames from which their in-betweens are looked at."""


class FlowEngine:
    """Every unknown frame is made of the nearest known ones before and after it.

    The prompt and the seed change nothing.
    """

    name = "flow"
    weights = ""
    revision = "4"
    capabilities = _CAPABILITIES

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Fill:
        """Fills the canvas; see `Engine.fill`. Raises UnsupportedCanvas for open ends."""
        refuse_unsupported(self.name, self.capabilities, canvas, request)
        known = np.flatnonzero(canvas.known_frames).tolist()
        if known[0] != 0 or known[-1] != canvas.num_frames - 1:
            raise UnsupportedCanvas(
                "engine flow fills between known frames, but an end of this canvas is unknown; "
                "give its first and last frame, or choose another engine"
            )
        steps = Steps(max(canvas.num_frames - len(known), 1), progress, cancelled)
        frames, warnings = filled_between(canvas, steps)
        return Fill.over(canvas, frames, warnings)

    def close(self) -> None:
        """There are no weights to give back."""


def filled_between(canvas: Canvas, steps: Steps) -> tuple[Frames, tuple[str, ...]]:
    """The canvas' frames, those between known ones made by the motion of these; and what is said.

    Between pictures that have nothing in common there is no motion: one gives way to the other.
    """
    from onionskin.motion.fading import FADES, faded
    from onionskin.motion.flow import FlowFinder
    from onionskin.motion.inbetween import (
        dissolved,
        full_motion,
        have_nothing_in_common,
        inbetweens,
    )
    from onionskin.motion.sharp import sharply_between

    frames = canvas.frames.copy()
    finder, warnings, fading = FlowFinder(), list[str](), list[tuple[float, float]]()
    for start, end in pairwise(np.flatnonzero(canvas.known_frames).tolist()):
        if end - start < 2:
            continue
        first, *between, last = canvas.times[start : end + 1]
        shares = [(time - first) / (last - first) for time in between]
        ends = canvas.frames[start], canvas.frames[end]
        motion = full_motion(*ends, finder)
        if have_nothing_in_common(*ends, motion):
            made = dissolved(*ends, shares)
            warnings.append(
                f"the pictures at {first:.2f} and {last:.2f} s have nothing in common that "
                "could move, so one fades into the other"
            )
        else:
            if last - first >= _LOOKED_AT and faded(*ends) >= FADES:
                fading.append((float(first), float(last)))
            made = inbetweens(*ends, shares, motion, sharply_between)
        for index, frame in enumerate(made, start + 1):
            frames[index] = frame
            steps.advance("in-betweening")
    if fading:
        begin, until = fading[0]
        more = f" (and in {len(fading) - 1} more gaps)" if len(fading) > 1 else ""
        warnings.append(
            f"between the pictures at {begin:.2f} and {until:.2f} s{more} a part moves too far to "
            "be followed, so it fades or tears: give pictures of the way between, one for every "
            "10 degrees that an arm or a leg turns"
        )
    if canvas.known_frames.all():
        steps.advance("nothing to fill")
    return frames, tuple(warnings)
