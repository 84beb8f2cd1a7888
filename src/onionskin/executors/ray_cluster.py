"""All that is asked of Ray: a cluster is joined or started, its workers are begun and ended."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from onionskin.errors import OnionskinError
from onionskin.executors.ray_worker import Worker

_MOST_STARTS = 5
"""Ray gives up a start after 30 s, which a machine that is busy with other work may need."""
_STORE_BYTES = 512 * 2**20
"""Of a local instance, for what is on its way; more than that goes to disk."""
_VARIABLES: Final = "ONIONSKIN_"


class Cluster:
    """All that is asked of Ray."""

    def __init__(self, address: str, num_workers: int | None) -> None:
        ray = _imported()
        self._ray = ray
        self.name = f"Ray cluster {address}" if address else "Ray"
        self.losses: tuple[type[Exception], ...] = (ray.exceptions.RayError,)
        self._is_ours = not ray.is_initialized()
        if self._is_ours:
            self._join(f"ray:{address}" if address.startswith("//") else address, num_workers)
        resources = ray.cluster_resources()
        self.num_cards = int(resources.get("GPU", 0))
        self.num_cores = int(resources.get("CPU", 1))
        self._options = {"max_concurrency": 2, "max_restarts": 0, "scheduling_strategy": "SPREAD"}
        self._variables = {
            name: value for name, value in os.environ.items() if name.startswith(_VARIABLES)
        }

    def _join(self, address: str, num_workers: int | None) -> None:
        # Ray tells of lost workers on stdout, where our own results stand; it has no option.
        self._ray._private.worker.print_to_stdstream = lambda data, ignore_prefix: None
        quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
        own = {
            "include_dashboard": False,
            "num_cpus": num_workers or os.cpu_count(),
            "object_store_memory": _STORE_BYTES,
        }
        advice = (
            "start one with `ray start --head`, and give the HOST:PORT it prints"
            if address
            else "the machine may be too busy, or short of memory"
        )
        for trial in range(1, _MOST_STARTS + 1):
            try:
                with _own_signals():
                    self._ray.init(address=address or "local", **quiet, **({} if address else own))
                return
            # Ray raises all kinds, and a plain Exception where a busy machine does not start its
            # processes within 30 s.
            except Exception as error:
                with suppress(Exception):
                    self._ray.shutdown()
                if address or trial == _MOST_STARTS:
                    raise OnionskinError(
                        f"{self.name} cannot be used: {first_line(error)}; {advice}"
                    ) from error

    def new_worker(self, *, on_card: bool) -> Any:
        """A worker that will start when the cluster has room for it."""
        room = {"num_gpus": 1, "num_cpus": 0} if on_card else {"num_cpus": 1}
        remote = self._ray.remote(**self._options, **room)(Worker)
        return remote.remote(str(Path.cwd()), self._variables)

    def discard(self, worker: Any) -> None:
        """Ends a worker, lost or not."""
        with suppress(Exception):
            self._ray.kill(worker)

    def is_done(self, reference: Any, seconds: float) -> bool:
        """Whether there is a result, or a loss, waited for at most so long."""
        done, _ = self._ray.wait([reference], timeout=seconds)
        return bool(done)

    def got(self, reference: Any) -> Any:
        """What a worker gave. Raises one of `losses`."""
        return self._ray.get(reference)

    def leave(self) -> None:
        """Leaves a cluster that was joined here; ends one that was started here."""
        if self._is_ours:
            with _own_signals():
                self._ray.shutdown()


def _imported() -> Any:
    # Nobody is counted by a program that they did not ask to count them.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
        import ray.exceptions
    except ImportError as error:
        raise OnionskinError(
            f"executor ray needs Ray ({error}): pip install 'onionskin[ray]'"
        ) from error
    return ray


@contextmanager
def _own_signals() -> Iterator[None]:
    """Puts back the handlers of signals that Ray replaces with its own."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
