"""Mend a file: the same clip with its frames calmed, and all else as it was."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import Cancelled, MediaError
from onionskin.executors.executor import Executor
from onionskin.fitting import Size
from onionskin.media.destination import Destination, refuse_input
from onionskin.media.encode import open_encoder
from onionskin.media.formats import PNG_FOLDER, check_fits, format_of
from onionskin.media.read import read_origin
from onionskin.media.tags import tags_of
from onionskin.progress import IsCancelled, Progress, ReportProgress
from onionskin.progress import never_cancelled as _never
from onionskin.progress import report_nothing as _nothing
from onionskin.settings import EngineSettings
from onionskin.stability.measuring.footage import (
    FrameSource,
    Remembered,
    VideoFootage,
    open_footage,
)
from onionskin.stability.measuring.measure import Measurement, measure_footage
from onionskin.stability.mending.engine_fill import EngineFill, engine_fill
from onionskin.stability.mending.filters import zoom_for
from onionskin.stability.mending.options import RepairOptions
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.remux import CONTAINERS, write_video
from onionskin.stability.mending.repair import (
    Action,
    ghost_points,
    plan_repair,
    points_won,
    unbroken,
)
from onionskin.stability.mending.touched import Tally, Touched, good_frames

_WORTH = 0.5
"""Points that a written file must have won, or the input is copied instead."""
_SAYS_LESS = 5.0
"""Points by which a written file may fall short of its trials without a word."""

_BROAD = 0.02
"""A picture that would have to be enlarged by more has a border that is seen."""
_SAYS_GHOSTS = 0.5
"""Ghosts as bad as so many broken frames are told."""


class _How(TypedDict):
    """Who measures, and who is told and asked."""

    executor: Executor | None
    progress: ReportProgress
    cancelled: IsCancelled


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Mended:
    """What became of a file."""

    before: Measurement
    after: Measurement
    actions: tuple[Action, ...]
    output: str
    stream_copied: bool
    """The pictures are the input's own, bit for bit."""
    recipe: Recipe
    touched: Touched
    """How far the frames in which nothing was wrong have moved."""
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Plain data, as `onionskin steady --json` prints it."""
        return {
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
            "actions": [action.to_dict() for action in self.actions],
            "output": self.output,
            "stream_copied": self.stream_copied,
            "touched": self.touched.to_dict(),
            "warnings": list(self.warnings),
        }


def steady_file(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    options: RepairOptions | None = None,
    *,
    engine: str | None = None,
    prompt: str | None = None,
    settings: EngineSettings | None = None,
    force: bool = False,
    executor: Executor | None = None,
    progress: ReportProgress = _nothing,
    cancelled: IsCancelled = _never,
) -> Mended:
    """Measures the clip at `path`, mends what can be helped, and writes it to `output`.

    Broken frames are filled by `engine` where that helps, by `prompt` (left out: the one the
    file says it was made by); else they are made by the motion of those around them. `settings`
    say how the engine runs; left out, the environment does. Whatever is measured is measured in
    pieces by `executor`; frames are read, repaired and written here.

    Number of frames, timestamps, rotation, colour tags, audio and subtitles stay. Where
    nothing helps, the output is the input, copied. `output` appears when it is whole.
    Raises InvalidInput where `output` would change the input, OutputExists, UnsupportedFormat,
    UnknownEngine, UnsupportedCanvas, MediaError, Cancelled.
    """
    refuse_input(output, path)
    footage, source = open_footage(path), Path(path)
    destination = open_destination(footage, output, force=force)
    options = options or RepairOptions()
    if engine is not None:
        options = replace(
            options, fill=_fill_of(engine, prompt, settings, footage, source, cancelled)
        )
    trials = Remembered(footage)
    how: _How = {"executor": executor, "progress": progress, "cancelled": cancelled}
    before = measure_footage(trials, **how)
    plan = plan_repair(trials, before, options, **how)
    trials.forget()
    recipe, actions, after = plan.recipe, plan.actions, plan.after
    if options.border == "crop" and recipe.camera is not None:
        recipe = replace(recipe, crop=True)
    work = _Work(footage, source, output, destination, how, good_frames(before))
    try:
        copied = work.write(recipe)
        if not recipe.is_empty:
            after = work.verified(plan.after)
            work.note_less_than_tried(plan.after, after)
            work.note_ghosts()
            work.note_border(recipe)
            won = points_won(before, after, unbroken(plan.after))
            if won - ghost_points(after, work.tally.result.ghosts) < _WORTH:
                actions = tuple(_taken_back(action) for action in actions)
                after, recipe = before, Recipe()
                copied = work.write(recipe)
        destination.put_in_place()
    finally:
        destination.discard_part()
    return Mended(
        before=before,
        after=after,
        actions=actions,
        output=os.fspath(output),
        stream_copied=copied,
        recipe=recipe,
        touched=work.tally.result,
        warnings=tuple(dict.fromkeys([*footage.warnings, *work.warnings])),
    )


def _fill_of(
    engine: str,
    prompt: str | None,
    settings: EngineSettings | None,
    footage: FrameSource,
    source: Path,
    cancelled: IsCancelled,
) -> EngineFill:
    """The engine's fill for a file, by what the file says of itself where nothing else is."""
    info = footage.info
    origin = read_origin(source) if prompt is None else None
    return engine_fill(
        engine,
        info.fps,
        info.duration_seconds,
        Size(info.width, info.height),
        prompt=origin.prompt if origin else prompt or "",
        seed=origin.seed if origin else 0,
        settings=settings,
        cancelled=cancelled,
    )


