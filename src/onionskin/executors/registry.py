"""Executors by name, built in or from other packages.

An executor is "threads", or named by the entry point of the group `onionskin.executors` that opens
it, with an address after a colon where it needs one: "cluster:head:6379". An entry point is a
callable `open(address, num_workers)`: `address` is "" where none was given, `num_workers` is None
where the executor may choose. It gives an `OpenExecutor`. `onionskin.testing.ExecutorContract`
holds what all keep.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from onionskin.checks import short
from onionskin.errors import InvalidInput, OnionskinError
from onionskin.executors.executor import InTurn, OpenExecutor, Threads

GROUP: Final = "onionskin.executors"
THREADS: Final = "threads"


def executor_names() -> tuple[str, ...]:
    """The names of all registered executors, sorted, without importing them."""
    return tuple(sorted({THREADS, *_entries()}))


def load_executor(name: str = THREADS, num_workers: int | None = None) -> OpenExecutor:
    """Opens the executor with this name; close it, or use it in a `with` block.

    `num_workers` calls run at once; None: as many as the executor chooses. Raises InvalidInput
    for a name, an address or a number that it does not have, OnionskinError where the package it
    comes from does not import.
    """
    check_name(name)
    kind, _, address = name.partition(":")
    if kind == THREADS:
        return open_threads(address, num_workers)
    return _opener(_entries()[kind])(address, num_workers)


def check_name(name: str) -> None:
    """Raises InvalidInput for an executor that is not registered; nothing is opened."""
    kind = name.partition(":")[0] if isinstance(name, str) else ""
    if kind not in executor_names():
        known = ", ".join(executor_names())
        raise InvalidInput(f"there is no executor {short(name)}; choose one of {known}")


def open_threads(address: str, num_workers: int | None) -> OpenExecutor:
    """Threads of this process; one call after the other where no number is given.

    Raises InvalidInput where an address is given, or a number out of 1..64.
    """
    if not isinstance(address, str) or address:
        raise InvalidInput(f"executor {THREADS} has no address; leave out {short(address)}")
    if num_workers is None or (isinstance(num_workers, int) and num_workers == 1):
        return InTurn()
    return Threads(num_workers)


def _opener(entry: EntryPoint) -> Callable[[str, int | None], OpenExecutor]:
    try:
        opens: Callable[[str, int | None], OpenExecutor] = entry.load()
    except (ImportError, AttributeError) as error:
        raise OnionskinError(
            f"executor {entry.name} does not load ({error}); reinstall the package it comes from: "
            f"{entry.value}"
        ) from error
    return opens


def _entries() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}
