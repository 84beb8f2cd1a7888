"""Ray on this machine, started once for the tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from onionskin.executors.executor import OpenExecutor
from onionskin.executors.registry import load_executor

# Ray has its workers give way; beside other work a second of theirs takes a minute then.
os.environ.setdefault("RAY_worker_niceness", "0")
RAY_MARKS = [
    pytest.mark.timeout(400),  # Ray starts a dozen processes, again where the machine is busy
    pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="session")
def ray() -> Iterator[OpenExecutor]:
    """Two workers on this machine."""
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'onionskin[ray]'")
    with load_executor("ray", 2) as executor:
        executor.submit(os.getpid).result(300)  # the first worker is there
        yield executor
