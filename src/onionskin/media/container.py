"""FFmpeg's containers, opened so that names, tags and errors of any kind are harmless."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import av
from av.stream import Disposition

from onionskin.errors import MediaError, OnionskinError

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer
    from av.stream import Stream
    from av.video.stream import VideoStream

    from onionskin.media.formats import Format

PathLike = str | os.PathLike[str]
_FOREIGN: tuple[type[Exception], ...] = (
    av.error.FFmpegError,
    OSError,
    ValueError,
    ArithmeticError,
    LookupError,
    RuntimeError,
    AttributeError,
    MemoryError,
)
_LOCAL_ONLY = {"protocol_whitelist": "file"}
"""A playlist may name addresses; nothing but files is read."""


@contextmanager
def open_input(path: PathLike) -> Iterator[InputContainer]:
    """The container at `path`, for reading; tags that are not UTF-8 are read all the same.

    Raises MediaError in one line for what FFmpeg cannot open.
    """
    with told(path):
        container = av.open(
            address(path), options=dict(_LOCAL_ONLY), metadata_errors="surrogateescape"
        )
    with container:
        yield container


def open_for_writing(path: PathLike, fmt: Format) -> OutputContainer:
    """The container of `fmt` at `path`; close it.

    No dates and no random ids are written: the same packets give the same file.
    """
    options = {"fflags": "+bitexact", **fmt.container_options}
    return av.open(address(path), "w", format=fmt.container, container_options=options)


def video_stream(container: InputContainer, path: PathLike) -> VideoStream:
    """The moving pictures of a container; cover art is none. Raises MediaError."""
    found = [each for each in container.streams.video if not is_cover(each)]
    if not found:
        raise MediaError(f"{os.fspath(path)} has no video in it; give a video file")
    if found[0].codec_context is None:
        raise MediaError(
            f"{os.fspath(path)} uses a codec that cannot be decoded here; convert it to H.264"
        )
    return found[0]


def is_cover(stream: Stream) -> bool:
    """Whether a stream is a picture that stands for the file, not a part of it."""
    return bool(stream.disposition & Disposition.attached_pic)


@contextmanager
def told(path: PathLike) -> Iterator[None]:
    """Tells what goes wrong in FFmpeg, or in its binding, as a MediaError that names `path`."""
    try:
        yield
    except OnionskinError:
        raise
    except _FOREIGN as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise MediaError(
            f"{os.fspath(path)} cannot be read ({reason}); it may be damaged"
        ) from error


def clean_tags(tags: dict[str, str]) -> dict[str, str]:
    """Tags as text: bytes that are not UTF-8 are taken for Latin-1, as old programs wrote them."""
    return {_clean(key): _clean(text) for key, text in tags.items()}


def _clean(text: str) -> str:
    raw = text.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def address(path: PathLike) -> str:
    """A name with a colon is no protocol to FFmpeg behind this one."""
    return f"file:{os.fspath(path)}"
