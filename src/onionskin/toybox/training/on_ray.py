"""A run in workers of a Ray cluster: Ray starts them, and new ones where some are lost.

The workers are a team as torchrun's are, and train as `trainer.py` does; the run's folder must be
one that all their machines reach. When a worker is lost the others are ended, and as many as the
cluster then has room for go on from the last checkpoint, which serves any number.
"""

from __future__ import annotations

import math
import os
import socket
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onionskin.errors import Cancelled, OnionskinError
from onionskin.executors.ray_cluster import Cluster, first_line
from onionskin.executors.ray_worker import dumped, loaded
from onionskin.progress import IsCancelled, Progress, ReportProgress
from onionskin.toybox.training.config import TrainConfig
from onionskin.toybox.training.state import latest
from onionskin.toybox.training.trainer import Trained

_LOOK_SECONDS = 0.2
_START_SECONDS = 300.0
"""How long to wait for the first worker: the cluster may have to start machines."""
_ROOM_SECONDS = 30.0
"""How long to wait for the others after it; then the run goes on with those that are there."""
_END_SECONDS = 20.0
"""How long the others may take to say why they failed, once one has."""
_MOST_LOSSES = 5
"""So many losses in turn without a checkpoint between end the run."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """What one worker does."""

    config: TrainConfig
    folder: Path
    device: str
    rank: int
    world: int
    host: str
    port: int

    def __call__(self, *, progress: ReportProgress, cancelled: IsCancelled) -> Trained:
        """Trains with the others."""
        from onionskin.toybox.training.parallel import joined
        from onionskin.toybox.training.trainer import train

        # Ray shows a worker its own card only.
        os.environ.update(
            WORLD_SIZE=str(self.world),
            RANK=str(self.rank),
            LOCAL_RANK="0",
            MASTER_ADDR=self.host,
            MASTER_PORT=str(self.port),
        )
        with joined(self.device) as team:
            return train(
                self.config, self.folder, team=team, progress=progress, cancelled=cancelled
            )


def train_on_ray(
    config: TrainConfig,
    folder: Path,
    address: str,
    processes: int,
    device: str,
    *,
    progress: ReportProgress,
    cancelled: IsCancelled,
) -> Trained:
    """Trains in up to `processes` workers of the cluster at `address`, "" for this machine.

    Raises OnionskinError where there is no cluster or none of its workers stays, Cancelled, and
    what a worker raises.
    """
    cluster = Cluster(address, processes)
    try:
        return _Gang(cluster, config, folder.resolve(), processes, device, cancelled).go(progress)
    finally:
        cluster.leave()


class _Gang:
    """The workers of a run, and those that take their place."""

    def __init__(
        self,
        cluster: Cluster,
        config: TrainConfig,
        folder: Path,
        processes: int,
        device: str,
        cancelled: IsCancelled,
    ) -> None:
        self._cluster, self._config, self._folder = cluster, config, folder
        self._processes, self._device, self._cancelled = processes, device, cancelled
        self._on_card = device.startswith("cuda") or (device == "auto" and cluster.num_cards > 0)

    def go(self, progress: ReportProgress) -> Trained:
        """To the end of the run."""
        num_losses, reached = 0, self._checkpoint()
        while True:
            workers = self._started()
            try:
                return self._trained(workers, progress)
            except self._cluster.losses as error:
                num_losses = 1 if self._checkpoint() != reached else num_losses + 1
                reached = self._checkpoint()
                if num_losses >= _MOST_LOSSES:
                    raise OnionskinError(
                        f"{self._cluster.name}: {num_losses} workers were lost without a checkpoint"
                        f" between: {first_line(error)}"
                    ) from error
            finally:
                for each in workers:
                    self._cluster.discard(each)

    def _checkpoint(self) -> Path | None:
        return latest(self._folder / "checkpoints")

    def _started(self) -> list[Any]:
        """Workers that answer: as many as were asked for, or as the cluster has room for."""
        workers = [self._cluster.new_worker(on_card=self._on_card) for _ in range(self._processes)]
        hellos = [each.hello.remote() for each in workers]
        ready: list[Any] = []
        end = time.monotonic() + _START_SECONDS
        while len(ready) < len(workers) and time.monotonic() < end:
            for worker, hello in zip(workers, hellos, strict=True):
                if worker not in ready and self._cluster.is_done(hello, 0) and self._is_up(hello):
                    end = end if ready else min(end, time.monotonic() + _ROOM_SECONDS)
                    ready.append(worker)
            if self._cancelled():
                end = -math.inf
            time.sleep(_LOOK_SECONDS)
        for each in workers:
            if each not in ready or self._cancelled():
                self._cluster.discard(each)
        if self._cancelled():
            raise Cancelled("stopped; the same command continues from the last checkpoint")
        if not ready:
            raise OnionskinError(
                f"{self._cluster.name}: no worker started within {_START_SECONDS:.0f} s"
            )
        return ready

    def _is_up(self, hello: Any) -> bool:
        try:
            self._cluster.got(hello)
        except self._cluster.losses:
            return False
        return True

    def _trained(self, workers: list[Any], progress: ReportProgress) -> Trained:
        """What the first worker comes to. Raises one of the cluster's losses where one is lost."""
        host, port = self._answer(workers[0].run.remote(dumped(_meeting_place), False))
        told = [
            worker.run.remote(
                dumped(
                    Member(
                        config=self._config,
                        folder=self._folder,
                        device=self._device,
                        rank=rank,
                        world=len(workers),
                        host=host,
                        port=port,
                    )
                ),
                True,
            )
            for rank, worker in enumerate(workers)
        ]
        while not any(self._cluster.is_done(each, 0) for each in told):
            self._look(workers, progress)
            time.sleep(_LOOK_SECONDS)
        return self._result(told)

    def _look(self, workers: list[Any], progress: ReportProgress) -> None:
        stop = self._cancelled()
        for rank, worker in enumerate(workers):
            far: Progress | None = self._cluster.got(worker.look.remote(stop))
            if rank == 0 and far is not None and not stop:
                progress(far)

    def _result(self, told: list[Any]) -> Trained:
        """Of the first worker, when all are done: a loss goes before what the others say of it."""
        fault: OnionskinError | None = None
        result: Trained | None = None
        end = time.monotonic() + _END_SECONDS
        for rank, each in enumerate(told):
            if not self._cluster.is_done(each, max(end - time.monotonic(), 0)):
                continue
            try:
                given = self._answer(each)
            except (OnionskinError, Cancelled) as error:
                fault = fault or error
                continue
            result = given if rank == 0 else result
        if fault is not None:
            raise fault
        if result is None:
            raise OnionskinError(f"{self._cluster.name}: the first worker did not end")
        return result

    def _answer(self, reference: Any) -> Any:
        """What a call gave. Raises what it raised, or one of the cluster's losses."""
        is_made, given = loaded(self._cluster.got(reference))
        if is_made:
            return given
        raise given


def _meeting_place() -> tuple[str, int]:
    """Where the team of a worker's machine meets: its address in the cluster, and a free port."""
    import ray

    host = str(ray.util.get_node_ip_address())
    with socket.socket() as free:
        free.bind((host, 0))
        return host, int(free.getsockname()[1])
