"""Signals at random moments: python -m tests.fuzz.interrupts --count 100

Commands are sent SIGINT or SIGTERM, in their first second as often as later. Each must end
within a second of its signal, with the signal's exit code and one line, and leave nothing. The
time that Python itself takes to start is waited for: no program of ours can answer in it.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import python_path
from tests.fuzz import media_files

STARTED = """
import os, sys
sys.meta_path.insert(0, type("Sign", (), {"find_spec": staticmethod(
    lambda name, path=None, target=None: name == "onionskin.cli.quiet" and
    open(os.environ["SIGN"], "w").close() or None)}))
"""
COMMANDS = {
    "make": ["make", "a red fox in the snow and two owls", "--seconds", "4", "-o", "out.mkv"],
    "measure": ["measure", "in.mkv"],
    "steady": ["steady", "in.mkv", "-o", "out.mkv"],
    "smooth": ["smooth", "in.mkv", "-o", "out.mkv", "--engine", "flow"],
    "plan": ["plan", "three cats run to the right while it snows at night, then they stop"],
    "animatic": ["make", "a fox", "--engine", "animatic", "--seconds", "8", "-o", "out.mkv"],
}


def interrupted(name: str, number: int, delay: float, folder: Path) -> Iterator[str]:
    """What was wrong when the command was sent the signal `delay` seconds after its start."""
    work, sign, hook = folder / "work", folder / "sign", folder / "hook"
    for path in (work, hook):
        path.mkdir(exist_ok=True)
    sign.unlink(missing_ok=True)
    (hook / "sitecustomize.py").write_text(STARTED)
    media_files._video(work / "in.mkv", "matroska", "ffv1", "bgr0")
    process = subprocess.Popen(
        [sys.executable, "-m", "onionskin", *COMMANDS[name]],
        cwd=work,
        env={
            **os.environ,
            "PYTHONPATH": python_path(hook),
            "SIGN": str(sign),
            "ONIONSKIN_CACHE": str(folder / "cache"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not sign.exists() and process.poll() is None:
        time.sleep(0.001)
    time.sleep(delay)
    finished = process.poll() is not None
    sent = time.monotonic()
    if not finished:
        process.send_signal(number)
    _, stderr = process.communicate()
    seconds = time.monotonic() - sent
    if process.returncode == 0:
        return  # it was done before the signal came
    if process.returncode != 128 + number:
        yield f"exit code {process.returncode}"
    if len(stderr.splitlines()) != 1 or "stopped" not in stderr:
        yield f"said {stderr[-500:]!r}"
    if seconds > 1:
        yield f"took {seconds:.2f} s"
    left = sorted(path.name for path in work.iterdir() if path.name != "in.mkv")
    if left:
        yield f"left {left}"
    parts = [path.name for path in (folder / "cache").rglob("*.part")]
    if parts:
        yield f"left in the cache {parts}"


def main() -> int:
    """The command line; the exit code says whether something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=600, help="when to stop and report")
    asked = parser.parse_args()
    findings, done, end = 0, 0, time.monotonic() + 60 * asked.minutes
    for seed in range(asked.seed, asked.seed + asked.count):
        if time.monotonic() > end:
            break
        chance = random.Random(seed)
        name = chance.choice(list(COMMANDS))
        number = chance.choice([signal.SIGINT, signal.SIGTERM])
        delay = chance.choice([chance.uniform(0, 1), chance.uniform(0, 1), chance.uniform(1, 8)])
        with tempfile.TemporaryDirectory() as folder:
            for complaint in interrupted(name, number, delay, Path(folder)):
                findings += 1
                print(
                    f"seed {seed}: {name}, {number.name} at {delay:.2f} s: {complaint}", flush=True
                )
        done += 1
    print(f"{done} interrupts, {findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
