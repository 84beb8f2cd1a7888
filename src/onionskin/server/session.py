"""`/v1/session`: a browser is given a key once, and sends it by itself until it is closed.

Players, pictures and downloads of a page cannot send a header. The cookie that holds the key is
out of reach of scripts, is not sent from other sites, and goes when the browser is closed.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from onionskin.server.config import COOKIE, holder_of, key_of, state_of
from onionskin.server.errors import responses
from onionskin.server.keys import Holder

router = APIRouter(prefix="/v1/session", tags=["server"])
Held = Annotated[Holder, Depends(holder_of)]
_PATH: Final = "/v1"


class Session(BaseModel):
    """Who asks, and what they may do."""

    object: Literal["session"] = "session"
    name: str
    scopes: list[str]
    needs_key: bool = Field(description="False on a server of this machine alone.")


@router.get("", responses=responses())
def session(request: Request, holder: Held) -> Session:
    """Who asks, and what their key allows."""
    return _told(request, holder)


@router.post("", responses=responses())
def open_session(request: Request, response: Response, holder: Held) -> Session:
    """Keep the key of this request's `Authorization` in a cookie of the browser's session."""
    told = _told(request, holder)
    if told.needs_key:
        response.set_cookie(
            COOKIE,
            key_of(request),
            path=_PATH,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
    return told


@router.delete("", status_code=204, responses=responses())
def close_session(response: Response) -> None:
    """Forget the key that the browser's session holds."""
    response.delete_cookie(COOKIE, path=_PATH, httponly=True, samesite="strict")


def _told(request: Request, holder: Holder) -> Session:
    needs = state_of(request).config.needs_key
    return Session(name=holder.name, scopes=list(holder.scopes), needs_key=needs)
