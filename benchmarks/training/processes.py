"""Do processes that share a run learn what one learns, and does a killed run go on exactly?

python -m benchmarks.training.processes --steps 50 --kills 5
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
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


def start(config: Path, run: Path, processes: int) -> subprocess.Popen[bytes]:
    """`onionskin train`, in as many processes."""
    command = [sys.executable, "-m", "onionskin", "train", str(config), "--run", str(run)]
    return subprocess.Popen(
        [*command, "--processes", str(processes), "--device", "cpu"],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
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


def line_of(name: str, run: Path, whole: Path) -> str:
    """How far a run is from the one that was done at once by one process."""
    ours, theirs = read_log(run), read_log(whole)
    assert [each["step"] for each in ours] == [each["step"] for each in theirs]
    apart = max(abs(a["loss"] - b["loss"]) for a, b in zip(ours, theirs, strict=True))
    weights, others = load_file(run / WEIGHTS), load_file(whole / WEIGHTS)
    moved = max(float((weights[key].float() - others[key].float()).abs().max()) for key in others)
    return f"| {name} | {apart:.1e} | {moved:.1e} |"


def main() -> None:
    """Prints a line for each way to run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--kills", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for parallel, minutes in (("ddp", 3.0), ("fsdp", 3.0), ("ddp", 0.0)):
            text = _CONFIG.format(steps=arguments.steps, parallel=parallel, minutes=minutes)
            (root / f"{parallel}{minutes:g}.py").write_text(text)
        start(root / "ddp3.py", root / "one", 1).wait()
        print("| run | largest difference of a loss | of a weight (float16) |\n|---|---|---|")
        for name, config, processes in (
            ("2 processes, DDP", "ddp3", 2),
            ("4 processes, DDP", "ddp3", 4),
            ("2 processes, FSDP2", "fsdp3", 2),
        ):
            start(root / f"{config}.py", root / name, processes).wait()
            print(line_of(name, root / name, root / "one"), flush=True)
        killed(root / "ddp0.py", root / "killed", arguments.steps, arguments.kills)
        name = f"killed {arguments.kills} times, 1 and 2 processes in turn"
        print(line_of(name, root / "killed", root / "one"))


if __name__ == "__main__":
    main()
