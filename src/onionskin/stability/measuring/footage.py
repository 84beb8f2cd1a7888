"""`FrameSource`: any clip, in memory or in a file, that can be read from its start many times.

Nothing of a file is kept but what describes it, so that hours cost no more than seconds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import av
import numpy as np
from av.video.reformatter import Colorspace, Interpolation
from numpy.typing import NDArray

from onionskin.checks import short
from onionskin.clip import Clip
from onionskin.errors import InvalidInput, MediaError
from onionskin.media.container import open_input, video_stream
from onionskin.media.info import MediaInfo
from onionskin.media.read import is_pictures, probe, read_frames
from onionskin.media.video import NO_TIMES
from onionskin.motion.flow import shrunk, work_size

if TYPE_CHECKING:
    from av.container import InputContainer

Frame = NDArray[np.uint8]
ROOM_BYTES = 64 * 2**20
"""What the small frames of a clip may take that are kept for its next reading."""
_UNSPECIFIED = 2
_HD_HEIGHT = 720
_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


class FrameSource(Protocol):
    """A clip whose frames can be read from the start several times."""

    @property
    def info(self) -> MediaInfo: ...

    @property
    def warnings(self) -> list[str]:
        """What was wrong with the file."""
        ...

    def frames(self, size: tuple[int, int] | None = None) -> Iterator[Frame]:
        """The frames, upright, uint8 (H, W, 3) RGB; shrunk to `size` (width, height)."""
        ...


@dataclass(frozen=True, eq=False, slots=True)
class ClipFootage:
    """A clip in memory."""

    clip: Clip
    warnings: list[str] = field(default_factory=list)

    @property
    def info(self) -> MediaInfo:
        clip = self.clip
        return MediaInfo(
            num_frames=clip.num_frames, fps=clip.fps, width=clip.width, height=clip.height
        )

    def frames(self, size: tuple[int, int] | None = None) -> Iterator[Frame]:
        for frame in self.clip.frames:
            yield np.asarray(shrunk(frame, size), np.uint8) if size else frame


@dataclass(eq=False, slots=True)
class PictureFootage:
    """A GIF, a WebP or a folder of PNGs."""

    path: Path
    info: MediaInfo
    warnings: list[str] = field(default_factory=list)

    def frames(self, size: tuple[int, int] | None = None) -> Iterator[Frame]:
        for frame in read_frames(self.path):
            yield np.asarray(shrunk(frame, size), np.uint8) if size else frame


@dataclass(eq=False, slots=True)
class VideoFootage:
    """A video file. What cannot be decoded at its end is left out, with a warning."""

    path: Path
    info: MediaInfo
    warnings: list[str] = field(default_factory=list)

    def frames(self, size: tuple[int, int] | None = None) -> Iterator[Frame]:
        count = 0
        try:
            with open_input(self.path) as container:
                stream = video_stream(container, self.path)
                stream.thread_type = "AUTO"
                for picture in container.decode(stream):
                    yield self._frame(picture, size)
                    count += 1
                    end = (picture.time or 0.0) + 1 / float(self.info.fps)
                self._check_length(container, end if count else 0.0)
        except av.error.FFmpegError as error:
            self._damaged(count, error)
        missing = self.info.num_frames - count
        if missing > max(2, self.info.num_frames // 100):
            self._warn(f"{missing} of {self.info.num_frames} frames could not be decoded")

    def _frame(self, picture: av.VideoFrame, size: tuple[int, int] | None) -> Frame:
        turned = int(picture.rotation) % 180 == 90
        if ((picture.height, picture.width) if turned else (picture.width, picture.height)) != (
            self.info.width,
            self.info.height,
        ):
            self._warn("the size changes in the middle; later frames are scaled to the first")
        return upright(
            rgb_of(picture, size or (self.info.width, self.info.height), turned), picture
        )

    def _check_length(self, container: InputContainer, end: float) -> None:
        """Matroska says in its head how long it is; a file that was cut short is not."""
        if container.duration is None or len(container.streams) > 1:
            return
        said = (container.duration + (container.start_time or 0)) / av.time_base
        if said - end > max(0.02 * said, 0.1):
            self._warn(f"ends at {end:.1f} s but declares {said:.1f} s: it was cut short")

    def _damaged(self, count: int, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        if count == 0:
            raise MediaError(f"{self.path} cannot be read ({reason}); it may be damaged") from error
        self._warn(f"damaged after frame {count - 1} ({reason}); the rest is left out")

    def _warn(self, text: str) -> None:
        if text not in self.warnings:
            self.warnings.append(text)


class Remembered:
    """A clip that is read many times at one size: decoded once where it fits into 64 MiB.

    Longer clips are read anew each time, so that memory does not grow with them.
    """

    def __init__(self, footage: FrameSource) -> None:
        self._footage = footage
        self._size: tuple[int, int] | None = None
        self._kept: list[Frame] = []

    @property
    def info(self) -> MediaInfo:
        return self._footage.info

    @property
    def warnings(self) -> list[str]:
        return self._footage.warnings

    def frames(self, size: tuple[int, int] | None = None) -> Iterator[Frame]:
        """The frames, at `size` (width, height); see `FrameSource.frames`."""
        if size is not None and size == self._size:
            yield from self._kept
            return
        kept: list[Frame] = []
        room = ROOM_BYTES if size is not None and self._fits(size) else 0
        for frame in self._footage.frames(size):
            room -= frame.nbytes
            if room >= 0:
                kept.append(frame)
            else:
                kept.clear()
            yield frame
        if room >= 0 and kept:
            self._size, self._kept = size, kept

    def _fits(self, size: tuple[int, int]) -> bool:
        """Whether all frames will, by what the clip says of itself: none is kept in vain."""
        return 3 * size[0] * size[1] * self.info.num_frames <= ROOM_BYTES

    def forget(self) -> None:
        """Gives the memory back."""
        self._size, self._kept = None, []


def open_footage(path: str | os.PathLike[str]) -> FrameSource:
    """The footage at `path`. Raises MediaError for what is missing, damaged or no video, and
    InvalidInput for what is no path.
    """
    if not isinstance(path, str | os.PathLike) or not os.fspath(path):
        raise InvalidInput(f"{short(path)} is not the path of a clip; give a path")
    file, info = Path(path), probe(path)
    if is_pictures(file):
        return PictureFootage(file, info)
    footage = VideoFootage(file, info)
    footage.warnings.extend(_format_warnings(file))
    if NO_TIMES in info.notes:
        footage.warnings.append(NO_TIMES)
    return footage


def measuring_size(info: MediaInfo) -> tuple[int, int]:
    """Width and height at which footage is measured."""
    return work_size(info.width, info.height)


def rgb_of(picture: av.VideoFrame, size: tuple[int, int], turned: bool = False) -> Frame:
    """A decoded frame as uint8 RGB of `size` (as seen upright), still lying as it is stored."""
    untagged = picture.colorspace == _UNSPECIFIED and picture.format.name.startswith("yuv")
    guess = Colorspace.ITU709 if picture.height >= _HD_HEIGHT else Colorspace.ITU601
    width, height = size[::-1] if turned else size
    smaller = width < picture.width
    converted = picture.reformat(
        width=width,
        height=height,
        format="rgb24",
        src_colorspace=guess if untagged else None,
        interpolation=Interpolation.AREA if smaller else _EXACT,
    )
    return converted.to_ndarray().astype(np.uint8, copy=False)


def upright(frame: Frame, picture: av.VideoFrame) -> Frame:
    """`frame`, turned as the file says that it is to be shown."""
    turns = int(picture.rotation) // 90
    return np.ascontiguousarray(np.rot90(frame, turns)) if turns % 4 else frame


def frame_seconds(info: MediaInfo) -> Fraction:
    """How long one frame is shown."""
    return 1 / info.fps


def _format_warnings(path: Path) -> list[str]:
    """What of a file's first frame is measured, but cannot be mended without loss."""
    found = []
    try:
        with open_input(path) as container:
            for picture in container.decode(video_stream(container, path)):
                if any(part.bits > 8 for part in picture.format.components):
                    found.append("more than 8 bits per channel: repaired frames have 8 bits")
                if picture.color_trc in (16, 18):
                    found.append("HDR: colours are measured and repaired as if they were SDR")
                if picture.interlaced_frame:
                    found.append("interlaced: fields are measured and repaired as whole frames")
                break
    except av.error.FFmpegError:
        return found  # whoever reads the frames says what is wrong
    return found
