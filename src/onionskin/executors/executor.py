"""`Executor`: whoever runs calls that do not depend on each other, and the two that run here.

The caller says which calls may run at once, and takes their results in the order it wants:
an executor changes when and where a call runs, never what it gives.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Protocol, Self, TypeVar

from onionskin.checks import short
from onionskin.errors import InvalidInput
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing

T = TypeVar("T")
MAX_WORKERS = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """Receives the progress of a call and can cancel it, wherever it runs.

    Both functions run at the caller: an executor passes progress to it, and a cancel from it.
    """

    progress: ReportProgress = report_nothing
    cancelled: IsCancelled = never_cancelled


class Executor(Protocol):
    """Runs calls and returns their results as futures."""

    @property
    def num_workers(self) -> int:
        """How many calls run at once; callers need not submit more before one is done."""
        ...

    @property
    def is_apart(self) -> bool:
        """Whether calls run in other processes, one at a time in each, perhaps elsewhere.

        If so, calls and their results are pickled, and a call may run twice if its process was
        lost, so it must leave the same files each time.
        """
        ...

    def submit(self, call: Callable[..., T], watch: Watch | None = None) -> Future[T]:
        """Runs `call()`; with a `watch`, runs `call(progress=..., cancelled=...)`.

        Its result, or what it raised, is in the future.
        """
        ...


class OpenExecutor(Executor, Protocol):
    """An executor that holds resources until it is closed: threads, workers of a cluster."""

    def close(self) -> None:
        """Waits for running calls; those that have not started are dropped."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...


class _Closing:
    """Closes itself at the end of a `with` block."""

    def close(self) -> None:
        """See `OpenExecutor.close`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class InTurn(_Closing):
    """Runs every call in the caller's own thread, before `submit` returns."""

    @property
    def num_workers(self) -> int:
        """One: the caller's own."""
        return 1

    @property
    def is_apart(self) -> bool:
        """No."""
        return False

    def submit(self, call: Callable[..., T], watch: Watch | None = None) -> Future[T]:
        """See `Executor.submit`. An interrupt (no `Exception`) is raised at once."""
        future: Future[T] = Future()
        try:
            future.set_result(watched(call, watch)())
        except Exception as error:
            future.set_exception(error)
        return future


class Threads(_Closing):
    """Runs calls in threads of this process. Close it, or use it in a `with` block."""

    def __init__(self, num_workers: int) -> None:
        """Starts up to `num_workers` threads, 1..64. Raises InvalidInput."""
        if not isinstance(num_workers, int) or not 1 <= num_workers <= MAX_WORKERS:
            raise InvalidInput(
                f"{short(num_workers)} workers are out of range; give 1..{MAX_WORKERS}"
            )
        self._num_workers = num_workers
        self._pool = ThreadPoolExecutor(num_workers, thread_name_prefix="onionskin")

    @property
    def num_workers(self) -> int:
        """See `Executor.num_workers`."""
        return self._num_workers

    @property
    def is_apart(self) -> bool:
        """No."""
        return False

    def submit(self, call: Callable[..., T], watch: Watch | None = None) -> Future[T]:
        """See `Executor.submit`."""
        return self._pool.submit(watched(call, watch))

    def close(self) -> None:
        """See `OpenExecutor.close`."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def watched(call: Callable[..., T], watch: Watch | None) -> Callable[[], T]:
    """`call` with what it is told by, where somebody watches it."""
    if watch is None:
        return call
    return partial(call, progress=watch.progress, cancelled=watch.cancelled)
