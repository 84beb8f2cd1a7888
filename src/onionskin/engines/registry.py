"""Engines by name, built in or from other packages, one instance of each for all threads.

Engines register under the entry points `onionskin.engines`. Each is made once for every way to
run it (its name and settings). Making one costs nothing: its weights come with its first fill,
and leave by `close`. The pool has engines with large weights close when another is wanted, never
one that is on lease.
"""

from __future__ import annotations

import inspect
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from onionskin import checks
from onionskin.engines.capabilities import refuse_unsupported_settings
from onionskin.errors import InvalidInput, OnionskinError, UnknownEngine
from onionskin.settings import EngineSettings

if TYPE_CHECKING:
    from onionskin.engines.base import Engine

GROUP = "onionskin.engines"
SCHEMES = "onionskin.engine_schemes"
"""Makers of engines that are named by where their weights are: "diffusers:ORG/NAME"."""

_AS_USUAL = EngineSettings()


def engine_names() -> tuple[str, ...]:
    """The names of all registered engines, sorted, without importing them."""
    return tuple(sorted(_entries()))


def make_engine(name: str, settings: EngineSettings = _AS_USUAL) -> Engine:
    """Makes a new engine with this name and these `settings`.

    Raises UnknownEngine, OnionskinError where its package does not import, InvalidInput for
    settings that it cannot honour.
    """
    _check(name, settings)
    settings.check()
    scheme, _, address = name.partition(":")
    schemes = {entry.name: entry for entry in entry_points(group=SCHEMES)}
    entries = _entries()
    if address and scheme in schemes:
        engine = _made(_maker(name, schemes[scheme]), settings, address)
    elif name in entries:
        engine = _made(_maker(name, entries[name]), settings)
    else:
        raise UnknownEngine(_unknown(name, sorted(entries)))
    refuse_unsupported_settings(name, engine.capabilities, settings)
    return engine


def _check(name: object, settings: object) -> None:
    """Raises InvalidInput for what is neither the name of an engine nor its settings."""
    if not isinstance(name, str):
        raise InvalidInput(f"engine is {checks.short(name)}: give the name of one")
    checks.instance("settings", settings, EngineSettings)


class EnginePool:
    """Keeps one engine for every name and settings; safe for many threads."""

    def __init__(self, *, max_warm: int = 1) -> None:
        """Of the engines with large weights `max_warm` keep them; more only while on lease."""
        self._max_warm = max_warm
        self._lock = threading.RLock()
        self._engines: dict[tuple[str, EngineSettings], Engine] = {}
        self._leases: Counter[int] = Counter()
        self._warm: dict[int, Engine] = {}
        """Engines that may hold large weights, the least recently leased first."""

    def load(self, name: str, settings: EngineSettings = _AS_USUAL) -> Engine:
        """The one engine of that name and settings. Raises as `make_engine` does."""
        _check(name, settings)
        with self._lock:
            key = name, settings
            if key not in self._engines:
                self._engines[key] = make_engine(name, settings)
            return self._engines[key]

    @contextmanager
    def leased(self, engine: Engine) -> Iterator[Engine]:
        """While it is on lease its weights stay; idle ones of others leave to make room."""
        key = id(engine)
        with self._lock:
            self._leases[key] += 1
            if _is_large(engine):
                self._warm.pop(key, None)
                self._warm[key] = engine
        try:
            with self._lock:  # nobody may lease an engine that is about to close
                for other in self._too_many():
                    other.close()
            yield engine
        finally:
            with self._lock:
                self._leases[key] -= 1
                if not self._leases[key]:
                    del self._leases[key]

    def unload(self, name: str | None = None) -> tuple[str, ...]:
        """Has idle engines give back their weights; gives the names of those that did.

        All of them, or those of `name`. An engine on lease keeps its weights.
        """
        with self._lock:
            idle = [
                engine
                for (of, _), engine in self._engines.items()
                if name in (None, of) and not self._leases[id(engine)]
            ]
            for engine in idle:
                self._warm.pop(id(engine), None)
                engine.close()
        return tuple(engine.name for engine in idle)

    def clear(self) -> None:
        """Forgets all engines that are idle, so that they are made anew."""
        self.unload()
        with self._lock:
            self._engines = {
                key: engine for key, engine in self._engines.items() if self._leases[id(engine)]
            }

    def _too_many(self) -> list[Engine]:
        """Takes from the warm engines the oldest idle ones above the limit, and gives them."""
        idle = [key for key in self._warm if not self._leases[key]]
        num_over = len(self._warm) - self._max_warm
        return [self._warm.pop(key) for key in idle[: max(num_over, 0)]]


POOL = EnginePool()
"""The pool of this process."""


def load_engine(name: str, settings: EngineSettings = _AS_USUAL) -> Engine:
    """The engine with this `name` and these `settings`: one instance for all threads.

    Raises UnknownEngine, OnionskinError where the engine's package does not import, and
    InvalidInput for settings that it cannot honour.
    """
    return POOL.load(name, settings)


def usual_settings(name: str) -> EngineSettings:
    """What the environment says of how models run, as far as engine `name` honours it.

    For faces: no room reads the environment by itself.
    """
    said = EngineSettings.from_environment()
    return said.only(POOL.load(name).capabilities.settings) if said.fields_set else said


def _is_large(engine: Engine) -> bool:
    able = engine.capabilities
    return able.needs_gpu or able.disk_gigabytes > 0


def _maker(name: str, entry: EntryPoint) -> Callable[..., Engine]:
    try:
        make: Callable[..., Engine] = entry.load()
    except (ImportError, AttributeError) as error:
        raise OnionskinError(
            f"engine {name} does not load ({error}); reinstall the package it comes from: "
            f"{entry.value}"
        ) from error
    return make


def _made(make: Callable[..., Engine], settings: EngineSettings, *address: str) -> Engine:
    """Makes an engine, telling its settings to one that takes them."""
    takes = inspect.signature(make).parameters
    return make(*address, settings=settings) if "settings" in takes else make(*address)


def _entries() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _unknown(name: str, known: list[str]) -> str:
    nearest = get_close_matches(name, known, n=1, cutoff=0.6)
    hint = f"; did you mean {nearest[0]}?" if nearest else ""
    return f"there is no engine {name!r}; the engines are: {', '.join(known)}{hint}"
