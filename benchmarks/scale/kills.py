"""What is lost when workers, nodes and the driver of a Ray cluster are killed at any moment.

    python -m benchmarks.scale.kills --kills 30 --fill-seconds 2

A cluster of three nodes is made of processes of this machine. A driver fills a clip on it, by
fills that sleep; meanwhile this script kills one of its workers, a node with the workers on it, or
the driver itself, which is started again then. When the clip is whole it is filled anew, until
there were enough kills. Told are the bytes at the end against those of a run here, and the fills
that were begun more than once: each worker that is lost may cost the one fill it was at.
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
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scale.sleeper import LEDGER, SECONDS, digest, let_workers_import, sleeping_clip

from onionskin.executors.executor import InTurn
from onionskin.executors.registry import load_executor
from onionskin.render.cache import FillCache

KINDS = ("worker", "node", "driver")
_CLIP_SECONDS, _FPS, _WORKERS = 30.0, 8, 6


@dataclass
class Tally:
    """Of one kind of kill."""

    kills: int = 0
    workers_lost: int = 0
    """Workers that were at a fill when they were killed, themselves or with all else."""


def drive(address: str, folder: Path) -> None:
    """The driver: fills the clip on the cluster, and prints the hash of its frames."""
    with load_executor(f"ray:{address}", _WORKERS) as executor:
        print(digest(sleeping_clip(_CLIP_SECONDS, _FPS, FillCache(folder), executor)), flush=True)


class Trial:
    """One clip that is filled on a cluster while things are killed."""

    def __init__(self, cluster: Any, nodes: list[Any], chance: random.Random) -> None:
        self.cluster, self.nodes, self.chance = cluster, nodes, chance
        self._home = tempfile.TemporaryDirectory(prefix="onionskin-kills-")
        self.folder = Path(self._home.name)
        self.ledger = self.folder / "ledger"
        self.ledger.touch()

    def run(self, kinds: list[str], tallies: dict[str, Tally], gap: float) -> tuple[str, int]:
        """Fills the clip, killing once for each of `kinds`; gives its hash and the fills redone."""
        driver = self._driver()
        for kind in kinds:
            if not self._wait(driver, gap * self.chance.uniform(0.5, 1.5)):
                break
            lost = getattr(self, f"_kill_{kind}")(driver)
            if kind == "driver":
                driver = self._driver()
            tallies[kind].kills += 1
            tallies[kind].workers_lost += lost
        output, _ = driver.communicate()
        begun = Counter(line.split()[1] for line in self.ledger.read_text().splitlines())
        return output.strip(), sum(begun.values()) - len(begun)

    def _driver(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "benchmarks.scale.kills", "--drive"]
        command += [self.cluster.address, str(self.folder / "fills")]
        environment = {**os.environ, LEDGER: str(self.ledger)}
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)

    def _wait(self, driver: subprocess.Popen[str], seconds: float) -> bool:
        """Waits until fills run, and a while more; False where the clip is whole before that."""
        num_begun = self._num_begun()
        while self._num_begun() == num_begun:
            if driver.poll() is not None:
                return False
            time.sleep(0.1)
        time.sleep(seconds)
        return driver.poll() is None

    def _num_begun(self) -> int:
        return len(self.ledger.read_text().splitlines())

    def _fillers(self) -> list[int]:
        """Processes of workers that have filled and are still there, the latest last."""
        found = dict.fromkeys(
            int(line.split()[0]) for line in reversed(self.ledger.read_text().splitlines())
        )
        return [process for process in reversed(found) if _is_alive(process)]

    def _kill_worker(self, driver: subprocess.Popen[str]) -> int:
        fillers = self._fillers()
        if not fillers:
            return 0
        os.kill(self.chance.choice(fillers), signal.SIGKILL)
        return 1

    def _kill_node(self, driver: subprocess.Popen[str]) -> int:
        before = set(self._fillers())
        node = self.nodes.pop(self.chance.randrange(len(self.nodes)))
        self.cluster.remove_node(node, allow_graceful=False)
        time.sleep(1.0)
        self.nodes.append(self.cluster.add_node(num_cpus=_WORKERS // 2))
        return len(before - set(self._fillers()))

    def _kill_driver(self, driver: subprocess.Popen[str]) -> int:
        num_workers = len(self._fillers())
        driver.kill()
        driver.wait()
        return num_workers


def _is_alive(process: int) -> bool:
    with suppress(OSError):
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--fill-seconds", type=float, default=2.0)
    parser.add_argument("--gap-seconds", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--drive", nargs=2, metavar=("ADDRESS", "FOLDER"))
    asked = parser.parse_args()
    if asked.drive:
        drive(asked.drive[0], Path(asked.drive[1]))
        return
    let_workers_import()
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    expected = digest(sleeping_clip(_CLIP_SECONDS, _FPS, None, InTurn()))
    os.environ[SECONDS] = str(asked.fill_seconds)
    from ray.cluster_utils import Cluster

    chance = random.Random(asked.seed)
    kinds = [KINDS[number % len(KINDS)] for number in range(asked.kills)]
    chance.shuffle(kinds)
    tallies = {kind: Tally() for kind in KINDS}
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    num_clips = num_same = redone = 0
    try:
        nodes = [cluster.add_node(num_cpus=_WORKERS // 2) for _ in range(2)]
        while (done := sum(each.kills for each in tallies.values())) < asked.kills:
            trial = Trial(cluster, nodes, chance)
            found, again = trial.run(kinds[done : done + 5], tallies, asked.gap_seconds)
            num_clips, num_same = num_clips + 1, num_same + (found == expected)
            redone += again
            said = "" if found == expected else f" (told {found!r}, not {expected!r})"
            print(f"clip {num_clips}: same bytes {found == expected}, {again} redone{said}")
            sys.stdout.flush()
    finally:
        cluster.shutdown()
    print("\n| killed | times | workers lost at a fill, at most |\n|---|---|---|")
    for kind, each in tallies.items():
        print(f"| {kind} | {each.kills} | {each.workers_lost} |")
    lost = sum(each.workers_lost for each in tallies.values())
    print(f"\n{num_same} of {num_clips} clips have the bytes of the run here;")
    print(f"{redone} fills were done again, for {lost} workers that were lost")


if __name__ == "__main__":
    main()
