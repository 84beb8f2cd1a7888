"""The `Engine` protocol: whoever can fill a canvas.

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
    """What a fill gives: the clip, and what was done otherwise than asked (one line each)."""

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
        """The fill of `canvas` by `frames`, uint8 (T, H, W, 3), its known pixels laid back."""
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
        """Id of its weights, changing whenever they do; "" for engines without any."""
        ...

    @property
    def revision(self) -> str:
        """Of its code: changes whenever the same request and weights may give other pixels."""
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
        """Gives back the memory of its weights, after a fill that is under way.

        The next fill loads them again.
        """
        ...
