"""Jobs of the queue on Ray: done by its workers, followed and stopped from here."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from contextlib import contextmanager

import httpx2
import pytest
from tests.cli.conftest import start
from tests.executors.conftest import RAY_MARKS
from tests.server.conftest import SMALL

from onionskin.errors import Cancelled
from onionskin.executors.executor import InTurn
from onionskin.jobs.apart import work_on
from onionskin.jobs.store import JobStore
from onionskin.jobs.worker import Made
from onionskin.progress import Progress
from onionskin.render.options import Make
from onionskin.render.order import order_to_dict
from onionskin.render.shot import prepare
from onionskin.server.making import handlers

pytestmark = RAY_MARKS


@pytest.fixture
def store(tmp_path) -> JobStore:
    return JobStore(tmp_path / "data")


def waiting():
    """Handlers that report half of their work, and wait to be stopped."""

    def handler(work):
        work.progress(Progress(num_done=1, num_steps=2, label="painting"))
        for _ in range(3000):
            if work.cancelled():
                raise Cancelled("stopped")
            if work.enough():
                (work.folder / "video.mp4").write_text("half")
                return Made(artefacts=("video.mp4",), about={"num_frames": 3})
            time.sleep(0.02)
        raise AssertionError("it was never stopped")

    return lambda: {"clip": handler}


@contextmanager
def at_work(ray, store, handlers):
    """Jobs are done on Ray meanwhile; gives what stops that."""
    stopping = threading.Event()
    thread = threading.Thread(target=work_on, args=(ray, store, handlers, stopping))
    thread.start()
    try:
        yield stopping
    finally:
        stopping.set()
        thread.join()


def wait_for(true, seconds: float = 90.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)


def test_clips_are_those_of_a_worker_here(ray, tmp_path):
    """Byte for byte, with their pictures, by the handlers of the server."""
    asked = Make(prompt="a fox", engine="animatic", size=(64, 48), seconds=0.5, fps=4, seed=7)
    order = order_to_dict(prepare(asked).order)
    found = []
    for name, executor in (("there", ray), ("here", InTurn())):
        store = JobStore(tmp_path / name)
        jobs = [store.add("clip", order) for _ in range(2)]
        work_on(executor, store, handlers, threading.Event(), once=True)
        ended = [store.get(job.id) for job in jobs]
        assert [job.state for job in ended] == ["completed"] * 2, ended
        found.append(
            [
                {each: (store.folder_of(job.id) / each).read_bytes() for each in job.artefacts}
                for job in ended
            ]
        )
    assert found[0] == found[1]
    assert "video.mp4" in found[0][0]


@pytest.mark.parametrize(("keep", "state"), [(False, "cancelled"), (True, "completed")])
def test_progress_comes_from_a_worker_and_a_cancel_goes_to_it(ray, store, keep, state):
    """Also one that keeps what is finished."""
    job = store.add("clip", {})
    with at_work(ray, store, waiting()):
        wait_for(lambda: store.get(job.id).progress == 50)
        assert store.get(job.id).stage == "painting"
        store.cancel(job.id, keep=keep)
        wait_for(lambda: store.get(job.id).has_ended, 20)
    assert store.get(job.id).state == state
    assert store.get(job.id).artefacts == (("video.mp4",) if keep else ())


def test_who_stops_working_gives_jobs_back(ray, store):
    """They wait again, and the stop is no try."""
    job = store.add("clip", {})
    with at_work(ray, store, waiting()) as stopping:
        wait_for(lambda: store.get(job.id).progress == 50)
        stopping.set()
        wait_for(lambda: store.get(job.id).state == "queued", 20)
    assert store.get(job.id).attempts == 0


def test_a_job_whose_worker_is_killed_is_done_by_another(ray, store):
    """Begun twice, once for each worker; the others once; no try is lost."""

    def fragile(work):
        with (work.folder / "begun").open("a") as file:
            file.write("x")
        if work.job.order["kill"] and not (work.folder / "killed").exists():
            (work.folder / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        (work.folder / "video.mp4").write_text("whole")
        return Made(artefacts=("video.mp4",))

    jobs = [store.add("clip", {"kill": number == 1}) for number in range(4)]
    work_on(ray, store, lambda: {"clip": fragile}, threading.Event(), once=True)
    ended = [store.get(job.id) for job in jobs]
    assert [(job.state, job.attempts) for job in ended] == [("completed", 1)] * 4, ended
    begun = [(store.folder_of(job.id) / "begun").read_text() for job in jobs]
    assert begun == ["x", "xx", "x", "x"]


def test_a_server_has_its_jobs_done_on_ray(tmp_path):
    """`serve --on ray`: one process claims them; SIGTERM ends all."""
    server = start(
        *("serve", "--port", "0", "--json", "--on", "ray", "--workers", "2"),
        folder=tmp_path,
        ONIONSKIN_DATA=str(tmp_path),
    )
    try:
        lines = [server.stdout.readline()]
        while lines[-1] != "}\n":
            lines.append(server.stdout.readline())
        told = json.loads("".join(lines))
        assert (told["on"], told["workers"]) == ("ray", 2)
        with httpx2.Client(base_url=told["address"], timeout=60) as client:
            video = client.post("/v1/videos", data={"prompt": "a fox", **SMALL}).json()["id"]
            address = f"/v1/videos/{video}"
            wait_for(lambda: client.get(address).json()["status"] == "completed", 180)
            assert client.get(f"{address}/content").content[4:8] == b"ftyp"
            assert client.get("/ready").json()["workers"] == 2
        server.send_signal(signal.SIGTERM)
        assert server.wait(40) == 0
    finally:
        server.kill()
        server.wait()
        server.stdout.close()
        server.stderr.close()
