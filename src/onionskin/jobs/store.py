"""`JobStore`: all jobs of a folder, in one SQLite file that many processes share.

A worker claims a job for as long as its lease lasts and renews the lease while it works; a job
whose worker has gone is queued again when the lease runs out. Nothing is done twice at a time:
every change names the worker that may make it. The work itself goes on where it stopped, since
finished fills are kept (`render.cache`).
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from onionskin.errors import InvalidInput, MediaError
from onionskin.jobs.job import ENDED, Event, EventType, Failure, Job

FOLDER_VARIABLE = "ONIONSKIN_DATA"
MAX_ATTEMPTS = 3
"""A job that lost so many workers has failed: it may be what kills them."""
LEASE_SECONDS = 30.0
_BUSY_SECONDS = 30.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    data TEXT NOT NULL,
    about TEXT NOT NULL,
    state TEXT NOT NULL,
    progress INTEGER NOT NULL DEFAULT 0,
    stage TEXT NOT NULL DEFAULT '',
    seconds_left REAL,
    created_at REAL NOT NULL,
    started_at REAL,
    completed_at REAL,
    expires_at REAL,
    error_code TEXT,
    error_message TEXT,
    artefacts TEXT NOT NULL DEFAULT '[]',
    attempts INTEGER NOT NULL DEFAULT 0,
    cancel_asked INTEGER NOT NULL DEFAULT 0,
    worker TEXT,
    lease_until REAL,
    place REAL NOT NULL,
    once TEXT,
    UNIQUE (owner, once)
);
CREATE INDEX IF NOT EXISTS by_state ON jobs (state, place);
CREATE INDEX IF NOT EXISTS by_owner ON jobs (owner, state, started_at);
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    job TEXT NOT NULL,
    at REAL NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS of_job ON events (job, number);
"""
# Whose owner has least running comes first, then whose owner has waited longest for a turn.
_NEXT = """
SELECT id FROM jobs AS mine WHERE state = 'queued' AND kind IN ({kinds}) ORDER BY
    (SELECT count(*) FROM jobs AS busy
        WHERE busy.owner = mine.owner AND busy.state = 'in_progress'),
    coalesce((SELECT max(started_at) FROM jobs AS turn WHERE turn.owner = mine.owner), 0),
    place LIMIT 1
"""


def data_folder() -> Path:
    """Where jobs and their files are kept: $ONIONSKIN_DATA, or "onionskin" in the user's data."""
    given = os.environ.get(FOLDER_VARIABLE)
    if given:
        return Path(given)
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "onionskin"


