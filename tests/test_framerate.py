"""Exact frame rates."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.framerate import exact_fps, format_fps, fps_to_json


@pytest.mark.parametrize(
    ("given", "exact"),
    [
        (8, Fraction(8)),
        ("12.5", Fraction(25, 2)),
        ("24000/1001", Fraction(24000, 1001)),
        (23.976, Fraction(24000, 1001)),
        (29.97, Fraction(30000, 1001)),
        ("59.94", Fraction(60000, 1001)),
        (Decimal("12.5"), Fraction(25, 2)),
        (np.int64(24), Fraction(24)),
        (np.float32(12.5), Fraction(25, 2)),
        (" 2.4e1 ", Fraction(24)),
    ],
)
def test_rates_are_exact(given, exact):
    """Rounded decimals are read as the rates that they stand for."""
    assert exact_fps(given) == exact


@pytest.mark.parametrize(
    "given",
    [0, -1, "-8", 241, 1e9, float("nan"), float("inf"), "", "x", "1/0", None, True, "8 fps", b"8"],
)
def test_other_rates_are_refused(given):
    """A rate that is not a number in 1/1000..240 is refused, and named."""
    with pytest.raises(InvalidInput, match="fps"):
        exact_fps(given)


@pytest.mark.timeout(5)
def test_numbers_that_would_take_for_ever_are_refused_at_once():
    """Few characters, gigabytes of digits."""
    short = ["1e999999999", "1e-999999999", "1/999999999999999999999", "24/1/1", "9" * 9999]
    exact = [Decimal("1e999999999"), Decimal("1e-999999999"), Decimal("nan"), 10**5000, 1 + 2j]
    for given in [*short, *exact, [24]]:
        with pytest.raises(InvalidInput, match="fps"):
            exact_fps(given)


def test_the_refusal_is_short():
    """However much was given."""
    with pytest.raises(InvalidInput) as caught:
        exact_fps("9" * 9999)
    assert len(str(caught.value)) < 200


def test_rates_are_short_for_people():
    """No trailing zeros."""
    assert [format_fps(exact_fps(fps)) for fps in (8, 12.5, 23.976)] == ["8", "12.5", "23.976"]


def test_rates_in_json_are_exact():
    """A whole number, or text that `exact_fps` reads back."""
    assert fps_to_json(Fraction(24)) == 24
    assert fps_to_json(Fraction(24000, 1001)) == "24000/1001"
    for fps in (Fraction(24), Fraction(25, 2), Fraction(30000, 1001)):
        assert exact_fps(fps_to_json(fps)) == fps
