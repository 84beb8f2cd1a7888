"""`Worker`: claims jobs one by one, does them by its handlers, and tells how far they are."""

from __future__ import annotations

import logging
import os
import re
import secrets
import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onionskin.errors import Cancelled, OnionskinError, is_out_of_memory
from onionskin.jobs.job import OUT_OF_MEMORY, Failure, JobRecord
from onionskin.jobs.store import LEASE_SECONDS, JobStore
from onionskin.pace import Pace
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)

_LOG = logging.getLogger(__name__)
_IDLE_SECONDS = 0.2
"""The share of a job below which its speed says nothing of its end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What came of a job: names of files in its folder, and what is told of them."""

    artefacts: tuple[str, ...]
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A job at hand."""

    job: JobRecord
    folder: Path
    """Where its files go. What is found there may be left over from a try that was killed."""
    progress: ReportProgress = report_nothing
    cancelled: IsCancelled = never_cancelled
    """Whether to stop, within a step."""
    enough: IsCancelled = never_cancelled
    """Whether to stop, within a step, and give what is finished by then."""


Handler = Callable[[Work], Made]
"""Does jobs of one kind. It raises Cancelled when it was stopped, OnionskinError for what cannot
be done."""


class Worker:
    """Does the jobs of a store, one at a time."""

    def __init__(
        self,
        store: JobStore,
        handlers: Mapping[str, Handler],
        *,
        lease: float = LEASE_SECONDS,
        stopping: threading.Event | None = None,
    ) -> None:
        """`handlers` by kind of job; once `stopping` is set, the job at hand goes back."""
        self.name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._store, self._handlers, self._lease = store, handlers, lease
        self._stopping = stopping or threading.Event()

    def run(self) -> None:
        """Does jobs until it is stopped."""
        while not self._stopping.is_set():
            if not self.do_next():
                self._stopping.wait(_IDLE_SECONDS)

    def do_next(self) -> bool:
        """Does the next job that waits; False where none does."""
        job = self._store.claim(self.name, tuple(self._handlers), self._lease)
        if job is None:
            return False
        _LOG.info("%s started", job.kind, extra={"job": job.id, "kind": job.kind})
        lease = _Lease(self._store, job, self.name, self._lease, self._stopping)
        with lease:
            ending = self._done(job, lease)
        self._tell(job, ending)
        return True

    def _done(self, job: JobRecord, lease: _Lease) -> Made | Failure | None:
        """What came of a job; None where it was stopped."""
        folder = self._store.folder_of(job.id)
        try:
            return self._handlers[job.kind](
                Work(
                    job=job,
                    folder=folder,
                    progress=lease.report,
                    cancelled=lease.is_cancelled,
                    enough=lease.is_enough,
                )
            )
        except Cancelled:
            return None
        except OnionskinError as error:
            return Failure(code=_code_of(error), message=_without(folder, str(error)))
        except Exception as error:
            if is_out_of_memory(error):
                return Failure(
                    code=OUT_OF_MEMORY,
                    message="out of memory: try a smaller size or fewer seconds",
                )
            _LOG.exception("an error in onionskin itself", extra={"job": job.id})
            return Failure(
                code="internal_error",
                message="an error in onionskin itself: run it again, and report what the log says "
                "if it fails again",
            )

    def _tell(self, job: JobRecord, ending: Made | Failure | None) -> None:
        if isinstance(ending, Made):
            num_bytes = _bytes_in(self._store.folder_of(job.id))
            mine = self._store.complete(
                job.id, self.name, ending.artefacts, ending.about, num_bytes
            )
        elif isinstance(ending, Failure):
            mine = self._store.fail(job.id, self.name, ending)
        else:
            self._store.stopped(job.id, self.name)
            mine = self._store.get(job.id) is not None
        if not mine and self._store.get(job.id) is None:  # it was deleted meanwhile
            shutil.rmtree(self._store.folder / "jobs" / job.id, ignore_errors=True)
        how = "ended" if mine else "was no longer held here"
        _LOG.info("%s %s", job.kind, how, extra={"job": job.id, "kind": job.kind})


class _Lease:
    """Renews a job's lease in the background, with how far it is."""

    def __init__(
        self,
        store: JobStore,
        job: JobRecord,
        worker: str,
        seconds: float,
        stopping: threading.Event,
    ) -> None:
        self._store, self._job, self._worker, self._seconds = store, job, worker, seconds
        self._stopping = stopping
        self._over, self._lost = threading.Event(), threading.Event()
        self._enough = threading.Event()
        self._pace = Pace()
        self._share, self._stage = 0.0, ""
        self._steps: tuple[int, int] | None = None
        self._thread = threading.Thread(target=self._renew, name=f"lease of {job.id}", daemon=True)

    def report(self, progress: Progress) -> None:
        """Notes how far the work is; it is told with the next renewal."""
        self._pace.report(progress)
        if progress.num_steps > 0:
            self._share = max(self._share, progress.num_done / progress.num_steps)
            self._steps = (progress.num_done, progress.num_steps)
        self._stage = progress.label or self._stage

    def is_cancelled(self) -> bool:
        return self._lost.is_set() or self._stopping.is_set()

    def is_enough(self) -> bool:
        return self._enough.is_set()

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _renew(self) -> None:
        """Often enough that a cancel is heard within half a second."""
        wait = min(0.3, self._seconds / 4)
        while not self._over.wait(wait):
            if not self._is_ours():
                self._lost.set()
                break
        self._store.close()

    def _is_ours(self) -> bool:
        """Renews the lease; a store that is busy for once does not lose the job."""
        try:
            if self._store.is_enough(self._job.id):
                self._enough.set()
            return self._store.renew(
                self._job.id,
                self._worker,
                progress=int(100 * self._share),
                stage=self._stage,
                steps=self._steps,
                seconds_left=self._seconds_left(),
                lease=self._seconds,
            )
        except Exception as error:
            _LOG.warning("its lease was not renewed (%s)", error, extra={"job": self._job.id})
            return True

    def _seconds_left(self) -> float | None:
        seconds = self._pace.seconds_left
        return None if seconds is None else round(seconds, 1)


def _without(folder: Path, message: str) -> str:
    """One line that names files of a job as it was given them, not where they lie here."""
    named = re.sub(re.escape(str(folder)) + r"/(?:[\w.-]+/)*", "", message)
    return " ".join(named.replace(str(folder), "the job").split())


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _code_of(error: OnionskinError) -> str:
    """The name of an error's class as a word: "invalid_input"; or that memory ran out."""
    if is_out_of_memory(error):
        return OUT_OF_MEMORY
    name = type(error).__name__
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).strip(
        "_"
    )
