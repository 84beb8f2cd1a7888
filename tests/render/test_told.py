"""How far fills are, what is heard of them, and how many are begun ahead."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from tests.render.test_paint import SIZE, CountingFlow, painter, reel_of

from onionskin import Clip, Request, Size, load_engine
from onionskin.engines.base import Fill
from onionskin.errors import OnionskinError
from onionskin.executors.executor import InTurn, Threads
from onionskin.progress import Progress
from onionskin.render import fill_task, reel
from onionskin.render.cache import FillCache, Identity
from onionskin.render.fill_task import Filled, FillTask, NamedEngine
from onionskin.render.paint import _Fills, _Total
from onionskin.render.schedule import Schedule, Window
from onionskin.settings import EngineSettings
from onionskin.sound import Sound


def told(weights: list[float], *steps) -> list[tuple[int, int, str, int]]:
    """What is reported of fills of such shares, step by step."""
    reports: list[Progress] = []
    total = _Total(weights, 100 * len(weights), reports.append)
    for step in steps:
        if isinstance(step, tuple):
            number, done, of = step
            total.report(number, Progress(num_done=done, num_steps=of))
        else:
            total.finish(abs(step) - 1, was_found=step < 0)
    return [(one.num_done, one.num_steps, one.label, one.num_found) for one in reports]


def test_fills_count_by_the_share_of_the_time_that_they_take():
    """In frames of the clip, and the one that is next by its number."""
    assert told([0.75, 0.25], (0, 1, 2), 1, (1, 1, 4), 2) == [
        (75, 200, "frame 76 of 200", 0),
        (150, 200, "frame 151 of 200", 0),
        (162, 200, "frame 163 of 200", 0),
        (200, 200, "frame 200 of 200", 0),
    ]


def test_a_fill_never_goes_back_nor_beyond_its_end():
    """Whatever its engine says; one of no steps or of one is told too."""
    assert [done for done, *_ in told([0.5, 0.5], (0, 3, 4), (0, 1, 4), (0, 9, 4))] == [
        75, 75, 100,
    ]  # fmt: skip
    assert [done for done, *_ in told([0.5, 0.5], (0, 0, 1), (0, 1, 1))] == [0, 100]
    assert [done for done, *_ in told([0.5, 0.5], (0, 1, 0))] == [100]


def test_fills_that_were_found_are_told_apart():
    """By their share."""
    assert [found for *_, found in told([0.7, 0.2, 0.1], -1, 2, -3)] == [210, 210, 240]


def test_one_fill_is_told_in_its_own_steps():
    """Where it has more than one; its end is not told again."""
    assert told([1.0], (0, 1, 3), (0, 0, 1), 1) == [(1, 3, "", 0)]


def long_painter(folder, size: Size, workers: int):
    made = painter(folder, executor=SimpleNamespace(num_workers=workers, is_apart=False))
    made.canvas_size = size
    return _Fills(made, {})


@pytest.mark.parametrize(
    ("size", "workers", "ahead"),
    [
        (Size(32, 24), 1, 0),
        (Size(32, 24), 0, 0),
        (Size(32, 24), 3, 23),
        (Size(4096, 4096), 3, 5),
        (Size(2442, 2442), 3, 9),
        (Size(2442, 2442), 1, 0),
    ],
)
def test_windows_are_begun_ahead_as_far_as_their_frames_can_be_held(tmp_path, size, workers, ahead):
    """A gigabyte of them; twice as many as workers at least, eight times as many at most."""
    assert long_painter(tmp_path, size, workers)._num_ahead == ahead


def test_an_executor_without_workers_is_given_one_fill_at_a_time(tmp_path):
    """The frames come."""

    class Nobody(InTurn):
        num_workers = 0

    assert len(list(painter(tmp_path, executor=Nobody()).frames())) == 41


EDGES = [0, 3999, 4000, 5999, 6000, 7999, 8000, 15999, 16000, 16999]


def tone(level: float, seconds: float) -> Sound:
    return Sound(np.full((round(seconds * 8000), 1), level, np.float32), 8000)


def test_what_is_painted_again_is_heard_in_its_place(tmp_path):
    """The rest stays as it was; and none of it goes beyond the end."""
    made = painter(tmp_path, reel=reel_of(17, every=16))
    assert made.sound is None
    made.sounds = {0.0: tone(0.5, 1.0), 1.0: tone(0.25, 0.5)}
    made.later_sounds = [(0.5, tone(0.75, 0.25)), (2.0, tone(0.125, 1.0))]
    heard = made.sound.samples[:, 0]
    assert len(heard) == 17000
    levels = [round(float(level), 3) for level in heard[EDGES]]
    assert levels == [0.5, 0.5, 0.75, 0.75, 0.5, 0.5, 0.25, 0.0, 0.125, 0.125]
    alone = painter(tmp_path, reel=reel_of(17, every=16))
    alone.later_sounds = [(1.0, tone(0.5, 0.5))]
    samples = alone.sound.samples[:, 0]
    assert (samples[:8000].max(), samples[8000:12000].min(), samples[12000:].max()) == (0, 0.5, 0)
    fresh = made.anew(reel=made.reel, schedule=made.schedule, request_of=made.request_of)
    assert (fresh.sounds, fresh.later_sounds, fresh.warnings, fresh.num_cached) == ({}, [], [], 0)


def test_of_a_fill_those_frames_are_heard_that_it_painted(tmp_path):
    """What it saw beside them is not."""
    made = painter(tmp_path)
    sound = Sound(np.arange(8000, dtype=np.float32)[:, None] / 10000, 8000)
    clip = Clip(np.zeros((8, 4, 4, 3), np.uint8), Fraction(8), sound)
    window = Window(frames=(8, 9, 10, 11, 12, 13, 14, 15), seen=(8, 9, 15))
    made._hear(window, Fill(clip=clip, warnings=("so", "so")))
    made._hear(window, Fill(clip=clip, warnings=("so", "as well")))
    assert made.warnings == ["so", "as well"]
    [(start, heard)] = made.sounds.items()
    assert (start, len(heard.samples)) == (1.25, 5000)
    assert heard.samples[0, 0] == pytest.approx(0.2)


def test_every_window_takes_as_long_where_nothing_is_known(tmp_path):
    """And one takes all."""
    made = painter(tmp_path)
    count = len(made.schedule.windows)
    assert made.shares() == [1 / count] * count
    one = replace(made, schedule=Schedule(num_frames=4, windows=(Window(frames=(0,), seen=()),)))
    assert one.shares() == [1.0]
    assert replace(made, schedule=Schedule(num_frames=4, windows=())).shares() == []


def task_of(folder, engine=None) -> FillTask:
    engine = engine or CountingFlow()
    canvas = reel_of(5, every=4).canvas((0, 1, 2, 3, 4), reel_of(5, every=4).open_reader(), SIZE)
    return FillTask(
        engine=NamedEngine(engine, EngineSettings()),
        identity=Identity.of(engine, EngineSettings()),
        canvas=canvas,
        request=Request(prompt=""),
        cache=FillCache(folder),
    )


def test_a_task_is_done_once_and_found_from_then_on(tmp_path):
    """By its key; what another did is kept unless it is there."""
    task = task_of(tmp_path / "a")
    assert task.found() is None
    first, second = task(), task()
    assert (first.was_finished, second.was_finished) == (False, True)
    assert (first.fill.clip.frames == second.fill.clip.frames).all()
    other = task_of(tmp_path / "b")
    other.keep(first)
    assert other.found() is not None
    assert other.key == task.key
    before = other.cache._path(other.key).stat().st_mtime_ns
    other.keep(Filled(fill=replace(first.fill, warnings=("x",)), was_finished=False))
    assert other.found().fill.warnings == first.fill.warnings
    assert other.cache._path(other.key).stat().st_mtime_ns >= before
    assert task.gpu_gigabytes == 0
    assert task.needs == ("flow", EngineSettings())


def test_an_engine_goes_elsewhere_by_its_name_and_one_without_as_it_is():
    """With the threads that its model computes with."""
    known, settings = load_engine("paintbox"), EngineSettings(device="cpu")
    make, given = NamedEngine(known, settings).__reduce__()
    assert (make, given[:2]) == (fill_task._by_name, ("paintbox", settings))
    assert given[2] == fill_task._num_threads()
    assert NamedEngine(load_engine("flow"), settings).__reduce__()[1][2] is None

    class Nameless(CountingFlow):
        name = "nameless"

    make, given = NamedEngine(Nameless(), None).__reduce__()
    assert (make, given[0].name, given[1]) == (NamedEngine, "nameless", EngineSettings())


def test_an_engine_with_other_weights_than_where_the_work_began_is_refused():
    """With both; the same is lent."""
    named = fill_task._by_name("paintbox", EngineSettings(), None)
    right = Identity.of(load_engine("paintbox"), EngineSettings())
    with named.leased(right) as engine:
        assert engine.name == "paintbox"
    for other in (replace(right, weights="w"), replace(right, revision="9")):
        with pytest.raises(OnionskinError, match="has other weights"), named.leased(other):
            pass
    here = NamedEngine(load_engine("paintbox"), None)
    with here.leased(replace(right, weights="w")) as engine:
        assert engine is here.engine


@pytest.mark.parametrize(
    ("painted", "factor"),
    [((8, 6), 4), ((16, 12), 2), ((32, 12), 2), ((16, 24), 2), ((32, 24), None), ((64, 48), None)],
)
def test_what_is_painted_smaller_on_any_side_is_enlarged(monkeypatch, painted, factor):
    """By the upscaler, where that is asked for; then it is cut to the size."""
    used = []

    class Upscaler:
        def __init__(self, factor: int) -> None:
            used.append(factor)

        def enlarged(self, frame):
            return np.full((24, 32, 3), 99, np.uint8)

    monkeypatch.setattr("onionskin.upscaling.upscaler.upscaler_of", Upscaler)
    frame = np.full((painted[1], painted[0], 3), 10, np.uint8)
    plain = reel.blank(SIZE, 2, Fraction(8))
    made = replace(plain, upscaled=True).finished(0, frame, lambda index: frame)
    assert made.shape == (24, 32, 3)
    assert int(made[0, 0, 0]) == (10 if factor is None else 99)
    assert used == ([] if factor is None else [factor])
    assert int(plain.finished(0, frame, lambda index: frame)[0, 0, 0]) == 10
    assert len(used) == (factor is not None)


def test_threads_are_as_many_as_are_asked_for():
    """For what is begun ahead."""
    with Threads(3) as threads:
        assert threads.num_workers == 3
