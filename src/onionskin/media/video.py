"""Video files, read through FFmpeg."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.reformatter import Colorspace, Interpolation

from onionskin.errors import MediaError
from onionskin.media.info import MediaInfo
from onionskin.media.timing import Timing, timing_of_moments

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream

    from onionskin.media.encode import Frame

_UNSPECIFIED_COLORSPACE = 2
_HD_HEIGHT = 720
_SCALING = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


def info_of(path: Path) -> MediaInfo:
    """What the video file at `path` holds; frames are counted, not decoded."""
    with _opened(path) as (container, stream):
        fps = stream.average_rate or stream.guessed_rate
        if not fps:
            raise MediaError(f"{path} does not say its frame rate; it may be damaged")
        # Packets in front of the first shown frame (edit lists) carry no time to show.
        num_frames = stream.frames or sum(
            1 for packet in container.demux(stream) if packet.pts is not None
        )
        has_audio = bool(container.streams.audio)
        notes = _notes_of(stream, has_audio)
    rotation = _rotation_of(path)
    width, height = stream.width, stream.height
    turned = rotation % 180 == 90
    return MediaInfo(
        num_frames=num_frames,
        fps=Fraction(fps),
        width=height if turned else width,
        height=width if turned else height,
        rotation=rotation,
        has_audio=has_audio,
        notes=notes,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """What a look at all packets tells: frames that will be shown, and their uneven timing."""

    num_frames: int
    timing: Timing | None
    """None for a constant frame rate."""


def scan(path: Path) -> Scan:
    """Looks at all packets, which decodes nothing.

    Raises MediaError where the file ends long before it says it does.
    """
    try:
        facts = path.stat()
    except OSError as error:
        raise MediaError(f"{path} cannot be read ({error.strerror}); check the file") from error
    return _scanned(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=16)
def _scanned(path: Path, changed_ns: int, num_bytes: int) -> Scan:
    """As `scan`; a file is opened again and again while a clip is filled, and does not change."""
    with _opened(path) as (container, stream):
        base = stream.time_base or Fraction(1, 1000)
        packets = (p.pts for p in container.demux(stream) if not p.is_discard)
        moments = [pts * base for pts in sorted(pts for pts in packets if pts is not None)]
        seconds = Fraction(container.duration or 0, av.time_base)
        lone = len(container.streams) == 1
    if lone and len(moments) > 1:
        _refuse_cut(path, moments, seconds)
    return Scan(num_frames=len(moments), timing=timing_of_moments(moments))


def frames_of(path: Path, timing: Timing | None = None) -> Iterator[Frame]:
    """The frames of the video file at `path`, upright, each uint8 (H, W, 3) RGB.

    With a `timing` each is repeated as often as it says.
    """
    with _opened(path) as (container, stream):
        stream.thread_type = "AUTO"
        for index, picture in enumerate(container.decode(stream)):
            repeats = timing.repeats[index] if timing and index < len(timing.repeats) else 1
            if repeats:
                frame = _upright(_rgb(picture), int(picture.rotation))
            for _ in range(repeats):
                yield frame


def tags_in(path: Path) -> dict[str, str]:
    """The container's tags."""
    with _opened(path) as (container, _):
        return dict(container.metadata)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise MediaError(f"{path} holds no video; give a video file")
            yield container, container.streams.video[0]
    except (av.error.FFmpegError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise MediaError(f"{path} cannot be read ({reason}); it may be damaged") from error


def _notes_of(stream: VideoStream, has_audio: bool) -> tuple[str, ...]:
    """What reading its frames as 8-bit RGB loses."""
    pixel_format = stream.codec_context.format
    parts = pixel_format.components if pixel_format else ()
    notes = {
        "transparent: laid over black": any(part.is_alpha for part in parts),
        "its transparency is not read": stream.metadata.get("alpha_mode") == "1",
        "more than 8 bits a channel: read in 8": any(part.bits > 8 for part in parts),
        "its sound is left out": has_audio,
    }
    return tuple(note for note, holds in notes.items() if holds)


def _refuse_cut(path: Path, moments: list[Fraction], seconds: Fraction) -> None:
    """Matroska is read to wherever it is cut, without an error; its header knows better."""
    step = (moments[-1] - moments[0]) / (len(moments) - 1)
    end = moments[-1] + step
    if seconds - end > max(3 * step, Fraction(1, 4)):
        raise MediaError(
            f"{path} says it has {float(seconds):.3g} s and ends after {float(end):.3g}; it is "
            "damaged: write it anew from a good copy"
        )


def _rotation_of(path: Path) -> int:
    """Degrees counter-clockwise; FFmpeg tells it with the first frame."""
    with _opened(path) as (container, stream):
        for picture in container.decode(stream):
            return int(picture.rotation) % 360
    return 0


def _rgb(picture: av.VideoFrame) -> Frame:
    untagged = picture.colorspace == _UNSPECIFIED_COLORSPACE
    guess = Colorspace.ITU709 if picture.height >= _HD_HEIGHT else Colorspace.ITU601
    has_alpha = any(part.is_alpha for part in picture.format.components)
    converted = picture.reformat(
        format="rgba" if has_alpha else "rgb24",
        src_colorspace=guess if untagged and picture.format.name.startswith("yuv") else None,
        interpolation=_SCALING,
    )
    frame = converted.to_ndarray().astype(np.uint8, copy=False)
    return _over_black(frame) if has_alpha else frame


def _over_black(layer: Frame) -> Frame:
    """A picture with alpha, uint8 (H, W, 4), laid over black: uint8 (H, W, 3)."""
    product = layer[..., :3].astype(np.uint16) * layer[..., 3:]
    return ((product + 127) // 255).astype(np.uint8)


def _upright(frame: Frame, rotation: int) -> Frame:
    if rotation % 90:
        return frame
    return np.ascontiguousarray(np.rot90(frame, rotation // 90))
