"""How far a command is, on stderr: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    ProgressColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from onionskin.cli.output import LONG_SECONDS, about, say, translated
from onionskin.pace import Pace
from onionskin.progress import Progress, ReportProgress

_FIRST_SECONDS: Final = 5.0
_MOST_SECONDS: Final = 60.0


class _Left(ProgressColumn):
    """How long it will still take, in the bar."""

    max_refresh = 1.0

    def __init__(self, pace: Pace) -> None:
        super().__init__()
        self._pace = pace

    def render(self, task: Task) -> Text:
        left = self._pace.seconds_left
        if left is None or task.finished:
            return Text("")
        told = f"{translated('time left: about')} {translated(about(left))}"
        return Text(told, style="progress.remaining")


class TimeLeft:
    """Says in a line how long work will still take; see `Pace`.

    The first line comes 5 s after the start, the next after pauses that double up to a minute;
    what is nearly done is not announced.
    """

    def __init__(
        self, expected_seconds: float | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock, self._pace = clock, Pace(expected_seconds, clock)
        self._next, self._pause = clock() + _FIRST_SECONDS, _FIRST_SECONDS

    def report(self, progress: Progress) -> None:
        """See `ReportProgress`."""
        self._pace.report(progress)
        now = self._clock()
        if now < self._next or (left := self._pace.seconds_left) is None:
            return
        if left >= LONG_SECONDS:
            label, done = translated(progress.label or "painting"), progress.num_done
            say(f"{label}: about {about(left)} left ({100 * done // progress.num_steps}% done)")
        self._pause = min(2 * self._pause, _MOST_SECONDS)
        self._next = now + self._pause


@contextmanager
def progress_bar(expected_seconds: float | None = None) -> Iterator[ReportProgress]:
    """Gives a function to report progress to.

    `expected_seconds` are those of the whole work, where it is known from before.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield TimeLeft(expected_seconds).report
        return
    pace = Pace(expected_seconds)
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        _Left(pace),
        console=console,
        transient=True,
    )
    with bar:
        task = bar.add_task(translated("starting"), total=None)

        def report(progress: Progress) -> None:
            pace.report(progress)
            bar.update(
                task,
                description=translated(progress.label or "painting"),
                completed=progress.num_done,
                # A single step is a wait of unknown length, not a bar.
                total=progress.num_steps if progress.num_steps > 1 else None,
            )

        yield report
