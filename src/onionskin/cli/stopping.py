"""Ctrl-C and SIGTERM: the command stops within a second, wherever it is.

The first signal asks the work to stop at its next step, so that finished fills are kept; where
nobody asks (while modules are imported, say) it interrupts at once. What has not stopped after
`PATIENCE_SECONDS` is interrupted in the middle of its step. What does not notice that either, as
a native call that does not return, ends with the process at `LIMIT_SECONDS`. A second signal
ends the process without waiting. Nothing unfinished is left in any of these cases.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

from onionskin import system, unfinished
from onionskin.cli.output import error_lines

PATIENCE_SECONDS = 0.35
LIMIT_SECONDS = 0.75
_LAST_WORD_SECONDS = 0.15
"""For whoever is saying the last line when the process would end; on a busy machine that takes."""


class Interrupted(BaseException):
    """Raised in the main thread, wherever it is. Libraries know KeyboardInterrupt, and meddle."""


class _Stop:
    """What has been asked for by signals, in this process."""

    number = 0
    """The first signal that came; 0 for none."""
    is_noted = False
    """Whether the main thread knows of it; the thread that watches may know before."""
    num_listeners = 0
    """How many are asking, step by step, whether to stop."""
    interrupted = False
    """Whether Interrupted was raised; once is enough, a second one would disturb cleaning up."""
    ends: tuple[socket.socket, ...] = ()
    """Where signals are written, kept open as long as the process lives."""
    code: int | None = None
    """With which the command ends by itself, once it does."""
    last_word = threading.Lock()
    """Held by whoever says the one line at the end."""


def install(*, as_json: bool) -> None:
    """Takes over the signals of this process; called once, by `main`."""
    for number in system.STOP_SIGNALS:
        if number != system.HANG_UP or signal.getsignal(number) != signal.SIG_IGN:  # nohup
            signal.signal(number, _note)
    reading, writing = socket.socketpair()
    writing.setblocking(False)
    _Stop.ends = (reading, writing)
    # Signals are written there even while the main thread is in a native call.
    signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    system.after_fork(leave_to_the_system)
    threading.Thread(target=_watch, args=(reading, as_json), daemon=True).start()


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Gives a function that tells whether the person has asked to stop."""
    _Stop.num_listeners += 1
    try:
        yield lambda: _Stop.number != 0
    finally:
        _Stop.num_listeners -= 1


def is_asked() -> bool:
    """Whether a signal asked this process to stop."""
    return _Stop.number != 0


def exit_code() -> int:
    """Of a command that was stopped: 130 after Ctrl-C, 143 after SIGTERM."""
    return 128 + (_Stop.number or signal.SIGINT)


def leave(code: int) -> NoReturn:
    """Ends the process; after a signal without waiting for threads that may still work."""
    take_last_word()
    _Stop.code = code
    if _Stop.number:
        unfinished.remove_all()
        os._exit(code)
    sys.exit(code)


def take_last_word() -> bool:
    """True for the first who asks: only they say how the command ended."""
    return _Stop.last_word.acquire(blocking=False)


def stopped_line() -> str:
    """How a command ended that was stopped in the middle of something."""
    return "stopped; nothing half-written is left"


def _note(number: int, frame: FrameType | None) -> None:
    """The handler of the signals, in the main thread."""
    first, _Stop.is_noted, _Stop.number = not _Stop.is_noted, True, _Stop.number or number
    if (first and _Stop.num_listeners) or _Stop.interrupted or _Stop.last_word.locked():
        return
    _Stop.interrupted = True
    raise Interrupted


def leave_to_the_system() -> None:
    """Signals have their usual meaning again: for a server, which stops in its own way.

    And for forked workers, which must not tell their parent of signals meant for themselves.
    """
    signal.set_wakeup_fd(-1)
    for number in system.STOP_SIGNALS:
        signal.signal(number, signal.SIG_DFL)


def _watch(pipe: socket.socket, as_json: bool) -> None:
    """Waits for a signal, and then for the end of the process, which it brings about if need be."""
    number = _next_signal(pipe, None)
    started = time.monotonic()
    _Stop.number = _Stop.number or number
    again = _next_signal(pipe, PATIENCE_SECONDS)
    if not (again or _Stop.interrupted):
        system.interrupt_main(number)
    limit = PATIENCE_SECONDS if again else LIMIT_SECONDS
    time.sleep(max(0.1, started + limit - time.monotonic()))
    _end(as_json)


def _next_signal(pipe: socket.socket, timeout_seconds: float | None) -> int:
    """The number of the next signal of ours, or 0 where none comes in time."""
    while select.select([pipe], [], [], timeout_seconds)[0]:
        number = pipe.recv(1)[0]
        if number in system.STOP_SIGNALS:
            return number
    return 0


def _end(as_json: bool) -> None:
    """Ends the process, whatever its main thread does."""
    speaks = take_last_word()
    unfinished.remove_all()
    if speaks:
        told = error_lines(stopped_line(), "Cancelled", exit_code(), as_json=as_json)
        for stream, text in zip((sys.stderr, sys.stdout), told, strict=True):
            _write_at_once(stream.fileno(), text)
    else:
        time.sleep(_LAST_WORD_SECONDS)
    os._exit(exit_code() if _Stop.code is None else _Stop.code)


def _write_at_once(number: int, text: str) -> None:
    """Writes past the stream, which the main thread may hold, and to no reader that is asleep."""
    with suppress(OSError):
        if text and (system.IS_WINDOWS or select.select([], [number], [], 0.05)[1]):
            os.write(number, text.encode(errors="backslashreplace"))
