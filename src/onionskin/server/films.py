"""`/v1/films`: a script becomes a film, with captions, timeline and report beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict, Field

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.film.asked import FilmOptions, opened
from onionskin.finish.speech import load_voice
from onionskin.jobs.job import Job
from onionskin.render.framing import parse_size
from onionskin.server.config import Owner, State, job_of, refuse_full, state_of
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.making import BESIDE, FILM, SCRIPT
from onionskin.server.told import (
    DeletedVideo,
    Once,
    Order,
    ToldJob,
    beginning,
    page_of,
    poll_later,
    told,
)

router = APIRouter(prefix="/v1/films", tags=["films"])
_KINDS = (FILM,)
Part = Literal["video", "thumbnail", "captions", "timeline", "report"]


class FilmWish(BaseModel):
    """A script, and how its film is to be where the script does not say."""

    model_config = ConfigDict(extra="forbid")

    script: str = Field(min_length=1, max_length=500_000, description="Markdown.")
    size: str | None = Field(None, max_length=20, description="WIDTHxHEIGHT.")
    voice: str | None = Field(None, max_length=60)
    captions: Literal["burned", "soft", "off"] | None = None
    music: str | None = Field(None, max_length=60, description="A mood, or off.")
    style: str | None = Field(None, max_length=60)
    seed: int | None = Field(None, ge=0, le=2**63 - 1)
    preview: bool = False


class FilmJob(ToldJob):
    """A film, and how far it is."""

    object: Literal["film"] = "film"
    title: str | None = None
    script: str | None = None
    files: list[Part] = Field([], description="What `content` has beside the film.")


class FilmPage(BaseModel):
    """Films, and whether there are more."""

    object: Literal["list"] = "list"
    data: list[FilmJob]
    first_id: str | None
    last_id: str | None
    has_more: bool


@router.post("", responses=responses(400))
def create(request: Request, wish: FilmWish, owner: Owner, once: Once = None) -> FilmJob:
    """Queue the film of a script. What cannot be made of it is refused at once."""
    state = state_of(request)
    refuse_full(state, owner)
    with beginning(state, "film") as job_id:
        path = state.store.folder_of(job_id) / SCRIPT
        path.write_text(wish.script, encoding="utf-8")
        try:
            order, about = _read(wish, path)
        except OnionskinError as error:
            said = str(error).replace(str(path), "the script")
            raise ApiError(400, said, code="invalid_value", param="script") from None
        keep = state.config.limits.keep_seconds
        job = state.store.add(
            FILM, order, owner=owner, about=about, once=once, job_id=job_id, keep_seconds=keep
        )
    return _film(state, job)


@router.get("", responses=responses(404))
def page(
    request: Request,
    owner: Owner,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: Annotated[str | None, Query(max_length=60)] = None,
    order: Order = "desc",
) -> FilmPage:
    """List films, the newest first."""
    state = state_of(request)
    jobs, around = page_of(state, owner, FILM, limit, after, order)
    return FilmPage(data=[_film(state, job) for job in jobs], **around)


@router.get("/{film_id}", responses=responses(404))
def retrieve(request: Request, response: Response, film_id: str, owner: Owner) -> FilmJob:
    """How far a film is."""
    state = state_of(request)
    poll_later(state, response)
    return _film(state, job_of(state, film_id, owner, _KINDS))


@router.delete("/{film_id}", responses=responses(404))
def delete(request: Request, film_id: str, owner: Owner) -> DeletedVideo:
    """Delete a film; one that is being made is stopped."""
    state = state_of(request)
    job = job_of(state, film_id, owner, _KINDS)
    return DeletedVideo(id=job.id, deleted=state.store.delete(job.id))


@router.post("/{film_id}/cancel", responses=responses(404))
def cancel(request: Request, film_id: str, owner: Owner) -> FilmJob:
    """Stop a film that waits or is being made."""
    state = state_of(request)
    state.store.cancel(job_of(state, film_id, owner, _KINDS).id)
    return _film(state, job_of(state, film_id, owner, _KINDS))


@router.get(
    "/{film_id}/content",
    responses=responses(404) | {200: {"content": {"application/octet-stream": {}}}},
    response_class=FileResponse,
)
def content(request: Request, film_id: str, owner: Owner, variant: Part = "video") -> FileResponse:
    """The finished film, or what lies beside it."""
    state = state_of(request)
    job = job_of(state, film_id, owner, _KINDS)
    name, kind = BESIDE[variant]
    path = state.store.folder_of(job.id) / name
    if name not in job.artefacts or not path.is_file():
        raise not_found(f"{variant} of {job.id}")
    attached = "inline" if variant in ("video", "thumbnail") else "attachment"
    return FileResponse(
        path,
        media_type=kind,
        filename=f"{job.id}{path.suffix}",
        content_disposition_type=attached,
    )


def _read(wish: FilmWish, path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The order of a film, and what is told of it. Raises OnionskinError."""
    size = None if wish.size is None else parse_size(wish.size)
    taken = {"voice", "captions", "music", "style", "seed", "preview"}
    given = wish.model_dump(include=taken, exclude_none=True)
    board, warnings, inputs = opened(path, FilmOptions(size=size, **given))
    if set(inputs) - {path}:
        raise InvalidInput(
            "the script names files; over HTTP a film is made of words and tables alone"
        )
    for voice in {board.voice, *(each.voice for each in board.cast)} - {"", "auto", "off"}:
        load_voice(voice)
    about = {
        "title": board.title,
        "script": wish.script,
        "size": f"{board.size[0]}x{board.size[1]}",
        "warnings": list(warnings),
    }
    return {**given, "size": list(size) if size else None}, about


def _film(state: State, job: Job) -> FilmJob:
    beside: list[Part] = ["captions", "timeline", "report"]
    return FilmJob(
        **told(state, job),
        title=job.about.get("title"),
        script=job.about.get("script"),
        files=[part for part in beside if BESIDE[part][0] in job.artefacts],
    )
