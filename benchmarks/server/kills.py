"""kill -9 of server and workers at moments of a seed: every job ends rightly, byte for byte.

    python benchmarks/server/kills.py --kills 50

The same clips are made once without a kill, and compared. Exit code 1 where one is missing,
failed, or differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import httpx2
from process import Server, serving, start

SIZE, SECONDS = "320x180", 3
_PATIENCE = 1800.0


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=50)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--spacing", type=float, default=3.0, help="seconds between kills, at most")
    given = asked.parse_args()
    # No job may lose three workers, for then it has failed: half as many kills as jobs.
    count = max(2 * given.kills, 4)
    with tempfile.TemporaryDirectory() as name:
        whole, killed = Path(name) / "whole", Path(name) / "killed"
        with serving(whole) as server:
            wanted = hashes(server.address, whole, queued(server.address, count))
        started = time.monotonic()
        found = under_fire(killed, count, given.kills, random.Random(given.seed), given.spacing)
    wrong = [index for index, each in enumerate(wanted) if found[index] != each]
    print(
        f"{given.kills} kills, {count} clips, {len(wrong)} wrong; "
        f"{time.monotonic() - started:.0f} s"
    )
    for index in wrong:
        print(f"clip {index}: {found[index]} instead of {wanted[index]}")
    return 1 if wrong else 0


def queued(address: str, count: int) -> list[str]:
    """So many clips, each by a seed of its own."""
    wish = {"model": "stage", "size": SIZE, "seconds": SECONDS, "fps": 12}
    with httpx2.Client(base_url=address, timeout=120) as client:
        return [
            client.post(
                "/v1/videos", json={**wish, "prompt": "a red fox runs in the snow", "seed": seed}
            ).json()["id"]
            for seed in range(count)
        ]


def under_fire(
    folder: Path, count: int, kills: int, chance: random.Random, spacing: float
) -> list[str]:
    """The hashes of the clips, made while server and workers are killed in turn."""
    server = start(folder)
    try:
        videos = queued(server.address, count)
        for number in range(kills):
            time.sleep(chance.uniform(0.05, spacing))
            if number % 2:
                server.kill()
                server = start(folder)
            else:
                kill_worker(server)
        return hashes(server.address, folder, videos)
    finally:
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(60)


def kill_worker(server: Server) -> None:
    for worker in server.workers():
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


def hashes(address: str, folder: Path, videos: list[str]) -> list[str]:
    """The hash of each clip once it is done; its status where it has failed."""
    deadline, found = time.monotonic() + _PATIENCE, []
    with httpx2.Client(base_url=address, timeout=120) as client:
        for video in videos:
            status = "queued"
            while status in ("queued", "in_progress"):
                if time.monotonic() > deadline:
                    status = "never ended"
                    break
                time.sleep(0.2)
                status = client.get(f"/v1/videos/{video}").json()["status"]
            path = folder / "jobs" / video / "video.mp4"
            done = status == "completed"
            found.append(hashlib.sha256(path.read_bytes()).hexdigest() if done else status)
    return found


if __name__ == "__main__":
    sys.exit(main())
