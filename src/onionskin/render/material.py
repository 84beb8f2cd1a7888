"""`Material`: a clip that a tool works on, in a file or in memory, brought to size if asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from onionskin.clip import Clip
from onionskin.errors import MediaError
from onionskin.exposure import Pictures
from onionskin.fitting import Fit, fitted
from onionskin.frames import Frames
from onionskin.media.read import clip_info, read_frames

PathLike = str | os.PathLike[str]
Source = PathLike | Clip
"""A clip in memory, or the path of one."""
_KEPT_FRAMES = 16


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Material:
    """What is known of a clip, how its pictures are opened, and what was done to it."""

    num_frames: int
    fps: Fraction
    width: int
    height: int
    open_pictures: Callable[[], Pictures]
    """Two of them do not disturb each other."""
    notes: tuple[str, ...] = ()

    @property
    def duration_seconds(self) -> float:
        return float(self.num_frames / self.fps)


def material_of(source: Source, size: tuple[int, int] | None = None, fit: Fit = "crop") -> Material:
    """The material in `source`, at `size` (width, height) by `fit` where one is given.

    Raises MediaError for what is missing, damaged, or holds no frames.
    """
    if isinstance(source, Clip):
        return _resized(_in_memory(source), "the clip", size, fit)
    info, path = clip_info(source), os.fspath(source)
    found = Material(
        num_frames=info.num_frames,
        fps=info.fps,
        width=info.width,
        height=info.height,
        open_pictures=lambda: FrameFile(path),
        notes=tuple(f"{path}: {note}" for note in info.notes),
    )
    return _resized(found, path, size, fit)


class FrameFile:
    """The frames of a video file by index, upright; going back opens the file again."""

    def __init__(self, path: PathLike) -> None:
        self._path = path
        self._frames: Iterator[Frames] = iter(())
        self._next = 0
        self._kept: dict[int, Frames] = {}
        self._open()

    def __call__(self, index: int) -> Frames:
        """Frame `index`. Raises MediaError where the file ends before it."""
        if index in self._kept:
            return self._kept[index]
        if index < self._next:
            self._open()
        while self._next <= index:
            frame = next(self._frames, None)
            if frame is None:
                raise MediaError(
                    f"{os.fspath(self._path)} ends after {self._next} frames and says it has "
                    "more; it is truncated: write it anew from a good copy"
                )
            self._kept[self._next] = frame
            self._kept.pop(self._next - _KEPT_FRAMES, None)
            self._next += 1
        return self._kept[index]

    def _open(self) -> None:
        self._frames, self._next, self._kept = read_frames(self._path), 0, {}


def _in_memory(clip: Clip) -> Material:
    return Material(
        num_frames=clip.num_frames,
        fps=clip.fps,
        width=clip.width,
        height=clip.height,
        open_pictures=lambda: clip.frames.__getitem__,
        notes=("the clip: its sound is left out",) if clip.sound is not None else (),
    )


def _resized(found: Material, name: str, size: tuple[int, int] | None, fit: Fit) -> Material:
    given = (found.width, found.height)
    if size is None or size == given:
        return found

    def opened() -> Pictures:
        pictures = found.open_pictures()
        return lambda index: fitted(pictures(index), size, fit)

    said = f"{name} is {given[0]}x{given[1]}: brought to {size[0]}x{size[1]} by {fit}"
    return Material(
        num_frames=found.num_frames,
        fps=found.fps,
        width=size[0],
        height=size[1],
        open_pictures=opened,
        notes=(*found.notes, said),
    )
