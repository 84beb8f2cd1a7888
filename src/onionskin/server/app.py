"""The web application: its routes, and who may call them from where."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from onionskin.server import (
    campaigns,
    catalogue,
    events,
    films,
    house,
    library,
    metrics,
    page,
    plans,
    queue,
    reworks,
    session,
    sharing,
    staging,
    steady,
    storyboards,
    uploads,
    videos,
    webhooks,
    weights,
)
from onionskin.server.config import Config, Owner, State, state_of
from onionskin.server.errors import answer_errors, refusal, responses
from onionskin.server.outbox import Outbox
from onionskin.server.sending import Sender
from onionskin.server.spoken import answer_in
from onionskin.server.weights import Fetcher
from onionskin.version import __version__

_LOG = logging.getLogger(__name__)
_SWEEP_SECONDS = 60.0
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}
_Next = Callable[[Request], Awaitable[Response]]


class Health(BaseModel):
    """Whether the server works."""

    status: str
    version: str
    queued: int
    in_progress: int


class Model(BaseModel):
    """An engine, as clients of OpenAI's API list models."""

    id: str
    object: str = "model"
    created: int = 0
    owned_by: str = "onionskin"


class ModelPage(BaseModel):
    """All engines."""

    object: str = "list"
    data: list[Model]


def create_app(config: Config) -> FastAPI:
    """The application of a server."""
    app = FastAPI(
        title="onionskin",
        version=__version__,
        summary="Turn sentences into video clips and scripts into films, with no flicker and "
        "no jitter.",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.onionskin = State(config)
    answer_errors(app)
    app.middleware("http")(_guarded)
    app.add_api_route("/health", _health, methods=["GET"], tags=["server"])
    app.add_api_route(
        "/v1/models", _models, methods=["GET"], tags=["server"], responses=responses()
    )
    app.include_router(uploads.router)
    app.include_router(reworks.router)
    app.include_router(videos.router)
    app.include_router(storyboards.router)
    app.include_router(films.router)
    app.include_router(steady.steady_router)
    app.include_router(steady.measure_router)
    app.include_router(catalogue.router)
    app.include_router(weights.router)
    app.include_router(campaigns.router)
    app.include_router(events.router)
    app.include_router(queue.router)
    app.include_router(library.router)
    app.include_router(webhooks.router)
    app.include_router(house.router)
    app.include_router(session.router)
    app.include_router(sharing.router)
    app.include_router(metrics.router)
    app.include_router(plans.router)
    app.include_router(staging.router)
    app.include_router(page.router)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs, webhooks are sent, weights that are asked for are downloaded, and
    what is over is thrown away every minute."""
    state: State = app.state.onionskin
    sender = Sender(Outbox(state.store), allow_private=state.config.private_webhooks)
    fetcher = Fetcher(state.store)
    sender.start()
    fetcher.start()
    sweeping = asyncio.create_task(_sweep(state))
    yield
    sweeping.cancel()
    sender.stop()
    fetcher.stop()


async def _sweep(state: State) -> None:
    while True:
        try:
            await run_in_threadpool(clean, state)
        except Exception:  # a store that is busy for once is swept later
            _LOG.exception("expired jobs could not be deleted; will try again")
        await asyncio.sleep(_SWEEP_SECONDS)


def clean(state: State) -> int:
    """Throws away what is over, what is beyond a quota, and what belongs to nothing."""
    store = state.store
    gone = store.delete_expired() + store.trim(state.config.limits.artefact_bytes)
    return gone + store.clean() + state.shelf.delete_expired()


async def _guarded(request: Request, call_next: _Next) -> Response:
    """Refuses what a web page of another host sends, and bodies that are too large."""
    state, began = state_of(request), time.monotonic()
    answer_in(request.headers.get("accept-language", ""))
    refused = _refused_host(request, state) or _refused_body(request, state)
    answer = refused or await call_next(request)
    for name, value in _ALWAYS.items():
        answer.headers.setdefault(name, value)
    _note(request, state, answer.status_code, time.monotonic() - began)
    return answer


def _note(request: Request, state: State, status: int, seconds: float) -> None:
    """Counts a request, and writes it to the log, by its route: paths hold ids."""
    route = getattr(request.scope.get("route"), "path", "none")
    state.requests.note(request.method, route, status, seconds)
    told = {"method": request.method, "route": route, "status": status}
    job = next((value for name, value in request.path_params.items() if name.endswith("_id")), None)
    extra = {**told, "milliseconds": round(1000 * seconds, 1), "job": job}
    _LOG.info("%s %s %s", request.method, route, status, extra=extra)


def _refused_host(request: Request, state: State) -> Response | None:
    """A page on the web may call this machine by a name of its own, or post from elsewhere."""
    host = request.headers.get("host", "")
    hosts = state.config.hosts
    if "*" not in hosts and _name(host) not in hosts:
        said = f"this server is not called {_name(host)[:60]!r}; start it with --allow-host"
        return refusal(403, said, code="wrong_host")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return refusal(403, "requests from other sites are refused", code="wrong_origin")
    return None


def _refused_body(request: Request, state: State) -> Response | None:
    limit = state.config.limits.upload_bytes
    length = request.headers.get("content-length")
    if length is None and request.headers.get("transfer-encoding") is not None:
        return refusal(411, "say how long the body is: Content-Length", code="length_required")
    if length is not None and (not length.isdigit() or int(length) > limit):
        said = f"the body has {length[:20]} bytes; send at most {limit:,}"
        return refusal(413, said, code="too_large")
    return None


def _name(host: str) -> str:
    """A host without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _health(request: Request) -> Health:
    """Whether the server works, and how much waits."""
    store = state_of(request).store
    return Health(
        status="ok",
        version=__version__,
        queued=store.count("queued"),
        in_progress=store.count("in_progress"),
    )


def _models(request: Request, owner: Owner) -> ModelPage:
    """The engines that paint videos."""
    from onionskin.engines.registry import engine_names

    return ModelPage(data=[Model(id=name) for name in engine_names()])
