"""The steps of a run and their data, in an order that depends on the config alone.

Which clips a step learns from, in which micro-batches, and with which noise follows from the
seed, the step's number and the clip's place in it. So nothing of the data has to be saved: a run
that goes on, in as many processes as there are now, sees what it would have seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import cv2
import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from onionskin.toybox.training.config import Drawn, Kind, TrainConfig
from onionskin.toybox.training.scenes import Batch, Example, stacked

_KIND, _CLIP, _NOISE, _AGAIN = range(1, 5)
"""What a random generator is for, so that none gives the numbers of another."""
_AHEAD = 4
"""Steps that each loader has ready."""


class Source(Protocol):
    """Where clips come from."""

    def example(self, kind: Kind, rng: np.random.Generator, number: int) -> Example:
        """One clip; `number` counts the clips of the run, over all its steps."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What one process works on in one step."""

    number: int
    kind: Kind
    batches: tuple[Batch, ...]
    """The process's micro-batches; every process has equally many."""


class Order:
    """Which kind of batch each step has, and which are seen again."""

    def __init__(self, config: TrainConfig) -> None:
        self._seed, self._kinds = config.seed, config.kinds
        self._num_replayed = config.data.num_replayed if isinstance(config.data, Drawn) else 0
        shares = np.array([kind.share for kind in config.kinds], float)
        self._shares = shares / shares.sum()
        self._counted = (0, 0)

    def kind(self, step: int) -> Kind:
        """The kind of a step."""
        rng = np.random.default_rng([self._seed, _KIND, self.drawn(step)])
        return self._kinds[int(rng.choice(len(self._kinds), p=self._shares))]

    def drawn(self, step: int) -> int:
        """The step whose clips this one learns from: its own, or every second time an earlier."""
        if not self._num_replayed or step % 2 == 0:
            return step
        rng = np.random.default_rng([self._seed, _AGAIN, step])
        latest = step // 2
        return 2 * (latest - int(rng.integers(min(self._num_replayed, latest + 1))))

    def num_before(self, step: int) -> int:
        """How many clips the steps before this one have together."""
        known, total = self._counted if self._counted[0] <= step else (0, 0)
        total += sum(self.kind(each).batch for each in range(known, step))
        self._counted = (step, total)
        return total


class Stream(IterableDataset[Step]):
    """The steps of a run from `first` on, as process `rank` of `world` has them."""

    def __init__(
        self, source: Source, config: TrainConfig, *, first: int, rank: int, world: int
    ) -> None:
        self._source, self._config, self._first = source, config, first
        self._rank, self._world = rank, world
        self._order = Order(config)
        self._drawn: dict[tuple[int, int], Batch] = {}

    def __iter__(self) -> Iterator[Step]:
        worker = get_worker_info()
        number, count = (worker.id, worker.num_workers) if worker else (0, 1)
        if worker:
            torch.set_num_threads(1)
        for step in range(self._first + number, self._config.num_steps, count):
            yield self.step(step)

    def step(self, number: int) -> Step:
        """The data of one step."""
        kind = self._order.kind(number)
        count = kind.num_micro_batches
        rounds = -(-count // self._world)
        mine = [self._rank + self._world * each for each in range(rounds)]
        batches = tuple(
            self._batch(number, kind, each)
            if each < count
            else replace(self._batch(number, kind, 0), counts=False)
            for each in mine
        )
        return Step(number=number, kind=kind, batches=batches)

    def _batch(self, step: int, kind: Kind, micro: int) -> Batch:
        """Micro-batch number `micro` of a step, with noise of the step's own."""
        drawn, seed = self._order.drawn(step), self._config.seed
        places = range(micro * kind.at_once, min((micro + 1) * kind.at_once, kind.batch))
        seeds = [
            int(np.random.default_rng([seed, _NOISE, step, place]).integers(1 << 62))
            for place in places
        ]
        if (held := self._drawn.get((drawn, micro))) is not None:
            return replace(held, seeds=seeds)
        before = self._order.num_before(drawn)
        examples = [
            self._source.example(
                kind, np.random.default_rng([seed, _CLIP, drawn, place]), before + place
            )
            for place in places
        ]
        batch = stacked(examples, seeds)
        self._hold((drawn, micro), batch)
        return batch

    def _hold(self, key: tuple[int, int], batch: Batch) -> None:
        """Keeps a batch for as long as it may be seen again."""
        data = self._config.data
        if isinstance(data, Drawn) and data.num_replayed:
            oldest = key[0] - 2 * data.num_replayed
            self._drawn = {each: held for each, held in self._drawn.items() if each[0] > oldest}
            self._drawn[key] = batch


def loader(stream: Stream, num_loaders: int) -> Iterator[Step]:
    """The steps of a stream, made ready ahead in `num_loaders` processes."""
    ahead = _AHEAD if num_loaders else None
    loading = DataLoader(stream, batch_size=None, num_workers=num_loaders, prefetch_factor=ahead)
    threads = cv2.getNumThreads()
    # Ended before the fork: a forked process that finds OpenCV's threads gone waits for them.
    cv2.setNumThreads(1)
    try:
        return iter(loading)
    finally:
        cv2.setNumThreads(threads)
