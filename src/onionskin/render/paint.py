"""Run a schedule: fill the windows that are ready, hand on frames as soon as they are final."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace

import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Engine, Fill
from onionskin.engines.unplanned import UnplannedEngine
from onionskin.errors import Cancelled
from onionskin.executors.executor import Executor, InTurn, Watch
from onionskin.fitting import Size
from onionskin.frames import Frames
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.render.cache import FillCache, Identity
from onionskin.render.estimate import FillTimes
from onionskin.render.fill_task import Filled, FillTask, NamedEngine
from onionskin.render.reel import Reel
from onionskin.render.schedule import Schedule, Window
from onionskin.request import Request
from onionskin.settings import EngineSettings
from onionskin.sound import Sound, joined

_HELD_BYTES = 2**30
"""Of frames that are painted ahead, above what twice as many windows as workers take."""
RequestOf = Callable[[Window], Request]


@dataclass(kw_only=True, eq=False)
class Painter:
    """Fills a reel by a schedule.

    `warnings` grows while frames are painted: what the engine and the cache did otherwise
    than asked, each line once. `num_cached` counts the fills that were found finished.
    Windows that wait for no other are filled at once where the engine allows it and the
    executor has room for it; the frames are the same, and come in the same order.
    """

    reel: Reel
    schedule: Schedule
    engine: Engine
    canvas_size: Size
    request_of: RequestOf
    cache: FillCache | None = None
    """Where finished fills are found and kept; None: nowhere."""
    times: FillTimes | None = None
    """Where it is noted how long fills take; None: nowhere."""
    executor: Executor = field(default_factory=InTurn)
    settings: EngineSettings | None = None
    """What the engine is run with, as far as fills depend on it."""
    identity: Identity | None = None
    """The engine's, where it has been taken already."""
    progress: ReportProgress = report_nothing
    cancelled: IsCancelled = never_cancelled
    warnings: list[str] = field(default_factory=list)
    num_cached: int = 0
    sounds: dict[float, Sound] = field(default_factory=dict)
    """What the engine made to be heard, by the second at which it starts."""
    later_sounds: list[tuple[float, Sound]] = field(default_factory=list)
    """Sounds of frames that were painted again, which take the place of the first ones."""
    _identities: dict[str, Identity] = field(default_factory=dict)

    @property
    def sound(self) -> Sound | None:
        """What the engine made to be heard, each window's at its place; None for no sound."""
        seconds = float(self.reel.num_frames / self.reel.fps)
        sound = joined(self.sounds, seconds)
        for start, later in self.later_sounds:
            sound = sound or joined({start: later}, seconds)
            assert sound is not None
            samples = sound.samples.copy()
            place = samples[round(start * sound.sample_rate) :][: len(later.samples)]
            place[:] = later.samples[: len(place)]
            sound = Sound(samples, sound.sample_rate)
        return sound

    def anew(
        self,
        *,
        reel: Reel,
        schedule: Schedule,
        request_of: RequestOf,
        progress: ReportProgress = report_nothing,
    ) -> Painter:
        """A painter of other windows, with nothing of what this one has painted or said."""
        return replace(
            self,
            reel=reel,
            schedule=schedule,
            request_of=request_of,
            progress=progress,
            warnings=[],
            num_cached=0,
            sounds={},
            later_sounds=[],
        )

    def frames(self) -> Iterator[Frames]:
        """The clip's frames in order, each uint8 (H, W, 3) at the reel's size.

        Raises what the engine raises, and Cancelled.
        """
        shows = self.reel.open_reader()
        last_uses = self.schedule.last_uses()
        painted: dict[int, Frames] = {}
        sent = 0
        fills = _Fills(self, painted)
        try:
            for number, window in enumerate(self.schedule.windows):
                self._hear(window, fills.result(number))
                while sent < self.reel.num_frames and (sent in painted or self.reel.whole[sent]):
                    if self.reel.shows(sent):
                        yield self._shown(sent, painted, shows)
                    sent += 1
                for index in [i for i in painted if i < sent and last_uses[i] <= number]:
                    del painted[index]
        finally:
            fills.stop()
        for index in filter(self.reel.shows, range(sent, self.reel.num_frames)):
            yield self._shown(index, painted, shows)

    def task(self, window: Window, canvas: Canvas, draft: Frames | None) -> FillTask:
        """One window's fill, as a value."""
        request = self.request_of(window)
        if draft is not None:
            request = replace(request, draft=draft)
        engine = self._engine_for(canvas, request)
        return FillTask(
            engine=NamedEngine(engine, self.settings),
            identity=self._identity(engine),
            canvas=canvas,
            request=request,
            cache=self.cache,
            times=self.times,
        )

    def shares(self) -> list[float]:
        """The share of the time that each window's fill takes, as far as it is known."""
        windows = self.schedule.windows
        if self.times is None or len(windows) < 2:
            return [1 / max(len(windows), 1)] * len(windows)
        return self.times.shares(
            self._identity(self.engine),
            self.request_of(windows[0]),
            self.canvas_size,
            self.schedule,
            regions=self.reel.part is not None,
        )

    def canvas(
        self, window: Window, painted: dict[int, Frames], reader: Callable[[int], Frames]
    ) -> Canvas:
        """The window's canvas, with what was painted before laid in."""
        canvas = self.reel.canvas(window.frames, reader, self.canvas_size)
        frames, known = canvas.frames, canvas.known.copy()
        for place, index in enumerate(window.frames):
            if index in painted:
                frames[place] = painted[index]
                known[place] = True
        return replace(canvas, known=known)

    def warn(self, warnings: Iterable[str]) -> None:
        """Adds what was done otherwise than asked, each line once."""
        self.warnings += [line for line in dict.fromkeys(warnings) if line not in self.warnings]

    def _engine_for(self, canvas: Canvas, request: Request) -> Engine:
        """The painter's engine; where it goes by plans and there is none, what needs none."""
        planless = request.plan is None and request.draft is None
        plans = "plan" in self.engine.capabilities.honours
        whole = canvas.kind not in (CanvasKind.BLANK, CanvasKind.REGIONS)
        return UnplannedEngine() if planless and plans and whole else self.engine

    def _identity(self, engine: Engine) -> Identity:
        """What of an engine fills depend on, taken once: its weights may have to be hashed."""
        if engine is self.engine and self.identity is not None:
            return self.identity
        if engine.name not in self._identities:
            self._identities[engine.name] = Identity.of(engine, self.settings)
        return self._identities[engine.name]

    def _hear(self, window: Window, fill: Fill) -> None:
        """Keeps what a fill said, and the sound of the frames that it painted."""
        self.warn(fill.warnings)
        if fill.clip.sound is not None and window.painted:
            first, last = window.painted[0], window.painted[-1]
            fps, start = self.reel.fps, window.frames[0]
            self.sounds[float(first / fps)] = fill.clip.sound.cut(
                float((first - start) / fps), float((last + 1 - start) / fps)
            )

    def _shown(
        self, index: int, painted: dict[int, Frames], reader: Callable[[int], Frames]
    ) -> Frames:
        """A final frame at the clip's size, what was known over it bit for bit."""
        if self.reel.whole[index]:
            return reader(index)
        return self.reel.finished(index, painted[index], reader)


