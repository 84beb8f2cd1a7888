"""The contract that every executor keeps, built in or from another package, as tests.

Subclass `ExecutorContract` with a fixture `executor`:

    class TestMine(ExecutorContract):
        @pytest.fixture
        def executor(self) -> Iterator[OpenExecutor]:
            with load_executor("mine:address", 2) as executor:
                yield executor
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest

from onionskin.errors import Cancelled, InvalidInput
from onionskin.executors.executor import Executor, Watch
from onionskin.progress import IsCancelled, Progress, ReportProgress, Steps


class ExecutorContract:
    """Tests that any executor passes; subclasses give it as the fixture `executor`."""

    @pytest.fixture
    def executor(self) -> Iterator[Executor]:
        """The executor under test, open."""
        raise NotImplementedError("give the executor under test as a fixture")

    def test_it_says_how_many_calls_run_at_once(self, executor: Executor) -> None:
        """At least one."""
        assert isinstance(executor.num_workers, int)
        assert executor.num_workers >= 1

    def test_each_future_holds_the_result_of_its_own_call(self, executor: Executor) -> None:
        """Arrays come back whole, however many calls were submitted."""
        arrays = [np.full((3, 4, 3), number, np.uint8) for number in range(20)]
        futures = [executor.submit(partial(np.negative, array)) for array in arrays]
        for array, future in zip(arrays, futures, strict=True):
            np.testing.assert_array_equal(future.result(timeout=60), -array)

    def test_a_call_made_where_it_is_submitted_can_be_run(self, executor: Executor) -> None:
        """A function within a function, with what it sees there."""
        seen = {"frames": [1, 2, 3]}
        assert executor.submit(lambda: sum(seen["frames"])).result(timeout=60) == 6

    def test_what_a_call_raises_is_raised_by_its_future(self, executor: Executor) -> None:
        """The same kind of error with the same words, and the next call runs."""

        def refuse() -> None:
            raise InvalidInput("there is no such paint; choose another")

        future = executor.submit(refuse)
        with pytest.raises(InvalidInput, match="no such paint; choose another"):
            future.result(timeout=60)
        assert executor.submit(lambda: 7).result(timeout=60) == 7

    def test_a_watched_call_is_stopped_at_one_of_its_steps(self, executor: Executor) -> None:
        """Its progress comes to the caller and only grows; what the caller decides goes to it."""
        seen: list[Progress] = []

        def count(progress: ReportProgress, cancelled: IsCancelled) -> None:
            steps = Steps(600, progress, cancelled)
            for _ in range(600):
                time.sleep(0.02)
                steps.advance()

        watch = Watch(progress=seen.append, cancelled=lambda: len(seen) > 1)
        with pytest.raises(Cancelled, match="of 600 steps"):
            executor.submit(count, watch).result(timeout=60)
        done = [each.num_done for each in seen]
        assert done == sorted(done)
