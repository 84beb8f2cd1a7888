"""How long does a clip take beside busy neighbours? python -m benchmarks.threads

Half a second of video by the built-in engine, beside 0, 1, 2 and 4 processes that are never
idle, with threads that wait as the libraries' own do, as onionskin lets them, and with one
thread. The bytes of the clips are compared: how threads wait must change none.
Writes benchmarks/results/threads.md and .json. Other work on the machine spoils the figures.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.tally import RESULTS, markdown, write_results

PROMPT = "a red fox in the snow by day"
WAYS = {
    "as the libraries wait": {"GOMP_SPINCOUNT": "300000"},
    "as onionskin lets them wait": {},
    "asleep at once": {"GOMP_SPINCOUNT": "0"},
    "one thread": {"OMP_NUM_THREADS": "1"},
}


@contextmanager
def neighbours(count: int) -> Iterator[None]:
    """So many processes that are never idle."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def timed(way: str, folder: Path) -> tuple[float, float, str]:
    """Seconds on the clock and of the processor for one clip, and the digest of its file."""
    output = folder / "clip.mkv"
    output.unlink(missing_ok=True)
    command = [sys.executable, "-m", "onionskin", "make", PROMPT, "--seconds", "0.5"]
    command += ["--seed", "3", "-o", str(output), "--no-repair"]
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "ONIONSKIN_CACHE": cache, **WAYS[way]}
        started, before = time.perf_counter(), os.times()
        subprocess.run(command, env=environment, check=True, capture_output=True)
        seconds, after = time.perf_counter() - started, os.times()
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return seconds, used, hashlib.sha256(output.read_bytes()).hexdigest()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="once each, beside 0 and 2")
    parser.add_argument("--count", type=int, default=3, help="runs of each, taken in turns")
    parser.add_argument("--minutes", type=float, default=30, help="when to stop and report")
    parser.add_argument("--results", type=Path, default=RESULTS)
    asked = parser.parse_args()
    counts, rounds = ((0, 2), 1) if asked.quick else ((0, 1, 2, 4), asked.count)
    found = measured(counts, rounds, time.monotonic() + 60 * asked.minutes)
    text = report(found, counts)
    data = [{"way": way, "neighbours": n, "runs": runs} for (way, n), runs in found.items()]
    write_results("threads", "Threads and busy neighbours", text, data, asked.results)
    print(text)


def measured(
    counts: tuple[int, ...], rounds: int, end: float
) -> dict[tuple[str, int], list[tuple[float, float, str]]]:
    """Runs by way and number of neighbours; in turns, so that a slow minute hurts all alike."""
    found: dict[tuple[str, int], list[tuple[float, float, str]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            for count in counts:
                with neighbours(count):
                    for way in WAYS:
                        if time.monotonic() < end:
                            found.setdefault((way, count), []).append(timed(way, Path(folder)))
    return found


def report(
    found: dict[tuple[str, int], list[tuple[float, float, str]]], counts: tuple[int, ...]
) -> str:
    """The table: the median of seconds on the clock (of the processor), and what bytes came."""
    body = []
    for way in WAYS:
        cells = [_cell(found.get((way, count), [])) for count in counts]
        digests = {run[2][:8] for (each, _), runs in found.items() if each == way for run in runs}
        body.append([way, *cells, ", ".join(sorted(digests))])
    head = ["threads", *(f"{count} busy" for count in counts), "file"]
    return (
        f"`python -m benchmarks.threads` on {os.cpu_count()} cores: `{PROMPT}`, 0.5 s, median"
        f" seconds on the clock, in brackets those of the processor, and the start of the file's"
        f" SHA-256.\n\n{markdown(head, body)}"
    )


def _cell(runs: list[tuple[float, float, str]]) -> str:
    if not runs:
        return ""
    clock, used = (statistics.median(run[part] for run in runs) for part in (0, 1))
    return f"**{clock:.1f}** ({used:.1f})"


if __name__ == "__main__":
    main()
