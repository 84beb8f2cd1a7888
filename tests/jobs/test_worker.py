"""What a worker does with a job, and what it tells."""

import threading
import time

import pytest

from onionskin.errors import Cancelled, InvalidInput, OnionskinError
from onionskin.jobs.store import JobStore
from onionskin.jobs.worker import Made, Worker
from onionskin.progress import Progress


@pytest.fixture
def store(tmp_path) -> JobStore:
    return JobStore(tmp_path)


def made_of(ending):
    """A handler that gives or raises `ending`."""

    def handler(work):
        if isinstance(ending, BaseException):
            raise ending
        (work.folder / "video.mp4").write_text(work.job.order["text"])
        return ending

    return handler


def waiting(started: threading.Event):
    """A handler that reports half of its work, and waits to be stopped."""

    def handler(work):
        work.progress(Progress(num_done=1, num_steps=2, label="painting"))
        started.set()
        for _ in range(1000):
            if work.cancelled():
                raise Cancelled("stopped")
            if work.enough():
                return Made(artefacts=("video.mp4",), about={"num_frames": 3})
            time.sleep(0.01)
        raise AssertionError("it was never stopped")

    return handler


def test_files_and_what_is_told_of_them_stand_in_the_job(store):
    """Once it is done."""
    job = store.add("clip", {"text": "pixels"})
    handler = made_of(Made(artefacts=("video.mp4",), about={"seed": 3}))
    assert Worker(store, {"clip": handler}).do_next()
    done = store.get(job.id)
    assert (done.state, done.artefacts, done.about) == ("completed", ("video.mp4",), {"seed": 3})
    assert (store.folder_of(job.id) / "video.mp4").read_text() == "pixels"


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (InvalidInput("seconds is -1: give more"), "invalid_input", "seconds is -1: give more"),
        (MemoryError(), "out_of_memory", "try a smaller size"),
        (
            RuntimeError("CUDA out of memory. Tried to allocate 9 GiB"),
            "out_of_memory",
            "fewer seconds",
        ),
        (OnionskinError("out of memory while painting; try less"), "out_of_memory", "painting"),
        (KeyError("secret"), "internal_error", "onionskin itself"),
    ],
)
def test_errors_become_a_word_and_a_sentence(store, error, code, said):
    """An unknown one says nothing of the inside."""
    job = store.add("clip", {})
    Worker(store, {"clip": made_of(error)}).do_next()
    failed = store.get(job.id)
    assert (failed.state, failed.error.code) == ("failed", code)
    assert said in failed.error.message
    assert "secret" not in failed.error.message


def test_a_worker_goes_on_after_a_job_that_failed(store):
    """The next one is done."""
    store.add("bad", {})
    good = store.add("clip", {"text": "x"})
    handlers = {"bad": made_of(KeyError("x")), "clip": made_of(Made(artefacts=("video.mp4",)))}
    worker = Worker(store, handlers)
    assert [worker.do_next(), worker.do_next(), worker.do_next()] == [True, True, False]
    assert store.get(good.id).state == "completed"


@pytest.mark.parametrize(
    ("stop", "state"),
    [
        (lambda store, job, stopping: store.cancel(job), "cancelled"),
        (lambda store, job, stopping: stopping.set(), "queued"),
        (lambda store, job, stopping: store.delete(job), None),
    ],
    ids=["cancelled", "worker told to stop", "deleted"],
)
def test_a_running_job_stops_within_a_second(store, stop, state):
    """And nothing of a deleted one is left."""
    job, started, stopping = store.add("clip", {}), threading.Event(), threading.Event()
    worker = Worker(store, {"clip": waiting(started)}, stopping=stopping)
    thread = threading.Thread(target=worker.do_next)
    thread.start()
    assert started.wait(10)
    stop(store, job.id, stopping)
    thread.join(timeout=10)
    assert not thread.is_alive()
    found = store.get(job.id)
    assert (found and found.state) == state
    assert state is not None or not (store.folder / "jobs" / job.id).exists()


def test_a_running_job_of_which_it_is_enough_ends_with_what_there_is(store):
    """It is completed; one of which there is nothing yet is cancelled."""
    job, started = store.add("clip", {}), threading.Event()
    thread = threading.Thread(target=Worker(store, {"clip": waiting(started)}).do_next)
    thread.start()
    assert started.wait(10)
    assert store.cancel(job.id, keep=True)
    thread.join(timeout=10)
    ended = store.get(job.id)
    assert (ended.state, ended.artefacts) == ("completed", ("video.mp4",))
    assert ended.about["num_frames"] == 3


def test_a_job_of_which_it_is_enough_before_there_is_anything_is_cancelled(store):
    """Whether it waits or runs."""
    waits = store.add("clip", {})
    assert store.cancel(waits.id, keep=True)
    runs = store.add("clip", {})

    def handler(work):
        assert store.cancel(runs.id, keep=True)
        raise Cancelled("stopped before the first frame")

    assert Worker(store, {"clip": handler}).do_next()
    assert [store.get(job.id).state for job in (waits, runs)] == ["cancelled", "cancelled"]


def test_progress_is_told_while_the_work_goes_on(store):
    """With its stage, and the time that is left by its speed."""
    job, started = store.add("clip", {}), threading.Event()
    worker = Worker(store, {"clip": waiting(started)})
    thread = threading.Thread(target=worker.do_next)
    thread.start()
    started.wait(10)
    deadline = time.monotonic() + 10
    while store.get(job.id).progress == 0 and time.monotonic() < deadline:
        time.sleep(0.02)
    told = store.get(job.id)
    store.cancel(job.id)
    thread.join(timeout=10)
    assert (told.progress, told.stage) == (50, "painting")
    assert told.seconds_left > 0


def test_a_long_job_keeps_its_lease(store):
    """However short: it is renewed while the work goes on."""
    job, started = store.add("clip", {}), threading.Event()
    worker = Worker(store, {"clip": waiting(started)}, lease=0.4)
    thread = threading.Thread(target=worker.do_next)
    thread.start()
    started.wait(10)
    time.sleep(1.0)
    assert store.claim("another", ["clip"]) is None
    store.cancel(job.id)
    thread.join(timeout=10)
