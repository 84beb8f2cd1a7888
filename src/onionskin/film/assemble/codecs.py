"""How films are encoded: by which codec, into which container, with which sound.

All segments of a film have the same parameters and begin with a picture that needs no other, so
that they can stand one after another without being encoded again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Final

from onionskin.errors import InvalidInput, UnsupportedFormat
from onionskin.media.formats import X264_DRAWN

DEFAULT_CODEC: Final = "h264"
_KEY_SECONDS = 2
"""The longest way from one picture that can be jumped to, to the next."""
_MP4 = {"movflags": "+faststart+use_metadata_tags"}  # tags of any name, such as AIGC, are kept


@dataclass(frozen=True, kw_only=True, slots=True)
class Codec:
    """A way to encode pictures, in FFmpeg's names."""

    name: str
    encoder: str
    pixel_format: str
    options: dict[str, str]
    segment: str
    """The container of segments; in the film's own packets may stand otherwise."""
    suffixes: tuple[str, ...]
    """What films in it may be called."""
    tag: str = ""
    reordered: int = 0
    """The most frames by which one is decoded before its turn."""

    def options_at(self, fps: Fraction) -> dict[str, str]:
        """The encoder's options for frames at that rate."""
        every = str(max(round(fps * _KEY_SECONDS), 1))
        return {key: text.replace("{every}", every) for key, text in self.options.items()}


CODECS: Final = {
    codec.name: codec
    for codec in (
        Codec(
            name="h264",
            encoder="libx264",
            pixel_format="yuv420p",
            options=X264_DRAWN | {"crf": "18", "g": "{every}"},
            segment="mp4",
            suffixes=(".mp4", ".mov", ".mkv"),
            reordered=1,
        ),
        Codec(
            name="hevc",
            encoder="libx265",
            pixel_format="yuv420p",
            options={
                "preset": "fast",
                "crf": "20",
                "x265-params": "open-gop=0:keyint={every}:bframes=3:log-level=error",
            },
            segment="mp4",
            suffixes=(".mp4", ".mov", ".mkv"),
            tag="hvc1",
            reordered=3,
        ),
        Codec(
            name="av1",
            encoder="libsvtav1",
            pixel_format="yuv420p",
            options={"preset": "9", "crf": "28", "g": "{every}"},
            segment="mp4",
            suffixes=(".mp4", ".mkv", ".webm"),
        ),
        Codec(
            name="vp9",
            encoder="libvpx-vp9",
            pixel_format="yuv420p",
            options={"crf": "24", "b": "0", "row-mt": "1", "cpu-used": "4", "g": "{every}"},
            segment="webm",
            suffixes=(".webm", ".mkv"),
        ),
        Codec(
            name="prores",
            encoder="prores_ks",
            pixel_format="yuv422p10le",
            options={"profile": "3", "vendor": "apl0"},
            segment="mov",
            suffixes=(".mov", ".mkv"),
        ),
    )
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SoundCodec:
    """A way to encode sound: the encoder, its samples, the container it is kept in."""

    encoder: str
    samples: str
    container: str
    options: dict[str, str] = field(default_factory=dict)


AAC: Final = SoundCodec(encoder="aac", samples="fltp", container="mp4", options={"b": "192000"})
_OPUS: Final = SoundCodec(
    encoder="libopus", samples="flt", container="webm", options={"b": "160000"}
)
_PCM: Final = SoundCodec(encoder="pcm_s24le", samples="s32", container="mov")


@dataclass(frozen=True, kw_only=True, slots=True)
class FilmFormat:
    """Container, codec and sound of one film."""

    suffix: str
    container: str
    container_options: dict[str, str]
    codec: Codec
    sound: SoundCodec

    @property
    def holds_captions(self) -> bool:
        """Whether a soft track of captions can be written into it here."""
        return self.suffix == ".mkv"


_CONTAINERS = {
    ".mp4": ("mp4", _MP4),
    ".mov": ("mov", _MP4),
    ".mkv": ("matroska", {}),
    ".webm": ("webm", {}),
}


def film_format(path: str | os.PathLike[str], codec: str | None = None) -> FilmFormat:
    """The format of the film at `path`: by its suffix, and the codec where one is named.

    Without one it is H.264, or VP9 in .webm. Raises UnsupportedFormat, InvalidInput.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _CONTAINERS:
        given = f"suffix {suffix!r}" if suffix else "no suffix"
        raise UnsupportedFormat(
            f"{os.fspath(path)!r} has {given}; name the film {', '.join(_CONTAINERS)}"
        )
    name = codec or ("vp9" if suffix == ".webm" else DEFAULT_CODEC)
    if name not in CODECS:
        raise InvalidInput(f"codec {name!r:.40} is not known; give one of: {', '.join(CODECS)}")
    found = CODECS[name]
    if suffix not in found.suffixes:
        raise UnsupportedFormat(
            f"{suffix} cannot store {name}; name the film {' or '.join(found.suffixes)}"
        )
    container, options = _CONTAINERS[suffix]
    sound = _OPUS if suffix == ".webm" else _PCM if name == "prores" else AAC
    return FilmFormat(
        suffix=suffix, container=container, container_options=options, codec=found, sound=sound
    )
