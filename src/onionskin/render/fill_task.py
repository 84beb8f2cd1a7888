"""`FillTask`: one fill as a value, which can be done in any process, any number of times.

It holds all that the fill depends on, by which a finished one is found again: whoever does it
anew, here or on another machine, gives the same bytes or finds them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache as remembered
from functools import cached_property
from typing import Any

from onionskin.canvas import Canvas
from onionskin.engines.base import Engine, Fill
from onionskin.engines.registry import POOL, engine_names, load_engine
from onionskin.errors import OnionskinError
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing
from onionskin.render.cache import FillCache, Identity, fill_key
from onionskin.render.estimate import FillTimes
from onionskin.request import Request
from onionskin.settings import EngineSettings


class NamedEngine:
    """An engine that goes to other processes by its name: each loads its weights once.

    One that is registered under no name goes as it is.
    """

    def __init__(self, engine: Engine, settings: EngineSettings | None) -> None:
        """`settings` are those that `engine` is run by."""
        self.engine, self.settings = engine, settings or EngineSettings()
        self._is_here = True

    @property
    def needs(self) -> tuple[str, EngineSettings]:
        """What is loaded for it: two that need the same are better done by the same process."""
        return self.engine.name, self.settings

    @contextmanager
    def leased(self, identity: Identity) -> Iterator[Engine]:
        """The engine, its weights kept meanwhile. Raises OnionskinError where it is another
        than the one with that identity."""
        if self._is_here:  # on lease by whoever made the task
            yield self.engine
            return
        found = _identity_here(*self.needs)
        if (found.revision, found.weights) != (identity.revision, identity.weights):
            raise OnionskinError(
                f"engine {identity.name} has other weights or another revision on this worker "
                f"({found.revision}, {found.weights}) than where the work was begun "
                f"({identity.revision}, {identity.weights}); install the same on all machines"
            )
        with POOL.leased(self.engine) as engine:
            yield engine

    def __reduce__(self) -> tuple[Any, ...]:
        name = self.engine.name
        if name not in engine_names() and ":" not in name:
            return NamedEngine, (self.engine, self.settings)
        return _by_name, (name, self.settings, _num_threads() if self.engine.weights else None)


def _by_name(name: str, settings: EngineSettings, num_threads: int | None) -> NamedEngine:
    if num_threads is not None:
        import torch

        torch.set_num_threads(num_threads)
    named = NamedEngine(load_engine(name, settings), settings)
    named._is_here = False
    return named


def _num_threads() -> int:
    """Threads that a model computes with here: with another number its sums, and so its pixels,
    differ in their last bits."""
    import torch

    return torch.get_num_threads()


@remembered
def _identity_here(name: str, settings: EngineSettings) -> Identity:
    return Identity.of(load_engine(name, settings), settings)


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Filled:
    """A fill, whether it was found finished, and what of keeping it went wrong."""

    fill: Fill
    was_finished: bool
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class FillTask:
    """What is to be filled, by which engine, and where finished fills are found and kept."""

    engine: NamedEngine
    identity: Identity
    """Of the engine, its settings in it as far as fills depend on them."""
    canvas: Canvas = field(repr=False)
    request: Request = field(repr=False)
    cache: FillCache | None = None
    times: FillTimes | None = None

    @property
    def needs(self) -> tuple[str, EngineSettings]:
        """See `NamedEngine.needs`."""
        return self.engine.needs

    @property
    def gpu_gigabytes(self) -> float:
        """Memory of a card that its engine runs on; 0: none, or unknown."""
        return self.engine.engine.capabilities.gpu_gigabytes

    @cached_property
    def key(self) -> str:
        """By which the finished fill is found."""
        return fill_key(self.identity, self.canvas, self.request)

    def __call__(
        self,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Filled:
        """Finds the fill finished, or does it. Raises what `Engine.fill` raises."""
        if found := self.found():
            return found
        started = time.perf_counter()
        with self.engine.leased(self.identity) as engine:
            fill = engine.fill(self.canvas, self.request, progress=progress, cancelled=cancelled)
        if self.times:
            seconds = time.perf_counter() - started
            self.times.note(self.identity, self.canvas, self.request, seconds)
        if self.cache:
            self.cache.save(self.key, fill)
        return Filled(fill=fill, was_finished=False, warnings=self._warnings)

    def found(self) -> Filled | None:
        """The fill where it is finished."""
        fill = self.cache.load(self.key, self.canvas) if self.cache else None
        if fill is None:
            return None
        return Filled(fill=fill, was_finished=True, warnings=self._warnings)

    def keep(self, filled: Filled) -> None:
        """Keeps a fill that was done elsewhere, unless it is kept here already."""
        if self.cache and not self.cache.holds(self.key):
            self.cache.save(self.key, filled.fill)

    @property
    def _warnings(self) -> tuple[str, ...]:
        return tuple(self.cache.warnings) if self.cache else ()
