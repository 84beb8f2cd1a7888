"""One source, measured: cut into clips, each looked at by every filter. Two passes over a file.

The first pass watches all frames small, and cuts; the second takes some frames of each clip as
they are. One clip's frames are in memory at a time, and of the whole file some numbers a frame.
"""

from __future__ import annotations

import math
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.curation.clip import NUM_MOMENTS, Frame, Journal, Look, Measured
from onionskin.curation.config import CurationConfig, ShotLimits, key_of
from onionskin.curation.filters.duplicates import features_of, moving_of
from onionskin.curation.filters.filter import Filter
from onionskin.curation.filters.frame import FrameFilter, cropped, picture_box
from onionskin.curation.filters.motion import MotionFilter, camera_kind
from onionskin.curation.filters.picture import BlurFilter, ExposureFilter
from onionskin.curation.filters.stability import StabilityFilter
from onionskin.curation.filters.taste import TasteFilter
from onionskin.curation.filters.text import TextFilter
from onionskin.curation.shots import Shot, TransNet, detector_of, part_of, shots_of
from onionskin.curation.sources import Source, digest_of
from onionskin.errors import Cancelled, InvalidInput, MediaError, OnionskinError
from onionskin.media.read import clip_info, read_frames
from onionskin.motion.flow import shrunk, work_size
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing
from onionskin.serial import to_dict
from onionskin.stability.measuring.metrics import measures_of
from onionskin.stability.measuring.observer import Observer
from onionskin.stability.measuring.signals import Signals

FILTERS: tuple[Filter, ...] = (
    FrameFilter(),
    StabilityFilter(),
    MotionFilter(),
    ExposureFilter(),
    BlurFilter(),
    TextFilter(),
    TasteFilter(),
)
"""Those that measure frames, in the order in which their reasons are told."""
STRIP_HEIGHT = 90
_MEASURING = 5
"""Raised where a filter measures otherwise: journals of before are then not taken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """A source's journal, and a strip of pictures (WebP) of each of its clips."""

    journal: Journal
    strips: tuple[bytes, ...]


def measuring_filters(config: CurationConfig) -> tuple[Filter, ...]:
    """The filters that measure frames, without those that are skipped or not installed."""
    return tuple(each for each in FILTERS if each.name not in config.skip and not each.missing)


