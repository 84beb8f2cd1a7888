"""How much memory does it take? python -m benchmarks.toybox.memory

The largest resident size of `onionskin make` with its defaults, from a cold start.
Writes benchmarks/results/toybox-memory.md and .json.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.tally import markdown, write_results
from benchmarks.toybox import options
from benchmarks.toybox.machine import machine_line, run_command
from benchmarks.toybox.shots import checked

from onionskin.clip import Clip

LIMIT_GB = 1.5


def peaks(engine: str, count: int) -> list[float]:
    """Peak resident sizes of `count` runs in GB (1e9 bytes)."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "clip.mp4"
        for _ in range(count):
            found.append(run_command(output, engine=engine).peak_bytes / 1e9)
            checked(Clip.open(output).frames, str(output))
    return found


def main() -> None:
    """The command line."""
    arguments: argparse.Namespace = options.parser(__doc__, count=3).parse_args()
    found = peaks(arguments.engine, 1 if arguments.quick else arguments.count)
    body = [[f"{len(found)}", f"**{max(found):.2f}**", f"{options.held(max(found), 0, LIMIT_GB)}"]]
    table = markdown(["runs", "largest peak, GB", f"≤ {LIMIT_GB}"], body)
    text = (
        f"`python -m benchmarks.toybox.memory`, {options.engine_line(arguments.engine)}: peak"
        f" resident size of `onionskin make`, 2 s at 256 x 256. {machine_line()}.\n\n{table}"
    )
    data = {"engine": options.engine_line(arguments.engine), "peak_gb": found}
    write_results("toybox-memory", "How much memory?", text, data, arguments.results)
    print(text)


if __name__ == "__main__":
    main()
