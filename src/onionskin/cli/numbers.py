"""Numbers given on the command line: one reader for all options.

What Python reads besides plain decimal numbers (nan, infinity, 1_000, digits of other scripts,
numbers of thousands of digits) is refused with what was given; so is what no option can mean.
Each option's own range is checked by whoever uses it.
"""

from __future__ import annotations

import re

import typer

LARGEST = 1e12
_NUMBER = re.compile(r"[+-]?(\d{1,20}(\.\d{0,20})?|\.\d{1,20})(e[+-]?\d{1,2})?", re.ASCII | re.I)
_WHOLE = re.compile(r"[+-]?\d{1,20}", re.ASCII)


def number(given: str | float) -> float:
    """A finite number up to 1e12 in size. Raises typer.BadParameter, which names the option."""
    text = str(given)  # typer hands an option's default on as it is
    if not _NUMBER.fullmatch(text.strip()):
        raise typer.BadParameter(f"{shown(text)} is not a number; give one such as 2 or 0.5")
    value = float(text)
    if abs(value) > LARGEST:
        raise typer.BadParameter(f"{shown(text)} is out of range; give at most {LARGEST:.0e}")
    return value


def whole_number(given: str | int) -> int:
    """A whole number of up to 20 digits. Raises typer.BadParameter, which names the option."""
    text = str(given)
    if not _WHOLE.fullmatch(text.strip()):
        raise typer.BadParameter(f"{shown(text)} is not a whole number; give one such as 7")
    return int(text)


def shown(text: str, longest: int = 40) -> str:
    """What was given, in quotes, cut where it is long."""
    return repr(text if len(text) <= longest else text[:longest] + "…")
