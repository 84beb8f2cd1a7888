"""`Clip`: a finished piece of video in memory."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import InvalidInput
from onionskin.framerate import exact_fps
from onionskin.sound import Sound

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from onionskin.origin import Origin

Frames = NDArray[np.uint8]
"""Pixels of a clip: uint8 (T, H, W, 3), RGB, 0..255."""


@dataclass(frozen=True, eq=False, slots=True)
class Clip:
    """Frames and their rate.

    `frames` is uint8 (T, H, W, 3) RGB with T >= 1; `fps` is frames per second (whole
    numbers are made fractions); `audio` is what is heard from its start on; `origin` says how
    the clip came to be, where that is known. Raises InvalidInput for any other shape, type or rate.
    """

    frames: Frames
    fps: Fraction
    audio: Sound | None = None
    origin: Origin | None = None

    def __post_init__(self) -> None:
        check_frames(self.frames)
        object.__setattr__(self, "fps", exact_fps(self.fps))

    @property
    def num_frames(self) -> int:
        return int(self.frames.shape[0])

    @property
    def height(self) -> int:
        return int(self.frames.shape[1])

    @property
    def width(self) -> int:
        return int(self.frames.shape[2])

    @property
    def duration_seconds(self) -> float:
        """How long the clip plays: each frame is shown for 1/fps seconds."""
        return float(self.num_frames / self.fps)

    def save(self, path: str | os.PathLike[str], *, force: bool = False) -> Path:
        """Writes the clip to `path` and returns it; the suffix chooses the format.

        .mp4 .webm .mkv (lossless) .gif .webp, or a folder of PNGs for a path ending in "/".
        An existing file is replaced only with `force`. Raises OutputExists,
        UnsupportedFormat or MediaError; nothing half-written is ever left at `path`.
        """
        from onionskin.media.write import write_clip

        return write_clip(self, path, force=force)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Clip:
        """Reads a whole video file, GIF, WebP or PNG folder into memory.

        For long files read frame by frame with `onionskin.media.read.read_frames`.
        """
        from onionskin.media.read import read_clip

        return read_clip(path)


def check_frames(frames: Frames) -> None:
    """Raises InvalidInput unless `frames` is a uint8 array (T, H, W, 3) with no empty side."""
    if not isinstance(frames, np.ndarray):
        raise InvalidInput(f"frames are {type(frames).__name__}; give a numpy array")
    if frames.ndim != 4 or frames.shape[3] != 3 or 0 in frames.shape or frames.dtype != np.uint8:
        raise InvalidInput(
            f"frames have {frames.shape = }, {frames.dtype = }; give uint8 (T, H, W, 3), no side 0"
        )
