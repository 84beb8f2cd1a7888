"""Rows of the database as jobs and events, and what becomes of a job written down as an event."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from onionskin.jobs.job import Event, EventType, Failure, JobRecord


def job_in(row: sqlite3.Row) -> JobRecord:
    """The job of a row."""
    failed = row["error_code"] is not None
    return JobRecord(
        id=row["id"],
        kind=row["kind"],
        owner=row["owner"],
        order=json.loads(row["data"]),
        about=json.loads(row["about"]),
        state=row["state"],
        progress=row["progress"],
        stage=row["stage"],
        step=row["step"],
        num_steps=row["num_steps"],
        seconds_left=row["seconds_left"],
        created_at=row["created_at"],
        started_at=row["started_at"],
        completed_at=row["completed_at"],
        expires_at=row["expires_at"],
        error=Failure(code=row["error_code"], message=row["error_message"]) if failed else None,
        artefacts=tuple(json.loads(row["artefacts"])),
        num_bytes=row["num_bytes"],
        attempts=row["attempts"],
        cancel_asked=bool(row["cancel_asked"]),
        paused=bool(row["paused"]),
        name=row["name"],
        tags=tuple(json.loads(row["tags"])),
        starred=bool(row["starred"]),
        trashed_at=row["trashed_at"],
    )


def event_in(row: sqlite3.Row) -> Event:
    """The event of a row."""
    return Event(
        number=row["number"],
        job=row["job"],
        at=row["at"],
        type=row["type"],
        data=json.loads(row["data"]),
    )


def note(
    database: sqlite3.Connection, job_id: str, kind: EventType, data: Mapping[str, Any]
) -> None:
    """Writes down what became of a job."""
    database.execute(
        "INSERT INTO events (job, at, type, data) VALUES (?, ?, ?, ?)",
        (job_id, time.time(), kind, json.dumps(dict(data))),
    )


def note_use(database: sqlite3.Connection, row: sqlite3.Row, state: str) -> None:
    """Counts the time that a worker spent on a job which is no longer being done."""
    now = time.time()
    seconds = max(now - row["started_at"], 0.0) if row["started_at"] is not None else 0.0
    database.execute(
        "INSERT INTO usage (owner, day, kind, state, jobs, seconds) VALUES (?, ?, ?, ?, 1, ?)"
        " ON CONFLICT DO UPDATE SET jobs = jobs + 1, seconds = seconds + excluded.seconds",
        (row["owner"], day_of(now), row["kind"], state, seconds),
    )


def fail(database: sqlite3.Connection, which: str, given: Sequence[Any], error: Failure) -> int:
    """The jobs that are being done and of which `which` is true have failed; tells how many."""
    rows = database.execute(
        f"UPDATE jobs SET state = 'failed', completed_at = ?, error_code = ?, error_message = ?,"
        f" lease_until = NULL WHERE {which} AND state = 'in_progress' RETURNING *",
        (time.time(), error.code, error.message, *given),
    ).fetchall()
    for row in rows:
        note(database, row["id"], "failed", {"code": error.code, "message": error.message})
        note_use(database, row, "failed")
    return len(rows)


def day_of(seconds: float) -> str:
    """The day of a moment, in UTC: "2026-11-29"."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")
