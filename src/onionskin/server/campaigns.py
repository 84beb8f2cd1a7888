"""`/v1/campaigns`: a film of one storyboard for every row of a table."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict, Field

from onionskin.film.fields import check_fields, read_table
from onionskin.jobs.job import JobRecord
from onionskin.server.boards import check_template, keep_assets, keep_template
from onionskin.server.campaigning import CAMPAIGN, CAMPAIGN_FILES, OUTPUT, TABLE
from onionskin.server.config import Owner, State, job_of, refuse_full, state_of
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.fields import reference_of
from onionskin.server.jobroutes import Kind, add_job_routes, file_of, made_files, served
from onionskin.server.kinds import BOARD_FOLDER
from onionskin.server.references import Giver
from onionskin.server.spoken import translated
from onionskin.server.told import Once, ToldJob, beginning, told
from onionskin.server.wishes import refused

router = APIRouter(prefix="/v1/campaigns", tags=["campaigns"])
_MOST_ROWS = 10_000


class CampaignWish(BaseModel):
    """A storyboard with {fields} in its texts, and a table whose columns these are."""

    model_config = ConfigDict(extra="forbid")

    storyboard: dict[str, Any]
    table: Any = Field(description="A CSV: an upload, or a data: URL.")
    name: str = Field(pattern=r"^[\w {}.-]{1,80}$", description="What each film is called: {name}.")
    assets: dict[str, Any] = {}
    preview: bool = False


class CampaignJob(ToldJob):
    """A campaign, and how far it is."""

    object: Literal["campaign"] = "campaign"
    title: str | None = None
    num_rows: int | None = None
    num_made: int | None = None
    num_failed: int | None = None
    rows: list[dict[str, Any]] = Field([], description="The result of each row, and its film.")
    files: list[str] = Field([], description="Files that `content` can return.")


class CampaignPage(BaseModel):
    """Campaigns, and whether there are more."""

    object: Literal["list"] = "list"
    data: list[CampaignJob]
    first_id: str | None
    last_id: str | None
    has_more: bool


@router.post("", responses=responses(400, 404, 413, 415))
def create(request: Request, wish: CampaignWish, owner: Owner, once: Once = None) -> CampaignJob:
    """Queue a film for every row of a table; what does not differ is made once."""
    state = state_of(request)
    refuse_full(state, owner)
    with beginning(state, CAMPAIGN) as job_id:
        root = state.store.folder_of(job_id)
        folder = root / BOARD_FOLDER
        folder.mkdir()
        giver = Giver(state=state, owner=owner, folder=folder)
        with refused(folder, "storyboard"):
            keep_assets(giver, wish.assets)
            check_template(wish.storyboard, folder)
            keep_template(wish.storyboard, folder)
        num_rows = _kept_table(Giver(state=state, owner=owner, folder=root), wish)
        job = state.store.add(
            CAMPAIGN,
            {"name": wish.name, "preview": wish.preview},
            owner=owner,
            about={"title": str(wish.storyboard.get("title", ""))[:200], "num_rows": num_rows},
            once=once,
            job_id=job_id,
            keep_seconds=state.config.limits.keep_seconds,
        )
    return _campaign(state, job)


@router.get(
    "/{job_id}/films/{row}",
    responses=responses(404) | served("video/mp4"),
    response_class=FileResponse,
)
def film(request: Request, job_id: str, row: int, owner: Owner) -> FileResponse:
    """The film of a row, from 1."""
    state = state_of(request)
    job = job_of(state, job_id, owner, (CAMPAIGN,))
    for each in job.about.get("rows", ()):
        if each.get("row") == row and each.get("film"):
            return file_of(state, job, f"{OUTPUT}/{each['film']}", "video/mp4")
    raise not_found(f"film of row {row} of {job.id}")


def _kept_table(giver: Giver, wish: CampaignWish) -> int:
    """Keeps the table, and tells how many rows it has; refuses fields that it does not have."""
    reference = reference_of("table", wish.table)
    if reference is None:
        raise ApiError(400, "table is missing: give a CSV", code="missing", param="table")
    path = giver.file("table", reference, "table", ("text",)).rename(giver.folder / TABLE)
    with refused(giver.folder, "table"):
        table = read_table(path)
        check_fields(wish.storyboard, table.columns, "the storyboard")
        check_fields(wish.name, table.columns, "name")
    if len(table.rows) > _MOST_ROWS:
        said = f"the table has {len(table.rows)} rows: give at most {_MOST_ROWS}"
        raise ApiError(400, said, code="invalid_value", param="table")
    return len(table.rows)


def _campaign(state: State, job: JobRecord) -> CampaignJob:
    about = job.about
    return CampaignJob(
        **told(state, job),
        title=about.get("title"),
        num_rows=about.get("num_rows"),
        num_made=about.get("num_made"),
        num_failed=about.get("num_failed"),
        rows=[_row(each) for each in about.get("rows", [])],
        files=made_files(job, CAMPAIGN_FILES),
    )


def _row(told_of: dict[str, Any]) -> dict[str, Any]:
    """A row's result, its error and warnings in the language of the request."""
    error, warnings = told_of.get("error"), told_of.get("warnings", [])
    return {
        **told_of,
        "error": error and translated(error),
        "warnings": [translated(each) for each in warnings],
    }


add_job_routes(
    router,
    Kind(name=CAMPAIGN, one=CampaignJob, many=CampaignPage, tell=_campaign, files=CAMPAIGN_FILES),
)
