"""What Linux, macOS and Windows do differently: locks, links, signals, cores, processes.

Nothing else of the package asks which system it runs on. On Windows a folder cannot be locked, so
that one which a killed writer left behind stays.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

if sys.platform == "win32":
    import _thread
    import msvcrt
else:
    import fcntl

PathLike = str | os.PathLike[str]
IS_WINDOWS: Final = sys.platform == "win32"
HANG_UP: Final[int | None] = getattr(signal, "SIGHUP", None)
"""The signal that a terminal sends when it closes; None where there is none."""
STOP_SIGNALS: Final = tuple(
    int(number) for number in (signal.SIGINT, signal.SIGTERM, HANG_UP) if number is not None
)
"""The signals that ask a command to stop."""
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_FAR = 1 << 40
_GIVES_WAY, _BELOW_NORMAL = 5, 0x4000


# Files


def open_at_once(path: PathLike, *, follow_links: bool = True) -> int:
    """A handle for reading, in binary. Does not wait for a pipe to which nobody writes.

    Raises OSError. With `follow_links` False a link is refused where the system can tell.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if not follow_links:
        flags |= getattr(os, "O_NOFOLLOW", 0)
    return os.open(path, flags)


def lock(path: PathLike, *, wait: bool = False) -> int | None:
    """Locks a file, or a folder, until the handle is closed or its process ends.

    Raises OSError where another holds it and `wait` is False, or where it cannot be opened.
    Returns None for a folder on Windows, which knows no such lock.
    """
    if IS_WINDOWS and Path(path).is_dir():
        return None
    handle = open_at_once(path, follow_links=False)
    try:
        _lock(handle, wait)
    except OSError:
        os.close(handle)
        raise
    return handle


def link_or_copy(source: PathLike, target: PathLike) -> None:
    """The same file under another name; a copy where the disk knows no such thing."""
    try:
        os.link(source, target)
    except (OSError, AttributeError, NotImplementedError):
        shutil.copyfile(source, target)


def swap(first: Path, second: Path) -> bool:
    """Swaps two names in one step (Linux 3.15); False where the system does not know how."""
    if IS_WINDOWS:
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = os.fsencode(first), os.fsencode(second)
    done: int = rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return done == 0


if sys.platform == "win32":

    def _lock(handle: int, wait: bool) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)  # what lies there, nobody reads or writes
        msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:

    def _lock(handle: int, wait: bool) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


# Processes


def num_cores() -> int:
    """Cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


APART: Final[dict[str, Any]] = (
    {"creationflags": 0x200} if IS_WINDOWS else {"start_new_session": True}
)
"""Of subprocess.Popen: what starts a process that a terminal's Ctrl-C does not reach."""


def give_way() -> None:
    """Lets other processes of this machine go first: this one works in the background."""
    if sys.platform == "win32":
        own = ctypes.windll.kernel32
        own.SetPriorityClass(own.GetCurrentProcess(), _BELOW_NORMAL)
        return
    os.nice(_GIVES_WAY)
    # Linux weighs sessions before processes where it groups them by itself.
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(_GIVES_WAY))


def after_fork(call: Callable[[], None]) -> None:
    """Calls it in every forked child, where processes fork."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=call)


if sys.platform == "win32":

    def interrupt_main(number: int) -> None:
        """Runs the handler of a signal in the main thread."""
        _thread.interrupt_main(number)

else:

    def interrupt_main(number: int) -> None:
        """Runs the handler of a signal in the main thread, and wakes it from a call that waits."""
        signal.pthread_kill(threading.main_thread().ident or 0, number)
