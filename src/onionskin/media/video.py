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
from onionskin.media.budget import Budget
from onionskin.media.container import clean_tags, open_input, told, video_stream
from onionskin.media.info import MediaInfo, Timing, timing_of_moments
from onionskin.media.structure import is_cut_short

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream

    from onionskin.media.encode import Frame

_OVER_BLACK = "transparent: placed on black"
_ALPHA_UNREAD = "its transparency is not read"
_DEEP = "more than 8 bits per channel: read as 8"
LOST_NOTES = (_OVER_BLACK, _ALPHA_UNREAD, _DEEP)
"""Notes on what `media.inventory` lists too."""
SOUND_IS_LEFT_OUT = "its sound is left out"
"""A note: its frames are read without it; `read_sound` reads it."""
_UNSPECIFIED_COLORSPACE = 2
_HD_HEIGHT = 720
_WITHOUT_TIMES = ("h264", "hevc", "vvc", "m4v", "mpegvideo", "h263", "h261", "obu", "dirac", "vc1")
"""FFmpeg's names of raw streams, which it counts at 25 frames a second whatever they say."""
NO_TIMES = "it has no timestamps: its frames play at the nominal rate"
_ROUNDING = 2**16
_SCALING = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


def info_of(path: Path, budget: Budget) -> MediaInfo:
    """What the video file at `path` holds; frames are counted, not decoded.

    Raises InvalidInput where its size is beyond the budget, MediaError where it is damaged.
    """
    with _opened(path, budget) as (container, stream):
        has_sound = bool(container.streams.audio)
        notes = _notes_of(stream, has_sound)
    found = scan(path)
    rate = found.fps
    if not rate:
        raise MediaError(f"{path} does not say its frame rate; it may be damaged")
    if not found.has_times:
        notes = (*notes, NO_TIMES)
    width, height, rotation = _first_shown(path, budget)
    if not (width and height):
        raise MediaError(f"{path} has no picture that can be decoded; it may be damaged")
    turned = rotation % 180 == 90
    return MediaInfo(
        num_frames=found.num_frames,
        fps=rate,
        width=height if turned else width,
        height=width if turned else height,
        rotation=rotation,
        has_sound=has_sound,
        notes=notes,
    )


def nominal_fps(stream: VideoStream) -> Fraction | None:
    """Frames per second as the stream says; where its container has no times, its codec."""
    if stream.container.format.name in _WITHOUT_TIMES:
        return stream.guessed_rate or stream.average_rate
    return stream.average_rate or stream.guessed_rate


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """What a look at all packets tells: frames that will be shown, and their uneven timing."""

    num_frames: int
    fps: Fraction | None
    """As the file says; where its frames come evenly at another rate, that one."""
    timing: Timing | None
    """None for a constant frame rate, the one that the file says."""
    has_times: bool = True
    """False for streams whose packets carry no time, such as raw H.264."""
    seconds: float = 0.0
    """From the first frame to the last."""
    seconds_said: float = 0.0
    """How long the file says that it plays; 0 where it holds other streams too."""


def scan(path: Path) -> Scan:
    """Looks at all packets, which decodes nothing. Raises MediaError."""
    try:
        facts = path.stat()
    except OSError as error:
        raise MediaError(f"{path} cannot be read ({error.strerror}); check the file") from error
    return _scanned(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=16)
