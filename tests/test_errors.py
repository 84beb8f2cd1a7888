"""The error tree."""

import inspect

import pytest

from onionskin import errors

TREE = [
    value
    for value in vars(errors).values()
    if inspect.isclass(value) and issubclass(value, errors.OnionskinError)
]


@pytest.mark.parametrize("error", TREE)
def test_every_error_is_drawn_in_the_tree_at_the_top(error):
    """The module's docstring names every error."""
    assert error.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("error", TREE)
def test_exit_code_is_2_for_usage_and_1_for_failure(error):
    """Bad input exits with 2, a cancel with 130, everything else with 1."""
    expected = 1
    if issubclass(error, errors.InvalidInput):
        expected = 2
    if issubclass(error, errors.Cancelled):
        expected = 130
    assert error.exit_code == expected
