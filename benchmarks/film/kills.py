"""Killed at any moment, is the film the same in the end? python -m benchmarks.film.kills

A film is made whole; then a process that makes it is killed (SIGKILL) at moments spread over
its time, and started again until it ends, with what it had finished. The bytes are compared, and
nothing half-written may lie beside the film. Writes benchmarks/results/film_kills.md and .json.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.tally import markdown, write_results

SCRIPT = Path(__file__).parents[2] / "examples" / "welcome.md"
_NAMES = (".mp4", ".srt", ".otio", ".html", ".jpg")


def main() -> None:
    """The command line."""
    arguments = _parser().parse_args()
    out = arguments.out
    shutil.rmtree(out, ignore_errors=True)
    (out / "whole").mkdir(parents=True)
    started = time.perf_counter()
    _start(arguments.script, out / "whole" / "film.mp4", out / "whole" / "cache", arguments).wait()
    whole, expected = time.perf_counter() - started, _digests(out / "whole")
    rng = random.Random(arguments.seed)
    rows = [
        _killed(number, whole * (number + rng.random()) / arguments.kills, expected, arguments)
        for number in range(arguments.kills)
    ]
    same = sum(row["same"] for row in rows)
    lines = [f"{same} of {len(rows)} films were the same, bit for bit."]
    body = [[f"{row['at']:.1f} s", "yes" if row["same"] else "NO", row["left"]] for row in rows]
    lines += ["", markdown(["killed after", "same", "left behind"], body)]
    if not arguments.quick:
        write_results("film_kills", "Films that are killed", "\n".join(lines), rows)
    print("\n".join(lines))
    sys.exit(0 if same == len(rows) else 1)


def _killed(
    number: int, at: float, expected: dict[str, str], arguments: argparse.Namespace
) -> dict[str, object]:
    """A film whose process is killed after `at` seconds, and made to its end by another."""
    folder = arguments.out / f"killed-{number}"
    folder.mkdir()
    film, cache = folder / "film.mp4", folder / "cache"
    process = _start(arguments.script, film, cache, arguments)
    time.sleep(at)
    process.send_signal(signal.SIGKILL)
    process.wait()
    code = _start(arguments.script, film, cache, arguments).wait()
    left = sorted(
        each.name for each in folder.iterdir() if each.suffix not in _NAMES and each != cache
    )
    same = code == 0 and _digests(folder) == expected and not left
    shutil.rmtree(folder)
    return {"at": round(at, 2), "same": same, "left": ", ".join(left)}


def _start(
    script: Path, film: Path, cache: Path, arguments: argparse.Namespace
) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "onionskin",
        "film",
        str(script.absolute()),
        "-o",
        film.name,
        "--force",
    ]
    command += ["--preview"] if arguments.preview else []
    environment = {**os.environ, "ONIONSKIN_CACHE": str(cache.absolute())}
    return subprocess.Popen(
        command,
        env=environment,
        cwd=film.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _digests(folder: Path) -> dict[str, str]:
    """The hashes of the film and of all that lies beside it."""
    files = [each for each in folder.iterdir() if each.suffix in _NAMES]
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--script", type=Path, default=SCRIPT)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--preview", action="store_true", help="at 360p, which is quicker")
    parser.add_argument("--out", type=Path, default=Path("kills"))
    parser.add_argument("--quick", action="store_true", help="write no table")
    return parser


if __name__ == "__main__":
    main()