class JobStore:
    """The jobs of one folder; safe for many threads and processes."""

    def __init__(self, folder: Path | None = None) -> None:
        """Opens or makes the store. Raises MediaError where the folder cannot be used."""
        self.folder = data_folder() if folder is None else folder
        self._local = threading.local()
        try:
            (self.folder / "jobs").mkdir(parents=True, exist_ok=True)
            with self._changing() as database:
                for statement in _SCHEMA.split(";"):
                    database.execute(statement)
        except (OSError, sqlite3.Error) as error:
            raise MediaError(
                f"{self.folder} cannot hold jobs ({error}); set {FOLDER_VARIABLE}"
            ) from error

    def folder_of(self, job_id: str) -> Path:
        """Where the files of a job are, made if need be. Raises InvalidInput for no job's name."""
        folder = self.folder / "jobs" / check_id(job_id)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def add(
        self,
        kind: str,
        order: Mapping[str, Any],
        *,
        owner: str = "",
        about: Mapping[str, Any] | None = None,
        once: str | None = None,
        job_id: str | None = None,
        keep_seconds: float | None = None,
    ) -> Job:
        """Queues a job. With the same owner and `once` the job that was queued first is given."""
        now = time.time()
        new = job_id or new_id()
        with self._changing() as database:
            if once is not None:
                found = database.execute(
                    "SELECT * FROM jobs WHERE owner = ? AND once = ?", (owner, once)
                ).fetchone()
                if found is not None:
                    return _job(found)
            database.execute(
                "INSERT INTO jobs (id, kind, owner, data, about, state, created_at, expires_at,"
                " place, once) VALUES (?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)",
                (
                    new,
                    kind,
                    owner,
                    json.dumps(order),
                    json.dumps(dict(about or {})),
                    now,
                    None if keep_seconds is None else now + keep_seconds,
                    now,
                    once,
                ),
            )
            _note(database, new, "queued", {})
            return self._one(database, new)

    def get(self, job_id: str, owner: str | None = None) -> Job | None:
        """A job, of that owner where one is given; None where there is none."""
        row = self._database().execute("SELECT * FROM jobs WHERE id = ?", (job_id,)).fetchone()
        return None if row is None or owner not in (None, row["owner"]) else _job(row)

    def page(
        self,
        *,
        owner: str | None = None,
        kinds: Sequence[str] = (),
        limit: int = 20,
        after: str | None = None,
        order: Literal["asc", "desc"] = "desc",
    ) -> list[Job]:
        """Up to `limit` jobs by when they were queued, those that come after the job `after`."""
        wanted, given = ["1"], list[Any]()
        if owner is not None:
            wanted.append("owner = ?")
            given.append(owner)
        if kinds:
            wanted.append(f"kind IN ({_marks(kinds)})")
            given.extend(kinds)
        if after is not None:
            sign = "<" if order == "desc" else ">"
            wanted.append(f"number {sign} (SELECT number FROM jobs WHERE id = ?)")
            given.append(after)
        way = "DESC" if order == "desc" else "ASC"
        rows = self._database().execute(
            f"SELECT * FROM jobs WHERE {' AND '.join(wanted)} ORDER BY number {way} LIMIT ?",
            (*given, limit),
        )
        return [_job(row) for row in rows]

    def count(self, state: str, owner: str | None = None) -> int:
        """How many jobs are in a state."""
        whose = "" if owner is None else " AND owner = ?"
        given = (state,) if owner is None else (state, owner)
        query = f"SELECT count(*) FROM jobs WHERE state = ?{whose}"
        return int(self._database().execute(query, given).fetchone()[0])

    def place_of(self, job_id: str) -> int | None:
        """How many queued jobs stand before a queued one; None for others."""
        row = (
            self._database()
            .execute(
                "SELECT (SELECT count(*) FROM jobs AS other WHERE other.state = 'queued'"
                " AND other.place < mine.place)"
                " FROM jobs AS mine WHERE id = ? AND state = 'queued'",
                (job_id,),
            )
            .fetchone()
        )
        return None if row is None else int(row[0])

    def move_first(self, job_id: str) -> bool:
        """Puts a queued job before all others of the queue; tells whether it was queued."""
        with self._changing() as database:
            first = database.execute(
                "SELECT min(place) FROM jobs WHERE state = 'queued'"
            ).fetchone()
            return _changed(
                database,
                "UPDATE jobs SET place = ? WHERE id = ? AND state = 'queued'",
                ((first[0] or time.time()) - 1, job_id),
            )

    def cancel(self, job_id: str) -> bool:
        """Cancels a job: at once where it is queued, within a step where it is being done.

        Tells whether there was anything to cancel.
        """
        with self._changing() as database:
            if _changed(
                database,
                "UPDATE jobs SET state = 'cancelled', completed_at = ? WHERE id = ?"
                " AND state = 'queued'",
                (time.time(), job_id),
            ):
                _note(database, job_id, "cancelled", {})
                return True
            return _changed(
                database,
                "UPDATE jobs SET cancel_asked = 1 WHERE id = ? AND state = 'in_progress'",
                (job_id,),
            )

    def delete(self, job_id: str) -> bool:
        """Forgets a job and its files; a worker that is at it stops within a step.

        Raises InvalidInput for what is no job's name, before anything is removed.
        """
        folder = self.folder / "jobs" / check_id(job_id)
        with self._changing() as database:
            gone = _changed(database, "DELETE FROM jobs WHERE id = ?", (job_id,))
            database.execute("DELETE FROM events WHERE job = ?", (job_id,))
        shutil.rmtree(folder, ignore_errors=True)
        return gone

    def delete_expired(self) -> int:
        """Forgets the jobs that have ended and whose time is over; tells how many."""
        rows = self._database().execute(
            f"SELECT id FROM jobs WHERE expires_at < ? AND state IN ({_marks(ENDED)})",
            (time.time(), *ENDED),
        )
        return sum(self.delete(row["id"]) for row in rows.fetchall())

    def events(self, job_id: str, after: int = 0, limit: int = 1000) -> list[Event]:
        """What became of a job since the event `after`."""
        rows = self._database().execute(
            "SELECT * FROM events WHERE job = ? AND number > ? ORDER BY number LIMIT ?",
            (job_id, after, limit),
        )
        return [_event(row) for row in rows]

    # What a worker does.

    def claim(self, worker: str, kinds: Sequence[str], lease: float = LEASE_SECONDS) -> Job | None:
        """The next job of these kinds, now this worker's; None where none waits.

        Owners take turns.
        """
        now = time.time()
        with self._changing() as database:
            self._requeue_lost(database, now)
            row = database.execute(_NEXT.format(kinds=_marks(kinds)), tuple(kinds)).fetchone()
            if row is None:
                return None
            database.execute(
                "UPDATE jobs SET state = 'in_progress', worker = ?, lease_until = ?,"
                " attempts = attempts + 1, started_at = ? WHERE id = ?",
                (worker, now + lease, now, row["id"]),
            )
            _note(database, row["id"], "started", {})
            return self._one(database, row["id"])

    def renew(
        self,
        job_id: str,
        worker: str,
        *,
        progress: int = 0,
        stage: str = "",
        seconds_left: float | None = None,
        lease: float = LEASE_SECONDS,
    ) -> bool:
        """Renews a worker's lease and tells how far it is; False: it must stop.

        Because the job was cancelled or deleted, or is another worker's by now.
        """
        with self._changing() as database:
            row = database.execute(
                "SELECT progress, stage FROM jobs WHERE id = ? AND worker = ?"
                " AND state = 'in_progress' AND NOT cancel_asked",
                (job_id, worker),
            ).fetchone()
            if row is None:
                return False
            reached = max(row["progress"], min(progress, 99))
            database.execute(
                "UPDATE jobs SET lease_until = ?, progress = ?, stage = ?, seconds_left = ?"
                " WHERE id = ?",
                (time.time() + lease, reached, stage, seconds_left, job_id),
            )
            if (reached, stage) != (row["progress"], row["stage"]):
                told = {"progress": reached, "stage": stage, "seconds_left": seconds_left}
                _note(database, job_id, "progress", told)
            return True

    def complete(
        self,
        job_id: str,
        worker: str,
        artefacts: Sequence[str],
        about: Mapping[str, Any] | None = None,
    ) -> bool:
        """The job is done, with these files; tells whether it was still this worker's."""
        with self._changing() as database:
            row = database.execute("SELECT about FROM jobs WHERE id = ?", (job_id,)).fetchone()
            told = {**json.loads(row["about"]), **(about or {})} if row else {}
            done = _changed(
                database,
                "UPDATE jobs SET state = 'completed', progress = 100, stage = '', seconds_left = 0,"
                " completed_at = ?, artefacts = ?, about = ?, lease_until = NULL"
                " WHERE id = ? AND worker = ? AND state = 'in_progress'",
                (time.time(), json.dumps(list(artefacts)), json.dumps(told), job_id, worker),
            )
            if done:
                _note(database, job_id, "completed", {"artefacts": list(artefacts)})
            return done

    def fail(self, job_id: str, worker: str, error: Failure) -> bool:
        """The job has failed; tells whether it was still this worker's."""
        with self._changing() as database:
            return _fail(database, "id = ? AND worker = ?", (job_id, worker), error) > 0

    def stopped(self, job_id: str, worker: str) -> None:
        """The worker stopped: a job that was cancelled is so now, another is queued again."""
        with self._changing() as database:
            mine = "id = ? AND worker = ? AND state = 'in_progress'"
            cancelled = _changed(
                database,
                f"UPDATE jobs SET state = 'cancelled', completed_at = ?, lease_until = NULL"
                f" WHERE {mine} AND cancel_asked",
                (time.time(), job_id, worker),
            )
            if cancelled:
                _note(database, job_id, "cancelled", {})
            elif _changed(
                database,
                f"UPDATE jobs SET state = 'queued', worker = NULL, lease_until = NULL,"
                f" attempts = attempts - 1 WHERE {mine}",
                (job_id, worker),
            ):
                _note(database, job_id, "queued", {})

    def _requeue_lost(self, database: sqlite3.Connection, now: float) -> None:
        """Queues again what workers had that have gone; what was cancelled meanwhile ends."""
        lost = "state = 'in_progress' AND lease_until < ?"
        for row in database.execute(
            f"SELECT id, cancel_asked, attempts FROM jobs WHERE {lost}", (now,)
        ).fetchall():
            state: EventType
            if row["cancel_asked"]:
                state = "cancelled"
            elif row["attempts"] >= MAX_ATTEMPTS:
                error = Failure(
                    code="worker_lost",
                    message=f"its worker ended without a word {MAX_ATTEMPTS} times; it may need "
                    "more memory than there is: ask for less",
                )
                _fail(database, "id = ?", (row["id"],), error)
                continue
            else:
                state = "queued"
            database.execute(
                "UPDATE jobs SET state = ?, worker = NULL, lease_until = NULL WHERE id = ?",
                (state, row["id"]),
            )
            _note(database, row["id"], state, {})

    def _one(self, database: sqlite3.Connection, job_id: str) -> Job:
        return _job(database.execute("SELECT * FROM jobs WHERE id = ?", (job_id,)).fetchone())

    def _database(self) -> sqlite3.Connection:
        """This thread's connection; one that a fork has copied is not used."""
        mine = getattr(self._local, "database", None)
        if mine is None or mine[0] != os.getpid():
            database = sqlite3.connect(
                self.folder / "jobs.sqlite", timeout=_BUSY_SECONDS, isolation_level=None
            )
            database.row_factory = sqlite3.Row
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            self._local.database = mine = (os.getpid(), database)
        found: sqlite3.Connection = mine[1]
        return found

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other writer comes between."""
        database = self._database()
        database.execute("BEGIN IMMEDIATE")
        try:
            yield database
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")

    def close(self) -> None:
        """Closes this thread's connection."""
        mine = getattr(self._local, "database", None)
        if mine is not None and mine[0] == os.getpid():
            mine[1].close()
        self._local.database = None


