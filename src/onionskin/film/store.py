"""Finished parts of films on disk, found again by what they were made of.

A part (what a voice said, the pictures of a shot, a sound track) is a folder of files under the
hash of everything that it depends on. It is filled beside its place and renamed into it, with the
hashes of its files in `facts.json`: whatever happens, a part is whole, or it is made again. So a
film that was killed goes on, and one in which a sentence was changed makes that shot anew.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from onionskin import unfinished
from onionskin.errors import MediaError
from onionskin.render.cache import (
    FOLDER_VARIABLE,
    cache_folder,
    cache_limit,
    remote_behind,
)
from onionskin.render.remote import Remote

_FORMAT: Final = "onionskin-film-1"
_FACTS: Final = "facts.json"
_IN_USE_SECONDS = 600.0
"""Parts that were used within this time may be those of a film that is being made elsewhere."""
_MOST_FACTS = 2**24


def store_folder() -> Path:
    """Where parts are kept: "film" beside the finished fills in the user's cache, or within
    $ONIONSKIN_CACHE."""
    fills, given = cache_folder(), os.environ.get(FOLDER_VARIABLE)
    return fills / "film" if given and "://" not in given else fills.parent / "film"


def key_of(kind: str, **what: object) -> str:
    """64 hex digits that change with anything in `what` (plain data) and with `kind`."""
    text = json.dumps([_FORMAT, kind, what], sort_keys=True, ensure_ascii=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def file_hash(path: Path) -> str:
    """The hash of a file's bytes, 64 hex digits. Raises MediaError."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror or error}") from error


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A finished part: its folder, and what is told of it."""

    folder: Path
    facts: Mapping[str, Any]

    def file(self, name: str) -> Path:
        """The path of one of its files."""
        return self.folder / name

    def has(self, name: str) -> bool:
        """Whether a file of that name belongs to it."""
        return name in self.facts["files"]


class Store:
    """The parts in one folder.

    Where it cannot be written to, parts are kept in a folder of their own until the process
    ends, with a warning.
    """

    def __init__(
        self,
        folder: Path | None = None,
        limit_bytes: int | None = None,
        remote: Remote | None = None,
    ) -> None:
        """The store in `folder`, or where the environment says; `remote` is behind the folder.

        Raises InvalidInput.
        """
        self.remote, self._is_usual = remote_behind(folder, remote), folder is None
        self.limit_bytes = cache_limit() if limit_bytes is None else limit_bytes
        self.warnings: list[str] = []
        self._own: tempfile.TemporaryDirectory[str] | None = None
        self.folder = self._writable((folder or store_folder()).absolute())
        self.num_found = 0
        """How often something finished was found."""

    def __getstate__(self) -> dict[str, object]:
        """In another process it is the same folder, which only this one removes at its end."""
        return {**vars(self), "_own": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """On another machine it is that one's own folder, if a remote store is behind it."""
        vars(self).update(state)
        if self.remote and self._is_usual:
            self.folder = self._writable(store_folder().absolute())

    def find(self, key: str) -> Part | None:
        """The part of that key, or None; a damaged one is removed."""
        part = self.here(key)
        self.num_found += part is not None
        return part

    def here(self, key: str) -> Part | None:
        """As `find`, of a part that was just made, by whomever."""
        folder = self._path(key)
        facts = _read_facts(folder, key)
        if facts is None:
            if folder.exists() or folder.is_symlink():
                unfinished.remove(folder)
            facts = self._fetched(key)
        if facts is None:
            return None
        with suppress(OSError):
            os.utime(folder)
        return Part(folder=folder, facts=facts)

    def holds(self, key: str) -> bool:
        """Whether a part of that key seems to be there; nothing is read but its name."""
        return (self._path(key) / _FACTS).is_file()

    def made(self, key: str, fill: Callable[[Path], Mapping[str, object]]) -> Part:
        """The part of that key; where there is none, `fill` makes its files in an empty folder
        and returns the facts to keep with them (plain data).

        Raises what `fill` raises, and MediaError where the disk is full.
        """
        found = self.find(key)
        return found if found is not None else self.make(key, fill)

    def make(self, key: str, fill: Callable[[Path], Mapping[str, object]]) -> Part:
        """The part of that key, made anew."""
        try:
            with self._filling(key) as folder:
                facts = dict(fill(folder))
                facts["files"] = {each.name: file_hash(each) for each in sorted(folder.iterdir())}
                text = json.dumps({"format": _FORMAT, "key": key, "facts": facts})
                _write_whole(folder / _FACTS, text.encode())
                self._put_in_place(folder, self._path(key))
            self._publish(key)
        except OSError as error:
            raise MediaError(self._failure(error)) from error
        facts = json.loads(text)["facts"]
        return Part(folder=self._path(key), facts=MappingProxyType(facts))

    def _publish(self, key: str) -> None:
        """Copies a part to the remote store, as one file."""
        if self.remote is None:
            return
        with tempfile.TemporaryDirectory(prefix="onionskin-part-") as work:
            packed = Path(work) / "part.tar"
            with tarfile.open(packed, "w", format=tarfile.USTAR_FORMAT) as tar:
                for file in sorted(self._path(key).iterdir()):
                    tar.add(file, file.name, filter=_plain_member)
            self.remote.publish(_name(key), packed)
        self._note_warnings()

    def _fetched(self, key: str) -> Mapping[str, Any] | None:
        """What is told of a part that is in the remote store, which is in the folder then."""
        if self.remote is None:
            return None
        try:
            with tempfile.TemporaryDirectory(prefix="onionskin-part-") as work:
                packed = Path(work) / "part.tar"
                if not self.remote.fetch(_name(key), packed):
                    return None
                with self._filling(key) as folder:
                    with suppress(tarfile.TarError), tarfile.open(packed) as tar:
                        tar.extractall(folder, filter="data")
                    if (facts := _read_facts(folder, key)) is not None:
                        self._put_in_place(folder, self._path(key))
                        return facts
            self.remote.discard(_name(key))
            return None
        except OSError:
            return None  # whoever makes it anew says why
        finally:
            self._note_warnings()

    def _note_warnings(self) -> None:
        told = self.remote.warnings if self.remote else []
        self.warnings.extend(each for each in told if each not in self.warnings)

    def size(self) -> tuple[int, int]:
        """How many parts are kept, and their bytes."""
        sizes = [size for _, size, _ in self._entries()]
        return len(sizes), sum(sizes)

    def trim(self, limit_bytes: int | None = None, *, spare_seconds: float | None = None) -> int:
        """Throws away the least used parts until `limit_bytes` (the store's own limit) are left.

        Those used within `spare_seconds` (ten minutes) are spared. Tells how many were removed.
        """
        limit = self.limit_bytes if limit_bytes is None else limit_bytes
        spared = time.time() - (_IN_USE_SECONDS if spare_seconds is None else spare_seconds)
        self._sweep()
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        removed = 0
        for used, size, folder in entries:
            if total <= limit or used > spared:
                break
            unfinished.remove(folder)
            total, removed = total - size, removed + 1
        return removed

    def clear(self) -> int:
        """Throws all parts away, and tells how many were removed.

        While a film is being made, those used within ten minutes are spared, with a warning.
        """
        self._sweep()
        if any(self.folder.glob("*/*.part")):
            self.warnings.append(
                "a film is being made: files used in the last ten minutes are kept"
            )
            return self.trim(0)
        return self.trim(0, spare_seconds=-1.0)

    def _writable(self, folder: Path) -> Path:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".{os.getpid()}-{secrets.token_hex(4)}"
            probe.touch(exist_ok=False)
            probe.unlink()
        except OSError as error:
            self._own = tempfile.TemporaryDirectory(prefix="onionskin-film-")
            unfinished.register(self._own.cleanup)
            self.warnings.append(
                f"finished parts are not kept in {folder}: {error.strerror or error}"
            )
            return Path(self._own.name)
        return folder

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    @contextmanager
    def _filling(self, key: str) -> Iterator[Path]:
        """An empty folder beside the part's place, removed unless it is moved away."""
        place = self._path(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.part_of(place, folder=True) as folder:
            yield folder

    @staticmethod
    def _put_in_place(folder: Path, place: Path) -> None:
        """Renames the folder; where another was faster, theirs is replaced by ours."""
        for _ in range(3):
            try:
                folder.rename(place)
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
                    raise
                unfinished.remove(place)
            else:
                return
        folder.rename(place)

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Time of last use, bytes and folder of every part, those that are being made aside."""
        for folder in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            if folder.name.endswith(".part"):
                continue
            with suppress(OSError):
                size = sum(each.lstat().st_size for each in folder.iterdir())
                yield folder.lstat().st_mtime, size, folder

    def _sweep(self) -> None:
        """Removes what killed writers left behind."""
        for folder in self.folder.glob("*/*.part"):
            with suppress(OSError):
                unfinished.remove_abandoned(folder)

    def _failure(self, error: OSError) -> str:
        if error.errno == errno.ENOSPC:
            return f"no space left in {self.folder}; free some, or set {FOLDER_VARIABLE}"
        return f"parts of the film cannot be kept in {self.folder}: {error.strerror or error}"


def _name(key: str) -> str:
    return f"film/{key[:2]}/{key}.tar"


def _plain_member(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without owner and time, so that the same part is the same file."""
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    member.mode = 0o644
    return member


def _read_facts(folder: Path, key: str) -> Mapping[str, Any] | None:
    """What is told of a part; None where it is missing, another's or not whole."""
    try:
        with (folder / _FACTS).open("rb") as file:
            told = json.loads(file.read(_MOST_FACTS))
        if (told["format"], told["key"]) != (_FORMAT, key):
            return None
        facts: dict[str, Any] = told["facts"]
        for name, digest in facts["files"].items():
            if "/" in name or file_hash(folder / name) != digest:
                return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, MediaError):
        return None
    return MappingProxyType(facts)


def _write_whole(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _plain(value: object) -> object:
    """What JSON does not know, as text that differs where the values do."""
    if isinstance(value, frozenset | set):
        return sorted(map(repr, value))
    return repr(value)
