"""`onionskin serve` as its own process on a free port, for the benchmarks beside this."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Server:
    """A server that listens."""

    address: str
    process: subprocess.Popen[str]

    def workers(self) -> list[int]:
        """The processes of its workers."""
        found = []
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            with suppress(OSError):
                found += [int(each) for each in (task / "children").read_text().split()]
        return found

    def kill(self) -> None:
        """Ends it at once, as a power cut does; its workers stop by themselves."""
        self.process.kill()
        self.process.wait()


def start(folder: Path, *options: str, workers: int = 1) -> Server:
    """Starts a server whose data and cache lie in `folder`."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "onionskin", "serve", "--port", "0", "--json"),
            *("--workers", str(workers), *options),
        ],
        env={
            **os.environ,
            "ONIONSKIN_DATA": str(folder),
            "ONIONSKIN_CACHE": str(folder / "cache"),
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = []
    while not lines or lines[-1] != "}\n":
        lines.append(process.stdout.readline())
        if not lines[-1]:
            raise SystemExit("the server did not start")
    return Server(json.loads("".join(lines))["address"], process)


@contextmanager
def serving(folder: Path, *options: str, workers: int = 1) -> Iterator[Server]:
    """A server while the block runs."""
    server = start(folder, *options, workers=workers)
    try:
        yield server
    finally:
        server.process.send_signal(signal.SIGTERM)
        try:
            server.process.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
