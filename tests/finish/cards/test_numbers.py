"""Numbers and the marks of axes."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onionskin.finish.cards.numbers import is_told_apart, nice_ticks, number_format, split_unit


@pytest.mark.parametrize(
    ("values", "language", "unit", "texts"),
    [
        ([1234.5, 10], "en", "", ["1,234", "10"]),
        ([4.2, 3.75], "en", "%", ["4.20%", "3.75%"]),
        ([1_200_000, 3_400_000], "en", "$", ["$1.2M", "$3.4M"]),
        ([123456000, 8900000], "zh", "元", ["12,346万元", "890万元"]),
        ([1412000000, 333000000], "zh", "", ["14.1亿", "3.3亿"]),
        ([52000, 12], "zh", "万元", ["52,000万元", "12万元"]),
        ([-0.5, 2], "en", "kg", ["−0.5 kg", "2.0 kg"]),
        ([0, 0], "en", "", ["0", "0"]),
    ],
)
def test_numbers_of_a_chart_are_written_alike(
    values: list[float], language: str, unit: str, texts: list[str]
):
    """In the scale of the language, with as many decimals as are needed, and a real minus."""
    form = number_format(values, language, unit)
    assert [form.text(value) for value in values] == texts


def test_units_stand_before_or_after_or_once_above():
    """Currencies before, short ones after; long ones once above all numbers."""
    assert split_unit("€") == ("€", "")
    assert split_unit("%") == ("", "%")
    assert split_unit("kg") == ("", " kg")
    assert split_unit("万元") == ("", "万元")
    assert split_unit("€ million") == ("€", "")
    assert is_told_apart("€ million")
    assert is_told_apart("万千瓦时")
    assert not is_told_apart("%")
    assert not is_told_apart("")


finite = st.integers(-(10**12), 10**12).map(lambda whole: whole / 1000)


@settings(max_examples=40)
@example(low=134217727.9, high=134217728.076, most=9)
@given(finite, finite, st.integers(3, 9))
def test_ticks_are_few_even_and_hold_the_numbers(low: float, high: float, most: int):
    """From at or below the least to at or above the largest, evenly, no more than asked."""
    low, high = sorted((low, high))
    ticks = nice_ticks(low, high, most)
    assert 2 <= len(ticks) <= most
    slack = 1e-6 * max(abs(low), abs(high), 1e-9)
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    steps = [b - a for a, b in pairwise(ticks)]
    # A step is the difference of two numbers, each of which is rounded to what a float can hold.
    rounding = 4 * math.ulp(max(abs(low), abs(high)))
    assert max(steps) - min(steps) <= 1e-6 * max(steps) + rounding


def test_ticks_are_round():
    """Steps of 1, 2, 2.5 or 5 of a power of ten."""
    assert nice_ticks(0, 97, 6) == (0, 20, 40, 60, 80, 100)
    assert nice_ticks(-3, 7, 8) == (-4, -2, 0, 2, 4, 6, 8)
    assert nice_ticks(0, 0.8, 5) == (0, 0.2, 0.4, 0.6, 0.8)
