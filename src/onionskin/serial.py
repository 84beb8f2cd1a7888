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
import importlib
import json
import math
import os
import re
import struct
import sys
import types
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np

from onionskin.checks import short
from onionskin.errors import InvalidInput

Noun = TypeVar("Noun")
MAX_ARRAY_BYTES: Final = 2**32
"""Of one array, once it is unpacked."""
MAX_TEXT_BYTES: Final = 2**26
"""Of the JSON of a noun."""
_MAGIC: Final = b"ONIONSK1"
_MOST_PER_BYTE: Final = 1100
"""zlib packs at most 1,032 bytes into one: a claim above that is a lie."""
_FRACTION = re.compile(r"\d{1,12}/\d{1,12}")


def schema_of(cls: type) -> str:
    """The name and version that stands first in a noun's data, e.g. "onionskin.request/1"."""
    return f"onionskin.{kind_of(cls)}/{getattr(cls, 'schema_version', 1)}"


def kind_of(cls: type) -> str:
    """A class's name as data has it: "engine_settings" for EngineSettings."""
    if "serial_kind" in vars(cls):
        return str(vars(cls)["serial_kind"])
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def to_dict(value: Any) -> dict[str, Any]:
    """The noun as dictionaries, lists, texts and numbers, ready for JSON, its schema first."""
    return _document(value, _packed)


def from_dict(cls: type[Noun], data: object) -> Noun:
    """The noun of what `to_dict` gave. Raises InvalidInput that names the field."""
    return _noun_of(cls, data, _unpacked)


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
        raise InvalidInput(f"these bytes are no {name}: give what to_bytes gave, whole")
    start = len(_MAGIC) + 4
    (length,) = struct.unpack(">I", data[len(_MAGIC) : start])
    offset = start + length

    def beside(packed: Mapping[str, Any], where: str) -> np.ndarray[Any, Any]:
        nonlocal offset
        size = packed.get("bytes")
        if type(size) is not int or not 0 <= size <= len(data) - offset:
            raise InvalidInput(f"{where} is truncated: give what to_bytes gave, whole")
        blob, offset = data[offset : offset + size], offset + size
        return _array(packed, blob, where, max_array_bytes)

    value = _noun_of(cls, _parsed(data[start:offset], name), beside)
    if offset != len(data):
        raise InvalidInput(f"these bytes go on after the {name}: give what to_bytes gave, whole")
    return value


# Writing


_Pack = Callable[["np.ndarray[Any, Any]"], dict[str, Any]]


def _document(value: Any, pack: _Pack) -> dict[str, Any]:
    noun = _as_noun(value)
    return {"schema": schema_of(type(noun)), **_fields_of(noun, pack)}


def _fields_of(noun: Any, pack: _Pack) -> dict[str, Any]:
    cls: Any = type(noun)
    hints = _hints(cls)
    return {
        field.name: _plain(getattr(noun, field.name), hints[field.name], field.name, pack)
        for field in _written(cls)
    }


def _plain(value: Any, hint: Any, where: str, pack: _Pack) -> Any:
    """`value` as plain data; `hint` is its field's type."""
    if hasattr(value, "as_noun") or (is_dataclass(value) and not isinstance(value, type)):
        return _plain_noun(_as_noun(value), hint, pack)
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
        inner = [_item_hint(hint, index) for index in range(len(value))]
        return [_plain(v, h, where, pack) for v, h in zip(value, inner, strict=True)]
    if isinstance(value, float) and not math.isfinite(value):
        raise InvalidInput(f"{where} is {value}, which cannot be written down: give a number")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise InvalidInput(f"{where} is {short(value)}, which cannot be written down")


def _plain_noun(noun: Any, hint: Any, pack: _Pack) -> Any:
    data = _fields_of(noun, pack)
    if getattr(noun, "written_as_row", False):
        return list(data.values())
    return {"kind": kind_of(type(noun)), **data} if len(_nouns_in(hint)) > 1 else data


