"""Finished fills on disk, found again by what they were made of.

The key of a fill is the hash of its engine (name, revision, weights, settings), canvas and
request: the same work never has to be done twice, and a killed render goes on from its last
finished fill. An entry is one file, written beside its place and renamed into it, with the
hash of its content in front: whatever happens to it, it is whole, or it is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
import zlib
from contextlib import suppress
from dataclasses import dataclass, fields
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onionskin import unfinished
from onionskin.canvas import Canvas
from onionskin.clip import Clip
from onionskin.engines.base import Engine, Fill
from onionskin.errors import InvalidInput
from onionskin.render.remote import Remote, remote_of
from onionskin.request import Request
from onionskin.settings import EngineSettings
from onionskin.sound import Sound
from onionskin.system import open_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER_VARIABLE = "ONIONSKIN_CACHE"
LIMIT_VARIABLE = "ONIONSKIN_CACHE_BYTES"
DEFAULT_LIMIT_BYTES = 2 * 2**30
_FORMAT = "onionskin-fill-3"
_SUFFIX = ".fill"
_UNITS = {
    "": 1,
    **{f"{letter}": 1024**power for power, letter in enumerate("KMGT", 1)},
    **{f"{letter}IB": 1024**power for power, letter in enumerate("KMGT", 1)},
    **{f"{letter}B": 1000**power for power, letter in enumerate("KMGT", 1)},
    "B": 1,
}
_MAX_HEAD_BYTES = 2**20
_MAX_SOUND_BYTES_PER_SECOND = 384_000 * 2 * 4
"""Of the highest rate, two channels and four bytes that `Sound` allows."""


def remote_behind(folder: Path | None, remote: Remote | None) -> Remote | None:
    """The remote store behind a folder: that given, or the environment's behind the usual one."""
    if folder is None and remote is None:
        return remote_of(os.environ.get(FOLDER_VARIABLE))
    return remote


def cache_folder() -> Path:
    """Where fills are kept: $ONIONSKIN_CACHE, or "onionskin/fills" in the user's cache.

    In the latter too where the variable has the address of a store; see `render.remote`.
    """
    given = os.environ.get(FOLDER_VARIABLE)
    if given and "://" not in given:
        return Path(given)
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "onionskin" / "fills"


def cache_limit() -> int:
    """How many bytes are kept: $ONIONSKIN_CACHE_BYTES, or 2 GiB; the least used go first.

    Raises InvalidInput for a value that is no number of bytes.
    """
    text = os.environ.get(LIMIT_VARIABLE, "")
    return parse_bytes(text, LIMIT_VARIABLE) if text.strip() else DEFAULT_LIMIT_BYTES


def parse_bytes(text: str, name: str) -> int:
    """Bytes written like 500000, 10GB (10**10), 10G or 10GiB (10 * 2**30).

    Raises InvalidInput that names where the value comes from.
    """
    match = re.fullmatch(r"(\d{1,18}(?:\.\d{1,9})?)\s*([A-Z]*)", text.strip().upper(), re.ASCII)
    if match is None or match[2] not in _UNITS:
        raise InvalidInput(
            f"{name} {text!r} is not a number of bytes; give e.g. 500000000, 10GB or 10GiB"
        )
    return int(Fraction(match[1]) * _UNITS[match[2]])


@dataclass(frozen=True, slots=True)
class Identity:
    """What of an engine its fills depend on. Taking it may hash weights: once for each shot."""

    name: str
    revision: str
    weights: str
    settings: str = ""

    @classmethod
    def of(cls, engine: Engine, settings: EngineSettings | None = None) -> Identity:
        """The identity of an engine run with `settings`. Raises WeightsError."""
        return cls(
            name=engine.name,
            revision=engine.revision,
            weights=engine.weights,
            settings="" if settings is None else repr(settings),
        )


