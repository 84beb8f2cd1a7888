"""The `Engine` protocol: anything that can fill a canvas.

Every engine, built in or not, registers under the entry point `onionskin.engines` and
passes one contract suite (`onionskin.testing.EngineContract`):

- known pixels come back bit for bit, at the shape and rate of the canvas;
- the same engine, weights, canvas, request and seed give the same bytes;
- what it cannot do is refused before it starts;
- progress only grows, and ends complete; a cancel takes effect within one step;
- threads may fill at once, and `close` may be called at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from onionskin.canvas import Canvas
from onionskin.clip import Clip
from onionskin.engines.capabilities import Capabilities
from onionskin.frames import Frames
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing
from onionskin.request import Request
from onionskin.sound import Sound


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Fill:
    """The result of a fill: the clip, and warnings about what differs from the request."""

    clip: Clip
    warnings: tuple[str, ...] = ()

    @classmethod
    def over(
        cls,
        canvas: Canvas,
        frames: Frames,
        warnings: tuple[str, ...] = (),
        *,
        sound: Sound | None = None,
    ) -> Fill:
        """A fill of `canvas` with `frames`, uint8 (T, H, W, 3), and the known pixels restored."""
        shown = canvas.laid_back(frames) if canvas.known.any() else frames
        return cls(clip=Clip(shown, canvas.fps, sound), warnings=warnings)


class Engine(Protocol):
    """Fills canvases. Constructing one is cheap: weights are loaded by the first fill."""

    @property
    def name(self) -> str:
        """The name it is registered under."""
        ...

    @property
    def weights(self) -> str:
        """Id of its weights, which changes whenever they change; "" for engines without weights."""
        ...

    @property
    def revision(self) -> str:
        """Version of its code; changes if the same request and weights may give other pixels."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What it can do; known without loading weights."""
        ...

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Fill:
        """Fills the unknown part of `canvas`.

        `cancelled` is asked at every step. Raises UnsupportedCanvas or UnsupportedRequest
        before it starts, WeightsError where the weights cannot be loaded, Cancelled.
        """
        ...

    def close(self) -> None:
        """Frees the memory of its weights, after any fill that is running.

        The next fill loads them again.
        """
        ...
