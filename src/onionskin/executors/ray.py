"""Calls run by workers of a Ray cluster: `--on ray` (this machine), `--on ray:HOST:PORT`.

    with load_executor("ray:10.0.0.1:6379") as executor: ...

Each worker is a process that runs one call at a time, and keeps what it has loaded for the next
one: one on each card where the cluster has any, else one on each core ("ray-cpu": always). For
every worker a thread here waits: it sends a call when its worker is free, asks several times a
second how far it is, and takes another worker where its own was lost; the call is run again then.
So a call may run twice, and those that are sent should find what they finished before.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, TypeVar

from onionskin.checks import short
from onionskin.errors import Cancelled, ExecutorLost, InvalidInput, OnionskinError
from onionskin.executors.executor import MAX_WORKERS, Watch
from onionskin.executors.ray_cluster import Cluster, first_line
from onionskin.executors.ray_worker import Hello, dumped, loaded
from onionskin.version import __version__

T = TypeVar("T")
_LOOK_SECONDS = 0.2
"""How often a worker is asked how far it is, and told of a cancel."""
_START_SECONDS = 300.0
"""How long to wait for a worker where there is none: the cluster may have to start machines."""
_MOST_LOSSES = 5
"""A call that was with so many workers that were lost is given up: it may be what kills them."""
_MOST_FAILURES = 3
"""Where no worker is there, one that did not start so often in turn is not tried again."""


def open_ray(address: str, num_workers: int | None) -> RayExecutor:
    """Workers on this machine (no address), or of the cluster at HOST:PORT or //HOST:PORT.

    Raises OnionskinError where Ray is not installed or there is no cluster, InvalidInput for a
    number out of 1..64.
    """
    return RayExecutor(address, num_workers)


def open_ray_cpu(address: str, num_workers: int | None) -> RayExecutor:
    """As `open_ray`, with workers that take cores and no cards."""
    return RayExecutor(address, num_workers, cards=False)


@dataclass(eq=False, kw_only=True)
class _Job:
    """A call that waits, or runs, and who is told of it."""

    call: Callable[..., Any]
    watch: Watch | None
    future: Future[Any] = field(default_factory=Future)
    num_losses: int = 0
    refusal: Exception | None = None
    """What the caller's own functions raised: it stops the call."""

    @property
    def needs(self) -> object:
        """What a worker loads for it, where it says so."""
        return getattr(self.call, "needs", None)

    @property
    def gigabytes(self) -> float:
        """Memory of a card that it needs, where it says so."""
        return float(getattr(self.call, "gpu_gigabytes", 0.0))

    @property
    def is_cancelled(self) -> bool:
        return self.watch is not None and self.watch.cancelled()


