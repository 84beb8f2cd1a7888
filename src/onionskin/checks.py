"""Checks of values that people give: each gives the value as its type, or names what is wrong.

A message is one line: the field, what was given (shortened), what may be given. What is clearly
meant is taken: a `Decimal`, a `Fraction` or a number of numpy is a number.
"""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from onionskin.errors import InvalidInput

Item = TypeVar("Item")
_LONGEST = 60


def short(value: object) -> str:
    """`repr(value)` in at most 60 characters, also of values whose repr is endless or fails."""
    if isinstance(value, int) and value.bit_length() > 200:
        return f"a whole number of about {round(value.bit_length() * math.log10(2)):,} digits"
    if isinstance(value, Mapping) and len(value) > 3:
        return f"a mapping of {len(value):,} fields"
    if isinstance(value, list | tuple) and len(value) > 6:
        return f"a list of {len(value):,} items"
    if isinstance(value, Mapping | list | tuple) and _depth(value) > 2:
        return f"a nested {'mapping' if isinstance(value, Mapping) else 'list'}"
    if isinstance(value, str | bytes) and len(value) > _LONGEST:
        value = value[:_LONGEST]
    try:
        text = " ".join(repr(value).split())
    except Exception:  # a repr of another's class may raise anything
        text = f"a {type(value).__name__}"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def number(
    name: str,
    value: object,
    *,
    low: float = -math.inf,
    high: float = math.inf,
    above: float | None = None,
) -> float:
    """A finite number low..high (and more than `above`) as a float. Raises InvalidInput."""
    try:
        is_number = isinstance(value, numbers.Real | Decimal) and not isinstance(value, bool)
        result = float(value) if is_number else math.nan  # type: ignore[arg-type]
    except (OverflowError, ValueError):
        result = math.nan
    if low <= result <= high and math.isfinite(result) and (above is None or result > above):
        return result
    raise InvalidInput(f"{name} is {short(value)}: give {_span(low, high, above)}")


def whole(name: str, value: object, low: int, high: int) -> int:
    """A whole number low..high as an int; 3.0 is one. Raises InvalidInput."""
    is_whole = isinstance(value, numbers.Integral) and not isinstance(value, bool)
    if is_whole or (isinstance(value, float) and value.is_integer()):
        result = int(value)  # type: ignore[call-overload]
        if low <= result <= high:
            return int(result)
    raise InvalidInput(f"{name} is {short(value)}: give a whole number {low}..{high}")


def choice(name: str, value: object, allowed: Sequence[str]) -> Any:
    """One of the allowed texts. Raises InvalidInput that lists them."""
    if not isinstance(value, str) or value not in allowed:
        raise InvalidInput(f"{name} is {short(value)}; allowed: {', '.join(filter(None, allowed))}")
    return value


def text(name: str, value: object, *, longest: int, empty: bool = True) -> str:
    """A Unicode text of at most `longest` characters. Raises InvalidInput."""
    if not isinstance(value, str):
        raise InvalidInput(f"{name} is {short(value)}: give a text")
    if not value and not empty:
        raise InvalidInput(f"{name} is empty: give a text")
    if len(value) > longest:
        raise InvalidInput(
            f"{name} has {len(value):,} characters; the limit is {longest:,}: shorten it"
        )
    if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
        # What Python makes of command-line bytes that are not UTF-8; no file could hold it.
        raise InvalidInput(f"{name} is not valid UTF-8; check the terminal's encoding")
    return value


def flag(name: str, value: object) -> bool:
    """True or false. Raises InvalidInput for all else, 0 and "yes" too."""
    if not isinstance(value, bool):
        raise InvalidInput(f"{name} is {short(value)}: give true or false")
    return value


def instance(name: str, value: object, kind: type[Item]) -> Item:
    """A value of one class. Raises InvalidInput."""
    if not isinstance(value, kind):
        wanted = f"a {kind.__name__}"
        raise InvalidInput(f"{name} is {short(value)}: give {wanted}")
    return value


def items(
    name: str, value: object, kind: type[Item], *, fewest: int = 0, most: int
) -> tuple[Item, ...]:
    """Values of one class as a tuple of fewest..most. Raises InvalidInput that names the item."""
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise InvalidInput(f"{name} is {short(value)}: give a list of {kind.__name__}")
    # A generator may be endless: no more is taken from it than tells that it is too long.
    result = tuple(item for item, _ in zip(value, range(most + 1), strict=False))
    if not fewest <= len(result) <= most:
        given = f"more than {most:,}" if len(result) > most else f"{len(result)}"
        span = f"{fewest}..{most:,}" if fewest else f"up to {most:,}"
        raise InvalidInput(f"{name} has {given} items: give {span}")
    for index, item in enumerate(result):
        instance(f"{name}[{index}]", item, kind)
    return result


def rising(name: str, seconds: Sequence[float]) -> None:
    """Raises InvalidInput unless each time is later than the one before it."""
    for index in range(1, len(seconds)):
        if seconds[index] <= seconds[index - 1]:
            raise InvalidInput(
                f"{name}[{index}] is at {seconds[index]:g} s, not later than the one before it: "
                "put them in the order of their times"
            )


def keep(noun: object, name: str, value: object) -> None:
    """Sets a field of a frozen noun while it is being made: to what was checked."""
    object.__setattr__(noun, name, value)


def _span(low: float, high: float, above: float | None) -> str:
    if above is not None:
        upto = "" if math.isinf(high) else f", at most {high:g}"
        return f"a number above {above:g}{upto}"
    if math.isinf(low) and math.isinf(high):
        return "a number"
    if math.isinf(high):
        return f"a number from {low:g}"
    return f"a number {low:g}..{high:g}"


def _depth(value: object, deepest: int = 3) -> int:
    """How deep lists and mappings are nested in each other, counted up to `deepest`."""
    if deepest == 0 or not isinstance(value, Mapping | list | tuple):
        return 0
    inner = value.values() if isinstance(value, Mapping) else value
    return 1 + max((_depth(item, deepest - 1) for item in inner), default=0)
