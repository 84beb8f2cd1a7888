"""Many clients at once: no job is lost or done twice, owners take turns, and `GET` stays quick.

    python benchmarks/server/load.py --clients 50 --jobs 500 --workers 2

Each client has a key of its own, queues its share of the jobs (drawn, one second), and asks for
them until they are done. Exit code 1 where a job is lost or done twice, where an owner is ahead
of another who waits by more than two jobs, or where the 95th percentile of `GET` is over 50 ms.
"""

from __future__ import annotations

import argparse
import collections
import concurrent.futures
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx2
from process import serving

from onionskin.jobs.store import JobStore
from onionskin.server.keys import Keys

WISH = {"model": "stage", "size": "320x180", "seconds": 1, "fps": 12, "seed": 3}
MOST_MILLISECONDS, MOST_AHEAD = 50.0, 2


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--clients", type=int, default=50)
    asked.add_argument("--jobs", type=int, default=500)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--pause", type=float, default=0.5, help="seconds between a client's asks")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keys = Keys.of(folder)
        known = [keys.add(f"client-{number}") for number in range(given.clients)]
        began = time.monotonic()
        with serving(folder, "--keys", workers=given.workers) as server:
            times = asked_by(server.address, known, given.jobs // given.clients, given.pause)
        told = told_of(JobStore(folder), times)
    told["seconds"] = round(time.monotonic() - began, 1)
    print(json.dumps(told, indent=1))
    held = not told["lost"] and not told["done_twice"] and told["most_ahead"] <= MOST_AHEAD
    return 0 if held and told["get_p95_milliseconds"] <= MOST_MILLISECONDS else 1


def asked_by(address: str, keys: list[str], each: int, pause: float) -> list[float]:
    """How long every `GET` took of all clients, in seconds, while jobs were being done."""
    with concurrent.futures.ThreadPoolExecutor(len(keys)) as pool:
        waiting = [pool.submit(client, address, key, each, pause) for key in keys]
        return [took for one in waiting for took in one.result()]


def client(address: str, key: str, each: int, pause: float) -> list[float]:
    """Queues so many jobs, and asks for them until all have ended."""
    times = []
    headers = {"Authorization": f"Bearer {key}"}
    with httpx2.Client(base_url=address, headers=headers, timeout=120) as session:
        body = {"prompt": "a red fox runs through the snow", **WISH}
        waiting = [session.post("/v1/videos", json=body).json()["id"] for _ in range(each)]
        while waiting:
            video = waiting[0]
            started = time.perf_counter()
            status = session.get(f"/v1/videos/{video}").json()["status"]
            times.append(time.perf_counter() - started)
            if status in ("queued", "in_progress"):
                time.sleep(pause)
            else:
                assert status == "completed", status
                waiting.pop(0)
    return times


def told_of(store: JobStore, times: list[float]) -> dict[str, object]:
    """What became of all jobs."""
    rows = store.reading().execute(
        "SELECT events.type, jobs.owner, jobs.id FROM events JOIN jobs ON jobs.id = events.job"
        " ORDER BY events.number"
    )
    started: collections.Counter[str] = collections.Counter()
    waiting: collections.Counter[str] = collections.Counter()
    of_job: collections.Counter[tuple[str, str]] = collections.Counter()
    last_queued, ahead, seen = 0, [], rows.fetchall()
    for number, row in enumerate(seen):
        if row["type"] == "queued":
            last_queued = number
    for number, row in enumerate(seen):
        of_job[row["id"], row["type"]] += 1
        if row["type"] == "queued":
            waiting[row["owner"]] += 1
        elif row["type"] == "started":
            started[row["owner"]] += 1
            waiting[row["owner"]] -= 1
            behind = [started[owner] for owner, left in waiting.items() if left > 0]
            if number > last_queued and behind:
                ahead.append(started[row["owner"]] - min(behind))
    jobs = {row["id"] for row in seen}
    return {
        "jobs": len(jobs),
        "lost": sum(of_job[job, "completed"] == 0 for job in jobs),
        "done_twice": sum(of_job[job, "started"] > 1 for job in jobs),
        "most_ahead": max(ahead, default=0),
        "gets": len(times),
        "get_p50_milliseconds": round(1000 * statistics.median(times), 1),
        "get_p95_milliseconds": round(1000 * statistics.quantiles(times, n=20)[-1], 1),
    }


if __name__ == "__main__":
    sys.exit(main())
