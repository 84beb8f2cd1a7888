"""The pictures of a clip that people see before they open it: its middle, and a sheet of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from onionskin.frames import Frames
from onionskin.server.kinds import SHEET, THUMBNAIL

_ACROSS, _DOWN = 5, 2
_SIDE = 320
"""Of one picture of the sheet, in pixels, at most."""


def evenly(num_frames: int) -> tuple[int, ...]:
    """The frames that the sheet of a clip shows."""
    picked = np.linspace(0, num_frames - 1, min(_ACROSS * _DOWN, num_frames))
    return tuple(dict.fromkeys(round(each) for each in picked))


def write_pictures(folder: Path, shown: tuple[Frames, ...]) -> None:
    """The middle frame as a thumbnail, and all of them on one sheet, in rows."""
    pictures = [Image.fromarray(frame) for frame in shown]
    middle = pictures[len(pictures) // 2].copy()
    middle.thumbnail((2 * _SIDE, 2 * _SIDE))
    middle.save(folder / THUMBNAIL, quality=85)
    for picture in pictures:
        picture.thumbnail((_SIDE, _SIDE))
    width, height = pictures[0].size
    rows = -(-len(pictures) // _ACROSS)
    sheet = Image.new("RGB", (width * min(_ACROSS, len(pictures)), height * rows))
    for index, picture in enumerate(pictures):
        sheet.paste(picture, (width * (index % _ACROSS), height * (index // _ACROSS)))
    sheet.save(folder / SHEET, quality=85)
