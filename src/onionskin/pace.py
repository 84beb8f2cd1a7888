"""How long work will still take, by how fast it goes now.

The speed of the last minute or so counts, and at least that of the last few steps; what was known
before it began is only a start. Steps that were found finished say nothing of the speed. What is
told changes little by little, so that nobody sees it jump.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from typing import Final

from onionskin.progress import Progress

_MEMORY_SECONDS: Final = 45.0
_MOST_FORGOTTEN: Final = 0.35
"""Of what is remembered, at one step: where each takes minutes, the last few still count."""
_TRUST_SECONDS: Final = 10.0
"""What is known before the work begins weighs as much as so many seconds of it."""
_ENOUGH: Final = 0.05
"""The share of the work that the first step must be for its time to be taken for the speed's:
there is much to load before it."""
_SETTLING_SECONDS: Final = 8.0
"""In which what is told follows by two thirds."""


class Pace:
    """Seconds that are left of work that reports its progress. Other threads may ask for them."""

    def __init__(
        self, expected_seconds: float | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`expected_seconds` are those of the whole work, where it is known from before."""
        self._clock, self._lock = clock, threading.Lock()
        self._expected = expected_seconds
        self._told: float | None = None
        self._told_at = 0.0
        self._num_steps = self._num_done = self._num_found = 0
        self._begin(Progress(num_done=0, num_steps=0))

    def report(self, progress: Progress) -> None:
        """See `ReportProgress`."""
        with self._lock:
            self._report(progress)

    @property
    def seconds_left(self) -> float | None:
        """How long it will take from now; None while nothing is known of it."""
        with self._lock:
            return self._settled(self._left())

    def _report(self, progress: Progress) -> None:
        if not self._num_steps:
            self._num_steps = progress.num_steps
            self._expect()
        if progress.num_steps != self._num_steps or progress.num_done < self._num_done:
            self._begin(progress)  # another part of the work, with a speed of its own
            return
        found = max(progress.num_found - self._num_found, 0)
        steps = progress.num_done - self._num_done - found
        self._num_done, self._num_found = progress.num_done, progress.num_found
        if steps > 0:
            self._move(steps)
        elif found:
            self._moved_at = self._clock()

    def _settled(self, left: float | None) -> float | None:
        """What is told, little by little what it is."""
        if left is None:
            return None
        now = self._clock()
        if self._told is not None:
            passed = now - self._told_at
            due = max(self._told - passed, 0.0)
            kept = math.exp(-passed / _SETTLING_SECONDS)
            left = min(due + (left - due) * (1 - kept), due / kept + 2 * passed)
        self._told, self._told_at = left, now
        return left

    def _begin(self, progress: Progress) -> None:
        self._num_steps = progress.num_steps
        self._num_done, self._num_found = progress.num_done, progress.num_found
        self._moved_at = self._clock()
        self._moves = 0
        self._told = None
        self._steps = self._seconds = self._count = 0.0
        """Steps, their seconds and how often there were some, those of late counting most."""
        self._expect()

    def _expect(self) -> None:
        """Begins with what is known from before, once, for all that is more than one step."""
        if self._expected and self._num_steps > 1:
            self._seconds = min(_TRUST_SECONDS, self._expected)
            self._steps = self._seconds / self._expected * self._num_steps
            self._expected = None

    def _move(self, steps: int) -> None:
        now = self._clock()
        seconds, self._moved_at = now - self._moved_at, now
        self._moves += 1
        if self._moves == 1:
            if self._steps or steps < _ENOUGH * (self._num_steps - self._num_found):
                return
        elif self._moves == 2 and self._count == 1:
            self._steps = self._seconds = self._count = 0.0
        kept = max(math.exp(-seconds / _MEMORY_SECONDS), 1 - _MOST_FORGOTTEN)
        self._steps = kept * self._steps + steps
        self._seconds = kept * self._seconds + seconds
        self._count = kept * self._count + 1

    def _left(self) -> float | None:
        """By the speed of late, and by how long the next step has been waited for."""
        if not self._steps or not self._seconds:
            return None
        left = (self._num_steps - self._num_done) * self._seconds / self._steps
        usual = self._seconds / self._count if self._count else left
        waited = self._clock() - self._moved_at
        late = max(waited - 2 * usual, 0.0)
        return max(left * (1 + late / self._seconds) - min(waited, 2 * usual), 0.0)


def rounded(seconds: float) -> float:
    """A length of time as nobody would measure it: 40 s, 2 min, 25 min, 3 h."""
    steps = ((10, 1), (60, 5), (120, 10), (20 * 60, 60), (100 * 60, 300), (math.inf, 1800))
    step = next(step for limit, step in steps if seconds < limit)
    return max(step * round(seconds / step), step)
