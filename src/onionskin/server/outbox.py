"""`Outbox`: what is to be told to whom, kept beside the jobs until it has been told.

Each endpoint remembers the last event that was put down for it, so that none is lost or told
twice, whatever stops in between; a message keeps its id and its bytes over all tries.
"""

from __future__ import annotations

import base64
import json
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from onionskin.jobs.database import Database, has_changed

TYPES: Final[Mapping[str, str]] = {
    "clip": "video",
    "film": "film",
    "campaign": "campaign",
    "steady": "steady",
    "measure": "measure",
}
"""The noun of each kind of job in the types of messages."""
_ENDS: Final = ("completed", "failed", "cancelled")
WAITS: Final = (5.0, 60.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0)
"""Seconds between the tries; after the last one a message is given up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoint:
    """An address that is told."""

    id: str
    owner: str
    url: str
    secret: str
    types: tuple[str, ...]
    created_at: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What is to be sent now."""

    id: str
    endpoint: Endpoint
    body: str
    attempts: int


class Outbox:
    """The messages of a data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, owner: str, url: str, types: Sequence[str]) -> Endpoint:
        """An endpoint that is told of what happens from now on."""
        new = f"webhook_{secrets.token_hex(16)}"
        secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
        with self._database.changing() as database:
            last = database.execute("SELECT coalesce(max(number), 0) FROM events").fetchone()[0]
            database.execute(
                "INSERT INTO endpoints VALUES (?, ?, ?, ?, ?, ?, ?)",
                (new, owner, url, secret, json.dumps(list(types)), time.time(), last),
            )
        return next(each for each in self.endpoints(owner) if each.id == new)

    def endpoints(self, owner: str) -> list[Endpoint]:
        """The endpoints of an owner."""
        rows = self._database.reading().execute(
            "SELECT * FROM endpoints WHERE owner = ? ORDER BY created_at", (owner,)
        )
        return [_endpoint(row) for row in rows]

    def delete(self, owner: str, endpoint_id: str) -> bool:
        """Forgets an endpoint and what waits for it."""
        with self._database.changing() as database:
            gone = has_changed(
                database,
                "DELETE FROM endpoints WHERE id = ? AND owner = ?",
                (endpoint_id, owner),
            )
            if gone:
                database.execute("DELETE FROM deliveries WHERE endpoint = ?", (endpoint_id,))
            return gone

    def collect(self) -> int:
        """Puts down a message for every end of a job that an endpoint is to be told of."""
        rows = self._database.reading().execute("SELECT * FROM endpoints").fetchall()
        return sum(self._collect_for(_endpoint(row), row["last_event"]) for row in rows)

    def due(self, limit: int = 20) -> list[Message]:
        """What is to be sent now."""
        rows = self._database.reading().execute(
            "SELECT deliveries.id AS message, body, attempts, endpoints.* FROM deliveries"
            " JOIN endpoints ON endpoints.id = deliveries.endpoint"
            " WHERE status = 'waiting' AND next_at <= ? ORDER BY next_at LIMIT ?",
            (time.time(), limit),
        )
        return [
            Message(
                id=row["message"],
                endpoint=_endpoint(row),
                body=row["body"],
                attempts=row["attempts"],
            )
            for row in rows
        ]

    def note(self, message: Message, problem: str | None) -> None:
        """What came of a try: it arrived, or there will be another, until there is none left."""
        tries = message.attempts + 1
        status, next_at = "delivered", None
        if problem is not None:
            given_up = tries > len(WAITS)
            status = "given up" if given_up else "waiting"
            # A little later or earlier, so that not all come at once after an outage.
            share = 0.9 + 0.2 * secrets.randbelow(1000) / 1000
            next_at = None if given_up else time.time() + WAITS[tries - 1] * share
        with self._database.changing() as database:
            database.execute(
                "UPDATE deliveries SET attempts = ?, status = ?, next_at = ?, told = ?"
                " WHERE id = ?",
                (tries, status, next_at, problem or "", message.id),
            )

    def _collect_for(self, endpoint: Endpoint, last: int) -> int:
        found = self._database.reading().execute(
            "SELECT events.*, jobs.kind FROM events JOIN jobs ON jobs.id = events.job"
            " WHERE events.number > ? AND jobs.owner = ? AND type IN (?, ?, ?)"
            " ORDER BY events.number LIMIT 1000",
            (last, endpoint.owner, *_ENDS),
        )
        rows = found.fetchall()
        if not rows:
            return 0
        count = 0
        with self._database.changing() as database:
            moved = has_changed(
                database,
                "UPDATE endpoints SET last_event = ? WHERE id = ? AND last_event = ?",
                (rows[-1]["number"], endpoint.id, last),
            )
            for row in rows if moved else ():
                name = f"{TYPES.get(row['kind'], row['kind'])}.{row['type']}"
                if endpoint.types != ("*",) and name not in endpoint.types:
                    continue
                body = json.dumps(
                    {
                        "type": name,
                        "timestamp": datetime.fromtimestamp(row["at"], UTC).isoformat(),
                        "created_at": int(row["at"]),
                        "data": {"id": row["job"], **json.loads(row["data"])},
                    }
                )
                database.execute(
                    "INSERT INTO deliveries (id, endpoint, body, next_at) VALUES (?, ?, ?, ?)",
                    (f"msg_{secrets.token_hex(16)}", endpoint.id, body, time.time()),
                )
                count += 1
        return count


def _endpoint(row: object) -> Endpoint:
    told: Mapping[str, object] = row  # type: ignore[assignment]
    return Endpoint(
        id=str(told["id"]),
        owner=str(told["owner"]),
        url=str(told["url"]),
        secret=str(told["secret"]),
        types=tuple(json.loads(str(told["types"]))),
        created_at=float(str(told["created_at"])),
    )
