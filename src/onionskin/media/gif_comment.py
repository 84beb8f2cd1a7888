"""Comments in GIF files, which FFmpeg does not write (GIF89a, section 24)."""

from __future__ import annotations

from pathlib import Path

_HEADER_BYTES = 13
_FLAGS_AT = 10


def add_comment(path: Path, text: str) -> None:
    """Writes `text` (ASCII) as a comment in front of the pictures of the GIF at `path`."""
    data = path.read_bytes()
    flags = data[_FLAGS_AT]
    palette_bytes = 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
    start = _HEADER_BYTES + palette_bytes
    path.write_bytes(data[:start] + _comment_block(text.encode("ascii")) + data[start:])


def _comment_block(text: bytes) -> bytes:
    pieces = [text[start : start + 255] for start in range(0, len(text), 255)]
    return b"!\xfe" + b"".join(bytes([len(piece)]) + piece for piece in pieces) + b"\0"
