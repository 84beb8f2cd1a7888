"""Runs in workers of a Ray cluster: they learn what one process learns, whoever is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.executors.conftest import RAY_MARKS

from onionskin.toybox.training.metrics import read_log

pytest.importorskip("ray", reason="Ray is not installed: pip install 'onionskin[ray]'")
pytestmark = [*RAY_MARKS[1:], pytest.mark.ray, pytest.mark.timeout(1200)]

STEPS = 8
_CONFIG = f"""
from onionskin.toybox.model import ModelConfig
from onionskin.toybox.training.config import Drawn, Kind, TrainConfig

config = TrainConfig(
    model=ModelConfig(width=32, num_layers=2, num_heads=2, hidden=32, channels=(8, 8, 16)),
    kinds=(Kind(batch=4, num_frames=2, height=32, width=32, micro_batch=1),),
    data=Drawn(num_captions=4, num_replayed=4),
    num_steps={STEPS},
    learning_rate=1e-3,
    log_every=1,
    precision="float32",
    num_loaders=0,
    checkpoint_minutes=0.0,
)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A config, and the run of it that one process did at once."""
    folder = tmp_path_factory.mktemp("ray")
    (folder / "config.py").write_text(_CONFIG)
    assert started(folder, "whole").wait() == 0
    return folder


def started(folder: Path, run: str, *more: str) -> subprocess.Popen[bytes]:
    """`onionskin train`."""
    command = [sys.executable, "-m", "onionskin", "train", str(folder / "config.py")]
    return subprocess.Popen(
        [*command, "--run", str(folder / run), "--device", "cpu", *more],
        # Ray's workers give way to all else, and would wait for a busy machine's other work.
        env={**os.environ, "OMP_NUM_THREADS": "1", "RAY_worker_niceness": "0"},
        stdout=subprocess.DEVNULL,
    )


def losses(run: Path) -> list[float]:
    """By step."""
    return [line["loss"] for line in read_log(run)]


def lost_at(
    process: subprocess.Popen[bytes], run: Path, step: int, lose: Callable[[], None]
) -> None:
    """Loses something of a run at a step, and waits for the run's end."""
    while process.poll() is None and len(losses(run)) < step:
        time.sleep(0.05)
    assert process.poll() is None, "the run ended before anything was lost"
    lose()
    assert process.wait() == 0


def workers_of(run: Path) -> list[int]:
    """The processes that train in a run's folder, by its bank, which they have in memory."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            name = (each / "cmdline").read_bytes()
            mapped = (each / "maps").read_text()
        except OSError:
            continue
        if name.startswith(b"ray::Worker") and str(run) in mapped:
            found.append(int(each.name))
    return found


def test_a_run_whose_worker_is_killed_learns_what_one_process_learns(folder: Path) -> None:
    """Two workers share it; another takes the place of the one that is lost."""
    run = folder / "killed"
    process = started(folder, "killed", "--on", "ray", "--processes", "2")

    def lose() -> None:
        os.kill(workers_of(run)[0], signal.SIGKILL)

    lost_at(process, run, 3, lose)
    assert losses(run) == pytest.approx(losses(folder / "whole"), abs=1e-4)


def test_a_run_that_loses_a_machine_goes_on_with_those_that_are_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two machines of one core each, and then one."""
    monkeypatch.setenv("RAY_worker_niceness", "0")
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    try:
        other = cluster.add_node(num_cpus=1)
        run = folder / "elastic"
        on = f"ray:{cluster.address}"
        process = started(folder, "elastic", "--on", on, "--processes", "2")
        lost_at(process, run, 3, lambda: cluster.remove_node(other, allow_graceful=False))
    finally:
        cluster.shutdown()
    assert losses(run) == pytest.approx(losses(folder / "whole"), abs=1e-4)
