"""`/v1/videos`: clips by OpenAI's convention, as its SDK and other open servers speak it.

The names of the open servers are taken as well: `seed`, `fps`, `num_frames`, `negative_prompt`,
`num_inference_steps`, `guidance_scale`.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, JSONResponse
from PIL import Image
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from onionskin.engines.registry import usual_settings
from onionskin.errors import InvalidInput, MediaError
from onionskin.jobs.job import Job
from onionskin.media.picture import read_picture
from onionskin.render.again import Changes, prepare_again
from onionskin.render.options import Extend, Make, Restyle
from onionskin.render.order import order_to_dict
from onionskin.render.setup import Setup
from onionskin.render.shot import prepare
from onionskin.server.config import Owner, State, job_of, refuse_full, state_of
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.fields import Fields, read_fields
from onionskin.server.making import CLIP, SHEET, THUMBNAIL, VIDEO
from onionskin.server.told import (
    DeletedVideo,
    Once,
    Order,
    ToldJob,
    beginning,
    page_of,
    polled,
    told,
    whole,
)

router = APIRouter(prefix="/v1/videos", tags=["videos"])

_KINDS = (CLIP,)
_COMMON = frozenset({"prompt", "model", "engine", "seed", "seconds", "user"})
_CREATE = _COMMON | {
    *("size", "width", "height", "fps", "num_frames", "negative_prompt", "num_inference_steps"),
    *("guidance_scale", "camera", "motion", "input_reference", "image_reference"),
}
_EDIT = _COMMON | {"video", "strength", "num_inference_steps", "guidance_scale"}
_EXTEND = _COMMON | {"video", "num_inference_steps", "guidance_scale"}
_REMIX = frozenset({"prompt", "seed"})
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


class VideoPage(BaseModel):
    """Videos, and whether there are more."""

    object: Literal["list"] = "list"
    data: list[Video]
    first_id: str | None
    last_id: str | None
    has_more: bool


_CREATE_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {
                "schema": {
                    "type": "object",
                    "required": ["prompt"],
                    "properties": {
                        name: {"type": "string"} for name in sorted(_CREATE - {"prompt"})
                    }
                    | {"prompt": {"type": "string", "maxLength": 2000}},
                }
            }
            for kind in ("multipart/form-data", "application/json")
        },
    }
}


@router.post("", responses=responses(400, 413, 415), openapi_extra=_CREATE_BODY)
async def create(request: Request, owner: Owner, once: Once = None) -> Video:
    """Queue a video of a sentence, or one that starts with a picture."""
    state, fields = state_of(request), await _read(request, _CREATE)

    def queue() -> Job:
        with beginning(state, "video") as job_id:
            picture = fields.files.get("input_reference") or fields.files.get("image_reference")
            image = None if picture is None else _kept_picture(state, job_id, picture)
            return _queued(state, owner, job_id, _make_of(state, fields, image), once)

    return _video(state, await run_in_threadpool(queue))


@router.post("/edits", responses=responses(400, 404, 413, 415))
async def edit(request: Request, owner: Owner, once: Once = None) -> Video:
    """Queue a video painted over anew, by a sentence: the file `video`, or a video's id."""
    state, fields = state_of(request), await _read(request, _EDIT)

    def queue() -> Job:
        with beginning(state, "video") as job_id:
            given = {"strength": fields.number("strength"), **_painted(fields)}
            asked = Restyle(
                _kept_clip(state, owner, job_id, fields), _prompt(fields), **_known(given)
            )
            return _queued(state, owner, job_id, prepare(asked, usual_settings(asked.engine)), once)

    return _video(state, await run_in_threadpool(queue))


@router.post("/extensions", responses=responses(400, 404, 413, 415))
async def extend(request: Request, owner: Owner, once: Once = None) -> Video:
    """Queue a video that goes on where another ends: the file `video`, or a video's id."""
    state, fields = state_of(request), await _read(request, _EXTEND)

    def queue() -> Job:
        with beginning(state, "video") as job_id:
            given = {"seconds": _seconds(state, fields), **_painted(fields)}
            asked = Extend(
                _kept_clip(state, owner, job_id, fields), _prompt(fields), **_known(given)
            )
            return _queued(state, owner, job_id, prepare(asked, usual_settings(asked.engine)), once)

    return _video(state, await run_in_threadpool(queue))


@router.get("", responses=responses())
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
    return VideoPage(data=[_video(state, job) for job in jobs], **around)


@router.get("/{video_id}", responses=responses(404))
def retrieve(request: Request, video_id: str, owner: Owner) -> JSONResponse:
    """How far a video is."""
    state = state_of(request)
    return polled(state, _video(state, job_of(state, video_id, owner, _KINDS)))


@router.delete("/{video_id}", responses=responses(404))
def delete(request: Request, video_id: str, owner: Owner) -> DeletedVideo:
    """Delete a video; one that is being made is stopped."""
    state = state_of(request)
    job = job_of(state, video_id, owner, _KINDS)
    return DeletedVideo(id=job.id, deleted=state.store.delete(job.id))


@router.post("/{video_id}/cancel", responses=responses(404))
def cancel(request: Request, video_id: str, owner: Owner) -> Video:
    """Stop a video that waits or is being made; one that has ended stays as it is."""
    state = state_of(request)
    state.store.cancel(job_of(state, video_id, owner, _KINDS).id)
    return _video(state, job_of(state, video_id, owner, _KINDS))


