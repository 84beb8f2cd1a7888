"""Work beside the drawing of a film: what is heard needs few of its pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Final, TypeVar

from onionskin.errors import Cancelled
from onionskin.progress import IsCancelled

Made = TypeVar("Made")
_ASK_SECONDS: Final = 0.1


class Aside:
    """One thread that works beside this one, one thing after another.

    Where the block it is used in fails, `cancelled` says so, what was not begun is dropped, and
    nobody waits for the rest.
    """

    def __init__(self, cancelled: IsCancelled) -> None:
        self._cancelled = cancelled
        self._has_failed = threading.Event()
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="onionskin-aside")

    def __enter__(self) -> Aside:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if error is not None:
            self._has_failed.set()
        self._threads.shutdown(wait=error is None, cancel_futures=True)

    def cancelled(self) -> bool:
        """Whether what is done here is no longer wanted."""
        return self._has_failed.is_set() or self._cancelled()

    def run(self, work: Callable[[], Made]) -> Future[Made]:
        """Begins a piece of work as soon as those before it are done."""
        return self._threads.submit(work)

    def waited_for(self, work: Future[Made]) -> Made:
        """What came of a piece of work. Raises what it raised, and Cancelled while it lasts."""
        while not wait([work], _ASK_SECONDS).done:
            if self._cancelled():
                raise Cancelled("stopped; what was finished of the film is kept")
        return work.result()
