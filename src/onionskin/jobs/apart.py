"""Jobs done in other processes: a worker here claims them, an executor's worker does them.

The claim, its lease and what is told of a job stay with the process that has the queue; only the
work itself goes elsewhere, and a job whose process is lost there is done again by another.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from onionskin.errors import Cancelled, ExecutorLost, MediaError
from onionskin.executors.executor import Executor, Watch
from onionskin.jobs.database import FOLDER_VARIABLE
from onionskin.jobs.job import JobRecord
from onionskin.jobs.store import JobStore
from onionskin.jobs.worker import Handler, Made, Work, Worker
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing

Handlers = Callable[[], Mapping[str, Handler]]
"""Makes the handlers of all kinds; a function that other processes find by its name."""
_ENOUGH: Final = ".enough"
"""A file in a job's folder: its work is to end with what is finished."""


def work_on(
    executor: Executor,
    store: JobStore,
    handlers: Handlers,
    stopping: threading.Event,
    *,
    once: bool = False,
) -> None:
    """Does jobs, as many at once as the executor has workers, until `stopping` is set.

    With `once`, until none waits. Raises ExecutorLost where nobody is there any longer to do
    them; those at hand are queued again then.
    """
    faults: list[BaseException] = []
    own: Mapping[str, Handler] = handlers()
    if executor.is_apart:
        own = dict.fromkeys(own, partial(_sent, executor, handlers, stopping, faults))

    def claim() -> None:
        worker = Worker(store, own, stopping=stopping)
        try:
            while not stopping.is_set() and once and worker.do_next():
                pass
            if not once:
                worker.run()
        except BaseException as error:
            faults.append(error)
            stopping.set()

    others = [threading.Thread(target=claim) for _ in range(executor.num_workers - 1)]
    for each in others:
        each.start()
    claim()
    for each in others:
        each.join()
    if faults:
        raise faults[0]


def _sent(
    executor: Executor,
    handlers: Handlers,
    stopping: threading.Event,
    faults: list[BaseException],
    work: Work,
) -> Made:
    """Has another process do a job, and waits for it."""
    folder = work.folder.absolute()
    sign = folder / _ENOUGH
    sign.unlink(missing_ok=True)

    def is_cancelled() -> bool:
        if work.enough() and not sign.exists():
            with suppress(OSError):  # it was deleted meanwhile
                sign.touch()
        return work.cancelled()

    task = JobTask(handlers=handlers, job=work.job, folder=folder)
    try:
        made = executor.submit(task, Watch(progress=work.progress, cancelled=is_cancelled)).result()
    except ExecutorLost as error:
        faults.append(error)
        stopping.set()
        raise Cancelled("nobody is there to do it") from error
    finally:
        sign.unlink(missing_ok=True)
    for name in made.artefacts:
        if not (folder / name).exists():
            raise MediaError(f"a worker made {name} elsewhere than in {folder}; {_ADVICE}")
    return made


_ADVICE: Final = f"let {FOLDER_VARIABLE} be a folder that all machines share"


@dataclass(frozen=True, kw_only=True, slots=True)
class JobTask:
    """The work of a job, as a value."""

    handlers: Handlers
    job: JobRecord
    folder: Path

    def __call__(
        self,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Made:
        """Does it. Raises what its handler raises, MediaError where its folder is not here."""
        if not self.folder.is_dir():
            raise MediaError(f"{self.folder} is not on {socket.gethostname()}; {_ADVICE}")
        work = Work(
            job=self.job,
            folder=self.folder,
            progress=progress,
            cancelled=cancelled,
            enough=(self.folder / _ENOUGH).exists,
        )
        return self.handlers()[self.job.kind](work)
