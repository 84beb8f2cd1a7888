"""Everything that a GPU is to be checked for, in eight minutes at most: scripts/gpu-check

    scripts/gpu-check                # on the card; writes the table into docs/gpu.md
    scripts/gpu-check --tiny         # on this CPU, models of a few thousand weights; prints it

Wan 1.3B, LTX-Video 2B and CogVideoX 2B at full size with random weights, through `fill` and beside
a bare call of diffusers: seconds, peak memory, the same bytes again, cancel, twenty fills; and one
step of the toybox's training. Nothing is fetched. A card of 24 GB or more is wanted.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")

import torch
from benchmarks.gpu.checks import Meter, Row, Setup, rows_of, safely, toybox_step
from benchmarks.gpu.models import MODELS
from benchmarks.tally import markdown, write_results

PAGE = Path(__file__).parents[2] / "docs" / "gpu.md"
BEGIN, END = "<!-- gpu-check: begin -->", "<!-- gpu-check: end -->"
_NEAR_THE_END = 20.0
"""Seconds that are left over for writing the table."""


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tiny", action="store_true", help="tiny models on the CPU; no table")
    parser.add_argument("--models", default=",".join(MODELS))
    parser.add_argument("--minutes", type=float, default=8.0, help="what does not fit is left out")
    parser.add_argument("--steps", type=int, default=6, help="of denoising")
    parser.add_argument("--page", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    device = "cpu" if options.tiny else "cuda"
    if device == "cuda" and not torch.cuda.is_available():
        parser.error("there is no CUDA card here; --tiny runs on the CPU")
    rows = []
    for row in measured(options, device):
        print(" | ".join(cells(row)), flush=True)
        rows.append(row)
    text = report(rows, device, options)
    if options.tiny:
        print(text)
        return
    write_results("gpu_check", "On a GPU", text, [asdict(row) for row in rows])
    put_in_page(options.page, text)


def measured(options: argparse.Namespace, device: str) -> Iterator[Row]:
    """Every row, until the time is up; what was left out is said in a last one."""
    until = time.monotonic() + 60 * options.minutes - _NEAR_THE_END
    meter, left_out = Meter(device), 0
    with tempfile.TemporaryDirectory() as home:
        for name in options.models.split(","):
            folder = Path(home) / name
            for model, check in _checks(name, folder, meter, device, options):
                if time.monotonic() > until:
                    left_out += 1
                else:
                    yield safely(check, model)
            _remove(folder)
        if time.monotonic() <= until:
            yield safely(lambda: toybox_step(device, tiny=options.tiny), "toybox")
        else:
            left_out += 1
    if left_out:
        yield Row(model="", how=f"{left_out} checks left out", said="the time was up")


def _checks(
    name: str, folder: Path, meter: Meter, device: str, options: argparse.Namespace
) -> Iterator[tuple[str, Callable[[], Row]]]:
    """A model's checks; it is written to `folder` by the first of them."""
    model = MODELS[name]
    setup = Setup(
        model=model,
        folder=folder,
        latents=folder.with_name("latents"),
        device=device,
        tiny=options.tiny,
        num_steps=2 if options.tiny else options.steps,
    )

    def kept() -> Row:
        start = time.perf_counter()
        model.saved(folder, tiny=options.tiny)
        size = sum(path.stat().st_size for path in folder.rglob("*.safetensors")) / 2**30
        seconds = time.perf_counter() - start
        said = f"{size:.1f} GiB of random weights on disk"
        return Row(model=model.name, how="written", our_seconds=seconds, said=said)

    yield model.name, kept
    for check in rows_of(setup, meter, all_ways=name == "wan"):
        yield model.name, check


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def cells(row: Row) -> list[str]:
    """A row as the table has it."""

    def number(value: float | None) -> str:
        return "" if value is None else f"{value:.2f}"

    seconds = [number(row.bare_seconds), number(row.our_seconds)]
    return [row.model, row.how, *seconds, number(row.bare_gib), number(row.our_gib), row.said]


def report(rows: list[Row], device: str, options: argparse.Namespace) -> str:
    """What was run on, and the table."""
    card = torch.cuda.get_device_name() if device == "cuda" else "CPU, tiny models"
    clips = ", ".join(
        f"{one.name} {one.num_frames} frames of {one.width}x{one.height}" for one in MODELS.values()
    )
    about = "" if options.tiny else f" {clips}; {options.steps} steps;"
    head = ["model", "how", "bare s", "ours s", "bare GiB", "ours GiB", "found"]
    return (
        f"`scripts/gpu-check` on {card}, torch {torch.__version__}:{about} random weights, text "
        "encoders of two layers, warm. Bare: the pipeline of diffusers by itself. GiB: peak of the "
        f"{'card' if device == 'cuda' else 'process'}.\n\n"
        f"{markdown(head, [cells(row) for row in rows])}"
    )


def put_in_page(page: Path, text: str) -> None:
    """Puts the table between the page's two marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{page} lacks the marks {BEGIN} and {END}; add them")
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
