"""Draws the pictures of docs/tools.md by running the real commands.

    python scripts/draw_tools.py docs/tools/

Each picture is a strip of frames of what a command made, beside what it was given.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from onionskin import Clip

NUM_SHOWN = 6
CLIP = "fox.mkv"
COMMANDS = {
    "make": ["make", "a red fox in the snow", "--seed", "7"],
    "animate": ["animate", "first.png", "a red fox in the snow", "--seed", "7"],
    "between": ["between", "first.png", "last.png", "--at", "0,1.875", "--seed", "7"],
    "extend": ["extend", CLIP, "a red fox in the snow", "--seconds", "1", "--seed", "7"],
    "modify": ["modify", CLIP, "a yellow duck", "--region", "32,96,96,128", "--seed", "7"],
    "expand": ["expand", CLIP, "snow", "--size", "352x256", "--seed", "7"],
    "smooth": ["smooth", CLIP, "--fps", "24"],
}


def strip(frames: np.ndarray) -> Image.Image:
    """Frames spread evenly over the clip, uint8 (T, H, W, 3), side by side."""
    chosen = np.linspace(0, len(frames) - 1, NUM_SHOWN).round().astype(int)
    return Image.fromarray(np.concatenate(list(frames[chosen]), axis=1))


def draw(folder: Path) -> None:
    """Runs every command in an empty folder and writes a strip of each result to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for command, arguments in COMMANDS.items():
            output = CLIP if command == "make" else f"{command}.mkv"
            run = [sys.executable, "-m", "onionskin", *arguments, "-o", output]
            subprocess.run(run, cwd=work, check=True)
            frames = Clip.open(work / output).frames
            if command == "make":
                Image.fromarray(frames[0]).save(work / "first.png")
                Image.fromarray(frames[-1]).save(work / "last.png")
            strip(frames).save(folder / f"{command}.webp", quality=85)
            print(folder / f"{command}.webp")


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
