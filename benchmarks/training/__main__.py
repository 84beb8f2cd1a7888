"""All figures of training in one table: `python -m benchmarks.training`.

Processes that share a run against one, kills, a change of their number, workers of Ray, memory
against the dry run, and the 1.3 B config: its dry run, and its layers at a tiny width, sharded.
Writes benchmarks/results/training.md.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.tally import RESULTS, markdown
from benchmarks.training import memory, processes
from benchmarks.training.sharded import sharded_step

from onionskin.toybox.training.config import read_config
from onionskin.toybox.training.estimate import estimate

_DEVICES = 8
_GIB = 1 << 30


def dry_run() -> str:
    """What the 1.3 B config needs, in words."""
    needs = estimate(read_config("huge"), _DEVICES, "cuda")
    return (
        f"`onionskin train huge --dry-run --processes {_DEVICES} --device cuda`: "
        f"{needs.parameters / 1e9:.2f} B parameters, {needs.total_bytes / _GIB:.1f} GiB on each of "
        f"{_DEVICES} devices, {needs.flops_per_step:.2g} operations a step (not run: no such "
        "machine was there)."
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--results", type=Path, default=RESULTS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = list(processes.rows(Path(folder), asked.steps, asked.kills))
        one, two = sharded_step(Path(folder))
    away = markdown(["run", "a loss, at most", "a weight (float16), at most"], rows)
    said = markdown(["network, batch", "said", "taken", "off"], list(memory.rows()))
    text = f"""# Training: many processes against one

`python -m benchmarks.training --steps {asked.steps} --kills {asked.kills}`

How far {asked.steps} steps are from those of one process that did them at once:

{away}

Memory that the dry run says, and that a process grew by (wanted: within 10%):

{said}

{dry_run()}
Its 22 layers at a width of 64, with a random VAE: the first step's loss is {one:.6f} in one
process and {two:.6f} sharded over two (FSDP2).
"""
    (asked.results / "training.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
