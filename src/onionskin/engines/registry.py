"""Engines by name, built in or from other packages: the entry points `onionskin.engines`."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from onionskin.errors import OnionskinError, UnknownEngine

if TYPE_CHECKING:
    from onionskin.engines.base import Engine

GROUP = "onionskin.engines"


def engine_names() -> tuple[str, ...]:
    """The names of all registered engines, sorted; nothing of them is imported."""
    return tuple(sorted(_entries()))


@cache
def load_engine(name: str) -> Engine:
    """The engine registered under `name`: one instance each, so that its weights stay loaded.

    Raises UnknownEngine, or OnionskinError where the engine's package does not import.
    """
    entries = _entries()
    if name not in entries:
        raise UnknownEngine(_unknown(name, sorted(entries)))
    try:
        make_engine = entries[name].load()
    except (ImportError, AttributeError) as error:
        raise OnionskinError(
            f"engine {name} does not load ({error}); reinstall the package it comes from: "
            f"{entries[name].value}"
        ) from error
    engine: Engine = make_engine()
    return engine


def _entries() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _unknown(name: str, known: list[str]) -> str:
    nearest = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"; did you mean {nearest[0]}?" if nearest else ""
    return f"there is no engine {name!r}; the engines are: {', '.join(known)}{hint}"
