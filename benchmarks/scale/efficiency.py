"""How much of their time workers of a local Ray instance fill, by fills that sleep.

    python -m benchmarks.scale.efficiency --workers 2 4 8 32 --fill-seconds 4

A clip of four minutes has windows that wait for keyframes, and seldom a number of them that its
workers share evenly; so what could be reached at best (the same schedule, nothing lost between
fills) stands beside what was. Sleeping costs no processor: workers are numbers here, not cores.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from concurrent.futures import Future

from benchmarks.scale.simulate import Run, Times, of_clip, of_many
from benchmarks.scale.sleeper import SECONDS, digest, let_workers_import, sleeping_clip

from onionskin.executors.executor import Executor, InTurn
from onionskin.executors.registry import load_executor


def warm(executor: Executor) -> None:
    """Waits until every worker has run a call: workers start one after the other."""
    seen: set[int] = set()
    while len(seen) < executor.num_workers:
        calls = [executor.submit(_met) for _ in range(executor.num_workers)]
        seen |= {each.result() for each in calls}


def _met() -> int:
    time.sleep(0.5)
    return os.getpid()


def _slept(seconds: float) -> None:
    time.sleep(seconds)


def timed(run: Callable[[], object]) -> float:
    """Seconds that it takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def of_shots(executor: Executor, num_shots: int, seconds: float) -> None:
    """Shots of a film: calls that wait for nothing."""
    calls: list[Future[None]] = [executor.submit(lambda: _slept(seconds)) for _ in range(num_shots)]
    for each in calls:
        each.result()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--workers", type=int, nargs="+", default=[2, 4, 8, 32])
    parser.add_argument("--fill-seconds", type=float, default=4.0)
    parser.add_argument("--clip-seconds", type=float, default=240.0)
    parser.add_argument("--fps", type=int, default=24)
    parser.add_argument("--shots", type=int, default=40)
    asked = parser.parse_args()
    let_workers_import()
    os.environ[SECONDS] = "0"
    here = sleeping_clip(asked.clip_seconds, asked.fps, None, InTurn())
    expected, schedule = digest(here), here.schedule
    os.environ[SECONDS] = str(asked.fill_seconds)
    ideal = Times(fill=asked.fill_seconds, call=0.0, spread=0.0)
    num_fills = len(schedule.windows)
    print(f"clip: {num_fills} fills of {asked.fill_seconds:g} s; film: {asked.shots} such shots\n")
    print("| workers | work | s | efficiency | at best | of the best | same bytes |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for number in asked.workers:
        with load_executor("ray", number) as executor:
            warm(executor)
            clip = sleeping_clip(asked.clip_seconds, asked.fps, None, executor)
            found: list[str] = []
            taken = timed(lambda clip=clip, found=found: found.append(digest(clip)))
            best = of_clip(schedule, number, ideal)
            _say(number, "clip", num_fills * asked.fill_seconds, taken, best, found == [expected])
            taken = timed(
                lambda executor=executor: of_shots(executor, asked.shots, asked.fill_seconds)
            )
            best = of_many(asked.shots, number, ideal)
            _say(number, "film", asked.shots * asked.fill_seconds, taken, best, None)


def _say(
    number: int, work: str, busy: float, taken: float, best: Run, is_same: bool | None
) -> None:
    efficiency = busy / (number * taken)
    same = {True: "yes", False: "NO", None: ""}[is_same]
    of_best = best.seconds / taken
    print(
        f"| {number} | {work} | {taken:.1f} | {efficiency:.2f} | {best.efficiency:.2f} | "
        f"{of_best:.2f} | {same} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
