"""What 1, 8, 64 workers give, by a discrete-event simulation of how fills are handed out.

    python -m benchmarks.scale.simulate --fill-seconds 45 --load-seconds 60

Fills become ready, are started and end as in `render/paint.py`, by the real schedule of a clip;
shots of a film and rows of a campaign are handed out as they come. Simulated beside the fills are:
loading weights once for each worker, what it takes to send a call and to take its result, and
fills that take longer or shorter than the mean. Not simulated: lost machines, a network that is
shared, an encoder that is slower than its frames come, cards of different speed.
"""

from __future__ import annotations

import argparse
import heapq
import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from onionskin.engines.registry import load_engine
from onionskin.render.schedule import Schedule, make_schedule, reach_of

WORKERS = (1, 2, 4, 8, 16, 32, 64)


@dataclass(frozen=True, kw_only=True)
class Times:
    """Seconds that things take."""

    fill: float
    load: float = 0.0
    """Of the weights, once for each worker."""
    call: float = 0.05
    """To send a call and take its result: worker idle, driver busy."""
    spread: float = 0.1
    """Of fills about their mean, as a share of it."""

    def one(self, chance: random.Random) -> float:
        """A fill."""
        return max(chance.gauss(self.fill, self.spread * self.fill), 0.1 * self.fill)


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a simulated run took."""

    num_workers: int
    seconds: float
    busy_seconds: float
    """Of all workers together, filling."""

    @property
    def efficiency(self) -> float:
        """The share of the workers' time in which they fill."""
        return self.busy_seconds / (self.num_workers * self.seconds)


def clip_schedule(engine: str, seconds: float, fps: Fraction) -> Schedule:
    """The fills of a clip of which nothing is known."""
    reach = reach_of(load_engine(engine).capabilities, fps)
    return make_schedule(np.zeros(round(seconds * fps), np.bool_), reach)


def of_clip(schedule: Schedule, num_workers: int, times: Times, seed: int = 0) -> Run:
    """One clip: its fills wait for each other, and few are begun ahead of their turn."""
    levels = [window.level for window in schedule.windows]
    ahead = 8 * num_workers - 1 if num_workers > 1 else 0
    return _run(schedule.waits_for(), levels, num_workers, times, seed, ahead)


def of_many(num_calls: int, num_workers: int, times: Times, seed: int = 0) -> Run:
    """Calls that wait for nothing: shots of a film, rows of a campaign."""
    return _run(
        [frozenset()] * num_calls, [0] * num_calls, num_workers, times, seed, ahead=num_calls
    )


def _run(
    waits: Sequence[frozenset[int]],
    levels: Sequence[int],
    num_workers: int,
    times: Times,
    seed: int,
    ahead: int,
) -> Run:
    chance = random.Random(seed)
    idle = list(range(num_workers))
    loaded: set[int] = set()
    running: list[tuple[float, int, int]] = []
    finished: set[int] = set()
    started: set[int] = set()
    now = busy = 0.0
    first = 0
    while len(finished) < len(waits):
        while first in finished:
            first += 1
        near = range(first, min(first + ahead + 1, len(waits)))
        ready = [each for each in near if each not in started and waits[each] <= finished]
        for number in sorted(ready, key=lambda each: (levels[each], each))[: len(idle)]:
            worker = idle.pop()
            load, fill = (0.0 if worker in loaded else times.load), times.one(chance)
            loaded.add(worker)
            busy += fill
            started.add(number)
            heapq.heappush(running, (now + load + fill + times.call, number, worker))
        now, number, worker = heapq.heappop(running)
        finished.add(number)
        idle.append(worker)
    return Run(num_workers=num_workers, seconds=now, busy_seconds=busy)


def table(rows: Sequence[tuple[str, Sequence[Run]]]) -> str:
    """Minutes and efficiency of each number of workers."""
    head = "| work | " + " | ".join(f"{number}" for number in WORKERS) + " |"
    lines = [head, "|---|" + "---|" * len(WORKERS)]
    for name, runs in rows:
        cells = [f"{run.seconds / 60:.1f} min, {run.efficiency:.2f}" for run in runs]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--engine", default="toybox")
    parser.add_argument("--fps", type=Fraction, default=Fraction(8))
    parser.add_argument("--clip-seconds", type=float, default=240.0)
    parser.add_argument("--shots", type=int, default=40)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--fill-seconds", type=float, default=45.0)
    parser.add_argument("--load-seconds", type=float, default=0.0)
    parser.add_argument("--call-seconds", type=float, default=0.05)
    asked = parser.parse_args()
    times = Times(fill=asked.fill_seconds, load=asked.load_seconds, call=asked.call_seconds)
    schedule = clip_schedule(asked.engine, asked.clip_seconds, asked.fps)
    num_fills, levels = len(schedule.windows), schedule.num_levels
    works = [
        (
            f"clip of {asked.clip_seconds:g} s: {num_fills} fills, {levels} levels",
            [of_clip(schedule, number, times) for number in WORKERS],
        ),
        (
            f"film of {asked.shots} shots, a fill each",
            [of_many(asked.shots, number, times) for number in WORKERS],
        ),
        (
            f"campaign of {asked.rows} films, a fill each",
            [of_many(asked.rows, number, times) for number in WORKERS],
        ),
    ]
    print(table(works))


if __name__ == "__main__":
    main()
