"""Jobs whose work is done by an executor, here without a cluster; see tests/executors for one."""

import threading
from concurrent.futures import Future

import pytest

from onionskin.errors import ExecutorLost, MediaError
from onionskin.executors.executor import InTurn, Threads, watched
from onionskin.jobs.apart import JobTask, work_on
from onionskin.jobs.store import JobStore
from onionskin.jobs.worker import Made


class Apart(InTurn):
    """Says that it works in other processes; `fault` is what every call of it raises."""

    fault: Exception | None = None

    @property
    def is_apart(self):
        return True

    def submit(self, call, watch=None):
        if self.fault is None:
            return super().submit(call, watch)
        future = Future()
        future.set_exception(self.fault)
        return future


@pytest.fixture
def store(tmp_path) -> JobStore:
    return JobStore(tmp_path)


def writes(work):
    (work.folder / "video.mp4").write_text(work.job.order["text"])
    return Made(artefacts=("video.mp4",), about={"seed": 3})


@pytest.mark.parametrize("executor", [InTurn, Apart, lambda: Threads(3)])
def test_all_jobs_are_done_by_any_executor(store, executor):
    """Once each, with their files and what is told of them."""
    jobs = [store.add("clip", {"text": str(number)}) for number in range(5)]
    with executor() as open_one:
        work_on(open_one, store, lambda: {"clip": writes}, threading.Event(), once=True)
    for number, job in enumerate(jobs):
        done = store.get(job.id)
        assert (done.state, done.about, done.attempts) == ("completed", {"seed": 3}, 1)
        assert (store.folder_of(job.id) / "video.mp4").read_text() == str(number)
        assert not (store.folder_of(job.id) / ".enough").exists()


def test_a_lost_cluster_loses_no_job(store):
    """Those at hand wait again, as if they had not been begun; the error is the caller's."""
    job = store.add("clip", {"text": "x"})
    executor, stopping = Apart(), threading.Event()
    executor.fault = ExecutorLost("Ray: no worker started within 300 s")
    with pytest.raises(ExecutorLost, match="no worker started"):
        work_on(executor, store, lambda: {"clip": writes}, stopping)
    assert stopping.is_set()
    assert (store.get(job.id).state, store.get(job.id).attempts) == ("queued", 0)


def test_an_error_of_the_queue_ends_all(store, monkeypatch):
    """None of the threads goes on by itself."""

    def breaks(*_):
        raise RuntimeError("no such table")

    monkeypatch.setattr(store, "claim", breaks)
    with Threads(3) as executor, pytest.raises(RuntimeError, match="no such table"):
        work_on(executor, store, lambda: {"clip": writes}, threading.Event())


def test_a_folder_that_is_not_shared_is_said(store, tmp_path):
    """At the worker, where the job's folder is not; here, where what it made is not."""
    job = store.add("clip", {"text": "x"})
    task = JobTask(handlers=lambda: {"clip": writes}, job=job, folder=tmp_path / "elsewhere")
    with pytest.raises(MediaError, match="ONIONSKIN_DATA be a folder that all machines share"):
        watched(task, None)()
    nowhere = lambda work: Made(artefacts=("video.mp4",))  # noqa: E731
    work_on(Apart(), store, lambda: {"clip": nowhere}, threading.Event(), once=True)
    assert "made video.mp4 elsewhere than in" in store.get(job.id).error.message
