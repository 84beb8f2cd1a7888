"""Frame rates as exact fractions."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real

from onionskin.errors import InvalidInput

MIN_FPS, MAX_FPS = Fraction(1, 1000), Fraction(240)
_TEXT = re.compile(
    r"\s*[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})(e[+-]?\d{1,2})?(/\d{1,15})?\s*", re.I
)
"""A number that costs nothing to read: 1e999999999 is short, and would take for ever."""
_LARGEST_POWER_OF_TEN = 20


def exact_fps(value: Fraction | Decimal | int | float | str) -> Fraction:
    """A frame rate in frames per second as an exact fraction in [1/1000, 240].

    Takes 8, 12.5, "24000/1001"; 23.976, 29.97 and 59.94 are read as what they stand for,
    24000/1001, 30000/1001 and 60000/1001. Raises InvalidInput for anything else.
    """
    fps = _as_fraction(value)
    if fps is None:
        raise InvalidInput(
            f"fps {_shown(value)!r} is not a number; give frames a second, e.g. 8, 24 or 24000/1001"
        )
    if not MIN_FPS <= fps <= MAX_FPS:
        raise InvalidInput(
            f"fps {_shown(value)} is out of range; give {MIN_FPS} to {MAX_FPS} frames per second"
        )
    for whole in (24, 30, 48, 60, 120):
        broadcast = Fraction(whole * 1000, 1001)
        if abs(fps - broadcast) < Fraction(1, 1000):
            return broadcast
    return fps.limit_denominator(1001)


def fps_to_json(fps: Fraction) -> int | str:
    """A frame rate as JSON carries it: a whole number, or exact text such as "24000/1001"."""
    return fps.numerator if fps.denominator == 1 else f"{fps.numerator}/{fps.denominator}"


def _as_fraction(value: object) -> Fraction | None:
    """The number that was given, or None where it is none."""
    try:
        if isinstance(value, str):
            return Fraction(value.strip()) if _TEXT.fullmatch(value) else None
        if isinstance(value, Decimal):
            small = value.is_finite() and abs(value.adjusted()) <= _LARGEST_POWER_OF_TEN
            return Fraction(value) if small else None
        if isinstance(value, bool) or not isinstance(value, Real):
            return None
        if isinstance(value, Rational):
            return Fraction(int(value.numerator), int(value.denominator))
        return Fraction(float(value))
    except (ValueError, OverflowError, ZeroDivisionError, TypeError):
        return None


def _shown(value: object) -> str:
    """What was given, cut where it is long."""
    try:
        text = value if isinstance(value, str) else str(value)
    except ValueError:  # an int of thousands of digits is not printed
        text = "of thousands of digits"
    return text[:40] + ("…" if len(text) > 40 else "")


def format_fps(fps: Fraction) -> str:
    """A frame rate for people: "8", "12.5", "23.976"."""
    return f"{float(fps):.3f}".rstrip("0").rstrip(".")
