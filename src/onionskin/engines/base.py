"""The `Engine` protocol: whoever can fill a canvas.

Every engine, built in or not, registers under the entry point `onionskin.engines` and
passes one contract suite (tests/engines/contract.py):

- known pixels come back bit for bit, at the shape and rate of the canvas;
- the same engine, weights, canvas, request and seed give the same bytes;
- what it cannot do is refused before it starts;
- progress only grows, and ends complete; a cancel takes effect within one step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from onionskin.canvas import Canvas
from onionskin.clip import Clip, Frames
from onionskin.engines.capabilities import Capabilities
from onionskin.errors import Cancelled
from onionskin.request import Request
from onionskin.sound import Sound


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a fill is: `num_done` of `num_steps` steps, and what it is doing."""

    num_done: int
    num_steps: int
    label: str = ""


ReportProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


def report_nothing(progress: Progress) -> None:
    """Progress for nobody."""


def never_cancelled() -> bool:
    """A fill that runs to its end."""
    return False


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
        return cls(clip=Clip(canvas.laid_back(frames), canvas.fps, sound), warnings=warnings)


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


class Steps:
    """Counts the steps of a fill: reports progress, and stops it when it is cancelled.

    >>> steps = Steps(20, progress, cancelled)   # reports 0 of 20
    >>> steps.advance("painting")                # reports 1 of 20, or raises Cancelled
    """

    def __init__(self, num_steps: int, progress: ReportProgress, cancelled: IsCancelled) -> None:
        self._num_steps = num_steps
        self._num_done = 0
        self._progress = progress
        self._cancelled = cancelled
        self._report("")

    def advance(self, label: str = "") -> None:
        """Counts one step as done. Raises Cancelled if the person asked to stop."""
        self._num_done += 1
        self._report(label)

    def _report(self, label: str) -> None:
        if self._cancelled():
            raise Cancelled(f"stopped after {self._num_done} of {self._num_steps} steps")
        self._progress(Progress(num_done=self._num_done, num_steps=self._num_steps, label=label))
