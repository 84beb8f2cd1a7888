"""Ray: calls in processes of their own, where they may be lost, give what they give here."""

import os
import signal
import threading
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from tests.conftest import painted
from tests.executors.conftest import RAY_MARKS

from onionskin.engines.registry import load_engine
from onionskin.errors import Cancelled, InvalidInput, OnionskinError
from onionskin.executors.executor import InTurn, Watch
from onionskin.executors.registry import load_executor
from onionskin.fitting import Size
from onionskin.progress import Steps
from onionskin.render.cache import FillCache
from onionskin.render.paint import Painter
from onionskin.render.reel import of_pictures
from onionskin.render.schedule import Reach, make_schedule, reach_of
from onionskin.request import Request
from onionskin.settings import EngineSettings
from onionskin.testing import ExecutorContract

pytestmark = RAY_MARKS


class TestRay(ExecutorContract):
    """Processes of a Ray instance on this machine."""

    @pytest.fixture
    def executor(self, ray):
        """The one that is open."""
        return ray

    def test_there_are_as_many_workers_as_were_asked_for(self, executor):
        """Each in a process of its own."""
        assert executor.num_workers == 2
        assert executor.is_apart
        assert executor.submit(os.getpid).result(60) != os.getpid()


def test_a_call_whose_worker_is_killed_runs_again_in_another(ray, tmp_path):
    """It loses nothing else; what stands before and behind it is done."""
    sign = tmp_path / "begun"

    def fragile():
        if not sign.exists():
            sign.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return "whole"

    futures = [ray.submit(lambda: 1), ray.submit(fragile), ray.submit(lambda: 2)]
    assert [each.result(120) for each in futures] == [1, "whole", 2]


def test_what_the_caller_raises_when_it_is_told_stops_the_call(ray):
    """And is raised by the future."""

    def counts(progress, cancelled):
        steps = Steps(600, progress, cancelled)
        for _ in range(600):
            time.sleep(0.05)
            steps.advance()

    def refuse(progress):
        raise Cancelled("enough")

    with pytest.raises(Cancelled, match="enough"):
        ray.submit(counts, Watch(progress=refuse)).result(60)


def test_what_cannot_be_sent_is_refused(ray):
    """In a line, and the next call runs."""
    lock = threading.Lock()
    with pytest.raises(OnionskinError, match="cannot be sent to a worker"):
        ray.submit(lambda: lock).result(60)
    assert ray.submit(lambda: 3).result(60) == 3


def painter(folder: Path, **more) -> Painter:
    """In-betweens of a few known pictures, in several windows that do not wait for each other."""
    size, engine = Size(32, 24), load_engine("flow")
    known = dict(list(enumerate(painted(41, size.height, size.width)))[::10])
    reel = of_pictures(known, size, 41, Fraction(8))
    starts = reach_of(engine.capabilities, Fraction(8)).starts
    reach = Reach(window=6, context=1, keyframes=True, starts=starts)
    return Painter(
        reel=reel,
        schedule=make_schedule(reel.whole, reach),
        engine=engine,
        canvas_size=size,
        request_of=lambda window: Request(prompt=""),
        cache=FillCache(folder),
        settings=EngineSettings(),
        **more,
    )


def test_fills_of_one_shot_are_those_of_the_local_run(ray, tmp_path):
    """Byte for byte; and whoever goes on finds them finished, there or here."""
    here = np.stack(list(painter(tmp_path / "here", executor=InTurn()).frames()))
    reports = []
    there = painter(tmp_path / "there", executor=ray, progress=reports.append)
    np.testing.assert_array_equal(np.stack(list(there.frames())), here)
    shares = [each.num_done / each.num_steps for each in reports]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    again = painter(tmp_path / "there", executor=InTurn())
    np.testing.assert_array_equal(np.stack(list(again.frames())), here)
    assert again.num_cached == len(again.schedule.windows)


@pytest.mark.parametrize("number", [0, 65])
def test_a_number_of_workers_out_of_range_is_refused(number):
    """Before anything is started."""
    with pytest.raises(InvalidInput, match=r"give 1\.\.64"):
        load_executor("ray", number)