class _Fills:
    """The fills of a painter's schedule: started when they are ready, a few ahead at most."""

    def __init__(self, painter: Painter, painted: dict[int, Frames]) -> None:
        """`painted` takes the frames of every fill that is done, by their indices."""
        self._painter, self._painted = painter, painted
        schedule = painter.schedule
        self._reader = painter.reel.open_reader()
        self._waits_for = schedule.waits_for()
        at_once = painter.engine.capabilities.concurrent or painter.executor.is_apart
        self._num_workers = max(painter.executor.num_workers, 1) if at_once else 1
        self._running: dict[int, Future[Filled]] = {}
        self._tasks: dict[int, FillTask] = {}
        self._done: dict[int, Fill] = {}
        self._num_started = 0
        self._finished: set[int] = set()
        self._started: set[int] = set()
        self._total = _Total(
            painter.shares(),
            sum(len(window.painted) for window in schedule.windows),
            painter.progress,
        )
        self._is_stopped = threading.Event()

    def result(self, number: int) -> Fill:
        """The fill of a window, waited for; its frames are among those painted."""
        while number not in self._done:
            self._start(number)
            self._collect()
        return self._done.pop(number)

    def stop(self) -> None:
        """Has the fills that run stop at their next step, and waits for them."""
        self._is_stopped.set()
        wait(self._running.values())
        self._running.clear()

    def _start(self, first: int) -> None:
        """Starts fills that wait for none, not far behind window `first`, while there is room.

        Of those that are ready, keyframes go before the gaps that will wait for them.
        """
        windows = self._painter.schedule.windows
        near = range(first, min(first + self._num_ahead + 1, len(windows)))
        ready = [
            number
            for number in near
            if number not in self._started and self._waits_for[number] <= self._finished
        ]
        room = self._num_workers - len(self._running)
        for number in sorted(ready, key=lambda number: (windows[number].level, number))[:room]:
            self._refuse_cancelled()
            self._started.add(number)
            self._running[number] = self._submitted(number, windows[number])

    @property
    def _num_ahead(self) -> int:
        """How many windows behind the first that is not finished may be begun.

        The more, the less workers wait for each other; but their frames have to be held.
        """
        if self._num_workers == 1:
            return 0
        longest = max(len(window.frames) for window in self._painter.schedule.windows)
        size = self._painter.canvas_size
        held = _HELD_BYTES // (longest * size.width * size.height * 3)
        return int(min(max(held, 2 * self._num_workers), 8 * self._num_workers)) - 1

    def _submitted(self, number: int, window: Window) -> Future[Filled]:
        painter = self._painter
        canvas = painter.canvas(window, self._painted, self._reader)
        draft = painter.reel.draft(window.frames, self._reader, painter.canvas_size)
        task = self._tasks[number] = painter.task(window, canvas, draft)
        if painter.executor.is_apart and (found := task.found()):
            return _done(found)
        watch = Watch(
            progress=lambda progress: self._total.report(number, progress),
            cancelled=lambda: self._is_stopped.is_set() or painter.cancelled(),
        )
        return painter.executor.submit(task, watch)

    def _collect(self) -> None:
        """Waits for a fill, and takes over all that are done."""
        done, _ = wait(self._running.values(), return_when=FIRST_COMPLETED)
        for number in [n for n, future in self._running.items() if future in done]:
            filled, task = self._running.pop(number).result(), self._tasks.pop(number)
            if self._painter.executor.is_apart:
                task.keep(filled)
            self._painter.num_cached += filled.was_finished
            self._painter.warn(filled.warnings)
            window = self._painter.schedule.windows[number]
            for index in window.painted:
                self._painted[index] = filled.fill.clip.frames[window.frames.index(index)]
            self._done[number] = filled.fill
            self._finished.add(number)
            self._total.finish(number, was_found=filled.was_finished)

    def _refuse_cancelled(self) -> None:
        if self._painter.cancelled():
            num_windows = len(self._painter.schedule.windows)
            raise Cancelled(f"stopped after {len(self._finished)} of {num_windows} fills")


