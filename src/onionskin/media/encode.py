"""Encoders: frames go in one by one, a file (or a folder of PNGs) comes out."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import av
import numpy as np
from av.filter import Graph
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from onionskin.media.container import open_for_writing
from onionskin.media.formats import PNG_FOLDER, X264_DRAWN, Format
from onionskin.media.tags import add_comment, add_xmp, xmp_of

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.video.stream import VideoStream

Frame = NDArray[np.uint8]
"""One picture: uint8 (H, W, 3), RGB."""
_AVX_512F = 13
"""OpenCV's number for the instructions."""
_SCALING = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP
_SCALING_DRAWN = Interpolation.AREA | Interpolation.FULL_CHR_H_INP
"""Half the time for the same colours, within two levels."""


class Encoder(Protocol):
    """Takes frames in order, then is finished (the output is whole) or abandoned."""

    def add(self, frame: Frame) -> None: ...
    def finish(self) -> None: ...
    def abandon(self) -> None: ...


def open_encoder(
    fmt: Format,
    path: Path,
    width: int,
    height: int,
    fps: Fraction,
    tags: dict[str, str],
    *,
    drawn: bool = False,
) -> Encoder:
    """An encoder that writes `fmt` to `path`, an existing empty file or folder."""
    if fmt is PNG_FOLDER:
        return PngEncoder(path, fps, tags)
    return AvEncoder(fmt, path, width, height, fps, tags, drawn=drawn)


class AvEncoder:
    """Any of FFmpeg's containers."""

    def __init__(
        self,
        fmt: Format,
        path: Path,
        width: int,
        height: int,
        fps: Fraction,
        tags: dict[str, str],
        *,
        drawn: bool = False,
    ) -> None:
        """Flat areas and clean edges, as of what was `drawn`, are encoded with half the effort."""
        self._format, self._path, self._tags = fmt, path, tags
        self._drawn = drawn
        self._scaling = _SCALING_DRAWN if drawn else _SCALING
        self._size = (width, height)
        self._time_base = 1 / fps
        self._num_frames = 0
        self._palette = Palette(width, height, self._time_base) if fmt.codec == "gif" else None
        self._container: OutputContainer = open_for_writing(path, fmt)
        self._container.metadata.update(tags)
        self._stream = self._open_stream(fps)

    def add(self, frame: Frame) -> None:
        """Encodes one frame, uint8 (H, W, 3)."""
        picture = self._laid_out(frame)
        picture.pts, picture.time_base = self._num_frames, self._time_base
        self._num_frames += 1
        if self._palette:
            self._palette.add(picture)
        else:
            self._encode(self._converted(picture))

    def _laid_out(self, frame: Frame) -> av.VideoFrame:
        """The frame as FFmpeg has it; but for GIFs, which are held, in the same memory."""
        whole = np.ascontiguousarray(frame)
        if self._palette:
            return av.VideoFrame.from_ndarray(whole, format="rgb24")
        return av.VideoFrame.from_numpy_buffer(whole, format="rgb24")

    def finish(self) -> None:
        """Writes what is still held back, and the tags that FFmpeg cannot write."""
        for picture in self._palette.pictures() if self._palette else ():
            self._encode(picture)
        self._container.mux(self._stream.encode(None))
        self._container.close()
        if self._tags and self._format.suffix == ".gif":
            add_comment(self._path, json.dumps(self._tags))
        if self._tags and self._format.suffix == ".webp":
            add_xmp(self._path, xmp_of(self._tags), *self._size)

    def abandon(self) -> None:
        """Closes the file as it is; what a half-written file still complains of is moot."""
        try:
            self._container.close()
        except (OSError, ValueError, av.error.FFmpegError):
            return

    def _open_stream(self, fps: Fraction) -> VideoStream:
        codec, options = self._format.codec, dict(self._format.codec_options)
        if codec == "libx264":
            options |= same_every_time()
            if self._drawn:
                options |= X264_DRAWN
        stream = cast("VideoStream", self._container.add_stream(codec, rate=fps, options=options))
        stream.width, stream.height = self._size
        stream.pix_fmt = self._format.pixel_format
        context = stream.codec_context
        context.time_base = self._time_base
        context.thread_type = "AUTO"
        if self._is_yuv:
            context.color_primaries = ColorPrimaries.BT709
            context.color_trc = ColorTrc.BT709
            context.colorspace = Colorspace.ITU709
            context.color_range = ColorRange.MPEG
        return stream

    @property
    def _is_yuv(self) -> bool:
        return self._format.pixel_format.startswith("yuv")

    def _converted(self, picture: av.VideoFrame) -> av.VideoFrame:
        pixel_format = self._format.pixel_format
        if not self._is_yuv:
            return picture.reformat(format=pixel_format)
        return picture.reformat(
            format=pixel_format,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=self._scaling,
            # What is drawn is drawn by the other cores meanwhile.
            threads=1 if self._drawn else 0,
        )

    def _encode(self, picture: av.VideoFrame) -> None:
        self._container.mux(self._stream.encode(picture))


