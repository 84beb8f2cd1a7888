"""How often the invisible mark is read, missed or imagined, what it costs, and how far it is seen.

    python -m benchmarks.film.mark [--seconds 10] [--out benchmarks/results/mark.json]

Drawn shots of the stage at 1920x1080 get a mark, are encoded as a film is (CRF 18) and then anew:
at CRF 23, 28 and 33, whole and at half the size. Of each file every span of so many seconds is
read by itself. Unmarked encodings of the same shots tell how often a mark is imagined.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tempfile
import time
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from onionskin.finish.provenance.mark import InvisibleMark, found_in
from onionskin.planner.staged import stage_prompt
from onionskin.stability.measuring.measure import measure_file
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene

FPS, SIZE, HALF = Fraction(24), (1920, 1080), (960, 540)
PROMPTS = (
    "a chef cooks in a kitchen",
    "two people talk in an office",
    "a woman runs in the park in the rain",
    "a ship sails over the sea",
    "a doctor examines a patient",
    "children play with a ball in the street at night",
)
PAYLOAD = 0x0123456789ABCDEF


def drawn(prompt: str, seconds: float) -> Iterator[Any]:
    """A shot of the stage, frame by frame."""
    script, _ = block(stage_prompt(prompt, seconds=seconds, seed=1).plan)
    scene = Scene(script, *SIZE)
    for index in range(round(seconds * FPS)):
        yield scene.frame(float(index / FPS))


def encode(path: Path, frames: Iterable[Any], size: tuple[int, int], crf: int) -> None:
    """Writes frames as H.264."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.options = {"crf": str(crf), "preset": "veryfast"}
        for frame in frames:
            if size != SIZE:
                frame = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
            file.mux(stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        file.mux(stream.encode(None))


def decode(path: Path) -> Iterator[Any]:
    """The frames of a video file."""
    with av.open(str(path)) as file:
        for frame in file.decode(video=0):
            yield frame.to_ndarray(format="rgb24")


def read(path: Path, seconds: float) -> list[int | None]:
    """What is read in each span of so many seconds."""
    frames, found = decode(path), []
    while piece := list(itertools.islice(frames, round(seconds * FPS))):
        if len(piece) >= round(seconds * FPS) // 2:
            mark = found_in(piece, FPS)
            found.append(None if mark is None else mark.payload)
    return found


def marked(path: Path, costs: list[float], levels: list[float]) -> Iterator[Any]:
    """The frames of a file with the mark; how long each took and its PSNR are noted."""
    mark = InvisibleMark(PAYLOAD, SIZE, FPS)
    for index, frame in enumerate(decode(path)):
        begun = time.perf_counter()
        painted = mark.paint(frame, index)
        costs.append(time.perf_counter() - begun)
        if index % 24 == 0:
            error = float(((painted.astype(np.float32) - frame) ** 2).mean())
            levels.append(10 * np.log10(255**2 / error))
        yield painted


def main() -> None:
    """Runs all of it and prints one JSON object."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=10)
    options.add_argument("--out", type=Path)
    asked = options.parse_args()
    costs: list[float] = []
    levels: list[float] = []
    report: dict[str, Any] = {"seconds": asked.seconds}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shots = itertools.chain.from_iterable(drawn(each, asked.seconds) for each in PROMPTS)
        encode(folder / "drawn.mp4", shots, SIZE, 8)
        encode(folder / "plain.mp4", decode(folder / "drawn.mp4"), SIZE, 18)
        encode(folder / "marked.mp4", marked(folder / "drawn.mp4", costs, levels), SIZE, 18)
        rows = report["read"] = {"as made": read(folder / "marked.mp4", asked.seconds)}
        for size, crf in itertools.product((SIZE, HALF), (23, 28, 33)):
            encode(folder / "again.mp4", decode(folder / "marked.mp4"), size, crf)
            rows[f"{size[0]}x{size[1]} CRF {crf}"] = read(folder / "again.mp4", asked.seconds)
        report["imagined"] = read(folder / "plain.mp4", asked.seconds)
        for kind in ("plain", "marked"):
            report[f"bytes {kind}"] = (folder / f"{kind}.mp4").stat().st_size
            report[f"stability {kind}"] = measure_file(folder / f"{kind}.mp4").to_dict()["measures"]
    report["read"] = {
        key: {
            "right": sum(each == PAYLOAD for each in found),
            "wrong": sum(each not in (PAYLOAD, None) for each in found),
            "of": len(found),
        }
        for key, found in rows.items()
    }
    report["imagined"] = sum(each is not None for each in report["imagined"])
    report["ms a frame"] = round(float(np.median(costs)) * 1000, 2)
    report["psnr"] = round(float(np.mean(levels)), 2)
    text = json.dumps(report, indent=2)
    print(text)
    if asked.out:
        asked.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
