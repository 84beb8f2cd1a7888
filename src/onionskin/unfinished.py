"""What has to be removed if the process ends before it is whole.

Whoever opens an unfinished file registers how to remove it, and takes that back when the file
is whole or gone. The command line calls `remove_all` where it must end in the middle of a call
that does not return.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

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
