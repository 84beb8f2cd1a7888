"""`Clip`: a finished piece of video in memory."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onionskin import checks
from onionskin.errors import InvalidInput, MediaError, OnionskinWarning
from onionskin.framerate import exact_fps
from onionskin.frames import Frames, check_frames
from onionskin.progress import IsCancelled, ReportProgress, Steps, never_cancelled, report_nothing
from onionskin.sound import Sound

if TYPE_CHECKING:
    from onionskin.media.budget import Budget
    from onionskin.origin import Origin


@dataclass(frozen=True, eq=False, slots=True)
class Clip:
    """Frames and their frame rate, with sound.

    `frames` is uint8 (T, H, W, 3) RGB with T >= 1; `fps` is frames per second (whole
    numbers are made fractions); `sound` starts with the first frame; `origin` says how
    the clip was made, if that is known; `warnings` what was done otherwise than asked while it
    was made. Raises InvalidInput for any other shape, type or rate.
    """

    frames: Frames
    fps: Fraction
    sound: Sound | None = None
    origin: Origin | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_frames(self.frames)
        object.__setattr__(self, "fps", exact_fps(self.fps))
        if not isinstance(self.sound, Sound | None):
            raise InvalidInput(f"sound is {type(self.sound).__name__}; give a Sound, or None")

    def __repr__(self) -> str:
        length = (f"{self.num_frames} frames", f"{self.fps} fps", f"{self.duration_seconds:g} s")
        parts = (f"{self.width}x{self.height}", *length, *(("sound",) if self.sound else ()))
        return f"Clip({', '.join(parts)})"

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

    def save(
        self,
        path: str | os.PathLike[str],
        *,
        force: bool = False,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Path:
        """Writes the clip with its sound to `path` and returns it; the suffix chooses the format.

        .mp4 .webm .mkv (lossless) .gif .webp, or a folder of PNGs for a path ending in "/".
        The last three cannot hold sound: an OnionskinWarning says that it is left out.
        An existing file is overwritten only with `force`. Every frame is a step of `progress`, and
        `cancelled` is asked before each (Cancelled). Raises OutputExists, UnsupportedFormat,
        InvalidInput or MediaError; nothing half-written is ever left at `path`.
        """
        from onionskin.media.write import open_writer

        checks.flag("force", force)
        size = (self.width, self.height)
        with open_writer(path, *size, self.fps, origin=self.origin, force=force) as writer:
            writer.sound = self.sound
            steps = Steps(self.num_frames, progress, cancelled)
            for frame in self.frames:
                writer.write(frame)
                steps.advance("writing")
        for warning in writer.warnings:
            warnings.warn(warning, OnionskinWarning, stacklevel=2)
        return Path(path)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, budget: Budget | None = None) -> Clip:
        """Reads a whole video file with its sound, a GIF, WebP or PNG folder into memory.

        Raises MediaError for what cannot be read, and InvalidInput for more than `budget` allows
        (by default those of ONIONSKIN_MAX_FRAMES, _PIXELS, _BYTES and _SECONDS). For long files
        read frame by frame with `onionskin.media.read.read_frames`.
        """
        from onionskin.media.budget import Budget
        from onionskin.media.read import clip_info, read_frames, read_origin, read_sound

        allowed = Budget.from_environment() if budget is None else budget
        checks.instance("budget", allowed, Budget)
        info = clip_info(path, budget=allowed)
        name, size = os.fspath(path), (info.width, info.height)
        allowed.check_memory(name, info.num_frames, *size)
        if info.num_held:
            allowed.check_holds(name, Path(path).stat().st_size, info.num_held, *size)
        frames = np.empty((info.num_frames, info.height, info.width, 3), np.uint8)
        filled = 0
        for frame in islice(read_frames(path, budget=allowed), info.num_frames):
            frames[filled] = frame
            filled += 1
        if not filled:
            raise MediaError(f"{os.fspath(path)} has no readable frames; check the file")
        sound = read_sound(path, budget=allowed)
        return cls(frames[:filled], info.fps, sound, read_origin(path))
