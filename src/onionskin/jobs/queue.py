"""`Queue`: what workers do with the jobs of a folder.

A worker claims a job for as long as its lease lasts and renews the lease while it works; a job
whose worker has gone is queued again when the lease runs out. Nothing is done twice at a time:
every change names the worker that may make it. The work itself goes on where it stopped, since
finished fills are kept (`render.cache`).
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping, Sequence
from typing import Any

from onionskin.jobs.database import Database, has_changed, marks, words_of
from onionskin.jobs.job import EventType, Failure, JobRecord
from onionskin.jobs.rows import fail, job_in, note, note_use

MAX_ATTEMPTS = 3
"""A job that lost so many workers has failed: it may be what kills them."""
LEASE_SECONDS = 30.0
_HEARTBEAT_SECONDS = 5.0
# Whose owner has least running comes first, then whose owner has waited longest for a turn.
_NEXT_OWNER = """
SELECT owner FROM (
    SELECT owner, min(place) AS place FROM jobs
    WHERE state = 'queued' AND NOT paused AND kind IN ({kinds}) GROUP BY owner
) AS waiting ORDER BY
    (SELECT count(*) FROM jobs WHERE jobs.owner = waiting.owner AND state = 'in_progress'),
    coalesce((SELECT at FROM turns WHERE turns.owner = waiting.owner), 0),
    place LIMIT 1
"""
_NEXT_JOB = """
SELECT id FROM jobs WHERE owner = ? AND state = 'queued' AND NOT paused AND kind IN ({kinds})
ORDER BY place LIMIT 1
"""
_ANY = """
SELECT 1 FROM jobs WHERE (state = 'queued' AND NOT paused AND kind IN ({kinds}))
    OR (state = 'in_progress' AND lease_until < ?) LIMIT 1
