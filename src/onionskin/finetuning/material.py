"""What is learned from: pictures and clips of a folder, each with its caption."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from onionskin.errors import InvalidInput
from onionskin.fitting import Size, fitted
from onionskin.frames import Frames
from onionskin.media.picture import read_picture
from onionskin.media.read import probe, read_frames

MOST = 500
"""More files than this are a training set, and not the material of a LoRA."""
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp")
_CLIPS = (".mp4", ".webm", ".mkv", ".mov", ".avi", ".gif")


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A picture or a clip, and what is to be seen in it."""

    path: Path
    caption: str

    @property
    def is_clip(self) -> bool:
        """Whether it moves."""
        return self.path.suffix.lower() in _CLIPS

    def frames(self, size: Size, fps: float, num_frames: int, step: int) -> Frames:
        """uint8 (T, H, W, 3) of that size: 1 + k * step frames, at most `num_frames`.

        A clip gives its beginning, at about `fps`. Raises MediaError.
        """
        if not self.is_clip:
            return fitted(read_picture(self.path), size)[None]
        stride = max(1, round(float(probe(self.path).fps) / fps))
        frames = [
            fitted(frame, size)
            for frame in islice(read_frames(self.path), 0, stride * num_frames, stride)
        ]
        return np.stack(frames[: 1 + (len(frames) - 1) // step * step])


def pieces_of(folder: Path, prompt: str = "") -> list[Piece]:
    """The pictures and clips of a folder by name. Captions stand in NAME.txt, else it is `prompt`.

    Raises InvalidInput for a folder without any, for more than 500, and for one without words.
    """
    if not folder.is_dir():
        raise InvalidInput(f"{folder} is not a folder: give one with pictures or clips")
    paths = [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in (*_PICTURES, *_CLIPS) and path.is_file()
    ]
    if not 1 <= len(paths) <= MOST:
        raise InvalidInput(
            f"{folder} holds {len(paths)} pictures and clips: give 1..{MOST}, ideally 5 to 50"
        )
    pieces = [Piece(path=path, caption=_caption(path) or prompt) for path in paths]
    mute = [piece.path.name for piece in pieces if not piece.caption]
    if mute:
        raise InvalidInput(
            f"{mute[0]} ({len(mute)} of {len(paths)} files) has no caption: write what it shows in "
            f"{Path(mute[0]).stem}.txt, or give --prompt for all"
        )
    return pieces


def _caption(path: Path) -> str:
    beside = path.with_suffix(".txt")
    return " ".join(beside.read_text("utf-8").split()) if beside.is_file() else ""
