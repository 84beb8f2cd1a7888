"""kill -9 at random moments: python -m tests.fuzz.kills --count 200

Afterwards no half file stands under the output's name, and when the command is run again to its
end, nothing is left of the one that was killed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import python_path
from tests.fuzz import media_files

from onionskin.media.read import probe

COMMANDS = {
    "make": ["make", "a fox", "--engine", "animatic", "--seed", "1", "--seconds", "2"],
    "frames": ["make", "a fox", "--engine", "animatic", "--seed", "1", "--seconds", "2"],
    "steady": ["steady", "in.mkv"],
    "smooth": ["smooth", "in.mkv", "--engine", "flow", "--seed", "1"],
}
OUTPUTS = {"make": "out.mp4", "frames": "out/", "steady": "out.mkv", "smooth": "out.gif"}


class Kitchen:
    """A folder in which commands are run, killed and run again."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name, self.output = name, folder / "work" / OUTPUTS[name]
        self._folder, self._work = folder, folder / "work"
        self._work.mkdir()
        media_files._video(self._work / "in.mkv", "matroska", "ffv1", "bgr0")

    def start(self) -> subprocess.Popen[bytes]:
        """The command in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "onionskin", *COMMANDS[self.name], "-o", OUTPUTS[self.name]],
            cwd=self._work,
            env={
                **os.environ,
                "PYTHONPATH": python_path(),
                "ONIONSKIN_CACHE": str(self._folder / "cache"),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def killed(self, chance: random.Random, usual_seconds: float) -> Iterator[str]:
        """What was wrong after a kill, and after the same command was run to its end."""
        process = self.start()
        moment = time.monotonic() + chance.uniform(0.3, 1.1) * usual_seconds
        # Half of them are killed while something unfinished is there.
        waits_for_part = chance.random() < 0.5
        while process.poll() is None and time.monotonic() < moment:
            if waits_for_part and list(self._work.glob(".*.part")):
                time.sleep(chance.uniform(0, 0.3))
                break
            time.sleep(0.005)
        process.kill()
        process.communicate()
        if self.output.exists() and (num_frames := probe(self.output).num_frames) < 1:
            yield f"half a file: {num_frames} frames"
        for path in [self.output] if self.output.exists() else []:
            if path.is_dir():
                for picture in path.iterdir():
                    picture.unlink()
                path.rmdir()
            else:
                path.unlink()
        again = self.start()
        _, stderr = again.communicate()
        if again.returncode:
            yield f"the second run: exit code {again.returncode}: {stderr.decode()[-300:]}"
        left = {path.name for path in self._work.iterdir()} - {"in.mkv", self.output.name}
        left |= {path.name for path in (self._folder / "cache").rglob("*.part")}
        if left:
            yield f"left: {sorted(left)}"


def main() -> int:
    """The command line; the exit code says whether something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=600, help="when to stop and report")
    asked = parser.parse_args()
    usual: dict[str, float] = {}
    findings, done, end = 0, 0, time.monotonic() + 60 * asked.minutes
    for seed in range(asked.seed, asked.seed + asked.count):
        if time.monotonic() > end:
            break
        chance = random.Random(seed)
        name = chance.choice(list(COMMANDS))
        with tempfile.TemporaryDirectory() as folder:
            if name not in usual:
                (Path(folder) / "first").mkdir()
                started = time.monotonic()
                Kitchen(Path(folder) / "first", name).start().communicate()
                usual[name] = time.monotonic() - started
            for complaint in Kitchen(Path(folder), name).killed(chance, usual[name]):
                findings += 1
                print(f"seed {seed}: {name}: {complaint}", flush=True)
        done += 1
    print(f"{done} kills, {findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
