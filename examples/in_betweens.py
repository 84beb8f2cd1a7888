"""Draws three pictures of a ball and makes the frames between: python in_betweens.py ball.mp4"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

import onionskin


def draw(path: Path, x: int, y: int) -> Path:
    """A ball on a paper ground; bring your own drawings instead."""
    picture = Image.new("RGB", (160, 96), "#fbf6ec")
    ImageDraw.Draw(picture).ellipse((x - 16, y - 16, x + 16, y + 16), fill="#e4574c")
    picture.save(path)
    return path


def in_between(output: Path) -> onionskin.Clip:
    """Half a second between the drawings, by moving their pixels; no model is needed."""
    places = [(50, 60), (70, 50), (90, 46)]
    drawings = [
        draw(output.with_name(f"ball-{number}.png"), x, y) for number, (x, y) in enumerate(places)
    ]
    clip = onionskin.between(drawings, at=(0, 0.25, 0.5), engine="flow", fps=12)
    clip.save(output)
    return clip


if __name__ == "__main__":
    in_between(Path(sys.argv[1]))
