"""Numbers given on the command line."""

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from onionskin.cli.numbers import LARGEST, number, whole_number

NO_NUMBERS = ["", " ", "nan", "-NaN", "inf", "Infinity", "1_000", "١٢", "1e999999999", "0x10"]
NO_NUMBERS += ["1/3", "two", "1e", ".", "9" * 5000, "2 s", "1,5", "1\n2"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_plain_number_is_refused_with_what_was_given(text):
    """In a short line, however long it was."""
    for read in (number, whole_number):
        with pytest.raises(typer.BadParameter, match="is not a") as refusal:
            read(text)
        assert repr(text[:40])[:-1] in refusal.value.message
        assert len(refusal.value.message) < 200


@pytest.mark.parametrize("text", ["1e13", "-1e99", "99999999999999"])
def test_what_no_option_can_mean_is_refused(text):
    """Sizes beyond 1e12."""
    with pytest.raises(typer.BadParameter, match=r"is out of range; give at most 1e\+12"):
        number(text)


@pytest.mark.parametrize("text", ["1.0", "1e3"])
def test_a_whole_number_has_no_point_and_no_power(text):
    """As a seed or a count is written."""
    with pytest.raises(typer.BadParameter, match="is not a whole number"):
        whole_number(text)


@given(st.floats(-LARGEST, LARGEST, allow_nan=False))
def test_whatever_python_prints_is_read_back(value):
    """Numbers from another program's output."""
    assert number(f"{value:.6f}") == pytest.approx(value, abs=1e-6)


@given(st.integers(-(10**20) + 1, 10**20 - 1))
def test_whole_numbers_are_exact(value):
    """Seeds have up to twenty digits."""
    assert whole_number(str(value)) == value


@pytest.mark.parametrize("option", ["--seconds", "--fps", "--seed", "--motion", "--guidance"])
def test_a_number_that_would_take_for_ever_is_refused_at_once(onionskin, option):
    """In one line that names it, exit code 2."""
    result = onionskin("make", "a fox", "-o", "a.mp4", option, "1e999999999")
    assert result.exit_code == 2
    assert "1e999999999" in result.stderr
    assert result.stderr.count("\n") == 1
