"""`/v1/uploads`: files that people send once and use by their ids."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from onionskin.errors import OnionskinError
from onionskin.media.read import read_origin
from onionskin.server.config import Owner, State, state_of
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.shelf import Kept
from onionskin.server.sniffing import FileKind, sniffed

router = APIRouter(prefix="/v1/uploads", tags=["uploads"])


class MadeAs(BaseModel):
    """How a clip was made that onionskin made."""

    tool: str | None
    prompt: str
    seed: int
    engine: str
    options: dict[str, Any] = Field(description="What its tool was given.")


class Upload(BaseModel):
    """A file that was sent. Its id stands for it wherever a file is wanted."""

    id: str
    object: Literal["upload"] = "upload"
    kind: FileKind
    name: str
    media_type: str
    bytes: int
    width: int | None
    height: int | None
    seconds: float | None
    fps: float | None
    num_frames: int | None
    has_sound: bool
    created_at: int
    expires_at: int | None
    made_as: MadeAs | None = None


class UploadPage(BaseModel):
    """Files that were sent, the newest first."""

    object: Literal["list"] = "list"
    data: list[Upload]
    has_more: bool


class DeletedUpload(BaseModel):
    """A file that is gone."""

    id: str
    object: Literal["upload.deleted"] = "upload.deleted"
    deleted: bool


_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}


@router.post("", responses=responses(400, 413, 415), openapi_extra=_BODY)
async def create(request: Request, owner: Owner) -> Upload:
    """Keep a picture, a clip, a sound or a text: it is known by its content alone."""
    state = state_of(request)
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise ApiError(415, "send a form with a part `file`", code="unsupported_media_type")
    async with request.form(max_files=1, max_fields=4) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise ApiError(400, "file is missing: send one", code="missing", param="file")

        def write(path: Path) -> None:
            with path.open("wb") as kept:
                shutil.copyfileobj(file.file, kept)

        def put() -> Upload:
            name = file.filename or ""
            kept = state.shelf.put(
                owner, name, write, lambda path: sniffed(path, state.config.limits)
            )
            return told_of(state, kept, whole=True)

        return await run_in_threadpool(put)


@router.get("", responses=responses())
def page(
    request: Request,
    owner: Owner,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    kind: FileKind | None = None,
) -> UploadPage:
    """List the files that you sent, the newest first."""
    state = state_of(request)
    found = [each for each in state.shelf.all(owner) if kind in (None, each.facts.kind)]
    return UploadPage(
        data=[told_of(state, each) for each in found[:limit]], has_more=len(found) > limit
    )


@router.get("/{upload_id}", responses=responses(404))
def retrieve(request: Request, upload_id: str, owner: Owner) -> Upload:
    """What a file is, and how it was made where it says so."""
    state = state_of(request)
    return told_of(state, _kept(state, owner, upload_id), whole=True)


@router.delete("/{upload_id}", responses=responses(404))
def delete(request: Request, upload_id: str, owner: Owner) -> DeletedUpload:
    """Throw a file away; jobs that were given it have a copy of their own."""
    state = state_of(request)
    kept = _kept(state, owner, upload_id)
    return DeletedUpload(id=kept.id, deleted=state.shelf.delete(owner, kept.id))


@router.get(
    "/{upload_id}/content",
    responses=responses(404) | {200: {"content": {"application/octet-stream": {}}}},
    response_class=FileResponse,
)
def content(request: Request, upload_id: str, owner: Owner) -> FileResponse:
    """The file as it was sent; parts of it by `Range`."""
    kept = _kept(state_of(request), owner, upload_id)
    return FileResponse(
        kept.path,
        media_type=kept.facts.media_type,
        filename=f"{kept.id}{kept.facts.suffix}",
        content_disposition_type="attachment" if kept.facts.kind == "text" else "inline",
    )


def _kept(state: State, owner: str, upload_id: str) -> Kept:
    kept = state.shelf.get(owner, upload_id)
    if kept is None:
        raise not_found(f"upload {upload_id[:60]!r}")
    return kept


def told_of(state: State, kept: Kept, *, whole: bool = False) -> Upload:
    """A file as it is told; `whole`: with how it was made, for which the file is opened."""
    facts, expires = kept.facts, state.shelf.expires_at(kept)
    return Upload(
        id=kept.id,
        kind=facts.kind,
        name=kept.name,
        media_type=facts.media_type,
        bytes=facts.num_bytes,
        width=facts.width,
        height=facts.height,
        seconds=facts.seconds,
        fps=facts.fps,
        num_frames=facts.num_frames,
        has_sound=facts.has_sound,
        created_at=int(kept.created_at),
        expires_at=None if expires is None else int(expires),
        made_as=made_as(kept.path) if whole and facts.kind in ("clip", "picture") else None,
    )


def made_as(path: Path) -> MadeAs | None:
    """How the clip at `path` was made; None where it does not say so."""
    try:
        origin = read_origin(path)
    except OnionskinError:
        return None
    if origin is None:
        return None
    order = origin.order or {}
    options = order.get("options")
    options = dict(options) if isinstance(options, dict) else {}
    tool = options.pop("kind", None)
    return MadeAs(
        tool=tool if isinstance(tool, str) else None,
        prompt=origin.prompt,
        seed=origin.seed,
        engine=origin.engine,
        options={name: value for name, value in options.items() if value is not None},
    )
