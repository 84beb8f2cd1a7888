"""The studio: one page that speaks to the API beside it. It is built from `studio/`."""

from __future__ import annotations

from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import Response

router = APIRouter(include_in_schema=False)
_FOLDER = files("onionskin.server") / "static"
_KINDS = {
    "index.html": "text/html; charset=utf-8",
    "studio.js": "text/javascript; charset=utf-8",
    "studio.css": "text/css; charset=utf-8",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@router.get("/")
def index() -> Response:
    """The page."""
    return _file("index.html")


@router.get("/page/{name}")
def part(name: str) -> Response:
    """What the page is made of."""
    return _file(name) if name in _KINDS else Response(status_code=404)


def _file(name: str) -> Response:
    content = (_FOLDER / name).read_bytes()
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    return Response(content, media_type=_KINDS[name], headers=headers)
