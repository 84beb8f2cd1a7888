"""The progress bar on stderr: steps done of those planned, and the time left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from onionskin.progress import Progress, ReportProgress


@contextmanager
def progress_bar() -> Iterator[ReportProgress]:
    """Gives a function to report progress to. Nothing is drawn where stderr is no terminal."""
    console = Console(stderr=True)
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("steps"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task("starting", total=None)

        def report(progress: Progress) -> None:
            bar.update(
                task,
                description=progress.label or "painting",
                completed=progress.num_done,
                # A single step is a wait of unknown length, not a bar.
                total=progress.num_steps if progress.num_steps > 1 else None,
            )

        yield report
