"""What finished shots depend on beside what is asked for: the code and data that draw them."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from onionskin import version

_DRAWING = ("cast", "film", "finish", "motion", "plan", "planner", "stage")
_SUFFIXES = (".py", ".json", ".yaml", ".csv", ".txt", ".woff", ".ttf", ".otf", ".webp", ".npz")


@functools.cache
def drawing_revision() -> str:
    """A hash of all rooms that have a part in how a shot looks: with other code, another.

    So a shot that was drawn by an older version is never taken for one of this.
    """
    root = Path(version.__file__).parent
    digest = hashlib.sha256(version.__version__.encode())
    for room in _DRAWING:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                digest.update(f"|{path.relative_to(root)}|".encode())
                # Code by its bytes; data, which is large and seldom edited in place, by its size.
                digest.update(
                    path.read_bytes() if path.suffix == ".py" else str(path.stat().st_size).encode()
                )
    return digest.hexdigest()[:32]
