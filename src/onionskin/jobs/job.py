"""`JobRecord`: a job in the queue, its progress, and the files that it made."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from onionskin.errors import InvalidInput

State = Literal["queued", "in_progress", "completed", "failed", "cancelled"]
ENDED: tuple[State, ...] = ("completed", "failed", "cancelled")

EventType = Literal["queued", "started", "progress", "completed", "failed", "cancelled"]

OUT_OF_MEMORY = "out_of_memory"
"""The code of a job that needed more memory than there is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Why a job failed: a word for programs and a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class JobRecord:
    """A job as the queue stores it. Times are seconds since 1970."""

    id: str
    kind: str
    """What is made: "clip", "film" ...; a worker does the kinds that it has handlers for."""
    owner: str
    order: Mapping[str, Any]
    """What to make, as plain data for its handler."""
    about: Mapping[str, Any] = field(default_factory=dict)
    """What to show of it: plain data such as its prompt."""
    state: State = "queued"
    progress: int = 0
    """0..100; it never goes back."""
    stage: str = ""
    """What is being done: "planning", "painting" ..."""
    step: int | None = None
    """How many steps of the work are done, of `num_steps`; None if unknown."""
    num_steps: int | None = None
    seconds_left: float | None = None
    """Estimated from the speed so far; None if unknown."""
    created_at: float
    started_at: float | None = None
    completed_at: float | None = None
    expires_at: float | None = None
    """When its files are deleted; None: never."""
    error: Failure | None = None
    artefacts: tuple[str, ...] = ()
    """Names of the files that it made, in its folder."""
    num_bytes: int = 0
    """Size of all its files, once it is done."""
    attempts: int = 0
    cancel_asked: bool = False
    paused: bool = False
    """Paused: no worker runs it until it is resumed."""
    name: str = ""
    """The name that its owner gave it."""
    tags: tuple[str, ...] = ()
    starred: bool = False
    """Kept when its time is over."""
    trashed_at: float | None = None
    """When it was moved to the trash; it can be restored for a while."""

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


def new_id(prefix: str = "video") -> str:
    """A new name for a job, which nobody guesses."""
    return f"{prefix}_{secrets.token_hex(16)}"


def check_id(text: str) -> str:
    """A job's name. Raises InvalidInput for a text that none has."""
    head, _, tail = text.partition("_")
    if not (
        head.isascii()
        and head.isalpha()
        and len(tail) == 32
        and set(tail) <= set("0123456789abcdef")
    ):
        raise InvalidInput(f"{text[:60]!r} is not a job id; give one such as {new_id()}")
    return text