"""


class Queue(Database):
    """The jobs of one folder as workers see them."""

    def claim(
        self, worker: str, kinds: Sequence[str], lease: float = LEASE_SECONDS
    ) -> JobRecord | None:
        """The next job of these kinds, now this worker's; None where none waits.

        Owners take turns.
        """
        now = time.time()
        self._heartbeat(worker, now)
        waits = self.reading().execute(_ANY.format(kinds=marks(kinds)), (*kinds, now))
        if waits.fetchone() is None:
            return None
        with self.changing() as database:
            self._requeue_lost(database, now)
            row = _next(database, kinds)
            if row is None:
                return None
            claimed = database.execute(
                "UPDATE jobs SET state = 'in_progress', worker = ?, lease_until = ?,"
                " attempts = attempts + 1, started_at = ? WHERE id = ? RETURNING *",
                (worker, now + lease, now, row["id"]),
            ).fetchone()
            database.execute(
                "INSERT INTO turns VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at",
                (claimed["owner"], now),
            )
            note(database, row["id"], "started", {})
            return job_in(claimed)

    def renew(
        self,
        job_id: str,
        worker: str,
        *,
        progress: int = 0,
        stage: str = "",
        steps: tuple[int, int] | None = None,
        seconds_left: float | None = None,
        lease: float = LEASE_SECONDS,
    ) -> bool:
        """Renews a worker's lease and tells how far it is; False: it must stop.

        Because the job was cancelled, paused or deleted, or is another worker's by now. `steps`
        are how many are done, and of how many.
        """
        now = time.time()
        self._heartbeat(worker, now)
        with self.changing() as database:
            row = database.execute(
                "SELECT progress, stage FROM jobs WHERE id = ? AND worker = ?"
                " AND state = 'in_progress' AND NOT cancel_asked AND NOT paused",
                (job_id, worker),
            ).fetchone()
            if row is None:
                return False
            reached = max(row["progress"], min(progress, 99))
            step, num_steps = steps or (None, None)
            database.execute(
                "UPDATE jobs SET lease_until = ?, progress = ?, stage = ?, step = ?,"
                " num_steps = ?, seconds_left = ? WHERE id = ?",
                (now + lease, reached, stage, step, num_steps, seconds_left, job_id),
            )
            if (reached, stage) != (row["progress"], row["stage"]):
                told = {"progress": reached, "stage": stage, "seconds_left": seconds_left}
                note(database, job_id, "progress", told)
            return True

    def complete(
        self,
        job_id: str,
        worker: str,
        artefacts: Sequence[str],
        about: Mapping[str, Any] | None = None,
        num_bytes: int = 0,
    ) -> bool:
        """The job is done, with these files; tells whether it was still this worker's."""
        with self.changing() as database:
            row = database.execute("SELECT * FROM jobs WHERE id = ?", (job_id,)).fetchone()
            if row is None:
                return False
            told = json.dumps({**json.loads(row["about"]), **(about or {})})
            done = has_changed(
                database,
                "UPDATE jobs SET state = 'completed', progress = 100, stage = '', seconds_left = 0,"
                " step = NULL, num_steps = NULL, completed_at = ?, artefacts = ?, about = ?,"
                " words = ?, num_bytes = ?, lease_until = NULL"
                " WHERE id = ? AND worker = ? AND state = 'in_progress'",
                (
                    time.time(),
                    json.dumps(list(artefacts)),
                    told,
                    words_of(told, row["name"], row["tags"]),
                    num_bytes,
                    job_id,
                    worker,
                ),
            )
            if done:
                note(database, job_id, "completed", {"artefacts": list(artefacts)})
                note_use(database, row, "completed")
            return done

    def fail(self, job_id: str, worker: str, error: Failure) -> bool:
        """The job has failed; tells whether it was still this worker's."""
        with self.changing() as database:
            return fail(database, "id = ? AND worker = ?", (job_id, worker), error) > 0

    def stopped(self, job_id: str, worker: str) -> None:
        """The worker stopped: a job that was cancelled is so now, another is queued again."""
        with self.changing() as database:
            mine = "id = ? AND worker = ? AND state = 'in_progress'"
            row = database.execute(f"SELECT * FROM jobs WHERE {mine}", (job_id, worker)).fetchone()
            if row is None:
                return
            if row["cancel_asked"] or row["enough"]:
                database.execute(
                    f"UPDATE jobs SET state = 'cancelled', completed_at = ?, lease_until = NULL"
                    f" WHERE {mine}",
                    (time.time(), job_id, worker),
                )
                note(database, job_id, "cancelled", {})
                note_use(database, row, "cancelled")
                return
            database.execute(
                f"UPDATE jobs SET state = 'queued', worker = NULL, lease_until = NULL,"
                f" attempts = attempts - 1 WHERE {mine}",
                (job_id, worker),
            )
            note(database, job_id, "queued", {})
            note_use(database, row, "stopped")

    def lost(self, process: int) -> int:
        """Queues again what the worker of a process had that has ended; tells how many jobs.

        Without it they wait until its lease runs out.
        """
        with self.changing() as database:
            gone = database.execute(
                "UPDATE jobs SET lease_until = 0 WHERE state = 'in_progress'"
                " AND worker LIKE ? RETURNING id",
                (f"{process}-%",),
            ).fetchall()
            self._requeue_lost(database, time.time())
            return len(gone)

    def cancel(self, job_id: str, *, keep: bool = False) -> bool:
        """Cancels a job: at once where it is queued, within a step where it is being done.

        With `keep` what is finished of it is its result, if there is any. Tells whether there was
        anything to cancel.
        """
        asked = "enough" if keep else "cancel_asked"
        with self.changing() as database:
            if has_changed(
                database,
                "UPDATE jobs SET state = 'cancelled', completed_at = ? WHERE id = ?"
                " AND state = 'queued'",
                (time.time(), job_id),
            ):
                note(database, job_id, "cancelled", {})
                return True
            return has_changed(
                database,
                f"UPDATE jobs SET {asked} = 1 WHERE id = ? AND state = 'in_progress'",
                (job_id,),
            )

    def is_enough(self, job_id: str) -> bool:
        """Whether a job was cancelled with `keep`: its worker is to finish with what there is."""
        query = "SELECT enough FROM jobs WHERE id = ?"
        row = self.reading().execute(query, (job_id,)).fetchone()
        return row is not None and bool(row["enough"])

    def workers(self, within_seconds: float = 3 * _HEARTBEAT_SECONDS) -> int:
        """How many workers have been heard of lately."""
        since = time.time() - within_seconds
        query = "SELECT count(*) FROM workers WHERE seen_at > ?"
        return int(self.reading().execute(query, (since,)).fetchone()[0])

    def _heartbeat(self, worker: str, now: float) -> None:
        """Notes that a worker is there, every few seconds; those long gone are forgotten."""
        if now - getattr(self._local, "seen_at", 0.0) < _HEARTBEAT_SECONDS:
            return
        self._local.seen_at = now
        with self.changing() as database:
            database.execute(
                "INSERT INTO workers VALUES (?, ?)"
                " ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at",
                (worker, now),
            )
            database.execute("DELETE FROM workers WHERE seen_at < ?", (now - 86_400,))

    def _requeue_lost(self, database: sqlite3.Connection, now: float) -> None:
        """Queues again what workers had that have gone; what was cancelled meanwhile ends."""
        lost = "state = 'in_progress' AND lease_until < ?"
        for row in database.execute(f"SELECT * FROM jobs WHERE {lost}", (now,)).fetchall():
            state: EventType
            if row["cancel_asked"]:
                state = "cancelled"
            elif row["attempts"] >= MAX_ATTEMPTS:
                error = Failure(
                    code="worker_lost",
                    message=f"its worker died without an error {MAX_ATTEMPTS} times; it may need "
                    "more memory than there is: try a smaller size or fewer seconds",
                )
                fail(database, "id = ?", (row["id"],), error)
                continue
            else:
                state = "queued"
            database.execute(
                "UPDATE jobs SET state = ?, worker = NULL, lease_until = NULL WHERE id = ?",
                (state, row["id"]),
            )
            note(database, row["id"], state, {})


def _next(database: sqlite3.Connection, kinds: Sequence[str]) -> sqlite3.Row | None:
    owner = database.execute(_NEXT_OWNER.format(kinds=marks(kinds)), tuple(kinds)).fetchone()
    if owner is None:
        return None
    found: sqlite3.Row | None = database.execute(
        _NEXT_JOB.format(kinds=marks(kinds)), (owner["owner"], *kinds)
    ).fetchone()
    return found
