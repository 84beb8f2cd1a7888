"""How far a piece of work is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onionskin.errors import Cancelled


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """Progress of a fill: `num_done` of `num_steps` steps, and a label for the present step."""

    num_done: int
    num_steps: int
    label: str = ""


ReportProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


def report_nothing(progress: Progress) -> None:
    """Ignores progress; the default of `progress`."""


def never_cancelled() -> bool:
    """Never cancels; the default of `cancelled`."""
    return False


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
        """Counts one step as done. Raises Cancelled if the user asked to stop."""
        self._num_done += 1
        self._report(label)

    def _report(self, label: str) -> None:
        if self._cancelled():
            raise Cancelled(f"stopped after {self._num_done} of {self._num_steps} steps")
        self._progress(Progress(num_done=self._num_done, num_steps=self._num_steps, label=label))
