"""Work ahead in a thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from onionskin.media.ahead import ahead


def test_all_comes_in_order() -> None:
    """Also where there is more than is made in advance, and where there is nothing."""
    assert list(ahead(range(50), depth=2)) == list(range(50))
    assert list(ahead([])) == []


def test_it_is_made_elsewhere_and_not_too_far_ahead() -> None:
    """In another thread, at most `depth` beyond what is in the queue's hands."""
    made: list[str] = []

    def items() -> Iterator[int]:
        for number in range(20):
            made.append(threading.current_thread().name)
            yield number

    with closing(ahead(items(), depth=2)) as numbers:
        assert next(numbers) == 0
        assert len(made) <= 4
    assert set(made) == {"ahead"}


def test_an_error_comes_out_where_it_was_made() -> None:
    """After what was made before it."""

    def items() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    numbers = ahead(items())
    assert next(numbers) == 1
    with pytest.raises(ValueError, match="no more"):
        next(numbers)


def test_closing_ends_the_thread_and_what_it_made_from() -> None:
    """Even while it waits to hand something over."""
    ended = threading.Event()

    def items() -> Iterator[int]:
        try:
            while True:
                yield 0
        finally:
            ended.set()

    with closing(ahead(items(), depth=1)) as numbers:
        next(numbers)
    assert ended.is_set()
    assert not [thread for thread in threading.enumerate() if thread.name == "ahead"]
