"""Finished fills on disk, found again by what they were made of.

The key of a fill is the hash of its engine, weights, canvas and request: the same work
never has to be done twice, and a killed render goes on from its last finished fill. An
entry is one file, written beside its place and renamed into it, with the hash of its
content in front: whatever happens to it, it is whole, or it is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import zlib
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onionskin.canvas import Canvas
from onionskin.clip import Clip
from onionskin.engines.base import Engine, Fill
from onionskin.request import Request
from onionskin.sound import Sound

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER_VARIABLE = "ONIONSKIN_CACHE"
LIMIT_VARIABLE = "ONIONSKIN_CACHE_BYTES"
DEFAULT_LIMIT_BYTES = 2 * 2**30
_FORMAT = "onionskin-fill-2"
_SUFFIX = ".fill"


def cache_folder() -> Path:
    """Where fills are kept: $ONIONSKIN_CACHE, or "onionskin/fills" in the user's cache."""
    given = os.environ.get(FOLDER_VARIABLE)
    if given:
        return Path(given)
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "onionskin" / "fills"


def cache_limit() -> int:
    """How many bytes are kept: $ONIONSKIN_CACHE_BYTES, or 2 GiB; the oldest go first."""
    text = os.environ.get(LIMIT_VARIABLE, "")
    return int(text) if text.isdigit() else DEFAULT_LIMIT_BYTES


class FillCache:
    """The cache in one folder. A folder that cannot be used costs a warning, not the work."""

    def __init__(self, folder: Path | None = None, limit_bytes: int | None = None) -> None:
        self.folder = folder or cache_folder()
        self.limit_bytes = cache_limit() if limit_bytes is None else limit_bytes
        self.warnings: list[str] = []

    def load(self, engine: Engine, canvas: Canvas, request: Request) -> Fill | None:
        """The finished fill, or None. A damaged entry is thrown away."""
        path = self._path(engine, canvas, request)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        fill = _unpacked(content, path.stem, canvas)
        with suppress(OSError):
            os.utime(path) if fill else _remove(path)
        return fill

    def save(self, engine: Engine, canvas: Canvas, request: Request, fill: Fill) -> None:
        """Keeps a fill, then throws away the least used ones above the limit."""
        path = self._path(engine, canvas, request)
        part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(_packed(fill, path.stem))
                file.flush()
                os.fsync(file.fileno())
            if path.is_dir():  # put there by hand; nothing of ours is a folder
                _remove(path)
            part.replace(path)
            self.trim(self.limit_bytes)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            warning = f"finished fills are not kept in {self.folder}: {error.strerror or error}"
            if warning not in self.warnings:
                self.warnings.append(warning)

    def size(self) -> tuple[int, int]:
        """How many fills are kept, and their bytes."""
        sizes = [size for _, size, _ in self._entries()]
        return len(sizes), sum(sizes)

    def trim(self, limit_bytes: int) -> int:
        """Throws away the least used fills until `limit_bytes` are left; tells how many."""
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        removed = 0
        for _, size, path in entries:
            if total <= limit_bytes:
                break
            with suppress(OSError):
                _remove(path)
                total, removed = total - size, removed + 1
        return removed

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Time of last use, bytes and path of every file of the cache, leftovers included."""
        for path in self.folder.glob(f"*/*{_SUFFIX}*"):
            with suppress(OSError):
                facts = path.stat()
                yield facts.st_mtime, facts.st_size, path

    def _path(self, engine: Engine, canvas: Canvas, request: Request) -> Path:
        key = fill_key(engine, canvas, request)
        return self.folder / key[:2] / f"{key}{_SUFFIX}"


def fill_key(engine: Engine, canvas: Canvas, request: Request) -> str:
    """64 hex digits that change with anything the fill depends on."""
    digest = hashlib.sha256()
    known = canvas.known
    parts = [_FORMAT, engine.name, engine.weights, canvas.frames.shape, canvas.fps, canvas.times]
    digest.update(repr(parts).encode())
    digest.update(repr(known.shape).encode() + np.packbits(known).tobytes())
    digest.update(np.ascontiguousarray(canvas.frames[known]).tobytes())
    for name in sorted(field.name for field in fields(request)):
        digest.update(f"|{name}|".encode() + _bytes_of(name, request))
    return digest.hexdigest()


def _bytes_of(name: str, request: Request) -> bytes:
    value = getattr(request, name)
    if isinstance(value, np.ndarray):
        return repr(value.shape).encode() + np.ascontiguousarray(value).tobytes()
    if name == "cast":
        return _pictures_of(request)
    return repr(value).encode()


def _pictures_of(request: Request) -> bytes:
    """A person's own pictures that the plan shows; the library's are part of the package."""
    if request.plan is None or request.cast is None:
        return b""
    entries = [request.cast[subject.cast] for subject in request.plan.subjects]
    own = [entry.own_frames for entry in entries]
    return b"|".join(b"" if frames is None else frames.tobytes() for frames in own)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _packed(fill: Fill, key: str) -> bytes:
    sound = fill.clip.audio
    content = fill.clip.frames.tobytes() + (sound.samples.tobytes() if sound else b"")
    body = zlib.compress(content, 1)
    head = {
        "format": _FORMAT,
        "key": key,
        "sha256": hashlib.sha256(body).hexdigest(),
        "warnings": list(fill.warnings),
        "sound": [sound.sample_rate, sound.samples.shape[1]] if sound else None,
    }
    return json.dumps(head).encode() + b"\n" + body


def _unpacked(content: bytes, key: str, canvas: Canvas) -> Fill | None:
    """The fill in an entry; None where it is damaged, another's, or of another format."""
    try:
        first, _, body = content.partition(b"\n")
        head = json.loads(first)
        expected = (_FORMAT, key, hashlib.sha256(body).hexdigest())
        if (head["format"], head["key"], head["sha256"]) != expected:
            return None
        inside = zlib.decompress(body)
        size = canvas.frames.size
        pixels = np.frombuffer(inside[:size], np.uint8).reshape(canvas.frames.shape)
        sound = _sound(head.get("sound"), inside[size:])
        warnings = tuple(str(warning) for warning in head["warnings"])
    except (ValueError, KeyError, TypeError, zlib.error):
        return None
    return Fill(clip=Clip(pixels.copy(), canvas.fps, audio=sound), warnings=warnings)


def _sound(told: list[int] | None, samples: bytes) -> Sound | None:
    """The sound behind the pictures, of which `told` are rate and channels; None for none."""
    if told is None:
        if samples:
            raise ValueError("more pixels than the canvas has")
        return None
    rate, channels = told
    return Sound(np.frombuffer(samples, np.float32).reshape(-1, channels).copy(), rate)
