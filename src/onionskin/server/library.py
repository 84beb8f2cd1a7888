"""`/v1/library`: what an owner has made, found by words and tags, named, thrown away, had back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from onionskin.jobs.job import JobRecord
from onionskin.server.config import Owner, State, job_of, state_of
from onionskin.server.errors import responses
from onionskin.server.told import ToldJob, told

router = APIRouter(prefix="/v1/library", tags=["library"])
Tag = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
Status = Literal["queued", "in_progress", "completed", "failed", "cancelled"]


class Item(ToldJob):
    """A job in the library."""

    object: Literal["library.item"] = "library.item"
    kind: str = Field(description="clip, film, campaign, steady, measure or weights.")
    title: str | None = None
    name: str = Field("", description="Name given by its owner.")
    tags: list[str] = Field([], description="Words to find it by.")
    starred: bool = False
    trashed_at: int | None = None
    bytes: int = 0


class ItemPage(BaseModel):
    """Some of the library."""

    object: Literal["list"] = "list"
    data: list[Item]
    first_id: str | None
    last_id: str | None
    has_more: bool


class TagCount(BaseModel):
    """A tag, and how many items have it."""

    tag: str
    count: int


class TagList(BaseModel):
    """All tags of an owner."""

    object: Literal["list"] = "list"
    data: list[TagCount]


class Description(BaseModel):
    """What is to be otherwise; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = Field(None, max_length=200)
    tags: list[Tag] | None = Field(None, max_length=50)
    starred: bool | None = None


class Emptied(BaseModel):
    """How many items are gone for good."""

    object: Literal["library.emptied"] = "library.emptied"
    deleted: int


@router.get("", responses=responses(404))
def search(
    request: Request,
    owner: Owner,
    q: Annotated[str, Query(max_length=200, description="All words must be there.")] = "",
    tag: Annotated[str | None, Query(max_length=60)] = None,
    kind: Annotated[str | None, Query(max_length=20)] = None,
    status: Status | None = None,
    starred: bool = False,
    trash: Annotated[bool, Query(description="Search the trash instead.")] = False,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    after: Annotated[str | None, Query(max_length=60)] = None,
) -> ItemPage:
    """Find what you made, the newest first."""
    state = state_of(request)
    if after is not None:
        job_of(state, after, owner)
    found = state.store.search(
        owner,
        words=q,
        tag=tag,
        kinds=() if kind is None else (kind,),
        states=() if status is None else (status,),
        starred=starred,
        trash=trash,
        limit=limit + 1,
        after=after,
    )
    jobs = found[:limit]
    return ItemPage(
        data=[item(state, job) for job in jobs],
        first_id=jobs[0].id if jobs else None,
        last_id=jobs[-1].id if jobs else None,
        has_more=len(found) > limit,
    )


@router.get("/tags", responses=responses())
def tags(request: Request, owner: Owner) -> TagList:
    """Your tags."""
    found = state_of(request).store.tags(owner)
    return TagList(data=[TagCount(tag=tag, count=count) for tag, count in found.items()])


@router.delete("/trash", responses=responses())
def empty(request: Request, owner: Owner) -> Emptied:
    """Empty the trash: what was in it cannot be had back."""
    return Emptied(deleted=state_of(request).store.empty_trash(owner))


@router.patch("/{job_id}", responses=responses(404))
def describe(request: Request, job_id: str, wish: Description, owner: Owner) -> Item:
    """Name, tag or star something; what is starred is kept."""
    state = state_of(request)
    job = job_of(state, job_id, owner)
    state.store.describe(job.id, name=wish.name, tags=wish.tags, starred=wish.starred)
    return item(state, job_of(state, job_id, owner))


@router.post("/{job_id}/trash", responses=responses(404))
def trash(request: Request, job_id: str, owner: Owner) -> Item:
    """Throw something away; it can be had back for a week."""
    state = state_of(request)
    state.store.trash(job_of(state, job_id, owner).id)
    return item(state, job_of(state, job_id, owner))


@router.post("/{job_id}/restore", responses=responses(404))
def restore(request: Request, job_id: str, owner: Owner) -> Item:
    """Have something back from the trash."""
    state = state_of(request)
    state.store.restore(job_of(state, job_id, owner).id)
    return item(state, job_of(state, job_id, owner))


def item(state: State, job: JobRecord) -> Item:
    """A job as the library shows it."""
    return Item(
        **told(state, job),
        kind=job.kind,
        title=job.about.get("title"),
        name=job.name,
        tags=list(job.tags),
        starred=job.starred,
        trashed_at=None if job.trashed_at is None else int(job.trashed_at),
        bytes=job.num_bytes,
    )
