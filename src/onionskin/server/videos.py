"""`/v1/videos`: clips by OpenAI's convention, as its SDK and other open servers speak it.

The names of the open servers are taken as well: `seed`, `fps`, `num_frames`, `negative_prompt`,
`num_inference_steps`, `guidance_scale`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from onionskin.jobs.job import JobRecord
from onionskin.render.order import order_to_dict
from onionskin.render.setup import Setup
from onionskin.server.asking import (
    CREATE,
    EDIT,
    EXPAND,
    EXTEND,
    REMIX,
    edit_of,
    expansion_of,
    extension_of,
    make_of,
    remix_of,
)
from onionskin.server.config import Owner, State, job_of, refuse_full, state_of
from onionskin.server.described import DESCRIBED
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.fields import Fields, read_fields
from onionskin.server.kinds import CLIP, SHEET, THUMBNAIL, VIDEO
from onionskin.server.limits import Limits
from onionskin.server.references import Giver
from onionskin.server.told import (
    DeletedVideo,
    Once,
    Order,
    ToldJob,
    beginning,
    file_name,
    page_of,
    poll_later,
    told,
    whole,
)

router = APIRouter(prefix="/v1/videos", tags=["videos"])

_KINDS = (CLIP,)
_VARIANTS: dict[str, tuple[str, str]] = {
    "video": (VIDEO, "video/mp4"),
    "thumbnail": (THUMBNAIL, "image/webp"),
    "spritesheet": (SHEET, "image/jpeg"),
}


class Video(ToldJob):
    """A video, and how far it is."""

    object: Literal["video"] = "video"
    expires_at: int | None = None
    model: str
    remixed_from_video_id: str | None = None
    seed: int | None = None
    fps: str | None = Field(None, description="Frames per second, once it is done.")
    seconds_elapsed: float | None = Field(None, description="How long it took to make.")


class VideoPage(BaseModel):
    """Videos, and whether there are more."""

    object: Literal["list"] = "list"
    data: list[Video]
    first_id: str | None
    last_id: str | None
    has_more: bool


def body_of_fields(names: frozenset[str], required: set[str]) -> dict[str, Any]:
    """The description of a body that is a form or JSON."""
    schema = {
        "type": "object",
        "required": sorted(required),
        "properties": {name: DESCRIBED.get(name, {}) for name in sorted(names)},
    }
    kinds = ("multipart/form-data", "application/json")
    return {
        "requestBody": {"required": True, "content": {kind: {"schema": schema} for kind in kinds}}
    }


@router.post(
    "", responses=responses(400, 404, 413, 415), openapi_extra=body_of_fields(CREATE, {"prompt"})
)
async def create(request: Request, owner: Owner, once: Once = None) -> Video:
    """Queue a video of a sentence, or one that starts with, ends with or passes pictures."""
    return await _asked(request, owner, once, CREATE, make_of)


@router.post(
    "/edits",
    responses=responses(400, 404, 413, 415),
    openapi_extra=body_of_fields(EDIT, {"prompt", "video"}),
)
async def edit(request: Request, owner: Owner, once: Once = None) -> Video:
    """Queue a video painted over anew: the whole of it, or where a mask or `regions` say so."""
    return await _asked(request, owner, once, EDIT, edit_of)


@router.post(
    "/extensions",
    responses=responses(400, 404, 413, 415),
    openapi_extra=body_of_fields(EXTEND, {"prompt", "video"}),
)
async def extend(request: Request, owner: Owner, once: Once = None) -> Video:
    """Queue a video that goes on where another ends."""
    return await _asked(request, owner, once, EXTEND, extension_of)


@router.post(
    "/expansions",
    responses=responses(400, 404, 413, 415),
    openapi_extra=body_of_fields(EXPAND, {"prompt", "video", "size"}),
)
async def expand(request: Request, owner: Owner, once: Once = None) -> Video:
    """Queue a video with more painted around it."""
    return await _asked(request, owner, once, EXPAND, expansion_of)


async def _asked(
    request: Request,
    owner: str,
    once: str | None,
    allowed: frozenset[str],
    setup_of: Callable[[Fields, Giver, Limits], Setup],
) -> Video:
    """Reads the fields, sets the clip up, and queues it: all that can be refused is, before."""
    state, fields = state_of(request), await _read(request, allowed)

    def queue() -> JobRecord:
        with beginning(state, "video") as job_id:
            giver = Giver(state=state, owner=owner, folder=state.store.folder_of(job_id))
            return _queued(state, owner, job_id, setup_of(fields, giver, state.config.limits), once)

    return video_of(state, await run_in_threadpool(queue))


@router.get("", responses=responses(404))
def page(
    request: Request,
    owner: Owner,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: Annotated[str | None, Query(max_length=60)] = None,
    order: Order = "desc",
) -> VideoPage:
    """List videos, the newest first."""
    state = state_of(request)
    jobs, around = page_of(state, owner, CLIP, limit, after, order)
    return VideoPage(data=[video_of(state, job) for job in jobs], **around)


@router.get("/{video_id}", responses=responses(404))
async def retrieve(request: Request, response: Response, video_id: str, owner: Owner) -> Video:
    """How far a video is."""
    state = state_of(request)
    poll_later(state, response)
    return video_of(state, job_of(state, video_id, owner, _KINDS))


@router.delete("/{video_id}", responses=responses(404))
def delete(request: Request, video_id: str, owner: Owner) -> DeletedVideo:
    """Delete a video; one that is being made is stopped."""
    state = state_of(request)
    job = job_of(state, video_id, owner, _KINDS)
    return DeletedVideo(id=job.id, deleted=state.store.delete(job.id))


@router.post("/{video_id}/cancel", responses=responses(404))
def cancel(
    request: Request,
    video_id: str,
    owner: Owner,
    keep: Annotated[
        bool,
        Query(description="Complete it with the frames that are finished, as a shorter video."),
    ] = False,
) -> Video:
    """Stop a video that waits or is being made; one that has ended stays as it is."""
    state = state_of(request)
    state.store.cancel(job_of(state, video_id, owner, _KINDS).id, keep=keep)
    return video_of(state, job_of(state, video_id, owner, _KINDS))


@router.post(
    "/{video_id}/remix",
    responses=responses(400, 404, 413, 415),
    openapi_extra=body_of_fields(REMIX, set()),
)
async def remix(request: Request, video_id: str, owner: Owner, once: Once = None) -> Video:
    """Queue a finished video made again by another sentence, seed, size ...; all else stays."""
    state, fields = state_of(request), await _read(request, REMIX)

    def queue() -> JobRecord:
        source = _finished(state, video_id, owner)
        setup = remix_of(fields, _file(state, source, VIDEO), state.config.limits)
        with beginning(state, "video") as job_id:
            return _queued(state, owner, job_id, setup, once, remixed=source.id)

    return video_of(state, await run_in_threadpool(queue))


@router.get(
    "/{video_id}/content",
    responses=responses(400, 404)
    | {200: {"content": {kind: {} for _, kind in _VARIANTS.values()}}},
    response_class=FileResponse,
)
def content(
    request: Request,
    video_id: str,
    owner: Owner,
    variant: Literal["video", "thumbnail", "spritesheet"] = "video",
) -> FileResponse:
    """The file of a finished video, or a picture of it; parts of it by `Range`."""
    state = state_of(request)
    job = _finished(state, video_id, owner)
    name, kind = _VARIANTS[variant]
    path = _file(state, job, name)
    return FileResponse(path, media_type=kind, filename=file_name(job, path.suffix))


async def _read(request: Request, allowed: frozenset[str]) -> Fields:
    fields = await read_fields(request)
    fields.refuse_others(allowed)
    return fields


def _queued(
    state: State,
    owner: str,
    job_id: str,
    setup: Setup,
    once: str | None,
    *,
    remixed: str | None = None,
) -> JobRecord:
    """Queues what was set up: all that can be refused has been."""
    refuse_full(state, owner)
    order, framing = setup.order, setup.framing
    assert order is not None
    about = {
        "model": setup.engine.name,
        "prompt": setup.request.prompt,
        "size": f"{framing.size.width}x{framing.size.height}",
        "seconds": f"{float(framing.num_frames / framing.fps):g}",
        "seed": setup.request.seed,
        "remixed_from_video_id": remixed,
    }
    return state.store.add(
        CLIP,
        order_to_dict(order),
        owner=owner,
        about=about,
        once=once,
        job_id=job_id,
        keep_seconds=state.config.limits.keep_seconds,
    )


def _finished(state: State, video_id: str, owner: str) -> JobRecord:
    job = job_of(state, video_id, owner, _KINDS)
    if job.state != "completed":
        raise ApiError(404, f"{job.id} is {job.state}: it has no file yet", code="not_completed")
    return job


def _file(state: State, job: JobRecord, name: str) -> Path:
    path = state.store.folder_of(job.id) / name
    if name not in job.artefacts or not path.is_file():
        raise not_found(f"{name} of {job.id}")
    return path


def video_of(state: State, job: JobRecord) -> Video:
    """A video as it is told."""
    about = job.about
    return Video(
        **told(state, job),
        expires_at=whole(job.expires_at),
        model=str(about.get("model", "")),
        remixed_from_video_id=about.get("remixed_from_video_id"),
        seed=about.get("seed"),
        fps=None if about.get("fps") is None else str(about["fps"]),
        seconds_elapsed=about.get("seconds_elapsed"),
    )
