"""`/v1/videos/reworks` and `/v1/masks`: clips cut, filmed once more or with parts of them dragged,
and masks that follow what was marked. Nothing is painted."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.jobs.job import JobRecord
from onionskin.media.info import MediaInfo
from onionskin.media.read import clip_info, read_frames
from onionskin.media.write import open_writer
from onionskin.motion.brush import MOST_DRAGS
from onionskin.motion.following import followed, small_greys
from onionskin.motion.framed import View
from onionskin.server.config import Owner, State, refuse_full, state_of
from onionskin.server.errors import ApiError, responses
from onionskin.server.fields import Fields, read_fields
from onionskin.server.kinds import CLIP
from onionskin.server.references import Giver
from onionskin.server.reworking import REWORK, mask_at, span_of
from onionskin.server.sniffing import sniffed
from onionskin.server.told import Once, beginning
from onionskin.server.uploads import Upload, told_of
from onionskin.server.videos import Video, body_of_fields, video_of
from onionskin.server.wishes import scratch

router = APIRouter(prefix="/v1", tags=["videos"])
_REWORK: Final = frozenset(
    {"video", "start_seconds", "end_seconds", "hold_seconds", "views", "drags", "masks", "user"}
)
_FOLLOW: Final = frozenset({"video", "mask", "at_seconds", "user"})
_MOST_VIEWS: Final = 50
_LONGEST_FOLLOWED: Final = 60.0
"""Seconds of a clip through which a mask is followed while somebody waits for it."""


@router.post(
    "/videos/reworks",
    responses=responses(400, 404, 413, 415),
    openapi_extra=body_of_fields(_REWORK, {"video"}),
)
async def rework(request: Request, owner: Owner, once: Once = None) -> Video:
    """Queue a clip cut, seen through a frame that moves, or with painted parts that are dragged."""
    state, fields = state_of(request), await read_fields(request)
    fields.refuse_others(_REWORK)
    job = await run_in_threadpool(_queued, state, owner, fields, once)
    return video_of(state, job)


@router.post(
    "/masks",
    responses=responses(400, 404, 413, 415),
    openapi_extra=body_of_fields(_FOLLOW, {"video", "mask"}),
)
async def follow(request: Request, owner: Owner) -> Upload:
    """Follow what is marked at one moment through the clip: the masks of all frames, as a clip
    that `mask` of an edit takes."""
    state, fields = state_of(request), await read_fields(request)
    fields.refuse_others(_FOLLOW)
    return await run_in_threadpool(_followed, state, owner, fields)


def _queued(state: State, owner: str, fields: Fields, once: str | None) -> JobRecord:
    refuse_full(state, owner)
    with beginning(state, "video") as job_id:
        giver = Giver(state=state, owner=owner, folder=state.store.folder_of(job_id))
        clip = _clip(fields, giver)
        info = clip_info(clip)
        order = {"clip": clip.name, **_order(fields, giver, state)}
        _check_within(order, info)
        if len(order) == 1:
            raise _wrong("video", "nothing would change: give start_seconds, views or drags")
        seconds = float(span_of(info, order).num_frames / info.fps)
        about = {
            "model": REWORK,
            "prompt": _name_of(state, owner, fields),
            "size": f"{info.width}x{info.height}",
            "seconds": f"{seconds:g}",
        }
        return state.store.add(
            CLIP,
            {REWORK: order},
            owner=owner,
            about=about,
            once=once,
            job_id=job_id,
            keep_seconds=state.config.limits.keep_seconds,
        )


def _check_within(order: dict[str, Any], info: MediaInfo) -> None:
    """Raises ApiError for moments that the clip does not have."""
    frame = float(1 / info.fps)
    latest = {"start_seconds": info.duration_seconds - frame, "end_seconds": info.duration_seconds}
    for name, most in latest.items():
        if order.get(name, 0.0) > most + 0.6 * frame:
            raise _wrong(
                name,
                f"{name} is {order[name]:g}: the clip has {info.duration_seconds:g} s, give at "
                f"most {most:.3g}",
            )


def _order(fields: Fields, giver: Giver, state: State) -> dict[str, Any]:
    """What is to be otherwise; only what is. Raises ApiError."""
    start, end = fields.number("start_seconds"), fields.number("end_seconds")
    if (start or 0.0) < 0 or (end is not None and end <= (start or 0.0)):
        raise _wrong("end_seconds", "give 0 <= start_seconds < end_seconds")
    hold = fields.number("hold_seconds")
    if hold is not None and not 0 < hold <= state.config.limits.seconds:
        raise _wrong("hold_seconds", f"give up to {state.config.limits.seconds:g} seconds")
    given = {
        "start_seconds": start,
        "end_seconds": end,
        "hold_seconds": hold,
        "views": _views(fields),
        "drags": _drags(fields, giver),
    }
    return {name: value for name, value in given.items() if value not in (None, [])}


def _views(fields: Fields) -> list[dict[str, float]]:
    """Where the frame stands, by time. Raises ApiError."""
    given = _listed(fields, "views", _MOST_VIEWS)
    names = ("seconds", "x", "y", "width")
    try:
        rows = [dict(zip(names, each, strict=True)) for each in given]
        views = sorted((View(**row) for row in rows), key=lambda each: each.seconds)
    except (TypeError, ValueError):
        raise _wrong("views", "give each of views as [seconds, x, y, width]") from None
    except InvalidInput as error:
        raise _wrong("views", str(error)) from None
    return [{name: getattr(each, name) for name in names} for each in views]


def _drags(fields: Fields, giver: Giver) -> list[dict[str, Any]]:
    """Painted parts and their ways: `drags` as [across, down], `masks` by their numbers."""
    given = _listed(fields, "drags", MOST_DRAGS)
    masks = fields.references("masks")
    found = []
    for index, each in enumerate(given):
        mask = masks.get(str(index))
        if mask is None:
            raise _wrong(
                "masks", f"masks[{index}] is missing: send the part that drags[{index}] is"
            )
        try:
            across, down = (checks.number("a way", way, low=-2.0, high=2.0) for way in each)
        except InvalidInput as error:
            raise _wrong("drags", str(error)) from None
        except (TypeError, ValueError):
            raise _wrong("drags", "give each of drags as [across, down]") from None
        path = giver.picture(f"masks[{index}]", mask, f"mask-{index}")
        found.append({"mask": path.name, "across": across, "down": down})
    return found


def _followed(state: State, owner: str, fields: Fields) -> Upload:
    def write(path: Path) -> None:
        shutil.move(masks, path)

    with scratch(state, owner) as desk:
        clip = _clip(fields, desk.giver)
        info = clip_info(clip)
        if info.duration_seconds > _LONGEST_FOLLOWED:
            said = (
                f"the clip has {info.duration_seconds:.0f} s; masks are followed through up to "
                f"{_LONGEST_FOLLOWED:g}: cut it first"
            )
            raise _wrong("video", said)
        mask = fields.reference("mask")
        if mask is None:
            raise ApiError(400, "mask is missing: send one", code="missing", param="mask")
        picture = desk.giver.picture("mask", mask, "mask")
        at = min(
            max(round((fields.number("at_seconds") or 0.0) * float(info.fps)), 0),
            info.num_frames - 1,
        )
        masks = desk.folder / "masks.mp4"
        _write_masks(clip, info, picture, at, masks)
        kept = state.shelf.put(
            owner,
            "mask",
            write,
            lambda path: sniffed(path, state.config.limits),
        )
    return told_of(state, kept)


def _write_masks(clip: Path, info: MediaInfo, picture: Path, at: int, masks: Path) -> None:
    """The masks of all frames, white where it is marked, as an MP4 of the clip's size."""
    greys = small_greys(read_frames(clip), info.width, info.height)
    height, width = greys[0].shape
    marked = mask_at(picture, width, height).astype(np.float32)
    with open_writer(masks, info.width, info.height, info.fps) as writer:
        for each in followed(greys, marked, min(at, len(greys) - 1)):
            large = cv2.resize(each, (info.width, info.height), interpolation=cv2.INTER_LINEAR)
            white = np.where(large > 0.5, np.uint8(255), np.uint8(0))
            writer.write(np.repeat(white[..., None], 3, axis=2))


def _clip(fields: Fields, giver: Giver) -> Path:
    given = fields.reference("video")
    if given is None:
        raise ApiError(
            400,
            "video is missing: send a file, or the id of an upload or of a video",
            code="missing",
            param="video",
        )
    return giver.clip("video", given, "input")


def _listed(fields: Fields, name: str, most: int) -> list[Any]:
    given = fields.data(name) or []
    if not isinstance(given, list) or len(given) > most:
        raise _wrong(name, f"{name} must be a list of up to {most}")
    return given


def _name_of(state: State, owner: str, fields: Fields) -> str | None:
    """What the clip was called or made of."""
    given = fields.values.get("video")
    if not isinstance(given, str):
        return None
    kept = state.shelf.get(owner, given)
    if kept is not None:
        return kept.name
    job = state.store.get(given, owner)
    return None if job is None else job.about.get("prompt") or job.about.get("title")


def _wrong(param: str, message: str) -> ApiError:
    return ApiError(400, message, code="invalid_value", param=param)
