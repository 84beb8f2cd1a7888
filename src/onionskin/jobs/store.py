"""`JobStore`: all jobs of a folder as those see them who ask for them.

What workers do with them is `queue.Queue`; how they are found again, named and thrown away is
`library.Library`.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from onionskin.jobs.database import FOLDER_VARIABLE, data_folder, has_changed, marks, words_of
from onionskin.jobs.job import Event, JobRecord, check_id, new_id
from onionskin.jobs.library import Library
from onionskin.jobs.queue import LEASE_SECONDS, MAX_ATTEMPTS
from onionskin.jobs.rows import event_in, job_in, note
from onionskin.system import link_or_copy

__all__ = (
    "FOLDER_VARIABLE",
    "LEASE_SECONDS",
    "MAX_ATTEMPTS",
    "JobStore",
    "check_id",
    "data_folder",
    "new_id",
)


class JobStore(Library):
    """The jobs of one folder; safe for many threads and processes."""

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
    ) -> JobRecord:
        """Queues a job. With the same owner and `once` the job that was queued first is given."""
        now, new = time.time(), job_id or new_id()
        told = json.dumps(dict(about or {}))
        expires = None if keep_seconds is None else now + keep_seconds
        with self.changing() as database:
            if once is not None:
                found = database.execute(
                    "SELECT * FROM jobs WHERE owner = ? AND once = ?", (owner, once)
                ).fetchone()
                if found is not None:
                    return job_in(found)
            row = database.execute(
                "INSERT INTO jobs (id, kind, owner, data, about, words, state, created_at,"
                " expires_at, place, once) VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)"
                " RETURNING *",
                (
                    new,
                    kind,
                    owner,
                    json.dumps(order),
                    told,
                    words_of(told, "", "[]"),
                    now,
                    expires,
                    now,
                    once,
                ),
            ).fetchone()
            note(database, new, "queued", {})
            return job_in(row)

    def get(self, job_id: str, owner: str | None = None) -> JobRecord | None:
        """A job, of that owner where one is given; None where there is none."""
        row = self.reading().execute("SELECT * FROM jobs WHERE id = ?", (job_id,)).fetchone()
        return None if row is None or owner not in (None, row["owner"]) else job_in(row)

    def page(
        self,
        *,
        owner: str | None = None,
        kinds: Sequence[str] = (),
        states: Sequence[str] = (),
        limit: int = 20,
        after: str | None = None,
        order: Literal["asc", "desc"] = "desc",
    ) -> list[JobRecord]:
        """Up to `limit` jobs by when they were queued, those that come after the job `after`.

        What is in the trash is not among them.
        """
        wanted, given = ["trashed_at IS NULL"], list[Any]()
        if owner is not None:
            wanted.append("owner = ?")
            given.append(owner)
        for column, values in (("kind", kinds), ("state", states)):
            if values:
                wanted.append(f"{column} IN ({marks(values)})")
                given.extend(values)
        if after is not None:
            sign = "<" if order == "desc" else ">"
            wanted.append(f"number {sign} (SELECT number FROM jobs WHERE id = ?)")
            given.append(after)
        way = "DESC" if order == "desc" else "ASC"
        rows = self.reading().execute(
            f"SELECT * FROM jobs WHERE {' AND '.join(wanted)} ORDER BY number {way} LIMIT ?",
            (*given, limit),
        )
        return [job_in(row) for row in rows]

    def count(self, state: str, owner: str | None = None) -> int:
        """How many jobs are in a state."""
        whose = "" if owner is None else " AND owner = ?"
        given = (state,) if owner is None else (state, owner)
        query = f"SELECT count(*) FROM jobs WHERE state = ?{whose}"
        return int(self.reading().execute(query, given).fetchone()[0])

    def place_of(self, job_id: str) -> int | None:
        """How many queued jobs stand before a queued one; None for others."""
        row = (
            self.reading()
            .execute(
                "SELECT (SELECT count(*) FROM jobs AS other WHERE other.state = 'queued'"
                " AND NOT other.paused AND other.place < mine.place)"
                " FROM jobs AS mine WHERE id = ? AND state = 'queued'",
                (job_id,),
            )
            .fetchone()
        )
        return None if row is None else int(row[0])

    def move_first(self, job_id: str) -> bool:
        """Puts a queued job before all others of the queue; tells whether it was queued."""
        with self.changing() as database:
            first = database.execute(
                "SELECT min(place) FROM jobs WHERE state = 'queued'"
            ).fetchone()
            return has_changed(
                database,
                "UPDATE jobs SET place = ? WHERE id = ? AND state = 'queued'",
                ((first[0] or time.time()) - 1, job_id),
            )

    def move(self, job_id: str, before: str | None = None, *, first: bool = False) -> bool:
        """Puts a queued job before another of its owner's, first of these, or last; tells whether
        it could be.

        Other owners' jobs stay where they are: the places are shared out anew among its owner's.
        """
        with self.changing() as database:
            rows = database.execute(
                "SELECT id, place FROM jobs WHERE state = 'queued' AND owner ="
                " (SELECT owner FROM jobs WHERE id = ?) ORDER BY place",
                (job_id,),
            ).fetchall()
            ids = [row["id"] for row in rows]
            if job_id not in ids or (before is not None and before not in ids):
                return False
            if before != job_id:
                ids.remove(job_id)
                behind = len(ids) if before is None else ids.index(before)
                ids.insert(0 if first else behind, job_id)
            places = [(row["place"], each) for row, each in zip(rows, ids, strict=True)]
            database.executemany("UPDATE jobs SET place = ? WHERE id = ?", places)
            return True

    def pause(self, job_id: str, *, paused: bool = True) -> bool:
        """Holds a job back, or lets it go on; tells whether it had not ended.

        One that is being done stops within a step, and goes on later where it stopped.
        """
        with self.changing() as database:
            return has_changed(
                database,
                "UPDATE jobs SET paused = ? WHERE id = ? AND state IN ('queued', 'in_progress')",
                (paused, job_id),
            )

    def copy(
        self,
        job_id: str,
        keep_seconds: float | None = None,
        *,
        order: Mapping[str, Any] | None = None,
        about: Mapping[str, Any] | None = None,
    ) -> JobRecord | None:
        """Queues a job once more, with files of its own; None where there is no such job.

        `order` stands in place of its order, `about` adds to what is told of it.
        """
        job = self.get(job_id)
        if job is None:
            return None
        new = new_id(job_id.partition("_")[0])
        old_folder, folder = self.folder_of(job.id), self.folder_of(new)
        made = set(job.artefacts)
        for path in old_folder.iterdir():
            if path.name not in made and not path.name.endswith(".part"):
                _copy(path, folder / path.name)
        # Paths of the files that it was given stand in its order.
        asked = json.dumps(dict(job.order if order is None else order))
        told = {**job.about, **(about or {}), "copy_of": job.id}
        return self.add(
            job.kind,
            json.loads(asked.replace(str(old_folder), str(folder))),
            owner=job.owner,
            about=told,
            job_id=new,
            keep_seconds=keep_seconds,
        )

    def events(self, job_id: str, after: int = 0, limit: int = 1000) -> list[Event]:
        """What became of a job since the event `after`."""
        rows = self.reading().execute(
            "SELECT * FROM events WHERE job = ? AND number > ? ORDER BY number LIMIT ?",
            (job_id, after, limit),
        )
        return [event_in(row) for row in rows]


def _copy(source: Path, target: Path) -> None:
    """A file or a folder; where the disk can, without its bytes."""
    if source.is_dir():
        shutil.copytree(source, target, copy_function=link_or_copy)
    else:
        link_or_copy(source, target)
