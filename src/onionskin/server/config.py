"""What a server allows, and what its routes share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from onionskin.jobs.job import Job
from onionskin.jobs.store import JobStore
from onionskin.server.errors import ApiError, not_found
from onionskin.server.keys import LOCAL, Keys, Rates
from onionskin.server.limits import Limits
from onionskin.server.shelf import Shelf


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """How a server runs."""

    store: JobStore
    needs_key: bool = False
    """Whether every request needs an API key; without one all jobs are of one owner."""
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    """Names by which the server may be called; others are refused ("*": any)."""
    limits: Limits = field(default_factory=Limits)
    poll_milliseconds: int = 500
    """How long clients are told to wait before they ask again."""


class State:
    """What the app holds while it runs."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.store = config.store
        self.keys = Keys.of(config.store.folder)
        self.shelf = Shelf(
            config.store.folder / "uploads",
            most_bytes=config.limits.shelf_bytes,
            keep_seconds=config.limits.keep_seconds,
        )
        self.rates = Rates(config.limits.requests_per_minute)


def state_of(request: Request) -> State:
    """The state of the app that a request came to."""
    found: State = request.app.state.onionskin
    return found


def owner_of(request: Request) -> str:
    """Who asks, by their key. Raises ApiError without one where one is needed."""
    state = state_of(request)
    owner = LOCAL
    if state.config.needs_key:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        known = state.keys.owner_of(key.strip()) if scheme.lower() == "bearer" else None
        if known is None:
            raise ApiError(
                401,
                "no API key, or one that is not known; send Authorization: Bearer KEY",
                code="invalid_api_key",
                headers={"WWW-Authenticate": "Bearer"},
            )
        owner = known
    wait = state.rates.wait_for(owner)
    if wait > 0:
        raise ApiError(
            429,
            f"more than {state.config.limits.requests_per_minute} requests in a minute; wait",
            code="rate_limit_exceeded",
            headers={"Retry-After": str(int(wait) + 1)},
        )
    return owner


Owner = Annotated[str, Depends(owner_of)]


def job_of(state: State, job_id: str, owner: str, kinds: tuple[str, ...]) -> Job:
    """A job of that owner and of these kinds. Raises ApiError where there is none."""
    job = state.store.get(job_id, owner)
    if job is None or job.kind not in kinds:
        raise not_found(f"job {job_id[:60]!r}")
    return job


def refuse_full(state: State, owner: str) -> None:
    """Raises ApiError where an owner has as many jobs waiting as may be."""
    if state.store.count("queued", owner) >= state.config.limits.queued:
        raise ApiError(
            429,
            f"{state.config.limits.queued} jobs wait already; let some of them end",
            code="queue_full",
            headers={"Retry-After": "5"},
        )
