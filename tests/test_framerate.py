"""Exact frame rates."""

from fractions import Fraction

import pytest

from onionskin.errors import InvalidInput
from onionskin.framerate import exact_fps, format_fps


@pytest.mark.parametrize(
    ("given", "exact"),
    [
        (8, Fraction(8)),
        ("12.5", Fraction(25, 2)),
        ("24000/1001", Fraction(24000, 1001)),
        (23.976, Fraction(24000, 1001)),
        (29.97, Fraction(30000, 1001)),
        ("59.94", Fraction(60000, 1001)),
    ],
)
def test_rates_are_exact(given, exact):
    """Rounded decimals are read as the rates that they stand for."""
    assert exact_fps(given) == exact


@pytest.mark.parametrize(
    "given", [0, -1, 241, 1e9, float("nan"), float("inf"), "", "x", "1/0", None]
)
def test_other_rates_are_refused(given):
    """A rate that is not a number in (0, 240] is refused, and named."""
    with pytest.raises(InvalidInput, match="fps"):
        exact_fps(given)


def test_rates_are_short_for_people():
    """No trailing zeros."""
    assert [format_fps(exact_fps(fps)) for fps in (8, 12.5, 23.976)] == ["8", "12.5", "23.976"]
