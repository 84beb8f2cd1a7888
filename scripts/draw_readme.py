"""Draws the moving pictures of the README by running the real commands.

    python scripts/draw_readme.py docs/

The film of examples/welcome.md, four frames a second of it; a clip; and one that flickers and
shakes, beside what `onionskin steady` makes of it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from onionskin import Clip
from onionskin.media.read import clip_info, read_frames

Frames = NDArray[np.uint8]
ROOT = Path(__file__).resolve().parents[1]
FILM_SIZE, CLIP_SIZE = (480, 270), (320, 180)
SHOWN_PER_SECOND = 4
SHAKE, FLICKER = 3.0, 0.16
"""In pixels of 640x360, and as a share of the light."""
QUALITY = 60


def film(folder: Path) -> list[Frames]:
    """Frames of the example's film, evenly spread."""
    path = folder / "film.mp4"
    run("film", str(ROOT / "examples" / "welcome.md"), "-o", str(path), "--preview")
    step = round(float(clip_info(path).fps) / SHOWN_PER_SECOND)
    frames = enumerate(read_frames(path))
    return [resized(frame, FILM_SIZE) for index, frame in frames if index % step == 0]


def clip(folder: Path) -> list[Frames]:
    """Frames of a clip."""
    path = folder / "clip.mkv"
    prompt = "a surfer rides a big wave"
    run("make", prompt, "--seconds", "3", "--size", "640x360", "--fps", "12", "-o", str(path))
    return [resized(frame, FILM_SIZE) for frame in Clip.open(path).frames]


def mended(folder: Path) -> list[Frames]:
    """A faulty clip on the left, the mended one on the right."""
    good, faulty, steady = (folder / name for name in ("good.mkv", "faulty.mkv", "steady.mkv"))
    prompt = "a teacher explains to the children in a classroom"
    run("make", prompt, "--seconds", "3", "--size", "640x360", "--fps", "12", "-o", str(good))
    whole = Clip.open(good)
    Clip(spoilt(whole.frames), whole.fps).save(faulty)
    run("steady", str(faulty), "-o", str(steady))
    gap = np.full((CLIP_SIZE[1], 6, 3), 255, np.uint8)
    return [
        np.hstack([resized(before, CLIP_SIZE), gap, resized(after, CLIP_SIZE)])
        for before, after in zip(Clip.open(faulty).frames, Clip.open(steady).frames, strict=True)
    ]


def spoilt(frames: Frames) -> Frames:
    """Frames that shake and flicker, as a hand and a bad lamp make them."""
    chance = np.random.default_rng(5)
    height, width = frames.shape[1:3]
    found = []
    for frame in frames:
        x, y = chance.normal(0, SHAKE, 2)
        moved = cv2.warpAffine(
            frame,
            np.float32([[1, 0, x], [0, 1, y]]),
            (width, height),
            borderMode=cv2.BORDER_REFLECT,
        )
        light = 1 + chance.normal(0, FLICKER)
        found.append(np.clip(moved * light, 0, 255).astype(np.uint8))
    return np.stack(found)


def resized(frame: Frames, size: tuple[int, int]) -> Frames:
    small: Frames = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
    return small


def run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "onionskin", *arguments, "--force"], check=True)


def save(frames: list[Frames], path: Path, fps: float) -> None:
    first, *others = (Image.fromarray(frame) for frame in frames)
    first.save(
        path, save_all=True, append_images=others, duration=round(1000 / fps), loop=0,
        quality=QUALITY, method=4,
    )  # fmt: skip


def main(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        save(film(Path(folder)), target / "film.webp", SHOWN_PER_SECOND)
        save(clip(Path(folder)), target / "clip.webp", 12)
        save(mended(Path(folder)), target / "mended.webp", 12)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
