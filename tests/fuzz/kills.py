"""kill -9 at random moments: python -m tests.fuzz.kills --count 200 --keep kills.json

Afterwards there is no output, or the whole one; when the command is run again to its end, it is
the same, byte for byte, as if it had never been killed, and nothing else is left. With `--keep` a
file keeps the count, and the same command continues from there.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.conftest import python_path
from tests.fuzz import media_files

COMMANDS = {
    "make": ["make", "a fox", "--engine", "animatic", "--seed", "1", "--seconds", "2"],
    "frames": ["make", "a fox", "--engine", "animatic", "--seed", "1", "--seconds", "2"],
    "steady": ["steady", "in.mkv"],
    "smooth": ["smooth", "in.mkv", "--engine", "flow", "--seed", "1"],
}
OUTPUTS = {"make": "out.mp4", "frames": "out/", "steady": "out.mkv", "smooth": "out.gif"}


@dataclass(frozen=True, kw_only=True)
class Usual:
    """A command that nobody killed."""

    seconds: float
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class Count:
    """How far a run has come: the seed that it began with, kills, and what was found."""

    seed: int
    done: int = 0
    findings: int = 0

    def plus(self, findings: int) -> Count:
        """One kill more."""
        return Count(seed=self.seed, done=self.done + 1, findings=self.findings + findings)

    def __str__(self) -> str:
        return f"{self.done} kills, {self.findings} findings"


def kept_count(path: Path | None, seed: int) -> Count:
    """What an earlier run of this seed kept in `path`; the beginning where there is none."""
    if path is None or not path.exists():
        return Count(seed=seed)
    kept = Count(**json.loads(path.read_text()))
    if kept.seed != seed:
        raise SystemExit(f"{path} counts the kills of seed {kept.seed}; give another --keep")
    return kept


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

    def fingerprint(self) -> str:
        """A hash of the output's bytes, of all its pictures where it is a folder; "" for none."""
        if not self.output.exists():
            return ""
        is_folder = self.output.is_dir()
        files = sorted(self.output.iterdir()) if is_folder else [self.output]
        digest = hashlib.sha256()
        for path in files:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    def clear(self) -> None:
        """Forgets the output and every finished fill."""
        self._remove_output()
        shutil.rmtree(self._folder / "cache", ignore_errors=True)

    def _remove_output(self) -> None:
        if self.output.is_dir():
            shutil.rmtree(self.output)
        else:
            self.output.unlink(missing_ok=True)

    def killed(self, chance: random.Random, usual: Usual) -> Iterator[str]:
        """What was wrong after a kill, and after the same command was run to its end."""
        process = self.start()
        moment = time.monotonic() + chance.uniform(0.3, 1.1) * usual.seconds
        # Half of them are killed while something unfinished is there.
        waits_for_part = chance.random() < 0.5
        while process.poll() is None and time.monotonic() < moment:
            if waits_for_part and list(self._work.glob(".*.part")):
                time.sleep(chance.uniform(0, 0.3))
                break
            time.sleep(0.005)
        process.kill()
        process.communicate()
        if self.fingerprint() not in ("", usual.fingerprint):
            yield "half a file, or another one"
        self._remove_output()
        again = self.start()
        _, stderr = again.communicate()
        if again.returncode:
            yield f"the second run: exit code {again.returncode}: {stderr.decode()[-300:]}"
        elif self.fingerprint() != usual.fingerprint:
            yield "the second run made another file"
        left = {path.name for path in self._work.iterdir()} - {"in.mkv", self.output.name}
        left |= {path.name for path in (self._folder / "cache").rglob("*.part")}
        if left:
            yield f"left: {sorted(left)}"


def _usual(kitchen: Kitchen) -> Usual:
    started = time.monotonic()
    process = kitchen.start()
    _, stderr = process.communicate()
    if process.returncode:
        raise SystemExit(f"{kitchen.name} fails unkilled: {stderr.decode()[-300:]}")
    return Usual(seconds=time.monotonic() - started, fingerprint=kitchen.fingerprint())


def main() -> int:
    """The command line; the exit code says whether something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=600, help="when to stop and report")
    parser.add_argument("--keep", type=Path, help="a file that keeps the count, to go on from")
    asked = parser.parse_args()
    with contextlib.ExitStack() as stack:
        return _run(asked, stack)


def _run(asked: argparse.Namespace, stack: contextlib.ExitStack) -> int:
    kitchens: dict[str, Kitchen] = {}
    usual: dict[str, Usual] = {}
    count, end = kept_count(asked.keep, asked.seed), time.monotonic() + 60 * asked.minutes
    for seed in range(asked.seed + count.done, asked.seed + asked.count):
        if time.monotonic() > end:
            break
        chance = random.Random(seed)
        name = chance.choice(list(COMMANDS))
        if name not in kitchens:
            # A file's metadata names what it was made of: all runs of a command share a folder.
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            kitchens[name] = Kitchen(folder, name)
            usual[name] = _usual(kitchens[name])
        kitchens[name].clear()
        complaints = list(kitchens[name].killed(chance, usual[name]))
        for complaint in complaints:
            print(f"seed {seed}: {name}: {complaint}", flush=True)
        count = count.plus(len(complaints))
        if asked.keep is not None:
            asked.keep.write_text(json.dumps(asdict(count)))
        if count.done % 10 == 0:
            print(count, flush=True)
    print(count)
    return 1 if count.findings else 0


if __name__ == "__main__":
    sys.exit(main())
