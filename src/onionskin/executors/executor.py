"""`Executor`: whoever runs calls that do not depend on each other, and the two that run here.

The caller says which calls may run at once, and takes their results in the order it wants:
an executor changes when a call runs, never what it gives.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Protocol, Self, TypeVar

from onionskin.checks import short
from onionskin.errors import InvalidInput

T = TypeVar("T")
MAX_WORKERS = 64


class Executor(Protocol):
    """Runs calls and gives their results as futures."""

    @property
    def num_workers(self) -> int:
        """How many calls run at once; callers need not submit more before one is done."""
        ...

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """Has `call` run. Its result, or what it raised, is in the future."""
        ...


class OpenExecutor(Executor, Protocol):
    """An executor that holds something until it is closed: threads, a place on a cluster."""

    def close(self) -> None:
        """Waits for the calls that run; those that have not started are dropped."""
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

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """See `Executor.submit`. An interrupt (no `Exception`) is raised at once."""
        future: Future[T] = Future()
        try:
            future.set_result(call())
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

    def submit(self, call: Callable[[], T]) -> Future[T]:
        """See `Executor.submit`."""
        return self._pool.submit(call)

    def close(self) -> None:
        """See `OpenExecutor.close`."""
        self._pool.shutdown(wait=True, cancel_futures=True)
