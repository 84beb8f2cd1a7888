"""In-betweens of footage against its own frames: python -m benchmarks.inbetweens_filmed FILE...

Every second frame of each file is taken out and made again from those beside it. PSNR over
those frames, and the CPU time of each. A file is looked at in some stretches spread over it, so
that long ones take no longer. Writes benchmarks/results/inbetweens_filmed.md and .json.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from benchmarks.stability.rivals import filtered
from benchmarks.tally import RESULTS, markdown, write_results

from onionskin import Canvas, Request
from onionskin.engines.flow import FlowEngine
from onionskin.motion.flow import FlowFinder
from onionskin.motion.inbetween import between, full_motion
from onionskin.stability.measuring.figures import psnr

STRETCHES = 3
Frames = np.ndarray
Made = tuple[Frames, float]
"""The in-betweens, and the CPU seconds of one."""


def by_between(frames: Frames) -> Made:
    """`between`: the engine `flow` at revision 2, and what `steady` mends with."""
    began, finder, made = time.process_time(), FlowFinder(), []
    for first, last in zip(frames[:-2:2], frames[2::2], strict=True):
        frame = between(first, last, 0.5, *full_motion(first, last, finder))
        made.append(np.clip(np.rint(frame), 0, 255).astype(np.uint8))
    return np.stack(made), (time.process_time() - began) / len(made)


def by_engine(frames: Frames) -> Made:
    """The engine `flow`, as `smooth` has it."""
    known = np.arange(len(frames)) % 2 == 0
    held = np.where(known[:, None, None, None], frames, 0)
    began = time.process_time()
    fill = FlowEngine().fill(Canvas(held, known, Fraction(24)), Request(prompt=""))
    made = fill.clip.frames[1::2]
    return made, (time.process_time() - began) / len(made)


def by_minterpolate(frames: Frames) -> Made:
    """FFmpeg's motion compensation; both ends are given twice, for it wants neighbours."""
    given = frames[::2]
    given = np.concatenate([given[:1], given, given[-1:], given[-1:]])
    twice = given.repeat(2, 0)  # `filtered` gives as many frames as it is given
    done = filtered(twice, Fraction(2), "framestep=2,minterpolate=fps=2:mi_mode=mci:scd=none")
    made = done.frames[2 : 2 + len(frames)]
    return made[1::2], done.cpu_seconds / len(made[1::2])


MAKERS: dict[str, Callable[[Frames], Made]] = {
    "ffmpeg minterpolate": by_minterpolate,
    "between": by_between,
    "flow": by_engine,
}


def stretches(path: Path, length: int) -> Iterator[Frames]:
    """Stretches of an odd number of frames, uint8 (T, H, W, 3), spread over a file."""
    with av.open(str(path)) as container:
        num_frames = sum(1 for _ in container.decode(video=0))
    length = (min(length, num_frames) + 1) // 2 * 2 - 1
    starts = {round(part * (num_frames - length)) for part in np.linspace(0.1, 0.9, STRETCHES)}
    kept: dict[int, list[Frames]] = {start: [] for start in sorted(starts)}
    with av.open(str(path)) as container:
        for index, frame in enumerate(container.decode(video=0)):
            inside = [start for start in kept if start <= index < start + length]
            picture = frame.to_ndarray(format="rgb24") if inside else None
            for start in inside:
                kept[start].append(picture)
    yield from (np.stack(frames) for frames in kept.values())


def row_of(path: Path, length: int) -> dict[str, tuple[float, float]]:
    """PSNR (dB) and CPU seconds by maker, over all in-betweens of a file."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in MAKERS}
    for frames in stretches(path, length):
        for name, make in MAKERS.items():
            made, seconds = make(frames)
            truth = frames[1::2]
            found[name] += [(psnr(a, b), seconds) for a, b in zip(made, truth, strict=True)]
    return {name: tuple(np.mean(rows, axis=0).tolist()) for name, rows in found.items()}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--length", type=int, default=31, help="frames of a stretch")
    parser.add_argument("--results", type=Path, default=RESULTS)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    rows = {path.stem: row_of(path, arguments.length) for path in arguments.files}
    body = [
        [name, *(f"{row[maker][0]:.2f} ({1 / row[maker][1]:.1f})" for maker in MAKERS)]
        for name, row in rows.items()
    ]
    means = [np.mean([row[maker][0] for row in rows.values()]) for maker in MAKERS]
    body.append(["mean", *(f"{mean:.2f}" for mean in means)])
    text = (
        f"`python -m benchmarks.inbetweens_filmed`: every second frame of {STRETCHES} stretches"
        f" of {arguments.length} frames made anew. PSNR in dB, and in brackets in-betweens per"
        " second of CPU time, of one thread; `flow` also looks for cuts and changes of light.\n\n"
        + markdown(["clip", *MAKERS], body)
    )
    write_results(
        "inbetweens_filmed", "In-betweens of footage", text, {"clips": rows}, arguments.results
    )
    print(text)


if __name__ == "__main__":
    main()
