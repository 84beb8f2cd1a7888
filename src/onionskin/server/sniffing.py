"""What a file that was sent really is: by its content, never by its name or the type it claims.

Only kinds that are known by their first bytes are opened at all; its pixels and its seconds are
read from its headers, before anything of it is decoded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.media.budget import Budget
from onionskin.media.container import open_input
from onionskin.media.read import probe
from onionskin.server.errors import ApiError
from onionskin.server.limits import Limits

FileKind = Literal["picture", "clip", "sound", "text"]
_LIMIT: Final = re.compile(r",? or allow more with ONIONSKIN_\w+")
_TEXT_BYTES: Final = 16 * 2**20
_HEAD_BYTES: Final = 64
_FPS: Final = 240
"""A clip of `Limits.clip_seconds` has at most so many frames a second."""
_PICTURES: Final = {
    b"\x89PNG\r\n\x1a\n": (".png", "image/png"),
    b"\xff\xd8\xff": (".jpg", "image/jpeg"),
    b"GIF87a": (".gif", "image/gif"),
    b"GIF89a": (".gif", "image/gif"),
    b"BM": (".bmp", "image/bmp"),
    b"II*\x00": (".tif", "image/tiff"),
    b"MM\x00*": (".tif", "image/tiff"),
}
_SOUNDS: Final = {
    b"ID3": (".mp3", "audio/mpeg"),
    b"\xff\xfb": (".mp3", "audio/mpeg"),
    b"\xff\xf3": (".mp3", "audio/mpeg"),
    b"fLaC": (".flac", "audio/flac"),
    b"OggS": (".ogg", "audio/ogg"),
}
_RIFF: Final = {
    b"WEBP": (".webp", "image/webp"),
    b"WAVE": (".wav", "audio/wav"),
    b"AVI ": (".avi", "video/x-msvideo"),
}
_VIDEOS: Final = {
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".mkv": "video/x-matroska",
    ".ts": "video/mp2t",
}
SUFFIXES: Final = {
    suffix: media_type
    for known in (_PICTURES, _SOUNDS, _RIFF)
    for suffix, media_type in known.values()
} | _VIDEOS
"""The media type by the suffix that a file is kept under."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What a file holds; sizes in pixels."""

    kind: FileKind
    suffix: str
    media_type: str
    num_bytes: int
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    fps: float | None = None
    num_frames: int | None = None
    has_sound: bool = False


def sniffed(raw: Path, limits: Limits, *, field: str = "file") -> tuple[Path, Facts]:
    """What the file at `raw` is; it gets the suffix of its kind, and its new path is given too.

    Raises ApiError, which names `field` and no path of ours: 415 for a kind that is not taken,
    413 for more bytes, pixels or seconds than are allowed, 400 for a file that is damaged.
    """
    suffix, media_type = _named(raw, field)
    path = raw.rename(raw.with_suffix(suffix))
    if media_type.startswith("text/"):
        num_bytes = path.stat().st_size
        return path, Facts(kind="text", suffix=suffix, media_type=media_type, num_bytes=num_bytes)
    try:
        read = _sound if media_type.startswith("audio/") else _seen
        return path, read(path, limits, suffix, media_type, field)
    except InvalidInput as error:
        raise ApiError(413, _said(error, path, field), code="too_large", param=field) from None
    except OnionskinError as error:
        raise ApiError(400, _said(error, path, field), code="invalid_file", param=field) from None


def _said(error: OnionskinError, path: Path, field: str) -> str:
    """Without our path, and without how its limit is lifted: that is the server's own matter."""
    return _LIMIT.sub("", str(error).replace(str(path), field))


def _named(path: Path, field: str) -> tuple[str, str]:
    """The suffix and the media type of a file, by its first bytes."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    for known in (_PICTURES, _SOUNDS):
        for magic, found in known.items():
            if head.startswith(magic):
                return found
    if head[:4] == b"RIFF" and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    if head[:4] == b"\x1aE\xdf\xa3":
        return ".mkv", "video/x-matroska"
    if head[:1] == b"G" and _is_transport_stream(path):
        return ".ts", "video/mp2t"
    if head and _is_text(path):
        return ".txt", "text/plain"
    raise ApiError(
        415,
        f"{field} is not a kind of file that is accepted; send a picture (PNG, JPEG, WebP, GIF, "
        "AVIF), a clip (MP4, MOV, MKV, WebM), a sound (WAV, MP3, FLAC, Ogg) or a text",
        code="unsupported_media_type",
        param=field,
    )


def _of_brand(brand: bytes) -> tuple[str, str]:
    if brand in (b"avif", b"avis"):
        return ".avif", "image/avif"
    if brand in (b"M4A ", b"M4B "):
        return ".m4a", "audio/mp4"
    return (".mov", "video/quicktime") if brand == b"qt  " else (".mp4", "video/mp4")


def _is_transport_stream(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(377)
    return len(start) == 377 and start[188:189] == start[376:377] == b"G"


def _is_text(path: Path) -> bool:
    """Whether it is UTF-8 without signs that no text has."""
    if path.stat().st_size > _TEXT_BYTES:
        return False
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(each < " " and each not in "\t\n\r\f" for each in text)


def _seen(path: Path, limits: Limits, suffix: str, media_type: str, field: str) -> Facts:
    num_bytes = path.stat().st_size
    budget = Budget(
        pixels=limits.pixels,
        seconds=int(limits.clip_seconds),
        frames=int(limits.clip_seconds) * _FPS,
    )
    info = probe(path, budget=budget)
    moves = info.num_frames != 1 or media_type.startswith("video/")
    if not moves and num_bytes > limits.picture_bytes:
        raise ApiError(
            413,
            f"{field} is a picture of {num_bytes:,} bytes; send at most {limits.picture_bytes:,}",
            code="too_large",
            param=field,
        )
    return Facts(
        kind="clip" if moves else "picture",
        suffix=suffix,
        media_type=media_type,
        num_bytes=num_bytes,
        width=info.width,
        height=info.height,
        seconds=round(info.duration_seconds, 3) if moves else None,
        fps=round(float(info.fps), 3) if moves else None,
        num_frames=info.num_frames if moves else 1,
        has_sound=info.has_sound,
    )


def _sound(path: Path, limits: Limits, suffix: str, media_type: str, field: str) -> Facts:
    with open_input(path) as container:
        if not container.streams.audio:
            raise ApiError(400, f"{field} holds no sound", code="invalid_file", param=field)
        seconds = None if container.duration is None else container.duration / 1_000_000
    if seconds is not None and seconds > limits.sound_seconds:
        raise ApiError(
            413,
            f"{field} lasts {seconds:.0f} s: send at most {limits.sound_seconds:.0f}",
            code="too_large",
            param=field,
        )
    return Facts(
        kind="sound",
        suffix=suffix,
        media_type=media_type,
        num_bytes=path.stat().st_size,
        seconds=None if seconds is None else round(seconds, 3),
        has_sound=True,
    )