def open_destination(
    footage: FrameSource, output: str | os.PathLike[str], *, force: bool = False
) -> Destination:
    """Where the output goes. Raises what cannot be written before any work is done."""
    if not _is_video(footage, output):
        fmt = format_of(output)
        check_fits(fmt, footage.info.width, footage.info.height, footage.info.fps)
        return Destination(output, folder=fmt is PNG_FOLDER, force=force)
    return Destination(output, force=force)


class _Work:
    """Writes a recipe's result into the unfinished part of a destination."""

    def __init__(
        self,
        footage: FrameSource,
        source: Path,
        output: str | os.PathLike[str],
        destination: Destination,
        how: _How,
        good: NDArray[np.bool_],
    ) -> None:
        self._good, self.tally = good, Tally(Recipe(), good)
        self._footage, self._source, self._output = footage, source, output
        self._destination, self._how = destination, how
        self.warnings: list[str] = []

    def write(self, recipe: Recipe) -> bool:
        """Writes the part anew, and tells whether the pictures are the input's own."""
        self._destination.discard_part()
        self.tally = Tally(recipe, self._good)
        same_kind = _suffix(self._source) == _suffix(self._output)
        try:
            self._destination.open_part()
            if recipe.is_empty and same_kind:
                self._copy()
                return True
            if isinstance(self._footage, VideoFootage) and _is_video(self._footage, self._output):
                return self._write_video(recipe)
            self._write_pictures(recipe)
            return False
        except OSError as error:
            raise MediaError(self._destination.failure(error)) from error

    def verified(self, expected: Measurement) -> Measurement:
        """The measures of what was really written; those of the trial for picture files."""
        if not _is_video(self._footage, self._output):
            return expected
        return measure_footage(open_footage(self._destination.part), label="verifying", **self._how)

    def note_less_than_tried(self, tried: Measurement, written: Measurement) -> None:
        """Says where full-size frames did not gain what the small ones of the trials did."""
        expected, real = tried.score or 0.0, written.score or 0.0
        if expected - real > _SAYS_LESS:
            left = _left_of(written)
            self.warnings.append(
                f"the written file scores only {real:.0f} ({expected:.0f} was expected from trials "
                f"on small frames): look at {left}; then run `onionskin steady` once more on the "
                "written file, or cut that part out"
            )

    def note_border(self, recipe: Recipe) -> None:
        """Says how much was cropped; or, where a broad border was filled, how to crop it."""
        if recipe.camera is None:
            return
        info = self._footage.info
        zoom = zoom_for(recipe.camera, info.width, info.height, recipe.active)
        if recipe.crop:
            self.warnings.append(f"the picture was enlarged by {zoom - 1:.1%} to cover the edges")
        elif zoom - 1 > _BROAD:
            self.warnings.append(
                f"holding the camera still uncovered up to {(zoom - 1) / 2:.1%} at the edges, "
                "which show older pixels there: where that is seen, give `--border crop`, which "
                "enlarges the picture instead"
            )

    def note_ghosts(self) -> None:
        """Says where frames that were made of others show what none of these has."""
        ghosts = self.tally.result.ghosts
        if ghosts >= _SAYS_GHOSTS:
            self.warnings.append(
                "repaired frames show edges that neither they nor their neighbours had "
                f"(as bad as {ghosts:.1f} broken frames); check them before you use the file"
            )

    def _copy(self) -> None:
        if self._source.is_dir():
            shutil.copytree(self._source, self._destination.part, dirs_exist_ok=True)
        else:
            shutil.copyfile(self._source, self._destination.part)

    def _write_video(self, recipe: Recipe) -> bool:
        assert isinstance(self._footage, VideoFootage)
        copied, self.warnings = write_video(
            self._footage,
            self._destination.part,
            _suffix(self._output),
            recipe,
            on_frame=self._step,
            tally=self.tally,
        )
        return copied

    def _write_pictures(self, recipe: Recipe) -> None:
        info, origin = self._footage.info, read_origin(self._source)
        tags = tags_of(origin) if origin else {}
        encoder = open_encoder(
            format_of(self._output), self._destination.part, info.width, info.height, info.fps, tags
        )
        try:
            for index, frame in enumerate(self.tally.through(self._footage.frames())):
                self._step(index)
                encoder.add(frame)
            encoder.finish()
        except BaseException:
            encoder.abandon()
            raise

    def _step(self, index: int) -> None:
        total = self._footage.info.num_frames
        if self._how["cancelled"]():
            raise Cancelled(f"stopped while writing, at frame {index} of {total}")
        self._how["progress"](
            Progress(num_done=min(index, total), num_steps=total, label="writing")
        )


def _left_of(written: Measurement) -> str:
    """Where something is still wrong in a written file."""
    wrong = written.measures.defects
    if not wrong:
        return "the whole clip"
    listed = [str(each.first) for each in wrong[:6]] + (["…"] if len(wrong) > 6 else [])
    return f"frame {', '.join(listed)}" if len(wrong) == 1 else f"frames {', '.join(listed)}"


def _is_video(footage: FrameSource, output: str | os.PathLike[str]) -> bool:
    return isinstance(footage, VideoFootage) and _suffix(output) in CONTAINERS


def _suffix(path: str | os.PathLike[str]) -> str:
    text = os.fspath(path)
    return "/" if text.endswith("/") or Path(text).is_dir() else Path(text).suffix.lower()


def _taken_back(action: Action) -> Action:
    return replace(action, kept=False, reason=f"{action.reason}; no better once written")
