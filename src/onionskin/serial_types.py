"""What the annotations of a noun's fields say of its data, and how wrong data is told."""

from __future__ import annotations

import importlib
import re
import sys
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import numpy as np

from onionskin.checks import short
from onionskin.errors import InvalidInput


def schema_of(cls: type) -> str:
    """The name and version that stands first in a noun's data, e.g. "onionskin.request/1"."""
    return f"onionskin.{kind_of(cls)}/{getattr(cls, 'schema_version', 1)}"


def kind_of(cls: type) -> str:
    """A class's name as data has it: "engine_settings" for EngineSettings."""
    if "serial_kind" in vars(cls):
        return str(vars(cls)["serial_kind"])
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def written_fields(cls: Any) -> list[Field[Any]]:
    """The fields of a dataclass that are written: those it is made of."""
    return [field for field in fields(cls) if field.init]


def is_needed(field: Field[Any]) -> bool:
    """Whether a field has no default."""
    return field.default is MISSING and field.default_factory is MISSING


@lru_cache(maxsize=256)
def hints_of(cls: Any) -> dict[str, Any]:
    """The types of a class's fields, by name."""
    names: dict[str, Any] = {}
    for each in reversed(cls.__mro__):  # what it inherits is typed where that was written
        names.update(vars(sys.modules[each.__module__]))
    for target in getattr(cls, "serial_types", ()):
        module, _, name = target.partition(":")
        names[name] = getattr(importlib.import_module(module), name)
    return get_type_hints(cls, names)


def is_noun(hint: Any) -> bool:
    """Whether a type is a dataclass, or stands for one."""
    return isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "of_noun"))


def noun_type(cls: Any) -> Any:
    """The dataclass that a class is, or stands for."""
    return cls.noun_type() if hasattr(cls, "of_noun") else cls


def as_noun(value: Any) -> Any:
    """The dataclass that a value is, or stands for. Raises InvalidInput where there is none."""
    noun = value.as_noun() if hasattr(value, "as_noun") else value
    if not is_dataclass(noun) or isinstance(noun, type):
        raise InvalidInput(f"{short(value)} cannot be stored")
    return noun


def of_noun(cls: Any, noun: Any) -> Any:
    """The value of class `cls` that a dataclass stands for."""
    return cls.of_noun(noun) if hasattr(cls, "of_noun") else noun


def nouns_in(hint: Any) -> list[Any]:
    """The nouns of a type, or of a union's arms."""
    is_union = get_origin(hint) in (Union, types.UnionType)
    return [arm for arm in (get_args(hint) if is_union else (hint,)) if is_noun(arm)]


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    arms = [arm for arm in get_args(hint) if arm is not type(None)]
    return arms[0] if len(arms) == 1 else Any


def item_hint(hint: Any, index: int) -> Any:
    """The type of a list's item."""
    arguments = get_args(_without_none(hint))
    if not arguments:
        return Any
    is_fixed = get_origin(_without_none(hint)) is tuple and arguments[-1] is not Ellipsis
    return arguments[index] if is_fixed and index < len(arguments) else arguments[0]


def key_and_value(hint: Any) -> tuple[Any, Any]:
    """The types of a mapping's keys and values."""
    arguments = get_args(_without_none(hint))
    return (arguments[0], arguments[1]) if len(arguments) == 2 else (Any, Any)


def dtype_of(hint: Any) -> np.dtype[Any] | None:
    """The dtype that NDArray[np.uint8] names; None where it names none."""
    arguments = get_args(hint)
    kinds = get_args(arguments[1]) if len(arguments) == 2 else ()
    is_known = bool(kinds) and isinstance(kinds[0], type) and issubclass(kinds[0], np.generic)
    return np.dtype(kinds[0]) if is_known else None


def one_of(data: object, allowed: Sequence[Any], where: str) -> Any:
    """`data`, if it is allowed. Raises InvalidInput."""
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


def wanted_of(hint: Any) -> str:
    """What is to be given for a type, in words."""
    origin = get_origin(hint) or hint
    if origin in (tuple, list, Sequence, frozenset):
        return "a list"
    if is_noun(hint) or origin in (dict, Mapping):
        return "a mapping"
    return _WANTED.get(origin, f"a {getattr(origin, '__name__', 'value').lower()}")


def wrong(where: str, value: object, wanted: str) -> InvalidInput:
    """The error of a value of another type."""
    return InvalidInput(f"{where} is {short(value)}: give {wanted}")
