"""Run a schedule: fill its windows one by one, hand on frames as soon as they are final."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Engine, Fill
from onionskin.engines.unplanned import UnplannedEngine
from onionskin.errors import Cancelled
from onionskin.fitting import Size
from onionskin.frames import Frames
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.render.cache import FillCache
from onionskin.render.reel import Reel
from onionskin.render.schedule import Schedule, Window
from onionskin.request import Request
from onionskin.sound import Sound, joined

RequestOf = Callable[[Window], Request]


@dataclass(kw_only=True, eq=False)
class Painter:
    """Fills a reel by a schedule.

    `warnings` grows while frames are painted: what the engine and the cache did otherwise
    than asked, each line once. `num_cached` counts the fills that were found finished.
    """

    reel: Reel
    schedule: Schedule
    engine: Engine
    canvas_size: Size
    request_of: RequestOf
    cache: FillCache
    progress: ReportProgress = report_nothing
    cancelled: IsCancelled = never_cancelled
    warnings: list[str] = field(default_factory=list)
    num_cached: int = 0
    _sounds: dict[float, Sound] = field(default_factory=dict)

    @property
    def sound(self) -> Sound | None:
        """What the engine made to be heard, each window's at its place; None for no sound."""
        return joined(self._sounds, float(self.reel.num_frames / self.reel.fps))

    def frames(self) -> Iterator[Frames]:
        """The clip's frames in order, each uint8 (H, W, 3) at the reel's size.

        Raises what the engine raises, and Cancelled.
        """
        reads, shows = self.reel.open_reader(), self.reel.open_reader()
        last_uses = self.schedule.last_uses()
        painted: dict[int, Frames] = {}
        sent = 0
        for number, window in enumerate(self.schedule.windows):
            draft = self.reel.draft(window.frames, reads, self.canvas_size)
            clip = self._filled(number, window, self._canvas(window, painted, reads), draft)
            painted |= {i: clip[window.frames.index(i)] for i in window.painted}
            while sent < self.reel.num_frames and (sent in painted or self.reel.whole[sent]):
                if self.reel.shows(sent):
                    yield self._shown(sent, painted, shows)
                sent += 1
            painted = {i: f for i, f in painted.items() if i >= sent or last_uses[i] > number}
        for index in filter(self.reel.shows, range(sent, self.reel.num_frames)):
            yield self._shown(index, painted, shows)

    def _canvas(
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

    def _filled(self, number: int, window: Window, canvas: Canvas, draft: Frames | None) -> Frames:
        if self.cancelled():
            raise Cancelled(f"stopped after {number} of {len(self.schedule.windows)} fills")
        request = self.request_of(window)
        if draft is not None:
            request = replace(request, draft=draft)
        engine = self._engine_for(canvas, request)
        fill = self.cache.load(engine, canvas, request)
        if fill is None:
            fill = engine.fill(
                canvas, request, progress=self._reporter(number), cancelled=self.cancelled
            )
            self.cache.save(engine, canvas, request, fill)
        else:
            self.num_cached += 1
        self._report(number + 1, 0, 1, "")
        self._note(fill)
        self._listen(window, fill)
        return fill.clip.frames

    def _engine_for(self, canvas: Canvas, request: Request) -> Engine:
        """The painter's engine; where it goes by plans and there is none, what needs none."""
        planless = request.plan is None and request.draft is None
        plans = "plan" in self.engine.capabilities.honours
        whole = canvas.kind not in (CanvasKind.BLANK, CanvasKind.REGIONS)
        return UnplannedEngine() if planless and plans and whole else self.engine

    def _listen(self, window: Window, fill: Fill) -> None:
        """Keeps the sound of the frames that a window painted."""
        if fill.clip.audio is not None and window.painted:
            first, last = window.painted[0], window.painted[-1]
            fps, start = self.reel.fps, window.frames[0]
            heard = fill.clip.audio.cut(
                float((first - start) / fps), float((last + 1 - start) / fps)
            )
            self._sounds[float(first / fps)] = heard

    def _note(self, fill: Fill) -> None:
        for warning in (*fill.warnings, *self.cache.warnings):
            if warning not in self.warnings:
                self.warnings.append(warning)

    def _shown(
        self, index: int, painted: dict[int, Frames], reader: Callable[[int], Frames]
    ) -> Frames:
        """A final frame at the clip's size, what was known over it bit for bit."""
        if self.reel.whole[index]:
            return reader(index)
        return self.reel.finished(index, painted[index], reader)

    def _reporter(self, number: int) -> ReportProgress:
        def report(progress: Progress) -> None:
            self._report(number, progress.num_done, progress.num_steps, progress.label)

        return report

    def _report(self, number: int, done: int, steps: int, label: str) -> None:
        """A fill counts as 100 steps, whatever its own are, so that the total holds still."""
        total = len(self.schedule.windows)
        if total == 1 and steps > 1:
            self.progress(Progress(num_done=done, num_steps=steps, label=label))
        elif total > 1:
            so_far = 100 * number + 100 * done // max(steps, 1)
            fill = f"fill {min(number + 1, total)} of {total}"
            self.progress(Progress(num_done=so_far, num_steps=100 * total, label=fill))
