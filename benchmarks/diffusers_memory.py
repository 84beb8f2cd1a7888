"""Whether memory grows from fill to fill: python -m benchmarks.diffusers_memory

Fills fifty canvases of changing kinds in one process with tiny Wan models, so that pipelines
are changed too, and notes the resident size after each. Writes
benchmarks/results/diffusers_memory.md and .json.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
from fractions import Fraction
from pathlib import Path

import numpy as np
from benchmarks.tally import write_results
from tests.engines.diffusers import tiny_wan

from onionskin import Canvas, Request
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families.wan import WAN
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.settings import EngineSettings

NUM_WARM = 10
"""Fills until every pipeline and allocator has been used."""


def resident_mib() -> float:
    """Resident memory of this process, in MiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise SystemExit("this system does not tell the resident size in /proc/self/status")


def tiny_engine(home: Path) -> DiffusersEngine:
    """Wan with both of its sets of weights."""
    folders = {}
    for repo, make in zip(
        (WAN.ways[0].repo, WAN.ways[1].repo), (tiny_wan.text, tiny_wan.vace), strict=True
    ):
        folders[repo] = home / repo.replace("/", "-")
        make().save_pretrained(folders[repo])
    settings = EngineSettings(device="cpu")
    return DiffusersEngine(WAN, settings=settings, shelf=Shelf(folders), latents=home / "latents")


def canvas_of(index: int) -> Canvas:
    """Blank ones, five in a row, by turns with such as have both ends."""
    frames = np.full((9, 32, 32, 3), index, np.uint8)
    known = np.isin(np.arange(9), [0, 8]) if index // 5 % 2 else np.zeros(9, np.bool_)
    return Canvas(frames, known, Fraction(16))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fills", type=int, default=50)
    parser.add_argument("--quick", action="store_true", help="twelve fills; no table")
    options = parser.parse_args()
    sizes: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        engine = tiny_engine(Path(home))
        for index in range(12 if options.quick else options.fills):
            request = Request(prompt="a fox in the snow", seed=index, num_inference_steps=2)
            engine.fill(canvas_of(index), request)
            gc.collect()
            sizes.append(resident_mib())
    text = report(sizes)
    print(text)
    if not options.quick:
        title = f"Memory over {len(sizes)} fills"
        write_results("diffusers_memory", title, text, {"resident_mib": sizes})


def report(sizes: list[float]) -> str:
    """How far the resident size goes up and down once everything has been used."""
    warm = sizes[NUM_WARM:]
    middle = statistics.median(warm)
    return (
        f"One process, tiny Wan models, two pipelines over two sets of weights by turns. "
        f"Resident size after fill {NUM_WARM + 1}: {warm[0]:.1f} MiB; after the last: "
        f"{warm[-1]:.1f} MiB ({warm[-1] / warm[0] - 1:+.2%}). From fill {NUM_WARM + 1} on: median "
        f"{middle:.1f}, least {min(warm):.1f} ({min(warm) / middle - 1:+.2%}), most "
        f"{max(warm):.1f} MiB ({max(warm) / middle - 1:+.2%}).\n"
    )


if __name__ == "__main__":
    main()
