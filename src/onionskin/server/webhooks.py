"""`/v1/webhooks`: addresses that are told when jobs end, by Standard Webhooks."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from onionskin.server.config import Owner, state_of
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.outbox import TYPES, Endpoint, Outbox
from onionskin.server.sending import check_url

router = APIRouter(prefix="/v1/webhooks", tags=["webhooks"])
_MOST = 20
EventName = Annotated[str, Field(pattern=r"^(\*|[a-z]+\.(completed|failed|cancelled))$")]


class WebhookWish(BaseModel):
    """Who is to be told of what."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(min_length=8, max_length=2000)
    events: list[EventName] = Field(
        ["*"], max_length=20, description="video.completed, film.failed ...; * is all."
    )


class Webhook(BaseModel):
    """An address that is told. Its secret is shown once, when it is made."""

    id: str
    object: Literal["webhook"] = "webhook"
    url: str
    events: list[str]
    created_at: int
    secret: str | None = Field(default=None, description="whsec_..., to check signatures with.")


class WebhookList(BaseModel):
    """All addresses of an owner."""

    object: Literal["list"] = "list"
    data: list[Webhook]


class DeletedWebhook(BaseModel):
    """An address that is told no longer."""

    id: str
    object: Literal["webhook.deleted"] = "webhook.deleted"
    deleted: bool


@router.post("", responses=responses(400))
def create(request: Request, wish: WebhookWish, owner: Owner) -> Webhook:
    """Have an address told when your jobs end: completed, failed or cancelled."""
    state = state_of(request)
    outbox = Outbox(state.store)
    if len(outbox.endpoints(owner)) >= _MOST:
        raise ApiError(400, f"there are {_MOST} webhooks already", code="too_many", param="url")
    check_url(wish.url, allow_private=state.config.private_webhooks)
    for each in wish.events:
        if each != "*" and each.partition(".")[0] not in TYPES.values():
            known = ", ".join(sorted(TYPES.values()))
            raise ApiError(400, f"{each!r} has no events: give some of {known}", param="events")
    made = outbox.add(owner, wish.url, wish.events)
    return _told(made).model_copy(update={"secret": made.secret})


@router.get("", responses=responses())
def page(request: Request, owner: Owner) -> WebhookList:
    """List the addresses that are told."""
    found = Outbox(state_of(request).store).endpoints(owner)
    return WebhookList(data=[_told(each) for each in found])


@router.delete("/{webhook_id}", responses=responses(404))
def delete(request: Request, webhook_id: str, owner: Owner) -> DeletedWebhook:
    """Tell an address no longer."""
    if not Outbox(state_of(request).store).delete(owner, webhook_id):
        raise not_found(f"webhook {webhook_id[:60]!r}")
    return DeletedWebhook(id=webhook_id, deleted=True)


def _told(made: Endpoint) -> Webhook:
    return Webhook(
        id=made.id, url=made.url, events=list(made.types), created_at=int(made.created_at)
    )
