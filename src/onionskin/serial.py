"""Nouns as plain data and back: one strict, versioned codec for frozen dataclasses.

    data = to_dict(request)            # {"schema": "onionskin.request/1", "prompt": ...}
    request = from_dict(Request, data)
    request = from_bytes(Request, to_bytes(request))    # arrays stay arrays: small and fast

What a field's annotation says is what is written and what is taken:

    bool, int, float, str, Literal, enums      as they are; NaN and infinities never
    Fraction                                   4, or "24000/1001"
    Path                                       its text
    tuple[X, ...], frozenset[X]                a list (a set in order)
    Mapping[str, X], Mapping[float, X]         an object; a list of [key, value]
    a dataclass                                an object of its fields; only the outermost
                                               carries a schema
    one of several dataclasses                 the same with "kind", its name, first
    a numpy array                              {"dtype", "shape", "zlib"}: base64 of zlib

A field that has a default may be left out. Unknown fields, values of another type, another
noun's schema and versions newer than this package are refused in one line that names the field's
path. Ranges are each noun's own business (`__post_init__`); what it says gets the path as well.

A class may carry these class variables:

    schema_version: ClassVar[int]      1 without it
    written_as_row: ClassVar[bool]     written as a list of its fields' values, short and flat
    serial_kind: ClassVar[str]         its name in data; its class's in snake case without it
    serial_types: ClassVar[tuple[str, ...]]
        "package.module:Class" of types that its module imports for type checking only

A class that is no dataclass may stand for one: `as_noun()` gives the dataclass, the class method
`of_noun(noun)` takes it back, and `noun_type()` says its class.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import os
import re
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeVar

import numpy as np

from onionskin.checks import short
from onionskin.errors import InvalidInput
from onionskin.serial_reading import read_noun
from onionskin.serial_types import (
    as_noun,
    hints_of,
    item_hint,
    key_and_value,
    kind_of,
    nouns_in,
    schema_of,
    written_fields,
    wrong,
)

__all__ = [
    "from_bytes",
    "from_dict",
    "from_json",
    "kind_of",
    "schema_of",
    "to_bytes",
    "to_dict",
    "to_json",
]

Noun = TypeVar("Noun")
MAX_ARRAY_BYTES: Final = 2**32
"""Of one array, once it is unpacked."""
MAX_TEXT_BYTES: Final = 2**26
"""Of the JSON of a noun."""
_MAGIC: Final = b"ONIONSK1"
_MOST_PER_BYTE: Final = 1100
"""zlib packs at most 1,032 bytes into one: a claim above that is a lie."""


def to_dict(value: Any) -> dict[str, Any]:
    """The noun as dictionaries, lists, texts and numbers, ready for JSON, its schema first."""
    return _document(value, _packed)


def from_dict(cls: type[Noun], data: object) -> Noun:
    """The noun of what `to_dict` gave. Raises InvalidInput that names the field."""
    return read_noun(cls, data, _unpacked)


def to_json(value: Any) -> str:
    """The noun as JSON on one line."""
    return json.dumps(to_dict(value), ensure_ascii=False, allow_nan=False)


def from_json(cls: type[Noun], text: str | bytes) -> Noun:
    """The noun of what `to_json` gave. Raises InvalidInput that names the field."""
    return from_dict(cls, _parsed(text, kind_of(cls)))


def to_bytes(value: Any) -> bytes:
    """The noun as bytes, its arrays packed beside the JSON of all else.

    "ONIONSK1", the JSON's length (4 bytes, big end first), the JSON, then the arrays, each
    packed by zlib; the JSON has {"dtype", "shape", "bytes"} in their places.
    """
    blobs: list[bytes] = []

    def beside(array: np.ndarray[Any, Any]) -> dict[str, Any]:
        blobs.append(zlib.compress(array.tobytes(), 1))
        return {**_shape_of(array), "bytes": len(blobs[-1])}

    head = json.dumps(_document(value, beside), ensure_ascii=False, allow_nan=False).encode()
    return b"".join((_MAGIC, struct.pack(">I", len(head)), head, *blobs))


def from_bytes(cls: type[Noun], data: bytes, *, max_array_bytes: int = MAX_ARRAY_BYTES) -> Noun:
    """The noun of what `to_bytes` gave. Raises InvalidInput for damaged or truncated bytes.

    `max_array_bytes` is the most that one array may take once it is unpacked.
    """
    name = kind_of(cls)
    if data[: len(_MAGIC)] != _MAGIC or len(data) < len(_MAGIC) + 4:
        raise InvalidInput(f"these bytes hold no {name}: give all that to_bytes returned")
    start = len(_MAGIC) + 4
    (length,) = struct.unpack(">I", data[len(_MAGIC) : start])
    offset = start + length

    def beside(packed: Mapping[str, Any], where: str) -> np.ndarray[Any, Any]:
        nonlocal offset
        size = packed.get("bytes")
        if type(size) is not int or not 0 <= size <= len(data) - offset:
            raise InvalidInput(f"{where} is truncated: give all that to_bytes returned")
        blob, offset = data[offset : offset + size], offset + size
        return _array(packed, blob, where, max_array_bytes)

    value = read_noun(cls, _parsed(data[start:offset], name), beside)
    if offset != len(data):
        raise InvalidInput(
            f"there is extra data after the {name}: give exactly what to_bytes returned"
        )
    return value


# Writing


_Pack = Callable[["np.ndarray[Any, Any]"], dict[str, Any]]


def _document(value: Any, pack: _Pack) -> dict[str, Any]:
    noun = as_noun(value)
    return {"schema": schema_of(type(noun)), **_fields_of(noun, pack)}


def _fields_of(noun: Any, pack: _Pack) -> dict[str, Any]:
    cls: Any = type(noun)
    hints = hints_of(cls)
    return {
        field.name: _plain(getattr(noun, field.name), hints[field.name], field.name, pack)
        for field in written_fields(cls)
    }


def _plain(value: Any, hint: Any, where: str, pack: _Pack) -> Any:
    """`value` as plain data; `hint` is its field's type."""
    if hasattr(value, "as_noun") or (is_dataclass(value) and not isinstance(value, type)):
        return _plain_noun(as_noun(value), hint, pack)
    if isinstance(value, np.ndarray):
        return pack(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
    if isinstance(value, Mapping):
        return _plain_mapping(value, hint, where, pack)
    if isinstance(value, frozenset | set):
        value = sorted(value)
    if isinstance(value, list | tuple):
        inner = [item_hint(hint, index) for index in range(len(value))]
        return [_plain(v, h, where, pack) for v, h in zip(value, inner, strict=True)]
    if isinstance(value, float) and not math.isfinite(value):
        raise InvalidInput(f"{where} is {value}, which cannot be stored: give a number")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise InvalidInput(f"{where} is {short(value)}, which cannot be stored")


def _plain_noun(noun: Any, hint: Any, pack: _Pack) -> Any:
    data = _fields_of(noun, pack)
    if getattr(noun, "written_as_row", False):
        return list(data.values())
    return {"kind": kind_of(type(noun)), **data} if len(nouns_in(hint)) > 1 else data


def _plain_mapping(value: Mapping[Any, Any], hint: Any, where: str, pack: _Pack) -> Any:
    key_hint, value_hint = key_and_value(hint)
    pairs = [
        (_plain(k, key_hint, where, pack), _plain(v, value_hint, f"{where}[{k!r}]", pack))
        for k, v in value.items()
    ]
    return dict(pairs) if all(isinstance(k, str) for k, _ in pairs) else [list(p) for p in pairs]


def _packed(array: np.ndarray[Any, Any]) -> dict[str, Any]:
    blob = zlib.compress(array.tobytes(), 6)
    return {**_shape_of(array), "zlib": base64.b64encode(blob).decode()}


def _shape_of(array: np.ndarray[Any, Any]) -> dict[str, Any]:
    return {"dtype": array.dtype.str, "shape": list(array.shape)}


# Arrays


def _unpacked(packed: Mapping[str, Any], where: str) -> np.ndarray[Any, Any]:
    try:
        blob = base64.b64decode(packed.get("zlib", ""), validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise InvalidInput(
            f"{where}.zlib is not base64: give an array as to_dict wrote it"
        ) from None
    return _array(packed, blob, where, MAX_ARRAY_BYTES)


def _array(
    packed: Mapping[str, Any], blob: bytes, where: str, max_bytes: int
) -> np.ndarray[Any, Any]:
    """The array whose bytes zlib packed into `blob`; no more memory is taken than it may need."""
    dtype, shape = _declared(packed, where)
    size = math.prod(shape) * dtype.itemsize
    if size > max_bytes or size > len(blob) * _MOST_PER_BYTE:
        raise InvalidInput(
            f"{where} declares {size:,} bytes: more than its data can hold, or more than "
            f"{max_bytes:,}"
        )
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(blob, size + 1)
    except zlib.error:
        content = b""
    if len(content) != size or not unpacker.eof:
        raise InvalidInput(f"{where} is damaged: give an array as it was written")
    return np.frombuffer(bytearray(content), dtype).reshape(shape)


def _declared(packed: Mapping[str, Any], where: str) -> tuple[np.dtype[Any], tuple[int, ...]]:
    kind, shape = packed.get("dtype"), packed.get("shape")
    if not isinstance(kind, str) or not re.fullmatch(r"[<>|][biuf][1248]", kind):
        raise wrong(f"{where}.dtype", kind, "the type of an array, e.g. '|u1'")
    if not isinstance(shape, list | tuple) or not all(
        type(side) is int and 0 <= side < 2**31 for side in shape
    ):
        raise wrong(f"{where}.shape", shape, "whole numbers from 0")
    if len(shape) > 8:
        raise wrong(f"{where}.shape", shape, "at most 8 sides")
    return np.dtype(kind), tuple(shape)


def _parsed(text: str | bytes, name: str) -> Any:
    if not isinstance(text, str | bytes):
        raise InvalidInput(f"the {name} is {short(text)}: give the text that to_json returned")
    if len(text) > MAX_TEXT_BYTES:
        raise InvalidInput(f"the {name} has {len(text):,} bytes; the limit is {MAX_TEXT_BYTES:,}")
    try:
        return json.loads(text)
    except RecursionError:
        raise InvalidInput(f"the {name} is nested too deeply: give what to_json returned") from None
    except ValueError as error:  # JSON's and UTF-8's errors, and numbers of too many digits
        raise InvalidInput(
            f"the {name} is not JSON ({error}): give what to_json returned"
        ) from None