class RayExecutor(AbstractContextManager["RayExecutor"]):
    """Runs calls in workers of a Ray cluster; see the module. Close it, or use it in a `with`."""

    def __init__(
        self, address: str = "", num_workers: int | None = None, *, cards: bool = True
    ) -> None:
        """Joins the cluster at `address`, or starts one of this process's own.

        `num_workers`, 1..64; None: as many as it has cards (with `cards`, where it has any) or
        cores. Raises as `open_ray` does.
        """
        if not (num_workers is None or _is_number(num_workers)):
            raise InvalidInput(
                f"{short(num_workers)} workers are out of range; give 1..{MAX_WORKERS}"
            )
        self._cluster = Cluster(address, num_workers)
        self._on_cards = cards and self._cluster.num_cards > 0
        there = self._cluster.num_cards if self._on_cards else self._cluster.num_cores
        self._num_workers = num_workers or max(min(there, MAX_WORKERS), 1)
        self._changed = threading.Condition()
        self._waiting: deque[_Job] = deque()
        self._rooms: dict[int, float] = {}
        """Free memory of each worker's card, gigabytes, of the workers that are there."""
        self._is_closed = False
        self._fault: ExecutorLost | None = None
        self._threads = [
            threading.Thread(target=self._serve, args=(number,), daemon=True, name=f"ray-{number}")
            for number in range(self._num_workers)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def num_workers(self) -> int:
        """See `Executor.num_workers`."""
        return self._num_workers

    @property
    def is_apart(self) -> bool:
        """Yes."""
        return True

    def submit(self, call: Callable[..., T], watch: Watch | None = None) -> Future[T]:
        """See `Executor.submit`."""
        job = _Job(call=call, watch=watch)
        with self._changed:
            if self._is_closed:
                raise OnionskinError("the executor is closed; open a new one")
            if self._fault is not None:
                job.future.set_exception(self._fault)
            else:
                self._waiting.append(job)
                self._changed.notify_all()
        return job.future

    def close(self) -> None:
        """See `OpenExecutor.close`."""
        with self._changed:
            self._is_closed = True
            while self._waiting:
                self._waiting.popleft().future.cancel()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()
        self._cluster.leave()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _serve(self, number: int) -> None:
        """The thread of one worker: starts it, and has it run one call after the other."""
        worker: Any = None
        last: object = None
        while True:
            worker = worker or self._started(number)
            if worker is None or (job := self._take(number, last)) is None:
                break
            if not self._run(worker, job):
                with self._changed:
                    del self._rooms[number]
                self._cluster.discard(worker)
                worker = None
            last = job.needs
        if worker is not None:
            self._cluster.discard(worker)

    def _started(self, number: int) -> Any:
        """A worker that answers, or None where the executor closes or none can be had."""
        num_failures = 0
        while not self._is_closed and self._fault is None:
            worker = None
            try:
                worker = self._cluster.new_worker(on_card=self._on_cards)
                hello = self._answer(worker.hello.remote())
            except self._cluster.losses as error:
                self._cluster.discard(worker)
                num_failures += 1
                if num_failures >= _MOST_FAILURES and not self._rooms:
                    self._give_up(f"workers do not start: {first_line(error)}")
                time.sleep(_LOOK_SECONDS * num_failures)
                continue
            except Exception as error:
                self._give_up(f"cannot be reached: {first_line(error)}")
                break
            if hello is not None:
                self._refuse_others(hello)
                with self._changed:
                    self._rooms[number] = hello.gigabytes
                return worker
            self._cluster.discard(worker)
        return None

    def _answer(self, reference: Any) -> Hello | None:
        """What a new worker says, once it is there; None where nobody waits for it any longer."""
        began = time.monotonic()
        while not self._is_closed and self._fault is None:
            if self._cluster.is_done(reference, _LOOK_SECONDS):
                return self._cluster.got(reference)  # type: ignore[no-any-return]
            self._drop_cancelled()
            if not self._rooms and time.monotonic() - began > _START_SECONDS:
                self._give_up(f"no worker started within {_START_SECONDS:.0f} s")
        return None

    def _refuse_others(self, hello: Hello) -> None:
        if hello.version != __version__:
            self._give_up(
                f"onionskin {hello.version} is installed on {hello.host}, and {__version__} here; "
                "install the same on all machines"
            )

    def _give_up(self, why: str) -> ExecutorLost:
        """Fails all calls that wait, and those to come; gives what they raise."""
        with self._changed:
            fault = self._fault = ExecutorLost(f"{self._cluster.name}: {why}")
            while self._waiting:
                job = self._waiting.popleft()
                if job.num_losses or job.future.set_running_or_notify_cancel():
                    job.future.set_exception(fault)
            self._changed.notify_all()
        return fault

    def _take(self, number: int, last: object) -> _Job | None:
        """The next call for a worker; None at the end.

        One for which it has loaded everything goes first, then the one that waited longest; a
        card that is too small leaves calls to larger ones.
        """
        with self._changed:
            while not self._is_closed and self._fault is None:
                self._drop_cancelled()
                room, largest = self._rooms[number], max(self._rooms.values())
                fit = [job for job in self._waiting if min(job.gigabytes, largest) <= room]
                if fit:
                    job = next((each for each in fit if each.needs == last), fit[0])
                    self._waiting.remove(job)
                    if job.num_losses or job.future.set_running_or_notify_cancel():
                        return job
                else:
                    self._changed.wait(_LOOK_SECONDS if self._waiting else None)
        return None

    def _drop_cancelled(self) -> None:
        """Ends calls that wait and that nobody wants any longer."""
        with self._changed:
            for job in [each for each in self._waiting if each.is_cancelled]:
                self._waiting.remove(job)
                if job.num_losses or job.future.set_running_or_notify_cancel():
                    job.future.set_exception(Cancelled("stopped before it was begun"))

    def _run(self, worker: Any, job: _Job) -> bool:
        """Has a worker run a call. False where the worker was lost; the call waits again then."""
        try:
            sent = dumped(job.call)
        except Exception as error:
            told = f"a call cannot be sent to a worker ({type(error).__name__}: {error})"
            job.future.set_exception(OnionskinError(told))
            return True
        try:
            reference = worker.run.remote(sent, job.watch is not None)
            while not self._cluster.is_done(reference, _LOOK_SECONDS):
                if job.watch is not None:
                    self._look(worker, job, job.watch)
            is_made, given = loaded(self._cluster.got(reference))
        except self._cluster.losses as error:
            self._lost(job, error)
            return False
        except Exception as error:  # of the connection: nobody else would end this call
            job.future.set_exception(self._give_up(f"cannot be reached: {first_line(error)}"))
            return False
        if job.refusal is not None:
            job.future.set_exception(job.refusal)
        elif is_made:
            job.future.set_result(given)
        else:
            job.future.set_exception(given)
        return True

    def _look(self, worker: Any, job: _Job, watch: Watch) -> None:
        """Tells the caller how far a call is, and its worker whether to stop."""
        stop = job.refusal is not None or watch.cancelled()
        progress = self._cluster.got(worker.look.remote(stop))
        if progress is not None and not stop:
            try:
                watch.progress(progress)
            except Exception as error:
                job.refusal = error

    def _lost(self, job: _Job, error: Exception) -> None:
        job.num_losses += 1
        if job.num_losses >= _MOST_LOSSES:
            told = f"{job.num_losses} workers were lost with the same call: {first_line(error)}"
            job.future.set_exception(OnionskinError(f"{self._cluster.name}: {told}"))
            return
        with self._changed:
            if self._is_closed or self._fault is not None:
                job.future.set_exception(
                    self._fault or Cancelled("the executor was closed while a worker was lost")
                )
                return
            self._waiting.appendleft(job)
            self._changed.notify_all()


def _is_number(num_workers: object) -> bool:
    return isinstance(num_workers, int) and 1 <= num_workers <= MAX_WORKERS