def new_id(prefix: str = "video") -> str:
    """A new name for a job, which nobody guesses."""
    return f"{prefix}_{secrets.token_hex(16)}"


def check_id(text: str) -> str:
    """A job's name. Raises InvalidInput for a text that none has."""
    head, _, tail = text.partition("_")
    if not (
        head.isascii()
        and head.isalpha()
        and len(tail) == 32
        and set(tail) <= set("0123456789abcdef")
    ):
        raise InvalidInput(f"{text[:60]!r} is no id of a job; give one such as {new_id()}")
    return text


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _changed(database: sqlite3.Connection, statement: str, given: Sequence[Any]) -> bool:
    return database.execute(statement, tuple(given)).rowcount > 0


def _fail(database: sqlite3.Connection, which: str, given: Sequence[Any], error: Failure) -> int:
    rows = database.execute(
        f"UPDATE jobs SET state = 'failed', completed_at = ?, error_code = ?, error_message = ?,"
        f" lease_until = NULL WHERE {which} AND state = 'in_progress' RETURNING id",
        (time.time(), error.code, error.message, *given),
    ).fetchall()
    for row in rows:
        _note(database, row["id"], "failed", {"code": error.code, "message": error.message})
    return len(rows)


def _note(
    database: sqlite3.Connection, job_id: str, kind: EventType, data: Mapping[str, Any]
) -> None:
    database.execute(
        "INSERT INTO events (job, at, type, data) VALUES (?, ?, ?, ?)",
        (job_id, time.time(), kind, json.dumps(dict(data))),
    )


def _event(row: sqlite3.Row) -> Event:
    return Event(
        number=row["number"],
        job=row["job"],
        at=row["at"],
        type=row["type"],
        data=json.loads(row["data"]),
    )


def _job(row: sqlite3.Row) -> Job:
    failed = row["error_code"] is not None
    return Job(
        id=row["id"],
        kind=row["kind"],
        owner=row["owner"],
        order=json.loads(row["data"]),
        about=json.loads(row["about"]),
        state=row["state"],
        progress=row["progress"],
        stage=row["stage"],
        seconds_left=row["seconds_left"],
        created_at=row["created_at"],
        started_at=row["started_at"],
        completed_at=row["completed_at"],
        expires_at=row["expires_at"],
        error=Failure(code=row["error_code"], message=row["error_message"]) if failed else None,
        artefacts=tuple(json.loads(row["artefacts"])),
        attempts=row["attempts"],
        cancel_asked=bool(row["cancel_asked"]),
    )