class PngEncoder:
    """A folder of 00000.png, 00001.png …, each with the tags and the frame rate."""

    def __init__(self, folder: Path, fps: Fraction, tags: dict[str, str]) -> None:
        self._folder = folder
        self._num_frames = 0
        self._text = PngInfo()
        for key, text in {**tags, "fps": str(fps)}.items():
            self._text.add_itxt(key, text)
        if tags:
            self._text.add_itxt("XML:com.adobe.xmp", xmp_of(tags).decode())

    def add(self, frame: Frame) -> None:
        """Writes one frame, uint8 (H, W, 3)."""
        path = self._folder / f"{self._num_frames:05d}.png"
        Image.fromarray(frame).save(path, pnginfo=self._text)
        self._num_frames += 1

    def finish(self) -> None:
        """Every picture is already whole."""

    def abandon(self) -> None:
        """Whoever owns the folder removes it."""


class Palette:
    """Chooses colours over all frames, then gives the frames in them.

    All frames are held in memory until the last has been seen: GIFs are short. The dither
    is an ordered one, whose pattern stands still where the picture does.
    """

    def __init__(self, width: int, height: int, time_base: Fraction) -> None:
        self._graph = Graph()
        source = self._graph.add(
            "buffer",
            f"video_size={width}x{height}:pix_fmt=rgb24:time_base={time_base}:pixel_aspect=1/1",
        )
        split = self._graph.add("split")
        choose = self._graph.add("palettegen", "stats_mode=full")
        apply = self._graph.add("paletteuse", "dither=bayer:bayer_scale=3")
        sink = self._graph.add("buffersink")
        source.link_to(split)
        split.link_to(choose, 0, 0)
        split.link_to(apply, 1, 0)
        choose.link_to(apply, 0, 1)
        apply.link_to(sink)
        self._graph.configure()

    def add(self, picture: av.VideoFrame) -> None:
        """Takes one RGB frame."""
        self._graph.push(picture)

    def pictures(self) -> Iterator[av.VideoFrame]:
        """All frames in the palette's colours (pal8), once the last has been added."""
        self._graph.push(None)
        while True:
            try:
                picture = self._graph.pull()
            except (EOFError, BlockingIOError):
                return
            if isinstance(picture, av.VideoFrame):
                yield picture


@functools.cache
def same_every_time() -> dict[str, str]:
    """Options of FFmpeg's libx264 with which the same frames give the same bytes.

    Where there is AVX-512, x264 (core 165, as PyAV 18 carries it) reads memory that nobody
    has written while it looks ahead over small pictures: the file then depends on what lay
    there. With AVX2 it gives what its code in C gives.
    """
    import cv2

    return {"x264-params": "asm=avx2"} if cv2.checkHardwareSupport(_AVX_512F) else {}
