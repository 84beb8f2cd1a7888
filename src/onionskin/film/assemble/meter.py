"""How far a film is: its stages weighed by the time they take, as one count that only grows."""

from __future__ import annotations

import threading
from typing import Protocol

from onionskin.errors import Cancelled
from onionskin.progress import IsCancelled, Progress, ReportProgress

_STEPS = 1000


class Advance(Protocol):
    """Tells of steps that were done, and how many of these were found finished."""

    def __call__(self, count: int, num_found: int = 0, /) -> None: ...


def nobody(count: int, num_found: int = 0, /) -> None:
    """Tells nobody."""


class Meter:
    """Reports the stages of a film one after another; several threads may advance it."""

    def __init__(self, progress: ReportProgress, cancelled: IsCancelled) -> None:
        self._progress, self.cancelled = progress, cancelled
        self._lock = threading.Lock()
        self._before = self._share = self._found = 0.0
        self._done = self._total = 0
        self._label = ""
        self._told = -1

    def stage(self, label: str, share: float, total: int) -> Advance:
        """Begins a stage of `total` steps that takes `share` of the time, and gives the function
        by which it is advanced. Raises Cancelled."""
        with self._lock:
            self._before += self._share
            self._share, self._total, self._done, self._label = share, max(total, 1), 0, label
        self._tell()
        return self._advance

    def label(self, label: str) -> None:
        """Says what is being done now."""
        self._label = label

    def check(self) -> None:
        """Raises Cancelled if the person asked to stop."""
        if self.cancelled():
            raise Cancelled("stopped; what was finished of the film is kept")

    def _advance(self, count: int, num_found: int = 0, /) -> None:
        with self._lock:
            self._done = min(self._done + count, self._total)
            self._found += self._share * num_found / self._total
        self._tell()

    def _tell(self) -> None:
        self.check()
        with self._lock:
            share = self._before + self._share * self._done / self._total
            done = max(min(int(share * _STEPS), _STEPS), self._told)
            if done == self._told:
                return
            self._told = done
            found = min(int(self._found * _STEPS), done)
            self._progress(
                Progress(num_done=done, num_steps=_STEPS, label=self._label, num_found=found)
            )
