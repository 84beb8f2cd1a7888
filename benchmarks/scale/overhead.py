"""What running on a local Ray instance costs, by real fills: the same clip here and in one worker.

    OMP_NUM_THREADS=1 python -m benchmarks.scale.overhead --seconds 4 --rounds 3

Both compute with as many threads, so their bytes are compared too. Starting Ray and loading weights
are told apart from the clip itself: both have painted another one before.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from pathlib import Path

from onionskin.executors.executor import Executor, InTurn
from onionskin.executors.registry import load_executor
from onionskin.render.cache import FillCache
from onionskin.render.options import Make
from onionskin.render.shot import Shot, prepare


def shot(seconds: float, seed: int, executor: Executor, preview: bool) -> tuple[float, str]:
    """Seconds that a clip by the toybox takes, and the hash of its frames."""
    asked = Make(
        prompt="a red fox in the snow",
        seconds=seconds,
        seed=seed,
        engine="toybox",
        repair=False,
        preview=preview,
    )
    found = hashlib.sha256()
    with tempfile.TemporaryDirectory() as folder:
        made = Shot(prepare(asked), cache=FillCache(Path(folder)), executor=executor)
        started = time.perf_counter()
        for frame in made.frames():
            found.update(frame.tobytes())
        return time.perf_counter() - started, found.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--preview", action="store_true", help="small: for the bytes alone")
    asked = parser.parse_args()
    times: dict[str, list[float]] = {"here": [], "ray": []}
    is_same = True
    begun = time.perf_counter()
    with load_executor("ray", 1) as executor:
        places: dict[str, Executor] = {"here": InTurn(), "ray": executor}
        for place in places.values():
            shot(1.0, 0, place, asked.preview)
        print(f"ready after {time.perf_counter() - begun:.1f} s", flush=True)
        for number in range(1, asked.rounds + 1):
            hashes = set()
            for name, place in places.items():
                taken, found = shot(asked.seconds, number, place, asked.preview)
                times[name].append(taken)
                hashes.add(found)
            is_same &= len(hashes) == 1
    here, there = (statistics.median(times[name]) for name in ("here", "ray"))
    print(
        f"here {here:.1f} s, on Ray {there:.1f} s: {there / here - 1:+.1%}; same bytes: {is_same}"
    )


if __name__ == "__main__":
    main()
