"""Painting by a schedule: streaming, bounded, kept, resumed."""

import threading
import time
import weakref
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.conftest import painted

from onionskin import Clip, Request
from onionskin.engines.flow import FlowEngine
from onionskin.errors import Cancelled, OnionskinError
from onionskin.executors.executor import Threads
from onionskin.exposure import Exposure
from onionskin.fitting import Size
from onionskin.progress import Progress
from onionskin.render.cache import FillCache, Identity
from onionskin.render.paint import Painter
from onionskin.render.reel import Reel, of_pictures
from onionskin.render.schedule import Reach, make_schedule, reach_of

SIZE = Size(32, 24)


class CountingFlow(FlowEngine):
    """The flow engine, counting its fills; it may be killed before one of them."""

    def __init__(self, killed_at: int = 10_000) -> None:
        self.num_fills = 0
        self.killed_at = killed_at

    def fill(self, canvas, request, **options):
        if self.num_fills == self.killed_at:
            raise KeyboardInterrupt
        self.num_fills += 1
        return super().fill(canvas, request, **options)


def reel_of(num_frames: int = 41, every: int = 10) -> Reel:
    frames = painted(num_frames, SIZE.height, SIZE.width)
    return of_pictures(dict(list(enumerate(frames))[::every]), SIZE, num_frames, Fraction(8))


def painter(folder, engine=None, reel=None, **options) -> Painter:
    reel = reel or reel_of()
    filler = engine or CountingFlow()
    reach = Reach(
        window=6,
        context=1,
        keyframes=True,
        starts=reach_of(filler.capabilities, Fraction(8)).starts,
    )
    return Painter(
        reel=reel,
        schedule=make_schedule(reel.whole, reach),
        engine=filler,
        canvas_size=SIZE,
        request_of=lambda window: Request(prompt=""),
        cache=FillCache(folder),
        **options,
    )


def test_frames_come_in_order_with_the_known_ones_unchanged(tmp_path):
    """As many as the reel has."""
    frames = list(painter(tmp_path).frames())
    assert len(frames) == 41
    assert (frames[20] == painted(41, SIZE.height, SIZE.width)[20]).all()
    assert all(frame.std() > 1 for frame in frames)


def test_a_killed_render_resumes_with_the_same_bytes(tmp_path):
    """It loses the fill in hand and no other."""
    whole = np.stack(list(painter(tmp_path / "a").frames()))
    killed = CountingFlow(killed_at=3)
    with pytest.raises(KeyboardInterrupt):
        list(painter(tmp_path / "b", killed).frames())
    resumed = painter(tmp_path / "b")
    assert (np.stack(list(resumed.frames())) == whole).all()
    assert resumed.num_cached == 3


def test_damaged_entries_are_made_again(tmp_path):
    """Cut short, overwritten or empty."""
    whole = np.stack(list(painter(tmp_path).frames()))
    entries = sorted(tmp_path.glob("*/*.fill"))
    entries[0].write_bytes(entries[0].read_bytes()[:-9])
    entries[1].write_text("hello")
    entries[2].write_bytes(b"")
    again = painter(tmp_path)
    assert (np.stack(list(again.frames())) == whole).all()
    assert again.engine.num_fills == 3


def test_a_folder_that_cannot_be_used_costs_a_warning(tmp_path):
    """And nothing else."""
    (tmp_path / "file").write_text("in the way")
    made = painter(tmp_path / "file")
    assert len(list(made.frames())) == 41
    assert len([line for line in made.warnings if "cannot be kept" in line]) == 1


