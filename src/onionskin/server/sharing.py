"""`/v1/shares`: links to what was made, for others to look at and to say something of a moment.

`/v1/shared/{token}` needs no key: the token shows one thing, and its comments.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from onionskin.jobs.job import JobRecord
from onionskin.server import shared
from onionskin.server.config import Owner, State, job_of, state_of
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.jobroutes import file_of, made_files, served
from onionskin.server.kinds import BESIDE, CLIP, FILM, THUMBNAIL, VIDEO
from onionskin.server.shared import MOST_COMMENTS, Share
from onionskin.server.steadying import STEADY, STEADY_FILES

router = APIRouter(prefix="/v1", tags=["shares"])
_PER_MINUTE = 300
"""Requests of all who look at one link."""
_SEEN = ("video", "thumbnail", "captions")
_FILES = {
    CLIP: {"video": (VIDEO, "video/mp4"), "thumbnail": (THUMBNAIL, "image/webp")},
    FILM: {name: BESIDE[name] for name in _SEEN},
    STEADY: {"video": STEADY_FILES["video"]},
}
"""What of a thing others are shown."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]


class ShareWish(BaseModel):
    """What is to be shown."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(max_length=60, description="A finished video, film or mended clip.")


class Said(BaseModel):
    """What somebody says of a moment."""

    model_config = ConfigDict(extra="forbid")

    seconds: float = Field(ge=0, le=86_400)
    text: Text
    name: Name = ""


class Comment(Said):
    """A comment."""

    object: Literal["comment"] = "comment"
    id: str
    created_at: int


class SharedLink(BaseModel):
    """A link; `path` is where the page shows it."""

    object: Literal["share"] = "share"
    token: str
    id: str = Field(description="What it shows.")
    path: str
    created_at: int
    num_comments: int


class ShareList(BaseModel):
    """Your links, the newest first."""

    object: Literal["list"] = "list"
    data: list[SharedLink]


class Shown(BaseModel):
    """What a link shows."""

    object: Literal["shared"] = "shared"
    title: str
    kind: str
    seconds: str | None
    size: str | None
    fps: str | None
    files: list[str]
    comments: list[Comment]
    mine: bool = Field(description="Whether who asks may take comments back.")


class Ended(BaseModel):
    """What is gone."""

    id: str
    deleted: bool


@router.post("/shares", responses=responses(400, 404))
def create(request: Request, wish: ShareWish, owner: Owner) -> SharedLink:
    """Make a link that shows one finished thing to whoever has it."""
    state = state_of(request)
    job = job_of(state, wish.id, owner, tuple(_FILES))
    if job.state != "completed":
        raise ApiError(
            404, f"{job.id} is {job.state}: there is nothing to show", code="not_completed"
        )
    known = next((each for each in state.shares.of(owner) if each.job == job.id), None)
    return _link(known or state.shares.add(owner, job.id))


@router.get("/shares", responses=responses())
def links(request: Request, owner: Owner) -> ShareList:
    """List your links."""
    return ShareList(data=[_link(each) for each in state_of(request).shares.of(owner)])


@router.delete("/shares/{token}", responses=responses(404))
def end(request: Request, token: str, owner: Owner) -> Ended:
    """End a link: it shows nothing any more."""
    state = state_of(request)
    share = _own(state, token, owner)
    return Ended(id=share.token, deleted=state.shares.delete(share.token))


@router.delete("/shares/{token}/comments/{comment}", responses=responses(404))
def take_back(request: Request, token: str, comment: str, owner: Owner) -> Ended:
    """Take a comment off one of your links."""
    state = state_of(request)
    share = _own(state, token, owner)
    if not state.shares.take_back(share.token, comment):
        raise not_found(f"comment {comment[:40]!r}")
    return Ended(id=comment, deleted=True)


@router.get("/shared/{token}", responses=responses(404))
def shown(request: Request, token: str) -> Shown:
    """What a link shows, and what was said of it."""
    state = state_of(request)
    share, job = _shared(state, token)
    about = job.about
    return Shown(
        title=str(about.get("title") or about.get("prompt") or about.get("name") or job.kind),
        kind=job.kind,
        seconds=about.get("seconds"),
        size=about.get("size"),
        fps=None if about.get("fps") is None else str(about["fps"]),
        files=made_files(job, _FILES[job.kind]),
        comments=[_told(each) for each in sorted(share.comments, key=lambda each: each.seconds)],
        mine=not state.config.needs_key,
    )


@router.get(
    "/shared/{token}/content",
    responses=responses(404)
    | served("video/*", "image/webp", "image/jpeg", "application/x-subrip"),
    response_class=FileResponse,
)
def content(
    request: Request, token: str, variant: Literal["video", "thumbnail", "captions"] = "video"
) -> FileResponse:
    """The file that a link shows; parts of it by `Range`."""
    state = state_of(request)
    _, job = _shared(state, token)
    if variant not in _FILES[job.kind]:
        raise not_found(f"{variant} of it")
    return file_of(state, job, *_FILES[job.kind][variant])


@router.post("/shared/{token}/comments", responses=responses(400, 404))
def comment(request: Request, token: str, said: Said) -> Comment:
    """Say something of a moment."""
    state = state_of(request)
    share, _ = _shared(state, token)
    if len(share.comments) >= MOST_COMMENTS:
        raise ApiError(400, f"it has {MOST_COMMENTS} comments already", code="too_many")
    added = state.shares.comment(share.token, **said.model_dump())
    if added is None:
        raise not_found("link of this token")
    return _told(added)


def _shared(state: State, token: str) -> tuple[Share, JobRecord]:
    """A link and what it shows. Raises ApiError where there is none, or it is asked too often."""
    share = state.shares.get(token)
    job = None if share is None else state.store.get(share.job, share.owner)
    if share is None or job is None or job.state != "completed" or job.trashed_at is not None:
        raise not_found("link of this token")
    wait = state.rates.wait_for(f"share {share.token}", _PER_MINUTE)
    if wait > 0:
        raise ApiError(
            429,
            f"more than {_PER_MINUTE} requests in a minute; wait",
            code="rate_limit_exceeded",
            headers={"Retry-After": str(int(wait) + 1)},
        )
    return share, job


def _own(state: State, token: str, owner: str) -> Share:
    share = state.shares.get(token)
    if share is None or share.owner != owner:
        raise not_found("link of this token")
    return share


def _link(share: Share) -> SharedLink:
    return SharedLink(
        token=share.token,
        id=share.job,
        path=f"/#/see/{share.token}",
        created_at=int(share.created_at),
        num_comments=len(share.comments),
    )


def _told(given: shared.Comment) -> Comment:
    return Comment(
        id=given.id,
        seconds=given.seconds,
        text=given.text,
        name=given.name,
        created_at=int(given.created_at),
    )
