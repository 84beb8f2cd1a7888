"""What the routes of videos and films share: how a job is told, listed and begun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Header, Response
from pydantic import BaseModel, Field

from onionskin.jobs.job import JobRecord
from onionskin.jobs.store import new_id
from onionskin.server.config import State, job_of
from onionskin.server.spoken import translated

Once = Annotated[
    str | None, Header(alias="Idempotency-Key", max_length=200, description="The same, once.")
]
Order = Literal["asc", "desc"]


class JobError(BaseModel):
    """Why a job failed."""

    code: str
    message: str


class ToldJob(BaseModel):
    """How far a job is."""

    id: str
    status: Literal["queued", "in_progress", "completed", "failed", "cancelled"]
    progress: int = Field(ge=0, le=100)
    created_at: int
    completed_at: int | None = None
    size: str | None = None
    seconds: str | None = None
    prompt: str | None = None
    stage: str | None = Field(None, description="What is being done, in words.")
    step: int | None = Field(None, description="How many steps are done, of `num_steps`.")
    num_steps: int | None = None
    paused: bool = Field(False, description="Paused until it is resumed.")
    seconds_left: float | None = Field(None, description="Estimated from the speed so far.")
    place: int | None = Field(
        None, description="How many jobs are before it in the queue; null: it is running."
    )
    warnings: list[str] = []
    error: JobError | None = None


class DeletedVideo(BaseModel):
    """A job that is gone."""

    id: str
    object: Literal["video.deleted"] = "video.deleted"
    deleted: bool


def told(state: State, job: JobRecord) -> dict[str, Any]:
    """The fields of `ToldJob`."""
    about, error = job.about, job.error
    return {
        "id": job.id,
        "status": job.state,
        "progress": job.progress,
        "created_at": int(job.created_at),
        "completed_at": whole(job.completed_at),
        "size": about.get("size"),
        "seconds": about.get("seconds"),
        "prompt": about.get("prompt"),
        "stage": translated(job.stage) if job.stage else None,
        "step": job.step,
        "num_steps": job.num_steps,
        "paused": job.paused,
        "seconds_left": job.seconds_left,
        "place": state.store.place_of(job.id) if job.state == "queued" else None,
        "warnings": [translated(str(each)) for each in about.get("warnings", [])],
        "error": error and JobError(code=error.code, message=translated(error.message)),
    }


def file_name(job: JobRecord, suffix: str) -> str:
    """What a file of a job is called where it is kept: when it was asked for, and its words."""
    words = job.about.get("title") or job.about.get("prompt") or job.about.get("name") or job.kind
    slug = "-".join(re.findall(r"\w+", str(words).lower()))[:48].strip("-")
    when = datetime.fromtimestamp(job.created_at).strftime("%Y-%m-%d-%H%M%S")
    return f"{when}-{slug or job.kind}{suffix}"


def whole(seconds: float | None) -> int | None:
    """A time in whole seconds, where there is one."""
    return None if seconds is None else int(seconds)


def poll_later(state: State, response: Response) -> None:
    """Says in an answer when to ask again."""
    response.headers["openai-poll-after-ms"] = str(state.config.poll_milliseconds)


def page_of(
    state: State, owner: str, kind: str, limit: int, after: str | None, order: Order
) -> tuple[list[JobRecord], dict[str, Any]]:
    """An owner's jobs of a kind, and what a page tells beside them.

    Raises ApiError where there is no job `after`.
    """
    if after is not None:
        job_of(state, after, owner, (kind,))
    found = state.store.page(owner=owner, kinds=(kind,), limit=limit + 1, after=after, order=order)
    jobs = found[:limit]
    return jobs, {
        "first_id": jobs[0].id if jobs else None,
        "last_id": jobs[-1].id if jobs else None,
        "has_more": len(found) > limit,
    }


@contextmanager
def beginning(state: State, prefix: str) -> Iterator[str]:
    """The id of a job that is about to be queued; its files go again if it is not."""
    job_id = new_id(prefix)
    try:
        yield job_id
    finally:
        if state.store.get(job_id) is None:
            state.store.delete(job_id)
