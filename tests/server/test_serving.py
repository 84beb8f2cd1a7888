"""`onionskin serve` as a person starts it: a server, its workers, and their ends."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2
import pytest
from tests.cli.conftest import start
from tests.server.conftest import SMALL

from onionskin.errors import InvalidInput
from onionskin.jobs.store import JobStore
from onionskin.server.config import Config
from onionskin.server.crew import Crew
from onionskin.server.serving import is_loopback, serve


def children_of(process: subprocess.Popen) -> list[int]:
    found: list[int] = []
    for thread in Path(f"/proc/{process.pid}/task").iterdir():
        with suppress(OSError):  # a thread may end while its children are asked for
            found += map(int, (thread / "children").read_text().split())
    return found


def wait_until(true, seconds: float = 90.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.1)


def is_gone(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split(") ")[1].startswith("Z")
    except FileNotFoundError:
        return True


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen, str]]:
    """A server's process and its address."""
    process = start("serve", "--port", "0", "--json", folder=folder, ONIONSKIN_DATA=str(folder))
    try:
        lines = [process.stdout.readline()]
        while lines[-1] != "}\n":
            lines.append(process.stdout.readline())
        yield process, json.loads("".join(lines))["address"]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def test_answers_come_at_once_and_workers_give_way_to_the_server(tmp_path):
    """Of many on one connection: once TCP acknowledges late, none is under 40 ms if it waits."""
    with served(tmp_path) as (process, address):
        with httpx2.Client(base_url=address, timeout=60) as client:
            times = [client.get("/health").elapsed.total_seconds() for _ in range(60)]
        assert min(times[40:]) < 0.035
        wait_until(lambda: children_of(process))
        worker = children_of(process)[0]
        low = min(os.getpriority(os.PRIO_PROCESS, process.pid) + 5, 19)
        wait_until(lambda: os.getpriority(os.PRIO_PROCESS, worker) == low)


def test_a_worker_that_is_killed_costs_nothing_and_a_stop_leaves_nothing_behind(tmp_path):
    """Another takes its place and does the job; SIGTERM ends them all."""
    with served(tmp_path) as (process, address):
        wait_until(lambda: children_of(process))
        first = children_of(process)[0]
        os.kill(first, signal.SIGKILL)
        with httpx2.Client(base_url=address, timeout=60) as client:
            video = client.post("/v1/videos", data={"prompt": "a fox", **SMALL}).json()["id"]
            wait_until(lambda: client.get(f"/v1/videos/{video}").json()["status"] == "completed")
        second = children_of(process)
        assert first not in second
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        wait_until(lambda: all(map(is_gone, second)), 20)


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("example.com", False),
    ],
)
def test_a_server_that_others_can_reach_is_told_apart(host, alone):
    """It needs keys."""
    assert is_loopback(host) == alone


def test_a_server_that_others_can_reach_does_not_start_without_keys(tmp_path):
    """Whoever asks for it."""
    config = Config(store=JobStore(tmp_path))
    with pytest.raises(InvalidInput, match=r"0\.0\.0\.0 can be reached by others"):
        serve(config, host="0.0.0.0", port=0, crew=Crew(num_workers=0))