class FillCache:
    """The cache in one folder. A folder that cannot be used costs a warning, not the work."""

    def __init__(
        self,
        folder: Path | None = None,
        limit_bytes: int | None = None,
        remote: Remote | None = None,
    ) -> None:
        """The cache in `folder`, or where the environment says; `remote` is behind the folder.

        Raises InvalidInput.
        """
        self.remote, self._is_own = remote_behind(folder, remote), folder is None
        self.folder = (folder or cache_folder()).absolute()
        self.limit_bytes = cache_limit() if limit_bytes is None else limit_bytes
        self.warnings: list[str] = []

    def load(self, key: str, canvas: Canvas) -> Fill | None:
        """The finished fill of a key (see `fill_key`), or None; damaged entries are removed."""
        path = self._path(key)
        most = _MAX_HEAD_BYTES + _most_bytes(canvas)
        content = read_regular(path, most)
        if content is None:
            with suppress(OSError):
                if path.is_symlink() or path.exists():
                    _remove(path)
            content = self._fetched(path, most)
        if content is None:
            return None
        fill = _unpacked(content, path.stem, canvas)
        if fill is None and self.remote:
            self.remote.discard(self._name(path))
        with suppress(OSError):
            os.utime(path) if fill else _remove(path)
        return fill

    def save(self, key: str, fill: Fill) -> None:
        """Keeps a fill, then throws away the least used ones above the limit."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with unfinished.part_of(path) as part:
                with part.open("wb") as file:
                    file.write(_packed(fill, path.stem))
                    file.flush()
                    os.fsync(file.fileno())
                if path.is_dir():  # put there by hand; nothing of ours is a folder
                    _remove(path)
                part.replace(path)
            if self.remote:
                self.remote.publish(self._name(path), path)
                self._warn(*self.remote.warnings)
            self._sweep()
            self.trim(self.limit_bytes)
        except OSError as error:
            self._warn(f"finished fills cannot be kept in {self.folder}: {error.strerror or error}")

    def holds(self, key: str) -> bool:
        """Whether a fill of that key seems to be in the folder; nothing is read but its name."""
        return self._path(key).is_file()

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
        """Time of last use, bytes and path of every file, those being written aside."""
        for path in self.folder.glob(f"*/*{_SUFFIX}*"):
            if path.suffix == ".part":
                continue
            with suppress(OSError):
                facts = path.lstat()
                yield facts.st_mtime, facts.st_size, path

    def _sweep(self) -> None:
        """Removes what killed writers left behind."""
        for path in (*self.folder.glob("*/*.part"), *self.folder.glob("*.part")):
            with suppress(OSError):
                unfinished.remove_abandoned(path)

    def __setstate__(self, state: dict[str, Any]) -> None:
        """On another machine it is that one's own folder, if a store is behind it."""
        vars(self).update(state)
        if self.remote and self._is_own:
            self.folder = cache_folder().absolute()

    def _fetched(self, path: Path, max_bytes: int) -> bytes | None:
        """The content of an entry that is in the remote store, which is in the folder then."""
        if self.remote is None:
            return None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with unfinished.part_of(path) as part:
                if self.remote.fetch(self._name(path), part):
                    part.replace(path)
        except OSError:
            return None  # whoever makes it anew says that it cannot be kept
        finally:
            self._warn(*self.remote.warnings)
        return read_regular(path, max_bytes)

    def _warn(self, *warnings: str) -> None:
        self.warnings.extend(each for each in warnings if each not in self.warnings)

    @staticmethod
    def _name(path: Path) -> str:
        return f"fills/{path.parent.name}/{path.name}"

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{_SUFFIX}"


def fill_key(identity: Identity, canvas: Canvas, request: Request) -> str:
    """64 hex digits that change with anything the fill depends on."""
    digest = hashlib.sha256()
    known = canvas.known
    parts = [_FORMAT, identity, canvas.frames.shape, canvas.fps, canvas.times]
    digest.update(repr(parts).encode())
    digest.update(repr(known.shape).encode() + np.packbits(known).tobytes())
    digest.update(np.ascontiguousarray(canvas.frames[known]).tobytes())
    for name in sorted(field.name for field in fields(request)):
        digest.update(f"|{name}|".encode() + _bytes_of(name, request))
    return digest.hexdigest()


def read_regular(path: Path, max_bytes: int) -> bytes | None:
    """The content of a plain file of at most `max_bytes`; None for anything else.

    Neither a pipe that nobody writes to nor a device holds the reader up.
    """
    try:
        handle = open_at_once(path)
    except OSError:
        return None
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > max_bytes:
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(max_bytes)
    except OSError:
        return None
    finally:
        os.close(handle)


def _most_bytes(canvas: Canvas) -> int:
    """The most that a fill of `canvas` may take up, with its sound."""
    seconds = canvas.num_frames / float(canvas.fps) + 1
    return canvas.frames.size + int(seconds * _MAX_SOUND_BYTES_PER_SECOND)


def _bytes_of(name: str, request: Request) -> bytes:
    value = getattr(request, name)
    if isinstance(value, np.ndarray):
        return repr(value.shape).encode() + np.ascontiguousarray(value).tobytes()
    if name == "cast":
        return _pictures_of(request)
    return repr(value).encode()


def _pictures_of(request: Request) -> bytes:
    """A person's own pictures that the plan shows; the library's are part of the package."""
    if request.cast is not None and request.staged is not None:
        everybody = (entry.own_frames for entry in request.cast.entries)
        return b"|".join(frames.tobytes() for frames in everybody if frames is not None)
    if request.plan is None or request.cast is None:
        return b""
    entries = [request.cast[subject.cast] for subject in request.plan.subjects]
    own = [entry.own_frames for entry in entries]
    return b"|".join(b"" if frames is None else frames.tobytes() for frames in own)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _packed(fill: Fill, key: str) -> bytes:
    sound = fill.clip.sound
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
        if len(first) > _MAX_HEAD_BYTES:
            return None
        head = json.loads(first)
        expected = (_FORMAT, key, hashlib.sha256(body).hexdigest())
        if (head["format"], head["key"], head["sha256"]) != expected:
            return None
        size, most = canvas.frames.size, _most_bytes(canvas)
        inside = zlib.decompressobj().decompress(body, most + 1)
        if len(inside) > most:
            return None
        pixels = np.frombuffer(inside[:size], np.uint8).reshape(canvas.frames.shape)
        sound = _sound(head.get("sound"), inside[size:])
        warnings = tuple(str(warning) for warning in head["warnings"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error):
        return None
    return Fill(clip=Clip(pixels.copy(), canvas.fps, sound=sound), warnings=warnings)


def _sound(told: list[int] | None, samples: bytes) -> Sound | None:
    """The sound behind the pictures, of which `told` are rate and channels; None for none."""
    if told is None:
        if samples:
            raise ValueError("more pixels than the canvas has")
        return None
    rate, channels = told
    return Sound(np.frombuffer(samples, np.float32).reshape(-1, channels).copy(), rate)
