"""A clip observed in pieces by an executor, to the same signals as in one go.

What the observer notes of a frame depends on the frames of about a second before it, and on where
the camera was seen in the pair before. So each piece starts that much earlier than its rows, and
tells where it took the camera to be when they began: where that is not what the piece before it
ended with, which is seldom, it is observed once more from there. Frames are read here, in order,
and go to the workers at the size at which they are measured.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.errors import Cancelled
from onionskin.executors.executor import Executor, Watch
from onionskin.motion.flow import Picture
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.stability.measuring.camera import Cells
from onionskin.stability.measuring.observer import Known, Observer, num_frames_told_by
from onionskin.stability.measuring.signals import COLUMNS, Signals

_LEAST, _MOST = 2, 8
"""Rows of a piece, as multiples of the frames in front of them, which are watched twice."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Seen:
    """The rows of a piece, and where the camera was seen before the first and in the last."""

    signals: Signals
    before: Cells | None
    after: Cells | None


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Piece:
    """Some frames of a clip, and which of them to tell of."""

    frames: NDArray[np.uint8]
    """(N, H, W, 3), of the working size: `lead` in front, the rows, and one behind if any."""
    fps: float
    lead: int
    num_rows: int
    known: Known | None
    begins_at: tuple[Cells | None] | None = None
    """Where the camera was seen before the first row, if that was told."""
    num_threads: int | None = None
    """Of OpenCV, in a process that does nothing else."""

    def __call__(
        self,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Seen:
        if self.num_threads is not None:
            cv2.setNumThreads(self.num_threads)
        observer, stop = Observer(self.fps, self.known), self.lead + self.num_rows
        before = after = None
        for index, frame in enumerate(self.frames):
            if cancelled():
                raise Cancelled("stopped while measuring")
            if index == self.lead:
                if self.begins_at is not None:
                    (observer.camera_cells,) = self.begins_at
                before = observer.camera_cells
            observer.add(frame)
            if index == stop - 1:
                after = observer.camera_cells
            progress(Progress(num_done=max(index + 1 - self.lead, 0), num_steps=self.num_rows))
        return Seen(signals=_rows(observer.finish(), self.lead, stop), before=before, after=after)


def observe_on(
    executor: Executor,
    frames: Iterable[Picture],
    fps: float,
    known: Known | None = None,
    *,
    num_frames: int,
    label: str = "measuring",
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Signals:
    """As `observe`, by the workers of an executor; `num_frames` is how many there may be.

    At most as many pieces as there are workers, and two more, are in memory at once.
    """
    run = _Run(executor, num_frames, label, progress, cancelled)
    found: list[Signals] = []
    ended_at: tuple[Cells | None] = (None,)
    try:
        for piece in _pieces(frames, fps, known, executor, num_frames):
            run.start(piece)
            if run.is_full:
                ended_at = run.take(ended_at, found)
        while run.num_waiting:
            ended_at = run.take(ended_at, found)
    except Cancelled as error:
        raise Cancelled(f"stopped while {label}") from error
    finally:
        run.stop()
    return _joined(found)


class _Run:
    """Pieces that are being observed, the earliest first."""

    def __init__(
        self,
        executor: Executor,
        num_frames: int,
        label: str,
        progress: ReportProgress,
        cancelled: IsCancelled,
    ) -> None:
        self._executor, self._num_frames, self._label = executor, num_frames, label
        self._progress, self._cancelled = progress, cancelled
        self._waiting: deque[tuple[Piece, Future[Seen]]] = deque()
        self._done: list[int] = []
        self._told, self._lock, self._ended = 0, threading.Lock(), threading.Event()

    @property
    def num_waiting(self) -> int:
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        return self.num_waiting > self._executor.num_workers + 1

    def start(self, piece: Piece) -> None:
        if self._cancelled():
            raise Cancelled("stopped")
        self._done.append(0)
        self._waiting.append((piece, self._submitted(piece, len(self._done) - 1)))

    def take(self, ended_at: tuple[Cells | None], found: list[Signals]) -> tuple[Cells | None]:
        """Adds the rows of the earliest piece, which follows on one that ended with the camera
        there; gives where it ended itself."""
        piece, future = self._waiting.popleft()
        seen = future.result()
        if found and not _same(seen.before, ended_at[0]):
            number = len(found)
            seen = self._submitted(replace(piece, begins_at=ended_at), number).result()
        found.append(_placed(seen.signals, sum(each.num_frames for each in found)))
        return (seen.after,)

    def stop(self) -> None:
        """Ends what still runs."""
        self._ended.set()
        for _, future in self._waiting:
            future.cancel()

    def _submitted(self, piece: Piece, number: int) -> Future[Seen]:
        def report(progress: Progress) -> None:
            with self._lock:
                self._done[number] = max(self._done[number], progress.num_done)
                self._told = max(self._told, min(sum(self._done), self._num_frames))
                told = self._told
            self._progress(Progress(num_done=told, num_steps=self._num_frames, label=self._label))

        watch = Watch(progress=report, cancelled=lambda: self._ended.is_set() or self._cancelled())
        return self._executor.submit(piece, watch)


def _pieces(
    frames: Iterable[Picture],
    fps: float,
    known: Known | None,
    executor: Executor,
    num_frames: int,
) -> Iterator[Piece]:
    lead = num_frames_told_by(fps)
    num_rows = min(max(-(-num_frames // executor.num_workers), _LEAST * lead), _MOST * lead)
    kept: list[Picture] = []
    first = 0
    """The first frame of which a row is to be told next; `kept` starts up to `lead` earlier."""

    def piece(num_told: int) -> Piece:
        start = max(first - lead, 0)
        return Piece(
            frames=np.stack(kept[: first - start + num_told + 1]),
            fps=fps,
            lead=first - start,
            num_rows=num_told,
            known=known and known.part(start, first + num_told + 1),
            num_threads=1 if executor.is_apart else None,
        )

    for frame in frames:
        kept.append(frame)
        if len(kept) == min(first, lead) + num_rows + 1:
            yield piece(num_rows)
            first += num_rows
            del kept[: len(kept) - 1 - min(first, lead)]
    if len(kept) > min(first, lead):
        yield piece(len(kept) - min(first, lead))


def _rows(signals: Signals, first: int, stop: int) -> Signals:
    """Some rows, and the returns that were seen at their frames; places count from the first."""
    returns = [
        replace(run, first=run.first - first, last=run.last - first)
        for run in signals.returns
        if first <= run.last + 1 < stop
    ]
    return Signals(
        **{name: getattr(signals, name)[first:stop] for name in COLUMNS}, returns=returns
    )


def _placed(signals: Signals, first: int) -> Signals:
    """The same rows, with places that count from the start of the clip."""
    returns = [
        replace(run, first=run.first + first, last=run.last + first) for run in signals.returns
    ]
    return replace(signals, returns=returns)


def _joined(parts: list[Signals]) -> Signals:
    if not parts:
        return Observer(1.0).finish()
    columns = {name: np.concatenate([getattr(each, name) for each in parts]) for name in COLUMNS}
    return Signals(**columns, returns=[run for each in parts for run in each.returns])


def _same(one: Cells | None, other: Cells | None) -> bool:
    if one is None or other is None:
        return one is other
    return bool(np.array_equal(one, other))