def _done(filled: Filled) -> Future[Filled]:
    future: Future[Filled] = Future()
    future.set_result(filled)
    return future


class _Total:
    """The progress of fills, of which several may run at once, as one that only grows."""

    def __init__(self, weights: Sequence[float], num_frames: int, progress: ReportProgress) -> None:
        """`weights` are the shares of the time that each fill takes.

        Told are frames, whatever the steps of an engine are: these are what people know.
        """
        self._num_frames = num_frames
        self._weights = np.array(weights)
        self._shares = np.zeros(len(weights))
        self._found = 0.0
        self._progress = progress
        self._lock = threading.Lock()

    def report(self, number: int, progress: Progress) -> None:
        """Takes up how far fill `number` is."""
        if len(self._shares) == 1 and progress.num_steps > 1:
            self._progress(progress)
            return
        with self._lock:
            share = progress.num_done / max(progress.num_steps, 1)
            self._shares[number] = max(self._shares[number], min(share, 1))
            self._say()

    def finish(self, number: int, *, was_found: bool) -> None:
        """Takes up that a fill is done, or was found finished."""
        with self._lock:
            self._found += self._weights[number] * was_found
            self._shares[number] = 1
            self._say()

    def _say(self) -> None:
        total = self._num_frames
        if len(self._shares) > 1:
            share = float(self._shares @ self._weights)
            # Sums of shares may fall short of what they make.
            num_done = int(share * total + 1e-6)
            self._progress(
                Progress(
                    num_done=num_done,
                    num_steps=total,
                    label=f"frame {min(num_done + 1, total)} of {total}",
                    num_found=int(self._found * total + 1e-6),
                )
            )
