"""Executors: when calls run, never what they give."""

import threading

import pytest

from onionskin.errors import InvalidInput
from onionskin.executors.executor import MAX_WORKERS, InTurn, Threads


def broken() -> int:
    raise ValueError("no")


@pytest.mark.parametrize("make", [InTurn, lambda: Threads(2)], ids=["in turn", "threads"])
def test_results_and_errors_are_in_the_futures(make):
    """Whichever of them runs the call."""
    executor = make()
    assert executor.submit(lambda: 7).result() == 7
    with pytest.raises(ValueError, match="no"):
        executor.submit(broken).result()


def test_in_turn_a_call_has_run_when_it_is_submitted():
    """In the caller's own thread."""
    ran = []
    InTurn().submit(lambda: ran.append(threading.current_thread()))
    assert ran == [threading.current_thread()]


def test_threads_run_calls_at_once():
    """Two calls that wait for each other both end."""
    meeting = threading.Barrier(2, timeout=10)
    with Threads(2) as threads:
        futures = [threads.submit(meeting.wait) for _ in range(2)]
        assert sorted(future.result() for future in futures) == [0, 1]


@pytest.mark.parametrize("number", [0, -1, MAX_WORKERS + 1, 1.5, "2"])
def test_a_number_of_workers_out_of_range_is_refused(number):
    """And what is allowed is said."""
    with pytest.raises(InvalidInput, match=r"give 1\.\.64"):
        Threads(number)
