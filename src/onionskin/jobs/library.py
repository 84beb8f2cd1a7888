"""`Library`: jobs found again by their words, named, tagged, thrown away and counted."""

from __future__ import annotations

import json
import logging
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onionskin.jobs.database import has_changed, marks, words_of
from onionskin.jobs.job import ENDED, JobRecord, check_id
from onionskin.jobs.queue import Queue
from onionskin.jobs.rows import day_of, job_in

_LOG = logging.getLogger(__name__)
TRASH_SECONDS = 7 * 86_400.0
"""How long what was thrown away can be had back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """What an owner's jobs of a kind took on one day (UTC)."""

    day: str
    kind: str
    state: str
    jobs: int
    seconds: float
    """Of workers."""


class Library(Queue):
    """The jobs of one folder as things that are kept."""

    def search(
        self,
        owner: str,
        *,
        words: str = "",
        tag: str | None = None,
        kinds: Sequence[str] = (),
        states: Sequence[str] = (),
        starred: bool = False,
        trash: bool = False,
        limit: int = 50,
        after: str | None = None,
    ) -> list[JobRecord]:
        """An owner's jobs in which all words stand, the newest first; or what is in the trash."""
        wanted = ["owner = ?", f"trashed_at IS {'NOT ' if trash else ''}NULL"]
        given: list[Any] = [owner]
        for word in words.casefold().split()[:20]:
            wanted.append("instr(words, ?)")
            given.append(word)
        if tag is not None:
            wanted.append("EXISTS (SELECT 1 FROM json_each(jobs.tags) WHERE value = ?)")
            given.append(tag)
        for column, values in (("kind", kinds), ("state", states)):
            if values:
                wanted.append(f"{column} IN ({marks(values)})")
                given.extend(values)
        if starred:
            wanted.append("starred")
        if after is not None:
            wanted.append("number < (SELECT number FROM jobs WHERE id = ?)")
            given.append(after)
        rows = self.reading().execute(
            f"SELECT * FROM jobs WHERE {' AND '.join(wanted)} ORDER BY number DESC LIMIT ?",
            (*given, limit),
        )
        return [job_in(row) for row in rows]

    def tags(self, owner: str) -> dict[str, int]:
        """An owner's tags, and how many jobs have each."""
        rows = self.reading().execute(
            "SELECT value, count(*) AS num FROM jobs, json_each(jobs.tags)"
            " WHERE owner = ? AND trashed_at IS NULL GROUP BY value ORDER BY value",
            (owner,),
        )
        return {row["value"]: row["num"] for row in rows}

    def describe(
        self,
        job_id: str,
        *,
        name: str | None = None,
        tags: Sequence[str] | None = None,
        starred: bool | None = None,
    ) -> bool:
        """Names, tags or stars a job; what is None stays. Tells whether there was such a job."""
        with self.changing() as database:
            row = database.execute("SELECT * FROM jobs WHERE id = ?", (job_id,)).fetchone()
            if row is None:
                return False
            called = row["name"] if name is None else name
            tagged = row["tags"] if tags is None else json.dumps(list(dict.fromkeys(tags)))
            database.execute(
                "UPDATE jobs SET name = ?, tags = ?, starred = ?, words = ? WHERE id = ?",
                (
                    called,
                    tagged,
                    row["starred"] if starred is None else starred,
                    words_of(row["about"], called, tagged),
                    job_id,
                ),
            )
            return True

    def trash(self, job_id: str) -> bool:
        """Puts a job into the trash, from which it can be had back; one that has not ended is
        cancelled. Tells whether it was not there yet."""
        self.cancel(job_id)
        with self.changing() as database:
            return has_changed(
                database,
                "UPDATE jobs SET trashed_at = ? WHERE id = ? AND trashed_at IS NULL",
                (time.time(), job_id),
            )

    def restore(self, job_id: str) -> bool:
        """Has a job back from the trash; tells whether it was there."""
        with self.changing() as database:
            return has_changed(
                database,
                "UPDATE jobs SET trashed_at = NULL WHERE id = ? AND trashed_at IS NOT NULL",
                (job_id,),
            )

    def empty_trash(self, owner: str) -> int:
        """Forgets what an owner has thrown away; tells how many jobs that were."""
        rows = self.reading().execute(
            "SELECT id FROM jobs WHERE owner = ? AND trashed_at IS NOT NULL", (owner,)
        )
        return sum(self.delete(row["id"]) for row in rows.fetchall())

    def delete(self, job_id: str) -> bool:
        """Forgets a job and its files; a worker that is at it stops within a step.

        Raises InvalidInput for what is no job's name, before anything is removed.
        """
        folder = self.folder / "jobs" / check_id(job_id)
        with self.changing() as database:
            gone = has_changed(database, "DELETE FROM jobs WHERE id = ?", (job_id,))
            database.execute("DELETE FROM events WHERE job = ?", (job_id,))
        shutil.rmtree(folder, ignore_errors=True)
        return gone

    def delete_expired(self) -> int:
        """Forgets the jobs that have ended and whose time is over, and old trash; tells how many.

        What is starred stays.
        """
        now = time.time()
        rows = self.reading().execute(
            f"SELECT id FROM jobs WHERE state IN ({marks(ENDED)})"
            " AND ((expires_at < ? AND NOT starred) OR trashed_at < ?)",
            (*ENDED, now, now - TRASH_SECONDS),
        )
        return sum(self.delete(row["id"]) for row in rows.fetchall())

    def trim(self, most_bytes: int) -> int:
        """Forgets each owner's oldest ended jobs until their files take `most_bytes`.

        What is starred stays, and counts. Tells how many jobs were forgotten.
        """
        taken: dict[str, int] = {}
        gone = 0
        rows = self.reading().execute(
            f"SELECT id, owner, num_bytes, starred FROM jobs WHERE state IN ({marks(ENDED)})"
            " ORDER BY starred DESC, number DESC",
            ENDED,
        )
        for row in rows.fetchall():
            total = taken.get(row["owner"], 0) + row["num_bytes"]
            if total > most_bytes and not row["starred"]:
                _LOG.info("job %s: forgotten for its owner's quota", row["id"])
                gone += self.delete(row["id"])
            else:
                taken[row["owner"]] = total
        return gone

    def clean(self) -> int:
        """Removes folders of jobs that there are not, an hour after they were last changed."""
        known = {row["id"] for row in self.reading().execute("SELECT id FROM jobs")}
        before, gone = time.time() - 3600, 0
        for folder in (self.folder / "jobs").iterdir():
            if folder.name not in known and folder.stat().st_mtime < before:
                shutil.rmtree(folder, ignore_errors=True)
                gone += 1
        return gone

    def usage(self, owner: str | None = None, since: str = "") -> list[Use]:
        """What jobs took, of one owner or of all, from a day on; the newest day first."""
        rows = self.reading().execute(
            "SELECT day, kind, state, sum(jobs) AS jobs, sum(seconds) AS seconds FROM usage"
            " WHERE (? IS NULL OR owner = ?) AND day >= ?"
            " GROUP BY day, kind, state ORDER BY day DESC, kind, state",
            (owner, owner, since),
        )
        return [Use(**dict(row)) for row in rows]

    def seconds_today(self, owner: str) -> float:
        """How long workers were at an owner's jobs today (UTC)."""
        row = self.reading().execute(
            "SELECT coalesce(sum(seconds), 0) FROM usage WHERE owner = ? AND day = ?",
            (owner, day_of(time.time())),
        )
        return float(row.fetchone()[0])

    def bytes_of(self, owner: str) -> int:
        """What the finished files of an owner's jobs take."""
        query = "SELECT coalesce(sum(num_bytes), 0) FROM jobs WHERE owner = ?"
        return int(self.reading().execute(query, (owner,)).fetchone()[0])

    def counts(self) -> Mapping[tuple[str, str], int]:
        """How many jobs there are, by kind and state."""
        rows = self.reading().execute(
            "SELECT kind, state, count(*) AS num FROM jobs GROUP BY kind, state"
        )
        return {(row["kind"], row["state"]): row["num"] for row in rows}