def measuring_key(config: CurationConfig) -> str:
    """Stands for everything but a file's bytes that its journal depends on."""
    return key_of(
        {
            "measuring": _MEASURING,
            "filters": [each.name for each in measuring_filters(config)],
            "shots": to_dict(config.shots),
            "detector": detector_of(config.shots),
        }
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class LookTask:
    """Measuring one file, as a value: it gives the same wherever it is done."""

    source: Source
    config: CurationConfig
    key: str
    """See `measuring_key`: where it was asked for."""

    @classmethod
    def of(cls, source: Source, config: CurationConfig) -> LookTask:
        return cls(source=source, config=config, key=measuring_key(config))

    def __call__(
        self,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Looked:
        """See `look_at`. Raises OnionskinError where this machine has other filters, MediaError
        where it has another file or none."""
        if measuring_key(self.config) != self.key:
            names = [each.name for each in measuring_filters(self.config)]
            raise OnionskinError(
                f"the worker on {socket.gethostname()} has other filters ({', '.join(names)}; "
                f"shots by {detector_of(self.config.shots)}); install the same packages on all "
                "machines"
            )
        self._refuse_another()
        return look_at(self.source.path, self.config, cancelled)

    def _refuse_another(self) -> None:
        path, host = self.source.path, socket.gethostname()
        advice = "let all machines reach the footage by the same path"
        try:
            digest = digest_of(path)
        except MediaError as error:
            raise MediaError(f"on {host} {error}; {advice}") from error
        if digest != self.source.digest:
            raise MediaError(f"{path} on {host} is not the file of this machine; {advice}")


def look_at(path: Path, config: CurationConfig, cancelled: IsCancelled = never_cancelled) -> Looked:
    """Measures one file. What cannot be read is told in its journal, and is no error.

    Raises Cancelled.
    """
    began = time.thread_time()
    detector = detector_of(config.shots)
    try:
        fps = clip_info(path).fps
        signals, surety, _stored = _watched(path, float(fps), config.shots, detector, cancelled)
        shots = tuple(shots_of(signals, float(fps), config.shots, surety))
        found = list(_clips(path, shots, signals, config))
    except (MediaError, InvalidInput) as error:
        return Looked(journal=Journal(unread=str(error), detector=detector), strips=())
    return Looked(
        journal=Journal(
            clips=tuple(clip for clip, _ in found),
            detector=detector,
            seconds_taken=round(time.thread_time() - began, 3),
            num_frames=signals.num_frames,
        ),
        strips=tuple(strip for _, strip in found),
    )


def _watched(
    path: Path, fps: float, limits: ShotLimits, detector: str, cancelled: IsCancelled
) -> tuple[Signals, NDArray[np.float64] | None, tuple[int, int]]:
    """The signals of a file, how sure TransNetV2 is of its cuts, and the size of its frames."""
    observer, transnet = Observer(fps), TransNet() if "transnet" in detector else None
    stored = (0, 0)
    for frame in read_frames(path):
        if cancelled():
            raise Cancelled("stopped while measuring")
        stored = (frame.shape[1], frame.shape[0])
        small = np.asarray(shrunk(frame, work_size(*stored, limits.side)), np.uint8)
        observer.add(small)
        if transnet is not None:
            transnet.add(small)
    signals = observer.finish()
    surety = None if transnet is None else transnet.finish(signals.num_frames)
    return signals, surety, stored


def _clips(
    path: Path, shots: Sequence[Shot], signals: Signals, config: CurationConfig
) -> Iterator[tuple[Measured, bytes]]:
    info = clip_info(path)
    for shot, moments in _moments(path, shots):
        box = (0, 0, info.width, info.height)
        if "frame" not in config.skip:
            box = picture_box(moments)
        pictures = tuple(cropped(frame, box) for frame in moments)
        part = part_of(signals, shot.first, shot.stop)
        look = Look(
            moments=pictures,
            measures=measures_of(part, float(info.fps), info.width, info.height),
            fps=float(info.fps),
            box=box,
            stored=(info.width, info.height),
            tilt=float(abs((info.rotation + 45) % 90 - 45)),
        )
        yield _measured(shot, look, config, info.fps), strip_of(pictures)


def _measured(shot: Shot, look: Look, config: CurationConfig, fps: object) -> Measured:
    values = {
        f"{each.name}.{name}": round(float(value), 5)
        for each in measuring_filters(config)
        for name, value in each.measure(look).items()
    }
    return Measured(
        shot=shot.number,
        first=shot.first,
        stop=shot.stop,
        fps=fps,  # type: ignore[arg-type]
        width=look.stored[0],
        height=look.stored[1],
        box=look.box,
        camera=camera_kind(look.measures.signals, look.fps),
        values=values,
        features=tuple(features_of(frame) for frame in look.moments),
        moving=moving_of(look.moments),
    )


def _moments(path: Path, shots: Sequence[Shot]) -> Iterator[tuple[Shot, list[Frame]]]:
    """Some frames of each shot, as they are; one shot's at a time."""
    frames, place = read_frames(path), 0
    for shot in shots:
        length = shot.stop - shot.first
        wanted = {
            shot.first + math.floor((k + 0.5) * length / NUM_MOMENTS) for k in range(NUM_MOMENTS)
        }
        kept = []
        for index, frame in enumerate(islice(frames, shot.stop - place), place):
            if index in wanted:
                kept.append(frame)
        place = shot.stop
        if kept:
            yield shot, kept


def strip_of(frames: Sequence[Frame]) -> bytes:
    """Pictures of a clip side by side, as WebP."""
    height, width = frames[0].shape[:2]
    size = (max(round(width * STRIP_HEIGHT / height), 1), STRIP_HEIGHT)
    row = np.hstack([shrunk(frame, size) for frame in frames])
    done, packed = cv2.imencode(".webp", row[..., ::-1], [cv2.IMWRITE_WEBP_QUALITY, 80])
    if not done:
        raise MediaError("a strip of pictures could not be packed")
    return bytes(packed)
