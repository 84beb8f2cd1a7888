"""What the learned upscaler gains over cubic enlarging, on drawings whose truth is known.

    python -m benchmarks.upscale [--write]

The stage draws frames at 1280x720; they are shrunk by area to a half and a quarter, and enlarged
again, by the upscaler and by cubic interpolation. PSNR against the drawing says how near they are,
the variance of the Laplacian how sharp, as a share of the drawing's own; and seconds a frame with
one thread, and how loaded the machine was meanwhile.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import cv2
import numpy as np

from onionskin.planner.own_names import stage_with
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene
from onionskin.upscaling.upscaler import upscaler_of

WIDTH, HEIGHT = 1280, 720
RESULTS = Path(__file__).with_name("results") / "upscale.md"
PROMPTS = (
    "a doctor talks to a patient in a hospital room",
    "a woman in a red coat walks through a park",
    "a chef cooks in a kitchen",
    "a band plays on a stage at night",
)


def drawn(prompt: str) -> np.ndarray:
    """One frame of the stage, uint8 (H, W, 3)."""
    script, _ = block(stage_with((), prompt, seconds=2.0, seed=1).plan)
    return Scene(script, WIDTH, HEIGHT).frame(1.0)


def psnr(one: np.ndarray, other: np.ndarray) -> float:
    """In decibels."""
    return float(10 * np.log10(255**2 / np.mean((one.astype(float) - other) ** 2)))


def sharpness(picture: np.ndarray) -> float:
    """The variance of the Laplacian of its grey."""
    return float(cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var())


def compared(truth: np.ndarray, factor: int) -> dict[str, float]:
    """Both ways of enlarging, against the truth."""
    size = (WIDTH // factor, HEIGHT // factor)
    small = cv2.resize(truth, size, interpolation=cv2.INTER_AREA)
    enlarge = upscaler_of(factor)
    started = time.perf_counter()
    ours = enlarge.enlarged(small)
    seconds = time.perf_counter() - started
    cubic = cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    whole = sharpness(truth)
    return {
        "PSNR": psnr(ours, truth),
        "PSNR, cubic": psnr(cubic, truth),
        "sharpness": sharpness(ours) / whole,
        "sharpness, cubic": sharpness(cubic) / whole,
        "seconds": seconds,
    }


def main() -> None:
    """Measures, and prints a table or writes it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = []
    for prompt in PROMPTS:
        truth = drawn(prompt)
        for factor in (2, 4):
            found = compared(truth, factor)
            rows.append((prompt, factor, found))
            print(prompt, factor, found, flush=True)
    names = list(rows[0][2])
    lines = [
        "# The learned upscaler, beside cubic interpolation",
        "",
        f"Frames of the stage at {WIDTH}x{HEIGHT}, shrunk by area and enlarged again; sharpness as "
        "a share of the drawing's own. One thread; load of the machine "
        f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, so that seconds are an upper bound.",
        "",
        f"| prompt | enlarged | {' | '.join(names)} |",
        "|---|---|" + "---|" * len(names),
    ]
    for prompt, factor, found in rows:
        cells = " | ".join(f"{found[name]:.2f}" for name in names)
        lines.append(f"| {prompt} | {factor}x | {cells} |")
    text = "\n".join([*lines, ""])
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
