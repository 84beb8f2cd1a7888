"""A contact sheet of prompts as the stage acts them: three moments each, the prompt below.

    python -m benchmarks.stage.sheet PROMPTS -o OUT.webp [--first 0] [--count 12] [--columns 1]

PROMPTS is a file of prompts, one a line (what follows a tab is left out). For judging: cover the
prompts, say who does what where, then uncover them. `--warnings` prints what the stage says that
it drew otherwise than asked.
"""

from __future__ import annotations

import argparse
import unicodedata
from pathlib import Path

import cv2
import numpy as np
from benchmarks.stage.understood import read_asks
from PIL import Image, ImageDraw, ImageFont

from onionskin.frames import Frames
from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene

SECONDS = 4.0
MOMENTS = (0.15, 0.55, 0.95)
SEED = 1
_GAP = 4
_CAPTION = 0.085


def moments(prompt: str, width: int, height: int) -> tuple[list[Frames], tuple[str, ...]]:
    """Three pictures, uint8 (height, width, 3) RGB, and what the stage warns of."""
    staged = stage_prompt(prompt, seconds=SECONDS, seed=SEED)
    script, warnings = block(staged.plan)
    scene = Scene(script, width, height)
    shown = [scene.frame(SECONDS * share).copy() for share in MOMENTS]
    return shown, staged.warnings + warnings


def panel(prompt: str, number: int, width: int, height: int) -> tuple[Frames, tuple[str, ...]]:
    """One prompt's moments side by side over its words."""
    shown, warnings = moments(prompt, width, height)
    gap = np.full((height, _GAP, 3), 255, np.uint8)
    row = np.concatenate([shown[0], gap, shown[1], gap, shown[2]], axis=1)
    return np.concatenate([row, _caption(f"{number}  {prompt}", row.shape[1], height)]), warnings


def _caption(text: str, width: int, height: int) -> Frames:
    band = Image.new("RGB", (width, max(18, round(height * _CAPTION))), "white")
    # The font that comes with Pillow has neither accents nor Chinese.
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().strip()
    text = plain if len(plain) > 9 else f"{plain.strip(' ,')}  (in Chinese)"
    font = ImageFont.load_default(round(band.height * 0.72))
    ImageDraw.Draw(band).text((4, band.height // 2), text, fill="#222222", font=font, anchor="lm")
    return np.asarray(band)


def sheet(panels: list[Frames], columns: int) -> Frames:
    """The panels in rows of `columns`, the last row filled up with white."""
    blank = np.full_like(panels[0], 255)
    panels = panels + [blank] * (-len(panels) % columns)
    rows = [np.concatenate(panels[k : k + columns], 1) for k in range(0, len(panels), columns)]
    return np.concatenate(rows)


def save(picture: Frames, path: Path, quality: int) -> None:
    """Writes a picture; raises OSError where it cannot be written."""
    options = [cv2.IMWRITE_WEBP_QUALITY, quality] if path.suffix == ".webp" else []
    done, data = cv2.imencode(path.suffix, cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), options)
    if not done:
        raise OSError(f"{path} cannot be written as {path.suffix}; give .webp or .png")
    path.write_bytes(data.tobytes())


def main() -> None:
    """Draws the sheet."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("prompts", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0, help="prompts left out before")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--only", default="", help="numbers of prompts, from 1: 3,12,40")
    parser.add_argument("--columns", type=int, default=1)
    parser.add_argument("--width", type=int, default=480)
    parser.add_argument("--quality", type=int, default=80)
    parser.add_argument("--warnings", action="store_true")
    args = parser.parse_args()
    prompts = list(enumerate((ask.prompt for ask in read_asks(args.prompts)), 1))
    prompts = prompts[args.first : args.first + args.count]
    if args.only:
        wanted = {int(number) for number in args.only.split(",")}
        prompts = [each for each in prompts if each[0] in wanted]
    panels = []
    for number, prompt in prompts:
        drawn, warnings = panel(prompt, number, args.width, args.width * 9 // 16)
        panels.append(drawn)
        if args.warnings:
            print(f"{number} {prompt}", *warnings, sep="\n    ")
    save(sheet(panels, args.columns), args.output, args.quality)


if __name__ == "__main__":
    main()