@router.post("/{video_id}/remix", responses=responses(400, 404, 415))
async def remix(request: Request, video_id: str, owner: Owner, once: Once = None) -> Video:
    """Queue a finished video made again by another sentence; all else stays."""
    state, fields = state_of(request), await _read(request, _REMIX)

    def queue() -> Job:
        source = _finished(state, video_id, owner)
        changes = Changes(
            options={"prompt": _prompt(fields), "seed": fields.whole("seed")}, scenery={}
        )
        setup = prepare_again(_file(state, source, VIDEO), changes)
        with beginning(state, "video") as job_id:
            return _queued(state, owner, job_id, setup, once, remixed=source.id)

    return _video(state, await run_in_threadpool(queue))


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
    return FileResponse(path, media_type=kind, filename=f"{job.id}{path.suffix}")


async def _read(request: Request, allowed: frozenset[str]) -> Fields:
    fields = await read_fields(request)
    fields.refuse_others(allowed)
    return fields


def _make_of(state: State, fields: Fields, image: Path | None) -> Setup:
    given: dict[str, Any] = {
        "size": _size(fields),
        "seconds": _seconds(state, fields),
        "fps": fields.text("fps"),
        "negative_prompt": fields.text("negative_prompt"),
        "camera": fields.text("camera"),
        "motion": fields.number("motion"),
        "image": None if image is None else str(image),
        **_painted(fields),
    }
    asked = Make(_prompt(fields), **_known(given))
    return prepare(asked, usual_settings(asked.engine))


def _painted(fields: Fields) -> dict[str, Any]:
    """What all tools that paint are given."""
    return {
        "engine": fields.text("engine") or fields.text("model"),
        "seed": fields.whole("seed"),
        "num_inference_steps": fields.whole("num_inference_steps"),
        "guidance_scale": fields.number("guidance_scale"),
    }


def _known(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _prompt(fields: Fields) -> str:
    prompt = fields.text("prompt")
    if not prompt:
        raise ApiError(
            400, "prompt is missing: say what is to be seen", code="missing", param="prompt"
        )
    return prompt


def _size(fields: Fields) -> str | None:
    width, height = fields.whole("width"), fields.whole("height")
    if (width is None) != (height is None):
        raise ApiError(400, "width and height go together", code="invalid_value", param="width")
    return fields.text("size") if width is None else f"{width}x{height}"


def _seconds(state: State, fields: Fields) -> float | None:
    """The length asked for, by seconds or by frames. Raises ApiError beyond what is allowed."""
    seconds, num_frames = fields.number("seconds"), fields.whole("num_frames")
    if seconds is None and num_frames is not None:
        fps = fields.number("fps")
        if not fps or fps <= 0:
            raise ApiError(400, "num_frames needs fps, above 0", code="invalid_value", param="fps")
        seconds = num_frames / fps
    longest = state.config.limits.seconds
    if seconds is not None and seconds > longest:
        raise ApiError(
            400,
            f"seconds is {seconds:g}: give at most {longest:g}",
            code="invalid_value",
            param="seconds",
        )
    return seconds


def _kept_picture(state: State, job_id: str, content: bytes) -> Path:
    """A picture that was sent, under a name of ours and as a PNG of ours."""
    limit = state.config.limits.picture_bytes
    if len(content) > limit:
        raise ApiError(
            413,
            f"the picture has {len(content):,} bytes; send at most {limit:,}",
            code="too_large",
            param="input_reference",
        )
    folder = state.store.folder_of(job_id)
    raw, path = folder / "input", folder / "input.png"
    try:
        raw.write_bytes(content)
        Image.fromarray(read_picture(raw)).save(path)
    except (InvalidInput, MediaError) as error:
        said = str(error).replace(str(raw), "the picture")
        raise ApiError(400, said, code="invalid_value", param="input_reference") from None
    raw.unlink()
    return path


def _kept_clip(state: State, owner: str, job_id: str, fields: Fields) -> Path:
    """The clip that was sent, or a finished video of the owner's, for this job alone."""
    content, given = fields.files.get("video"), fields.values.get("video")
    folder = state.store.folder_of(job_id)
    path = folder / "input.mp4"
    if content is not None:
        path.write_bytes(content)
        return path
    named = given.get("id") if isinstance(given, Mapping) else given
    if not isinstance(named, str):
        raise ApiError(
            400,
            "video is missing: send a file, or the id of a video",
            code="missing",
            param="video",
        )
    shutil.copyfile(_file(state, _finished(state, named, owner), VIDEO), path)
    return path


def _queued(
    state: State,
    owner: str,
    job_id: str,
    setup: Setup,
    once: str | None,
    *,
    remixed: str | None = None,
) -> Job:
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


def _finished(state: State, video_id: str, owner: str) -> Job:
    job = job_of(state, video_id, owner, _KINDS)
    if job.state != "completed":
        raise ApiError(404, f"{job.id} is {job.state}: it has no file yet", code="not_completed")
    return job


def _file(state: State, job: Job, name: str) -> Path:
    path = state.store.folder_of(job.id) / name
    if name not in job.artefacts or not path.is_file():
        raise not_found(f"{name} of {job.id}")
    return path


def _video(state: State, job: Job) -> Video:
    about = job.about
    return Video(
        **told(state, job),
        expires_at=whole(job.expires_at),
        model=str(about.get("model", "")),
        remixed_from_video_id=about.get("remixed_from_video_id"),
        seed=about.get("seed"),
    )
