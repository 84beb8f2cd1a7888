"""`Material`: a clip that a tool works on, in a file or in memory, brought to size if asked.

And which part of it is to change: a rectangle, a picture, or a clip of masks.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import numpy as np

from onionskin.clip import Clip
from onionskin.errors import InvalidInput, MediaError
from onionskin.exposure import ClipShape, Mask, MaskOf, Pictures
from onionskin.fitting import Fit, fitted
from onionskin.frames import Frames
from onionskin.media.read import clip_info, is_pictures, read_frames, read_repeated, read_sound
from onionskin.media.video import SOUND_IS_LEFT_OUT
from onionskin.render.options import PathLike, Region, Source
from onionskin.sound import Sound

_KEPT_FRAMES = 16
_BRIGHT = 128


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
    read_sound: Callable[[], Sound | None] = lambda: None
    """Gives what is heard from its first frame on; None for silence."""
    video: str | None = None
    """The video file that it is, of which all that stands beside its frames can be kept."""
    repeated: tuple[int, ...] = ()
    """Frames that repeat the one before only because its file shows that one longer."""

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
        notes=tuple(f"{path}: {note}" for note in info.notes if note != SOUND_IS_LEFT_OUT),
        read_sound=lambda: read_sound(path),
        video=None if is_pictures(Path(source)) else path,
        repeated=read_repeated(path),
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
                    "more; it is truncated: write it again from a good copy"
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
        read_sound=lambda: clip.sound,
    )


def _resized(found: Material, name: str, size: tuple[int, int] | None, fit: Fit) -> Material:
    given = (found.width, found.height)
    if size is None or size == given:
        return found

    def opened() -> Pictures:
        pictures = found.open_pictures()
        return lambda index: fitted(pictures(index), size, fit)

    said = f"{name} is {given[0]}x{given[1]}: resized to {size[0]}x{size[1]} by {fit}"
    return Material(
        num_frames=found.num_frames,
        fps=found.fps,
        width=size[0],
        height=size[1],
        open_pictures=opened,
        notes=(*found.notes, said),
        read_sound=found.read_sound,
        video=found.video,
        repeated=found.repeated,
    )


def masks_of(clip: ClipShape, region: Region | None, mask: Source | None, changes: Mask) -> MaskOf:
    """What changes in each frame of `clip`, bool (H, W) by index; either of both is given.

    `changes`, bool (T,), says in which frames. Raises InvalidInput where the part is not
    inside the clip, of another size, or empty.
    """
    if (region is None) == (mask is None):
        raise InvalidInput("give either a region or a mask: which part is to change?")
    if region is not None:
        inside = _rectangle(region, clip.width, clip.height)
        return lambda index: inside
    assert mask is not None
    return _bright_parts(mask, clip, np.flatnonzero(changes).tolist())


def box_of(mask: Mask) -> Region:
    """The smallest rectangle around what is True; the whole frame where nothing is."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return 0, 0, mask.shape[1], mask.shape[0]
    left, top = int(columns[0]), int(rows[0])
    return left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top


def _rectangle(region: Region, clip_width: int, clip_height: int) -> Mask:
    left, top, width, height = region
    inside = left >= 0 and top >= 0 and left + width <= clip_width and top + height <= clip_height
    if not inside or width < 1 or height < 1:
        raise InvalidInput(
            f"region {left},{top},{width},{height} is not inside the clip's "
            f"{clip_width}x{clip_height}; give x,y,width,height in pixels"
        )
    mask = np.zeros((clip_height, clip_width), np.bool_)
    mask[top : top + height, left : left + width] = True
    return mask


def _bright_parts(mask: Source, clip: ClipShape, indices: Iterable[int]) -> MaskOf:
    name = "the mask" if isinstance(mask, Clip) else f"mask {os.fspath(mask)}"
    material = material_of(mask)
    if (material.width, material.height) != (clip.width, clip.height):
        raise InvalidInput(
            f"{name} is {material.width}x{material.height}, the clip {clip.width}x{clip.height}; "
            "give it that size"
        )
    needed = max(indices) + 1
    if 1 < material.num_frames < needed:
        raise InvalidInput(
            f"{name} has {material.num_frames} frames, but the clip changes up to frame "
            f"{needed}; give a mask for each frame, or one picture for all"
        )
    masks = _reader(material)
    if not any(masks(index).any() for index in indices):
        raise InvalidInput(f"{name} is empty; paint white where the clip should change")
    return _reader(material)


def _reader(material: Material) -> MaskOf:
    """The masks by index; a lone picture is that of every frame."""
    pictures = material.open_pictures()
    last = material.num_frames - 1

    @lru_cache(maxsize=16)
    def masked(index: int) -> Mask:
        return np.asarray(pictures(index).max(axis=2) >= _BRIGHT)

    return lambda index: masked(min(index, last))
