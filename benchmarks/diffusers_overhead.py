"""What the adapter costs over a bare diffusers call: python -m benchmarks.diffusers_overhead

The same Wan pipeline with random weights (tiny, and of 218 million parameters), called as such
and through the engine, by turns in one process; then each alone in a process of its own for its
peak memory. Text encoding and decoding are inside the time, loading and writing are not. Both
must give the same pixels. Time of the processor is what counts; time on the wall, which
whatever else runs makes longer, stands beside it. Writes benchmarks/results/diffusers_overhead.md
and .json.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import torch
from benchmarks.tally import markdown, write_results
from tests.engines.diffusers import tiny_wan
from tests.engines.diffusers.tiny_parts import seeded

from onionskin import Canvas, Request
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families.wan import WAN
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.settings import EngineSettings

MID_SIZE = {"num_attention_heads": 8, "attention_head_dim": 128, "ffn_dim": 4096, "num_layers": 13}
SIZE, NUM_FRAMES, NUM_STEPS = 64, 9, 4
PROMPT = "a fox in the snow"

Frames = np.ndarray
Paint = Callable[[], Frames]


def saved(folder: Path, *, mid_size: bool) -> Path:
    """A pipeline with random weights, in `folder`."""
    from diffusers import WanPipeline, WanTransformer3DModel

    if not folder.exists():
        sizes = {**tiny_wan.SIZES, **(MID_SIZE if mid_size else {})}
        transformer = seeded(WanTransformer3DModel, **sizes)
        WanPipeline(transformer=transformer, **tiny_wan.shared()).save_pretrained(folder)
    return folder


def bare(folder: Path) -> Paint:
    """A call of the pipeline, and its pixels as bytes."""
    from diffusers import WanPipeline

    pipeline = WanPipeline.from_pretrained(folder, local_files_only=True)
    pipeline.set_progress_bar_config(disable=True)

    def paint() -> Frames:
        video = pipeline(
            prompt=PROMPT,
            height=SIZE,
            width=SIZE,
            num_frames=NUM_FRAMES,
            num_inference_steps=NUM_STEPS,
            generator=torch.Generator("cpu").manual_seed(0),
        ).frames[0]
        return np.round(np.clip(video, 0, 1) * 255).astype(np.uint8)

    return paint


def ours(folder: Path) -> Paint:
    """A fill of a blank canvas."""
    shelf = Shelf({WAN.ways[0].repo: folder})
    latents = Path(tempfile.mkdtemp())
    engine = DiffusersEngine(
        WAN, settings=EngineSettings(device="cpu"), shelf=shelf, latents=latents
    )
    canvas = Canvas.blank(NUM_FRAMES, SIZE, SIZE, Fraction(16))
    request = Request(prompt=PROMPT, num_inference_steps=NUM_STEPS)
    return lambda: engine.fill(canvas, request).clip.frames


PAINTERS = {"bare": bare, "ours": ours}


def seconds_of(paint: Paint) -> tuple[float, float]:
    """Seconds of the processor, and on the wall, that one call takes."""
    wall, processor = time.perf_counter(), time.process_time()
    paint()
    return time.process_time() - processor, time.perf_counter() - wall


def own_peak_mib() -> float:
    """Peak resident memory of this process, in MiB.

    `getrusage` will not do: it counts what the parent had when this process was started.
    """
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    raise SystemExit("this system does not tell the peak memory in /proc/self/status")


def peak_mib(name: str, folder: Path) -> float:
    """Peak resident memory of a process that only paints, in MiB."""
    command = [sys.executable, "-m", "benchmarks.diffusers_overhead", "--alone", name, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def compare(folder: Path, num_rounds: int) -> dict[str, object]:
    """Every round's seconds, by turns, and both peaks. Raises if the pixels differ."""
    painters = {name: make(folder) for name, make in PAINTERS.items()}
    first = {name: paint() for name, paint in painters.items()}
    if not (first["bare"] == first["ours"]).all():
        raise SystemExit("the engine and the bare call give different pixels")
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in painters}
    for number in range(num_rounds):
        # By turns, and who begins by turns too: a cache that is warm is no merit.
        for name in list(painters)[:: 1 if number % 2 else -1]:
            took[name].append(seconds_of(painters[name]))
    return {
        "processor_seconds": {name: [each[0] for each in times] for name, times in took.items()},
        "wall_seconds": {name: [each[1] for each in times] for name, times in took.items()},
        "peak_mib": {name: peak_mib(name, folder) for name in painters},
    }


def line(name: str, row: dict[str, dict[str, list[float]]]) -> list[str]:
    """A row of the table: medians with their spread, and by how much ours is more."""
    cells = [name]
    for measure in ("processor_seconds", "wall_seconds"):
        bare, ours = row[measure]["bare"], row[measure]["ours"]
        # Of each round by itself, since what else runs changes between them.
        more = statistics.median(b / a - 1 for a, b in zip(bare, ours, strict=True))
        cells += [spread(bare), spread(ours), f"{more:+.1%}"]
    bare_mib, ours_mib = row["peak_mib"]["bare"], row["peak_mib"]["ours"]
    return [*cells, f"{bare_mib:.0f}", f"{ours_mib:.0f}", f"{ours_mib / bare_mib - 1:+.1%}"]


def spread(values: list[float]) -> str:
    """Median, least and most."""
    return f"{statistics.median(values):.3f} ({min(values):.3f}–{max(values):.3f})"


def report(rows: dict[str, dict[str, object]], num_rounds: int) -> str:
    """What was measured, and a table of it."""
    head = ["model", "bare CPU s", "ours CPU s", "more", "bare wall s", "ours wall s", "more"]
    head += ["bare peak MiB", "ours peak MiB", "more"]
    return (
        f"CPU, {torch.get_num_threads()} thread(s), torch {torch.__version__}, float32, "
        f"{SIZE}x{SIZE}, {NUM_FRAMES} frames, {NUM_STEPS} steps, warm; {num_rounds} rounds by "
        "turns; median (least–most); more: median of the rounds' ratios. Both give the same "
        f"pixels.\n\n{markdown(head, [line(name, row) for name, row in rows.items()])}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the tiny model alone; no table")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--alone", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        name, folder = options.alone
        PAINTERS[name](Path(folder))()
        print(own_peak_mib())
        return
    with tempfile.TemporaryDirectory() as home:
        sizes = ["tiny"] if options.quick else ["tiny", "218M"]
        folders = {name: saved(Path(home) / name, mid_size=name != "tiny") for name in sizes}
        rows = {name: compare(folder, options.rounds) for name, folder in folders.items()}
    text = report(rows, options.rounds)
    print(text)
    if not options.quick:
        write_results("diffusers_overhead", "Overhead of the diffusers adapter", text, rows)


if __name__ == "__main__":
    main()
