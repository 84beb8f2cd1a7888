"""Frame rates as exact fractions."""

from __future__ import annotations

from fractions import Fraction

from onionskin.errors import InvalidInput

MAX_FPS = Fraction(240)


def exact_fps(value: Fraction | int | float | str) -> Fraction:
    """A frame rate in frames per second as an exact fraction in (0, 240].

    Takes 8, 12.5, "24000/1001"; 23.976, 29.97 and 59.94 are read as what they stand for,
    24000/1001, 30000/1001 and 60000/1001. Raises InvalidInput for anything else.
    """
    try:
        fps = Fraction(value)
    except (ValueError, OverflowError, ZeroDivisionError, TypeError):
        raise InvalidInput(
            f"fps {value!r} is not a number; give frames per second, e.g. 8, 24 or 24000/1001"
        ) from None
    if not 0 < fps <= MAX_FPS:
        raise InvalidInput(f"fps {value} is out of range; give more than 0, up to {MAX_FPS}")
    for whole in (24, 30, 48, 60, 120):
        broadcast = Fraction(whole * 1000, 1001)
        if abs(fps - broadcast) < Fraction(1, 1000):
            return broadcast
    return fps.limit_denominator(1001)


def format_fps(fps: Fraction) -> str:
    """A frame rate for people: "8", "12.5", "23.976"."""
    return f"{float(fps):.3f}".rstrip("0").rstrip(".")
