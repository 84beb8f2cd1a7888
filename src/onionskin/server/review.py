"""The review of a set: one page of this machine on which a person says what is good.

The page is written by hand (`static/review.*`), in the studio's look, with its player and under its
policy: no script but its own. It listens on this machine alone, and refuses what other sites send.
"""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Any, Literal
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, Response
from pydantic import BaseModel, Field

from onionskin.curation.review.session import Session
from onionskin.errors import InvalidInput, OnionskinError
from onionskin.server.page import POLICY
from onionskin.server.spoken import answer_in, translated

_FOLDER = files("onionskin.server") / "static"
_KINDS = {
    "review.html": "text/html; charset=utf-8",
    "review.js": "text/javascript; charset=utf-8",
    "player.js": "text/javascript; charset=utf-8",
    "review.css": "text/css; charset=utf-8",
    "studio.css": "text/css; charset=utf-8",
}
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-cache",
}
_MAX_BODY = 4096


class Choice(BaseModel):
    """What a reviewer chose; see `review.decisions.Decision`."""

    kind: Literal["keep", "drop", "prefer", "undo"]
    clip: str = Field(default="", max_length=64)
    over: str = Field(default="", max_length=129)


def create_review(session: Session) -> FastAPI:
    """The application of one review."""
    app = FastAPI(title="onionskin review", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.session = session
    app.middleware("http")(_guarded)
    app.add_exception_handler(OnionskinError, _told)
    app.add_api_route("/", _index, methods=["GET"])
    app.add_api_route("/page/{name}", _part, methods=["GET"])
    app.add_api_route("/review/state", _state, methods=["GET"])
    app.add_api_route("/review/pair", _pair, methods=["GET"])
    app.add_api_route("/review/clips", _clips, methods=["GET"])
    app.add_api_route("/review/strips/{clip}", _strip, methods=["GET"])
    app.add_api_route("/review/previews/{clip}", _preview, methods=["GET"])
    app.add_api_route("/review/decisions", _decide, methods=["POST"], status_code=201)
    return app


def serve_review(session: Session, port: int, started: Callable[[str], None]) -> None:
    """Serves the page on this machine until a signal comes; tells its address once it listens.

    Raises OnionskinError where the port is taken.
    """
    import time

    from onionskin.server.serving import listener_at

    listener = listener_at("127.0.0.1", port)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    config = uvicorn.Config(
        create_review(session), log_config=None, access_log=False, server_header=False
    )
    server = uvicorn.Server(config)

    def tell() -> None:
        while not server.started and not server.should_exit:
            time.sleep(0.02)
        started(address)

    threading.Thread(target=tell, daemon=True).start()
    server.run(sockets=[listener])


async def _guarded(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    answer_in(request.headers.get("accept-language", ""))
    answer = _refusal_of(request) or await call_next(request)
    for name, value in _ALWAYS.items():
        answer.headers.setdefault(name, value)
    return answer


def _refusal_of(request: Request) -> Response | None:
    """Refuses names of other hosts, requests of other sites, and bodies that are too large."""
    host = request.headers.get("host", "")
    if host.rpartition(":")[0] not in _HOSTS and host not in _HOSTS:
        return _error(403, "this page is for this machine only")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return _error(403, "requests from other sites are refused")
    if request.method == "POST":
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > _MAX_BODY:
            return _error(413, f"send at most {_MAX_BODY} bytes, and say how many")
        if not request.headers.get("content-type", "").startswith("application/json"):
            return _error(415, "the body is not JSON")
    return None


def _error(status: int, message: str) -> Response:
    return JSONResponse({"error": {"message": translated(message)}}, status)


async def _told(request: Request, error: Exception) -> Response:
    return _error(400 if isinstance(error, InvalidInput) else 404, str(error))


def _session(request: Request) -> Session:
    session: Session = request.app.state.session
    return session


def _index() -> Response:
    return _part("review.html")


def _part(name: str) -> Response:
    if name not in _KINDS:
        return _error(404, "there is no such part of the page")
    return Response((_FOLDER / name).read_bytes(), media_type=_KINDS[name])


def _state(request: Request) -> dict[str, Any]:
    return _session(request).state()


def _pair(request: Request) -> dict[str, Any]:
    found = _session(request).next_pair()
    return {"pair": None if found is None else list(found)}


def _clips(request: Request, offset: int = 0) -> dict[str, Any]:
    return _session(request).page(max(offset, 0))


def _strip(request: Request, clip: str) -> Response:
    path = _session(request).strip(clip)
    if not path.is_file():
        return _error(404, "the pictures of this clip are gone")
    return FileResponse(path, media_type="image/webp")


def _preview(request: Request, clip: str) -> Response:
    return FileResponse(_session(request).preview(clip), media_type="video/mp4")


def _decide(request: Request, choice: Choice) -> dict[str, Any]:
    session = _session(request)
    made = session.decide(choice.kind, choice.clip, choice.over)
    return {"decision": made.to_dict(), "state": session.state()}