def _plain_mapping(value: Mapping[Any, Any], hint: Any, where: str, pack: _Pack) -> Any:
    key_hint, value_hint = _key_and_value(hint)
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


# Reading


_Unpack = Callable[[Mapping[str, Any], str], "np.ndarray[Any, Any]"]


def _noun_of(cls: type[Noun], data: object, unpack: _Unpack) -> Noun:
    noun = _noun_type(cls)
    if isinstance(data, Mapping) and "schema" in data:
        _check_schema(noun, data["schema"])
        data = {name: value for name, value in data.items() if name != "schema"}
    value: Noun = _of_noun(cls, _noun(noun, data, "", unpack))
    return value


def _check_schema(cls: type, given: object) -> None:
    wanted = schema_of(cls)
    match = re.fullmatch(r"(onionskin\.\w+)/(\d{1,6})", given) if isinstance(given, str) else None
    if match is None or match[1] != wanted.partition("/")[0]:
        raise InvalidInput(f"schema is {short(given)}: give {wanted!r}")
    if int(match[2]) > int(wanted.partition("/")[2]):
        raise InvalidInput(
            f"schema is {given!r}, newer than this onionskin, which reads {wanted!r}: update it"
        )


def _read(hint: Any, data: object, where: str, unpack: _Unpack) -> Any:
    """The value of type `hint` that plain `data` stands for. Raises InvalidInput."""
    origin = get_origin(hint)
    if hint is Any or hint is object:
        return data
    if origin in (Union, types.UnionType):
        return _read_union(get_args(hint), data, where, unpack)
    if origin is Literal:
        return _one_of(data, get_args(hint), where)
    if origin in (tuple, Sequence, list, frozenset):
        return _read_items(hint, data, where, unpack)
    if origin in (dict, Mapping):
        return _read_mapping(hint, data, where, unpack)
    if origin is np.ndarray or hint is np.ndarray:
        return _read_array(hint, data, where, unpack)
    if _is_noun(hint):
        return _of_noun(hint, _noun(_noun_type(hint), data, where, unpack))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(_one_of(data, [each.value for each in hint], where))
    return _read_scalar(origin or hint, data, where)


def _read_scalar(hint: Any, data: object, where: str) -> Any:
    if hint in (None, type(None)) and data is None:
        return None
    if hint is bool and isinstance(data, bool):
        return data
    if hint is int and type(data) is int:
        return data
    if hint is float and type(data) in (int, float):
        return _finite(data, where)
    if hint is str and isinstance(data, str):
        return data
    if isinstance(hint, type) and issubclass(hint, os.PathLike) and isinstance(data, str):
        return Path(data)
    if hint is Fraction and (type(data) is int or isinstance(data, str)):
        return _fraction(data, where)
    raise _wrong(where, data, _wanted(hint))


def _finite(data: Any, where: str) -> float:
    try:
        value = float(data)
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise _wrong(where, data, "a number")
    return value


def _fraction(data: Any, where: str) -> Fraction:
    if isinstance(data, str) and (not _FRACTION.fullmatch(data) or data.endswith("/0")):
        raise _wrong(where, data, "a whole number or a fraction such as '24000/1001'")
    try:
        return Fraction(data)
    except ZeroDivisionError:
        raise _wrong(where, data, "a fraction such as '24000/1001'") from None


def _read_union(arms: tuple[Any, ...], data: object, where: str, unpack: _Unpack) -> Any:
    if data is None and type(None) in arms:
        return None
    arms = tuple(arm for arm in arms if arm is not type(None))
    if len(arms) == 1:
        return _read(arms[0], data, where, unpack)
    nouns = {kind_of(_noun_type(arm)): arm for arm in arms if _is_noun(arm)}
    if len(nouns) > 1 and isinstance(data, Mapping):
        kind = _one_of(data.get("kind"), list(nouns), f"{where}.kind")
        rest = {name: value for name, value in data.items() if name != "kind"}
        return _read(nouns[kind], rest, where, unpack)
    if len(nouns) == 1 and isinstance(data, Mapping):
        return _read(next(iter(nouns.values())), data, where, unpack)
    for arm in arms:
        try:
            return _read(arm, data, where, unpack)
        except InvalidInput:
            continue
    raise _wrong(where, data, " or ".join(dict.fromkeys(_wanted(arm) for arm in arms)))


