"""Starts a run in several processes of this machine, as torchrun would on many."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO

from onionskin.errors import Cancelled, OnionskinError
from onionskin.progress import IsCancelled

_DIE_WITH_PARENT = 1
_LOOK_SECONDS = 0.1


def is_launched() -> bool:
    """Whether this process is one of several that torchrun, or `launch`, started."""
    return "WORLD_SIZE" in os.environ


def launch(arguments: Sequence[str], processes: int, cancelled: IsCancelled) -> int:
    """Runs `onionskin ARGUMENTS` in `processes` processes; gives the exit code of the first.

    The first speaks for all. When one fails all are ended; the last line of any other is raised
    as OnionskinError.
    """
    environment = {
        "OMP_NUM_THREADS": str(max(1, len(os.sched_getaffinity(0)) // processes)),
        **os.environ,
        "WORLD_SIZE": str(processes),
        "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": str(_free_port()),
    }
    with ExitStack() as stack:
        said = [stack.enter_context(TemporaryFile()) for _ in range(processes)]
        running = [
            _start(
                arguments, {**environment, "RANK": str(rank), "LOCAL_RANK": str(rank)}, said[rank]
            )
            for rank in range(processes)
        ]
        stack.callback(_end, running)
        while any(each.poll() is None for each in running):
            if cancelled():
                raise Cancelled("stopped; the same command continues from the last checkpoint")
            if any(each.poll() for each in running):
                break
            time.sleep(_LOOK_SECONDS)
        failed = [rank for rank, each in enumerate(running) if each.poll()]
        if failed and failed[0]:
            raise OnionskinError(_reason(running[failed[0]], said[failed[0]], failed[0]))
        return running[0].poll() or 0


def _start(arguments: Sequence[str], environment: dict[str, str], said: IO[bytes]) -> _Process:
    leads = environment["RANK"] == "0"
    return subprocess.Popen(
        [sys.executable, "-m", "onionskin", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=None if leads else subprocess.DEVNULL,
        stderr=None if leads else said,
        preexec_fn=_die_with_parent,
    )


_Process = subprocess.Popen[bytes]


def _die_with_parent() -> None:
    """Linux ends this process when the one that started it is gone, however it went."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def _end(running: list[_Process]) -> None:
    for each in running:
        if each.poll() is None:
            each.kill()
    for each in running:
        each.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _reason(process: _Process, said: IO[bytes], rank: int) -> str:
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").strip().splitlines()
    last = lines[-1].removeprefix("onionskin: ") if lines else ""
    return last or f"process {rank} of the run ended with code {process.returncode}"
