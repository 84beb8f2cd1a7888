"""`/v1/jobs`: what waits and what runs, of any kind: in another order, held back, once more."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from onionskin.jobs.job import JobRecord
from onionskin.jobs.job import State as JobState
from onionskin.server import films
from onionskin.server.config import Owner, job_of, refuse_full, state_of
from onionskin.server.errors import ApiError, responses
from onionskin.server.kinds import CLIP, FILM
from onionskin.server.library import Item, ItemPage, item
from onionskin.server.told import DeletedVideo, poll_later

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])
_STATES: tuple[JobState, ...] = ("queued", "in_progress", "completed", "failed", "cancelled")
_LEAST_SIDE, _WHOLE_SIDE = 64, 16
"""Of a video that is made smaller: models paint whole blocks of 16 pixels."""


class Move(BaseModel):
    """Where a job goes among yours that wait."""

    model_config = ConfigDict(extra="forbid")

    before: str | None = Field(
        None, max_length=60, description="Put it before this job; null: last."
    )
    first: bool = Field(False, description="Put it before all your other jobs.")


class Copy(BaseModel):
    """What a copy has otherwise than its original."""

    model_config = ConfigDict(extra="forbid")

    smaller: bool = Field(
        False,
        description="At half the width and height: a video or film that needed more memory.",
    )


@router.get("", responses=responses(400, 404))
def page(
    request: Request,
    owner: Owner,
    status: Annotated[
        str | None,
        Query(max_length=80, description="queued, in_progress ...; separate several by commas."),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    after: Annotated[str | None, Query(max_length=60)] = None,
) -> ItemPage:
    """List jobs of all kinds, the newest first."""
    state = state_of(request)
    states = [] if status is None else [each.strip() for each in status.split(",")]
    for each in states:
        if each not in _STATES:
            raise ApiError(
                400,
                f"status {each[:40]!r} is not known: give {', '.join(_STATES)}",
                code="invalid_value",
                param="status",
            )
    if after is not None:
        job_of(state, after, owner)
    found = state.store.page(owner=owner, states=states, limit=limit + 1, after=after)
    jobs = found[:limit]
    return ItemPage(
        data=[item(state, job) for job in jobs],
        first_id=jobs[0].id if jobs else None,
        last_id=jobs[-1].id if jobs else None,
        has_more=len(found) > limit,
    )


@router.get("/{job_id}", responses=responses(404))
def retrieve(request: Request, response: Response, job_id: str, owner: Owner) -> Item:
    """How far a job is."""
    state = state_of(request)
    poll_later(state, response)
    return item(state, job_of(state, job_id, owner))


@router.delete("/{job_id}", responses=responses(404))
def delete(request: Request, job_id: str, owner: Owner) -> DeletedVideo:
    """Delete a job and its files for good; one that is being done is stopped."""
    state = state_of(request)
    job = job_of(state, job_id, owner)
    return DeletedVideo(id=job.id, deleted=state.store.delete(job.id))


@router.post("/{job_id}/cancel", responses=responses(404))
def cancel(request: Request, job_id: str, owner: Owner) -> Item:
    """Stop a job within a step; one that has ended stays as it is."""
    state = state_of(request)
    state.store.cancel(job_of(state, job_id, owner).id)
    return item(state, job_of(state, job_id, owner))


@router.post("/{job_id}/move", responses=responses(400, 404))
def move(request: Request, job_id: str, wish: Move, owner: Owner) -> Item:
    """Put a job that waits before another of yours, first, or last."""
    state = state_of(request)
    job = job_of(state, job_id, owner)
    before = None if wish.before is None else job_of(state, wish.before, owner).id
    if not state.store.move(job.id, before, first=wish.first):
        raise ApiError(400, "only jobs that wait can be moved", code="not_queued", param="before")
    return item(state, job_of(state, job_id, owner))


@router.post("/{job_id}/pause", responses=responses(400, 404))
def pause(request: Request, job_id: str, owner: Owner) -> Item:
    """Hold a job back; one that is being done stops within a step and keeps what is finished."""
    return _paused(request, job_id, owner, paused=True)


@router.post("/{job_id}/resume", responses=responses(400, 404))
def resume(request: Request, job_id: str, owner: Owner) -> Item:
    """Resume a paused job."""
    return _paused(request, job_id, owner, paused=False)


@router.post("/{job_id}/copy", responses=responses(400, 404))
def copy(request: Request, job_id: str, owner: Owner, wish: Copy | None = None) -> Item:
    """Queue a job again with the same settings, or smaller."""
    state = state_of(request)
    job = job_of(state, job_id, owner)
    refuse_full(state, owner)
    is_smaller = wish is not None and wish.smaller
    if is_smaller and job.kind == FILM:
        return item(state, films.smaller(state, job.id, owner))
    order, about = _smaller(job) if is_smaller else (None, None)
    copied = state.store.copy(job.id, state.config.limits.keep_seconds, order=order, about=about)
    assert copied is not None
    return item(state, copied)


def _smaller(job: JobRecord) -> tuple[dict[str, Any], dict[str, Any]]:
    """A video's order at half its width and height, and what is told of it. Raises ApiError."""
    sides = str(job.about.get("size") or "").split("x")
    given = job.order.get("options")
    if job.kind != CLIP or len(sides) != 2 or not isinstance(given, dict) or "size" not in given:
        raise ApiError(
            400,
            "only a film, or a video whose size can be chosen, can be made smaller",
            code="invalid_value",
            param="smaller",
        )
    half = [max(_LEAST_SIDE, int(side) // 2 // _WHOLE_SIDE * _WHOLE_SIDE) for side in sides]
    order = {**job.order, "options": {**given, "size": half}}
    return order, {"size": f"{half[0]}x{half[1]}"}


def _paused(request: Request, job_id: str, owner: str, *, paused: bool) -> Item:
    state = state_of(request)
    if not state.store.pause(job_of(state, job_id, owner).id, paused=paused):
        raise ApiError(400, "the job has ended", code="has_ended", param=None)
    return item(state, job_of(state, job_id, owner))