def _scanned(path: Path, changed_ns: int, num_bytes: int) -> Scan:
    """As `scan`; a file is opened again and again while a clip is filled, and does not change."""
    ticks: list[int] = []
    num_packets = 0
    with open_input(path) as container, told(path):
        stream = video_stream(container, path)
        base, fps = stream.time_base or Fraction(1, 1000), nominal_fps(stream)
        for packet in container.demux(stream):
            num_packets += bool(packet.size)
            # Packets in front of the first shown frame (edit lists) carry no time to show.
            if packet.pts is not None and not packet.is_discard:
                ticks.append(packet.pts)
        said = float(container.duration or 0) / av.time_base if len(container.streams) == 1 else 0.0
    # Where most frames share a moment, that is none.
    if 2 * len(set(ticks)) <= len(ticks) or not ticks:
        num_frames = len(ticks) or num_packets
        return Scan(num_frames=num_frames, fps=fps, timing=None, has_times=False)
    moments = [pts * base for pts in sorted(ticks)]
    timing = timing_of_moments(moments, fps)
    return Scan(
        num_frames=len(moments),
        fps=timing.fps if timing is not None and timing.is_even else fps,
        timing=timing,
        seconds=float(moments[-1] - moments[0]),
        seconds_said=said,
    )


def refuse_cut_short(path: Path, found: Scan) -> None:
    """Raises MediaError for a file that ends before its own headers say so."""
    with told(path):
        if is_cut_short(path):
            raise MediaError(
                f"{path} ends too early: it is cut short or still being written; get the "
                f"complete file"
            )
    if found.seconds_said and found.num_frames > 1:
        step = found.seconds / (found.num_frames - 1)
        end = found.seconds + step
        if found.seconds_said - end > max(3 * step, 0.25):
            raise MediaError(
                f"{path} says it has {found.seconds_said:.3g} s but ends after {end:.3g}; it "
                "is damaged: use a good copy"
            )


def frames_of(path: Path, budget: Budget, timing: Timing | None = None) -> Iterator[Frame]:
    """The frames of the video file at `path`, upright, each uint8 (H, W, 3) RGB.

    With a `timing` each is repeated as often as it says. Raises MediaError, also in the middle:
    where the file is damaged, or its size changes.
    """
    with _opened(path, budget) as (container, stream):
        stream.thread_type = "AUTO"
        size: tuple[int, int] | None = None
        for index, picture in enumerate(container.decode(stream)):
            size = size or (picture.width, picture.height)
            if (picture.width, picture.height) != size:
                raise MediaError(
                    f"{path} changes from {size[0]}x{size[1]} to "
                    f"{picture.width}x{picture.height} in frame {index}; convert it to one "
                    "size"
                )
            repeats = timing.repeats[index] if timing and index < len(timing.repeats) else 1
            if repeats:
                frame = _upright(_rgb(picture), int(picture.rotation))
            for _ in range(repeats):
                yield frame


def tags_in(path: Path) -> dict[str, str]:
    """The container's tags, whatever they are encoded in."""
    with open_input(path) as container, told(path):
        return clean_tags(container.metadata)


@contextmanager
def _opened(path: Path, budget: Budget) -> Iterator[tuple[InputContainer, VideoStream]]:
    with open_input(path) as container, told(path):
        stream = video_stream(container, path)
        budget.check_size(str(path), stream.width, stream.height)
        # The stream itself may say another size; decoders round sizes up.
        stream.codec_context.options = {"max_pixels": str(2 * budget.pixels + _ROUNDING)}
        yield container, stream


def _notes_of(stream: VideoStream, has_sound: bool) -> tuple[str, ...]:
    """What reading its frames as 8-bit RGB loses."""
    pixel_format = stream.codec_context.format
    parts = pixel_format.components if pixel_format else ()
    notes = {
        _OVER_BLACK: any(part.is_alpha for part in parts),
        _ALPHA_UNREAD: stream.metadata.get("alpha_mode") == "1",
        _DEEP: any(part.bits > 8 for part in parts),
        SOUND_IS_LEFT_OUT: has_sound,
    }
    return tuple(note for note, holds in notes.items() if holds)


def _first_shown(path: Path, budget: Budget) -> tuple[int, int, int]:
    """Width and height as stored, and rotation (degrees counter-clockwise), of the first frame.

    FFmpeg tells the rotation with it only, and a damaged head may say another size.
    """
    with _opened(path, budget) as (container, stream):
        for picture in container.decode(stream):
            return picture.width, picture.height, int(picture.rotation) % 360
        return stream.width, stream.height, 0


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
