"""How far a command is, on stderr: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from onionskin.cli.output import LONG_SECONDS, say, spoken, translated
from onionskin.progress import Progress, ReportProgress

_FIRST_SECONDS: Final = 5.0
_MOST_SECONDS: Final = 60.0


class TimeLeft:
    """Says in a line how long work will take, by the speed that it has had so far.

    The first line comes 5 s after the start, the next after pauses that double up to a minute;
    what is nearly done is not announced.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next, self._pause = clock() + _FIRST_SECONDS, _FIRST_SECONDS
        self._steps = self._first = self._done = 0
        self._since = clock()

    def report(self, progress: Progress) -> None:
        """See `ReportProgress`."""
        if progress.num_steps != self._steps or progress.num_done < self._done:
            self._begin(progress)  # another part of the work, with a speed of its own
        self._done, now = progress.num_done, self._clock()
        done = progress.num_done - self._first
        if done <= 0 or now < self._next:
            return
        left = (now - self._since) / done * (progress.num_steps - progress.num_done)
        if left >= LONG_SECONDS:
            label = translated(progress.label or "painting")
            say(f"{label}: about {spoken(left)} left ({self._done} of {self._steps} steps done)")
        self._pause = min(2 * self._pause, _MOST_SECONDS)
        self._next = now + self._pause

    def _begin(self, progress: Progress) -> None:
        self._steps, self._since = progress.num_steps, self._clock()
        self._first = self._done = progress.num_done


@contextmanager
def progress_bar() -> Iterator[ReportProgress]:
    """Gives a function to report progress to."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield TimeLeft().report
        return
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(translated("steps done,")),
        TimeElapsedColumn(),
        TextColumn(translated("time left")),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    with bar:
        task = bar.add_task(translated("starting"), total=None)

        def report(progress: Progress) -> None:
            bar.update(
                task,
                description=translated(progress.label or "painting"),
                completed=progress.num_done,
                # A single step is a wait of unknown length, not a bar.
                total=progress.num_steps if progress.num_steps > 1 else None,
            )

        yield report
