"""A person's own footage as a shot: cut to its part, at the film's rate and size."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np

from onionskin.errors import InvalidInput
from onionskin.finish.pictures.framing import LEAST_KEPT, contained, scaled, soft_ground
from onionskin.fitting import Size
from onionskin.frames import Frames
from onionskin.media.info import MediaInfo
from onionskin.media.read import clip_info, read_frames


@dataclass(kw_only=True)
class FootageFrames:
    """The frames of a file from `start` to `end` seconds (None: to its end), held at its last."""

    path: Path
    size: Size
    fps: Fraction
    start: float = 0.0
    end: float | None = None
    warnings: list[str] = field(default_factory=list)

    def frames(self, count: int) -> Iterator[Frames]:
        """`count` frames, each uint8 (H, W, 3). Raises MediaError, InvalidInput; lazily."""
        info = clip_info(self.path)
        length = float(info.num_frames / info.fps)
        if self.start >= length:
            raise InvalidInput(
                f"{self.path.name} is {length:.2f} s long, but the part starts at {self.start:g} "
                "s: "
                "start earlier"
            )
        last = min(self.end if self.end is not None else length, length)
        wanted = [self._index(info, self.start + float(k / self.fps), last) for k in range(count)]
        missing = self.start + float(Fraction(count) / self.fps) - last
        if missing > 0.1:
            self.warnings.append(
                f"{self.path.name} lasts {last - self.start:.1f} s in a shot of "
                f"{float(count / self.fps):.1f} s: its last frame is held"
            )
        self.warnings += [f"{self.path.name}: {note}" for note in info.notes]
        yield from self._chosen(wanted)

    def _index(self, info: MediaInfo, seconds: float, last: float) -> int:
        """The frame that is shown at a moment."""
        end = max(math.ceil(last * info.fps - 1e-6) - 1, 0)
        return min(math.floor(seconds * info.fps + 1e-6), end, info.num_frames - 1)

    def _chosen(self, wanted: list[int]) -> Iterator[Frames]:
        position = 0
        shown: Frames | None = None
        for index, frame in enumerate(read_frames(self.path)):
            if position >= len(wanted):
                return
            if index < wanted[position]:
                continue
            shown = framed(frame, self.size)
            while position < len(wanted) and wanted[position] <= index:
                yield shown
                position += 1
        while shown is not None and position < len(wanted):  # a file that ends early
            yield shown
            position += 1


def framed(frame: Frames, size: Size) -> Frames:
    """A frame at another size: it fills it, or stands whole on a soft ground of its own."""
    height, width = frame.shape[:2]
    if (width, height) == tuple(size):
        return frame
    ratio = (width / height) / (size.width / size.height)
    if min(ratio, 1 / ratio) >= LEAST_KEPT:
        scale = max(size.width / width, size.height / height)
        wide, high = round(size.width / scale), round(size.height / scale)
        # People's heads are nearer to the top.
        left, top = (width - wide) // 2, round((height - high) * 0.38)
        part = frame[top : top + max(high, 1), left : left + max(wide, 1)]
        return np.ascontiguousarray(scaled(part, *size))
    ground = soft_ground(frame, size)
    wide, high = (round(each) for each in contained(width, height, size, 1.0))
    left, top = (size.width - wide) // 2, (size.height - high) // 2
    ground[top : top + high, left : left + wide] = scaled(frame, wide, high)
    return ground