def _read_items(hint: Any, data: object, where: str, unpack: _Unpack) -> Any:
    if not isinstance(data, list | tuple):
        raise _wrong(where, data, "a list")
    arguments = get_args(hint)
    fixed = get_origin(hint) is tuple and not (len(arguments) == 2 and arguments[1] is Ellipsis)
    if fixed and len(data) != len(arguments):
        raise _wrong(where, data, f"a list of {len(arguments)}")
    items = (
        _read(_item_hint(hint, index), item, f"{where}[{index}]", unpack)
        for index, item in enumerate(data)
    )
    return frozenset(items) if get_origin(hint) is frozenset else tuple(items)


def _read_mapping(hint: Any, data: object, where: str, unpack: _Unpack) -> dict[Any, Any]:
    key_hint, value_hint = _key_and_value(hint)
    if isinstance(data, Mapping):
        pairs = list(data.items())
    elif isinstance(data, list | tuple) and all(
        isinstance(pair, list | tuple) and len(pair) == 2 for pair in data
    ):
        pairs = [(key, value) for key, value in data]
    else:
        raise _wrong(where, data, "a mapping")
    return {
        _read(key_hint, key, f"a key of {where}", unpack): _read(
            value_hint, value, f"{where}[{short(key)}]", unpack
        )
        for key, value in pairs
    }


def _noun(cls: Any, data: object, where: str, unpack: _Unpack) -> Any:
    """The dataclass of a mapping, or of a row where it is written as one."""
    name, written = where or kind_of(cls), _written(cls)
    names = [field.name for field in written]
    if getattr(cls, "written_as_row", False) and isinstance(data, list | tuple):
        if len(data) > len(names):
            raise InvalidInput(f"{name} has {len(data)} values: give {', '.join(names)}")
        data = dict(zip(names, data, strict=False))
    if not isinstance(data, Mapping):
        raise _wrong(name, data, f"a mapping of {', '.join(names)}")
    for given in data:
        if given not in names:
            raise InvalidInput(
                f"{name}: no field is called {short(given)}; allowed: {', '.join(names)}"
            )
    if missing := [f.name for f in written if f.name not in data and _needed(f)]:
        what = "the field is" if len(missing) == 1 else "the fields are"
        raise InvalidInput(f"{name}: {', '.join(missing)} missing: {what} needed")
    hints = _hints(cls)
    prefix = f"{where}." if where else ""
    values = {key: _read(hints[key], data[key], prefix + key, unpack) for key in data}
    return _built(cls, values, where, names)


def _built(cls: Any, values: dict[str, Any], where: str, names: list[str]) -> Any:
    try:
        return cls(**values)
    except InvalidInput as error:
        message = str(error)
        if not where:
            raise
        starts_with_field = re.match(r"\w+", message)
        joint = "." if starts_with_field and starts_with_field[0] in names else ": "
        raise type(error)(f"{where}{joint}{message}") from None


def _read_array(hint: Any, data: object, where: str, unpack: _Unpack) -> np.ndarray[Any, Any]:
    if not isinstance(data, Mapping):
        raise _wrong(where, data, "an array as to_dict writes it")
    array = unpack(data, where)
    wanted = _dtype_of(hint)
    if wanted is not None and array.dtype != wanted:
        raise InvalidInput(f"{where} is an array of {array.dtype}: give one of {wanted}")
    return array


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
            f"{where} says that it holds {size:,} bytes: more than it can, or than {max_bytes:,}"
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
        raise _wrong(f"{where}.dtype", kind, "the type of an array, e.g. '|u1'")
    if not isinstance(shape, list | tuple) or not all(
        type(side) is int and 0 <= side < 2**31 for side in shape
    ):
        raise _wrong(f"{where}.shape", shape, "whole numbers from 0")
    if len(shape) > 8:
        raise _wrong(f"{where}.shape", shape, "at most 8 sides")
    return np.dtype(kind), tuple(shape)


