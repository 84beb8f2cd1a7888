"""What the stage acts, and with what."""

from __future__ import annotations

import pytest

from onionskin.film.seen import is_of_such


@pytest.mark.parametrize(
    ("act", "thing", "is_such"),
    [
        ("eat", "table", False),
        ("eat", "apple", True),
        ("paint", "book", False),
        ("paint", "cat", True),
        ("write", "book", True),
        ("jump", "moon", False),
        ("jump", "rope", True),
    ],
)
def test_an_act_is_of_such_things(act, thing, is_such):
    """Nobody eats the table at which they sit, or jumps the moon."""
    assert is_of_such(act, [thing]) is is_such
