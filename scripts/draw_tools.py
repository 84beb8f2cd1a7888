"""Draws the pictures of docs/tools.md by running the real commands.

    python scripts/draw_tools.py docs/tools/

Each picture is six moments of what a command made; above them, what it was given.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from onionskin import Clip

Frame = NDArray[np.uint8]
NUM_SHOWN = 6
FRAME_HEIGHT = 144
"""Of the pictures, in pixels."""
GAP = 4
PAPER = 236
"""Grey level where nothing was given."""
SEED = ("--seed", "7")
CLIP = "fox.mkv"
FOX = "a red fox in the snow"


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A command without its output, and what it was given at which of the six moments."""

    command: tuple[str, ...]
    clip: bool = False
    """The clip, as long as it lasts."""
    pictures: dict[int, str] | None = None


TOOLS = {
    "make": Tool(command=("make", FOX, "--no-repair")),
    "animate": Tool(command=("animate", "first.png", FOX), pictures={0: "first.png"}),
    "between": Tool(
        command=("between", "first.png", "last.png", "--at", "0,1.875", "--prompt", FOX),
        pictures={0: "first.png", NUM_SHOWN - 1: "last.png"},
    ),
    "extend": Tool(command=("extend", CLIP, FOX, "--seconds", "1.2"), clip=True),
    "modify": Tool(
        command=("modify", CLIP, "a duck", "--region", "80,8,104,104", "--feather", "6"),
        clip=True,
    ),
    "expand": Tool(command=("expand", CLIP, "snow", "--size", "416x256"), clip=True),
    "restyle": Tool(
        command=("restyle", CLIP, "a cat in the city at night", "--strength", "0.7"), clip=True
    ),
    "smooth": Tool(command=("smooth", CLIP, "--fps", "24"), clip=True),
}


def draw(folder: Path) -> None:
    """Runs every command in an empty folder and writes a picture of each to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for title, tool in TOOLS.items():
            output = CLIP if title == "make" else f"{title}.mkv"
            seed = () if title == "smooth" else SEED
            run = [sys.executable, "-m", "onionskin", *tool.command, *seed, "-o", output]
            subprocess.run(run, cwd=work, check=True)
            if title == "make":
                save_ends(work)
            picture = picture_of(tool, Clip.open(work / output), work)
            picture.save(folder / f"{title}.webp", quality=85)
            print(folder / f"{title}.webp", flush=True)


def save_ends(work: Path) -> None:
    """The clip's first and last frame as pictures."""
    frames = Clip.open(work / CLIP).frames
    Image.fromarray(frames[0]).save(work / "first.png")
    Image.fromarray(frames[-1]).save(work / "last.png")


def picture_of(tool: Tool, made: Clip, work: Path) -> Image.Image:
    """Six moments of a clip in a row, under a row of what was given at these."""
    moments = np.linspace(0, made.num_frames - 1, NUM_SHOWN).round() / float(made.fps)
    # `smooth` is told apart by looking closely: all its moments are next to each other.
    if "smooth" in tool.command:
        moments = (np.arange(NUM_SHOWN) + made.num_frames // 2) / float(made.fps)
    rows = [row_of([frame_at(made, moment) for moment in moments])]
    if tool.clip:
        source = Clip.open(work / CLIP)
        rows.insert(0, row_of([exact_frame_at(source, moment) for moment in moments]))
    elif tool.pictures:
        opened = {at: np.asarray(Image.open(work / name)) for at, name in tool.pictures.items()}
        rows.insert(0, row_of([opened.get(index) for index in range(NUM_SHOWN)]))
    width = max(row.shape[1] for row in rows)
    return Image.fromarray(np.concatenate([centred(row, width) for row in rows]))


def frame_at(clip: Clip, moment: float) -> Frame:
    return np.asarray(clip.frames[min(round(moment * float(clip.fps)), clip.num_frames - 1)])


def exact_frame_at(clip: Clip, moment: float) -> Frame | None:
    """The frame that starts at a moment, or near enough to be shown beside it; None: none."""
    index = moment * float(clip.fps)
    is_there = abs(index - round(index)) < 0.2 and round(index) < clip.num_frames
    return frame_at(clip, moment) if is_there else None


def row_of(frames: list[Frame | None]) -> Frame:
    """Frames side by side, paper where there is none."""
    shape = next(frame.shape for frame in frames if frame is not None)
    size = (round(FRAME_HEIGHT * shape[1] / shape[0]), FRAME_HEIGHT)
    cells = []
    for frame in frames:
        cell = np.full((size[1], size[0], 3), PAPER, np.uint8)
        if frame is not None:
            cell = np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)
        cells.append(np.pad(cell, ((0, GAP), (0, GAP), (0, 0)), constant_values=255))
    return np.concatenate(cells, axis=1)


def centred(row: Frame, width: int) -> Frame:
    room = width - row.shape[1]
    sides = (room // 2, room - room // 2)
    return np.pad(row, ((0, 0), sides, (0, 0)), constant_values=255)


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
