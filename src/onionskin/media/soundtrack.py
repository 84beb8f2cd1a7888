"""Lays sound into a finished video file; its pictures are copied as they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np

from onionskin.errors import MediaError
from onionskin.media.formats import format_of
from onionskin.sound import Sound

if TYPE_CHECKING:
    from av.audio.stream import AudioStream

_CODECS = {".mp4": ("aac", "fltp"), ".webm": ("libopus", "flt"), ".mkv": ("flac", "s16")}
"""By suffix, the encoder and its samples; in .mkv nothing is lost, as with its pictures."""


def holds_sound(path: str | os.PathLike[str]) -> bool:
    """Whether files of this suffix hold sound."""
    return format_of(path).suffix in _CODECS


def add_sound(path: str | os.PathLike[str], sound: Sound) -> None:
    """Lays `sound` into the video file at `path`, from its start on. Raises MediaError."""
    fmt, file = format_of(path), Path(path)
    part = file.with_name(f".{file.name}.part")
    codec, samples = _CODECS[fmt.suffix]
    options = {"fflags": "+bitexact", **fmt.container_options}
    try:
        with (
            av.open(str(file)) as source,
            av.open(str(part), "w", format=fmt.container, container_options=options) as output,
        ):
            output.metadata.update(source.metadata)
            video = source.streams.video[0]
            pictures = output.add_stream_from_template(video)
            heard = cast("AudioStream", output.add_stream(codec, rate=sound.sample_rate))
            heard.codec_context.layout = _layout(sound)
            heard.codec_context.format = samples
            _encode(sound, heard, output)
            for packet in source.demux(video):
                if packet.dts is not None:
                    packet.stream = pictures
                    output.mux(packet)
        part.replace(file)
    except (OSError, ValueError, av.error.FFmpegError) as error:
        part.unlink(missing_ok=True)
        raise MediaError(f"{file} is written, without its sound: {error}") from error


def _encode(sound: Sound, stream: AudioStream, output: Any) -> None:
    context = stream.codec_context
    context.open()
    resampler = av.AudioResampler(
        format=context.format,
        layout=context.layout,
        rate=sound.sample_rate,
        frame_size=context.frame_size or None,
    )
    whole = np.ascontiguousarray(sound.samples.T)
    frame = av.AudioFrame.from_ndarray(whole, format="fltp", layout=_layout(sound))
    frame.sample_rate = sound.sample_rate
    frame.pts = 0
    for given in (frame, None):
        for piece in resampler.resample(given):
            output.mux(stream.encode(piece))
    output.mux(stream.encode(None))


def _layout(sound: Sound) -> str:
    return "stereo" if sound.samples.shape[1] == 2 else "mono"
