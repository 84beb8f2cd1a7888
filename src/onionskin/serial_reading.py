"""Plain data becomes nouns: what `serial` wrote is read, strictly, by the types of the fields."""

from __future__ import annotations

import math
import os
import re
import types
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import numpy as np

from onionskin.checks import short
from onionskin.errors import InvalidInput
from onionskin.serial_types import (
    dtype_of,
    hints_of,
    is_needed,
    is_noun,
    item_hint,
    key_and_value,
    kind_of,
    noun_type,
    of_noun,
    one_of,
    schema_of,
    wanted_of,
    written_fields,
    wrong,
)

Noun = TypeVar("Noun")
Unpack = Callable[[Mapping[str, Any], str], "np.ndarray[Any, Any]"]
"""Gives the array of what stands in its place, and of the path of its field."""
_FRACTION = re.compile(r"\d{1,12}/\d{1,12}")


def read_noun(cls: type[Noun], data: object, unpack: Unpack) -> Noun:
    """The noun of a class that plain data stands for. Raises InvalidInput that names the field."""
    noun = noun_type(cls)
    if isinstance(data, Mapping) and "schema" in data:
        _check_schema(noun, data["schema"])
        data = {name: value for name, value in data.items() if name != "schema"}
    value: Noun = of_noun(cls, _noun(noun, data, "", unpack))
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


def _read(hint: Any, data: object, where: str, unpack: Unpack) -> Any:
    """The value of type `hint` that plain `data` stands for. Raises InvalidInput."""
    origin = get_origin(hint)
    if hint is Any or hint is object:
        return data
    if origin in (Union, types.UnionType):
        return _read_union(get_args(hint), data, where, unpack)
    if origin is Literal:
        return one_of(data, get_args(hint), where)
    if origin in (tuple, Sequence, list, frozenset):
        return _read_items(hint, data, where, unpack)
    if origin in (dict, Mapping):
        return _read_mapping(hint, data, where, unpack)
    if origin is np.ndarray or hint is np.ndarray:
        return _read_array(hint, data, where, unpack)
    if is_noun(hint):
        return of_noun(hint, _noun(noun_type(hint), data, where, unpack))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(one_of(data, [each.value for each in hint], where))
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
    raise wrong(where, data, wanted_of(hint))


def _finite(data: Any, where: str) -> float:
    try:
        value = float(data)
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise wrong(where, data, "a number")
    return value


def _fraction(data: Any, where: str) -> Fraction:
    if isinstance(data, str) and (not _FRACTION.fullmatch(data) or data.endswith("/0")):
        raise wrong(where, data, "a whole number or a fraction such as '24000/1001'")
    try:
        return Fraction(data)
    except ZeroDivisionError:
        raise wrong(where, data, "a fraction such as '24000/1001'") from None


def _read_union(arms: tuple[Any, ...], data: object, where: str, unpack: Unpack) -> Any:
    if data is None and type(None) in arms:
        return None
    arms = tuple(arm for arm in arms if arm is not type(None))
    if len(arms) == 1:
        return _read(arms[0], data, where, unpack)
    nouns = {kind_of(noun_type(arm)): arm for arm in arms if is_noun(arm)}
    if len(nouns) > 1 and isinstance(data, Mapping):
        kind = one_of(data.get("kind"), list(nouns), f"{where}.kind")
        rest = {name: value for name, value in data.items() if name != "kind"}
        return _read(nouns[kind], rest, where, unpack)
    if len(nouns) == 1 and isinstance(data, Mapping):
        return _read(next(iter(nouns.values())), data, where, unpack)
    for arm in arms:
        try:
            return _read(arm, data, where, unpack)
        except InvalidInput:
            continue
    raise wrong(where, data, " or ".join(dict.fromkeys(wanted_of(arm) for arm in arms)))


def _read_items(hint: Any, data: object, where: str, unpack: Unpack) -> Any:
    if not isinstance(data, list | tuple):
        raise wrong(where, data, "a list")
    arguments = get_args(hint)
    fixed = get_origin(hint) is tuple and not (len(arguments) == 2 and arguments[1] is Ellipsis)
    if fixed and len(data) != len(arguments):
        raise wrong(where, data, f"a list of {len(arguments)}")
    items = (
        _read(item_hint(hint, index), item, f"{where}[{index}]", unpack)
        for index, item in enumerate(data)
    )
    return frozenset(items) if get_origin(hint) is frozenset else tuple(items)


def _read_mapping(hint: Any, data: object, where: str, unpack: Unpack) -> dict[Any, Any]:
    key_hint, value_hint = key_and_value(hint)
    if isinstance(data, Mapping):
        pairs = list(data.items())
    elif isinstance(data, list | tuple) and all(
        isinstance(pair, list | tuple) and len(pair) == 2 for pair in data
    ):
        pairs = [(key, value) for key, value in data]
    else:
        raise wrong(where, data, "a mapping")
    return {
        _read(key_hint, key, f"a key of {where}", unpack): _read(
            value_hint, value, f"{where}[{short(key)}]", unpack
        )
        for key, value in pairs
    }


def _noun(cls: Any, data: object, where: str, unpack: Unpack) -> Any:
    """The dataclass of a mapping, or of a row where it is written as one."""
    name, written = where or kind_of(cls), written_fields(cls)
    names = [field.name for field in written]
    if getattr(cls, "written_as_row", False) and isinstance(data, list | tuple):
        if len(data) > len(names):
            raise InvalidInput(f"{name} has {len(data)} values: give {', '.join(names)}")
        data = dict(zip(names, data, strict=False))
    if not isinstance(data, Mapping):
        raise wrong(name, data, f"a mapping of {', '.join(names)}")
    for given in data:
        if given not in names:
            raise InvalidInput(
                f"{name}: no field is called {short(given)}; allowed: {', '.join(names)}"
            )
    if missing := [f.name for f in written if f.name not in data and is_needed(f)]:
        what = "the field is" if len(missing) == 1 else "the fields are"
        raise InvalidInput(f"{name}: {', '.join(missing)} missing: {what} needed")
    hints = hints_of(cls)
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


def _read_array(hint: Any, data: object, where: str, unpack: Unpack) -> np.ndarray[Any, Any]:
    if not isinstance(data, Mapping):
        raise wrong(where, data, "an array as to_dict writes it")
    array = unpack(data, where)
    wanted = dtype_of(hint)
    if wanted is not None and array.dtype != wanted:
        raise InvalidInput(f"{where} is an array of {array.dtype}: give one of {wanted}")
    return array
