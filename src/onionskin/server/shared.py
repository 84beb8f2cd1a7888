"""What people show to others: a link that plays one thing, and what is said of it at which time.

Each is a file of its own; whoever has its token may look and comment, and nothing else.
"""

from __future__ import annotations

import json
import os
import secrets
import threading
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

MOST_COMMENTS: Final = 500
_TOKEN_BYTES: Final = 24


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment:
    """What somebody said of a moment."""

    id: str
    seconds: float
    text: str
    name: str
    created_at: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """A link to one thing."""

    token: str
    owner: str
    job: str
    created_at: float
    comments: tuple[Comment, ...] = field(default=())


class Shares:
    """All links of a server, in a folder that only its owner may read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def add(self, owner: str, job: str) -> Share:
        """A new link to a job."""
        share = Share(
            token=secrets.token_urlsafe(_TOKEN_BYTES), owner=owner, job=job, created_at=time.time()
        )
        self._write(share)
        return share

    def get(self, token: str) -> Share | None:
        """The link of that token; None where there is none."""
        if not is_token(token):
            return None
        try:
            told = json.loads((self._folder / f"{token}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        comments = tuple(Comment(**each) for each in told.pop("comments"))
        return Share(**told, comments=comments)

    def of(self, owner: str) -> list[Share]:
        """An owner's links, the newest first."""
        names = [path.stem for path in self._folder.glob("*.json")]
        found = [share for share in map(self.get, names) if share and share.owner == owner]
        return sorted(found, key=lambda each: -each.created_at)

    def comment(self, token: str, *, seconds: float, text: str, name: str) -> Comment | None:
        """Adds what somebody says; None where there is no such link, or no more room."""
        with self._lock:
            share = self.get(token)
            if share is None or len(share.comments) >= MOST_COMMENTS:
                return None
            said = Comment(
                id=secrets.token_hex(8),
                seconds=seconds,
                text=text,
                name=name,
                created_at=time.time(),
            )
            self._write(replace(share, comments=(*share.comments, said)))
        return said

    def take_back(self, token: str, comment: str) -> bool:
        """Removes a comment; tells whether there was one."""
        with self._lock:
            share = self.get(token)
            if share is None:
                return False
            left = tuple(each for each in share.comments if each.id != comment)
            self._write(replace(share, comments=left))
        return len(left) < len(share.comments)

    def delete(self, token: str) -> bool:
        """Ends a link; tells whether there was one."""
        if not is_token(token):
            return False
        try:
            (self._folder / f"{token}.json").unlink()
        except FileNotFoundError:
            return False
        return True

    def _write(self, share: Share) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = self._folder / f"{share.token}.part"
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(share), file)
        part.replace(self._folder / f"{share.token}.json")


def is_token(text: str) -> bool:
    """Whether a text is such as these links have; nothing else becomes the name of a file."""
    return len(text) == 4 * _TOKEN_BYTES // 3 and all(
        each.isascii() and (each.isalnum() or each in "-_") for each in text
    )
