"""`Job`: a piece of work that was asked for, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["queued", "in_progress", "completed", "failed", "cancelled"]
ENDED: tuple[State, ...] = ("completed", "failed", "cancelled")

EventType = Literal["queued", "started", "progress", "completed", "failed", "cancelled"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Why a job failed: a word for programs and a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A piece of work. Times are seconds since 1970."""

    id: str
    kind: str
    """What is made: "clip", "film" ...; a worker does the kinds that it has handlers for."""
    owner: str
    order: Mapping[str, Any]
    """What its handler makes it from: plain data."""
    about: Mapping[str, Any] = field(default_factory=dict)
    """What is told of it: plain data such as its prompt."""
    state: State = "queued"
    progress: int = 0
    """0..100; it never falls."""
    stage: str = ""
    """What is being done: "planning", "painting" ..."""
    seconds_left: float | None = None
    """By the speed so far; None where nothing is known."""
    created_at: float
    started_at: float | None = None
    completed_at: float | None = None
    expires_at: float | None = None
    """When its files are thrown away; None: never."""
    error: Failure | None = None
    artefacts: tuple[str, ...] = ()
    """Names of the files that it made, in its folder."""
    attempts: int = 0
    cancel_asked: bool = False

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something that became of a job; `number` only grows, over all jobs."""

    number: int
    job: str
    at: float
    type: EventType
    data: Mapping[str, Any] = field(default_factory=dict)
    """{"progress", "stage", "seconds_left"} of progress, {"code", "message"} of a failure."""
