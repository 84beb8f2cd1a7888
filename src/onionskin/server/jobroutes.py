"""The routes that every kind of job has: how far one is, list, cancel, delete, and its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from onionskin.jobs.job import JobRecord
from onionskin.server.config import Owner, State, job_of, state_of
from onionskin.server.errors import not_found, responses
from onionskin.server.sniffing import SUFFIXES
from onionskin.server.told import (
    DeletedVideo,
    Order,
    ToldJob,
    file_name,
    page_of,
    poll_later,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of job as its routes show it."""

    name: str
    """As workers know it."""
    one: type[ToldJob]
    many: type[BaseModel]
    tell: Callable[[State, JobRecord], ToldJob]
    files: Mapping[str, tuple[str, str]]
    """What `content` gives by `variant`: the file, and its type. The first is the usual one."""


def add_job_routes(router: APIRouter, kind: Kind) -> None:
    """Adds the routes of a kind of job to a router that has its prefix."""
    _add_lists(router, kind)
    _add_ends(router, kind)
    _add_content(router, kind)


def _add_lists(router: APIRouter, kind: Kind) -> None:
    def page(
        request: Request,
        owner: Owner,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        after: Annotated[str | None, Query(max_length=60)] = None,
        order: Order = "desc",
    ) -> Any:
        """List them, the newest first."""
        state = state_of(request)
        jobs, around = page_of(state, owner, kind.name, limit, after, order)
        return kind.many(data=[kind.tell(state, job) for job in jobs], **around)

    async def retrieve(request: Request, response: Response, job_id: str, owner: Owner) -> Any:
        """How far it is."""
        state = state_of(request)
        poll_later(state, response)
        return kind.tell(state, job_of(state, job_id, owner, (kind.name,)))

    router.add_api_route(
        "", page, response_model=kind.many, responses=responses(404), name=f"list {kind.name}"
    )
    router.add_api_route(
        "/{job_id}",
        retrieve,
        response_model=kind.one,
        responses=responses(404),
        name=f"retrieve {kind.name}",
    )


def _add_ends(router: APIRouter, kind: Kind) -> None:
    def delete(request: Request, job_id: str, owner: Owner) -> Any:
        """Delete it and its files; what is being made is stopped."""
        state = state_of(request)
        job = job_of(state, job_id, owner, (kind.name,))
        return DeletedVideo(id=job.id, deleted=state.store.delete(job.id))

    def cancel(request: Request, job_id: str, owner: Owner) -> Any:
        """Stop what waits or is being made; what has ended stays as it is."""
        state = state_of(request)
        state.store.cancel(job_of(state, job_id, owner, (kind.name,)).id)
        return kind.tell(state, job_of(state, job_id, owner, (kind.name,)))

    router.add_api_route(
        "/{job_id}",
        delete,
        methods=["DELETE"],
        response_model=DeletedVideo,
        responses=responses(404),
        name=f"delete {kind.name}",
    )
    router.add_api_route(
        "/{job_id}/cancel",
        cancel,
        methods=["POST"],
        response_model=kind.one,
        responses=responses(404),
        name=f"cancel {kind.name}",
    )


def _add_content(router: APIRouter, kind: Kind) -> None:
    usual = next(iter(kind.files))

    def content(
        request: Request,
        job_id: str,
        owner: Owner,
        variant: str = Query(usual, json_schema_extra={"enum": list(kind.files)}),
    ) -> Any:
        """One of its files; parts of it by `Range`."""
        if variant not in kind.files:
            raise not_found(f"file {variant[:40]!r}: there are {', '.join(kind.files)}")
        state = state_of(request)
        return file_of(state, job_of(state, job_id, owner, (kind.name,)), *kind.files[variant])

    kinds = {media_type for _, media_type in kind.files.values()}
    router.add_api_route(
        "/{job_id}/content",
        content,
        response_class=FileResponse,
        responses=responses(404) | served(*kinds),
        name=f"content of {kind.name}",
    )


def served(*media_types: str) -> dict[int | str, dict[str, Any]]:
    """The answers of a route that sends files, whole or in parts."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in media_types}
    return {
        200: {"content": content},
        206: {"description": "A part of it, by `Range`.", "content": content},
        416: {"description": "There is no such part.", "content": {"text/plain": {}}},
    }


def made_files(job: JobRecord, files: Mapping[str, tuple[str, str]]) -> list[str]:
    """Which of the files of a kind there are of a job."""
    stems = {name.partition(".")[0] for name in job.artefacts}
    return [
        variant
        for variant, (name, _) in files.items()
        if name in job.artefacts or (name.endswith(".*") and name[:-2] in stems)
    ]


def file_of(state: State, job: JobRecord, name: str, media_type: str) -> FileResponse:
    """A finished file of a job; "name.*" is one of any suffix. Raises ApiError if there is none."""
    if name.endswith(".*"):
        name = next((each for each in job.artefacts if each.startswith(name[:-1])), name)
        media_type = SUFFIXES.get(name[name.rfind(".") :], "application/octet-stream")
    path = state.store.folder_of(job.id) / name
    if name not in job.artefacts or not path.is_file():
        raise not_found(f"{name} of {job.id}, which is {job.state}")
    is_shown = media_type.startswith(("video/", "image/", "audio/"))
    return FileResponse(
        path,
        media_type=media_type,
        filename=file_name(job, path.suffix),
        content_disposition_type="inline" if is_shown else "attachment",
    )
