"""`/v1/steady` and `/v1/measure`: what does not hold still in a clip, and mending it.

Any clip is taken: a file, an upload, or what was made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from onionskin.jobs.job import JobRecord
from onionskin.server.config import Owner, State, refuse_full, state_of
from onionskin.server.errors import ApiError, responses
from onionskin.server.fields import Fields, read_fields
from onionskin.server.jobroutes import Kind, add_job_routes, made_files
from onionskin.server.references import Giver
from onionskin.server.steadying import MEASURE, MEASURE_FILES, STEADY, STEADY_FILES
from onionskin.server.told import Once, ToldJob, beginning, told

steady_router = APIRouter(prefix="/v1/steady", tags=["steady"])
measure_router = APIRouter(prefix="/v1/measure", tags=["steady"])
_FIELDS = frozenset({"video", "user"})


class Examined(ToldJob):
    """A clip that is measured; the measures themselves are its file `measures`."""

    name: str | None = Field(None, description="What the client called the clip.")
    score_before: float | None = Field(None, description="0..100; null if no score can be given.")
    defects: list[dict[str, Any]] = Field([], description="What is broken, and where.")
    files: list[str] = Field([], description="Files that `content` can return.")


class MeasureJob(Examined):
    """A clip that is measured."""

    object: Literal["measure"] = "measure"


class SteadyJob(Examined):
    """A clip that is measured and mended."""

    object: Literal["steady"] = "steady"
    score_after: float | None = None
    actions: list[dict[str, Any]] = Field(
        [], description="What was repaired, and how many points it gained."
    )
    untouched: bool | None = Field(None, description="Nothing helped: the clip is as it was.")


class SteadyPage(BaseModel):
    """Clips that are mended."""

    object: Literal["list"] = "list"
    data: list[SteadyJob]
    first_id: str | None
    last_id: str | None
    has_more: bool


class MeasurePage(BaseModel):
    """Clips that are measured."""

    object: Literal["list"] = "list"
    data: list[MeasureJob]
    first_id: str | None
    last_id: str | None
    has_more: bool


_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {
                "schema": {
                    "type": "object",
                    "required": ["video"],
                    "properties": {
                        "video": {"description": "A clip: a file, or an id."},
                        "user": {"type": "string"},
                    },
                }
            }
            for kind in ("multipart/form-data", "application/json")
        },
    }
}


@steady_router.post("", responses=responses(400, 404, 413, 415), openapi_extra=_BODY)
async def steady(request: Request, owner: Owner, once: Once = None) -> SteadyJob:
    """Queue a clip to be measured and mended so that it holds still."""
    state, fields = state_of(request), await read_fields(request)
    job = await run_in_threadpool(_queued, state, owner, STEADY, fields, once)
    return _steady(state, job)


@measure_router.post("", responses=responses(400, 404, 413, 415), openapi_extra=_BODY)
async def measure(request: Request, owner: Owner, once: Once = None) -> MeasureJob:
    """Queue a clip to be measured: flicker, jitter, pops, crawl and drift."""
    state, fields = state_of(request), await read_fields(request)
    job = await run_in_threadpool(_queued, state, owner, MEASURE, fields, once)
    return _measure(state, job)


def _queued(state: State, owner: str, kind: str, fields: Fields, once: str | None) -> JobRecord:
    fields.refuse_others(_FIELDS)
    given = fields.reference("video")
    if given is None:
        raise ApiError(
            400,
            "video is missing: send a file, or the id of an upload or of a video",
            code="missing",
            param="video",
        )
    refuse_full(state, owner)
    with beginning(state, kind) as job_id:
        giver = Giver(state=state, owner=owner, folder=state.store.folder_of(job_id))
        path = giver.clip("video", given, "original")
        kept = state.shelf.get(owner, given) if isinstance(given, str) else None
        return state.store.add(
            kind,
            {"clip": path.name},
            owner=owner,
            about={"name": kept.name if kept is not None else None},
            once=once,
            job_id=job_id,
            keep_seconds=state.config.limits.keep_seconds,
        )


def _examined(state: State, job: JobRecord, files: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    about = job.about
    return {
        **told(state, job),
        "name": about.get("name"),
        "score_before": about.get("score_before"),
        "defects": about.get("defects", []),
        "files": made_files(job, files),
    }


def _steady(state: State, job: JobRecord) -> SteadyJob:
    about = job.about
    return SteadyJob(
        **_examined(state, job, STEADY_FILES),
        score_after=about.get("score_after"),
        actions=about.get("actions", []),
        untouched=about.get("untouched"),
    )


def _measure(state: State, job: JobRecord) -> MeasureJob:
    return MeasureJob(**_examined(state, job, MEASURE_FILES))


add_job_routes(
    steady_router,
    Kind(name=STEADY, one=SteadyJob, many=SteadyPage, tell=_steady, files=STEADY_FILES),
)
add_job_routes(
    measure_router,
    Kind(name=MEASURE, one=MeasureJob, many=MeasurePage, tell=_measure, files=MEASURE_FILES),
)
