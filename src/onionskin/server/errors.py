"""Errors as programs expect them: a status, and {"error": {message, type, param, code}}."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from onionskin.errors import InvalidInput, OnionskinError, UnknownEngine
from onionskin.server.spoken import translated

_LOG = logging.getLogger(__name__)
_NEVER_AGAIN = {"x-should-retry": "false"}
"""Clients try again after a 5xx: the second try would make a second job."""
_WORDS = {401: "unauthorized", 403: "forbidden", 404: "not_found", 405: "method_not_allowed"}


class ErrorDetail(BaseModel):
    """What went wrong."""

    message: str = Field(description="One sentence: what was given, what is allowed, what to do.")
    type: str = Field(description="invalid_request_error, rate_limit_error or server_error.")
    param: str | None = Field(description="The field that is wrong, where it is one.")
    code: str | None = Field(description="A word for programs.")


class ErrorBody(BaseModel):
    """The body of every answer that is an error."""

    error: ErrorDetail


class ApiError(Exception):
    """An answer that is an error."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.code, self.param = status, message, code, param
        self.headers = dict(headers or {})


def not_found(what: str) -> ApiError:
    """No such thing, or another owner's: the answer is the same."""
    return ApiError(404, f"there is no {what}", code="not_found")


def responses(*statuses: int) -> dict[int | str, dict[str, object]]:
    """The errors that a route may answer with, for its description."""
    return {status: {"model": ErrorBody} for status in sorted({401, 403, 422, 429, *statuses})}


def answer_errors(app: FastAPI) -> None:
    """Every error of the app becomes an `ErrorBody`."""
    app.add_exception_handler(ApiError, _own)
    app.add_exception_handler(OnionskinError, _onionskin)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unknown)


def _body_of(status: int, message: str, code: str | None, param: str | None) -> dict[str, object]:
    """An `ErrorBody` as plain data."""
    kind = "invalid_request_error"
    if status == 429:
        kind = "rate_limit_error"
    elif status >= 500:
        kind = "server_error"
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def refusal(
    status: int,
    message: str,
    *,
    code: str | None,
    param: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """An answer that is an error, in the language of the request."""
    body = _body_of(status, translated(message), code, param)
    return JSONResponse(body, status, headers=dict(headers or {}))


def _own(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ApiError)
    return refusal(
        error.status, error.message, code=error.code, param=error.param, headers=error.headers
    )


def _onionskin(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, UnknownEngine):
        return refusal(400, str(error), code="model_not_found", param="model")
    if isinstance(error, InvalidInput):
        return refusal(400, str(error), code="invalid_value")
    return refusal(500, str(error), code="failed", headers=_NEVER_AGAIN)


def _validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = [str(part) for part in first["loc"] if part not in ("body", "query", "path", "header")]
    name = ".".join(where) or None
    message = f"{name}: {first['msg']}" if name else str(first["msg"])
    return refusal(422, message, code="invalid_value", param=name)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _WORDS.get(error.status_code)
    return refusal(error.status_code, str(error.detail), code=code, headers=error.headers)


def _unknown(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    said = "an error in onionskin itself; the server's log says more"
    return refusal(500, said, code="internal_error", headers=_NEVER_AGAIN)
