"""API keys: who may ask, for what, and how much. Only their hashes are kept.

A server that listens on this machine alone needs none; the owner of its jobs is "local".
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from onionskin import checks
from onionskin.errors import InvalidInput

LOCAL = "local"
SCOPES: Final = ("read", "write", "metrics")
"""read: to see what one has made; write: to make and to change; metrics: the server's figures."""
_USUAL: Final = ("read", "write")
_PREFIX = "os-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """Whose key it is, and what it allows."""

    name: str
    scopes: tuple[str, ...] = _USUAL
    requests_per_minute: int | None = None
    """None: as many as the server allows."""
    minutes_per_day: float | None = None
    """Of workers, by UTC; None: any."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """The keys of a data folder, in one file that only its owner may read."""

    path: Path

    @classmethod
    def of(cls, folder: Path) -> Keys:
        return cls(path=folder / "keys.json")

    def add(
        self,
        name: str,
        *,
        scopes: Sequence[str] = _USUAL,
        requests_per_minute: int | None = None,
        minutes_per_day: float | None = None,
    ) -> str:
        """Makes a key for `name` and gives it; it cannot be read again. Raises InvalidInput."""
        checks.text("name", name, longest=60, empty=False)
        for scope in scopes:
            checks.choice("scope", scope, SCOPES)
        if requests_per_minute is not None:
            checks.whole("requests a minute", requests_per_minute, 1, 1_000_000)
        if minutes_per_day is not None:
            checks.number("minutes a day", minutes_per_day, above=0.0, high=1e6)
        known = self._read()
        if name == LOCAL or any(holder.name == name for holder in known.values()):
            raise InvalidInput(f"there is a key of {name!r} already; remove it first")
        key = _PREFIX + secrets.token_urlsafe(32)
        holder = Holder(
            name=name,
            scopes=tuple(dict.fromkeys(scopes)),
            requests_per_minute=requests_per_minute,
            minutes_per_day=minutes_per_day,
        )
        self._write({**known, _hash(key): holder})
        return key

    def remove(self, name: str) -> bool:
        """Takes a name's key back; tells whether there was one."""
        known = self._read()
        left = {digest: holder for digest, holder in known.items() if holder.name != name}
        self._write(left)
        return len(left) < len(known)

    def names(self) -> tuple[str, ...]:
        """Whose keys there are."""
        return tuple(sorted(holder.name for holder in self._read().values()))

    def holders(self) -> tuple[Holder, ...]:
        """Who has a key, by name."""
        return tuple(sorted(self._read().values(), key=lambda holder: holder.name))

    def holder_of(self, key: str) -> Holder | None:
        """Whose key it is, and what it allows."""
        return self._read().get(_hash(key))

    def _read(self) -> Mapping[str, Holder]:
        try:
            now = self.path.stat()
        except FileNotFoundError:
            return {}
        return _read(self.path, (now.st_ino, now.st_mtime_ns, now.st_size))

    def _write(self, keys: Mapping[str, Holder]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({digest: asdict(holder) for digest, holder in keys.items()}, file)
        part.replace(self.path)


class Rates:
    """How often each owner asks: at most so many times in a minute."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._asked: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def wait_for(self, owner: str, per_minute: int | None = None) -> float:
        """Counts a request; more than 0: refused, and how many seconds to wait."""
        now, most = time.monotonic(), min(per_minute or self._per_minute, self._per_minute)
        with self._lock:
            times = self._asked.setdefault(owner, deque())
            while times and times[0] < now - 60:
                times.popleft()
            if len(times) >= most:
                return times[0] + 60 - now
            times.append(now)
        return 0.0


@lru_cache(maxsize=8)
def _read(path: Path, version: tuple[int, int, int]) -> Mapping[str, Holder]:
    """What the file of keys holds; read again only when it has changed: each request asks."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return {digest: _holder(told) for digest, told in found.items()}


def _holder(told: Any) -> Holder:
    """A holder as the file has it; an older file has names alone."""
    if isinstance(told, str):
        return Holder(name=told)
    return Holder(**{**told, "scopes": tuple(told["scopes"])})


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()
