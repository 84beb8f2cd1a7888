"""`Option`: what a field of a tool is to a person, and how its values are brought to one form.

A tool's options are a frozen dataclass whose fields are `Annotated` with an `Option`; the command
line and the Python function are both made from it.
"""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, get_type_hints

from onionskin import checks
from onionskin.errors import InvalidInput

PICTURE = "Picture"
MOTION = "Motion"
OWN = "Your own pictures"
RUNNING = "Model settings"
OUTPUT = "Output"
PANELS = (PICTURE, MOTION, OWN, RUNNING, OUTPUT)
"""Groups of options, in the order in which help shows them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """What a field of a tool is to a person, and how its values are brought to one form."""

    help: str
    read: Callable[[str, Any], Any]
    """Gives the value in its one form. Raises InvalidInput that names the field."""
    metavar: str | None = None
    name: str = ""
    """On the command line, where it is not the field's: "--from"."""
    off_help: str = ""
    """What the command line says of a flag that switches the field off."""
    panel: str = PICTURE
    several: bool = False
    """Whether it can be given several times on the command line."""
    holds: str = ""
    """"picture" or "clip" where its values (or theirs by time or name) are files to be read."""


_declared: dict[type[Any], dict[str, Option]] = {}


def options_of(tool: type[Any]) -> dict[str, Option]:
    """The `Option` of each field that has one, by the field's name, those given by place first."""
    if tool not in _declared:
        hints = get_type_hints(tool, include_extras=True)
        ordered = sorted(fields(tool), key=lambda each: bool(each.kw_only))
        _declared[tool] = {
            each.name: one
            for each in ordered
            for one in getattr(hints[each.name], "__metadata__", ())
            if isinstance(one, Option)
        }
    return _declared[tool]


def read_text(name: str, given: object) -> str:
    """A text."""
    if not isinstance(given, str):
        raise InvalidInput(f"{name} is {checks.short(given)}: give a text")
    return given


def read_flag(name: str, given: object) -> bool:
    """True or false."""
    return checks.flag(name, given)


def read_whole(name: str, given: object) -> int:
    """A whole number."""
    return checks.whole(name, given, -(2**63), 2**63)


def read_number(name: str, given: object) -> float:
    """A number; that it is finite and in range is checked where it is used."""
    if isinstance(given, bool) or not isinstance(given, numbers.Real | Decimal):
        raise InvalidInput(f"{name} is {checks.short(given)}: give a number")
    try:
        return float(given)
    except (OverflowError, ValueError):
        return math.inf
