"""A set whose making is killed again and again has the same bytes as one made at once.

    python -m benchmarks.curation.kills --files 24 --kills 12

Each run is killed (SIGKILL) after a random time, from importing to packing, until as many kills
were made; then one runs to its end.
"""

from __future__ import annotations

import argparse
import hashlib
import signal
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
from benchmarks.curation.bases import shapes

from onionskin.media.write import open_writer

OPTIONS = (
    *("--licence", "CC0", "--skip", "text", "--limit", "shots.min_seconds=0.5"),
    *("--limit", "shots.detector=own", "--limit", "shots.side=96", "--limit", "frame.min_side=64"),
    *("--limit", "clips_per_shard=4"),
)


def main() -> None:
    """Prints what was killed and whether the sets are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=24)
    parser.add_argument("--kills", type=int, default=12)
    given = parser.parse_args()
    rng = np.random.default_rng(5)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _footage(work / "footage", given.files)
        began = time.monotonic()
        _start(work, "once").wait()
        whole = time.monotonic() - began
        done = 0
        while done < given.kills:
            run = _start(work, "killed")
            try:
                run.wait(float(rng.uniform(0.1, 0.6) * whole))
                break
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.wait()
                done += 1
                kept = len(list(work.glob("killed/measured/*/*.json")))
                print(f"kill {done}: {kept} files measured", flush=True)
        _start(work, "killed").wait()
        same = _digest(work / "once") == _digest(work / "killed")
        print(f"{given.files} files, {done} kills: {'the same set' if same else 'ANOTHER SET'}")
        raise SystemExit(0 if same else 1)


def _footage(folder: Path, count: int) -> None:
    folder.mkdir()
    for seed in range(count):
        frames = shapes(500 + seed)[:10, ::2, ::2]
        path = folder / f"wall of shapes {seed:02d}.mp4"
        with open_writer(path, frames.shape[2], frames.shape[1], Fraction(12)) as writer:
            for frame in frames:
                writer.write(np.ascontiguousarray(frame))


def _start(work: Path, name: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "onionskin", "curate", "run", "footage", "-o", name, *OPTIONS]
    return subprocess.Popen(command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _digest(folder: Path) -> str:
    """Of what a set is made of, and of their names."""
    found = hashlib.sha256()
    for file in sorted([*folder.glob("shards/*.tar"), folder / "manifest.parquet"]):
        found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()


if __name__ == "__main__":
    main()
