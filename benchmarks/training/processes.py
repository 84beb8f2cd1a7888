"""Do processes that share a run learn what one learns, and does a killed run go on exactly?"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from safetensors.torch import load_file

from onionskin.toybox.training.metrics import read_log
from onionskin.toybox.training.trainer import WEIGHTS

_CONFIG = """
from onionskin.toybox.model import ModelConfig
from onionskin.toybox.training.config import Drawn, Kind, TrainConfig

config = TrainConfig(
    model=ModelConfig(width=64, num_layers=2, num_heads=2, hidden=64, channels=(8, 16, 32)),
    kinds=(
        Kind(batch=4, num_frames=1, height=64, width=64, micro_batch=1),
        Kind(batch=4, num_frames=2, height=64, width=64, micro_batch=1),
    ),
    data=Drawn(num_captions=32, num_replayed=8),
    num_steps={steps},
    learning_rate=1e-3,
    log_every=1,
    precision="float32",
    parallel="{parallel}",
    checkpoint_minutes={minutes},
)
"""


def start(config: Path, run: Path, processes: int, *more: str) -> subprocess.Popen[bytes]:
    """`onionskin train`, in as many processes."""
    command = [sys.executable, "-m", "onionskin", "train", str(config), "--run", str(run)]
    return subprocess.Popen(
        [*command, "--processes", str(processes), "--device", "cpu", *more],
        # Workers of Ray give way to all else; beside other work they would hardly run.
        env={**os.environ, "OMP_NUM_THREADS": "1", "RAY_worker_niceness": "0"},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def killed(config: Path, run: Path, steps: int, kills: int) -> None:
    """Kills a run at random moments, and goes on with one process or two."""
    chance = random.Random(1)
    for number in range(kills + 1):
        process = start(config, run, 1 + number % 2)
        wanted = len(read_log(run)) + chance.randrange(1, max(2, steps // (kills + 1)))
        while number < kills and process.poll() is None and len(read_log(run)) < wanted:
            time.sleep(0.02)
        if number < kills:
            process.kill()
        process.wait()


def row_of(name: str, run: Path, whole: Path) -> list[object]:
    """How far a run is from the one that was done at once by one process."""
    ours, theirs = read_log(run), read_log(whole)
    assert [each["step"] for each in ours] == [each["step"] for each in theirs]
    apart = max(abs(a["loss"] - b["loss"]) for a, b in zip(ours, theirs, strict=True))
    weights, others = load_file(run / WEIGHTS), load_file(whole / WEIGHTS)
    moved = max(float((weights[key].float() - others[key].float()).abs().max()) for key in others)
    return [name, f"{apart:.1e}", f"{moved:.1e}"]


def rows(root: Path, steps: int, kills: int) -> Iterator[list[object]]:
    """A row for each way to run, beside one process that did all steps at once."""
    for parallel, minutes in (("ddp", 3.0), ("fsdp", 3.0), ("ddp", 0.0)):
        text = _CONFIG.format(steps=steps, parallel=parallel, minutes=minutes)
        (root / f"{parallel}{minutes:g}.py").write_text(text)
    one = root / "one"
    start(root / "ddp3.py", one, 1).wait()
    for name, config, count in (
        ("2 processes, DDP", "ddp3", 2),
        ("4 processes, DDP", "ddp3", 4),
        ("2 processes, FSDP2", "fsdp3", 2),
    ):
        start(root / f"{config}.py", root / name, count).wait()
        yield row_of(name, root / name, one)
    half = root / "half"
    for count, end in ((2, steps // 2), (1, steps)):
        start(root / "fsdp3.py", half, count, "--steps", str(end)).wait()
    yield row_of("half by 2 (FSDP2), its checkpoint gone on with by 1", half, one)
    killed(root / "ddp0.py", root / "killed", steps, kills)
    yield row_of(f"killed {kills} times, 1 and 2 processes in turn", root / "killed", one)
    start(root / "ddp3.py", root / "ray", 2, "--on", "ray").wait()
    yield row_of("2 workers of Ray", root / "ray", one)
