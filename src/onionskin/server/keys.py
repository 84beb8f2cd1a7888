"""API keys: who may ask. Only their hashes are kept.

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
from dataclasses import dataclass
from pathlib import Path

from onionskin import checks
from onionskin.errors import InvalidInput

LOCAL = "local"
_PREFIX = "os-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """The keys of a data folder, in one file that only its owner may read."""

    path: Path

    @classmethod
    def of(cls, folder: Path) -> Keys:
        return cls(path=folder / "keys.json")

    def add(self, name: str) -> str:
        """Makes a key for `name` and gives it; it cannot be read again. Raises InvalidInput."""
        checks.text("name", name, longest=60, empty=False)
        known = self._read()
        if name in known.values() or name == LOCAL:
            raise InvalidInput(f"there is a key of {name!r} already; remove it first")
        key = _PREFIX + secrets.token_urlsafe(32)
        self._write({**known, _hash(key): name})
        return key

    def remove(self, name: str) -> bool:
        """Takes a name's key back; tells whether there was one."""
        known = self._read()
        left = {digest: owner for digest, owner in known.items() if owner != name}
        self._write(left)
        return len(left) < len(known)

    def names(self) -> tuple[str, ...]:
        """Whose keys there are."""
        return tuple(sorted(self._read().values()))

    def owner_of(self, key: str) -> str | None:
        """Whose key it is."""
        return self._read().get(_hash(key))

    def _read(self) -> dict[str, str]:
        try:
            found: dict[str, str] = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return found

    def _write(self, keys: dict[str, str]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(keys, file)
        part.replace(self.path)


class Rates:
    """How often each owner asks: at most so many times in a minute."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._asked: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def wait_for(self, owner: str) -> float:
        """Counts a request; more than 0: refused, and how many seconds to wait."""
        now = time.monotonic()
        with self._lock:
            times = self._asked.setdefault(owner, deque())
            while times and times[0] < now - 60:
                times.popleft()
            if len(times) >= self._per_minute:
                return times[0] + 60 - now
            times.append(now)
        return 0.0


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()
