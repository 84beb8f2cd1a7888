"""Executors: when calls run, never what they give."""

import threading

import pytest

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.executors.executor import MAX_WORKERS, InTurn, Threads
from onionskin.executors.registry import load_executor
from onionskin.testing import ExecutorContract


class TestInTurn(ExecutorContract):
    """The caller's own thread."""

    @pytest.fixture
    def executor(self):
        """As it is opened where no number is given."""
        with load_executor() as executor:
            yield executor

    def test_it_is_what_one_worker_is(self, executor):
        """And what there is without a name."""
        assert isinstance(executor, InTurn)
        assert isinstance(load_executor("threads", 1), InTurn)


class TestThreads(ExecutorContract):
    """Threads of this process."""

    @pytest.fixture
    def executor(self):
        """Two of them."""
        with load_executor("threads", 2) as executor:
            yield executor

    def test_there_are_as_many_as_were_asked_for(self, executor):
        """No more than that run at once."""
        assert isinstance(executor, Threads)
        assert executor.num_workers == 2


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


def test_calls_that_have_not_started_are_dropped_at_the_end():
    """Whoever closes threads waits for the call that runs, and for no other."""
    started, go_on, ran = threading.Event(), threading.Event(), []
    threads = Threads(1)

    def wait():
        started.set()
        ran.append(go_on.wait(10))

    threads.submit(wait)
    dropped = threads.submit(lambda: ran.append("late"))
    started.wait(10)
    threading.Timer(0.05, go_on.set).start()
    threads.close()
    assert ran == [True]
    assert dropped.cancelled()


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        (
            "oven",
            InvalidInput,
            "no executor 'oven'; choose one of abacus, broken, ray, ray-cpu, threads",
        ),
        ("oven:hot", InvalidInput, "no executor 'oven:hot'; choose one of "),
        ("threads:here", InvalidInput, "executor threads has no address; leave out 'here'"),
        ("broken", OnionskinError, "executor broken does not load .*; reinstall"),
    ],
)
def test_an_executor_that_cannot_be_had_is_refused(name, error, said):
    """What is wrong, and which there are."""
    with pytest.raises(error, match=said):
        load_executor(name)


def test_an_executor_of_another_package_is_given_its_address_and_number():
    """Whatever stands after the first colon."""
    executor = load_executor("abacus:head:6379", 5)
    assert (executor.address, executor.num_workers) == ("head:6379", 5)
    assert load_executor("abacus").num_workers == 3
