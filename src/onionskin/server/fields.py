"""What a client sends: JSON, a form, or a form with files, all read into one shape.

Forms carry everything as text, lists and mappings as `name[]` and `name[key]`. Nothing that a
client names becomes a path: files are known by their content.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile

from onionskin.server.errors import ApiError

MAX_FIELDS = 100
MAX_FILES = 4
MAX_TEXT_BYTES = 2**20


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """The fields of a request; those that are files by their content."""

    values: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)

    def refuse_others(self, allowed: frozenset[str]) -> None:
        """Raises ApiError for a field that nobody reads."""
        for name in (*self.values, *self.files):
            if name not in allowed:
                known = ", ".join(sorted(allowed))
                raise ApiError(
                    400,
                    f"{name[:60]!r} is no field; the fields are {known}",
                    code="unknown_parameter",
                    param=name[:60],
                )

    def text(self, name: str, default: str | None = None) -> str | None:
        """A text; numbers of JSON are taken as they are written."""
        value = self._given(name)
        if value is None:
            return default
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            raise self._wrong(name, "a text")
        return value

    def whole(self, name: str) -> int | None:
        """A whole number, or one written as text."""
        value = self._given(name)
        if value is None:
            return None
        try:
            number = int(value) if isinstance(value, str) and len(value) <= 20 else value
        except ValueError:
            number = None
        if isinstance(number, float) and number.is_integer():
            number = int(number)
        if isinstance(number, bool) or not isinstance(number, int):
            raise self._wrong(name, "a whole number")
        return number

    def number(self, name: str) -> float | None:
        """A finite number, or one written as text."""
        value = self._given(name)
        if value is None:
            return None
        try:
            if isinstance(value, bool) or not isinstance(value, int | float | str):
                raise ValueError
            number = float(value)
        except (ValueError, OverflowError):
            number = math.nan
        if not math.isfinite(number):
            raise self._wrong(name, "a number")
        return number

    def _given(self, name: str) -> Any:
        value = self.values.get(name)
        return None if value == "" else value

    def _wrong(self, name: str, wanted: str) -> ApiError:
        given = repr(self.values[name])[:60]
        return ApiError(400, f"{name} is {given}: give {wanted}", code="invalid_value", param=name)


async def read_fields(request: Request) -> Fields:
    """The fields of a request, whatever form they come in. Raises ApiError."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        return await _of_form(request)
    if kind not in ("", "application/json"):
        raise ApiError(
            415,
            f"content type {kind[:60]} is not read; send application/json or multipart/form-data",
            code="unsupported_media_type",
        )
    return _of_json(await request.body())


def _of_json(body: bytes) -> Fields:
    try:
        data = json.loads(body or b"{}", parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise ApiError(400, "the body is not JSON", code="invalid_json") from None
    if not isinstance(data, dict):
        raise ApiError(400, "the body is not a JSON object", code="invalid_json")
    if len(data) > MAX_FIELDS:
        raise ApiError(400, f"more than {MAX_FIELDS} fields", code="invalid_value")
    return _with_pictures(data, {})


def _no_constant(name: str) -> None:
    raise ValueError(name)


async def _of_form(request: Request) -> Fields:
    form = await request.form(
        max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_TEXT_BYTES
    )
    values: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    try:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files[name] = await value.read()
            else:
                _put(values, name, value)
    finally:
        await form.close()
    return _with_pictures(values, files)


def _put(values: dict[str, Any], name: str, value: str) -> None:
    """Sets a field of a form: `a`, `a[]` (a list) or `a[b]` (a mapping)."""
    head, bracket, rest = name.partition("[")
    if not bracket or not rest.endswith("]"):
        values[name] = value
        return
    key = rest[:-1]
    if key == "":
        several = values.setdefault(head, [])
        if isinstance(several, list):
            several.append(value)
        return
    mapping = values.setdefault(head, {})
    if isinstance(mapping, dict):
        mapping[key] = value


def _with_pictures(values: dict[str, Any], files: dict[str, bytes]) -> Fields:
    """Pictures that are sent as {"image_url": "data:..."} are files, too."""
    for name in ("input_reference", "image_reference", "video"):
        value = values.get(name)
        if isinstance(value, dict) and set(value) == {"image_url"}:
            files[name] = _of_data_url(name, value["image_url"])
            del values[name]
    extra = values.pop("extra_body", None)
    if isinstance(extra, str):
        try:
            extra = json.loads(extra, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise ApiError(
                400, "extra_body is not JSON", code="invalid_json", param="extra_body"
            ) from None
    if isinstance(extra, dict):
        values = {**values, **extra}
    return Fields(values=values, files=files)


def _of_data_url(name: str, url: object) -> bytes:
    if not isinstance(url, str) or not url.startswith("data:"):
        raise ApiError(
            400,
            f"{name} is not fetched from elsewhere: send the file, or a data: URL",
            code="invalid_value",
            param=name,
        )
    head, _, body = url.partition(",")
    try:
        return base64.b64decode(body, validate=True) if head.endswith(";base64") else body.encode()
    except (binascii.Error, ValueError):
        raise ApiError(400, f"{name} is not base64", code="invalid_value", param=name) from None
