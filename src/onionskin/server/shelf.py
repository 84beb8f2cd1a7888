"""`Shelf`: the files that people sent, each by an id, until they are used or their time is over.

Each is a folder `uploads/<owner>/<id>` with the file, under a name of ours, and what is known of
it. The name a client gave is told back and is never a path.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from onionskin.server.errors import ApiError
from onionskin.server.sniffing import Facts

PREFIX: Final = "upload_"
_FACTS: Final = "facts.json"
_MAX_NAME: Final = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A file on the shelf."""

    id: str
    name: str
    """What the client called it, for people."""
    created_at: float
    facts: Facts
    path: Path


class Shelf:
    """The files that were sent to a server, of all owners."""

    def __init__(self, folder: Path, *, most_bytes: int, keep_seconds: float | None) -> None:
        """`most_bytes` for each owner; files are thrown away after `keep_seconds`."""
        self._folder, self._most_bytes, self._keep = folder, most_bytes, keep_seconds

    def put(
        self,
        owner: str,
        name: str,
        write: Callable[[Path], None],
        sniff: Callable[[Path], tuple[Path, Facts]],
    ) -> Kept:
        """Keeps what `write` writes if `sniff` takes it. Raises ApiError; nothing is left then."""
        new = PREFIX + secrets.token_hex(16)
        part = self._of(owner) / f"{new}.part"
        part.mkdir(parents=True)
        try:
            write(part / "file")
            _, facts = sniff(part / "file")
            self._check_room(owner, facts.num_bytes)
            told = {"name": clean_name(name), "created_at": time.time(), "facts": asdict(facts)}
            (part / _FACTS).write_text(json.dumps(told), encoding="utf-8")
            part.rename(part.with_name(new))
        finally:
            shutil.rmtree(part, ignore_errors=True)
        kept = self.get(owner, new)
        assert kept is not None
        return kept

    def get(self, owner: str, upload_id: str) -> Kept | None:
        """A file of that owner's; None where there is none."""
        if not is_upload_id(upload_id):
            return None
        folder = self._of(owner) / upload_id
        try:
            told = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
        except OSError:
            return None
        known = {each.name for each in fields(Facts)}
        facts = Facts(**{name: value for name, value in told["facts"].items() if name in known})
        return Kept(
            id=upload_id,
            name=told["name"],
            created_at=told["created_at"],
            facts=facts,
            path=folder / f"file{facts.suffix}",
        )

    def all(self, owner: str) -> list[Kept]:
        """An owner's files, the newest first."""
        found = [self.get(owner, folder.name) for folder in _folders(self._of(owner))]
        return sorted(
            (each for each in found if each is not None),
            key=lambda each: (each.created_at, each.id),
            reverse=True,
        )

    def delete(self, owner: str, upload_id: str) -> bool:
        """Throws a file away; jobs that use it have their own copy."""
        if self.get(owner, upload_id) is None:
            return False
        shutil.rmtree(self._of(owner) / upload_id, ignore_errors=True)
        return True

    def expires_at(self, kept: Kept) -> float | None:
        """When a file is thrown away."""
        return None if self._keep is None else kept.created_at + self._keep

    def delete_expired(self) -> int:
        """Throws away the files whose time is over, and what was never finished."""
        if self._keep is None:
            return 0
        count, before = 0, time.time() - self._keep
        for owner in _folders(self._folder):
            for folder in _folders(owner):
                with suppress(OSError):
                    if folder.stat().st_mtime < before:
                        shutil.rmtree(folder, ignore_errors=True)
                        count += 1
        return count

    def _of(self, owner: str) -> Path:
        return self._folder / hashlib.sha256(owner.encode(errors="replace")).hexdigest()[:32]

    def _check_room(self, owner: str, num_bytes: int) -> None:
        used = sum(each.facts.num_bytes for each in self.all(owner))
        if used + num_bytes > self._most_bytes:
            raise ApiError(
                413,
                f"your files take {used:,} bytes of {self._most_bytes:,}: delete some first",
                code="quota_exceeded",
                param="file",
            )


def is_upload_id(text: str) -> bool:
    """Whether a text is a name such as the shelf gives."""
    tail = text.removeprefix(PREFIX)
    return text.startswith(PREFIX) and len(tail) == 32 and set(tail) <= set("0123456789abcdef")


def clean_name(name: str) -> str:
    """The last part of a name, without signs that do not print."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(each for each in last if each.isprintable()).strip()[:_MAX_NAME] or "file"


def _folders(folder: Path) -> Iterator[Path]:
    try:
        yield from (each for each in folder.iterdir() if each.is_dir())
    except OSError:
        return
