"""What the bytes of a file say of its shape, read without a decoder: cheap, before any memory.

Moving pictures say how large they are and how long each one is shown (GIF89a; the WebP
container; PNG, third edition). Containers say where they end, so that a file that was cut short
is told from a whole one, where a decoder reads on to wherever the bytes stop.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

_MAX_PARTS = 2_000_000
"""Blocks or chunks in a file; each has some bytes, so that a small file never comes near."""
_TS_PACKETS = (188, 192, 204)
"""Bytes of a packet in MPEG transport streams: plain, with time codes, with error correction."""
_RIFF_OF_ANY_SIZE = (0, 0xFFFFFFFF)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """A GIF, WebP or PNG by its headers."""

    width: int
    height: int
    seconds: tuple[Fraction, ...]
    """How long each picture is shown, as the file says; one 0 for a still."""
    whole: bool
    """Whether the file goes on to its end."""
    has_poster: bool = False
    """Whether its first picture is for programs that show no moving ones (PNG)."""


def shape_of(path: Path) -> Shape | None:
    """The shape of a GIF, WebP or PNG, by its first bytes; None for any other file."""
    with path.open("rb") as file:
        head = file.read(16)
        file.seek(0)
        if head[:6] in (b"GIF87a", b"GIF89a"):
            return _gif(file)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return _webp(file, path.stat().st_size)
        if head[:8] == b"\x89PNG\r\n\x1a\n":
            return _png(file)
    return None


def is_cut_short(path: Path) -> bool:
    """Whether a video file ends before its own headers say that it does.

    False also for kinds that do not say: Matroska, MP4, AVI and transport streams do.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(12)
        if head[:4] == b"\x1aE\xdf\xa3":
            return _ebml_end(file) > size
        if head[4:8] in (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip"):
            return _boxes_end(file, size) > size
        if head[:4] == b"RIFF" and head[8:11] == b"AVI":
            said = int.from_bytes(head[4:8], "little")
            return said not in _RIFF_OF_ANY_SIZE and said + 8 > size
        file.seek(0)
        return _is_transport_stream(file.read(3 * max(_TS_PACKETS))) and all(
            size % packet for packet in _TS_PACKETS
        )


def _gif(file: BinaryIO) -> Shape:
    header = file.read(13)
    width, height = _little(header[6:8]), _little(header[8:10])
    _skip_palette(file, header[10] if len(header) > 10 else 0)
    shown: list[Fraction] = []
    delay, whole = 0, False
    for _ in range(_MAX_PARTS):
        kind = file.read(1)
        if kind == b"!":
            label, first = file.read(1), _gif_block(file)
            if label == b"\xf9" and len(first) >= 4:
                delay = _little(first[1:3])
            if first and not _skip_gif_blocks(file):
                break
        elif kind == b",":
            place = file.read(9)
            _skip_palette(file, place[8] if len(place) == 9 else 0)
            if len(file.read(1)) != 1 or not _skip_gif_blocks(file):
                break
            shown.append(Fraction(delay, 100))
            delay = 0
        elif kind != b"\0":  # stray zeros are passed over, as players do
            whole = kind == b";"
            break
    return Shape(width=width, height=height, seconds=tuple(shown), whole=whole)


def _skip_palette(file: BinaryIO, flags: int) -> None:
    if flags & 0x80:
        file.seek(3 * 2 ** ((flags & 7) + 1), os.SEEK_CUR)


def _gif_block(file: BinaryIO) -> bytes:
    length = file.read(1)
    return file.read(length[0]) if length else b""


def _skip_gif_blocks(file: BinaryIO) -> bool:
    """Goes behind the empty block that ends a run of them; False where the file ends before."""
    while length := file.read(1):
        if length == b"\0":
            return True
        if len(file.read(length[0])) < length[0]:
            return False
    return False


def _webp(file: BinaryIO, size: int) -> Shape:
    riff = file.read(12)
    width = height = 0
    shown: list[Fraction] = []
    end = 8 + _little(riff[4:8])
    for kind, length, body in _chunks(file, 10):
        if kind == b"VP8X" and len(body) >= 10:
            width, height = 1 + _little(body[4:7]), 1 + _little(body[7:10])
        elif kind == b"VP8 " and not width and len(body) >= 10:
            width, height = _little(body[6:8]) & 0x3FFF, _little(body[8:10]) & 0x3FFF
        elif kind == b"VP8L" and not width and len(body) >= 5:
            bits = _little(body[1:5])
            width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        elif kind == b"ANMF":
            frame = _read_back(file, length, 16)
            shown.append(Fraction(_little(frame[12:15]), 1000))
    return Shape(
        width=width, height=height, seconds=tuple(shown) or (Fraction(0),), whole=end <= size
    )


def _chunks(file: BinaryIO, wanted: int) -> Iterator[tuple[bytes, int, bytes]]:
    """RIFF chunks: name, length and the first `wanted` bytes of each."""
    for _ in range(_MAX_PARTS):
        head = file.read(8)
        if len(head) < 8:
            return
        length = _little(head[4:])
        body = file.read(min(length, wanted))
        file.seek(length + length % 2 - len(body), os.SEEK_CUR)
        yield head[:4], length, body


def _read_back(file: BinaryIO, length: int, wanted: int) -> bytes:
    """The first bytes of the chunk that was just passed over."""
    behind = file.tell()
    file.seek(behind - length - length % 2)
    body = file.read(wanted)
    file.seek(behind)
    return body


def _png(file: BinaryIO) -> Shape:
    file.read(8)
    width = height = 0
    shown: list[Fraction] = []
    whole = has_poster = False
    for _ in range(_MAX_PARTS):
        head = file.read(8)
        if len(head) < 8:
            break
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        body = file.read(min(length, 26))
        if kind == b"IHDR":
            width, height = (int.from_bytes(body[at : at + 4], "big") for at in (0, 4))
        elif kind == b"fcTL" and len(body) >= 24:
            above, below = (int.from_bytes(body[at : at + 2], "big") for at in (20, 22))
            shown.append(Fraction(above, below or 100))
        elif kind == b"IDAT" and not shown:
            has_poster = True
        if kind == b"IEND":
            whole = len(file.read(4)) == 4  # its checksum
            break
        file.seek(length + 4 - len(body), os.SEEK_CUR)
    return Shape(
        width=width,
        height=height,
        seconds=tuple(shown) or (Fraction(0),),
        whole=whole,
        has_poster=has_poster and bool(shown),
    )


def _ebml_end(file: BinaryIO) -> int:
    """Where the segment of a Matroska file ends; 0 where it does not say (live streams)."""
    file.seek(4)
    head_length, _ = _ebml_size(file)
    file.seek(head_length, os.SEEK_CUR)
    if file.read(4) != b"\x18\x53\x80\x67":
        return 0
    length, known = _ebml_size(file)
    return file.tell() + length if known else 0


def _ebml_size(file: BinaryIO) -> tuple[int, bool]:
    """A length of variable size, and whether it is known (RFC 8794, section 6)."""
    first = file.read(1)
    if not first or not first[0]:
        return 0, False
    extra = 8 - first[0].bit_length()
    value = int.from_bytes(first + file.read(extra), "big") & (2 ** (7 * (extra + 1)) - 1)
    return value, value != 2 ** (7 * (extra + 1)) - 1


def _boxes_end(file: BinaryIO, size: int) -> int:
    """Where the last of the boxes of an MP4 or MOV ends."""
    at = 0
    for _ in range(_MAX_PARTS):
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            break
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if length < 8:  # 0: to the end of the file
            break
        at += length
        if at > size:
            break
    return at


def _is_transport_stream(head: bytes) -> bool:
    """Whether packets begin where those of a transport stream do."""
    return any(
        len(head) > 2 * packet and all(head[start + k * packet] == 0x47 for k in range(3))
        for packet, start in zip(_TS_PACKETS, (0, 4, 0), strict=True)
    )


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
