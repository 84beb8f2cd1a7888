"""Values of a tool's options, brought to one form: what is clearly meant is taken.

Each function takes an option's name and what was given, as a value or as a person types it, and
gives the value in its one form. Ranges that depend on other options are checked where the work
is prepared. Raises InvalidInput that names the option, what was given and what is allowed.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from onionskin import checks
from onionskin.clip import Clip
from onionskin.errors import InvalidInput
from onionskin.fitting import Fit
from onionskin.framerate import exact_fps
from onionskin.option import read_number, read_text

if TYPE_CHECKING:
    from onionskin.plan.plan import Plan
    from onionskin.plan.staging import StagedPlan

MAX_PICTURES = 10_000


def prompt(name: str, given: object) -> str:
    """A text that can be written down: Unicode, of at most 2,000 characters."""
    from onionskin.request import check_text

    check_text(name, given)  # type: ignore[arg-type]
    return read_text(name, given)


def prompts(name: str, given: object) -> str | tuple[str, ...]:
    """One text, or several."""
    if given is None:
        return ""
    if isinstance(given, str):
        return prompt(name, given)
    several = tuple(
        prompt(name, each) for each in checks.items(name, given, str, most=MAX_PICTURES)
    )
    return several or ""


def fps(name: str, given: object) -> Fraction:
    """Frames per second."""
    if isinstance(given, Decimal):
        given = Fraction(given) if given.is_finite() else math.nan
    return exact_fps(given)  # type: ignore[arg-type]


def size(name: str, given: object) -> tuple[int, int]:
    """Width and height, or "WxH"."""
    from onionskin.render.framing import check_size, parse_size

    if isinstance(given, str):
        return parse_size(given)
    if not isinstance(given, Sequence) or len(given) != 2:
        raise InvalidInput(f"{name} is {checks.short(given)}: give width and height, e.g. 256, 256")
    width, height = (checks.whole(name, side, -(2**63), 2**63) for side in given)
    return check_size((width, height))


def fit(name: str, given: object) -> Fit:
    """crop, pad or stretch."""
    if isinstance(given, str) and given in get_args(Fit):
        found: Fit = given  # type: ignore[assignment]
        return found
    raise InvalidInput(f"{name} {checks.short(given)} is not known; give crop, pad or stretch")


def region(name: str, given: object) -> tuple[int, int, int, int]:
    """Left, top, width and height in pixels, or "X,Y,W,H"."""
    parts: Sequence[Any] | None = None
    if isinstance(given, str):
        split = given.split(",")
        if all(part.strip().lstrip("-").isdecimal() for part in split):
            parts = [int(part) for part in split]
    elif isinstance(given, Sequence):
        parts = given
    if parts is None or len(parts) != 4:
        raise InvalidInput(
            f"{name} {checks.short(given)} is not X,Y,W,H in pixels; give e.g. 40,60,128,96"
        )
    left, top, width, height = (checks.whole(name, part, -(2**31), 2**31) for part in parts)
    return left, top, width, height


def path(name: str, given: object) -> str:
    """The path of a file or a folder."""
    if isinstance(given, str | os.PathLike):
        found = os.fspath(given)
        if isinstance(found, str):
            return found
    raise InvalidInput(f"{name} is {checks.short(given)}: give the path of a file")


def paths(name: str, given: object) -> tuple[str, ...]:
    """Several paths."""
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Sequence):
        raise InvalidInput(f"{name} is {checks.short(given)}: give a list of paths")
    return tuple(path(f"{name}[{index}]", each) for index, each in enumerate(given))


def source(name: str, given: object) -> str | Clip:
    """A clip in memory, or the path of one."""
    if isinstance(given, Clip):
        return given
    if isinstance(given, str | os.PathLike):
        return path(name, given)
    raise InvalidInput(f"{name} is {checks.short(given)}: give a Clip, or the path of one")


def times(name: str, given: object) -> tuple[float, ...]:
    """Seconds, or "S,S,…"."""
    if isinstance(given, str):
        try:
            return tuple(float(part) for part in given.split(","))
        except ValueError:
            raise InvalidInput(
                f"--{name} {checks.short(given)} is not seconds with commas; give e.g. 0,1.5,4"
            ) from None
    if isinstance(given, Mapping) or not isinstance(given, Sequence):
        raise InvalidInput(f"{name} is {checks.short(given)}: give a list of seconds")
    return tuple(read_number(f"{name}[{index}]", each) for index, each in enumerate(given))


def plan(name: str, given: object) -> Plan | StagedPlan:
    """A plan or a staged plan, its plain data, or the path of a file of either."""
    from onionskin.plan.serial import as_plan, plain_data, read_plan, text_of
    from onionskin.plan.staging import StagedPlan
    from onionskin.serial import from_dict, schema_of

    if isinstance(given, str | os.PathLike):
        file = path(name, given)
        try:
            data = plain_data(text_of(Path(file)), "plan")
        except InvalidInput:
            return read_plan(file)  # which names the file
        if not (isinstance(data, Mapping) and data.get("schema") == schema_of(StagedPlan)):
            return read_plan(file)
        given = data
    if isinstance(given, StagedPlan):
        return given
    if isinstance(given, Mapping) and given.get("schema") == schema_of(StagedPlan):
        return from_dict(StagedPlan, given)
    return as_plan(given)


def cast(name: str, given: object) -> dict[str, str]:
    """Pictures by name, or texts like NAME=FILE."""
    if isinstance(given, Mapping):
        return {read_text(name, key): path(f"{name}[{key!r}]", file) for key, file in given.items()}
    pictures: dict[str, str] = {}
    for each in _typed(name, given):
        called, equals, file = each.partition("=")
        called = called.strip()
        if not (called and equals and file):
            raise InvalidInput(f"{name} {each!r} is not NAME=FILE; give e.g. mascot=logo.png")
        if called in pictures:
            raise InvalidInput(f"{name} {called!r} is given twice; give each name once")
        if not Path(file).is_file():
            raise InvalidInput(f"{name} {called!r}: there is no file {file}; check the name")
        pictures[called] = file
    return pictures


def keyframes(name: str, given: object) -> dict[float, str]:
    """Pictures by their seconds, or texts like SECONDS=IMAGE."""
    return {
        moment: path(f"{name}[{moment:g}]", file)
        for moment, file in _timed("keyframe", "IMAGE", given, "1.5=fox.png").items()
    }


def prompts_at(name: str, given: object) -> dict[float, str]:
    """Prompts by their seconds, or texts like SECONDS=TEXT."""
    return {
        moment: read_text(f"{name}[{moment:g}]", said)
        for moment, said in _timed("prompt-at", "TEXT", given, "1.5='it jumps'").items()
    }


def _timed(option: str, what: str, given: object, example: str) -> dict[float, Any]:
    if isinstance(given, Mapping):
        return {
            read_number(f"a time of {option}", moment): value for moment, value in given.items()
        }
    found: dict[float, str] = {}
    for each in _typed(option, given):
        moment_text, equals, value = each.partition("=")
        try:
            moment = float(moment_text)
        except ValueError:
            equals = ""
        if not (equals and value):
            raise InvalidInput(f"{option} {each!r} is not SECONDS={what}; give e.g. {example}")
        if moment in found:
            raise InvalidInput(f"{option} is given twice for {moment:g} s; give each its own time")
        found[moment] = value
    return found


def _typed(name: str, given: object) -> tuple[str, ...]:
    return checks.items(name, [] if given is None else given, str, most=MAX_PICTURES)
