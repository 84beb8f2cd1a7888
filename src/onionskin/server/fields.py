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
MAX_FILES = 16
MAX_REFERENCES = 100
MAX_TEXT_BYTES = 2**20
Reference = bytes | str
"""A file: its content, or the id of an upload or of a finished job."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """The fields of a request; those that are files by their content."""

    values: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)

    def refuse_others(self, allowed: frozenset[str]) -> None:
        """Raises ApiError for a field that nobody reads."""
        for given in (*self.values, *self.files):
            name = given.partition("[")[0]
            if name not in allowed:
                known = ", ".join(sorted(allowed))
                raise ApiError(
                    400,
                    f"{name[:60]!r} is not a field; the fields are {known}",
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

    def flag(self, name: str) -> bool | None:
        """True or false, or one written as text."""
        value = self._given(name)
        if value is None or isinstance(value, bool):
            return value
        known = {"true": True, "false": False}
        if not isinstance(value, str) or value.lower() not in known:
            raise self._wrong(name, "true or false")
        return known[value.lower()]

    def data(self, name: str) -> Any:
        """Whatever JSON holds; in a form it is written as text."""
        value = self._given(name)
        is_written = isinstance(value, str) and value.lstrip()[:1] in ("{", "[")
        return parsed(name, value) if is_written else value

    def reference(self, name: str) -> Reference | None:
        """A file: its content, or the id of one. See `reference_of`."""
        if name in self.files:
            return self.files[name]
        return reference_of(name, self.data(name))

    def references(self, name: str) -> dict[str, Reference]:
        """Files by their keys: a mapping, or the files `name[key]` of a form."""
        given = self.data(name)
        if given is not None and not isinstance(given, dict):
            raise self._wrong(name, "a mapping of files")
        found = {
            str(key): reference_of(f"{name}[{str(key)[:40]}]", value)
            for key, value in (given or {}).items()
        }
        found |= {
            each[len(name) + 1 : -1]: content
            for each, content in self.files.items()
            if each.startswith(f"{name}[") and each.endswith("]")
        }
        if len(found) > MAX_REFERENCES:
            raise ApiError(
                400,
                f"{name} has more than {MAX_REFERENCES} files",
                code="invalid_value",
                param=name,
            )
        return {key: value for key, value in found.items() if value is not None}

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
    return _with_extra(data, {})


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
    return _with_extra(values, files)


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


def _with_extra(values: dict[str, Any], files: dict[str, bytes]) -> Fields:
    """What stands in `extra_body` as JSON are fields as well."""
    extra = values.pop("extra_body", None)
    if isinstance(extra, str):
        extra = parsed("extra_body", extra)
    if isinstance(extra, dict):
        values = {**values, **extra}
    return Fields(values=values, files=files)


def parsed(name: str, text: str) -> Any:
    """A field that is JSON written as text. Raises ApiError."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise ApiError(400, f"{name} is not JSON", code="invalid_json", param=name) from None


def reference_of(name: str, value: object) -> Reference | None:
    """A file named by an id, by {"id": ...} or {"file_id": ...}, or sent as a data: URL, plainly
    or as {"image_url": ...}. Raises ApiError for anything else; nothing is fetched.
    """
    if value is None or value == "":
        return None
    if isinstance(value, dict) and len(value) == 1:
        (key, inner), *_ = value.items()
        if key in ("image_url", "url"):
            return _of_data_url(name, inner)
        if key in ("id", "file_id"):
            value = inner
    if isinstance(value, str):
        if ":" in value[:12]:
            return _of_data_url(name, value)
        return value
    raise ApiError(
        400,
        f"{name} is not a file: send one, the id of an upload or of a video, or a data: URL",
        code="invalid_value",
        param=name.partition("[")[0],
    )


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
