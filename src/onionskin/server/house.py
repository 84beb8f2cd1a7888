"""`/v1/storage` and `/v1/keys`: the room that is taken, and whose keys there are.

Keys are made and taken back on this machine alone, where no key is needed.
"""

from __future__ import annotations

import shutil
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.concurrency import run_in_threadpool

from onionskin.errors import InvalidInput
from onionskin.server.config import Owner, State, state_of
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.keys import Holder

router = APIRouter(prefix="/v1", tags=["server"])
Scope = Literal["read", "write", "metrics"]


class Storage(BaseModel):
    """What your files take, and how much room there is; all in bytes."""

    object: Literal["storage"] = "storage"
    folder: str | None = Field(description="The data folder; shown on this machine only.")
    used_bytes: int = Field(description="Bytes taken by results.")
    sent_bytes: int = Field(description="Bytes taken by uploads.")
    trash_count: int
    free_bytes: int
    most_bytes: int = Field(description="Above this, the oldest jobs without a star are deleted.")
    keep_days: float | None = Field(description="How long finished jobs are kept.")


class Cleaned(BaseModel):
    """What was thrown away."""

    object: Literal["storage.cleaned"] = "storage.cleaned"
    num_jobs: int
    num_uploads: int


class KeyWish(BaseModel):
    """A key that is to be made."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    scopes: list[Scope] = Field(["read", "write"], min_length=1, max_length=3)
    requests_per_minute: int | None = Field(None, ge=1, le=1_000_000)
    minutes_per_day: float | None = Field(None, gt=0, le=1e6)


class Key(BaseModel):
    """Whose key it is, and what it allows."""

    object: Literal["key"] = "key"
    name: str
    scopes: list[Scope]
    requests_per_minute: int | None
    minutes_per_day: float | None


class NewKey(Key):
    """A key as it is shown once."""

    key: str


class KeyList(BaseModel):
    """Whose keys there are."""

    object: Literal["list"] = "list"
    data: list[Key]


class RemovedKey(BaseModel):
    """A key that holds no more."""

    name: str
    deleted: bool


@router.get("/storage", responses=responses())
def storage(request: Request, owner: Owner) -> Storage:
    """What your files take, and how much room there is."""
    state = state_of(request)
    limits, store = state.config.limits, state.store
    keep = limits.keep_seconds
    return Storage(
        folder=None if state.config.needs_key else str(store.folder),
        used_bytes=store.bytes_of(owner),
        sent_bytes=sum(each.facts.num_bytes for each in state.shelf.all(owner)),
        trash_count=len(store.search(owner, trash=True, limit=1000)),
        free_bytes=shutil.disk_usage(store.folder).free,
        most_bytes=limits.artefact_bytes,
        keep_days=None if keep is None else keep / 86_400,
    )


@router.post("/storage/clean", responses=responses())
async def clean(request: Request, owner: Owner) -> Cleaned:
    """Empty your trash, and throw away what you have uploaded: jobs have copies of their own."""
    return await run_in_threadpool(_cleaned, state_of(request), owner)


@router.get("/keys", responses=responses())
def keys(request: Request, owner: Owner) -> KeyList:
    """Whose keys there are, and what they allow; never the keys themselves."""
    state = _here(request)
    return KeyList(data=[_told(each) for each in state.keys.holders()])


@router.post("/keys", responses=responses(400))
def add_key(request: Request, wish: KeyWish, owner: Owner) -> NewKey:
    """Make a key: it is shown in this answer alone."""
    state = _here(request)
    try:
        key = state.keys.add(
            wish.name,
            scopes=wish.scopes,
            requests_per_minute=wish.requests_per_minute,
            minutes_per_day=wish.minutes_per_day,
        )
    except InvalidInput as error:
        raise ApiError(400, str(error), code="invalid_value", param="name") from None
    holder = next(each for each in state.keys.holders() if each.name == wish.name)
    return NewKey(**_told(holder).model_dump(), key=key)


@router.delete("/keys/{name}", responses=responses(404))
def remove_key(request: Request, name: str, owner: Owner) -> RemovedKey:
    """Take a key back: it holds no more."""
    if not _here(request).keys.remove(name):
        raise not_found(f"key of {name[:60]!r}")
    return RemovedKey(name=name, deleted=True)


def _here(request: Request) -> State:
    """The state of a server of this machine alone. Raises ApiError for any other."""
    state = state_of(request)
    if state.config.needs_key:
        raise ApiError(
            403,
            "keys are managed on the server's own machine: onionskin keys add NAME",
            code="not_here",
        )
    return state


def _cleaned(state: State, owner: str) -> Cleaned:
    gone = state.store.empty_trash(owner)
    sent = [each.id for each in state.shelf.all(owner)]
    return Cleaned(num_jobs=gone, num_uploads=sum(state.shelf.delete(owner, each) for each in sent))


def _told(holder: Holder) -> Key:
    return Key.model_validate(
        {
            "name": holder.name,
            "scopes": list(holder.scopes),
            "requests_per_minute": holder.requests_per_minute,
            "minutes_per_day": holder.minutes_per_day,
        }
    )
