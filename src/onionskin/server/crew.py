"""Who does the jobs of a server: worker processes on this machine, or one that has a cluster do
them."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from onionskin import system
from onionskin.executors.registry import THREADS
from onionskin.jobs.store import FOLDER_VARIABLE, JobStore
from onionskin.server.logs import VARIABLE as LOG_VARIABLE

_LOG = logging.getLogger(__name__)
_STOP_SECONDS, _LEAVE_SECONDS = 5.0, 15.0
"""How long a worker has to finish its step and to give its job back, and to leave a cluster."""
_SOON = 2.0
"""A worker that ends sooner than this is not started again at once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Crew:
    """Where jobs are done, and how many at once: see `load_executor`."""

    on: str = THREADS
    num_workers: int | None = 1
    """None: as many as the executor chooses. 0: nobody does any."""

    @property
    def num_processes(self) -> int:
        """On this machine: one for each job at once, or one that has others do them."""
        if self.on == THREADS:
            return 1 if self.num_workers is None else self.num_workers
        return 0 if self.num_workers == 0 else 1

    @property
    def arguments(self) -> list[str]:
        """What a process is told beside `onionskin jobs work`."""
        if self.on == THREADS:
            return ["--on", THREADS, "--workers", "1"]
        number = [] if self.num_workers is None else ["--workers", str(self.num_workers)]
        return ["--on", self.on, *number]

    @property
    def stop_seconds(self) -> float:
        return _STOP_SECONDS if self.on == THREADS else _LEAVE_SECONDS


@contextmanager
def workers(store: JobStore, crew: Crew) -> Iterator[None]:
    """The crew's processes, started again where they end; at the end they stop."""
    stopping = threading.Event()
    threads = [
        threading.Thread(target=_keep_one, args=(store, crew, stopping), name=f"worker {number}")
        for number in range(crew.num_processes)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopping.set()
        for thread in threads:
            thread.join()


def _keep_one(store: JobStore, crew: Crew, stopping: threading.Event) -> None:
    """Keeps one worker process running until `stopping` is set."""
    while not stopping.is_set():
        began = time.monotonic()
        process = _start(store, crew)
        while process.poll() is None and not stopping.is_set():
            stopping.wait(0.1)
        if stopping.is_set():
            _stop(process, crew.stop_seconds)
        else:
            _LOG.warning("a worker stopped with code %s; a new one is started", process.returncode)
            store.lost(process.pid)
            if time.monotonic() - began < _SOON:
                stopping.wait(_SOON)


def _start(store: JobStore, crew: Crew) -> subprocess.Popen[bytes]:
    """A worker, which ends by itself when this process has gone: its input is closed then."""
    return subprocess.Popen(
        [sys.executable, "-m", "onionskin", "jobs", "work", "--until-closed", *crew.arguments],
        env={
            **os.environ,
            FOLDER_VARIABLE: str(store.folder.absolute()),
            LOG_VARIABLE: os.environ.get(LOG_VARIABLE, "off"),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        **system.APART,  # Ctrl-C in the terminal is for the server alone
    )


def _stop(process: subprocess.Popen[bytes], seconds: float) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
