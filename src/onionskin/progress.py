"""How far a piece of work is, and how it is stopped.

What asks for work gives `cancelled`, which the work asks at every step. Work that is many calls
deep, such as reading a script, does not hand it from call to call: whoever begins it says
`asking(cancelled)`, and every sentence, weight file or stage of planning says
`stop_if_cancelled()`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Final, TypeVar

from onionskin.errors import Cancelled


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """Progress of a piece of work: `num_done` of `num_steps` steps, and a label for the present."""

    num_done: int
    num_steps: int
    label: str = ""
    num_found: int = 0
    """How many of those done were found finished, and took no time."""


ReportProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


def report_nothing(progress: Progress) -> None:
    """Ignores progress; the default of `progress`."""


def never_cancelled() -> bool:
    """Never cancels; the default of `cancelled`."""
    return False


_ASKED: Final[ContextVar[IsCancelled]] = ContextVar("cancelled", default=never_cancelled)
_ASK_SECONDS: Final = 0.1
T = TypeVar("T")


@contextmanager
def asking(cancelled: IsCancelled) -> Iterator[None]:
    """Within it, `stop_if_cancelled` asks `cancelled`, in this thread."""
    before = _ASKED.set(cancelled)
    try:
        yield
    finally:
        _ASKED.reset(before)


def now_asked() -> IsCancelled:
    """The `cancelled` of the work that this is part of; see `asking`."""
    return _ASKED.get()


def stop_if_cancelled() -> None:
    """Raises Cancelled if the work that this is part of was cancelled; see `asking`."""
    if now_asked()():
        raise Cancelled("stopped before the first step")


def imported(name: str) -> ModuleType:
    """A module that may take seconds to import. Raises Cancelled meanwhile; see `asking`."""
    return heard_during(lambda: import_module(name))


def heard_during(work: Callable[[], T]) -> T:
    """What `work` gives, which cannot be stopped. Raises Cancelled meanwhile; see `asking`.

    It goes on in its own thread then: a module that is half imported cannot be taken back.
    """
    done: Future[T] = Future()
    threading.Thread(target=_finish, args=(done, work), name="onionskin-heard").start()
    while not wait([done], _ASK_SECONDS).done:
        stop_if_cancelled()
    return done.result()


def _finish(done: Future[T], work: Callable[[], T]) -> None:
    try:
        done.set_result(work())
    except BaseException as error:
        done.set_exception(error)


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
