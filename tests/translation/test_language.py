"""Which language the person at a terminal reads."""

import pytest

from onionskin.errors import InvalidInput
from onionskin.translation.language import checked, language_of


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "ONIONSKIN_LANG": "zh-Hans"}, "zh"),
    ],
)
def test_the_variable_counts_before_the_locale(environment, language):
    """And the locale as gettext reads it."""
    assert language_of(environment) == language


def test_a_language_without_messages_is_refused():
    """By name, with those that there are."""
    with pytest.raises(InvalidInput, match="--lang is 'fr'; choose en or zh"):
        checked("fr", "--lang")
    with pytest.raises(InvalidInput, match="choose en or zh"):
        checked("", "--lang")
