"""`/v1/jobs/{id}/events`: what becomes of a job, as server-sent events, from any point on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from onionskin.jobs.job import Event
from onionskin.jobs.store import JobStore
from onionskin.server.config import Owner, state_of
from onionskin.server.errors import not_found, responses
from onionskin.server.spoken import translated

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])
_ENDS = ("completed", "failed", "cancelled")
_SAID = ("message", "stage")
"""What of an event people read."""
_EVERY_SECONDS = 0.25
_SILENCE = 15.0
"""Seconds after which a comment keeps the connection open."""


@router.get(
    "/{job_id}/events",
    responses=responses(404) | {200: {"content": {"text/event-stream": {}}}},
    response_class=StreamingResponse,
)
def events(
    request: Request,
    job_id: str,
    owner: Owner,
    last: Annotated[int, Header(alias="Last-Event-ID", ge=0)] = 0,
) -> StreamingResponse:
    """What became of a job since the event `Last-Event-ID`, and what becomes of it."""
    store = state_of(request).store
    if store.get(job_id, owner) is None:
        raise not_found(f"job {job_id[:60]!r}")
    return StreamingResponse(
        _stream(store, job_id, last),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store"},
    )


async def _stream(store: JobStore, job_id: str, last: int) -> AsyncIterator[str]:
    silent = 0.0
    while True:
        news = await run_in_threadpool(store.events, job_id, last)
        for event in news:
            last = event.number
            yield _told(event)
        if any(event.type in _ENDS for event in news):
            return
        if not news and await run_in_threadpool(store.get, job_id) is None:
            return  # it was deleted
        silent = 0.0 if news else silent + _EVERY_SECONDS
        if silent >= _SILENCE:
            silent = 0.0
            yield ": still here\n\n"
        await asyncio.sleep(_EVERY_SECONDS)


def _told(event: Event) -> str:
    said = {name: translated(event.data[name]) for name in _SAID if event.data.get(name)}
    data = json.dumps({"job": event.job, "at": event.at, **event.data, **said})
    return f"id: {event.number}\nevent: {event.type}\ndata: {data}\n\n"
