"""What the adapter costs over a bare diffusers call: python -m benchmarks.diffusers_overhead

The same Wan pipeline with random weights (tiny, and with `--mid-size` of 218 million
parameters), called as such and through the engine, by turns in one process; then each alone in
a process of its own for its peak memory. Text encoding and decoding are inside the time,
loading and writing are not. Both must give the same pixels. Writes
benchmarks/results/diffusers_overhead.md. Run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import resource
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
from tests.engines.diffusers import tiny_wan
from tests.engines.diffusers.tiny_parts import seeded

from onionskin import Canvas, Request
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families.wan import WAN
from onionskin.engines.diffusers.running import Running
from onionskin.engines.diffusers.shelf import Shelf

RESULTS = Path(__file__).parent / "results" / "diffusers_overhead.md"
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
    engine = DiffusersEngine(WAN, running=Running(device="cpu", latents=latents), shelf=shelf)
    canvas = Canvas.blank(NUM_FRAMES, SIZE, SIZE, Fraction(16))
    request = Request(prompt=PROMPT, num_inference_steps=NUM_STEPS)
    return lambda: engine.fill(canvas, request).clip.frames


PAINTERS = {"bare": bare, "ours": ours}


def seconds_of(paint: Paint) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    paint()
    return time.perf_counter() - start


def peak_mib(name: str, folder: Path) -> float:
    """Peak resident memory of a process that only paints, in MiB."""
    command = [sys.executable, "-m", "benchmarks.diffusers_overhead", "--alone", name, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def compare(folder: Path, num_rounds: int) -> dict[str, float]:
    """Medians of the seconds, by turns, and both peaks. Raises if the pixels differ."""
    painters = {name: make(folder) for name, make in PAINTERS.items()}
    first = {name: paint() for name, paint in painters.items()}
    if not (first["bare"] == first["ours"]).all():
        raise SystemExit("the engine and the bare call give different pixels")
    took: dict[str, list[float]] = {name: [] for name in painters}
    for _ in range(num_rounds):
        for name, paint in painters.items():
            took[name].append(seconds_of(paint))
    seconds = {f"{name}_seconds": statistics.median(each) for name, each in took.items()}
    return seconds | {f"{name}_mib": peak_mib(name, folder) for name in painters}


def table(rows: dict[str, dict[str, float]], num_rounds: int) -> str:
    """Markdown: time and memory of both, and by how much ours is more."""
    lines = [
        f"# Overhead of the diffusers adapter\n\nCPU, {torch.get_num_threads()} thread(s), torch "
        f"{torch.__version__}, float32, {SIZE}x{SIZE}x{NUM_FRAMES}, {NUM_STEPS} steps, warm, "
        f"median of {num_rounds}; same pixels.\n",
        "| model | bare s | ours s | more | bare MiB | ours MiB | more |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, row in rows.items():
        slower = row["ours_seconds"] / row["bare_seconds"] - 1
        larger = row["ours_mib"] / row["bare_mib"] - 1
        lines.append(
            f"| {name} | {row['bare_seconds']:.3f} | {row['ours_seconds']:.3f} | {slower:+.1%} "
            f"| {row['bare_mib']:.0f} | {row['ours_mib']:.0f} | {larger:+.1%} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mid-size", action="store_true", help="the model of 218M parameters too")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--smoke", action="store_true", help="print, and write nothing")
    parser.add_argument("--alone", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        name, folder = options.alone
        PAINTERS[name](Path(folder))()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    with tempfile.TemporaryDirectory() as home:
        sizes = ["tiny", "mid-size"] if options.mid_size else ["tiny"]
        folders = {name: saved(Path(home) / name, mid_size=name != "tiny") for name in sizes}
        rows = {name: compare(folder, options.rounds) for name, folder in folders.items()}
    text = table(rows, options.rounds)
    print(text)
    if not options.smoke:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
