"""The contact sheet and the README's GIFs: python -m benchmarks.toybox.sheet

The 24 prompts of sheet_prompts.yaml, all with seed 0 and none left out: three frames of each
on docs/contact-sheet.webp, the prompts by number in docs/contact-sheet.md, and those of
`--gifs` as moving pictures in docs/gifs/.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import yaml
from benchmarks.judge.truth import Frames
from benchmarks.tally import markdown
from benchmarks.toybox import options
from benchmarks.toybox.shots import FPS, from_words
from PIL import Image, ImageDraw, ImageFont

from onionskin.clip import Clip

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
COLUMNS, SHOWN, GAP = 3, 3, 6
PAPER, INK = (246, 244, 240), (60, 56, 50)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One prompt of the sheet."""

    prompt: str
    held_out: str = ""


def read_lines() -> list[Line]:
    """The prompts, in order."""
    text = (HERE / "sheet_prompts.yaml").read_text(encoding="utf-8")
    return [Line(**line) for line in yaml.safe_load(text)]


def draw_sheet(clips: list[Frames], side: int = 144) -> Image.Image:
    """Three frames of every clip side by side, clips in rows of three, numbered from 1."""
    rows = -(-len(clips) // COLUMNS)
    wide, tall = SHOWN * side, side
    size = (COLUMNS * (wide + GAP) + GAP, rows * (tall + GAP) + GAP)
    sheet, font = Image.new("RGB", size, PAPER), ImageFont.load_default(12)
    pen = ImageDraw.Draw(sheet)
    for index, frames in enumerate(clips):
        x = GAP + index % COLUMNS * (wide + GAP)
        y = GAP + index // COLUMNS * (tall + GAP)
        picks = np.linspace(0, len(frames) - 1, SHOWN).round().astype(int)
        for place, pick in enumerate(picks):
            small = cv2.resize(frames[pick], (side, side), interpolation=cv2.INTER_AREA)
            sheet.paste(Image.fromarray(small), (x + place * side, y))
        pen.rectangle((x, y, x + 20, y + 16), fill=PAPER)
        pen.text((x + 10, y + 1), str(index + 1), fill=INK, font=font, anchor="ma")
    return sheet


def legend(lines: list[Line], engine: str) -> str:
    """The prompts by number."""
    body = [
        [number, line.prompt, f"held-out {line.held_out}" if line.held_out else ""]
        for number, line in enumerate(lines, 1)
    ]
    table = markdown(["", "prompt", ""], body)
    return (
        f"# Contact sheet\n\nFirst, middle and last frame of {len(lines)} clips, {engine}, always"
        f" seed 0, none left out.\n\n![contact sheet](contact-sheet.webp)\n\n{table}\n"
    )


def save_gif(frames: Frames, path: Path, side: int) -> None:
    """The clip at `side` pixels."""
    small = np.stack([cv2.resize(f, (side, side), interpolation=cv2.INTER_AREA) for f in frames])
    path.parent.mkdir(parents=True, exist_ok=True)
    Clip(small, FPS).save(path, force=True)  # type: ignore[arg-type]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default="toybox")
    parser.add_argument("--docs", type=Path, default=DOCS)
    parser.add_argument("--gifs", type=int, nargs="*", default=[1, 3, 6, 9, 13, 17])
    parser.add_argument("--gif-side", type=int, default=192)
    parser.add_argument("--quick", action="store_true", help="two prompts, to see that it runs")
    arguments = parser.parse_args()
    lines = read_lines()[: 2 if arguments.quick else None]
    clips = []
    for number, line in enumerate(options.until(lines, minutes=float("inf")), 1):
        clips.append(from_words(arguments.engine, line.prompt, seed=0).frames)
        if number in arguments.gifs:
            gif = arguments.docs / "gifs" / f"{number:02d}.gif"
            save_gif(clips[-1], gif, arguments.gif_side)
    arguments.docs.mkdir(parents=True, exist_ok=True)
    draw_sheet(clips).save(arguments.docs / "contact-sheet.webp", quality=88, method=6)
    text = legend(lines, options.engine_line(arguments.engine))
    (arguments.docs / "contact-sheet.md").write_text(text, encoding="utf-8")
    print(arguments.docs / "contact-sheet.webp")


if __name__ == "__main__":
    main()
