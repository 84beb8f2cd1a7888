"""Engines by name, built in or from other packages: the entry points `onionskin.engines`."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from onionskin.errors import OnionskinError, UnknownEngine

if TYPE_CHECKING:
    from collections.abc import Callable

    from onionskin.engines.base import Engine

GROUP = "onionskin.engines"
SCHEMES = "onionskin.engine_schemes"
"""Makers of engines that are named by where their weights are: "diffusers:ORG/NAME"."""


def engine_names() -> tuple[str, ...]:
    """The names of all registered engines, sorted; nothing of them is imported."""
    return tuple(sorted(_entries()))


@cache
def load_engine(name: str) -> Engine:
    """The engine registered under `name`: one instance each, so that its weights stay loaded.

    Raises UnknownEngine, or OnionskinError where the engine's package does not import.
    """
    scheme, _, address = name.partition(":")
    schemes = {entry.name: entry for entry in entry_points(group=SCHEMES)}
    if address and scheme in schemes:
        return _maker(name, schemes[scheme])(address)
    entries = _entries()
    if name not in entries:
        raise UnknownEngine(_unknown(name, sorted(entries)))
    return _maker(name, entries[name])()


def _maker(name: str, entry: EntryPoint) -> Callable[..., Engine]:
    try:
        make_engine: Callable[..., Engine] = entry.load()
    except (ImportError, AttributeError) as error:
        raise OnionskinError(
            f"engine {name} does not load ({error}); reinstall the package it comes from: "
            f"{entry.value}"
        ) from error
    return make_engine


def _entries() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _unknown(name: str, known: list[str]) -> str:
    nearest = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"; did you mean {nearest[0]}?" if nearest else ""
    return f"there is no engine {name!r}; the engines are: {', '.join(known)}{hint}"