def _parsed(text: str | bytes, name: str) -> Any:
    if len(text) > MAX_TEXT_BYTES:
        raise InvalidInput(f"the {name} has {len(text):,} bytes; the limit is {MAX_TEXT_BYTES:,}")
    try:
        return json.loads(text)
    except RecursionError:
        raise InvalidInput(f"the {name} is nested too deeply: give what to_json gave") from None
    except ValueError as error:  # JSON's and UTF-8's errors, and numbers of too many digits
        raise InvalidInput(f"the {name} is not JSON ({error}): give what to_json gave") from None


# Types


def _written(cls: Any) -> list[Field[Any]]:
    return [field for field in fields(cls) if field.init]


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@lru_cache(maxsize=256)
def _hints(cls: Any) -> dict[str, Any]:
    names: dict[str, Any] = {}
    for target in getattr(cls, "serial_types", ()):
        module, _, name = target.partition(":")
        names[name] = getattr(importlib.import_module(module), name)
    return get_type_hints(cls, {**vars(sys.modules[cls.__module__]), **names})


def _is_noun(hint: Any) -> bool:
    return isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "of_noun"))


def _noun_type(cls: Any) -> Any:
    return cls.noun_type() if hasattr(cls, "of_noun") else cls


def _as_noun(value: Any) -> Any:
    noun = value.as_noun() if hasattr(value, "as_noun") else value
    if not is_dataclass(noun) or isinstance(noun, type):
        raise InvalidInput(f"{short(value)} is no noun that can be written down")
    return noun


def _of_noun(cls: Any, noun: Any) -> Any:
    return cls.of_noun(noun) if hasattr(cls, "of_noun") else noun


def _nouns_in(hint: Any) -> list[Any]:
    is_union = get_origin(hint) in (Union, types.UnionType)
    return [arm for arm in (get_args(hint) if is_union else (hint,)) if _is_noun(arm)]


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    arms = [arm for arm in get_args(hint) if arm is not type(None)]
    return arms[0] if len(arms) == 1 else Any


def _item_hint(hint: Any, index: int) -> Any:
    arguments = get_args(_without_none(hint))
    if not arguments:
        return Any
    is_fixed = get_origin(_without_none(hint)) is tuple and arguments[-1] is not Ellipsis
    return arguments[index] if is_fixed and index < len(arguments) else arguments[0]


def _key_and_value(hint: Any) -> tuple[Any, Any]:
    arguments = get_args(_without_none(hint))
    return (arguments[0], arguments[1]) if len(arguments) == 2 else (Any, Any)


def _dtype_of(hint: Any) -> np.dtype[Any] | None:
    """The dtype that NDArray[np.uint8] names; None where it names none."""
    arguments = get_args(hint)
    kinds = get_args(arguments[1]) if len(arguments) == 2 else ()
    is_known = bool(kinds) and isinstance(kinds[0], type) and issubclass(kinds[0], np.generic)
    return np.dtype(kinds[0]) if is_known else None


def _one_of(data: object, allowed: Sequence[Any], where: str) -> Any:
    for each in allowed:
        if type(each) is type(data) and each == data:
            return each
    raise InvalidInput(
        f"{where} is {short(data)}; allowed: {', '.join(str(each) for each in allowed)}"
    )


_WANTED: Final[dict[Any, str]] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    Path: "a path",
    Fraction: "a whole number or a fraction such as '24000/1001'",
    type(None): "null",
}


def _wanted(hint: Any) -> str:
    origin = get_origin(hint) or hint
    if origin in (tuple, list, Sequence, frozenset):
        return "a list"
    if _is_noun(hint) or origin in (dict, Mapping):
        return "a mapping"
    return _WANTED.get(origin, f"a {getattr(origin, '__name__', 'value').lower()}")


def _wrong(where: str, value: object, wanted: str) -> InvalidInput:
    return InvalidInput(f"{where} is {short(value)}: give {wanted}")
