"""Video files, read through FFmpeg."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.reformatter import Colorspace, Interpolation

from onionskin.errors import MediaError
from onionskin.media.info import MediaInfo

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
    )


def frames_of(path: Path) -> Iterator[Frame]:
    """The frames of the video file at `path`, upright, each uint8 (H, W, 3) RGB."""
    with _opened(path) as (container, stream):
        stream.thread_type = "AUTO"
        for picture in container.decode(stream):
            yield _upright(_rgb(picture), int(picture.rotation))


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


def _rotation_of(path: Path) -> int:
    """Degrees counter-clockwise; FFmpeg tells it with the first frame."""
    with _opened(path) as (container, stream):
        for picture in container.decode(stream):
            return int(picture.rotation) % 360
    return 0


def _rgb(picture: av.VideoFrame) -> Frame:
    untagged = picture.colorspace == _UNSPECIFIED_COLORSPACE
    guess = Colorspace.ITU709 if picture.height >= _HD_HEIGHT else Colorspace.ITU601
    converted = picture.reformat(
        format="rgb24",
        src_colorspace=guess if untagged and picture.format.name.startswith("yuv") else None,
        interpolation=_SCALING,
    )
    return converted.to_ndarray().astype(np.uint8, copy=False)


def _upright(frame: Frame, rotation: int) -> Frame:
    if rotation % 90:
        return frame
    return np.ascontiguousarray(np.rot90(frame, rotation // 90))
