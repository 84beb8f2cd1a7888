"""Readers are found by name, and the built-in one keeps their contract."""

from __future__ import annotations

import pytest

from onionskin.errors import InvalidInput
from onionskin.planner.readers import BuiltInReader, Reader, open_reader
from onionskin.testing import ReaderContract


class TestBuiltIn(ReaderContract):
    """The reader that comes with the package."""

    @pytest.fixture
    def reader(self) -> Reader:
        """As it is opened by name."""
        return open_reader()


def test_readers_are_found_by_name() -> None:
    """The built-in one has no models; an unknown one is refused with those there are."""
    assert isinstance(open_reader("built-in"), BuiltInReader)
    with pytest.raises(InvalidInput, match="has no models; leave out 'large'"):
        open_reader("built-in:large")
    with pytest.raises(InvalidInput, match=r"no reader 'crystal'; choose one of built-in, openai"):
        open_reader("crystal")
