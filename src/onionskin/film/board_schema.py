"""The JSON schema of a storyboard's file, made from the nouns: editors complete and check by it."""

from __future__ import annotations

import ast
import inspect
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from onionskin.film import storyboard
from onionskin.film.storyboard import (
    MAX_PACE,
    MIN_PACE,
    SOURCES,
    BoardShot,
    Line,
    Stage,
    Storyboard,
    Things,
)
from onionskin.serial import kind_of, schema_of

_NOT_WRITTEN: Final = ("notes", "origin")
"""Fields of a shot that people need not write."""


_NAMES: Final[Mapping[Any, str]] = {
    BoardShot: "shot",
    Line: "line",
    storyboard.BoardFigure: "figure",
    storyboard.Callout: "callout",
}
"""Nouns within others, and what the schema calls them."""


_CALLOUT: Final = {"anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/callout"}]}
"""A text is a callout of just that text."""


def board_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) as plain data."""
    board = _noun(Storyboard)
    board["properties"] = {"schema": {"const": schema_of(Storyboard)}, **board["properties"]}
    board["required"] = ["shots"]
    board["properties"]["title"]["default"] = ""
    board["properties"]["size"] = {
        "description": "Width and height of the film.",
        "anyOf": [
            {"type": "string", "examples": ["1920x1080", "1080x1920", "1:1", "720p"]},
            {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
        ],
    }
    board["properties"]["language"]["enum"] = ["en", "zh"]
    board["properties"]["pace"] |= {"minimum": MIN_PACE, "maximum": MAX_PACE}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onionskin storyboard",
        **board,
        "$defs": {
            "shot": _shot(),
            "line": _line(),
            "figure": _noun(storyboard.BoardFigure),
            "callout": _noun(storyboard.Callout),
            **{kind_of(source): _source(source) for source in SOURCES},
        },
    }


def _shot() -> dict[str, Any]:
    shot = _noun(BoardShot)
    shot["required"] = ["source"]
    properties = shot["properties"]
    line = {"$ref": "#/$defs/line"}
    properties["narration"]["anyOf"] = [
        {"type": "string"},
        {"type": "null"},
        {"type": "array", "items": line},
    ]
    properties["narration"].pop("type", None)
    properties["narration"].pop("items", None)
    properties["callouts"]["items"] = _CALLOUT
    sources = [{"$ref": f"#/$defs/{kind_of(source)}"} for source in SOURCES]
    properties["source"] = {
        "description": "Where the picture comes from; a text is the stage's prompt.",
        "anyOf": [{"type": "string", "minLength": 1}, *sources],
    }
    properties["seconds"]["exclusiveMinimum"] = 0
    for name in _NOT_WRITTEN:
        properties[name]["readOnly"] = True
    return shot


def _line() -> dict[str, Any]:
    spoken = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": {"type": "string", "minLength": 1},
        "description": "Who speaks, and the words: `nurse: Good morning!`",
    }
    return {"anyOf": [{"type": "string", "minLength": 1}, _noun(Line), spoken]}


def _source(source: type) -> dict[str, Any]:
    noun = _noun(source)
    noun["properties"] = {"kind": {"const": kind_of(source)}, **noun["properties"]}
    noun["required"] = ["kind", *noun["required"]]
    if source is Things:
        noun["properties"]["items"]["items"] = _CALLOUT
    if source is Stage:
        noun["properties"]["time"]["enum"] = ["", "day", "sunset", "night", "dawn"]
        noun["properties"]["weather"]["enum"] = ["", "clear", "cloudy", "rain", "snowfall", "fog"]
    return noun


def _noun(noun: Any) -> dict[str, Any]:
    hints, told = get_type_hints(noun), _told(noun)
    properties = {}
    for field in fields(noun):
        described = {"description": told[field.name]} if field.name in told else {}
        properties[field.name] = {**described, **_typed(hints[field.name]), **_default(field)}
    return {
        "type": "object",
        "description": (inspect.getdoc(noun) or "").partition("\n\n")[0].replace("\n", " "),
        "properties": properties,
        "required": [field.name for field in fields(noun) if _is_needed(field)],
        "additionalProperties": False,
    }


def _typed(hint: Any) -> dict[str, Any]:
    """The schema of a field's type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint == storyboard.ShotSource:
        return {}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_typed(arm) for arm in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _typed(arguments[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _typed(arguments[1])}
    if is_dataclass(hint):
        return {"$ref": f"#/$defs/{_NAMES[hint]}"}
    if hint is Fraction:
        return {"anyOf": [{"type": "number"}, {"type": "string"}]}
    simple = {
        str: "string",
        float: "number",
        int: "integer",
        bool: "boolean",
        types.NoneType: "null",
    }
    return {"type": simple[hint]}


def _default(field: Field[Any]) -> dict[str, Any]:
    plain = isinstance(field.default, str | int | float | bool)
    return {"default": field.default} if plain else {}


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@lru_cache(maxsize=1)
def _documented() -> dict[str, dict[str, str]]:
    """What stands under the fields of the module's classes."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(storyboard)).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = {
                before.target.id: " ".join(after.value.value.split())
                for before, after in zip(node.body, node.body[1:], strict=False)
                if isinstance(before, ast.AnnAssign)
                and isinstance(before.target, ast.Name)
                and isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
                and isinstance(after.value.value, str)
            }
    return found


def _told(noun: type) -> dict[str, str]:
    return _documented().get(noun.__name__, {})
