"""Work ahead: what an iterator makes next is made in a thread while the last is still in use."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterable
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")
_POLL_SECONDS = 0.1


class _End:
    """The last thing in the queue, with the error that ended the making, if one did."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


def ahead(items: Iterable[T], depth: int = 2) -> Generator[T, None, None]:
    """The same items in order, made in another thread, at most `depth` of them in advance.

    An error comes out where it would have. Once closed or used up, the thread is gone; close it
    (`contextlib.closing`) before closing what the items are made from.
    """
    made: queue.Queue[T | _End] = queue.Queue(maxsize=depth)
    stopped = threading.Event()

    def put(item: T | _End) -> None:
        while not stopped.is_set():
            try:
                made.put(item, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return

    def make() -> None:
        source = iter(items)
        try:
            while not stopped.is_set():
                put(next(source))
        except StopIteration:
            put(_End())
        except BaseException as error:
            put(_End(error))
        finally:
            if isinstance(source, Generator):
                source.close()

    here = copy_context()  # where `progress.asking` may have been said
    thread = threading.Thread(target=lambda: here.run(make), name="ahead", daemon=True)
    thread.start()
    try:
        while not isinstance(item := made.get(), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        stopped.set()
        thread.join()
