"""How fast is it? python -m benchmarks.toybox.speed

A 2 s clip at 256 x 256 and 8 frames a second: warm, in one process, and from a cold command
line; beside them the rate of matrix products on this machine in the same run.
Writes benchmarks/results/toybox-speed.md and .json.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from pathlib import Path

from benchmarks.tally import markdown, write_results
from benchmarks.toybox import options
from benchmarks.toybox.machine import PROMPT, machine_line, product_rates, run_command
from benchmarks.toybox.shots import FPS, NUM_FRAMES, checked, from_words

from onionskin.clip import Clip
from onionskin.render.cache import FOLDER_VARIABLE

WARM_SECONDS, COLD_SECONDS = 8.0, 20.0


def warm(engine: str, count: int) -> list[float]:
    """Seconds of `count` clips after a first one that loads everything; none is a kept one."""
    times = []
    with tempfile.TemporaryDirectory() as empty:
        os.environ[FOLDER_VARIABLE] = empty
        for seed in range(count + 1):
            shot = from_words(engine, PROMPT, seed=seed)
            if shot.frames.shape != (NUM_FRAMES, 256, 256, 3):
                raise SystemExit(f"{shot.frames.shape = } is not what is timed here")
            times.append(shot.seconds_elapsed)
        del os.environ[FOLDER_VARIABLE]
    return times[1:]


def cold(engine: str, count: int) -> list[float]:
    """Seconds of `count` runs of the command line."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "clip.mp4"
        for _ in range(count):
            times.append(run_command(output, engine=engine).seconds)
            checked(Clip.open(output).frames, str(output))
    return times


def main() -> None:
    """The command line."""
    arguments: argparse.Namespace = options.parser(__doc__, count=5).parse_args()
    count = 1 if arguments.quick else arguments.count
    before = product_rates(seconds=0.3 if arguments.quick else 2.0)
    times = {
        "warm": (warm(arguments.engine, count), WARM_SECONDS),
        "cold command line": (cold(arguments.engine, max(count - 2, 1)), COLD_SECONDS),
    }
    after = product_rates(seconds=0.3 if arguments.quick else 2.0)
    rate = min(max(one.bf16, one.float32) for one in (before, after))
    body = [
        [
            title,
            f"**{statistics.median(some):.2f}**",
            f"{min(some):.2f}–{max(some):.2f}",
            f"≤ {wanted:g}: {options.held(statistics.median(some), 0, wanted)}",
            f"{statistics.median(some) * rate / 1000:.2f}",
        ]
        for title, (some, wanted) in times.items()
    ]
    head = [
        "",
        "seconds, median",
        "range",
        "wanted on two cores with bf16 units",
        "x the faster rate",
    ]
    text = (
        f"`python -m benchmarks.toybox.speed`, {options.engine_line(arguments.engine)}: 2 s at 256"
        f" x 256, {FPS} frames a second. {machine_line()}. Matrix products of 2048 x 2048 in the"
        f" same run: {before.bf16:.0f} GFLOP/s in bf16 before and {after.bf16:.0f} after,"
        f" {before.float32:.0f} and {after.float32:.0f} in float32. Nothing was found in the cache"
        " of fills. The last column is what the machine could have multiplied meanwhile, in"
        f" TFLOP.\n\n{markdown(head, body)}"
    )
    data = {
        "engine": options.engine_line(arguments.engine),
        "machine": machine_line(),
        "bf16_gflops": [before.bf16, after.bf16],
        "float32_gflops": [before.float32, after.float32],
        "seconds": {title: some for title, (some, _) in times.items()},
    }
    write_results("toybox-speed", "How fast is it?", text, data, arguments.results)
    print(text)


if __name__ == "__main__":
    main()
