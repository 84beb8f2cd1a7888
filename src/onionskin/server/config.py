"""What a server allows, and what its routes share."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Annotated, Final

from fastapi import Depends, Request

from onionskin.jobs.job import JobRecord
from onionskin.jobs.store import JobStore
from onionskin.server.counting import Requests
from onionskin.server.errors import ApiError, not_found
from onionskin.server.keys import LOCAL, SCOPES, Holder, Keys, Rates
from onionskin.server.limits import Limits
from onionskin.server.shared import Shares
from onionskin.server.shelf import Shelf

COOKIE: Final = "onionskin_key"
"""What a browser sends instead of a header, once it was given a key (`POST /v1/session`)."""


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
    private_webhooks: bool = False
    """Whether webhooks may go to private addresses, and without TLS."""


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
        self.shares = Shares(config.store.folder / "shares")
        self.rates = Rates(config.limits.requests_per_minute)
        self.requests = Requests()
        self.started = time.monotonic()

    def holder(self, owner: str) -> Holder | None:
        """What an owner's key allows; None where owners need none."""
        if not self.config.needs_key:
            return None
        return next((each for each in self.keys.holders() if each.name == owner), None)


def state_of(request: Request) -> State:
    """The state of the app that a request came to."""
    found: State = request.app.state.onionskin
    return found


def key_of(request: Request) -> str:
    """The key that a request sends: in its header, or else in the browser's cookie."""
    told = request.headers.get("authorization")
    if told is None:
        return request.cookies.get(COOKIE, "")
    scheme, _, key = told.partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


def holder_of(request: Request) -> Holder:
    """Who asks, by their key, and what that allows. Raises ApiError without one that is needed."""
    state = state_of(request)
    holder = Holder(name=LOCAL, scopes=SCOPES)
    if state.config.needs_key:
        known = state.keys.holder_of(key_of(request))
        if known is None:
            raise ApiError(
                401,
                "no API key, or an unknown one; send Authorization: Bearer KEY",
                code="invalid_api_key",
                headers={"WWW-Authenticate": "Bearer"},
            )
        holder = known
    wait = state.rates.wait_for(holder.name, holder.requests_per_minute)
    if wait > 0:
        most = holder.requests_per_minute or state.config.limits.requests_per_minute
        raise ApiError(
            429,
            f"more than {most} requests in a minute; wait",
            code="rate_limit_exceeded",
            headers={"Retry-After": str(int(wait) + 1)},
        )
    return holder


async def owner_of(request: Request) -> str:
    """Who asks. Raises ApiError where their key does not allow it.

    Not handed to a thread, as the routes that are asked again and again are not: it is done in
    less time than a busy machine takes to wake one.
    """
    holder = holder_of(request)
    needed = "read" if request.method in ("GET", "HEAD") else "write"
    return _allowed(holder, needed)


async def metrics_reader(request: Request) -> str:
    """Who asks for the server's figures. Raises ApiError where their key does not allow it."""
    return _allowed(holder_of(request), "metrics")


def _allowed(holder: Holder, scope: str) -> str:
    if scope not in holder.scopes:
        raise ApiError(
            403,
            f"this key does not allow to {scope}: it allows {', '.join(holder.scopes)}",
            code="scope_missing",
        )
    return holder.name


Owner = Annotated[str, Depends(owner_of)]
MetricsReader = Annotated[str, Depends(metrics_reader)]


def job_of(state: State, job_id: str, owner: str, kinds: tuple[str, ...] = ()) -> JobRecord:
    """A job of that owner, of these kinds where any are named. Raises ApiError if there is none."""
    job = state.store.get(job_id, owner)
    if job is None or (kinds and job.kind not in kinds):
        raise not_found(f"job {job_id[:60]!r}")
    return job


def refuse_full(state: State, owner: str) -> None:
    """Raises ApiError where an owner has as many jobs waiting as may be, or no minutes left."""
    if state.store.count("queued", owner) >= state.config.limits.queued:
        raise ApiError(
            429,
            f"{state.config.limits.queued} jobs are waiting already; try again when some have "
            f"finished",
            code="queue_full",
            headers={"Retry-After": "5"},
        )
    holder = state.holder(owner)
    minutes = None if holder is None else holder.minutes_per_day
    if minutes is not None and state.store.seconds_today(owner) >= 60 * minutes:
        raise ApiError(
            429,
            f"the {minutes:g} minutes of this key for today (UTC) are used up",
            code="minutes_exceeded",
            headers={"Retry-After": str(int(86_400 - time.time() % 86_400) + 1)},
        )
