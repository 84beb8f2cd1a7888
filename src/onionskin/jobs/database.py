"""`Database`: the one SQLite file of a data folder, shared by threads and processes."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from onionskin.errors import MediaError

FOLDER_VARIABLE = "ONIONSKIN_DATA"
_BUSY_SECONDS = 30.0
_FIRST = """
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
_SECOND = """
ALTER TABLE jobs ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN step INTEGER;
ALTER TABLE jobs ADD COLUMN num_steps INTEGER;
ALTER TABLE jobs ADD COLUMN num_bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE jobs ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN trashed_at REAL;
ALTER TABLE jobs ADD COLUMN words TEXT NOT NULL DEFAULT '';
CREATE TABLE turns (owner TEXT PRIMARY KEY, at REAL NOT NULL);
CREATE TABLE workers (name TEXT PRIMARY KEY, seen_at REAL NOT NULL);
CREATE TABLE usage (
    owner TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    jobs INTEGER NOT NULL,
    seconds REAL NOT NULL,
    PRIMARY KEY (owner, day, kind, state)
);
CREATE TABLE endpoints (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    types TEXT NOT NULL,
    created_at REAL NOT NULL,
    last_event INTEGER NOT NULL
);
CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    endpoint TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at REAL,
    status TEXT NOT NULL DEFAULT 'waiting',
    told TEXT NOT NULL DEFAULT ''
);
CREATE INDEX due ON deliveries (status, next_at);
"""
_THIRD = """
ALTER TABLE jobs ADD COLUMN enough INTEGER NOT NULL DEFAULT 0;
"""


def words_of(about: str, name: str, tags: str) -> str:
    """What a job is found by: its prompt, its title, its name and its tags, in small letters."""
    told = json.loads(about)
    parts = [str(told.get(each) or "") for each in ("prompt", "title", "name", "script")]
    return "\n".join([*parts, name, *json.loads(tags)]).casefold()[:20_000]


def _fill_words(database: sqlite3.Connection) -> None:
    for row in database.execute("SELECT id, about, name, tags FROM jobs").fetchall():
        words = words_of(row["about"], row["name"], row["tags"])
        database.execute("UPDATE jobs SET words = ? WHERE id = ?", (words, row["id"]))


_VERSIONS: Final[tuple[tuple[str, Callable[[sqlite3.Connection], None] | None], ...]] = (
    (_FIRST, None),
    (_SECOND, _fill_words),
    (_THIRD, None),
)
"""What brings a file from each version of its schema to the next."""


def data_folder() -> Path:
    """Where jobs and their files are kept: $ONIONSKIN_DATA, or "onionskin" in the user's data."""
    given = os.environ.get(FOLDER_VARIABLE)
    if given:
        return Path(given)
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "onionskin"


class Database:
    """The database of one folder; safe for many threads and processes."""

    def __init__(self, folder: Path | None = None) -> None:
        """Opens or makes it. Raises MediaError where the folder cannot be used."""
        self.folder = data_folder() if folder is None else folder
        self._local = threading.local()
        try:
            (self.folder / "jobs").mkdir(parents=True, exist_ok=True)
            with self.changing() as database:
                _bring_up_to_date(database)
        except (OSError, sqlite3.Error) as error:
            raise MediaError(
                f"{self.folder} cannot hold jobs ({error}); set {FOLDER_VARIABLE}"
            ) from error

    def reading(self) -> sqlite3.Connection:
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
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other writer comes between."""
        database = self.reading()
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


def _bring_up_to_date(database: sqlite3.Connection) -> None:
    version = int(database.execute("PRAGMA user_version").fetchone()[0])
    for number, (statements, then) in enumerate(_VERSIONS[version:], version + 1):
        for statement in statements.split(";"):
            database.execute(statement)
        if then is not None:
            then(database)
        database.execute(f"PRAGMA user_version = {number}")


def marks(values: Sequence[object]) -> str:
    """Question marks for so many values."""
    return ", ".join("?" * len(values))


def has_changed(database: sqlite3.Connection, statement: str, given: Sequence[Any]) -> bool:
    """Whether a statement changed anything."""
    return database.execute(statement, tuple(given)).rowcount > 0
