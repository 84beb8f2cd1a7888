"""Measure a clip: one pass, at the working size, whatever its length; here or by an executor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onionskin.clip import Clip
from onionskin.errors import Cancelled, MediaError
from onionskin.executors.executor import Executor
from onionskin.framerate import fps_to_json
from onionskin.media.ahead import ahead
from onionskin.media.info import MediaInfo
from onionskin.progress import IsCancelled, Progress, ReportProgress
from onionskin.progress import never_cancelled as _never
from onionskin.progress import report_nothing as _nothing
from onionskin.stability.measuring.footage import (
    ClipFootage,
    Frame,
    FrameSource,
    measuring_size,
    open_footage,
)
from onionskin.stability.measuring.metrics import Measures, measure_warnings, measures_of
from onionskin.stability.measuring.observer import Known, observe
from onionskin.stability.measuring.signals import Signals
from onionskin.stability.measuring.spread import observe_on

Altered = Callable[[Iterable[Frame]], Iterator[Frame]]
"""A change to frames, uint8 (H, W, 3) of any one size, in order: a repair that is tried out."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Measurement:
    """The measures of one clip, and what was read of it."""

    info: MediaInfo
    num_frames: int
    """Frames that were really decoded."""
    measures: Measures
    warnings: tuple[str, ...] = ()
    reference: dict[str, float] = field(default_factory=dict)
    """PSNR, SSIM and tOF against a truth, where one was given."""

    @property
    def score(self) -> float | None:
        """0..100, or None where a score says nothing."""
        return self.measures.score

    def to_dict(self) -> dict[str, object]:
        """Plain data, as `onionskin measure --json` prints it."""
        seen = self.measures
        fps = self.info.fps
        facts: dict[str, object] = {
            "num_frames": self.num_frames,
            "fps": fps_to_json(fps),
            "width": self.info.width,
            "height": self.info.height,
            "cuts": list(seen.cuts),
            "score": None if seen.score is None else round(seen.score, 2),
            "score_reason": seen.score_reason or None,
            "measures": seen.to_dict(),
            "defects": [defect.to_dict() for defect in seen.defects],
            "vbench": {key: _short(value) for key, value in seen.vbench.items()},
            "per_frame": {key: _shorts(path) for key, path in per_frame(seen).items()},
            "warnings": list(self.warnings),
        }
        if self.reference:
            facts["reference"] = {key: _short(value) for key, value in self.reference.items()}
        return facts


def per_frame(measures: Measures) -> dict[str, NDArray[np.float64]]:
    """The measures frame by frame, each (T,), in the units of `Measures`."""
    tracks, signals = measures.tracks, measures.signals
    flicker = np.sqrt(
        np.square(tracks.flicker) + np.square(tracks.colour) + np.square(tracks.regional)
    )
    return {
        "flicker": flicker,
        "crawl": signals.crawl,
        "jitter": tracks.shake,
        "surprise": signals.surprise,
        "drift": tracks.drift,
        "motion": signals.top_speed,
    }


def measure_file(
    path: str | os.PathLike[str],
    *,
    reference: str | os.PathLike[str] | None = None,
    executor: Executor | None = None,
    progress: ReportProgress = _nothing,
    cancelled: IsCancelled = _never,
) -> Measurement:
    """Measures the clip at `path`, against the truth at `reference` where one is given.

    Pieces of it go through `executor`; the comparison with a reference does not. Raises
    MediaError for what cannot be read, Cancelled.
    """
    footage = open_footage(path)
    found = measure_footage(footage, executor=executor, progress=progress, cancelled=cancelled)
    if reference is None:
        return found
    from onionskin.stability.measuring.figures import compare

    return Measurement(
        info=found.info,
        num_frames=found.num_frames,
        measures=found.measures,
        warnings=found.warnings,
        reference=compare(footage, open_footage(reference)),
    )


def measure_clip(clip: Clip) -> Measurement:
    """Measures a clip in memory."""
    return measure_footage(ClipFootage(clip))


def measure_footage(
    footage: FrameSource,
    altered: Altered | None = None,
    *,
    executor: Executor | None = None,
    progress: ReportProgress = _nothing,
    cancelled: IsCancelled = _never,
    label: str = "measuring",
    known: Known | None = None,
) -> Measurement:
    """Measures footage, or what `altered` makes of its frames: only what is not `known`.

    Frames are read and altered here; pieces of them are observed by `executor`.
    """
    info, fps = footage.info, float(footage.info.fps)
    signals = observe_footage(footage, altered, progress, cancelled, label, known, executor)
    if signals.num_frames == 0:
        name = getattr(footage, "path", "the clip")
        raise MediaError(f"{name} holds no frames that can be decoded; check the file")
    return Measurement(
        info=info,
        num_frames=signals.num_frames,
        measures=measures_of(signals, fps, info.width, info.height),
        warnings=(*footage.warnings, *measure_warnings(signals)),
    )


def observe_footage(
    footage: FrameSource,
    altered: Altered | None = None,
    progress: ReportProgress = _nothing,
    cancelled: IsCancelled = _never,
    label: str = "measuring",
    known: Known | None = None,
    executor: Executor | None = None,
) -> Signals:
    """What is seen in footage, or in what `altered` makes of its frames."""
    info, fps = footage.info, float(footage.info.fps)
    spreads = executor is not None and (executor.is_apart or executor.num_workers > 1)
    told = _nothing if spreads else progress
    frames = _watched(footage, measuring_size(info), told, cancelled, label)
    if altered is not None:
        frames = altered(frames)
    if executor is None or not spreads:
        return observe(frames, fps, known)
    return observe_on(
        executor,
        frames,
        fps,
        known,
        num_frames=info.num_frames,
        label=label,
        progress=progress,
        cancelled=cancelled,
    )


def _watched(
    footage: FrameSource,
    size: tuple[int, int],
    progress: ReportProgress,
    cancelled: IsCancelled,
    label: str,
) -> Iterator[Frame]:
    """The frames, with progress told and a cancel obeyed at every one."""
    total = footage.info.num_frames
    with closing(ahead(footage.frames(size))) as frames:
        for index, frame in enumerate(frames):
            if cancelled():
                raise Cancelled(f"stopped while {label}, at frame {index} of {total}")
            progress(Progress(num_done=min(index, total), num_steps=total, label=label))
            yield frame


def _short(value: float | bool) -> float | bool:
    return value if isinstance(value, bool) else round(float(value), 5)


def _shorts(path: NDArray[np.float64]) -> list[float]:
    return [round(float(value), 4) for value in path]
