"""XMP in WebP files, which FFmpeg does not write (WebP container specification, "Metadata")."""

from __future__ import annotations

import struct
from pathlib import Path

from PIL import Image

_VP8X_FLAGS_AT = 20
_XMP_FLAG = 0x04


def add_xmp(path: Path, packet: bytes, width: int, height: int) -> None:
    """Appends an XMP packet to the WebP at `path`, whose pictures are `width` x `height`."""
    with path.open("r+b") as file:
        head = file.read(_VP8X_FLAGS_AT + 1)
        if head[12:16] != b"VP8X":
            # A still picture: only the extended layout may hold XMP, so it is put in front.
            file.seek(12)
            pictures = file.read()
            file.seek(12)
            file.write(_extended_header(width, height) + pictures)
        else:
            file.seek(_VP8X_FLAGS_AT)
            file.write(bytes([head[_VP8X_FLAGS_AT] | _XMP_FLAG]))
        end = file.seek(0, 2)
        chunk = b"XMP " + struct.pack("<I", len(packet)) + packet + b"\0" * (len(packet) % 2)
        file.write(chunk)
        file.seek(4)
        file.write(struct.pack("<I", end + len(chunk) - 8))


def read_xmp(path: Path) -> bytes:
    """The XMP packet of the WebP at `path`, or b""."""
    with Image.open(path) as picture:
        packet = picture.info.get("xmp", b"")
    return packet if isinstance(packet, bytes) else b""


def _extended_header(width: int, height: int) -> bytes:
    sides = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    return b"VP8X" + struct.pack("<II", 10, _XMP_FLAG) + sides
