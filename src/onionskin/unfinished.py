"""Files that are not whole yet: locked by their writer, and removed if it ends before they are.

Whoever opens an unfinished file claims it, and registers how to remove it, which is taken back
when the file is whole or gone. The command line calls `remove_all` where it must end in the middle
of a call that does not return. A lock dies with its process, so that a part which nobody holds was
left by a writer that was killed: the next writer removes it.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onionskin import system

_removers: dict[Callable[[], object], None] = {}


def register(remove: Callable[[], object]) -> None:
    """Has `remove` called if the process ends early; it may be called from another thread."""
    _removers[remove] = None


def forget(remove: Callable[[], object]) -> None:
    """Takes a `register` back; nothing happens where there was none."""
    _removers.pop(remove, None)


def remove_all() -> None:
    """Removes everything unfinished, the newest first. What cannot be removed is left."""
    while _removers:
        with suppress(KeyError, OSError):
            remove, _ = _removers.popitem()
            remove()


class Hold:
    """The lock on a part."""

    def __init__(self, handle: int | None) -> None:
        """`handle` is None where the system cannot lock it."""
        self._handle = handle

    def release(self) -> None:
        """Lets go; nothing happens the second time."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def claim(part: Path, *, folder: bool = False) -> Hold | None:
    """Creates an empty part and locks it; None where another took it for abandoned meanwhile.

    Raises OSError where it cannot be created.
    """
    if folder:
        part.mkdir()
    else:
        part.touch(exist_ok=False)
    try:
        handle = system.lock(part, wait=True)
    except FileNotFoundError:
        return None
    hold = Hold(handle)
    if handle is None or _is_still(handle, part):
        return hold
    hold.release()
    return None


@contextmanager
def part_of(place: Path, *, folder: bool = False) -> Iterator[Path]:
    """An empty part beside `place`, removed at the end unless it was moved away.

    Raises OSError where it cannot be created.
    """
    hold = None
    while hold is None:
        part = place.with_name(f"{place.name}.{os.getpid()}-{secrets.token_hex(4)}.part")
        hold = claim(part, folder=folder)
    if system.IS_WINDOWS:
        hold.release()  # what is held open cannot be moved there

    def discard() -> None:
        remove(part)

    register(discard)
    try:
        yield part
    finally:
        discard()
        forget(discard)
        hold.release()


def remove_abandoned(part: Path, is_ours: Callable[[Path], bool] = lambda _: True) -> None:
    """Removes a part whose writer is gone, if it `is_ours`. Raises OSError where it is held."""
    handle = system.lock(part)
    if handle is None:
        return
    try:
        is_left = _is_still(handle, part) and is_ours(part)
        if is_left and not system.IS_WINDOWS:
            remove(part)
    finally:
        os.close(handle)
    if is_left and system.IS_WINDOWS:  # where what is held open cannot be removed
        remove(part)


def remove(path: Path) -> None:
    """Removes a file or a folder, as far as that is possible."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _is_still(handle: int, path: Path) -> bool:
    """Whether the name stands for what was opened."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False
