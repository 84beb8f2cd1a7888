"""What runs on a Ray cluster: a worker, and how calls and what comes of them are sent."""

from __future__ import annotations

import os
import pickle
import socket
import threading
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from onionskin.errors import OnionskinError
from onionskin.executors.executor import Watch, watched
from onionskin.progress import Progress
from onionskin.version import __version__


@dataclass(frozen=True, kw_only=True, slots=True)
class Hello:
    """What a worker says of itself."""

    version: str
    host: str
    gigabytes: float
    """Free memory of its card; 0 without one."""


class Worker:
    """What runs on the cluster: one call at a time, and beside it answers how far that is."""

    def __init__(self, folder: str, variables: dict[str, str]) -> None:
        """Works in `folder` where it has it, with the caller's environment."""
        os.environ.update(variables)
        with suppress(OSError):
            os.chdir(folder)
        self._progress: Progress | None = None
        self._is_cancelled = threading.Event()

    def hello(self) -> Hello:
        """Who it is."""
        return Hello(version=__version__, host=socket.gethostname(), gigabytes=_free_gigabytes())

    def run(self, sent: bytes, is_watched: bool) -> bytes:
        """Runs a call; gives whether it did not raise, and what it gave or raised, pickled."""
        self._progress = None
        self._is_cancelled.clear()
        told = Watch(progress=self._report, cancelled=self._is_cancelled.is_set)
        try:
            call = loaded(sent)
            return dumped((True, watched(call, told if is_watched else None)()))
        except Exception as error:
            return _failure(error)

    def look(self, is_cancelled: bool) -> Progress | None:
        """How far the call is that runs; stops it where it is cancelled."""
        if is_cancelled:
            self._is_cancelled.set()
        return self._progress

    def _report(self, progress: Progress) -> None:
        self._progress = progress


def _free_gigabytes() -> float:
    """Free memory of the card that Ray gave to this process; 0 where it has none."""
    import ray

    if not ray.get_runtime_context().get_accelerator_ids().get("GPU"):
        return 0.0
    import torch

    return float(torch.cuda.mem_get_info()[0] / 1e9) if torch.cuda.is_available() else 0.0


def dumped(value: object) -> bytes:
    from ray import cloudpickle

    return bytes(cloudpickle.dumps(value))


def loaded(sent: bytes) -> Any:
    return pickle.loads(sent)


def _failure(error: Exception) -> bytes:
    """An error as it is sent, with where it was raised; one that cannot be pickled in words."""
    if not isinstance(error, OnionskinError):
        error.add_note("".join(traceback.format_exception(error)))
    try:
        sent = dumped((False, error))
        loaded(sent)
    except Exception:
        told = OnionskinError(f"a call failed in a worker: {type(error).__name__}: {error}")
        return dumped((False, told))
    return sent
