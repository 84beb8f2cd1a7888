"""A segment: some frames of a film, encoded once with the film's own codec."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import av
import numpy as np
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    Interpolation,
    VideoReformatter,
)

from onionskin.film.assemble.codecs import Codec
from onionskin.frames import Frames
from onionskin.media.container import address, open_input, told
from onionskin.media.encode import same_every_time

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

_SCALING = Interpolation.AREA | Interpolation.FULL_CHR_H_INP
"""Within two levels of what costs twice as much."""
_BACK = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT
"""To RGB; with the other flag everything comes out two levels darker (FFmpeg 8)."""
EDGE: Final = Codec(
    name="edge",
    encoder="libx264",
    pixel_format="yuv420p",
    options={"preset": "ultrafast", "crf": "4", "g": "12", "bf": "0"},
    segment="mp4",
    suffixes=(),
)
"""Frames that are blended later: nearly lossless, for they are encoded once more then."""


class SegmentWriter:
    """Takes the frames of one segment, uint8 (H, W, 3) RGB, in order."""

    def __init__(self, path: Path, codec: Codec, size: tuple[int, int], fps: Fraction) -> None:
        """Opens `path`; width and height are in pixels."""
        self.num_frames = self._num_packets = 0
        self._codec = codec
        self._time_base = 1 / fps
        self._container: OutputContainer = av.open(
            address(path), "w", format=codec.segment, container_options={"fflags": "+bitexact"}
        )
        self._stream = self._opened(size, fps)
        self._reformatter = VideoReformatter()

    def write(self, frame: Frames) -> None:
        """Encodes one frame."""
        picture = av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(frame), format="rgb24")
        picture.pts, picture.time_base = self.num_frames, self._time_base
        converted = self._reformatter.reformat(
            picture,
            format=self._codec.pixel_format,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=_SCALING,
        )
        self._mux(self._stream.encode(converted))
        self.num_frames += 1

    def close(self, *, whole: bool) -> None:
        """Ends the file; with `whole` what the encoder still holds is written first."""
        try:
            if whole:
                self._mux(self._stream.encode(None))
            self._container.close()
        except (OSError, ValueError, av.error.FFmpegError):
            if whole:
                raise

    def _mux(self, packets: list[Packet[VideoStream]]) -> None:
        """Writes packets; they are decoded one a frame, whatever the encoder says (libx265 says
        nonsense of a segment of two frames)."""
        for packet in packets:
            packet.time_base = self._time_base
            packet.dts = self._num_packets - self._codec.reordered
            self._num_packets += 1
            self._container.mux(packet)

    def _opened(self, size: tuple[int, int], fps: Fraction) -> VideoStream:
        codec = self._codec
        options = codec.options_at(fps)
        if codec.encoder == "libx264":
            options |= same_every_time()
        stream = cast(
            "VideoStream", self._container.add_stream(codec.encoder, rate=fps, options=options)
        )
        stream.width, stream.height = size
        stream.pix_fmt = codec.pixel_format
        context = stream.codec_context
        context.time_base = self._time_base
        context.thread_type = "AUTO"
        if codec.tag:
            context.codec_tag = codec.tag
        context.color_primaries = ColorPrimaries.BT709
        context.color_trc = ColorTrc.BT709
        context.colorspace = Colorspace.ITU709
        context.color_range = ColorRange.MPEG
        return stream


@contextmanager
def open_segment(
    path: Path, codec: Codec, size: tuple[int, int], fps: Fraction
) -> Iterator[SegmentWriter]:
    """A segment at `path` that is whole when the block has ended well. OSError for a full disk."""
    writer = SegmentWriter(path, codec, size, fps)
    try:
        yield writer
    except BaseException:
        writer.close(whole=False)
        raise
    writer.close(whole=True)


def segment_frames(path: Path) -> Iterator[Frames]:
    """The frames of a segment, uint8 (H, W, 3) RGB. Raises MediaError."""
    reformatter = VideoReformatter()
    with open_input(path) as container, told(path):
        for picture in container.decode(video=0):
            converted = reformatter.reformat(
                picture,
                format="rgb24",
                src_colorspace=Colorspace.ITU709,
                interpolation=_BACK,
            )
            yield converted.to_ndarray().astype(np.uint8, copy=False)