def test_the_cache_is_bounded(tmp_path):
    """The least used fills go first."""
    list(painter(tmp_path).frames())
    cache = FillCache(tmp_path)
    count, num_bytes = cache.size()
    assert cache.trim(num_bytes // 2) > 0
    assert cache.size()[0] < count
    cache.trim(0)
    assert cache.size() == (0, 0)


def test_cancel_stops_between_fills_and_within(tmp_path):
    """What was finished stays finished."""
    reports = []
    stop = painter(tmp_path, progress=reports.append, cancelled=lambda: len(reports) > 2)
    with pytest.raises(Cancelled):
        list(stop.frames())
    assert reports[-1].num_done < reports[-1].num_steps


def test_parts_of_frames_come_back_unchanged_at_another_canvas_size():
    """Known pixels are the clip's own, not the canvas's."""
    known = np.zeros((24, 32), np.bool_)
    known[:, :20] = True
    picture = painted(1, 24, 32)[0]
    sheet = Exposure.inside(Clip(np.stack([picture] * 2), Fraction(8)), lambda index: ~known)
    reel = Reel(sheet=sheet, open_reader=lambda: lambda index: picture)
    canvas = reel.canvas((0, 1), lambda index: picture, Size(48, 24))
    assert canvas.kind == "regions"
    assert canvas.frames.shape == (2, 24, 48, 3)


class Crowd(CountingFlow):
    """Notes how many of its fills run at once."""

    def __init__(self, fails_at: int = 10_000) -> None:
        super().__init__()
        self.fails_at = fails_at
        self.lock = threading.Lock()
        self.num_running = self.most = 0

    def fill(self, canvas, request, **options):
        with self.lock:
            self.num_running += 1
            self.most = max(self.most, self.num_running)
        try:
            time.sleep(0.02)
            if self.num_fills >= self.fails_at:
                raise OnionskinError("it broke")
            return super().fill(canvas, request, **options)
        finally:
            with self.lock:
                self.num_running -= 1


def test_independent_gaps_are_filled_at_once_with_the_same_frames(tmp_path):
    """As many as there are workers, no more; progress only grows and ends complete."""
    whole = np.stack(list(painter(tmp_path / "a").frames()))
    engine, reports = Crowd(), []
    with Threads(3) as threads:
        made = painter(tmp_path / "b", engine, executor=threads, progress=reports.append)
        assert (np.stack(list(made.frames())) == whole).all()
    assert 1 < engine.most <= 3
    done = [report.num_done for report in reports]
    assert done == sorted(done)
    assert done[-1] == reports[-1].num_steps


def test_an_engine_that_fills_one_at_a_time_is_given_one_at_a_time(tmp_path):
    """Whatever the executor has room for."""
    engine = Crowd()
    engine.capabilities = replace(engine.capabilities, concurrent=False)
    with Threads(3) as threads:
        assert len(list(painter(tmp_path, engine, executor=threads).frames())) == 41
    assert engine.most == 1


def test_a_fill_that_fails_stops_the_others(tmp_path):
    """Its error is raised, and none is left running."""
    engine = Crowd(fails_at=2)
    with Threads(3) as threads, pytest.raises(OnionskinError, match="it broke"):
        list(painter(tmp_path, engine, executor=threads).frames())
    assert engine.num_running == 0


def test_a_cancel_stops_fills_that_run_at_once(tmp_path):
    """Within a step of each."""
    engine, reports = Crowd(), []
    with Threads(2) as threads, pytest.raises(Cancelled):
        list(
            painter(
                tmp_path,
                engine,
                executor=threads,
                progress=reports.append,
                cancelled=lambda: len(reports) > 3,
            ).frames()
        )
    assert engine.num_running == 0


def test_weights_are_told_apart_once_for_each_shot(tmp_path):
    """To hash gigabytes for every fill would take longer than the fill."""

    class Heavy(CountingFlow):
        num_hashed = 0

        @property
        def weights(self) -> str:
            Heavy.num_hashed += 1
            return "heavy"

    list(painter(tmp_path, Heavy()).frames())
    assert Heavy.num_hashed == 1


def test_an_identity_that_was_taken_before_is_not_taken_again(tmp_path):
    """It is what fills are kept by; an engine that steps in has its own."""

    class Unread(CountingFlow):
        @property
        def weights(self) -> str:
            raise AssertionError("hashed again")

    known = Identity("flow", "1", "known", "")
    list(painter(tmp_path, Unread(), identity=known).frames())
    again = painter(tmp_path, Unread(killed_at=0), identity=known)
    list(again.frames())
    assert again.num_cached > 0
    other = CountingFlow()
    assert painter(tmp_path, Unread(), identity=known)._identity(other) == Identity.of(other)


def test_a_clip_of_one_fill_tells_the_steps_of_its_engine(tmp_path):
    """As they are, and not as shares of many fills."""
    reports = []

    class Stepping(CountingFlow):
        def fill(self, canvas, request, *, progress, **options):
            for done in range(3):
                progress(Progress(num_done=done, num_steps=3, label="denoising"))
            return super().fill(canvas, request, **options)

    made = painter(tmp_path, Stepping(), reel_of(5, every=4), progress=reports.append)
    assert len(list(made.frames())) == 5
    steps = [report for report in reports if report.label == "denoising"]
    assert [(one.num_done, one.num_steps) for one in steps] == [(0, 3), (1, 3), (2, 3)]


def test_frames_that_no_window_sees_any_more_are_let_go(tmp_path):
    """Of many fills a few are held at any time."""
    made: list[weakref.ref] = []

    class Noted(CountingFlow):
        def fill(self, canvas, request, **options):
            fill = super().fill(canvas, request, **options)
            made.append(weakref.ref(fill.clip.frames))
            return fill

    held = []
    for _ in painter(tmp_path, Noted(), reel_of(161, every=10)).frames():
        held.append(sum(frames() is not None for frames in made))
    assert len(made) > 15
    assert max(held) <= 4
