"""`Delivery`: a shot written where it belongs, with its sound and its metadata, in one step.

Until everything is written nothing stands under the file's name; a cancel or an error leaves
nothing behind. Command line and server deliver by the same function.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from onionskin.errors import Cancelled
from onionskin.executors.executor import Executor
from onionskin.framerate import fps_to_json
from onionskin.frames import Frames
from onionskin.media.ahead import ahead
from onionskin.media.soundtrack import Carried
from onionskin.media.video import LOST_NOTES
from onionskin.media.write import Writer, check_output, open_writer
from onionskin.origin import Origin
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing
from onionskin.render.cache import FillCache
from onionskin.render.framing import Framing
from onionskin.render.setup import Setup
from onionskin.render.shot import Shot


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Delivery:
    """A clip that was written, and how it came to be."""

    path: str
    origin: Origin
    framing: Framing
    is_short: bool = False
    """Whether it ends before what was asked for, because it was enough."""
    num_fills: int
    num_cached: int
    """How many of the fills were found finished."""
    repair: dict[str, object] | None
    """What was measured and painted again, as plain data; None without repair."""
    seconds_elapsed: float
    warnings: tuple[str, ...] = ()
    shown: tuple[Frames, ...] = ()
    """The frames that were asked to be kept, each uint8 (H, W, 3)."""

    def to_dict(self) -> dict[str, object]:
        """What is said of it, as plain data."""
        return {
            "output": self.path,
            "engine": self.origin.engine,
            "weights": self.origin.weights,
            "revision": self.origin.revision,
            "prompt": self.origin.prompt,
            "seed": self.origin.seed,
            "num_frames": self.framing.num_frames,
            "fps": fps_to_json(self.framing.fps),
            "width": self.framing.size.width,
            "height": self.framing.size.height,
            "num_fills": self.num_fills,
            "num_fills_cached": self.num_cached,
            "repair": self.repair,
            "seconds_elapsed": round(self.seconds_elapsed, 3),
            "warnings": list(self.warnings),
        }


def check_place(setup: Setup, path: str | os.PathLike[str], *, force: bool = False) -> None:
    """Raises, before any work is done, what `deliver` would raise of `path`.

    An output that is one of the files that are read is refused, also with `force`.
    """
    framing = setup.framing
    check_output(path, *framing.size, framing.fps, force=force, inputs=setup.inputs)


def deliver(
    setup: Setup,
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    shown: Sequence[int] = (),
    cache: FillCache | None = None,
    executor: Executor | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
    enough: IsCancelled = never_cancelled,
) -> Delivery:
    """Makes a clip and writes it to `path`; an existing file is replaced only with `force`.

    The frames at the indices `shown` are kept. Once `enough` is true it stops like a cancel, but
    the frames that are finished are written, as a shorter clip. Raises what `check_place` raises,
    WeightsError, MediaError, and Cancelled, also where it is enough before the first frame.
    """
    check_place(setup, path, force=force)
    started = time.perf_counter()

    def stops() -> bool:
        return cancelled() or enough()

    shot = Shot(setup, cache=cache, executor=executor, progress=progress, cancelled=stops)
    kept: list[Frames] = []
    framing = setup.framing
    with open_writer(
        path,
        *framing.size,
        framing.fps,
        origin=shot.origin,
        force=force,
        inputs=setup.inputs,
        drawn=setup.engine.capabilities.is_drawn,
    ) as writer:
        is_whole = True
        with closing(_frames(shot)) as frames:
            try:
                for index, frame in enumerate(frames):
                    if cancelled():
                        raise Cancelled("stopped while writing; finished fills are kept")
                    writer.write(frame)
                    if index in shown:
                        kept.append(frame)
            except Cancelled:
                if cancelled() or not writer.num_frames:
                    raise
                is_whole = False
        writer.carried = _carried(setup) if is_whole else None
        if writer.carried is None or shot.is_heard:
            writer.sound = shot.sound
        if not is_whole:
            seconds = float(writer.num_frames / framing.fps)
            writer.sound = writer.sound and writer.sound.cut(0.0, seconds)
    return Delivery(
        path=os.fspath(path),
        origin=shot.origin,
        framing=framing if is_whole else replace(framing, num_frames=writer.num_frames),
        is_short=not is_whole,
        num_fills=len(shot.schedule.windows),
        num_cached=shot.num_cached,
        repair=shot.repair,
        seconds_elapsed=time.perf_counter() - started,
        warnings=(
            *([] if is_whole else [stopped_early(writer.num_frames, framing.num_frames)]),
            *_not_said_twice(shot.warnings, writer),
            *writer.warnings,
        ),
        shown=tuple(kept),
    )


def stopped_early(num_written: int, num_asked: int) -> str:
    """What is said of a clip that ends before what was asked for."""
    return f"stopped early: the first {num_written} of {num_asked} frames are kept"


def _frames(shot: Shot) -> Generator[Frames, None, None]:
    """A shot's frames; what is drawn by rule is drawn while the frames before are encoded."""
    drawn = shot.setup.engine.capabilities.is_drawn
    yield from ahead(shot.frames(), depth=4) if drawn else shot.frames()


def _carried(setup: Setup) -> Carried | None:
    """The file whose sound tracks, subtitles, chapters and so on go with the frames."""
    own = setup.own_sound
    if own is None or own.video is None:
        return None
    start = -Fraction(own.at_seconds).limit_denominator(1_000_000)
    return Carried(path=Path(own.video), start=start)


def _not_said_twice(warnings: Sequence[str], writer: Writer) -> list[str]:
    """Without what the writer says of each thing that is lost from a file."""
    if writer.carried is None:
        return list(warnings)
    return [warning for warning in warnings if not warning.endswith(LOST_NOTES)]
