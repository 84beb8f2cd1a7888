"""`/metrics`: figures of the server, as Prometheus reads them; `/ready` and `/v1/usage`."""

from __future__ import annotations

import time
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel

from onionskin.server.config import MetricsReader, Owner, State, state_of
from onionskin.server.counting import labels_of, metric
from onionskin.server.errors import responses
from onionskin.version import __version__

router = APIRouter()
_TYPE: Final = "text/plain; version=0.0.4"


class Ready(BaseModel):
    """Whether jobs would be done that are queued now."""

    status: Literal["ready", "no_workers"]
    workers: int
    queued: int


class UsageLine(BaseModel):
    """What your jobs of a kind took on a day (UTC)."""

    day: str
    kind: str
    status: str
    jobs: int
    seconds: float


class Usage(BaseModel):
    """What your jobs took, and what you may ask for."""

    object: Literal["list"] = "list"
    data: list[UsageLine]
    seconds_today: float
    bytes_kept: int
    bytes_uploaded: int
    minutes_per_day: float | None
    requests_per_minute: int


@router.get(
    "/metrics",
    tags=["server"],
    responses=responses() | {200: {"content": {"text/plain": {}}}},
    response_class=PlainTextResponse,
)
def metrics(request: Request, reader: MetricsReader) -> PlainTextResponse:
    """The server's figures, for Prometheus; a key needs the scope `metrics`."""
    state = state_of(request)
    lines = [*_of_jobs(state), *state.requests.lines()]
    return PlainTextResponse("\n".join(lines) + "\n", media_type=_TYPE)


@router.get(
    "/ready",
    tags=["server"],
    response_model=Ready,
    responses={503: {"model": Ready, "description": "No worker has reported."}},
)
def ready(request: Request) -> JSONResponse:
    """Whether workers are there; `GET /health` tells only that the server answers."""
    store = state_of(request).store
    count = store.workers()
    told = Ready(
        status="ready" if count else "no_workers", workers=count, queued=store.count("queued")
    )
    return JSONResponse(told.model_dump(), 200 if count else 503)


@router.get("/v1/usage", tags=["server"], responses=responses())
def usage(
    request: Request,
    owner: Owner,
    since: Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", max_length=10)] = "",
) -> Usage:
    """What your jobs took of the workers' time, day by day."""
    state = state_of(request)
    holder = state.holder(owner)
    limits = state.config.limits
    return Usage(
        data=[
            UsageLine(
                day=use.day,
                kind=use.kind,
                status=use.state,
                jobs=use.jobs,
                seconds=round(use.seconds, 3),
            )
            for use in state.store.usage(owner, since)
        ],
        seconds_today=round(state.store.seconds_today(owner), 3),
        bytes_kept=state.store.bytes_of(owner),
        bytes_uploaded=sum(each.facts.num_bytes for each in state.shelf.all(owner)),
        minutes_per_day=None if holder is None else holder.minutes_per_day,
        requests_per_minute=min(
            limits.requests_per_minute,
            limits.requests_per_minute
            if holder is None or holder.requests_per_minute is None
            else holder.requests_per_minute,
        ),
    )


def _of_jobs(state: State) -> list[str]:
    store = state.store
    jobs = {labels_of(kind=kind, state=each): n for (kind, each), n in store.counts().items()}
    ended: dict[str, float] = {}
    seconds: dict[str, float] = {}
    for use in store.usage():
        labels = labels_of(kind=use.kind, state=use.state)
        ended[labels] = ended.get(labels, 0) + use.jobs
        seconds[labels] = seconds.get(labels, 0) + round(use.seconds, 3)
    info = {labels_of(version=__version__): 1.0}
    uptime = {"": round(time.monotonic() - state.started, 3)}
    return [
        *metric("onionskin_info", "gauge", "The running version.", info),
        *metric("onionskin_uptime_seconds", "gauge", "Since the server started.", uptime),
        *metric(
            "onionskin_workers", "gauge", "Workers that reported lately.", {"": store.workers()}
        ),
        *metric("onionskin_jobs", "gauge", "Jobs that are kept, by state.", jobs),
        *metric("onionskin_jobs_ended_total", "counter", "Attempts that ended.", ended),
        *metric("onionskin_job_seconds_total", "counter", "Time that workers took.", seconds),
    ]
