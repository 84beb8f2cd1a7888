"""`Clip`: a finished piece of video in memory."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onionskin.errors import MediaError
from onionskin.framerate import exact_fps
from onionskin.frames import Frames, check_frames
from onionskin.sound import Sound

if TYPE_CHECKING:
    from onionskin.origin import Origin


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
        from onionskin.media.write import open_writer

        size = (self.width, self.height)
        with open_writer(path, *size, self.fps, origin=self.origin, force=force) as writer:
            for frame in self.frames:
                writer.write(frame)
        return Path(path)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Clip:
        """Reads a whole video file, GIF, WebP or PNG folder into memory.

        For long files read frame by frame with `onionskin.media.read.read_frames`.
        """
        from onionskin.media.read import clip_info, read_frames, read_origin

        fps = clip_info(path).fps
        frames = list(read_frames(path))
        if not frames:
            raise MediaError(f"{os.fspath(path)} holds no frames that can be read; check the file")
        return cls(np.stack(frames), fps, origin=read_origin(path))
